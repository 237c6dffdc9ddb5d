// One item of a list at a time: its card with a face for each long side, a disc that burns down its time, the strip of the whole list, and
// the boards on which people write what it is worth and what it takes.
#include "scene/draw_one_by_one.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "workshop/agenda.h"
#include "workshop/one_by_one.h"

namespace scene {
namespace {

std::optional<workshop::ItemNow> item_of(const Frame& frame) { return frame.definition ? workshop::item_now(*frame.definition, frame.board) : std::nullopt; }

// Whoever talks may go on where the step lets people; else it is the facilitator's, by the console.
bool may_go(const Frame& frame) {
  const workshop::Step* step = step_now(frame);
  return step && step->allow.go && !frame.board.workshop().closed && !frame.for_photo;
}

std::string name_of(const Frame& frame, const board::Note& item) { return shown(frame, item.text.empty() ? frame.texts("list.unnamed") : item.text); }

// The words that help: the name of a merit, and under it what it is made of.
void draw_head(const Frame& frame, const Brush& brush, const workshop::Sheet::Board& board, Vec size, double pads) {
  const double k = frame.plan.scale, margin = std::clamp(24 * k, 10.0, 24.0), high = size.y - pads;
  const Colour ink = frame.theme.paper_ink;
  const double top = -size.y / 2, wide = size.x - 2 * margin;
  const Lettering name =
      fit_line(frame, shown(frame, board.name.in(frame.texts.language())), sized(frame.tokens.heading2, std::clamp(high * 0.26, 14.0, 27.0)), wide, 13);
  const double line = std::max(name.layout->size.y, 14.0);
  const Lettering words = fit_block(frame, shown(frame, board.question.in(frame.texts.language())),
                                    sized(frame.tokens.body, std::clamp(high * 0.15, 12.0, 17.0), 500), {wide, high - line - 10}, 10.5);
  const double spare = high - line - words.layout->size.y;
  const double y = top + std::max(3.0, spare * 0.42);
  brush.text(*name.layout, {-size.x / 2 + margin, y}, ink);
  brush.text(*words.layout, {-size.x / 2 + margin, y + line + std::min(4.0, spare * 0.16)}, ink);
}

void draw_merits(const Frame& frame, Canvas& canvas, const workshop::Sheet& sheet) {
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const double radius = frame.tokens.radius_sheet, pads = wall ? 0 : frame.tokens.station.overhang - 3;
  for (std::size_t i = 0; i < frame.plan.boards.size() && i < sheet.boards.size(); ++i) {
    const BoardPlan& plan = frame.plan.boards[i];
    canvas.thing(100 + i);
    const Brush brush = canvas.brush();
    brush.rounded(plan.box, radius, frame.theme.sheet2);
    const int paper = frame.tokens.paper(sheet.boards[i].paper);
    const Colour colour = frame.theme.papers[static_cast<std::size_t>(std::max(0, paper)) % frame.theme.papers.size()];
    const auto head = [&](const Box& box, bool at_top, double angle) {
      brush.rounded(box, radius, colour);
      if (at_top) brush.rounded({{box.min.x, box.max.y - 2 * radius}, box.max}, 0, colour);
      else brush.rounded({box.min, {box.max.x, box.min.y + 2 * radius}}, 0, colour);
      draw_head(frame, canvas.brush({box.centre(), angle}), sheet.boards[i], box.size(), pads);
    };
    head(plan.head, wall, 0);
    if (!wall) head(plan.far_head, true, 180);
  }
}

void draw_card(const Frame& frame, Canvas& canvas) {
  const OneByOnePlan& one = *frame.plan.one_by_one;
  const Theme& theme = frame.theme;
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const double radius = frame.tokens.radius_strip, k = frame.plan.scale;
  const board::Note* item = frame.board.notes.find_live(one.item);
  const auto place = static_cast<std::size_t>(std::find(one.items.begin(), one.items.end(), one.item) - one.items.begin());
  canvas.thing(50);
  const Pose pose{one.card.centre(), 0};
  const Vec size = one.card.size();
  draw_shadow(frame, canvas, pose, size, radius, 2);
  const Brush brush = canvas.brush(pose);
  brush.rounded(Box::around({}, size), radius, theme.paper);
  const std::string letter = workshop::item_letter(place);
  const std::string label = item ? frame.texts("list.of", {std::to_string(place + 1), std::to_string(one.items.size())}) : std::string();
  const std::string words = item ? name_of(frame, *item) : frame.texts("list.empty");
  double smallest = 13;
  const auto face = [&](const Brush& b, Vec room, double clock) {  // its origin is the middle of the face
    const double disc = std::min(room.y * 0.56, std::max(34.0, 56 * k)), margin = std::clamp(20 * k, 8.0, 20.0);
    const bool lettered = item && room.x > 220;
    const double left = -room.x / 2 + margin + (lettered ? disc + margin * 0.8 : 0), right = room.x / 2 - margin - clock;
    if (lettered) draw_letter(frame, b, letter, {-room.x / 2 + margin + disc / 2, 0}, disc, false);
    const bool labelled = item && room.y > 58;
    const Lettering above =
        fit_line(frame, lettered ? label : letter + " · " + label, sized(frame.tokens.label, std::clamp(room.y * 0.15, 13.0, 16.0)), right - left, 10.5);
    const double over = labelled ? above.layout->size.y + 2 : 0;
    const Lettering said = fit_block(frame, words, sized(frame.tokens.heading2, std::clamp(room.y * 0.3, 14.0, 28.0)), {right - left, room.y - over - 8}, 13);
    smallest = std::min(smallest, said.size_mm);
    const double y = -(over + said.layout->size.y) / 2;
    if (labelled) b.text(*above.layout, {left, y}, theme.now);
    b.text(*said.layout, {left, y + over}, theme.ink);
  };
  if (wall) {
    face(brush, size, one.clock + 20 * k);
  } else {
    const Vec half{size.x, size.y / 2};
    brush.rounded({{-size.x / 2, -half.y}, {size.x / 2, 0}}, radius, theme.sheet2);
    brush.rounded({{-size.x / 2, -radius * 2}, {size.x / 2, 0}}, 0, theme.sheet2);
    brush.rounded({{-size.x / 2, -0.6}, {size.x / 2, 0.6}}, 0, theme.line);
    face(brush.at({{0, half.y / 2}, 0}), half, 0);
    face(brush.at({{0, -half.y / 2}, 180}), half, 0);
  }
  canvas.area({TargetKind::nothing}, pose, size, words, {}, smallest);
}

// What has been talked about, what is, what comes.
void draw_key(const Frame& frame, Canvas& canvas, const Box& box, double angle, std::size_t place, const board::Note& item, bool go) {
  const OneByOnePlan& one = *frame.plan.one_by_one;
  const Theme& theme = frame.theme;
  const bool now = item.id == one.item, done = !now && workshop::was_talked_about(frame.board, item);
  const Pose pose{box.centre(), angle};
  const Vec size = box.size();
  canvas.thing(item.id.value ^ (angle == 0 ? 0 : ~std::uint64_t{0}));
  if (now) draw_shadow(frame, canvas, pose, size, frame.tokens.radius_strip, 1);
  const Brush brush = canvas.brush(pose);
  brush.rounded(Box::around({}, size), frame.tokens.radius_strip, now ? theme.paper : theme.sheet2);
  if (now) brush.rounded({{-size.x / 2, size.y / 2 - 3}, {size.x / 2, size.y / 2}}, 1.5, theme.now);
  const std::string letter = workshop::item_letter(place), name = name_of(frame, item);
  double text_mm = 13;
  if (one.named) {
    const double disc = std::min(size.y - 8, 36.0);
    draw_letter(frame, brush, letter, {-size.x / 2 + 6 + disc / 2, 0}, disc, false);
    const double left = -size.x / 2 + disc + 16, right = size.x / 2 - (done ? 26 : 8);
    const Lettering said = fit_block(frame, name, sized(frame.tokens.label, 15), {right - left, size.y - 3}, 13);
    text_mm = said.size_mm;
    brush.text(*said.layout, {left, -said.layout->size.y / 2}, done ? theme.ink2 : theme.ink);
    if (done) brush.icon(Icon::check, {size.x / 2 - 15, 0}, 15, 2, theme.valid);
  } else {
    const double em = std::clamp(std::min(size.x, size.y) * 0.5, 13.0, 19.0);
    const Lettering said = fit_line(frame, letter, sized(frame.tokens.heading3, em), size.x, 10.5);
    text_mm = said.size_mm;
    write(brush, said, {0, done ? -size.y * 0.1 : 0.0}, text::Align::centre, done ? theme.ink2 : theme.ink);
    if (done) brush.line({-size.x * 0.2, size.y * 0.34}, {size.x * 0.2, size.y * 0.34}, 2.4, theme.valid);
  }
  const Target target = go ? Target::button(Action::go_to_item, item.id.value) : Target{TargetKind::nothing};
  canvas.area(target, pose, size, letter + " · " + name, {}, text_mm);
}

void draw_controls(const Frame& frame, Canvas& canvas, const OneByOnePlan::Face& face, const workshop::ItemNow& now) {
  const Box& box = face.controls;
  const Pose at{box.centre(), face.angle_deg};
  const double clock = face.clock_amid ? frame.plan.one_by_one->clock + 12 : 0;
  const double gap = 6, high = std::min(box.height(), 52.0), room = (box.width() - clock) / 2 - gap / 2;
  const double round = std::min(high, std::max(30.0, (room - gap) / 2)), wide = std::max(round, room - round - gap);
  const auto key = [&](double x, double w, Icon icon, const char* text, Action action, bool strong, bool enabled) {
    ButtonLook look;
    look.icon = icon;
    look.label = frame.texts(text);
    look.strong = strong;
    look.enabled = enabled;
    const double tall = std::min(high, std::max(round, 30.0));
    // A word that has no room is left to the arrow.
    const double spare = w - tall * 0.6 - std::min(tall * 0.46, 22.0) - 8;
    if (frame.type.layout(look.label, sized(frame.tokens.label, 13, 600))->size.x > spare) w = tall;
    draw_button(frame, canvas, {at.to_glass({x, 0}), at.angle_deg}, {w, tall}, Target::button(action), look);
  };
  const double in = clock / 2 + gap / 2 + round / 2, out = clock / 2 + gap / 2 + round + gap + wide / 2;
  key(-out, wide, Icon::chevron_left, "list.before", Action::item_before, false, !now.first());
  key(-in, round, Icon::minus, "list.shorter", Action::shorter_item, false, true);
  key(in, round, Icon::plus, "list.longer", Action::longer_item, false, true);
  key(out, wide, Icon::chevron_right, "list.next", Action::next_item, true, !now.last());
}

}  // namespace

void draw_letter(const Frame& frame, const Brush& brush, const std::string& letter, Vec centre, double diameter, bool honoured) {
  const Theme& theme = frame.theme;
  brush.disc(centre, diameter / 2, honoured ? theme.valid : theme.line2);
  const Lettering said = fit_line(frame, letter, sized(frame.tokens.heading3, std::max(13.0, diameter * 0.48), 640), diameter, 13);
  write(brush, said, centre, text::Align::centre, honoured ? theme.paper : theme.ink);
}

void draw_scores(const Frame& frame, Canvas& canvas) {
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  if (!sheet || !frame.plan.one_by_one) return;
  canvas.thing(40);
  canvas.brush().rounded(frame.plan.sheet, frame.tokens.radius_sheet, frame.theme.sheet);
  draw_merits(frame, canvas, *sheet);
  draw_card(frame, canvas);
}

void draw_one_by_one(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.one_by_one || frame.for_photo) return;
  const auto now = item_of(frame);
  const bool go = may_go(frame);
  for (const OneByOnePlan::Face& face : frame.plan.one_by_one->faces) {
    for (std::size_t i = 0; i < face.strip.size(); ++i)
      if (const board::Note* item = frame.board.notes.find_live(frame.plan.one_by_one->items[i]))
        draw_key(frame, canvas, face.strip[i], face.angle_deg, i, *item, go);
    canvas.thing(60 + static_cast<std::uint64_t>(face.angle_deg));
    if (now && go) draw_controls(frame, canvas, face, *now);
  }
}

