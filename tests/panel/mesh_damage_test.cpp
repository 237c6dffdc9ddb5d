// What of a panel is drawn anew: what has changed on it, and nothing where it looks the same.
#include "panel_table.h"

#include "panel/mesh_damage.h"

using panel::Kind;
using support::PanelTable;

namespace {

// Squares of 10 units side by side, each of a colour.
struct Squares {
  std::vector<scene::MeshVertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<scene::MeshCommand> commands;
  explicit Squares(const std::vector<std::uint32_t>& colours, double from = 0) {
    for (std::size_t i = 0; i < colours.size(); ++i) {
      const auto x = static_cast<float>(from + 100.0 * static_cast<double>(i));
      const auto base = static_cast<std::uint32_t>(vertices.size());
      for (const auto& [dx, dy] : {std::pair{0.F, 0.F}, {10.F, 0.F}, {10.F, 10.F}, {0.F, 10.F}}) vertices.push_back({x + dx, dy, 0, 0, colours[i]});
      for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U}) indices.push_back(base + corner);
    }
    commands.push_back({0, static_cast<std::uint32_t>(indices.size()), 0, {{-1000, -1000}, {10000, 1000}}});
  }
  operator panel::Drawn() const { return {vertices, indices, commands}; }
};

double area(const std::vector<base::Box>& boxes) {
  double sum = 0;
  for (const base::Box& box : boxes) sum += box.width() * box.height();
  return sum;
}

}  // namespace

TEST_CASE("what looks the same is not drawn again") {
  const Squares a({1, 2, 3});
  const auto parts = panel::altered(a, a);
  REQUIRE(parts);
  CHECK(parts->empty());
}

TEST_CASE("one square of another colour is drawn again, and nothing beside it") {
  const auto parts = panel::altered(Squares({1, 2, 3}), Squares({1, 7, 3}));
  REQUIRE(parts);
  REQUIRE(parts->size() == 1);
  CHECK((*parts)[0] == base::Box{{100, 0}, {110, 10}});
}

TEST_CASE("two that lie apart are two places") {
  const auto parts = panel::altered(Squares({1, 2, 3}), Squares({9, 2, 9}));
  REQUIRE(parts);
  CHECK(parts->size() == 2);
  CHECK(area(*parts) == Approx(200));
}

TEST_CASE("one that moved leaves its old place and comes to its new one") {
  const auto parts = panel::altered(Squares({5}), Squares({5}, 50));
  REQUIRE(parts);
  CHECK(parts->size() == 2);
}

TEST_CASE("one that comes is drawn, those around it are not") {
  const Squares before({1, 3});
  Squares after({1, 3});
  // Between the two in the list, far to the right on the panel.
  const std::vector<scene::MeshVertex> more{{500, 0, 0, 0, 4}, {510, 0, 0, 0, 4}, {510, 10, 0, 0, 4}};
  after.vertices.insert(after.vertices.begin() + 4, more.begin(), more.end());
  for (std::size_t i = 6; i < after.indices.size(); ++i) after.indices[i] += 3;
  after.indices.insert(after.indices.begin() + 6, {4, 5, 6});
  after.commands[0].index_count += 3;
  const auto parts = panel::altered(before, after);
  REQUIRE(parts);
  REQUIRE(parts->size() == 1);
  CHECK((*parts)[0] == base::Box{{500, 0}, {510, 10}});
}

TEST_CASE("what is cut off by another clip is not compared") {
  const Squares a({1, 2});
  Squares b({1, 2});
  b.commands[0].clip.max.x = 50;
  CHECK_FALSE(panel::altered(a, b));
}

TEST_CASE("the same corners joined in another way are not taken for the same") {
  const Squares a({1, 2});
  Squares b({1, 2});
  std::swap(b.indices[1], b.indices[2]);
  CHECK_FALSE(panel::altered(a, b));
}

TEST_CASE("what seven people do to notes does not draw the console anew, a digit of its clock draws that digit") {
  PanelTable table;
  REQUIRE(table.store.commit(store::Draft(board::Actor::facilitator())
                                 .set(board::RecordKind::workshop, table.board().workshop().id, {{board::Property::current_step, table.board().steps[1].id}})
                                 .set(board::RecordKind::step, table.board().steps[1].id, {{board::Property::running_since, table.clock.wall_ms()}})));
  table.store.set_rules(workshop::rules_now(table.definition, table.board(), table.glass.size_mm));
  table.open(Kind::console);
  table.update();
  const scene::Mesh& mesh = *table.panels.meshes().front();
  std::vector<board::Id> notes;
  for (const auto& seat : table.board().seats) {
    notes.push_back(table.store.new_id());
    store::Draft draft(board::Actor::of_seat(seat.id));
    draft.create(board::RecordKind::note, notes.back(), {{board::Property::seat, seat.id}, {board::Property::text, std::string("Une idée")}});
    REQUIRE(table.store.commit(std::move(draft)));
  }
  table.update();  // who has written is on it
  const std::uint64_t seen = mesh.revision;
  int passes = 0;
  for (int round = 0; round < 5; ++round)
    for (std::size_t i = 0; i < notes.size(); ++i) {
      store::Draft draft(board::Actor::of_seat(table.board().seats[i].id));
      draft.set(board::RecordKind::note, notes[i], {{board::Property::text, "Une autre idée " + std::to_string(round)}});
      REQUIRE(table.store.commit(std::move(draft)));
      if (table.update()) ++passes;
    }
  CHECK(passes == 0);
  CHECK(mesh.revision == seen);

  table.wait(1100);
  REQUIRE(table.update());
  CHECK(mesh.revision == seen + 1);
  REQUIRE_FALSE(mesh.altered.empty());
  // At most a tenth of the panel: figures, and the line that grows below them.
  CHECK(area(mesh.altered) * mesh.unit_mm * mesh.unit_mm < 0.1 * mesh.size.x * mesh.size.y);
}
