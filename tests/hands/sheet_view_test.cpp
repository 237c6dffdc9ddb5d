// A wall's sheet drawn nearer by two fingers: what lies on it stays where it lies, and hands go on working on the part that is
// seen, each where their finger is.
#include "base/random.h"
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::SheetView;
using scene::TargetKind;
using support::Table;

namespace {

constexpr Table::Setting on_a_wall{.people = 7, .mode = scene::Mode::wall};

struct Wall : Table {
  explicit Wall(Setting setting = on_a_wall) : Table(setting) { kiosk().set_sheet_free(true); }
  const SheetView& view() const { return preview().sheet_view; }
  // Two fingers around a place part until the sheet is so many times nearer.
  Wall& nearer(Vec at, double times) {
    down(81, at + Vec{-50, 0}).down(82, at + Vec{50, 0});
    for (int i = 1; i <= 10; ++i) {
      const double half = 50 * (1 + (times - 1) * i / 10);
      move(81, at + Vec{-half, 0}).move(82, at + Vec{half, 0});
    }
    up(81).up(82).frame();
    return *this;
  }
  Vec seen_at(Id note) const { return see(Table::at(TargetKind::note, note)).pose.at; }
};

}  // namespace

TEST_CASE("two fingers on a wall's free sheet draw it nearer and nothing on the board moves") {
  Wall wall;
  const Id left = wall.note("Trier les mails", {500, 400}), right = wall.note("Répondre le jour même", {1300, 600});
  wall.settle();
  const std::string before = wall.json();
  const Vec middle{900, 300};
  wall.nearer(middle, 2);
  CHECK(wall.view().scale == Approx(2).margin(0.02));
  CHECK(base::distance(wall.view().to_glass(middle), middle) < 2);  // what was between the fingers is still there
  CHECK(base::distance(wall.seen_at(left), wall.view().to_glass(Vec{500, 400})) < 0.5);
  CHECK(wall.see(Table::at(TargetKind::note, left)).size.x == Approx(2 * wall.plan().note_width).epsilon(0.02));
  CHECK(wall.json() == before);
  CHECK(wall.live(right));
}

TEST_CASE("a sheet that is fixed stays, on a wall and on a table") {
  Table fixed(on_a_wall);
  Table around({.people = 7});
  around.kiosk().set_sheet_free(true);
  for (Table* table : {&fixed, &around}) {
    table->down(1, {900, 500}).down(2, {1000, 500});
    for (int i = 1; i <= 10; ++i) table->move(1, {900.0 - 10 * i, 500}).move(2, {1000.0 + 10 * i, 500});
    table->up(1).up(2).settle();
    CHECK(table->preview().sheet_view.whole());
  }
}

TEST_CASE("the sheet always fills its frame, whatever fingers do") {
  const base::Box frame{{40, 130}, {1880, 960}};
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    base::Random random(seed);
    SheetView view;
    for (int i = 0; i < 60; ++i) {
      const Vec from{random.between(0, 1920), random.between(0, 1080)}, to = from + Vec{random.between(-200, 200), random.between(-200, 200)};
      view = view.moved(from, to, random.between(0.5, 2), frame);
      const base::Box sheet = view.to_glass(frame);
      INFO("seed " << seed << ", move " << i);
      REQUIRE(view.scale >= 1);
      REQUIRE(view.scale <= SheetView::nearest);
      REQUIRE(sheet.min.x <= frame.min.x + 1e-6);
      REQUIRE(sheet.min.y <= frame.min.y + 1e-6);
      REQUIRE(sheet.max.x >= frame.max.x - 1e-6);
      REQUIRE(sheet.max.y >= frame.max.y - 1e-6);
      const Vec p{random.between(0, 1920), random.between(0, 1080)};
      REQUIRE(base::distance(view.to_glass(view.to_sheet(p)), p) < 1e-6);
    }
  }
}

