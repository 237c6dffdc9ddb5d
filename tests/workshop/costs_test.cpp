// What solutions cost: set-up, what comes again each year and the own people's days, added up over some years; and what is blank is said to
// be blank, and never taken for nothing.
#include "workshop/costs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "base/random.h"
#include "support/board_builder.h"

using namespace workshop;
using base::Id;
using base::Language;
using board::Property;
using board::RecordKind;
using Family = Sheet::CostFamily;

namespace {

struct Priced : support::BoardBuilder {
  Sheet definition;
  Id sheet_id;
  std::vector<Id> items, rows;
  explicit Priced(int count) {
    definition.id = "couts", definition.layout = Layout::costs, definition.items = "solutions";
    definition.cost_families = {{"installation", {}, Family::Unit::euro, Family::Every::once, {}},
                                {"run", {}, Family::Unit::euro, Family::Every::year, {}},
                                {"temps", {}, Family::Unit::days, Family::Every::once, {}},
                                {"suivi", {}, Family::Unit::days, Family::Every::year, {}}};
    workshop();
    sheet_id = sheet("couts");
    for (int i = 0; i < count; ++i)
      items.push_back(
          create(RecordKind::note, {{Property::text, std::string("Solution ") + static_cast<char>('A' + i)}, {Property::source, std::string("solutions")}}));
  }
  Id line(std::int64_t family, std::string order = "m") {
    rows.push_back(create(RecordKind::row, {{Property::sheet, sheet_id}, {Property::order, std::move(order)}, {Property::group, family}}));
    return rows.back();
  }
  Id fill(Id row, Id item, std::int64_t value) {
    return create(RecordKind::figure, {{Property::sheet, sheet_id}, {Property::row, row}, {Property::item, item}, {Property::value, value}});
  }
  Costs costs() { return costs_of(definition, board(), sheet_id); }
};

}  // namespace

