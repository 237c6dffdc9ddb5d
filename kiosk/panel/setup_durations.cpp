// How long each step lasts, what it comes to, and the few rules that a group may want otherwise.
#include <algorithm>
#include <cmath>

#include "panel/setup.h"

namespace panel {
namespace {

using board::Property;
using board::RecordKind;

constexpr double kStep = 5, kShortest = 5, kLongest = 240;

const board::Step* record_of(const board::Board& board, const workshop::Step& step) {
  for (const auto& record : board.steps)
    if (record.key == step.id) return &record;
  return nullptr;
}

const std::string& short_title(const workshop::Step& step, base::Language language) {
  return step.short_title.empty() ? step.title.in(language) : step.short_title.in(language);
}

void set_minutes(Visit& visit, const board::Step& step, double minutes) {
  visit.set(RecordKind::step, step.id, Property::minutes, std::clamp(minutes, kShortest, kLongest));
}

// Which step gave or took time, in one line; the other duration that it may have is one press away.
void draw_difference(Visit& visit, Vec at, double room) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  for (const auto& step : visit.house.definition->steps) {
    const auto* record = record_of(visit.board(), step);
    if (!record) continue;
    double usual = step.minutes;
    for (const double other : step.other_minutes) usual = std::max(usual, other);
    if (std::abs(usual - record->minutes) < 0.5 && step.other_minutes.empty()) continue;
    const std::string& title = short_title(step, ui.language());
    std::string line;
    if (record->minutes < usual - 0.5) line = ui.text("setup.total_shorter", {title, duration_text(ui, record->minutes), duration_text(ui, usual)});
    else if (record->minutes > step.minutes + 0.5)
      line = ui.text("setup.total_longer", {title, duration_text(ui, record->minutes), duration_text(ui, record->minutes - step.minutes)});
    ui.paragraph(Type::small, Box::at(at, {room, 28}), line, theme.ink2);
    return;
  }
}

// Whether what is written stays with its author until it is shared.
void draw_hidden_first(Visit& visit, double y, Box place) {
  Ui& ui = visit.ui;
  const auto& workshop = visit.board().workshop();
  const std::string label = ui.text("setup.hidden_first");
  ui.write(Type::strong, {place.min.x, y - 7}, label, ui.theme().ink, Align::left, place.width() - 64);
  ui.write(Type::small, {place.min.x, y + 8}, ui.text("setup.hidden_first_line"), ui.theme().ink2, Align::left, place.width() - 64);
  if (ui.toggle("hidden_first", {place.max.x, y}, label, workshop.private_first))
    visit.set(RecordKind::workshop, workshop.id, Property::private_first, !workshop.private_first);
}

void draw_rule(Visit& visit, double y, Box place, std::string_view key, Property property, std::int64_t value, std::int64_t most) {
  Ui& ui = visit.ui;
  const std::string label = ui.text(key);
  ui.write(Type::strong, {place.min.x, y}, label, ui.theme().ink, Align::left, place.width() - 130);
  const int by = ui.stepper(key, 0, {place.max.x, y}, std::to_string(value), label, value > 1, value < most, 30, 56);
  if (by) visit.set(RecordKind::workshop, visit.board().workshop().id, property, value + by);
}

}  // namespace

