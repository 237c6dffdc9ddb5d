// From the pin of each item a line is drawn with a finger to what it is close to; one is taken off again, and brought back.
#include <algorithm>

#include "app/rehearsal_steps.h"

namespace app::rehearsal {
namespace {

std::size_t lines_now(Play& play) {
  const auto& links = play.board().links;
  return static_cast<std::size_t>(std::count_if(links.begin(), links.end(), [](const board::Link& link) { return !link.removed; }));
}

Act<> until_lines(Person& person, std::size_t count, const char* what) {
  Play& play = person.play();
  const double until = play.now_s() + 4;
  while (lines_now(play) != count) {
    if (play.now_s() > until) {
      const std::string why = std::string(what) + ": there are " + std::to_string(lines_now(play)) + " lines";
      co_await person.fail(why);
    }
    co_await NextFrame{};
  }
}

struct Wanted {
  Id item, note;
};

// What the sample says; where nothing of it came this far, each item is close to a note or two.
std::vector<Wanted> wanted_lines(Play& play) {
  std::vector<Id> items, notes;
  const Id sheet = play.plan().sheet_id;
  for (const board::Note& note : play.board().notes)
    if (!note.removed && note.places.find(sheet)) (note.source.empty() ? notes : items).push_back(note.id);
  const auto saying = [&](const std::vector<Id>& among, const std::string& text) {
    const auto it = std::find_if(among.begin(), among.end(), [&](Id id) { return play.board().notes.find(id)->text == text; });
    return it == among.end() ? Id{} : *it;
  };
  std::vector<Wanted> out;
  for (const auto& line : play.sample.lines)
    for (const auto& to : line.to)
      if (const Id item = saying(items, line.item), note = saying(notes, to); item && note) out.push_back({item, note});
  for (std::size_t i = 0; out.size() < items.size() && !notes.empty() && i < items.size(); ++i) {
    const Wanted more{items[i], notes[i % notes.size()]};
    const bool there = std::any_of(out.begin(), out.end(), [&](const Wanted& w) { return w.item == more.item && w.note == more.note; });
    if (!there) out.push_back(more);
  }
  return out;
}

Act<> draw_line(Person& person, Wanted wanted) {
  Play& play = person.play();
  const std::size_t before = lines_now(play);
  co_await person.take_turn();
  const Seen pin = co_await person.look("taking a line", Look::at(TargetKind::pin).with(wanted.item.value));
  const Seen note = co_await person.look("leading a line to a note", Look::at(TargetKind::note).with(wanted.note.value));
  co_await person.drag(pin.at, note.at);
  person.give_turn();
  co_await until_lines(person, before + 1, "leading a line to a note");
}

// By its end, onto the bare table.
Act<> take_off(Person& person) {
  Play& play = person.play();
  const std::size_t before = lines_now(play);
  co_await person.take_turn();
  const Seen end = co_await person.look("taking a line off", Look::at(TargetKind::link));
  const Box sheet = play.plan().sheet.grown(-20);
  std::optional<Vec> bare;
  for (double r = 60; r < 900 && !bare; r += 30)
    for (int i = 0; i < 24 && !bare; ++i)
      if (const Vec at = end.at + base::rotated({r, 0}, i * 15.0); sheet.contains(at) && play.eyes.is_free(at)) bare = at;
  if (!bare) co_await person.fail("taking a line off: no bare table");
  co_await person.drag(end.at, *bare);
  person.give_turn();
  co_await until_lines(person, before - 1, "taking a line off");
}

}  // namespace

Act<> draw_lines(Person& facilitator) {
  Play& play = facilitator.play();
  co_await facilitator.pause(0.8, 1.0);
  co_await settle(facilitator);
  const std::vector<Wanted> all = wanted_lines(play);
  if (all.empty()) co_return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Person& person = *play.people[i % play.people.size()];
    person.begin(draw_line(person, all[i]));
    co_await everybody_idle(facilitator, 40);
  }
  Person& first = *play.people.front();
  const std::size_t drawn = lines_now(play);
  first.begin(take_off(first));
  co_await everybody_idle(facilitator, 40);
  co_await facilitate(facilitator, Action::undo, "console.undo");
  co_await until_lines(facilitator, drawn, "bringing a line back");
  ++play.undone;
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
