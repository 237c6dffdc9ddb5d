// The sounds are warm and small: none clips, none clicks at its ends, none is louder than its kind may be.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "sound/voices.h"

using sound::Cue;

namespace {

float peak(const std::vector<float>& voice) {
  float most = 0;
  for (const float s : voice) most = std::max(most, std::abs(s));
  return most;
}

// The share of a voice's energy below a frequency (one pole, so gently).
double share_below(const std::vector<float>& voice, double hz) {
  const double follow = 1 - std::exp(-2 * std::numbers::pi * hz / sound::kRate);
  double low = 0, below = 0, all = 0;
  for (const float s : voice) {
    low += follow * (s - low);
    below += low * low;
    all += static_cast<double>(s) * s;
  }
  return all > 0 ? below / all : 0;
}

}  // namespace

TEST_CASE("each voice begins and ends in silence, so that none clicks") {
  for (const auto& voice : sound::all_voices()) {
    REQUIRE(voice.size() > 1000);
    CHECK(voice.front() == 0.0F);
    CHECK(voice.back() == 0.0F);
    float last = 0;
    for (std::size_t i = voice.size() - 24; i < voice.size(); ++i) last = std::max(last, std::abs(voice[i]));
    CHECK(last < 0.003F);
  }
}

TEST_CASE("each voice is heard, and leaves room for others") {
  for (const auto& voice : sound::all_voices()) {
    CHECK(peak(voice) > 0.05F);
    CHECK(peak(voice) < 0.35F);
  }
}

TEST_CASE("what is heard most often is the quietest: a key is softer than a note put down, and that softer than the gong") {
  CHECK(peak(sound::synthesise(Cue::key)) < peak(sound::synthesise(Cue::drop)));
  CHECK(peak(sound::synthesise(Cue::drop)) < peak(sound::synthesise(Cue::gong)));
}

TEST_CASE("voices last as long as the design says, at any rate") {
  const auto ms = [](Cue cue, int rate) { return 1000.0 * static_cast<double>(sound::synthesise(cue, rate).size()) / rate; };
  for (const int rate : {22'050, 44'100, 48'000, 96'000}) {
    CHECK(ms(Cue::pick, rate) == Approx(140).margin(1));
    CHECK(ms(Cue::stick, rate) < 70);
    CHECK(ms(Cue::key, rate) < 40);
    CHECK(ms(Cue::shutter, rate) == Approx(260).margin(1));
    CHECK(ms(Cue::gong, rate) == Approx(900).margin(1));
  }
}

TEST_CASE("the sounds are warm: a note put down, a refusal and the gong have most of their energy low") {
  CHECK(share_below(sound::synthesise(Cue::drop), 500) > 0.4);
  CHECK(share_below(sound::synthesise(Cue::refused), 500) > 0.6);
  CHECK(share_below(sound::synthesise(Cue::gong), 800) > 0.5);
}

TEST_CASE("the same voice comes out at each start") { CHECK(sound::all_voices() == sound::all_voices()); }

TEST_CASE("dots sound within a fifth, and neighbours differ") {
  for (std::int64_t person = 1; person <= 12; ++person) {
    CHECK(sound::pitch_of(person) >= 1.0F);
    CHECK(sound::pitch_of(person) <= 1.5F);
    CHECK(sound::pitch_of(person) != sound::pitch_of(person + 1));
  }
  CHECK(sound::pitch_of(0) == 1.0F);
}
