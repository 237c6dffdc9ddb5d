// The rules, asked before a change is applied. They look at the board as it is and at the change, and alter nothing.
#include "board/rules.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/utf8.h"
#include "board/figure_rules.h"
#include "board/learning_rules.h"
#include "board/origin.h"
#include "board/properties.h"
#include "board/talk.h"

namespace board {
namespace {

constexpr std::size_t kMaxPlainText = 4'000;  // questions, file names, orders: nobody types these into a note
constexpr double kMaxPaper = 10'000;          // mm; of what is not a note
constexpr std::int64_t kMaxEach = 100;        // notes or dots a seat; turns of a tour
constexpr double kMaxMinutes = 100'000;
constexpr std::size_t kMaxCellName = 100;  // of a column: a definition's id

base::Error refused(const char* why) { return {base::Fault::refused, why}; }

bool between(double value, double low, double high) { return value >= low && value <= high; }  // false for NaN
bool finite(Vec v) { return std::isfinite(v.x) && std::isfinite(v.y); }

// ---- values ----

base::Status number_is_sound(Property property, std::int64_t value) {
  std::int64_t low = std::numeric_limits<std::int64_t>::min(), high = std::numeric_limits<std::int64_t>::max();
  if (property == Property::notes_per_seat || property == Property::dots_per_seat) low = 0, high = kMaxEach;
  if (property == Property::person) low = 1, high = 12;
  if (property == Property::turn || property == Property::group || property == Property::meaning || property == Property::choice) low = 0, high = kMaxEach;
  if (property == Property::among || property == Property::groups) low = 0, high = kMaxEach;
  if (property == Property::about) low = 0, high = 1'000;
  if (property == Property::months) low = 0, high = kMostMonths;
  if (property == Property::years) low = 0, high = kMostYears;
  if (property == Property::weight) low = 0, high = kMostWeight;
  if (property == Property::value) low = 0, high = kMostCost;
  if (property == Property::first_month) low = 0, high = 12 * 10'000;
  if (property == Property::mode) low = 0, high = 1;
  if (property == Property::withheld) low = 0, high = kWithholdsAll + kTalks;
  if (property == Property::paper || property == Property::round) low = 0, high = 1'000;
  if (property == Property::elapsed || property == Property::running_since || property == Property::speaker_since || property == Property::round_from ||
      property == Property::round_length || property == Property::longer_a || property == Property::longer_b || property == Property::longer_c ||
      property == Property::longer_d)
    low = 0;
  if (value < low || value > high) return refused("refused.bad_number");
  return {};
}

base::Status text_is_sound(const Rules& rules, RecordKind kind, Property property, const std::string& text) {
  if (!base::is_valid_utf8(text)) return refused("refused.not_text");
  const bool written_by_hand = kind != RecordKind::workshop &&
                               (property == Property::text || property == Property::title || property == Property::name || property == Property::caption);
  const std::size_t limit = property == Property::origin ? kLongestOrigin : written_by_hand ? rules.max_characters : kMaxPlainText;
  // A character is at least one byte: most texts are known to be short without counting.
  if (text.size() > limit && base::count_characters(text) > limit) return refused("refused.too_long");
  return {};
}

base::Status place_is_sound(const Rules& rules, RecordKind kind, const Placement& place) {
  if (!finite(place.at) || !std::isfinite(place.angle_deg) || !std::isfinite(place.width_mm)) { return refused("refused.bad_number"); }
  if (place.cell.column.size() > kMaxCellName || place.cell.order.size() > kMaxPlainText) return refused("refused.too_long");
  if (!base::is_valid_utf8(place.cell.column) || !base::is_valid_utf8(place.cell.order)) return refused("refused.not_text");
  const bool glass_known = rules.glass.width() > 0 && rules.glass.height() > 0;
  if (glass_known && !rules.glass.contains(place.at)) return refused("refused.off_glass");
  if (place.width_mm == 0) return {};
  const bool note = kind == RecordKind::note;
  if (place.width_mm < (note ? rules.min_note_mm : 0)) return refused("refused.too_small");
  if (place.width_mm > (note ? rules.max_note_mm : kMaxPaper)) return refused("refused.too_large");
  return {};
}

base::Status ink_is_sound(const Rules& rules, const InkPoints& points) {
  if (points.size() > rules.max_stroke_points) return refused("refused.too_much_ink");
  for (const InkPoint& p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y) || !std::isfinite(p.pressure)) return refused("refused.bad_number");
  }
  return {};
}

