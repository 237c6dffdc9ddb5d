// Where things lie: as the pictures have it on 86", with nothing over anything else on any glass.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "scene/keyboard.h"
#include "support/staged_workshop.h"

using base::Box;
using base::Edge;
using base::Id;
using base::Vec;
using support::StagedWorkshop;

namespace {

Box box_of(const scene::StationPlan& s) { return base::bounds(s.pose, s.size); }
Box box_of(const scene::RibbonPlan& r) { return base::bounds(r.pose, r.size); }
Box box_of(const scene::PebblePlan& p) { return base::bounds(p.pose, p.size); }

void check_box(const Box& box, double x0, double y0, double x1, double y1, double within = 3) {
  CHECK(box.min.x == Approx(x0).margin(within));
  CHECK(box.min.y == Approx(y0).margin(within));
  CHECK(box.max.x == Approx(x1).margin(within));
  CHECK(box.max.y == Approx(y1).margin(within));
}

std::vector<Box> desk_boxes(const scene::Plan::Desk& desk, const StagedWorkshop& w) {
  return {base::bounds(desk.keyboard, w.plan.keyboard(w.tokens)), base::bounds({desk.note.at, desk.note.angle_deg}, {desk.note.width_mm, desk.note.width_mm})};
}

// Opens a desk for everybody, one after the other, and counts those that cover another or leave the glass.
int desks_in_the_way(StagedWorkshop& w) {
  int wrong = 0;
  std::vector<Box> taken;
  const Box glass{{0, 0}, w.glass.size_mm};
  for (const Id seat : w.seats) {
    const auto desk = w.plan.desk(seat, w.tokens, taken);
    const auto boxes = desk_boxes(desk, w);
    bool good = true;
    for (const Box& box : boxes) {
      good &= glass.grown(0.01).contains(box.min) && glass.grown(0.01).contains(box.max);
      for (const Box& other : taken) good &= !other.overlaps(box);
    }
    if (!good) ++wrong;
    taken.insert(taken.end(), boxes.begin(), boxes.end());
  }
  return wrong;
}

}  // namespace

TEST_CASE("six people sit as in the picture") {
  StagedWorkshop w;
  w.go_to(1, 0);
  REQUIRE(w.plan.stations.size() == 6);
  check_box(box_of(*w.plan.station(w.seats[0])), 234, 1010, 606, 1074);
  check_box(box_of(*w.plan.station(w.seats[1])), 1314, 1010, 1686, 1074);
  check_box(box_of(*w.plan.station(w.seats[2])), 1314, 6, 1686, 70);
  check_box(box_of(*w.plan.station(w.seats[3])), 234, 6, 606, 70);
  check_box(box_of(*w.plan.station(w.seats[4])), 6, 254, 70, 626);
  check_box(box_of(*w.plan.station(w.seats[5])), 1850, 254, 1914, 626);
  check_box(w.plan.sheet, 84, 84, 1836, 996, 0.01);
  REQUIRE(w.plan.tent);
  check_box(*w.plan.tent, 640, 100, 1280, 291);
  REQUIRE(w.plan.pebbles.size() == 2);
  check_box(box_of(w.plan.pebbles[0]), 12, 1011, 224, 1073);
  int full = 0;
  for (const auto& ribbon : w.plan.ribbons) full += ribbon.full ? 1 : 0;
  CHECK(full == 2);
  CHECK(w.plan.ribbons.size() == 4);
}

TEST_CASE("ten people on 55 inches sit as in the picture") {
  StagedWorkshop w(10);
  w.set_glass(1218, 685, 55);
  w.go_to(1, 0);
  std::vector<double> south;
  for (const auto& s : w.plan.stations) {
    CHECK(s.size.x == Approx(232));
    if (s.edge == Edge::south) south.push_back(box_of(s).min.x);
  }
  REQUIRE(south.size() == 3);
  std::sort(south.begin(), south.end());
  CHECK(south[0] == Approx(96).margin(4));
  CHECK(south[1] == Approx(394).margin(4));
  CHECK(south[2] == Approx(890).margin(4));
  for (const auto& r : w.plan.ribbons) CHECK_FALSE(r.full);
  for (const auto& p : w.plan.pebbles) CHECK_FALSE(p.full);
}

