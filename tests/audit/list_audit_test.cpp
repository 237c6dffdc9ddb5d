// A list that is talked about one by one and chosen from, in all its steps, in both languages, at tables and walls: what can be touched, read and
// reached, for one person to twelve.
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
    {"a table of 43 inches, in French", false, 43, false}, {"a wall of 65 inches, in English", true, 65, true},
};

Table::Setting setting_of(const audit::Surface& surface, int people) {
  Table::Setting setting;
  setting.people = people;
  setting.workshop = "priorisation";
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

// A remark on each side of every second item; and the longest list that still has letters.
void talk(Table& table) {
  store::Draft draft(board::Actor::facilitator());
  const auto seat = table.seat(0);
  std::size_t n = 0;
  for (const board::Note* item : workshop::list_of(table.board(), "usages")) {
    if (n++ % 2) continue;
    for (std::size_t b = 0; b < 2; ++b)
      draft.create(RecordKind::note, table.store().new_id(),
                   {{Property::text, std::string("Trois ans de messages déjà classés à la main")},
                    {Property::seat, seat},
                    {Property::item, item->id},
                    {Property::board, std::string(b ? "faisabilite" : "valeur")},
                    {Property::place, board::Placement{table.plan().boards[b].room.centre(), 0, 0, 1}, table.plan().sheet_id}});
  }
  REQUIRE(table.store().commit(std::move(draft)));
}

void audit_list(Audited& on) {
  Table& table = on.table;
  on.judge("the list");
  table.go_to_step(1);
  on.judge("the first item");
  talk(table);
  table.settle().tap(Table::button(scene::Action::next_item)).settle();
  on.judge("the second item");
  store::Draft more(board::Actor::facilitator());
  for (int i = 0; i < 4; ++i)
    more.create(RecordKind::note, table.store().new_id(),
                {{Property::text, std::string("Proposer trois titres pour le compte rendu")},
                 {Property::source, std::string("usages")},
                 {Property::paper, std::int64_t{5}}});
  REQUIRE(table.store().commit(std::move(more)));
  on.judge("twelve items");
  table.go_to_step(2);
  on.judge("nothing chosen");
  store::Draft draft(board::Actor::facilitator());
  const auto list = workshop::list_of(table.board(), "usages");
  for (std::size_t i = 0; i < 3; ++i) draft.set(RecordKind::note, list[i]->id, {{Property::choice, static_cast<std::int64_t>(i) + 1}});
  REQUIRE(table.store().commit(std::move(draft)));
  on.judge("three chosen");
  table.tap(Table::button(scene::Action::decide));
  on.judge("the choice is fixed");
}

void audit_surface(const audit::Surface& surface) {
  std::string told;
  for (const int people : {1, 6, 12}) {
    if (surface.inches < 50 && people > 6) continue;
    Audited on(surface, people);
    audit_list(on);
    told += on.told;
  }
  INFO(surface.name << told);
  CHECK(told.empty());
}

}  // namespace

TEST_CASE("a list can be touched, read and reached: a table of 86 inches in French") { audit_surface(kSurfaces[0]); }
TEST_CASE("a list can be touched, read and reached: a wall of 86 inches in French") { audit_surface(kSurfaces[1]); }
TEST_CASE("a list can be touched, read and reached: a table of 55 inches in English") { audit_surface(kSurfaces[2]); }
TEST_CASE("a list can be touched, read and reached: a wall of 55 inches in French") { audit_surface(kSurfaces[3]); }
TEST_CASE("a list can be touched, read and reached: a table of 43 inches in French") { audit_surface(kSurfaces[4]); }
TEST_CASE("a list can be touched, read and reached: a wall of 65 inches in English") { audit_surface(kSurfaces[5]); }
