#include "hands/said.h"

#include <algorithm>

#include "hands/opened.h"
#include "scene/aside.h"
#include "workshop/one_by_one.h"

namespace hands {
namespace {

// A second tap closes what the first one opened.
void open_or_close(Room& room, Id item, bool thread, const gesture::Gesture& g) {
  auto& cards = room.preview.said_cards;
  const auto same = [&](const scene::SaidCard& card) { return card.item == item && card.thread == thread; };
  const bool open = std::erase_if(cards, same) > 0;
  room.touch_preview();
  if (open) return;
  scene::SaidCard card;
  card.session = room.new_session();
  card.item = item;
  card.thread = thread;
  card.seat = room.seat_of(g);
  card.pose.angle_deg = room.reading_angle(g.at, card.seat);
  const Vec size = room.scene.said_card(room.board(), card);
  auto clear = opened(room);
  clear.push_back(base::Box::around(g.at, {60, 60}));
  const Vec extent = base::bounds({{}, card.pose.angle_deg}, size).size();
  card.pose.at = scene::laid_aside(room.plan().sheet, extent, g.at + base::rotated({size.x * 0.65, -40}, card.pose.angle_deg), clear);
  cards.push_back(card);
}

}  // namespace

void tell_said(Room& room, const board::Note& item, const gesture::Gesture& g) {
  if (!room.plan().honour || item.source.empty() || workshop::said_of(room.board(), item.id).empty()) return;
  open_or_close(room, item.id, false, g);
}

void tell_origin(Room& room, Id item, const gesture::Gesture& g) {
  const board::Note* note = item ? room.board().notes.find_live(item) : nullptr;
  if (item ? !note || note->origin.empty() : room.board().workshop().origin.empty()) return;
  open_or_close(room, item, true, g);
}

}  // namespace hands