base::Status value_is_sound(const Rules& rules, RecordKind kind, const Field& field) {
  if (!field.value) return {};
  if (const auto* text = std::get_if<std::string>(&*field.value)) return text_is_sound(rules, kind, field.property, *text);
  if (const auto* place = std::get_if<Placement>(&*field.value)) return place_is_sound(rules, kind, *place);
  if (const auto* points = std::get_if<InkPoints>(&*field.value)) return ink_is_sound(rules, *points);
  if (const auto* whole = std::get_if<std::int64_t>(&*field.value)) return number_is_sound(field.property, *whole);
  if (const auto* v = std::get_if<Vec>(&*field.value); v && !finite(*v)) return refused("refused.bad_number");
  if (const auto* number = std::get_if<double>(&*field.value)) {
    const double high = field.property == Property::minutes ? kMaxMinutes : 1;  // the others are shares
    if (!between(*number, 0, high)) return refused("refused.bad_number");
  }
  return {};
}

// ---- dots ----

std::int64_t dots_given(const Board& board, Id seat, std::int64_t round, Id except = {}) {
  return std::count_if(board.dots.begin(), board.dots.end(), [&](const Dot& dot) {
    return !dot.removed && dot.seat == seat && dot.round == round && dot.id != except && board.notes.find_live(dot.note);
  });
}

// What undo may bring back. In a step without dots the rules name no budget; the workshop's own then holds.
std::int64_t budget_to_bring_back(const Board& board, const Rules& rules, std::int64_t round) {
  if (round == rules.round && rules.dots_per_seat > 0) return rules.dots_per_seat;
  return std::max(rules.dots_per_seat, board.workshop().dots_per_seat);
}

base::Status one_each(const Board& board, const Rules& rules, const Dot& dot) {
  if (rules.dots_stack) return {};
  const auto& slots = board.dots_on(dot.note);
  const bool other = std::any_of(slots.begin(), slots.end(), [&](std::size_t slot) {
    const Dot& there = board.dots[slot];
    return !there.removed && there.id != dot.id && there.seat == dot.seat && there.round == dot.round;
  });
  if (other) return refused("refused.one_dot_each");
  return {};
}

// Whether the note lies where this step takes dots.
base::Status in_area(const Board& board, const Rules& rules, Id note) {
  if (rules.dots_within.width() <= 0) return {};
  const Note* record = board.notes.find_live(note);
  const Placement* place = record ? record->places.find(rules.dots_sheet) : nullptr;
  if (!place || !rules.dots_within.contains(place->at)) return refused("refused.not_in_area");
  return {};
}

// A dot as the change would leave it.
Dot dot_after(Dot dot, const Fields& fields) {
  const auto id = [&](Property property, Id& member) {
    const Field* field = find_field(fields, property);
    if (const auto* value = field && field->value ? std::get_if<Id>(&*field->value) : nullptr) member = *value;
  };
  id(Property::seat, dot.seat);
  id(Property::note, dot.note);
  const Field* round = find_field(fields, Property::round);
  if (const auto* value = round && round->value ? std::get_if<std::int64_t>(&*round->value) : nullptr) dot.round = *value;
  return dot;
}

base::Status dot_is_sound(const Board& board, const Rules& rules, const Change& change) {
  const Dot* before = board.dots.find(change.record);
  if (std::holds_alternative<Remove>(change.act)) return {};
  if (const auto* create = std::get_if<Create>(&change.act)) {
    Dot fresh;
    fresh.id = change.record;
    const Dot dot = dot_after(fresh, create->fields);
    if (!board.notes.find_live(dot.note)) return refused("refused.note_gone");
    if (dot.round != rules.round) return refused("refused.round_over");
    if (auto inside = in_area(board, rules, dot.note); !inside) return inside;
    if (dots_given(board, dot.seat, dot.round) >= rules.dots_per_seat) return refused("refused.no_dots_left");
    return one_each(board, rules, dot);
  }
  if (!before) return {};  // apply says so
  const auto* set = std::get_if<Set>(&change.act);
  const Dot dot = set ? dot_after(*before, set->fields) : *before;
  // Undo may lead back to a note that was removed since; a person cannot put a dot there.
  const bool new_deed = change.undoes == 0;
  if (set && new_deed && dot.note != before->note && !board.notes.find_live(dot.note)) return refused("refused.note_gone");
  if (set && new_deed && dot.note != before->note) {
    if (auto inside = in_area(board, rules, dot.note); !inside) return inside;
  }
  if (set && before->removed) return {};            // it still lies in nobody's count
  if (!board.notes.find_live(dot.note)) return {};  // restored onto a removed note: counted when that is restored
  const bool counted = set && dot.seat == before->seat && dot.round == before->round && board.notes.find_live(before->note);
  if (!counted && dots_given(board, dot.seat, dot.round, dot.id) >= budget_to_bring_back(board, rules, dot.round)) { return refused("refused.no_dots_left"); }
  return one_each(board, rules, dot);
}

