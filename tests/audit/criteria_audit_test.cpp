// Criteria with their weights, marks on people's own cards and beside cells, and the choice: at tables and walls, in both languages, what can be
// touched, read and reached, for one person to eight and three solutions to six.
#include <catch2/catch.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <future>

#include "app/inspection.h"
#include "audit/rules.h"
#include "support/kiosk_process.h"
#include "support/table.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"
#include "workshop/weighing.h"

using board::Property;
using board::RecordKind;
using support::Table;

namespace {

constexpr audit::Surface kSurfaces[] = {
    {"a table of 86 inches, in French", false, 86, false}, {"a wall of 86 inches, in French", true, 86, false},
    {"a table of 55 inches, in English", false, 55, true}, {"a wall of 55 inches, in French", true, 55, false},
    {"a table of 43 inches, in French", false, 43, false}, {"a wall of 98 inches, in English", true, 98, true},
};

Table::Setting setting_of(const audit::Surface& surface, int people) {
  Table::Setting setting;
  setting.people = people;
  setting.workshop = "solution";
  setting.step = 0;
  setting.private_first = true;
  setting.mode = surface.wall ? scene::Mode::wall : scene::Mode::table;
  setting.glass = {1920, 1080, surface.width_mm() / 1920};
  setting.diagonal_inches = surface.inches;
  setting.language = surface.english ? base::Language::english : base::Language::french;
  return setting;
}

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
  void judge(const std::string& screen, bool at_rest = true) {
    table.settle();
    for (const std::string& fault : audit::faults(surface_, ask("targets"), ask("texts"), at_rest))
      told += fmt::format("\n  {}, {} people: {}", screen, people_, fault);
  }

 private:
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
  const audit::Surface& surface_;
  int people_;

 public:
  Table table;
  std::string told;

 private:
  std::unique_ptr<app::Inspection> inspection_;
  std::unique_ptr<support::Inspector> inspector_;
};

// Marks of everybody but, of each item, the last one.
void mark(Table& table) {
  const auto* sheet = workshop::current_sheet(*table.kiosk().definition(), table.board());
  const auto now = workshop::weigh(table.board(), *sheet);
  store::Draft draft(board::Actor::facilitator());
  for (std::size_t c = 0; c < now.criteria.size(); ++c)
    for (std::size_t i = 0; i < now.items.size(); ++i)
      for (std::size_t j = 0; j < now.jury.size(); ++j)
        if (c + 1 < now.criteria.size() || j > 0)
          draft.create(RecordKind::figure, table.store().new_id(),
                       {{Property::sheet, now.sheet},
                        {Property::row, now.criteria[c].row},
                        {Property::item, now.items[i]->id},
                        {Property::seat, now.jury[j]},
                        {Property::value, static_cast<std::int64_t>(1 + (c + i + j) % 5)}});
  REQUIRE(table.store().commit(std::move(draft)));
}

void audit_grid(Audited& on) {
  Table& table = on.table;
  on.judge("criteria and weights");
  table.go_to_step(3);
  on.judge("no marks yet");
  mark(table);
  on.judge("marks");
  store::Draft more(board::Actor::facilitator());
  for (const char* name : {"Un quatrième prestataire", "Une suite bureautique", "Développé chez nous"})
    more.create(RecordKind::note, table.store().new_id(),
                {{Property::text, std::string(name)}, {Property::source, std::string("solutions")}, {Property::paper, std::int64_t{5}}});
  REQUIRE(table.store().commit(std::move(more)));
  on.judge("six solutions");
  table.go_to_step(4);
  on.judge("the choice");
  store::Draft chosen(board::Actor::facilitator());
  chosen.set(RecordKind::note, workshop::list_of(table.board(), "solutions")[1]->id, {{Property::choice, std::int64_t{1}}});
  REQUIRE(table.store().commit(std::move(chosen)));
  table.settle().tap(Table::button(scene::Action::retain)).settle();
  on.judge("one is retained");
}

void audit_surface(const audit::Surface& surface) {
  std::string told;
  for (const int people : {1, 5, 8}) {
    if (surface.inches < 50 && people > 5) continue;
    Audited on(surface, people);
    audit_grid(on);
    told += on.told;
  }
  INFO(surface.name << told);
  CHECK(told.empty());
}

}  // namespace

TEST_CASE("a grid of criteria can be touched, read and reached: a table of 86 inches in French") { audit_surface(kSurfaces[0]); }
TEST_CASE("a grid of criteria can be touched, read and reached: a wall of 86 inches in French") { audit_surface(kSurfaces[1]); }
TEST_CASE("a grid of criteria can be touched, read and reached: a table of 55 inches in English") { audit_surface(kSurfaces[2]); }
TEST_CASE("a grid of criteria can be touched, read and reached: a wall of 55 inches in French") { audit_surface(kSurfaces[3]); }
TEST_CASE("a grid of criteria can be touched, read and reached: a table of 43 inches in French") { audit_surface(kSurfaces[4]); }
TEST_CASE("a grid of criteria can be touched, read and reached: a wall of 98 inches in English") { audit_surface(kSurfaces[5]); }
