// The messages of strict reading: what is there, what was expected, and the nearest valid word.
#include "workshop/fields.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/utf8.h"
#include "workshop/nearest.h"

namespace workshop {
namespace {

constexpr std::string_view kLocalized = "a text in two languages, { fr = \"…\", en = \"…\" }";
constexpr std::size_t kLongestText = 500;

std::string kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return node.is_array_of_tables() ? "a list of tables" : "a list";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true or false";
    default: return "a date or time";
  }
}

std::string plain(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (const auto word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

}  // namespace

std::string in_quotes(std::string_view word) {
  std::string out(1, '"');
  out.append(word);
  out.push_back('"');
  return out;
}

void Report::hand_over(Checked& checked) && {
  const auto in_order = [](const Mistake& a, const Mistake& b) { return std::tie(a.line, a.column) < std::tie(b.line, b.column); };
  std::stable_sort(mistakes_.begin(), mistakes_.end(), in_order);
  std::stable_sort(remarks_.begin(), remarks_.end(), in_order);
  checked.mistakes = std::move(mistakes_);
  checked.remarks = std::move(remarks_);
}

std::string not_one_of(std::string_view word, std::string_view what, std::span<const std::string_view> valid) {
  const std::string message = in_quotes(word) + " is not " + std::string(what);
  if (const auto near = nearest(word, valid); !near.empty()) return message + ": did you mean " + in_quotes(near) + "?";
  return message + ": expected " + (valid.empty() ? "none" : "one of " + listed(valid));
}

Fields::~Fields() {
  for (const auto& [key, node] : table_)
    if (std::find(asked_.begin(), asked_.end(), key.str()) == asked_.end()) report_.mistake(key.source(), not_one_of(key.str(), "a key of " + what_, asked_));
}

const toml::node& Fields::at(std::string_view key) const {
  const toml::node* node = table_.get(key);
  return node ? *node : table_;
}

const toml::node* Fields::take(std::string_view key, Need need, std::string_view expected) {
  asked_.push_back(key);
  const toml::node* node = table_.get(key);
  if (!node && need == Need::required) report_.mistake(table_, what_ + " needs " + in_quotes(key) + ": expected " + std::string(expected));
  return node;
}

void Fields::wrong_kind(std::string_view key, const toml::node& node, std::string_view expected) {
  report_.mistake(node, in_quotes(key) + " is " + kind_of(node) + ": expected " + std::string(expected));
}

std::string Fields::identifier(std::string_view key, Need need) {
  const std::string_view expected = "a short name, such as \"ideation\"";
  const toml::node* node = take(key, need, expected);
  if (!node) return {};
  const auto text = node->value_exact<std::string>();
  if (!text) {
    wrong_kind(key, *node, expected);
    return {};
  }
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  if (text->empty() || text->size() > 40 || !std::all_of(text->begin(), text->end(), fits)) {
    report_.mistake(*node, in_quotes(key) + " is " + in_quotes(*text) + ": expected up to 40 small letters, digits, - and _");
    return {};
  }
  return *text;
}

std::string Fields::text(std::string_view key, Need need) {
  const toml::node* node = take(key, need, "a text");
  if (!node) return {};
  auto text = node->value_exact<std::string>();
  if (text && !text->empty()) return *std::move(text);
  wrong_kind(key, *node, "a text that is not empty");
  return {};
}

std::vector<std::string> Fields::texts(std::string_view key, Need need) {
  std::vector<std::string> out;
  const toml::node* node = take(key, need, "a list of texts");
  if (!node) return out;
  const auto* list = node->as_array();
  if (!list || (need == Need::required && list->empty())) wrong_kind(key, *node, "a list of texts");
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    if (auto text = list->get(i)->value_exact<std::string>()) out.push_back(*std::move(text));
    else wrong_kind(key, *list->get(i), "a list of texts");
  }
  return out;
}

Localized Fields::localized_from(std::string_view key, const toml::node& node) {
  Localized text;
  const auto* both = node.as_table();
  if (!both) {
    wrong_kind(key, node, kLocalized);
    return text;
  }
  static constexpr std::string_view languages[] = {"fr", "en"};
  for (const auto& [language, value] : *both) {
    const auto words = value.value_exact<std::string>();
    if (language != "fr" && language != "en") {
      report_.mistake(language.source(), not_one_of(language.str(), "a language", languages));
    } else if (!words || words->empty()) {
      report_.mistake(value, in_quotes(key) + "." + std::string(language.str()) + " is " + (words ? "empty" : kind_of(value)) + ": expected a text");
    } else if (base::count_characters(*words) > kLongestText) {
      report_.mistake(value, in_quotes(key) + "." + std::string(language.str()) + " is too long: expected at most 500 characters");
    } else {
      (language == "fr" ? text.fr : text.en) = *words;
    }
  }
  if (both->empty()) report_.mistake(node, in_quotes(key) + " is empty: expected " + std::string(kLocalized));
  else if (!both->contains("fr")) report_.remark(node, in_quotes(key) + " has no French: the English is shown");
  else if (!both->contains("en")) report_.remark(node, in_quotes(key) + " has no English: the French is shown");
  return text;
}

Localized Fields::localized(std::string_view key, Need need) {
  const toml::node* node = take(key, need, kLocalized);
  return node ? localized_from(key, *node) : Localized{};
}

