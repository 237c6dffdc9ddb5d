// What a step lets people do, and what always holds.
#include "board/rules.h"

#include <catch2/catch.hpp>
#include <limits>

#include "support/board_builder.h"

using namespace board;
using support::BoardBuilder;

namespace {

std::string said(const base::Status& status) { return status ? "yes" : status.error().message; }

// Two people, a note each, in a vote with three dots.
struct Vote : BoardBuilder {
  Id ws = workshop(), table = sheet(), awa = seat("Awa", 1), luc = seat("Luc", 2);
  Id note_a = note_at(awa, "a", table, {100, 100}), note_b = note_at(luc, "b", table, {300, 100});
  Rules rules;

  Vote() {
    rules.dots_per_seat = 3;
    rules.glass = {{0, 0}, {1600, 900}};
    rules.allow = {true, true, true, true, true, true};
  }
  Change draft(Actor actor, RecordKind kind, Id id, Act act) const {
    Change change;
    change.actor = actor, change.kind = kind, change.record = id, change.act = std::move(act);
    return change;
  }
  std::string sound(RecordKind kind, Id id, Act act) { return said(is_sound(board(), rules, draft({}, kind, id, std::move(act)))); }
  std::string allowed(Id seat, RecordKind kind, Id id, Act act) {
    return said(is_allowed(board(), rules, draft(Actor::of_seat(seat), kind, id, std::move(act))));
  }
  Act dot_on(Id seat, Id note, std::int64_t round = 1) const { return Create{{{Property::seat, seat}, {Property::note, note}, {Property::round, round}}}; }
  std::string text(std::string value) { return sound(RecordKind::note, note_a, Set{{{Property::text, std::move(value)}}}); }
  std::string place(Placement place) { return sound(RecordKind::note, note_a, Set{{{Property::place, place, table}}}); }
};

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
const Id kNew = Id::of(1, 999);

}  // namespace

TEST_CASE_METHOD(Vote, "a seat has three dots and then no more, until it takes one off") {
  for (int i = 0; i < 3; ++i) {
    CHECK(dots_left(board(), rules, awa) == 3 - i);
    CHECK(sound(RecordKind::dot, kNew, dot_on(awa, note_a)) == "yes");
    dot(awa, note_a);
  }
  CHECK(sound(RecordKind::dot, kNew, dot_on(awa, note_b)) == "refused.no_dots_left");
  CHECK(sound(RecordKind::dot, kNew, dot_on(luc, note_b)) == "yes");
  const Id first = board().dots[0].id;
  CHECK(sound(RecordKind::dot, first, Set{{{Property::note, note_b}}}) == "yes");  // moving one gives none
  remove(RecordKind::dot, first);
  CHECK(dots_left(board(), rules, awa) == 1);
  CHECK(sound(RecordKind::dot, first, Restore{}) == "yes");
  dot(awa, note_b);
  CHECK(sound(RecordKind::dot, first, Restore{}) == "refused.no_dots_left");
}

TEST_CASE_METHOD(Vote, "dots lie on live notes") {
  remove(RecordKind::note, note_b);
  CHECK(sound(RecordKind::dot, kNew, dot_on(awa, note_b)) == "refused.note_gone");
  CHECK(sound(RecordKind::dot, kNew, dot_on(awa, kNew)) == "refused.note_gone");
  const Id one = dot(awa, note_a);
  CHECK(sound(RecordKind::dot, one, Set{{{Property::note, note_b}}}) == "refused.note_gone");
}

TEST_CASE_METHOD(Vote, "the dots of a removed note are back in the hand, and the note cannot bring too many back") {
  for (int i = 0; i < 3; ++i) dot(awa, note_a);
  remove(RecordKind::note, note_a);
  CHECK(dots_left(board(), rules, awa) == 3);
  CHECK(sound(RecordKind::note, note_a, Restore{}) == "yes");
  dot(awa, note_b);
  CHECK(sound(RecordKind::note, note_a, Restore{}) == "refused.no_dots_left");
}

TEST_CASE_METHOD(Vote, "a note removed by mistake comes back with its dots in a step without a vote") {
  dot(awa, note_a);
  remove(RecordKind::note, note_a);
  rules.dots_per_seat = 0;
  CHECK(sound(RecordKind::note, note_a, Restore{}) == "yes");
}

