#include "app/commands.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <istream>
#include <nlohmann/json.hpp>

#include "app/facilitator_code.h"
#include "app/photo.h"
#include "app/table_settings.h"
#include "base/random.h"
#include "exchange/board_json.h"
#include "workshop/sample.h"

namespace app {
namespace {

using board::Property;
using board::RecordKind;

// Notes of one side in rows, as close as their number asks, a little turned as hands lay them.
board::Placement spread(const base::Box& box, std::size_t i, std::size_t n, double width, base::Random& random) {
  const double area = box.width() * box.height();
  const double pitch = std::min(width * 1.06, std::sqrt(area / std::max<double>(1, static_cast<double>(n))));
  const auto columns = std::max<std::size_t>(1, static_cast<std::size_t>((box.width() - width) / pitch) + 1);
  const auto rows = (n + columns - 1) / columns;
  const double step_y = rows > 1 ? std::min(pitch, (box.height() - width) / static_cast<double>(rows - 1)) : 0;
  const base::Vec at{box.min.x + width / 2 + static_cast<double>(i % columns) * pitch, box.min.y + width / 2 + static_cast<double>(i / columns) * step_y};
  return {at, random.between(-3, 3), width, static_cast<std::int64_t>(i) + 1};
}

}  // namespace

int tell_error(const KioskOptions& options, const base::Error& error) {
  auto texts = base::Texts::load(options.assets / "texts.toml");
  if (texts) texts->speak(options.language);
  const std::string line = error.message + "_line";
  if (texts && texts->has(error.message)) fmt::print(stderr, "tablee: {}. {}\n", (*texts)(error.message), texts->has(line) ? (*texts)(line) : "");
  else fmt::print(stderr, "tablee: {}\n", error.message);
  return error.fault == base::Fault::in_use ? 3 : 2;
}

int list(const KioskOptions& options, bool json) {
  auto journal = journal::Journal::open(options.data, options.schema);
  if (!journal) return tell_error(options, journal.error());
  auto all = (*journal)->list();
  if (!all) return tell_error(options, all.error());
  if (json) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const auto& s : *all) {
      out.push_back({{"id", base::to_string(s.workshop)},
                     {"definition", s.definition},
                     {"title", s.title},
                     {"challenge", s.challenge},
                     {"created_ms", s.created_ms},
                     {"changed_ms", s.changed_ms},
                     {"notes", s.notes},
                     {"changes", s.seq},
                     {"closed", s.closed}});
    }
    fmt::print("{}\n", nlohmann::ordered_json{{"workshops", std::move(out)}}.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return 0;
  }
  auto texts = base::Texts::load(options.assets / "texts.toml");
  if (!texts) return tell_error(options, texts.error());
  texts->speak(options.language);
  for (const auto& s : *all)
    fmt::print("{:<10} {:<28} {:>5}  {}\n", base::to_string(s.workshop), date_text(*texts, s.changed_ms), s.notes,
               s.title + (s.challenge.empty() ? "" : " · " + s.challenge));
  return 0;
}

