// What the table knows of each trouble that it may tell of: its sign, what is drawn beside its words, what people can do about
// it. One list; read by the trouble cards and by app, which asks it what a card can do.
#pragma once
#include <string_view>

#include "scene/frame.h"

namespace scene {

inline constexpr std::string_view no_photo_key = "trouble.no_photo";
inline constexpr std::string_view too_many_contacts_key = "trouble.too_many_contacts";

struct TroubleLook {
  std::string_view key;
  Icon icon = Icon::drive;
  enum class Drawing : std::uint8_t { full, waits, safe, set_aside, brought_back, hands, untouched } drawing = Drawing::waits;
  // What can be done about it at the table, beside going on; none: it needs no hand.
  Action way = Action::none;
  std::string_view way_key{};
};
// Null where it has no card: it is a sentence, or nothing.
const TroubleLook* trouble_look(std::string_view key);

// What happened, as a drawing of the table's own things in a well of the linen.
void draw_trouble_well(const Frame& frame, Canvas& canvas, const Trouble& trouble, const TroubleLook& look, const Box& well);
// The cards, one under the other in the middle of the glass.
void draw_troubles(const Frame& frame, Canvas& canvas);

}  // namespace scene
