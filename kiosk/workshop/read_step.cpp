// A step of a workshop's file, and what must be said together in it.
#include <algorithm>

#include "workshop/cells.h"
#include "workshop/reading.h"

namespace workshop {
namespace {

constexpr std::string_view kDeeds[] = {"write", "move", "theme", "stage", "dot",    "present", "link", "row", "label",
                                       "train", "name", "walk",  "go",    "choose", "weigh",   "mark", "cost"};
constexpr std::string_view kTurns[] = {"rotation", "groups", "items"};
constexpr std::string_view kAfterwards[] = {"report"};
constexpr std::string_view kWhichNotes[] = {"dots"};

void read_allow(Fields& fields, board::Allow& allow) {
  const auto words = fields.words("allow", "something that a step can allow", kDeeds);
  const auto has = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  allow = {.write = has("write"),
           .move = has("move"),
           .theme = has("theme"),
           .stage = has("stage"),
           .dot = has("dot"),
           .present = has("present"),
           .link = has("link"),
           .row = has("row"),
           .label = has("label"),
           .train = has("train"),
           .name = has("name"),
           .walk = has("walk"),
           .go = has("go"),
           .choose = has("choose"),
           .weigh = has("weigh"),
           .mark = has("mark"),
           .cost = has("cost")};
}

Dots read_dots(Fields& rule, Report& report, const Sheet* sheet) {
  Dots dots{.per_seat = rule.whole("per_seat", 1, 50, std::nullopt), .stack = rule.flag("stack", true), .in_area = {}, .meanings = {}};
  std::vector<std::string_view> areas;
  if (sheet)
    for (const auto& area : sheet->areas) areas.push_back(area.id);
  dots.in_area = rule.word("in_area", "an area of the step's sheet", areas, Need::optional);
  rule.tables("meanings", "a meaning", Need::optional, [&](Fields& one) {
    Dots::Meaning meaning{one.identifier("id", Need::required), one.localized("label", Need::required)};
    const auto same = [&](const Dots::Meaning& other) { return !meaning.id.empty() && other.id == meaning.id; };
    if (std::any_of(dots.meanings.begin(), dots.meanings.end(), same))
      report.mistake(one.at("id"), in_quotes(meaning.id) + " is the id of another meaning: expected a name of its own");
    dots.meanings.push_back(std::move(meaning));
  });
  if (dots.meanings.size() == 1 || dots.meanings.size() > 3)
    report.mistake(rule.at("meanings"), "\"meanings\" has " + std::to_string(dots.meanings.size()) + ": expected 2 or 3, between which a tap on a dot chooses");
  return dots;
}

Rotation read_rotation(Fields& turn) {
  Rotation rotation;
  rotation.rounds = turn.whole("rounds", 1, 12, std::nullopt);
  rotation.minutes = turn.number("minutes", 1, longest_minutes, std::nullopt);
  rotation.change_s = turn.number("change_seconds", 5, 600, rotation.change_s);
  rotation.reports = turn.word("then", "what comes after the rounds", kAfterwards, Need::optional) == kAfterwards[0];
  return rotation;
}

Split read_split(Fields& turn) {
  Split split;
  split.minutes = turn.number("minutes", 1, longest_minutes, std::nullopt);
  split.present_minutes = turn.number("present_minutes", 1, longest_minutes, split.present_minutes);
  return split;
}

void read_turn(Fields& turn, Step& step) {
  const std::string kind = turn.word("kind", "a turn", kTurns, Need::required);
  if (kind == kTurns[2]) step.one_by_one = OneByOne{turn.number("minutes", 1, longest_minutes, OneByOne{}.minutes)};
  else if (kind == kTurns[1]) step.split = read_split(turn);
  else step.rotation = read_rotation(turn);
}

// Parts of the glass are for groups, and free inside.
void check_split(const Step& step, const Sheet& sheet, const Fields& fields, const Definition& so_far, Report& report) {
  constexpr int most_parts = 4;
  if (sheet.layout != Layout::free) report.mistake(fields.at("turn"), "a turn of groups splits the glass: expected a sheet of layout \"free\"");
  else if (so_far.groups == 0) report.mistake(fields.at("turn"), "a turn of groups needs groups: expected people = { groups = 2 } at the head of the file");
  else if (so_far.groups > most_parts)
    report.mistake(fields.at("turn"),
                   std::to_string(so_far.groups) + " groups have no room each: expected at most 4, since the glass splits into 2, 3 or 4 parts");
  if (step.minutes < step.split->minutes + step.split->present_minutes - 0.01 && report.fine())
    report.remark(fields.at("turn"), "the groups' work and what they present last longer than the step");
}

// One item after the other needs the sheet that shows one; and that sheet shows nothing without the turn.
void check_list(const Step& step, const Sheet& sheet, const Fields& fields, Report& report) {
  const bool scores = sheet.layout == Layout::scores;
  if (step.one_by_one && !scores) report.mistake(fields.at("turn"), "a turn of items shows one at a time: expected a sheet of layout \"scores\"");
  if (scores && !step.one_by_one && !fields.has("turn"))
    report.mistake(fields.at("sheet"), "layout \"scores\" shows one item at a time: expected turn = { kind = \"items\", minutes = 8 }");
  if (step.allow.go && !step.one_by_one)
    report.mistake(fields.at("allow"), "\"go\" goes on to another item: expected turn = { kind = \"items\", minutes = 8 }");
  if (step.allow.choose && sheet.top == 0)
    report.mistake(fields.at("allow"), "\"choose\" puts items in places of honour: expected a sheet of layout \"items\" with top = 3, or \"criteria\"");
}

// Weights and marks are of criteria, costs of their own sheet.
void check_grid(const Step& step, const Sheet& sheet, const Fields& fields, Report& report) {
  const bool criteria = sheet.layout == Layout::criteria, costs = sheet.layout == Layout::costs;
  if (step.allow.weigh && !criteria) report.mistake(fields.at("allow"), "\"weigh\" says how much a criterion counts: expected a sheet of layout \"criteria\"");
  if (step.allow.mark && !criteria) report.mistake(fields.at("allow"), "\"mark\" gives marks by criteria: expected a sheet of layout \"criteria\"");
  if (step.allow.cost && !costs) report.mistake(fields.at("allow"), "\"cost\" says what things cost: expected a sheet of layout \"costs\"");
  if (!criteria && !costs) return;
  const std::string its = criteria ? "\"criteria\"" : "\"costs\"";
  if (step.dots) report.mistake(fields.at("dots"), "no notes lie on a sheet of layout " + its + ": expected a sheet of layout \"table\" or \"grid\" for dots");
  if (step.allow.write) report.mistake(fields.at("allow"), "no notes lie on a sheet of layout " + its + ": expected no \"write\" in allow");
  if (!step.notes_from.empty()) report.mistake(fields.at("notes_from"), "no notes lie on a sheet of layout " + its + ": expected a sheet of layout \"table\"");
}

// Each of the ways to learn has its own deeds.
void check_learning(const Step& step, const Sheet& sheet, const Fields& fields, Report& report) {
  struct Deed {
    bool allowed;
    std::string_view word, does;
    Teaching::Mode mode;
    std::string_view mode_word;
  };
  const Deed deeds[] = {{step.allow.label, "label", "puts labels on examples", Teaching::Mode::supervised, "supervised"},
                        {step.allow.train, "train", "trains and tests a machine", Teaching::Mode::supervised, "supervised"},
                        {step.allow.name, "name", "names groups that a machine found", Teaching::Mode::unsupervised, "unsupervised"},
                        {step.allow.walk, "walk", "goes along the path of a bought solution", Teaching::Mode::ready, "ready"}};
  for (const Deed& deed : deeds)
    if (deed.allowed && !(sheet.teaching && sheet.teaching->mode == deed.mode))
      report.mistake(fields.at("allow"),
                     in_quotes(deed.word) + " " + std::string(deed.does) + ": expected a sheet of layout \"learner\" and mode " + in_quotes(deed.mode_word));
}

// Notes that lie as lines and strips have no room for dots, and none beside them in which others could wait.
void check_lines(const Step& step, const Sheet& sheet, const Fields& fields, Report& report) {
  const std::string its = sheet.layout == Layout::map ? "\"map\"" : "\"planning\"";
  if (step.dots) report.mistake(fields.at("dots"), "notes on a sheet of layout " + its + " take no dots: expected a sheet of layout \"table\" or \"grid\"");
  if (!step.notes_from.empty()) report.mistake(fields.at("notes_from"), "no notes wait on a sheet of layout " + its + ": expected a sheet of layout \"table\"");
}

// What belongs together must be there together: a budget of dots without the right to place one is a slip.
void check_together(const Step& step, const Sheet* sheet, const Fields& fields, const Definition& so_far, Report& report) {
  if (step.allow.dot && !step.dots && !fields.has("dots"))
    report.mistake(fields.at("allow"), "\"dot\" is allowed without a rule: expected dots = { per_seat = 3 }");
  if (step.dots && !step.allow.dot) report.mistake(fields.at("dots"), "\"dots\" is set but nobody may place one: expected \"dot\" in allow");
  if (step.notes_per_seat > 0 && !step.allow.write)
    report.mistake(fields.at("notes_per_seat"), "\"notes_per_seat\" is set but nobody may write: expected \"write\" in allow");
  if (step.private_first && !step.allow.write)
    report.mistake(fields.at("private_first"), "\"private_first\" is set but nobody may write: expected \"write\" in allow");
  if (!step.sheet.empty() && step.sheet == step.notes_from)
    report.mistake(fields.at("notes_from"), "\"notes_from\" is the step's own sheet: its notes are already there");
  if (step.only_dotted && step.notes_from.empty())
    report.mistake(fields.at("notes_with"), "\"notes_with\" says which notes come along, and none do: expected \"notes_from\" beside it");
  if (!sheet) return;
  if (step.allow.link && sheet->layout != Layout::links)
    report.mistake(fields.at("allow"), "\"link\" draws lines between items and notes: expected a sheet of layout \"links\"");
  const bool of_rows = has_cells(*sheet) || sheet->layout == Layout::criteria || sheet->layout == Layout::costs;
  if (step.allow.row && !of_rows)
    report.mistake(fields.at("allow"),
                   "\"row\" adds rows, cards, months and criteria: expected a sheet of layout \"table\", \"map\", \"planning\", \"criteria\" or \"costs\"");
  if (has_cells(*sheet) && sheet->layout != Layout::table) check_lines(step, *sheet, fields, report);
  if (step.split) check_split(step, *sheet, fields, so_far, report);
  check_learning(step, *sheet, fields, report);
  check_list(step, *sheet, fields, report);
  check_grid(step, *sheet, fields, report);
  if (!step.rotation) return;
  if (sheet->layout != Layout::boards) report.mistake(fields.at("turn"), "a rotation goes from board to board: expected a sheet of layout \"boards\"");
  else if (so_far.groups == 0)
    report.mistake(fields.at("turn"),
                   "a rotation needs groups: expected people = { groups = " + std::to_string(sheet->boards.size()) + " } at the head of the file");
  else if (static_cast<std::size_t>(so_far.groups) > sheet->boards.size())
    report.mistake(fields.at("turn"), std::to_string(so_far.groups) + " groups have " + std::to_string(sheet->boards.size()) +
                                          " boards to go to: expected at most one group a board");
  const double all = step.rotation->rounds * (step.rotation->minutes + step.rotation->change_s / 60);
  if (step.minutes < all - 0.01 && report.fine()) report.remark(fields.at("turn"), "the rounds and the changes between them last longer than the step");
}

}  // namespace

Step read_step(Fields& fields, Report& report, const Definition& so_far) {
  Step step;
  step.id = fields.identifier("id", Need::required);
  step.title = fields.localized("title", Need::required);
  step.short_title = fields.localized("short_title", Need::optional);
  if (step.short_title.empty()) step.short_title = step.title;
  step.question = fields.localized("question", Need::optional);
  step.minutes = fields.number("minutes", 1, longest_minutes, std::nullopt);
  step.other_minutes = fields.numbers("other_minutes", 1, longest_minutes);
  std::vector<std::string_view> ids;
  for (const auto& sheet : so_far.sheets)
    if (!sheet.id.empty()) ids.push_back(sheet.id);
  step.sheet = fields.word("sheet", "a sheet of this file", ids, Need::required);
  const Sheet* sheet = so_far.sheet(step.sheet);
  step.notes_from = fields.word("notes_from", "a sheet of this file", ids, Need::optional);
  step.only_dotted = !fields.word("notes_with", "what those notes must have", kWhichNotes, Need::optional).empty();
  read_allow(fields, step.allow);
  step.notes_per_seat = fields.whole("notes_per_seat", 0, 50, 0);
  step.private_first = fields.flag("private_first", false);
  fields.table("dots", "dots", [&](Fields& rule) { step.dots = read_dots(rule, report, sheet); });
  fields.table("turn", "a turn", [&](Fields& turn) { read_turn(turn, step); });
  step.papers = fields.words("papers", "a paper", kPapers);
  step.say = fields.localized("say", Need::optional);
  step.prompts = fields.localized_list("prompts", 20);
  check_together(step, sheet, fields, so_far, report);
  return step;
}

}  // namespace workshop
