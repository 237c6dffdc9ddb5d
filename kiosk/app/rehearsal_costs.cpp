// What each solution costs: everybody types numbers on pads of their own, a line is added and named, the years are changed and changed back.
#include <algorithm>

#include "app/rehearsal_rows.h"
#include "app/rehearsal_steps.h"
#include "scene/draw_costs.h"
#include "workshop/agenda.h"
#include "workshop/costs.h"
#include "workshop/one_by_one.h"

namespace app::rehearsal {
namespace {

std::optional<Seen> see_part(Play& play, TargetKind kind, std::uint64_t id, std::uint64_t part) {
  const auto& all = play.eyes.all();
  for (std::size_t i = all.size(); i-- > 0;) {
    const Area& area = all[i];
    if (area.target.kind != kind || area.target.id != id || area.target.part != part || !area.enabled) continue;
    if (const auto at = play.eyes.point_on(area)) return Seen{area, *at};
    return std::nullopt;
  }
  return std::nullopt;
}

std::uint64_t pad_at(Play& play, Id row, Id item) {
  for (const scene::NumberPad& pad : play.kiosk.preview().number_pads)
    if (pad.row == row && pad.item == item) return pad.session;
  return 0;
}

std::int64_t said_by_cell(Play& play, Id row, Id item) {
  const board::Figure* figure = workshop::cost_in(play.board(), play.plan().sheet_id, row, item);
  return figure ? figure->value : -1;
}

// One number, from the cell to the fact.
Act<> type_number(Person& person, Id row, Id item, std::int64_t value) {
  Play& play = person.play();
  std::vector<std::uint64_t> keys;
  const bool thousands = value >= 1000 && value % 1000 == 0;
  for (const char digit : std::to_string(thousands ? value / 1000 : value)) keys.push_back(static_cast<std::uint64_t>(digit - '0'));
  if (thousands) keys.push_back(scene::kThousandKey);
  keys.push_back(scene::kDoneKey);
  for (int attempt = 0; attempt < 8; ++attempt) {
    const double give_up = play.now_s() + 25;
    std::optional<Seen> cell;
    while (!(cell = see_part(play, TargetKind::figure, row.value, item.value))) {
      if (play.now_s() > give_up) co_await person.fail("filling in a cost: its cell is not to be reached");
      co_await NextFrame{};
    }
    co_await person.take_turn();
    co_await person.tap_at(cell->at);
    for (int frame = 0; frame < 20 && !pad_at(play, row, item); ++frame) co_await NextFrame{};
    person.give_turn();
    const std::uint64_t session = pad_at(play, row, item);
    if (!session) continue;
    bool lost = false;
    for (const std::uint64_t key : keys) {
      std::optional<Seen> seen;
      const double patience = play.now_s() + 8;
      while (pad_at(play, row, item) && !(seen = see_part(play, TargetKind::pad_key, session, key)) && play.now_s() < patience) co_await NextFrame{};
      if (!seen) {
        lost = true;
        break;
      }
      co_await person.tap_at(seen->at);
      co_await person.pause(0.03, 0.09);
    }
    for (int frame = 0; frame < 20 && said_by_cell(play, row, item) != value; ++frame) co_await NextFrame{};
    if (said_by_cell(play, row, item) == value) {
      ++play.weighed.costs;
      co_return;
    }
    if (lost) co_await person.pause(0.2, 0.8);
  }
  co_await person.fail("filling in a cost: the cell does not say what was typed");
}

struct Due {
  Id row, item;
  std::int64_t value = 0;
};

Act<> type_all(Person& person, std::vector<Due> due) {
  for (const Due& one : due) {
    co_await person.pause(0.1, 0.6);
    co_await type_number(person, one.row, one.item, one.value);
  }
}

// What the sample knows, and for a line that people added something small.
std::int64_t price(Play& play, const board::Row& row, const board::Note& item) {
  for (const auto& cost : play.sample.costs)
    if (cost.line == row.key && item.text.rfind(cost.item, 0) == 0) return cost.value;
  return 1200;
}

Act<> name_line(Person& person, std::string text, std::uint64_t family) {
  Play& play = person.play();
  co_await person.take_turn();
  const std::size_t before = workshop::costs_of(sheet_now(play), play.board(), play.plan().sheet_id).lines.size();
  co_await person.tap("adding a line of costs", Look::button(Action::add_cost_line).with(family));
  const std::uint64_t session = co_await person.keyboard("naming a line of costs");
  person.give_turn();
  co_await person.type(session, text);
  co_await person.put_text_down(session);
  if (workshop::costs_of(sheet_now(play), play.board(), play.plan().sheet_id).lines.size() != before + 1)
    co_await person.fail("adding a line of costs: there are as many as before");
  ++play.weighed.cost_lines;
}

}  // namespace

Act<> fill_in_costs(Person& facilitator) {
  Play& play = facilitator.play();
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  const workshop::Step& rules = *workshop::current_step(*play.kiosk.definition(), play.board());
  co_await settle(facilitator);
  if (rules.allow.row && !play.sample.added.empty()) {
    const Area* key = play.eyes.find(Look::button(Action::add_cost_line).with(2));
    if (!key) key = play.eyes.find(Look::button(Action::add_cost_line));  // of those on this page
    if (!key) co_await facilitator.fail("adding a line of costs: there is no button for it");
    const auto whose = std::find_if(play.people.begin(), play.people.end(), [&](const auto& each) { return is_theirs(*each, key->pose.at); });
    Person& person = whose == play.people.end() ? *play.people.front() : **whose;
    person.begin(name_line(person, play.sample.added.back(), key->target.id));
    co_await everybody_idle(facilitator, 60);
    co_await settle(facilitator);
  }
  // From the first page on.
  for (int page = 0; page < 12 && play.plan().costs->before > 0; ++page) {
    co_await facilitator.tap("the lines before", Look::button(Action::rows_before));
    co_await facilitator.pause(0.3, 0.4);
    co_await settle(facilitator);
  }
  bool first = true;
  for (int page = 0; page < 12; ++page) {
    std::vector<std::vector<Due>> due(play.people.size());
    std::size_t next = 0;
    for (const scene::CostsPlan::Line& line : play.plan().costs->lines)
      for (const Id item : play.plan().costs->items)
        if (said_by_cell(play, line.row, item) < 0)
          due[next++ % due.size()].push_back({line.row, item, price(play, *play.board().rows.find(line.row), *play.board().notes.find(item))});
    for (std::size_t i = 0; i < due.size(); ++i)
      if (!due[i].empty()) play.people[i]->begin(type_all(*play.people[i], std::move(due[i])));
    if (std::exchange(first, false)) {
      co_await facilitator.pause(2.2, 2.4);
      co_await picture(facilitator, "step-" + step + "-typing.png");
    }
    co_await everybody_idle(facilitator, 300);
    co_await settle(facilitator);
    if (play.plan().costs->after == 0) break;
    co_await facilitator.tap("the lines that follow", Look::button(Action::rows_after));
    co_await facilitator.pause(0.3, 0.4);
    co_await settle(facilitator);
  }
  const int before = workshop::costs_of(sheet_now(play), play.board(), play.plan().sheet_id).years;
  co_await facilitator.tap("one year more", Look::button(Action::more_years));
  co_await facilitator.pause(0.3, 0.4);
  const int more = workshop::costs_of(sheet_now(play), play.board(), play.plan().sheet_id).years;
  co_await facilitator.tap("one year less", Look::button(Action::fewer_years));
  co_await facilitator.pause(0.3, 0.4);
  if (more == before + 1 && workshop::costs_of(sheet_now(play), play.board(), play.plan().sheet_id).years == before) play.weighed.years_changed = 2;
  const workshop::Costs costs = workshop::costs_of(sheet_now(play), play.board(), play.plan().sheet_id);
  for (const auto& of : costs.of) play.weighed.complete += of.complete() ? 1 : 0;
}

}  // namespace app::rehearsal
