// Costs as they were judged: half filled in at a table with pads open, full on a wall in English, on the smallest table on two pages.
#include <catch2/catch.hpp>

#include "scene_pictures/easel.h"
#include "workshop/costs.h"
#include "workshop/one_by_one.h"

using support::Easel;
using support::StagedWorkshop;

namespace {

using board::Property;
using board::RecordKind;

constexpr int kWide = 960;

struct Priced : StagedWorkshop {
  explicit Priced(bool wall, bool english = false, bool small = false) : StagedWorkshop(6, wall, "solution") {
    if (small) set_glass(952, 535.5, 43);
    if (english) texts.speak(base::Language::english);
    go_to(2, 300'000);
  }
  // The numbers of so many cells, line by line.
  void fill(std::size_t most) {
    static constexpr std::int64_t values[] = {11'000, 14'000, 2'000, 5'000, 6'000, 3'000, 2'000, 4'000, 1'000, 6'000, 9'000, 18'000,
                                              1'600,  2'400,  0,     2'000, 3'000, 3'600, 20,    12,    25,    10,    8,     20};
    std::size_t n = 0;
    for (const auto& line : workshop::costs_of(*definition.sheet("couts"), board(), plan.sheet_id).lines)
      for (const board::Note* item : workshop::list_of(board(), "solutions")) {
        if (n >= most || n >= std::size(values)) return replan();
        make(RecordKind::figure, {{Property::sheet, plan.sheet_id}, {Property::row, line.row}, {Property::item, item->id}, {Property::value, values[n++]}});
      }
    replan();
  }
  void open_pad(std::size_t seat, std::size_t line, std::size_t item, base::Vec aside, double angle, const char* digits) {
    const scene::CostsPlan::Line& at = plan.costs->lines[line];
    scene::NumberPad pad;
    pad.session = 90 + seat;
    pad.seat = seats[seat];
    pad.row = at.row;
    pad.item = plan.costs->items[item];
    pad.digits = digits;
    pad.fresh = false;
    pad.pose = {at.cells[item].centre() + aside, angle};
    preview.number_pads.push_back(pad);
  }
};

}  // namespace

TEST_CASE("costs half filled in at a table with two pads open") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Priced w(false);
  w.fill(13);
  w.open_pad(0, 4, 1, {120, 110}, 0, "2400");
  w.open_pad(2, 0, 2, {-150, 60}, 180, "2");
  easel->check(w, "costs_table", scene::Screen::board, kWide);
}

TEST_CASE("costs filled in on a wall in English and on the smallest table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Priced wall(true, true);
  wall.fill(24);
  easel->check(wall, "costs_wall_english", scene::Screen::board, kWide);
  Priced small(false, false, true);
  small.fill(20);
  easel->check(small, "costs_table_43", scene::Screen::board, kWide);
}
