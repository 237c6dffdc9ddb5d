// Boards side by side, a matrix, and items with their lines: as they were judged, at a table and on a wall, in both languages.
#include <catch2/catch.hpp>

#include "scene_pictures/easel.h"
#include "workshop/rotation.h"

using support::Easel;
using support::StagedWorkshop;

namespace {

using board::Property;
using board::RecordKind;

constexpr int kWide = 960;
constexpr auto kBoard = scene::Screen::board;

struct Task {
  const char *fr, *en;
  int board, round;
  const char* cell;
};
constexpr Task kTasks[] = {
    {"Saisir les factures fournisseurs", "Enter supplier invoices", 0, 1, "low/high"},
    {"Lettrer les comptes clients", "Match customer accounts", 0, 1, "low/high"},
    {"Rapprocher la banque", "Reconcile the bank", 0, 2, "high/high"},
    {"Classer les pièces", "File the vouchers", 0, 3, "low/high"},
    {"Relancer les notes de frais", "Chase expense claims", 1, 1, "low/high"},
    {"Chercher un justificatif", "Look for a receipt", 1, 1, "low/high"},
    {"Ressaisir la même donnée", "Type the same data again", 1, 2, "low/high"},
    {"Attendre une validation", "Wait for an approval", 1, 3, "low/low"},
    {"Conseiller un chef de service", "Advise a head of department", 2, 1, "high/low"},
    {"Repérer une écriture anormale", "Spot an unusual entry", 2, 1, "high/high"},
    {"Expliquer les écarts", "Explain the differences", 2, 2, "high/low"},
    {"Prévoir la trésorerie", "Forecast the cash", 2, 3, "high/high"},
};

struct Cafe : StagedWorkshop {
  explicit Cafe(bool wall, bool english = false, bool small = false) : StagedWorkshop(6, wall, "culture") {
    if (small) set_glass(952, 535.5, 43);
    if (english) texts.speak(base::Language::english);
    const workshop::Sheet& sheet = *definition.sheet("cafe");
    go_to(1, 0);
    for (std::size_t i = 0; i < std::size(kTasks); ++i) {
      const Task& task = kTasks[i];
      const workshop::Sheet::Board& on = sheet.boards[static_cast<std::size_t>(task.board)];
      const base::Id id = note(i, english ? task.en : task.fr, workshop::paper_index(on.paper));
      const base::Box room = plan.boards[static_cast<std::size_t>(task.board)].room.grown(-14);
      const std::size_t n = i % 4;
      const base::Vec at{room.min.x + room.width() * (0.2 + 0.3 * static_cast<double>(n % 3)), room.min.y + room.height() * (n < 3 ? 0.24 : 0.76)};
      builder.set(RecordKind::note, id, {{Property::board, on.id}, {Property::round, std::int64_t{task.round}}, {Property::cell, std::string(task.cell)}});
      builder.place(RecordKind::note, id, plan.sheet_id, {at, static_cast<double>(i % 5) - 2, plan.note_width, static_cast<std::int64_t>(i) + 1});
    }
  }
  void round(std::int64_t number, bool changing) {
    // Notes of later rounds are not written yet.
    for (std::size_t i = 0; i < notes.size(); ++i)
      if (kTasks[i].round > number - (changing ? 1 : 0)) builder.remove(RecordKind::note, notes[i]);
    builder.set(RecordKind::step, steps[1],
                {{Property::round, number},
                 {Property::changing, changing},
                 {Property::round_from, std::int64_t{0}},
                 {Property::round_length, std::int64_t{changing ? 18'000 : 380'000}}});
    replan();
  }
  void lay_in_matrix(std::size_t step) {
    go_to(step, 60'000);
    const base::Box box = plan.matrix->box;
    int in_cell[4] = {};
    for (std::size_t i = 0; i + 2 < notes.size(); ++i) {
      const std::string cell = kTasks[i].cell;
      const bool right = cell.starts_with("high"), up = cell.ends_with("high");
      const int n = in_cell[(right ? 2 : 0) + (up ? 1 : 0)]++;
      const base::Vec share{(right ? 0.57 : 0.08) + 0.115 * (n % 4), (up ? 0.2 : 0.68) + 0.19 * (n / 4) + 0.03 * (n % 2)};
      builder.place(RecordKind::note, notes[i], plan.sheet_id,
                    {box.min + base::Vec{box.width() * share.x, box.height() * share.y}, static_cast<double>(i % 5) - 2, plan.note_width * 0.86,
                     static_cast<std::int64_t>(i)});
    }
    const auto waiting = plan.arrange(2);
    for (std::size_t i = 0; i < 2; ++i) builder.place(RecordKind::note, notes[notes.size() - 2 + i], plan.sheet_id, waiting[i]);
    replan();
  }
  void dot(std::size_t seat, std::size_t on, std::int64_t meaning = 0) {
    make(RecordKind::dot, {{Property::seat, seats[seat]}, {Property::note, notes[on]}, {Property::round, std::int64_t{1}}, {Property::meaning, meaning}});
  }
};

}  // namespace

TEST_CASE("boards on a wall in the second round, with the lane that tells who goes where") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Cafe w(true);
  w.round(2, false);
  easel->check(w, "boards_wall", kBoard, kWide);
}

