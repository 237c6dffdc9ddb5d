// A planning: months from left to right, key moments under their names, then a lane for each level. A note is a strip that begins at its
// month; those of a lane share its lines, so that none lies over another's end.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "scene/layouts.h"
#include "workshop/cells.h"
#include "workshop/months.h"

namespace scene {
namespace {

constexpr double kLeastStrip = 20;  // mm that a finger meets
constexpr double kButton = 28;
constexpr double kBeside = 4;  // mm from the line of a month to what begins there

// Of a row, its notes from the first month to the last.
struct Held {
  Id note;
  InLane in;
};
std::vector<Held> notes_of(const std::vector<std::vector<Id>>& cells) {
  std::vector<Held> held;
  for (std::size_t c = 0; c < cells.size(); ++c)
    for (const Id note : cells[c]) held.push_back({note, {c, 0}});
  return held;
}
LaneLaid lay_held(const std::vector<Held>& held, double month, double room, double gap) {
  std::vector<InLane> notes;
  for (const Held& each : held) notes.push_back(each.in);
  return lay_lane(notes, month, room, gap);
}

}  // namespace

LaneLaid lay_lane(const std::vector<InLane>& notes, double month, double room, double gap) {
  LaneLaid out;
  std::vector<double> ends;  // of each line
  for (const InLane& note : notes) {
    const double left = std::max(0.0, std::min(static_cast<double>(note.column) * month + kBeside, room - note.width - kBeside));
    std::size_t line = 0;
    while (line < ends.size() && ends[line] + gap > left) ++line;
    if (line == ends.size()) ends.push_back(0);
    ends[line] = left + note.width;
    out.lines.push_back(line);
    out.lefts.push_back(left);
  }
  out.count = std::max<std::size_t>(1, ends.size());
  return out;
}

void lay_planning(Plan& plan, const LayoutInput& in) {
  TablePlan table = begin_table(plan, in);
  table.kind = TablePlan::Kind::lanes;
  const double k = plan.scale, wide = table.room.width(), high = table.room.height();
  const double text = lettering(plan, in.tokens, 16);
  const workshop::Cells cells = workshop::cells_of(in.sheet, in.board, plan.sheet_id);
  const std::vector<std::string> columns = workshop::columns_of(in.sheet, in.board, plan.sheet_id);
  const auto count = static_cast<double>(columns.size());

  const double lane = std::clamp(188 * k, 118.0, 230.0), months = wide - lane, month = months / count;
  const double names = std::max(46 * k, 31.0), gap = std::max(4 * k, 2.0), between = std::max(8 * k, 4.0), pad = std::max(5 * k, 3.0);
  for (std::size_t c = 0; c < columns.size(); ++c)
    table.columns.push_back({columns[c], table.facing(Box::at({lane + month * static_cast<double>(c), 0}, {month, names}))});
  table.head = table.facing({{0, 0}, {wide, names}});
  if (in.step && in.step->allow.row && static_cast<std::int64_t>(columns.size()) < board::kMostMonths)
    table.add_month = table.facing(Box::at({wide - kButton - 1, (names - kButton) / 2}, {kButton, kButton}));

  table.flag = std::max(34 * k, kLeastStrip + 2);
  std::vector<std::vector<Held>> held;
  for (const auto& row : cells.notes) held.push_back(notes_of(row));
  for (Held& flag : held.front()) {
    const auto letters = static_cast<double>(base::count_characters(in.board.notes.find(flag.note)->text));
    flag.in.width = std::clamp(table.flag * 0.8 + letters * text * 0.58 + 6, 60.0, std::max(60.0, std::min(2.4 * month, months / 2)));
  }
  const std::size_t flag_lines = lay_held(held.front(), month, months, gap + 2).count;
  const double top = names + static_cast<double>(flag_lines) * table.flag + 6 * k;
  const auto levels = static_cast<double>(std::max<std::size_t>(1, held.size() - 1));
  const double for_lines = high - top - (levels - 1) * between - levels * 2 * pad;
  table.laid.gap = gap + 2;
  table.laid.pad = pad;

  // A strip is as long as its month, or longer where months are narrow: the longest with which the fewest texts want for room.
  struct Tried {
    double wide = 0, pitch = 0;
    std::size_t lines = 0, cut = 0;
    std::vector<LaneLaid> lanes;
  };
  const double least = least_lettering(plan, in.tokens) * std::clamp(plan.glass.text_scale, 0.5, 2.0);
  const double own = month - 2 * kBeside, longest = std::min(months - 2 * kBeside, std::max(own, std::min(206 * k, 2 * own)));
  std::optional<Tried> best;
  for (const double wide_strip : {longest, (longest + own) / 2, own}) {
    Tried tried;
    tried.wide = wide_strip;
    std::size_t most_set = 1;
    for (std::size_t r = 0; r < held.size(); ++r) {
      for (Held& note : held[r])
        if (r > 0) note.in.width = tried.wide;
      tried.lanes.push_back(lay_held(held[r], month, months, table.laid.gap));
      if (r > 0) tried.lines += tried.lanes.back().count;
    }
    const auto set = [&](const Held& note, double size) {
      return lines_about(in.board.notes.find(note.note)->text, size, tried.wide - std::max(11 * k, 6.0) - std::max(39 * k, 24.0));
    };
    for (std::size_t r = 1; r < held.size(); ++r)
      for (const Held& note : held[r]) most_set = std::max(most_set, std::min<std::size_t>(3, set(note, text)));
    tried.pitch = std::min(for_lines / static_cast<double>(std::max<std::size_t>(1, tried.lines)),
                           std::max(58 * k, static_cast<double>(most_set) * text * 1.25 + 10 * k) + gap);
    const double high_strip = std::max(kLeastStrip, tried.pitch - gap) - 2;
    for (std::size_t r = 1; r < held.size(); ++r)
      for (const Held& note : held[r]) tried.cut += static_cast<double>(set(note, least)) * least * 1.2 > high_strip ? 1 : 0;
    if (tried.pitch < kLeastStrip + gap) tried.cut += tried.lines;  // they would lie over each other's feet
    if (!best || tried.cut < best->cut) best = std::move(tried);
  }
  const std::vector<LaneLaid>& lanes = best->lanes;
  for (std::size_t r = 1; r < held.size(); ++r)
    for (Held& note : held[r]) note.in.width = best->wide;
  const double pitch = best->pitch;
  table.strip = {best->wide, std::max(kLeastStrip, pitch - gap)};
  const double spare = std::max(0.0, for_lines - pitch * static_cast<double>(best->lines)) / levels;

  double y = names;
  for (std::size_t r = 0; r < lanes.size(); ++r) {
    const bool flags = r == 0;
    const double step = flags ? table.flag : pitch, tall = flags ? top - names : static_cast<double>(lanes[r].count) * pitch - gap + 2 * pad + spare + gap;
    const Vec size{0, flags ? table.flag : table.strip.y};
    TablePlan::Row row;
    row.row = cells.rows[r];
    row.line = step;
    row.box = table.facing(Box::at({0, y}, {wide, tall}));
    row.handle = table.facing(Box::at({0, y}, {lane, tall}));
    for (std::size_t c = 0; c < columns.size(); ++c)
      row.cells.push_back({table.facing(Box::at({lane + month * static_cast<double>(c), y}, {month, tall})), cells.notes[r][c]});
    if (flags && in.step && in.step->allow.write) row.add = table.facing(Box::at({0, y + (table.flag - kButton) / 2}, {kButton, kButton}));
    for (std::size_t i = 0; i < held[r].size(); ++i) {
      const Id note = held[r][i].note;
      board::Placement place = *in.board.notes.find(note)->places.find(plan.sheet_id);
      place.width_mm = held[r][i].in.width;
      const double down = (flags ? 0 : pad) + step * static_cast<double>(lanes[r].lines[i]) + size.y / 2;
      place.at = table.point({lane + lanes[r].lefts[i] + place.width_mm / 2, y + down});
      place.angle_deg = table.angle_deg();
      table.places[note] = place;
      table.strips[note] = {flags ? TablePlan::Strip::Look::flag : TablePlan::Strip::Look::strip, size.y, text};
    }
    table.rows.push_back(std::move(row));
    y += tall + (flags ? 0 : between);
  }
  table.body = table.facing({{lane, top}, {wide, high}});
  plan.note_width = std::max(plan.least_note, in.tokens.note.small * (plan.glass.mode == Mode::wall ? 1.2 : 1) * k);
  table.laid.paper = plan.note_width;
  plan.table = std::move(table);
}

std::optional<double> TablePlan::month_at(double months) const {
  if (kind != Kind::lanes || columns.empty() || months < 0 || months > static_cast<double>(columns.size())) return std::nullopt;
  const double left = rows.front().handle.width() + months * columns.front().head.width();
  return point({left, 0}).x;
}

// In the month that it was drawn to, by as much as it was drawn: a strip at the last month's end lies further left than it.
std::optional<TablePlan::Landing> TablePlan::landing_in_lane(Vec at, Id note) const {
  if (rows.empty() || columns.empty() || !room.grown(20).contains(at)) return std::nullopt;
  const double lane = rows.front().handle.width(), month = columns.front().head.width(), months = month * static_cast<double>(columns.size());
  Landing out;
  double aside = 0;
  for (const Row& row : rows)
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      if (std::find(row.cells[c].notes.begin(), row.cells[c].notes.end(), note) != row.cells[c].notes.end())
        aside = from_left(places.at(note).at) - lane - (static_cast<double>(c) + 0.5) * month;
  out.column = static_cast<std::size_t>(std::clamp(std::floor((from_left(at) - aside - lane) / month), 0.0, static_cast<double>(columns.size() - 1)));
  const auto top = [&](const Row& row) { return from_top(turned ? row.box.max : row.box.min); };
  while (out.row + 1 < rows.size() && from_top(at) >= top(rows[out.row + 1])) ++out.row;
  const Row& row = rows[out.row];
  out.others = row.cells[out.column].notes;
  std::erase(out.others, note);
  out.index = out.others.size();

  const bool flags = out.row == 0;
  const auto known = strips.find(note);
  const bool same = known != strips.end() && (known->second.look == Strip::Look::flag) == flags;
  const double width = same ? places.at(note).width_mm : flags ? std::min(month * 1.4, 160.0) : strip.x;
  std::vector<InLane> notes;
  std::size_t own = 0;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    for (const Id other : row.cells[c].notes)
      if (other != note) notes.push_back({c, places.at(other).width_mm});
    if (c != out.column) continue;
    own = notes.size();
    notes.push_back({c, width});
  }
  const LaneLaid lay = lay_lane(notes, month, months, laid.gap);
  out.size = {width, flags ? flag : strip.y};
  const double inset = flags ? 0 : laid.pad;
  const double lowest = std::max(0.0, row.box.height() - out.size.y - inset);
  const double down = std::min(inset + row.line * static_cast<double>(lay.lines[own]), lowest);
  out.at = point({lane + lay.lefts[own] + width / 2, top(row) + down + out.size.y / 2});
  return out;
}

}  // namespace scene
