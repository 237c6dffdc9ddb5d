// JSON with nothing lost: numbers in their shortest exact form, records in order of creation, keys sorted. What is
// nothing (an empty text, no id, false) is not written. A board is read back through apply, like everything else.
#include "board/codec.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>

#include "board/properties.h"

namespace board {

struct Loading {
  static void number(Board& board, std::uint64_t seq) { board.seq_ = seq; }
};

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxText = 1 << 20;
constexpr std::size_t kMaxPoints = 1 << 17;
constexpr std::size_t kMaxRecords = 1 << 20;
constexpr std::size_t kMaxPlaces = 200;

base::Error bad(std::string why) { return {base::Fault::damaged, std::move(why)}; }

// The shortest decimal that gives the same float back, so that ink takes a third of the room.
Json of_float(float value) {
  char text[32];
  const auto written = std::to_chars(text, text + sizeof text, value);
  double shortest = 0;
  std::from_chars(text, written.ptr, shortest);
  return static_cast<float>(shortest) == value ? shortest : static_cast<double>(value);
}

struct ToJson {
  Json operator()(bool value) const { return value; }
  Json operator()(std::int64_t value) const { return value; }
  Json operator()(double value) const { return value; }
  Json operator()(const std::string& value) const { return value; }
  Json operator()(Vec value) const { return Json::array({value.x, value.y}); }
  Json operator()(Id value) const { return base::to_string(value); }
  Json operator()(const Placement& p) const {
    Json json = Json::array({p.at.x, p.at.y, p.angle_deg, p.width_mm, p.rank});
    if (p.cell.empty()) return json;
    json.push_back(p.cell.row ? base::to_string(p.cell.row) : std::string());
    json.push_back(p.cell.column);
    json.push_back(p.cell.order);
    return json;
  }
  Json operator()(const InkPoints& points) const {
    Json list = Json::array();
    list.get_ref<Json::array_t&>().reserve(points.size() * 3);
    for (const InkPoint& point : points) {
      for (const float value : {point.x, point.y, point.pressure}) list.push_back(of_float(value));
    }
    return list;
  }
};

std::optional<double> number(const Json& json) { return json.is_number() ? std::optional(json.get<double>()) : std::nullopt; }
std::optional<std::int64_t> whole(const Json& json) {
  if (!json.is_number_integer()) return std::nullopt;
  if (json.is_number_unsigned() && json.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) { return std::nullopt; }
  return json.get<std::int64_t>();
}
std::optional<std::uint64_t> count(const Json& json) {
  if (json.is_number_unsigned()) return json.get<std::uint64_t>();
  const auto value = whole(json);
  return value && *value >= 0 ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt;
}
std::optional<float> small(const Json& json) {
  const auto value = number(json);
  if (!value || !(std::abs(*value) <= std::numeric_limits<float>::max())) return std::nullopt;
  return static_cast<float>(*value);
}
std::optional<Id> id(const Json& json) { return json.is_string() ? base::parse_id(json.get_ref<const std::string&>()) : std::nullopt; }
// Five numbers; of a place in a cell the row, the column and the order too.
constexpr std::size_t kPlain = 5, kInCell = 8;
std::optional<Cell> cell(const Json* items) {
  for (std::size_t i = 0; i < kInCell - kPlain; ++i)
    if (!items[i].is_string() || items[i].get_ref<const std::string&>().size() > kMaxText) return std::nullopt;
  const auto& row = items[0].get_ref<const std::string&>();
  const auto named = row.empty() ? std::optional<Id>(Id{}) : base::parse_id(row);
  if (!named) return std::nullopt;
  return Cell{*named, items[1].get<std::string>(), items[2].get<std::string>()};
}
std::optional<Placement> placement(const Json* items, std::size_t count) {
  if (count != kPlain && count != kInCell) return std::nullopt;
  const auto x = number(items[0]), y = number(items[1]), angle = number(items[2]), width = number(items[3]);
  const auto rank = whole(items[4]);
  if (!x || !y || !angle || !width || !rank) return std::nullopt;
  const auto in_cell = count == kInCell ? cell(items + kPlain) : std::optional<Cell>(Cell{});
  if (!in_cell) return std::nullopt;
  return Placement{{*x, *y}, *angle, *width, *rank, *in_cell};
}
std::optional<InkPoints> ink(const Json& json) {
  if (!json.is_array() || json.size() % 3 != 0 || json.size() / 3 > kMaxPoints) return std::nullopt;
  InkPoints points(json.size() / 3);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto x = small(json[3 * i]), y = small(json[3 * i + 1]), pressure = small(json[3 * i + 2]);
    if (!x || !y || !pressure) return std::nullopt;
    points[i] = {*x, *y, *pressure};
  }
  return points;
}