TEST_CASE("stations, ribbons and pebbles never overlap") {
  for (const auto& screen : support::screens()) {
    for (std::size_t people = 1; people <= 12; ++people) {
      StagedWorkshop w(people);
      w.set_glass(screen.width, screen.height, screen.inches);
      w.go_to(1, 0);
      INFO(screen.inches << " inches, " << people << " people");
      REQUIRE(w.plan.stations.size() == people);
      std::vector<Box> boxes;
      for (const auto& s : w.plan.stations) boxes.push_back(box_of(s));
      for (const auto& r : w.plan.ribbons) boxes.push_back(box_of(r));
      for (const auto& p : w.plan.pebbles) boxes.push_back(box_of(p));
      const Box glass{{0, 0}, w.glass.size_mm};
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        CHECK(glass.contains(boxes[i].min));
        CHECK(glass.contains(boxes[i].max));
        CHECK_FALSE(boxes[i].overlaps(w.plan.sheet));
        for (std::size_t j = i + 1; j < boxes.size(); ++j) CHECK_FALSE(boxes[i].overlaps(boxes[j]));
      }
      for (const auto& s : w.plan.stations) CHECK(s.size.y == Approx(w.tokens.station.height));
    }
  }
}

TEST_CASE("everybody on one side still finds a place") {
  StagedWorkshop w(10);
  for (const Id seat : w.seats) w.builder.set(board::RecordKind::seat, seat, {{board::Property::edge, std::int64_t{0}}, {board::Property::along, 0.5}});
  w.set_glass(1218, 685, 55);
  REQUIRE(w.plan.stations.size() == 10);
  for (std::size_t i = 0; i < 10; ++i) {
    for (std::size_t j = i + 1; j < 10; ++j) CHECK_FALSE(box_of(w.plan.stations[i]).overlaps(box_of(w.plan.stations[j])));
  }
}

TEST_CASE("a station slides along its edge") {
  StagedWorkshop w(2);
  w.builder.set(board::RecordKind::seat, w.seats[0], {{board::Property::along, 0.8}});
  w.replan();
  CHECK(w.plan.station(w.seats[0])->pose.at.x == Approx(1536).margin(2));
}

TEST_CASE("one to ten people write at once on 86 inches") {
  for (std::size_t people = 1; people <= 10; ++people) {
    StagedWorkshop w(people);
    w.set_glass(1904, 1071, 86);
    w.go_to(1, 0);
    INFO(people << " people");
    CHECK(desks_in_the_way(w) == 0);
  }
}

TEST_CASE("six people write at once on 65 and on 55 inches") {
  for (const auto& [inches, width, height] : {std::tuple{65.0, 1439.0, 809.0}, {55.0, 1218.0, 685.0}}) {
    StagedWorkshop w(6);
    w.set_glass(width, height, inches);
    w.go_to(1, 0);
    INFO(inches << " inches");
    CHECK(desks_in_the_way(w) == 0);
  }
}

TEST_CASE("where ten people write on a small table, their keyboards are smaller, with keys that a finger still meets") {
  StagedWorkshop w(10);
  w.set_glass(1217.6, 684.9, 55);
  w.go_to(1, 0);
  const auto hidden = [&](base::Vec keyboard, const std::vector<scene::Plan::Desk>& desks) {
    double area = 0;
    for (std::size_t i = 0; i < desks.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) area += overlap(base::bounds(desks[i].keyboard, keyboard), base::bounds(desks[j].keyboard, keyboard));
    return area;
  };
  const auto size = w.plan.keyboard_size(w.tokens);
  CHECK(size < scene::KeyboardLayout::usual);
  for (const auto& key : w.tokens.keyboards.front()->at_size(size).keys(false, false)) CHECK(key.box.height() >= w.tokens.touch.key_min);
  const base::Vec tray = w.plan.keyboard(w.tokens);
  CHECK(hidden(tray, w.plan.desks(w.tokens)) < 0.05 * 10 * tray.x * tray.y);

  StagedWorkshop six;
  six.go_to(1, 0);
  CHECK(six.plan.keyboard_size(six.tokens) == scene::KeyboardLayout::usual);
}

TEST_CASE("ten people write at once on 55 inches: no desk over another, no keyboard over somebody's station") {
  StagedWorkshop w(10);
  w.set_glass(1217.6, 684.9, 55);
  w.go_to(1, 0);
  CHECK(desks_in_the_way(w) == 0);
  const base::Vec tray = w.plan.keyboard(w.tokens);
  const auto& desks = w.plan.desks(w.tokens);
  double over_stations = 0;
  for (std::size_t i = 0; i < desks.size(); ++i)
    for (const scene::StationPlan& s : w.plan.stations)
      if (s.seat != w.plan.seats[i]) over_stations += overlap(base::bounds(desks[i].keyboard, tray), base::bounds(s.pose, s.size));
  CHECK(over_stations < 100);  // mm2: a sliver of one tray
  CHECK(w.plan.writing_width >= w.plan.note_width);
}