TEST_CASE_METHOD(Vote, "a round that is over takes no new dots, and dots that do not stack lie one each") {
  CHECK(sound(RecordKind::dot, kNew, dot_on(awa, note_a, 2)) == "refused.round_over");
  rules.dots_stack = false;
  const Id one = dot(awa, note_a);
  CHECK(sound(RecordKind::dot, kNew, dot_on(awa, note_a)) == "refused.one_dot_each");
  CHECK(sound(RecordKind::dot, kNew, dot_on(luc, note_a)) == "yes");
  const Id other = dot(awa, note_b);
  CHECK(sound(RecordKind::dot, other, Set{{{Property::note, note_a}}}) == "refused.one_dot_each");
  CHECK(sound(RecordKind::dot, one, Set{{{Property::note, note_a}}}) == "yes");
}

TEST_CASE_METHOD(Vote, "texts are counted as people count") {
  rules.max_characters = 5;
  CHECK(text("éééé\xe2\x82\xac") == "yes");
  CHECK(text("abcdef") == "refused.too_long");
  CHECK(text("a\xff") == "refused.not_text");
  CHECK(sound(RecordKind::workshop, ws, Set{{{Property::challenge, std::string(300, 'a')}}}) == "yes");
  CHECK(sound(RecordKind::workshop, ws, Set{{{Property::challenge, std::string(5000, 'a')}}}) == "refused.too_long");
}

TEST_CASE_METHOD(Vote, "what is placed lies on the glass, at a size that can be held") {
  CHECK(place({{0, 900}}) == "yes");
  CHECK(place({{-0.1, 10}}) == "refused.off_glass");
  CHECK(place({{10, 900.1}}) == "refused.off_glass");
  CHECK(place({{kNaN, 10}}) == "refused.bad_number");
  CHECK(place({{10, 10}, std::numeric_limits<double>::infinity()}) == "refused.bad_number");
  CHECK(place({{10, 10}, 0, 71}) == "refused.too_small");
  CHECK(place({{10, 10}, 0, 80}) == "yes");
  CHECK(place({{10, 10}, 0, 421}) == "refused.too_large");
  rules.glass = {};
  CHECK(place({{-5000, 10}}) == "yes");  // no glass known, no bound
}

TEST_CASE_METHOD(Vote, "numbers that nothing can be are refused") {
  const auto set = [&](RecordKind kind, Id id, Property property, Value value) { return sound(kind, id, Set{{{property, std::move(value)}}}); };
  CHECK(set(RecordKind::seat, awa, Property::person, std::int64_t{13}) == "refused.bad_number");
  CHECK(set(RecordKind::seat, awa, Property::along, 1.5) == "refused.bad_number");
  CHECK(set(RecordKind::workshop, ws, Property::dots_per_seat, std::int64_t{-1}) == "refused.bad_number");
  CHECK(set(RecordKind::step, kNew, Property::minutes, -1.0) == "refused.bad_number");
  CHECK(set(RecordKind::step, kNew, Property::minutes, kNaN) == "refused.bad_number");
}

TEST_CASE_METHOD(Vote, "a board holds so many notes, a stroke so many points") {
  rules.max_notes = 2;
  CHECK(sound(RecordKind::note, kNew, Create{}) == "refused.too_many_notes");
  rules.max_stroke_points = 3;
  const auto ink = [&](InkPoints points, Id note) {
    return sound(RecordKind::stroke, kNew, Create{{{Property::note, note}, {Property::points, std::move(points)}}});
  };
  CHECK(ink(InkPoints(3), note_a) == "yes");
  CHECK(ink(InkPoints(4), note_a) == "refused.too_much_ink");
  CHECK(ink({{std::numeric_limits<float>::quiet_NaN(), 0, 1}}, note_a) == "refused.bad_number");
  CHECK(ink(InkPoints(1), kNew) == "refused.note_gone");
}

