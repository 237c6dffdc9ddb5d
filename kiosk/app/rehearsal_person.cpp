// Looking, tapping, carrying, stretching: the movements of a hand, a contact event a frame.
#include "app/rehearsal_person.h"

#include <algorithm>
#include <cmath>

#include "workshop/turns.h"

namespace app::rehearsal {
namespace {

constexpr double kFrames = 60;  // a second
constexpr double kPace = 950;   // mm/s of a hand that carries something
constexpr int kRestFrames = 6;  // still before lifting, so that nothing is thrown

double eased(double t) { return t * t * (3 - 2 * t); }

int frames_for(double mm) { return static_cast<int>(std::clamp(mm / kPace, 0.25, 1.5) * kFrames); }

// A hand goes in an arc, not along a ruler.
Vec on_arc(Vec from, Vec to, double t, double bend) {
  const Vec way = to - from;
  return from + way * t + Vec{-way.y, way.x} * (bend * std::sin(std::numbers::pi * t));
}

}  // namespace

void Person::begin(Act<> act) {
  act_ = std::move(act);
  act_->play_on(player_);
}

Act<> Person::fail(std::string why) {
  if (play_.failure.empty()) play_.failure = "rehearsal: " + play_.step + ", " + name_ + ": " + why;
  for (;;) co_await NextFrame{};
}

Act<> Person::pause(double from_s, double to_s) {
  const double until = play_.now_s() + random_.between(from_s, to_s);
  while (play_.now_s() < until) co_await NextFrame{};
}

Act<Seen> Person::look(const char* what, Look look, double within_s) {
  const double until = play_.now_s() + within_s;
  for (;;) {
    if (auto seen = play_.eyes.see(look)) co_return *seen;
    if (play_.now_s() > until) {
      std::string why = std::string(what) + ": no " + std::string(scene::to_string(look.kind));
      if (look.action != Action::none) why += " " + std::string(scene::to_string(look.action));
      if (!look.any_label) why += " \"" + std::string(look.label) + "\"";
      if (look.seat) why += " of theirs";
      why += play_.eyes.find(look) ? " that a finger can meet" + play_.eyes.above(look) : " on the glass";
      co_await fail(why + " within " + std::to_string(static_cast<int>(within_s)) + " s");
    }
    co_await NextFrame{};
  }
}

Act<Seen> Person::look_under(const char* what, Look sought) {
  for (int drawn_aside = 0; drawn_aside < 4; ++drawn_aside) {
    const double until = play_.now_s() + 2;
    while (play_.now_s() < until) {
      if (auto seen = play_.eyes.see(sought)) co_return *seen;
      co_await NextFrame{};
    }
    const Area* below = play_.eyes.find(sought);
    const Area* above = below ? play_.kiosk.scene().hit(below->pose.at) : nullptr;
    if (!above || above->target.kind != TargetKind::note) break;
    const std::uint64_t note = above->target.id;
    std::vector<Obstacle> around = play_.obstacles(note, this);
    around.push_back({base::bounds(below->pose, below->size), 2});
    const Place place = free_place(room_in(play_.plan().sheet, above->size.x), above->size.x, above->pose.at, around);
    (void)co_await carry(Id{note}, place.at);
  }
  co_return co_await look(what, sought);
}

Act<> Person::gone(const char* what, Look look, double within_s) {
  const double until = play_.now_s() + within_s;
  while (play_.eyes.find(look)) {
    if (play_.now_s() > until) {
      const std::string why = std::string(what) + ": " + std::string(scene::to_string(look.kind)) + " stays on the glass";
      co_await fail(why);
    }
    co_await NextFrame{};
  }
}

// Where it can be taken, once it glides no more; nothing when it stays covered.
Act<std::optional<Seen>> Person::at_rest(Look look, double within_s) {
  const double until = play_.now_s() + within_s;
  std::optional<base::Pose> before;
  for (;;) {
    std::optional<Seen> seen = play_.eyes.see(look);
    if (seen && before && *before == seen->area.pose) co_return seen;
    before.reset();
    if (seen) before = seen->area.pose;
    if (play_.now_s() > until) co_return std::optional<Seen>();
    co_await NextFrame{};
  }
}

Act<> Person::tap_at(Vec at) {
  play_.device.begin(finger(0), at);
  const int frames = 4 + static_cast<int>(random_.below(4));
  for (int i = 0; i < frames; ++i) co_await NextFrame{};
  play_.device.end(finger(0));
  co_await NextFrame{};
}

Act<> Person::tap(const char* what, Look sought) {
  const Seen seen = co_await look(what, sought);
  co_await tap_at(seen.at);
}

Act<> Person::double_tap_at(Vec at) {
  for (int tap = 0; tap < 2; ++tap) {
    play_.device.begin(finger(0), at);
    for (int i = 0; i < 4; ++i) co_await NextFrame{};
    play_.device.end(finger(0));
    for (int i = 0; i < 4; ++i) co_await NextFrame{};
  }
}

Act<> Person::touch_for(Vec at, double s) {
  play_.device.begin(finger(0), at);
  const int frames = static_cast<int>(s * kFrames);
  for (int i = 0; i < frames; ++i) co_await NextFrame{};
  play_.device.end(finger(0));
  co_await NextFrame{};
}

Act<> Person::point_at(Vec at, double s) {
  constexpr Vec apart{12, 2};
  play_.device.begin(finger(0), at - apart);
  play_.device.begin(finger(1), at + apart);
  const int frames = static_cast<int>(s * kFrames);
  for (int i = 0; i < frames; ++i) co_await NextFrame{};
  for (int f = 0; f < 2; ++f) play_.device.end(finger(f));
  co_await NextFrame{};
}

Act<> Person::drag(Vec from, Vec to) {
  play_.device.begin(finger(0), from);
  for (int i = 0; i < 3; ++i) co_await NextFrame{};
  const int frames = frames_for(base::distance(from, to));
  const double bend = random_.between(-0.08, 0.08);
  for (int i = 1; i <= frames; ++i) {
    play_.device.move(finger(0), on_arc(from, to, eased(static_cast<double>(i) / frames), bend));
    co_await NextFrame{};
  }
  for (int i = 0; i < kRestFrames; ++i) co_await NextFrame{};
  play_.device.end(finger(0));
  co_await NextFrame{};
  co_await NextFrame{};
}

Act<> Person::drag_halting(Vec from, Vec to) {
  play_.device.begin(finger(0), from);
  for (int i = 0; i < 3; ++i) co_await NextFrame{};
  const int frames = frames_for(base::distance(from, to));
  for (int i = 1; i <= frames; ++i) {
    const double t = static_cast<double>(i) / frames;
    play_.device.move(finger(0), from + (to - from) * eased(t));
    co_await NextFrame{};
    while (i == frames * 3 / 5 && !play_.lower_hands) co_await NextFrame{};
  }
  for (int i = 0; i < kRestFrames; ++i) co_await NextFrame{};
  play_.device.end(finger(0));
  for (int i = 0; i < 3; ++i) co_await NextFrame{};
}

Act<> Person::draw(std::vector<Vec> way, double still_s) {
  play_.device.begin(finger(0), way.front());
  const int still = static_cast<int>(still_s * kFrames);
  for (int i = 0; i < still; ++i) co_await NextFrame{};
  for (const Vec at : way) {
    play_.device.move(finger(0), at);
    co_await NextFrame{};
  }
  for (int i = 0; i < kRestFrames; ++i) co_await NextFrame{};
  play_.device.end(finger(0));
  co_await NextFrame{};
  co_await NextFrame{};
}

// Two places on a note where fingers meet it, far enough apart to turn it: about its middle, else on what is seen of it.
std::optional<std::pair<Vec, Vec>> Person::two_grips(const Area& area, Vec seen) {
  const Vec middle = area.pose.to_local(seen);
  for (const Vec about : {Vec{}, middle * 0.5, middle, middle * 0.85}) {
    for (const double reach : {0.28, 0.17}) {
      for (int i = 0; i < 6; ++i) {
        const double deg = 20 + 30 * i;
        const Vec apart = base::rotated({area.size.x * reach, 0}, deg);
        const Vec a = area.pose.to_glass(about + apart), b = area.pose.to_glass(about - apart);
        if (play_.eyes.meets(area, a) && play_.eyes.meets(area, b)) return std::pair{a, b};
      }
    }
  }
  return std::nullopt;
}

Act<bool> Person::carry(Id note, Vec to, Fingers fingers, double turn_deg, double near_mm) {
  const Look self = Look::at(TargetKind::note).with(note.value);
  const Area* before = play_.eyes.find(self);
  // Fingers that only touch it and leave would be a tap.
  if (before && base::distance(before->pose.at, to) < 10 && std::abs(turn_deg) < 8) co_return true;
  const double wanted_deg = (before ? before->pose.angle_deg : 0) + turn_deg;
  const bool turns = fingers == Fingers::two && !play_.plan().upright;
  for (int attempt = 0; attempt < 3; ++attempt) {
    const double patience = play_.now_s() + 20;
    while (play_.taken.contains(note.value) && play_.now_s() < patience) co_await NextFrame{};
    if (play_.taken.contains(note.value)) co_return false;
    play_.taken[note.value] = this;
    heading = Box::around(to, before ? before->size : Vec{play_.plan().note_width, play_.plan().note_width});
    is_heading = true;  // from the choice on: nobody else heads for the same place
    const std::optional<Seen> found = co_await at_rest(self, 6);
    if (!found) {
      play_.taken.erase(note.value);
      is_heading = false;
      co_return false;
    }
    const Area area = found->area;
    heading = Box::around(to, area.size);

    std::vector<Vec> grips{found->at};
    if (fingers == Fingers::two) {
      if (const auto pair = two_grips(area, found->at)) grips = {pair->first, pair->second};
    }
    const double turn = grips.size() == 2 && !play_.plan().upright ? turn_deg : 0;
    std::vector<Vec> local;
    for (std::size_t i = 0; i < grips.size(); ++i) {
      local.push_back(area.pose.to_local(grips[i]));
      play_.device.begin(finger(static_cast<int>(i)), grips[i]);
    }
    for (int i = 0; i < 3; ++i) co_await NextFrame{};
    const int frames = frames_for(base::distance(area.pose.at, to));
    const double bend = random_.between(-0.1, 0.1);
    for (int i = 1; i <= frames; ++i) {
      const double t = eased(static_cast<double>(i) / frames);
      const base::Pose now{on_arc(area.pose.at, to, t, bend), area.pose.angle_deg + turn * t};
      for (std::size_t g = 0; g < grips.size(); ++g) play_.device.move(finger(static_cast<int>(g)), now.to_glass(local[g]));
      co_await NextFrame{};
    }
    for (int i = 0; i < kRestFrames; ++i) co_await NextFrame{};
    for (std::size_t i = 0; i < grips.size(); ++i) play_.device.end(finger(static_cast<int>(i)));
    for (int i = 0; i < 3; ++i) co_await NextFrame{};
    play_.taken.erase(note.value);
    is_heading = false;
    const Area* now = play_.eyes.find(self);
    if (!now || base::distance(now->pose.at, to) >= near_mm) continue;
    // What could only be drawn out by one finger turned on the way; on top now, it is put straight with two.
    turn_deg = base::normalized_deg(wanted_deg - now->pose.angle_deg);
    if (!turns || std::abs(turn_deg) < 8 || attempt == 2) co_return true;
  }
  co_return false;
}

Act<> Person::spread(Vec at, double apart_mm, double times) {
  const auto finger_at = [&](int f, double t) { return at + Vec{(f == 0 ? -0.5 : 0.5) * apart_mm * (1 + (times - 1) * t), 0}; };
  for (int f = 0; f < 2; ++f) play_.device.begin(finger(f), finger_at(f, 0));
  for (int i = 0; i < 3; ++i) co_await NextFrame{};
  constexpr int frames = 40;
  for (int i = 1; i <= frames; ++i) {
    for (int f = 0; f < 2; ++f) play_.device.move(finger(f), finger_at(f, eased(static_cast<double>(i) / frames)));
    co_await NextFrame{};
  }
  for (int f = 0; f < 2; ++f) play_.device.end(finger(f));
  co_await NextFrame{};
}

Act<> Person::stretch(Area print, Vec to, double scale, bool hold_up) {
  std::vector<Vec> local;
  for (const double side : {-1.0, 1.0}) {
    const Vec at = print.pose.to_glass({side * print.size.x * 0.3, side * print.size.y * 0.12});
    const bool met = play_.eyes.meets(print, at);
    if (!met) co_await fail("stretching a picture: it is covered");
    local.push_back(print.pose.to_local(at));
  }
  for (int i = 0; i < 2; ++i) play_.device.begin(finger(i), print.pose.to_glass(local[static_cast<std::size_t>(i)]));
  for (int i = 0; i < 3; ++i) co_await NextFrame{};
  const int frames = frames_for(base::distance(print.pose.at, to)) + 30;
  for (int i = 1; i <= frames; ++i) {
    const double t = eased(static_cast<double>(i) / frames);
    const base::Pose now{print.pose.at + (to - print.pose.at) * t, print.pose.angle_deg};
    for (int f = 0; f < 2; ++f) { play_.device.move(finger(f), now.to_glass(local[static_cast<std::size_t>(f)] * (1 + (scale - 1) * t))); }
    co_await NextFrame{};
  }
  while (hold_up && !play_.lower_hands) co_await NextFrame{};
  for (int i = 0; i < kRestFrames; ++i) co_await NextFrame{};
  for (int i = 0; i < 2; ++i) play_.device.end(finger(i));
  for (int i = 0; i < 3; ++i) co_await NextFrame{};
}

Act<> Person::hold_up(Id note, Vec by) {
  const std::optional<Seen> found = co_await at_rest(Look::at(TargetKind::note).with(note.value), 4);
  if (!found) co_return;
  // With two fingers, so that it does not turn to the side that it is pushed to.
  std::vector<Vec> grips{found->at};
  if (const auto pair = two_grips(found->area, found->at)) grips = {pair->first, pair->second};
  const int count = static_cast<int>(grips.size());
  for (int f = 0; f < count; ++f) play_.device.begin(finger(f), grips[static_cast<std::size_t>(f)]);
  co_await NextFrame{};
  for (int i = 1; i <= 20; ++i) {
    for (int f = 0; f < count; ++f) play_.device.move(finger(f), grips[static_cast<std::size_t>(f)] + by * eased(i / 20.0));
    co_await NextFrame{};
  }
  while (!play_.lower_hands) co_await NextFrame{};
  // Back to where it lay: this was for the picture.
  for (int i = 1; i <= 20; ++i) {
    for (int f = 0; f < count; ++f) play_.device.move(finger(f), grips[static_cast<std::size_t>(f)] + by * eased(1 - i / 20.0));
    co_await NextFrame{};
  }
  for (int i = 0; i < kRestFrames; ++i) co_await NextFrame{};
  for (int f = 0; f < count; ++f) play_.device.end(finger(f));
  for (int i = 0; i < 3; ++i) co_await NextFrame{};
}

Act<> Person::take_turn() {
  if (!play_.wall() || !seat_) co_return;
  while (play_.turn && play_.turn != this) co_await NextFrame{};
  play_.turn = this;
  co_await tap("tapping their mark", Look::at(TargetKind::mark).with(seat_.value));
  co_await NextFrame{};
}

void Person::give_turn() {
  if (play_.turn == this) play_.turn = nullptr;
}

std::vector<Obstacle> Play::obstacles(std::uint64_t but, const Person* who, Themes themes) {
  std::vector<Obstacle> out;
  for (const Area& area : eyes.all()) {
    switch (area.target.kind) {
      case TargetKind::note:
        if (area.target.id == but) break;
        [[fallthrough]];
      case TargetKind::theme:
      case TargetKind::tent:
      case TargetKind::print:
      case TargetKind::card:
      case TargetKind::pad:
      case TargetKind::station: out.push_back({base::bounds(area.pose, area.size).grown(area.target.kind == TargetKind::note ? 3 : 6), 2}); break;
      case TargetKind::caret:
      case TargetKind::keyboard: out.push_back({base::bounds(area.pose, area.size), 0.6}); break;
      default: break;
    }
  }
  if (themes == Themes::avoided) {
    for (const auto& theme : kiosk.scene().theme_plans()) out.push_back({theme.area.grown(6), 2});
  }
  // Titles stay readable; those of sides stand at the far side of the table too.
  const scene::Plan& plan = this->plan();
  for (const scene::Zone& zone : plan.zones) out.push_back({zone.head, 2});
  for (const scene::Plan::Title& title : plan.titles())
    if (title.far) out.push_back({title.box.grown(8 * plan.scale), 2});
  if (plan.turns && workshop::speaker(board())) out.push_back({plan.turns->grown(6), 2});
  for (const auto& person : people) {
    if (person.get() != who && person->is_heading) out.push_back({person->heading, 2});
  }
  return out;
}

}  // namespace app::rehearsal
