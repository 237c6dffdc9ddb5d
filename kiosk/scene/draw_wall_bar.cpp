// On a wall: the header, which is read, and the bar, which is reached: pads, everybody's marks, undo, redo, photo, next step.
#include <algorithm>

#include "scene/draw_rounds.h"
#include "scene/layouts.h"

namespace scene {
namespace {

constexpr double kTrayHeight = 72, kMargin = 20;

void draw_header(const Frame& frame, Canvas& canvas) {
  const Plan& plan = frame.plan;
  const Brush brush = canvas.brush();
  const Asked asked = asked_now(frame);
  const RailPlace rail = rail_of_header(frame);
  const double left = plan.sheet.min.x + 24, room = rail.left.x - left - 40;
  const Lettering title = fit_line(frame, frame.board.workshop().title, sized(frame.tokens.label, 15, 600), room, 13);
  write(brush, title, {left, header_line(frame, 49)}, text::Align::left, frame.theme.ink2);
  // One large line; a long question takes two smaller ones.
  Lettering question = fit_line(frame, asked.question, sized(frame.tokens.heading1, 36), room, 26);
  if (question.layout->cut) {
    // Of about one length, and from the left as all that stands here.
    text::Style style = sized(frame.tokens.heading1, 26);
    std::string whole = asked.question;
    for (std::size_t i = 0; (i = whole.find('-', i)) != std::string::npos; i += 3) whole.replace(i, 1, "\u2011");  // no line ends there
    const Lettering balanced = fit_balanced(frame, whole, style, {room, 68}, 15);
    style = sized(style, balanced.size_mm);
    question = fit_block(frame, whole, style, {balanced.width_mm + 1, 68}, balanced.size_mm);
  }
  const double down = question.layout->lines > 1 ? 8 : 0;
  brush.text(*question.layout, {left, header_line(frame, 84) - question.layout->size.y / 2 + down}, frame.theme.ink);
  const Lettering step = fit_line(frame, step_title(frame), sized(frame.tokens.label, 16), rail.width, 13);
  write(brush, step, {rail.left.x, header_line(frame, 57)}, text::Align::left, frame.theme.ink);
  draw_rail(frame, brush, plan_rail(frame, rail.width, rail.label_mm), rail.left);
  canvas.area({TargetKind::nothing}, {plan.header.centre(), 0}, plan.header.size(), asked.question, {}, 13);
}

// The tray on the left: pads to pull, or, during a vote, the dots of whoever tapped their mark.
double draw_left(const Frame& frame, Canvas& canvas, double y, bool with_hint) {
  const Brush brush = canvas.brush();
  const double x0 = frame.tokens.margin_wall;
  const auto papers = papers_now(frame);
  if (papers.empty() && !frame.plan.voting) return x0;
  // Many pads on a narrow wall lie over each other's edges, so that names keep their room.
  const double pad = frame.tokens.note.pad + 4, wide = 77.5, pitch = !with_hint && papers.size() > 3 ? 57 : wide;
  const board::Seat* voter = frame.plan.voting ? find_seat(frame, frame.preview.wall_seat) : nullptr;
  DotPlaces dots;
  double content = papers.empty() ? 0 : pitch * (static_cast<double>(papers.size()) - 1) + wide;
  if (voter) {
    dots = dot_places(frame, voter->id, 260);
    content = dots.pitch * static_cast<double>(std::max<std::int64_t>(0, dots.total - 1)) + 52;
  }
  const std::string words = voter ? voter->name : frame.texts(frame.plan.voting ? "station.tap_mark" : "board.pull_note");
  // A name is not cut; the sentence is set on two lines, as narrow as that allows.
  text::Style style = sized(frame.tokens.label, 13, 600);
  Lettering hint;
  // Whose dots they are is said by the mark in the bar too.
  const bool worded = with_hint || (frame.plan.voting && !voter);
  if (worded) {
    const double whole = frame.type.layout(words, style)->size.x;
    double share = voter ? 1 : 0.56;
    do hint = fit_block(frame, words, style, {whole * share + 4, 40}, 13);
    while (hint.layout->cut && (share += 0.06) < 1.06);
  }
  const double width = kMargin + content + (worded ? 7 + hint.layout->size.x : -8) + kMargin;
  const Box tray = Box::at({x0, y - kTrayHeight / 2}, {width, kTrayHeight});
  draw_well(frame, brush, tray, frame.tokens.radius_station);
  canvas.area({TargetKind::nothing}, {tray.centre(), 0}, tray.size(), words, {}, 13);
  if (voter) draw_dot_places(frame, canvas, {{x0, y}, 0}, *voter, dots, {kMargin + 17, 0});
  for (std::size_t i = 0; i < papers.size(); ++i) {
    const Pose pose{{x0 + kMargin + pad / 2 + pitch * static_cast<double>(i), y - kTrayHeight / 2 - 10.5 + pad / 2}, 0};
    draw_pad(frame, canvas, pose, papers[i], {}, pad);
  }
  if (worded) brush.text(*hint.layout, {x0 + kMargin + content + 7, y - hint.layout->size.y / 2}, frame.theme.ink);
  return tray.max.x;
}

double draw_right(const Frame& frame, Canvas& canvas, double y, bool worded) {
  const WayOn on = way_on(frame);
  const auto strong_label = frame.texts(on.action == Action::next_step ? "step.next" : on.text_key);
  text::Style style = sized(frame.tokens.body, 17.5, 600);
  const double label = frame.type.layout(strong_label, style)->size.x;
  const double height = 52, wide = worded ? std::min(label + 72, 244.0) : height, round = 46, pitch = 56;
  const double right = frame.plan.glass.size_mm.x - frame.tokens.margin_wall;
  ButtonLook next;
  next.icon = on.icon;
  next.label = strong_label;
  next.strong = true;
  draw_button(frame, canvas, {{right - wide / 2, y}, 0}, {wide, height}, Target::button(on.action), next);
  double x = right - wide - 10 - round / 2;
  if (const auto rotation = round_of(frame); rotation && !frame.board.workshop().closed) {
    ButtonLook longer;
    longer.icon = Icon::plus;
    longer.label = frame.texts(rotation->changing ? "rotation.longer_change" : "rotation.longer");
    const double across = worded ? std::min(180.0, frame.type.layout(longer.label, style)->size.x + 62) : round;
    draw_button(frame, canvas, {{right - wide - 10 - across / 2, y}, 0}, {across, worded ? height : round}, Target::button(Action::longer_round), longer);
    x -= across + 10;
  }
  const workshop::Step* step = step_now(frame);
  if (worded && frame.plan.table && frame.plan.table->kind == TablePlan::Kind::cells && step && step->allow.row && !frame.board.workshop().closed) {
    ButtonLook row;
    row.icon = Icon::plus;
    row.label = frame.texts("table.add_row");
    const double across = std::min(180.0, frame.type.layout(row.label, style)->size.x + 62);
    draw_button(frame, canvas, {{right - wide - 10 - across / 2, y}, 0}, {across, height}, Target::button(Action::add_row), row);
    x -= across + 10;
  }
  const auto button = [&](Icon icon, Action action, std::string_view key) {
    ButtonLook look;
    look.icon = icon;
    look.label = frame.texts(key);
    draw_button(frame, canvas, {{x, y}, 0}, {round, round}, Target::button(action), look);
    x -= pitch;
  };
  button(Icon::camera, Action::photo, "console.photo");
  button(Icon::redo, Action::redo, "console.redo");
  button(Icon::undo, Action::undo, "console.undo");
  button(Icon::people, Action::open_console, "console.open");
  return x + pitch - round / 2;
}

void draw_marks(const Frame& frame, Canvas& canvas, double y, double from, double to) {
  std::vector<const board::Seat*> seats;
  for (const Id id : frame.plan.seats) {
    if (const board::Seat* seat = find_seat(frame, id)) seats.push_back(seat);
  }
  if (seats.empty()) return;
  const auto n = static_cast<double>(seats.size());
  const double mark = frame.tokens.mark_bar, room = to - from - 2 * 12;
  double size = 15.5, gap = 24, before = 9;
  const auto needs = [&](double name_most) {
    double sum = 2 * gap + (n - 1) * gap + n * (mark + before);
    for (const board::Seat* seat : seats) sum += std::min(name_most, frame.type.layout(seat->name, sized(frame.tokens.body, size, 600))->size.x);
    return sum;
  };
  double most = 1000;
  if (needs(most) > room) gap = 12, before = 6;
  if (needs(most) > room) size = 13;
  // Where names have no room beside the marks they stand below, whole; where not even there, the marks alone say who is who.
  const double below_mark = 15;
  double each = mark;
  for (const board::Seat* seat : seats) each = std::max(each, std::min(70.0, frame.type.layout(seat->name, sized(frame.tokens.body, size, 600))->size.x));
  const bool below = needs(most) > room && n * each + (n + 1) * 6 <= room;
  if (!below && needs(most) > room) most = 0;
  const bool named = most > 0;
  if (below) gap = std::min(16.0, (room - n * each) / (n + 1)), most = each;
  if (!named) before = 0, gap = std::clamp((room - n * mark) / (n + 1), 2.0, 12.0);
  const double width = below ? n * each + (n + 1) * gap : named ? needs(most) : n * mark + (n + 1) * gap;
  const double left = (from + to) / 2 - width / 2;
  const Brush brush = canvas.brush();
  const Box tray = Box::at({left, y - kTrayHeight / 2}, {width, kTrayHeight});
  draw_well(frame, brush, tray, frame.tokens.radius_station);
  canvas.area({TargetKind::nothing}, {tray.centre(), 0}, tray.size(), {});
  double x = left + gap;
  for (const board::Seat* seat : seats) {
    Lettering name;
    double own = mark;
    if (named) {
      name = below ? fit_name(frame, seat->name, sized(frame.tokens.body, size, 600), most, size)
                   : fit_line(frame, seat->name, sized(frame.tokens.body, size, 600), most, size);
      own = below ? each : mark + before + name.layout->size.x;
    }
    const double side = std::min(gap / 2 - 1, 9.0);
    canvas.thing(seat->id.value);
    if (seat->id == frame.preview.wall_seat) {
      const Vec pill{own + 2 * side, below ? kTrayHeight - 8 : mark + 14};
      const double round = below ? 14 : pill.y / 2;
      draw_shadow(frame, canvas, {{x + own / 2, y}, 0}, pill, round, 1);
      brush.rounded(Box::around({x + own / 2, y}, pill), round, frame.theme.paper);
      if (frame.theme.night) brush.border(Box::around({x + own / 2, y}, pill), round, 1.6, frame.theme.ink2);
    }
    if (below) {
      draw_mark(frame, brush, static_cast<int>(seat->person), {x + own / 2, y - below_mark / 2 - 1}, mark);
      draw_own_keyboard(frame, brush, *seat, {x + own / 2, y - below_mark / 2 - 1}, mark);
      write(brush, name, {x + own / 2, y + mark / 2 + 1}, text::Align::centre, frame.theme.ink);
    } else {
      draw_mark(frame, brush, static_cast<int>(seat->person), {x + mark / 2, y}, mark);
      draw_own_keyboard(frame, brush, *seat, {x + mark / 2, y}, mark);
      if (named) write(brush, name, {x + mark + before, y}, text::Align::left, frame.theme.ink);
    }
    canvas.area({TargetKind::mark, seat->id.value, 0}, {{x + own / 2, y}, 0}, {own + 2 * side, kTrayHeight - 8}, seat->name, seat->id,
                named ? name.size_mm : 0);
    x += own + gap;
  }
}

}  // namespace

// The way back from a part of the sheet to all of it.
void draw_whole_sheet(const Frame& frame, Canvas& canvas) {
  if (frame.preview.sheet_view.whole()) return;
  canvas.thing(~std::uint64_t{0});
  ButtonLook look;
  look.icon = Icon::full_screen;
  look.label = frame.texts("board.whole_sheet");
  const Vec size{frame.type.layout(look.label, sized(frame.tokens.body, 17.5, 600))->size.x + 76, 46};
  const Vec corner{frame.plan.sheet.max.x - 16, frame.plan.sheet.min.y + 16};
  draw_button(frame, canvas, {corner + Vec{-size.x / 2, size.y / 2}, 0}, size, Target::button(Action::whole_sheet), look);
}

void draw_wall_bar(const Frame& frame, Canvas& canvas) {
  if (frame.plan.glass.mode != Mode::wall || frame.for_photo || !frame.definition) return;
  draw_header(frame, canvas);
  const double y = frame.plan.bar.centre().y;
  canvas.area({TargetKind::nothing}, {frame.plan.bar.centre(), 0}, frame.plan.bar.size(), {});
  // A narrow wall leaves words out, so that names keep theirs: the pads and the arrow speak for themselves.
  const bool wide = frame.plan.glass.size_mm.x > kNarrowWall;
  const double right = draw_right(frame, canvas, y, wide);
  const double left = draw_left(frame, canvas, y, wide);
  draw_marks(frame, canvas, y, left, right);
}

}  // namespace scene
