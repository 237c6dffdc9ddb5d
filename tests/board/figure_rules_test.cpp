// Marks and costs: one number for each cell and giver, a mark is its giver's alone, and what a step lets people do with them, with weights
// and with who is of the jury.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "board/codec.h"
#include "board/copy.h"
#include "board/properties.h"
#include "board/rules.h"
#include "support/board_builder.h"

using namespace board;

namespace {

struct Grid : support::BoardBuilder {
  Id ws = workshop(), grid = sheet("grille"), amina = seat("Amina"), luc = seat("Luc");
  Id ease = create(RecordKind::row, {{Property::sheet, grid}, {Property::title, std::string("Facilité")}, {Property::weight, std::int64_t{2}}});
  Id reader = create(RecordKind::note, {{Property::text, std::string("Lecteur")}, {Property::source, std::string("solutions")}});
  Rules rules;

  Fields mark(Id seat, std::int64_t value) const {
    return {{Property::sheet, grid}, {Property::row, ease}, {Property::item, reader}, {Property::seat, seat}, {Property::value, value}};
  }
  Change change(Actor actor, RecordKind kind, Id record, Act act) const {
    Change c;
    c.actor = actor, c.kind = kind, c.record = record, c.act = std::move(act);
    return c;
  }
  static std::string said(const base::Status& status) { return status ? "yes" : status.error().message; }
  std::string allowed(Id seat, RecordKind kind, Id record, Act act) {
    return said(is_allowed(board(), rules, change(Actor::of_seat(seat), kind, record, std::move(act))));
  }
  std::string sound(RecordKind kind, Id record, Act act) { return said(is_sound(board(), rules, change(Actor::facilitator(), kind, record, std::move(act)))); }
};

const Id kNew = Id::of(1, 999);

}  // namespace

TEST_CASE("a mark is given where the step lets the jury, by its giver alone") {
  Grid w;
  CHECK(w.allowed(w.amina, RecordKind::figure, kNew, Create{w.mark(w.amina, 4)}) == "refused.not_now");
  w.rules.allow.mark = true;
  CHECK(w.allowed(w.amina, RecordKind::figure, kNew, Create{w.mark(w.amina, 4)}) == "yes");
  CHECK(w.allowed(w.amina, RecordKind::figure, kNew, Create{w.mark(w.luc, 4)}) == "refused.not_yours");
  CHECK(w.allowed(w.amina, RecordKind::figure, kNew, Create{w.mark({}, 4)}) == "refused.not_now");  // a cost
  const Id given = w.create(RecordKind::figure, w.mark(w.luc, 2));
  CHECK(w.allowed(w.amina, RecordKind::figure, given, Set{{{Property::value, std::int64_t{5}}}}) == "refused.not_yours");
  CHECK(w.allowed(w.amina, RecordKind::figure, given, Set{{{Property::seat, w.amina}}}) == "refused.not_yours");
  CHECK(w.allowed(w.amina, RecordKind::figure, given, Remove{}) == "refused.not_yours");
  CHECK(w.allowed(w.luc, RecordKind::figure, given, Remove{}) == "yes");
  w.rules.decided = true;
  CHECK(w.allowed(w.luc, RecordKind::figure, given, Remove{}) == "refused.decided");
}

TEST_CASE("whoever is not of the jury gives no mark") {
  Grid w;
  w.rules.allow.mark = true;
  w.set(RecordKind::seat, w.amina, {{Property::off_jury, true}});
  CHECK(w.allowed(w.amina, RecordKind::figure, kNew, Create{w.mark(w.amina, 4)}) == "refused.not_jury");
  CHECK(w.allowed(w.luc, RecordKind::figure, kNew, Create{w.mark(w.luc, 4)}) == "yes");
  // Anybody may take somebody out of it where marks are given, and name nobody anew by that.
  CHECK(w.allowed(w.luc, RecordKind::seat, w.amina, Set{{{Property::off_jury, false}}}) == "yes");
  CHECK(w.allowed(w.luc, RecordKind::seat, w.amina, Set{{{Property::off_jury, false}, {Property::name, std::string("A")}}}) == "refused.not_yours");
  w.rules.allow = {};
  CHECK(w.allowed(w.luc, RecordKind::seat, w.amina, Set{{{Property::off_jury, false}}}) == "refused.not_now");
}

