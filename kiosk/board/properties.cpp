// The names of kinds and properties, and the questions about them that need no template.
#include "board/properties.h"

#include <algorithm>
#include <iterator>

namespace board {
namespace {

constexpr std::string_view kKinds[] = {"workshop", "sheet",   "step",  "seat", "note", "theme", "stage",    "dot",
                                       "stroke",   "picture", "photo", "link", "row",  "label", "training", "figure"};
constexpr std::string_view kProperties[] = {
    "definition",    "title",         "challenge",  "current_step", "mode",         "created",  "glass",    "notes_per_seat", "dots_per_seat",
    "private_first", "shown_picture", "closed",     "archived",     "votes_hidden", "key",      "minutes",  "elapsed",        "running_since",
    "speaker",       "speaker_since", "tour_ended", "name",         "person",       "edge",     "along",    "turn",           "spoken",
    "seat",          "text",          "paper",      "ai",           "theme",        "stage",    "picture",  "face_down",      "place",
    "order",         "note",          "round",      "ink_width",    "points",       "file",     "caption",  "size",           "step",
    "taken",         "group",         "changing",   "round_from",   "round_length", "board",    "cell",     "source",         "meaning",
    "link_from",     "link_to",       "sheet",      "top",          "longer_a",     "longer_b", "longer_c", "longer_d",       "about",
    "among",         "examples",      "groups",     "walk",         "first_month",  "months",   "years",    "weight",         "row",
    "value",         "off_jury",      "item",       "choice",       "decided",      "origin",   "seated",   "withheld",       "removed"};
static_assert(std::size(kKinds) == static_cast<std::size_t>(last_record_kind) + 1);
static_assert(std::size(kProperties) == static_cast<std::size_t>(Property::removed) + 1);

template <typename Enum, std::size_t N>
std::optional<Enum> parse(const std::string_view (&names)[N], std::string_view text) {
  const auto* const it = std::find(std::begin(names), std::end(names), text);
  if (it == std::end(names)) return std::nullopt;
  return static_cast<Enum>(it - std::begin(names));
}

template <typename Type>
constexpr std::size_t index_of() {
  return Value(std::in_place_type<Type>).index();
}

}  // namespace

std::string_view to_string(RecordKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(Property property) { return kProperties[static_cast<std::size_t>(property)]; }
std::optional<RecordKind> parse_record_kind(std::string_view text) { return parse<RecordKind>(kKinds, text); }
std::optional<Property> parse_property(std::string_view text) { return parse<Property>(kProperties, text); }

const Placement* Placements::find(Id sheet) const {
  const auto it = std::find_if(on.begin(), on.end(), [&](const On& one) { return one.sheet == sheet; });
  return it == on.end() ? nullptr : &it->placement;
}

std::optional<std::size_t> value_index(RecordKind kind, Property property) {
  static const Board empty;  // only its tables' types are asked for
  return with_table(empty, kind, [&](const auto& table) -> std::optional<std::size_t> {
    using R = RecordOf<decltype(table)>;
    const auto* described = describe<R>(property);
    if (!described) return std::nullopt;
    return std::visit([]<typename T>(T R::*) { return index_of<typename Carried<T>::Type>(); }, described->member);
  });
}

std::optional<Value> value_of(const Board& board, RecordKind kind, Id record, Property property, Id sheet) {
  return with_table(board, kind, [&](const auto& table) -> std::optional<Value> {
    const auto* found = table.find(record);
    const auto* described = describe<RecordOf<decltype(table)>>(property);
    if (!found || !described) return std::nullopt;
    return read(*found, *described, sheet);
  });
}

bool holds(const Board& board, RecordKind kind, Id record, const Field& field) {
  return with_table(board, kind, [&](const auto& table) {
    const auto* found = table.find(record);
    const auto* described = describe<RecordOf<decltype(table)>>(field.property);
    return found && described && holds(*found, *described, field);
  });
}

bool is_removable_kind(RecordKind kind) { return kind != RecordKind::workshop && kind != RecordKind::sheet && kind != RecordKind::step; }

bool exists(const Board& board, RecordKind kind, Id record) {
  return with_table(board, kind, [&](const auto& table) { return table.find(record) != nullptr; });
}

bool is_removed(const Board& board, RecordKind kind, Id record) {
  return with_table(board, kind, [&](const auto& table) { return table.find(record) && !table.find_live(record); });
}

const Fields* fields_of(const Act& act) {
  if (const auto* create = std::get_if<Create>(&act)) return &create->fields;
  if (const auto* set = std::get_if<Set>(&act)) return &set->fields;
  return nullptr;
}

const Field* find_field(const Fields& fields, Property property, Id sheet) {
  for (const Field& field : fields) {
    if (field.property == property && field.sheet == sheet) return &field;
  }
  return nullptr;
}

bool has_duplicates(const Fields& fields) {
  for (std::size_t i = 1; i < fields.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (fields[i].property == fields[j].property && fields[i].sheet == fields[j].sheet) return true;
    }
  }
  return false;
}

}  // namespace board
