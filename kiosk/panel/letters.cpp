// How the panels write: lines that fit, figures that stay in their places, paragraphs broken at words.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "panel/widgets.h"

namespace panel {
namespace {

constexpr double kLeastMm = 10.5;  // read at arm's length

// Where a line may be broken: before what follows a plain space, never before a sign that French sets apart.
std::size_t next_break(std::string_view text, std::size_t from) {
  std::size_t at = text.find_first_of(" \n", from);
  while (at != std::string_view::npos && text[at] == ' ' && at + 1 < text.size() && std::string_view("?!:;").find(text[at + 1]) != std::string_view::npos)
    at = text.find_first_of(" \n", at + 1);
  return at == std::string_view::npos ? text.size() : at;
}

}  // namespace

double Ui::width(Type type, std::string_view text) const { return setting_.fonts.width(type, setting_.scale, text); }

double Ui::fit(Type type, std::string_view text, double room, std::string& cut) const {
  cut.assign(text);
  const double whole = width(type, text);
  const double least = std::min(1.0, kLeastMm / look_of(type).size_mm);
  if (whole <= room) return 1;
  if (whole * least <= room) return room / whole;
  while (!cut.empty() && (width(type, cut) + width(type, "…")) * least > room) cut.resize(base::previous_character(cut, cut.size()));
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  cut += "…";
  return least;
}

void Ui::letters(Type type, double size, Vec top_left, std::string_view text, Colour colour, bool cut) {
  const Box shown{{static_cast<double>(list_.GetClipRectMin().x) / unit_, static_cast<double>(list_.GetClipRectMin().y) / unit_},
                  {static_cast<double>(list_.GetClipRectMax().x) / unit_, static_cast<double>(list_.GetClipRectMax().y) / unit_}};
  kept_.written.push_back({type, size, top_left, shown, cut, std::string(text)});
  list_.AddText(setting_.fonts.font(type, setting_.scale), static_cast<float>(size * font_size(type)), at(top_left), packed(colour), text.data(),
                text.data() + text.size());
}

double Ui::write(Type type, Vec where, std::string_view text, Colour colour, Align align, double room) {
  std::string cut;
  const double size = fit(type, text, room, cut);
  const double wide = width(type, cut) * size, high = look_of(type).size_mm * Fonts::kLinePerEm * size;
  const double x = align == Align::left ? where.x : align == Align::centre ? where.x - wide / 2 : where.x - wide;
  letters(type, size, {x, where.y - high / 2}, cut, colour, cut != text);
  return wide;
}

double Ui::figures(Type type, Vec where, std::string_view text, Colour colour, Align align) {
  double digit = 0;
  for (const char* d : {"0", "2", "4", "6", "8"}) digit = std::max(digit, width(type, d));
  const auto each = [&](auto&& put) {
    double x = 0;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t next = base::next_character(text, i);
      const std::string_view one = text.substr(i, next - i);
      const bool is_digit = one.size() == 1 && one[0] >= '0' && one[0] <= '9';
      const double own = width(type, one), advance = is_digit ? digit : own;
      put(x + (advance - own) / 2, one);
      x += advance;
      i = next;
    }
    return x;
  };
  const double wide = each([](double, std::string_view) {});
  const double high = look_of(type).size_mm * Fonts::kLinePerEm;
  const double left = align == Align::left ? where.x : align == Align::centre ? where.x - wide / 2 : where.x - wide;
  each([&](double x, std::string_view one) { letters(type, 1, {left + x, where.y - high / 2}, one, colour); });
  return wide;
}

Ui::Paragraph Ui::paragraph(Type type, Box box, std::string_view text, Colour colour, double line_em, std::size_t caret) {
  struct Line {
    std::size_t begin, end;
  };
  const double em = look_of(type).size_mm;
  std::vector<Line> lines;
  const auto broken = [&](double size) {
    lines.clear();
    std::size_t begin = 0, end = 0;
    while (end < text.size()) {
      const std::size_t stop = next_break(text, end == begin ? end : end + 1);
      if (end > begin && width(type, text.substr(begin, stop - begin)) * size > box.width()) {
        lines.push_back({begin, end});
        begin = end = end + 1;
        continue;
      }
      end = stop;
      // A word longer than the line is cut where it must be.
      while (width(type, text.substr(begin, end - begin)) * size > box.width() && end > begin + 1) {
        std::size_t fits = end;
        while (fits > begin + 1 && width(type, text.substr(begin, fits - begin)) * size > box.width()) fits = base::previous_character(text, fits);
        if (fits <= begin) break;
        lines.push_back({begin, fits});
        begin = fits;
      }
      if (end < text.size() && text[end] == '\n') {
        lines.push_back({begin, end});
        begin = end = end + 1;
      }
    }
    lines.push_back({begin, text.size()});
    return static_cast<double>(lines.size()) * em * size * line_em;
  };
  double size = 1;
  const double least = std::min(1.0, kLeastMm / em);
  double height = broken(size);
  while (height > box.height() + 0.01 && size > least) height = broken(size = std::max(least, size - 0.06));
  Paragraph out;
  out.text_mm = em * size * setting_.scale;
  const double line_high = em * size * line_em, letter_high = em * size * Fonts::kLinePerEm;
  auto shown = std::max<std::size_t>(1, static_cast<std::size_t>((box.height() + 0.01) / line_high));
  out.cut = lines.size() > shown;
  // Whoever writes sees where they write; whoever reads sees the beginning.
  const std::size_t first = out.cut && caret != kNoCaret ? lines.size() - shown : 0;
  shown = std::min(shown, lines.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Line line = lines[first + i];
    std::string words(text.substr(line.begin, line.end - line.begin));
    const bool ends = out.cut && caret == kNoCaret && i + 1 == shown;
    if (ends) {
      while (!words.empty() && width(type, words + "…") * size > box.width()) words.resize(base::previous_character(words, words.size()));
      words += "…";
    }
    const double y = box.min.y + static_cast<double>(i) * line_high;
    letters(type, size, {box.min.x, y + (line_high - letter_high) / 2}, words, colour, ends);
    if (caret != kNoCaret && caret >= line.begin && caret <= line.end)
      out.caret = {box.min.x + width(type, text.substr(line.begin, caret - line.begin)) * size, y + line_high / 2};
  }
  out.height = static_cast<double>(shown) * line_high;
  if (caret != kNoCaret) line({out.caret.x + 0.6, out.caret.y - em * size * 0.5}, {out.caret.x + 0.6, out.caret.y + em * size * 0.5}, 1.4, theme().now);
  return out;
}

}  // namespace panel
