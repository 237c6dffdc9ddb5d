// A grid of criteria: on a wall all of the sheet, with the costs beside it; at a table people's own cards lie along the edges, as deep as
// the grid between them can spare, and the grid has the rest.
#include <algorithm>
#include <array>
#include <cmath>

#include "scene/layouts.h"
#include "workshop/weighing.h"

namespace scene {
namespace {

constexpr double kFromRim = 4, kBetween = 10;              // of cards from the sheet's edge, and from each other
constexpr double kKey = 20, kKeyGap = 3, kCardMargin = 6;  // of a card
constexpr double kBeside = 128;                            // mm that titles ask for beside the keys
constexpr double kLineBeside = 27, kLineOver = 37;         // of a criterion
constexpr double kCardHead = 29, kWidestCard = 330, kNarrowestCard = 166;
constexpr double kLeastMark = 20, kMostMark = 50;  // of a cell
constexpr double kWeights = 74;                    // three dots and a breath
constexpr double kSideFrom = 1150;                 // mm of a grid beside which costs have room

bool is_long(Edge edge) { return edge == Edge::south || edge == Edge::north; }

// From its reader's left.
double along(const Glass& glass, Edge edge, Vec at) {
  switch (edge) {
    case Edge::south: return at.x;
    case Edge::north: return glass.size_mm.x - at.x;
    case Edge::west: return at.y;
    case Edge::east: return glass.size_mm.y - at.y;
  }
  return 0;
}

Vec on_edge(const Glass& glass, Edge edge, double along, double depth) {
  const Vec g = glass.size_mm;
  switch (edge) {
    case Edge::south: return {along, g.y - depth};
    case Edge::north: return {g.x - along, depth};
    case Edge::west: return {depth, along};
    case Edge::east: return {g.x - depth, g.y - along};
  }
  return {};
}

struct Card {
  double width = kNarrowestCard, pitch = kLineBeside;
  bool over = false;
  double depth(std::size_t lines) const { return kCardHead + static_cast<double>(lines) * pitch + kCardMargin; }
};

Card card_of(double width, int marks) {
  Card card;
  card.width = width;
  const double keys = marks * kKey + (marks - 1) * kKeyGap;
  card.over = width - 3 * kCardMargin - keys < kBeside;
  card.pitch = card.over ? kLineOver : kLineBeside;
  return card;
}

struct Margins {
  double north = 0, south = 0, west = 0, east = 0;
  double& of(Edge edge) { return edge == Edge::north ? north : edge == Edge::south ? south : edge == Edge::west ? west : east; }
};

// Cards before the stations of all four sides, those of the short sides between those of the long ones. Says what they take of each side.
// Where they cannot leave the grid what it asks for with at least so many lines, there are none; with one line there always are.
std::optional<Margins> lay_ballots(const Plan& plan, CriteriaPlan& grid, std::size_t criteria, std::size_t least_lines, int marks, Vec least_grid,
                                   bool at_last) {
  std::array<std::vector<const StationPlan*>, 4> sides;
  for (const StationPlan& s : plan.stations)
    if (std::find(grid.jury.begin(), grid.jury.end(), s.seat) != grid.jury.end()) sides[static_cast<std::size_t>(s.edge)].push_back(&s);
  const auto at = [&](Edge edge) -> auto& { return sides[static_cast<std::size_t>(edge)]; };
  for (const Edge edge : {Edge::south, Edge::east, Edge::north, Edge::west})
    std::sort(at(edge).begin(), at(edge).end(),
              [&](const auto* a, const auto* b) { return along(plan.glass, edge, a->pose.at) < along(plan.glass, edge, b->pose.at); });
  const double rows = (at(Edge::north).empty() ? 0.0 : 1.0) + (at(Edge::south).empty() ? 0.0 : 1.0);
  const double columns = (at(Edge::west).empty() ? 0.0 : 1.0) + (at(Edge::east).empty() ? 0.0 : 1.0);
  const Vec sheet = plan.sheet.size();
  Margins taken;
  // `at_last` they lie there whether the grid has its room or not.
  for (const double widest : {kWidestCard, 232.0, 184.0, kNarrowestCard}) {
    for (std::size_t lines = criteria; lines >= least_lines; --lines) {
      const auto card = [&](const StationPlan& s) { return card_of(std::clamp(s.size.x, kNarrowestCard, widest), marks); };
      taken = {};
      bool fits = true;
      for (const Edge edge : {Edge::south, Edge::north, Edge::west, Edge::east}) {
        double deep = 0, wide = -kBetween;
        for (const StationPlan* s : at(edge)) deep = std::max(deep, card(*s).depth(lines) + kFromRim), wide += card(*s).width + kBetween;
        taken.of(edge) = deep;
        const double length = is_long(edge) ? sheet.x : sheet.y - taken.north - taken.south - 2 * kBetween;
        fits &= at(edge).empty() || wide <= length;
      }
      fits &= rows == 0 || sheet.y - taken.north - taken.south - 2 * kBetween >= least_grid.y;
      fits &= columns == 0 || sheet.x - taken.west - taken.east - 2 * kBetween >= least_grid.x;
      if (!fits && !(at_last && lines == 1 && widest == kNarrowestCard)) continue;
      for (const Edge edge : {Edge::south, Edge::north, Edge::west, Edge::east}) {
        if (at(edge).empty()) continue;
        std::vector<Span> spans;
        for (const StationPlan* s : at(edge)) spans.push_back({along(plan.glass, edge, s->pose.at), card(*s).width});
        const double length = is_long(edge) ? plan.glass.size_mm.x : plan.glass.size_mm.y;
        const bool from_north = edge == Edge::west;  // its reader's left
        const double low = is_long(edge) ? plan.rim : plan.rim + (from_north ? taken.north : taken.south) + kBetween;
        const double high = is_long(edge) ? length - plan.rim : length - plan.rim - (from_north ? taken.south : taken.north) - kBetween;
        pack(spans, low, high, kBetween);
        for (std::size_t i = 0; i < spans.size(); ++i) {
          if (spans[i].centre + spans[i].width / 2 > high + 0.5) continue;  // more people than this side has room for
          const StationPlan& s = *at(edge)[i];
          const Card own = card(s);
          CriteriaPlan::Ballot ballot;
          ballot.seat = s.seat;
          ballot.size = {own.width, own.depth(lines)};
          ballot.lines = lines;
          ballot.key = kKey;
          ballot.pitch = own.pitch;
          ballot.head = kCardHead;
          ballot.over = own.over;
          ballot.pose = {on_edge(plan.glass, edge, spans[i].centre, plan.rim + kFromRim + ballot.size.y / 2), base::facing_deg(edge)};
          grid.ballots.push_back(ballot);
        }
      }
      return taken;
    }
  }
  return std::nullopt;
}

struct Page {
  std::size_t first = 0, end = 0;
  double headings = 0;  // how many there are
};

// As many rows as have room from one on, with the heading of each family that begins or goes on there.
Page page_from(const workshop::Weighing& weighing, std::size_t first, double room, double row, double heading) {
  Page page{first, first, 0};
  double used = 0;
  std::int64_t family = 0;
  while (page.end < weighing.criteria.size()) {
    const bool begins = heading > 0 && weighing.criteria[page.end].family != family;
    const double more = row + (begins ? heading : 0);
    if (page.end > first && used + more > room + 0.01) break;
    used += more;
    family = weighing.criteria[page.end].family;
    page.headings += begins ? 1 : 0;
    ++page.end;
  }
  return page;
}

void lay_rows_of_grid(CriteriaPlan& grid, const workshop::Weighing& weighing, const board::Sheet* record, double least, double most, double heading) {
  const double room = grid.total.min.y - grid.head.max.y;
  std::size_t first = 0;
  for (std::size_t i = 0; record && i < weighing.criteria.size(); ++i)
    if (weighing.criteria[i].row == record->top) first = i;
  Page page = page_from(weighing, 0, room, least, heading);
  std::size_t before = 0;
  while (page.end <= first && page.end < weighing.criteria.size()) {
    before = page.first;
    page = page_from(weighing, page.end, room, least, heading);
  }
  grid.before = page.first;
  grid.after = weighing.criteria.size() - page.end;
  if (grid.before > 0) grid.page_before = weighing.criteria[before].row;
  if (grid.after > 0) grid.page_after = weighing.criteria[page.end].row;
  const auto count = static_cast<double>(page.end - page.first);
  const double row = count > 0 ? std::clamp((room - page.headings * heading) / count, std::min(least, room), most) : most;
  double y = grid.head.max.y;
  std::int64_t family = 0;
  for (std::size_t i = page.first; i < page.end; ++i) {
    if (heading > 0 && weighing.criteria[i].family != family) {
      grid.families.push_back({weighing.criteria[i].family, {{0, y}, {grid.head.max.x, y + heading}}});
      y += heading;
    }
    family = weighing.criteria[i].family;
    grid.rows.push_back({weighing.criteria[i].row, i, {{0, y}, {grid.head.max.x, y + row}}});
    y += row;
  }
  // What is bare is below the totals.
  const double high = grid.total.height();
  grid.total.min.y = y, grid.total.max.y = y + high;
}

}  // namespace

Box CriteriaPlan::cell(const Row& row, const Column& column, std::size_t juror) const {
  const double left = column.box.min.x + 8 + pitch * static_cast<double>(juror) + (pitch - mark) / 2;
  return Box::around({left + mark / 2, row.box.centre().y}, {mark, mark});
}

const CriteriaPlan::Row* CriteriaPlan::row(Id id) const {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.row == id; });
  return it == rows.end() ? nullptr : &*it;
}

