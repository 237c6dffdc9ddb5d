// Everybody writes their ideas at the same time, each on the keyboard in front of them, and lays them on the side they belong to.
#include <algorithm>

#include "app/rehearsal_steps.h"
#include "board/board.h"
#include "workshop/turns.h"

namespace app::rehearsal {
namespace {

// What a person of the sample thinks; those whom it does not know think in its sentences.
std::vector<workshop::Sample::Idea> ideas_of(const Person& person, const Play& play, std::size_t count) {
  const auto known =
      std::find_if(play.sample.people.begin(), play.sample.people.end(), [&](const workshop::Sample::Person& p) { return p.name == person.name(); });
  std::vector<workshop::Sample::Idea> ideas;
  if (known != play.sample.people.end()) ideas = known->ideas;
  std::size_t next = 0;
  for (const auto& other : play.people) {
    if (other.get() == &person) break;
    ++next;
  }
  for (std::size_t i = 0; ideas.size() < count; ++i) {
    workshop::Sample::Idea idea;
    idea.text = play.sample.sentences[(next * count + i) % play.sample.sentences.size()];
    idea.ai = (next + i) % 2 == 0;
    idea.stage = static_cast<int>((next + i) % 4);
    ideas.push_back(std::move(idea));
  }
  ideas.resize(count);
  return ideas;
}

const scene::Zone* side_for(Play& play, bool ai) {
  for (const scene::Zone& zone : play.plan().zones) {
    if (zone.kind == scene::Zone::Kind::side && zone.ai == (ai ? board::Ai::with : board::Ai::without)) return &zone;
  }
  return nullptr;
}

// Ideas of one theme are laid near one another, as people do who listen: each theme has its quarter of its side.
Vec quarter(Play& play, const workshop::Sample::Idea& idea, const Box& side) {
  int rank = 0;
  for (int t = 0; t < idea.theme; ++t) {
    const bool same_side = std::any_of(play.sample.people.begin(), play.sample.people.end(), [&](const workshop::Sample::Person& p) {
      return std::any_of(p.ideas.begin(), p.ideas.end(), [&](const workshop::Sample::Idea& i) { return i.theme == t && i.ai == idea.ai; });
    });
    rank += same_side ? 1 : 0;
  }
  Vec share = idea.theme < 0 ? Vec{0.3, 0.78} : rank == 0 ? Vec{0.28, 0.3} : Vec{0.68, 0.74};
  if (idea.ai) share.x = 1 - share.x;
  return side.min + Vec{side.width() * share.x, side.height() * share.y};
}

// The desks of those who still write are left free where there is room elsewhere.
std::vector<Obstacle> obstacles_while_writing(Play& play, std::uint64_t note, const Person& who) {
  std::vector<Obstacle> all = play.obstacles(note, &who);
  const scene::Plan& plan = play.plan();
  for (const scene::Plan::Desk& desk : plan.desks(play.kiosk.scene().tokens())) {
    all.push_back({base::bounds(desk.keyboard, plan.keyboard(play.kiosk.scene().tokens())), 0.03});
    all.push_back({base::bounds({desk.note.at, desk.note.angle_deg}, {plan.writing_width, plan.writing_width}), 0.03});
  }
  return all;
}

// On a pad, on the keyboard button, or a sheet pulled from the pad onto the table and opened there.
Act<> open_note(Person& person, const workshop::Sample::Idea& idea, bool by_button) {
  Play& play = person.play();
  co_await person.take_turn();
  const Look button = Look::button(Action::write_note).of(person.seat());
  const Look own_pad = play.wall() ? Look::at(TargetKind::pad) : Look::at(TargetKind::pad).of(person.seat());
  if (by_button && play.eyes.see(button)) {
    co_await person.tap("opening a note", button);
  } else {
    const std::string& paper = idea.ai ? play.kiosk.definition()->paper_with : play.kiosk.definition()->paper_without;
    const auto wanted = static_cast<std::uint64_t>(std::max<std::int64_t>(0, workshop::paper_index(paper)));
    Seen pad = co_await person.look("opening a note", own_pad);
    // A compact tray has one pad; the paper then follows the side on which the note is laid.
    for (const Area& area : play.eyes.all()) {
      const std::optional<Vec> at = own_pad.matches(area) && area.target.part == wanted ? play.eyes.point_on(area) : std::nullopt;
      if (at) pad = Seen{area, *at};
    }
    co_await person.tap_at(pad.at);
  }
  (void)co_await person.keyboard("opening a note");
  person.give_turn();
}

// A note that would vanish under the tent is drawn from under it while its keyboard is still open.
Act<> clear_of_tent(Person& person, std::uint64_t session) {
  Play& play = person.play();
  const Area* tent = play.eyes.find(Look::at(TargetKind::tent));
  const std::optional<Seen> note = play.eyes.see(Look::at(TargetKind::caret).with(session));
  if (!tent || !note) co_return;
  const double width = note->area.size.x;
  const Box under = base::bounds(tent->pose, tent->size);
  if (overlap(Box::around(note->area.pose.at, note->area.size), under) < width * width * 0.4) co_return;
  const Place place = free_place(room_in(play.plan().sheet, width), width, note->area.pose.at, play.obstacles(0, &person));
  co_await person.drag(note->at, note->at + (place.at - note->area.pose.at));
}

// A hidden note is shared by bringing it away from one's own desk.
Box own_desk(Play& play, Id seat) { return play.plan().fan(seat, play.kiosk.scene().tokens()).desk; }

bool hidden_now(const Play& play) { return workshop::writes_hidden(*play.kiosk.definition(), play.board()); }

Act<> lay_down(Person& person, const workshop::Sample::Idea& idea, std::uint64_t note, std::string_view text) {
  Play& play = person.play();
  const scene::Zone* side = side_for(play, idea.ai);
  const double width = play.plan().note_width;
  const Box room = room_in(side ? side->box : play.plan().sheet, width);
  const Vec near = quarter(play, idea, side ? side->box : play.plan().sheet);
  std::vector<Obstacle> around = hidden_now(play) ? play.obstacles(note, &person) : obstacles_while_writing(play, note, person);
  if (hidden_now(play)) around.push_back({own_desk(play, person.seat()).grown(width / 2), 40});
  const Place place = free_place(room, width + 10, near, around);
  const bool two = person.random().chance(0.8);
  const double tilt = person.random().between(-7, 7);
  const bool lies = co_await person.carry(Id{note}, place.at, two ? Person::Fingers::two : Person::Fingers::one, tilt);
  if (!lies) {
    const std::string why = "laying down \"" + std::string(text) + "\": it does not come to lie there";
    co_await person.fail(why);
  }
}

// The note that lies before them now and did not before. It says nothing: they know it by having just put it there.
Act<Seen> just_put_down(Person& person, const std::vector<std::uint64_t>& known) {
  Play& play = person.play();
  const double until = play.now_s() + 8;
  for (;;) {
    for (const Area& area : play.eyes.all()) {
      const bool mine = area.target.kind == TargetKind::note && area.seat == person.seat() && area.label.empty();
      if (mine && std::find(known.begin(), known.end(), area.target.id) == known.end()) co_return Seen{area, area.pose.at};
    }
    if (play.now_s() > until) co_await person.fail("finding the note just written: none came to lie there");
    co_await NextFrame{};
  }
}

Act<> write_all(Person& person) {
  Play& play = person.play();
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(1, play.board().workshop().notes_per_seat));
  const std::vector<workshop::Sample::Idea> ideas = ideas_of(person, play, count);
  std::vector<std::uint64_t> known;
  for (std::size_t i = 0; i < ideas.size(); ++i) {
    co_await person.pause(0.1, 1.2);
    co_await open_note(person, ideas[i], i % 3 == 1);
    const std::uint64_t session = co_await person.keyboard("writing");
    co_await person.type(session, ideas[i].text);
    person.wrote.push_back(person.last_typed);
    const bool hidden = hidden_now(play);
    if (!hidden) co_await clear_of_tent(person, session);
    co_await person.put_text_down(session);
    if (hidden) {
      const Seen note = co_await just_put_down(person, known);
      known.push_back(note.area.target.id);
      continue;
    }
    const Look mine = Look::at(TargetKind::note).saying(person.wrote.back());
    const Seen note = co_await person.look_under("finding the note just written", mine);
    co_await lay_down(person, ideas[i], note.area.target.id, person.wrote.back());
    play.written.push_back({Id{note.area.target.id}, &person, ideas[i].theme, ideas[i].stage, ideas[i].ai, 0});
  }
  person.hidden = std::move(known);
}

// One by one from the fan to where it belongs, until so many are shared: on the way it is turned up, and can be read.
Act<> share(Person& person, std::size_t until) {
  Play& play = person.play();
  const std::vector<workshop::Sample::Idea> ideas = ideas_of(person, play, person.hidden.size());
  for (; person.shared < std::min(until, person.hidden.size()); ++person.shared) {
    const workshop::Sample::Idea& idea = ideas[person.shared];
    const std::uint64_t note = person.hidden[person.shared];
    const std::string text = person.wrote[person.shared];
    co_await person.pause(0.2, 1.4);
    co_await person.take_turn();
    (void)co_await person.look_under("taking a hidden note", Look::at(TargetKind::note).with(note));
    co_await lay_down(person, idea, note, text);
    person.give_turn();
    (void)co_await person.look_under("reading the note just shared", Look::at(TargetKind::note).with(note).saying(text));
    play.written.push_back({Id{note}, &person, idea.theme, idea.stage, idea.ai, 0});
  }
}
Act<> share_all(Person& person) { return share(person, person.hidden.size()); }

// Turned up before all, where there is room for it, and laid down again.
Act<> show_next(Person& person) {
  Play& play = person.play();
  if (person.shared >= person.hidden.size()) co_return;
  const std::uint64_t note = person.hidden[person.shared];
  co_await person.take_turn();
  const Seen found = co_await person.look_under("taking a hidden note", Look::at(TargetKind::note).with(note));
  const double width = found.area.size.x * 1.4;
  std::vector<Obstacle> around = play.obstacles(note, &person);
  around.push_back({own_desk(play, person.seat()), 40});
  const Place place = free_place(room_in(play.plan().sheet, width), width, found.area.pose.at, around);
  co_await person.hold_up(Id{note}, place.at - found.area.pose.at);
  person.give_turn();
}

Act<> at_console(Person& facilitator, const char* key) {
  Play& play = facilitator.play();
  const Look close = Look::at(TargetKind::panel).saying(play.word("console.close"));
  co_await open_console(facilitator);
  co_await facilitator.pause(0.4, 0.5);
  co_await facilitator.tap(key, Look::at(TargetKind::panel).saying(play.word(key)));
  co_await facilitator.tap("closing the console", close);
  co_await facilitator.gone("closing the console", close);
}

Person& speaker(Play& play) {
  const Id seat = workshop::speaker(play.board());
  const auto it = std::find_if(play.people.begin(), play.people.end(), [&](const auto& p) { return p->seat() == seat; });
  return it == play.people.end() ? *play.people.front() : **it;
}

// Two have shared theirs and given the word on, the third is at it.
Act<> show_tour(Person& facilitator) {
  Play& play = facilitator.play();
  co_await at_console(facilitator, "tour.begin");
  for (std::size_t spoken = 0; spoken < 2 && spoken + 1 < play.people.size(); ++spoken) {
    Person& person = speaker(play);
    person.begin(share_all(person));
    co_await everybody_idle(facilitator, 200);
    person.begin(person.tap("giving the word on", Look::button(Action::pass_turn)));
    co_await everybody_idle(facilitator, 20);
    co_await facilitator.pause(20, 30);
  }
  Person& third = speaker(play);
  third.begin(share(third, 2));
  co_await everybody_idle(facilitator, 100);
  co_await settle(facilitator);
  third.begin(show_next(third));
  co_await facilitator.pause(2.5, 2.6);
  co_await picture(facilitator, "tour.png");
  play.lower_hands = true;
  co_await everybody_idle(facilitator, 20);
  play.lower_hands = false;
}

}  // namespace

Act<> write_ideas(Person& facilitator) {
  Play& play = facilitator.play();
  for (const auto& person : play.people) person->begin(write_all(*person));
  // In the middle of it, with keyboards open all round.
  const auto all_type = [&] { return play.eyes.count(Look::at(TargetKind::key).saying("a")) >= play.people.size(); };
  const double give_up = play.now_s() + 30;
  co_await facilitator.pause(9, 10);
  while (play.now_s() < give_up && !all_type()) co_await NextFrame{};
  co_await picture(facilitator, "writing.png");
  co_await everybody_idle(facilitator, 400);
  co_await settle(facilitator);
  if (!hidden_now(play)) co_return;
  co_await picture(facilitator, "hidden.png");
  const bool tour = play.options.every_screen;
  if (tour) co_await show_tour(facilitator);
  co_await everybody(facilitator, share_all, 400);
  if (tour) co_await at_console(facilitator, "tour.end");
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
