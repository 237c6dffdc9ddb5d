// Who has how many dots.
#include "board/ranking.h"

#include <catch2/catch.hpp>

#include "support/board_builder.h"

using namespace board;
using support::BoardBuilder;

TEST_CASE("equal counts share a place and the next place is skipped") {
  BoardBuilder b;
  const Id seat = b.seat("Awa");
  const Id a = b.note(seat, "a"), c = b.note(seat, "c"), d = b.note(seat, "d"), e = b.note(seat, "e");
  b.note(seat, "nobody's");
  for (const Id note : {e, c, c, d, d, a, a, a}) b.dot(seat, note);
  CHECK(ranking(b.board(), 1) == std::vector<Ranked>{{a, 3, 1}, {c, 2, 2}, {d, 2, 2}, {e, 1, 4}});
}

TEST_CASE("dots taken off, dots of other rounds and removed notes do not count") {
  BoardBuilder b;
  const Id seat = b.seat("Awa");
  const Id a = b.note(seat, "a"), c = b.note(seat, "c");
  b.remove(RecordKind::dot, b.dot(seat, a));
  b.dot(seat, a, 2);
  b.dot(seat, c);
  CHECK(ranking(b.board(), 1) == std::vector<Ranked>{{c, 1, 1}});
  b.remove(RecordKind::note, c);
  CHECK(ranking(b.board(), 1).empty());
  CHECK(ranking(b.board(), 2) == std::vector<Ranked>{{a, 1, 1}});
}

TEST_CASE("a dot that moves counts where it lies now") {
  BoardBuilder b;
  const Id seat = b.seat("Awa");
  const Id a = b.note(seat, "a"), c = b.note(seat, "c");
  const Id dot = b.dot(seat, a);
  b.set(RecordKind::dot, dot, {{Property::note, c}});
  CHECK(ranking(b.board(), 1) == std::vector<Ranked>{{c, 1, 1}});
  CHECK(b.board().dots_on(a).empty());
}

TEST_CASE("a note that lies face down is in no ranking") {
  BoardBuilder b;
  const Id seat = b.seat("Awa");
  const Id a = b.note(seat, "a");
  b.dot(seat, a);
  b.set(RecordKind::note, a, {{Property::face_down, true}});
  CHECK(ranking(b.board(), 1).empty());
}
