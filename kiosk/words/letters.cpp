// What a letter is, and what it is without its accent.
#include <glib.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "words/words.h"

namespace words {
namespace {

using Owned = std::unique_ptr<gchar, decltype(&g_free)>;

gunichar character_at(std::string_view text, std::size_t at) { return g_utf8_get_char_validated(text.data() + at, static_cast<gssize>(text.size() - at)); }
bool is_letter(std::string_view text, std::size_t at) {
  const gunichar c = character_at(text, at);
  return c < 0x110000 && g_unichar_isalpha(c);
}

}  // namespace

std::string_view word_before(std::string_view text, std::size_t at) {
  if (at < text.size() && is_letter(text, at)) return {};
  std::size_t from = at;
  while (from > 0) {
    const std::size_t before = base::previous_character(text, from);
    if (!is_letter(text, before)) break;
    from = before;
  }
  return text.substr(from, at - from);
}

std::string_view word_to_follow(std::string_view text, std::size_t at) {
  std::size_t end = std::min(at, text.size());
  while (end > 0 && text[end - 1] == ' ') --end;
  return end == at ? std::string_view() : word_before(text, end);
}

std::string small_letters(std::string_view word) {
  const Owned small(g_utf8_strdown(word.data(), static_cast<gssize>(word.size())), g_free);
  return small ? small.get() : std::string();
}

std::string folded(std::string_view text) {
  const Owned apart(g_utf8_normalize(text.data(), static_cast<gssize>(text.size()), G_NORMALIZE_NFD), g_free);
  if (!apart) return {};
  std::string out;
  for (const gchar* p = apart.get(); *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (g_unichar_ismark(c)) continue;
    if (c == 0x153 || c == 0x152) out += "oe";  // œ is typed as two letters by those who have no key for it
    else if (c == 0xe6 || c == 0xc6) out += "ae";
    else base::append_utf8(out, static_cast<char32_t>(g_unichar_tolower(c)));
  }
  return out;
}

}  // namespace words
