// Where a machine learns: people label examples, some of them wrongly, train it, ask it why, put things right and train it again; they
// name groups that it found by itself; they walk the path of a solution that is bought ready-made.
#include <algorithm>

#include "app/rehearsal_steps.h"
#include "workshop/walk.h"

namespace app::rehearsal {
namespace {

const workshop::Teaching* teaching(Play& play) { return workshop::teaching_now(*play.kiosk.definition(), play.board()); }
const std::string& kind_name(Play& play, std::size_t kind) { return play.kiosk.definition()->kinds[kind].label.in(play.kiosk.texts().language()); }
std::string step_file(const Play& play, const char* what) { return "step-" + play.step.substr(play.step.find(' ') + 1) + "-" + what + ".png"; }

const board::Label* label_of(Play& play, std::size_t example) {
  const auto labels = workshop::labels_on(*teaching(play), play.board(), play.plan().sheet_id);
  return example < labels.size() ? labels[example] : nullptr;
}

// Every third example is called by another name, on purpose.
bool mistaken(std::size_t example) { return example % 3 == 0; }
std::size_t called(Play& play, std::size_t example) {
  const std::size_t truth = teaching(play)->examples[example].drawn.kind;
  return mistaken(example) ? (truth + 1) % play.kiosk.definition()->kinds.size() : truth;
}

Act<> until_called(Person& person, std::size_t example, std::size_t kind) {
  Play& play = person.play();
  const double until = play.now_s() + 4;
  for (;;) {
    const board::Label* label = label_of(play, example);
    if (label && label->meaning == static_cast<std::int64_t>(kind)) co_return;
    if (play.now_s() > until) {
      const std::string why = "labelling example " + std::to_string(example + 1) + ": it is not called " + kind_name(play, kind);
      co_await person.fail(why);
    }
    co_await NextFrame{};
  }
}

Act<> stick(Person& person, std::size_t example, std::size_t kind) {
  Play& play = person.play();
  co_await person.take_turn();
  const Look label =
      play.wall() ? Look::at(TargetKind::label).saying(kind_name(play, kind)) : Look::at(TargetKind::label).of(person.seat()).saying(kind_name(play, kind));
  const Seen taken = co_await person.look("taking a label", label);
  const Seen card = co_await person.look("finding an example", Look::at(TargetKind::example).with(example + 1));
  co_await person.drag(taken.at, card.at);
  person.give_turn();
  co_await until_called(person, example, kind);
  ++play.learnt.labels;
  if (teaching(play)->examples[example].drawn.kind != kind) ++play.learnt.wrong;
}

// Of the examples in a range, every so many-th is theirs.
Act<> stick_mine(Person& person, std::size_t from, std::size_t to) {
  Play& play = person.play();
  const auto it = std::find_if(play.people.begin(), play.people.end(), [&](const auto& p) { return p.get() == &person; });
  const auto own = static_cast<std::size_t>(it - play.people.begin());
  for (std::size_t i = from + own; i < to; i += play.people.size()) {
    co_await person.pause(0.1, 0.6);
    co_await stick(person, i, called(play, i));
  }
}

Act<> everybody_sticks(Person& facilitator, std::size_t from, std::size_t to) {
  Play& play = facilitator.play();
  for (const auto& person : play.people) person->begin(stick_mine(*person, from, to));
  co_await everybody_idle(facilitator, 120);
}

Act<> train_once(Person& person) {
  Play& play = person.play();
  const Id sheet = play.plan().sheet_id;
  const std::size_t before = workshop::trainings_on(play.board(), sheet).size();
  co_await person.take_turn();
  co_await person.tap("training the machine", Look::button(Action::train));
  person.give_turn();
  const double until = play.now_s() + 4;
  while (workshop::trainings_on(play.board(), sheet).size() != before + 1) {
    if (play.now_s() > until) co_await person.fail("training the machine: nothing comes of it");
    co_await NextFrame{};
  }
  const auto progress = workshop::progress_on(*play.kiosk.definition(), *teaching(play), play.board(), sheet).back();
  play.learnt.trainings.emplace_back(progress.examples, progress.right);
  play.learnt.tests = teaching(play)->tests.size();
}

// The first test that it got wrong, or the last of all where it got none wrong.
std::size_t one_to_ask_about(Play& play) {
  const auto trainings = workshop::trainings_on(play.board(), play.plan().sheet_id);
  const auto trial = workshop::trial_of(*play.kiosk.definition(), *teaching(play), *trainings.back());
  const auto wrong = std::find(trial.right.begin(), trial.right.end(), false);
  return wrong == trial.right.end() ? trial.right.size() - 1 : static_cast<std::size_t>(wrong - trial.right.begin());
}

Act<> ask_about(Person& person) {
  Play& play = person.play();
  const std::size_t test = one_to_ask_about(play);
  co_await person.tap("asking why", Look::button(Action::ask_why).with(test + 1));
  const double until = play.now_s() + 4;
  const auto& asked = play.kiosk.preview().questioned;
  while (std::find(asked.begin(), asked.end(), test) == asked.end()) {
    if (play.now_s() > until) co_await person.fail("asking why: there is no answer");
    co_await NextFrame{};
  }
  ++play.learnt.asked;
}

// The right label over the wrong one; every other time by taps on the label that is there, until it says so.
Act<> put_right(Person& person, std::size_t example) {
  Play& play = person.play();
  const std::size_t truth = teaching(play)->examples[example].drawn.kind;
  const board::Label* label = label_of(play, example);
  if (!label || label->meaning == static_cast<std::int64_t>(truth)) co_return;
  if (example % 2 == 0) {
    co_await stick(person, example, truth);
    --play.learnt.labels;  // it takes the other's place
  } else {
    co_await person.take_turn();
    const std::size_t kinds = play.kiosk.definition()->kinds.size();
    for (std::size_t taps = 0; taps < kinds && label_of(play, example)->meaning != static_cast<std::int64_t>(truth); ++taps) {
      const std::size_t next = (static_cast<std::size_t>(label_of(play, example)->meaning) + 1) % kinds;
      co_await person.tap("changing a label", Look::at(TargetKind::sticker).with(label_of(play, example)->id.value));
      co_await until_called(person, example, next);
      co_await person.pause(0.5, 0.6);
    }
    person.give_turn();
    co_await until_called(person, example, truth);
  }
  ++play.learnt.relabelled;
}

}  // namespace

Act<> teach(Person& facilitator) {
  Play& play = facilitator.play();
  co_await facilitator.pause(0.6, 0.8);
  if (!teaching(play)) co_return;
  const std::size_t count = teaching(play)->examples.size(), few = std::min<std::size_t>(6, count / 2);
  if (play.learnt.trainings.empty()) {
    // A few examples first: too few. Then all of them, some by a wrong name.
    co_await everybody_sticks(facilitator, 0, few);
    Person& first = *play.people.front();
    first.begin(train_once(first));
    co_await everybody_idle(facilitator, 30);
    co_await facilitator.pause(0.5, 0.6);
    co_await picture(facilitator, step_file(play, "few"));
    co_await everybody_sticks(facilitator, few, count);
    // One of them is taken back and brought again.
    const std::size_t labels = workshop::count_labels(workshop::labels_on(*teaching(play), play.board(), play.plan().sheet_id));
    co_await facilitate(facilitator, Action::undo, "console.undo");
    co_await facilitator.pause(0.3, 0.4);
    if (workshop::count_labels(workshop::labels_on(*teaching(play), play.board(), play.plan().sheet_id)) != labels - 1)
      co_await facilitator.fail("taking a label back: it is still there");
    co_await facilitate(facilitator, Action::redo, "console.redo");
    co_await facilitator.pause(0.3, 0.4);
    ++play.undone;
    Person& last = *play.people.back();
    last.begin(train_once(last));
    co_await everybody_idle(facilitator, 30);
    co_await facilitator.pause(1.0, 1.2);
    co_return;
  }
  Person& asking = *play.people[play.people.size() / 2];
  asking.begin(ask_about(asking));
  co_await everybody_idle(facilitator, 30);
  co_await settle(facilitator);
  co_await picture(facilitator, step_file(play, "why"));
  for (std::size_t i = 0, turn = 0; i < count; ++i) {
    if (!mistaken(i)) continue;
    Person& person = *play.people[turn++ % play.people.size()];
    person.begin(put_right(person, i));
    co_await everybody_idle(facilitator, 60);
  }
  Person& first = *play.people.front();
  first.begin(train_once(first));
  co_await everybody_idle(facilitator, 30);
  asking.begin(ask_about(asking));
  co_await everybody_idle(facilitator, 30);
  co_await settle(facilitator);
}

namespace {

Act<> name_one(Person& person, std::size_t group, std::string name) {
  Play& play = person.play();
  co_await person.take_turn();
  const Seen strip = co_await person.look("naming a group", Look::button(Action::name_group).with(group + 1), 90);
  std::vector<std::uint64_t> known;
  for (const Area& area : play.eyes.all())
    if (area.target.kind == TargetKind::keyboard) known.push_back(area.target.id);
  co_await person.tap_at(strip.at);
  // In the middle of a large table the keyboard is nobody's: it is the one that was not there before.
  std::uint64_t session = 0;
  const double until = play.now_s() + 6;
  while (session == 0) {
    for (const Area& area : play.eyes.all())
      if (area.target.kind == TargetKind::keyboard && std::find(known.begin(), known.end(), area.target.id) == known.end()) session = area.target.id;
    if (play.now_s() > until) co_await person.fail("naming a group: no keyboard opens");
    co_await NextFrame{};
  }
  person.give_turn();
  co_await person.type(session, name);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  (void)co_await person.look("reading a group's name", Look::button(Action::name_group).with(group + 1).saying(typed));
  play.learnt.named.push_back(typed);
}

Act<> change_count(Person& person, Action action, std::size_t wanted) {
  Play& play = person.play();
  co_await person.take_turn();
  co_await person.tap("changing the number of groups", Look::button(action));
  person.give_turn();
  const double until = play.now_s() + 4;
  while (workshop::group_count(*teaching(play), play.board(), play.plan().sheet_id) != wanted) {
    if (play.now_s() > until) co_await person.fail("changing the number of groups: it stays");
    co_await NextFrame{};
  }
}

}  // namespace

Act<> name_groups(Person& facilitator) {
  Play& play = facilitator.play();
  co_await facilitator.pause(0.6, 0.8);
  if (!teaching(play)) co_return;
  co_await picture(facilitator, step_file(play, "unnamed"));
  const std::size_t count = workshop::group_count(*teaching(play), play.board(), play.plan().sheet_id);
  for (std::size_t g = 0; g < count; ++g) {
    const std::string name = g < play.sample.group_names.size() ? play.sample.group_names[g] : "Groupe " + std::to_string(g + 1);
    // Whoever stands nearest, and has no other group to name.
    const Area* strip = play.eyes.find(Look::button(Action::name_group).with(g + 1));
    const Id near = strip ? play.plan().seat_near(strip->pose.at) : Id{};
    const auto nearest = std::find_if(play.people.begin(), play.people.end(), [&](const auto& p) { return p->seat() == near && p->idle(); });
    Person& person = nearest != play.people.end() ? **nearest : *play.people[(g + 1) % play.people.size()];
    if (!person.idle()) co_await everybody_idle(facilitator, 120);
    person.begin(name_one(person, g, name));
    co_await facilitator.pause(0.8, 1.0);
  }
  co_await facilitator.pause(1.0, 1.2);
  co_await picture(facilitator, step_file(play, "naming"));
  co_await everybody_idle(facilitator, 180);
  // One group more, with names still to be given; and back to those that have theirs.
  Person& last = *play.people.back();
  last.begin(change_count(last, Action::more_groups, count + 1));
  co_await everybody_idle(facilitator, 30);
  co_await facilitator.pause(0.5, 0.6);
  co_await picture(facilitator, step_file(play, "more"));
  Person& first = *play.people.front();
  first.begin(change_count(first, Action::fewer_groups, count));
  co_await everybody_idle(facilitator, 30);
  co_await settle(facilitator);
}

namespace {

std::vector<workshop::Stop> walk_now(Play& play) {
  const board::Sheet* sheet = play.board().sheets.find(play.plan().sheet_id);
  return workshop::read_walk(sheet ? sheet->walk : std::string());
}

enum class Meant : unsigned char { goes, refused };
Act<> push(Person& person, workshop::Stop to, Meant meant) {
  Play& play = person.play();
  const std::size_t before = walk_now(play).size();
  co_await person.take_turn();
  const Seen token = co_await person.look("taking the token", Look::at(TargetKind::token));
  const Seen stop = co_await person.look("finding a stop", Look::button(Action::walk_to).with(static_cast<std::uint64_t>(to) + 1));
  co_await person.drag(token.at, stop.at);
  person.give_turn();
  co_await person.pause(0.3, 0.4);
  const auto now = walk_now(play);
  if (meant == Meant::refused) {
    if (now.size() != before) co_await person.fail("pushing the token where no path leads: it went there");
    ++play.refused;
    co_return;
  }
  if (now.size() != before + 1 || now.back() != to) {
    const std::string why = "pushing the token to " + std::string(workshop::kStops[static_cast<std::size_t>(to)]) + ": it is not there";
    co_await person.fail(why);
  }
  play.learnt.path.emplace_back(workshop::kStops[static_cast<std::size_t>(to)]);
  if (to != workshop::Stop::test) co_return;
  const workshop::Way way = workshop::way_of(now);
  const char* names[] = {"as bought", "own data, well labelled", "own data, badly labelled"};
  play.learnt.ways.emplace_back(names[static_cast<std::size_t>(way)], workshop::walk_trial(*play.kiosk.definition(), *teaching(play), way).count_right());
}

}  // namespace

Act<> walk_path(Person& facilitator) {
  using workshop::Stop;
  Play& play = facilitator.play();
  co_await facilitator.pause(0.6, 0.8);
  if (!teaching(play)) co_return;
  struct Leg {
    Stop to;
    Meant meant;
  };
  // Straight to the test, which says no; by badly labelled data, which is no better; by well labelled ones, and in use.
  const Leg legs[] = {{Stop::test, Meant::goes},     {Stop::live, Meant::refused}, {Stop::own_bad, Meant::goes}, {Stop::test, Meant::goes},
                      {Stop::own_good, Meant::goes}, {Stop::test, Meant::goes},    {Stop::live, Meant::goes}};
  for (std::size_t i = 0; i < std::size(legs); ++i) {
    Person& person = *play.people[(i + 1) % play.people.size()];
    person.begin(push(person, legs[i].to, legs[i].meant));
    co_await everybody_idle(facilitator, 40);
    if (i == 3) {
      co_await settle(facilitator);
      co_await picture(facilitator, step_file(play, "failed"));
    }
  }
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
