// A list on the glass: its papers in rows, with places of honour for some of them; or one item in the middle, with its clock and the
// strip of all of them, and beside it the boards on which its merits are written.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"
#include "workshop/one_by_one.h"

namespace scene {
namespace {

constexpr double kPads = 24;      // what pads cover of the sheet's edge, at a table
constexpr double kKey = 22;       // mm: the least a key of the strip is wide and high
constexpr double kNamedRow = 37;  // has two lines of a name
constexpr double kClock = 132;    // of the disc, on a large glass

bool is_wall(const Plan& plan) { return plan.glass.mode == Mode::wall; }
Box mirrored(const Plan& plan, const Box& box) {
  const Vec about = plan.sheet.centre() * 2;
  return {about - box.max, about - box.min};
}

// `n` keys in a box, in as few lines as they have room in.
std::vector<Box> keys_in(const Box& box, std::size_t n, double least, double gap) {
  std::vector<Box> keys;
  if (n == 0) return keys;
  const auto across = static_cast<std::size_t>(std::max(1.0, std::floor((box.width() + gap) / (least + gap))));
  const std::size_t lines = (n + across - 1) / across, each = (n + lines - 1) / lines;
  const Vec key{
      std::min((box.width() - gap * static_cast<double>(each - 1)) / static_cast<double>(each), std::max(least, box.height() / static_cast<double>(lines))),
      (box.height() - gap * static_cast<double>(lines - 1)) / static_cast<double>(lines)};
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t line = i / each, in_line = std::min(each, n - line * each);
    const double wide = key.x * static_cast<double>(in_line) + gap * static_cast<double>(in_line - 1);
    keys.push_back(
        Box::at({box.centre().x - wide / 2 + (key.x + gap) * static_cast<double>(i % each), box.min.y + (key.y + gap) * static_cast<double>(line)}, key));
  }
  return keys;
}

void lay_boards_in(Plan& plan, const LayoutInput& in, const Box& box, std::size_t from, std::size_t count, double gap) {
  const bool wall = is_wall(plan);
  const double k = plan.scale, width = (box.width() - gap * static_cast<double>(count - 1)) / static_cast<double>(count);
  const double head = std::min(wall ? std::clamp(124 * k, 66.0, 132.0) : std::clamp(112 * k, 52.0, 112.0) + kPads, box.height() * 0.36);
  for (std::size_t i = 0; i < count; ++i) {
    BoardPlan b;
    b.box = Box::at({box.min.x + (width + gap) * static_cast<double>(i), box.min.y}, {width, box.height()});
    b.room = b.box;
    if (wall) {
      b.head = {b.box.min, {b.box.max.x, b.box.min.y + head}};
      b.room.min.y = b.head.max.y;
    } else {
      b.head = {{b.box.min.x, b.box.max.y - head}, b.box.max};
      b.far_head = {b.box.min, {b.box.max.x, b.box.min.y + head}};
      b.room = {{b.box.min.x, b.far_head.max.y}, {b.box.max.x, b.head.min.y}};
    }
    plan.boards.push_back(b);
    Zone zone;
    zone.kind = Zone::Kind::board;
    zone.box = b.box;
    zone.head = b.head;
    zone.name = in.sheet.boards[from + i].id;
    plan.zones.push_back(zone);
  }
}

// Half of what lies between two boards is theirs too, so that every note says something.
void widen_zones(Plan& plan) {
  if (plan.zones.empty()) return;
  plan.zones.front().box.min = plan.sheet.min;
  plan.zones.back().box.max = plan.sheet.max;
  for (std::size_t i = 0; i < plan.zones.size(); ++i) {
    plan.zones[i].box.min.y = plan.sheet.min.y;
    plan.zones[i].box.max.y = plan.sheet.max.y;
    if (i == 0) continue;
    const double middle = (plan.boards[i - 1].box.max.x + plan.boards[i].box.min.x) / 2;
    plan.zones[i - 1].box.max.x = plan.zones[i].box.min.x = middle;
  }
}

void lay_middle(Plan& plan, OneByOnePlan& one, const LayoutInput& in) {
  const double k = plan.scale, gap = std::clamp(14 * k, 6.0, 14.0);
  const Box column = one.column.grown(0);
  const double high = column.height() - 2 * kPads;
  one.clock = std::clamp(kClock * k, 60.0, 132.0);
  const bool beside = column.width() >= 2 * (one.clock + gap) + std::max(240.0, 300 * k);
  const std::size_t n = std::max<std::size_t>(1, one.items.size());
  const auto lines = std::ceil(static_cast<double>(n) * (kKey + 4) / column.width());
  const double strip = std::max(lines * kKey + (lines - 1) * 4, std::min(46 * k, 46.0));
  // A long strip on a low glass leaves less for the disc.
  if (!beside) one.clock = std::clamp((high - 92) / 2 - strip - 2 * gap, 52.0, one.clock);
  const double controls = beside ? std::clamp(52 * k, 40.0, 52.0) : one.clock;
  const double left = high - 2 * (strip + controls + 2 * gap);
  const Vec card{beside ? column.width() - 2 * (one.clock + gap) : column.width(), std::clamp(left, 56.0, std::max(84.0, 176 * k))};
  one.card = Box::around(column.centre(), card);
  OneByOnePlan::Face near;
  const double edge = column.max.y - kPads;
  // As near to the card as there is, but within the reach of who stands there.
  const double reach = plan.glass.size_mm.y - in.tokens.reach.from_edge + 4;
  const double from = std::min(std::max(one.card.max.y + gap, reach), edge - strip - controls - gap);
  near.strip = keys_in({{column.min.x, from}, {column.max.x, from + strip}}, one.items.size(), kKey, 4);
  near.controls = Box::at({column.min.x, from + strip + gap}, {column.width(), controls});
  near.clock_amid = !beside;
  near.clock = {beside ? Vec{one.card.max.x + gap + one.clock / 2, one.card.centre().y} : near.controls.centre(), 0};
  OneByOnePlan::Face far = near;
  far.angle_deg = far.clock.angle_deg = 180;
  far.clock.at = column.centre() * 2 - near.clock.at;
  far.controls = mirrored(plan, near.controls);
  for (Box& key : far.strip) key = mirrored(plan, key);
  one.faces = {near, far};
}

void lay_wall(Plan& plan, OneByOnePlan& one, const LayoutInput& in, const Box& right) {
  const double k = plan.scale, gap = std::clamp(14 * k, 6.0, 14.0), controls = std::clamp(52 * k, 42.0, 52.0);
  const Box column = one.column;
  OneByOnePlan::Face face;
  face.controls = Box{{column.min.x, column.max.y - controls}, column.max};
  const double top = std::max(column.min.y, in.tokens.reach.wall_top(plan.glass.size_mm.y) + 1);
  const Box strip{{column.min.x, top}, {column.max.x, face.controls.min.y - gap}};
  const auto n = std::max<std::size_t>(1, one.items.size());
  const double row = std::min(64 * k, (strip.height() + 4) / static_cast<double>(n) - 4);
  one.named = row >= kNamedRow;
  if (one.named)
    for (std::size_t i = 0; i < one.items.size(); ++i)
      face.strip.push_back(Box::at({strip.min.x, strip.min.y + (row + 4) * static_cast<double>(i)}, {strip.width(), row}));
  else {
    const double across = std::floor((strip.width() + 4) / (2 * kKey + 4)), lines = std::ceil(static_cast<double>(n) / across);
    face.strip = keys_in({strip.min, {strip.max.x, strip.min.y + std::min(strip.height(), lines * 58 - 4)}}, one.items.size(), 2 * kKey, 4);
  }
  one.card = {right.min, {right.max.x, right.min.y + std::clamp(150 * k, 84.0, 150.0)}};
  one.clock = std::min(kClock * std::max(k, 0.6), one.card.height() - 8);
  face.clock = {{one.card.max.x - one.clock / 2 - 10 * k, one.card.centre().y}, 0};
  one.faces = {face};
}

}  // namespace

