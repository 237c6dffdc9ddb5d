#include "hands/costs.h"

#include <algorithm>

#include "hands/opened.h"
#include "hands/writing.h"
#include "scene/aside.h"
#include "scene/draw_costs.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"
#include "workshop/costs.h"

namespace hands {

using board::Property;
using board::RecordKind;

namespace {

constexpr std::size_t kMostDigits = 9;
constexpr std::int64_t kThinks_us = 6'000'000;  // between two keys of one number

// The nearest place that covers nothing of what others have open, nor the cell; none where the glass is full.
std::optional<Vec> free_place(const base::Box& glass, Vec size, Vec wish, const std::vector<base::Box>& taken) {
  constexpr double step = 12, farthest = 700;
  const base::Box room{glass.min + size * 0.5, glass.max - size * 0.5};
  for (double reach = 0; reach <= farthest; reach += step) {
    const int around = reach > 0 ? 24 : 1;
    for (int i = 0; i < around; ++i) {
      const Vec at = room.clamp(wish + base::rotated({reach, 0}, 360.0 * i / around));
      const base::Box box = base::Box::around(at, size).grown(2);
      if (std::none_of(taken.begin(), taken.end(), [&](const base::Box& other) { return box.overlaps(other); })) return at;
    }
  }
  return std::nullopt;
}

// Where a cell lies on the glass, as it is seen now.
base::Box cell_of(Room& room, Id row, Id item) {
  const auto& costs = room.plan().costs;
  if (!costs) return {};
  for (const scene::CostsPlan::Line& line : costs->lines) {
    if (line.row != row) continue;
    for (std::size_t i = 0; i < line.cells.size(); ++i)
      if (costs->items[i] == item) return {room.view().to_glass(line.cells[i].min), room.view().to_glass(line.cells[i].max)};
  }
  return {};
}

}  // namespace

scene::NumberPad* NumberPads::find(std::uint64_t session) {
  for (scene::NumberPad& pad : room_.preview.number_pads)
    if (pad.session == session) return &pad;
  return nullptr;
}

bool NumberPads::is_typed_on(const scene::NumberPad& pad) const {
  const auto last = typed_us_.find(pad.session);
  return !pad.pressed.empty() || (last != typed_us_.end() && room_.now_us - last->second < kThinks_us);
}

void NumberPads::open(Id row, Id item, const gesture::Gesture& g) {
  const Id seat = room_.seat_of(g);
  if (!room_.plan().costs) return;
  if (seat && !room_.store->rules().allow.cost) return room_.say(board::why_not(room_.store->rules(), &board::Allow::cost), g.at, seat);
  for (const scene::NumberPad& pad : room_.preview.number_pads)
    if (pad.row == row && pad.item == item) return;  // somebody is at it
  for (std::size_t i = room_.preview.number_pads.size(); i-- > 0;)
    if (seat && room_.preview.number_pads[i].seat == seat && !is_typed_on(room_.preview.number_pads[i])) done(room_.preview.number_pads[i].session);
  scene::NumberPad pad;
  pad.session = room_.new_session();
  pad.seat = seat;
  pad.row = row;
  pad.item = item;
  if (const board::Figure* figure = workshop::cost_in(room_.board(), room_.plan().sheet_id, row, item)) pad.digits = std::to_string(figure->value);
  pad.pose.angle_deg = room_.reading_angle(g.at, seat);
  // Beside the cell, towards its reader, clear of what others have open.
  auto clear = opened(room_);
  const base::Box cell = cell_of(room_, row, item);
  clear.push_back(cell.grown(3));
  const Vec extent = base::bounds({{}, pad.pose.angle_deg}, scene::kNumberPad).size();
  const Vec wish = g.at + base::rotated({scene::kNumberPad.x * 0.75, scene::kNumberPad.y * 0.6}, pad.pose.angle_deg);
  const base::Box glass{{0, 0}, room_.scene.glass().size_mm};
  pad.pose.at = scene::laid_aside(glass, extent, wish, clear);
  if (const auto free = free_place(glass, extent, wish, clear)) pad.pose.at = *free;
  room_.preview.number_pads.push_back(std::move(pad));
  room_.sound(sound::Cue::pick, g.at, seat);
  room_.touch_preview();
}

void NumberPads::press(const gesture::Gesture& g) {
  scene::NumberPad* pad = find(g.target.id);
  if (!pad) return;
  const std::uint64_t key = g.target.part;
  typed_us_[pad->session] = room_.now_us;
  pad->pressed.push_back({key, g.contact.device, g.contact.id, pad->digits, pad->fresh});
  room_.touch_preview();
  if (key == scene::kDoneKey) return;  // when the finger lifts
  if (key == scene::kEraseKey) {
    if (!pad->digits.empty()) pad->digits.pop_back();
    pad->fresh = false;
    return;
  }
  std::string digits = pad->fresh ? std::string() : pad->digits;
  digits += key == scene::kThousandKey ? std::string("000") : std::to_string(key);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));  // no noughts before a number
  if (digits.size() > kMostDigits) return room_.say("refused.number_too_long", pad->pose.at, pad->seat);
  pad->digits = std::move(digits);
  pad->fresh = false;
}

