// A list: people add to it and say an item better, talk about it one by one, and put some of it in places of honour.
#include <algorithm>

#include "app/rehearsal_steps.h"
#include "base/utf8.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"

namespace app::rehearsal {
namespace {

const workshop::Sheet* sheet_now(Play& play) { return workshop::current_sheet(*play.kiosk.definition(), play.board()); }

// What is typed has the typography of the language: papers are found by their first letters.
const board::Note* item_saying(Play& play, const std::string& text) {
  for (const board::Note* item : workshop::list_of(play.board(), sheet_now(play)->items))
    if (item->text == text) return item;
  return nullptr;
}

Act<> open_pad(Person& person) {
  Play& play = person.play();
  co_await person.take_turn();
  const Look pad = play.wall() ? Look::at(TargetKind::pad) : Look::at(TargetKind::pad).of(person.seat());
  co_await person.tap("opening a note", pad);
}

// Somebody thinks of another item and writes it.
Act<> add_one(Person& person, std::string text) {
  Play& play = person.play();
  const std::size_t before = workshop::list_of(play.board(), sheet_now(play)->items).size();
  co_await open_pad(person);
  const std::uint64_t session = co_await person.keyboard("adding to the list");
  person.give_turn();
  co_await person.type(session, text);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  if (workshop::list_of(play.board(), sheet_now(play)->items).size() != before + 1) co_await person.fail("adding to the list: it is as long as before");
  const board::Note* added = item_saying(play, typed);
  if (!added) co_await person.fail("adding to the list: nothing on it says so");
  ++play.listed.added;
  const Id id = added->id;
  // Out of their own place, where there is room.
  for (int attempt = 0; attempt < 4; ++attempt) {
    const double width = play.plan().note_width;
    const Place place = free_place(room_in(*play.plan().items, width), width + 8, play.plan().items->centre(), play.obstacles(id.value, &person));
    if (co_await person.carry(id, place.at)) co_return;
  }
  co_await person.fail("adding to the list: it does not come to lie among the others");
}

// Somebody says it better, in fewer words.
Act<> reword(Person& person, Id item, std::string better) {
  Play& play = person.play();
  const std::string before = play.board().notes.find(item)->text;
  co_await person.take_turn();
  const Seen paper = co_await person.look_under("rewording an item", Look::at(TargetKind::note).with(item.value));
  co_await person.double_tap_at(paper.at);
  const std::uint64_t session = co_await person.keyboard("rewording an item");
  person.give_turn();
  co_await person.erase(session, base::count_characters(before));
  co_await person.type(session, better);
  co_await person.put_text_down(session);
  if (play.board().notes.find(item)->text == before) co_await person.fail("rewording an item: it says what it said before");
  ++play.listed.reworded;
}

Act<> say_one(Person& person, std::string about, std::string text) {
  Play& play = person.play();
  co_await person.pause(0.1, 0.9);
  const Id item = play.plan().one_by_one->item;
  co_await open_pad(person);
  const std::uint64_t session = co_await person.keyboard("writing of an item");
  person.give_turn();
  co_await person.type(session, text);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  const Seen note = co_await person.look_under("finding the note just written", Look::at(TargetKind::note).saying(typed));
  const Id id{note.area.target.id};
  for (int attempt = 0; attempt < 4; ++attempt) {
    const workshop::Sheet& sheet = *sheet_now(play);
    std::size_t at = 0;
    while (at + 1 < sheet.boards.size() && sheet.boards[at].id != about) ++at;
    const Box room = play.plan().boards[at].room;
    const double width = play.plan().note_width;
    const Place place = free_place(room_in(room, width), width + 6, room.centre(), play.obstacles(id.value, &person));
    const bool lies = co_await person.carry(id, place.at, Person::Fingers::one, 0, width);
    const board::Note* record = play.board().notes.find_live(id);
    if (lies && record && record->board == about) {
      if (record->item != item) co_await person.fail("writing of an item: the note is of another one");
      ++play.listed.said;
      co_return;
    }
  }
  co_await person.fail("writing of an item: the note does not come to lie where it belongs");
}

Act<> until_item(Person& facilitator, Id item) {
  Play& play = facilitator.play();
  const double give_up = play.now_s() + 5;
  while (!play.plan().one_by_one || play.plan().one_by_one->item != item) {
    if (play.now_s() > give_up) co_await facilitator.fail("going on to another item: it does not come");
    co_await NextFrame{};
  }
}

Act<> put_in_place(Person& person, Id item, std::size_t place) {
  Play& play = person.play();
  co_await person.pause(0.1, 0.8);
  for (int attempt = 0; attempt < 4; ++attempt) {
    (void)co_await person.look_under("choosing an item", Look::at(TargetKind::note).with(item.value));
    const Box box = play.plan().honour->places[place];
    (void)co_await person.carry(item, box.centre(), Person::Fingers::one, 0, box.width());
    if (play.board().notes.find(item)->choice == static_cast<std::int64_t>(place) + 1) co_return;
  }
  co_await person.fail("choosing an item: it does not come to lie in its place");
}

}  // namespace

Act<> look_through_list(Person& facilitator) {
  Play& play = facilitator.play();
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  co_await picture(facilitator, "step-" + step + "-list.png");
  if (!workshop::current_step(*play.kiosk.definition(), play.board())->allow.write) co_return;
  std::size_t who = 0;
  for (const std::string& text : play.sample.added) {
    Person& person = *play.people[who++ % play.people.size()];
    person.begin(add_one(person, text));
    co_await everybody_idle(facilitator, 60);
  }
  const auto list = workshop::list_of(play.board(), sheet_now(play)->items);
  if (list.empty()) co_await facilitator.fail("looking through the list: it is empty");
  Person& person = *play.people[who % play.people.size()];
  const std::string& better = play.sample.chosen.empty() ? play.sample.sentences.front() : play.sample.chosen.front();
  person.begin(reword(person, list.front()->id, better));
  co_await everybody_idle(facilitator, 60);
  co_await settle(facilitator);
}

Act<> talk_one_by_one(Person& facilitator) {
  Play& play = facilitator.play();
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  std::vector<Id> items;
  for (const board::Note* item : workshop::list_of(play.board(), sheet_now(play)->items)) items.push_back(item->id);
  if (items.empty()) co_await facilitator.fail("talking one by one: the list is empty");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) co_await facilitator.tap("going on to the next item", Look::button(Action::next_item));
    co_await until_item(facilitator, items[i]);
    co_await settle(facilitator);
    ++play.listed.visited;
    const std::string name = play.board().notes.find(items[i])->text;
    std::size_t who = i;
    for (const auto& said : play.sample.said) {
      if (name.rfind(said.item, 0) != 0) continue;
      Person& person = *play.people[who++ % play.people.size()];
      if (!person.idle()) co_await everybody_idle(facilitator, 60);
      person.begin(say_one(person, said.about, said.text));
    }
    co_await everybody_idle(facilitator, 90);
    if (i == 0) {
      const std::int64_t before = workshop::item_now(*play.kiosk.definition(), play.board())->length_ms;
      co_await facilitator.tap("a minute more", Look::button(Action::longer_item));
      co_await facilitator.pause(0.2, 0.3);
      if (workshop::item_now(*play.kiosk.definition(), play.board())->length_ms > before) ++play.listed.longer;
      co_await settle(facilitator);
      co_await picture(facilitator, "step-" + step + "-first.png");
    }
  }
  // Back to the first: what was written of it is there again.
  co_await facilitator.tap("going back to an item", Look::button(Action::go_to_item).with(items.front().value));
  co_await until_item(facilitator, items.front());
  co_await settle(facilitator);
  for (const board::Note* note : workshop::said_of(play.board(), items.front()))
    if (play.eyes.find(Look::at(TargetKind::note).with(note->id.value))) ++play.listed.came_back;
}

