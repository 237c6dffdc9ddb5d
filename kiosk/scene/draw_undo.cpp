// The card "Annuler ici": the last deeds of one place, newest first, taken back with a tap or by sliding back through them; what
// was taken back stays above, pale, and comes again by sliding forth.
#include <algorithm>

#include "scene/lettering.h"
#include "scene/undo_card.h"

namespace scene {
namespace {

text::Style styled(const Frame& frame, double size, int weight) {
  text::Style style = frame.tokens.label;
  style.size_mm = size;
  style.weight = weight;
  style.line_height_mm = 0;
  return style;
}

struct Line {
  const UndoCard::Row& row;
  std::uint32_t number;
  bool undone, next;  // next: the one that the slider stands at
};

void draw_row(const Frame& frame, Canvas& canvas, const UndoCard& card, const Line& line, Vec size, double y) {
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush(card.pose);
  const Vec half = size * 0.5, row_size{size.x - 24, frame.tokens.undo_here.row - 6};
  if (line.next) brush.rounded(Box::around({0, y}, row_size), 8, theme.paper);
  if (line.next || line.undone) brush.icon(line.undone ? Icon::redo : Icon::undo, {half.x - 44, y}, 20, 1.6, line.undone ? theme.ink2 : theme.ink);
  const board::Seat* seat = frame.board.seats.find(line.row.seat);
  if (seat) draw_mark(frame, brush, static_cast<int>(std::max<std::int64_t>(1, seat->person)), {-half.x + 44, y}, 30);
  else brush.icon(Icon::people, {-half.x + 44, y}, 22, 1.6, theme.ink2);
  const Lettering what = fit_line(frame, line.row.label, styled(frame, 16, 600), size.x - 150, 13);
  brush.text(*what.layout, {-half.x + 74, y - what.layout->size.y + 1.5}, line.undone ? theme.ink2 : theme.ink);
  const std::int64_t minutes = std::max<std::int64_t>(0, frame.wall_ms - line.row.at_ms) / 60'000;
  const std::string when = minutes == 0    ? frame.texts("time.now")
                           : minutes < 120 ? frame.texts("time.minutes_ago", {std::to_string(minutes)})
                                           : frame.texts("time.hours_ago", {std::to_string(minutes / 60)});
  brush.text(*frame.type.layout(line.undone ? frame.texts("undo.taken_back") : when, styled(frame, 13, 500)), {-half.x + 74, y + 4}, theme.ink2);
  canvas.area(Target::button(Action::undo_here_row, card.session, line.number), {card.pose.to_glass({0, y}), card.pose.angle_deg}, row_size, line.row.label,
              card.seat, 13);
}

void draw_slider(const Frame& frame, Canvas& canvas, const UndoCard& card, Vec size) {
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush(card.pose);
  const undo_card::Track track = undo_card::track(frame.tokens, card);
  const double knob = track.at(undo_card::knob(card)), radius = frame.tokens.undo_here.slider_knob / 2;
  const auto& oldest = card.rows.empty() ? card.undone.front() : card.rows.back();
  const auto& newest = card.undone.empty() ? card.rows.front() : card.undone.back();
  const auto hour = [&](std::int64_t at_ms) { return fit_line(frame, hour_of(frame, at_ms), styled(frame, 15, 600), undo_card::time_width, 13); };
  write(brush, hour(oldest.at_ms), {-size.x / 2 + 24, track.y}, text::Align::left, theme.ink2);
  write(brush, hour(newest.at_ms), {size.x / 2 - 24, track.y}, text::Align::right, theme.ink);
  const Colour ahead = theme.line;
  brush.line({track.left, track.y}, {track.right, track.y}, 5.5, ahead);
  for (std::size_t i = 0; i <= track.stops; ++i) brush.disc({track.at(static_cast<double>(i)), track.y}, 4.5, ahead);
  brush.line({track.left, track.y}, {knob, track.y}, 5.5, theme.ink2);
  for (std::size_t i = 0; track.at(static_cast<double>(i)) < knob && i <= track.stops; ++i)
    brush.disc({track.at(static_cast<double>(i)), track.y}, 4.5, theme.ink2);
  brush.disc({knob, track.y}, radius, theme.night ? theme.ink : theme.paper);
  brush.ring({knob, track.y}, radius, 2.4, theme.night ? theme.linen : theme.ink);
  // As wide as the knob at both ends, and as high as the strip it is in.
  const double wide = track.right - track.left + frame.tokens.touch.target_good;
  canvas.area({TargetKind::slider, card.session, 0}, {card.pose.to_glass({(track.left + track.right) / 2, track.y}), card.pose.angle_deg},
              {wide, undo_card::slider - 6}, frame.texts("undo.slide"), card.seat, 13);
}

}  // namespace

void draw_undo_cards(const Frame& frame, Canvas& canvas) {
  for (const UndoCard& card : frame.preview.undo_cards) {
    const Vec size = undo_card::size(frame.tokens, card), half = size * 0.5;
    canvas.thing(card.session);
    draw_shadow(frame, canvas, card.pose, size, 16, 3);
    const Brush brush = canvas.brush(card.pose);
    brush.rounded({half * -1, half}, 16, frame.theme.tray);
    canvas.area({TargetKind::card, card.session, 0}, card.pose, size, frame.texts("undo.here"), card.seat, 13);
    const double line = -half.y + undo_card::head / 2;
    const Lettering title = fit_line(frame, frame.texts("undo.here"), styled(frame, 20, 600), 150, 13);
    write(brush, title, {-half.x + 24, line}, text::Align::left, frame.theme.ink);
    const char* only = card.kind == board::RecordKind::theme  ? "undo.this_theme"
                       : card.kind == board::RecordKind::note ? "undo.this_note"
                       : card.kind == board::RecordKind::row  ? "undo.this_row"
                                                              : "undo.this_stage";
    const double room = size.x - 24 - title.layout->size.x - 12 - 66;
    write(brush, fit_line(frame, frame.texts(only), styled(frame, 13, 500), room, 13), {half.x - 66, line}, text::Align::right, frame.theme.ink2);
    const Pose close{card.pose.to_glass({half.x - 34, line}), card.pose.angle_deg};
    draw_button(frame, canvas, close, {38, 38}, Target::button(Action::close_card, card.session), {Icon::close, "", false, false, card.seat, true});
    double y = -half.y + undo_card::head + frame.tokens.undo_here.row / 2;
    if (card.stops() == 0) {
      write(brush, fit_line(frame, frame.texts("undo.nothing"), styled(frame, 15, 500), size.x - 48, 13), {-half.x + 24, y}, text::Align::left,
            frame.theme.ink2);
      continue;
    }
    const undo_card::Shown rows = undo_card::shown(frame.tokens, card);
    const auto next_row = [&](const Line& row) {
      draw_row(frame, canvas, card, row, size, y);
      y += frame.tokens.undo_here.row;
    };
    for (std::size_t i = rows.undone; i-- > 0;) next_row({card.undone[i], static_cast<std::uint32_t>(undo_card::row_of_undone + i), true, false});
    for (std::size_t i = 0; i < rows.standing; ++i) next_row({card.rows[i], static_cast<std::uint32_t>(i), false, i == 0});
    draw_slider(frame, canvas, card, size);
  }
}

}  // namespace scene
