// The mixer: what is asked is heard once, at its place and time; many at once never clip; the one who asks never waits.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <thread>

#include "sound/loudspeaker.h"
#include "sound/mixer.h"

using sound::Cue;
using sound::Mixer;

namespace {

std::vector<float> mixed(Mixer& mixer, std::size_t frames, std::size_t buffer = 512) {
  std::vector<float> all(2 * frames);
  for (std::size_t i = 0; i < frames; i += buffer) {
    const std::size_t n = std::min(buffer, frames - i);
    mixer.mix({all.data() + 2 * i, 2 * n});
  }
  return all;
}
float loudest(const std::vector<float>& samples) {
  float most = 0;
  for (const float s : samples) most = std::max(most, std::abs(s));
  return most;
}
double energy(const std::vector<float>& stereo, std::size_t side) {
  double sum = 0;
  for (std::size_t i = side; i < stereo.size(); i += 2) sum += static_cast<double>(stereo[i]) * stereo[i];
  return sum;
}

}  // namespace

TEST_CASE("nothing asked, nothing heard") {
  Mixer mixer(sound::all_voices());
  CHECK(loudest(mixed(mixer, 4800)) == 0.0F);
}

TEST_CASE("a sound is heard once and ends by itself, whatever the device's buffer") {
  std::vector<float> first;
  for (const std::size_t buffer : {64, 512, 4096}) {
    Mixer mixer(sound::all_voices());
    CHECK(mixer.ask({Cue::drop}));
    const auto heard = mixed(mixer, 9600, buffer);
    CHECK(loudest(heard) > 0.1F);
    CHECK(mixer.sounding() == 0);
    CHECK(loudest(mixed(mixer, 9600, buffer)) == 0.0F);
    if (first.empty()) first = heard;
    CHECK(heard == first);
  }
}

TEST_CASE("twelve at once, and sixty, do not clip nor jump") {
  for (const int many : {12, 60}) {
    Mixer mixer(sound::all_voices());
    for (int i = 0; i < many; ++i) mixer.ask({static_cast<Cue>(i % static_cast<int>(sound::kCues)), 1, 0, 1, 0});
    CHECK(loudest(mixed(mixer, 48'000)) < 0.97F);
  }
  Mixer mixer(sound::all_voices());
  for (int i = 0; i < 12; ++i) mixer.ask({Cue::gong});
  const auto heard = mixed(mixer, 48'000);
  CHECK(loudest(heard) < 0.97F);
  float jump = 0;
  for (std::size_t i = 2; i < heard.size(); ++i) jump = std::max(jump, std::abs(heard[i] - heard[i - 2]));
  CHECK(jump < 0.5F);
}

TEST_CASE("a sound comes from the side where the hand is") {
  Mixer left(sound::all_voices()), right(sound::all_voices()), middle(sound::all_voices());
  left.ask({Cue::drop, 1, -1});
  right.ask({Cue::drop, 1, 1});
  middle.ask({Cue::drop, 1, 0});
  const auto l = mixed(left, 9600), r = mixed(right, 9600), m = mixed(middle, 9600);
  CHECK(energy(l, 0) > 3 * energy(l, 1));
  CHECK(energy(l, 1) > 0);  // never from one loudspeaker alone: some tables have but one
  CHECK(energy(r, 1) == Approx(energy(l, 0)).epsilon(0.01));
  CHECK(energy(m, 0) == Approx(energy(m, 1)).epsilon(0.001));
}

TEST_CASE("the second chime comes after the first") {
  Mixer mixer(sound::all_voices());
  mixer.ask({Cue::stick, 1, 0, 1, 500});
  CHECK(loudest(mixed(mixer, 23'000)) == 0.0F);
  CHECK(loudest(mixed(mixer, 4'000)) > 0.05F);
}

TEST_CASE("a higher pitch is shorter") {
  Mixer low(sound::all_voices()), high(sound::all_voices());
  low.ask({Cue::stick, 1, 0, 1.0F});
  high.ask({Cue::stick, 1, 0, 1.5F});
  const auto frames = sound::synthesise(Cue::stick).size() * 2 / 3 + 8;
  mixed(low, frames);
  mixed(high, frames);
  CHECK(low.sounding() == 1);
  CHECK(high.sounding() == 0);
}

TEST_CASE("muted is silent, and softer is softer, without a click on the way") {
  Mixer mixer(sound::all_voices());
  mixer.set_volume(0);
  mixed(mixer, 9600);
  mixer.ask({Cue::drop});
  CHECK(loudest(mixed(mixer, 9600)) < 1e-6F);
  mixer.set_volume(0.5);
  mixed(mixer, 9600);
  mixer.ask({Cue::drop});
  CHECK(loudest(mixed(mixer, 9600)) == Approx(0.13F).margin(0.02F));
}

TEST_CASE("who asks for more than the ring holds is told no, and does not wait for a device that stands still") {
  Mixer mixer(sound::all_voices());
  std::size_t taken = 0;
  for (std::size_t i = 0; i < 3 * Mixer::kWaiting; ++i) taken += mixer.ask({Cue::key}) ? 1 : 0;
  CHECK(taken == Mixer::kWaiting);
  mixed(mixer, 512);
  CHECK(mixer.sounding() == static_cast<int>(Mixer::kAtOnce));
  CHECK(mixer.ask({Cue::key}));
}

TEST_CASE("one thread asks while another mixes, and all that was taken is heard") {
  Mixer mixer(sound::all_voices());
  constexpr int many = 2000;
  std::atomic<bool> all_asked = false;
  std::thread hands([&] {
    for (int i = 0; i < many;) {
      if (mixer.ask({Cue::key, 0.5F})) ++i;
      else std::this_thread::yield();
    }
    all_asked = true;
  });
  std::vector<float> buffer(2 * 128);
  double heard = 0, loudest_so_far = 0;
  // Mixed until nothing more is asked, however long the other thread waits for its turn; then until all has sounded.
  for (bool asking = true; asking || mixer.sounding() > 0;) {
    asking = !all_asked;
    mixer.mix(buffer);
    const float now = loudest(buffer);
    heard += now;
    loudest_so_far = std::max<double>(loudest_so_far, now);
    if (now == 0.0F) std::this_thread::yield();
  }
  hands.join();
  CHECK(heard > 0);
  CHECK(loudest_so_far < 0.97);
}

TEST_CASE("a table without a loudspeaker is silent and says nothing") {
  ::setenv("SDL_AUDIODRIVER", "nonesuch", 1);
  sound::Loudspeaker nowhere;
  nowhere.set_volume(1);
  nowhere.play({Cue::gong});
  CHECK_FALSE(nowhere.ready());
  nowhere.play({Cue::gong});
  ::unsetenv("SDL_AUDIODRIVER");
}

TEST_CASE("with a device, sounds are taken from the queue as time passes") {
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  sound::Loudspeaker loudspeaker;
  REQUIRE(loudspeaker.ready());
  for (int i = 0; i < 300; ++i) loudspeaker.play({Cue::key});
  loudspeaker.set_volume(0);
  ::unsetenv("SDL_AUDIODRIVER");
}
