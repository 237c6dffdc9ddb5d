// What people hear: their own acts where they did them, the camera, the end of a step's time.
#include <algorithm>

#include "app/kiosk.h"

namespace app {
namespace {

constexpr std::int64_t nearly_over_ms = 120'000;  // one chime here, two at the end
constexpr std::uint32_t second_chime_ms = 620;

}  // namespace

void Kiosk::sound(sound::Cue cue, base::Vec at, Id seat, std::uint32_t delay_ms) {
  if (!play_) return;
  sound::Strike strike{cue, 1, 0, 1, delay_ms};
  const double half = scene_.glass().size_mm.x / 2;
  if (half > 0) strike.aside = static_cast<float>(std::clamp((at.x - half) / half, -1.0, 1.0));
  const board::Seat* who = cue == sound::Cue::stick && store_ ? store_->board().seats.find(seat) : nullptr;
  if (who) strike.pitch = sound::pitch_of(who->person);
  play_(strike);
}

void Kiosk::take_sounds() {
  for (const hands::Heard& heard : hands_->take_sounds()) sound(heard.cue, heard.at, heard.seat);
}

// A clock that is set anew, or was over already when it is first seen, does not chime: only one that runs out under people's eyes.
void Kiosk::watch_clock() {
  watch_round();
  const board::Step* step = store_ ? store_->board().current_step() : nullptr;
  if (!step || !workshop::running(*step)) {
    clock_of_ = {};
    return;
  }
  const std::int64_t left = workshop::left_ms(*step, clock_.wall_ms());
  const bool same = clock_of_ == step->id;
  const std::int64_t before = std::exchange(left_ms_, left);
  clock_of_ = step->id;
  if (!same) return;
  const base::Vec middle = scene_.glass().size_mm * 0.5;
  if (before > 0 && left <= 0) {
    sound(sound::Cue::gong, middle);
    sound(sound::Cue::gong, middle, {}, second_chime_ms);
  } else if (before > nearly_over_ms && left <= nearly_over_ms) {
    sound(sound::Cue::gong, middle);
  }
}

}  // namespace app