TEST_CASE_METHOD(Vote, "each step opens what it opens and nothing else") {
  const Act write = Set{{{Property::text, std::string("x")}}}, move = Set{{{Property::place, Placement{{9, 9}}, table}}};
  const Act group = Set{{{Property::theme, Id{}}}}, sort = Set{{{Property::ai, std::int64_t{1}}}}, file = Set{{{Property::stage, Id{}}}};
  const auto can = [&](Act act) { return allowed(awa, RecordKind::note, note_b, std::move(act)) == "yes"; };
  const auto check = [&](Allow allow, std::array<bool, 5> expected) {
    rules.allow = allow;
    CHECK(std::array{can(write), can(move), can(group), can(sort), can(file)} == expected);
  };
  check({}, {false, false, false, false, false});
  check({.write = true}, {true, false, false, false, false});
  check({.write = false, .move = true}, {false, true, false, false, false});
  check({.write = false, .move = false, .theme = true}, {false, false, true, true, false});
  check({.write = false, .move = false, .theme = false, .stage = true}, {false, false, false, false, true});
  rules.allow = {};
  CHECK(allowed(awa, RecordKind::note, kNew, Create{}) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::theme, kNew, Create{}) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::stage, kNew, Create{}) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::dot, kNew, dot_on(awa, note_a)) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::workshop, ws, Set{{{Property::shown_picture, Id{}}}}) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::photo, kNew, Create{}) == "yes");  // a photo is taken at any time
}

TEST_CASE_METHOD(Vote, "a dot is its owner's, and a note is signed by who writes it") {
  const Id mine = dot(awa, note_a);
  CHECK(allowed(luc, RecordKind::dot, mine, Remove{}) == "refused.not_yours");
  CHECK(allowed(luc, RecordKind::dot, mine, Set{{{Property::note, note_b}}}) == "refused.not_yours");
  CHECK(allowed(awa, RecordKind::dot, mine, Set{{{Property::seat, luc}}}) == "refused.not_yours");
  CHECK(allowed(luc, RecordKind::dot, kNew, dot_on(awa, note_a)) == "refused.not_yours");
  CHECK(allowed(awa, RecordKind::dot, mine, Remove{}) == "yes");
  CHECK(allowed(awa, RecordKind::note, kNew, Create{{{Property::seat, luc}}}) == "refused.not_yours");
  CHECK(allowed(awa, RecordKind::note, note_b, Set{{{Property::seat, awa}}}) == "refused.not_yours");
  CHECK(allowed(awa, RecordKind::seat, luc, Set{{{Property::name, std::string("?")}}}) == "refused.not_yours");
  CHECK(allowed(awa, RecordKind::seat, awa, Set{{{Property::name, std::string("Awa D.")}}}) == "yes");
  CHECK(allowed(awa, RecordKind::workshop, ws, Set{{{Property::closed, true}}}) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::step, kNew, Set{}) == "refused.not_now");
}

TEST_CASE_METHOD(Vote, "the facilitator, the kiosk and undo are not asked") {
  rules.allow = {};
  Change change = draft(Actor::facilitator(), RecordKind::note, note_a, Remove{});
  CHECK(is_allowed(board(), rules, change));
  change.actor = {};
  CHECK(is_allowed(board(), rules, change));
  change.actor = Actor::of_seat(luc);
  CHECK_FALSE(is_allowed(board(), rules, change));
  change.undoes = 7;
  CHECK(is_allowed(board(), rules, change));
}

TEST_CASE_METHOD(Vote, "a note that lies face down is its author's alone, but for a push") {
  set(RecordKind::note, note_a, {{Property::face_down, true}});
  const Act text = Set{{{Property::text, std::string("x")}}}, push = Set{{{Property::place, Placement{{9, 9}}, table}}};
  const Act share = Set{{{Property::face_down, false}}}, hide = Set{{{Property::face_down, true}}};
  const Act sort = Set{{{Property::theme, Id{}}}}, both = Set{{{Property::place, Placement{{9, 9}}, table}, {Property::face_down, false}}};
  const Act ink = Create{{{Property::note, note_a}, {Property::points, InkPoints(2)}}};
  for (const Act& act : {text, share, sort, both, Act(Remove{}), Act(Restore{})}) {
    CHECK(allowed(luc, RecordKind::note, note_a, act) == "refused.hidden_note");
    CHECK(allowed(awa, RecordKind::note, note_a, act) == "yes");
  }
  CHECK(allowed(luc, RecordKind::note, note_a, push) == "yes");
  CHECK(allowed(luc, RecordKind::stroke, kNew, ink) == "refused.hidden_note");
  CHECK(allowed(awa, RecordKind::stroke, kNew, ink) == "yes");
  CHECK(allowed(awa, RecordKind::note, note_b, hide) == "refused.not_yours");
  CHECK(allowed(luc, RecordKind::note, note_b, hide) == "yes");
  // Shared, it is everybody's again.
  set(RecordKind::note, note_a, {{Property::face_down, false}});
  CHECK(allowed(luc, RecordKind::note, note_a, text) == "yes");
}

