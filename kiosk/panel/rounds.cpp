// The conductor's part of the panels: the round with its clock and what moves it, and who is in which group.
#include "panel/page.h"
#include "workshop/agenda.h"
#include "workshop/rotation.h"

namespace panel {
namespace {

using board::Property;
using board::RecordKind;
using What = Request::What;

constexpr double kHigh = 38, kGap = 6;

}  // namespace

// Its time, and the three things that a conductor does: on, a little longer, back.
double draw_rounds(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto round = workshop::round_now(*visit.house.definition, visit.board());
  if (!round || visit.board().workshop().closed) return place.min.y;
  const auto* step = visit.board().current_step();
  const std::int64_t left = workshop::round_left_ms(*step, visit.house.wall_ms);
  double y = place.min.y;
  const std::string name = round->changing ? ui.text("rotation.change")
                           : round->report ? ui.text("rotation.report_short")
                                           : ui.text("rotation.round", {std::to_string(round->number)});
  const double digits = ui.figures(Type::strong, {place.max.x, y + 10}, workshop::clock_text(left), left < 0 ? theme.now : theme.ink, Align::right);
  ui.write(Type::strong, {place.min.x, y + 10}, name, theme.ink, Align::left, digits - place.min.x - 8);
  y += 24;
  const bool last = round->report && !round->changing;
  const double back = kHigh, longer = 92;
  if (ui.button(
          "round before", 0, Box::at({place.min.x, y}, {back, kHigh}),
          {.icon = Icon::chevron_left, .label = {}, .says = ui.text("rotation.back"), .tone = Tone::quiet, .enabled = round->number > 1 || round->changing})) {
    store::Draft draft(board::Actor::facilitator());
    for (const auto& setting : workshop::round_before(*visit.house.definition, visit.board(), visit.house.wall_ms))
      draft.set(setting.kind, setting.record, setting.fields);
    visit.commit(std::move(draft));
  }
  const Box more = Box::at({place.min.x + back + kGap, y}, {longer, kHigh});
  if (ui.button("longer round", 0, last ? Box{more.min, {place.max.x, more.max.y}} : more,
                {.icon = Icon::plus, .label = ui.text(round->changing ? "rotation.longer_change" : "rotation.longer")}))
    visit.ask(What::longer_round);
  if (!last) {
    const auto rounds = workshop::change_boards(*visit.house.definition, visit.board(), visit.house.wall_ms);
    if (ui.button("go round", 0, Box{{more.max.x + kGap, y}, {place.max.x, y + kHigh}},
                  {.icon = round->changing ? Icon::check : Icon::refresh,
                   .label = ui.text(round->changing ? "rotation.all_there" : "rotation.change"),
                   .tone = Tone::ink,
                   .enabled = round->changing || !rounds.empty()}))
      visit.ask(round->changing ? What::all_there : What::change_boards);
  }
  return y + kHigh + kGap;
}

bool has_groups(const Visit& visit) { return visit.at_work() && visit.house.definition->groups > 0; }

void draw_group_choice(Visit& visit, Id seat, Box place) {
  const auto groups = workshop::groups(*visit.house.definition, visit.board());
  const int now = workshop::group_of(*visit.house.definition, visit.board(), seat);
  std::vector<Ui::Choice> choices;
  for (const auto& group : groups) choices.push_back({visit.ui.text("rotation.group", {std::string(1, workshop::letter_of(group.number))})});
  if (choices.empty()) return;
  const int chosen = visit.ui.choice("group", place, choices, now - 1);
  if (chosen >= 0 && chosen + 1 != now) visit.set(RecordKind::seat, seat, Property::group, std::int64_t{chosen} + 1);
}

}  // namespace panel
