// From the home screen to the conclusion: the facilitator's part.
#include "app/rehearsal_steps.h"

#include <algorithm>

#include "workshop/agenda.h"

namespace app::rehearsal {

Act<> picture(Person& who, std::string file) {
  who.play().pictures_due.push_back(std::move(file));
  co_await NextFrame{};
}

Act<> settle(Person& who) {
  const double until = who.play().now_s() + 10;
  Play& play = who.play();
  while (play.kiosk.animating() || !play.kiosk.preview().halos.empty()) {
    if (play.now_s() > until) co_await who.fail("waiting for the table to come to rest: it never does");
    co_await NextFrame{};
  }
}

Act<> everybody_idle(Person& facilitator, double within_s) {
  Play& play = facilitator.play();
  const double until = play.now_s() + within_s;
  for (;;) {
    const auto busy = std::find_if(play.people.begin(), play.people.end(), [](const auto& p) { return !p->idle(); });
    if (busy == play.people.end()) co_return;
    if (play.now_s() > until) {
      const std::string why = (*busy)->name() + " is not done within " + std::to_string(static_cast<int>(within_s)) + " s";
      co_await facilitator.fail(why);
    }
    co_await NextFrame{};
  }
}

Act<> everybody(Person& facilitator, PersonAct act, double within_s) {
  for (const auto& person : facilitator.play().people) person->begin(act(*person));
  co_await everybody_idle(facilitator, within_s);
}

const Area* note_saying(Play& play, std::string_view text) { return play.eyes.find(Look::at(TargetKind::note).saying(text)); }

// By the pebble of the south side where there are two: a console has room there on the smallest table.
Act<> open_console(Person& facilitator) {
  Play& play = facilitator.play();
  const Look button = Look::button(Action::open_console);
  Seen found = co_await facilitator.look("opening the console", button);
  for (const Area& area : play.eyes.all()) {
    if (!button.matches(area) || area.pose.at.y <= found.area.pose.at.y) continue;
    if (const auto at = play.eyes.point_on(area)) found = Seen{area, *at};
  }
  co_await facilitator.tap_at(found.at);
}

Act<> facilitate(Person& facilitator, Action action, const char* key) {
  Play& play = facilitator.play();
  if (play.eyes.see(Look::button(action))) {
    co_await facilitator.tap(key, Look::button(action));
    co_return;
  }
  co_await open_console(facilitator);
  co_await facilitator.pause(0.4, 0.6);
  co_await picture(facilitator, "console.png");
  co_await facilitator.tap(key, Look::at(TargetKind::panel).saying(play.word(key)));
  co_await facilitator.pause(0.3, 0.5);
  const Look close = Look::at(TargetKind::panel).saying(play.word("console.close"));
  // Going to another step may have closed it.
  if (play.eyes.see(close)) co_await facilitator.tap("closing the console", close);
  co_await facilitator.gone("closing the console", close);
}

namespace {

void seat_people(Play& play) {
  int number = 0;
  for (const board::Seat& seat : play.board().seats) {
    if (seat.removed) continue;
    ++number;
    play.people.push_back(std::make_unique<Person>(play, seat.id, number, seat.name, play.options.seed * 7919 + static_cast<std::uint64_t>(number)));
  }
}

Act<> welcome(Person& facilitator) {
  Play& play = facilitator.play();
  co_await facilitator.pause(0.4, 0.6);
  co_await picture(facilitator, "home.png");
  if (play.options.every_screen) co_await show_settings(facilitator);
  const auto& shelf = play.kiosk.shelf().definitions;
  const auto it = std::find_if(shelf.begin(), shelf.end(), [&](const auto& d) { return d.id == play.options.workshop; });
  const auto index = static_cast<std::uint64_t>(it - shelf.begin());
  Look card = Look::button(Action::prepare_workshop);
  card.id = index;
  // 0 means any id: the first card is the one with its own name.
  const std::string name = it->card_title.empty() ? it->title.in(play.options.language) : it->card_title.in(play.options.language);
  // A small glass has its workshops on several pages.
  for (int page = 1; page < 8 && !play.eyes.find(card.saying(name)) && play.eyes.find(Look::button(Action::next_shelf)); ++page) {
    co_await facilitator.tap("turning the shelf's page", Look::button(Action::next_shelf));
    co_await facilitator.pause(0.6, 0.8);
  }
  co_await facilitator.tap("choosing a workshop", card.saying(name));
  play.step = "set-up";
  co_await facilitator.pause(0.8, 1.0);
  co_await picture(facilitator, "setup.png");
  co_await facilitator.tap("starting the workshop", Look::at(TargetKind::panel).saying(play.word("setup.start")));
  const double until = play.now_s() + 5;
  while (!play.board().current_step()) {
    if (play.now_s() > until) co_await facilitator.fail("starting the workshop: the first step does not come");
    co_await NextFrame{};
  }
  seat_people(play);
}

Act<> next_step(Person& facilitator, int from) {
  Play& play = facilitator.play();
  co_await facilitate(facilitator, Action::next_step, "console.next");
  const double until = play.now_s() + 5;
  while (workshop::step_index(*play.kiosk.definition(), play.board()) != from + 1) {
    if (play.now_s() > until) co_await facilitator.fail("going to the next step: it does not come");
    co_await NextFrame{};
  }
  co_await facilitator.pause(1.8, 2.2);
}

Act<> photo(Person& facilitator) {
  Play& play = facilitator.play();
  co_await settle(facilitator);
  const std::size_t before = play.board().photos.size();
  co_await facilitate(facilitator, Action::photo, "console.photo");
  co_await facilitator.pause(0.9, 1.1);
  if (!play.can_draw) co_return;
  if (play.board().photos.size() != before + 1) co_await facilitator.fail("taking a photo: none is kept");
  if (play.options.every_screen) co_await facilitator.pause(1.2, 1.3);  // it lies in the gallery by then, for its picture
  co_await facilitator.tap("going on after the photo", Look::button(Action::leave_photo));
  co_await facilitator.gone("going on after the photo", Look::button(Action::leave_photo));
}

// What this step's sheet and rules invite people to do.
Act<> play_step(Person& facilitator, const workshop::Step& step, const workshop::Sheet& sheet) {
  switch (sheet.layout) {
    case workshop::Layout::slides: co_await present_pictures(facilitator); break;
    case workshop::Layout::sides:
    case workshop::Layout::free:
      if (step.split) {
        co_await work_apart(facilitator);
        break;
      }
      if (step.allow.write) co_await write_ideas(facilitator);
      if (step.allow.theme) co_await group_ideas(facilitator);
      break;
    case workshop::Layout::columns: co_await sort_by_stage(facilitator); break;
    case workshop::Layout::boards:
      if (step.rotation) co_await go_round(facilitator);
      break;
    case workshop::Layout::matrix:
      if (step.dots) co_await give_dots(facilitator);
      else if (step.allow.move) co_await place_in_matrix(facilitator);
      break;
    case workshop::Layout::links:
      if (step.allow.link) co_await draw_lines(facilitator);
      break;
    case workshop::Layout::table: co_await fill_table(facilitator); break;
    case workshop::Layout::map: co_await write_on_cards(facilitator); break;
    case workshop::Layout::planning: co_await plan_months(facilitator); break;
    case workshop::Layout::items:
      if (step.allow.choose) co_await choose_of_list(facilitator);
      else co_await look_through_list(facilitator);
      break;
    case workshop::Layout::scores:
      if (step.private_first && facilitator.play().plan().hidden) co_await note_privately(facilitator);
      else co_await talk_one_by_one(facilitator);
      break;
    case workshop::Layout::costs:
      if (step.allow.cost) co_await fill_in_costs(facilitator);
      break;
    case workshop::Layout::criteria:
      if (step.allow.choose) co_await retain_one(facilitator);
      else if (step.allow.mark) co_await give_marks(facilitator);
      else if (step.allow.weigh || step.allow.row) co_await agree_on_criteria(facilitator);
      break;
    case workshop::Layout::learner:
      if (step.allow.label || step.allow.train) co_await teach(facilitator);
      if (step.allow.name) co_await name_groups(facilitator);
      if (step.allow.walk) co_await walk_path(facilitator);
      break;
    case workshop::Layout::grid:
      if (step.dots) co_await give_dots(facilitator);
      break;
  }
}

}  // namespace

Act<> whole_workshop(Person& facilitator) {
  Play& play = facilitator.play();
  co_await welcome(facilitator);
  const workshop::Definition& definition = *play.kiosk.definition();
  const int count = static_cast<int>(definition.steps.size());
  for (int i = 0; i < count; ++i) {
    const workshop::Step& step = definition.steps[static_cast<std::size_t>(i)];
    const workshop::Sheet* sheet = definition.sheet(step.sheet);
    play.step = "step " + std::to_string(i + 1);
    play.lower_hands = false;
    co_await facilitator.pause(0.8, 1.2);
    if (sheet) co_await play_step(facilitator, step, *sheet);
    const bool all = play.options.every_screen;
    // Whoever holds something up for the picture is playing still.
    const std::string file = "step-" + std::to_string(i + 1) + ".png";
    co_await picture(facilitator, file);
    play.lower_hands = true;
    co_await everybody_idle(facilitator, 20);
    if (all && step.allow.write && step.allow.theme && sheet && sheet->layout != workshop::Layout::columns) {
      co_await show_gestures(facilitator);
      co_await show_nearer(facilitator);
    }
    co_await photo(facilitator);
    if (all && i + 1 == count) {
      co_await facilitator.pause(3.5, 3.6);  // the print has gone its way
      co_await show_gallery(facilitator);
      co_await show_trouble(facilitator);
      co_await show_history(facilitator);
    }
    if (i + 1 < count) co_await next_step(facilitator, i);
  }
  play.step = "conclusion";
  co_await facilitate(facilitator, Action::conclude, "console.conclude");
  co_await facilitator.pause(0.6, 0.8);
  co_await settle(facilitator);
  co_await picture(facilitator, "conclusion.png");
  if (!play.board().workshop().closed) co_await facilitator.fail("concluding: the workshop is still open");
  if (play.options.every_screen) co_await show_resume(facilitator);
}

}  // namespace app::rehearsal
