// Reads boards/*.toml: what a workshop, an input, a sheet and a step may say, and what must be said together.
#include "workshop/definition.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "workshop/reading.h"

namespace workshop {
namespace {

constexpr std::size_t kLargestFile = 1'000'000;
constexpr int kMostPeople = 12;  // as many as there are signs in assets/tokens.toml

constexpr std::string_view kGifts[] = {"items", "subject", "gaps"};
constexpr std::string_view kGiftsOf[] = {"ideas", "top", "notes"};  // in the order of Gift::Of
constexpr std::string_view kInputs[] = {"text", "pictures", "items"};

// What the set-up screen asks for. Of the challenge and the folder of pictures there is one each at most; of lists of items, any.
void read_input(Fields& fields, Report& report, Definition& definition) {
  const std::string id = fields.identifier("id", Need::required);
  const std::string kind = fields.word("kind", "an input", kInputs, Need::required);
  const Localized label = fields.localized("label", Need::optional);
  const Localized sample = fields.localized("sample", Need::optional);
  const Localized asked = fields.localized("asked", Need::optional), advice = fields.localized("advice", Need::optional);
  std::vector<Localized> samples = fields.localized_list("samples", 12);
  const auto only_for = [&](const char* key, std::string_view its_kind) {
    if (!kind.empty() && kind != its_kind && fields.has(key))
      report.mistake(fields.at(key), in_quotes(key) + " is for kind " + in_quotes(its_kind) + ": this input is " + in_quotes(kind));
  };
  for (const char* key : {"asked", "advice"}) only_for(key, "text");
  only_for("samples", "items");
  const std::string from = fields.word("from", "what an earlier workshop gives", kGifts, Need::optional);
  if (kind == "pictures" && fields.has("from")) report.mistake(fields.at("from"), "\"from\" is for kinds \"text\" and \"items\": this input is \"pictures\"");
  const bool again = (kind == "text" && !definition.challenge_label.empty()) || (kind == "pictures" && definition.needs_pictures);
  if (again) report.mistake(fields.at("kind"), "a second input of kind " + in_quotes(kind) + ": expected one of each kind at most");
  if (kind == "pictures") definition.needs_pictures = true;
  if (kind == "items") {
    if (definition.items_of(id)) report.mistake(fields.at("id"), in_quotes(id) + " is the id of another input: expected a name of its own");
    if (label.empty()) report.mistake(fields.at("kind"), "an input of kind \"items\" needs \"label\": expected what they are called together");
    definition.items.push_back({id, label, std::move(samples), from});
  }
  if (kind != "text") return;
  if (label.empty()) report.mistake(fields.at("kind"), "an input of kind \"text\" needs \"label\": expected what the set-up screen asks");
  definition.challenge_label = label;
  definition.challenge_sample = sample;
  definition.challenge_asked = asked;
  definition.challenge_advice = advice;
  definition.challenge_from = from;
}

// What the next workshop may start from: said by what it is, so that neither needs to know the other.
void read_gift(Fields& fields, Report& report, Definition& definition) {
  Definition::Gift gift;
  gift.kind = fields.word("kind", "what a workshop gives", kGifts, Need::required);
  const std::string of = fields.word("of", "where it is found", kGiftsOf, Need::required);
  const auto* found = std::find(std::begin(kGiftsOf), std::end(kGiftsOf), of);
  if (found != std::end(kGiftsOf)) gift.of = static_cast<Definition::Gift::Of>(found - std::begin(kGiftsOf));
  std::vector<std::string_view> sheets;
  for (const Sheet& sheet : definition.sheets) sheets.push_back(sheet.id);
  gift.sheet = fields.word("sheet", "a sheet of this file", sheets, gift.of == Definition::Gift::Of::notes ? Need::required : Need::optional);
  const bool chooses = std::any_of(definition.sheets.begin(), definition.sheets.end(), [](const Sheet& sheet) { return sheet.top > 0; });
  if (gift.of == Definition::Gift::Of::top && found != std::end(kGiftsOf) && !chooses)
    report.mistake(fields.at("of"), "\"top\" is what was chosen of a list: expected a sheet of layout \"items\" with top = 3, or \"criteria\"");
  definition.gives.push_back(std::move(gift));
}

void read_head(Fields& fields, Report& report, Definition& definition) {
  if (fields.whole("format", 1, 1000, std::nullopt) != 1 && fields.has("format"))
    report.mistake(fields.at("format"), "\"format\" is of a later Tablée: expected 1");
  definition.id = fields.identifier("id", Need::required);
  definition.order = fields.whole("order", 0, 1000, definition.order);
  definition.title = fields.localized("title", Need::required);
  definition.card_title = fields.localized("card_title", Need::optional);
  if (definition.card_title.empty()) definition.card_title = definition.title;
  definition.tagline = fields.localized("tagline", Need::optional);
  definition.picture = fields.identifier("picture", Need::optional);
  fields.table("people", "people", [&](Fields& people) {
    definition.min_people = people.whole("min", 1, kMostPeople, definition.min_people);
    definition.max_people = people.whole("max", 1, kMostPeople, std::max(definition.min_people, definition.max_people));
    if (definition.max_people < definition.min_people)
      report.mistake(people.at("max"), "\"max\" is below \"min\": expected at least " + std::to_string(definition.min_people));
    definition.groups = people.whole("groups", 2, kMostPeople, 0);
  });
  definition.announced_minutes = fields.number("announced_minutes", 1, 10 * longest_minutes, 0);
  definition.papers = fields.words("papers", "a paper", kPapers);
  definition.sorts_ai = fields.has("ai_papers");
  fields.table("ai_papers", "ai_papers", [&](Fields& papers) {
    definition.paper_without = papers.word("without", "a paper", kPapers, Need::required);
    definition.paper_with = papers.word("with", "a paper", kPapers, Need::required);
  });
}

template <typename Part>
void check_fresh_id(const std::vector<Part>& before, const Fields& fields, const Part& part, std::string_view what, Report& report) {
  const auto same = [&](const Part& other) { return other.id == part.id; };
  if (!part.id.empty() && std::any_of(before.begin(), before.end(), same))
    report.mistake(fields.at("id"), in_quotes(part.id) + " is the id of another " + std::string(what) + ": expected a name of its own");
}

Definition read(const toml::table& root, Report& report) {
  Definition definition;
  Fields fields(report, root, "a workshop");
  read_head(fields, report, definition);
  fields.tables("input", "an input", Need::optional, [&](Fields& input) { read_input(input, report, definition); });
  fields.tables("kind", "a kind", Need::optional, [&](Fields& table) {
    Definition::Kind kind = read_kind(table, report);
    check_fresh_id(definition.kinds, table, kind, "kind", report);
    definition.kinds.push_back(std::move(kind));
  });
  if (definition.kinds.size() == 1 || definition.kinds.size() > 6)
    report.mistake(fields.at("kind"), "there are " + std::to_string(definition.kinds.size()) + " kinds: expected 2 to 6 that can be told apart");
  fields.tables("sheet", "a sheet", Need::required, [&](Fields& table) {
    Sheet sheet = read_sheet(table, report, definition);
    check_fresh_id(definition.sheets, table, sheet, "sheet", report);
    definition.sorts_ai |= sheet.layout == Layout::sides;
    definition.sheets.push_back(std::move(sheet));
  });
  fields.tables("gives", "a gift", Need::optional, [&](Fields& table) { read_gift(table, report, definition); });
  fields.tables("step", "a step", Need::required, [&](Fields& table) {
    Step step = read_step(table, report, definition);
    check_fresh_id(definition.steps, table, step, "step", report);
    definition.steps.push_back(std::move(step));
  });
  if (definition.announced_minutes == 0) definition.announced_minutes = definition.total_minutes();
  if (definition.announced_minutes != definition.total_minutes() && report.fine())
    report.remark(fields.at("announced_minutes"),
                  "the steps add up to " + std::to_string(static_cast<int>(definition.total_minutes())) + " minutes: the set-up screen says so");
  return definition;
}

}  // namespace

std::int64_t paper_index(std::string_view name) {
  const auto* found = std::find(std::begin(kPapers), std::end(kPapers), name);
  return found == std::end(kPapers) ? 0 : found - std::begin(kPapers);
}

const Sheet::Board* Sheet::board(std::string_view board_id) const {
  const auto found = std::find_if(boards.begin(), boards.end(), [&](const Board& b) { return b.id == board_id; });
  return found == boards.end() ? nullptr : &*found;
}

const Sheet::Area* Sheet::area(std::string_view area_id) const {
  const auto found = std::find_if(areas.begin(), areas.end(), [&](const Area& a) { return a.id == area_id; });
  return found == areas.end() ? nullptr : &*found;
}

const Sheet::Column* Sheet::column(std::string_view column_id) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.id == column_id; });
  return found == columns.end() ? nullptr : &*found;
}

