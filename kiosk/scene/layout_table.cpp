// Columns with titles, rows with handles, notes in cells. A table has one direction: at a table it faces one long side, on a wall the
// room. Where a note lies follows from its row, its column and its order; what has no cell yet lies where its hand left it.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"

namespace scene {
namespace {

constexpr double kPads = 31;     // mm from the sheet's edge at a table: clear of what pads cover
constexpr double kLow = 560;     // mm of a sheet on which a tent takes too much
constexpr double kFoot = 56;     // buttons, and on a low sheet the question
constexpr double kBring = 60;    // of the strip's foot: the button that brings all that waits
constexpr double kTitle = 44;    // of the strip's head
constexpr double kSeen = 0.52;   // of a paper in the strip that the next one leaves to be read
constexpr double kBetween = 14;  // cells and strip

const board::Sheet* sheet_record(const LayoutInput& in, Id sheet) { return in.board.sheets.find(sheet); }

// A strip at the reader's right, while something waits; the cells have the rest.
void lay_waiting(Plan& plan, TablePlan& table, const workshop::Cells& cells, double& width) {
  if (cells.waiting.empty()) return;
  // Where many wait they lie in two rows side by side, none over the other's text.
  const double least = board::Rules{}.min_note_mm;
  const bool many = static_cast<double>(cells.waiting.size()) * least * 0.45 > table.room.height() - kTitle - kBring;
  const double one = std::max(plan.least_note * 1.2, std::min(table.room.width() * 0.15, 250 * plan.scale));
  const double strip = many ? std::min(std::max(one, 2 * least + 24), table.room.width() * 0.26) : one;
  table.waiting = table.facing({{width - strip, 0}, {width, table.room.height()}});
  table.waiting_notes = cells.waiting;
  width -= strip + kBetween;
}

// One over the other's foot, in two rows where one would show too little of each; as those that wait beside a matrix.
void place_waiting(TablePlan& table, const board::Board& board, Id sheet) {
  if (!table.waiting) return;
  const double strip = table.waiting->width(), left = table.room.width() - strip, high = table.room.height() - kTitle - kBring;
  const std::size_t n = table.waiting_notes.size();
  double paper = std::min(table.laid.paper, strip - 16);
  const std::size_t columns = n > 1 && (high - paper) / static_cast<double>(n - 1) < paper * 0.4 ? 2 : 1;
  if (columns == 2) paper = std::min(paper, std::max(board::Rules{}.min_note_mm, (strip - 24) / 2));
  const double way = std::max(0.0, high - paper);
  // Of each its first lines are seen; more than have room so lie in a pile under the last, and come up as those are taken.
  const std::size_t rows = std::min((n + columns - 1) / columns, 1 + static_cast<std::size_t>(way / (paper * kSeen)));
  const double pitch = rows > 1 ? std::min(paper * 1.06, way / static_cast<double>(rows - 1)) : 0;
  for (std::size_t i = 0; i < n; ++i) {
    const board::Note* note = board.notes.find(table.waiting_notes[i]);
    const std::size_t row = std::min(i / columns, rows - 1);
    const bool piled = i / columns > row;
    const double x = columns == 1 ? strip / 2 : i % 2 == 0 ? 8 + paper / 2 : strip - 8 - paper / 2;
    board::Placement place = *note->places.find(sheet);
    place.at = table.point({left + x, kTitle + paper / 2 + pitch * static_cast<double>(row)});
    place.angle_deg = table.angle_deg() + hand_tilt(i, 1.2);
    place.width_mm = paper;
    place.rank = static_cast<std::int64_t>(piled ? columns * (rows - 1) : i) - (piled ? static_cast<std::int64_t>(i) : 0);  // those further down lie above
    table.places[note->id] = place;
  }
}

void lay_cells(TablePlan& table, const workshop::Cells& cells, const workshop::Sheet& sheet, double lane, double head, double width) {
  const double cell = (width - lane) / static_cast<double>(sheet.columns.size());
  for (std::size_t c = 0; c < sheet.columns.size(); ++c)
    table.columns.push_back({sheet.columns[c].id, table.facing(Box::at({lane + cell * static_cast<double>(c), 0}, {cell, head}))});
  for (std::size_t r = 0; r < table.laid.tops.size(); ++r) {
    TablePlan::Row row;
    const double top = head + table.laid.tops[r], high = table.laid.heights[r];
    row.row = cells.rows[table.laid.first + r];
    row.box = table.facing(Box::at({0, top}, {width, high}));
    row.handle = table.facing(Box::at({0, top}, {lane, high}));
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
      row.cells.push_back({table.facing(Box::at({lane + cell * static_cast<double>(c), top}, {cell, high})), cells.notes[table.laid.first + r][c]});
    table.rows.push_back(std::move(row));
  }
}

void place_notes(TablePlan& table, const board::Board& board, Id sheet) {
  for (const TablePlan::Row& row : table.rows)
    for (const TablePlan::Cell& cell : row.cells)
      for (std::size_t i = 0; i < cell.notes.size(); ++i) {
        board::Placement place = *board.notes.find(cell.notes[i])->places.find(sheet);
        place.at = table.slot(cell, i, cell.notes.size());
        place.angle_deg = table.angle_deg();
        place.width_mm = table.laid.paper;
        table.places[cell.notes[i]] = place;
      }
}

}  // namespace

bool TablePlan::Row::is_empty() const {
  return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.notes.empty(); });
}

