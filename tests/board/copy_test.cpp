// A board's copy shows what the board shows.
#include <catch2/catch.hpp>

#include "board/copy.h"

using base::Id;
using board::Property;
using board::RecordKind;

namespace {

struct Maker {
  board::Board board;
  std::uint64_t seq = 0;
  void apply(RecordKind kind, Id id, board::Act act) {
    board::Change change;
    change.seq = ++seq;
    change.kind = kind;
    change.record = id;
    change.act = std::move(act);
    REQUIRE(board.apply(change));
  }
};

constexpr Id id(std::uint64_t n) { return Id::of(3, n); }

}  // namespace

TEST_CASE("a copy has the notes where they lie, their ink and their dots, under another name of the workshop") {
  Maker made;
  made.apply(RecordKind::workshop, id(1), board::Create{{{Property::title, std::string("Service clients")}, {Property::closed, true}}});
  made.apply(RecordKind::sheet, id(2), board::Create{{{Property::key, std::string("idees")}}});
  made.apply(RecordKind::sheet, id(3), board::Create{{{Property::key, std::string("vote")}}});
  made.apply(RecordKind::seat, id(4), board::Create{{{Property::name, std::string("Amina")}, {Property::edge, std::int64_t{1}}}});
  const board::Placement here{{100, 200}, 12, 124, 3}, there{{300, 400}, 0, 124, 1};
  made.apply(RecordKind::note, id(5),
             board::Create{{{Property::seat, id(4)},
                            {Property::text, std::string("Répondre plus vite")},
                            {Property::ai, std::int64_t{2}},
                            {Property::place, here, id(2)},
                            {Property::place, there, id(3)}}});
  made.apply(RecordKind::stroke, id(6),
             board::Create{{{Property::note, id(5)}, {Property::ink_width, 1.5}, {Property::points, board::InkPoints{{1, 2, 0.5F}, {3, 4, 1}}}}});
  made.apply(RecordKind::dot, id(7), board::Create{{{Property::seat, id(4)}, {Property::note, id(5)}}});
  made.apply(RecordKind::note, id(8), board::Create{{{Property::text, std::string("ôtée")}}});
  made.apply(RecordKind::note, id(8), board::Remove{});
  made.apply(RecordKind::photo, id(9), board::Create{{{Property::file, std::string("photo-1.png")}}});

  Maker copy;
  const Id name = Id::of(9, 1);
  for (auto& birth : board::births_of(made.board, name)) copy.apply(birth.kind, birth.record, board::Create{std::move(birth.fields)});
  CHECK(copy.board.workshop().id == name);
  CHECK(copy.board.workshop().title == "Service clients");
  REQUIRE(copy.board.notes.size() == 1);  // without what was removed
  const board::Note& note = *copy.board.notes.find_live(id(5));
  CHECK(note.text == "Répondre plus vite");
  CHECK(note.ai == board::Ai::with);
  REQUIRE(note.places.find(id(2)));
  CHECK(*note.places.find(id(2)) == here);
  CHECK(*note.places.find(id(3)) == there);
  REQUIRE(copy.board.strokes_on(id(5)).size() == 1);
  CHECK(copy.board.strokes[0].points == made.board.strokes[0].points);
  CHECK(copy.board.dots_on(id(5)).size() == 1);
  CHECK(copy.board.seats[0].edge == made.board.seats[0].edge);
  CHECK(copy.board.photos.size() == 0);  // they are of the other board
}
