// Loads assets/texts.toml. A leaf is a table with "fr" and "en"; anything else between is a group.
#include "base/texts.h"

#include <optional>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace base {
namespace {

bool is_leaf(const toml::table& table) { return table.contains("fr") || table.contains("en"); }

// Fills `out` from a group; says what is wrong with the first thing that is neither a text nor a group.
std::optional<std::string> gather(const toml::table& group, const std::string& prefix, std::unordered_map<std::string, Localized>& out) {
  const auto at = [](const toml::node& node) { return std::to_string(node.source().begin.line) + ": "; };
  for (const auto& [key, node] : group) {
    const std::string name = prefix + std::string(key.str());
    const toml::table* table = node.as_table();
    if (!table) return at(node) + "'" + name + "' must be a text { fr = \"…\", en = \"…\" } or a group of them";
    if (!is_leaf(*table)) {
      if (auto wrong = gather(*table, name + ".", out)) return wrong;
      continue;
    }
    Localized text;
    for (const auto& [language, value] : *table) {
      const auto words = value.value<std::string>();
      if (!words) return at(value) + "'" + name + "." + std::string(language.str()) + "' must be a text";
      if (language == "fr") text.fr = *words;
      else if (language == "en") text.en = *words;
      else return at(value) + "'" + name + "' speaks an unknown language, '" + std::string(language.str()) + "': expected fr or en";
    }
    out.emplace(name, std::move(text));
  }
  return std::nullopt;
}

// Thousands apart, as each language writes them.
std::string figure(long long n, Language language) {
  std::string digits = std::to_string(n);
  const std::size_t first = n < 0 ? 1 : 0;
  if (digits.size() - first <= 4) return digits;
  for (std::size_t i = digits.size(); i > first + 3;) {
    i -= 3;
    digits.insert(i, language == Language::french ? "\u202f" : ",");
  }
  return digits;
}

}  // namespace

Result<Texts> Texts::load(const std::filesystem::path& file) {
  std::error_code missing;
  if (!std::filesystem::is_regular_file(file, missing)) return Error{Fault::not_found, file.string() + " is not there"};
  const toml::parse_result parsed = toml::parse_file(file.string());
  if (!parsed)
    return Error{Fault::invalid, file.string() + ":" + std::to_string(parsed.error().source().begin.line) + ": " + std::string(parsed.error().description())};
  Texts texts;
  if (auto wrong = gather(parsed.table(), "", texts.texts_)) return Error{Fault::invalid, file.string() + ":" + *wrong};
  return texts;
}

const std::string& Texts::operator()(std::string_view key) const {
  if (const auto found = texts_.find(std::string(key)); found != texts_.end()) return found->second.in(language_);
  std::string& in_brackets = missing_[std::string(key)];
  if (in_brackets.empty()) in_brackets.append("[").append(key).append("]");
  return in_brackets;
}

std::string Texts::operator()(std::string_view key, std::initializer_list<std::string_view> values) const {
  const std::string& pattern = (*this)(key);
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    // One digit is enough: no sentence has ten holes.
    const bool hole = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const std::size_t which = hole ? static_cast<std::size_t>(pattern[i + 1] - '0') : values.size();
    if (which < values.size()) {
      out += values.begin()[which];
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

std::string Texts::count(std::string_view key, long long n) const {
  const bool one = language_ == Language::french ? n == 0 || n == 1 : n == 1;
  const std::string value = figure(n, language_);
  return (*this)(std::string(key) + (one ? ".one" : ".many"), {value});
}

bool Texts::has(std::string_view key) const { return texts_.contains(std::string(key)); }

}  // namespace base
