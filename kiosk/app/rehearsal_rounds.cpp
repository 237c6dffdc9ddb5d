// Groups go from board to board: in each round everybody writes on the board before them, then the gong sends them on, by the
// facilitator's hand or by the clock. In the end each group is back where it began.
#include <algorithm>

#include "app/rehearsal_steps.h"
#include "board/board.h"
#include "workshop/agenda.h"
#include "workshop/rotation.h"

namespace app::rehearsal {
namespace {

std::optional<workshop::Round> round_now(Play& play) { return workshop::round_now(*play.kiosk.definition(), play.board()); }
const workshop::Sheet& sheet_now(Play& play) { return *workshop::current_sheet(*play.kiosk.definition(), play.board()); }

// The board that this person's group stands at.
std::size_t board_of(Play& play, const Person& person) {
  const int group = workshop::group_of(*play.kiosk.definition(), play.board(), person.seat());
  return static_cast<std::size_t>(workshop::board_of_group(group, *round_now(play), play.plan().boards.size()));
}

// What they think of when they read the board's question: what the sample has of theirs, else one of its sentences.
workshop::Sample::Idea idea_for(Play& play, const Person& person, const std::string& board) {
  const auto said = [&](const std::string& text) {
    return std::any_of(play.written.begin(), play.written.end(), [&](const Written& w) { return w.text == text; });
  };
  for (const workshop::Sample::Person& known : play.sample.people)
    if (known.name == person.name())
      for (const workshop::Sample::Idea& idea : known.ideas)
        if (idea.board == board && !said(idea.text)) return idea;
  static constexpr const char* cells[] = {"low/high", "high/high", "high/low", "low/low"};
  for (const std::string& sentence : play.sample.sentences) {
    if (said(sentence)) continue;
    workshop::Sample::Idea idea;
    idea.text = sentence;
    idea.board = board;
    idea.cell = cells[play.written.size() % 4];
    return idea;
  }
  return {};
}

Act<> open_note(Person& person, const std::string& paper) {
  Play& play = person.play();
  co_await person.take_turn();
  const Look pads = play.wall() ? Look::at(TargetKind::pad) : Look::at(TargetKind::pad).of(person.seat());
  Seen pad = co_await person.look("opening a note", pads);
  // A compact tray has one pad; the paper then follows the board on which the note is laid.
  for (const Area& area : play.eyes.all()) {
    const bool wanted = pads.matches(area) && area.target.part == static_cast<std::uint64_t>(workshop::paper_index(paper));
    const std::optional<Vec> at = wanted ? play.eyes.point_on(area) : std::nullopt;
    if (at) pad = Seen{area, *at};
  }
  co_await person.tap_at(pad.at);
  (void)co_await person.keyboard("opening a note");
  person.give_turn();
}

Act<> write_one(Person& person, std::size_t board) {
  Play& play = person.play();
  const workshop::Sheet::Board& asked = sheet_now(play).boards[board];
  const workshop::Sample::Idea idea = idea_for(play, person, asked.id);
  if (idea.text.empty()) co_await person.fail("writing on a board: nothing comes to mind");
  // Said now, so that nobody writes the same meanwhile.
  const std::size_t mine = play.written.size();
  play.written.push_back({Id{}, &person, -1, 0, false, 0, idea.cell, idea.text});
  co_await open_note(person, asked.paper);
  const std::uint64_t session = co_await person.keyboard("writing");
  co_await person.type(session, idea.text);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  const Seen note = co_await person.look_under("finding the note just written", Look::at(TargetKind::note).saying(typed));
  const Id id{note.area.target.id};
  play.written[mine].note = id;
  play.written[mine].text = typed;
  const Box room = play.plan().boards[board].room;
  const double width = play.plan().note_width;
  for (int attempt = 0; attempt < 3; ++attempt) {
    const Place place = free_place(room_in(room, width), width + 8, room.centre() - Vec{0, room.height() / 3}, play.obstacles(id.value, &person));
    const bool lies = co_await person.carry(id, place.at, Person::Fingers::two, person.random().between(-3, 3));
    const board::Note* record = play.board().notes.find_live(id);
    if (lies && record && record->board == asked.id) co_return;
  }
  co_await person.fail("laying a note on the board: it does not come to lie there");
}

Act<> write_here(Person& person) {
  Play& play = person.play();
  const auto asked = std::max<std::int64_t>(1, play.board().workshop().notes_per_seat);
  const std::int64_t rounds = round_now(play)->rounds;
  for (std::int64_t i = 0; i < std::max<std::int64_t>(1, (asked + rounds - 1) / rounds); ++i) {
    co_await person.pause(0.1, 1.2);
    co_await write_one(person, board_of(play, person));
  }
}

Act<> until(Person& facilitator, bool changing, double within_s) {
  Play& play = facilitator.play();
  const double give_up = play.now_s() + within_s;
  while (round_now(play)->changing != changing) {
    if (play.now_s() > give_up) {
      const std::string why = changing ? "changing boards: nobody is sent on" : "beginning the next round: it does not begin";
      co_await facilitator.fail(why);
    }
    co_await NextFrame{};
  }
}

// What whoever comes now has not read.
void count_unread(Play& play) {
  const workshop::Sheet& sheet = sheet_now(play);
  for (const board::Note& note : play.board().notes) {
    const workshop::Unread what = workshop::unread(*play.kiosk.definition(), play.board(), note);
    if (what == workshop::Unread::no) continue;
    Play::Board& board = play.boards[static_cast<std::size_t>(sheet.board(note.board) - sheet.boards.data())];
    ++(what == workshop::Unread::fresh ? board.fresh : board.to_read);
  }
}

}  // namespace

Act<> go_round(Person& facilitator) {
  Play& play = facilitator.play();
  const bool begun = round_now(play).has_value();
  if (!begun) co_await facilitator.fail("going round the boards: the first round has not begun");
  play.boards.clear();
  for (const auto& board : sheet_now(play).boards) play.boards.push_back({board.id, {}, 0, 0});
  const int rounds = round_now(play)->rounds;
  const workshop::Rotation rotation = *workshop::rotation_of(*play.kiosk.definition(), play.board());
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  for (int number = 1; number <= rounds; ++number) {
    for (const auto& person : play.people) person->begin(write_here(*person));
    if (number == 1) {
      co_await facilitator.pause(6, 7);
      co_await picture(facilitator, "writing.png");
    }
    co_await everybody_idle(facilitator, 300);
    co_await settle(facilitator);
    const std::string written = "step-" + step + "-round-" + std::to_string(number) + ".png";
    co_await picture(facilitator, written);
    for (Play::Board& board : play.boards) {
      const auto here = [&](const board::Note& n) { return !n.removed && n.board == board.id && n.round == number; };
      board.written.push_back(static_cast<int>(std::count_if(play.board().notes.begin(), play.board().notes.end(), here)));
    }
    if (number == rounds && !rotation.reports) co_return;
    co_await facilitate(facilitator, Action::change_boards, "rotation.change");
    co_await until(facilitator, true, 5);
    ++play.changes_by_hand;
    co_await facilitator.pause(0.8, 1.0);
    count_unread(play);
    const std::string changing = "step-" + step + "-change-" + std::to_string(number) + ".png";
    co_await picture(facilitator, changing);
    if (number == 1) {
      // Left to the clock: the round begins by itself.
      co_await until(facilitator, false, rotation.change_s + 5);
      ++play.changes_by_clock;
    } else {
      co_await facilitate(facilitator, Action::all_there, "rotation.all_there");
      co_await until(facilitator, false, 5);
    }
    co_await facilitator.pause(0.3, 0.5);
  }
}

}  // namespace app::rehearsal