const Sheet::Card* Sheet::card(std::string_view card_id) const {
  for (const Family& family : families)
    for (const Card& card : family.cards)
      if (card.id == card_id) return &card;
  return nullptr;
}

const Sheet::Level* Sheet::level(std::string_view level_id) const {
  const auto found = std::find_if(levels.begin(), levels.end(), [&](const Level& l) { return l.id == level_id; });
  return found == levels.end() ? nullptr : &*found;
}

const Definition::Items* Definition::items_of(std::string_view input_id) const {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Items& i) { return i.id == input_id; });
  return found == items.end() ? nullptr : &*found;
}

const Sheet* Definition::sheet(std::string_view sheet_id) const {
  const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& s) { return s.id == sheet_id; });
  return found == sheets.end() ? nullptr : &*found;
}

const Step* Definition::step(std::string_view step_id) const {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& s) { return s.id == step_id; });
  return found == steps.end() ? nullptr : &*found;
}

double Definition::total_minutes() const {
  double total = 0;
  for (const auto& step : steps) total += step.minutes;
  return total;
}

Checked check_text(std::string_view toml, const std::filesystem::path& name) {
  Checked checked;
  Report report(name);
  if (toml.size() > kLargestFile) {
    report.mistake(toml::source_region{}, "the file is larger than 1 MB: expected a page or two of text");
  } else if (const toml::parse_result parsed = toml::parse(toml); !parsed) {
    report.mistake(parsed.error().source(), "this is not TOML: " + std::string(parsed.error().description()));
  } else {
    Definition definition = read(parsed.table(), report);
    definition.file = name;
    if (report.fine()) checked.definition = std::move(definition);
  }
  std::move(report).hand_over(checked);
  return checked;
}

