// What the furniture offers to fingers and to eyes: every control large enough, on the glass, apart from the others, named;
// texts large enough to read, in both languages, on every glass.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "scene/lettering.h"
#include "support/staged_workshop.h"

using base::Box;
using base::Id;
using scene::Action;
using scene::Area;
using scene::TargetKind;
using support::StagedWorkshop;

namespace {

struct Drawn {
  std::vector<scene::Instance> instances;
  scene::Areas areas;
};

Drawn draw_board(StagedWorkshop& w) {
  Drawn drawn;
  scene::Canvas canvas{drawn.instances, drawn.areas};
  const scene::Frame frame = w.frame();
  draw_linen(frame, canvas);
  draw_zones(frame, canvas);
  draw_thread(frame, canvas);
  draw_tent(frame, canvas);
  draw_stations(frame, canvas);
  draw_ribbons(frame, canvas);
  draw_wall_bar(frame, canvas);
  draw_vote_strip(frame, canvas);
  draw_slides(frame, canvas);
  draw_pebbles(frame, canvas);
  draw_clocks(frame, canvas);
  return drawn;
}

Drawn draw_home_screen(StagedWorkshop& w) {
  Drawn drawn;
  scene::Canvas canvas{drawn.instances, drawn.areas};
  draw_home(w.frame(), canvas);
  return drawn;
}

std::vector<const Area*> of_kind(const Drawn& drawn, TargetKind kind) {
  std::vector<const Area*> found;
  for (const Area& area : drawn.areas) {
    if (area.target.kind == kind) found.push_back(&area);
  }
  return found;
}
std::vector<const Area*> buttons(const Drawn& drawn, Action action) {
  std::vector<const Area*> found;
  for (const Area& area : drawn.areas) {
    if (area.target.kind == TargetKind::button && area.target.action() == action) found.push_back(&area);
  }
  return found;
}

bool acts(const Area& area) {
  switch (area.target.kind) {
    case TargetKind::button:
    case TargetKind::pad:
    case TargetKind::station_dot:
    case TargetKind::mark: return true;
    default: return false;
  }
}

// Everything that can be acted on is large enough, whole on the glass, named, and its label readable.
void check_reachable(StagedWorkshop& w, const Drawn& drawn) {
  const Box glass = Box{{0, 0}, w.glass.size_mm}.grown(0.5);
  for (const Area& area : drawn.areas) {
    INFO(to_string(area.target.kind) << " " << to_string(area.target.action()) << " « " << area.label << " »");
    // What all share is read from 2 m, what is one person's from 1 m; around the smallest glass nobody is farther than that.
    const bool near = area.seat || area.target.kind == TargetKind::nothing || w.glass.diagonal_inches < 50;
    if (area.text_height_mm > 0) CHECK(area.text_height_mm >= (near ? 10.49 : 12.9));
    if (!acts(area)) continue;
    CHECK(std::min(area.size.x, area.size.y) >= 20);
    CHECK_FALSE(area.label.empty());
    CHECK(area.label.front() != '[');
    const Box box = base::bounds(area.pose, area.size);
    CHECK(glass.contains(box.min));
    CHECK(glass.contains(box.max));
  }
  for (std::size_t i = 0; i < drawn.areas.size(); ++i) {
    for (std::size_t j = i + 1; j < drawn.areas.size(); ++j) {
      const Area &a = drawn.areas[i], &b = drawn.areas[j];
      if (!acts(a) || !acts(b) || a.target == b.target) continue;
      if (a.target.kind == TargetKind::station_dot && b.target.kind == TargetKind::station_dot) continue;  // many dots lie like coins
      INFO(a.label << " / " << b.label);
      CHECK_FALSE(b.contains(a.pose.at));
      CHECK_FALSE(a.contains(b.pose.at));
    }
  }
}

}  // namespace