TEST_CASE("a desk lies before its person, and the keyboard between them") {
  StagedWorkshop w;
  w.go_to(1, 0);
  const auto desk = w.plan.desk(w.seats[0], w.tokens, {});
  CHECK(desk.keyboard.at.x == Approx(420).margin(3));
  CHECK(desk.keyboard.angle_deg == Approx(0));
  CHECK(desk.note.at.y < desk.keyboard.at.y);
  CHECK(desk.note.width_mm == Approx(160));
  const auto west = w.plan.desk(w.seats[4], w.tokens, {});
  CHECK(west.keyboard.angle_deg == Approx(90));
  CHECK(west.note.at.x > west.keyboard.at.x);
}

TEST_CASE("a desk makes way for what lies there") {
  StagedWorkshop w;
  w.go_to(1, 0);
  const auto first = w.plan.desk(w.seats[0], w.tokens, {});
  const auto taken = desk_boxes(first, w);
  const auto second = w.plan.desk(w.seats[0], w.tokens, taken);
  for (const Box& box : desk_boxes(second, w)) {
    for (const Box& other : taken) CHECK_FALSE(box.overlaps(other));
  }
}

TEST_CASE("a keyboard for a note stays whole on the glass, anywhere, at any turn") {
  StagedWorkshop w;
  w.go_to(1, 0);
  for (double x = 90; x < 1840; x += 145) {
    for (double y = 90; y < 1000; y += 91) {
      for (const Id seat : {w.seats[0], w.seats[2], w.seats[4], w.seats[5]}) {
        const board::Placement note{{x, y}, 17, 160, 0};
        const auto pose = w.plan.keyboard_for(note, seat, w.tokens, {});
        const Box keys = base::bounds(pose, w.tokens.keyboard.size);
        CHECK(keys.min.x >= -0.01);
        CHECK(keys.min.y >= -0.01);
        CHECK(keys.max.x <= 1920.01);
        CHECK(keys.max.y <= 1080.01);
        CHECK(pose.angle_deg == Approx(w.plan.station(seat)->pose.angle_deg));
      }
    }
  }
}

TEST_CASE("a note belongs to the nearest person within reach") {
  StagedWorkshop w;
  w.go_to(1, 0);
  CHECK(w.plan.seat_near({420, 900}) == w.seats[0]);
  CHECK(w.plan.seat_near({150, 440}) == w.seats[4]);
  CHECK(w.plan.seat_near({1500, 60}) == w.seats[2]);
  StagedWorkshop alone(1);
  CHECK_FALSE(alone.plan.seat_near({1800, 100}));
}

TEST_CASE("people read from the nearest side") {
  StagedWorkshop w;
  CHECK(w.plan.facing_at({960, 1000}) == 0);
  CHECK(w.plan.facing_at({960, 90}) == 180);
  CHECK(w.plan.facing_at({90, 540}) == 90);
  CHECK(w.plan.facing_at({1830, 540}) == -90);
  StagedWorkshop wall(6, true);
  CHECK(wall.plan.facing_at({960, 90}) == 0);
}

TEST_CASE("a note never leaves the glass") {
  StagedWorkshop w;
  for (const Vec at : {Vec{-500, -500}, Vec{5000, 20}, Vec{90, 5000}, Vec{960, 540}}) {
    const Vec kept = w.plan.keep_on_glass(at, 166);
    CHECK(w.plan.sheet.contains(kept));
    for (double turn = 0; turn < 90; turn += 15) {
      const Box box = base::bounds({kept, turn}, {166, 166});
      CHECK(box.min.x >= -0.01);
      CHECK(box.min.y >= -0.01);
      CHECK(box.max.x <= 1920.01);
      CHECK(box.max.y <= 1080.01);
    }
  }
  CHECK(w.plan.keep_on_glass({960, 540}, 166) == Vec{960, 540});
}

TEST_CASE("a side of the ideas' sheet says with or without AI") {
  StagedWorkshop w;
  w.go_to(1, 0);
  REQUIRE(w.plan.zone_at({300, 500}));
  CHECK(w.plan.zone_at({300, 500})->ai == board::Ai::without);
  CHECK(w.plan.zone_at({1300, 500})->ai == board::Ai::with);
  CHECK(w.plan.zone_at({20, 20}) == nullptr);
}

