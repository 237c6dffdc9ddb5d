// A sheet of a workshop's file. Each layout has keys of its own: one that is there without its layout is a slip, and so is the reverse.
#include <algorithm>
#include <array>

#include "board/records.h"
#include "workshop/reading.h"

namespace workshop {
namespace {

constexpr std::string_view kLayouts[] = {"slides",  "sides", "columns", "grid",     "free",  "boards", "matrix",   "links",
                                         "learner", "table", "map",     "planning", "items", "scores", "criteria", "costs"};  // in the order of Layout
constexpr std::string_view kBorders[] = {"dotted", "dotted-blue"};                                                            // in the order of Border
constexpr std::size_t kMostBoards = 4, kMostAreas = 4, kFewestColumns = 2, kMostColumns = 7;
constexpr int kMostRows = 12, kMostPlaces = 5;
constexpr std::size_t kMostFamilies = 2, kMostCards = 5, kMostLines = 4, kFewestLevels = 2, kMostLevels = 6, kMostMoments = 6;

struct OwnKey {
  std::string_view key;
  Layout layout;
};
constexpr OwnKey kOwnKeys[] = {{"left", Layout::sides},       {"right", Layout::sides},      {"stages", Layout::columns},     {"boards", Layout::boards},
                               {"x", Layout::matrix},         {"y", Layout::matrix},         {"areas", Layout::matrix},       {"top", Layout::items},
                               {"mode", Layout::learner},     {"looks_at", Layout::learner}, {"neighbours", Layout::learner}, {"examples", Layout::learner},
                               {"tests", Layout::learner},    {"provided", Layout::learner}, {"passes", Layout::learner},     {"aisles", Layout::learner},
                               {"visitors", Layout::learner}, {"groups", Layout::learner},   {"seed", Layout::learner},       {"columns", Layout::table},
                               {"rows", Layout::table},       {"arrivals", Layout::table},   {"families", Layout::map},       {"subject", Layout::map},
                               {"add_line", Layout::map},     {"add_card", Layout::map},     {"levels", Layout::planning},    {"months", Layout::planning},
                               {"moments", Layout::planning}, {"scale", Layout::criteria},   {"costs", Layout::criteria},     {"years", Layout::costs}};

// Two or more layouts have some keys in common.
bool is_shared(std::string_view key, Layout layout) {
  if (key == "boards") return layout == Layout::scores;
  if (key == "arrivals") return layout == Layout::map;
  return key == "families" && (layout == Layout::criteria || layout == Layout::costs);
}

template <typename Part>
void check_fresh(const std::vector<Part>& before, const Fields& fields, std::string_view id, std::string_view what, Report& report) {
  const auto same = [&](const Part& other) { return other.id == id; };
  if (!id.empty() && std::any_of(before.begin(), before.end(), same))
    report.mistake(fields.at("id"), in_quotes(id) + " is the id of another " + std::string(what) + ": expected a name of its own");
}

void read_boards(Fields& fields, Report& report, Sheet& sheet) {
  fields.tables("boards", "a board", Need::required, [&](Fields& one) {
    Sheet::Board board;
    board.id = one.identifier("id", Need::required);
    board.paper = one.word("paper", "a paper", kPapers, Need::required);
    board.question = one.localized("question", Need::required);
    board.name = one.localized("name", Need::optional);
    check_fresh(sheet.boards, one, board.id, "board", report);
    const auto same_paper = [&](const Sheet::Board& other) { return !board.paper.empty() && other.paper == board.paper; };
    if (std::any_of(sheet.boards.begin(), sheet.boards.end(), same_paper))
      report.mistake(one.at("paper"), in_quotes(board.paper) + " is the paper of another board: expected one of its own, by which its notes are known");
    sheet.boards.push_back(std::move(board));
  });
  if (sheet.boards.size() == 1) report.mistake(fields.at("boards"), "\"boards\" has one board: expected 2 to 4, side by side");
  if (sheet.boards.size() > kMostBoards)
    report.mistake(fields.at("boards"), "\"boards\" has " + std::to_string(sheet.boards.size()) + " boards: expected 2 to 4, side by side");
}

Sheet::Axis read_axis(Fields& fields, std::string_view key, Report& report) {
  Sheet::Axis axis;
  if (!fields.has(key))
    report.mistake(fields.table(), "layout \"matrix\" needs " + in_quotes(key) + ": expected { low = { fr = \"…\" }, high = { fr = \"…\" } }");
  fields.table(key, "an axis", [&](Fields& one) {
    axis.low = one.localized("low", Need::required);
    axis.high = one.localized("high", Need::required);
  });
  return axis;
}

void read_area(Fields& fields, Report& report, Sheet& sheet) {
  Sheet::Area area;
  area.id = fields.identifier("id", Need::required);
  area.label = fields.localized("label", Need::required);
  const std::string border = fields.word("border", "a border", kBorders, Need::optional);
  if (border == kBorders[1]) area.border = Sheet::Area::Border::dotted_blue;
  const auto box = fields.numbers("box", 0, 100, Need::required);
  if (box.size() == 4) area.box = {{box[0], box[1]}, {box[2], box[3]}};
  const bool real = box.size() == 4 && area.box.width() > 0 && area.box.height() > 0;
  if (fields.has("box") && !real && report.fine())
    report.mistake(fields.at("box"), "\"box\" is no box: expected [ x from, y from, x to, y to ] in hundredths of the axes, such as [ 0, 50, 100, 100 ]");
  check_fresh(sheet.areas, fields, area.id, "area", report);
  sheet.areas.push_back(std::move(area));
}

void read_columns(Fields& fields, Report& report, Sheet& sheet) {
  fields.tables("columns", "a column", Need::required, [&](Fields& one) {
    Sheet::Column column{one.identifier("id", Need::required), one.localized("title", Need::required)};
    check_fresh(sheet.columns, one, column.id, "column", report);
    sheet.columns.push_back(std::move(column));
  });
  const std::size_t count = sheet.columns.size();
  if (fields.has("columns") && (count < kFewestColumns || count > kMostColumns))
    report.mistake(fields.at("columns"), "\"columns\" has " + std::to_string(count) + (count == 1 ? " column" : " columns") + ": expected 2 to 7");
  sheet.rows = fields.whole("rows", 1, kMostRows, sheet.rows);
  std::vector<std::string_view> ids;
  for (const Sheet::Column& column : sheet.columns) ids.push_back(column.id);
  sheet.arrivals = fields.word("arrivals", "a column of this table", ids, Need::optional);
}

void check_count(const Fields& fields, std::string_view key, std::size_t count, std::size_t low, std::size_t high, Report& report) {
  if (!fields.has(key) || (count >= low && count <= high)) return;
  report.mistake(fields.at(key), in_quotes(key) + " has " + std::to_string(count) + ": expected " + std::to_string(low) + " to " + std::to_string(high));
}

void read_family(Fields& fields, Report& report, Sheet& sheet) {
  Sheet::Family family;
  family.id = fields.identifier("id", Need::required);
  family.title = fields.localized("title", Need::required);
  check_fresh(sheet.families, fields, family.id, "family", report);
  fields.tables("cards", "a card", Need::required, [&](Fields& one) {
    Sheet::Card card;
    card.id = one.identifier("id", Need::required);
    card.paper = one.word("paper", "a paper", kPapers, Need::required);
    card.title = one.localized("title", Need::required);
    card.lines = one.localized_list("lines", kMostLines);
    check_fresh(family.cards, one, card.id, "card", report);
    for (const Sheet::Family& before : sheet.families) check_fresh(before.cards, one, card.id, "card", report);
    family.cards.push_back(std::move(card));
  });
  check_count(fields, "cards", family.cards.size(), 1, kMostCards, report);
  sheet.families.push_back(std::move(family));
}

void read_map(Fields& fields, Report& report, Sheet& sheet) {
  sheet.subject = fields.localized("subject", Need::required);
  sheet.add_line = fields.localized("add_line", Need::required);
  sheet.add_card = fields.localized("add_card", Need::required);
  fields.tables("families", "a family", Need::required, [&](Fields& one) { read_family(one, report, sheet); });
  check_count(fields, "families", sheet.families.size(), 1, kMostFamilies, report);
  std::vector<std::string_view> cards;
  for (const Sheet::Family& family : sheet.families)
    for (const Sheet::Card& card : family.cards) cards.push_back(card.id);
  sheet.arrivals = fields.word("arrivals", "a card of this map", cards, fields.has("items") ? Need::required : Need::optional);
}

void read_planning(Fields& fields, Report& report, Sheet& sheet) {
  fields.tables("levels", "a level", Need::required, [&](Fields& one) {
    Sheet::Level level{one.identifier("id", Need::required), one.localized("title", Need::required), one.localized("detail", Need::optional)};
    check_fresh(sheet.levels, one, level.id, "level", report);
    if (level.id == "moments") report.mistake(one.at("id"), "\"moments\" is the row of the key moments: expected another name");
    sheet.levels.push_back(std::move(level));
  });
  check_count(fields, "levels", sheet.levels.size(), kFewestLevels, kMostLevels, report);
  sheet.months = fields.whole("months", 3, static_cast<int>(board::kMostMonths), sheet.months);
  fields.tables("moments", "a key moment", Need::optional, [&](Fields& one) {
    Sheet::Moment moment{one.localized("title", Need::required), one.whole("month", 1, static_cast<int>(board::kMostMonths), std::nullopt)};
    if (moment.month > sheet.months)
      report.mistake(one.at("month"), "there are " + std::to_string(sheet.months) + " months: expected one of 1 to " + std::to_string(sheet.months));
    sheet.moments.push_back(std::move(moment));
  });
  check_count(fields, "moments", sheet.moments.size(), 0, kMostMoments, report);
}

}  // namespace

Sheet read_sheet(Fields& fields, Report& report, const Definition& so_far) {
  Sheet sheet;
  sheet.id = fields.identifier("id", Need::required);
  const std::string layout = fields.word("layout", "a layout", kLayouts, Need::required);
  const auto* found = std::find(std::begin(kLayouts), std::end(kLayouts), layout);
  if (found != std::end(kLayouts)) sheet.layout = static_cast<Layout>(found - std::begin(kLayouts));
  const auto is = [&](Layout one) { return !layout.empty() && sheet.layout == one; };
  const bool sides = is(Layout::sides);
  sheet.left = fields.localized("left", sides ? Need::required : Need::optional);
  sheet.right = fields.localized("right", sides ? Need::required : Need::optional);
  sheet.stages = fields.localized_list("stages", 12);
  if (is(Layout::boards) || is(Layout::scores)) read_boards(fields, report, sheet);
  if (is(Layout::matrix)) {
    sheet.x = read_axis(fields, "x", report);
    sheet.y = read_axis(fields, "y", report);
    fields.tables("areas", "an area", Need::optional, [&](Fields& one) { read_area(one, report, sheet); });
    if (sheet.areas.size() > kMostAreas)
      report.mistake(fields.at("areas"), "\"areas\" has " + std::to_string(sheet.areas.size()) + " areas: expected at most 4");
  }
  if (is(Layout::table)) read_columns(fields, report, sheet);
  if (is(Layout::map)) read_map(fields, report, sheet);
  if (is(Layout::planning)) read_planning(fields, report, sheet);
  if (is(Layout::criteria)) read_criteria(fields, report, sheet, so_far);
  if (is(Layout::costs)) read_costs(fields, report, sheet);
  if (is(Layout::learner)) sheet.teaching = read_teaching(fields, report, so_far);
  const bool lists = is(Layout::links) || is(Layout::items) || is(Layout::scores) || is(Layout::criteria) || is(Layout::costs);
  std::vector<std::string_view> inputs;
  for (const auto& items : so_far.items) inputs.push_back(items.id);
  sheet.items = fields.word("items", "an input of kind \"items\" of this file", inputs, lists ? Need::required : Need::optional);
  if (is(Layout::items)) sheet.top = fields.whole("top", 1, kMostPlaces, 0);
  if (!layout.empty() && !lists && !is(Layout::map) && fields.has("items"))
    report.mistake(fields.at("items"),
                   "\"items\" is for layouts \"links\", \"items\", \"scores\", \"criteria\", \"costs\" and \"map\": this sheet is " + in_quotes(layout));
  for (const OwnKey& own : kOwnKeys) {
    if (is(own.layout) || (!layout.empty() && is_shared(own.key, sheet.layout))) continue;
    fields.know(own.key);
    if (layout.empty() || !fields.has(own.key)) continue;
    const std::string_view its = kLayouts[static_cast<std::size_t>(own.layout)];
    report.mistake(fields.at(own.key), in_quotes(own.key) + " is for layout " + in_quotes(its) + ": this sheet is " + in_quotes(layout));
  }
  return sheet;
}

}  // namespace workshop
