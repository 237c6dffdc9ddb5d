// Reads data/samples/*/sample.toml with the same strictness as a workshop.
#include "workshop/sample.h"

#include <algorithm>

#include "board/records.h"
#include "workshop/fields.h"

namespace workshop {
namespace {

constexpr std::string_view kCells[] = {"low/low", "low/high", "high/low", "high/high"};

Sample::Person read_person(Fields& fields, const std::vector<std::string_view>& themes) {
  Sample::Person person;
  person.name = fields.text("name", Need::required);
  fields.tables("ideas", "an idea", Need::required, [&](Fields& one) {
    Sample::Idea idea;
    idea.text = one.text("text", Need::required);
    idea.ai = one.flag("ai", false);
    const std::string theme = one.word("theme", "a theme of this file", themes, Need::optional);
    for (std::size_t i = 0; i < themes.size(); ++i)
      if (themes[i] == theme) idea.theme = static_cast<int>(i);
    idea.stage = one.whole("stage", 1, 12, 1) - 1;  // people count from one
    idea.board = one.identifier("board", Need::optional);
    idea.cell = one.word("cell", "a cell of a matrix", kCells, Need::optional);
    person.ideas.push_back(std::move(idea));
  });
  return person;
}

Sample read(const toml::table& root, Report& report) {
  Sample sample;
  Fields fields(report, root, "a sample");
  sample.challenge = fields.text("challenge", Need::required);
  fields.tables("pictures", "a picture", Need::optional, [&](Fields& one) {
    sample.pictures.push_back({one.text("file", Need::required), one.text("caption", Need::optional)});
  });
  sample.sentences = fields.texts("sentences", Need::required);
  std::vector<std::string> ids;
  fields.tables("themes", "a theme", Need::optional, [&](Fields& one) {
    ids.push_back(one.identifier("id", Need::required));
    sample.themes.push_back({one.text("title", Need::required), one.flag("ai", false)});
  });
  const std::vector<std::string_view> themes(ids.begin(), ids.end());
  fields.tables("person", "a person", Need::required, [&](Fields& one) { sample.people.push_back(read_person(one, themes)); });
  if (fields.has("group_names")) sample.group_names = fields.texts("group_names", Need::optional);
  else fields.know("group_names");
  fields.tables("lines", "a line", Need::optional, [&](Fields& one) {
    sample.lines.push_back({one.text("item", Need::required), one.texts("to", Need::required)});
  });
  fields.tables("said", "something said", Need::optional, [&](Fields& one) {
    sample.said.push_back({one.text("item", Need::required), one.identifier("about", Need::required), one.text("text", Need::required)});
  });
  fields.tables("costs", "a cost", Need::optional, [&](Fields& one) {
    constexpr int most = 999'999'999;
    sample.costs.push_back({one.text("item", Need::required), one.identifier("line", Need::required), one.whole("value", 0, most, std::nullopt)});
  });
  fields.tables("marks", "a mark", Need::optional, [&](Fields& one) {
    sample.marks.push_back({one.text("item", Need::required), one.whole("usual", 0, 10, std::nullopt)});
  });
  for (auto [key, list] : {std::pair{"chosen", &sample.chosen}, {"added", &sample.added}}) {
    if (fields.has(key)) *list = fields.texts(key, Need::optional);
    else fields.know(key);
  }
  fields.tables("table", "a table", Need::optional, [&](Fields& one) {
    Sample::Table table{one.identifier("sheet", Need::required), {}};
    one.tables("entries", "an entry", Need::required, [&](Fields& entry) {
      const int row = entry.whole("row", 1, 40, std::nullopt) - 1;  // people count from one
      table.entries.push_back({row, entry.identifier("column", Need::required), entry.text("text", Need::required)});
    });
    sample.tables.push_back(std::move(table));
  });
  fields.tables("cards", "cards", Need::optional, [&](Fields& one) {
    Sample::Rows rows{one.identifier("sheet", Need::required), {}, one.text("new_card", Need::optional)};
    one.tables("entries", "an entry", Need::required, [&](Fields& entry) {
      rows.entries.push_back({entry.identifier("card", Need::required), 0, entry.text("text", Need::required)});
    });
    sample.rows.push_back(std::move(rows));
  });
  fields.tables("planning", "a planning", Need::optional, [&](Fields& one) {
    Sample::Rows rows{one.identifier("sheet", Need::required), {}, {}};
    one.tables("entries", "an entry", Need::required, [&](Fields& entry) {
      const int month = entry.whole("month", 1, static_cast<int>(board::kMostMonths), std::nullopt) - 1;  // people count from one
      rows.entries.push_back({entry.identifier("level", Need::required), month, entry.text("text", Need::required)});
    });
    sample.rows.push_back(std::move(rows));
  });
  return sample;
}

}  // namespace

const Sample::Rows* Sample::rows_of(std::string_view sheet) const {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Rows& each) { return each.sheet == sheet; });
  return it == rows.end() ? nullptr : &*it;
}

const Sample::Table* Sample::table(std::string_view sheet) const {
  const auto it = std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.sheet == sheet; });
  return it == tables.end() ? nullptr : &*it;
}

std::filesystem::path sample_file(const std::filesystem::path& folder, base::Language language) {
  std::error_code error;
  const std::filesystem::path own = folder / (language == base::Language::english ? "sample.en.toml" : "sample.toml");
  return std::filesystem::is_regular_file(own, error) ? own : folder / "sample.toml";
}

base::Result<Sample> load_sample(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return base::Error{base::Fault::not_found, file.string() + " is not there"};
  Report report(file);
  Sample sample;
  if (const toml::parse_result parsed = toml::parse_file(file.string()); parsed) sample = read(parsed.table(), report);
  else report.mistake(parsed.error().source(), "this is not TOML: " + std::string(parsed.error().description()));
  sample.folder = file.parent_path();
  if (report.fine()) return sample;
  Checked checked;
  std::move(report).hand_over(checked);
  std::string message;
  for (const auto& mistake : checked.mistakes) {
    if (!message.empty()) message += "\n";
    message += mistake.file.string() + ":" + std::to_string(mistake.line) + ":" + std::to_string(mistake.column) + ": " + mistake.message;
  }
  return base::Error{base::Fault::invalid, std::move(message)};
}

}  // namespace workshop
