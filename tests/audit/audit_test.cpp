// Every screen of the ideation workshop, and parts of the glass and tables of cells, in two languages, on a table and on a wall, small and large, for one person to twelve:
// what is asked over the inspection socket says what can be touched and read, and the rules say what is wrong with it.
#include <catch2/catch.hpp>

#include <fmt/core.h>

#include <future>

#include "app/inspection.h"
#include "audit/rules.h"
#include "support/kiosk_process.h"
#include "support/table.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"
#include "workshop/split.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

constexpr audit::Surface kSurfaces[] = {
    {"a table of 86 inches, in French", false, 86, false}, {"a table of 86 inches, in English", false, 86, true},
    {"a wall of 86 inches, in French", true, 86, false},   {"a wall of 86 inches, in English", true, 86, true},
    {"a table of 55 inches, in French", false, 55, false}, {"a table of 55 inches, in English", false, 55, true},
    {"a wall of 55 inches, in French", true, 55, false},   {"a wall of 55 inches, in English", true, 55, true},
};
constexpr int kMostPeople = 12;

Table::Setting setting_of(const audit::Surface& surface, int people) {
  Table::Setting setting;
  setting.people = people;
  setting.step = -1;
  setting.mode = surface.wall ? scene::Mode::wall : scene::Mode::table;
  setting.glass = {1920, 1080, surface.width_mm() / 1920};
  setting.diagonal_inches = surface.inches;
  setting.language = surface.english ? base::Language::english : base::Language::french;
  return setting;
}

// The kiosk asked over its socket, as a program outside would ask it.
class Audited {
 public:
  Audited(const audit::Surface& surface, int people) : surface_(surface), people_(people), table(setting_of(surface, people)) {
    const auto path = table.data() / "inspect";
    auto opened = app::Inspection::open(path, [] {});
    REQUIRE(opened);
    inspection_ = std::move(*opened);
    inspector_ = std::make_unique<support::Inspector>(path);
    REQUIRE(inspector_->connect());
  }

  nlohmann::json ask(const char* what) {
    auto asked = std::async(std::launch::async, [&] { return inspector_->ask({{"get", what}}, std::chrono::seconds(30)); });
    while (asked.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready) {
      inspection_->answer(table.kiosk());
      asked.wait_for(std::chrono::microseconds(200));
    }
    const auto answer = asked.get();
    REQUIRE(answer);
    return *answer;
  }

  const std::string& word(const char* key) { return table.kiosk().texts()(key); }
  const std::string& told() const { return told_; }

  // Looks at what is on the glass now.
  void judge(const std::string& screen, bool at_rest = true) {
    table.settle();
    for (const std::string& fault : audit::faults(surface_, ask("targets"), ask("texts"), at_rest)) {
      told_ += fmt::format("\n  {}, {} people: {}", screen, people_, fault);
    }
  }

 private:
  const audit::Surface& surface_;
  int people_;

 public:
  Table table;

 private:
  std::unique_ptr<app::Inspection> inspection_;
  std::unique_ptr<support::Inspector> inspector_;
  std::string told_;
};

// Somebody begins to write, by their own pad, or at a wall by their mark and then anybody's pad.
void begin_writing(Audited& on, std::size_t person) {
  Table& table = on.table;
  if (table.kiosk().scene().glass().mode == scene::Mode::wall) table.tap(table.reach(Table::at(TargetKind::mark, table.seat(person))), 90);
  Table::Look pad;
  pad.kind = TargetKind::pad;
  if (table.kiosk().scene().glass().mode == scene::Mode::table) pad.seat = table.seat(person);
  const Table::Look write = Table::button(Action::write_note, table.seat(person).value);
  table.tap(table.reach(table.sees(write) ? write : pad), 90);
}

void put_all_down(Table& table) {
  while (!table.preview().writings.empty()) {
    table.kiosk().hands().writing().close(table.preview().writings.back().session);  // as its key does
    table.frame();
  }
  table.settle();
}

// Where nothing lies: a tap there closes what is open near it.
Vec bare_near(Table& table, Vec at) {
  for (double r = 40; r < 600; r += 20)
    for (int i = 0; i < 24; ++i) {
      const Vec there = at + base::rotated({r, 0}, i * 15.0);
      const scene::Area* met = table.kiosk().scene().hit(there);
      if (table.plan().sheet.contains(there) && (!met || met->target.kind == TargetKind::glass)) return there;
    }
  FAIL("no bare table");
  return {};
}

