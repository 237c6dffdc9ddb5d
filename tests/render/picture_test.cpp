// What is drawn, beside pictures that people looked at.
#include "drawing.h"

using namespace drawing;

TEST_CASE("notes: paper, shadow, mark and type, lying and held") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  list.clear = sheet;
  auto& out = list[LayerId::notes].instances;
  note(out, *table, {{90, 84}, 0}, paille, 1, "Réponses types pour les 20 questions fréquentes");
  note(out, *table, {{224, 90}, -2.4}, ciel, 2, "Où chaque idée fait-elle gagner du temps ?");
  note(out, *table, {{96, 222}, 180}, paille, 3, "Point de 10 min chaque matin : « Léa »");
  note(out, *table, {{290, 196}, 12}, ciel, 5, "Partager les cas difficiles chaque vendredi", true);
  const Brush brush(out);
  brush.halo({330, 240}, 46, people[4].with_alpha(0.30));
  brush.disc({330, 240}, 12, Colour{255, 253, 248, 140});
  brush.ring({330, 240}, 12, 1.6, people[4]);
  CHECK(support::differs_from_golden(table->drawn(list, 400, 300, 1), "render_notes") == "");
}

TEST_CASE("the twelve marks") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  list.clear = sheet;
  const Brush brush(list[LayerId::notes].instances);
  for (int person = 1; person <= 12; ++person) {
    const double x = 36 + (person - 1) % 6 * 66.0, y = 40 + (person - 1) / 6 * 130.0;
    brush.disc({x, y}, 28, people[person - 1]);
    brush.mark(person, {x, y}, 56 * 0.26, inner(person));
    brush.disc({x - 16, y + 55}, 12, people[person - 1]);
    brush.mark(person, {x - 16, y + 55}, 24 * 0.26, inner(person));
    brush.disc({x + 12, y + 55}, 5.75, people[person - 1]);
    brush.mark(person, {x + 12, y + 55}, 11.5 * 0.26, inner(person));
    brush.at({{x, y + 85}, 30}).mark(person, {}, 7, ink.with_alpha(0.34));
  }
  CHECK(support::differs_from_golden(table->drawn(list, 400, 300, 1), "render_marks") == "");
}

TEST_CASE("every icon") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  list.clear = paper;
  const Brush brush(list[LayerId::furniture].instances);
  for (int i = 1; i <= static_cast<int>(scene::Icon::pointing); ++i) {
    const Vec at{24 + (i - 1) % 8 * 50.0, 22 + (i - 1) / 8 * 42.0};
    brush.icon(static_cast<scene::Icon>(i), at, 30, 2.1, ink);
  }
  CHECK(support::differs_from_golden(table->drawn(list, 800, 600, 2), "render_icons") == "");
}

TEST_CASE("edges: borders, dashes, dots, lines, chevrons, triangles, rings") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  list.clear = sheet;
  const Brush brush(list[LayerId::ground].instances);
  brush.shadow({{12, 12}, {188, 62}}, 4, 7, shade.with_alpha(0.3), {});
  brush.chevron({{12, 10}, {190, 60}}, false, paper);
  brush.chevron({{180, 10}, {360, 60}}, true, ciel);
  brush.border({{12, 76}, {112, 136}}, 8, 2.5, brick);
  brush.at({{180, 106}, 20}).border(Box::around({}, {80, 50}), 2, 1, ink);
  brush.dashed({{240, 76}, {390, 136}}, 10, 1.4, 4, ink);
  brush.dashed({{12, 150}, {46, 184}}, 17, 1.4, 4.2, ink);
  brush.dotted({{60, 150}, {200, 220}}, 22, 3.5, 10, ink);
  brush.dotted_line({220, 150}, {390, 170}, 3, 8, {0x2B, 0x55, 0xA8});
  brush.line({220, 190}, {390, 180}, 6, brick.with_alpha(0.5));
  brush.line({220, 200}, {390, 205}, 1, ink);
  brush.triangle({{220, 220}, {260, 250}}, 0, ink);
  brush.triangle({{270, 220}, {310, 250}}, 90, brick);
  brush.triangle({{320, 225}, {340, 255}}, 190, ink);
  brush.ring({370, 240}, 22, 5, people[3]);
  brush.disc({30, 250}, 20, people[2]);
  brush.halo({100, 260}, 40, people[1].with_alpha(0.42));
  brush.shadow(Box::around({170, 262}, {48, 48}), 24, 20, shade.with_alpha(0.5), {});
  CHECK(support::differs_from_golden(table->drawn(list, 400, 300, 1), "render_edges") == "");
}

