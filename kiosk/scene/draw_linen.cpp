// The table and the sheet on it.
#include "scene/frame.h"

namespace scene {

namespace {

void draw_sheet(const Frame& frame, Canvas& canvas, Box sheet) {
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush();
  const double radius = frame.tokens.radius_sheet;
  if (!frame.for_photo) {
    // The sheet is thin and wide: its shade is longer than a note's, and lighter.
    const Vec d = frame.tokens.shadow_direction;
    const auto shade = [&](double offset, double blur, double alpha) {
      brush.shadow(sheet, radius, blur, theme.shadow.with_alpha(std::min(1.0, alpha * theme.shadow_alpha)), d * offset);
    };
    shade(10, 34, 0.165);
    shade(1, 3, 0.10);
  }
  brush.rounded(sheet, radius, theme.sheet);
}

void draw_table(const Frame& frame, Canvas& canvas) { canvas.area({TargetKind::glass}, {frame.plan.glass.size_mm * 0.5, 0}, frame.plan.glass.size_mm, {}); }

}  // namespace

void draw_linen(const Frame& frame, Canvas& canvas) {
  draw_table(frame, canvas);
  if (frame.plan.boards.empty()) return draw_sheet(frame, canvas, frame.plan.sheet);
  for (const BoardPlan& board : frame.plan.boards) draw_sheet(frame, canvas, board.box);
}

Box setup_sheet(Vec glass) { return {{glass.x * 0.0188, glass.y * 0.122}, {glass.x * (1 - 0.0188), glass.y * 0.9}}; }
void draw_setup_ground(const Frame& frame, Canvas& canvas) {
  draw_table(frame, canvas);
  draw_sheet(frame, canvas, setup_sheet(frame.plan.glass.size_mm));
}

}  // namespace scene