void lay_scores(Plan& plan, const LayoutInput& in) {
  const bool wall = is_wall(plan);
  const double k = plan.scale;
  const Box s = plan.sheet;
  OneByOnePlan one;
  for (const board::Note* item : workshop::list_of(in.board, in.sheet.items)) one.items.push_back(item->id);
  if (in.step && in.step->one_by_one) {
    const board::Step* record = in.board.current_step();
    const auto it = record ? std::find(one.items.begin(), one.items.end(), record->item) : one.items.end();
    if (it != one.items.end()) one.item = *it;
    else if (!one.items.empty()) one.item = one.items.front();
  }
  const std::size_t count = std::max<std::size_t>(1, in.sheet.boards.size());
  const double gap = std::clamp(20 * k, 8.0, 20.0);
  plan.upright = wall;
  if (wall) {
    const double pad = std::clamp(22 * k, 10.0, 22.0);
    one.column = Box::at(s.min + Vec{pad, pad}, {std::clamp(s.width() * 0.25, 200.0, 460.0), s.height() - 2 * pad});
    const Box right{{one.column.max.x + gap, s.min.y + pad}, s.max - Vec{pad, 0}};
    lay_wall(plan, one, in, right);
    lay_boards_in(plan, in, {{right.min.x, one.card.max.y + gap * 0.8}, right.max}, 0, count, gap);
  } else {
    const double wide = std::clamp(s.width() * 0.38, std::min(290.0, s.width() * 0.42), 680.0);
    one.column = Box::around(s.centre(), {wide, s.height()});
    lay_middle(plan, one, in);
    const std::size_t before = (count + 1) / 2;
    lay_boards_in(plan, in, {s.min, {one.column.min.x - gap, s.max.y}}, 0, before, gap);
    if (count > before) lay_boards_in(plan, in, {{one.column.max.x + gap, s.min.y}, s.max}, before, count - before, gap);
  }
  widen_zones(plan);
  const Box room = plan.boards.front().room;
  const double fits = std::sqrt(room.width() * room.height() * 0.55 / 6);  // half a dozen on each board side by side
  const double usual = in.tokens.note.small * k * (wall ? 1.15 : 1.0) * std::clamp(plan.glass.text_scale, 0.5, 2.0);
  plan.note_width = std::clamp(fits, std::min(plan.least_note, usual), usual);
  plan.one_by_one = std::move(one);
}