void draw_durations(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto& definition = *visit.house.definition;
  const auto& board = visit.board();
  double total = 0;
  for (const auto& step : definition.steps)
    if (const auto* record = record_of(board, step)) total += record->minutes;
  ui.write(Type::heading, {place.min.x, place.min.y + 14}, ui.text("setup.durations"), theme.ink);
  const std::int64_t now = visit.house.wall_ms;
  ui.figures(Type::small_strong, {place.max.x, place.min.y + 15},
             ui.text("setup.from_to", {spoken_time(ui, now), spoken_time(ui, now + std::llround(total * 60'000))}), theme.ink2, Align::right);

  const double count = static_cast<double>(std::max<std::size_t>(1, definition.steps.size()));
  const double larger = std::clamp(place.height() / 476, 1.0, 1.2);
  const double high = std::min(40.5, 206 / count) * larger, button = std::min(32.0, high - 4);
  double y = place.min.y + 28;
  for (std::size_t i = 0; i < definition.steps.size(); ++i, y += high) {
    const auto* record = record_of(board, definition.steps[i]);
    if (!record) continue;
    const double middle = y + high / 2;
    const std::string& title = definition.steps[i].title.in(ui.language());
    ui.write(Type::heading, {place.min.x, middle}, std::to_string(i + 1), theme.ink3);
    ui.write(Type::strong, {place.min.x + 20, middle}, title, theme.ink, Align::left, place.width() - 20 - 2 * button - 74);
    const int by = ui.stepper("minutes", i, {place.max.x, middle}, duration_text(ui, record->minutes), title, record->minutes > kShortest,
                              record->minutes < kLongest, button, 62);
    if (by) set_minutes(visit, *record, (by > 0 ? std::floor(record->minutes / kStep) : std::ceil(record->minutes / kStep)) * kStep + by * kStep);
    if (i + 1 < definition.steps.size()) ui.line({place.min.x, y + high}, {place.max.x, y + high}, 0.7, theme.line2);
  }

  // The steps as the rail shows them, each as wide as it is long.
  y += 7;
  double x = place.min.x;
  const double gap = 3, whole = place.width() - gap * (count - 1);
  for (std::size_t i = 0; i < definition.steps.size() && total > 0; ++i) {
    const auto* record = record_of(board, definition.steps[i]);
    const double wide = whole * (record ? record->minutes : 0) / total;
    ui.rounded(Box::at({x, y}, {wide, 6}), 3, theme.ink2.with_alpha(1 - 0.5 * static_cast<double>(i) / count));
    x += wide + gap;
  }
  y += 34 + 50 * (larger - 1);
  ui.figures(Type::total, {place.max.x, y}, duration_text(ui, total), theme.ink, Align::right);
  ui.write(Type::strong, {place.min.x, y - 12}, ui.text("setup.total"), theme.ink);
  draw_difference(visit, {place.min.x, y - 3}, place.width() - ui.width(Type::total, duration_text(ui, total)) - 20);
  y += 33;
  for (std::size_t i = 0; i < definition.steps.size(); ++i) {
    const auto& step = definition.steps[i];
    const auto* record = record_of(board, step);
    if (!record || step.other_minutes.empty()) continue;
    // Pressed again, the step takes back its own duration.
    const double other = std::abs(step.other_minutes.front() - record->minutes) < 0.5 ? step.minutes : step.other_minutes.front();
    const std::string label = ui.text("setup.other_minutes", {short_title(step, ui.language()), duration_text(ui, other)});
    if (ui.button("other", i, Box::at({place.min.x, y}, {std::min(place.width(), ui.width(Type::small_strong, label) + 26), 26}),
                  {.label = label, .tone = Tone::quiet}))
      set_minutes(visit, *record, other);
    y += 30;
    break;  // one line, as the design has it; the others have their steppers
  }

  const auto hides = std::any_of(definition.steps.begin(), definition.steps.end(), [](const auto& s) { return s.private_first; });
  const auto has_dots = std::any_of(definition.steps.begin(), definition.steps.end(), [](const auto& s) { return s.dots.has_value(); });
  y = std::max(y + 8, place.max.y - (124 + (hides ? 40 : 0) + (has_dots ? 40 : 0)));
  const auto has_notes = std::any_of(definition.steps.begin(), definition.steps.end(), [](const auto& s) { return s.notes_per_seat > 0; });
  if (!hides && !has_dots && !has_notes) return;
  ui.write(Type::heading, {place.min.x, y}, ui.text("setup.rules"), theme.ink);
  y += 36;
  if (hides) {
    draw_hidden_first(visit, y, place);
    if (has_notes || has_dots) ui.line({place.min.x, y + 20}, {place.max.x, y + 20}, 0.7, theme.line2);
    y += 40;
  }
  if (has_notes) draw_rule(visit, y, place, "setup.notes_per_person", Property::notes_per_seat, board.workshop().notes_per_seat, 30), y += 40;
  if (has_notes && has_dots) ui.line({place.min.x, y - 20}, {place.max.x, y - 20}, 0.7, theme.line2);
  if (!has_dots) return;
  draw_rule(visit, y, place, "setup.dots_per_person", Property::dots_per_seat, board.workshop().dots_per_seat, 20);
  ui.line({place.min.x, y + 20}, {place.max.x, y + 20}, 0.7, theme.line2);
  y += 40;
  ui.write(Type::strong, {place.min.x, y}, ui.text("setup.vote"), theme.ink);
  draw_votes_choice(visit, Box::at({place.max.x - 200, y - 17}, {200, 34}));
}

}  // namespace panel
