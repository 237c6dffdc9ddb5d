// Which words of a text are judged. Read through spelling.h.
#include <glib.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "words/said.h"
#include "words/spelling.h"

namespace words {
namespace {

struct Character {
  gunichar sign;
  std::uint32_t from, to;
};

std::vector<Character> characters(std::string_view text) {
  std::vector<Character> out;
  for (std::size_t at = 0; at < text.size();) {
    const gunichar sign = g_utf8_get_char_validated(text.data() + at, static_cast<gssize>(text.size() - at));
    if (sign >= 0x110000) return {};  // no text at all
    const std::size_t next = at + static_cast<std::size_t>(g_utf8_skip[static_cast<guchar>(text[at])]);
    out.push_back({sign, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(next)});
    at = next;
  }
  return out;
}

bool is_apostrophe(gunichar c) { return c == '\'' || c == 0x2019; }
bool is_hyphen(gunichar c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_letter(gunichar c) { return g_unichar_isalpha(c) || g_unichar_ismark(c); }

// Between blanks: what has one of these anywhere is an address, a number, a path, a sign for a group.
bool is_of_machines(const std::vector<Character>& all, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    const gunichar c = all[i].sign;
    if (g_unichar_isdigit(c) || c == '@' || c == '_' || c == '#' || c == '\\' || c == '&' || c == '=') return true;
    const bool inside = i > from && i + 1 < to && is_letter(all[i - 1].sign) && is_letter(all[i + 1].sign);
    if (c == '.' && inside) return true;                                              // exemple.fr, v.p.
    if ((c == ':' || c == '/') && i + 1 < to && all[i + 1].sign == '/') return true;  // https://
  }
  return false;
}

}  // namespace

std::vector<Span> judged_words(std::string_view text) {
  const std::vector<Character> all = characters(text);
  std::vector<Span> out;
  bool sentence_begins = true;
  for (std::size_t from = 0; from < all.size();) {
    if (g_unichar_isspace(all[from].sign)) {
      sentence_begins |= all[from].sign == '\n';
      ++from;
      continue;
    }
    std::size_t end = from;
    while (end < all.size() && !g_unichar_isspace(all[end].sign)) ++end;
    const bool machines = is_of_machines(all, from, end);
    for (std::size_t i = from; i < end;) {
      const gunichar c = all[i].sign;
      if (!is_letter(c)) {
        sentence_begins |= c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ':' || c == 0xab || c == 0x201c || c == '"' || c == '(' || c == '-' ||
                           c == 0x2013 || c == 0x2014 || c == 0x2022;
        ++i;
        continue;
      }
      std::size_t stop = i, large = 0, letters = 0;
      bool latin = true;
      while (stop < end &&
             (is_letter(all[stop].sign) || ((is_apostrophe(all[stop].sign) || is_hyphen(all[stop].sign)) && stop + 1 < end && is_letter(all[stop + 1].sign)))) {
        if (g_unichar_isalpha(all[stop].sign)) {
          ++letters;
          large += g_unichar_isupper(all[stop].sign) ? 1u : 0u;
          latin &= g_unichar_get_script(all[stop].sign) == G_UNICODE_SCRIPT_LATIN;
        }
        ++stop;
      }
      // Large letters inside, or nothing else: an acronym, or the name of a product. One at the beginning, inside a sentence: a name.
      const bool first_large = g_unichar_isupper(c) != 0;
      const bool name = large > (first_large ? 1u : 0u) || (first_large && !sentence_begins);
      if (!machines && latin && !name && letters > 1) out.push_back({all[i].from, all[stop - 1].to});
      sentence_begins = false;
      i = stop;
    }
    from = end;
  }
  return out;
}

}  // namespace words