TEST_CASE("a solution costs its set-up once and its run each year, and days are not euros") {
  Priced w(2);
  const Id purchase = w.line(1), licences = w.line(2), project = w.line(3), follow = w.line(4);
  w.fill(purchase, w.items[0], 18'000);
  w.fill(licences, w.items[0], 9'600);
  w.fill(project, w.items[0], 30);
  w.fill(follow, w.items[0], 4);
  const Costs costs = w.costs();
  REQUIRE(costs.of.size() == 2);
  CHECK(costs.years == 3);
  CHECK(costs.of[0].once.sum == 18'000);
  CHECK(costs.of[0].yearly.sum == 9'600);
  CHECK(costs.of[0].total.sum == 18'000 + 3 * 9'600);
  CHECK(costs.of[0].days.sum == 30 + 3 * 4);
  CHECK(costs.of[0].complete());
  // Of the second nobody has said anything: it does not cost nothing, it is not known.
  CHECK(costs.of[1].total.empty());
  CHECK_FALSE(costs.of[1].complete());
  CHECK(costs.of[1].total.blank == 2);
}

TEST_CASE("one blank cell makes a total incomplete, and a nought that somebody typed does not") {
  Priced w(1);
  const Id purchase = w.line(1), training = w.line(1, "n");
  w.fill(purchase, w.items[0], 5'000);
  CHECK_FALSE(w.costs().of[0].total.complete());
  CHECK(w.costs().of[0].total.sum == 5'000);
  const Id nought = w.fill(training, w.items[0], 0);
  CHECK(w.costs().of[0].total.complete());
  w.remove(RecordKind::figure, nought);
  CHECK(w.costs().of[0].total.blank == 1);
  w.restore(RecordKind::figure, nought);
  CHECK(w.costs().of[0].total.complete());
}

TEST_CASE("years that people chose count instead of the definition's, from one to ten") {
  Priced w(1);
  w.fill(w.line(2), w.items[0], 100);
  CHECK(w.costs().of[0].total.sum == 300);
  for (const std::int64_t years : {1, 2, 10}) {
    w.set(RecordKind::sheet, w.sheet_id, {{Property::years, years}});
    CHECK(w.costs().years == years);
    CHECK(w.costs().of[0].total.sum == 100 * years);
  }
  w.set(RecordKind::sheet, w.sheet_id, {{Property::years, std::int64_t{40}}});
  CHECK(w.costs().years == kMostYears);
}

TEST_CASE("a line that is taken away takes its numbers along and brings them back, and marks of a jury are no costs") {
  Priced w(1);
  const Id purchase = w.line(1), extra = w.line(1, "n");
  w.fill(purchase, w.items[0], 10);
  w.fill(extra, w.items[0], 7);
  const Id person = w.seat("Amina");
  w.create(
      RecordKind::figure,
      {{Property::sheet, w.sheet_id}, {Property::row, purchase}, {Property::item, w.items[0]}, {Property::seat, person}, {Property::value, std::int64_t{5}}});
  CHECK(w.costs().of[0].once.sum == 17);
  w.remove(RecordKind::row, extra);
  CHECK(w.costs().of[0].once.sum == 10);
  CHECK(w.costs().of[0].once.complete());
  w.restore(RecordKind::row, extra);
  CHECK(w.costs().of[0].once.sum == 17);
  CHECK(cost_in(w.board(), w.sheet_id, purchase, w.items[0])->value == 10);
}

TEST_CASE("five hundred grids of costs add up as by hand, in whatever order they are filled in") {
  base::Random random(20'260'611);
  for (int round = 0; round < 500; ++round) {
    INFO("grid " << round);
    Priced w(1 + static_cast<int>(random.below(6)));
    const std::size_t lines = random.below(9);
    std::vector<std::int64_t> family;
    for (std::size_t i = 0; i < lines; ++i) {
      family.push_back(1 + static_cast<std::int64_t>(random.below(4)));
      w.line(family.back(), std::string(1, static_cast<char>('a' + random.below(26))));
    }
    const auto years = 1 + static_cast<std::int64_t>(random.below(10));
    w.set(RecordKind::sheet, w.sheet_id, {{Property::years, years}});
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    for (std::size_t r = 0; r < lines; ++r)
      for (std::size_t c = 0; c < w.items.size(); ++c) cells.emplace_back(r, c);
    for (std::size_t i = cells.size(); i > 1; --i) std::swap(cells[i - 1], cells[random.below(i)]);
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> there;
    for (const auto& [r, c] : cells) {
      if (random.chance(0.25)) continue;
      const auto value = static_cast<std::int64_t>(random.chance(0.1) ? kMostCost : static_cast<std::int64_t>(random.below(1'000'000)));
      w.fill(w.rows[r], w.items[c], value);
      there[{r, c}] = value;
    }
    std::vector<bool> live(lines, true);
    for (std::size_t r = 0; r < lines; ++r)
      if (random.chance(0.15)) w.remove(RecordKind::row, w.rows[r]), live[r] = false;
    const Costs costs = w.costs();
    CHECK(costs.lines.size() == static_cast<std::size_t>(std::count(live.begin(), live.end(), true)));
    for (std::size_t i = 1; i < costs.lines.size(); ++i) CHECK(costs.lines[i - 1].family <= costs.lines[i].family);
    for (std::size_t c = 0; c < w.items.size(); ++c) {
      std::int64_t once = 0, yearly = 0, days = 0;
      std::size_t blank = 0;
      for (std::size_t r = 0; r < lines; ++r) {
        if (!live[r]) continue;
        const auto it = there.find({r, c});
        if (it == there.end()) {
          ++blank;
          continue;
        }
        if (family[r] == 1) once += it->second;
        if (family[r] == 2) yearly += it->second;
        if (family[r] == 3) days += it->second;
        if (family[r] == 4) days += it->second * years;
      }
      const Costs::OfItem& of = costs.of[c];
      CHECK(of.once.sum == once);
      CHECK(of.yearly.sum == yearly);
      CHECK(of.total.sum == once + yearly * years);
      CHECK(of.days.sum == days);
      CHECK(of.total.blank + of.days.blank == blank);
      CHECK(of.complete() == (blank == 0));
    }
  }
}

TEST_CASE("amounts are written as each language writes them") {
  CHECK(in_euros(18'000, Language::french) == "18\u202f000\u202f€");
  CHECK(in_euros(18'000, Language::english) == "€18,000");
  CHECK(in_euros(0, Language::french) == "0\u202f€");
  CHECK(in_euros(999, Language::english) == "€999");
  CHECK(in_euros(kMostCost, Language::french) == "999\u202f999\u202f999\u202f€");
  CHECK(grouped(1'234'567, Language::english) == "1,234,567");
  CHECK(grouped(-1'200, Language::french) == "-1\u202f200");
}
