// Strict reading of TOML tables: every key is asked for by name, what was not asked for is a mistake, and every mistake
// keeps its line. Read by definition.cpp and sample.cpp alone, because toml++ is heavy.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "workshop/definition.h"

namespace workshop {

enum class Need : std::uint8_t { required, optional };

// Gathers what is wrong with one file.
class Report {
 public:
  explicit Report(std::filesystem::path file) : file_(std::move(file)) {}
  void mistake(const toml::source_region& at, std::string message) { mistakes_.push_back(said(at, std::move(message))); }
  void mistake(const toml::node& at, std::string message) { mistake(at.source(), std::move(message)); }
  void remark(const toml::node& at, std::string message) { remarks_.push_back(said(at.source(), std::move(message))); }
  bool fine() const { return mistakes_.empty(); }
  // In the order of the file.
  void hand_over(Checked& checked) &&;

 private:
  Mistake said(const toml::source_region& at, std::string message) const {
    return {file_, static_cast<int>(at.begin.line), static_cast<int>(at.begin.column), std::move(message)};
  }
  std::filesystem::path file_;
  std::vector<Mistake> mistakes_, remarks_;
};

std::string in_quotes(std::string_view word);
// `"sidez" is not a layout: did you mean "sides"?`, or the list of valid words where none is near.
std::string not_one_of(std::string_view word, std::string_view what, std::span<const std::string_view> valid);

class Fields {
 public:
  // `what` is how a message calls this table: "a step".
  Fields(Report& report, const toml::table& table, std::string what) : report_(report), table_(table), what_(std::move(what)) {}
  ~Fields();  // says which keys nobody asked for
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  const toml::table& table() const { return table_; }
  const toml::node& at(std::string_view key) const;  // the table itself where the key is missing
  bool has(std::string_view key) const { return table_.contains(key); }
  void know(std::string_view key) { asked_.push_back(key); }  // a key that means nothing here, and that somebody else speaks about

  std::string identifier(std::string_view key, Need need);  // small letters, digits, '-', '_'
  std::string text(std::string_view key, Need need);
  std::vector<std::string> texts(std::string_view key, Need need);
  Localized localized(std::string_view key, Need need);
  std::vector<Localized> localized_list(std::string_view key, std::size_t at_most);
  double number(std::string_view key, double low, double high, std::optional<double> otherwise);
  std::vector<double> numbers(std::string_view key, double low, double high, Need need = Need::optional);
  int whole(std::string_view key, int low, int high, std::optional<int> otherwise);
  bool flag(std::string_view key, bool otherwise);
  std::string word(std::string_view key, std::string_view what, std::span<const std::string_view> valid, Need need);
  std::vector<std::string> words(std::string_view key, std::string_view what, std::span<const std::string_view> valid);
  void table(std::string_view key, std::string what, const std::function<void(Fields&)>& read);
  void tables(std::string_view key, std::string what, Need need, const std::function<void(Fields&)>& read);

 private:
  const toml::node* take(std::string_view key, Need need, std::string_view expected);
  void wrong_kind(std::string_view key, const toml::node& node, std::string_view expected);
  Localized localized_from(std::string_view key, const toml::node& node);
  Report& report_;
  const toml::table& table_;
  std::string what_;
  std::vector<std::string_view> asked_;
};

}  // namespace workshop