TEST_CASE("on a sheet drawn nearer, seven hands drag seven notes at once, each under its finger") {
  Wall wall;
  wall.nearer({200, 250}, 2);
  REQUIRE(wall.view().scale > 1.9);
  std::vector<Id> notes;
  std::vector<Vec> from;
  for (int i = 0; i < 7; ++i) {
    from.push_back({260.0 + 220 * i, 330});
    notes.push_back(wall.note("Idée " + std::to_string(i), wall.view().to_sheet(from.back())));
  }
  wall.frame();
  for (int i = 0; i < 7; ++i) wall.down(i + 1, from[static_cast<std::size_t>(i)]);
  for (int step = 1; step <= 20; ++step)
    for (int i = 0; i < 7; ++i) wall.move(i + 1, from[static_cast<std::size_t>(i)] + Vec{2.0 * step, 15.0 * step});
  wall.pass(200);
  for (int i = 0; i < 7; ++i) wall.up(i + 1);
  wall.settle();
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(base::distance(wall.seen_at(notes[i]), from[i] + Vec{40, 300}) < 1);
    wall.expect(notes[i]).at(wall.view().to_sheet(from[i] + Vec{40, 300}));
  }
}

TEST_CASE("a note pulled from the bar lies where it was let go, seen through a nearer view") {
  Wall wall;
  wall.nearer({1200, 600}, 3);
  const Vec pad = wall.reach(Table::at(TargetKind::pad));
  const std::size_t before = wall.notes().size();
  wall.drag(1, pad, {800, 500}).settle();
  REQUIRE(wall.notes().size() == before + 1);
  CHECK(base::distance(wall.seen_at(wall.notes().back()), {800, 500}) < 2);
  // Let go over the bar it goes back to its pad, though the sheet goes on below.
  wall.drag(1, pad, wall.plan().bar.centre()).settle();
  CHECK(wall.notes().size() == before + 1);
}

TEST_CASE("a note let go over the bar stays where it can be seen") {
  Wall wall;
  wall.nearer({900, 300}, 3);
  const Id note = wall.note("Rappeler", wall.view().to_sheet(Vec{900, 500}));
  wall.frame();
  wall.drag(1, {900, 500}, wall.plan().bar.centre()).settle();
  CHECK(wall.plan().sheet.contains(wall.seen_at(note)));
}

TEST_CASE("while one draws the sheet about, a note stays under the finger of another") {
  Wall wall;
  wall.nearer({900, 500}, 2);
  const Id note = wall.note("Rappeler sous 2 h", wall.view().to_sheet(Vec{400, 560}));
  wall.frame();
  wall.slide(1, {400, 560}, {480, 560});
  wall.down(81, {1300, 400}).down(82, {1400, 400});
  for (int i = 1; i <= 10; ++i) wall.move(81, {1300.0 - 10 * i, 400.0 + 5 * i}).move(82, {1400.0 + 10 * i, 400.0 + 5 * i});
  REQUIRE(wall.view().scale > 3);
  CHECK(base::distance(wall.seen_at(note), {480, 560}) < 1);
  wall.move(1, {520, 600});
  CHECK(base::distance(wall.seen_at(note), {520, 600}) < 1);
  wall.up(81).up(82).pass(200).up(1).settle();
  CHECK(base::distance(wall.seen_at(note), {520, 600}) < 1);
}

TEST_CASE("a lasso is drawn around what is seen") {
  Wall wall;
  wall.nearer({900, 500}, 2);
  const Id in = wall.note("Dedans", wall.view().to_sheet(Vec{700, 500})), out = wall.note("Dehors", wall.view().to_sheet(Vec{1300, 500}));
  wall.frame();
  const Vec start{500, 300};
  wall.down(1, start).pass(700);
  Vec from = start;
  for (const Vec corner : {Vec{900, 300}, Vec{900, 700}, Vec{500, 700}, Vec{500, 310}}) {
    for (int i = 1; i <= 8; ++i) wall.move(1, from + (corner - from) * (i / 8.0));
    from = corner;
  }
  wall.up(1).frame();
  REQUIRE(wall.preview().lassos.size() == 1);
  CHECK(wall.preview().lassos[0].notes == std::vector<Id>{in});
  CHECK(wall.live(out));
}