Vec TablePlan::point(Vec p) const { return turned ? room.max - p : room.min + p; }
Box TablePlan::facing(const Box& box) const { return turned ? Box{room.max - box.max, room.max - box.min} : Box{room.min + box.min, room.min + box.max}; }

Vec TablePlan::slot(const Cell& cell, std::size_t i, std::size_t of) const {
  const auto across = static_cast<std::size_t>(laid.across);
  const std::size_t line = i / across, column = i % across, lines = (std::max(of, i + 1) + across - 1) / across;
  // Under their title, however few there are; where papers fill the cell they are in its middle.
  const double side = std::min((cell.box.width() - laid.across * laid.paper - (laid.across - 1) * laid.gap) / 2, laid.pad);
  const double high = cell.box.height() - 2 * laid.pad - laid.paper;
  // Where more lie here than the row has room for, lower ones lie over the feet of those above.
  const double down = lines > 1 ? std::min(laid.paper + laid.gap, std::max(0.0, high) / static_cast<double>(lines - 1)) : 0;
  const Vec from{side + laid.paper / 2 + (laid.paper + laid.gap) * static_cast<double>(column), laid.pad + laid.paper / 2 + down * static_cast<double>(line)};
  return turned ? cell.box.max - from : cell.box.min + from;
}

std::optional<TablePlan::Landing> TablePlan::landing(Vec at, Id note) const {
  if (kind == Kind::cards) return landing_on_card(at, note);
  if (kind == Kind::lanes) return landing_in_lane(at, note);
  Landing out;
  out.at = at;
  out.size = {laid.paper, laid.paper};
  const auto without = [&](std::vector<Id> notes) {
    std::erase(notes, note);
    return notes;
  };
  if (waiting && waiting->contains(at)) {
    out.waits = true;
    out.others = without(waiting_notes);
    out.index = out.others.size();
    return out;
  }
  if (rows.empty() || columns.empty()) return std::nullopt;
  const double left = turned ? room.max.x - at.x : at.x - room.min.x, top = turned ? room.max.y - at.y : at.y - room.min.y;
  const double first = columns.front().head.width(), lane = rows.front().handle.width();
  out.column = static_cast<std::size_t>(std::clamp(std::floor((left - lane) / first), 0.0, static_cast<double>(columns.size() - 1)));
  const double end = head.height() + laid.tops.back() + laid.heights.back();
  const bool below = after == 0 && top > end + 4 && top < head.height() + body.height();
  if (below) {
    out.row = rows.size();
    const Cell fresh{facing(Box::at({lane + first * static_cast<double>(out.column), end}, {first, 2 * laid.pad + laid.paper})), {}};
    out.at = slot(fresh, 0, 1);
    return out;
  }
  while (out.row + 1 < rows.size() && top > head.height() + laid.tops[out.row] + laid.heights[out.row]) ++out.row;
  const Cell& cell = rows[out.row].cells[out.column];
  out.others = without(cell.notes);
  // Before the first that lies to the right of it in its line, or in a line further down.
  const double corner_x = turned ? cell.box.max.x - at.x : at.x - cell.box.min.x, corner_y = turned ? cell.box.max.y - at.y : at.y - cell.box.min.y;
  const std::size_t of = out.others.size() + 1;
  double nearest = 1e300;
  for (std::size_t i = 0; i < of; ++i) {
    const Vec there = slot(cell, i, of);
    const Vec local = turned ? cell.box.max - there : there - cell.box.min;
    const double away = base::distance(local, {corner_x, corner_y});
    if (away < nearest) nearest = away, out.index = i, out.at = there;
  }
  return out;
}

