// Photographs: the same arrangement at any size, in tiles where it is large, and the glass left as it was.
#include "drawing.h"

using namespace drawing;

namespace {

scene::DrawList arrangement(Table& table) {
  scene::DrawList list;
  list.clear = sheet;
  note(list[LayerId::notes].instances, table, {{90, 84}, 0}, paille, 1, "Réponses types pour les 20 questions fréquentes");
  note(list[LayerId::notes].instances, table, {{250, 150}, 8}, ciel, 2, "Où chaque idée fait-elle gagner du temps ?");
  return list;
}

double mean_difference(const render::Image& a, const render::Image& b) {
  REQUIRE(a.rgba.size() == b.rgba.size());
  double sum = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) sum += std::abs(int{a.rgba[i]} - int{b.rgba[i]});
  return sum / static_cast<double>(a.rgba.size());
}

render::Image halved(const render::Image& from) {
  render::Image to{from.width / 2, from.height / 2, {}};
  for (int y = 0; y < to.height; ++y) {
    for (int x = 0; x < to.width; ++x) {
      for (int c = 0; c < 4; ++c) {
        const auto at = [&](int dx, int dy) { return int{from.rgba[static_cast<std::size_t>(((2 * y + dy) * from.width + 2 * x + dx) * 4 + c)]}; };
        to.rgba.push_back(static_cast<std::uint8_t>((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1) + 2) / 4));
      }
    }
  }
  return to;
}

}  // namespace

TEST_CASE("a photograph at the glass's size is the glass, at twice the size it is the same arrangement, finer") {
  const auto table = Table::set();
  if (!table) return;
  const scene::DrawList list = arrangement(*table);
  const render::Image glass = table->drawn(list, 400, 300, 1);
  auto same = table->renderer->photograph(list, {{0, 0}, {400, 300}}, 400, 300);
  REQUIRE(same);
  CHECK(mean_difference(glass, *same) == 0);
  auto twice = table->renderer->photograph(list, {{0, 0}, {400, 300}}, 800, 600);
  REQUIRE(twice);
  CHECK(mean_difference(glass, halved(*twice)) < 1.5);
}

TEST_CASE("a part of the glass is photographed as it is") {
  const auto table = Table::set();
  if (!table) return;
  const scene::DrawList list = arrangement(*table);
  const render::Image glass = table->drawn(list, 400, 300, 1);
  auto part = table->renderer->photograph(list, {{100, 50}, {300, 250}}, 200, 200);
  REQUIRE(part);
  render::Image crop{200, 200, {}};
  for (int y = 0; y < 200; ++y) {
    const auto row = glass.rgba.begin() + ((y + 50) * 400 + 100) * 4;
    crop.rgba.insert(crop.rgba.end(), row, row + 200 * 4);
  }
  CHECK(mean_difference(crop, *part) < 0.01);
}

TEST_CASE("tiles of a large photograph meet without a seam") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list;
  list.clear = sheet;
  Brush(list[LayerId::ground].instances).rounded({{-10, -10}, {410, 60}}, 0, brick);
  auto large = table->renderer->photograph(list, {{0, 0}, {400, 50}}, 4400, 550);
  REQUIRE(large);
  CHECK(large->width == 4400);
  std::size_t other = 0;
  for (std::size_t i = 0; i < large->rgba.size(); i += 4) other += large->rgba[i] != brick.r || large->rgba[i + 1] != brick.g || large->rgba[i + 3] != 255;
  CHECK(other == 0);
}

TEST_CASE("after a photograph the glass has what it kept, and its framebuffer is bound") {
  const auto table = Table::set();
  if (!table) return;
  scene::DrawList list = arrangement(*table);
  const render::Image glass = table->drawn(list, 400, 300, 1);
  GLint before = 0, after = 0;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before);
  REQUIRE(table->renderer->photograph(list, {{0, 0}, {400, 300}}, 400, 300));
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &after);
  CHECK(before == after);
  REQUIRE(table->renderer->keeps(400, 300, 1));
  list.rest.clear();
  table->renderer->draw(list, 400, 300, 1);
  CHECK(table->renderer->read_back(400, 300).rgba == glass.rgba);
  list.glass.clear();
  table->renderer->draw(list, 400, 300, 1);
  CHECK(table->renderer->stats().bytes_uploaded == 0);
}

TEST_CASE("a photograph of nothing, or of impossible size, is refused") {
  const auto table = Table::set();
  if (!table) return;
  const scene::DrawList list = arrangement(*table);
  CHECK_FALSE(table->renderer->photograph(list, {{0, 0}, {0, 0}}, 400, 300));
  CHECK_FALSE(table->renderer->photograph(list, {{0, 0}, {400, 300}}, 0, 300));
  CHECK_FALSE(table->renderer->photograph(list, {{0, 0}, {400, 300}}, 400, 400'000));
}
