// For developers: the last frames' CPU time as bars, newest on the right, and what the newest of them did.
#include <algorithm>

#include "scene/lettering.h"

namespace scene {

void draw_frame_times(const Frame& frame, Canvas& canvas) {
  if (!frame.times) return;
  constexpr double bar = 2, mm_a_ms = 4, high = 80, pad = 10;
  const FrameTimes& times = *frame.times;
  const Vec size{FrameTimes::most * bar + 2 * pad, high + 34 + 2 * pad};
  const Box tray = Box::at({pad, frame.plan.glass.size_mm.y - size.y - pad}, size);
  canvas.thing(~std::uint64_t{0});
  const Brush brush = canvas.brush();
  brush.rounded(tray, 6, Colour{20, 18, 16, 225});
  const Vec floor{tray.min.x + pad, tray.max.y - pad};
  // One frame of 60 a second, and what the program's own stages may take of it.
  for (const double ms : {16.7, 4.0})
    brush.line(floor - Vec{0, ms * mm_a_ms}, floor + Vec{FrameTimes::most * bar, -ms * mm_a_ms}, 0.4, Colour{255, 255, 255, 90});
  for (std::size_t i = 0; i < times.ms.size(); ++i) {
    const double ms = times.ms[i], h = std::clamp(ms * mm_a_ms, 0.4, high);
    const double x = floor.x + bar * static_cast<double>(FrameTimes::most - times.ms.size() + i);
    const Colour colour = ms > 16.7 ? Colour{232, 110, 80, 255} : ms > 4 ? Colour{240, 200, 90, 255} : Colour{130, 200, 150, 255};
    brush.rounded({{x, floor.y - h}, {x + bar * 0.8, floor.y}}, 0, colour);
  }
  const Lettering line = fit_line(frame, times.line, sized(frame.tokens.label, 13), size.x - 2 * pad, 9);
  brush.text(*line.layout, tray.min + Vec{pad, pad}, Colour{255, 255, 255, 255});
}

}  // namespace scene
