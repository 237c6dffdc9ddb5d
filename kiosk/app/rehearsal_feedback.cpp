// Suppliers present one after the other: meanwhile everybody notes down what they think, face down and for themselves, and some of it is
// shared. Nobody reads what is not.
#include <algorithm>

#include "app/rehearsal_rows.h"
#include "app/rehearsal_steps.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"
#include "workshop/turns.h"

namespace app::rehearsal {
namespace {

// What they think of the item that is presented; those whom the sample does not know think in its sentences.
std::string thought_of(const Person& person, const Play& play, std::size_t item) {
  for (const workshop::Sample::Person& known : play.sample.people)
    if (known.name == person.name() && item < known.ideas.size()) return known.ideas[item].text;
  std::size_t who = 0;
  for (const auto& other : play.people) {
    if (other.get() == &person) break;
    ++who;
  }
  return play.sample.sentences[(who + item) % play.sample.sentences.size()];
}

// Face down once it is put down: the board has it, and nothing on the glass says it.
Act<Id> note_down(Person& person, std::string text) {
  Play& play = person.play();
  const Id item = play.plan().one_by_one->item;
  co_await person.take_turn();
  const Look pad = play.wall() ? Look::at(TargetKind::pad) : Look::at(TargetKind::pad).of(person.seat());
  co_await person.tap("opening a note", pad);
  const std::uint64_t session = co_await person.keyboard("noting something down");
  person.give_turn();
  co_await person.type(session, text);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  Id id;
  for (const board::Note& note : play.board().notes)
    if (!note.removed && note.seat == person.seat() && note.text == typed && note.item == item) id = note.id;
  if (!id) co_await person.fail("noting something down: nothing of it is kept with the item");
  if (!workshop::is_kept_private(*play.board().notes.find(id))) co_await person.fail("noting something down: it lies open");
  ++play.weighed.noted;
  for (const Area& area : play.eyes.all())
    if (area.label.find(typed) != std::string::npos) ++play.weighed.leaked;
  co_return id;
}

Act<> note_one(Person& person) {
  Play& play = person.play();
  co_await person.pause(0.1, 1.6);
  (void)co_await note_down(person, thought_of(person, play, play.plan().one_by_one ? workshop::item_now(*play.kiosk.definition(), play.board())->place : 0));
}

// From their own place to where it belongs: on the way it is turned up.
Act<> share_one(Person& person, std::string about, std::string text) {
  Play& play = person.play();
  const Id id = co_await note_down(person, text);
  co_await settle(person);
  for (int attempt = 0; attempt < 5; ++attempt) {
    const workshop::Sheet& sheet = sheet_now(play);
    std::size_t at = 0;
    while (at + 1 < sheet.boards.size() && sheet.boards[at].id != about) ++at;
    const double width = play.plan().note_width;
    Box room = play.plan().boards[at].room;
    std::vector<Obstacle> around = play.obstacles(id.value, &person);
    for (const scene::Plan::Fan& fan : play.plan().fans) around.push_back({fan.desk, 20});
    const Place place = free_place(room_in(room, width), width + 6, room.centre(), around);
    co_await person.take_turn();
    (void)co_await person.look_under("taking a private note", Look::at(TargetKind::note).with(id.value));
    (void)co_await person.carry(id, place.at, Person::Fingers::one, 0, width);
    person.give_turn();
    const board::Note* record = play.board().notes.find_live(id);
    if (!record || record->face_down || record->board != about) continue;
    ++play.weighed.shared;
    co_return;
  }
  co_await person.fail("sharing a private note: it does not come to lie open where it belongs");
}

Act<> until_item(Person& facilitator, Id item) {
  Play& play = facilitator.play();
  const double give_up = play.now_s() + 5;
  while (!play.plan().one_by_one || play.plan().one_by_one->item != item) {
    if (play.now_s() > give_up) co_await facilitator.fail("going on to another item: it does not come");
    co_await NextFrame{};
  }
}

}  // namespace

Act<> note_privately(Person& facilitator) {
  Play& play = facilitator.play();
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  std::vector<Id> items;
  for (const board::Note* item : workshop::list_of(play.board(), sheet_now(play).items)) items.push_back(item->id);
  if (items.empty()) co_await facilitator.fail("presenting: the list is empty");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) co_await facilitator.tap("going on to the next item", Look::button(Action::next_item));
    co_await until_item(facilitator, items[i]);
    co_await settle(facilitator);
    ++play.listed.visited;
    for (const auto& person : play.people) person->begin(note_one(*person));
    if (i == 0) {
      co_await facilitator.pause(6, 7);
      co_await picture(facilitator, "step-" + step + "-noting.png");
    }
    co_await everybody_idle(facilitator, 240);
    co_await settle(facilitator);
    const std::string name = play.board().notes.find(items[i])->text;
    std::size_t who = i;
    for (const auto& said : play.sample.said) {
      if (name.rfind(said.item, 0) != 0) continue;
      Person& person = *play.people[who++ % play.people.size()];
      person.begin(share_one(person, said.about, said.text));
      co_await everybody_idle(facilitator, 90);
    }
    co_await settle(facilitator);
    if (i == 0) co_await picture(facilitator, "step-" + step + "-first.png");
  }
  // Back to the first: what everybody noted of it lies before them again.
  co_await facilitator.tap("going back to an item", Look::button(Action::go_to_item).with(items.front().value));
  co_await until_item(facilitator, items.front());
  co_await settle(facilitator);
  for (const board::Note& note : play.board().notes)
    if (!note.removed && workshop::is_kept_private(note) && note.item == items.front() && play.eyes.find(Look::at(TargetKind::note).with(note.id.value)))
      ++play.weighed.came_back;
}

}  // namespace app::rehearsal