TEST_CASE_METHOD(Vote, "only who speaks gives the word on, and touches no clock") {
  const Id now = step("idees");
  set(RecordKind::step, now, {{Property::speaker, awa}, {Property::speaker_since, std::int64_t{1000}}});
  const Act pass = Set{{{Property::speaker, luc}, {Property::speaker_since, std::int64_t{2000}}}}, end = Set{{{Property::tour_ended, true}}};
  for (const Act& act : {pass, end}) {
    CHECK(allowed(awa, RecordKind::step, now, act) == "yes");
    CHECK(allowed(luc, RecordKind::step, now, act) == "refused.not_now");
  }
  CHECK(allowed(awa, RecordKind::step, now, Set{{{Property::speaker, luc}, {Property::minutes, 90.0}}}) == "refused.not_now");
  set(RecordKind::step, now, {{Property::speaker, Id{}}});
  CHECK(allowed(awa, RecordKind::step, now, pass) == "refused.not_now");
  CHECK(sound(RecordKind::step, now, Set{{{Property::speaker_since, std::int64_t{-1}}}}) == "refused.bad_number");
  CHECK(sound(RecordKind::seat, awa, Set{{{Property::turn, std::int64_t{-1}}}}) == "refused.bad_number");
}

TEST_CASE_METHOD(Vote, "whoever may write brings a picture for a note and takes it away again, and nobody another's print") {
  const Act bring = Create{{{Property::file, std::string("a.png")}, {Property::size, base::Vec{4, 3}}}};
  const Act put = Set{{{Property::picture, kNew}}};
  rules.allow = {.write = true};
  CHECK(allowed(awa, RecordKind::picture, kNew, bring) == "yes");
  CHECK(allowed(awa, RecordKind::note, note_a, put) == "yes");
  rules.allow = {.write = false, .move = true};
  CHECK(allowed(awa, RecordKind::picture, kNew, bring) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::note, note_a, put) == "refused.not_now");
  rules.allow = {.write = true, .move = true, .present = true};
  const Id of_note = Id::of(1, 700), print = Id::of(1, 701);
  apply(RecordKind::picture, of_note, bring);
  apply(RecordKind::picture, print, Create{{{Property::file, std::string("b.png")}, {Property::place, Placement{{9, 9}}, table}}});
  CHECK(allowed(awa, RecordKind::picture, of_note, Remove{}) == "yes");
  CHECK(allowed(awa, RecordKind::picture, print, Remove{}) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::picture, print, Set{{{Property::place, Placement{{8, 8}}, table}}}) == "yes");
  CHECK(allowed(awa, RecordKind::picture, print, Set{{{Property::caption, std::string("x")}}}) == "refused.not_now");
  // Whose it is: shown on a note and lying nowhere, it is the note's; a removed note may come back, so it still is.
  CHECK_FALSE(is_of_notes(board(), *board().pictures.find(of_note)));
  set(RecordKind::note, note_a, {{Property::picture, of_note}});
  CHECK(is_of_notes(board(), *board().pictures.find(of_note)));
  remove(RecordKind::note, note_a);
  CHECK(is_of_notes(board(), *board().pictures.find(of_note)));
  set(RecordKind::note, note_b, {{Property::picture, print}});
  CHECK_FALSE(is_of_notes(board(), *board().pictures.find(print)));
}

TEST_CASE_METHOD(Vote, "dots go where the step's area is, new ones and those that are moved") {
  rules.dots_within = {{0, 0}, {200, 200}};
  rules.dots_sheet = table;
  CHECK(sound(RecordKind::dot, kNew, dot_on(awa, note_a)) == "yes");
  CHECK(sound(RecordKind::dot, kNew, dot_on(awa, note_b)) == "refused.not_in_area");
  const Id given = dot(awa, note_a);
  CHECK(sound(RecordKind::dot, given, Set{{{Property::note, note_b}}}) == "refused.not_in_area");
  CHECK(sound(RecordKind::dot, given, Set{{{Property::meaning, std::int64_t{1}}}}) == "yes");
  CHECK(sound(RecordKind::dot, given, Set{{{Property::meaning, std::int64_t{-1}}}}) == "refused.bad_number");
  CHECK(sound(RecordKind::dot, given, Remove{}) == "yes");
  // A note that lies on no such sheet is in no area.
  const Id nowhere = note(luc, "c");
  CHECK(sound(RecordKind::dot, kNew, dot_on(awa, nowhere)) == "refused.not_in_area");
  // It was let go there before the note was moved away: undo may bring it back.
  BoardBuilder::place(RecordKind::note, note_a, table, {{900, 100}, 0, 0, 0});
  remove(RecordKind::dot, given);
  CHECK(sound(RecordKind::dot, given, Restore{}) == "yes");
}

