// Everything follows from which item the step has, since when, and what each had before.
#include "workshop/one_by_one.h"

#include <algorithm>
#include <cmath>

#include "workshop/agenda.h"

namespace workshop {
namespace {

using board::Property;
using board::RecordKind;

constexpr std::int64_t kLeastMs = 60'000, kMostMs = 3 * 3'600'000;

std::int64_t ms_of(double minutes) { return std::llround(minutes * 60'000); }

const OneByOne* turn_of(const Definition& definition, const board::Board& board) {
  const Step* step = current_step(definition, board);
  return step && step->one_by_one ? &*step->one_by_one : nullptr;
}

std::vector<const board::Note*> list_now(const Definition& definition, const board::Board& board) {
  const Sheet* sheet = current_sheet(definition, board);
  return sheet && !sheet->items.empty() ? list_of(board, sheet->items) : std::vector<const board::Note*>{};
}

std::int64_t spent_ms(const board::Board& board, base::Id item, std::int64_t wall_ms) {
  const board::Note* note = board.notes.find(item);
  const board::Step* step = board.current_step();
  // An item that took the place of one that was put aside counts from there.
  return (note ? note->elapsed_ms : 0) + std::max<std::int64_t>(0, elapsed_ms(*step, wall_ms) - step->round_from_ms);
}

}  // namespace

std::vector<const board::Note*> list_of(const board::Board& board, std::string_view input) {
  std::vector<const board::Note*> items;
  for (const board::Note& note : board.notes)
    if (!note.removed && !note.source.empty() && note.source == input) items.push_back(&note);
  return items;
}

std::string item_letter(std::size_t place) {
  std::string letters(1, static_cast<char>('A' + place % 26));
  for (place /= 26; place > 0; place = (place - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (place - 1) % 26));
  return letters;
}

std::string item_letter(const board::Board& board, const board::Note& item) {
  if (item.source.empty() || item.removed) return {};
  const auto list = list_of(board, item.source);
  return item_letter(static_cast<std::size_t>(std::find(list.begin(), list.end(), &item) - list.begin()));
}

std::vector<const board::Note*> said_of(const board::Board& board, base::Id item, std::string_view about) {
  std::vector<const board::Note*> said;
  for (const board::Note& note : board.notes)
    if (!note.removed && !note.face_down && item && note.item == item && (about.empty() || note.board == about)) said.push_back(&note);
  return said;
}

std::optional<ItemNow> item_now(const Definition& definition, const board::Board& board) {
  const OneByOne* turn = turn_of(definition, board);
  const board::Step* step = board.current_step();
  if (!turn || !step || step->round <= 0) return std::nullopt;
  const auto list = list_now(definition, board);
  if (list.empty()) return std::nullopt;
  auto it = std::find_if(list.begin(), list.end(), [&](const board::Note* note) { return note->id == step->item; });
  if (it == list.end()) {
    // Put aside while it was talked about: the one that came after it.
    const auto gone = board.notes.slot(step->item);
    it = std::find_if(list.begin(), list.end(), [&](const board::Note* note) { return gone && *board.notes.slot(note->id) > *gone; });
    if (it == list.end()) it = gone ? list.end() - 1 : list.begin();
  }
  const std::int64_t own = (*it)->length_ms;
  return ItemNow{(*it)->id, static_cast<std::size_t>(it - list.begin()), list.size(), own > 0 ? own : ms_of(turn->minutes)};
}

std::int64_t item_left_ms(const board::Board& board, const ItemNow& now, std::int64_t wall_ms) { return now.length_ms - spent_ms(board, now.item, wall_ms); }

std::int64_t next_item_tick_ms(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  const auto now = item_now(definition, board);
  if (!now || !running(*board.current_step())) return 0;
  const std::int64_t left = item_left_ms(board, *now, wall_ms);
  const std::int64_t shown = left > 0 ? (left + 999) / 1000 : left / 1000;  // as clock_text shows it
  return std::max(wall_ms, board.current_step()->running_since_ms) + left - 1000 * (shown - 1);
}

bool was_talked_about(const board::Board& board, const board::Note& item) { return item.elapsed_ms > 0 || !said_of(board, item.id).empty(); }

std::vector<Setting> begin_items(const Definition& definition, const board::Board& board, const board::Step& record) {
  const Step* step = definition.step(record.key);
  const Sheet* sheet = step ? definition.sheet(step->sheet) : nullptr;
  if (!step || !step->one_by_one || !sheet || record.round > 0) return {};
  const auto list = list_of(board, sheet->items);
  return {{RecordKind::step,
           record.id,
           {{Property::round, std::int64_t{1}}, {Property::round_from, record.elapsed_ms}, {Property::item, list.empty() ? base::Id{} : list.front()->id}}}};
}

std::vector<Setting> go_to_item(const Definition& definition, const board::Board& board, base::Id item, std::int64_t wall_ms) {
  const auto now = item_now(definition, board);
  const board::Step* step = board.current_step();
  if (!now || !step || now->item == item) return {};
  const auto list = list_now(definition, board);
  if (std::none_of(list.begin(), list.end(), [&](const board::Note* note) { return note->id == item; })) return {};
  // What it had is kept with it, for when people come back to it.
  return {{RecordKind::note, now->item, {{Property::elapsed, spent_ms(board, now->item, wall_ms)}}},
          {RecordKind::step, step->id, {{Property::item, item}, {Property::round_from, elapsed_ms(*step, wall_ms)}}}};
}

namespace {

std::vector<Setting> go_by(const Definition& definition, const board::Board& board, int by, std::int64_t wall_ms) {
  const auto now = item_now(definition, board);
  if (!now || (by < 0 ? now->first() : now->last())) return {};
  return go_to_item(definition, board, list_now(definition, board)[now->place + static_cast<std::size_t>(by)]->id, wall_ms);
}

}  // namespace

std::vector<Setting> next_item(const Definition& definition, const board::Board& board, std::int64_t wall_ms) { return go_by(definition, board, 1, wall_ms); }
std::vector<Setting> item_before(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  return go_by(definition, board, -1, wall_ms);
}

std::vector<Setting> longer_item(const Definition& definition, const board::Board& board, std::int64_t by_ms) {
  const auto now = item_now(definition, board);
  if (!now) return {};
  const std::int64_t length = std::clamp(now->length_ms + by_ms, kLeastMs, kMostMs);
  if (length == now->length_ms) return {};
  return {{RecordKind::note, now->item, {{Property::round_length, length}}}};
}

std::size_t Choice::count() const { return places.size() - static_cast<std::size_t>(std::count(places.begin(), places.end(), nullptr)); }

std::optional<Choice> choice_on(const Definition&, const board::Board& board, const Sheet& sheet) {
  if (sheet.top <= 0) return std::nullopt;
  Choice choice;
  for (const auto& record : board.sheets)
    if (record.key == sheet.id) choice.sheet = record.id, choice.decided = record.decided;
  choice.places.assign(static_cast<std::size_t>(sheet.top), nullptr);
  for (const board::Note* item : list_of(board, sheet.items)) {
    const auto place = static_cast<std::size_t>(item->choice);
    // Undo may bring a second one back to a place: the first that was written has it.
    if (item->choice > 0 && place <= choice.places.size() && !choice.places[place - 1]) choice.places[place - 1] = item;
    else ++choice.waiting;
  }
  return choice;
}

std::optional<Choice> choice_now(const Definition& definition, const board::Board& board) {
  const Sheet* sheet = current_sheet(definition, board);
  return sheet ? choice_on(definition, board, *sheet) : std::nullopt;
}

std::vector<Setting> decide(const Choice& choice, bool decided) {
  if (!choice.sheet || choice.decided == decided || (decided && !choice.full())) return {};
  return {{RecordKind::sheet, choice.sheet, {{Property::decided, decided}}}};
}

}  // namespace workshop