TEST_CASE("all controls are reachable at every step, on every glass, in both languages") {
  for (const auto& screen : support::screens()) {
    for (const std::size_t people : {1, 6, 7, 10}) {
      for (const bool wall : {false, true}) {
        if (screen.inches < 55 && people > 7) continue;
        StagedWorkshop w(people, wall);
        w.set_glass(screen.width, screen.height, screen.inches);
        for (int i = 0; i < 12; ++i) w.note(static_cast<std::size_t>(i), "Une idée parmi d’autres", i % 2);
        for (std::size_t step = 0; step < 4; ++step) {
          w.go_to(step, 60000);
          for (const auto language : {base::Language::french, base::Language::english}) {
            w.texts.speak(language);
            INFO(screen.inches << " inches, " << people << " people, step " << step + 1 << (wall ? ", wall" : ", table"));
            check_reachable(w, draw_board(w));
          }
        }
      }
    }
  }
}

TEST_CASE("a station has its pads, pen and keyboard while people write") {
  StagedWorkshop w;
  w.go_to(1, 0);
  const Drawn drawn = draw_board(w);
  CHECK(of_kind(drawn, TargetKind::station).size() == 6);
  CHECK(of_kind(drawn, TargetKind::pad).size() == 12);
  CHECK(buttons(drawn, Action::write_note).size() == 6);
  CHECK(buttons(drawn, Action::draw_note).size() == 6);
  const auto pads = of_kind(drawn, TargetKind::pad);
  // ideation.png: Amina's first pad, 27 mm over the tray's edge.
  CHECK(pads[0]->pose.at.x == Approx(389).margin(2));
  CHECK(pads[0]->pose.at.y == Approx(1014).margin(2));
  CHECK(pads[0]->size.x == Approx(62));
}

TEST_CASE("during the vote dots take the place of the pads, and spent ones leave an empty place") {
  StagedWorkshop w;
  w.go_to(3, 0);
  const Id note = w.note(0, "Trier les mails", 1);
  w.make(board::RecordKind::dot, {{board::Property::seat, w.seats[0]}, {board::Property::note, note}, {board::Property::round, std::int64_t{1}}});
  const Drawn drawn = draw_board(w);
  CHECK(of_kind(drawn, TargetKind::pad).empty());
  const auto dots = of_kind(drawn, TargetKind::station_dot);
  CHECK(dots.size() == 17);
  CHECK(std::count_if(dots.begin(), dots.end(), [&](const Area* a) { return a->seat == w.seats[0]; }) == 2);
  for (const Area* dot : dots) CHECK(dot->size.x == Approx(34));
  const auto dashed = std::count_if(drawn.instances.begin(), drawn.instances.end(),
                                    [](const scene::Instance& i) { return i.shape == static_cast<std::uint16_t>(scene::Shape::dashed); });
  CHECK(dashed == 1);
}

TEST_CASE("on every glass the card that counts a vote shows and hides it, with both halves large enough for a finger") {
  for (const auto& screen : support::screens()) {
    for (const bool wall : {false, true}) {
      INFO(screen.inches << " inches, " << (wall ? "wall" : "table"));
      StagedWorkshop w(7, wall);
      w.set_glass(screen.width, screen.height, screen.inches);
      w.go_to(3, 0);
      const Drawn drawn = draw_board(w);
      const auto show = buttons(drawn, Action::show_votes), hide = buttons(drawn, Action::hide_votes);
      REQUIRE(show.size() == 1);
      REQUIRE(hide.size() == 1);
      const Box card = *w.plan.count_card, one = Box::around(show[0]->pose.at, show[0]->size), other = Box::around(hide[0]->pose.at, hide[0]->size);
      for (const Box& half : {one, other}) {
        CHECK(half.width() >= 20);
        CHECK(half.height() >= 20);
        CHECK(card.contains(half.min));
        CHECK(card.contains(half.max));
      }
      CHECK_FALSE(one.grown(-0.1).overlaps(other));
      CHECK(w.plan.sheet.contains(card.max));
      CHECK_FALSE(w.plan.ranking->grown(-0.1).overlaps(card));
    }
  }
}

