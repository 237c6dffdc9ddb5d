#include "hands/opened.h"

#include "scene/draw_costs.h"
#include "scene/keyboard.h"

namespace hands {

base::Box around(Room& room, const scene::Ring& ring) {
  // Half a tray, whose ends and their labels reach a little below its middle; there the note lies.
  const auto& look = room.tokens().ring;
  const double reach = look.radius + look.tray / 2, below = look.tray;
  return base::bounds({ring.at + base::rotated({0, (below - reach) / 2}, ring.angle_deg), ring.angle_deg}, {2 * reach, reach + below});
}

std::vector<base::Box> opened(Room& room, std::uint64_t but) {
  std::vector<base::Box> boxes;
  const scene::Preview& p = room.preview;
  for (const scene::Writing& w : p.writings)
    if (w.on_screen && w.session != but) boxes.push_back(base::bounds(w.keyboard, room.tokens().keyboards[w.layout]->at_size(w.size).size()));
  for (const scene::Inking& i : p.inkings)
    if (i.session != but) boxes.push_back(base::bounds(i.bar, scene::Inking::bar_size));
  for (const scene::Ring& r : p.rings)
    if (r.session != but) boxes.push_back(around(room, r));
  for (const scene::Lasso& l : p.lassos)
    if (l.closed && l.session != but) boxes.push_back(base::bounds(l.bar, kLassoBar));
  for (const scene::UndoCard& c : p.undo_cards)
    if (c.session != but) boxes.push_back(base::bounds(c.pose, kUndoCard));
  for (const scene::SaidCard& c : p.said_cards)
    if (c.session != but) boxes.push_back(base::bounds(c.pose, room.scene.said_card(room.board(), c)));
  for (const scene::NumberPad& pad : p.number_pads)
    if (pad.session != but) boxes.push_back(base::bounds(pad.pose, scene::kNumberPad));
  return boxes;
}

}  // namespace hands