// ---- lines ----

Link link_after(Link link, const Fields& fields) {
  const auto id = [&](Property property, Id& member) {
    const Field* field = find_field(fields, property);
    if (const auto* value = field && field->value ? std::get_if<Id>(&*field->value) : nullptr) member = *value;
  };
  id(Property::link_from, link.from);
  id(Property::link_to, link.to);
  id(Property::seat, link.seat);
  return link;
}

// From one note to another, once.
base::Status link_is_sound(const Board& board, const Change& change) {
  if (std::holds_alternative<Remove>(change.act)) return {};
  const Link* before = board.links.find(change.record);
  const Fields* fields = fields_of(change.act);
  Link fresh;
  fresh.id = change.record;
  const Link link = link_after(before ? *before : fresh, fields ? *fields : Fields{});
  const bool new_deed = change.undoes == 0;
  if (new_deed && (!board.notes.find_live(link.from) || !board.notes.find_live(link.to))) return refused("refused.note_gone");
  const auto same = [&](const Link& other) { return !other.removed && other.id != link.id && other.from == link.from && other.to == link.to; };
  if (link.from == link.to || std::any_of(board.links.begin(), board.links.end(), same)) return refused("refused.same_link");
  return {};
}

// A note that comes back brings its dots with it; their seats may have given them elsewhere meanwhile.
base::Status note_comes_back(const Board& board, const Rules& rules, Id note) {
  const auto& slots = board.dots_on(note);
  for (const std::size_t slot : slots) {
    const Dot& dot = board.dots[slot];
    if (dot.removed) continue;
    const auto here = std::count_if(slots.begin(), slots.end(), [&](std::size_t other) {
      const Dot& there = board.dots[other];
      return !there.removed && there.seat == dot.seat && there.round == dot.round;
    });
    const auto given = dots_given(board, dot.seat, dot.round) + here;
    if (given > budget_to_bring_back(board, rules, dot.round)) return refused("refused.no_dots_left");
  }
  return {};
}

// ---- what a step allows ----

base::Status now_if(bool allowed) {
  if (!allowed) return refused("refused.not_now");
  return {};
}

bool note_property_allowed(const Allow& allow, Property property) {
  switch (property) {
    case Property::place:
    case Property::board:
    case Property::cell: return allow.move;
    case Property::face_down: return allow.move || allow.write;
    case Property::theme:
    case Property::ai: return allow.theme;
    case Property::stage: return allow.stage;
    case Property::choice: return allow.choose;
    // Its time is the turn's to keep, and where it came from is nobody's to say.
    case Property::elapsed:
    case Property::round_length:
    case Property::origin: return false;
    default: return allow.write;
  }
}

// A note that lies face down is its author's: others may push it aside, and no more. Nobody hides what somebody else wrote.
base::Status hidden_allowed(const Board& board, const Change& change) {
  const Note* note = board.notes.find(change.record);
  if (!note || note->seat == change.actor.seat) return {};
  const auto* set = std::get_if<Set>(&change.act);
  const auto other = [](const Field& field) { return field.property != Property::place; };
  if (note->face_down && (!set || std::any_of(set->fields.begin(), set->fields.end(), other))) return refused("refused.hidden_note");
  if (set && find_field(set->fields, Property::face_down)) return refused("refused.not_yours");
  return {};
}

base::Status stroke_allowed(const Board& board, const Allow& allow, const Change& change) {
  Id id;
  if (const Stroke* stroke = board.strokes.find(change.record)) id = stroke->note;
  const Fields* fields = fields_of(change.act);
  const Field* field = fields ? find_field(*fields, Property::note) : nullptr;
  if (const auto* named = field && field->value ? std::get_if<Id>(&*field->value) : nullptr) id = *named;
  const Note* note = board.notes.find(id);
  if (note && note->face_down && note->seat != change.actor.seat) return refused("refused.hidden_note");
  return now_if(allow.write);
}