TEST_CASE("boards on a wall in English, on the way back to the first: who reads what is new") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Cafe w(true, true);
  w.round(4, true);
  easel->check(w, "boards_wall_change_english", kBoard, kWide);
}

TEST_CASE("boards at a table in the third round, in English, and on the way to the report") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Cafe w(false, true);
  w.round(3, false);
  easel->check(w, "boards_table_english", kBoard, kWide);
  Cafe french(false);
  french.round(4, true);
  easel->check(french, "boards_table_change", kBoard, kWide);
}

TEST_CASE("boards at the smallest table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Cafe w(false, false, true);
  w.round(2, false);
  easel->check(w, "boards_table_43", kBoard, kWide);
}

TEST_CASE("a matrix on a wall, while notes are placed, and with dots in its area") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Cafe w(true);
  w.lay_in_matrix(2);
  easel->check(w, "matrix_wall", kBoard, kWide);
  Cafe english(true, true);
  english.lay_in_matrix(3);
  for (std::size_t i = 0; i < 4; ++i) english.dot(i, 0);
  english.dot(4, 1, 1);
  english.dot(5, 2);
  english.dot(1, 2, 1);
  english.dot(2, 9);
  easel->check(english, "matrix_wall_dots_english", kBoard, kWide);
}

TEST_CASE("a matrix at a table has its names for both sides") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Cafe w(false);
  w.lay_in_matrix(3);
  for (std::size_t i = 0; i < 4; ++i) w.dot(i, 0);
  w.dot(4, 1, 1);
  easel->check(w, "matrix_table", kBoard, kWide);
}

TEST_CASE("initiatives and the proposals that they are close to, on a wall and at a table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  for (const bool wall : {true, false}) {
    Cafe w(wall, wall);
    w.go_to(4, 60'000);
    std::vector<base::Id> items;
    for (const board::Note& note : w.board().notes)
      if (!note.source.empty()) items.push_back(note.id);
    const auto at_items = w.plan.arrange_items(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) w.builder.place(RecordKind::note, items[i], w.plan.sheet_id, at_items[i]);
    const auto places = w.plan.arrange(w.notes.size());
    for (std::size_t i = 0; i < w.notes.size(); ++i) w.builder.place(RecordKind::note, w.notes[i], w.plan.sheet_id, places[i]);
    const std::pair<std::size_t, std::size_t> lines[] = {{0, 0}, {0, 6}, {1, 4}, {2, 11}, {3, 9}};
    for (const auto& [from, to] : lines)
      w.make(RecordKind::link, {{Property::link_from, items[from]}, {Property::link_to, w.notes[to]}, {Property::seat, w.seats[from]}});
    w.replan();
    easel->check(w, wall ? "links_wall_english" : "links_table", kBoard, kWide);
  }
}
