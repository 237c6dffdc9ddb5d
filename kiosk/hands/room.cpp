#include "hands/room.h"

#include <algorithm>
#include <cmath>

namespace hands {
namespace {
constexpr std::int64_t message_us = 5'000'000;
}

board::Placement Room::on_glass(board::Placement p) const {
  p.at = view().to_glass(p.at);
  p.width_mm *= view().scale;
  return p;
}

gesture::Gesture Room::on_sheet(gesture::Gesture g) const {
  if (view().whole()) return g;
  for (Vec* at : {&g.at, &g.start, &g.from, &g.to}) *at = view().to_sheet(*at);
  g.velocity = g.velocity / view().scale;
  return g;
}

Vec Room::keep_seen(Vec at, double width_mm) {
  const scene::Plan& now = plan();
  if (!view().whole()) {
    const base::Box seen = view().to_sheet(now.sheet);
    const double inset = std::min({width_mm / 2, seen.width() / 2, seen.height() / 2});
    at = seen.grown(-inset).clamp(at);
  }
  return now.keep_on_glass(at, width_mm);
}

Id Room::seat_of(const gesture::Gesture& g) const {
  if (const auto it = seats_.find(g.contact); it != seats_.end()) return it->second;
  if (scene.glass().mode == scene::Mode::wall) return preview.wall_seat;
  return store ? scene.plan().seat_near(g.start) : Id{};
}

std::uint64_t Room::commit(store::Draft draft, Vec at, Id seat) {
  auto result = store->commit(std::move(draft));
  if (result) return *result;
  say(result.error().message, at, seat);
  return 0;
}

void Room::say(const std::string& text_key, Vec at, Id seat, std::initializer_list<std::string_view> values) {
  if (text_key.starts_with("refused")) sound(sound::Cue::refused, at, seat);
  // One sentence a person at a time, where their hand is; the newest counts.
  std::erase_if(preview.messages, [&](const scene::Message& m) { return m.seat == seat || m.until_us <= now_us; });
  const double angle = reading_angle(at, seat);
  const Vec size = scene.glass().size_mm;
  const Vec towards = base::rotated({0, -110}, angle);
  const Vec place = base::Box{{180, 80}, {size.x - 180, size.y - 80}}.clamp(at + towards);
  preview.messages.push_back({new_session(), seat, values.size() ? texts(text_key, values) : texts(text_key), place, angle, now_us + message_us});
  touch_preview();
}

void Room::tell_everybody(const std::string& text_key) {
  const std::string& text = texts(text_key);
  std::erase_if(preview.messages, [&](const scene::Message& m) { return m.text == text || m.until_us <= now_us; });
  const Vec middle = scene.glass().size_mm * 0.5;
  if (scene.glass().mode == scene::Mode::wall) {
    preview.messages.push_back({new_session(), {}, text, {middle.x, plan().bar.min.y - 70}, 0, now_us + message_us});
  } else {
    for (const double angle : {0.0, 180.0})
      preview.messages.push_back({new_session(), {}, text, middle + base::rotated({0, 70}, angle), angle, now_us + message_us});
  }
  touch_preview();
}

double Room::reading_angle(Vec at, Id seat) {
  if (scene.glass().mode == scene::Mode::wall || !store) return 0;
  if (const scene::StationPlan* station = plan().station(seat)) return station->pose.angle_deg;
  return plan().facing_at(at);
}

const board::Note* Room::note_at(Vec on_sheet) const {
  const auto& order = scene.notes_in_order();
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    const auto place = scene.seen(board(), preview, *it, now_us);
    if (!place) continue;
    const double half = (place->width_mm > 0 ? place->width_mm : scene.plan().note_width) / 2;
    const Vec local = base::Pose{place->at, place->angle_deg}.to_local(on_sheet);
    if (std::max(std::abs(local.x), std::abs(local.y)) <= half) return board().notes.find_live(*it);
  }
  return nullptr;
}

std::int64_t Room::rank_above_prints() const {
  const Id sheet = scene.plan().sheet_id;
  std::int64_t top = 0;
  const auto raise = [&](const auto& prints) {
    for (const auto& print : prints)
      if (const board::Placement* place = print.places.find(sheet)) top = std::max(top, place->rank);
  };
  raise(board().pictures);
  raise(board().photos);
  return top + 1;
}

void Room::glide(Id record, const board::Placement& from, scene::Glide::Kind kind, std::int64_t delay_us) {
  std::erase_if(preview.glides, [&](const scene::Glide& g) { return g.record == record; });
  preview.glides.push_back({record, from, now_us, delay_us, kind});
  touch_preview();
}

}  // namespace hands