TEST_CASE("what is written lies above its keyboard on the glass, and its caret goes where it is tapped") {
  Wall wall;
  wall.nearer({900, 400}, 2);
  wall.tap(Table::at(TargetKind::pad)).settle();
  REQUIRE(wall.preview().writings.size() == 1);
  const std::uint64_t session = wall.preview().writings[0].session;
  wall.type(session, "ticket").frame();
  const scene::Writing& w = wall.preview().writings[0];
  REQUIRE(w.text == "ticket");
  const Vec note = wall.seen_at(w.record);
  CHECK(wall.plan().sheet.contains(note));
  CHECK(base::distance(note, w.keyboard.at) < 700);
  scene::Writing third = w;
  third.caret = 3;
  auto& scene = wall.kiosk().scene();
  const auto place = *scene.seen(wall.board(), wall.preview(), w.record, wall.clock().now_us());
  const Vec line = scene.caret_point(wall.board(), third, place) - Vec{0, scene::caret_handle_mm + 2};
  wall.tap(wall.view().to_glass(line)).frame();
  CHECK(wall.preview().writings[0].caret == 3);
}

TEST_CASE("the ring opens beside the note as it is seen, and writes on it") {
  Wall wall;
  wall.nearer({900, 400}, 2);
  const Id note = wall.note("Trier", wall.view().to_sheet(Vec{600, 500}));
  wall.frame();
  wall.hold({600, 500}).frame();
  REQUIRE(wall.preview().rings.size() == 1);
  CHECK(base::distance(wall.preview().rings[0].at, {600, 500}) < 500);
  wall.tap(Table::button(scene::Action::ring_write)).frame();
  REQUIRE(wall.preview().writings.size() == 1);
  CHECK(wall.preview().writings[0].record == note);
}

TEST_CASE("a dot sticks to the note that is seen under it") {
  Table::Setting setting = on_a_wall;
  setting.step = 3;
  Wall wall(setting);
  wall.nearer({900, 500}, 2);
  const Id note = wall.note("Réponses types", wall.view().to_sheet(Vec{900, 500}));
  wall.frame();
  wall.tap(Table::at(TargetKind::mark, wall.seat(0))).frame();
  wall.drag(1, wall.reach(Table::at(TargetKind::station_dot, wall.seat(0))), {900, 520}).settle();
  CHECK(wall.board().dots_on(note).size() == 1);
}

TEST_CASE("« Tout voir » shows the whole sheet again, and so does another step") {
  Wall wall;
  CHECK_FALSE(wall.sees(Table::button(scene::Action::whole_sheet)));
  wall.nearer({900, 500}, 2);
  wall.tap(Table::button(scene::Action::whole_sheet)).frame();
  CHECK(wall.view().whole());
  CHECK_FALSE(wall.sees(Table::button(scene::Action::whole_sheet)));
  wall.nearer({900, 500}, 2);
  wall.go_to_step(2).frame();
  CHECK(wall.view().whole());
}

TEST_CASE("fingers of two people, far apart, do not draw the sheet, and each may lasso") {
  Wall wall;
  wall.down(1, {300, 400}).down(2, {1500, 400}).pass(700);
  for (int i = 1; i <= 20; ++i) wall.move(1, {300.0 + 8 * i, 400}).move(2, {1500.0 - 8 * i, 400});
  CHECK(wall.view().whole());
  CHECK(wall.preview().lassos.size() == 2);
  wall.up(1).up(2).settle();
}

TEST_CASE("one hand has the sheet at a time") {
  Wall wall;
  wall.down(1, {500, 400}).down(2, {600, 400});
  for (int i = 1; i <= 5; ++i) wall.move(1, {500.0 - 10 * i, 400}).move(2, {600.0 + 10 * i, 400});
  const SheetView mine = wall.view();
  wall.down(3, {1300, 700}).down(4, {1400, 700});
  for (int i = 1; i <= 5; ++i) wall.move(3, {1300.0 - 10 * i, 700}).move(4, {1400.0 + 10 * i, 700});
  CHECK(wall.view() == mine);
  wall.up(1).up(2).up(3).up(4).settle();
  wall.down(3, {1300, 700}).down(4, {1400, 700}).move(3, {1200, 700}).move(4, {1500, 700});
  CHECK_FALSE(wall.view() == mine);
}
