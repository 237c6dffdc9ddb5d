// What is written down is read back equal, and written again byte for byte; what is not a board is refused, never
// thrown.
#include "board/codec.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "support/board_builder.h"

using namespace board;
using support::BoardBuilder;
using Json = nlohmann::json;

namespace {

void check_round_trip(const Change& change) {
  const std::string written = to_json(change).dump();
  const auto read = change_from_json(Json::parse(written));
  INFO(written);
  REQUIRE(read);
  CHECK(*read == change);
  CHECK(to_json(*read).dump() == written);
}

BoardBuilder full_board() {
  BoardBuilder b;
  const Id workshop = b.workshop("Qu’est-ce que « l’accueil » ?\nÀ deux lignes"), step = b.step("idees", 0.1), sheet = b.sheet();
  b.set(RecordKind::workshop, workshop,
        {{Property::current_step, step}, {Property::closed, true}, {Property::private_first, true}, {Property::votes_hidden, true}});
  const Id seat = b.seat("Zoé", 12), theme = b.theme("Thème"), stage = b.stage("Demande", "V0a");
  b.set(RecordKind::seat, seat,
        {{Property::edge, std::int64_t{3}}, {Property::along, 1.0 / 3}, {Property::turn, std::int64_t{2}}, {Property::spoken, true}, {Property::seated, true}});
  b.set(RecordKind::step, step, {{Property::speaker, seat}, {Property::speaker_since, std::int64_t{1700000000000}}, {Property::tour_ended, true}});
  const Id note = b.note_at(seat, "\xf0\x9f\x98\x80 \"guillemets\" \\ \t", sheet, {0.1 + 0.2, -0.0});
  b.set(RecordKind::note, note, {{Property::theme, theme}, {Property::stage, stage}, {Property::face_down, true}});
  b.place(RecordKind::theme, theme, sheet, {{1e-300, 1e300}, 359.999, 80, -5});
  b.dot(seat, note), b.remove(RecordKind::dot, b.dot(seat, note, 2));
  b.stroke(seat, note, {{0.1f, 0.7f, 1}, {1.0f / 3, 1e-30f, 0.123456789f}});
  const Id picture = b.create(RecordKind::picture, {{Property::file, std::string("a.jpg")}, {Property::size, base::Vec{640, 480}}});
  b.set(RecordKind::workshop, workshop, {{Property::shown_picture, picture}});
  b.create(RecordKind::photo, {{Property::step, step}, {Property::taken, std::int64_t{1700000000000}}});
  b.remove(RecordKind::note, b.note(seat, "ôté"));
  return b;
}

}  // namespace

TEST_CASE("a whole board is read back equal") {
  BoardBuilder b = full_board();
  const std::string written = to_json(b.board()).dump();
  const auto read = board_from_json(Json::parse(written));
  REQUIRE(read);
  CHECK(*read == b.board());
  CHECK(to_json(*read).dump() == written);
  CHECK(read->highest_counter(1) == b.board().highest_counter(1));
  for (const Note& note : b.board().notes) {
    CHECK(read->dots_on(note.id) == b.board().dots_on(note.id));
    CHECK(read->strokes_on(note.id) == b.board().strokes_on(note.id));
  }
  CHECK(*board_from_json(to_json(Board{})) == Board{});
}

TEST_CASE("a board written before there were hidden notes and tours is read as one without") {
  BoardBuilder b;
  b.workshop();
  b.step("idees");
  b.note(b.seat("Zoé"), "ouverte");
  Json older = to_json(b.board());
  for (const char* list : {"workshops", "steps", "seats"})
    for (Json& record : older[list])
      for (const char* name : {"private_first", "speaker", "speaker_since", "tour_ended", "turn", "spoken"}) record.erase(name);
  REQUIRE(older != to_json(b.board()));
  const auto read = board_from_json(older);
  REQUIRE(read);
  CHECK(*read == b.board());
}

TEST_CASE("every change of its log is read back equal, and replaying what was read gives the same board") {
  BoardBuilder b = full_board();
  Board replayed;
  for (const Change& change : b.log()) {
    check_round_trip(change);
    REQUIRE(replayed.apply(*change_from_json(Json::parse(to_json(change).dump()))));
  }
  CHECK(replayed == b.board());
}

