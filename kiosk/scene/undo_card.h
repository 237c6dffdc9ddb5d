// Where things lie on the card "Annuler ici": its rows, its slider. Read by what draws it and by the hands that touch it.
#pragma once
#include <algorithm>
#include <cstddef>

#include "scene/preview.h"
#include "scene/tokens.h"

namespace scene::undo_card {

constexpr double head = 58, foot = 18, slider = 56, time_width = 64;
constexpr std::size_t row_of_undone = 100;  // rows of what was taken back are numbered from here on

// What is shown of the one and of the other, so that the deed that the slider stands at is in the middle.
struct Shown {
  std::size_t undone = 0, standing = 0;
};
inline Shown shown(const Tokens& tokens, const UndoCard& card) {
  const auto most = static_cast<std::size_t>(std::max(1, tokens.undo_here.rows));
  const std::size_t standing = std::min(card.rows.size(), most);
  const std::size_t undone = std::min(card.undone.size(), std::max<std::size_t>(most - standing, std::min<std::size_t>(1, most - 1)));
  return {undone, std::min(standing, most - undone)};
}

inline Vec size(const Tokens& tokens, const UndoCard& card) {
  const Shown rows = shown(tokens, card);
  const double n = static_cast<double>(std::max<std::size_t>(rows.undone + rows.standing, 1));
  return {tokens.undo_here.card.x, head + tokens.undo_here.row * n + (card.stops() > 0 ? slider : foot)};
}

// The track on which the knob slides, in the card's own space: from its left end to its right one, at one height.
struct Track {
  double left = 0, right = 0, y = 0;
  std::size_t stops = 0;
  double pitch() const { return stops > 0 ? (right - left) / static_cast<double>(stops) : 0; }
  double at(double stop) const { return left + pitch() * stop; }
};
inline Track track(const Tokens& tokens, const UndoCard& card) {
  const Vec half = size(tokens, card) * 0.5;
  const double in = 24 + time_width + tokens.undo_here.slider_knob / 2;
  return {-half.x + in, half.x - in, half.y - slider / 2 - 4, card.stops()};
}
// The stop where the knob is: as many deeds stand as there are stops to its left.
inline double knob(const UndoCard& card) { return card.knob.value_or(static_cast<double>(card.rows.size())); }

}  // namespace scene::undo_card