TablePlan begin_table(Plan& plan, const LayoutInput& in) {
  plan.upright = true;
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  const bool low = !wall && plan.sheet.height() < kLow;
  if (!wall && !low) lay_tent(plan, 88, 68);  // one line a face: rows need the room
  TablePlan table;
  const board::Sheet* record = sheet_record(in, plan.sheet_id);
  table.turned = !wall && record && record->facing == Edge::north;
  plan.upright_deg = table.angle_deg();
  table.room = plan.sheet.grown(wall ? -std::min(20.0, 18 * k) : -kPads);
  if (plan.tent) table.room.min.y = plan.tent->max.y + 6 * k;
  return table;
}

void lay_table(Plan& plan, const LayoutInput& in) {
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  const board::Sheet* record = sheet_record(in, plan.sheet_id);
  TablePlan table = begin_table(plan, in);
  const workshop::Cells cells = workshop::cells_of(in.sheet, in.board, plan.sheet_id);

  double width = table.room.width();
  lay_waiting(plan, table, cells, width);
  const double lane = std::clamp(46 * k, 32.0, 46.0), head = std::max(80 * k, 46.0);
  RowsAsked asked;
  for (const auto& row : cells.notes) {
    std::size_t most = 0;
    for (const auto& cell : row) most = std::max(most, cell.size());
    asked.fullest.push_back(most);
  }
  asked.columns = std::max<std::size_t>(1, in.sheet.columns.size());
  asked.largest = std::max(plan.least_note, in.tokens.note.small * (wall ? 1.2 : 1) * k * std::clamp(plan.glass.text_scale, 0.5, 2.0));
  asked.least = plan.least_note;
  if (record) asked.first = static_cast<std::size_t>(std::find(cells.rows.begin(), cells.rows.end(), record->top) - cells.rows.begin()) % cells.rows.size();
  // A wide wall has its button in the bar, and a foot only where there are pages.
  bool footed = !wall || plan.glass.size_mm.x <= kNarrowWall;
  for (const bool again : {false, true}) {
    asked.room = {width - lane, table.room.height() - head - (footed ? kFoot : 0)};
    table.laid = lay_rows(asked);
    if (again || footed || table.laid.tops.size() == cells.rows.size()) break;
    footed = true;
  }
  table.head = table.facing({{0, 0}, {width, head}});
  table.body = table.facing(Box::at({0, head}, {width, asked.room.y}));
  if (footed) table.foot = table.facing(Box::at({0, table.room.height() - kFoot}, {width, kFoot}));
  lay_cells(table, cells, in.sheet, lane, head, width);
  table.before = table.laid.first;
  table.after = cells.rows.size() - table.laid.first - table.rows.size();
  if (table.before > 0) table.page_before = cells.rows[table.laid.page_before];
  if (table.after > 0) table.page_after = cells.rows[table.laid.page_after];
  place_notes(table, in.board, plan.sheet_id);
  place_waiting(table, in.board, plan.sheet_id);
  plan.note_width = table.laid.paper;
  plan.table = std::move(table);
}

const board::Placement* Plan::place_of(const board::Note& note) const {
  const board::Placement* own = note.places.find(sheet_id);
  if (one_by_one) return note.item == one_by_one->item ? own : nullptr;
  if (honour)
    for (const auto& [item, place] : honour->lying)
      if (item == note.id) return &place;
  if (!table || !own || own->cell.empty()) return own;
  const auto it = table->places.find(note.id);
  return it == table->places.end() ? nullptr : &it->second;
}

}  // namespace scene