TEST_CASE("stages stand in their order and the reserve goes when nothing waits") {
  StagedWorkshop w(6, true);
  for (int i = 0; i < 12; ++i) w.note(static_cast<std::size_t>(i), "Une idée", i % 2);
  w.go_to(2, 0);
  REQUIRE(w.plan.zones.size() == 5);
  CHECK(w.plan.zones.back().kind == scene::Zone::Kind::reserve);
  check_box(w.plan.zones[0].head, 64, 158, 524, 268, 8);
  w.lay_notes();
  for (const Id id : w.notes) {
    const auto* place = w.board().notes.find(id)->places.find(w.plan.sheet_id);
    REQUIRE(place);
    const auto* zone = w.plan.zone_at(place->at);
    REQUIRE(zone);
    CHECK(zone->kind == scene::Zone::Kind::reserve);
  }
  for (const Id id : w.notes) w.builder.set(board::RecordKind::note, id, {{board::Property::stage, w.plan.zones[1].stage}});
  w.replan();
  CHECK(w.plan.zones.size() == 4);
  const Id first = w.plan.zones[0].stage, second = w.plan.zones[1].stage;
  w.builder.set(board::RecordKind::stage, first, {{board::Property::order, std::string("zz")}});
  w.replan();
  CHECK(w.plan.zones[0].stage == second);
  CHECK(w.plan.zones[3].stage == first);
}

TEST_CASE("no stage at all is a plan too") {
  StagedWorkshop w;
  for (const auto& stage : std::vector<board::Stage>(w.board().stages.begin(), w.board().stages.end())) w.builder.remove(board::RecordKind::stage, stage.id);
  w.go_to(2, 0);
  for (const auto& zone : w.plan.zones) CHECK(zone.kind != scene::Zone::Kind::stage);
}

TEST_CASE("notes to vote on lie in rows, clear of the cards and of each other") {
  for (const auto& screen : support::screens()) {
    for (const bool wall : {false, true}) {
      for (const std::size_t n : {1, 15, 35, 60}) {
        StagedWorkshop w(7, wall);
        w.set_glass(screen.width, screen.height, screen.inches);
        w.go_to(3, 0);
        INFO(screen.inches << " inches, " << n << " notes, " << (wall ? "wall" : "table"));
        const auto places = w.plan.arrange(n);
        REQUIRE(places.size() == n);
        const bool fits = screen.inches >= 75 || (screen.inches >= 55 && n <= 15);
        for (std::size_t i = 0; i < n; ++i) {
          const double side = places[i].width_mm;
          CHECK(side >= 72);
          const Box box = Box::around(places[i].at, {side, side});
          CHECK(w.plan.sheet.contains(places[i].at));
          if (!fits) continue;
          if (w.plan.tent) CHECK_FALSE(box.overlaps(*w.plan.tent));
          CHECK_FALSE(box.overlaps(*w.plan.ranking));
          CHECK_FALSE(box.overlaps(*w.plan.count_card));
          for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(box.overlaps(Box::around(places[j].at, {side, side})));
          const bool north = std::abs(places[i].angle_deg) > 90;
          CHECK(north == (!wall && places[i].at.y < w.plan.sheet.centre().y));
        }
      }
    }
  }
}

TEST_CASE("the wall has its header, its sheet and its bar, and no station") {
  StagedWorkshop w(6, true);
  w.go_to(1, 0);
  check_box(w.plan.sheet, 36, 132, 1884, 972, 0.01);
  CHECK(w.plan.stations.empty());
  CHECK(w.plan.ribbons.empty());
  CHECK(w.plan.note_width == Approx(166));
  std::vector<Box> taken;
  for (const Id seat : w.seats) {
    const auto desk = w.plan.desk(seat, w.tokens, taken);
    for (const Box& box : desk_boxes(desk, w)) {
      for (const Box& other : taken) CHECK_FALSE(box.overlaps(other));
      CHECK(Box{{0, 0}, w.glass.size_mm}.contains(box.min));
      CHECK(Box{{0, 0}, w.glass.size_mm}.contains(box.max));
    }
    const auto boxes = desk_boxes(desk, w);
    taken.insert(taken.end(), boxes.begin(), boxes.end());
  }
}

TEST_CASE("the same board gives the same plan") {
  StagedWorkshop a(10), b(10);
  a.go_to(1, 0);
  b.go_to(1, 0);
  for (std::size_t i = 0; i < a.plan.stations.size(); ++i) CHECK(a.plan.stations[i].pose == b.plan.stations[i].pose);
  for (const Id seat : a.seats) CHECK(a.plan.desk(seat, a.tokens, {}).keyboard == b.plan.desk(seat, b.tokens, {}).keyboard);
}