// What was proposed and written by nobody becomes the word of whoever says so, and of nobody else.
bool adopts(const Board& board, const Change& change, const Field& seat) {
  const Note* note = board.notes.find(change.record);
  const Id* who = seat.value ? std::get_if<Id>(&*seat.value) : nullptr;
  return note && !note->seat && note->source.empty() && who && *who == change.actor.seat;
}

// Writing was stopped while somebody wrote: what they have begun they finish, or take away blank.
bool finishes(const Board& board, const Rules& rules, const Change& change) {
  const Note* note = board.notes.find(change.record);
  if (!rules.given.write || !note || note->removed || note->seat != change.actor.seat) return false;
  if (std::holds_alternative<Remove>(change.act)) return note->text.empty() && !note->picture && board.strokes_on(note->id).empty();
  const auto* set = std::get_if<Set>(&change.act);
  return set && std::all_of(set->fields.begin(), set->fields.end(), [](const Field& field) { return field.property == Property::text; });
}

base::Status note_allowed(const Board& board, const Rules& rules, const Change& change) {
  const Allow& allow = rules.allow;
  const auto* set = std::get_if<Set>(&change.act);
  if (const auto* create = std::get_if<Create>(&change.act)) {
    const Field* seat = find_field(create->fields, Property::seat);
    const Id* signature = seat && seat->value ? std::get_if<Id>(&*seat->value) : nullptr;
    if (signature && *signature && *signature != change.actor.seat) return refused("refused.not_yours");
  }
  if (auto own = hidden_allowed(board, change); !own) return own;
  if (change.undoes == 0 && finishes(board, rules, change)) return {};
  if (!set) return now_if(allow.write);
  for (const Field& field : set->fields) {
    if (field.property == Property::choice && rules.decided) return refused("refused.decided");
    if (!note_property_allowed(allow, field.property)) return refused("refused.not_now");
    if (field.property == Property::seat && !holds(board, RecordKind::note, change.record, field) && !adopts(board, change, field))
      return refused("refused.not_yours");
  }
  return {};
}

bool only_places(const Change& change) {
  const auto* set = std::get_if<Set>(&change.act);
  return set && std::all_of(set->fields.begin(), set->fields.end(), [](const Field& field) { return field.property == Property::place; });
}

base::Status dot_allowed(const Board& board, const Allow& allow, const Change& change) {
  if (!allow.dot) return refused("refused.not_now");
  const Dot* before = board.dots.find(change.record);
  if (before && before->seat != change.actor.seat) return refused("refused.not_yours");
  const Fields* fields = fields_of(change.act);
  const Dot after = dot_after(before ? *before : Dot{}, fields ? *fields : Fields{});
  if (after.seat != change.actor.seat) return refused("refused.not_yours");
  return {};
}

bool only_shows_picture(const Change& change) {
  const auto* set = std::get_if<Set>(&change.act);
  return set && std::all_of(set->fields.begin(), set->fields.end(), [](const Field& field) { return field.property == Property::shown_picture; });
}

// Laid down and passed around; brought for a note, and taken away again with it, by whoever may write on one.
base::Status picture_allowed(const Board& board, const Allow& allow, const Change& change) {
  if (only_places(change)) return now_if(allow.move || allow.present);
  const Picture* picture = board.pictures.find(change.record);
  const bool of_a_note = std::holds_alternative<Create>(change.act) || (std::holds_alternative<Remove>(change.act) && picture && picture->places.on.empty());
  return now_if(allow.write && of_a_note);
}

// « Passer la parole »: whoever speaks gives the word on; the clock of the step is not theirs.
bool passes_turn(const Board& board, const Change& change) {
  const Step* step = board.steps.find(change.record);
  const auto* set = std::get_if<Set>(&change.act);
  const auto of_tour = [](const Field& field) {
    return field.property == Property::speaker || field.property == Property::speaker_since || field.property == Property::tour_ended;
  };
  return step && set && step->speaker && step->speaker == change.actor.seat && std::all_of(set->fields.begin(), set->fields.end(), of_tour);
}

}  // namespace

