// The workshop's past: a line on which a knob goes back, how much was done at each time, a time-lapse, and what comes back of it.
#include <algorithm>
#include <cmath>

#include "panel/page.h"

namespace panel {
namespace {

using What = Request::What;

constexpr double kLeft = 34, kTop = 88, kBarsHigh = 50, kLine = 148, kKnob = 13;
constexpr std::int64_t kWhole = 1'000'000;  // of the line, as it is asked for

std::string span_text(const Ui& ui, std::int64_t ms) { return duration_text(ui, std::max(1.0, static_cast<double>(ms) / 60'000)); }

void draw_line(Visit& visit, const History& history, double right) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const double wide = right - kLeft, x = kLeft + wide * history.at;
  const Answer answer = ui.item(ui.id("line"), {{kLeft - kKnob, kTop - 6}, {right + kKnob, kLine + 24}}, ui.text("history.line"));
  const double pitch = wide / static_cast<double>(History::kBars);
  for (std::size_t i = 0; i < history.bars.size(); ++i) {
    if (history.bars[i] <= 0) continue;
    const double high = 5 + (kBarsHigh - 5) * history.bars[i], left = kLeft + pitch * static_cast<double>(i);
    const Colour ink = left + pitch / 2 <= x ? theme.ink2 : theme.ink3.with_alpha(0.55);
    ui.rounded({{left + pitch * 0.2, kLine - 8 - high}, {left + pitch * 0.8, kLine - 8}}, pitch * 0.3, ink);
  }
  ui.rounded({{kLeft, kLine - 1.5}, {right, kLine + 1.5}}, 1.5, theme.line);
  if (history.at > 0) ui.rounded({{kLeft, kLine - 1.5}, {x, kLine + 1.5}}, 1.5, theme.now);
  // When each step began, where its hour has room.
  const double y = kLine + 27;
  const std::string first = time_of_day(history.from_ms), last = time_of_day(history.to_ms);
  ui.figures(Type::small, {kLeft, y}, first, theme.ink2);
  ui.figures(Type::small, {right, y}, last, theme.ink2, Align::right);
  std::string said = first;
  double taken = kLeft + ui.width(Type::small, first) + 14;
  const double end = right - ui.width(Type::small, last) - 14;
  for (const History::Mark& step : history.steps) {
    const double at = kLeft + wide * step.at;
    if (step.at > 0.002) ui.rounded({{at - 0.6, kLine - 12}, {at + 0.6, kLine + 8}}, 0.6, theme.ink2);
    const std::string hour = time_of_day(step.wall_ms);
    const double half = ui.width(Type::small, hour) / 2;
    if (at - half < taken || at + half > end || hour == said || hour == last) continue;
    said = hour;
    ui.figures(Type::small, {at, y}, hour, theme.ink2, Align::centre);
    taken = at + half + 14;
  }
  ui.shadow(Box::around({x, kLine}, {2 * kKnob, 2 * kKnob}), kKnob, 2);
  ui.disc({x, kLine}, kKnob, theme.now);
  ui.disc({x, kLine}, kKnob - 2.4, answer.held ? theme.tray : theme.paper);
  if (!answer.held && !answer.released) return;
  const double share = std::clamp((answer.at.x - kLeft) / wide, 0.0, 1.0);
  visit.ask(What::look_back, std::llround(share * static_cast<double>(kWhole)));
}

}  // namespace

void draw_history(Visit& visit) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const Vec size = page_of(Kind::history).size;
  const double right = size.x - kLeft;
  const double free = draw_header(visit, size, ui.text("console.history"), Closes::yes);
  ui.line({28, kHeaderHeight}, {size.x - 28, kHeaderHeight}, 0.8, theme.line);
  const History* history = visit.house.history;
  if (!history || !visit.at_work()) return;
  if (history->state != History::State::here) {
    const bool coming = history->state == History::State::coming;
    ui.write(Type::text, {size.x / 2, (kHeaderHeight + size.y) / 2}, ui.text(coming ? "history.coming" : "history.unreadable"), theme.ink2, Align::centre,
             size.x - 80);
    return;
  }
  const double after = 28 + ui.width(Type::title, ui.text("console.history")) + 16;
  ui.write(
      Type::small, {after, kHeaderHeight / 2 + 2},
      ui.text("console.history_line", {span_text(ui, history->to_ms - history->from_ms), ui.count("console.deeds", static_cast<long long>(history->deeds))}),
      theme.ink2, Align::left, free - after - 150);
  ui.figures(Type::heading, {free - 8, kHeaderHeight / 2}, history->is_now ? ui.text("history.now") : time_of_day(history->at_ms),
             history->is_now ? theme.ink2 : theme.now, Align::right);
  draw_line(visit, *history, right);

  const double y = size.y - 62, high = 44;
  const Box play = Box::at({kLeft, y}, {216, high}), now = Box::at({kLeft + 224, y}, {176, high});
  if (ui.button("play", 0, play,
                {.icon = history->plays ? Icon::pause : Icon::play,
                 .label = ui.text(history->plays ? "console.pause" : "history.play"),
                 .tone = Tone::ink,
                 .enabled = history->deeds > 0}))
    visit.ask(What::play_past, history->plays ? 0 : 1);
  if (ui.button("now", 0, now, {.label = ui.text("history.to_now"), .enabled = !history->is_now})) visit.ask(What::look_back, kWhole);
  const double from = now.max.x + 16;
  if (!visit.memory.refusal.empty()) {
    ui.paragraph(Type::small_strong, {{from, y + 8}, {right, y + high}}, ui.text(visit.memory.refusal), theme.now, 1.3);
  } else if (history->chosen) {
    const Box back{{right - 156, y}, {right, y + high}};
    if (ui.button("bring back", 0, back, {.icon = Icon::undo, .label = ui.text("history.bring_back"), .tone = Tone::ink, .enabled = !history->is_as_then}))
      visit.ask(What::bring_back);
    const std::string said = history->is_as_then ? ui.text("history.as_then") : ui.text("history.chosen", {history->chosen_text});
    ui.paragraph(Type::small, {{from, y + 8}, {back.min.x - 12, y + high}}, said, theme.ink, 1.3);
  } else {
    ui.paragraph(Type::small, {{from, y + 8}, {right, y + high}}, ui.text(history->is_now ? "history.advice" : "history.touch"), theme.ink2, 1.3);
  }
}

}  // namespace panel
