// What there is to tell apart, and what a machine learns it from. Things are drawn from numbers, so each mistake in these is told where it
// stands: a drawing that cannot be seen teaches nobody.
#include <algorithm>

#include "workshop/reading.h"

namespace workshop {
namespace {

constexpr double kSquare = 60;  // hundredths from the middle that a drawing may reach
constexpr std::size_t kFewestTests = 4;

std::vector<learner::Colour> read_colours(Fields& fields, std::string_view key, Need need, Report& report) {
  std::vector<learner::Colour> out;
  if (need == Need::optional && !fields.has(key)) {
    fields.know(key);
    return out;
  }
  for (const std::string& text : fields.texts(key, need)) {
    if (const auto colour = learner::parse_colour(text)) out.push_back(*colour);
    else report.mistake(fields.at(key), in_quotes(text) + " in " + in_quotes(key) + " is no colour: expected one such as \"#c8432f\"");
  }
  return out;
}

std::vector<base::Vec> read_points(Fields& fields, std::string_view key, double low, double high, Need need, Report& report) {
  std::vector<base::Vec> out;
  if (need == Need::optional && !fields.has(key)) {
    fields.know(key);
    return out;
  }
  const auto numbers = fields.numbers(key, low, high, need);
  if (numbers.size() % 2 != 0 || (need == Need::required && numbers.empty() && report.fine()))
    report.mistake(fields.at(key), in_quotes(key) + " has " + std::to_string(numbers.size()) + " numbers: expected pairs, x and y of each point");
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) out.push_back({numbers[i], numbers[i + 1]});
  return out;
}

base::Vec read_range(Fields& fields, std::string_view key, Report& report) {
  const auto numbers = fields.has(key) ? fields.numbers(key, 0.5, 1.5, Need::optional) : std::vector<double>{1, 1};
  if (!fields.has(key)) fields.know(key);
  const bool good = numbers.size() == 2 && numbers[0] <= numbers[1];
  if (!good && report.fine()) report.mistake(fields.at(key), in_quotes(key) + " is no range: expected [ from, to ], such as [ 0.9, 1.1 ]");
  return good ? base::Vec{numbers[0], numbers[1]} : base::Vec{1, 1};
}

learner::Colour read_colour(Fields& fields, std::string_view key, Report& report) {
  const std::string text = fields.text(key, Need::required);
  const auto colour = learner::parse_colour(text);
  if (!colour && !text.empty()) report.mistake(fields.at(key), in_quotes(text) + " is no colour: expected one such as \"#c8432f\"");
  return colour.value_or(learner::Colour{});
}

Teaching::Aisle read_aisle(Fields& fields, Report& report) {
  Teaching::Aisle aisle;
  aisle.id = fields.identifier("id", Need::required);
  aisle.label = fields.localized("label", Need::required);
  aisle.colour = read_colour(fields, "colour", report);
  fields.tables("lines", "a line", Need::required, [&](Fields& line) { aisle.lines.push_back(read_points(line, "points", 0, 24, Need::required, report)); });
  return aisle;
}

// As many counts as there are aisles; somebody who looked at nothing is like everybody and nobody.
void read_visitor(Fields& fields, Report& report, Teaching& teaching) {
  learner::Row row = fields.numbers("looked", 0, 1000, Need::required);
  if (row.size() != teaching.aisles.size())
    report.mistake(fields.at("looked"), "\"looked\" has " + std::to_string(row.size()) + " numbers: expected " + std::to_string(teaching.aisles.size()) +
                                            ", one for each of the aisles");
  else if (std::all_of(row.begin(), row.end(), [](double n) { return n == 0; }))
    report.mistake(fields.at("looked"), "this visitor looked at nothing: expected at least one number above 0");
  teaching.visits.push_back(std::move(row));
}

struct ModeKey {
  std::string_view key;
  bool supervised, unsupervised, ready;
};
constexpr std::string_view kModes[] = {"supervised", "unsupervised", "ready"};  // in the order of Mode
constexpr ModeKey kModeKeys[] = {{"looks_at", true, false, true}, {"neighbours", true, false, true}, {"examples", true, false, true},
                                 {"tests", true, false, true},    {"provided", false, false, true},  {"passes", false, false, true},
                                 {"aisles", false, true, false},  {"visitors", false, true, false},  {"groups", false, true, false}};

bool has_key(const ModeKey& key, Teaching::Mode mode) {
  return mode == Teaching::Mode::supervised ? key.supervised : mode == Teaching::Mode::unsupervised ? key.unsupervised : key.ready;
}

std::string modes_of(const ModeKey& key) {
  std::string out;
  for (std::size_t i = 0; i < std::size(kModes); ++i)
    if (has_key(key, static_cast<Teaching::Mode>(i))) out += (out.empty() ? "" : " or ") + in_quotes(kModes[i]);
  return out;
}

void read_looks(Fields& fields, Report& report, Teaching& teaching) {
  if (!fields.has("looks_at")) return fields.know("looks_at");
  const auto words = fields.words("looks_at", "something that a machine can measure", learner::kMeasures);
  if (words.size() != 2) {
    if (report.fine())
      report.mistake(fields.at("looks_at"), "\"looks_at\" has " + std::to_string(words.size()) + " measures: expected 2, the sides of its map");
    return;
  }
  for (std::size_t i = 0; i < 2; ++i)
    teaching.looks_at[i] =
        static_cast<learner::Measure>(std::find(learner::kMeasures.begin(), learner::kMeasures.end(), words[i]) - learner::kMeasures.begin());
}

void gather_all(Teaching& teaching, const Definition& so_far, std::size_t examples, std::size_t tests, std::size_t provided) {
  std::vector<learner::Kind> kinds;
  for (const Definition::Kind& kind : so_far.kinds) kinds.push_back(kind.looks);
  base::Random random(teaching.seed);
  const auto items = [&](std::size_t count, learner::Gathered where) {
    std::vector<Teaching::Item> out;
    for (learner::Drawn& drawn : learner::gather(kinds, count, where, random)) {
      const learner::Place at = learner::place_of(drawn, teaching.looks_at);
      out.push_back({std::move(drawn), at});
    }
    return out;
  };
  teaching.provided = items(provided, learner::Gathered::elsewhere);
  teaching.examples = items(examples, learner::Gathered::here);
  teaching.tests = items(tests, learner::Gathered::here);
}

}  // namespace

