// What hands open and hold on the glass: ring, lasso bar, what was done here, pointing, lenses.
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>
#include <string>

#include "scene_pictures/easel.h"

using support::Easel;
using support::kBoard;
using support::kSmall;
using support::lay_about;
using support::StagedWorkshop;

TEST_CASE("ring, lasso bar and what was done here") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  const auto at = [&](std::size_t i) { return w.board().notes.find(w.notes[i])->places.find(w.plan.sheet_id)->at; };
  w.preview.rings.push_back({1, w.seats[0], w.notes[1], at(1), 0});
  scene::Lasso lasso;
  lasso.session = 2;
  lasso.seat = w.seats[1];
  lasso.closed = true;
  lasso.notes = {w.notes[9], w.notes[10]};
  for (int i = 0; i < 60; ++i) lasso.points.push_back((at(9) + at(10)) * 0.5 + base::Vec{240 * std::cos(i * 0.105), 120 * std::sin(i * 0.105)});
  lasso.bar = {(at(9) + at(10)) * 0.5 + base::Vec{0, 190}, 0};
  w.preview.lassos.push_back(lasso);
  scene::UndoCard card;
  card.session = 3;
  card.seat = w.seats[2];
  card.about = w.notes[4];
  card.kind = board::RecordKind::note;
  card.pose = {{1500, 380}, 0};
  card.rows = {{w.seats[0], w.texts("undo.note_moved", {"1"}), w.wall_ms - 60'000, 1},
               {w.seats[1], w.texts("undo.note_written", {"1"}), w.wall_ms - 180'000, 2}};
  w.preview.undo_cards.push_back(card);
  setenv("TZ", "UTC0", 1);
  tzset();
  easel->check(w, "gestures", kBoard, kSmall);
  // Slid back by two: what was taken back stays above, pale.
  auto& slid = w.preview.undo_cards[0];
  slid.kind = board::RecordKind::theme;
  slid.rows = {{w.seats[1], w.texts("undo.notes_moved", {"2"}), w.wall_ms - 120'000, 3},
               {w.seats[5], w.texts("undo.theme_named", {"1"}), w.wall_ms - 420'000, 4},
               {{}, w.texts("undo.theme_created", {"1"}), w.wall_ms - 9'000'000, 5}};
  slid.undone = {{w.seats[0], w.texts("undo.note_created", {"1"}), w.wall_ms - 60'000, 2},
                 {w.seats[3], w.texts("undo.note_removed", {"1"}), w.wall_ms - 20'000, 1}};
  easel->check(w, "undo_here_slid", kBoard, 1280);
}

TEST_CASE("people point, and what they point at is as it was") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  const auto at = [&](std::size_t i) { return w.board().notes.find(w.notes[i])->places.find(w.plan.sheet_id)->at; };
  const auto points = [&](std::uint64_t session, std::size_t seat, base::Vec place) {
    scene::Pointing p;
    p.session = session;
    p.seat = w.seats[seat];
    p.at = place;
    p.angle_deg = w.plan.station(p.seat)->pose.angle_deg;
    w.preview.pointings.push_back(p);
  };
  for (std::size_t i = 0; i < w.seats.size(); ++i) points(i + 1, i, at(2 * i) + base::Vec{20, 10});
  w.preview.pointings[1].seat = {};                                 // nobody knows whose hand
  w.preview.pointings[2].left_us = 1'000'000;                       // half gone
  w.preview.pointings[3].at = w.glass.size_mm - base::Vec{40, 60};  // in a corner: the tag is whole
  constexpr std::int64_t now_us = 1'750'000;
  easel->check(w, "pointing", kBoard, kSmall, now_us);
  // It opens once, in its first moments, and with reduced motion not even then.
  for (scene::Pointing& p : w.preview.pointings) p.since_us = now_us, p.left_us = 0;
  const auto begun = easel->paint(w, kBoard, kSmall, now_us), opened = easel->paint(w, kBoard, kSmall, now_us + 400'000);
  CHECK_FALSE(begun.rgba == opened.rgba);
  w.tokens.calm = true;
  CHECK(easel->paint(w, kBoard, kSmall, now_us).rgba == opened.rgba);
}

namespace {

struct Looking {
  StagedWorkshop w;
  Looking() {
    w.go_to(1, 5 * 60000);
    lay_about(w);
  }
  base::Vec at(std::size_t i) { return w.board().notes.find(w.notes[i])->places.find(w.plan.sheet_id)->at; }
  void lens(std::size_t seat, base::Vec place, double zoom) {
    w.preview.lenses.push_back({w.preview.lenses.size() + 1, w.seats[seat], place, w.plan.station(w.seats[seat])->pose.angle_deg, zoom});
  }
};

// The mean difference of a square of two pictures, in levels.
double difference(const render::Image& a, base::Vec at_a, const render::Image& b, base::Vec at_b, int half) {
  double sum = 0;
  for (int y = -half; y < half; ++y)
    for (int x = -half; x < half; ++x)
      for (int c = 0; c < 3; ++c) {
        const auto level = [&](const render::Image& image, base::Vec at) {
          const auto column = static_cast<std::size_t>(static_cast<int>(at.x) + x), row = static_cast<std::size_t>(static_cast<int>(at.y) + y);
          return int{image.rgba[(row * static_cast<std::size_t>(image.width) + column) * 4 + static_cast<std::size_t>(c)]};
        };
        sum += std::abs(level(a, at_a) - level(b, at_b));
      }
  return sum / (12.0 * half * half);
}

}  // namespace

TEST_CASE("lenses show what lies under them larger, upright for each holder") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Looking table;
  for (const std::size_t i : {std::size_t{0}, std::size_t{3}, std::size_t{5}})
    table.lens(i, table.at(2 * i + (i ? 0 : 1)) + base::Vec{10, 4}, 1.4 + 0.1 * static_cast<double>(i));
  easel->check(table.w, "lenses", kBoard, kSmall);
  table.w.night = true;
  easel->check(table.w, "lenses_night", kBoard, kSmall);
}

TEST_CASE("what a lens shows is as sharp as the table itself") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Looking table;
  const base::Vec at{std::round(table.at(4).x), std::round(table.at(4).y)};
  const auto twice = easel->paint(table.w, kBoard, 3840);
  table.lens(0, at, 2);
  const auto through = easel->paint(table.w, kBoard, 1920);
  CHECK(difference(through, at, twice, at * 2, 70) < 4);
}

TEST_CASE("in a turned lens the light still comes from above") {
  for (const double turned : {0.0, 90.0, 180.0, -90.0}) {
    INFO(turned);
    Looking table;
    StagedWorkshop& w = table.w;
    w.preview.lenses.push_back({1, w.seats[0], table.at(4), turned, 1.6});
    text::Typesetter type;
    scene::Scene scene(w.tokens, w.texts, type);
    scene.set_glass(w.glass);
    scene.set_screen(kBoard);
    scene.set_definition(&w.definition);
    scene.update(w.board(), w.preview, 0, w.wall_ms);
    const auto list = scene.whole_list(w.board(), w.preview);
    REQUIRE(list.lenses.size() == 1);
    // Each paper lies over its shadows, which are below it and to its right on the glass, whatever its own turn.
    std::size_t papers = 0;
    for (const auto& seen : list.lenses[0].seen) {
      const auto& all = seen.layer.instances;
      for (std::size_t i = 1; i < all.size(); ++i) {
        const bool paper = all[i].shape == static_cast<std::uint16_t>(scene::Shape::rounded) && all[i].border == 0;
        if (!paper || all[i - 1].shape != static_cast<std::uint16_t>(scene::Shape::shadow) || all[i - 1].half_w != all[i].half_w) continue;
        ++papers;
        CHECK(all[i - 1].y > all[i].y + 0.5f);
        CHECK(all[i - 1].x > all[i].x + 0.1f);
      }
    }
    CHECK(papers >= 1);
  }
}

TEST_CASE("a lens over a part of a wall's sheet shows nothing of what lies beyond its frame") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(6, true);
  w.go_to(1, 5 * 60000);
  lay_about(w);
  const base::Box sheet = w.plan.sheet;
  // Nearer by two, about the middle: a note above it lies behind the header now.
  w.preview.sheet_view = scene::SheetView{}.moved(sheet.centre(), sheet.centre(), 2, sheet);
  REQUIRE_FALSE(w.preview.sheet_view.whole());
  const base::Vec edge{std::round(sheet.centre().x), sheet.min.y};
  w.preview.lenses.push_back({1, w.seats[0], edge + base::Vec{0, 30}, 0, 1.4});
  const base::Vec behind = w.preview.sheet_view.to_sheet(edge - base::Vec{0, 20});
  const auto without = easel->paint(w, kBoard, 1920);
  w.builder.place(board::RecordKind::note, w.notes[0], w.plan.sheet_id, {behind, 0, w.plan.note_width, 100});
  const auto with = easel->paint(w, kBoard, 1920);
  // Above the frame's edge, as the lens shows it, nothing changed; below it, the note is seen.
  const double shown = edge.y + 30 - 30 * 1.4;
  CHECK(difference(with, {edge.x, shown - 20}, without, {edge.x, shown - 20}, 12) == 0);
  CHECK(difference(with, {edge.x, shown + 20}, without, {edge.x, shown + 20}, 12) > 4);
  easel->check(w, "lens_nearer_wall", kBoard, kSmall);
}

TEST_CASE("a hidden note says nothing under a lens either, and what moves under it moves in it") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Looking table;
  StagedWorkshop& w = table.w;
  table.lens(0, table.at(4), 2);
  w.builder.set(board::RecordKind::note, w.notes[4], {{board::Property::face_down, true}});
  const auto hidden = easel->paint(w, kBoard, kSmall);
  w.builder.set(board::RecordKind::note, w.notes[4], {{board::Property::text, std::string("Tout autre chose")}});
  CHECK(easel->paint(w, kBoard, kSmall).rgba == hidden.rgba);
  w.builder.set(board::RecordKind::note, w.notes[4], {{board::Property::face_down, false}});
  CHECK_FALSE(easel->paint(w, kBoard, kSmall).rgba == hidden.rgba);
}
