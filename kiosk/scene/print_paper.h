// The paper around a photo of the board, as shares of the sheet's width. Read by who lays it (app) and by who shows the sheet
// alone, larger: the gallery, the tray that a new print slides into.
#pragma once
#include <algorithm>

#include "base/geometry.h"

namespace scene {

inline constexpr double kPrintBorder = 0.035;  // left, right, above
inline constexpr double kPrintFoot = 0.082;    // below: what it is, when, by how many

// A print's width by its height, of a sheet of this size.
inline double print_aspect(base::Vec sheet) {
  const double width = std::max(sheet.x, 1.0);
  return width * (1 + 2 * kPrintBorder) / (sheet.y + width * (kPrintBorder + kPrintFoot));
}

// Where the sheet lies on a print of this shape (width by height), from 0 to 1 of both.
inline base::Box sheet_on_print(double aspect) {
  const double width = 1 + 2 * kPrintBorder, height = width / aspect;
  return {{kPrintBorder / width, kPrintBorder / height}, {1 - kPrintBorder / width, 1 - kPrintFoot / height}};
}

}  // namespace scene
