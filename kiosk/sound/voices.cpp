#include "sound/voices.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace sound {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

struct Sheet {
  int rate;
  std::vector<double> samples;
  Sheet(int at_rate, double ms) : rate(at_rate), samples(static_cast<std::size_t>(ms * at_rate / 1000)) {}
  double seconds(std::size_t i) const { return static_cast<double>(i) / rate; }
};

// A struck body: its partial dies away with `decay_s` (to 1/e); a lower `end_hz` lets it sink as a skin does.
void strike(Sheet& sheet, double at_s, double hz, double end_hz, double decay_s, double level) {
  double phase = 0;
  for (std::size_t i = 0; i < sheet.samples.size(); ++i) {
    const double t = sheet.seconds(i) - at_s;
    if (t < 0) continue;
    const double now = end_hz + (hz - end_hz) * std::exp(-t / (decay_s * 0.6));
    phase += kTurn * now / sheet.rate;
    const double attack = 1 - std::exp(-t / 0.0007);
    sheet.samples[i] += level * attack * std::exp(-t / decay_s) * std::sin(phase);
  }
}

// Noise between two frequencies (one pole each), swelling to `peak_s` and dying away with `decay_s`: paper that moves.
void rustle(Sheet& sheet, std::uint64_t seed, double at_s, double low_hz, double high_hz, double peak_s, double decay_s, double level) {
  base::Random random(seed);
  const double up = 1 - std::exp(-kTurn * high_hz / sheet.rate), down = 1 - std::exp(-kTurn * low_hz / sheet.rate);
  double smooth = 0, slow = 0;
  for (std::size_t i = 0; i < sheet.samples.size(); ++i) {
    smooth += up * (random.between(-1, 1) - smooth);
    slow += down * (smooth - slow);
    const double t = sheet.seconds(i) - at_s;
    if (t < 0) continue;
    const double swell = t < peak_s ? 0.5 - 0.5 * std::cos(std::numbers::pi * t / peak_s) : std::exp(-(t - peak_s) / decay_s);
    sheet.samples[i] += level * swell * (smooth - slow);
  }
}

// In from silence, out to silence, and as loud as its kind may be.
std::vector<float> finish(const Sheet& sheet, double peak) {
  double loudest = 0;
  for (const double s : sheet.samples) loudest = std::max(loudest, std::abs(s));
  const double factor = loudest > 0 ? peak / loudest : 0;
  const std::size_t n = sheet.samples.size();
  const auto in = static_cast<std::size_t>(sheet.rate / 1000), out = std::min(n / 3, static_cast<std::size_t>(sheet.rate / 60));
  std::vector<float> done(n);
  for (std::size_t i = 0; i < n; ++i) {
    double edge = 1;
    if (i < in) edge *= 0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(i) / static_cast<double>(in));
    if (n - 1 - i < out) edge *= 0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(n - 1 - i) / static_cast<double>(out));
    done[i] = static_cast<float>(sheet.samples[i] * factor * edge);
  }
  return done;
}

}  // namespace

float pitch_of(std::int64_t person) {
  // A pentatonic scale up to the fifth: any two of them sound well together.
  constexpr float steps[] = {1.0F, 9.0F / 8, 5.0F / 4, 4.0F / 3, 3.0F / 2};
  return person < 1 ? 1.0F : steps[(person - 1) % 5];
}

std::vector<float> synthesise(Cue cue, int rate) {
  switch (cue) {
    case Cue::pick: {
      Sheet s(rate, 140);
      rustle(s, 11, 0, 900, 5200, 0.045, 0.028, 1);
      rustle(s, 12, 0.03, 300, 1500, 0.03, 0.02, 0.5);
      return finish(s, 0.11);
    }
    case Cue::drop: {
      Sheet s(rate, 90);
      strike(s, 0, 165, 88, 0.022, 1);
      rustle(s, 21, 0, 250, 1800, 0.003, 0.014, 1.4);
      return finish(s, 0.26);
    }
    case Cue::stick: {
      Sheet s(rate, 60);
      strike(s, 0, 560, 540, 0.012, 1);
      strike(s, 0, 1420, 1400, 0.005, 0.3);
      return finish(s, 0.22);
    }
    case Cue::key: {
      Sheet s(rate, 36);
      strike(s, 0, 820, 760, 0.006, 1);
      rustle(s, 41, 0, 700, 3000, 0.001, 0.004, 0.8);
      return finish(s, 0.08);
    }
    case Cue::gong: {
      // A bar of rosewood: its second and third partials lie where a marimba maker files them.
      Sheet s(rate, 900);
      strike(s, 0, 330, 330, 0.27, 1);
      strike(s, 0, 330 * 3.98, 330 * 3.98, 0.075, 0.22);
      strike(s, 0, 330 * 9.6, 330 * 9.6, 0.018, 0.06);
      rustle(s, 51, 0, 200, 1200, 0.002, 0.012, 0.4);
      return finish(s, 0.30);
    }
    case Cue::shutter: {
      Sheet s(rate, 260);
      rustle(s, 61, 0.002, 500, 3400, 0.004, 0.016, 1);
      strike(s, 0.002, 210, 150, 0.018, 0.5);
      rustle(s, 62, 0.118, 400, 2600, 0.006, 0.030, 0.8);
      strike(s, 0.118, 170, 120, 0.022, 0.4);
      return finish(s, 0.20);
    }
    case Cue::refused: {
      Sheet s(rate, 190);
      strike(s, 0, 210, 180, 0.026, 1);
      strike(s, 0.09, 176, 150, 0.030, 0.8);
      return finish(s, 0.14);
    }
    case Cue::count: break;
  }
  return {};
}

Voices all_voices(int rate) {
  Voices voices;
  for (std::size_t i = 0; i < kCues; ++i) voices[i] = synthesise(static_cast<Cue>(i), rate);
  return voices;
}

}  // namespace sound
