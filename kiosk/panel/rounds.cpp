// The conductor's part of the panels: the round with its clock and what moves it, and who is in which group.
#include "panel/page.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"
#include "workshop/split.h"

namespace panel {
namespace {

using board::Property;
using board::RecordKind;
using What = Request::What;

constexpr double kHigh = 38, kGap = 6;

// The same for parts of the glass: while groups work apart each has a key for its own time.
double draw_parts(Visit& visit, Box place, const workshop::Parts& parts) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto* step = visit.board().current_step();
  const bool working = parts.phase == workshop::Parts::Phase::working;
  const auto group = [&](int number) { return ui.text("rotation.group", {std::string(1, workshop::letter_of(number))}); };
  double y = place.min.y;
  const std::string name = working ? ui.text("parts.working") : parts.apart() ? ui.text("parts.presents", {group(parts.presenter)}) : ui.text("parts.joined");
  if (!working && parts.apart()) {
    const std::int64_t left = workshop::part_left_ms(*step, parts, parts.presenter, visit.house.wall_ms);
    ui.figures(Type::strong, {place.max.x, y + 10}, workshop::clock_text(left), left < 0 ? theme.now : theme.ink, Align::right);
  }
  ui.write(Type::strong, {place.min.x, y + 10}, name, theme.ink, Align::left, place.width() - (working ? 0 : 70));
  y += 24;
  if (working) {
    const double each = (place.width() - kGap * (parts.groups - 1)) / parts.groups;
    for (int number = 1; number <= parts.groups; ++number) {
      const std::int64_t left = workshop::part_left_ms(*step, parts, number, visit.house.wall_ms);
      const std::string label = std::string(1, workshop::letter_of(number)) + " " + workshop::clock_text(left);
      if (ui.button("longer part", static_cast<std::uint64_t>(number), Box::at({place.min.x + (each + kGap) * (number - 1), y}, {each, kHigh}),
                    {.icon = parts.groups < 3 ? Icon::plus : Icon::none, .label = label, .says = ui.text("parts.longer", {group(number)})}))
        visit.ask(What::longer_round, number);
    }
    y += kHigh + kGap;
  }
  if (ui.button("part before", 0, Box::at({place.min.x, y}, {kHigh, kHigh}),
                {.icon = Icon::chevron_left, .label = {}, .says = ui.text("parts.back"), .tone = Tone::quiet, .enabled = !working})) {
    store::Draft draft(board::Actor::facilitator());
    for (const auto& setting : workshop::part_before(*visit.house.definition, visit.board(), visit.house.wall_ms))
      draft.set(setting.kind, setting.record, setting.fields);
    visit.commit(std::move(draft));
  }
  if (!parts.apart()) return y + kHigh + kGap;
  const Box on{{place.min.x + kHigh + kGap, y}, {place.max.x, y + kHigh}};
  const std::string label = working ? ui.text("parts.present") : parts.last() ? ui.text("parts.join") : ui.text("parts.next", {group(parts.presenter + 1)});
  if (ui.button("go part", 0, on, {.icon = parts.last() ? Icon::check : Icon::chevron_right, .label = label, .tone = Tone::ink}))
    visit.ask(What::change_boards);
  return y + kHigh + kGap;
}

// A list one by one: the item's time, a minute more or less, back and on.
double draw_item(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto now = workshop::item_now(*visit.house.definition, visit.board());
  const std::int64_t left = workshop::item_left_ms(visit.board(), *now, visit.house.wall_ms);
  const board::Note* item = visit.board().notes.find(now->item);
  double y = place.min.y;
  const double digits = ui.figures(Type::strong, {place.max.x, y + 10}, workshop::clock_text(left), left < 0 ? theme.now : theme.ink, Align::right);
  const std::string name = workshop::item_letter(now->place) + " · " + (item ? item->text : std::string());
  ui.write(Type::strong, {place.min.x, y + 10}, name, theme.ink, Align::left, digits - place.min.x - 8);
  y += 24;
  double x = place.min.x;
  const auto key = [&](const char* id, double wide, Icon icon, const char* text, bool said, Tone tone, bool enabled) {
    const Box box = Box::at({x, y}, {wide, kHigh});
    x += wide + kGap;
    return ui.button(id, 0, box, {.icon = icon, .label = said ? ui.text(text) : std::string(), .says = ui.text(text), .tone = tone, .enabled = enabled});
  };
  if (key("item before", kHigh, Icon::chevron_left, "list.before", false, Tone::quiet, !now->first())) visit.ask(What::item_before);
  if (key("shorter item", kHigh, Icon::minus, "list.shorter", false, Tone::quiet, true)) visit.ask(What::longer_item, -1);
  if (key("longer item", kHigh, Icon::plus, "list.longer", false, Tone::quiet, true)) visit.ask(What::longer_item, 1);
  if (key("next item", place.max.x - x, Icon::chevron_right, "list.next", true, Tone::ink, !now->last())) visit.ask(What::next_item);
  return y + kHigh + kGap;
}

double draw_choice(Visit& visit, Box place) {
  const auto choice = workshop::choice_now(*visit.house.definition, visit.board());
  Ui& ui = visit.ui;
  const char* text = choice->decided ? "list.choose_again" : choice->places.size() == 3 ? "list.decide_three" : "list.decide";
  if (ui.button("decide", 0, Box::at(place.min, {place.width(), kHigh}),
                {.icon = choice->decided ? Icon::undo : Icon::check,
                 .label = ui.text(text),
                 .tone = choice->decided ? Tone::quiet : Tone::ink,
                 .enabled = choice->decided || choice->full()}))
    visit.ask(What::decide, choice->decided ? 0 : 1);
  return place.min.y + kHigh + kGap;
}

}  // namespace

// Its time, and the three things that a conductor does: on, a little longer, back.
double draw_rounds(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto parts = workshop::parts_now(*visit.house.definition, visit.board());
  if (parts && !visit.board().workshop().closed) return draw_parts(visit, place, *parts);
  if (!visit.board().workshop().closed && workshop::item_now(*visit.house.definition, visit.board())) return draw_item(visit, place);
  if (!visit.board().workshop().closed && workshop::choice_now(*visit.house.definition, visit.board())) return draw_choice(visit, place);
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