TEST_CASE("who, when, and what it undoes are kept") {
  Change change;
  change.seq = ~std::uint64_t{0}, change.group = 1ULL << 60, change.at_ms = std::numeric_limits<std::int64_t>::min();
  change.kind = RecordKind::note, change.record = Id::of(0xffffff, 9), change.undoes = 41;
  for (const Actor& actor : {Actor{}, Actor::facilitator(), Actor::of_seat(Id::of(1, 2)), Actor{Actor::Kind::import, {}}}) {
    change.actor = actor;
    for (const Act& act : {Act(Create{}), Act(Set{}), Act(Remove{}), Act(Restore{})}) {
      change.act = act;
      check_round_trip(change);
    }
  }
  change.act = Set{{{Property::place, std::nullopt, Id::of(1, 3)}}};
  check_round_trip(change);
}

TEST_CASE("numbers come back to the last bit") {
  base::Random random(3);
  Change change;
  change.kind = RecordKind::stroke, change.record = Id::of(1, 1);
  for (int i = 0; i < 2000; ++i) {
    const auto bits = random.next();
    double width;
    std::memcpy(&width, &bits, sizeof width);
    float x;
    std::memcpy(&x, &bits, sizeof x);
    if (!std::isfinite(width) || !std::isfinite(x)) continue;
    change.act = Set{{{Property::ink_width, width}, {Property::points, InkPoints{{x, -x, 0.5f}}}}};
    check_round_trip(change);
  }
}

TEST_CASE("ink takes no more digits than it has") {
  Change change;
  change.kind = RecordKind::stroke, change.record = Id::of(1, 1);
  change.act = Set{{{Property::points, InkPoints{{0.1f, 0.2f, 0.3f}}}}};
  CHECK(to_json(change)["fields"][0]["value"].dump() == "[0.1,0.2,0.3]");
}

TEST_CASE("a change cut, bent or swapped in any place is refused or read, and never throws") {
  BoardBuilder b = full_board();
  const std::vector<Json> strange = {nullptr, true, -1, 1e308, "x", "", "1-1", Json::array(), Json::array({1, 2, 3, 4, 5}), Json::object()};
  for (const Change& change : b.log()) {
    const Json good = to_json(change);
    for (const auto& [key, value] : good.items()) {
      Json without = good;
      without.erase(key);
      (void)change_from_json(without);
      for (const Json& odd : strange) {
        Json bent = good;
        bent[key] = odd;
        (void)change_from_json(bent);
        if (!good.contains("fields") || good["fields"].empty()) continue;
        for (const char* part : {"property", "value", "sheet"}) {
          Json inside = good;
          inside["fields"][0][part] = odd;
          (void)change_from_json(inside);
        }
      }
    }
  }
  for (const Json& odd : strange) CHECK_FALSE(change_from_json(odd));
}

TEST_CASE("a board bent in any place is refused or read, and never throws") {
  BoardBuilder b = full_board();
  const Json flat = to_json(b.board()).flatten();
  const std::vector<Json> strange = {nullptr, false, -3, 1e308, "no", Json::array({1, "2"}), Json::object({{"id", 1}})};
  for (const auto& [path, value] : flat.items()) {
    for (const Json& odd : strange) {
      Json bent = flat;
      bent[path] = odd;
      try {
        const Json whole = bent.unflatten();
        (void)board_from_json(whole);
      } catch (const Json::exception&) {
        // The bent value could not even be put there.
      }
    }
  }
  for (const Json& odd : strange) CHECK_FALSE(board_from_json(odd));
}

TEST_CASE("two records of one name, and numbers beyond what they can be, are no board") {
  const auto read = [](const char* text) { return static_cast<bool>(board_from_json(Json::parse(text))); };
  CHECK(read(R"({"seq": 3, "notes": [{"id": "1-1"}]})"));
  CHECK_FALSE(read(R"({"seq": 3, "notes": [{"id": "1-1"}, {"id": "1-1"}]})"));
  CHECK_FALSE(read(R"({"seq": 3, "notes": [{"id": ""}]})"));
  CHECK_FALSE(read(R"({"seq": 3, "notes": [{"id": "1-1", "ai": 7}]})"));
  CHECK_FALSE(read(R"({"seq": 3, "notes": [{"id": "1-1", "paper": 18446744073709551615}]})"));
  CHECK_FALSE(read(R"({"seq": 3, "notes": [{"id": "1-1", "place": [["1-2", 1, 2, 3]]}]})"));
  CHECK_FALSE(read(R"({"seq": 3, "notes": [{"id": "1-1", "place": [["1-2",1,2,3,4,5], ["1-2",1,2,3,4,5]]}]})"));
  CHECK_FALSE(read(R"({"seq": 3, "strokes": [{"id": "1-1", "points": [1e300, 0, 0]}]})"));
  CHECK_FALSE(read(R"({"seq": -3})"));
  CHECK_FALSE(read(R"({"notes": []})"));
}
