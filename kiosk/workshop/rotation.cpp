// Everything follows from four properties of the step and one of each seat; a note keeps the round in which it was written, so what
// is new to whom needs no clock.
#include "workshop/rotation.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "workshop/agenda.h"

namespace workshop {
namespace {

using board::Property;
using board::RecordKind;

std::int64_t ms_of(double minutes) { return std::llround(minutes * 60'000); }

// With few people there are fewer groups rather than somebody alone.
int how_many(const Definition& definition, std::size_t people) {
  return definition.groups == 0 ? 0 : std::clamp(static_cast<int>(people / 2), 1, definition.groups);
}

std::vector<const board::Seat*> live_seats(const board::Board& board) {
  std::vector<const board::Seat*> seats;
  for (const board::Seat& seat : board.seats)
    if (!seat.removed) seats.push_back(&seat);
  return seats;
}

// How many groups there are, without saying who is in them: asked for each note that is drawn.
std::size_t groups_now(const Definition& definition, const board::Board& board) {
  const auto people = std::count_if(board.seats.begin(), board.seats.end(), [](const board::Seat& seat) { return !seat.removed; });
  return static_cast<std::size_t>(how_many(definition, static_cast<std::size_t>(people)));
}

Setting to_step(const board::Step& step, board::Fields fields) { return {RecordKind::step, step.id, std::move(fields)}; }

// The boards of the current step's sheet.
std::size_t boards_now(const Definition& definition, const board::Board& board) {
  const Sheet* sheet = current_sheet(definition, board);
  return sheet ? sheet->boards.size() : 0;
}

board::Fields phase(std::int64_t round, bool changing, std::int64_t from_ms, std::int64_t length_ms) {
  return {{Property::round, round}, {Property::changing, changing}, {Property::round_from, from_ms}, {Property::round_length, length_ms}};
}

// The last round before this one in which the group was at the board; 0 = it never was.
int last_there(int group, int board, const Round& now, std::size_t boards) {
  for (int number = std::min(now.number - 1, now.rounds); number > 0; --number) {
    Round then = now;
    then.number = number;
    then.report = false;
    if (board_of_group(group, then, boards) == board) return number;
  }
  return 0;
}

}  // namespace

char letter_of(int group) { return static_cast<char>('A' + std::max(0, group - 1)); }

std::vector<int> groups_of_neighbours(const Definition& definition, std::size_t people) {
  const int count = how_many(definition, people);
  std::vector<int> out(people, 0);
  for (std::size_t i = 0; count > 0 && i < people; ++i) out[i] = static_cast<int>(i * static_cast<std::size_t>(count) / people) + 1;
  return out;
}

std::vector<Group> groups(const Definition& definition, const board::Board& board) {
  const auto seats = live_seats(board);
  const int count = how_many(definition, seats.size());
  std::vector<Group> out;
  for (int number = 1; number <= count; ++number) out.push_back({number, {}});
  for (const board::Seat* seat : seats)
    if (seat->group >= 1 && seat->group <= count) out[static_cast<std::size_t>(seat->group) - 1].seats.push_back(seat->id);
  // Who came late, or whose group there is no more, goes where there are fewest.
  for (const board::Seat* seat : seats) {
    if (seat->group >= 1 && seat->group <= count) continue;
    const auto smallest = std::min_element(out.begin(), out.end(), [](const Group& a, const Group& b) { return a.seats.size() < b.seats.size(); });
    if (smallest != out.end()) smallest->seats.push_back(seat->id);
  }
  // Nobody is alone while a group of three could give one away.
  const auto by_size = [](const Group& a, const Group& b) { return a.seats.size() < b.seats.size(); };
  for (auto [least, most] = std::minmax_element(out.begin(), out.end(), by_size); least != out.end() && least->seats.size() < 2 && most->seats.size() > 2;
       std::tie(least, most) = std::minmax_element(out.begin(), out.end(), by_size)) {
    least->seats.push_back(most->seats.back());
    most->seats.pop_back();
  }
  return out;
}

int group_of(const Definition& definition, const board::Board& board, base::Id seat) {
  for (const Group& group : groups(definition, board))
    if (std::find(group.seats.begin(), group.seats.end(), seat) != group.seats.end()) return group.number;
  return 0;
}

const Rotation* rotation_of(const Definition& definition, const board::Board& board) {
  const Step* step = current_step(definition, board);
  return step && step->rotation ? &*step->rotation : nullptr;
}

std::optional<Round> round_now(const Definition& definition, const board::Board& board) {
  const Rotation* rotation = rotation_of(definition, board);
  const board::Step* record = board.current_step();
  if (!rotation || !record || record->round <= 0) return std::nullopt;
  const int number = static_cast<int>(std::min<std::int64_t>(record->round, rotation->rounds + 1));
  return Round{number, rotation->rounds, number > rotation->rounds, record->changing, record->round_length_ms};
}

std::optional<Round> round_shown(const Definition& definition, const board::Board& board) {
  if (const auto now = round_now(definition, board)) return now;
  const Step* step = current_step(definition, board);
  if (!step) return std::nullopt;
  for (const Step& other : definition.steps)
    if (other.sheet == step->sheet && other.rotation) return Round{1, other.rotation->rounds, false, false, 0};
  return std::nullopt;
}

std::int64_t round_left_ms(const board::Step& step, std::int64_t wall_ms) { return step.round_length_ms - (elapsed_ms(step, wall_ms) - step.round_from_ms); }

std::int64_t next_round_tick_ms(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  const board::Step* record = board.current_step();
  if (!round_now(definition, board) || !running(*record)) return 0;
  const std::int64_t left = round_left_ms(*record, wall_ms);
  const std::int64_t shown = left > 0 ? (left + 999) / 1000 : left / 1000;  // as clock_text shows it
  return std::max(wall_ms, record->running_since_ms) + left - 1000 * (shown - 1);
}

int board_of_group(int group, const Round& round, std::size_t boards) {
  if (boards == 0) return 0;
  const int turned = round.report ? 0 : round.number - 1;
  return (group - 1 + turned) % static_cast<int>(boards);
}

int group_at_board(std::size_t board, const Round& round, std::size_t boards, std::size_t groups) {
  for (int group = 1; group <= static_cast<int>(groups); ++group)
    if (board_of_group(group, round, boards) == static_cast<int>(board)) return group;
  return 0;
}

Unread unread(const Definition& definition, const board::Board& board, const board::Note& note) {
  const auto now = round_now(definition, board);
  const Sheet* sheet = now ? current_sheet(definition, board) : nullptr;
  if (!sheet || note.removed || note.round <= 0 || note.round >= now->number) return Unread::no;
  const Sheet::Board* on = sheet->board(note.board);
  if (!on) return Unread::no;
  const auto index = static_cast<std::size_t>(on - sheet->boards.data());
  const int group = group_at_board(index, *now, sheet->boards.size(), groups_now(definition, board));
  if (group == 0) return Unread::no;
  const int there = last_there(group, static_cast<int>(index), *now, sheet->boards.size());
  if (note.round <= there) return Unread::no;
  return there == 0 ? Unread::to_read : Unread::fresh;
}

std::optional<Reader> reader_at(const Definition& definition, const board::Board& board, std::size_t board_index) {
  const auto now = round_now(definition, board);
  const Sheet* sheet = now ? current_sheet(definition, board) : nullptr;
  if (!sheet || board_index >= sheet->boards.size()) return std::nullopt;
  const auto all = groups(definition, board);
  const int group = group_at_board(board_index, *now, sheet->boards.size(), all.size());
  if (group == 0 || all[static_cast<std::size_t>(group) - 1].seats.empty()) return std::nullopt;
  const auto& seats = all[static_cast<std::size_t>(group) - 1].seats;
  Reader reader{seats[static_cast<std::size_t>(now->number) % seats.size()], 0, false};  // not the same one each time
  for (const board::Note& note : board.notes) {
    if (note.removed || note.board != sheet->boards[board_index].id) continue;
    const Unread what = unread(definition, board, note);
    reader.notes += what != Unread::no ? 1 : 0;
    reader.fresh |= what == Unread::fresh;
  }
  return reader;
}

std::int64_t round_of_writing(const Definition& definition, const board::Board& board) {
  const auto now = round_now(definition, board);
  if (!now) return 0;
  // On the way somebody still finishes what they began at the board before.
  return now->changing ? std::max(1, now->number - 1) : now->number;
}

std::vector<Setting> begin_rounds(const Definition& definition, const board::Step& record) {
  const Step* step = definition.step(record.key);
  if (!step || !step->rotation || record.round > 0) return {};
  return {to_step(record, phase(1, false, record.elapsed_ms, ms_of(step->rotation->minutes)))};
}

std::vector<Setting> change_boards(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  const auto now = round_now(definition, board);
  const Rotation* rotation = rotation_of(definition, board);
  if (!now || now->changing || now->report || boards_now(definition, board) == 0) return {};
  if (now->number == now->rounds && !rotation->reports) return {};
  const board::Step& record = *board.current_step();
  return {to_step(record, phase(now->number + 1, true, elapsed_ms(record, wall_ms), std::llround(rotation->change_s * 1000)))};
}

std::vector<Setting> all_there(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  const auto now = round_now(definition, board);
  if (!now || !now->changing) return {};
  const board::Step& record = *board.current_step();
  const std::int64_t elapsed = elapsed_ms(record, wall_ms);
  // The report has what the step has left; a minute at least, so that its clock does not begin with an overrun.
  const std::int64_t length = now->report ? std::max<std::int64_t>(60'000, ms_of(record.minutes) - elapsed) : ms_of(rotation_of(definition, board)->minutes);
  return {to_step(record, phase(now->number, false, elapsed, length))};
}

std::vector<Setting> round_before(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  const auto now = round_now(definition, board);
  if (!now || (now->number <= 1 && !now->changing)) return {};
  const board::Step& record = *board.current_step();
  const Rotation& rotation = *rotation_of(definition, board);
  const std::int64_t elapsed = elapsed_ms(record, wall_ms);
  // From a round to the way there, from the way there to the round before, which gets two minutes more.
  if (!now->changing) return {to_step(record, phase(now->number, true, elapsed, std::llround(rotation.change_s * 1000)))};
  return {to_step(record, phase(std::max(1, now->number - 1), false, elapsed, 120'000))};
}

std::vector<Setting> longer_round(const Definition& definition, const board::Board& board, std::int64_t by_ms) {
  const auto now = round_now(definition, board);
  if (!now) return {};
  return {to_step(*board.current_step(), {{Property::round_length, std::max<std::int64_t>(0, now->length_ms + by_ms)}})};
}

}  // namespace workshop
