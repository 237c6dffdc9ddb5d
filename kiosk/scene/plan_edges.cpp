// Stations, ribbons and pebbles round the table. Nothing here is scaled with the screen: a hand stays as wide on a small
// glass. What gives way is what is shown: stations become compact, ribbons lose their rail, then their step, then go.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "scene/layouts.h"

namespace scene {
namespace {

constexpr double kRibbonFull = 470, kRibbonBrief = 132, kRibbonTime = 104, kRibbonHeight = 64;
constexpr double kNarrowest = 184;     // the least that a mark, a short name and a pad need
constexpr double kCorner = 96;         // the corner and a breath
constexpr double kPebbleCorner = 230;  // with the facilitator's pebble in it
constexpr double kGapWanted = 66, kGapBrief = 25, kGapLeast = 12;
constexpr double kTrayInset = 6;  // of the tray from the glass's edge

enum class Ribbon : std::uint8_t { full, brief, time, none };
double ribbon_width(Ribbon r) { return r == Ribbon::full ? kRibbonFull : r == Ribbon::brief ? kRibbonBrief : r == Ribbon::time ? kRibbonTime : 0; }

// A point of an edge: `along` from its reader's left, `depth` from the glass's edge.
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
bool is_long(Edge edge) { return edge == Edge::south || edge == Edge::north; }

struct Item : Span {
  std::size_t seat = 0;
  bool is_ribbon = false;
};

struct Side {
  Edge edge = Edge::south;
  double length = 0;
  double low = 0, high = 0;
  std::vector<const board::Seat*> seats;
  double needs(double width, double ribbon, double gap) const {
    const auto n = static_cast<double>(seats.size());
    const double parts = n + (ribbon > 0 ? 1 : 0);
    return n * width + ribbon + std::max(0.0, parts - 1) * gap;
  }
  bool fits(double width, double ribbon, double gap) const { return needs(width, ribbon, gap) <= high - low + 0.01; }
};

// People whom a side cannot hold even at the narrowest go to the next side that can.
void spill(std::array<Side, 4>& sides) {
  for (std::size_t s = 0; s < sides.size(); ++s) {
    while (!sides[s].seats.empty() && !sides[s].fits(kNarrowest, 0, kGapLeast)) {
      std::size_t to = s;
      for (std::size_t k = 1; k < sides.size() && to == s; ++k) {
        Side& other = sides[(s + k) % sides.size()];
        other.seats.push_back(sides[s].seats.back());
        if (other.fits(kNarrowest, 0, kGapLeast)) to = (s + k) % sides.size();
        else other.seats.pop_back();
      }
      if (to == s) return;  // more people than the edge of this glass can hold
      sides[s].seats.pop_back();
    }
  }
}

struct Choice {
  double width;
  Ribbon ribbon;
  double gap;
};

Choice choose(const std::array<Side, 4>& sides, std::size_t people, const Tokens& tokens) {
  const auto& t = tokens.station;
  const Choice ladder[] = {{t.width, Ribbon::full, t.min_gap},
                           {t.compact_width, Ribbon::full, t.min_gap},
                           {t.compact_width, Ribbon::brief, kGapBrief},
                           {t.compact_width_d55, Ribbon::brief, kGapBrief},
                           {t.compact_width_d55, Ribbon::time, kGapLeast},
                           {t.compact_width_d55, Ribbon::none, kGapLeast},
                           {kNarrowest, Ribbon::time, kGapLeast},
                           {kNarrowest, Ribbon::none, kGapLeast}};
  for (const Choice& choice : ladder) {
    if (choice.width == t.width && people > 6) continue;
    const bool all = std::all_of(sides.begin(), sides.end(),
                                 [&](const Side& side) { return side.fits(choice.width, is_long(side.edge) ? ribbon_width(choice.ribbon) : 0, choice.gap); });
    if (all) return choice;
  }
  return {kNarrowest, Ribbon::none, kGapLeast};
}

void lay_side(Plan& plan, Side side, const Choice& choice, const Tokens& tokens) {
  Ribbon ribbon = choice.ribbon;
  // The pebble has its corner wherever the others can do without it.
  if (is_long(side.edge)) {
    side.low += kPebbleCorner - kCorner;
    if (!side.fits(choice.width, ribbon_width(ribbon), choice.gap)) side.low = kCorner;
  }
  if (!is_long(side.edge)) {
    ribbon = side.fits(choice.width, kRibbonBrief, kGapBrief) ? Ribbon::brief : side.fits(choice.width, kRibbonTime, kGapLeast) ? Ribbon::time : Ribbon::none;
  }
  std::vector<Item> items;
  for (std::size_t i = 0; i < side.seats.size(); ++i) { items.push_back({{side.seats[i]->along * side.length, choice.width}, i, false}); }
  if (ribbon != Ribbon::none) {
    double middle = side.length / 2 + 0.5;
    if (!is_long(side.edge) && side.seats.size() == 1) {
      // One person on a short side sits a little north, and the time is read south of them: the same on both sides.
      const bool west = side.edge == Edge::west;
      const double along = side.seats[0]->along;
      if (std::abs(along - 0.5) < 0.001) items[0].centre = side.length * (west ? 440.0 / 1080 : 640.0 / 1080);
      const bool before = along < 0.5 - 0.001 || (std::abs(along - 0.5) <= 0.001 && west);
      middle = side.length * (before ? 800.0 / 1080 : 280.0 / 1080);
    }
    items.push_back({{middle, ribbon_width(ribbon)}, 0, true});
  }
  const double parts = std::max<double>(1, static_cast<double>(items.size()) - 1);
  const double spare = (side.high - side.low - side.needs(choice.width, ribbon_width(ribbon), 0)) / parts;
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.centre < b.centre; });
  std::vector<Span> spans(items.begin(), items.end());
  pack(spans, side.low, side.high, std::clamp(spare, 2.0, kGapWanted));
  for (std::size_t i = 0; i < items.size(); ++i) items[i].centre = spans[i].centre;
  for (const Item& item : items) {
    if (item.is_ribbon) {
      RibbonPlan r;
      r.edge = side.edge;
      r.full = ribbon == Ribbon::full;
      r.step = ribbon != Ribbon::time;
      r.size = {item.width, kRibbonHeight};
      r.pose = {on_edge(plan.glass, side.edge, item.centre, kTrayInset + kRibbonHeight / 2), base::facing_deg(side.edge)};
      plan.ribbons.push_back(r);
    } else {
      StationPlan s;
      s.seat = side.seats[item.seat]->id;
      s.edge = side.edge;
      s.size = {item.width, tokens.station.height};
      s.compact = item.width < tokens.station.width;
      s.pose = {on_edge(plan.glass, side.edge, item.centre, kTrayInset + tokens.station.height / 2), base::facing_deg(side.edge)};
      plan.stations.push_back(s);
    }
  }
}

