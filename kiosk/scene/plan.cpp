// What lies where: the rim, the sheet and its kernel, then the edges and the desks. And the questions hands ask of a plan.
#include "scene/plan.h"

#include <algorithm>
#include <cmath>

#include "scene/keyboard.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"
#include "workshop/rotation.h"
#include "workshop/split.h"
#include "workshop/turns.h"

namespace scene {

namespace {
constexpr double kLeastNote = 100;   // design.md: "resize between 100 and 206 mm", at board_scale 1
constexpr double kBetweenRows = 20;  // mm left between two rows of desks, so that they come past each other
constexpr double kOwnReach = 700;    // design.md: "else the nearest station within 700 mm"
}  // namespace

const StationPlan* Plan::station(Id seat) const {
  const auto it = std::find_if(stations.begin(), stations.end(), [&](const StationPlan& s) { return s.seat == seat; });
  return it == stations.end() ? nullptr : &*it;
}

const Zone* Plan::zone_at(Vec p) const {
  for (const Zone& zone : zones) {
    if (zone.box.contains(p)) return &zone;
  }
  return nullptr;
}

Id Plan::seat_near(Vec p) const {
  Id nearest;
  double best = kOwnReach;
  for (const StationPlan& s : stations) {
    const Vec local = s.local(p);
    const Vec h = s.size * 0.5;
    const double away = base::length({std::max(0.0, std::abs(local.x) - h.x), std::max(0.0, std::abs(local.y) - h.y)});
    if (away <= best && (away < best || !nearest)) best = away, nearest = s.seat;
  }
  return nearest;
}

double Plan::facing_at(Vec p) const {
  if (glass.mode == Mode::wall) return 0;
  const double south = glass.size_mm.y - p.y, north = p.y, west = p.x, east = glass.size_mm.x - p.x;
  // South first: where two sides are as near, the text stays upright.
  Edge edge = Edge::south;
  double best = south;
  for (const auto& [away, side] : {std::pair{north, Edge::north}, {west, Edge::west}, {east, Edge::east}}) {
    if (away < best) best = away, edge = side;
  }
  return base::facing_deg(edge);
}

Vec Plan::keep_on_glass(Vec at, double width_mm) const {
  // Half a diagonal, so that the corners stay on the glass at any turn; and the centre never leaves the sheet.
  const double half = std::min(width_mm * std::numbers::sqrt2 / 2, std::min(glass.size_mm.x, glass.size_mm.y) / 2);
  const Vec inside = Box{{half, half}, glass.size_mm - Vec{half, half}}.clamp(at);
  return sheet.clamp(inside);
}

std::vector<board::Placement> Plan::arrange(std::size_t n) const {
  switch (layout) {
    case workshop::Layout::columns: return arrange_columns(*this, n);
    case workshop::Layout::boards: return arrange_boards(*this, n);
    case workshop::Layout::matrix: return arrange_matrix(*this, n);
    case workshop::Layout::links: return arrange_links(*this, n);
    default: return arrange_grid(*this, n);
  }
}

double hand_tilt(std::size_t n, double most_deg) {
  const auto mixed = (n + 1) * 2654435761ULL % 1000;
  return (static_cast<double>(mixed) / 999.0 * 2 - 1) * most_deg;
}

void lay_tent(Plan& plan, double height_mm, double least_mm) {
  if (plan.glass.mode == Mode::wall) return;
  if (plan.sheet.height() < 400 && height_mm > 100) height_mm = 132, least_mm = std::min(least_mm, 92.0);  // the question without the words above it
  const Vec size{std::min(640 * plan.scale, plan.sheet.width() * 0.6), std::max(least_mm, height_mm * plan.scale)};
  plan.tent = Box::at({plan.sheet.centre().x - size.x / 2, plan.sheet.min.y + (height_mm < 100 ? 8.0 : std::max(16.0, 16 * plan.scale))}, size);
}

namespace {

// The papers that a group is asked for have to lie side by side on its sheet: where it is small for them they are cut smaller,
// never below what hands may make them.
double paper_for_all(const Plan& plan, const board::Board& board) {
  const auto n = static_cast<double>(plan.seats.size()) * static_cast<double>(board.workshop().notes_per_seat);
  if (n < 1) return plan.note_width;
  constexpr double share = 0.535;  // of the sheet: the rest is for themes, names and hands
  const double tent = plan.tent ? plan.tent->width() * plan.tent->height() : 0;
  const double fits = std::sqrt((plan.sheet.width() * plan.sheet.height() - tent) * share / n);
  return std::clamp(fits, std::min(plan.least_note, plan.note_width), plan.note_width);
}

// Where so many sit on the two long sides that their desks cannot stand past each other, notes are written on paper that leaves
// both rows room, never smaller than it will lie.
double paper_written_on(const Plan& plan, const Tokens& tokens) {
  const Vec keyboard = tokens.keyboards.front()->at_size(0).size();
  const bool wide = plan.glass.size_mm.x >= plan.glass.size_mm.y;
  std::size_t beside = 0, across = 0;
  for (const StationPlan& s : plan.stations) ((s.edge == base::Edge::north || s.edge == base::Edge::south) == wide ? beside : across)++;
  const double length = std::max(plan.glass.size_mm.x, plan.glass.size_mm.y), depth = std::min(plan.glass.size_mm.x, plan.glass.size_mm.y);
  const double desk = kDeskFromRim + keyboard.y + tokens.keyboard.distance;
  const double corners = across > 0 ? 2 * (plan.rim + desk + plan.writing_width) : 0;
  if (static_cast<double>(beside) * keyboard.x <= length - corners) return plan.writing_width;
  return std::clamp(depth / 2 - plan.rim - desk - kBetweenRows, std::min(plan.note_width * 1.1, plan.writing_width), plan.writing_width);
}

}  // namespace

Plan make_plan(const board::Board& board, const workshop::Definition& definition, const Glass& glass, const Tokens& tokens) {
  Plan plan;
  plan.glass = glass;
  plan.scale = tokens.board_scale(glass.diagonal_inches);
  // Bigger text asks for bigger paper; the rest of the board keeps its size.
  const double paper = plan.scale * std::clamp(glass.text_scale, 0.5, 2.0);
  plan.rim = tokens.rim_table;
  plan.writing_width = tokens.note.writing * paper;
  const Vec g = glass.size_mm;
  if (glass.mode == Mode::wall) {
    const double m = tokens.margin_wall;
    // What is read above and reached below gives way to the sheet on a low wall, by its margins.
    const double low = std::min(1.0, g.y / 800);
    plan.header = {{0, 0}, {g.x, std::max(tokens.header_wall * low, tokens.header_wall - 22)}};
    plan.bar = {{0, g.y - std::max(tokens.bar_wall * low, tokens.bar_wall - 18)}, g};
    plan.sheet = {{m, plan.header.max.y}, {g.x - m, plan.bar.min.y}};
    plan.upright = true;
    plan.note_width = tokens.note.medium * paper;
  } else {
    plan.sheet = {{plan.rim, plan.rim}, g - Vec{plan.rim, plan.rim}};
    plan.note_width = tokens.note.small * paper;
  }
  plan.least_note = std::max(board::Rules{}.min_note_mm, kLeastNote * paper);
  plan.free = plan.sheet;
  plan.sheet_id = workshop::current_sheet_id(definition, board);
  const workshop::Step* step = workshop::current_step(definition, board);
  plan.voting = step && step->dots.has_value() && board.workshop().dots_per_seat > 0;
  plan.hidden = workshop::writes_hidden(definition, board);
  if (const auto round = workshop::round_now(definition, board)) plan.round = round->number, plan.changing = round->changing;
  plan.votes_hidden = plan.voting && board.workshop().votes_hidden;
  for (const board::Seat& seat : board.seats) {
    if (!seat.removed) plan.seats.push_back(seat.id);
    if (!seat.removed && seat.seated) plan.seated.push_back(seat.id);
  }

  static const workshop::Sheet kNoSheet;
  const workshop::Sheet* sheet = workshop::current_sheet(definition, board);
  const auto parts = workshop::parts_now(definition, board);
  const LayoutInput in{board, sheet ? *sheet : kNoSheet, step, tokens, parts && parts->apart() ? parts->groups : 0};
  plan.layout = in.sheet.layout;
  switch (plan.layout) {
    case workshop::Layout::slides: lay_slides(plan, in); break;
    case workshop::Layout::sides: lay_sides(plan, in); break;
    case workshop::Layout::columns: lay_columns(plan, in); break;
    case workshop::Layout::grid: lay_grid(plan, in); break;
    case workshop::Layout::free: lay_free(plan, in); break;
    case workshop::Layout::boards: lay_boards(plan, in); break;
    case workshop::Layout::matrix: lay_matrix(plan, in); break;
    case workshop::Layout::links: lay_links(plan, in); break;
    case workshop::Layout::table: lay_table(plan, in); break;
    case workshop::Layout::map: lay_map(plan, in); break;
    case workshop::Layout::planning: lay_planning(plan, in); break;
    case workshop::Layout::learner: lay_learner(plan, in); break;
    case workshop::Layout::items: lay_items(plan, in); break;
    case workshop::Layout::scores: lay_scores(plan, in); break;
    case workshop::Layout::criteria: break;  // it has the room that people's own cards leave
    case workshop::Layout::costs: lay_costs(plan, in); break;
  }
  const bool own_width = plan.layout == workshop::Layout::grid || plan.layout >= workshop::Layout::boards || plan.parts;
  if (!own_width) plan.note_width = paper_for_all(plan, board);
  if (glass.mode == Mode::table) {
    lay_edges(plan, board, tokens);
    plan.writing_width = paper_written_on(plan, tokens);
  }
  if (plan.layout == workshop::Layout::criteria) lay_criteria(plan, in);
  if (workshop::is_private_first(definition, board) || workshop::speaker(board)) lay_fans(plan, tokens);
  return plan;
}

}  // namespace scene
