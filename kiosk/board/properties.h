// One table per kind of record: which properties it has and where they are kept. Read by apply, codec, rules, store:
// applying, taking back, comparing and writing down all walk these lists, so that a new property is one line.
#pragma once
#include <array>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "board/board.h"
#include "board/change.h"

namespace board {

template <typename R>
using Member =
    std::variant<bool R::*, std::int64_t R::*, double R::*, std::string R::*, Vec R::*, Id R::*, Ai R::*, Edge R::*, InkPoints R::*, Placements R::*>;
template <typename R>
struct Described {
  Property property;
  Member<R> member;
};

template <typename R>
inline constexpr auto properties_of = std::array<Described<R>, 0>{};

template <>
inline constexpr auto properties_of<Workshop> = std::to_array<Described<Workshop>>({
    {Property::definition, &Workshop::definition},
    {Property::title, &Workshop::title},
    {Property::challenge, &Workshop::challenge},
    {Property::current_step, &Workshop::current_step},
    {Property::mode, &Workshop::mode},
    {Property::created, &Workshop::created_ms},
    {Property::glass, &Workshop::glass_mm},
    {Property::notes_per_seat, &Workshop::notes_per_seat},
    {Property::dots_per_seat, &Workshop::dots_per_seat},
    {Property::private_first, &Workshop::private_first},
    {Property::shown_picture, &Workshop::shown_picture},
    {Property::closed, &Workshop::closed},
    {Property::archived, &Workshop::archived},
    {Property::votes_hidden, &Workshop::votes_hidden},
    {Property::origin, &Workshop::origin},
});
template <>
inline constexpr auto properties_of<Sheet> = std::to_array<Described<Sheet>>({
    {Property::key, &Sheet::key},
    {Property::edge, &Sheet::facing},
    {Property::top, &Sheet::top},
    {Property::decided, &Sheet::decided},
    {Property::groups, &Sheet::groups},
    {Property::walk, &Sheet::walk},
    {Property::first_month, &Sheet::first_month},
    {Property::months, &Sheet::months},
    {Property::years, &Sheet::years},
});
template <>
inline constexpr auto properties_of<Step> = std::to_array<Described<Step>>({
    {Property::key, &Step::key},
    {Property::minutes, &Step::minutes},
    {Property::elapsed, &Step::elapsed_ms},
    {Property::running_since, &Step::running_since_ms},
    {Property::speaker, &Step::speaker},
    {Property::speaker_since, &Step::speaker_since_ms},
    {Property::tour_ended, &Step::tour_ended},
    {Property::round, &Step::round},
    {Property::changing, &Step::changing},
    {Property::round_from, &Step::round_from_ms},
    {Property::round_length, &Step::round_length_ms},
    {Property::longer_a, &Step::longer_a_ms},
    {Property::longer_b, &Step::longer_b_ms},
    {Property::longer_c, &Step::longer_c_ms},
    {Property::longer_d, &Step::longer_d_ms},
    {Property::item, &Step::item},
    {Property::withheld, &Step::withheld},
});
template <>
inline constexpr auto properties_of<Seat> = std::to_array<Described<Seat>>({
    {Property::name, &Seat::name},
    {Property::person, &Seat::person},
    {Property::edge, &Seat::edge},
    {Property::along, &Seat::along},
    {Property::turn, &Seat::turn},
    {Property::spoken, &Seat::spoken},
    {Property::group, &Seat::group},
    {Property::off_jury, &Seat::off_jury},
    {Property::seated, &Seat::seated},
    {Property::removed, &Seat::removed},
});
template <>
inline constexpr auto properties_of<Note> = std::to_array<Described<Note>>({
    {Property::seat, &Note::seat},          {Property::text, &Note::text},
    {Property::paper, &Note::paper},        {Property::ai, &Note::ai},
    {Property::theme, &Note::theme},        {Property::stage, &Note::stage},
    {Property::picture, &Note::picture},    {Property::face_down, &Note::face_down},
    {Property::board, &Note::board},        {Property::round, &Note::round},
    {Property::cell, &Note::cell},          {Property::source, &Note::source},
    {Property::elapsed, &Note::elapsed_ms}, {Property::round_length, &Note::length_ms},
    {Property::choice, &Note::choice},      {Property::item, &Note::item},
    {Property::origin, &Note::origin},      {Property::place, &Note::places},
    {Property::removed, &Note::removed},
});
template <>
inline constexpr auto properties_of<Theme> = std::to_array<Described<Theme>>({
    {Property::title, &Theme::title},
    {Property::ai, &Theme::ai},
    {Property::place, &Theme::places},
    {Property::removed, &Theme::removed},
});
template <>
inline constexpr auto properties_of<Stage> = std::to_array<Described<Stage>>({
    {Property::title, &Stage::title},
    {Property::order, &Stage::order},
    {Property::removed, &Stage::removed},
});
template <>
inline constexpr auto properties_of<Dot> = std::to_array<Described<Dot>>({
    {Property::seat, &Dot::seat},
    {Property::note, &Dot::note},
    {Property::round, &Dot::round},
    {Property::meaning, &Dot::meaning},
    {Property::removed, &Dot::removed},
});
template <>
inline constexpr auto properties_of<Stroke> = std::to_array<Described<Stroke>>({
    {Property::note, &Stroke::note},
    {Property::seat, &Stroke::seat},
    {Property::ink_width, &Stroke::width},
    {Property::points, &Stroke::points},
    {Property::removed, &Stroke::removed},
});
template <>
inline constexpr auto properties_of<Picture> = std::to_array<Described<Picture>>({
    {Property::file, &Picture::file},
    {Property::caption, &Picture::caption},
    {Property::size, &Picture::size_px},
    {Property::place, &Picture::places},
    {Property::removed, &Picture::removed},
});
template <>
inline constexpr auto properties_of<Photo> = std::to_array<Described<Photo>>({
    {Property::file, &Photo::file},
    {Property::title, &Photo::title},
    {Property::step, &Photo::step},
    {Property::taken, &Photo::taken_ms},
    {Property::place, &Photo::places},
    {Property::removed, &Photo::removed},
});

template <>
inline constexpr auto properties_of<Link> = std::to_array<Described<Link>>({
    {Property::link_from, &Link::from},
    {Property::link_to, &Link::to},
    {Property::seat, &Link::seat},
    {Property::removed, &Link::removed},
});

template <>
inline constexpr auto properties_of<Row> = std::to_array<Described<Row>>({
    {Property::sheet, &Row::sheet},
    {Property::order, &Row::order},
    {Property::key, &Row::key},
    {Property::title, &Row::title},
    {Property::group, &Row::group},
    {Property::weight, &Row::weight},
    {Property::removed, &Row::removed},
});
template <>
inline constexpr auto properties_of<Label> = std::to_array<Described<Label>>({
    {Property::sheet, &Label::sheet},
    {Property::about, &Label::about},
    {Property::among, &Label::among},
    {Property::meaning, &Label::meaning},
    {Property::title, &Label::title},
    {Property::seat, &Label::seat},
    {Property::removed, &Label::removed},
});
template <>
inline constexpr auto properties_of<Training> = std::to_array<Described<Training>>({
    {Property::sheet, &Training::sheet},
    {Property::examples, &Training::examples},
    {Property::seat, &Training::seat},
    {Property::removed, &Training::removed},
});
template <>
inline constexpr auto properties_of<Figure> = std::to_array<Described<Figure>>({
    {Property::sheet, &Figure::sheet},
    {Property::row, &Figure::row},
    {Property::item, &Figure::item},
    {Property::seat, &Figure::seat},
    {Property::value, &Figure::value},
    {Property::removed, &Figure::removed},
});

// Calls `f` with the table of that kind.
template <typename SomeBoard, typename F>
decltype(auto) with_table(SomeBoard& board, RecordKind kind, F&& f) {
  switch (kind) {
    case RecordKind::workshop: return f(board.workshops);
    case RecordKind::sheet: return f(board.sheets);
    case RecordKind::step: return f(board.steps);
    case RecordKind::seat: return f(board.seats);
    case RecordKind::note: return f(board.notes);
    case RecordKind::theme: return f(board.themes);
    case RecordKind::stage: return f(board.stages);
    case RecordKind::dot: return f(board.dots);
    case RecordKind::stroke: return f(board.strokes);
    case RecordKind::picture: return f(board.pictures);
    case RecordKind::photo: return f(board.photos);
    case RecordKind::link: return f(board.links);
    case RecordKind::row: return f(board.rows);
    case RecordKind::label: return f(board.labels);
    case RecordKind::training: return f(board.trainings);
    case RecordKind::figure: break;
  }
  return f(board.figures);
}

template <typename T>
struct TableOf;
template <typename R>
struct TableOf<Table<R>> {
  using Record = R;
};
template <typename T>
using RecordOf = typename TableOf<std::remove_cvref_t<T>>::Record;

template <typename R>
inline constexpr bool is_removable = requires(R record) {
  record.removed;
};

template <typename R>
const Described<R>* describe(Property property) {
  for (const auto& described : properties_of<R>) {
    if (described.property == property) return &described;
  }
  return nullptr;
}

// How a member travels in a Value: names of a short list as their number, places one at a time.
template <typename T>
struct Carried {
  using Type = T;
};
template <>
struct Carried<Ai> {
  using Type = std::int64_t;
};
template <>
struct Carried<Edge> {
  using Type = std::int64_t;
};
template <>
struct Carried<Placements> {
  using Type = Placement;
};

template <typename T>
inline constexpr std::int64_t kNames = 0;  // how many names a short list has
template <>
inline constexpr std::int64_t kNames<Ai> = 3;
template <>
inline constexpr std::int64_t kNames<Edge> = 4;

// Calls `f` with the member itself, const or not as the record is.
template <typename R, typename Record, typename F>
decltype(auto) with_member(Record& record, const Described<R>& described, F&& f) {
  return std::visit([&](auto member) -> decltype(auto) { return f(record.*member); }, described.member);
}

// What one property holds now; nothing for a sheet that the record does not lie on.
template <typename R>
std::optional<Value> read(const R& record, const Described<R>& described, Id sheet) {
  return with_member(record, described, [&](const auto& member) -> std::optional<Value> {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::is_same_v<T, Placements>) {
      const Placement* placement = member.find(sheet);
      return placement ? std::optional<Value>(*placement) : std::nullopt;
    } else {
      return Value(static_cast<typename Carried<T>::Type>(member));
    }
  });
}

// Whether a property holds that value already: asked for every set, so nothing is copied.
template <typename R>
bool holds(const R& record, const Described<R>& described, const Field& field) {
  return with_member(record, described, [&](const auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    using Type = typename Carried<T>::Type;
    const Type* value = field.value ? std::get_if<Type>(&*field.value) : nullptr;
    if constexpr (std::is_same_v<T, Placements>) {
      const Placement* placement = member.find(field.sheet);
      return placement ? value && *value == *placement : !field.value;
    } else {
      return value && static_cast<const Type&>(*value) == static_cast<Type>(member);
    }
  });
}

std::optional<std::size_t> value_index(RecordKind kind, Property property);  // of Value's alternative; none = has it not
bool is_removable_kind(RecordKind kind);
bool holds(const Board& board, RecordKind kind, Id record, const Field& field);  // false where there is no such record
bool exists(const Board& board, RecordKind kind, Id record);
bool is_removed(const Board& board, RecordKind kind, Id record);
// Null for a removal or a restore.
const Fields* fields_of(const Act& act);
const Field* find_field(const Fields& fields, Property property, Id sheet = {});
bool has_duplicates(const Fields& fields);

}  // namespace board
