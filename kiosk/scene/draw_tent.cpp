// The challenge, or what the step asks, on a folded card: one face for each long side.
#include "scene/furniture.h"

namespace scene {

void draw_tent(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.tent) return;
  const Box box = *frame.plan.tent;
  const Theme& theme = frame.theme;
  const Tokens& tokens = frame.tokens;
  const double k = frame.plan.scale, radius = tokens.radius_strip;
  const Pose pose{box.centre() + frame.preview.tent_shift.at, frame.preview.tent_shift.angle_deg};
  const Vec size = box.size(), face{size.x, size.y / 2};
  draw_shadow(frame, canvas, pose, size, radius, 2);
  const Brush brush = canvas.brush(pose);
  const Asked asked = asked_now(frame);
  const double label_mm = std::max(13.0, tokens.label.size_mm * k);
  double smallest = label_mm;
  const auto write_face = [&](const Brush& b) {  // origin at the middle of the face
    const Lettering label = fit_line(frame, asked.label, sized(tokens.label, label_mm), face.x - 60 * k, 13);
    const double margin = std::min(8.0, 8 * k);
    text::Style style = sized(tokens.heading2, std::max(15.0, 27 * k));
    style.line_height_mm = style.size_mm * 31 / 27;
    bool labelled = face.y > 46;
    double gap = labelled ? 2 * k : 0, above = labelled ? label.layout->size.y : 0;
    Lettering question = fit_balanced(frame, asked.question, style, {face.x - 60 * k, face.y - 2 * margin - above - gap}, 13);
    // On a low face the question, whole, is worth more than the word above it.
    if (labelled && question.layout->cut) {
      labelled = false;
      gap = above = 0;
      question = fit_balanced(frame, asked.question, style, {face.x - 60 * k, face.y - 2 * margin}, 13);
    }
    smallest = std::min(smallest, question.size_mm);
    const double height = above + gap + question.layout->size.y;
    double y = -height / 2;
    if (labelled) b.text(*label.layout, {-label.layout->size.x / 2, y}, theme.now);
    y += above + gap;
    b.text(*question.layout, {-question.width_mm / 2, y}, theme.ink);
  };
  brush.rounded({{-face.x / 2, -face.y}, {face.x / 2, face.y}}, radius, theme.paper);
  brush.rounded({{-face.x / 2, -face.y}, {face.x / 2, 0}}, radius, theme.sheet2);
  brush.rounded({{-face.x / 2, -radius * 2}, {face.x / 2, 0}}, 0, theme.sheet2);
  brush.rounded({{-face.x / 2, -0.6}, {face.x / 2, 0.6}}, 0, theme.line);
  write_face(brush.at({{0, face.y / 2}, 0}));
  write_face(brush.at({{0, -face.y / 2}, 180}));
  canvas.area({TargetKind::tent}, pose, size, asked.question, {}, smallest);
}

}  // namespace scene
