// A change: the only thing that alters a board. Numbered, invertible, deterministic. Read by store, journal, hands.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "board/records.h"

namespace board {

// What can be set on a record. One list for all kinds: properties.h says which kind has which.
enum class Property : std::uint8_t {
  definition,
  title,
  challenge,
  current_step,
  mode,
  created,
  glass,
  notes_per_seat,
  dots_per_seat,
  private_first,
  shown_picture,
  closed,
  archived,
  votes_hidden,
  key,
  minutes,
  elapsed,
  running_since,
  speaker,
  speaker_since,
  tour_ended,
  name,
  person,
  edge,
  along,
  turn,
  spoken,
  seat,
  text,
  paper,
  ai,
  theme,
  stage,
  picture,
  face_down,
  place,
  order,
  note,
  round,
  ink_width,
  points,
  file,
  caption,
  size,
  step,
  taken,
  group,
  changing,
  round_from,
  round_length,
  board,
  cell,
  source,
  meaning,
  link_from,
  link_to,
  sheet,
  top,
  longer_a,
  longer_b,
  longer_c,
  longer_d,
  about,
  among,
  examples,
  groups,
  walk,
  first_month,
  months,
  years,
  weight,
  row,
  value,
  off_jury,
  item,
  choice,
  decided,
  origin,
  seated,
  withheld,
  removed,
};

using Value = std::variant<bool, std::int64_t, double, std::string, Vec, Id, Placement, InkPoints>;

// One property set to one value. `place` is set for one sheet, named by `sheet`; an unplaced record has no value there,
// which is written as nullopt so that putting a thing somewhere has an inverse.
struct Field {
  Property property;
  std::optional<Value> value;
  Id sheet{};
  friend bool operator==(const Field&, const Field&) = default;
};
using Fields = std::vector<Field>;

// Who did it. `system` is the kiosk itself (arranging a sheet the first time it is shown, a clock put right).
struct Actor {
  enum class Kind : std::uint8_t { system, facilitator, seat, import };
  Kind kind = Kind::system;
  Id seat{};
  static Actor of_seat(Id seat) { return {Kind::seat, seat}; }
  static Actor facilitator() { return {Kind::facilitator, {}}; }
  friend bool operator==(const Actor&, const Actor&) = default;
};

struct Create {
  Fields fields;
  friend bool operator==(const Create&, const Create&) = default;
};
struct Set {
  Fields fields;
  friend bool operator==(const Set&, const Set&) = default;
};
struct Remove {
  friend bool operator==(const Remove&, const Remove&) = default;
};  // a mark: later sets do not bring it back
struct Restore {
  friend bool operator==(const Restore&, const Restore&) = default;
};  // undo of a removal
using Act = std::variant<Create, Set, Remove, Restore>;

struct Change {
  std::uint64_t seq = 0;    // the order; given by the store, 1, 2, 3 ...
  std::uint64_t group = 0;  // changes that are one gesture, undone together; the store gives it its first change's number
  Actor actor;
  std::int64_t at_ms = 0;  // Unix time, for display only
  RecordKind kind{};
  Id record;
  Act act;
  std::uint64_t undoes = 0;  // the group that this takes back: a deed's (undo) or an undo's (redo); 0 = a new deed
  friend bool operator==(const Change&, const Change&) = default;
};

std::string_view to_string(RecordKind kind);
std::string_view to_string(Property property);
std::optional<RecordKind> parse_record_kind(std::string_view text);
std::optional<Property> parse_property(std::string_view text);

}  // namespace board
