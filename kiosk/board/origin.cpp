#include "board/origin.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace board {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kWhat[] = {"note", "theme", "item"};  // in the order of What

Json json_of(const Origin& origin, std::size_t deep) {
  Json json{{"board", base::to_string(origin.board)},
            {"workshop", origin.workshop},
            {"definition", origin.definition},
            {"held_ms", origin.held_ms},
            {"what", kWhat[static_cast<std::size_t>(origin.what)]}};
  json["records"] = Json::array();
  for (const Id id : origin.records) json["records"].push_back(base::to_string(id));
  json["text"] = origin.text;
  json["dots"] = origin.dots;
  if (origin.place > 0) json["place"] = origin.place;
  json["notes"] = Json::array();
  for (const Origin::Said& said : origin.notes) {
    if (json["notes"].size() == kMostSaid) break;
    Json one{{"text", said.text}, {"name", said.name}, {"person", said.person}, {"dots", said.dots}};
    if (!said.about.empty()) one["about"] = said.about;
    json["notes"].push_back(std::move(one));
  }
  if (deep + 1 < kMostWorkshops && !origin.before.empty()) {
    json["before"] = Json::array();
    for (const Origin& before : origin.before) json["before"].push_back(json_of(before, deep + 1));
  }
  return json;
}

base::Result<Origin> read(const Json& json, std::size_t deep) {
  const base::Error bad{base::Fault::damaged, "this is no origin"};
  if (!json.is_object() || deep >= kMostWorkshops) return bad;
  Origin origin;
  const auto text = [&](const char* key, std::string& out) {
    const auto it = json.find(key);
    if (it != json.end() && it->is_string()) out = it->get<std::string>();
  };
  const auto number = [&](const Json& of, const char* key) -> std::int64_t {
    const auto it = of.find(key);
    return it != of.end() && it->is_number_integer() ? std::max<std::int64_t>(0, it->get<std::int64_t>()) : 0;
  };
  std::string board, what;
  text("board", board), text("what", what), text("workshop", origin.workshop), text("definition", origin.definition), text("text", origin.text);
  const auto id = base::parse_id(board);
  const auto* kind = std::find(std::begin(kWhat), std::end(kWhat), what);
  if (!id || kind == std::end(kWhat)) return bad;
  origin.board = *id;
  origin.what = static_cast<Origin::What>(kind - std::begin(kWhat));
  origin.held_ms = number(json, "held_ms"), origin.dots = number(json, "dots"), origin.place = number(json, "place");
  for (const Json& record : json.value("records", Json::array())) {
    const auto one = record.is_string() ? base::parse_id(record.get<std::string>()) : std::nullopt;
    if (one) origin.records.push_back(*one);
  }
  for (const Json& one : json.value("notes", Json::array())) {
    if (!one.is_object() || origin.notes.size() == kMostSaid) continue;
    const auto said = [&](const char* key) { return one.contains(key) && one[key].is_string() ? one[key].get<std::string>() : std::string(); };
    origin.notes.push_back({said("text"), said("name"), std::min<std::int64_t>(12, number(one, "person")), number(one, "dots"), said("about")});
  }
  for (const Json& one : json.value("before", Json::array()))
    if (auto before = read(one, deep + 1)) origin.before.push_back(*std::move(before));
  return origin;
}

}  // namespace

std::string to_text(const Origin& origin) {
  std::string text = json_of(origin, 0).dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() <= kLongestOrigin) return text;
  // What was written takes the room: who wrote it goes first, then what came before.
  Origin shorter = origin;
  shorter.notes.clear();
  for (Origin& before : shorter.before) before.notes.clear();
  text = json_of(shorter, 0).dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() <= kLongestOrigin) return text;
  shorter.before.clear();
  return json_of(shorter, 0).dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Result<Origin> read_origin(std::string_view text) {
  const Json json = text.size() <= kLongestOrigin ? Json::parse(text, nullptr, false) : Json();
  return read(json, 0);
}

}  // namespace board
