// The facilitator's code: a pad of figures that opens a panel, and the one in the settings on which a code is chosen, twice, so that no
// slip of a finger locks anybody out.
#include <string>

#include "panel/page.h"

namespace panel {
namespace {

constexpr std::size_t kLeast = 4, kMost = 8;  // figures
constexpr Vec kKey{70, 58};
constexpr double kGap = 8;

// True when what was typed is to be taken.
bool draw_pad(Visit& visit, const std::string& title, const std::string& advice, bool enabled) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  std::string& typed = visit.memory.typed;
  const Vec size = visit.size();
  const double middle = size.x / 2;
  draw_header(visit, size, title, Closes::yes);
  ui.line({28, kHeaderHeight}, {size.x - 28, kHeaderHeight}, 0.8, theme.line);
  ui.write(Type::text, {middle, kHeaderHeight + 34}, advice, theme.ink2, Align::centre, size.x - 56);
  // As many rings as figures at least; those that were typed are filled.
  const std::size_t rings = std::max(kLeast, typed.size());
  const double pitch = 30, first = middle - pitch * (static_cast<double>(rings) - 1) / 2, y = kHeaderHeight + 74;
  for (std::size_t i = 0; i < rings; ++i) {
    const Vec at{first + pitch * static_cast<double>(i), y};
    ui.disc(at, 8, theme.ink);
    if (i >= typed.size()) ui.disc(at, 6.4, theme.sheet);
  }
  const Vec corner{middle - 1.5 * kKey.x - kGap, kHeaderHeight + 104};
  const auto place = [&](int column, int row) { return Box::at(corner + Vec{column * (kKey.x + kGap), row * (kKey.y + kGap)}, kKey); };
  const auto digit = [&](int n, Box box) {
    const std::string label = std::to_string(n);
    if (ui.button("digit", static_cast<std::uint64_t>(n), box, {.label = label, .type = Type::title, .enabled = enabled}) && typed.size() < kMost)
      typed += label;
  };
  for (int n = 1; n <= 9; ++n) digit(n, place((n - 1) % 3, (n - 1) / 3));
  digit(0, place(1, 3));
  if (ui.button("digit back", 0, place(0, 3), {.icon = Icon::backspace, .label = {}, .says = ui.text("code.take_back"), .enabled = enabled && !typed.empty()}))
    typed.pop_back();
  const bool done =
      ui.button("code done", 0, place(2, 3),
                {.icon = Icon::check, .label = {}, .says = ui.text("code.done"), .tone = Tone::ink, .enabled = enabled && typed.size() >= kLeast});
  draw_refusal(visit, {middle, place(0, 3).max.y + 26}, Align::centre);
  return done;
}

}  // namespace

void draw_code_asked(Visit& visit) {
  const std::int64_t wait_us = visit.house.no_tries_until_us - visit.house.now_us;
  const bool waits = wait_us > 0;
  const std::string advice = waits ? visit.ui.text("code.wait", {std::to_string((wait_us + 999'999) / 1'000'000)}) : visit.ui.text("code.asked");
  if (!draw_pad(visit, visit.ui.text("code.title"), advice, !waits)) return;
  visit.ask_with(Request::What::try_code, std::exchange(visit.memory.typed, {}));
}

void draw_code_chosen(Visit& visit) {
  Memory& memory = visit.memory;
  const bool again = !memory.to_keep->empty();
  if (!draw_pad(visit, visit.ui.text("code.choose"), visit.ui.text(again ? "code.again" : "code.advice"), true)) return;
  std::string typed = std::exchange(memory.typed, {});
  if (!again) {
    memory.to_keep = std::move(typed);
  } else if (typed == *memory.to_keep) {
    memory.to_keep.reset();
    memory.unlocked = true;
    visit.ask_with(Request::What::set_code, std::move(typed));
  } else {
    memory.to_keep = std::string();
    visit.refuse("code.differ");
  }
}

}  // namespace panel
