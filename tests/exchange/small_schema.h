// As much of JSON Schema as our schemas use, for tests. A keyword that it does not know is an error, so that a schema
// cannot promise what nobody checks.
#pragma once
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace small_schema {
using nlohmann::json;

inline bool is_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "number") return value.is_number();
  if (type == "integer") return value.is_number_integer();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

// "7-42": the only pattern that our schemas use.
inline bool is_id(const std::string& text) {
  const auto dash = text.find('-');
  const auto digits = [&](std::size_t from, std::size_t to) { return from < to && text.find_first_not_of("0123456789", from) >= to; };
  return dash != std::string::npos && digits(0, dash) && digits(dash + 1, text.size());
}

// Empty when all is well; else the first thing that is not, with its path.
inline std::string check(const json& root, const json& schema, const json& value, const std::string& at = "$") {
  static const std::set<std::string> known{
      "$schema", "$id",  "$ref",    "$defs",   "title",   "description", "type",    "required", "properties", "additionalProperties",
      "items",   "enum", "pattern", "minimum", "maximum", "minItems",    "maxItems"};
  for (const auto& [keyword, ignored] : schema.items())
    if (!known.contains(keyword)) return at + ": the schema says " + keyword + ", which is not checked";
  if (schema.contains("$ref")) {
    const std::string ref = schema["$ref"];
    if (const auto wrong = check(root, root.at(json::json_pointer(ref.substr(1))), value, at); !wrong.empty()) return wrong;
  }
  if (schema.contains("type")) {
    const json types = schema["type"].is_array() ? schema["type"] : json::array({schema["type"]});
    bool fits = false;
    for (const auto& type : types) fits = fits || is_type(value, type);
    if (!fits) return at + ": is " + value.dump() + ", expected " + types.dump();
  }
  if (schema.contains("enum")) {
    bool fits = false;
    for (const auto& one : schema["enum"]) fits = fits || one == value;
    if (!fits) return at + ": is " + value.dump() + ", expected one of " + schema["enum"].dump();
  }
  if (schema.contains("pattern") && schema["pattern"] != "^[0-9]+-[0-9]+$") return at + ": the schema has a pattern that is not checked";
  if (schema.contains("pattern") && value.is_string() && !is_id(value.get<std::string>())) return at + ": does not match " + schema["pattern"].dump();
  if (value.is_number() && schema.contains("minimum") && value.get<double>() < schema["minimum"].get<double>()) return at + ": too small";
  if (value.is_number() && schema.contains("maximum") && value.get<double>() > schema["maximum"].get<double>()) return at + ": too large";
  if (value.is_array()) {
    if (schema.contains("minItems") && value.size() < schema["minItems"].get<std::size_t>()) return at + ": too few";
    if (schema.contains("maxItems") && value.size() > schema["maxItems"].get<std::size_t>()) return at + ": too many";
    for (std::size_t i = 0; schema.contains("items") && i < value.size(); ++i)
      if (const auto wrong = check(root, schema["items"], value[i], at + "[" + std::to_string(i) + "]"); !wrong.empty()) return wrong;
  }
  if (value.is_object()) {
    for (const auto& key : schema.value("required", json::array()))
      if (!value.contains(key.get<std::string>())) return at + ": lacks " + key.dump();
    const json properties = schema.value("properties", json::object());
    for (const auto& [key, inner] : value.items()) {
      if (properties.contains(key)) {
        if (const auto wrong = check(root, properties[key], inner, at + "." + key); !wrong.empty()) return wrong;
      } else if (schema.value("additionalProperties", true) == false) {
        return at + ": has " + key + ", which the schema does not know";
      }
    }
  }
  return {};
}

}  // namespace small_schema
