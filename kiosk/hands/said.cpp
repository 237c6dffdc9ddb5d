#include "hands/said.h"

#include <algorithm>

#include "hands/opened.h"
#include "scene/aside.h"
#include "workshop/one_by_one.h"

namespace hands {

void tell_said(Room& room, const board::Note& item, const gesture::Gesture& g) {
  if (!room.plan().honour || item.source.empty() || workshop::said_of(room.board(), item.id).empty()) return;
  auto& cards = room.preview.said_cards;
  // A second tap closes what the first one opened.
  const bool open = std::erase_if(cards, [&](const scene::SaidCard& card) { return card.item == item.id; }) > 0;
  room.touch_preview();
  if (open) return;
  scene::SaidCard card;
  card.session = room.new_session();
  card.item = item.id;
  card.seat = room.seat_of(g);
  card.pose.angle_deg = room.reading_angle(g.at, card.seat);
  const Vec size = room.scene.said_card(room.board(), item.id);
  auto clear = opened(room);
  clear.push_back(base::Box::around(g.at, {60, 60}));
  const Vec extent = base::bounds({{}, card.pose.angle_deg}, size).size();
  card.pose.at = scene::laid_aside(room.plan().sheet, extent, g.at + base::rotated({size.x * 0.65, -40}, card.pose.angle_deg), clear);
  cards.push_back(card);
}

}  // namespace hands
