#include "hands/marks.h"

#include <algorithm>
#include <cmath>

#include "hands/opened.h"
#include "scene/draw_criteria.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"
#include "workshop/weighing.h"

namespace hands {
namespace {

using base::Box;
using base::Pose;
using board::Property;
using board::RecordKind;

constexpr std::int64_t kOpen_us = 12'000'000;  // that a pill waits for its mark

const workshop::Sheet* sheet_now(Room& room) {
  return room.store && room.scene.definition() && room.plan().criteria ? workshop::current_sheet(*room.scene.definition(), room.board()) : nullptr;
}

// Below the cell as whoever touched it sees it, else above or aside: over no other that is open, and wholly on the glass.
Pose place_pill(Room& room, Vec cell, double high, Vec size, double angle) {
  const Box glass = Box{{0, 0}, room.scene.glass().size_mm}.grown(-4);
  std::vector<Box> taken = opened(room, 0);
  for (const scene::Pill& other : room.preview.pills) taken.push_back(base::bounds(other.pose, size));
  const double down = high / 2 + size.y / 2 + 8;
  const auto inside = [&](Vec at) {
    const Vec half = base::bounds({{}, angle}, size).size() * 0.5;
    return Box{glass.min + half, glass.max - half}.clamp(at);
  };
  const Vec first = inside(cell + base::rotated({0, down}, angle));
  for (const Vec way : {Vec{0, down}, Vec{0, -down}, Vec{size.x / 2, down}, Vec{-size.x / 2, down}, Vec{size.x / 2, -down}, Vec{-size.x / 2, -down},
                        Vec{0, down + size.y + 4}, Vec{0, -down - size.y - 4}}) {
    const Pose pose{inside(cell + base::rotated(way, angle)), angle};
    const Box box = base::bounds(pose, size);
    if (box.contains(cell)) continue;  // the cell stays seen
    if (std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return box.overlaps(other); })) return pose;
  }
  return {first, angle};
}

}  // namespace

std::uint64_t open_pill(Room& room, Id row, std::uint64_t part, const gesture::Gesture& g) {
  const workshop::Sheet* sheet = sheet_now(room);
  if (!sheet) return 0;
  const scene::CriteriaPlan& grid = *room.plan().criteria;
  const auto column = static_cast<std::size_t>(part >> 16), juror = static_cast<std::size_t>(part & 0xffff);
  const scene::CriteriaPlan::Row* line = grid.row(row);
  if (!line || column >= grid.columns.size()) return 0;
  const bool own = juror < grid.jury.size();
  const Id seat = own ? grid.jury[juror] : room.seat_of(g);
  if (!seat) {
    room.say("refused.whose_hand", g.at, seat);
    return 0;
  }
  if (!room.store->rules().allow.mark) {
    room.say("refused.not_now", g.at, seat);
    return 0;
  }
  if (std::find(grid.jury.begin(), grid.jury.end(), seat) == grid.jury.end()) {
    room.say("refused.not_jury", g.at, seat);
    return 0;
  }
  const Id item = grid.columns[column].item;
  auto& pills = room.preview.pills;
  const bool open = std::any_of(pills.begin(), pills.end(), [&](const scene::Pill& p) { return p.seat == seat && p.row == row && p.item == item; });
  std::erase_if(pills, [&](const scene::Pill& p) { return p.seat == seat; });
  room.touch_preview();
  if (open) return 0;  // a second touch on the cell closes it
  const Box cell = own ? grid.cell(*line, grid.columns[column], juror) : grid.mean(*line, grid.columns[column]);
  const Vec size = scene::PillLook::size(sheet->most_mark - sheet->least_mark + 1);
  // It faces the hand, whoever's mark it is.
  const Id hand = room.scene.glass().mode == scene::Mode::wall ? seat : room.plan().seat_near(g.start);
  const double angle = room.reading_angle(g.at, hand ? hand : seat);
  const Vec middle = room.view().to_glass(grid.point(cell.centre()));
  scene::Pill pill;
  pill.session = room.new_session();
  pill.seat = seat;
  pill.row = row;
  pill.item = item;
  pill.pose = place_pill(room, middle, std::min(cell.height(), 40.0) * room.view().scale, size, angle);
  pill.until_us = room.now_us + kOpen_us;
  pills.push_back(pill);
  return pill.session;
}

void give_mark(Room& room, Id row, Id item, Id seat, std::int64_t mark, Vec at) {
  const Id sheet = room.plan().sheet_id;
  const board::Figure* given = workshop::mark_of(room.board(), sheet, row, item, seat);
  store::Draft draft(room.actor(seat));
  const bool takes = given && given->value == mark;
  if (takes) draft.remove(RecordKind::figure, given->id);
  else if (given) draft.set(RecordKind::figure, given->id, {{Property::value, mark}});
  else
    draft.create(RecordKind::figure, room.store->new_id(),
                 {{Property::sheet, sheet}, {Property::row, row}, {Property::item, item}, {Property::seat, seat}, {Property::value, mark}});
  if (room.commit(std::move(draft), at, seat)) room.sound(takes ? sound::Cue::pick : sound::Cue::stick, at, seat);
}

void score(Room& room, std::uint64_t session, std::int64_t mark, const gesture::Gesture& g) {
  auto& pills = room.preview.pills;
  const auto it = std::find_if(pills.begin(), pills.end(), [&](const scene::Pill& p) { return p.session == session; });
  if (it == pills.end()) return;
  const scene::Pill pill = *it;
  pills.erase(it);
  room.touch_preview();
  give_mark(room, pill.row, pill.item, pill.seat, mark, g.at);
}

