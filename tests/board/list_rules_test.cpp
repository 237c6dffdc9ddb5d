// What people may do with a list: choose of it where the step lets them and nothing is fixed yet; its clocks and where it came from are not
// theirs.
#include <catch2/catch.hpp>

#include "board/origin.h"
#include "board/properties.h"
#include "board/rules.h"
#include "support/board_builder.h"

using namespace board;

namespace {

struct List : support::BoardBuilder {
  Id ws = workshop(), amina = seat("Amina");
  Id item = create(RecordKind::note, {{Property::text, std::string("Trier les messages")}, {Property::source, std::string("cas")}});
  Rules rules;
  Change by_amina(Fields fields) {
    Change change;
    change.actor = Actor::of_seat(amina);
    change.kind = RecordKind::note;
    change.record = item;
    change.act = Set{std::move(fields)};
    return change;
  }
  std::string refusal(Fields fields) {
    const auto allowed = is_allowed(board(), rules, by_amina(std::move(fields)));
    return allowed ? std::string() : allowed.error().message;
  }
};

}  // namespace

TEST_CASE("an item goes to a place of honour where the step lets people choose, until the choice is fixed") {
  List w;
  CHECK(w.refusal({{Property::choice, std::int64_t{1}}}) == "refused.not_now");
  w.rules.allow.choose = true;
  CHECK(w.refusal({{Property::choice, std::int64_t{1}}}).empty());
  w.rules.decided = true;
  CHECK(w.refusal({{Property::choice, std::int64_t{1}}}) == "refused.decided");
  Change facilitator = w.by_amina({{Property::choice, std::int64_t{2}}});
  facilitator.actor = Actor::facilitator();
  CHECK(is_allowed(w.board(), w.rules, facilitator));
}

TEST_CASE("nobody at the table sets an item's time or where it came from, whatever the step allows") {
  List w;
  w.rules.allow = {.write = true, .move = true, .go = true, .choose = true};
  CHECK(w.refusal({{Property::elapsed, std::int64_t{1000}}}) == "refused.not_now");
  CHECK(w.refusal({{Property::round_length, std::int64_t{1000}}}) == "refused.not_now");
  CHECK(w.refusal({{Property::origin, std::string("{}")}}) == "refused.not_now");
  CHECK(w.refusal({{Property::text, std::string("Trier")}}).empty());
}

TEST_CASE("places and times of items are numbers that they can be, and an origin is no longer than it may be") {
  List w;
  CHECK_FALSE(is_sound(w.board(), w.rules, w.by_amina({{Property::choice, std::int64_t{-1}}})));
  CHECK_FALSE(is_sound(w.board(), w.rules, w.by_amina({{Property::elapsed, std::int64_t{-1}}})));
  CHECK(is_sound(w.board(), w.rules, w.by_amina({{Property::origin, std::string(kLongestOrigin, 'a')}})));
  CHECK_FALSE(is_sound(w.board(), w.rules, w.by_amina({{Property::origin, std::string(kLongestOrigin + 1, 'a')}})));
}

TEST_CASE("what is set on an item is taken back as it was") {
  List w;
  for (const Fields& fields : {Fields{{Property::choice, std::int64_t{2}}}, Fields{{Property::elapsed, std::int64_t{5000}}}, Fields{{Property::item, w.amina}},
                               Fields{{Property::origin, std::string("x")}}, Fields{{Property::round_length, std::int64_t{60'000}}}}) {
    const Board before = w.board();
    const Act inverse = w.set(RecordKind::note, w.item, fields);
    w.apply(RecordKind::note, w.item, inverse);
    CHECK(value_of(w.board(), RecordKind::note, w.item, fields.front().property) == value_of(before, RecordKind::note, w.item, fields.front().property));
  }
}
