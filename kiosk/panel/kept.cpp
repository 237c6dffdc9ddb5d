// All workshops of this table: found by the letters of their names, gone on with, copied, put away and brought back.
#include <algorithm>

#include "panel/page.h"

namespace panel {
namespace {

using What = Request::What;

constexpr double kLeft = 28, kRow = 84, kGap = 10, kKeys = 14, kKeyHigh = 36, kKeyGap = 5;
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

bool is_sought(const KeptWorkshop& one, const Memory& memory) {
  return one.archived == memory.shows_archived && (memory.sought.empty() || one.letters.find(memory.sought) != std::string::npos);
}

void draw_one(Visit& visit, Box box, const KeptWorkshop& one) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  ui.paper(box, 8);
  const Box print = Box::at(box.min + Vec{10, 9}, {106, box.height() - 18});
  ui.rounded(print, 2, ui.tokens().day.paper);  // paper is paper, at night too
  if (one.picture) ui.picture(one.picture, print, {{0, 0}, {1, 1}}, 2);
  else ui.icon(Icon::image, print.centre(), 24, ui.tokens().day.ink3);

  const double middle = box.centre().y, high = 44;
  double right = box.max.x - 14;
  const auto button = [&](std::string_view name, std::string_view key, double wide, Tone tone, What what, std::int64_t number = 0) {
    const Box at = Box::at({right - wide, middle - high / 2}, {wide, high});
    right -= wide + 8;
    if (ui.button(name, one.workshop.value, at, {.label = ui.text(key), .tone = tone, .type = Type::strong})) visit.ask(what, number, one.workshop);
  };
  if (one.archived) {
    button("archive", "kept.bring_back", 128, Tone::ink, What::archive, 0);
  } else {
    button("resume", "home.resume", 118, Tone::ink, What::resume);
    button("archive", "kept.archive", 96, Tone::quiet, What::archive, 1);
    button("copy", "kept.duplicate", 104, Tone::quiet, What::duplicate);
  }
  const double x = print.max.x + 14, room = right - x - 4;
  ui.write(Type::heading, {x, middle - 15}, one.title, theme.ink, Align::left, room);
  const std::string notes = ui.count("home.notes", static_cast<long long>(one.notes));
  ui.write(Type::small, {x, middle + 15}, ui.text("kept.line", {one.kind, spoken_day(ui, one.changed_ms), notes}), theme.ink2, Align::left, room);
}

// Letters alone: capitals, accents and spaces are not sought.
void draw_letters(Visit& visit, Vec size) {
  Ui& ui = visit.ui;
  const double wide = (size.x - 2 * kLeft - (kKeys - 1) * kKeyGap) / kKeys;
  const double top = size.y - 2 * kKeyHigh - kKeyGap - 20;
  const auto place = [&](std::size_t column, std::size_t line) {
    return Box::at({kLeft + static_cast<double>(column) * (wide + kKeyGap), top + static_cast<double>(line) * (kKeyHigh + kKeyGap)}, {wide, kKeyHigh});
  };
  for (std::size_t i = 0; i < kLetters.size(); ++i) {
    const std::string letter(1, static_cast<char>(kLetters[i] - 'a' + 'A'));
    if (ui.button("letter", i, place(i % 13, i / 13), {.label = letter, .type = Type::strong}) && visit.memory.sought.size() < 24)
      visit.memory.sought += kLetters[i];
  }
  const bool any = !visit.memory.sought.empty();
  if (ui.button("letter back", 0, place(13, 0), {.icon = Icon::backspace, .label = {}, .says = ui.text("kept.take_back"), .enabled = any}))
    visit.memory.sought.pop_back();
  if (ui.button("letters gone", 0, place(13, 1), {.icon = Icon::close, .label = {}, .says = ui.text("kept.all"), .enabled = any})) visit.memory.sought.clear();
}

}  // namespace

void draw_kept(Visit& visit) {
  Ui& ui = visit.ui;
  Memory& memory = visit.memory;
  const auto& theme = ui.theme();
  const Vec size = page_of(Kind::kept).size;
  draw_header(visit, size, ui.text("kept.title"), Closes::yes);
  ui.line({kLeft, kHeaderHeight}, {size.x - kLeft, kHeaderHeight}, 0.8, theme.line);

  const double y = kHeaderHeight + 32;
  const int chosen = memory.shows_archived ? 1 : 0;
  if (const int i = ui.choice("which", Box::at({kLeft, y - 21}, {300, 42}), {{ui.text("kept.current")}, {ui.text("kept.archived")}}, chosen); i >= 0)
    memory.shows_archived = i == 1;

  std::vector<const KeptWorkshop*> found;
  for (const KeptWorkshop& one : visit.house.kept)
    if (is_sought(one, memory)) found.push_back(&one);
  std::string sought = memory.sought;
  for (char& c : sought) c = static_cast<char>(c - 'a' + 'A');
  const std::string count = ui.count("kept.found", static_cast<long long>(found.size()));
  const double counted = ui.write(Type::small, {size.x - kLeft, y}, count, theme.ink2, Align::right);
  ui.icon(Icon::search, {kLeft + 332, y}, 20, theme.ink2);
  ui.write(sought.empty() ? Type::text : Type::strong, {kLeft + 354, y}, sought.empty() ? ui.text("kept.seek") : sought,
           sought.empty() ? theme.ink2 : theme.ink, Align::left, size.x - 2 * kLeft - 354 - counted - 12);
  draw_refusal(visit, {size.x - kLeft, kHeaderHeight / 2 + 22}, Align::right);

  const Box list{{kLeft - 8, kHeaderHeight + 62}, {size.x - kLeft + 8, size.y - 2 * kKeyHigh - kKeyGap - 32}};
  const std::string seen = sought + (memory.shows_archived ? "1" : "0");
  if (std::exchange(memory.where_before, seen) != seen) ui.scroll_to_top("workshops");
  if (found.empty()) {
    const bool none = visit.house.kept.empty();
    const char* key = !sought.empty() ? "kept.none_so" : memory.shows_archived ? "kept.none_archived" : none ? "home.none_yet" : "kept.none_current";
    ui.write(Type::text, list.centre(), ui.text(key), theme.ink2, Align::centre, list.width() - 40);
  }
  ui.begin_scroll("workshops", list);
  double top = list.min.y + 6 - ui.scrolled();
  for (const KeptWorkshop* one : found) {
    const Box row = Box::at({kLeft, top}, {size.x - 2 * kLeft, kRow});
    if (row.overlaps(list)) draw_one(visit, row, *one);
    top += kRow + kGap;
  }
  ui.end_scroll(static_cast<double>(found.size()) * (kRow + kGap) + 6);
  draw_letters(visit, size);
}

}  // namespace panel