void open_console(Audited& on) { on.table.tap(Table::button(Action::open_console)).settle(); }
void close_console(Audited& on) { on.table.tap(Table::panel(on.word("console.close"))).settle(); }

const char* const kIdeas[] = {"Répondre le jour même", "Trier les demandes", "Un suivi visible pour le client", "Résumer les échanges",
                              "Une réponse type par cas"};

// From the set-up to the conclusion.
void audit_workshop(Audited& on, int people) {
  Table& table = on.table;
  const auto count = static_cast<std::size_t>(people);
  table.tap(Table::button(Action::prepare_workshop, 0)).settle();
  on.judge("set-up");
  table.tap(Table::panel(on.word("setup.start"))).settle();
  REQUIRE(table.board().seats.size() >= count);
  on.judge("step 1");

  table.go_to_step(1);
  on.judge("step 2, nothing written");
  for (std::size_t i = 0; i < count; ++i) begin_writing(on, i);
  on.judge("writing", false);
  for (const auto& writing : std::vector(table.preview().writings)) table.tap(table.key(writing.session, "e"), 91);
  put_all_down(table);
  on.judge("notes face down");
  open_console(on);
  on.judge("console", false);
  table.tap(Table::panel(on.word("tour.begin"))).settle();
  close_console(on);
  on.judge("tour de table");
  table.kiosk().go_to_step(2);
  table.settle();

  // What each has written lies on the table by then.
  table.go_to_step(1);
  std::vector<Id> notes;
  const auto places = table.plan().arrange(count * 3);
  for (std::size_t i = 0; i < count * 3; ++i) notes.push_back(table.note(kIdeas[i % std::size(kIdeas)], places[i].at, i % count, places[i].angle_deg));
  on.judge("step 2, notes lie");
  const Vec held = table.place(notes.front()).at;
  table.hold(held).settle();
  REQUIRE(table.sees(Table::button(Action::ring_copy)));
  on.judge("ring", false);
  table.tap(bare_near(table, held)).settle();
  REQUIRE_FALSE(table.sees(Table::button(Action::ring_copy)));
  table.theme("Répondre plus vite", {notes[0], notes[std::min<std::size_t>(1, notes.size() - 1)]});
  table.tap(Table::button(Action::undo_here)).settle();
  on.judge("undo here", false);
  table.tap(Table::button(Action::close_card)).settle();

  table.go_to_step(2);
  on.judge("step 3");
  table.go_to_step(3);
  for (std::size_t i = 0; i < count; ++i) table.dot(i, notes[i % notes.size()]);
  on.judge("step 4");
  open_console(on);
  on.judge("console at the vote", false);
  table.tap(Table::panel(on.word("console.gallery"))).settle();
  on.judge("gallery", false);
  table.kiosk().panels().close_all();
  table.kiosk().end(app::Kiosk::Ending::conclude);
  on.judge("conclusion");
}

// Groups that work apart, what each presents, gaps that wait beside a table, its cells, its pages.
void audit_parts_and_cells(Audited& on, int people) {
  Table& table = on.table;
  const auto count = static_cast<std::size_t>(people);
  const auto& shelf = table.kiosk().shelf().definitions;
  const auto study = std::find_if(shelf.begin(), shelf.end(), [](const auto& definition) { return workshop::splits_glass(definition); });
  REQUIRE(study != shelf.end());
  table.tap(Table::button(Action::prepare_workshop, static_cast<std::uint64_t>(study - shelf.begin()))).settle();
  table.tap(Table::panel(on.word("setup.start"))).settle();
  table.go_to_step(1);
  on.judge("in groups, nothing written");
  std::vector<Id> notes;
  for (std::size_t i = 0; i < 2 * count && !table.plan().boards.empty(); ++i) {
    const base::Box room = table.plan().boards[i % table.plan().boards.size()].room;
    const std::size_t n = i / table.plan().boards.size(), across = 4;
    const Vec share{0.16 + 0.2 * static_cast<double>(n % across), 0.2 + 0.3 * static_cast<double>(n / across % 3)};
    notes.push_back(table.note("Saisir le papier, puis contrôler", room.min + Vec{room.width() * share.x, room.height() * share.y}, i % count));
  }
  on.judge("in groups");
  for (const std::uint64_t group : {1U, 2U}) table.tap(Table::button(Action::agree, group)).settle();
  on.judge("a group presents");
  table.tap(Table::button(Action::change_boards)).settle();
  on.judge("the last group presents");
  for (const std::uint64_t group : {1U, 2U}) table.tap(Table::button(Action::agree, group)).settle();
  table.go_to_step(2);
  on.judge("gaps wait");
  table.tap(Table::button(Action::bring_notes)).settle();
  on.judge("a gap a row");
  table.go_to_step(3);
  const workshop::Sheet& sheet = *workshop::current_sheet(*table.kiosk().definition(), table.board());
  store::Draft draft(board::Actor::facilitator());
  const auto rows = workshop::rows_of(table.board(), table.plan().sheet_id);
  for (std::size_t i = 0; i < 2 * count; ++i) {
    const board::Placement place{table.plan().sheet.centre(), 0, 0, 1, {rows[i % 3], sheet.columns[1 + i % 4].id, "V" + std::string(1 + i, 'a')}};
    draft.create(board::RecordKind::note, table.store().new_id(),
                 {{board::Property::seat, table.seat(i % count)},
                  {board::Property::text, std::string(kIdeas[i % std::size(kIdeas)])},
                  {board::Property::place, place, table.plan().sheet_id}});
  }
  REQUIRE(table.store().commit(std::move(draft)));
  on.judge("cells");
  if (table.plan().table->after > 0) table.tap(Table::button(Action::rows_after)).settle();
  on.judge("another page of rows");
  open_console(on);
  on.judge("console at a table", false);
  close_console(on);
  table.go_to_step(4);
  on.judge("the second table");
}

