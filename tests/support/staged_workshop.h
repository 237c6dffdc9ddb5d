// An ideation workshop at any step, with people, notes, themes, stages and dots, and all that the scene needs to draw it.
// Read by the tests of scene and by the pictures of its furniture.
#pragma once
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "scene/frame.h"
#include "support/board_builder.h"
#include "workshop/agenda.h"

namespace support {

inline constexpr std::int64_t kNoon = 1'781'532'000'000;  // 15 June 2026, Unix ms

struct StagedWorkshop {
  BoardBuilder builder;
  workshop::Definition definition;
  scene::Tokens tokens;
  base::Texts texts;
  text::Typesetter type;
  std::vector<base::Id> seats, steps, sheets, notes;
  scene::Preview preview;
  scene::HomeContent home;
  std::vector<scene::Trouble> troubles;
  scene::Glass glass;
  scene::Plan plan;
  std::int64_t wall_ms = kNoon;
  bool night = false;

  explicit StagedWorkshop(std::size_t people = 6, bool wall = false, const std::string& name = "ideation") {
    const std::string root = TABLEE_SOURCE_DIR;
    auto checked = workshop::check(root + "/boards/" + name + ".toml");
    REQUIRE(checked.definition);
    definition = *checked.definition;
    auto loaded = scene::Tokens::load(root + "/assets/tokens.toml");
    REQUIRE(loaded);
    tokens = *loaded;
    auto words = base::Texts::load(root + "/assets/texts.toml");
    REQUIRE(words);
    texts = *words;
    static const std::vector<std::string> kNames{"Amina", "Julien", "Karim", "Sofia", "Claire", "Théo", "Nadia", "Paul", "Marc", "Inès", "Hugo", "Zoé"};
    workshop::Beginning beginning;
    beginning.title = name == "ideation" ? "Idéation · Service clients" : definition.title.fr;
    for (const auto& step : definition.steps)
      if (step.notes_per_seat > 0) beginning.notes_per_seat = step.notes_per_seat;
    beginning.seats = workshop::spread_seats({kNames.begin(), kNames.begin() + static_cast<std::ptrdiff_t>(people)}, wall);
    if (people == 6 && !wall) {  // as the pictures seat them
      const int persons[] = {1, 2, 3, 4, 5, 6};
      for (std::size_t i = 0; i < 6; ++i) beginning.seats[i].person = persons[i];
      std::swap(beginning.seats[2].name, beginning.seats[3].name);
    }
    beginning.wall = wall;
    beginning.glass_mm = {1920, 1080};
    beginning.private_first = false;  // most stories begin when all is shared
    std::uint64_t counter = 0;
    const auto births = workshop::begin(definition, beginning, kNoon, [&] { return base::Id::of(1, ++counter); });
    for (const auto& birth : births) {
      builder.apply(birth.kind, birth.record, board::Create{birth.fields});
      if (birth.kind == board::RecordKind::seat) seats.push_back(birth.record);
      if (birth.kind == board::RecordKind::step) steps.push_back(birth.record);
      if (birth.kind == board::RecordKind::sheet) sheets.push_back(birth.record);
    }
    next_ = counter;
    glass.mode = wall ? scene::Mode::wall : scene::Mode::table;
    replan();
  }

  board::Board& board() { return builder.board(); }
  base::Id new_id() { return base::Id::of(1, ++next_); }
  base::Id workshop_id() { return builder.board().workshop().id; }
  base::Id make(board::RecordKind kind, board::Fields fields) {
    const base::Id id = new_id();
    builder.apply(kind, id, board::Create{std::move(fields)});
    return id;
  }
  void go_to(std::size_t step, std::int64_t elapsed_ms) {
    builder.set(board::RecordKind::workshop, workshop_id(), {{board::Property::current_step, steps[step]}});
    builder.set(board::RecordKind::step, steps[step], {{board::Property::elapsed, elapsed_ms}, {board::Property::running_since, std::int64_t{0}}});
    replan();
  }
  base::Id note(std::size_t seat, const std::string& text, std::int64_t paper) {
    const base::Id id =
        make(board::RecordKind::note, {{board::Property::seat, seats[seat % seats.size()]}, {board::Property::text, text}, {board::Property::paper, paper}});
    notes.push_back(id);
    return id;
  }
  // Lays all notes on the current sheet the way it receives them.
  void lay_notes() {
    const auto places = plan.arrange(notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i) builder.place(board::RecordKind::note, notes[i], plan.sheet_id, places[i]);
    replan();
  }
  void set_glass(double width_mm, double height_mm, double inches) {
    glass.size_mm = {width_mm, height_mm};
    glass.diagonal_inches = inches;
    replan();
  }
  void replan() { plan = scene::make_plan(board(), definition, glass, tokens); }

  scene::Frame frame() { return {board(), &definition, tokens, tokens.theme(night), texts, type, plan, preview, home, troubles, 0, wall_ms, nullptr, false}; }

 private:
  std::uint64_t next_ = 0;
};

// Glasses of 43" to 98", 16:9.
struct Screen {
  double inches, width, height;
};
inline const std::vector<Screen>& screens() {
  static const std::vector<Screen> all = [] {
    std::vector<Screen> list;
    for (const double inches : {43.0, 49.0, 55.0, 65.0, 75.0, 86.0, 98.0}) {
      const double width = inches * 25.4 * 16 / std::sqrt(337.0);
      list.push_back({inches, width, width * 9 / 16});
    }
    return list;
  }();
  return all;
}

}  // namespace support