template <typename T>
std::optional<Value> lift(std::optional<T> value) {
  return value ? std::optional<Value>(std::move(*value)) : std::nullopt;
}

// `index` is the alternative of Value that the property holds.
std::optional<Value> value_from(const Json& json, std::size_t index) {
  switch (index) {
    case 0: return json.is_boolean() ? std::optional<Value>(json.get<bool>()) : std::nullopt;
    case 1: return lift(whole(json));
    case 2: return lift(number(json));
    case 3:
      if (!json.is_string() || json.get_ref<const std::string&>().size() > kMaxText) return std::nullopt;
      return Value(json.get<std::string>());
    case 4: {
      if (!json.is_array() || json.size() != 2) return std::nullopt;
      const auto x = number(json[0]), y = number(json[1]);
      return x && y ? std::optional<Value>(Vec{*x, *y}) : std::nullopt;
    }
    case 5: return lift(id(json));
    case 6: return json.is_array() ? lift(placement(json.get_ref<const Json::array_t&>().data(), json.size())) : std::nullopt;
    case 7: return lift(ink(json));
    default: return std::nullopt;
  }
}
static_assert(std::variant_size_v<Value> == 8, "a new kind of value is read and written here");

Json fields_to_json(const Fields& fields) {
  Json list = Json::array();
  for (const Field& field : fields) {
    Json one = {{"property", to_string(field.property)}, {"value", field.value ? std::visit(ToJson{}, *field.value) : Json(nullptr)}};
    if (field.sheet) one["sheet"] = base::to_string(field.sheet);
    list.push_back(std::move(one));
  }
  return list;
}

