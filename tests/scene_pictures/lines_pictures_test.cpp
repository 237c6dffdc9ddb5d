// Maps of cards and plannings by month: as they were judged, at a table and on a wall, in both languages.
#include <catch2/catch.hpp>

#include "board/fractional_index.h"
#include "scene_pictures/easel.h"
#include "workshop/cells.h"

using support::Easel;
using support::StagedWorkshop;

namespace {

using board::Property;
using board::RecordKind;

constexpr int kWide = 960;
constexpr auto kBoard = scene::Screen::board;

struct Plan : StagedWorkshop {
  std::vector<base::Id> rows;
  std::string last = "y";
  Plan(std::size_t step, bool wall, bool english = false, bool small = false) : StagedWorkshop(6, wall, "communication") {
    if (small) set_glass(952, 535.5, 43);
    if (english) texts.speak(base::Language::english);
    go_to(step, 810'000);
    rows = workshop::rows_of(board(), plan.sheet_id);
  }
  base::Id put(std::size_t seat, std::size_t row, std::size_t month, const std::string& text, std::int64_t paper) {
    const base::Id id = note(seat, text, paper);
    last = board::order_between(last, "");
    const std::string column = plan.table->kind == scene::TablePlan::Kind::lanes ? plan.table->columns[month].id : std::string();
    builder.place(RecordKind::note, id, plan.sheet_id, {plan.sheet.centre(), 0, 0, 1, {rows[row], column, last}});
    return id;
  }
  void stakes() {
    put(3, 0, 0, "Repérer les postes qui changent", 5);
    put(1, 1, 0, "Suivre la charge après six mois", 5);
    put(0, 2, 0, "Choisir le service pilote", 5);
    put(4, 3, 0, "Réorganiser la semaine type", 5);
    put(5, 4, 0, "Garder l’intérêt du métier", 5);
    put(2, 5, 0, "Parler d’une seule voix", 5);
    put(0, 6, 0, "Avoir du temps pour aider", 5);
    replan();
  }
  void months() {
    put(2, 1, 1, "Lettre de la direction", 3);
    put(0, 1, 4, "Point de rentrée", 1);
    put(2, 1, 5, "Article de bilan", 3);
    put(3, 2, 1, "Kit pour la filière", 0);
    put(3, 2, 2, "Offre de formation ouverte", 0);
    put(1, 3, 1, "Atelier managers", 1);
    put(4, 3, 3, "Visite d’un service pilote", 1);
    put(5, 4, 2, "Questions-réponses en équipe", 4);
    put(4, 4, 0, "Ambassadeurs formés", 3);
    put(0, 4, 4, "Parcours pour tous", 4);
    put(3, 5, 0, "Réunion avec les partenaires sociaux", 2);
    replan();
  }
};

}  // namespace

TEST_CASE("a map of stakes on a wall and at a table, and at the smallest ones") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Plan wall(0, true);
  wall.stakes();
  easel->check(wall, "map_wall", kBoard, kWide);
  Plan table(0, false);
  table.stakes();
  easel->check(table, "map_table", kBoard, kWide);
  Plan small(0, false, false, true);
  small.stakes();
  easel->check(small, "map_table_43", kBoard, kWide);
  Plan small_wall(0, true, true, true);
  small_wall.stakes();
  easel->check(small_wall, "map_wall_43_english", kBoard, kWide);
}

TEST_CASE("a line of a map held over another card, at night") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Plan w(0, true);
  w.stakes();
  w.night = true;
  const base::Id line = w.plan.table->rows[4].cells.front().notes[0];
  board::Placement place = w.plan.table->places.at(line);
  place.at = w.plan.table->rows[5].cells.front().box.centre();
  w.preview.held.push_back({RecordKind::note, line, place, w.seats[1], 1, 1});
  easel->check(w, "map_held_night", kBoard, kWide);
}

TEST_CASE("a planning on a wall with a strip in the hand, at a table, and at the smallest ones") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Plan wall(1, true);
  wall.months();
  const base::Id strip = wall.put(1, 5, 3, "Point à six mois", 2);
  wall.replan();
  board::Placement place = wall.plan.table->places.at(strip);
  place.at += base::Vec{190, 14};
  place.angle_deg = 2;
  wall.preview.held.push_back({RecordKind::note, strip, place, wall.seats[1], 1, 1});
  easel->check(wall, "planning_wall", kBoard, kWide);
  Plan table(1, false, true);
  table.months();
  easel->check(table, "planning_table_english", kBoard, kWide);
  Plan small(1, false, false, true);
  small.months();
  easel->check(small, "planning_table_43", kBoard, kWide);
  Plan small_wall(1, true, true, true);
  small_wall.months();
  easel->check(small_wall, "planning_wall_43_english", kBoard, kWide);
}
