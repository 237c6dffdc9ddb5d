#include "hands/lenses.h"

#include <algorithm>
#include <cmath>

#include "hands/opened.h"
#include "scene/aside.h"

namespace hands {
namespace {

constexpr std::int64_t menu_us = 8'000'000;
constexpr double kWholeOn = 780;     // mm, of the glass's shorter side: on a smaller one lenses are smaller, down to
constexpr double kSmallest = 0.7;    // of the usual one
constexpr double kStep = 0.2;        // of the zoom, a tap
constexpr double kFine = 20;         // steps to 1 of a zoom by two fingers: letters are set anew for each
constexpr Vec kMenuFromEnd{75, 31};  // of a station's menu: from the tray's left end, and above its pads
constexpr double kMenuOverBar = 34;  // of a wall's

scene::Lens* find(Room& room, std::uint64_t session) {
  for (scene::Lens& lens : room.preview.lenses)
    if (lens.session == session) return &lens;
  return nullptr;
}

double in_range(const scene::Tokens::Lens& look, double zoom) { return std::clamp(zoom, look.zoom.x, look.zoom.y); }

// By its glass or its handle; two fingers turn it and look nearer.
class MoveLens final : public Hand {
 public:
  MoveLens(Room& room, const scene::Lens& lens) : Hand(room), before_(lens), free_(lens) {
    auto& all = room.preview.lenses;
    const auto it = std::find_if(all.begin(), all.end(), [&](const scene::Lens& each) { return each.session == lens.session; });
    std::rotate(it, it + 1, all.end());  // the one in the hand lies over the others
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    scene::Lens* lens = find(room_, before_.session);
    if (!lens) return;
    free_.at = g.to + base::rotated(free_.at - g.from, g.turn_deg);
    free_.zoom *= g.scale;
    if (!upright()) free_.angle_deg = base::normalized_deg(free_.angle_deg + g.turn_deg);
    lens->at = base::Box{{0, 0}, room_.scene.glass().size_mm}.clamp(free_.at);
    lens->zoom = in_range(room_.tokens().lens, std::round(free_.zoom * kFine) / kFine);
    lens->angle_deg = free_.angle_deg;
    room_.touch_preview();
  }

  void end(const gesture::Gesture&) override {
    scene::Lens* lens = find(room_, before_.session);
    if (!lens) return;
    // Off the sheet it is put away; on it, it is square to whoever holds it.
    if (!room_.plan().sheet.contains(lens->at)) {
      std::erase_if(room_.preview.lenses, [&](const scene::Lens& each) { return each.session == before_.session; });
    } else {
      lens->angle_deg = base::normalized_deg(std::round(lens->angle_deg / 90) * 90);
    }
    room_.touch_preview();
  }

  void cancel() override {
    if (scene::Lens* lens = find(room_, before_.session)) *lens = before_;
    room_.touch_preview();
  }

 private:
  bool upright() const { return room_.scene.glass().mode == scene::Mode::wall; }
  scene::Lens before_, free_;
};

}  // namespace

HandRef make_move_lens(Room& room, Desk&, const gesture::Gesture& g) {
  const scene::Lens* lens = find(room, g.target.id);
  return lens ? std::make_unique<MoveLens>(room, *lens) : nullptr;
}

void Lenses::open_menu(Id seat, Vec at) {
  auto& menus = room_.preview.seat_menus;
  room_.touch_preview();
  if (std::erase_if(menus, [&](const scene::SeatMenu& m) { return m.seat == seat; }) > 0) return;
  const scene::Plan& plan = room_.plan();
  base::Pose pose{{at.x, plan.bar.min.y - kMenuOverBar}, 0};
  if (const scene::StationPlan* station = plan.station(seat)) {
    const double above = station->size.y / 2 + room_.tokens().station.overhang + kMenuFromEnd.y;
    pose = {station->pose.to_glass({kMenuFromEnd.x - station->size.x / 2, -above}), station->pose.angle_deg};
  }
  menus.push_back({seat, pose, room_.now_us + menu_us});
}

void Lenses::open(Id seat) {
  auto& p = room_.preview;
  base::Pose from{room_.plan().sheet.centre(), 0};
  for (const scene::SeatMenu& menu : p.seat_menus)
    if (menu.seat == seat) from = menu.pose;
  std::erase_if(p.seat_menus, [&](const scene::SeatMenu& m) { return m.seat == seat; });
  room_.touch_preview();
  if (std::erase_if(p.lenses, [&](const scene::Lens& lens) { return lens.seat == seat; }) > 0) return;
  const scene::Tokens::Lens& look = room_.tokens().lens;
  scene::Lens lens;
  lens.session = room_.new_session();
  lens.seat = seat;
  lens.angle_deg = from.angle_deg;
  lens.zoom = look.zoom.x;
  // Before the person, in reach, and beside what others have open.
  const Vec glass = room_.scene.glass().size_mm;
  lens.diameter = look.diameter * std::clamp(std::min(glass.x, glass.y) / kWholeOn, kSmallest, 1.0);
  const double half = lens.diameter / 2 + look.handle.x * 0.7;
  auto clear = opened(room_);
  for (const scene::Lens& other : p.lenses) clear.push_back(base::Box::around(other.at, Vec{2, 2} * half));
  lens.at = scene::laid_aside(room_.plan().sheet, Vec{2, 2} * half, from.to_glass({half, -half}), clear);
  p.lenses.push_back(lens);
}

void Lenses::close(std::uint64_t session) {
  std::erase_if(room_.preview.lenses, [&](const scene::Lens& lens) { return lens.session == session; });
  room_.touch_preview();
}

void Lenses::nearer(std::uint64_t session, int steps) {
  if (scene::Lens* lens = find(room_, session)) {
    lens->zoom = in_range(room_.tokens().lens, std::round((lens->zoom + kStep * steps) * 10) / 10);
    room_.touch_preview();
  }
}

void Lenses::tick() {
  auto& p = room_.preview;
  auto gone = std::erase_if(p.seat_menus, [&](const scene::SeatMenu& m) { return room_.now_us >= m.until_us; });
  if (room_.store) gone += std::erase_if(p.lenses, [&](const scene::Lens& lens) { return !room_.board().seats.find_live(lens.seat); });
  if (gone > 0) room_.touch_preview();
}

std::int64_t Lenses::next_deadline_us() const {
  std::int64_t next = 0;
  for (const scene::SeatMenu& m : room_.preview.seat_menus)
    if (next == 0 || m.until_us < next) next = m.until_us;
  return next;
}

}  // namespace hands