Definition::Kind read_kind(Fields& fields, Report& report) {
  Definition::Kind kind;
  kind.id = fields.identifier("id", Need::required);
  kind.label = fields.localized("label", Need::required);
  fields.tables("body", "a line", Need::required, [&](Fields& one) {
    const auto numbers = one.numbers("discs", -kSquare, kSquare, Need::required);
    if (numbers.size() % 3 != 0 || numbers.empty()) {
      if (report.fine())
        report.mistake(one.at("discs"), "\"discs\" has " + std::to_string(numbers.size()) + " numbers: expected three a disc, x, y and radius");
      return;
    }
    learner::Line line;
    for (std::size_t i = 0; i < numbers.size(); i += 3) line.push_back({{numbers[i], numbers[i + 1]}, numbers[i + 2]});
    const auto flat = [](const learner::Disc& disc) { return disc.radius < 1; };
    if (std::any_of(line.begin(), line.end(), flat)) report.mistake(one.at("discs"), "\"discs\" has one that cannot be seen: expected a radius of 1 or more");
    kind.looks.body.push_back(std::move(line));
  });
  kind.looks.stem = read_points(fields, "stem", -kSquare, kSquare, Need::optional, report);
  kind.looks.freckles = read_points(fields, "freckles", -kSquare, kSquare, Need::optional, report);
  if (fields.has("leaf")) {
    const auto leaf = fields.numbers("leaf", -360, 360, Need::optional);
    if (leaf.size() == 3) kind.looks.leaf = learner::Leaf{{leaf[0], leaf[1]}, leaf[2]};
    else if (report.fine())
      report.mistake(fields.at("leaf"), "\"leaf\" has " + std::to_string(leaf.size()) + " numbers: expected x, y and its turn in degrees");
  } else {
    fields.know("leaf");
  }
  kind.looks.sign = read_colour(fields, "colour", report);
  kind.looks.colours = read_colours(fields, "colours", Need::required, report);
  kind.looks.elsewhere = read_colours(fields, "elsewhere", Need::optional, report);
  kind.looks.size = read_range(fields, "size", report);
  kind.looks.stretch = read_range(fields, "stretch", report);
  return kind;
}

Teaching read_teaching(Fields& fields, Report& report, const Definition& so_far) {
  Teaching teaching;
  const std::string mode = fields.word("mode", "a way to learn", kModes, Need::required);
  const auto* found = std::find(std::begin(kModes), std::end(kModes), mode);
  if (found != std::end(kModes)) teaching.mode = static_cast<Teaching::Mode>(found - std::begin(kModes));
  for (const ModeKey& key : kModeKeys) {
    if (mode.empty() || has_key(key, teaching.mode)) continue;
    fields.know(key.key);
    if (fields.has(key.key)) report.mistake(fields.at(key.key), in_quotes(key.key) + " is for mode " + modes_of(key) + ": this sheet is " + in_quotes(mode));
  }
  teaching.seed = static_cast<std::uint64_t>(fields.whole("seed", 0, 1'000'000, 1));
  const bool ready = teaching.mode == Teaching::Mode::ready;
  if (teaching.mode == Teaching::Mode::unsupervised) {
    fields.tables("aisles", "an aisle", Need::required, [&](Fields& one) { teaching.aisles.push_back(read_aisle(one, report)); });
    fields.tables("visitors", "a visitor", Need::required, [&](Fields& one) { read_visitor(one, report, teaching); });
    teaching.groups = static_cast<std::size_t>(fields.whole("groups", 2, 6, 4));
    if (teaching.visits.size() <= teaching.groups && report.fine())
      report.mistake(fields.at("visitors"), std::to_string(teaching.visits.size()) + " visitors make no " + std::to_string(teaching.groups) +
                                                " groups: expected more visitors than groups");
    return teaching;
  }
  read_looks(fields, report, teaching);
  teaching.neighbours = static_cast<std::size_t>(fields.whole("neighbours", 1, 9, 3));
  const int examples = fields.whole("examples", 4, 30, std::nullopt), tests = fields.whole("tests", static_cast<int>(kFewestTests), 10, std::nullopt);
  const int provided = ready ? fields.whole("provided", 4, 100, std::nullopt) : 0;
  if (ready) teaching.passes = static_cast<std::size_t>(fields.whole("passes", 1, std::max(1, tests), std::nullopt));
  if (so_far.kinds.empty() && !mode.empty())
    report.mistake(fields.at("mode"), "mode " + in_quotes(mode) + " needs something to tell apart: expected [[kind]] before the sheets");
  if (report.fine()) gather_all(teaching, so_far, static_cast<std::size_t>(examples), static_cast<std::size_t>(tests), static_cast<std::size_t>(provided));
  return teaching;
}

}  // namespace workshop
