// A board made in a few words, straight through apply, with the log of how it was made. Read by the
// tests of every room above board.
#pragma once
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "board/board.h"

namespace support {

class BoardBuilder {
 public:
  using Id = base::Id;
  explicit BoardBuilder(std::uint32_t table = 1) : table_(table) {}

  Id create(board::RecordKind kind, board::Fields fields) {
    const Id id = Id::of(table_, ++counter_);
    apply(kind, id, board::Create{std::move(fields)});
    return id;
  }
  board::Act set(board::RecordKind kind, Id id, board::Fields fields) { return apply(kind, id, board::Set{std::move(fields)}); }
  board::Act remove(board::RecordKind kind, Id id) { return apply(kind, id, board::Remove{}); }
  board::Act restore(board::RecordKind kind, Id id) { return apply(kind, id, board::Restore{}); }
  // Applies what must succeed, numbers it, keeps it in the log.
  board::Act apply(board::RecordKind kind, Id id, board::Act act) {
    board::Change change;
    change.seq = change.group = board_.seq() + 1;
    change.kind = kind, change.record = id, change.act = std::move(act);
    auto inverse = board_.apply(change);
    INFO((inverse ? std::string() : inverse.error().message));
    REQUIRE(inverse);
    log_.push_back(std::move(change));
    return *inverse;
  }

  Id workshop(std::string challenge = "Comment mieux accueillir ?") {
    return create(board::RecordKind::workshop, {{board::Property::definition, std::string("ideation")},
                                                {board::Property::challenge, std::move(challenge)},
                                                {board::Property::glass, base::Vec{1600, 900}}});
  }
  Id sheet(std::string key = "table") { return create(board::RecordKind::sheet, {{board::Property::key, std::move(key)}}); }
  Id step(std::string key, double minutes = 10) {
    return create(board::RecordKind::step, {{board::Property::key, std::move(key)}, {board::Property::minutes, minutes}});
  }
  Id seat(std::string name, std::int64_t person = 1) {
    return create(board::RecordKind::seat, {{board::Property::name, std::move(name)}, {board::Property::person, person}});
  }
  Id note(Id seat, std::string text) { return create(board::RecordKind::note, {{board::Property::seat, seat}, {board::Property::text, std::move(text)}}); }
  Id note_at(Id seat, std::string text, Id sheet, base::Vec at) {
    const Id id = note(seat, std::move(text));
    place(board::RecordKind::note, id, sheet, {at, 0, 0, 0});
    return id;
  }
  void place(board::RecordKind kind, Id id, Id sheet, board::Placement placement) { set(kind, id, {{board::Property::place, placement, sheet}}); }
  Id theme(std::string title) { return create(board::RecordKind::theme, {{board::Property::title, std::move(title)}}); }
  Id stage(std::string title, std::string order) {
    return create(board::RecordKind::stage, {{board::Property::title, std::move(title)}, {board::Property::order, std::move(order)}});
  }
  Id dot(Id seat, Id note, std::int64_t round = 1) {
    return create(board::RecordKind::dot, {{board::Property::seat, seat}, {board::Property::note, note}, {board::Property::round, round}});
  }
  Id stroke(Id seat, Id note, board::InkPoints points) {
    return create(board::RecordKind::stroke, {{board::Property::note, note}, {board::Property::seat, seat}, {board::Property::points, std::move(points)}});
  }

  board::Board& board() { return board_; }
  const std::vector<board::Change>& log() const { return log_; }

 private:
  board::Board board_;
  std::vector<board::Change> log_;
  std::uint32_t table_;
  std::uint64_t counter_ = 0;
};

}  // namespace support
