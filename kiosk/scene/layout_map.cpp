// A map: families of cards under their names, each card with its head and the lines that are written on it, and in the middle of the
// left side what all of it is about. Lines are as high as the fullest cards leave room for; a long one takes two.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "scene/layouts.h"
#include "workshop/cells.h"

namespace scene {
namespace {

constexpr double kWideRoom = 1150;  // mm of a room in which the middle has its place too
constexpr double kLeastLine = 20;   // that a finger meets
constexpr double kButton = 26;
constexpr double kSetClose = 1.22;   // of its size that a line of a text is high
constexpr std::size_t kMostSet = 3;  // lines of one text
constexpr double kLeastCard = 190;   // mm at 86 inches: below that no card comes beside the others

struct OnCard {
  Id row;
  std::vector<Id> notes;
  std::vector<double> weights;  // in lines
  double sum = 0;
};
struct OfFamily {
  std::vector<OnCard> cards;
  double wide = 0, most = 0;  // of a card; the fullest, in lines
  double body = 0;
};

std::vector<OfFamily> families_of(const LayoutInput& in, const workshop::Cells& cells) {
  std::vector<OfFamily> families(std::max<std::size_t>(1, in.sheet.families.size()));
  for (std::size_t r = 0; r < cells.rows.size(); ++r) {
    const board::Row* row = in.board.rows.find(cells.rows[r]);
    if (!row) continue;
    const auto number = static_cast<std::size_t>(std::clamp<std::int64_t>(row->group, 1, static_cast<std::int64_t>(families.size())));
    families[number - 1].cards.push_back({row->id, cells.notes[r].front(), {}, 0});
  }
  return families;
}

}  // namespace

double least_lettering(const Plan& plan, const Tokens& tokens) {
  constexpr double stood_around = 55;  // inches: before a smaller wall people stand closer
  const double scale = plan.glass.mode == Mode::wall ? std::max(plan.scale, std::min(1.0, plan.glass.diagonal_inches / stood_around)) : plan.scale;
  return tokens.note_text_min * scale;
}

double lettering(const Plan& plan, const Tokens& tokens, double size) {
  return std::max(size * plan.scale, least_lettering(plan, tokens)) * std::clamp(plan.glass.text_scale, 0.5, 2.0);
}

std::size_t lines_about(std::string_view text, double size, double width) {
  constexpr double letter = 0.54, lost = 0.86;  // ems that a letter is wide; of a line, what words fill of it
  const double length = static_cast<double>(base::count_characters(text)) * letter * size;
  return std::max<std::size_t>(1, static_cast<std::size_t>(length <= width ? 1.0 : std::ceil(length / std::max(width * lost, size))));
}

void lay_map(Plan& plan, const LayoutInput& in) {
  TablePlan table = begin_table(plan, in);
  table.kind = TablePlan::Kind::cards;
  const double k = plan.scale, wide = table.room.width(), high = table.room.height();
  const double text = lettering(plan, in.tokens, 17);
  const workshop::Cells cells = workshop::cells_of(in.sheet, in.board, plan.sheet_id);
  std::vector<OfFamily> families = families_of(in, cells);

  double left = 0;
  if (wide >= kWideRoom) {
    const double across = std::min(204 * k, high * 0.4);
    table.middle = table.facing(Box::around({across / 2 + 2, high / 2}, {across, across}));
    left = across + 96 * k;
  }
  const double gap = std::max(20 * k, 8.0), between = std::max(16 * k, 5.0), pad = std::max(7 * k, 4.0);
  const double title = std::max({42 * k, text + 12, kButton + 2}), head = std::max(50 * k, 29.0);
  const double inset = std::max(8 * k, 4.0), before_text = std::max(40 * k, 24.0);

  double all = 0;
  for (OfFamily& family : families) {
    const auto count = static_cast<double>(std::max<std::size_t>(1, family.cards.size()));
    family.wide = (wide - left - gap * (count - 1)) / count;
    for (OnCard& card : family.cards) {
      for (const Id note : card.notes) {
        const auto lines = std::min(kMostSet, lines_about(in.board.notes.find(note)->text, text, family.wide - 2 * inset - before_text));
        const double needs = static_cast<double>(lines) * least_lettering(plan, in.tokens) * kSetClose + 4;
        card.weights.push_back(std::max(1.0, needs / std::max(38 * k, kLeastLine + 5)));
        card.sum += card.weights.back();
      }
      family.most = std::max(family.most, card.sum);
    }
    all += family.most;
  }
  const auto many = static_cast<double>(families.size());
  const double for_lines = high - many * (title + head + pad) - (many - 1) * between;
  // Where the last line, in which another is begun, would make the others too low, its sign is in the head.
  const bool last_line = for_lines / (all + many) >= kLeastLine;
  const double extra = last_line ? 1 : 0;
  const double line = std::min(std::max(48 * k, kLeastLine + 4), for_lines / std::max(1.0, all + extra * many));
  const double spare = std::max(0.0, for_lines - line * (all + extra * many));

  table.columns.push_back({std::string(), {}});
  double y = 0;
  for (OfFamily& family : families) {
    family.body = pad + line * (family.most + extra) + spare * (family.most + 1) / (all + many);
    TablePlan::Family& laid = table.families.emplace_back();
    laid.first = table.rows.size();
    laid.cards = family.cards.size();
    laid.title = table.facing(Box::at({left, y}, {wide - left, title}));
    const auto more = static_cast<double>(family.cards.size() + 1);
    if (in.step && in.step->allow.row && (wide - left - gap * (more - 1)) / more >= kLeastCard * k) {
      const double across = std::min(title - 2, 40.0);
      laid.add = table.facing(Box::at({wide - across, y + (title - across) / 2 - 1}, {across, across}));
    }
    y += title;
    double x = left;
    for (const OnCard& card : family.cards) {
      TablePlan::Row row;
      row.row = card.row;
      row.box = table.facing(Box::at({x, y}, {family.wide, head + family.body}));
      row.handle = table.facing(Box::at({x, y}, {family.wide, head}));
      row.cells.push_back({table.facing(Box::at({x, y + head}, {family.wide, family.body})), card.notes});
      // More than there is room for lie over each other's feet.
      const double most = family.body - pad / 2, one = std::min(line, most / std::max(1.0, card.sum + extra));
      double down = y + head + pad / 2;
      for (std::size_t i = 0; i < card.notes.size(); ++i) {
        const double tall = one * card.weights[i];
        board::Placement place = *in.board.notes.find(card.notes[i])->places.find(plan.sheet_id);
        place.at = table.point({x + family.wide / 2, down + tall / 2});
        place.angle_deg = table.angle_deg();
        place.width_mm = family.wide - 2 * inset;
        table.places[card.notes[i]] = place;
        table.strips[card.notes[i]] = {TablePlan::Strip::Look::line, tall, text};
        down += tall;
      }
      row.line = one;
      row.add_in_head = !last_line;
      if (last_line) row.add = table.facing(Box::at({x + inset, down}, {family.wide - 2 * inset, one}));
      else row.add = table.facing(Box::at({x + family.wide - kButton - 2, y + (head - kButton) / 2}, {kButton, kButton}));
      table.rows.push_back(std::move(row));
      x += family.wide + gap;
    }
    y += head + family.body + between;
  }
  table.body = table.facing({{0, 0}, {wide, high}});
  plan.note_width = std::max(plan.least_note, in.tokens.note.small * (plan.glass.mode == Mode::wall ? 1.2 : 1) * k);
  table.laid.paper = plan.note_width;
  plan.table = std::move(table);
}

// On the card below, or on the nearest: among its lines where it was let go.
std::optional<TablePlan::Landing> TablePlan::landing_on_card(Vec at, Id note) const {
  if (rows.empty() || !room.grown(20).contains(at)) return std::nullopt;
  Landing out;
  double nearest = 1e300;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Box& box = rows[r].box;
    const double away = base::distance(at, box.clamp(at));
    if (away < nearest) nearest = away, out.row = r;
  }
  const Row& row = rows[out.row];
  out.others = row.cells.front().notes;
  std::erase(out.others, note);
  double y = from_top(turned ? row.handle.min : row.handle.max);
  for (const Id other : out.others) {
    const double here = from_top(places.at(other).at);
    if (from_top(at) < here) break;
    y = here + strips.at(other).high / 2;
    ++out.index;
  }
  const double wide = row.box.width(), line = std::max(row.line, kLeastLine);
  out.size = {wide - 12, line};
  const double lowest = from_top(turned ? row.box.min : row.box.max) - line / 2;
  out.at = point({from_left(row.box.centre()), std::min(y + line / 2, lowest)});
  return out;
}

}  // namespace scene