Checked check(const std::filesystem::path& file) {
  const auto unread = [&](std::string why) {
    Checked checked;
    checked.mistakes.push_back({file, 0, 0, std::move(why)});
    return checked;
  };
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return unread("there is no such file: expected a workshop's .toml file");
  std::ifstream in(file, std::ios::binary);
  std::string text(kLargestFile + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || (!in && !in.eof())) return unread("the file cannot be read: check its rights");
  text.resize(static_cast<std::size_t>(in.gcount()));
  return check_text(text, file);
}

namespace {

void put_on(Shelf& shelf, const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == ".toml") files.push_back(it->path());
  if (error) shelf.mistakes.push_back({folder, 0, 0, "the folder cannot be read: " + error.message()});
  std::sort(files.begin(), files.end());  // a folder has no order of its own
  for (const auto& file : files) {
    Checked checked = check(file);
    shelf.mistakes.insert(shelf.mistakes.end(), checked.mistakes.begin(), checked.mistakes.end());
    if (!checked.definition) continue;
    if (const Definition* other = shelf.find(checked.definition->id))
      shelf.mistakes.push_back({file, 0, 0, in_quotes(other->id) + " is the id of " + other->file.filename().string() + " too: expected a name of its own"});
    else shelf.definitions.push_back(std::move(*checked.definition));
  }
  const auto in_order = [](const Definition& a, const Definition& b) { return a.order < b.order; };
  std::stable_sort(shelf.definitions.begin(), shelf.definitions.end(), in_order);
}

}  // namespace

Shelf load_folder(const std::filesystem::path& folder) {
  Shelf shelf;
  put_on(shelf, folder);
  return shelf;
}

Shelf load_folders(const std::filesystem::path& shipped, const std::filesystem::path& own) {
  Shelf shelf = load_folder(shipped);
  std::error_code error;
  if (!own.empty() && std::filesystem::exists(own, error)) put_on(shelf, own);
  return shelf;
}

const Definition* Shelf::find(std::string_view id) const {
  const auto found = std::find_if(definitions.begin(), definitions.end(), [&](const Definition& d) { return d.id == id; });
  return found == definitions.end() ? nullptr : &*found;
}

}  // namespace workshop
