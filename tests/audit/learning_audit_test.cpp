// Where a machine learns, in all its steps, in both languages, at tables and walls: what can be touched, read and reached.
#include <catch2/catch.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <future>

#include "app/inspection.h"
#include "audit/rules.h"
#include "support/kiosk_process.h"
#include "support/table.h"
#include "workshop/lesson.h"

using board::Property;
using board::RecordKind;
using support::Table;

namespace {

constexpr audit::Surface kSurfaces[] = {
    {"a table of 86 inches, in French", false, 86, false}, {"a wall of 86 inches, in French", true, 86, false},
    {"a table of 55 inches, in English", false, 55, true}, {"a wall of 55 inches, in French", true, 55, false},
    {"a table of 43 inches, in French", false, 43, false}, {"a wall of 65 inches, in English", true, 65, true},
};

Table::Setting setting_of(const audit::Surface& surface, int people) {
  Table::Setting setting;
  setting.people = people;
  setting.workshop = "entrainement";
  setting.step = 0;
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
  // The sheet alone: what stands around it is judged with the other workshops.
  void judge(const std::string& screen) {
    table.settle();
    for (const std::string& fault : audit::faults(surface_, ask("targets"), ask("texts"), true))
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

void label_all(Table& table) {
  store::Draft draft(board::Actor::facilitator());
  const auto& teaching = *workshop::teaching_now(*table.kiosk().definition(), table.board());
  for (std::size_t i = 0; i < teaching.examples.size(); ++i)
    draft.create(RecordKind::label, table.store().new_id(),
                 {{Property::sheet, table.plan().sheet_id},
                  {Property::about, static_cast<std::int64_t>(i)},
                  {Property::meaning, static_cast<std::int64_t>(teaching.examples[i].drawn.kind)}});
  REQUIRE(table.store().commit(std::move(draft)));
  table.settle();
  table.tap(Table::button(scene::Action::train)).settle();
}

void audit_lesson(Audited& on) {
  Table& table = on.table;
  on.judge("the rule");
  table.go_to_step(1);
  on.judge("nothing labelled");
  label_all(table);
  on.judge("trained");
  table.go_to_step(3);
  on.judge("groups without names");
  const auto groups = table.plan().learner->groups.size();
  store::Draft draft(board::Actor::facilitator());
  const char* names[] = {"Bricoleurs du week-end", "Jeunes parents", "Gourmands", "Sportifs"};
  for (std::size_t g = 0; g < groups; ++g)
    draft.create(RecordKind::label, table.store().new_id(),
                 {{Property::sheet, table.plan().sheet_id},
                  {Property::about, static_cast<std::int64_t>(g)},
                  {Property::among, static_cast<std::int64_t>(groups)},
                  {Property::title, std::string(names[g % 4])}});
  REQUIRE(table.store().commit(std::move(draft)));
  on.judge("groups with names");
  table.go_to_step(4);
  on.judge("the path's beginning");
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator())
                                   .set(RecordKind::sheet, table.plan().sheet_id, {{Property::walk, std::string("test own-bad test own-good test")}})));
  on.judge("the path's test");
}

void audit_surface(const audit::Surface& surface) {
  std::string told;
  for (const int people : {4, 7, 10}) {
    if (surface.inches < 50 && people > 4) continue;
    Audited on(surface, people);
    audit_lesson(on);
    told += on.told;
  }
  INFO(surface.name << told);
  CHECK(told.empty());
}

}  // namespace

TEST_CASE("where a machine learns all can be touched, read and reached: a table of 86 inches in French") { audit_surface(kSurfaces[0]); }
TEST_CASE("where a machine learns all can be touched, read and reached: a wall of 86 inches in French") { audit_surface(kSurfaces[1]); }
TEST_CASE("where a machine learns all can be touched, read and reached: a table of 55 inches in English") { audit_surface(kSurfaces[2]); }
TEST_CASE("where a machine learns all can be touched, read and reached: a wall of 55 inches in French") { audit_surface(kSurfaces[3]); }
TEST_CASE("where a machine learns all can be touched, read and reached: a table of 43 inches in French") { audit_surface(kSurfaces[4]); }
TEST_CASE("where a machine learns all can be touched, read and reached: a wall of 65 inches in English") { audit_surface(kSurfaces[5]); }