Vec Plan::onto_board(Vec at, double width_mm) const {
  if (!one_by_one || boards.empty()) return at;
  Vec best = at;
  double nearest = 1e300;
  for (const BoardPlan& b : boards) {
    const double in = std::min({width_mm / 2 + 3, b.room.width() / 2, b.room.height() / 2});
    const Vec there = b.room.grown(-in).clamp(at);
    if (const double away = base::distance(there, at); away < nearest) nearest = away, best = there;
  }
  return best;
}

namespace {

// On a wall down its right side, at a table across the middle; what is left is the list's.
void lay_honour(Plan& plan, const LayoutInput& in, Box& room) {
  const double k = plan.scale, gap = std::clamp(16 * k, 6.0, 16.0);
  const auto n = static_cast<double>(in.sheet.top);
  HonourPlan honour;
  const double key = std::clamp(52 * k, 42.0, 52.0);
  const auto places = static_cast<std::size_t>(in.sheet.top);
  double paper = plan.note_width;
  if (is_wall(plan)) {
    const double wide = std::clamp(plan.note_width * 1.6, 150.0, room.width() * 0.34);
    const Box column{{room.max.x - wide, room.min.y}, room.max};
    const double high = (column.height() - key - gap - gap * (n - 1)) / n;
    paper = std::min({plan.note_width * 1.1, high - 8, wide * 0.66});
    for (std::size_t i = 0; i < places; ++i)
      honour.places.push_back(Box::at({column.min.x, column.min.y + (high + gap) * static_cast<double>(i)}, {wide, high}));
    honour.decide = {Box{{column.min.x, column.max.y - key}, column.max}};
    plan.beside_items = column;
    room.max.x = column.min.x - gap * 1.5;
  } else {
    const bool at_ends = plan.glass.size_mm.y / 2 <= in.tokens.reach.from_edge;
    const double ends = at_ends ? std::clamp(room.width() * 0.225, 150.0, 190.0) + gap : 0;
    const double most = (room.width() - 2 * ends - gap * (n - 1)) / n;
    paper = std::max(plan.least_note, std::min({plan.note_width * 1.1, room.height() * 0.3, most / 1.5}));
    const Vec size{std::min(most, paper + 2 * std::max(30.0, 58 * k)), paper + 12};
    for (std::size_t i = 0; i < places; ++i)
      honour.places.push_back(Box::around({room.centre().x + (size.x + gap) * (static_cast<double>(i) - (n - 1) / 2), room.centre().y}, size));
    Box near;
    const double below = honour.places.front().max.y;
    if (at_ends) near = Box::around({room.max.x - (ends - gap) / 2, room.centre().y}, {ends - gap, std::min(46.0, key)});
    else near = Box::at({room.centre().x - 130, std::max(below + gap, plan.glass.size_mm.y - in.tokens.reach.from_edge + 2)}, {260, key});
    honour.decide = {near, mirrored(plan, near)};
    const double band = at_ends ? below + gap * 0.6 : near.max.y + gap * 0.6;
    plan.beside_items = Box{{room.min.x, band}, room.max};
    plan.before_items = mirrored(plan, *plan.beside_items);
  }
  for (std::size_t i = 0; i < places; ++i) {
    Zone zone;
    zone.kind = Zone::Kind::honour;
    zone.box = honour.places[i].grown(gap / 2 - 0.5);
    zone.name = in.sheet.items;
    zone.place = static_cast<std::int64_t>(i) + 1;
    plan.zones.push_back(zone);
  }
  std::vector<bool> taken(places, false);
  for (const board::Note* item : workshop::list_of(in.board, in.sheet.items)) {
    const auto place = static_cast<std::size_t>(item->choice);
    if (item->choice <= 0 || place > places || taken[place - 1]) continue;
    taken[place - 1] = true;
    const Box box = honour.places[place - 1];
    const board::Placement* own = item->places.find(plan.sheet_id);
    const Vec at = is_wall(plan) ? Vec{box.max.x - paper / 2 - 6, box.centre().y} : box.centre();
    honour.lying.emplace_back(item->id, board::Placement{at, 0, paper, own ? own->rank : 0});
  }
  plan.honour = std::move(honour);
}

}  // namespace