void audit_surface(const audit::Surface& surface) {
  std::string told;
  {
    Audited on(surface, 1);
    on.judge("home");
    on.table.tap(Table::button(Action::open_settings)).settle();
    on.judge("settings", false);
    told += on.told();
  }
  // What each workshop asks before it begins; the first is judged with all of its steps.
  for (std::size_t i = 1;; ++i) {
    Audited on(surface, 7);
    const auto& shelf = on.table.kiosk().shelf().definitions;
    if (i >= shelf.size()) break;
    REQUIRE(on.table.kiosk().prepare(shelf[i]));
    on.judge("set-up of " + shelf[i].id);
    told += on.told();
  }
  for (int people = 1; people <= kMostPeople; ++people) {
    Audited on(surface, people);
    audit_workshop(on, people);
    told += on.told();
  }
  INFO(surface.name << told);
  CHECK(told.empty());
}

void audit_study(const audit::Surface& surface) {
  std::string told;
  for (const int people : {4, 7, 10}) {
    Audited on(surface, people);
    audit_parts_and_cells(on, people);
    told += on.told();
  }
  INFO(surface.name << told);
  CHECK(told.empty());
}

}  // namespace

TEST_CASE("all can be touched, read and reached: a table of 86 inches in French") { audit_surface(kSurfaces[0]); }
TEST_CASE("all can be touched, read and reached: a table of 86 inches in English") { audit_surface(kSurfaces[1]); }
TEST_CASE("all can be touched, read and reached: a wall of 86 inches in French") { audit_surface(kSurfaces[2]); }
TEST_CASE("all can be touched, read and reached: a wall of 86 inches in English") { audit_surface(kSurfaces[3]); }
TEST_CASE("all can be touched, read and reached: a table of 55 inches in French") { audit_surface(kSurfaces[4]); }
TEST_CASE("all can be touched, read and reached: a table of 55 inches in English") { audit_surface(kSurfaces[5]); }
TEST_CASE("all can be touched, read and reached: a wall of 55 inches in French") { audit_surface(kSurfaces[6]); }
TEST_CASE("all can be touched, read and reached: a wall of 55 inches in English") { audit_surface(kSurfaces[7]); }
TEST_CASE("parts and cells can be touched, read and reached: a table of 86 inches in French") { audit_study(kSurfaces[0]); }
TEST_CASE("parts and cells can be touched, read and reached: a table of 86 inches in English") { audit_study(kSurfaces[1]); }
TEST_CASE("parts and cells can be touched, read and reached: a wall of 86 inches in French") { audit_study(kSurfaces[2]); }
TEST_CASE("parts and cells can be touched, read and reached: a wall of 86 inches in English") { audit_study(kSurfaces[3]); }
TEST_CASE("parts and cells can be touched, read and reached: a table of 55 inches in French") { audit_study(kSurfaces[4]); }
TEST_CASE("parts and cells can be touched, read and reached: a table of 55 inches in English") { audit_study(kSurfaces[5]); }
TEST_CASE("parts and cells can be touched, read and reached: a wall of 55 inches in French") { audit_study(kSurfaces[6]); }
TEST_CASE("parts and cells can be touched, read and reached: a wall of 55 inches in English") { audit_study(kSurfaces[7]); }