// A brick arc: what is left of the time. Once it is over the ring is full and the figures count on.
void draw_item_clocks(const Frame& frame, Canvas& canvas) {
  const auto now = frame.plan.one_by_one ? item_of(frame) : std::nullopt;
  if (!now || frame.for_photo) return;
  const Theme& theme = frame.theme;
  const std::int64_t left = workshop::item_left_ms(frame.board, *now, frame.wall_ms);
  const double share = std::clamp(static_cast<double>(left) / static_cast<double>(std::max<std::int64_t>(1, now->length_ms)), 0.0, 1.0);
  const double d = frame.plan.one_by_one->clock, width = std::max(4.0, d * 8 / 132), r = d / 2 - width * 1.2;
  for (const OneByOnePlan::Face& face : frame.plan.one_by_one->faces) {
    canvas.thing(3500 + static_cast<std::uint64_t>(face.angle_deg));
    draw_shadow(frame, canvas, face.clock, {d, d}, d / 2, 1);
    const Brush brush = canvas.brush(face.clock);
    brush.disc({}, d / 2, theme.paper);
    brush.ring({}, r + width / 2, width, theme.line2);
    constexpr int parts = 72;
    const auto on = [&](double turn) { return Vec{std::sin(turn * 2 * std::numbers::pi), -std::cos(turn * 2 * std::numbers::pi)} * r; };
    const double burnt = left <= 0 ? 1 : share;
    for (int i = 0; i < parts && static_cast<double>(i) / parts < burnt; ++i)
      brush.line(on(static_cast<double>(i) / parts), on(std::min(burnt, (i + 1.0) / parts)), width, theme.now);
    text::Style style = sized(frame.tokens.timer_table, std::clamp(d * 0.22, 15.0, 30.0));
    style.tabular = true;
    const double inside = 2 * (r - width) - 4;
    const Lettering time = fit_line(frame, workshop::clock_text(left), style, inside, 12);
    const std::string minutes = std::to_string(std::llround(static_cast<double>(now->length_ms) / 60'000));
    const auto said = [&](const char* key) {
      return fit_line(frame, frame.texts(key, {minutes}), sized(frame.tokens.label, std::clamp(d * 0.105, 10.5, 14.0)), inside * 0.86, 10.5);
    };
    Lettering of = said("list.of_minutes");
    if (of.layout->cut) of = said("list.of_minutes_short");  // what is counted, the figures above say
    write(brush, time, {0, -d * 0.07}, text::Align::centre, left < 0 ? theme.now : theme.ink);
    write(brush, of, {0, d * 0.14}, text::Align::centre, theme.ink2);
    canvas.area({TargetKind::nothing}, face.clock, {d, d}, frame.texts("list.clock"), {}, of.size_mm, true);
  }
}

}  // namespace scene
