// The two languages, and a text that exists in both. French comes first; a text missing in one falls back to the other.
#pragma once
#include <string>

namespace base {

enum class Language : unsigned char { french, english };

struct Localized {
  std::string fr, en;
  const std::string& in(Language language) const {
    const std::string& wanted = language == Language::french ? fr : en;
    return wanted.empty() ? (language == Language::french ? en : fr) : wanted;
  }
  bool empty() const { return fr.empty() && en.empty(); }
  friend bool operator==(const Localized&, const Localized&) = default;
};

}  // namespace base
