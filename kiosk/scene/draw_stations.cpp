// A place at the table: the tray of one person, with their mark, name, pads, and pen and keyboard; during a vote, their dots.
#include <algorithm>

#include "scene/furniture.h"

namespace scene {
namespace {

constexpr double kMarkAt = 33, kNameAt = 64, kPadAt = 124, kPadPitch = 71, kButton = 42, kButtonPitch = 51, kMargin = 11;

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

// The name and, under it, the dots to come.
double draw_name(const Tray& tray, double room, bool with_dots) {
  const Frame& frame = tray.frame;
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
  const double room = tray.station.size.x - kNameAt - 40 - kMargin - (buttons ? 2 * kButtonPitch + 6 : 0);
  const auto fit = static_cast<std::size_t>(std::max(1.0, (room + 9) / kPadPitch));
  const std::size_t shown = std::min(papers.size(), fit);
  double first = tray.left() + kPadAt + pad / 2;
  if (tray.station.compact) {
    first = tray.right() - kMargin - 5 - pad / 2 - kPadPitch * static_cast<double>(shown - 1);
    // seats10.png: a little in from the end where the tray has room for it.
    if (shown == 1 && tray.station.size.x > 220) first = std::min(first, tray.left() + 154 + pad / 2);
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
    draw_round(tray, keyboard - kButtonPitch, Action::draw_note, Icon::pen, "station.pen", drawing);
    draw_round(tray, keyboard, Action::write_note, Icon::keyboard, "station.keyboard", writing);
  }
  return first - pad / 2;
}

void draw_station(const Tray& tray, std::size_t order) {
  const Frame& frame = tray.frame;
  const StationPlan& s = tray.station;
  const Box box = Box::around({}, s.size);
  draw_well(frame, tray.brush(), box, frame.tokens.radius_station);
  const std::size_t area = tray.canvas.areas.size();
  tray.canvas.area({TargetKind::station, s.seat.value, 0}, s.pose, s.size, tray.seat.name, s.seat);
  draw_mark(frame, tray.brush(), static_cast<int>(tray.seat.person), {tray.left() + kMarkAt, 0}, frame.tokens.mark_station);
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
  } else {
    const double pads = draw_pads(tray, order);
    name_mm = draw_name(tray, pads - 6 - tray.left() - kNameAt, true);
  }
  tray.canvas.areas[area].text_height_mm = name_mm;
}

}  // namespace

void draw_stations(const Frame& frame, Canvas& canvas) {
  if (frame.for_photo) return;
  for (std::size_t i = 0; i < frame.plan.stations.size(); ++i) {
    const StationPlan& station = frame.plan.stations[i];
    canvas.thing(station.seat.value);
    if (const board::Seat* seat = find_seat(frame, station.seat)) draw_station({frame, canvas, station, *seat}, i);
  }
}

}  // namespace scene
