// While the glass shows what was: a veil over all, the hour at each side from which it is read, and rings around what was touched.
#include <limits>

#include "scene/lettering.h"

namespace scene {
namespace {

constexpr Colour kVeil{24, 20, 16, 38};
constexpr double kHigh = 42, kText = 21, kIcon = 22;  // mm

Vec size_of(const Lettering& hour) { return {18 + kIcon + 10 + hour.layout->size.x + 22, kHigh}; }

// Along the sheet's edge, as near to where it is wanted as no panel hides it.
Vec beside_panels(const Frame& frame, Vec wanted, Vec size) {
  const Box sheet = frame.plan.sheet;
  const double from = sheet.min.x + size.x / 2, to = sheet.max.x - size.x / 2;
  constexpr double kStep = 16, kHidden = 10;  // mm; of way that a hidden mm2 is worth
  Vec best = wanted;
  double least = std::numeric_limits<double>::infinity();
  for (double way = 0; way < to - from; way += kStep) {
    for (const double x : {wanted.x - way, wanted.x + way}) {
      if (x < from || x > to) continue;
      double cost = way;
      for (const Box& panel : *frame.panels) cost += kHidden * base::overlap(Box::around({x, wanted.y}, size + Vec{12, 12}), panel);
      if (cost < least) least = cost, best.x = x;
    }
  }
  return best;
}

void draw_hour(const Frame& frame, Canvas& canvas, const Lettering& hour, Pose pose) {
  const Vec size = size_of(hour);
  if (frame.panels) pose.at = beside_panels(frame, pose.at, size);
  draw_shadow(frame, canvas, pose, size, kHigh / 2, 2);
  const Brush brush = canvas.brush(pose);
  brush.rounded({size * -0.5, size * 0.5}, kHigh / 2, frame.theme.ink);
  brush.icon(Icon::history, {-size.x / 2 + 18 + kIcon / 2, 0}, kIcon, 2, frame.theme.paper);
  write(brush, hour, {-size.x / 2 + 18 + kIcon + 10, 0}, text::Align::left, frame.theme.paper);
}

}  // namespace

void draw_past(const Frame& frame, Canvas& canvas) {
  if (!frame.preview.past || frame.for_photo) return;
  const Past& past = *frame.preview.past;
  const Plan& plan = frame.plan;
  canvas.thing(~std::uint64_t{2});
  canvas.brush().rounded({{0, 0}, plan.glass.size_mm}, 0, kVeil);
  const Lettering hour =
      fit_line(frame, frame.texts("history.board_at", {hour_of(frame, past.at_ms)}), sized(frame.tokens.label, kText, 600), plan.sheet.width() * 0.4, 16);
  canvas.thing(~std::uint64_t{3});
  // Astride the sheet's edge: neither what lies on it nor the clocks beside it are hidden.
  const bool table = plan.glass.mode == Mode::table;
  const double x = table ? plan.sheet.centre().x : plan.sheet.max.x - 40 - hour.layout->size.x / 2 - kIcon;
  draw_hour(frame, canvas, hour, {{x, plan.sheet.min.y}, table ? 180.0 : 0.0});
  if (table) draw_hour(frame, canvas, hour, {{x, plan.sheet.max.y}, 0});
  if (!past.chosen) return;
  const Tokens::Pointing& look = frame.tokens.pointing;
  canvas.thing(~std::uint64_t{4});
  for (std::size_t i = 0; i < look.rings.size(); ++i)
    canvas.brush().ring(past.touched, look.rings[i] + look.widths[i] / 2, look.widths[i], frame.theme.ink.with_alpha(look.alphas[i]));
}

}  // namespace scene