TEST_CASE("a dot in the air has left its station") {
  StagedWorkshop w;
  w.go_to(3, 0);
  scene::HeldDot held;
  held.seat = w.seats[1];
  w.preview.dots.push_back(held);
  const Drawn drawn = draw_board(w);
  const auto dots = of_kind(drawn, TargetKind::station_dot);
  CHECK(std::count_if(dots.begin(), dots.end(), [&](const Area* a) { return a->seat == w.seats[1]; }) == 2);
}

TEST_CASE("stages can be moved, named, added and taken away where the step lets people") {
  StagedWorkshop w;
  w.go_to(2, 0);
  const Drawn drawn = draw_board(w);
  CHECK(of_kind(drawn, TargetKind::stage).size() == 4);
  CHECK(buttons(drawn, Action::rename_stage).size() == 4);
  CHECK(buttons(drawn, Action::remove_stage).size() == 4);
  CHECK(buttons(drawn, Action::add_stage).size() == 1);
}

TEST_CASE("a process without stages invites to name the first") {
  StagedWorkshop w;
  const std::vector<board::Stage> stages(w.board().stages.begin(), w.board().stages.end());
  for (const auto& stage : stages) w.builder.remove(board::RecordKind::stage, stage.id);
  w.go_to(2, 0);
  const Drawn drawn = draw_board(w);
  REQUIRE(buttons(drawn, Action::add_stage).size() == 1);
  CHECK(buttons(drawn, Action::add_stage)[0]->size.x >= 200);
}

TEST_CASE("a stage being named shows what is typed") {
  StagedWorkshop w;
  w.go_to(2, 0);
  const std::size_t before = draw_board(w).instances.size();
  scene::Writing writing;
  writing.seat = w.seats[0];
  writing.kind = board::RecordKind::stage;
  writing.record = w.plan.zones[0].stage;
  writing.text = "Demande du client, telle qu’elle arrive";
  writing.caret = static_cast<std::uint32_t>(writing.text.size());
  w.preview.writings.push_back(writing);
  CHECK(draw_board(w).instances.size() > before);
}

TEST_CASE("pebbles and ribbons are for tables, the bar for walls") {
  StagedWorkshop table;
  table.go_to(1, 0);
  const Drawn on_table = draw_board(table);
  CHECK(buttons(on_table, Action::open_console).size() == 2);
  CHECK(buttons(on_table, Action::next_step).size() == 2);
  CHECK(of_kind(on_table, TargetKind::mark).empty());
  StagedWorkshop wall(6, true);
  wall.go_to(1, 0);
  const Drawn on_wall = draw_board(wall);
  CHECK(of_kind(on_wall, TargetKind::mark).size() == 6);
  CHECK(of_kind(on_wall, TargetKind::pad).size() == 2);
  for (const Action action : {Action::undo, Action::redo, Action::photo, Action::next_step, Action::open_console}) CHECK(buttons(on_wall, action).size() == 1);
  CHECK(of_kind(on_wall, TargetKind::station).empty());
}

TEST_CASE("on a wall the dots of whoever tapped their mark are at hand") {
  StagedWorkshop w(6, true);
  w.go_to(3, 0);
  CHECK(of_kind(draw_board(w), TargetKind::station_dot).empty());
  w.preview.wall_seat = w.seats[2];
  const auto drawn = draw_board(w);
  const auto dots = of_kind(drawn, TargetKind::station_dot);
  REQUIRE(dots.size() == 3);
  CHECK(dots[0]->seat == w.seats[2]);
}

