// The settings: language, light, surface, size of the texts, contrast, sounds, motion, spelling, the screen.
#include <cmath>

#include <fmt/format.h>

#include "panel/page.h"

namespace panel {
namespace {

using What = Request::What;

std::string times(const Ui& ui, double scale) {
  std::string number = fmt::format("{:g}", scale);
  if (ui.language() == base::Language::french)
    for (char& c : number)
      if (c == '.') c = ',';
  return ui.text("settings.times", {number});
}

}  // namespace

void draw_settings(Visit& visit) {
  Ui& ui = visit.ui;
  if (visit.memory.to_keep) return draw_code_chosen(visit);
  const auto& theme = ui.theme();
  const Vec size = page_of(Kind::settings).size;
  draw_header(visit, size, ui.text("settings.title"), Closes::yes);
  ui.line({28, kHeaderHeight}, {size.x - 28, kHeaderHeight}, 0.8, theme.line);

  const bool wall = visit.house.glass.mode == scene::Mode::wall;
  const double pitch = wall ? 36.5 : 40.5, high = wall ? 32 : 36;  // a wall has one row more
  double y = kHeaderHeight + (wall ? 30 : 34);
  const auto row = [&](std::string_view key, std::string_view name, double wide, const std::vector<Ui::Choice>& choices, int chosen) {
    ui.write(Type::strong, {28, y}, ui.text(key), theme.ink, Align::left, size.x - wide - 64);
    const int touched = ui.choice(name, Box::at({size.x - 28 - wide, y - high / 2}, {wide, high}), choices, chosen);
    y += pitch;
    return touched;
  };
  if (const int i = row("settings.language", "language", 230, {{"Français"}, {"English"}}, ui.language() == base::Language::french ? 0 : 1); i >= 0)
    visit.ask(i == 0 ? What::speak_french : What::speak_english);
  if (const int i =
          row("settings.light", "light", 230, {{ui.text("settings.day"), Icon::sun}, {ui.text("settings.night"), Icon::moon}}, visit.house.night ? 1 : 0);
      i >= 0)
    visit.ask(i == 0 ? What::day : What::night);
  if (const int i = row("settings.surface", "surface", 230, {{ui.text("settings.table")}, {ui.text("settings.wall")}}, wall ? 1 : 0); i >= 0)
    visit.ask(i == 0 ? What::table_mode : What::wall_mode);
  if (wall) {
    const int free = visit.house.sheet_free ? 1 : 0;
    if (const int i = row("settings.sheet", "sheet", 310, {{ui.text("settings.sheet_fixed")}, {ui.text("settings.sheet_free")}}, free); i >= 0)
      visit.ask(What::sheet_free, i);
  }
  const double scales[] = {1, 1.25, 1.5};
  int chosen = 0;
  for (int i = 0; i < 3; ++i)
    if (std::abs(scales[i] - visit.house.glass.text_scale) < 0.1) chosen = i;
  if (const int i = row("settings.text_size", "text", 230, {{times(ui, 1)}, {times(ui, 1.25)}, {times(ui, 1.5)}}, chosen); i >= 0)
    visit.ask(What::text_scale, std::lround(scales[i] * 100));

  const int volumes[] = {0, 35, 70, 100};
  int volume = 0;
  for (int i = 1; i < 4; ++i)
    if (visit.house.volume > (volumes[i - 1] + volumes[i]) / 2) volume = i;
  if (const int i = row("settings.sound", "sound", 310,
                        {{ui.text("settings.mute")}, {ui.text("settings.soft")}, {ui.text("settings.medium")}, {ui.text("settings.loud")}}, volume);
      i >= 0)
    visit.ask(What::volume, volumes[i]);
  if (const int i =
          row("settings.contrast", "contrast", 230, {{ui.text("settings.contrast_usual")}, {ui.text("settings.contrast_high")}}, visit.house.contrast ? 1 : 0);
      i >= 0)
    visit.ask(What::contrast, i);
  if (const int i = row("settings.motion", "motion", 230, {{ui.text("settings.lively")}, {ui.text("settings.calm")}}, visit.house.calm ? 1 : 0); i >= 0)
    visit.ask(What::calm, i);
  if (visit.house.can_spell) {
    const int marks = visit.house.spelling ? 1 : 0;
    if (const int i = row("settings.spelling", "spelling", 230, {{ui.text("settings.spelling_off")}, {ui.text("settings.spelling_on")}}, marks); i >= 0)
      visit.ask(What::spelling, i);
  } else {
    ui.write(Type::strong, {28, y}, ui.text("settings.spelling"), theme.ink);
    ui.write(Type::small, {size.x - 28, y}, ui.text("settings.spelling_none"), theme.ink2, Align::right);
    y += pitch;
  }
  const int coded = visit.house.has_code ? 1 : 0;
  if (const int i = row("code.title", "code", 230, {{ui.text("code.none")}, {ui.text("code.set"), Icon::lock}}, coded); i == 0 && coded == 1)
    visit.ask_with(What::set_code, {});
  else if (i == 1) visit.memory.to_keep = std::string(), visit.memory.typed.clear();

  ui.line({28, y - 14}, {size.x - 28, y - 14}, 0.8, theme.line);
  const double half = (size.x - 56 - 12) / 2;
  if (ui.button("full_screen", 0, Box::at({28, y + 4}, {half, 42}), {.icon = Icon::full_screen, .label = ui.text("settings.full_screen")}))
    visit.ask(What::full_screen);
  const bool sure = visit.memory.asked_to_quit_us != 0;
  const std::string quit = ui.text(sure ? "settings.quit_again" : "settings.quit");
  if (ui.button("quit", 0, Box::at({28 + half + 12, y + 4}, {half, 42}), {.icon = Icon::close, .label = quit, .tone = sure ? Tone::ink : Tone::paper})) {
    if (sure) visit.ask(What::quit);
    visit.memory.asked_to_quit_us = sure ? 0 : visit.house.now_us;
  }
  const auto& glass = visit.house.glass;
  ui.write(Type::small, {28, y + 74}, ui.text("settings.diagonal"), theme.ink2);
  ui.write(
      Type::small, {size.x - 28, y + 74},
      ui.text("settings.sizes", {fmt::format("{:.0f}", glass.diagonal_inches), fmt::format("{:.0f}", glass.size_mm.x), fmt::format("{:.0f}", glass.size_mm.y)}),
      theme.ink2, Align::right);
}

}  // namespace panel
