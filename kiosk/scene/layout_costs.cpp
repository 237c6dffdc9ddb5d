// Costs: the lines of each family under its name, a column for each item, and below, always in sight, what it comes to. Lines that have no
// room are on another page, which begins with the name of their family.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"
#include "workshop/costs.h"

namespace scene {
namespace {

constexpr double kLeast = 21;                 // mm: the least a cell is high
constexpr double kMost = 52;                  // and the most, on a large glass
constexpr double kFoot = 38, kWallFoot = 48;  // the buttons from page to page
constexpr double kRemove = 28;                // the key that takes a line away
constexpr double kStep = 26;                  // the keys of the years
constexpr double kYears = 64;                 // and between them how many they are
constexpr double kIndent = 34;                // of titles: those keys are before them
constexpr double kAdd = 26;                   // the key that adds a line

struct Heights {
  double head = 0, family = 0, line = 0, sum = 0;
};

// Which lines are on the page that begins with the first one: as many as have room, each family under its name.
std::size_t lines_on(const std::vector<workshop::Costs::Line>& lines, std::size_t first, double room, const Heights& h) {
  std::size_t count = 0;
  double used = 0;
  for (std::size_t i = first; i < lines.size(); ++i) {
    const bool named = i == first || lines[i].family != lines[i - 1].family;
    used += (named ? h.family : 0) + h.line;
    if (used > room + 0.01 && count > 0) break;
    ++count;
  }
  return count;
}

}  // namespace

void lay_costs(Plan& plan, const LayoutInput& in) {
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  const TablePlan like_a_table = begin_table(plan, in);
  CostsPlan out;
  out.turned = like_a_table.turned;
  out.room = like_a_table.room;
  const double wide = out.room.width(), high = out.room.height();
  const workshop::Costs costs = workshop::costs_of(in.sheet, in.board, plan.sheet_id);
  const auto& families = in.sheet.cost_families;
  out.items = costs.items;

  const double text = lettering(plan, in.tokens, 18);
  Heights h;
  const std::size_t sums = costs.has_days ? 4 : 3;
  h.head = std::max(74 * k, 40.0);
  // On a wall nothing that is touched stands higher than hands reach.
  if (wall) h.head = std::max(h.head, std::min(in.tokens.reach.wall_top(plan.glass.size_mm.y) + 2 - out.room.min.y, high * 0.3));
  h.sum = std::clamp(42 * k, 17.0, 46.0);
  double total_high = std::max(h.sum, kStep);
  h.family = std::clamp(44 * k, kAdd + 2, 44.0);
  double below = h.sum * static_cast<double>(sums - 1) + total_high + 10;
  // All names of families are there, those without a line too, so that one can be added.
  const auto names = static_cast<double>(families.size()), count = static_cast<double>(costs.lines.size());
  const auto line_high = [&](double room) {
    return std::clamp((room - names * h.family) / std::max(1.0, count), kLeast, std::max(kLeast, kMost * std::max(k, 0.6)));
  };
  const double foot = wall ? kWallFoot : kFoot;
  double room = high - h.head - below;
  h.line = line_high(room);
  const bool pages = names * h.family + count * h.line > room + 0.01;
  if (pages) {
    // What is only read makes way for what is filled in.
    h.sum = std::min(h.sum, std::max(16.0, text * 1.45));
    total_high = std::max(h.sum, kStep);
    below = h.sum * static_cast<double>(sums - 1) + total_high + 10;
    room = high - h.head - below - foot;
    h.line = kLeast;
  }
  out.text = std::min(text, h.line * 0.62);

  const auto columns = static_cast<double>(std::max<std::size_t>(1, costs.items.size()));
  const double title = std::clamp(wide * (columns > 4 ? 0.26 : 0.32), std::min(150.0, wide * 0.4), 520.0), column = (wide - title) / columns;
  const auto cell = [&](std::size_t i, double y, double height) { return out.facing(Box::at({title + column * static_cast<double>(i), y}, {column, height})); };
  const auto at_left = [&](double x, double y, double width, double height) { return out.facing(Box::at({x, y}, {width, height})); };
  out.corner = at_left(kIndent, 0, title - kIndent, h.head);
  for (std::size_t i = 0; i < out.items.size(); ++i) out.heads.push_back(cell(i, 0, h.head));

  std::size_t first = 0;
  if (const board::Sheet* record = in.board.sheets.find(plan.sheet_id); record && pages)
    for (std::size_t i = 0; i < costs.lines.size(); ++i)
      if (costs.lines[i].row == record->top) first = i;
  const std::size_t shown = pages ? lines_on(costs.lines, first, room, h) : costs.lines.size();
  double y = h.head;
  const auto name = [&](std::size_t family) {
    CostsPlan::Family f;
    f.number = family;
    f.head = at_left(0, y, wide, h.family);
    f.add = at_left(0, y + (h.family - kAdd) / 2, kAdd, kAdd);
    out.families.push_back(f);
    y += h.family;
  };
  std::size_t named = pages ? families.size() : 0;  // of the families, those that have their name already
  for (std::size_t i = first; i < first + shown; ++i) {
    const workshop::Costs::Line& line = costs.lines[i];
    if (pages && (i == first || line.family != costs.lines[i - 1].family)) name(line.family);
    while (!pages && named <= line.family) name(named++);
    CostsPlan::Line l;
    l.row = line.row;
    l.family = line.family;
    // What changes a line is at the side, where an arm reaches it.
    l.title = at_left(kIndent, y, title - kIndent - 6, h.line);
    l.remove = at_left(0, y, kRemove, h.line);
    for (std::size_t c = 0; c < out.items.size(); ++c) l.cells.push_back(cell(c, y, h.line));
    out.lines.push_back(std::move(l));
    y += h.line;
  }
  while (named < families.size()) name(named++);
  if (pages) {
    out.before = first;
    out.after = costs.lines.size() - first - shown;
    if (out.after > 0) out.page_after = costs.lines[first + shown].row;
    if (first > 0) {
      // The page that ends where this one begins: the furthest first line from which all before this one have room.
      std::size_t back = first - 1;
      while (back > 0 && lines_on(costs.lines, back - 1, room, h) >= first - back + 1) --back;
      out.page_before = costs.lines[back].row;
    }
    out.foot = at_left(0, high - below - foot, wide, foot);
  }

  y = high - below + 6;
  using What = CostsPlan::Sum::What;
  for (const What what : {What::once, What::yearly, What::total, What::days}) {
    if (what == What::days && !costs.has_days) continue;
    CostsPlan::Sum sum;
    sum.what = what;
    const bool total = what == What::total;
    const double tall = total ? total_high : h.sum;
    sum.title = at_left(kIndent, y, title - kIndent - (total ? 2 * kStep + kYears + 10 : 6), tall);
    for (std::size_t c = 0; c < out.items.size(); ++c) sum.cells.push_back(cell(c, y, tall));
    if (total) {
      const double mid = y + (tall - kStep) / 2;
      out.fewer = at_left(title - 2 * kStep - kYears - 4, mid, kStep, kStep);
      out.years = at_left(title - kStep - kYears - 4, mid, kYears, kStep);
      out.more = at_left(title - kStep - 4, mid, kStep, kStep);
    }
    out.sums.push_back(std::move(sum));
    y += tall;
  }
  plan.note_width = std::max(plan.least_note, in.tokens.note.small * k * (wall ? 1.15 : 1.0));
  plan.costs = std::move(out);
}

}  // namespace scene
