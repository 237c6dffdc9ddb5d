// Who speaks is with the step, the order and who has spoken with the seats: each is one property, so that somebody who joins or
// leaves in the middle of a tour changes nobody else's turn.
#include "workshop/turns.h"

#include <algorithm>

#include "workshop/agenda.h"

namespace workshop {
namespace {

using board::Property;
using board::RecordKind;

// Clockwise as seen from above, from the far side on: the word goes to one's neighbour. Along a wall, from left to right.
std::vector<const board::Seat*> round_the_table(const board::Board& board) {
  std::vector<const board::Seat*> seats;
  for (const board::Seat& seat : board.seats)
    if (!seat.removed) seats.push_back(&seat);
  const bool wall = board.workshop().mode == 1;
  const auto side = [](base::Edge edge) {
    switch (edge) {
      case base::Edge::north: return 0;
      case base::Edge::east: return 1;
      case base::Edge::south: return 2;
      case base::Edge::west: return 3;
    }
    return 0;
  };
  std::stable_sort(seats.begin(), seats.end(), [&](const board::Seat* a, const board::Seat* b) {
    if (wall) return a->along < b->along;
    return side(a->edge) != side(b->edge) ? side(a->edge) < side(b->edge) : a->along > b->along;
  });
  return seats;
}

}  // namespace

bool is_private_first(const Definition& definition, const board::Board& board) {
  const Step* step = current_step(definition, board);
  return step && step->private_first && board.workshop().private_first && !board.workshop().closed;
}

bool writes_hidden(const Definition& definition, const board::Board& board) { return is_private_first(definition, board) && !board.current_step()->tour_ended; }

bool is_kept_private(const board::Note& note) { return note.face_down && note.item; }

std::vector<base::Id> hidden_notes(const board::Board& board, base::Id seat) {
  std::vector<base::Id> out;
  for (const board::Note& note : board.notes)
    if (!note.removed && note.face_down && (!seat || note.seat == seat)) out.push_back(note.id);
  return out;
}

std::vector<Turn> turns(const board::Board& board) {
  if (!speaker(board)) return {};
  std::vector<const board::Seat*> seats;
  for (const board::Seat& seat : board.seats)
    if (!seat.removed && seat.turn > 0) seats.push_back(&seat);
  std::stable_sort(seats.begin(), seats.end(), [](const board::Seat* a, const board::Seat* b) { return a->turn < b->turn; });
  std::vector<Turn> out;
  for (const board::Seat* seat : seats) out.push_back({seat->id, seat->spoken});
  return out;
}

base::Id speaker(const board::Board& board) {
  const board::Step* step = board.current_step();
  return step ? step->speaker : base::Id{};
}

// The first after the speaker who has not spoken; those who were passed over come round again.
base::Id next_speaker(const board::Board& board) {
  const auto all = turns(board);
  const auto now = std::find_if(all.begin(), all.end(), [&](const Turn& turn) { return turn.seat == speaker(board); });
  const std::size_t from = now == all.end() ? 0 : static_cast<std::size_t>(now - all.begin()) + 1;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Turn& turn = all[(from + i) % all.size()];
    if (!turn.spoken && turn.seat != speaker(board)) return turn.seat;
  }
  return {};
}

std::int64_t speaking_ms(const board::Board& board, std::int64_t wall_ms) {
  const board::Step* step = board.current_step();
  return step && step->speaker ? std::max<std::int64_t>(0, wall_ms - step->speaker_since_ms) : 0;
}

std::int64_t next_turn_tick_ms(const board::Board& board, std::int64_t wall_ms) {
  if (!speaker(board)) return 0;
  const std::int64_t since = board.current_step()->speaker_since_ms;
  return since + (speaking_ms(board, wall_ms) / 1000 + 1) * 1000;
}

std::vector<Setting> begin_tour(const board::Board& board, std::int64_t wall_ms) {
  const board::Step* step = board.current_step();
  const auto seats = round_the_table(board);
  if (!step || seats.empty()) return {};
  std::vector<Setting> out;
  std::int64_t turn = 0;
  for (const board::Seat* seat : seats) out.push_back({RecordKind::seat, seat->id, {{Property::turn, ++turn}, {Property::spoken, false}}});
  out.push_back({RecordKind::step, step->id, {{Property::speaker, seats.front()->id}, {Property::speaker_since, wall_ms}, {Property::tour_ended, false}}});
  return out;
}

std::vector<Setting> pass_turn(const board::Board& board, std::int64_t wall_ms) {
  const board::Step* step = board.current_step();
  if (!step || !step->speaker) return {};
  const base::Id next = next_speaker(board);
  std::vector<Setting> out;
  if (board.seats.find_live(step->speaker)) out.push_back({RecordKind::seat, step->speaker, {{Property::spoken, true}}});
  if (next) out.push_back({RecordKind::step, step->id, {{Property::speaker, next}, {Property::speaker_since, wall_ms}}});
  else out.push_back({RecordKind::step, step->id, {{Property::speaker, base::Id{}}, {Property::tour_ended, true}}});
  return out;
}

std::vector<Setting> turn_up(const board::Board& board) {
  std::vector<Setting> out = end_tour(board);
  for (const base::Id note : hidden_notes(board))
    if (!is_kept_private(*board.notes.find(note))) out.push_back({RecordKind::note, note, {{Property::face_down, false}}});
  return out;
}

std::vector<Setting> end_tour(const board::Board& board) {
  const board::Step* step = board.current_step();
  if (!step || !step->speaker) return {};
  return {{RecordKind::step, step->id, {{Property::speaker, base::Id{}}, {Property::tour_ended, true}}}};
}

}  // namespace workshop