void NumberPads::release(const gesture::Gesture& g) {
  scene::NumberPad* pad = find(g.target.id);
  if (!pad) return;
  const bool was = std::erase_if(pad->pressed, [&](const auto& p) { return p.device == g.contact.device && p.contact == g.contact.id; }) > 0;
  room_.touch_preview();
  if (was && g.target.part == scene::kDoneKey) done(pad->session);
}

void NumberPads::retract(const gesture::Gesture& g) {
  scene::NumberPad* pad = find(g.target.id);
  if (!pad) return;
  for (const auto& pressed : pad->pressed)
    if (pressed.device == g.contact.device && pressed.contact == g.contact.id) pad->digits = pressed.before, pad->fresh = pressed.fresh;
  std::erase_if(pad->pressed, [&](const auto& p) { return p.device == g.contact.device && p.contact == g.contact.id; });
  room_.touch_preview();
}

void NumberPads::done(std::uint64_t session) {
  const scene::NumberPad* found = find(session);
  if (!found) return;
  const scene::NumberPad pad = *found;
  typed_us_.erase(session);
  std::erase_if(room_.preview.number_pads, [&](const scene::NumberPad& each) { return each.session == session; });
  room_.touch_preview();
  const Id sheet = room_.plan().sheet_id;
  const board::Figure* figure = workshop::cost_in(room_.board(), sheet, pad.row, pad.item);
  const std::string before = figure ? std::to_string(figure->value) : std::string();
  if (before == pad.digits) return;
  store::Draft draft(room_.actor(pad.seat));
  if (pad.digits.empty()) {
    draft.remove(RecordKind::figure, figure->id);
  } else if (figure) {
    draft.set(RecordKind::figure, figure->id, {{Property::value, std::int64_t{std::stoll(pad.digits)}}});
  } else {
    draft.create(RecordKind::figure, room_.store->new_id(),
                 {{Property::sheet, sheet}, {Property::row, pad.row}, {Property::item, pad.item}, {Property::value, std::int64_t{std::stoll(pad.digits)}}});
  }
  if (room_.commit(std::move(draft), pad.pose.at, pad.seat)) room_.sound(sound::Cue::drop, pad.pose.at, pad.seat);
}

void NumberPads::close_all() {
  while (!room_.preview.number_pads.empty()) done(room_.preview.number_pads.back().session);
}

void NumberPads::follow() {
  const auto gone = [&](const scene::NumberPad& pad) { return !room_.board().rows.find_live(pad.row) || !room_.board().notes.find_live(pad.item); };
  if (std::erase_if(room_.preview.number_pads, gone) > 0) room_.touch_preview();
}

void change_years(Room& room, int by, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g), sheet = room.plan().sheet_id;
  const workshop::Sheet* of = room.scene.definition() ? workshop::current_sheet(*room.scene.definition(), room.board()) : nullptr;
  if (!of || !room.plan().costs) return;
  if (seat && !room.store->rules().allow.cost) return room.say(board::why_not(room.store->rules(), &board::Allow::cost), g.at, seat);
  const int now = workshop::years_of(*of, room.board().sheets.find(sheet)), then = std::clamp(now + by, 1, workshop::kMostYears);
  if (then == now) return;
  store::Draft draft(room.actor(seat));
  draft.set(RecordKind::sheet, sheet, {{Property::years, std::int64_t{then}}});
  if (room.commit(std::move(draft), g.at, seat)) room.sound(sound::Cue::drop, g.at, seat);
}

void add_cost_line(Room& room, Writing& writing, std::int64_t family, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g), sheet = room.plan().sheet_id;
  if (!room.plan().costs) return;
  if (seat && !room.store->rules().allow.row) return room.say(board::why_not(room.store->rules(), &board::Allow::row), g.at, seat);
  const Id row = room.store->new_id();
  store::Draft draft(room.actor(seat));
  draft.create(RecordKind::row, row,
               {{Property::sheet, sheet},
                {Property::order, workshop::order_after(room.board(), workshop::rows_of(room.board(), sheet))},
                {Property::title, std::string()},
                {Property::group, family}});
  const std::uint64_t group = room.commit(std::move(draft), g.at, seat);
  if (!group) return;
  room.sound(sound::Cue::drop, g.at, seat);
  const auto& costs = room.plan().costs;
  if (costs && std::none_of(costs->lines.begin(), costs->lines.end(), [&](const auto& line) { return line.row == row; })) {
    // Asked for, it is shown.
    store::Draft page{board::Actor{}};
    page.set(RecordKind::sheet, sheet, {{Property::top, row}});
    (void)room.store->commit(std::move(page));
  }
  if (scene::Writing* w = writing.open(RecordKind::row, row, Property::title, seat, g.at, OnScreen::yes)) w->fresh = true, w->group = group;
}

}  // namespace hands
