// The vote: three dots each, carried from the station onto ideas; one is taken back and given elsewhere, and a fourth is tried.
#include <algorithm>

#include "app/rehearsal_steps.h"

namespace app::rehearsal {
namespace {

std::size_t dots_of(Play& play, const Person& person) { return play.eyes.count(Look::at(TargetKind::dot).of(person.seat())); }

bool takes_dots(Play& play, Id note) {
  const board::Rules& rules = play.kiosk.store()->rules();
  const board::Note* record = play.board().notes.find_live(note);
  const board::Placement* place = record ? record->places.find(rules.dots_sheet) : nullptr;
  return rules.dots_within.width() <= 0 || (place && rules.dots_within.contains(place->at));
}

bool has_mine(Play& play, const Person& person, Id note) {
  const auto& slots = play.board().dots_on(note);
  return std::any_of(slots.begin(), slots.end(), [&](std::size_t slot) {
    const board::Dot& dot = play.board().dots[slot];
    return !dot.removed && dot.seat == person.seat();
  });
}

// The group has favourites; others vote for what they like themselves. Where only an area takes dots, among what lies there.
Id choose(Play& play, Person& person) {
  std::vector<Id> notes;
  const bool once = !play.kiosk.store()->rules().dots_stack;
  for (const Written& written : play.written)
    if (takes_dots(play, written.note) && !(once && has_mine(play, person, written.note))) notes.push_back(written.note);
  if (notes.empty()) return play.written.front().note;
  base::Random favourites(play.options.seed * 31 + 7);
  std::vector<Id> liked;
  for (int i = 0; i < 5; ++i) liked.push_back(notes[favourites.below(notes.size())]);
  if (person.random().chance(0.62)) return liked[std::min(person.random().below(5), person.random().below(5))];
  return notes[person.random().below(notes.size())];
}

// A place of the note where a dot can be let go.
Act<Vec> place_on(Person& person, Id note) {
  const Seen seen = co_await person.look_under("finding an idea to vote for", Look::at(TargetKind::note).with(note.value));
  const Vec local{person.random().between(-0.2, 0.2) * seen.area.size.x, person.random().between(0, 0.3) * seen.area.size.y};
  const Vec wished = seen.area.pose.to_glass(local);
  co_return person.play().eyes.meets(seen.area, wished) ? wished : seen.at;
}

Act<> give_one(Person& person, Id note) {
  Play& play = person.play();
  co_await person.take_turn();
  const std::size_t before = dots_of(play, person);
  const Seen dot = co_await person.look("taking a dot", Look::at(TargetKind::station_dot).with(person.seat().value));
  const Vec to = co_await place_on(person, note);
  co_await person.drag(dot.at, to);
  person.give_turn();
  const double until = play.now_s() + 4;
  while (dots_of(play, person) != before + 1) {
    if (play.now_s() > until) co_await person.fail("giving a dot: it does not stick");
    co_await NextFrame{};
  }
}

// Where everybody's finger meets the table at once: on the idea that they would dig into first.
Act<> point_at_one(Person& person) {
  const Id note = choose(person.play(), person);
  const Vec at = co_await place_on(person, note);
  // Together: nobody touches before all have found theirs.
  const double when = person.play().now_s() + 0.5;
  while (person.play().now_s() < when) co_await NextFrame{};
  co_await person.touch_for(at, 0.35);
}

Act<> give_all(Person& person) {
  Play& play = person.play();
  const auto budget = static_cast<std::size_t>(std::max<std::int64_t>(0, play.kiosk.store()->rules().dots_per_seat));
  // The last of them keeps one in hand, for the picture.
  const bool last = play.people.size() > 1 && &person == play.people.back().get();
  for (std::size_t i = dots_of(play, person); i < budget - (last ? 1 : 0); ++i) {
    co_await person.pause(0.2, 1.4);
    co_await give_one(person, choose(play, person));
  }
}

// Back to the tray, where it can be given again.
Act<> change_mind(Person& person) {
  Play& play = person.play();
  co_await person.take_turn();
  const std::size_t before = dots_of(play, person);
  const Seen dot = co_await person.look("taking a dot back", Look::at(TargetKind::dot).of(person.seat()));
  Vec home = play.plan().bar.centre();
  if (const scene::StationPlan* station = play.plan().station(person.seat())) home = station->pose.at;
  co_await person.drag(dot.at, home);
  person.give_turn();
  const double until = play.now_s() + 4;
  while (dots_of(play, person) != before - 1) {
    if (play.now_s() > until) co_await person.fail("taking a dot back: it stays on its note");
    co_await NextFrame{};
  }
  co_await give_one(person, choose(play, person));
}

// From where the last dot lay: there is nothing left to take.
Act<> try_one_too_many(Person& person) {
  Play& play = person.play();
  const scene::StationPlan* station = play.plan().station(person.seat());
  const Vec from = station ? station->pose.to_glass({station->size.x / 2 - 33, 0}) : Vec{play.plan().bar.min.x + 90, play.plan().bar.centre().y};
  const std::size_t before = dots_of(play, person);
  co_await person.take_turn();
  const Vec to = co_await place_on(person, choose(play, person));
  const bool none_left = !play.eyes.find(Look::at(TargetKind::station_dot).with(person.seat().value));
  co_await person.drag(from, to);
  person.give_turn();
  co_await person.pause(0.3, 0.4);
  if (!none_left || dots_of(play, person) != before) co_await person.fail("trying a dot too many: it was given");
  ++play.refused;
}

// On a note that lies outside of what is voted on: it comes home.
Act<> try_outside(Person& person) {
  Play& play = person.play();
  Id outside;
  for (const Written& written : play.written)
    if (!takes_dots(play, written.note)) outside = written.note;
  if (!outside) co_return;
  const std::size_t before = dots_of(play, person);
  co_await person.take_turn();
  const Seen dot = co_await person.look("taking a dot", Look::at(TargetKind::station_dot).with(person.seat().value));
  const Vec to = co_await place_on(person, outside);
  co_await person.drag(dot.at, to);
  person.give_turn();
  co_await person.pause(0.3, 0.4);
  if (dots_of(play, person) != before) co_await person.fail("trying a dot outside of the area: it was given");
  ++play.refused;
}

// A tap on one's own dot says what else it stands for.
Act<> turn_meaning(Person& person) {
  Play& play = person.play();
  const Seen dot = co_await person.look("saying what a dot stands for", Look::at(TargetKind::dot).of(person.seat()));
  const Id id{dot.area.target.id};
  const std::int64_t before = play.board().dots.find_live(id)->meaning;
  co_await person.tap_at(dot.at);
  const double until = play.now_s() + 4;
  while (play.board().dots.find_live(id)->meaning == before) {
    if (play.now_s() > until) co_await person.fail("saying what a dot stands for: it says the same");
    co_await NextFrame{};
  }
}

// The last dot is in the air when the picture is taken.
Act<> give_last(Person& person) {
  Play& play = person.play();
  co_await person.take_turn();
  const Seen dot = co_await person.look("taking the last dot", Look::at(TargetKind::station_dot).with(person.seat().value));
  const Vec to = co_await place_on(person, choose(play, person));
  co_await person.drag_halting(dot.at, to);
  person.give_turn();
}

}  // namespace

Act<> give_dots(Person& facilitator) {
  Play& play = facilitator.play();
  if (play.written.empty()) co_return;
  co_await everybody(facilitator, point_at_one, 20);
  co_await everybody(facilitator, give_all, 120);
  Person& first = *play.people.front();
  first.begin(change_mind(first));
  co_await everybody_idle(facilitator, 40);
  first.begin(try_one_too_many(first));
  co_await everybody_idle(facilitator, 40);
  Person& last = *play.people.back();
  last.begin(try_outside(last));
  co_await everybody_idle(facilitator, 40);
  if (play.meanings = play.kiosk.store()->rules().meanings; play.meanings < 2) play.meanings = 0;
  if (play.meanings > 0)
    for (std::size_t i = 0; i < play.people.size(); i += 2) {
      play.people[i]->begin(turn_meaning(*play.people[i]));
      co_await everybody_idle(facilitator, 40);
    }
  const auto budget = static_cast<std::size_t>(play.kiosk.store()->rules().dots_per_seat);
  if (dots_of(play, last) < budget) last.begin(give_last(last));
  co_await facilitator.pause(2.0, 2.2);
}

}  // namespace app::rehearsal