TEST_CASE("type at its sizes, at every angle, with emoji") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  list.clear = sheet;
  const Brush brush(list[LayerId::notes].instances);
  brush.text(*table->words("Étape suivante · micro 10,5", 10.5, 14, 600), {10, 8}, ink);
  brush.text(*table->words("Où chaque idée fait-elle gagner du temps ?", 15, 19, 500), {10, 24}, ink);
  brush.text(*table->words("Notre défi", 26, 31, 600), {10, 46}, brick);
  brush.text(*table->words("12:40", 44, 56, 600), {150, 36}, ink);
  brush.text(*table->words("Bravo 🎉 👍 !", 19, 24, 500), {280, 46}, ink);
  for (int i = 0; i < 5; ++i) brush.at({{20.0 + 78 * i, 120}, -12.0 + 6 * i}).text(*table->words("Suivi", 19, 24, 500), {}, ink);
  brush.at({{200, 290}, 180}).text(*table->words("À l’envers", 15, 19, 500), {}, ink);
  brush.at({{395, 150}, 90}).text(*table->words("Sur le côté", 15, 19, 500), {}, ink);
  brush.at({{10, 285}, -90}).text(*table->words("Sur le côté", 15, 19, 500), {}, ink);
  brush.rounded({{60, 170}, {330, 215}}, 22, ink);
  brush.text(*table->words("Étape suivante", 17, 23, 600), {90, 181}, paper);
  brush.at({{230, 240}, 45}).text(*table->words("مرحبا 漢字", 15, 19, 500), {}, ink);
  CHECK(support::differs_from_golden(table->drawn(list, 400, 300, 1), "render_type") == "");
}

TEST_CASE("a panel's mesh is clipped in its own space") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  list.clear = sheet;
  scene::Mesh mesh;
  mesh.pose = {{200, 150}, 30};
  mesh.size = {200, 120};
  mesh.unit_mm = 0.5;
  const auto rectangle = [&](float x0, float y0, float x1, float y1, std::uint32_t rgba) {
    const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    for (const auto& [x, y] : {std::pair{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}) mesh.vertices.push_back({x, y, 0, 0, rgba});
    for (const std::uint32_t i : {0u, 1u, 2u, 0u, 2u, 3u}) mesh.indices.push_back(first + i);
  };
  rectangle(0, 0, 400, 240, 0xFFF8FDFFu);
  mesh.commands.push_back({0, 6, 0, {{0, 0}, {400, 240}}});
  rectangle(-1000, -1000, 1000, 1000, 0xFF0C41C2u);
  mesh.commands.push_back({6, 6, 0, {{40, 40}, {180, 200}}});
  rectangle(220, 40, 360, 200, 0x80A65624u);
  mesh.commands.push_back({0, 6, 8, {{200, 60}, {400, 180}}});
  mesh.commands.push_back({0, 60'000, 0, {{0, 0}, {400, 240}}});  // names what is not there: not drawn
  list.panels = {&mesh};
  CHECK(support::differs_from_golden(table->drawn(list, 400, 300, 1), "render_panel") == "");
  CHECK(table->renderer->stats().draw_calls == 3);
}

TEST_CASE("GLES draws what GL draws") {
  const auto table = Table::set(support::Gl::es_300);
  if (!table) return;
  scene::DrawList list;
  list.clear = sheet;
  auto& out = list[LayerId::notes].instances;
  note(out, *table, {{90, 84}, 0}, paille, 1, "Réponses types pour les 20 questions fréquentes");
  note(out, *table, {{224, 90}, -2.4}, ciel, 2, "Où chaque idée fait-elle gagner du temps ?");
  note(out, *table, {{96, 222}, 180}, paille, 3, "Point de 10 min chaque matin : « Léa »");
  note(out, *table, {{290, 196}, 12}, ciel, 5, "Partager les cas difficiles chaque vendredi", true);
  const Brush brush(out);
  brush.halo({330, 240}, 46, people[4].with_alpha(0.30));
  brush.disc({330, 240}, 12, Colour{255, 253, 248, 140});
  brush.ring({330, 240}, 12, 1.6, people[4]);
  CHECK(support::differs_from_golden(table->drawn(list, 400, 300, 1), "render_notes") == "");
}