TEST_CASE("papers are cut as small as a group needs to lie them side by side, and no smaller than hands may make them") {
  StagedWorkshop roomy(7);
  roomy.go_to(1, 0);
  CHECK(roomy.plan.note_width == Approx(124));
  for (const bool wall : {false, true}) {
    StagedWorkshop w(10, wall);
    w.set_glass(1218, 685, 55);
    w.go_to(1, 0);
    const double fifty = 50 * w.plan.note_width * w.plan.note_width, sheet = w.plan.sheet.width() * w.plan.sheet.height();
    INFO((wall ? "wall" : "table") << ", papers of " << w.plan.note_width << " mm");
    CHECK(w.plan.note_width >= 72);
    CHECK(fifty < sheet * 0.6);
    w.builder.set(board::RecordKind::workshop, w.workshop_id(), {{board::Property::notes_per_seat, std::int64_t{1}}});
    w.replan();
    CHECK(w.plan.note_width > 90);
  }
}

TEST_CASE("under a stage notes lie in rows, clear of each other where they fit, and with their first lines to be read where not") {
  for (const auto& screen : support::screens()) {
    for (const bool wall : {false, true}) {
      StagedWorkshop w(7, wall);
      w.set_glass(screen.width, screen.height, screen.inches);
      w.go_to(2, 0);
      // One lies there already: nothing waits in the reserve.
      const Id first = w.note(0, "Une idée", 0);
      w.lay_notes();
      w.builder.set(board::RecordKind::note, first, {{board::Property::stage, w.plan.zones.front().stage}});
      w.replan();
      for (const std::size_t n : {1, 4, 6, 14}) {
        for (const auto& zone : w.plan.zones) {
          if (zone.kind != scene::Zone::Kind::stage || (n > 6 && screen.inches < 55)) continue;
          const auto places = w.plan.under(zone, w.plan.foot_of_stages(false), n);
          INFO(screen.inches << " inches, " << n << " notes, " << (wall ? "wall" : "table"));
          REQUIRE(places.size() == n);
          for (std::size_t i = 0; i < n; ++i) {
            const double side = places[i].width_mm;
            const Box box = Box::around(places[i].at, {side, side});
            CHECK(side >= 72);
            CHECK(w.plan.zone_at(places[i].at) == &zone);
            CHECK(box.min.y >= zone.head.max.y);
            CHECK(w.plan.sheet.grown(1).contains(box.max));
            for (std::size_t j = 0; j < i; ++j) {
              const Box other = Box::around(places[j].at, {side, side});
              if (n <= 4) CHECK_FALSE(box.overlaps(other));
              // Neither beside another but for the margin of its text, nor with less than the band and a line between a row and the next.
              else if (box.overlaps(other) && std::abs(box.min.x - other.min.x) < 0.9 * side) CHECK(box.min.y - other.min.y >= 24);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("on a small glass too notes to vote on hide none, and lie clear of the cards") {
  struct Group {
    double width, height, inches;
    std::size_t people, notes;
  };
  for (const auto& g : {Group{1218, 685, 55, 10, 50}, Group{952, 535, 43, 4, 20}}) {
    for (const bool wall : {false, true}) {
      StagedWorkshop w(g.people, wall);
      w.set_glass(g.width, g.height, g.inches);
      w.go_to(3, 0);
      INFO(g.inches << " inches, " << (wall ? "wall" : "table"));
      std::vector<Box> boxes;
      for (const auto& place : w.plan.arrange(g.notes)) boxes.push_back(Box::around(place.at, {place.width_mm, place.width_mm}));
      REQUIRE(boxes.size() == g.notes);
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        CHECK_FALSE(boxes[i].overlaps(*w.plan.ranking));
        CHECK_FALSE(boxes[i].overlaps(*w.plan.count_card));
        if (w.plan.tent) CHECK_FALSE(boxes[i].overlaps(*w.plan.tent));
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(boxes[i].overlaps(boxes[j]));
      }
    }
  }
}

TEST_CASE("a low wall gives its sheet what its header and its bar leave blank") {
  StagedWorkshop w(6, true);
  w.set_glass(952, 535, 43);
  w.go_to(1, 0);
  CHECK(w.plan.header.height() == Approx(110));
  CHECK(w.plan.bar.height() == Approx(90));
  CHECK(w.plan.sheet.height() == Approx(335));
}