base::Status is_sound(const Board& board, const Rules& rules, const Change& change) {
  if (const Fields* fields = fields_of(change.act)) {
    for (const Field& field : *fields) {
      if (auto status = value_is_sound(rules, change.kind, field); !status) return status;
    }
  }
  const bool creates = std::holds_alternative<Create>(change.act);
  if (change.kind == RecordKind::dot) return dot_is_sound(board, rules, change);
  if (change.kind == RecordKind::link) return link_is_sound(board, change);
  if (change.kind == RecordKind::label) return label_is_sound(board, change);
  if (change.kind == RecordKind::figure) return figure_is_sound(board, rules, change);
  if (change.kind == RecordKind::note) {
    // Removed ones count: a record is never erased, and the limit is there for what a board can hold.
    if (creates && board.notes.size() >= rules.max_notes) return refused("refused.too_many_notes");
    if (std::holds_alternative<Restore>(change.act)) return note_comes_back(board, rules, change.record);
  }
  if (change.kind == RecordKind::stroke && creates) {
    const Field* note = find_field(std::get<Create>(change.act).fields, Property::note);
    const Id* id = note && note->value ? std::get_if<Id>(&*note->value) : nullptr;
    if (!id || !board.notes.find_live(*id)) return refused("refused.note_gone");
  }
  return {};
}

namespace {

// A deed of a participant, held against what `rules.allow` has.
base::Status allowed_by(const Board& board, const Rules& rules, const Change& change) {
  const Allow& allow = rules.allow;
  switch (change.kind) {
    case RecordKind::note: return note_allowed(board, rules, change);
    case RecordKind::theme: return now_if(allow.theme || (allow.move && only_places(change)));
    case RecordKind::stage: return now_if(allow.stage);
    case RecordKind::dot: return dot_allowed(board, allow, change);
    case RecordKind::stroke: return stroke_allowed(board, allow, change);
    case RecordKind::picture: return picture_allowed(board, allow, change);
    // Prints are passed around at any time; only the facilitator throws one away.
    case RecordKind::photo: return now_if(!std::holds_alternative<Remove>(change.act));
    case RecordKind::workshop: return now_if(allow.present && only_shows_picture(change));
    case RecordKind::seat:
      if (only_sits_on_jury(change)) return now_if(allow.weigh || allow.mark);
      if (change.record != change.actor.seat) return refused("refused.not_yours");
      return now_if(std::holds_alternative<Set>(change.act));
    case RecordKind::step:
      if (passes_turn(board, change)) return {};
      break;
    case RecordKind::link: {
      const Fields* fields = fields_of(change.act);
      const Link* before = board.links.find(change.record);
      // Anybody may draw another's line to another note, or take it away: only the name under it is theirs.
      if (!before && link_after({}, fields ? *fields : Fields{}).seat != change.actor.seat) return refused("refused.not_yours");
      return now_if(allow.link);
    }
    case RecordKind::row: return now_if(only_weighs(change) ? allow.weigh : allow.row);
    case RecordKind::sheet: return sheet_allowed(allow, change);
    case RecordKind::label: return label_allowed(board, allow, change);
    case RecordKind::training: return training_allowed(allow, change);
    case RecordKind::figure:
      if (rules.decided) return refused("refused.decided");
      return figure_allowed(board, allow, change);
  }
  return refused("refused.not_now");
}

}  // namespace

base::Status is_allowed(const Board& board, const Rules& rules, const Change& change) {
  if (change.actor.kind != Actor::Kind::seat) return {};
  if (change.undoes != 0 && rules.allow == rules.given) return {};
  auto now = allowed_by(board, rules, change);
  if (now) return now;
  Rules open = rules;
  open.allow = rules.given;
  if (allowed_by(board, open, change)) return refused("refused.held");
  if (change.undoes != 0) return {};
  return now;
}

const char* why_not(const Rules& rules, bool Allow::*right) { return rules.given.*right && !(rules.allow.*right) ? "refused.held" : "refused.not_now"; }

Allow without(Allow given, std::int64_t withheld) {
  if ((withheld & kWithholdsAll) == kWithholdsAll) return {};
  if (withheld & kWithholdsWrite) given.write = false;
  if (withheld & kWithholdsMove) given.move = false;
  if (withheld & kWithholdsTheme) given.theme = given.stage = false;
  if (withheld & kWithholdsDot) given.dot = false;
  return given;
}

std::int64_t dots_left(const Board& board, const Rules& rules, Id seat) {
  return std::max<std::int64_t>(0, rules.dots_per_seat - dots_given(board, seat, rules.round));
}

}  // namespace board
