#include "hands/lines.h"

#include <algorithm>

#include "board/fractional_index.h"
#include "hands/put_down.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"

namespace hands {
namespace {

using board::Property;
using board::RecordKind;
using Kind = scene::TablePlan::Kind;

const workshop::Sheet* sheet_now(Room& room) { return room.scene.definition() ? workshop::current_sheet(*room.scene.definition(), room.board()) : nullptr; }

bool is_of_lines(Room& room) { return room.plan().table && room.plan().table->kind != Kind::cells; }

// Lines and key moments are neutral; strips have the first paper of the step's pads.
std::int64_t paper_in(Room& room, Id row) {
  const workshop::Step* step = workshop::current_step(*room.scene.definition(), room.board());
  const board::Row* record = room.board().rows.find(row);
  const bool strip = room.plan().table->kind == Kind::lanes && !(record && record->key == workshop::kMomentsRow);
  return strip && step && !step->papers.empty() ? workshop::paper_index(step->papers.front()) : workshop::paper_index("craie");
}

void begin_in(Room& room, Writing& writing, Id row, const std::string& column, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g);
  if (!room.store->rules().allow.write && seat) return room.say(board::why_not(room.store->rules(), &board::Allow::write), g.at, seat);
  // Which order it has is known when it is put down: others write for the same row.
  writing.begin_note(seat, paper_in(room, row), g.at, OnScreen::yes, {row, column, {}});
}

}  // namespace

void add_line(Room& room, Writing& writing, Id row, const gesture::Gesture& g) {
  if (!is_of_lines(room) || !room.board().rows.find_live(row)) return;
  const auto& columns = room.plan().table->columns;
  if (!columns.empty()) begin_in(room, writing, row, columns.front().id, g);
}

bool begin_line_at(Room& room, Writing& writing, const gesture::Gesture& g) {
  if (!is_of_lines(room)) return false;
  const scene::TablePlan& table = *room.plan().table;
  const Vec at = room.view().to_sheet(g.at);
  const auto on = std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row.box.contains(at); });
  if (on == table.rows.end() || !on->row || !room.plan().sheet.contains(g.at)) return false;
  const auto landing = table.landing(at, {});
  if (!landing || landing->column >= table.columns.size()) return false;
  begin_in(room, writing, on->row, table.columns[landing->column].id, g);
  return true;
}

// From its writer's desk to its row, after what lies there by now.
void put_into(Room& room, const scene::Writing& done) {
  const workshop::Sheet* sheet = sheet_now(room);
  const board::Note* note = room.board().notes.find_live(done.record);
  const Id sheet_id = room.plan().sheet_id;
  const board::Placement* lies = note ? note->places.find(sheet_id) : nullptr;
  // Somebody took it from the desk and laid it elsewhere meanwhile.
  if (!sheet || !lies || !lies->cell.empty() || !is_of_lines(room)) return;
  const workshop::Cells cells = workshop::cells_of(*sheet, room.board(), sheet_id);
  const auto columns = workshop::columns_of(*sheet, room.board(), sheet_id);
  const auto row = std::find(cells.rows.begin(), cells.rows.end(), done.into.row);
  const auto column = std::find(columns.begin(), columns.end(), done.into.column);
  if (row == cells.rows.end() || column == columns.end()) return;  // it was taken away: the note stays where it was written
  const auto& others = cells.notes[static_cast<std::size_t>(row - cells.rows.begin())][static_cast<std::size_t>(column - columns.begin())];
  const auto from = room.scene.seen(room.board(), room.preview, done.record, room.now_us);
  board::Placement place = *lies;
  place.cell = done.into;
  place.cell.order = workshop::order_after(room.board(), sheet_id, others);
  place.angle_deg = room.plan().upright_deg;
  place.width_mm = 0;
  store::Draft draft = done.group ? store::Draft(room.actor(done.seat), done.group) : store::Draft(room.actor(done.seat));
  draft.set(RecordKind::note, done.record, {{Property::place, place, sheet_id}});
  // The right to write puts it there, whatever else is moved in this step.
  if (!room.store->rules().allow.move) {
    draft = store::Draft{board::Actor{}};
    draft.set(RecordKind::note, done.record, {{Property::place, place, sheet_id}});
  }
  if (room.commit(std::move(draft), done.keyboard.at, done.seat) && from) room.glide(done.record, *from, scene::Glide::Kind::spring);
}

bool is_proposed(Room& room, Id note) {
  const board::Note* record = room.board().notes.find_live(note);
  return record && !record->seat && record->source.empty() && room.plan().table && room.plan().table->strips.contains(note);
}

void adopt(Room& room, Id note, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g);
  if (!is_proposed(room, note)) return;
  if (!seat) return room.say("refused.whose_hand", g.at, seat);
  store::Draft draft(room.actor(seat));
  draft.set(RecordKind::note, note, {{Property::seat, seat}});
  if (room.commit(std::move(draft), g.at, seat)) room.sound(sound::Cue::stick, g.at, seat);
}

void add_card(Room& room, Writing& writing, std::int64_t family, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g), sheet = room.plan().sheet_id;
  const bool criterion = room.plan().criteria.has_value();
  if (!is_of_lines(room) && !criterion) return;
  if (seat && !room.store->rules().allow.row) return room.say(board::why_not(room.store->rules(), &board::Allow::row), g.at, seat);
  const Id row = room.store->new_id();
  store::Draft draft(room.actor(seat));
  board::Fields fields{{Property::sheet, sheet},
                       {Property::order, workshop::order_after(room.board(), workshop::rows_of(room.board(), sheet))},
                       {Property::title, std::string()},
                       {Property::group, family}};
  if (criterion) fields.push_back({Property::weight, std::int64_t{1}});
  draft.create(RecordKind::row, row, std::move(fields));
  const std::uint64_t group = room.commit(std::move(draft), g.at, seat);
  if (!group) return;
  room.sound(sound::Cue::drop, g.at, seat);
  if (scene::Writing* w = writing.open(RecordKind::row, row, Property::title, seat, g.at, OnScreen::yes)) w->fresh = true, w->group = group;
}

void add_month(Room& room, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g), sheet = room.plan().sheet_id;
  if (!is_of_lines(room) || room.plan().table->kind != Kind::lanes) return;
  if (seat && !room.store->rules().allow.row) return room.say(board::why_not(room.store->rules(), &board::Allow::row), g.at, seat);
  const auto months = static_cast<std::int64_t>(room.plan().table->columns.size());
  if (months >= board::kMostMonths) return;
  store::Draft draft(room.actor(seat));
  draft.set(RecordKind::sheet, sheet, {{Property::months, months + 1}});
  if (room.commit(std::move(draft), g.at, seat)) room.sound(sound::Cue::drop, g.at, seat);
}

}  // namespace hands
