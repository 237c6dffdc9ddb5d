// A grid of criteria: the group agrees on what counts and how much, everybody gives marks, at a table on their own card and at a wall by the
// cells, and one of the list is retained.
#include <algorithm>

#include "app/rehearsal_rows.h"
#include "app/rehearsal_steps.h"
#include "scene/draw_criteria.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"
#include "workshop/one_by_one.h"
#include "workshop/weighing.h"

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

Act<Seen> await_part(Person& person, const char* what, TargetKind kind, std::uint64_t id, std::uint64_t part) {
  Play& play = person.play();
  const double give_up = play.now_s() + 25;
  for (;;) {
    if (const auto seen = see_part(play, kind, id, part)) co_return *seen;
    if (play.now_s() > give_up) {
      const std::string why = std::string(what) + ": it is not to be reached";
      co_await person.fail(why);
    }
    co_await NextFrame{};
  }
}

Person& whose(Play& play, Vec at) {
  for (const auto& person : play.people)
    if (is_theirs(*person, at)) return *person;
  return *play.people.front();
}

// What most think of this item, a little more or less.
std::int64_t mark_for(Person& person, const board::Note& item) {
  const workshop::Sheet& sheet = sheet_now(person.play());
  int usual = (sheet.least_mark + sheet.most_mark) / 2;
  for (const auto& mark : person.play().sample.marks)
    if (item.text.rfind(mark.item, 0) == 0) usual = mark.usual;
  const int by = static_cast<int>(person.random().below(3)) - 1;
  return std::clamp(usual + by, sheet.least_mark, sheet.most_mark);
}

Act<> until_marked(Person& person, Id row, Id item, std::int64_t mark) {
  Play& play = person.play();
  for (int frame = 0; frame < 60; ++frame) {
    const board::Figure* given = workshop::mark_of(play.board(), play.plan().sheet_id, row, item, person.seat());
    if (given && given->value == mark) {
      ++play.weighed.marks;
      co_return;
    }
    co_await NextFrame{};
  }
  co_await person.fail("giving a mark: it is not there");
}

// On their own card: every criterion of every item.
Act<> mark_on_card(Person& person) {
  Play& play = person.play();
  const std::size_t items = play.plan().criteria->columns.size();
  const std::vector<Id> rows = workshop::rows_of(play.board(), play.plan().sheet_id);
  for (std::size_t i = 0; i < items; ++i) {
    const scene::CriteriaPlan::Ballot* card = play.plan().criteria->ballot(person.seat());
    if (!card) co_await person.fail("giving marks: there is no card before them");
    const Id item = scene::ballot_shown(*play.plan().criteria, play.kiosk.preview(), person.seat(), rows.size()).item;
    const std::size_t pages = card->pages(rows.size());
    std::size_t done = 0;
    for (std::size_t page = 0; page < pages; ++page) {
      for (const Id row : rows) {
        const std::int64_t mark = mark_for(person, *play.board().notes.find(item));
        const auto key = see_part(play, TargetKind::ballot, row.value, scene::ballot_part(person.seat(), mark));
        if (!key || workshop::mark_of(play.board(), play.plan().sheet_id, row, item, person.seat())) continue;
        co_await person.tap_at(key->at);
        co_await until_marked(person, row, item, mark);
        co_await person.pause(0.05, 0.25);
        ++done;
      }
      if (page + 1 < pages) {
        co_await person.tap("the criteria that follow", Look::button(Action::ballot_page).with(person.seat().value));
        co_await person.pause(0.2, 0.3);
      }
    }
    if (done < rows.size()) co_await person.fail("giving marks: some criteria have no key on their card");
    if (i + 1 < items) {
      co_await person.tap("the next one to mark", Look::button(Action::ballot_after).with(person.seat().value));
      co_await person.pause(0.2, 0.3);
    }
  }
}

// By the cells that are in sight: one's own, or where there is no room for single ones the mean's.
Act<> mark_in_cells(Person& person) {
  Play& play = person.play();
  const auto& jury = play.plan().criteria->jury;
  const auto own = std::find(jury.begin(), jury.end(), person.seat());
  if (own == jury.end()) co_return;
  const auto juror = static_cast<std::size_t>(own - jury.begin());
  std::vector<Id> rows;
  for (const auto& row : play.plan().criteria->rows) rows.push_back(row.row);
  for (const Id row : rows) {
    for (std::size_t column = 0; column < play.plan().criteria->columns.size(); ++column) {
      const Id item = play.plan().criteria->columns[column].item;
      const std::int64_t mark = mark_for(person, *play.board().notes.find(item));
      co_await person.take_turn();
      for (int attempt = 0; attempt < 4; ++attempt) {
        const std::uint64_t part = scene::cell_part(column, play.plan().criteria->singles ? juror : scene::any_juror);
        const Seen cell = co_await await_part(person, "opening the marks", TargetKind::mark_cell, row.value, part);
        co_await person.tap_at(cell.at);
        std::uint64_t pill = 0;
        for (int frame = 0; frame < 20 && pill == 0; ++frame) {
          for (const scene::Pill& each : play.kiosk.preview().pills)
            if (each.seat == person.seat() && each.row == row && each.item == item) pill = each.session;
          co_await NextFrame{};
        }
        if (pill == 0) continue;
        const Seen key = co_await await_part(person, "giving a mark", TargetKind::score, pill, static_cast<std::uint64_t>(mark));
        co_await person.tap_at(key.at);
        break;
      }
      co_await until_marked(person, row, item, mark);
      person.give_turn();
      co_await person.pause(0.05, 0.15);
    }
  }
}