TEST_CASE("a photo shows the sheet alone") {
  StagedWorkshop w;
  w.go_to(1, 0);
  Drawn drawn;
  scene::Canvas canvas{drawn.instances, drawn.areas};
  scene::Frame frame = w.frame();
  frame.for_photo = true;
  draw_stations(frame, canvas);
  draw_ribbons(frame, canvas);
  draw_pebbles(frame, canvas);
  draw_clocks(frame, canvas);
  draw_thread(frame, canvas);
  CHECK(drawn.instances.empty());
}

TEST_CASE("a name that has no room is said by its initials") {
  CHECK(scene::initials("Personne 10") == "P10");
  CHECK(scene::initials("Personne\u00a09") == "P9");
  CHECK(scene::initials("Anne-Marie Duval") == "AMD");
  CHECK(scene::initials("Élodie") == "É");
  CHECK(scene::initials("").empty());
}

TEST_CASE("a very long challenge and very long names stay inside") {
  for (const auto& [inches, width, height] : {std::tuple{86.0, 1904.0, 1071.0}, {55.0, 1218.0, 685.0}}) {
    StagedWorkshop w(10);
    std::string challenge;
    for (int i = 0; i < 25; ++i) challenge += "améliorer le service ";
    w.builder.set(board::RecordKind::workshop, w.workshop_id(), {{board::Property::challenge, challenge}});
    for (const Id seat : w.seats) w.builder.set(board::RecordKind::seat, seat, {{board::Property::name, std::string("Marie-Emmanuelle de La Rochefoucauld")}});
    w.set_glass(width, height, inches);
    w.go_to(1, 0);
    Drawn drawn;
    scene::Canvas canvas{drawn.instances, drawn.areas};
    draw_tent(w.frame(), canvas);
    const Box tent = w.plan.tent->grown(1);
    for (const auto& i : drawn.instances) {
      if (i.shape == static_cast<std::uint16_t>(scene::Shape::glyph)) CHECK(tent.contains({i.x, i.y}));
    }
    drawn = {};
    draw_stations(w.frame(), canvas);
    for (const auto& i : drawn.instances) {
      if (i.shape != static_cast<std::uint16_t>(scene::Shape::glyph)) continue;
      const bool inside = std::any_of(w.plan.stations.begin(), w.plan.stations.end(), [&](const auto& s) {
        return base::bounds(s.pose, s.size).grown(1).contains({i.x, i.y});
      });
      CHECK(inside);
    }
  }
}

TEST_CASE("home offers each workshop of the shelf and each that can be resumed, once a place") {
  for (const auto& screen : support::screens()) {
    StagedWorkshop w;
    w.set_glass(screen.width, screen.height, screen.inches);
    w.home.definitions = {&w.definition};
    for (std::size_t resumable = 0; resumable < 10; ++resumable) {
      INFO(screen.inches << " inches, " << resumable << " to resume");
      const Drawn drawn = draw_home_screen(w);
      CHECK(buttons(drawn, Action::prepare_workshop).size() == 1);
      // Its print and its button both resume it.
      CHECK(buttons(drawn, Action::resume_workshop).size() >= 2 * std::min<std::size_t>(resumable, 3));
      for (const Action action : {Action::speak_french, Action::speak_english, Action::toggle_night, Action::open_settings})
        CHECK(buttons(drawn, action).size() == 1);
      check_reachable(w, drawn);
      w.home.resumable.push_back(
          {Id::of(2, resumable + 1), "Idéation · Service clients", support::kNoon - static_cast<std::int64_t>(resumable) * 90'000'000, resumable * 7, 0});
    }
  }
}

TEST_CASE("nothing is drawn with a colour of the other light") {
  StagedWorkshop w;
  w.go_to(1, 0);
  w.night = true;
  const scene::Colour day = w.tokens.day.sheet, ink = w.tokens.day.ink;
  for (const auto& i : draw_board(w).instances) {
    const bool glyph = i.shape == static_cast<std::uint16_t>(scene::Shape::glyph);
    if (glyph) CHECK_FALSE(i.colour == ink);
    else CHECK_FALSE((i.colour == day && i.half_w > 100));
  }
}
