// A grid of criteria as it was judged: at a table with everybody's own card, on a wall with the costs beside it, at the smallest of both.
#include <algorithm>
#include <catch2/catch.hpp>

#include "scene/draw_criteria.h"
#include "scene_pictures/easel.h"
#include "workshop/weighing.h"

using support::Easel;
using support::StagedWorkshop;

namespace {

using board::Property;
using board::RecordKind;

constexpr int kWide = 960;
constexpr std::size_t kCriteria = 0, kMarks = 3, kChoice = 4;  // steps

struct Marked : StagedWorkshop {
  Marked(bool wall, std::size_t people, std::size_t step, bool small = false, bool english = false) : StagedWorkshop(people, wall, "solution") {
    if (english) texts.speak(base::Language::english);
    if (small) set_glass(952, 535.5, 43);
    go_to(step, 600'000);
  }
  workshop::Weighing weighed() { return workshop::weigh(board(), *workshop::current_sheet(definition, board())); }
  void mark(std::size_t gaps) {
    static const std::int64_t given[] = {4, 5, 4, 3, 3, 4, 5, 4, 4, 5, 4, 5, 4, 4, 3, 3, 4, 3, 3, 4, 3, 5, 5, 4, 2};
    const auto now = weighed();
    std::size_t n = 0;
    for (std::size_t c = 0; c < now.criteria.size(); ++c)
      for (std::size_t i = 0; i < now.items.size(); ++i)
        for (std::size_t j = 0; j < now.jury.size(); ++j) {
          ++n;
          if (gaps > 0 && n % gaps == 0) continue;
          make(RecordKind::figure, {{Property::sheet, now.sheet},
                                    {Property::row, now.criteria[c].row},
                                    {Property::item, now.items[i]->id},
                                    {Property::seat, now.jury[j]},
                                    {Property::value, std::min<std::int64_t>(5, given[(n * 7 + i * 3) % std::size(given)] + (i == 0 && gaps == 0 ? 1 : 0))}});
        }
    replan();
  }
  void cost() {
    const board::Sheet* costs = nullptr;
    for (const auto& sheet : board().sheets)
      if (sheet.key == "couts") costs = &sheet;
    const base::Id sheet = costs->id;
    std::vector<base::Id> rows;
    for (const auto& row : board().rows)
      if (row.sheet == sheet) rows.push_back(row.id);
    const auto items = weighed().items;
    for (std::size_t i = 0; i < items.size(); ++i)
      for (std::size_t r = 0; r < rows.size(); ++r)
        make(RecordKind::figure, {{Property::sheet, sheet},
                                  {Property::row, rows[r]},
                                  {Property::item, items[i]->id},
                                  {Property::value, static_cast<std::int64_t>(r < 6 ? 1200 * (r + 1) + 900 * i : 12 + 5 * i)}});
    replan();
  }
};

}  // namespace

TEST_CASE("criteria and their weights at a table and everybody gives marks there") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Marked before(false, 6, kCriteria);
  easel->check(before, "criteria_weights", scene::Screen::board, kWide);
  Marked w(false, 7, kMarks);
  w.mark(9);
  easel->check(w, "criteria_table", scene::Screen::board, kWide);
  Marked small(false, 5, kMarks, true, true);
  small.mark(4);
  easel->check(small, "criteria_table_43_english", scene::Screen::board, kWide);
}

TEST_CASE("marks and costs on a wall with a pill open beside its cell") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Marked w(true, 3, kChoice);
  w.mark(0);
  w.cost();
  const auto now = w.weighed();
  const auto& grid = *w.plan.criteria;
  const base::Vec cell = grid.point(grid.cell(grid.rows[3], grid.columns[2], 2).centre());
  scene::Pill pill;
  pill.session = 5, pill.seat = now.jury[2], pill.row = grid.rows[3].row, pill.item = grid.columns[2].item, pill.hot = 2;
  pill.pose = {cell + base::Vec{-10, 60}, 0};
  w.preview.pills.push_back(pill);
  easel->check(w, "criteria_wall", scene::Screen::board, kWide);
  Marked small(true, 6, kMarks, true, true);
  small.mark(5);
  easel->check(small, "criteria_wall_43_english", scene::Screen::board, kWide);
}
