// A map of cards and a planning by month, empty and full, in both languages, at tables and walls: what can be touched, read and reached.
#include <catch2/catch.hpp>

#include <fmt/core.h>

#include <chrono>
#include <future>

#include "app/inspection.h"
#include "audit/rules.h"
#include "board/fractional_index.h"
#include "support/kiosk_process.h"
#include "support/table.h"
#include "workshop/cells.h"

using board::Property;
using board::RecordKind;
using support::Table;

namespace {

constexpr audit::Surface kSurfaces[] = {
    {"a table of 86 inches, in French", false, 86, false}, {"a wall of 86 inches, in English", true, 86, true},
    {"a table of 55 inches, in French", false, 55, false}, {"a wall of 55 inches, in French", true, 55, false},
    {"a table of 43 inches, in French", false, 43, false}, {"a wall of 65 inches, in English", true, 65, true},
};

Table::Setting setting_of(const audit::Surface& surface, int people) {
  Table::Setting setting;
  setting.people = people;
  setting.workshop = "communication";
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

// A note of somebody's in a cell, after what lies there.
void put(Table& table, std::size_t seat, base::Id row, const std::string& column, const std::string& text, std::int64_t paper) {
  const base::Id sheet = table.plan().sheet_id;
  const auto order = "z" + std::to_string(100 + table.notes().size());
  board::Placement place{table.plan().sheet.centre(), 0, 0, 1, {row, column, order}};
  REQUIRE(table.store().commit(
      store::Draft(board::Actor::facilitator())
          .create(RecordKind::note, table.store().new_id(),
                  {{Property::text, text}, {Property::seat, table.seat(seat)}, {Property::paper, paper}, {Property::place, place, sheet}})));
}

void audit_plan(Audited& on, int people) {
  Table& table = on.table;
  on.judge("proposed");
  const auto cards = workshop::rows_of(table.board(), table.plan().sheet_id);
  const char* stakes[] = {"Savoir qui appeler", "Tenir le délai de clôture", "Garder la main", "Apprendre en travaillant"};
  for (std::size_t i = 0; i < 7; ++i) put(table, i % static_cast<std::size_t>(people), cards[i], "", stakes[i % 4], 5);
  on.judge("a line more on each card");
  table.go_to_step(1);
  on.judge("a planning with its key moments");
  const auto lanes = workshop::rows_of(table.board(), table.plan().sheet_id);
  const char* messages[] = {"Lettre de la direction", "Visite d’un service pilote", "Kit pour la filière", "Questions et réponses en équipe"};
  for (std::size_t i = 0; i < static_cast<std::size_t>(people) + 3; ++i)
    put(table, i % static_cast<std::size_t>(people), lanes[1 + i % 5], table.plan().table->columns[(i * 3) % 7].id, messages[i % 4],
        static_cast<std::int64_t>(i % 5));
  on.judge("a planning with notes");
}

void audit_surface(const audit::Surface& surface) {
  std::string told;
  for (const int people : {1, 4, 7, 12}) {
    // At the smallest table four find room for their messages; of more than that some are shown by their beginnings.
    if (surface.inches < 50 && people > 4) continue;
    Audited on(surface, people);
    audit_plan(on, people);
    told += on.told;
  }
  INFO(surface.name << told);
  CHECK(told.empty());
}

}  // namespace

TEST_CASE("on cards and along months all can be touched, read and reached: a table of 86 inches in French") { audit_surface(kSurfaces[0]); }
TEST_CASE("on cards and along months all can be touched, read and reached: a wall of 86 inches in English") { audit_surface(kSurfaces[1]); }
TEST_CASE("on cards and along months all can be touched, read and reached: a table of 55 inches in French") { audit_surface(kSurfaces[2]); }
TEST_CASE("on cards and along months all can be touched, read and reached: a wall of 55 inches in French") { audit_surface(kSurfaces[3]); }
TEST_CASE("on cards and along months all can be touched, read and reached: a table of 43 inches in French") { audit_surface(kSurfaces[4]); }
TEST_CASE("on cards and along months all can be touched, read and reached: a wall of 65 inches in English") { audit_surface(kSurfaces[5]); }
