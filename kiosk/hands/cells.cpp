#include "hands/cells.h"

#include <algorithm>

#include "board/fractional_index.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"

namespace hands {
namespace {

using board::Property;
using board::RecordKind;

// Between its neighbours; where two share an order, as copies do, after both.
std::string order_among(const Room& room, Id sheet, const std::vector<Id>& others, std::size_t index) {
  const auto order = [&](std::size_t i) { return room.board().notes.find(others[i])->places.find(sheet)->cell.order; };
  const std::string before = index > 0 ? order(index - 1) : std::string();
  std::string after;
  for (std::size_t i = index; i < others.size() && after <= before; ++i) after = order(i);
  if (after <= before) after.clear();
  return board::order_between(before, after);
}

board::Fields fields_of_row(Id sheet, std::string order) { return {{Property::sheet, sheet, {}}, {Property::order, std::move(order), {}}}; }

}  // namespace

std::optional<InCell> put_in_cell(Room& room, Id note, const board::Placement& let_go) {
  const scene::Plan& plan = room.plan();
  if (!plan.table) return std::nullopt;
  const auto landing = plan.table->landing(let_go.at, note);
  if (!landing) return std::nullopt;
  InCell in{let_go, std::nullopt};
  in.place.at = landing->waits ? let_go.at : room.plan().sheet.clamp(landing->at);
  in.place.angle_deg = plan.upright_deg;
  in.place.width_mm = 0;  // as large as the table has it
  in.place.cell.order = order_among(room, plan.sheet_id, landing->others, landing->index);
  in.place.cell.row = {};
  in.place.cell.column.clear();
  if (landing->waits) return in;
  in.place.cell.column = plan.table->columns[landing->column].id;
  const bool below = landing->row >= plan.table->rows.size();
  const Id there = below ? Id{} : plan.table->rows[landing->row].row;
  if (there) {
    in.place.cell.row = there;
    return in;
  }
  const std::vector<Id> rows = workshop::rows_of(room.board(), plan.sheet_id);
  if (!rows.empty() && !room.store->rules().allow.row) {
    in.place.cell.row = rows.back();
    return in;
  }
  in.row = NewRow{room.store->new_id(), fields_of_row(plan.sheet_id, workshop::order_after(room.board(), rows))};
  in.place.cell.row = in.row->row;
  return in;
}

void add_row(Room& room, const gesture::Gesture& g) {
  const scene::Plan& plan = room.plan();
  if (!plan.table || plan.table->kind != scene::TablePlan::Kind::cells) return;
  const Id seat = room.seat_of(g), sheet = plan.sheet_id;
  const Id row = room.store->new_id();
  store::Draft draft(room.actor(seat));
  draft.create(RecordKind::row, row, fields_of_row(sheet, workshop::order_after(room.board(), workshop::rows_of(room.board(), sheet))));
  if (!room.commit(std::move(draft), g.at, seat)) return;
  room.sound(sound::Cue::drop, g.at, seat);
  const auto& rows = room.plan().table->rows;
  if (std::any_of(rows.begin(), rows.end(), [&](const auto& each) { return each.row == row; })) return;
  // Asked for, it is shown.
  store::Draft page{board::Actor{}};
  page.set(RecordKind::sheet, sheet, {{Property::top, row}});
  (void)room.store->commit(std::move(page));
}

void remove_row(Room& room, Id row, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g);
  const board::Row* record = room.board().rows.find_live(row);
  // A second finger on the same button comes too late, and a table keeps one row.
  if (!record || workshop::rows_of(room.board(), record->sheet).size() < 2) return;
  store::Draft draft(room.actor(seat));
  draft.remove(RecordKind::row, row);
  if (room.commit(std::move(draft), g.at, seat)) room.sound(sound::Cue::pick, g.at, seat);
}

// Which page is shown is the table's and nobody's deed: no undo goes through pages.
void turn_page(Room& room, scene::Action way) {
  const scene::Plan& plan = room.plan();
  const bool back = way == scene::Action::rows_before;
  Id top;
  if (plan.table) top = back ? plan.table->page_before : plan.table->page_after;
  if (plan.costs) top = back ? plan.costs->page_before : plan.costs->page_after;
  if (plan.criteria) top = back ? plan.criteria->page_before : plan.criteria->page_after;
  if (!top) return;
  store::Draft draft{board::Actor{}};
  draft.set(RecordKind::sheet, room.plan().sheet_id, {{Property::top, top}});
  (void)room.store->commit(std::move(draft));
}

void bring_notes(Room& room, const gesture::Gesture& g) {
  const scene::Plan& plan = room.plan();
  const workshop::Sheet* sheet = workshop::current_sheet(*room.scene.definition(), room.board());
  if (!plan.table || !sheet || sheet->columns.empty()) return;
  const Id seat = room.seat_of(g), sheet_id = plan.sheet_id;
  const workshop::Cells cells = workshop::cells_of(*sheet, room.board(), sheet_id);
  store::Draft draft(room.actor(seat));
  std::vector<std::pair<Id, board::Placement>> seen;
  std::vector<Id> rows = workshop::rows_of(room.board(), sheet_id);
  std::string last = workshop::order_after(room.board(), rows);
  std::size_t next = 0;
  for (const Id note : cells.waiting) {
    // Blank rows first, in order; then new ones.
    while (next < rows.size() && !cells.is_empty(next)) ++next;
    Id row;
    if (next < rows.size()) {
      row = rows[next++];
    } else {
      row = room.store->new_id();
      draft.create(RecordKind::row, row, fields_of_row(sheet_id, last));
      last = board::order_between(last, "");
    }
    if (const auto place = room.scene.seen(room.board(), room.preview, note, room.now_us)) seen.emplace_back(note, *place);
    board::Placement place = *room.board().notes.find(note)->places.find(sheet_id);
    place.cell = {row, sheet->arrivals.empty() ? sheet->columns.front().id : sheet->arrivals, board::order_between("", "")};
    place.angle_deg = plan.upright_deg;
    place.width_mm = 0;
    draft.set(RecordKind::note, note, {{Property::place, place, sheet_id}});
  }
  if (draft.empty() || !room.commit(std::move(draft), g.at, seat)) return;
  room.sound(sound::Cue::drop, g.at, seat);
  for (const auto& [note, from] : seen) room.glide(note, from, scene::Glide::Kind::spring);
}

void Neighbours::watch() {
  // As it was planned last: sheets without cells are not planned anew for this.
  const scene::Plan& plan = room_.scene.plan();
  const Id sheet = room_.store && plan.table ? plan.sheet_id : Id{};
  if (sheet == sheet_) return;
  sheet_ = sheet;
  lay_.clear();
  if (sheet) lay_ = plan.table->places;
}

void Neighbours::follow() {
  if (!sheet_ || !room_.store || !room_.scene.definition()) return;
  const scene::Plan& plan = room_.plan();
  if (!plan.table || plan.sheet_id != sheet_) return;
  const auto in_hand = [&](Id note) {
    return std::any_of(room_.preview.held.begin(), room_.preview.held.end(), [&](const scene::Held& held) { return held.record == note; });
  };
  for (const auto& [note, place] : plan.table->places) {
    const auto before = lay_.find(note);
    if (before == lay_.end() || before->second.at == place.at || in_hand(note)) continue;
    room_.glide(note, before->second, scene::Glide::Kind::spring);
  }
  lay_ = plan.table->places;
}

}  // namespace hands
