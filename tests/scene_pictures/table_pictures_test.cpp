// Tables of cells and parts of the glass: as they were judged, at a table and on a wall, in both languages.
#include <catch2/catch.hpp>

#include "board/fractional_index.h"
#include "scene_pictures/easel.h"
#include "workshop/cells.h"
#include "workshop/split.h"

using support::Easel;
using support::StagedWorkshop;

namespace {

using board::Property;
using board::RecordKind;

constexpr int kWide = 960;
constexpr auto kBoard = scene::Screen::board;

struct Entry {
  std::size_t row, column;
  const char *fr, *en;
  std::int64_t paper;
};
// impact.png's own notes.
constexpr Entry kEntries[] = {
    {0, 0, "Les factures arrivent déjà lues", "Invoices arrive already read", 0},
    {0, 0, "On contrôle au lieu de saisir", "We check instead of entering", 0},
    {0, 0, "Moins de papier à classer", "Less paper to file", 0},
    {0, 1, "Comptable fournisseurs", "Accounts payable clerk", 2},
    {0, 1, "Assistante de gestion", "Management assistant", 2},
    {0, 2, "Saisie", "Data entry", 1},
    {0, 2, "Classement", "Filing", 1},
    {0, 2, "Relance fournisseur", "Supplier reminders", 1},
    {0, 3, "Repérer une erreur de lecture", "Spot a misreading", 3},
    {0, 3, "Régler le taux de confiance", "Set the confidence rate", 3},
    {0, 4, "Module «\u202fContrôler\u202f»", "Checking module", 5},
    {1, 0, "Le dialogue avec les acheteurs augmente", "More dialogue with buyers", 0},
    {1, 0, "Un seul circuit de validation", "A single approval circuit", 0},
    {1, 1, "Acheteurs", "Buyers", 2},
    {1, 1, "Contrôleur de gestion", "Management controller", 2},
    {1, 1, "Responsable comptable", "Head of accounts", 2},
    {1, 2, "Validation des commandes", "Approving orders", 1},
    {1, 2, "Clôture du mois", "Month-end closing", 1},
    {1, 3, "Expliquer un écart simplement", "Explain a gap simply", 3},
    {1, 3, "Piloter par exception", "Manage by exception", 3},
    {1, 3, "Animer un point hebdo", "Lead a weekly meeting", 3},
    {1, 4, "Parcours interne «\u202fDialogue\u202f»", "In-house course Dialogue", 5},
    {1, 4, "Tutorat par un pair", "Tutoring by a peer", 5},
};

struct Study : StagedWorkshop {
  bool speaks_english;
  std::vector<base::Id> rows;
  explicit Study(bool wall, bool english = false, bool small = false) : StagedWorkshop(6, wall, "impact"), speaks_english(english) {
    if (small) set_glass(952, 535.5, 43);
    if (english) texts.speak(base::Language::english);
  }
  void fill(std::size_t row_count = 2) {
    go_to(3, 795'000);
    rows = workshop::rows_of(board(), plan.sheet_id);
    while (rows.size() > row_count) builder.remove(RecordKind::row, rows.back()), rows.pop_back();
    std::string order;
    for (std::size_t i = 0; i < std::size(kEntries); ++i) {
      const Entry& entry = kEntries[i];
      const base::Id id = note(i, speaks_english ? entry.en : entry.fr, entry.paper);
      order = board::order_between(order, "");
      builder.place(RecordKind::note, id, plan.sheet_id,
                    {plan.sheet.centre(), 0, 0, 1, {rows[entry.row], definition.sheet("personnes")->columns[entry.column].id, order}});
    }
    replan();
  }
  void wait(std::size_t count) {
    go_to(2, 60'000);
    static const char* gaps[][2] = {{"Saisir chaque facture – Contrôler une lecture", "Enter each invoice – Check a reading"},
                                    {"Délai inconnu – Délai affiché", "Unknown delay – Delay on show"},
                                    {"Un formulaire par site – Un modèle commun", "A form a site – One common model"},
                                    {"Deux logiciels – Un seul écran", "Two programs – One screen"}};
    std::string order;
    for (std::size_t i = 0; i < count; ++i) {
      order = board::order_between(order, "");
      builder.place(RecordKind::note, note(i, gaps[i % 4][speaks_english ? 1 : 0], 0), plan.sheet_id, {plan.sheet.centre(), 0, 0, 1, {base::Id{}, {}, order}});
    }
    replan();
  }
  void work_apart(std::int64_t round) {
    go_to(1, 655'000);
    builder.set(RecordKind::step, steps[1],
                {{Property::round, round},
                 {Property::round_from, std::int64_t{0}},
                 {Property::round_length, std::int64_t{round == 1 ? 1'200'000 : 900'000}},
                 {Property::longer_b, std::int64_t{120'000}}});
    replan();
    static const char* gaps[][2] = {{"Saisir chaque facture – Contrôler une lecture", "Enter each invoice – Check a reading"},
                                    {"Classer le papier – Retrouver en ligne", "File the paper – Find it online"},
                                    {"Valider une à une – Valider par lot", "Approve one by one – Approve in batches"},
                                    {"Délai inconnu – Délai affiché", "Unknown delay – Delay on show"},
                                    {"Deux logiciels – Un seul écran", "Two programs – One screen"}};
    for (std::size_t i = 0; i < 8 && !plan.boards.empty(); ++i) {
      const base::Id id = note(i, gaps[i % 5][speaks_english ? 1 : 0], 0);
      const std::size_t part = i % plan.boards.size();
      const base::Box room = plan.boards[part].room;
      const std::size_t n = i / plan.boards.size();
      const base::Vec share{0.2 + 0.2 * static_cast<double>(n % 2) + (part == 0 ? 0 : 0.3), 0.22 + 0.17 * static_cast<double>(n)};
      builder.set(RecordKind::note, id, {{Property::board, workshop::part_name(static_cast<int>(part) + 1)}});
      builder.place(RecordKind::note, id, plan.sheet_id,
                    {room.min + base::Vec{room.width() * share.x, room.height() * share.y},
                     static_cast<double>(i % 5) - 2 + (glass.mode == scene::Mode::table && n == 0 ? 180 : 0), plan.note_width, static_cast<std::int64_t>(i)});
    }
    replan();
  }
};

}  // namespace

TEST_CASE("a table on a wall, with a note held over a cell") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Study w(true);
  w.fill();
  const scene::TablePlan::Cell& cell = w.plan.table->rows[0].cells[4];
  const base::Vec at = w.plan.table->slot(cell, 1, 2) + base::Vec{12, 16};
  w.preview.pulled.push_back({1, w.seats[1], 5, {at, 4, w.plan.note_width, 0}});
  easel->check(w, "table_wall", kBoard, kWide);
}

TEST_CASE("a table at a table, in English, and at the smallest one") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Study w(false, true);
  w.fill(3);
  easel->check(w, "table_table_english", kBoard, kWide);
  Study small(false, false, true);
  small.fill(2);
  easel->check(small, "table_table_43", kBoard, kWide);
  Study wall(true, true, true);
  wall.fill(2);
  easel->check(wall, "table_wall_43_english", kBoard, kWide);
}

TEST_CASE("gaps wait beside a table, and a row is held between two others") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Study w(false);
  w.wait(9);
  const auto& rows = w.plan.table->rows;
  w.preview.rows.push_back({1, rows[2].row, rows[1].box.min.y + 20, rows[1].box.min.y});
  easel->check(w, "table_waiting", kBoard, kWide);
  Study wall(true, true);
  wall.wait(13);
  easel->check(wall, "table_waiting_wall_english", kBoard, kWide);
}

TEST_CASE("two groups in two parts of a table, one of them ready, and the second presenting on a wall") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Study w(false);
  w.work_apart(1);
  w.preview.agreed.push_back({1, 1'000'000});
  easel->check(w, "parts_table", kBoard, kWide);
  Study wall(true, true);
  wall.work_apart(3);
  easel->check(wall, "parts_wall_english", kBoard, kWide);
  Study small(false, false, true);
  small.work_apart(1);
  easel->check(small, "parts_table_43", kBoard, kWide);
}
