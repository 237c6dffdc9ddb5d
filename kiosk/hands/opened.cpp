#include "hands/opened.h"

#include "scene/keyboard.h"

namespace hands {

std::vector<base::Box> opened(Room& room, std::uint64_t but) {
  std::vector<base::Box> boxes;
  const scene::Preview& p = room.preview;
  for (const scene::Writing& w : p.writings)
    if (w.on_screen && w.session != but) boxes.push_back(base::bounds(w.keyboard, room.tokens().keyboards[w.layout]->at_size(w.size).size()));
  for (const scene::Inking& i : p.inkings)
    if (i.session != but) boxes.push_back(base::bounds(i.bar, {260, 60}));
  const auto& ring = room.tokens().ring;
  for (const scene::Ring& r : p.rings)
    if (r.session != but) boxes.push_back(base::Box::around(r.at, Vec{2, 2} * (ring.radius + ring.tray / 2)));
  for (const scene::Lasso& l : p.lassos)
    if (l.closed && l.session != but) boxes.push_back(base::bounds(l.bar, kLassoBar));
  for (const scene::UndoCard& c : p.undo_cards)
    if (c.session != but) boxes.push_back(base::bounds(c.pose, kUndoCard));
  return boxes;
}

}  // namespace hands
