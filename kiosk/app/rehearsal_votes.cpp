// The vote: three dots each, carried from the station onto ideas; one is taken back and given elsewhere, and a fourth is tried.
#include <algorithm>

#include "app/rehearsal_steps.h"

namespace app::rehearsal {
namespace {

std::size_t dots_of(Play& play, const Person& person) { return play.eyes.count(Look::at(TargetKind::dot).of(person.seat())); }

// The group has favourites; others vote for what they like themselves.
Id choose(Play& play, Person& person) {
  base::Random favourites(play.options.seed * 31 + 7);
  std::vector<Id> liked;
  for (int i = 0; i < 5; ++i) liked.push_back(play.written[favourites.below(play.written.size())].note);
  if (person.random().chance(0.62)) return liked[std::min(person.random().below(5), person.random().below(5))];
  return play.written[person.random().below(play.written.size())].note;
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
  const auto budget = static_cast<std::size_t>(play.kiosk.store()->rules().dots_per_seat);
  if (dots_of(play, last) < budget) last.begin(give_last(last));
  co_await facilitator.pause(2.0, 2.2);
}

}  // namespace app::rehearsal
