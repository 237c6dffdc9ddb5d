// Step 1's controls: the picture before, which of how many, the next, and laying it down on the table.
#include <algorithm>

#include "scene/furniture.h"

namespace scene {

void draw_slides(const Frame& frame, Canvas& canvas) {
  if (frame.plan.layout != workshop::Layout::slides || frame.for_photo) return;
  const Plan& plan = frame.plan;
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush();
  std::int64_t total = 0, number = 0;
  for (const board::Picture& picture : frame.board.pictures) {
    if (picture.removed || board::is_of_notes(frame.board, picture)) continue;
    ++total;
    if (picture.id == frame.board.workshop().shown_picture) number = total;
  }
  const Box at_hand_one = Box::around(plan.picture_at_hand(0, 1, {16, 10}).at, {10, plan.at_hand_height()});
  const double y = at_hand_one.min.y - 16 - 32;
  const double x = plan.sheet.centre().x;
  if (total == 0) {
    const Lettering line = fit_line(frame, frame.texts("board.no_pictures"), sized(frame.tokens.heading3, 19, 550), plan.sheet.width() - 120, 13);
    const double middle = ((plan.tent ? plan.tent->max.y : plan.sheet.min.y) + plan.sheet.max.y) / 2;
    const double apart = plan.glass.mode == Mode::table ? 24 : 0;
    write(brush, line, {x, middle + apart}, text::Align::centre, theme.ink2);
    if (apart > 0) write(canvas.brush({{x, middle - apart}, 180}), line, {}, text::Align::centre, theme.ink2);
    return;
  }
  const bool showing = number > 0;
  const std::string words =
      showing ? frame.texts("board.picture_of", {std::to_string(number), std::to_string(total)}) : frame.texts.count("board.picture_count", total);
  text::Style style = sized(frame.tokens.body, 16, 600);
  style.tabular = true;
  const Lettering count = fit_line(frame, words, style, 220, 13);
  const double round = frame.tokens.touch.target_good, pill = 210, inside = 14;
  const double words_width = count.layout->size.x + 28;
  const double width = inside * 2 + (showing ? round * 2 : 0) + words_width + 10 + pill;
  const Vec size{width, 64};
  const Pose pose{{x, y}, 0};
  draw_shadow(frame, canvas, pose, size, size.y / 2, 2);
  brush.rounded(Box::around({x, y}, size), size.y / 2, theme.tray);
  canvas.area({TargetKind::nothing}, pose, size, words, {}, count.size_mm);
  double left = x - width / 2 + inside;
  const auto button = [&](Icon icon, Action action, std::string_view key, double w, bool strong, bool enabled) {
    ButtonLook look;
    look.icon = icon;
    look.label = frame.texts(key);
    look.strong = strong;
    look.enabled = enabled;
    draw_button(frame, canvas, {{left + w / 2, y}, 0}, {w, round}, Target::button(action), look);
    left += w;
  };
  if (showing) button(Icon::chevron_left, Action::previous_picture, "board.previous_picture", round, false, number > 1);
  write(brush, count, {left + words_width / 2, y}, text::Align::centre, theme.ink);
  left += words_width;
  if (showing) {
    button(Icon::chevron_right, Action::next_picture, "board.next_picture", round, false, number < total);
    left += 10;
    button(Icon::arrow_down, Action::put_pictures_down, "board.lay_all", pill, false, true);
  } else {
    left += 10;
    button(Icon::image, Action::next_picture, "board.present", pill, true, true);
  }
}

}  // namespace scene
