// Months of a planning, and what the cells of a map and of a planning are when a workshop begins.
#include <catch2/catch.hpp>

#include <algorithm>

#include "board/rules.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"
#include "workshop/months.h"

using base::Id;

TEST_CASE("a moment is in the month that its calendar says, and as far into it") {
  constexpr std::int64_t day = 86'400'000;
  CHECK(workshop::month_id(workshop::month_of(0)) == "1970-01");
  CHECK(workshop::month_id(workshop::month_of(31 * day - 1)) == "1970-01");
  CHECK(workshop::month_id(workshop::month_of(31 * day)) == "1970-02");
  CHECK(workshop::month_id(workshop::month_of(365 * day)) == "1971-01");
  CHECK(workshop::into_month(0) == 0);
  CHECK(workshop::into_month(31 * day / 2) == Approx(0.5));
  CHECK(workshop::into_month(31 * day) == 0);
  CHECK(workshop::month_id(workshop::month_of(1'781'514'000'000)) == "2026-06");
  CHECK(workshop::month_in_year(workshop::month_of(1'781'514'000'000)) == 6);
}

TEST_CASE("a planning begins in the month of its first day, or in the one that it is told") {
  const auto checked = workshop::check(std::string(TABLEE_SOURCE_DIR) + "/boards/communication.toml");
  REQUIRE(checked.definition);
  for (const std::int64_t told : {std::int64_t{0}, std::int64_t{2027 * 12 + 10}}) {
    board::Board board;
    std::uint64_t counter = 0, seq = 0;
    workshop::Beginning beginning;
    beginning.glass_mm = {1904, 1071};
    beginning.first_month = told;
    for (const auto& birth : workshop::begin(*checked.definition, beginning, 1'781'514'000'000, [&] { return Id::of(1, ++counter); })) {
      board::Change change;
      change.seq = ++seq;
      change.kind = birth.kind;
      change.record = birth.record;
      change.act = board::Create{birth.fields};
      REQUIRE(board::is_sound(board, workshop::rules_now(*checked.definition, board, beginning.glass_mm), change));
      REQUIRE(board.apply(change));
    }
    const workshop::Sheet& sheet = *checked.definition->sheet("planning");
    const auto record = std::find_if(board.sheets.begin(), board.sheets.end(), [](const board::Sheet& s) { return s.key == "planning"; });
    REQUIRE(record != board.sheets.end());
    const auto columns = workshop::columns_of(sheet, board, record->id);
    REQUIRE(columns.size() == 7);
    CHECK(columns.front() == (told ? "2027-11" : "2026-06"));
    CHECK(columns[2] == (told ? "2028-01" : "2026-08"));
    const workshop::Cells cells = workshop::cells_of(sheet, board, record->id);
    REQUIRE(cells.rows.size() == 6);  // the key moments, then five levels
    CHECK(board.rows.find(cells.rows[0])->key == workshop::kMomentsRow);
    REQUIRE(cells.notes[0][1].size() == 1);
    CHECK(board.notes.find(cells.notes[0][1][0])->text == "Annonce");
    CHECK(workshop::is_moment(board, *board.notes.find(cells.notes[0][1][0]), record->id));
    for (std::size_t r = 1; r < 6; ++r) CHECK(cells.is_empty(r));
  }
}