base::Result<Fields> fields_from(const Json& json, RecordKind kind) {
  if (!json.is_array() || json.size() > kMaxPlaces) return bad("fields are a list");
  Fields fields;
  fields.reserve(json.size());
  for (const Json& one : json) {
    if (!one.is_object() || !one.contains("property") || !one["property"].is_string()) return bad("a field without a name");
    const auto property = parse_property(one["property"].get_ref<const std::string&>());
    const auto index = property ? value_index(kind, *property) : std::nullopt;
    if (!index) return bad("an unknown property");
    Field field{*property, std::nullopt, {}};
    if (one.contains("sheet")) {
      const auto sheet = id(one["sheet"]);
      if (!sheet) return bad("a sheet without a name");
      field.sheet = *sheet;
    }
    if (!one.contains("value")) return bad("a field without a value");
    if (!one["value"].is_null()) {
      field.value = value_from(one["value"], *index);
      if (!field.value) return bad("not a value for " + std::string(to_string(*property)));
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

struct ActName {
  const char* operator()(const Create&) const { return "create"; }
  const char* operator()(const Set&) const { return "set"; }
  const char* operator()(const Remove&) const { return "remove"; }
  const char* operator()(const Restore&) const { return "restore"; }
};

constexpr std::string_view kActors[] = {"system", "facilitator", "seat", "import"};

bool is_nothing(const Json& json) {
  if (json.is_string() || json.is_array()) return json.empty();
  return json.is_boolean() && !json.get<bool>();
}

Json places_to_json(const Placements& places) {
  Json list = Json::array();
  for (const auto& on : places.on) {
    Json one = ToJson{}(on.placement);
    one.insert(one.begin(), base::to_string(on.sheet));
    list.push_back(std::move(one));
  }
  return list;
}

template <typename R>
Json record_to_json(const R& record) {
  Json json = {{"id", base::to_string(record.id)}};
  for (const auto& described : properties_of<R>) {
    Json value = with_member(record, described, [](const auto& member) {
      using T = std::remove_cvref_t<decltype(member)>;
      if constexpr (std::is_same_v<T, Placements>) return places_to_json(member);
      else return ToJson{}(static_cast<typename Carried<T>::Type>(member));
    });
    if (!is_nothing(value)) json[std::string(to_string(described.property))] = std::move(value);
  }
  return json;
}

base::Status read_places(const Json& json, Fields& fields) {
  if (!json.is_array() || json.size() > kMaxPlaces) return bad("places are a list");
  for (const Json& one : json) {
    if (!one.is_array() || one.empty()) return bad("a place is a list");
    const auto sheet = id(one[0]);
    auto place = placement(one.get_ref<const Json::array_t&>().data() + 1, one.size() - 1);
    if (!sheet || !place) return bad("a place has a sheet and five numbers, and in a table its cell");
    fields.push_back({Property::place, *place, *sheet});
  }
  return {};
}

base::Status read_record(Board& board, RecordKind kind, const Json& json) {
  if (!json.is_object() || !json.contains("id")) return bad("a record without a name");
  const auto record = id(json["id"]);
  if (!record) return bad("a record without a name");
  Fields fields;
  bool removed = false;
  for (const auto& [name, value] : json.items()) {
    if (name == "id") continue;
    const auto property = parse_property(name);
    const auto index = property ? value_index(kind, *property) : std::nullopt;
    if (!index) return bad("an unknown property: " + name);
    if (*property == Property::place) {
      if (auto status = read_places(value, fields); !status) return status;
      continue;
    }
    auto read = value_from(value, *index);
    if (!read) return bad("not a value for " + name);
    if (*property == Property::removed) removed = std::get<bool>(*read);
    else fields.push_back({*property, std::move(read), {}});
  }
  Change change{.actor = {}, .kind = kind, .record = *record, .act = Create{std::move(fields)}};
  if (auto created = board.apply(change); !created) return bad(created.error().message);
  if (!removed) return {};
  change.act = Remove{};
  if (auto marked = board.apply(change); !marked) return bad(marked.error().message);
  return {};
}

std::string list_name(RecordKind kind) { return std::string(to_string(kind)) + "s"; }

}  // namespace

Json to_json(const Change& change) {
  Json json = {{"seq", change.seq},
               {"group", change.group},
               {"actor", kActors[static_cast<std::size_t>(change.actor.kind)]},
               {"at", change.at_ms},
               {"kind", to_string(change.kind)},
               {"record", base::to_string(change.record)},
               {"act", std::visit(ActName{}, change.act)}};
  if (change.actor.seat) json["seat"] = base::to_string(change.actor.seat);
  if (change.undoes) json["undoes"] = change.undoes;
  if (const Fields* fields = fields_of(change.act)) json["fields"] = fields_to_json(*fields);
  return json;
}

base::Result<Change> change_from_json(const Json& json) {
  if (!json.is_object()) return bad("a change is an object");
  for (const char* name : {"seq", "group", "at"}) {
    if (!json.contains(name)) return bad("a change has a seq, a group and a time");
  }
  for (const char* name : {"actor", "kind", "record", "act"}) {
    if (!json.contains(name) || !json[name].is_string()) return bad("a change has an actor, a kind, a record and an act");
  }
  Change change;
  const auto seq = count(json["seq"]), group = count(json["group"]);
  const auto undoes = json.contains("undoes") ? count(json["undoes"]) : std::optional<std::uint64_t>(0);
  if (!seq || !group || !undoes) return bad("numbers of changes are never negative");
  change.seq = *seq, change.group = *group, change.undoes = *undoes;
  const auto at = whole(json["at"]);
  const auto kind = parse_record_kind(json["kind"].get_ref<const std::string&>());
  const auto record = id(json["record"]);
  if (!at || !kind || !record) return bad("a change with an unknown kind, record or time");
  change.at_ms = *at, change.kind = *kind, change.record = *record;

  const auto* const actor = std::find(std::begin(kActors), std::end(kActors), json["actor"].get_ref<const std::string&>());
  if (actor == std::end(kActors)) return bad("an unknown actor");
  change.actor.kind = static_cast<Actor::Kind>(actor - std::begin(kActors));
  if (json.contains("seat")) {
    const auto seat = id(json["seat"]);
    if (!seat) return bad("a seat without a name");
    change.actor.seat = *seat;
  }

  const auto& act = json["act"].get_ref<const std::string&>();
  if (act == "remove") return change.act = Remove{}, change;
  if (act == "restore") return change.act = Restore{}, change;
  if (act != "create" && act != "set") return bad("an unknown act");
  if (!json.contains("fields")) return bad("an act without its fields");
  auto fields = fields_from(json["fields"], change.kind);
  if (!fields) return fields.error();
  if (act == "create") change.act = Create{std::move(*fields)};
  else change.act = Set{std::move(*fields)};
  return change;
}

Json to_json(const Board& board) {
  Json json = {{"seq", board.seq()}};
  for (int k = 0; k <= static_cast<int>(last_record_kind); ++k) {
    const auto kind = static_cast<RecordKind>(k);
    Json list = Json::array();
    with_table(board, kind, [&](const auto& table) {
      for (const auto& record : table) list.push_back(record_to_json(record));
    });
    json[list_name(kind)] = std::move(list);
  }
  return json;
}

base::Result<Board> board_from_json(const Json& json) {
  if (!json.is_object()) return bad("a board is an object");
  const auto seq = json.contains("seq") ? count(json["seq"]) : std::nullopt;
  if (!seq) return bad("a board has a number");
  Board board;
  for (int k = 0; k <= static_cast<int>(last_record_kind); ++k) {
    const auto kind = static_cast<RecordKind>(k);
    const auto list = json.find(list_name(kind));
    if (list == json.end()) continue;
    if (!list->is_array() || list->size() > kMaxRecords) return bad(list_name(kind) + " are a list");
    for (const Json& record : *list) {
      if (auto status = read_record(board, kind, record); !status) return status.error();
    }
  }
  Loading::number(board, *seq);
  return board;
}

}  // namespace board