TEST_CASE("a cell has one number of each giver, and undo brings back no second one") {
  Grid w;
  const Id given = w.create(RecordKind::figure, w.mark(w.amina, 4));
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark(w.amina, 3)}) == "refused.same_figure");
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark(w.luc, 3)}) == "yes");
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark({}, 3000)}) == "yes");
  CHECK(w.sound(RecordKind::figure, given, Set{{{Property::value, std::int64_t{1}}}}) == "yes");
  w.remove(RecordKind::figure, given);
  CHECK(w.sound(RecordKind::figure, given, Restore{}) == "yes");
  w.create(RecordKind::figure, w.mark(w.amina, 5));
  CHECK(w.sound(RecordKind::figure, given, Restore{}) == "refused.same_figure");
}

TEST_CASE("marks are within the scale, costs within what can be paid, weights from none to three") {
  Grid w;
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark(w.amina, 6)}) == "refused.bad_number");
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark(w.amina, 0)}) == "refused.bad_number");
  w.rules.most_mark = 6;
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark(w.amina, 6)}) == "yes");
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark({}, kMostCost)}) == "yes");
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark({}, kMostCost + 1)}) == "refused.bad_number");
  CHECK(w.sound(RecordKind::figure, kNew, Create{w.mark({}, -1)}) == "refused.bad_number");
  CHECK(w.sound(RecordKind::row, w.ease, Set{{{Property::weight, std::int64_t{0}}}}) == "yes");
  CHECK(w.sound(RecordKind::row, w.ease, Set{{{Property::weight, std::int64_t{4}}}}) == "refused.bad_number");
  CHECK(w.sound(RecordKind::sheet, w.grid, Set{{{Property::years, std::int64_t{11}}}}) == "refused.bad_number");
}

TEST_CASE("weights, criteria, costs and years each have their own right") {
  Grid w;
  const Act weighs = Set{{{Property::weight, std::int64_t{3}}}}, names = Set{{{Property::title, std::string("Prix")}}};
  const Act years = Set{{{Property::years, std::int64_t{5}}}};
  w.rules.allow = {.weigh = true};
  CHECK(w.allowed(w.amina, RecordKind::row, w.ease, weighs) == "yes");
  CHECK(w.allowed(w.amina, RecordKind::row, w.ease, names) == "refused.not_now");
  w.rules.allow = {.row = true};
  CHECK(w.allowed(w.amina, RecordKind::row, w.ease, weighs) == "refused.not_now");
  CHECK(w.allowed(w.amina, RecordKind::row, w.ease, names) == "yes");
  CHECK(w.allowed(w.amina, RecordKind::sheet, w.grid, years) == "refused.not_now");
  w.rules.allow = {.cost = true};
  CHECK(w.allowed(w.amina, RecordKind::sheet, w.grid, years) == "yes");
  CHECK(w.allowed(w.amina, RecordKind::figure, kNew, Create{w.mark({}, 18'000)}) == "yes");
  CHECK(w.allowed(w.amina, RecordKind::figure, kNew, Create{w.mark(w.amina, 4)}) == "refused.not_now");
}

TEST_CASE("marks, weights and who is of the jury are written down, read back and copied") {
  Grid w;
  const Id given = w.create(RecordKind::figure, w.mark(w.amina, 4));
  w.set(RecordKind::seat, w.luc, {{Property::off_jury, true}});
  w.set(RecordKind::sheet, w.grid, {{Property::years, std::int64_t{5}}});
  const Id gone = w.create(RecordKind::figure, w.mark(w.luc, 1));
  w.remove(RecordKind::figure, gone);
  const auto read = board_from_json(to_json(w.board()));
  REQUIRE(read);
  CHECK(*read == w.board());
  CHECK(read->figures.find_live(given)->value == 4);
  CHECK(read->seats.find(w.luc)->off_jury);
  CHECK(read->rows.find(w.ease)->weight == 2);
  for (const Change& change : w.log()) {
    const auto again = change_from_json(to_json(change));
    REQUIRE(again);
    CHECK(*again == change);
  }
  std::size_t figures = 0;
  for (const Birth& birth : births_of(w.board(), Id::of(9, 1))) figures += birth.kind == RecordKind::figure ? 1 : 0;
  CHECK(figures == 1);
}

TEST_CASE("what is set on a mark is taken back as it was") {
  Grid w;
  const Id given = w.create(RecordKind::figure, w.mark(w.amina, 4));
  const Board before = w.board();
  const Act inverse = w.set(RecordKind::figure, given, {{Property::value, std::int64_t{2}}});
  CHECK(w.board().figures.find(given)->value == 2);
  w.apply(RecordKind::figure, given, inverse);
  CHECK(w.board().figures.find(given)->value == before.figures.find(given)->value);
}
