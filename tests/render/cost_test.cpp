// What a frame may cost: draw calls that do not grow with the notes, nothing sent when nothing changed.
#include "drawing.h"

using namespace drawing;

namespace {

void lay_notes(scene::DrawList& list, Table& table, int count) {
  auto& layer = list[LayerId::notes];
  layer.instances.clear();
  for (int i = 0; i < count; ++i) {
    note(layer.instances, table, {{20.0 + i % 40 * 47, 20.0 + i / 40 * 41}, i % 7 - 3.0}, i % 2 ? paille : ciel, i % 12 + 1, "Suivi des échanges");
    const Brush brush(layer.instances);
    brush.icon(scene::Icon::lock, {20.0 + i % 40 * 47, 30}, 12, 1, ink);
  }
}

}  // namespace

TEST_CASE("draw calls do not grow with the notes") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  lay_notes(list, *table, 10);
  table->drawn(list, 960, 540, 0.5);
  const int calls = table->renderer->stats().draw_calls;
  CHECK(calls <= 2);
  lay_notes(list, *table, 1000);
  table->drawn(list, 960, 540, 0.5);
  CHECK(table->renderer->stats().draw_calls == calls);
}

TEST_CASE("only what the damage shows is sent and drawn") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  lay_notes(list, *table, 300);
  CHECK_FALSE(table->renderer->keeps(480, 270, 0.25));
  table->drawn(list, 480, 270, 0.25);
  CHECK(table->renderer->keeps(480, 270, 0.25));
  CHECK_FALSE(table->renderer->keeps(481, 270, 0.25));
  const auto everything = table->renderer->stats();
  CHECK(everything.bytes_uploaded > 0);
  CHECK(table->renderer->altered() == std::vector<render::PxRect>{{0, 0, 480, 270}});

  list.rest.clear();
  list.glass.clear();
  table->renderer->draw(list, 480, 270, 0.25);
  CHECK(table->renderer->stats().draw_calls == 0);
  CHECK(table->renderer->stats().bytes_uploaded == 0);
  CHECK(table->renderer->altered().empty());

  list.rest.add({{400, 200}, {480, 280}});
  list.glass.add({{400, 200}, {480, 280}});
  table->renderer->draw(list, 480, 270, 0.25);
  const auto some = table->renderer->stats();
  CHECK(some.draw_calls > 0);
  CHECK(some.instances * 4 < everything.instances);
  CHECK(some.glyphs_rasterised == 0);
  CHECK(table->renderer->altered() == std::vector<render::PxRect>{{98, 48, 25, 25}});
}

namespace {

int worst_difference(const render::Image& a, const render::Image& b) {
  REQUIRE(a.rgba.size() == b.rgba.size());
  int worst = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) worst = std::max(worst, std::abs(int{a.rgba[i]} - int{b.rgba[i]}));
  return worst;
}

// Strips that meet in a turned paper's edge are drawn a hair over each other: some few pixels there may be a little darker.
double share_beyond(const render::Image& a, const render::Image& b, int level) {
  std::size_t beyond = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) beyond += std::abs(int{a.rgba[i]} - int{b.rgba[i]}) > level;
  return static_cast<double>(beyond) / static_cast<double>(a.rgba.size());
}

}  // namespace

TEST_CASE("leaving out what is hidden changes no picture") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  list.clear = sheet;
  lay_notes(list, *table, 300);
  const Brush over(list[LayerId::lifted].instances);
  over.rounded({{100, 100}, {700, 300}}, 30, paper);
  over.rounded({{200, 150}, {900, 400}}, 30, brick.with_alpha(0.5));
  const render::Image with_depth = table->drawn(list, 960, 540, 0.5);

  table->context->target(960, 540, false);
  table->renderer->draw(list, 960, 540, 0.5);
  const render::Image without = table->renderer->read_back(960, 540);
  CHECK(share_beyond(with_depth, without, 1) < 1e-4);
  CHECK(worst_difference(with_depth, without) <= 40);

  // Paper that is not quite opaque hides nothing: all of it is drawn.
  for (auto& layer : list.layers) {
    for (auto& instance : layer.instances) {
      if (instance.colour.a == 255 && instance.shape == static_cast<std::uint16_t>(scene::Shape::rounded)) instance.colour.a = 254;
    }
  }
  const render::Image all = table->drawn(list, 960, 540, 0.5);
  CHECK(share_beyond(with_depth, all, 4) < 1e-4);
  CHECK(worst_difference(with_depth, all) <= 40);
}

TEST_CASE("a full glyph atlas is emptied and goes on, and shows no garbage") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList sample;
  sample.clear = sheet;
  note(sample[LayerId::notes].instances, *table, {{90, 84}, 4}, paille, 1, "Réponses types pour les 20 questions 🙂");
  const render::Image before = table->drawn(sample, 200, 150, 1);
  // Hundreds of large sizes, straight and turned, over and over: far more than the atlas holds.
  for (int round = 0; round < 12; ++round) {
    scene::DrawList many;
    const Brush brush(many[LayerId::notes].instances);
    for (int i = 0; i < 24; ++i) {
      brush.at({{10, 10.0 + i}, i % 2 ? 0.0 : 5.0})
          .text(*table->words("ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz", 60 + round * 17 + i * 0.7, 300, 400 + 100 * (i % 4)), {}, ink);
    }
    table->drawn(many, 400, 300, 1);
  }
  CHECK(worst_difference(before, table->drawn(sample, 200, 150, 1)) <= 1);
}
