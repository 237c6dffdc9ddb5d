// Private notes while suppliers present, costs that are filled in, and the pads on which people type: at tables and walls, in both languages,
// what can be touched, read and reached, for one person to eight and three items to six.
#include <catch2/catch.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <future>

#include "app/inspection.h"
#include "audit/rules.h"
#include "support/kiosk_process.h"
#include "support/table.h"
#include "workshop/one_by_one.h"

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
  setting.step = 1;
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

// Every cell but the first of each item says an amount as long as people will type.
void fill(Table& table) {
  store::Draft draft(board::Actor::facilitator());
  std::int64_t value = 1'284'500;
  std::size_t line = 0;
  for (const auto& row : table.board().rows) {
    if (row.removed || row.sheet != table.plan().sheet_id || line++ == 0) continue;
    for (const auto& item : workshop::list_of(table.board(), "solutions"))
      draft.create(RecordKind::figure, table.store().new_id(),
                   {{Property::sheet, row.sheet}, {Property::row, row.id}, {Property::item, item->id}, {Property::value, value += 1'250}});
  }
  REQUIRE(table.store().commit(std::move(draft)));
}

void audit_costs(Audited& on) {
  Table& table = on.table;
  on.judge("a solution is presented");
  table.go_to_step(2);
  on.judge("costs that nobody has filled in");
  fill(table);
  on.judge("costs");
  if (!table.plan().costs->lines.empty()) {
    table.tap(table.plan().costs->lines[0].cells[0].centre());
    on.judge("a pad of numbers", false);
    table.kiosk().hands().put_everything_down();
  }
  store::Draft more(board::Actor::facilitator());
  for (const char* name : {"Un quatrième prestataire", "Une suite bureautique", "Développé chez nous"})
    more.create(RecordKind::note, table.store().new_id(),
                {{Property::text, std::string(name)}, {Property::source, std::string("solutions")}, {Property::paper, std::int64_t{5}}});
  REQUIRE(table.store().commit(std::move(more)));
  on.judge("costs of six solutions");
}

void audit_surface(const audit::Surface& surface) {
  std::string told;
  for (const int people : {1, 5, 8}) {
    if (surface.inches < 50 && people > 5) continue;
    Audited on(surface, people);
    audit_costs(on);
    told += on.told;
  }
  INFO(surface.name << told);
  CHECK(told.empty());
}

}  // namespace

TEST_CASE("costs can be touched, read and reached: a table of 86 inches in French") { audit_surface(kSurfaces[0]); }
TEST_CASE("costs can be touched, read and reached: a wall of 86 inches in French") { audit_surface(kSurfaces[1]); }
TEST_CASE("costs can be touched, read and reached: a table of 55 inches in English") { audit_surface(kSurfaces[2]); }
TEST_CASE("costs can be touched, read and reached: a wall of 55 inches in French") { audit_surface(kSurfaces[3]); }
TEST_CASE("costs can be touched, read and reached: a table of 43 inches in French") { audit_surface(kSurfaces[4]); }
TEST_CASE("costs can be touched, read and reached: a wall of 98 inches in English") { audit_surface(kSurfaces[5]); }