TEST_CASE_METHOD(Vote, "a line leads from one note to another, once, where the step lets people draw it") {
  const auto line = [&](Id from, Id to, Id who) { return Act(Create{{{Property::link_from, from}, {Property::link_to, to}, {Property::seat, who}}}); };
  CHECK(allowed(awa, RecordKind::link, kNew, line(note_a, note_b, awa)) == "refused.not_now");
  rules.allow.link = true;
  CHECK(allowed(awa, RecordKind::link, kNew, line(note_a, note_b, awa)) == "yes");
  CHECK(allowed(awa, RecordKind::link, kNew, line(note_a, note_b, luc)) == "refused.not_yours");
  CHECK(sound(RecordKind::link, kNew, line(note_a, note_b, awa)) == "yes");
  CHECK(sound(RecordKind::link, kNew, line(note_a, note_a, awa)) == "refused.same_link");
  CHECK(sound(RecordKind::link, kNew, line(note_a, Id::of(1, 998), awa)) == "refused.note_gone");
  const Id first = create(RecordKind::link, {{Property::link_from, note_a}, {Property::link_to, note_b}, {Property::seat, awa}});
  CHECK(sound(RecordKind::link, kNew, line(note_a, note_b, luc)) == "refused.same_link");
  CHECK(sound(RecordKind::link, kNew, line(note_b, note_a, luc)) == "yes");
  // Anybody may take it away or lead it elsewhere; brought back it must not be there twice.
  CHECK(allowed(luc, RecordKind::link, first, Remove{}) == "yes");
  remove(RecordKind::link, first);
  create(RecordKind::link, {{Property::link_from, note_a}, {Property::link_to, note_b}, {Property::seat, luc}});
  CHECK(sound(RecordKind::link, first, Restore{}) == "refused.same_link");
}

TEST_CASE_METHOD(Vote, "where a note lies on boards and on a matrix is moving, not writing") {
  rules.allow = {.move = true};
  CHECK(allowed(luc, RecordKind::note, note_a, Set{{{Property::board, std::string("un")}, {Property::cell, std::string("low/high")}}}) == "yes");
  CHECK(allowed(luc, RecordKind::note, note_a, Set{{{Property::source, std::string("liste")}}}) == "refused.not_now");
  CHECK(sound(RecordKind::seat, awa, Set{{{Property::group, std::int64_t{-1}}}}) == "refused.bad_number");
}

TEST_CASE_METHOD(Vote, "an example has one label, which anybody may change in their own name, where the step has people label") {
  const auto label = [&](std::int64_t about, Id who) {
    return Act(Create{{{Property::sheet, table}, {Property::about, about}, {Property::meaning, std::int64_t{1}}, {Property::seat, who}}});
  };
  CHECK(allowed(awa, RecordKind::label, kNew, label(3, awa)) == "refused.not_now");
  rules.allow.label = true;
  CHECK(allowed(awa, RecordKind::label, kNew, label(3, awa)) == "yes");
  CHECK(allowed(awa, RecordKind::label, kNew, label(3, luc)) == "refused.not_yours");
  CHECK(sound(RecordKind::label, kNew, label(-1, awa)) == "refused.bad_number");
  const Id first = create(RecordKind::label, std::get<Create>(label(3, awa)).fields);
  CHECK(sound(RecordKind::label, kNew, label(3, luc)) == "refused.same_label");
  CHECK(sound(RecordKind::label, kNew, label(4, luc)) == "yes");
  CHECK(allowed(luc, RecordKind::label, first, Set{{{Property::meaning, std::int64_t{2}}, {Property::seat, luc}}}) == "yes");
  CHECK(allowed(luc, RecordKind::label, first, Set{{{Property::seat, awa}}}) == "refused.not_yours");
  const Id second = create(RecordKind::label, std::get<Create>(label(4, luc)).fields);
  CHECK(sound(RecordKind::label, second, Set{{{Property::about, std::int64_t{3}}}}) == "refused.same_label");
  // Taken off and meanwhile replaced, it does not come back beside the other.
  remove(RecordKind::label, first);
  create(RecordKind::label, std::get<Create>(label(3, luc)).fields);
  CHECK(sound(RecordKind::label, first, Restore{}) == "refused.same_label");
}