const CriteriaPlan::Column* CriteriaPlan::column(Id item) const {
  const auto it = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.item == item; });
  return it == columns.end() ? nullptr : &*it;
}

const CriteriaPlan::Ballot* CriteriaPlan::ballot(Id seat) const {
  const auto it = std::find_if(ballots.begin(), ballots.end(), [&](const Ballot& b) { return b.seat == seat; });
  return it == ballots.end() ? nullptr : &*it;
}

void lay_criteria(Plan& plan, const LayoutInput& in) {
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  const workshop::Weighing weighing = workshop::weigh(in.board, in.sheet);
  CriteriaPlan grid;
  const board::Sheet* record = in.board.sheets.find(plan.sheet_id);
  grid.turned = !wall && record && record->facing == Edge::north;
  plan.upright_deg = grid.angle_deg();
  plan.upright = true;
  grid.jury = weighing.jury;
  grid.text = std::min(lettering(plan, in.tokens, wall ? 19.5 : 17), 25.0);
  const bool open = in.step && !in.board.workshop().closed && !(record && record->decided);
  const bool ballots = !wall && open && in.step->allow.mark && !weighing.items.empty() && !weighing.criteria.empty();
  const bool edited = open && in.step->allow.row;
  const double text = grid.text, foot = wall || plan.glass.size_mm.y > 700 ? 54 : 44;
  double heading = in.sheet.criteria.size() < 2 ? 0 : edited ? std::max(30.0, text * 1.9) : std::max(16.0, text * 1.4);
  const double least = std::max(kLeastMark + 4, text * (ballots ? 1.5 : edited ? 2.5 : 1.9)), most = 104 * k + 6;
  const auto columns = static_cast<double>(std::max<std::size_t>(1, weighing.items.size()));

  const double head_low = std::max(40.0, text * 2.9), total_high = ballots ? std::clamp(58 * k, 34.0, 58.0) : std::clamp(84 * k, 38.0, 84.0);
  if (wall) {
    grid.room = plan.sheet.grown(-std::min(20.0, 18 * k));
  } else {
    Margins taken;
    if (ballots) {
      const std::size_t n = weighing.criteria.size();
      const int marks = in.sheet.most_mark - in.sheet.least_mark + 1;
      const double wide = text * 9 + kWeights + columns * text * 5, beside = head_low + total_high + foot + 8;
      const double headings = static_cast<double>(in.sheet.criteria.size()) * heading;
      // All criteria at once in the grid, where the cards still show half of them; else both have pages, and at last no headings.
      struct Share {
        std::size_t rows, lines;
        bool headed;
      };
      std::optional<Margins> laid;
      for (const Share& share : {Share{n, (n + 1) / 2, true}, {(2 * n + 2) / 3, (n + 2) / 3, true}, {(n + 1) / 2, 2, true}, {3, 1, false}, {2, 1, false}}) {
        const double high = beside + static_cast<double>(std::min(share.rows, n)) * least + (share.headed ? headings : 0);
        const std::size_t lines = std::clamp<std::size_t>(share.lines, 1, n);
        laid = lay_ballots(plan, grid, n, lines, marks, {wide, high}, share.rows == 2 && !share.headed);
        if (!laid) continue;
        if (!share.headed) heading = 0;
        break;
      }
      if (laid) taken = *laid;
    }
    grid.room = {plan.sheet.min + Vec{taken.west + kBetween + 4, taken.north + kBetween},
                 plan.sheet.max - Vec{taken.east + kBetween + 4, taken.south + kBetween}};
  }
  double wide = grid.room.width();
  const double high = grid.room.height();
  if (!in.sheet.costs.empty() && wide > kSideFrom) {
    const double side = std::clamp(wide * 0.21, 300.0, 420.0);
    grid.side = Box{{wide - side, 0}, {wide, high}};
    wide -= side + 26 * k;
  }
  // Titles have what marks do not need, within reason.
  const auto jury = static_cast<double>(grid.jury.size());
  const double mean = std::max(46.0, text * 2.9), pad = std::clamp(12 * k, 6.0, 12.0);
  const double keys = edited ? 52 : 0;  // of a criterion, beside its title
  double titles = std::clamp(wide * 0.235, text * (edited ? 10.5 : 8.0) + keys, std::max(text * 10.5 + keys, 330 * std::max(k, 0.8)));
  const auto mark_size = [&](double left) { return jury == 0 ? 0.0 : ((wide - left - kWeights) / columns - mean - 2 * pad - 6) / jury - 4; };
  grid.singles = mark_size(titles) >= kLeastMark;
  if (!grid.singles && mark_size(std::max(text * (edited ? 10.5 : 9.0) + keys, wide * 0.17)) >= kLeastMark)
    grid.singles = true, titles = std::max(text * (edited ? 10.5 : 9.0) + keys, wide * 0.17);
  grid.mark = std::clamp(std::floor(mark_size(titles)), kLeastMark, kMostMark);
  grid.pitch = std::min(grid.mark + std::clamp(grid.mark * 0.17, 4.0, 7.0), std::max(grid.mark, mark_size(titles) + 4));
  const double column = (wide - titles - kWeights) / columns, most_column = grid.singles ? grid.pitch * jury + mean + 2 * pad + 130 * k : 340 * k;
  const double each = std::min(column, most_column);
  titles += std::min((column - each) * columns, wide * 0.08);
  const double head = grid.singles ? std::max(head_low + 26, std::min(108 * k, high * 0.18)) : head_low;
  grid.head = {{0, 0}, {wide, head}};
  grid.titles = {{0, head}, {titles, high - foot - total_high}};
  grid.weights = {{titles, head}, {titles + kWeights, high - foot - total_high}};
  grid.foot = {{0, high - foot}, {wide, high}};
  grid.total = {{0, high - foot - 6 - total_high}, {wide, high - foot - 6}};
  lay_rows_of_grid(grid, weighing, record, least, most, heading);
  for (std::size_t i = 0; i < weighing.items.size(); ++i) {
    const double left = titles + kWeights + each * static_cast<double>(i), right = left + each;
    grid.columns.push_back(
        {weighing.items[i]->id, {{left + 3, 0}, {right - 3, grid.total.max.y}}, {{right - pad - mean, head}, {right - pad, grid.total.max.y}}});
  }
  plan.criteria = std::move(grid);
}

}  // namespace scene