void lay_items(Plan& plan, const LayoutInput& in) {
  const bool wall = is_wall(plan);
  const double k = plan.scale;
  const double text = std::clamp(plan.glass.text_scale, 0.5, 2.0);
  plan.note_width = std::max(plan.least_note, in.tokens.note.medium * k * (wall ? 1.12 : in.sheet.top > 0 ? 0.86 : 1.0) * text);
  if (!wall && in.sheet.top == 0 && plan.sheet.height() >= 400) lay_tent(plan, 88, 68);
  Box room = plan.sheet.grown(wall ? -std::clamp(22 * k, 10.0, 22.0) : -(kPads + 2));
  if (plan.tent) room.min.y = plan.tent->max.y + 6;
  if (in.sheet.top > 0) lay_honour(plan, in, room);
  plan.items = room;
  Zone all;
  all.kind = Zone::Kind::items;
  all.box = plan.sheet;
  all.name = in.sheet.items;
  plan.zones.push_back(all);
}

// At a table half of them lie before each long side, turned to it.
std::vector<board::Placement> arrange_list(const Plan& plan, std::size_t n) {
  if (!plan.items || n == 0) return {};
  if (is_wall(plan)) return rows_in(*plan.items, n, plan.note_width, plan.least_note);
  Box near = *plan.items, far = *plan.items;
  if (plan.honour && plan.beside_items && plan.before_items) near = *plan.beside_items, far = *plan.before_items;
  else near.min.y = far.max.y = plan.items->centre().y;
  auto places = rows_in(near, (n + 1) / 2, plan.note_width, plan.least_note);
  for (board::Placement place : rows_in(far, n / 2, plan.note_width, plan.least_note)) {
    place.angle_deg += 180;
    place.rank += static_cast<std::int64_t>((n + 1) / 2);
    places.push_back(place);
  }
  return places;
}

}  // namespace scene