TEST_CASE_METHOD(Vote, "naming groups, training a machine and walking a path are rights of their own") {
  const Act name = Create{{{Property::sheet, table}, {Property::about, std::int64_t{0}}, {Property::among, std::int64_t{4}}, {Property::seat, awa}}};
  const Act train = Create{{{Property::sheet, table}, {Property::examples, std::string("0:1")}, {Property::seat, awa}}};
  const Act count = Set{{{Property::groups, std::int64_t{5}}}}, walk = Set{{{Property::walk, std::string("test")}}};
  rules.allow.label = true;
  CHECK(allowed(awa, RecordKind::label, kNew, name) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::training, kNew, train) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::sheet, table, count) == "refused.not_now");
  CHECK(allowed(awa, RecordKind::sheet, table, walk) == "refused.not_now");
  rules.allow.name = true;
  CHECK(allowed(awa, RecordKind::label, kNew, name) == "yes");
  CHECK(allowed(awa, RecordKind::sheet, table, count) == "yes");
  CHECK(allowed(awa, RecordKind::sheet, table, walk) == "refused.not_now");
  rules.allow.train = rules.allow.walk = true;
  CHECK(allowed(awa, RecordKind::training, kNew, train) == "yes");
  CHECK(allowed(luc, RecordKind::training, kNew, train) == "refused.not_yours");
  CHECK(allowed(awa, RecordKind::sheet, table, walk) == "yes");
  // What a sheet is, is nobody's to change.
  CHECK(allowed(awa, RecordKind::sheet, table, Set{{{Property::key, std::string("x")}}}) == "refused.not_now");
  CHECK(sound(RecordKind::sheet, table, Set{{{Property::groups, std::int64_t{-1}}}}) == "refused.bad_number");
}

TEST_CASE_METHOD(Vote, "what the facilitator stops is refused in its own words, and what the step never gave in others") {
  const Act write = Set{{{Property::text, std::string("x")}}}, move = Set{{{Property::place, Placement{{200, 200}}, table}}};
  rules.given = {.write = true, .move = true, .dot = true};
  const auto said_of = [&](std::int64_t withheld) {
    rules.allow = without(rules.given, withheld);
    return std::vector<std::string>{allowed(awa, RecordKind::note, note_b, write), allowed(awa, RecordKind::note, note_b, move),
                                    allowed(awa, RecordKind::dot, kNew, dot_on(awa, note_b)),
                                    allowed(awa, RecordKind::theme, kNew, Create{{{Property::title, std::string("t")}}})};
  };
  const std::string yes = "yes", held = "refused.held", never = "refused.not_now";
  CHECK(said_of(0) == std::vector{yes, yes, yes, never});
  CHECK(said_of(kWithholdsWrite) == std::vector{held, yes, yes, never});
  CHECK(said_of(kWithholdsMove) == std::vector{yes, held, yes, never});
  CHECK(said_of(kWithholdsDot) == std::vector{yes, yes, held, never});
  CHECK(said_of(kWithholdsAll) == std::vector{held, held, held, never});
  CHECK(std::string(why_not(rules, &Allow::write)) == held);
  CHECK(std::string(why_not(rules, &Allow::theme)) == never);
  // The facilitator goes on; what an earlier step let people do can be taken back in this one, but nothing that is stopped.
  Change change = draft(Actor::facilitator(), RecordKind::note, note_b, move);
  CHECK(is_allowed(board(), rules, change));
  change.actor = Actor::of_seat(awa), change.undoes = 1;
  CHECK(said(is_allowed(board(), rules, change)) == held);
  change.kind = RecordKind::theme, change.record = kNew, change.act = Remove{};
  CHECK(said(is_allowed(board(), rules, change)) == yes);
  CHECK(sound(RecordKind::step, step("idees"), Set{{{Property::withheld, std::int64_t{64}}}}) == "refused.bad_number");
}
