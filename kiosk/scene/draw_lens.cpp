// A lens: shadow and handle under its glass, rim and buttons over it; and the menu of a person's mark, where it is got.
#include "scene/furniture.h"

namespace scene {
namespace {

constexpr double kHandleDeg = 45;             // to the lower right of its holder
constexpr double kButton = 36, kOverRim = 7;  // of the buttons on the rim, mm
constexpr double kCloseDeg = -45, kMoreDeg = 199, kLessDeg = 161;
constexpr double kMenuHeight = 46;

}  // namespace

void draw_lens_under(const Frame& frame, const Lens& lens, Canvas& canvas) {
  const Tokens::Lens& look = frame.tokens.lens;
  const double radius = lens.diameter / 2;
  const Pose handle{lens.at + base::rotated({radius + look.handle.x / 2 - look.border, 0}, lens.angle_deg + kHandleDeg), lens.angle_deg + kHandleDeg};
  const Vec handle_size{look.handle.x + look.border, look.handle.y};
  const board::Seat* seat = find_seat(frame, lens.seat);
  draw_shadow(frame, canvas, handle, handle_size, look.handle.y / 2, 2);
  canvas.brush(handle).rounded({handle_size * -0.5, handle_size * 0.5}, look.handle.y / 2, frame.theme.ink2);
  canvas.area({TargetKind::lens, lens.session, 0}, handle, handle_size, frame.texts("lens.handle"), lens.seat);
  draw_shadow(frame, canvas, {lens.at, 0}, {lens.diameter, lens.diameter}, radius, 3);
  canvas.brush().disc(lens.at, radius, frame.theme.linen);
  canvas.area({TargetKind::lens, lens.session, 0}, {lens.at, lens.angle_deg}, {lens.diameter, lens.diameter},
              seat ? frame.texts("lens.name", {shown(frame, seat->name)}) : frame.texts("lens.open"), lens.seat, 0, true);
}

void draw_lens_over(const Frame& frame, const Lens& lens, Canvas& canvas) {
  const Tokens::Lens& look = frame.tokens.lens;
  const double radius = lens.diameter / 2;
  const Brush brush = canvas.brush();
  // The rim throws a little shadow on what is seen in the glass.
  brush.ring(lens.at, radius - look.border + 3, 3, frame.theme.shadow.with_alpha(0.16));
  brush.ring(lens.at, radius, look.border, frame.theme.paper);
  if (frame.theme.night) brush.ring(lens.at, radius, 1, frame.theme.ink3);
  struct Entry {
    Action action;
    Icon icon;
    std::string_view key;
    double deg;
  };
  static constexpr Entry entries[] = {{Action::close_lens, Icon::close, "lens.close", kCloseDeg},
                                      {Action::lens_nearer, Icon::plus, "lens.nearer", kMoreDeg},
                                      {Action::lens_farther, Icon::minus, "lens.farther", kLessDeg}};
  for (const Entry& e : entries) {
    ButtonLook button;
    button.icon = e.icon;
    button.label = frame.texts(e.key);
    button.seat = lens.seat;
    // At its end a button rests, but it is still there for the finger: nothing under it is touched instead.
    button.enabled = !((e.action == Action::lens_nearer && lens.zoom >= look.zoom.y) || (e.action == Action::lens_farther && lens.zoom <= look.zoom.x));
    const Pose at{lens.at + base::rotated({radius + kOverRim, 0}, lens.angle_deg + e.deg), lens.angle_deg};
    draw_button(frame, canvas, at, {kButton, kButton}, Target::button(e.action, lens.session), button);
    canvas.areas.back().enabled = true;
  }
}

void draw_seat_menus(const Frame& frame, Canvas& canvas) {
  for (const SeatMenu& menu : frame.preview.seat_menus) {
    canvas.thing(menu.seat.value ^ (std::uint64_t{1} << 61));
    bool out = false;
    for (const Lens& lens : frame.preview.lenses) out |= lens.seat == menu.seat;
    ButtonLook look;
    look.icon = Icon::search;
    look.label = frame.texts(out ? "lens.put_away" : "lens.open");
    look.seat = menu.seat;
    const double words = frame.type.layout(look.label, sized(frame.tokens.body, 17.5, 600))->size.x;
    const Vec size{words + 76, kMenuHeight};
    // Its left end is above the mark, whatever it says; and it is whole on the glass.
    Pose pose = menu.pose;
    if (out) pose.at += base::rotated({(size.x - 150) / 2, 0}, pose.angle_deg);
    const Vec half = base::bounds({{}, pose.angle_deg}, size).size() * 0.5 + Vec{6, 6};
    pose.at = Box{half, frame.plan.glass.size_mm - half}.clamp(pose.at);
    draw_button(frame, canvas, pose, size, Target::button(Action::open_lens, menu.seat.value), look);
  }
}

}  // namespace scene