int dump(const KioskOptions& options, const std::string& id) {
  auto journal = journal::Journal::open(options.data, options.schema);
  if (!journal) return tell_error(options, journal.error());
  base::Id workshop;
  if (id.empty()) {
    auto all = (*journal)->list();
    if (!all) return tell_error(options, all.error());
    if (all->empty()) {
      auto texts = base::Texts::load(options.assets / "texts.toml");
      if (texts) texts->speak(options.language);
      return tell_error(options, {base::Fault::not_found, texts ? (*texts)("cli.no_workshop", {options.data.string()}) : options.data.string()});
    }
    workshop = std::max_element(all->begin(), all->end(), [](const auto& a, const auto& b) { return a.changed_ms < b.changed_ms; })->workshop;
  } else {
    const auto parsed = base::parse_id(id);
    if (!parsed || !*parsed) return tell_error(options, {base::Fault::invalid, id});
    workshop = *parsed;
  }
  auto opened = (*journal)->load(workshop);
  if (!opened) return tell_error(options, opened.error());
  const auto shelf = workshop::load_folders(options.definitions, options.own_definitions);
  const auto* definition = shelf.find(opened->board.workshop().definition);
  fmt::print("{}\n", exchange::dump(definition, opened->board).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  return 0;
}

namespace {

// A kiosk that runs would write over what is kept here: its folder's lock is asked for first.
int keep_code(const KioskOptions& options, std::string kept) {
  auto journal = journal::Journal::open(options.data, options.schema);
  if (!journal) return tell_error(options, journal.error());
  TableSettings settings = load_settings(options.data);
  settings.code = std::move(kept);
  if (const auto saved = save_settings(options.data, settings); !saved) return tell_error(options, saved.error());
  return 0;
}

}  // namespace

int set_code(const KioskOptions& options, std::istream& in) {
  std::string figures;
  for (char c = 0; in.get(c) && c != '\n' && figures.size() <= kMostFigures;) figures += c;
  if (!is_code(figures)) return tell_error(options, {base::Fault::invalid, "code.advice"});
  std::string kept = kept_code(figures);
  if (kept.empty()) return tell_error(options, {base::Fault::failed, "libcrypt: yescrypt"});
  return keep_code(options, std::move(kept));
}

int clear_code(const KioskOptions& options) { return keep_code(options, {}); }

int check(const std::vector<std::filesystem::path>& files, base::Language language) {
  (void)language;
  bool good = true;
  for (const auto& file : files) {
    const auto checked = workshop::check(file);
    for (const auto& mistake : checked.mistakes) fmt::print("{}:{}:{}: {}\n", mistake.file.string(), mistake.line, mistake.column, mistake.message);
    for (const auto& remark : checked.remarks) fmt::print("{}:{}:{}: {}\n", remark.file.string(), remark.line, remark.column, remark.message);
    good &= checked.mistakes.empty();
    if (checked.mistakes.empty()) fmt::print("{}: OK\n", file.string());
  }
  return good ? 0 : 1;
}

base::Result<base::Id> make_sample(const KioskOptions& options, int notes, int elsewhere, const std::string& wanted) {
  const base::SystemClock clock;
  auto tokens = scene::Tokens::load(options.assets / "tokens.toml");
  if (!tokens) return tokens.error();
  const auto shelf = workshop::load_folders(options.definitions, options.own_definitions);
  const auto definition = std::find_if(shelf.definitions.begin(), shelf.definitions.end(), [&](const workshop::Definition& d) {
    if (!wanted.empty()) return d.id == wanted;
    return std::any_of(d.sheets.begin(), d.sheets.end(), [](const workshop::Sheet& s) { return s.layout == workshop::Layout::sides; });
  });
  if (definition == shelf.definitions.end()) return base::Error{base::Fault::not_found, "cli.no_definition"};
  auto content = workshop::load_sample(options.samples / definition->id / "sample.toml");
  if (!content) return content.error();
  auto journal = journal::Journal::open(options.data, options.schema);
  if (!journal) return journal.error();
  auto table = (*journal)->next_table();
  if (!table) return table.error();

  workshop::Beginning beginning;
  beginning.title = definition->card_title.in(options.language);
  beginning.challenge = content->challenge;
  beginning.glass_mm = options.glass.size_mm();
  beginning.wall = options.mode == scene::Mode::wall;
  beginning.language = options.language;
  beginning.private_first = false;  // its notes lie open already, and so do those that are written beside them
  std::vector<std::string> names;
  for (const auto& person : content->people) names.push_back(person.name);
  const std::size_t seats = options.seats > 0 ? static_cast<std::size_t>(options.seats) : names.size();
  while (names.size() < seats) names.push_back("P" + std::to_string(names.size() + 1));
  names.resize(seats);
  beginning.seats = workshop::spread_seats(names, beginning.wall);

  store::Store store({}, *table, clock);
  const auto births = workshop::begin(*definition, beginning, clock.wall_ms(), [&] { return store.new_id(); });
  base::Id workshop;
  std::vector<journal::Entry> entries;
  store.subscribe_past([&](std::span<const store::Store::Past> past) {
    for (const auto& p : past) entries.push_back({p.change, p.inverse});
  });
  store::Draft born{board::Actor{}};
  for (const auto& birth : births) {
    if (birth.kind == RecordKind::workshop) workshop = birth.record;
    born.create(birth.kind, birth.record, birth.fields);
  }
  if (auto done = store.commit(std::move(born)); !done) return done.error();
  // The first step with sides, where there is one, so that notes lie where a group would have put them; the clock stands.
  store::Draft step{board::Actor{}};
  for (const board::Step& s : store.board().steps) {
    const auto* d = definition->step(s.key);
    const auto* sheet = d ? definition->sheet(d->sheet) : nullptr;
    if (!sheet || sheet->layout != workshop::Layout::sides) continue;
    step.set(RecordKind::workshop, workshop, {{Property::current_step, s.id}});
    break;
  }
  for (const board::Step& s : store.board().steps)
    if (workshop::running(s)) step.set(RecordKind::step, s.id, {{Property::running_since, std::int64_t{0}}});
  if (auto done = store.commit(std::move(step)); !done) return done.error();

  const scene::Glass glass{options.glass.size_mm(), options.diagonal_inches, options.mode, 1};
  const scene::Plan plan = scene::make_plan(store.board(), *definition, glass, *tokens);
  board::Rules rules = workshop::rules_now(*definition, store.board(), glass.size_mm);
  rules.max_notes = std::max(rules.max_notes, static_cast<std::size_t>(notes) + 1'000);  // a bench asks for more than people may write
  store.set_rules(rules);
  base::Random random(7);
  std::vector<base::Id> people;
  for (const board::Seat& seat : store.board().seats) people.push_back(seat.id);
  base::Id other_sheet;
  for (const board::Sheet& sheet : store.board().sheets)
    if (sheet.id != plan.sheet_id) other_sheet = sheet.id;
  const auto paper = [&](const std::string& name) {
    return std::find(tokens->paper_names.begin(), tokens->paper_names.end(), name) - tokens->paper_names.begin();
  };
  const auto half = static_cast<std::size_t>((notes + 1) / 2);
  // By the hundred: a draft is one deed, and one of ten thousand would be one undo.
  for (int made = 0; made < notes + elsewhere;) {
    store::Draft draft{board::Actor{}};
    for (int k = 0; k < 100 && made < notes + elsewhere; ++k, ++made) {
      const bool here = made < notes;
      const auto i = static_cast<std::size_t>(made);
      const bool with = made % 2 == 1;
      base::Box box = plan.sheet;
      for (const scene::Zone& zone : plan.zones)
        if (zone.kind == scene::Zone::Kind::side && zone.ai == (with ? board::Ai::with : board::Ai::without)) box = zone.box;
      const board::Placement place = spread(box.grown(-14), (i / 2) % half, half, plan.note_width, random);
      draft.create(RecordKind::note, store.new_id(),
                   {{Property::seat, people[i % people.size()]},
                    {Property::text, content->sentences[random.below(content->sentences.size())]},
                    {Property::paper, static_cast<std::int64_t>(paper(with ? definition->paper_with : definition->paper_without))},
                    {Property::ai, static_cast<std::int64_t>(with ? board::Ai::with : board::Ai::without)},
                    {Property::place, place, here ? plan.sheet_id : other_sheet}});
    }
    if (auto done = store.commit(std::move(draft)); !done) return done.error();
  }
  (*journal)->append(workshop, std::move(entries));
  (*journal)->snapshot(workshop, store.board());
  const auto health = (*journal)->flush();
  if (health.state != journal::Health::State::saving) return base::Error{health.fault, health.message};
  return workshop;
}

int sample(const KioskOptions& options, int notes, const std::string& wanted) {
  const auto made = make_sample(options, notes, 0, wanted);
  if (!made) return tell_error(options, made.error());
  fmt::print("{}\n", base::to_string(*made));
  return 0;
}

}  // namespace app
