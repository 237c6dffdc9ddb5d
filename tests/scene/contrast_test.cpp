// Words can be read and people told apart: contrasts of all colours that text is set in, by day and at night, and what is left
// of people's colours and of papers for eyes that see fewer colours. Simulation: Machado, Oliveira and Fernandes 2009, whole.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "scene/tokens.h"

using scene::Colour;
using scene::Tokens;

namespace {

using Linear = std::array<double, 3>;

const Tokens& tokens() {
  static const Tokens loaded = [] {
    auto t = Tokens::load(std::string(TABLEE_SOURCE_DIR) + "/assets/tokens.toml");
    REQUIRE(t);
    return *t;
  }();
  return loaded;
}

double linear(double channel) {
  const double c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
Linear linear(Colour c) { return {linear(c.r), linear(c.g), linear(c.b)}; }

// WCAG 2.2.
double contrast(Colour a, Colour b) {
  const auto luminance = [](Colour c) {
    const Linear l = linear(c);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  };
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}
Colour over(Colour top, Colour under) {
  const double a = top.a / 255.0;
  const auto mix = [&](int t, int u) { return static_cast<std::uint8_t>(std::lround(t * a + u * (1 - a))); };
  return {mix(top.r, under.r), mix(top.g, under.g), mix(top.b, under.b), 255};
}

enum class Sight { normal, protan, deutan, tritan };
Linear seen(Colour colour, Sight sight) {
  static const double all[3][3][3] = {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
                                      {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
                                      {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
  const Linear in = linear(colour);
  if (sight == Sight::normal) return in;
  const auto& m = all[static_cast<int>(sight) - 1];
  Linear out{};
  for (std::size_t i = 0; i < 3; ++i) out[i] = std::clamp(m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2], 0.0, 1.0);
  return out;
}
// OKLab, times 100: about 2 is the least that eyes tell apart side by side.
double distance(Linear a, Linear b) {
  const auto lab = [](Linear c) {
    const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return Linear{0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                  0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
  };
  const Linear x = lab(a), y = lab(b);
  return 100 * std::sqrt((x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]) + (x[2] - y[2]) * (x[2] - y[2]));
}
double closest_people(std::size_t count, Sight sight) {
  double least = 1e9;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < i; ++j) least = std::min(least, distance(seen(tokens().people[i].colour, sight), seen(tokens().people[j].colour, sight)));
  return least;
}
constexpr Sight kAll[] = {Sight::normal, Sight::protan, Sight::deutan, Sight::tritan};

}  // namespace

TEST_CASE("small text has a contrast of 4.5 wherever it is set, by day and at night") {
  for (const bool night : {false, true}) {
    const scene::Theme& t = tokens().theme(night);
    const Colour well = over(t.well, t.linen);
    struct Pair {
      const char* what;
      Colour text, ground;
    };
    const Pair pairs[] = {{"ink on linen", t.ink, t.linen},
                          {"ink on the sheet", t.ink, t.sheet},
                          {"ink on a quiet sheet", t.ink, t.sheet2},
                          {"ink on a card", t.ink, t.paper},
                          {"ink on a tray", t.ink, t.tray},
                          {"ink in a theme", t.ink, t.cluster},
                          {"ink in a station", t.ink, well},
                          {"ink2 on linen", t.ink2, t.linen},
                          {"ink2 on the sheet", t.ink2, t.sheet},
                          {"ink2 on a quiet sheet", t.ink2, t.sheet2},
                          {"ink2 on a card", t.ink2, t.paper},
                          {"ink2 in a theme", t.ink2, t.cluster},
                          {"with AI", t.ai, t.ai_tint},
                          {"decided, on the sheet", t.valid, t.sheet},
                          {"decided, on a card", t.valid, t.paper},
                          {"now, on a card", t.now, t.paper},
                          {"now, on the sheet", t.now, t.sheet},
                          {"a strip's title", night ? t.linen : t.paper, t.ink}};
    for (const Pair& pair : pairs) {
      INFO(pair.what << (night ? ", at night" : ", by day"));
      CHECK(contrast(pair.text, pair.ground) >= 4.5);
    }
  }
}

TEST_CASE("large figures and graphics have a contrast of 3") {
  for (const bool night : {false, true}) {
    const scene::Theme& t = tokens().theme(night);
    CHECK(contrast(t.ink3, t.sheet) >= 3);
    CHECK(contrast(t.ink3, t.paper) >= 3);
    CHECK(contrast(t.now, t.linen) >= 3);
    CHECK(contrast(t.now, t.tray) >= 3);
    CHECK(contrast(t.ink2, over(t.well, t.linen)) >= 3);  // places of dots that were given
  }
  for (const scene::PersonLook& person : tokens().people) {
    INFO(person.name);
    CHECK(contrast(person.mark, person.colour) >= 3);
  }
}

TEST_CASE("the text of a note has a contrast of 7 on each paper, band included") {
  for (const bool night : {false, true}) {
    const scene::Theme& t = tokens().theme(night);
    for (const Colour paper : t.papers) {
      CHECK(contrast(t.paper_ink, paper) >= 7);
      CHECK(contrast(t.paper_ink, over(t.band, paper)) >= 4.5);
    }
  }
}

TEST_CASE("the simulation finds what the design measured") {
  CHECK(closest_people(6, Sight::normal) == Approx(16.4).margin(0.3));
  CHECK(closest_people(6, Sight::protan) == Approx(9.3).margin(0.3));
  CHECK(closest_people(6, Sight::deutan) == Approx(9.3).margin(0.3));
  CHECK(closest_people(6, Sight::tritan) == Approx(5.7).margin(0.3));
}

TEST_CASE("whoever sees fewer colours still tells two people apart, by colour or by the shape in their mark") {
  const auto& people = tokens().people;
  for (const Sight sight : kAll) {
    for (std::size_t i = 0; i < people.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const double apart = distance(seen(people[i].colour, sight), seen(people[j].colour, sight));
        INFO(people[i].name << " and " << people[j].name << ", " << apart);
        CHECK((apart >= 8 || people[i].shape != people[j].shape));
      }
    CHECK(closest_people(6, sight) >= 5);
  }
  std::set<std::string> shapes;
  for (const auto& person : people) shapes.insert(person.shape);
  CHECK(shapes.size() == people.size());
}

TEST_CASE("the shape in a mark is seen by whoever sees fewer colours") {
  for (const Sight sight : kAll)
    for (const auto& person : tokens().people) {
      INFO(person.name);
      CHECK(distance(seen(person.colour, sight), seen(person.mark, sight)) >= 25);
    }
}

TEST_CASE("the first four papers stay apart for whoever sees fewer colours") {
  for (const bool night : {false, true})
    for (const Sight sight : kAll)
      for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < i; ++j) {
          const auto& papers = tokens().theme(night).papers;
          INFO(tokens().paper_names[i] << " and " << tokens().paper_names[j]);
          CHECK(distance(seen(papers[i], sight), seen(papers[j], sight)) >= 4);
        }
}