Act<> choose_of_list(Person& facilitator) {
  Play& play = facilitator.play();
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  co_await settle(facilitator);
  const std::size_t places = play.plan().honour->places.size();
  std::vector<Id> wanted;
  for (const std::string& text : play.sample.chosen) {
    for (const board::Note* item : workshop::list_of(play.board(), sheet_now(play)->items))
      if (item->text.rfind(text, 0) == 0 && wanted.size() < places) wanted.push_back(item->id);
  }
  if (wanted.size() < places) co_await facilitator.fail("choosing: the list has not what the sample wants");
  // The second in the first place at first, until somebody changes their mind: the two change places.
  std::swap(wanted[0], wanted[1]);
  for (std::size_t i = 0; i < places; ++i) play.people[i % play.people.size()]->begin(put_in_place(*play.people[i % play.people.size()], wanted[i], i));
  co_await everybody_idle(facilitator, 60);
  co_await settle(facilitator);
  Person& person = *play.people[3 % play.people.size()];
  person.begin(put_in_place(person, wanted[1], 0));
  co_await everybody_idle(facilitator, 30);
  co_await settle(facilitator);
  if (play.board().notes.find(wanted[0])->choice == 2) ++play.listed.swapped;
  std::swap(wanted[0], wanted[1]);
  // What was said of the first, opened by a tap.
  const Seen paper = co_await facilitator.look_under("telling what was said", Look::at(TargetKind::note).with(wanted[0].value));
  co_await facilitator.tap_at(paper.at);
  co_await facilitator.pause(0.3, 0.4);
  if (play.kiosk.preview().said_cards.empty()) co_await facilitator.fail("telling what was said: no card opens");
  co_await settle(facilitator);
  co_await picture(facilitator, "step-" + step + "-said.png");
  co_await facilitator.tap("closing what was said", Look::button(Action::close_card));
  co_await facilitator.pause(0.2, 0.3);
  co_await facilitator.tap("fixing the choice", Look::button(Action::decide));
  co_await facilitator.pause(0.3, 0.4);
  const auto choice = workshop::choice_now(*play.kiosk.definition(), play.board());
  play.listed.decided = choice && choice->decided;
  for (const board::Note* item : choice->places)
    if (item) play.listed.chosen.push_back(item->text);
}

}  // namespace app::rehearsal
