// What the program says, in both languages, from assets/texts.toml. Read by scene, panel, app.
#pragma once
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/language.h"
#include "base/result.h"

namespace base {

class Texts {
 public:
  static Result<Texts> load(const std::filesystem::path& file);
  void speak(Language language) { language_ = language; }
  Language language() const { return language_; }
  // The text of a key ("refused.no_dots_left"); the key itself, in brackets, when there is none (a test looks for those).
  const std::string& operator()(std::string_view key) const;
  // With {0}, {1} ... filled in.
  std::string operator()(std::string_view key, std::initializer_list<std::string_view> values) const;
  // Singular or plural: key.one / key.many, {0} = the count. French: 0 and 1 are singular.
  std::string count(std::string_view key, long long n) const;
  bool has(std::string_view key) const;
  // Each of them, in no order.
  template <typename F>
  void each(F&& f) const {
    for (const auto& [key, text] : texts_) f(text);
  }

 private:
  std::unordered_map<std::string, Localized> texts_;
  mutable std::unordered_map<std::string, std::string> missing_;
  Language language_ = Language::french;
};

}  // namespace base
