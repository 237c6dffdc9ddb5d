// French spaces and apostrophes for what is shown. Read by scene and panel through text.h.
// Applied to its own result it changes nothing, because each rule asks for what is already there before it acts.
#include <array>
#include <string>
#include <string_view>

#include "text/text.h"

namespace text {
namespace {

constexpr std::string_view narrow = "\u202F", no_break = "\u00A0", apostrophe = "\u2019";
constexpr std::string_view opening = "\u00AB", closing = "\u00BB";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Every byte of a character beyond ASCII counts as a letter here: accents, mostly. The callers rule out the others.
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_blank(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text.substr(at).starts_with(no_break) ||
         text.substr(at).starts_with(narrow);
}

// Takes the spaces off the end of `out`; says whether there were any.
bool drop_spaces(std::string& out) {
  bool any = false;
  for (;;) {
    if (out.ends_with(' ')) out.pop_back();
    else if (out.ends_with(narrow)) out.resize(out.size() - narrow.size());
    else if (out.ends_with(no_break)) out.resize(out.size() - no_break.size());
    else return any;
    any = true;
  }
}

bool ends_with_letter(std::string_view out) {
  return !out.empty() && is_letter(out.back()) && !out.ends_with(narrow) && !out.ends_with(no_break) && !out.ends_with(opening);
}

// The space that goes before ? ! : or ;, whatever people typed there. Marks that touch ("?!") stay together, and one that
// begins a line or a bracket keeps what it has.
void space_before_mark(std::string& out) {
  const std::size_t end = out.size();
  if (!drop_spaces(out)) {
    if (out.empty() || std::string_view("\n\t([?!:;").find(out.back()) != std::string_view::npos) return;
  } else if (out.empty() || out.back() == '\n') {
    out.append(end - out.size(), ' ');
    return;
  }
  out += narrow;
}

// A high mark stands alone where a sentence ends, and not in "12:40", "https://", "a?b=c" or "&amp;".
bool ends_something(std::string_view text, std::size_t after) {
  while (after < text.size() && std::string_view("?!:;.)]\"").find(text[after]) != std::string_view::npos) ++after;
  return is_blank(text, after) || text.substr(after).starts_with(closing);
}

// The units that people write after a figure on a note; longest first where one begins another.
constexpr std::array<std::string_view, 12> units{"min", "mm", "cm", "km", "kg", "h", "s", "j", "m", "%", "\u20AC", "k\u20AC"};

std::size_t unit_at(std::string_view text, std::size_t at) {
  for (const std::string_view unit : units) {
    const std::size_t end = at + unit.size();
    if (!text.substr(at).starts_with(unit)) continue;
    const bool goes_on = end < text.size() && (is_letter(text[end]) || is_digit(text[end]) || text[end] == '\'');
    if (!goes_on || is_blank(text, end) || text.substr(end).starts_with(closing)) return unit.size();
  }
  return 0;
}

}  // namespace

std::string french_typography(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    if (c == '?' || c == '!' || c == ':' || c == ';') {
      if (ends_something(text, i + 1)) space_before_mark(out);
      out += c;
    } else if (rest.starts_with(opening)) {
      out += opening;
      i += opening.size() - 1;
      while (i + 1 < text.size()) {
        const std::string_view next = text.substr(i + 1);
        if (next.starts_with(' ')) i += 1;
        else if (next.starts_with(narrow)) i += narrow.size();
        else if (next.starts_with(no_break)) i += no_break.size();
        else break;
      }
      if (i + 1 < text.size()) out += narrow;
    } else if (rest.starts_with(closing)) {
      drop_spaces(out);
      if (!out.empty() && out.back() != '\n') out += narrow;
      out += closing;
      i += closing.size() - 1;
    } else if (c == '\'' && ends_with_letter(out)) {
      out += apostrophe;
    } else if (c == ' ' && !out.empty() && is_digit(out.back()) && unit_at(text, i + 1) > 0) {
      out += narrow;
    } else {
      out += c;
    }
  }
  return out;
}

namespace {

// The bytes of the blank at `at`, 0 where none stands there.
std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ' ') return 1;
  if (text.substr(at).starts_with(narrow)) return narrow.size();
  return text.substr(at).starts_with(no_break) ? no_break.size() : 0;
}
std::size_t character_at(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xc0) == 0x80) ++next;
  return next - at;
}

}  // namespace

std::uint32_t same_place(std::string_view from, std::string_view to, std::uint32_t byte) {
  std::size_t a = 0, b = 0;
  while (a < byte && a < from.size()) {
    // Blanks go with blanks as far as both have them; what one has more is passed over before the next character.
    if (const std::size_t blank = blank_at(from, a)) {
      a += blank;
      b += blank_at(to, b);
      continue;
    }
    while (const std::size_t blank = blank_at(to, b)) b += blank;
    a += character_at(from, a);
    if (b < to.size()) b += character_at(to, b);
  }
  return static_cast<std::uint32_t>(b);
}

}  // namespace text
