// A place at the table: the tray of one person, with their mark, name, pads, and pen and keyboard; during a vote, their dots.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "scene/draw_learner.h"
#include "scene/draw_rounds.h"
#include "scene/draw_turns.h"
#include "scene/furniture.h"
#include "workshop/turns.h"

namespace scene {
namespace {

constexpr double kMarkAt = 33, kNameAt = 64, kPadAt = 124, kHiddenPadAt = 181, kPadPitch = 71, kButton = 42, kButtonPitch = 51, kMargin = 11, kLeast = 10.5;

struct Tray {
  const Frame& frame;
  Canvas& canvas;
  const StationPlan& station;
  const board::Seat& seat;
  double left() const { return -station.size.x / 2; }
  double right() const { return station.size.x / 2; }
  Brush brush() const { return canvas.brush(station.pose); }
  Pose at(Vec local) const { return {station.pose.to_glass(local), station.pose.angle_deg}; }
};

// What a place has to say beside its name; where there is no room for the words, the eye that is closed and the count.
struct Line {
  std::string text;
  Colour colour;
  std::string count;
  Icon icon = Icon::none;
  bool under_pads = false;  // where it is too long to stand beside them
};
std::optional<Line> line_of(const Frame& frame, Id seat) {
  for (const workshop::Turn& turn : workshop::turns(frame.board))
    if (turn.seat == seat && turn.spoken) return Line{frame.texts("tour.spoken"), frame.theme.valid, {}, Icon::check};
  if (const auto group = group_line(frame, seat)) return Line{group->text, group->goes ? frame.theme.now : frame.theme.ink2, {}, Icon::none, true};
  if (workshop::next_speaker(frame.board) == seat) return Line{frame.texts("tour.next_up"), frame.theme.ink2, {}};
  auto notes = frame.plan.voting ? std::vector<Id>{} : workshop::hidden_notes(frame.board, seat);
  // What somebody writes on lies open before them.
  for (const Writing& w : frame.preview.writings) std::erase(notes, w.record);
  for (const Inking& i : frame.preview.inkings) std::erase(notes, i.note);
  const std::size_t hidden = notes.size();
  if (hidden == 0) return std::nullopt;
  return Line{frame.texts.count("station.hidden", static_cast<long long>(hidden)), frame.theme.ink2, std::to_string(hidden)};
}

bool fits(const Frame& frame, const Line& line, double room) { return frame.type.layout(line.text, sized(frame.tokens.label, kLeast))->size.x <= room; }

double write_line(const Tray& tray, const Line& line, Vec at, double room) {
  const Frame& frame = tray.frame;
  if (line.count.empty() || fits(frame, line, room)) {
    const Lettering words = fit_line(frame, line.text, sized(frame.tokens.label, 13), room, kLeast);
    const double indent = line.icon == Icon::none ? 0 : 15;
    if (indent > 0) tray.brush().icon(line.icon, at + Vec{6, 0}, 14, 2, line.colour);
    write(tray.brush(), words, at + Vec{indent, 0}, text::Align::left, line.colour);
    return words.size_mm;
  }
  tray.brush().icon(Icon::eye_off, at + Vec{7, 0}, 14, 1.4, line.colour);
  const Lettering count = fit_line(frame, line.count, sized(frame.tokens.label, 13), std::max(10.0, room - 18), kLeast);
  write(tray.brush(), count, at + Vec{18, 0}, text::Align::left, line.colour);
  return count.size_mm;
}

// The name and, under it, what the place has to say, or the dots to come.
double draw_name(const Tray& tray, double room, bool with_dots) {
  const Frame& frame = tray.frame;
  if (const auto line = line_of(frame, tray.seat.id)) {
    const Lettering name = fit_name(frame, tray.seat.name, sized(frame.tokens.heading3, 18, 620), room, 10.5);
    // On a short tray the pads leave the words no room beside them, but a line under their lower edge.
    const bool under = (tray.station.compact || line->under_pads) && !fits(frame, *line, room);
    if (under) room = tray.station.size.x - kNameAt - kMargin - (tray.station.compact ? 0 : 2 * kButtonPitch);
    write(tray.brush(), name, {tray.left() + kNameAt, under ? -6.5 : -9.5}, text::Align::left, frame.theme.ink);
    return std::min(name.size_mm, write_line(tray, *line, {tray.left() + kNameAt, under ? 18.5 : 10.5}, room));
  }
  const text::Style style = sized(frame.tokens.heading3, 18, 620);
  const Lettering name = fit_name(frame, tray.seat.name, style, room, 10.5);
  const double x = tray.left() + kNameAt;
  DotPlaces dots;
  if (with_dots) dots = dot_places(frame, tray.seat.id, room);
  const bool any = with_dots && dots.total > 0;
  write(tray.brush(), name, {x, any ? -8.5 : 0}, text::Align::left, frame.theme.ink);
  if (!any) return name.size_mm;
  const double d = 13, pitch = dots.total > 1 ? std::min(18.3, (room - d) / static_cast<double>(dots.total - 1)) : 0;
  const PersonLook& look = frame.tokens.person(tray.seat.person);
  const Brush brush = tray.brush();
  for (std::int64_t i = 0; i < dots.total; ++i) {
    const Vec at{x + d / 2 - 0.5 + pitch * static_cast<double>(i), 11.5};
    if (frame.theme.mark_ring.a > 0) brush.disc(at, d / 2 + 0.6, frame.theme.mark_ring);
    brush.disc(at, d / 2, look.colour);
    brush.mark(static_cast<int>(tray.seat.person), at, d * 0.26, look.mark);
  }
  return name.size_mm;
}

void draw_round(const Tray& tray, double x, Action action, Icon icon, std::string_view label, bool in_use) {
  ButtonLook look;
  look.icon = icon;
  look.label = tray.frame.texts(label);
  look.strong = in_use;
  look.seat = tray.seat.id;
  draw_button(tray.frame, tray.canvas, tray.at({x, 0}), {kButton, kButton}, Target::button(action, tray.seat.id.value), look);
}

// Where the pads begin, so that the name knows its room. Compact trays keep as many pads as they can hold.
double draw_pads(const Tray& tray, std::size_t order) {
  const auto papers = papers_now(tray.frame);
  if (papers.empty()) return tray.right() - kMargin;
  const Tokens& tokens = tray.frame.tokens;
  const double pad = tokens.note.pad, up = -tray.station.size.y / 2 - tokens.station.overhang + pad / 2;
  const bool buttons = !tray.station.compact;
  // While notes are hidden the place says how many: the pen, which is in the ring too, makes room for that.
  const bool hidden = tray.frame.plan.hidden;
  const double room = hidden    ? tray.station.size.x - (buttons ? kHiddenPadAt + kButton : kNameAt + kPadPitch) - kMargin
                      : buttons ? tray.station.size.x - kNameAt - 40 - kMargin - 2 * kButtonPitch - 6
                                : tray.station.size.x - kNameAt - 40 - kMargin;
  const auto fit = static_cast<std::size_t>(std::max(1.0, (room + 9) / kPadPitch));
  const std::size_t shown = std::min(papers.size(), fit);
  double first = tray.left() + (hidden ? kHiddenPadAt : kPadAt) + pad / 2;
  if (tray.station.compact) {
    first = tray.right() - kMargin - 5 - pad / 2 - kPadPitch * static_cast<double>(shown - 1);
    // seats10.png: a little in from the end where the tray has room for it.
    if (shown == 1 && tray.station.size.x > 220 && !hidden) first = std::min(first, tray.left() + 154 + pad / 2);
  }
  for (std::size_t i = 0; i < shown; ++i) {
    // One pad alone alternates from place to place, so that all papers are near everybody.
    const int paper = papers[(shown < papers.size() ? i + order : i) % papers.size()];
    draw_pad(tray.frame, tray.canvas, tray.at({first + kPadPitch * static_cast<double>(i), up}), paper, tray.seat.id);
  }
  if (buttons) {
    bool writing = false, drawing = false;
    for (const Writing& w : tray.frame.preview.writings) writing |= w.seat == tray.seat.id;
    for (const Inking& i : tray.frame.preview.inkings) drawing |= i.seat == tray.seat.id;
    const double keyboard = tray.right() - kMargin - kButton / 2;
    if (!hidden) draw_round(tray, keyboard - kButtonPitch, Action::draw_note, Icon::pen, "station.pen", drawing);
    draw_round(tray, keyboard, Action::write_note, Icon::keyboard, "station.keyboard", writing);
  }
  return first - pad / 2;
}

// Whoever has the word stands out from the linen; instead of the pads there is the button that gives the word on.
struct SpeakerPlaces {
  Vec button;  // size
  double button_x, name_room;
};
SpeakerPlaces speaker_places(const StationPlan& station) {
  const double wide = std::clamp(station.size.x - kNameAt - 90 - kMargin, kButton, 157.0);
  const Vec button{wide < 104 ? kButton : wide, kButton};
  const double x = station.size.x / 2 - kMargin - button.x / 2;
  return {button, x, x - button.x / 2 - 6 + station.size.x / 2 - kNameAt};
}

void draw_speaker(const Tray& tray) {
  const Frame& frame = tray.frame;
  const StationPlan& s = tray.station;
  const Box box = Box::around({}, s.size);
  draw_shadow(frame, tray.canvas, s.pose, s.size, frame.tokens.radius_station, 2);
  tray.brush().rounded(box, frame.tokens.radius_station, frame.theme.paper);
  const SpeakerPlaces places = speaker_places(s);
  const Lettering name = fit_name(frame, tray.seat.name, sized(frame.tokens.heading3, 18, 620), places.name_room, 10.5);
  tray.canvas.area({TargetKind::station, s.seat.value, 0}, s.pose, s.size, tray.seat.name, s.seat, name.size_mm);
  tray.brush().ring({tray.left() + kMarkAt, 0}, frame.tokens.turn_strip.ring / 2, frame.tokens.turn_strip.ring_width, frame.theme.line);
  draw_mark(frame, tray.brush(), static_cast<int>(tray.seat.person), {tray.left() + kMarkAt, 0}, frame.tokens.mark_station - 4);
  draw_own_keyboard(frame, tray.brush(), tray.seat, {tray.left() + kMarkAt, 0}, frame.tokens.mark_station - 4);
  write(tray.brush(), name, {tray.left() + kNameAt, -9.5}, text::Align::left, frame.theme.ink);
  ButtonLook look;
  look.label = frame.texts("tour.pass");
  if (places.button.x <= kButton) look.icon = Icon::chevron_right;
  look.strong = true;
  look.seat = s.seat;
  draw_button(frame, tray.canvas, tray.at({places.button_x, 0}), places.button, Target::button(Action::pass_turn, s.seat.value), look);
}

// Labels to take, where pads and dots are in other steps. On a narrow tray the name stands above them.
double draw_labels(const Tray& tray) {
  const Frame& frame = tray.frame;
  const StationPlan& s = tray.station;
  const auto count = static_cast<double>(std::max<std::size_t>(1, frame.definition->kinds.size()));
  const bool narrow = s.size.x < 30 * count + 140;
  const double name_room = narrow ? s.size.x - kNameAt - kMargin : std::clamp(s.size.x * 0.27, 62.0, 96.0);
  const double room = s.size.x - kNameAt - kMargin - (narrow ? 0 : name_room + 8);
  const double pitch = std::min(46.0, room / count), size = std::min(narrow ? 31.0 : 38.0, pitch - 2);
  const double first = tray.right() - kMargin - pitch * count + pitch / 2;
  draw_labels_to_take(frame, tray.canvas, s.pose, s.seat, {first, narrow ? 13.5 : 0}, pitch, size);
  const double spare = narrow ? name_room : first - size / 2 - 8 - (tray.left() + kNameAt);
  const Lettering name = fit_name(frame, tray.seat.name, sized(frame.tokens.heading3, narrow ? 13 : 18, 620), spare, kLeast);
  write(tray.brush(), name, {tray.left() + kNameAt, narrow ? -20.0 : 0.0}, text::Align::left, frame.theme.ink);
  return name.size_mm;
}

void draw_station(const Tray& tray, std::size_t order) {
  const Frame& frame = tray.frame;
  const StationPlan& s = tray.station;
  if (workshop::speaker(frame.board) == s.seat) return draw_speaker(tray);
  const Box box = Box::around({}, s.size);
  draw_well(frame, tray.brush(), box, frame.tokens.radius_station);
  const std::size_t area = tray.canvas.areas.size();
  tray.canvas.area({TargetKind::station, s.seat.value, 0}, s.pose, s.size, tray.seat.name, s.seat);
  draw_mark(frame, tray.brush(), static_cast<int>(tray.seat.person), {tray.left() + kMarkAt, 0}, frame.tokens.mark_station);
  draw_own_keyboard(frame, tray.brush(), tray.seat, {tray.left() + kMarkAt, 0}, frame.tokens.mark_station);
  double name_mm = 0;
  if (frame.plan.voting) {
    const double r = frame.tokens.dot.in_station / 2;
    const bool narrow = s.size.x < 200;  // the name goes above the dots
    const double name_room = narrow ? s.size.x - kNameAt - kMargin : std::clamp(s.size.x * 0.27 - 28, 34.0, 90.0);
    const double dots_room = s.size.x - kNameAt - 16 - (narrow ? 0 : name_room + 8);
    const DotPlaces places = dot_places(frame, s.seat, dots_room);
    const double last = tray.right() - 16 - r;
    const Vec first{last - places.pitch * static_cast<double>(std::max<std::int64_t>(0, places.total - 1)), narrow ? 11.0 : 0.0};
    draw_dot_places(frame, tray.canvas, s.pose, tray.seat, places, first);
    const double spare = narrow ? name_room : std::max(name_room, first.x - r - 8 - (tray.left() + kNameAt));
    const Lettering name = fit_name(frame, tray.seat.name, sized(frame.tokens.heading3, narrow ? 12 : 18, 620), spare, 10.5);
    write(tray.brush(), name, {tray.left() + kNameAt, narrow ? -19.0 : 0.0}, text::Align::left, frame.theme.ink);
    name_mm = name.size_mm;
  } else if (frame.plan.labelling) {
    name_mm = draw_labels(tray);
  } else {
    const double pads = draw_pads(tray, order);
    name_mm = draw_name(tray, pads - 6 - tray.left() - kNameAt, true);
  }
  tray.canvas.areas[area].text_height_mm = name_mm;
}

}  // namespace

// Paper round a disc of the person's colour, over the lower edge of their mark.
void draw_own_keyboard(const Frame& frame, const Brush& brush, const board::Seat& seat, Vec mark, double mark_mm) {
  const auto& typists = frame.preview.typists;
  if (std::find(typists.begin(), typists.end(), seat.id) == typists.end()) return;
  const PersonLook& look = frame.tokens.person(seat.person);
  const double r = std::clamp(mark_mm * 0.27, 7.0, 10.5);
  const Vec at = mark + Vec{mark_mm * 0.36, mark_mm * 0.36};
  brush.disc(at, r + 1.4, frame.theme.paper);
  brush.disc(at, r, look.colour);
  brush.icon(Icon::keyboard, at, r * 1.35, 1.1, look.mark);
}

void draw_stations(const Frame& frame, Canvas& canvas) {
  if (frame.for_photo) return;
  for (std::size_t i = 0; i < frame.plan.stations.size(); ++i) {
    const StationPlan& station = frame.plan.stations[i];
    canvas.thing(station.seat.value);
    if (const board::Seat* seat = find_seat(frame, station.seat)) draw_station({frame, canvas, station, *seat}, i);
  }
}

// A ring burns round the mark for as long as everybody's fair part of the step is.
void draw_speaker_time(const Frame& frame, Canvas& canvas) {
  const auto turns = workshop::turns(frame.board);
  const StationPlan* station = turns.empty() ? nullptr : frame.plan.station(workshop::speaker(frame.board));
  const board::Step* step = frame.board.current_step();
  if (frame.for_photo || !station || !step) return;
  const double part_ms = std::max(1.0, step->minutes * 60'000 / static_cast<double>(turns.size()));
  const double share = std::clamp(static_cast<double>(workshop::speaking_ms(frame.board, frame.wall_ms)) / part_ms, 0.0, 1.0);
  const Brush brush = canvas.brush(station->pose);
  const Vec mark{-station->size.x / 2 + kMarkAt, 0};
  const double width = frame.tokens.turn_strip.ring_width, r = frame.tokens.turn_strip.ring / 2 - width / 2;
  constexpr int parts = 48;
  const auto on = [&](double turn) { return mark + Vec{std::sin(turn * 2 * std::numbers::pi), -std::cos(turn * 2 * std::numbers::pi)} * r; };
  for (int i = 0; i < parts && static_cast<double>(i) / parts < share; ++i)
    brush.line(on(static_cast<double>(i) / parts), on(std::min(share, (i + 1.0) / parts)), width, frame.theme.now);
  text::Style style = sized(frame.tokens.label, 13, 620);
  style.tabular = true;
  const Lettering time = fit_line(frame, frame.texts("tour.yours", {turn_clock(frame)}), style, speaker_places(*station).name_room, 10.5);
  write(brush, time, {-station->size.x / 2 + kNameAt, 10.5}, text::Align::left, frame.theme.now);
}

}  // namespace scene