std::vector<Localized> Fields::localized_list(std::string_view key, std::size_t at_most) {
  std::vector<Localized> out;
  const toml::node* node = take(key, Need::optional, kLocalized);
  if (!node) return out;
  const auto* list = node->as_array();
  if (!list) wrong_kind(key, *node, "a list of texts, [ { fr = \"…\", en = \"…\" } ]");
  else if (list->size() > at_most)
    report_.mistake(*node, in_quotes(key) + " has " + std::to_string(list->size()) + " texts: expected at most " + std::to_string(at_most));
  else
    for (const auto& one : *list) out.push_back(localized_from(key, one));
  return out;
}

double Fields::number(std::string_view key, double low, double high, std::optional<double> otherwise) {
  const std::string expected = "a number from " + plain(low) + " to " + plain(high);
  const toml::node* node = take(key, otherwise ? Need::optional : Need::required, expected);
  const double fallback = otherwise.value_or(low);
  if (!node) return fallback;
  if (!node->is_number()) {
    wrong_kind(key, *node, expected);
    return fallback;
  }
  const double value = *node->value<double>();
  if (std::isfinite(value) && value >= low && value <= high) return value;
  report_.mistake(*node, in_quotes(key) + " is " + plain(value) + ": expected " + expected);
  return fallback;
}

std::vector<double> Fields::numbers(std::string_view key, double low, double high, Need need) {
  std::vector<double> out;
  const std::string expected = "a list of numbers from " + plain(low) + " to " + plain(high);
  const toml::node* node = take(key, need, expected);
  if (!node) return out;
  const auto* list = node->as_array();
  if (!list) wrong_kind(key, *node, expected);
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const auto value = list->get(i)->is_number() ? list->get(i)->value<double>() : std::nullopt;
    if (value && *value >= low && *value <= high) out.push_back(*value);
    else report_.mistake(*list->get(i), in_quotes(key) + " has something else: expected " + expected);
  }
  return out;
}

int Fields::whole(std::string_view key, int low, int high, std::optional<int> otherwise) {
  const std::string expected = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
  const toml::node* node = take(key, otherwise ? Need::optional : Need::required, expected);
  const int fallback = otherwise.value_or(low);
  if (!node) return fallback;
  const auto value = node->value_exact<std::int64_t>();
  if (!value) wrong_kind(key, *node, expected);
  else if (*value < low || *value > high) report_.mistake(*node, in_quotes(key) + " is " + std::to_string(*value) + ": expected " + expected);
  else return static_cast<int>(*value);
  return fallback;
}

bool Fields::flag(std::string_view key, bool otherwise) {
  const toml::node* node = take(key, Need::optional, "true or false");
  if (!node) return otherwise;
  if (const auto value = node->value_exact<bool>()) return *value;
  wrong_kind(key, *node, "true or false");
  return otherwise;
}

std::string Fields::word(std::string_view key, std::string_view what, std::span<const std::string_view> valid, Need need) {
  const toml::node* node = take(key, need, std::string(what) + ", one of " + listed(valid));
  if (!node) return {};
  const auto text = node->value_exact<std::string>();
  if (!text) wrong_kind(key, *node, std::string(what) + ", one of " + listed(valid));
  else if (std::find(valid.begin(), valid.end(), *text) == valid.end()) report_.mistake(*node, not_one_of(*text, what, valid));
  else return *text;
  return {};
}

std::vector<std::string> Fields::words(std::string_view key, std::string_view what, std::span<const std::string_view> valid) {
  std::vector<std::string> out;
  const toml::node* node = take(key, Need::optional, "a list");
  if (!node) return out;
  const auto* list = node->as_array();
  if (!list) wrong_kind(key, *node, "a list of " + listed(valid));
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const toml::node& one = *list->get(i);
    const auto text = one.value_exact<std::string>();
    if (!text) wrong_kind(key, one, "a list of " + listed(valid));
    else if (std::find(valid.begin(), valid.end(), *text) == valid.end()) report_.mistake(one, not_one_of(*text, what, valid));
    else if (std::find(out.begin(), out.end(), *text) != out.end()) report_.mistake(one, in_quotes(*text) + " is there twice in " + in_quotes(key));
    else out.push_back(*text);
  }
  return out;
}

void Fields::table(std::string_view key, std::string what, const std::function<void(Fields&)>& read) {
  const toml::node* node = take(key, Need::optional, "a table");
  if (!node) return;
  if (const auto* inner = node->as_table()) {
    Fields fields(report_, *inner, std::move(what));
    read(fields);
  } else {
    wrong_kind(key, *node, "a table, { … }");
  }
}

void Fields::tables(std::string_view key, std::string what, Need need, const std::function<void(Fields&)>& read) {
  const std::string expected = "tables headed [[" + std::string(key) + "]]";
  const toml::node* node = take(key, need, expected);
  if (!node) return;
  const auto* list = node->as_array();
  if (!list || list->empty() || !node->is_array_of_tables()) {
    wrong_kind(key, *node, expected);
    return;
  }
  for (const auto& one : *list) {
    Fields fields(report_, *one.as_table(), what);
    read(fields);
  }
}

}  // namespace workshop
