// Groups in parts of the glass: everybody writes in the part before them, one group asks for more time, all groups press their keys,
// each presents, and the parts are joined.
#include <algorithm>

#include "app/rehearsal_steps.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"
#include "workshop/split.h"

namespace app::rehearsal {
namespace {

std::optional<workshop::Parts> parts_now(Play& play) { return workshop::parts_now(*play.kiosk.definition(), play.board()); }
int group_of(Play& play, const Person& person) { return workshop::group_of(*play.kiosk.definition(), play.board(), person.seat()); }

// What they think of: what the sample has of theirs, then its sentences; nothing that somebody said before.
std::string text_for(Play& play, const Person& person) {
  const auto said = [&](const std::string& text) {
    return std::any_of(play.written.begin(), play.written.end(), [&](const Written& w) { return w.text == text; });
  };
  for (const workshop::Sample::Person& known : play.sample.people)
    if (known.name == person.name())
      for (const workshop::Sample::Idea& idea : known.ideas)
        if (!said(idea.text)) return idea.text;
  for (const std::string& sentence : play.sample.sentences)
    if (!said(sentence)) return sentence;
  return {};
}

Act<> write_one(Person& person) {
  Play& play = person.play();
  const std::string text = text_for(play, person);
  if (text.empty()) co_await person.fail("writing in a part: nothing comes to mind");
  // Said now, so that nobody writes the same meanwhile.
  const std::size_t mine = play.written.size();
  play.written.push_back({Id{}, &person, -1, 0, false, 0, {}, text});
  co_await person.take_turn();
  const Look pad = play.wall() ? Look::at(TargetKind::pad) : Look::at(TargetKind::pad).of(person.seat());
  co_await person.tap("opening a note", pad);
  const std::uint64_t session = co_await person.keyboard("writing");
  person.give_turn();
  co_await person.type(session, text);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  const Seen note = co_await person.look_under("finding the note just written", Look::at(TargetKind::note).saying(typed));
  const Id id{note.area.target.id};
  play.written[mine].note = id;
  play.written[mine].text = typed;
  const auto part = static_cast<std::size_t>(group_of(play, person)) - 1;
  for (int attempt = 0; attempt < 4; ++attempt) {
    if (part >= play.plan().boards.size()) co_await person.fail("laying a note in one's part: there is none");
    const Box room = play.plan().boards[part].room;
    const double width = play.plan().note_width;
    std::vector<Obstacle> around = play.obstacles(id.value, &person);
    for (const Box& face : scene::join_faces(play.plan())) around.push_back({face.grown(8), 6});
    const Place place = free_place(room_in(room, width), width + 8, room.centre() - Vec{0, room.height() / 4}, around);
    const bool lies = co_await person.carry(id, place.at, Person::Fingers::two, person.random().between(-4, 4));
    const board::Note* record = play.board().notes.find_live(id);
    if (lies && record && record->board == workshop::part_name(static_cast<int>(part) + 1)) co_return;
  }
  co_await person.fail("laying a note in one's part: it does not come to lie there");
}

Act<> write_here(Person& person) {
  const auto asked = std::max<std::int64_t>(1, person.play().board().workshop().notes_per_seat);
  for (std::int64_t i = 0; i < asked; ++i) {
    co_await person.pause(0.1, 1.2);
    co_await write_one(person);
  }
}

// By somebody of each group, one after the other.
Act<> agree(Person& facilitator) {
  Play& play = facilitator.play();
  const auto before = parts_now(play);
  for (int group = 1; group <= before->groups; ++group) {
    const auto one = std::find_if(play.people.begin(), play.people.end(), [&](const auto& person) { return group_of(play, *person) == group; });
    if (one == play.people.end()) co_await facilitator.fail("agreeing: a group has nobody");
    const std::string what = "saying that a group is done";
    co_await (*one)->tap(what.c_str(), Look::button(Action::agree).with(static_cast<std::uint64_t>(group)));
    ++play.apart.agreed;
  }
}

Act<> until_round(Person& facilitator, std::int64_t round) {
  Play& play = facilitator.play();
  const double give_up = play.now_s() + 5;
  while (play.board().current_step()->round != round) {
    if (play.now_s() > give_up) co_await facilitator.fail("working apart: what comes next does not begin");
    co_await NextFrame{};
  }
}

}  // namespace

Act<> work_apart(Person& facilitator) {
  Play& play = facilitator.play();
  const auto parts = parts_now(play);
  if (!parts) co_await facilitator.fail("working apart: the glass is whole");
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  for (const auto& person : play.people) person->begin(write_here(*person));
  co_await facilitator.pause(6, 7);
  co_await picture(facilitator, "writing.png");
  co_await everybody_idle(facilitator, 400);
  co_await settle(facilitator);
  // One group has not finished: two minutes more for it alone.
  const std::int64_t before = workshop::part_left_ms(*play.board().current_step(), *parts, 1, 0);
  co_await facilitator.tap("more time for a group", Look::button(Action::longer_part).with(1));
  co_await facilitator.pause(0.3, 0.4);
  if (workshop::part_left_ms(*play.board().current_step(), *parts_now(play), 1, 0) > before) ++play.apart.longer;
  for (int group = 1; group <= parts->groups; ++group) {
    const auto here = [&](const board::Note& n) { return !n.removed && n.board == workshop::part_name(group); };
    play.apart.written.push_back(static_cast<int>(std::count_if(play.board().notes.begin(), play.board().notes.end(), here)));
  }
  const std::string working = "step-" + step + "-apart.png";
  co_await picture(facilitator, working);
  co_await agree(facilitator);
  for (int group = 1; group <= parts->groups; ++group) {
    co_await until_round(facilitator, group + 1);
    co_await facilitator.pause(0.8, 1.0);
    co_await settle(facilitator);
    const std::string presents = "step-" + step + "-presents-" + std::to_string(group) + ".png";
    co_await picture(facilitator, presents);
    if (group < parts->groups) co_await facilitate(facilitator, Action::change_boards, "parts.next");
  }
  co_await agree(facilitator);
  co_await until_round(facilitator, parts->groups + 2);
  co_await facilitator.pause(0.5, 0.6);
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