Act<> add_criterion(Person& person, std::string text, std::uint64_t family) {
  Play& play = person.play();
  const std::size_t before = workshop::rows_of(play.board(), play.plan().sheet_id).size();
  co_await person.take_turn();
  co_await person.tap("adding a criterion", Look::button(Action::add_card).with(family));
  const std::uint64_t session = co_await person.keyboard("naming a criterion");
  person.give_turn();
  co_await person.type(session, text);
  co_await person.put_text_down(session);
  if (workshop::rows_of(play.board(), play.plan().sheet_id).size() != before + 1) co_await person.fail("adding a criterion: there are as many as before");
  ++play.weighed.criteria_added;
}

}  // namespace

Act<> agree_on_criteria(Person& facilitator) {
  Play& play = facilitator.play();
  const workshop::Step& rules = *workshop::current_step(*play.kiosk.definition(), play.board());
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  co_await settle(facilitator);
  if (rules.allow.weigh) {
    std::vector<Id> rows;
    for (const auto& row : play.plan().criteria->rows) rows.push_back(row.row);
    for (const Id row : rows) {
      if (play.weighed.weights == 3) break;
      const std::int64_t before = play.board().rows.find(row)->weight;
      if (before >= board::kMostWeight || before < 1) continue;
      const Seen weight = co_await await_part(facilitator, "weighing a criterion", TargetKind::weight, row.value, 0);
      co_await facilitator.tap_at(weight.at);
      co_await facilitator.pause(0.2, 0.3);
      if (play.board().rows.find(row)->weight != before) ++play.weighed.weights;
    }
  }
  if (rules.allow.row && !play.sample.added.empty()) {
    const Area* key = play.eyes.find(Look::button(Action::add_card));
    if (!key) co_await facilitator.fail("adding a criterion: there is no button for it");
    Person& person = whose(play, key->pose.at);
    person.begin(add_criterion(person, play.sample.added.front(), key->target.id));
    co_await everybody_idle(facilitator, 60);
  }
  co_await settle(facilitator);
  co_await picture(facilitator, "step-" + step + "-criteria.png");
}

Act<> give_marks(Person& facilitator) {
  Play& play = facilitator.play();
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  co_await settle(facilitator);
  if (!play.plan().criteria->ballots.empty()) {
    for (const auto& person : play.people) person->begin(mark_on_card(*person));
    co_await facilitator.pause(4, 5);
    co_await picture(facilitator, "step-" + step + "-marking.png");
    co_await everybody_idle(facilitator, 300);
    co_await settle(facilitator);
    co_return;
  }
  for (int page = 0; page < 12; ++page) {
    for (const auto& person : play.people) person->begin(mark_in_cells(*person));
    if (page == 0) {
      co_await facilitator.pause(6, 7);
      co_await picture(facilitator, "step-" + step + "-marking.png");
    }
    co_await everybody_idle(facilitator, 900);
    co_await settle(facilitator);
    if (play.plan().criteria->after == 0) break;
    co_await facilitator.tap("the criteria that follow", Look::button(Action::rows_after));
    co_await facilitator.pause(0.3, 0.4);
    co_await settle(facilitator);
  }
}

Act<> retain_one(Person& facilitator) {
  Play& play = facilitator.play();
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  co_await settle(facilitator);
  Id wanted;
  for (const board::Note* item : workshop::list_of(play.board(), sheet_now(play).items))
    for (const std::string& text : play.sample.chosen)
      if (!wanted && item->text.rfind(text, 0) == 0) wanted = item->id;
  if (!wanted) co_await facilitator.fail("retaining: the list has not what the sample wants");
  const Area* key = play.eyes.find(Look::button(Action::retain));
  if (!key || key->target.id != wanted.value) {
    co_await facilitator.tap("choosing one of the list", Look::button(Action::choose_item).with(wanted.value));
    co_await facilitator.pause(0.3, 0.4);
    co_await settle(facilitator);
  }
  co_await picture(facilitator, "step-" + step + "-before.png");
  co_await facilitator.tap("retaining it", Look::button(Action::retain).with(wanted.value));
  co_await facilitator.pause(0.3, 0.4);
  co_await settle(facilitator);
  const auto choice = workshop::choice_now(*play.kiosk.definition(), play.board());
  if (!choice || !choice->decided || !choice->places.front()) co_await facilitator.fail("retaining: nothing is");
  play.weighed.retained = choice->places.front()->text;
}

}  // namespace app::rehearsal
