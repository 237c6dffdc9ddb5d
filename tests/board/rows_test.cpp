// Rows and cells as they are written down: read back the same, a place by its numbers alone as before, and what is no cell refused.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "board/codec.h"
#include "board/rules.h"
#include "support/board_builder.h"

using base::Id;
using board::Property;
using board::RecordKind;

namespace {

struct Little : support::BoardBuilder {
  Id ws = workshop(), on = sheet("t"), who = seat("Amina");
  Id row(std::string order) { return create(RecordKind::row, {{Property::sheet, on}, {Property::order, std::move(order)}}); }
  Id in(Id row, std::string column, std::string order) {
    const Id id = note(who, "x");
    place(RecordKind::note, id, on, {{100, 100}, 0, 0, 1, {row, std::move(column), std::move(order)}});
    return id;
  }
};

}  // namespace

TEST_CASE("rows and cells are read back as they were written down") {
  Little t;
  const Id a = t.row("C");
  const Id note = t.in(a, "deux", "V");
  t.in({}, "", "V");
  const Id free = t.note_at(t.who, "y", t.on, {50, 50});
  t.set(RecordKind::sheet, t.on, {{Property::top, a}, {Property::edge, static_cast<std::int64_t>(base::Edge::north)}});
  const auto back = board::board_from_json(board::to_json(t.board()));
  REQUIRE(back);
  CHECK(*back == t.board());
  CHECK(back->notes.find(note)->places.find(t.on)->cell.column == "deux");
  CHECK(back->sheets.find(t.on)->top == a);
  for (const board::Change& change : t.log()) {
    const auto same = board::change_from_json(board::to_json(change));
    REQUIRE(same);
    CHECK(*same == change);
  }
  // What lies in no cell is written as it always was.
  const auto json = board::to_json(t.board());
  for (const auto& record : json.at("notes")) {
    const std::size_t parts = record.at("place").at(0).size();
    CHECK(parts == (record.at("id") == base::to_string(free) ? 6 : 9));
  }
}

TEST_CASE("a cell that is none is damage, not a place") {
  Little t;
  t.in(t.row("C"), "deux", "V");
  for (const auto& wrong : {nlohmann::json(7), nlohmann::json("nobody"), nlohmann::json(nullptr)}) {
    auto json = board::to_json(t.board());
    json.at("notes").at(0).at("place").at(0).at(6) = wrong;
    INFO(wrong.dump());
    CHECK_FALSE(board::board_from_json(json));
  }
  auto json = board::to_json(t.board());
  json.at("notes").at(0).at("place").at(0).erase(8);
  CHECK_FALSE(board::board_from_json(json));
}

TEST_CASE("rows are sorted by whom the step lets sort them, and a column has a short name") {
  Little t;
  const Id row = t.row("C"), note = t.note(t.who, "x");
  board::Rules rules;
  board::Change change;
  change.kind = RecordKind::row;
  change.record = row;
  change.act = board::Set{{{Property::order, std::string("D")}}};
  change.actor = board::Actor::of_seat(t.who);
  CHECK_FALSE(board::is_allowed(t.board(), rules, change));
  rules.allow.row = true;
  CHECK(board::is_allowed(t.board(), rules, change));
  rules.allow.row = false;
  change.actor = board::Actor::facilitator();
  CHECK(board::is_allowed(t.board(), rules, change));
  change.kind = RecordKind::note;
  change.record = note;
  change.act = board::Set{{{Property::place, board::Placement{{10, 10}, 0, 0, 1, {row, std::string(101, 'x'), "V"}}, t.on}}};
  CHECK_FALSE(board::is_sound(t.board(), rules, change));
  change.act = board::Set{{{Property::place, board::Placement{{10, 10}, 0, 0, 1, {row, "\xff", "V"}}, t.on}}};
  CHECK_FALSE(board::is_sound(t.board(), rules, change));
  change.act = board::Set{{{Property::place, board::Placement{{10, 10}, 0, 0, 1, {row, "deux", "V"}}, t.on}}};
  CHECK(board::is_sound(t.board(), rules, change));
}

TEST_CASE("cards with names, levels by their keys and the months of a planning are read back as they were written down") {
  Little t;
  const Id card =
      t.create(RecordKind::row,
               {{Property::sheet, t.on}, {Property::order, std::string("C")}, {Property::title, std::string("Clients")}, {Property::group, std::int64_t{2}}});
  t.create(RecordKind::row, {{Property::sheet, t.on}, {Property::order, std::string("D")}, {Property::key, std::string("moments")}});
  t.set(RecordKind::sheet, t.on, {{Property::first_month, std::int64_t{2026 * 12 + 5}}, {Property::months, std::int64_t{7}}});
  const Id note = t.in(card, "2026-11", "V");
  const auto back = board::board_from_json(board::to_json(t.board()));
  REQUIRE(back);
  CHECK(*back == t.board());
  CHECK(back->rows.find(card)->title == "Clients");
  CHECK(back->rows.find(card)->group == 2);
  CHECK(back->sheets.find(t.on)->months == 7);
  CHECK(back->notes.find(note)->places.find(t.on)->cell.column == "2026-11");
  for (const board::Change& change : t.log()) {
    const auto same = board::change_from_json(board::to_json(change));
    REQUIRE(same);
    CHECK(*same == change);
  }
}

TEST_CASE("months are added by whom the step lets add them, and never more than a planning has room for") {
  Little t;
  board::Rules rules;
  board::Change change;
  change.kind = RecordKind::sheet;
  change.record = t.on;
  change.actor = board::Actor::of_seat(t.who);
  change.act = board::Set{{{Property::months, std::int64_t{8}}}};
  CHECK_FALSE(board::is_allowed(t.board(), rules, change));
  rules.allow.row = true;
  CHECK(board::is_allowed(t.board(), rules, change));
  CHECK(board::is_sound(t.board(), rules, change));
  change.act = board::Set{{{Property::months, std::int64_t{board::kMostMonths + 1}}}};
  CHECK_FALSE(board::is_sound(t.board(), rules, change));
  // When it begins is not theirs to say.
  change.act = board::Set{{{Property::first_month, std::int64_t{24'000}}}};
  CHECK_FALSE(board::is_allowed(t.board(), rules, change));
}
