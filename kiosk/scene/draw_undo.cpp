// The card "Annuler ici": the last deeds of one place, newest first, each taken back with one tap, here only.
#include <algorithm>

#include "scene/frame.h"

namespace scene {

void draw_undo_cards(const Frame& frame, Canvas& canvas) {
  const auto styled = [&](double size, int weight) {
    text::Style style = frame.tokens.label;
    style.size_mm = size;
    style.weight = weight;
    style.line_height_mm = 0;
    return style;
  };
  constexpr double width = 372, row_height = 62, head = 58;
  for (const UndoCard& card : frame.preview.undo_cards) {
    const std::size_t rows = std::max<std::size_t>(card.rows.size(), 1);
    const Vec size{width, head + row_height * static_cast<double>(rows) + 18};
    canvas.thing(card.session);
    draw_shadow(frame, canvas, card.pose, size, 16, 3);
    const Brush brush = canvas.brush(card.pose);
    const Vec half = size * 0.5;
    brush.rounded({half * -1, half}, 16, frame.theme.tray);
    canvas.area({TargetKind::card, card.session, 0}, card.pose, size, frame.texts("undo.here"), card.seat, 13);
    const auto title = frame.type.layout(frame.texts("undo.here"), styled(20, 600));
    brush.text(*title, {-half.x + 24, -half.y + (head - title->size.y) / 2}, frame.theme.ink);
    const auto only = frame.type.layout(frame.texts(card.kind == board::RecordKind::theme  ? "undo.this_theme"
                                                    : card.kind == board::RecordKind::note ? "undo.this_note"
                                                                                           : "undo.this_stage"),
                                        styled(13, 500));
    brush.text(*only, {half.x - 66 - only->size.x, -half.y + (head - only->size.y) / 2}, frame.theme.ink2);
    const Pose close{card.pose.to_glass({half.x - 34, -half.y + head / 2}), card.pose.angle_deg};
    draw_button(frame, canvas, close, {38, 38}, Target::button(Action::close_card, card.session), {Icon::close, "", false, false, card.seat, true});
    if (card.rows.empty()) {
      const auto none = frame.type.layout(frame.texts("undo.nothing"), styled(15, 500));
      brush.text(*none, {-half.x + 24, -half.y + head + (row_height - none->size.y) / 2}, frame.theme.ink2);
    }
    for (std::size_t i = 0; i < card.rows.size(); ++i) {
      const UndoCard::Row& row = card.rows[i];
      const double y = -half.y + head + row_height * (static_cast<double>(i) + 0.5);
      const Vec row_size{width - 24, row_height - 6};
      if (i == 0) {
        brush.rounded(Box::around({0, y}, row_size), 8, frame.theme.paper);
        brush.icon(Icon::undo, {half.x - 44, y}, 20, 1.6, frame.theme.ink);
      }
      const board::Seat* seat = frame.board.seats.find(row.seat);
      if (seat) draw_mark(frame, brush, static_cast<int>(std::max<std::int64_t>(1, seat->person)), {-half.x + 44, y}, 30);
      else brush.icon(Icon::people, {-half.x + 44, y}, 22, 1.6, frame.theme.ink2);
      const auto what = frame.type.layout(row.label, styled(16, 600), width - 150);
      brush.text(*what, {-half.x + 74, y - what->size.y - 0.5 + 2}, frame.theme.ink);
      const std::int64_t minutes = std::max<std::int64_t>(0, frame.wall_ms - row.at_ms) / 60'000;
      const auto when = frame.type.layout(minutes == 0 ? frame.texts("time.now") : frame.texts("time.minutes_ago", {std::to_string(minutes)}), styled(13, 500));
      brush.text(*when, {-half.x + 74, y + 4}, frame.theme.ink2);
      canvas.area(Target::button(Action::undo_here_row, card.session, static_cast<std::uint32_t>(i)), {card.pose.to_glass({0, y}), card.pose.angle_deg},
                  row_size, row.label, card.seat, 13);
    }
  }
}

}  // namespace scene