// In two opposite corners (south's left, north's left), whole where it has room, else a round button.
void lay_pebbles(Plan& plan, const Tokens& tokens) {
  for (const Edge edge : {Edge::south, Edge::north}) {
    for (const bool full : {true, false}) {
      PebblePlan pebble;
      pebble.full = full;
      pebble.size = full ? tokens.pebble.size : Vec{tokens.pebble.size.y, tokens.pebble.size.y};
      const double inset = full ? 12 : (plan.rim - pebble.size.x) / 2;
      pebble.pose = {on_edge(plan.glass, edge, inset + pebble.size.x / 2, kTrayInset + tokens.station.height / 2), base::facing_deg(edge)};
      const Box box = base::bounds(pebble.pose, pebble.size).grown(full ? 4 : 0);
      const auto hits = [&](const auto& other) { return box.overlaps(base::bounds(other.pose, other.size)); };
      if (std::any_of(plan.stations.begin(), plan.stations.end(), hits)) continue;
      if (std::any_of(plan.ribbons.begin(), plan.ribbons.end(), hits)) continue;
      plan.pebbles.push_back(pebble);
      break;
    }
  }
}

}  // namespace

void lay_edges(Plan& plan, const board::Board& board, const Tokens& tokens) {
  std::array<Side, 4> sides;
  for (const Edge edge : {Edge::south, Edge::east, Edge::north, Edge::west}) {
    Side& side = sides[static_cast<std::size_t>(edge)];
    side.edge = edge;
    side.length = is_long(edge) ? plan.glass.size_mm.x : plan.glass.size_mm.y;
    side.low = kCorner;
    side.high = side.length - kCorner;
  }
  for (const board::Seat& seat : board.seats) {
    if (!seat.removed) sides[static_cast<std::size_t>(seat.edge) % 4].seats.push_back(&seat);
  }
  // Short sides may use the corners when they need them: long sides keep out of those.
  for (Side& side : sides) {
    if (is_long(side.edge)) continue;
    if (!side.fits(tokens.station.compact_width_d55, 0, kGapBrief)) side.low = kTrayInset, side.high = side.length - kTrayInset;
  }
  spill(sides);
  const Choice choice = choose(sides, plan.seats.size(), tokens);
  for (const Side& side : sides) lay_side(plan, side, choice, tokens);
  lay_pebbles(plan, tokens);
}

}  // namespace scene
