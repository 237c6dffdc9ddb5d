#include "scene/keyboard.h"

#include <array>

#include "base/utf8.h"

namespace scene {
namespace {

using base::Box;
using base::Vec;

// The page behind "123": digits first, then what French and English sentences need beside letters.
constexpr std::array<std::string_view, 3> figure_rows = {"1234567890", "@#&%€+-/=_", "«»()\"'’:;!"};
constexpr std::string_view figure_row_short = ",…*°$£?";  // between shift and backspace

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = base::next_character(text, at);
    out.emplace_back(text.substr(at, next - at));
    at = next;
  }
  return out;
}

}  // namespace

KeyboardLayout::KeyboardLayout(const Tokens& tokens, base::Language language, std::string done_label, std::string space_label)
    : size_(tokens.keyboard.size) {
  const auto& rows = language == base::Language::french ? tokens.keyboard.layout_fr : tokens.keyboard.layout_en;
  const double key = tokens.keyboard.key, gap = tokens.keyboard.gap, pitch = key + gap;
  const double width = 10 * key + 9 * gap;
  const std::size_t row_count = rows.size();
  const double height = static_cast<double>(row_count) * key + static_cast<double>(row_count - 1) * gap;
  // The grip takes what is left above the keys; below them lies the same margin as beside them.
  const double left = -width / 2, bottom = size_.y / 2 - (size_.x - width) / 2, top = bottom - height;

  for (int page = 0; page < 4; ++page) {
    const bool figures = page >= 2, upper = page % 2 == 1;
    std::vector<Key>& out = pages_[page];
    const auto add = [&](Key::Role role, std::string label, std::string text, double x, double w, std::size_t row) {
      const double y = top + static_cast<double>(row) * pitch;
      out.push_back({role, std::move(label), std::move(text), Box{{x, y}, {x + w, y + key}}});
    };
    const auto letter = [&](const std::string& plain, double x, std::size_t row) {
      const std::string shown = upper ? base::upper_case(plain) : plain;
      add(Key::Role::character, shown, shown, x, key, row);
    };
    for (std::size_t row = 0; row + 2 < row_count; ++row) {
      const auto source = characters(rows[row]);
      const auto marks = characters(figure_rows[std::min(row, figure_rows.size() - 1)]);
      for (std::size_t i = 0; i < source.size() && i < 10; ++i) {
        const double x = left + static_cast<double>(i) * pitch;
        if (figures && row < figure_rows.size() && i < marks.size()) add(Key::Role::character, marks[i], marks[i], x, key, row);
        else letter(source[i], x, row);
      }
    }
    // Shift and backspace share what the letters between them leave.
    const auto low = characters(rows[row_count - 2]);
    const auto low_marks = characters(figure_row_short);
    const std::size_t letters = low.size() - 2;
    const double side = (width - static_cast<double>(letters) * pitch - gap) / 2;
    const std::size_t low_row = row_count - 2;
    add(Key::Role::shift, low.front(), "", left, side, low_row);
    for (std::size_t i = 0; i < letters; ++i) {
      const double x = left + side + gap + static_cast<double>(i) * pitch;
      if (figures && i < low_marks.size()) add(Key::Role::character, low_marks[i], low_marks[i], x, key, low_row);
      else letter(low[i + 1], x, low_row);
    }
    add(Key::Role::backspace, low.back(), "", left + width - side, side, low_row);
    const std::size_t last = row_count - 1;
    const double wide = key * 1.55, done = key * 2.65;
    double x = left;
    add(figures ? Key::Role::letters : Key::Role::figures, figures ? "abc" : "123", "", x, wide, last);
    x += wide + gap;
    // The last row of the tokens names its keys apart with spaces: "123 – espace ? Poser".
    const std::string& words = rows.back();
    const auto comma = words.find(' ');
    const std::string second = words.substr(comma + 1, base::next_character(words, comma + 1) - comma - 1);
    add(Key::Role::character, second, second, x, key, last);
    x += key + gap;
    const double space = left + width - done - gap - key - gap - x;
    add(Key::Role::space, space_label, " ", x, space, last);
    x += space + gap;
    add(Key::Role::character, figures ? "." : "?", figures ? "." : "?", x, key, last);
    x += key + gap;
    add(Key::Role::done, done_label, "", x, done, last);
  }
}

}  // namespace scene