void mark_ballot(Room& room, Id row, std::uint64_t part, const gesture::Gesture& g) {
  const workshop::Sheet* sheet = sheet_now(room);
  if (!sheet) return;
  const scene::CriteriaPlan& grid = *room.plan().criteria;
  const auto own = std::find_if(grid.ballots.begin(), grid.ballots.end(), [&](const auto& ballot) { return ballot.seat.counter() == part >> 8; });
  if (own == grid.ballots.end()) return;
  const std::size_t criteria = grid.rows.size() + grid.before + grid.after;
  const Id item = scene::ballot_shown(grid, room.preview, own->seat, criteria).item;
  if (item) give_mark(room, row, item, own->seat, static_cast<std::int64_t>(part & 0xff), g.at);
}

void turn_ballot(Room& room, scene::Action way, Id seat) {
  if (!sheet_now(room)) return;
  const scene::CriteriaPlan& grid = *room.plan().criteria;
  const scene::CriteriaPlan::Ballot* ballot = grid.ballot(seat);
  if (!ballot || grid.columns.empty()) return;
  const std::size_t criteria = grid.rows.size() + grid.before + grid.after, columns = grid.columns.size();
  const scene::BallotShown now = scene::ballot_shown(grid, room.preview, seat, criteria);
  std::size_t column = now.column, page = now.page;
  if (way == scene::Action::ballot_before) column = (column + columns - 1) % columns, page = 0;
  if (way == scene::Action::ballot_after) column = (column + 1) % columns, page = 0;
  if (way == scene::Action::ballot_page) page = (page + 1) % ballot->pages(criteria);
  auto& turned = room.preview.ballots;
  std::erase_if(turned, [&](const scene::Ballot& b) { return b.seat == seat; });
  turned.push_back({seat, grid.columns[column].item, page});
  room.touch_preview();
}

void close_pills_near(Room& room, Vec at) {
  constexpr double near = 420;
  if (std::erase_if(room.preview.pills, [&](const scene::Pill& p) { return p.grip == 0 && base::distance(p.pose.at, at) < near; }) > 0) room.touch_preview();
}

void tick_pills(Room& room) {
  const bool gone = !room.store || !room.scene.plan().criteria;
  const auto over = [&](const scene::Pill& p) { return p.grip == 0 && (gone || p.until_us <= room.now_us); };
  if (std::erase_if(room.preview.pills, over) > 0) room.touch_preview();
}

void weigh_criterion(Room& room, Id row, const gesture::Gesture& g) {
  const board::Row* record = sheet_now(room) ? room.board().rows.find_live(row) : nullptr;
  const Id seat = room.seat_of(g);
  if (!record) return;
  store::Draft draft(room.actor(seat));
  draft.set(RecordKind::row, row, {{Property::weight, (record->weight + 1) % (board::kMostWeight + 1)}});
  if (room.commit(std::move(draft), g.at, seat)) room.sound(sound::Cue::stick, g.at, seat);
}

void sit_on_jury(Room& room, Id seat, const gesture::Gesture& g) {
  const board::Seat* record = sheet_now(room) ? room.board().seats.find_live(seat) : nullptr;
  const Id hand = room.seat_of(g);
  if (!record) return;
  store::Draft draft(room.actor(hand));
  draft.set(RecordKind::seat, seat, {{Property::off_jury, !record->off_jury}});
  std::erase_if(room.preview.pills, [&](const scene::Pill& p) { return p.seat == seat; });
  if (room.commit(std::move(draft), g.at, hand)) room.sound(sound::Cue::stick, g.at, hand);
}

void choose_item(Room& room, Id item, const gesture::Gesture& g) {
  const workshop::Sheet* sheet = sheet_now(room);
  const Id seat = room.seat_of(g);
  if (!sheet) return;
  store::Draft draft(room.actor(seat));
  for (const board::Note* each : workshop::list_of(room.board(), sheet->items)) {
    const std::int64_t wanted = each->id == item && each->choice != 1 ? 1 : 0;
    if (each->choice != wanted) draft.set(RecordKind::note, each->id, {{Property::choice, wanted}});
  }
  if (!draft.empty() && room.commit(std::move(draft), g.at, seat)) room.sound(sound::Cue::stick, g.at, seat);
}

// The key is everybody's: it is the group that retains.
void retain(Room& room, Id item, const gesture::Gesture& g) {
  const workshop::Sheet* sheet = sheet_now(room);
  const Id seat = room.seat_of(g);
  if (!sheet) return;
  if (!room.store->rules().allow.choose) return room.say(board::why_not(room.store->rules(), &board::Allow::choose), g.at, seat);
  const board::Sheet* record = room.board().sheets.find(room.plan().sheet_id);
  if (!record || record->decided || !room.board().notes.find_live(item)) return;
  store::Draft draft(board::Actor::facilitator());
  for (const board::Note* each : workshop::list_of(room.board(), sheet->items)) {
    const std::int64_t wanted = each->id == item ? 1 : 0;
    if (each->choice != wanted) draft.set(RecordKind::note, each->id, {{Property::choice, wanted}});
  }
  draft.set(RecordKind::sheet, record->id, {{Property::decided, true}});
  if (room.commit(std::move(draft), g.at, seat)) room.sound(sound::Cue::stick, g.at, seat);
}

}  // namespace hands
