// Starting from another workshop's result: the earlier ones that have something to give, newest first, in the place of what would be typed.
#include "panel/page.h"

namespace panel {
namespace {

constexpr std::string_view kOpen = "earlier:";

bool offers(const Visit& visit, const std::string& input) {
  if (!visit.house.earlier) return false;
  for (const Earlier& earlier : *visit.house.earlier)
    if (earlier.input == input) return true;
  return false;
}

}  // namespace

bool draw_earlier_key(Visit& visit, const std::string& input, Vec at) {
  if (!offers(visit, input)) return false;
  const std::string own = std::string(kOpen) + input;
  const bool open = visit.memory.where == own;
  const double wide = std::min(168.0, 40 + visit.ui.width(Type::small_strong, visit.ui.text(open ? "earlier.back" : "earlier.start")));
  const Box box = Box::at(at - Vec{wide, 16}, {wide, 32});
  if (visit.ui.button("earlier" + input, 0, box,
                      {.icon = open ? Icon::chevron_left : Icon::book, .label = visit.ui.text(open ? "earlier.back" : "earlier.start"), .tone = Tone::quiet}))
    visit.memory.where = open ? std::string() : own;
  return open;
}

void draw_earlier(Visit& visit, const std::string& input, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  constexpr double kRow = 50, kGap = 6;
  ui.begin_scroll("earlier " + input, {{place.min.x - 3, place.min.y}, {place.max.x + 6, place.max.y}});
  double y = place.min.y + 3 - ui.scrolled(), all = 3;
  const Earlier* taken = nullptr;
  for (const Earlier& earlier : *visit.house.earlier) {
    if (earlier.input != input) continue;
    const Box row = Box::at({place.min.x, y}, {place.width(), kRow});
    y += kRow + kGap, all += kRow + kGap;
    const std::string title = earlier.text.empty() ? earlier.title : earlier.text;
    const std::string date = spoken_day(ui, earlier.changed_ms);
    const std::string what = !earlier.refusal.empty() ? ui.text(earlier.refusal)
                             : earlier.text.empty()   ? ui.text("earlier.line", {date, ui.count("earlier.items", static_cast<long long>(earlier.count))})
                                                      : ui.text("earlier.line", {earlier.title, date});
    const bool can = earlier.refusal.empty();
    const Answer answer =
        can ? ui.item(ui.id("earlier row", earlier.workshop.value * 16 + static_cast<std::uint64_t>(earlier.which)), row, title, ui.text_mm(Type::small))
            : Answer{};
    ui.paper(row, 2, answer.down);
    ui.write(Type::small_strong, {row.min.x + 10, row.min.y + 17}, title, can ? theme.ink : theme.ink2, Align::left, row.width() - 20);
    ui.write(Type::small, {row.min.x + 10, row.min.y + 34}, what, theme.ink2, Align::left, row.width() - 20);
    if (answer.tapped) taken = &earlier;
  }
  ui.end_scroll(all);
  if (!taken) return;
  visit.memory.where.clear();
  visit.ask_from(*taken);
}

}  // namespace panel
