// What people open in passing and close again: asked for where every screen is to be seen.
#include <algorithm>

#include "app/rehearsal_steps.h"

namespace app::rehearsal {
namespace {

constexpr double kMenuReach = 300;  // mm: a tap this near closes ring and bar

// The bare table nearest to a place.
std::optional<Vec> bare_near(Play& play, Vec at, double reach) {
  const Box sheet = play.plan().sheet.grown(-12);
  for (double r = 0; r < reach; r += 24)
    for (int i = 0; i < 24; ++i) {
      const Vec there = at + base::rotated({r, 0}, i * 15.0);
      if (sheet.contains(there) && play.eyes.is_free(there)) return there;
    }
  return std::nullopt;
}

std::vector<Area> loose_notes(Play& play) {
  std::vector<Area> out;
  for (const Area& area : play.eyes.all()) {
    const board::Note* note = area.target.kind == TargetKind::note ? play.board().notes.find_live(Id{area.target.id}) : nullptr;
    if (note && !note->theme && play.eyes.point_on(area)) out.push_back(area);
  }
  return out;
}

// By a tap beside it, wherever it opened.
Act<> close_menus(Person& person, Look menu) {
  Play& play = person.play();
  for (int attempt = 0; attempt < 3; ++attempt) {
    const Area* open = play.eyes.find(menu);
    if (!open) break;
    const std::optional<Vec> bare = bare_near(play, open->pose.at, kMenuReach);
    if (!bare) co_await person.fail("closing a menu: no bare table near it");
    co_await person.tap_at(*bare);
    co_await person.pause(0.5, 0.6);
  }
  co_await person.gone("closing a menu", menu);
}

// A lens, got at somebody's mark and pulled over a note. Says whose; none where their mark is out of reach now.
Act<Id> show_lens(Person& facilitator, const std::vector<Area>& notes, const std::vector<Vec>& taken) {
  Play& play = facilitator.play();
  const bool wall = play.kiosk.scene().glass().mode == scene::Mode::wall;
  const std::vector<Id> seats = play.plan().seats;
  for (auto seat = seats.rbegin(); seat != seats.rend(); ++seat) {
    const Look mark = wall ? Look::at(TargetKind::mark).with(seat->value) : Look::at(TargetKind::station).with(seat->value);
    const Look offer = Look::button(Action::open_lens).with(seat->value);
    for (int i = 0; i < 2 && !play.eyes.see(offer); ++i) {
      const std::optional<Seen> found = play.eyes.see(mark);
      if (!found) break;
      co_await facilitator.tap_at(found->at);
      co_await facilitator.pause(0.4, 0.5);
    }
    if (!play.eyes.see(offer)) continue;
    co_await facilitator.tap("taking a lens", offer);
    const Seen lens = co_await facilitator.look("seeing the lens", Look::at(TargetKind::lens));
    // Over the note that lies farthest from all that is open.
    const Area* best = nullptr;
    double most = 0;
    for (const Area& note : notes) {
      double away = 1e9;
      for (const Vec at : taken) away = std::min(away, base::distance(at, note.pose.at));
      if (away > most) most = away, best = &note;
    }
    if (best) co_await facilitator.drag(lens.area.pose.at, best->pose.at);
    co_return *seat;
  }
  co_return Id{};
}

}  // namespace

Act<> show_settings(Person& facilitator) {
  const Look close = Look::at(TargetKind::panel).saying(facilitator.play().word("console.close"));
  co_await facilitator.tap("opening the settings", Look::button(Action::open_settings));
  co_await facilitator.pause(0.6, 0.7);
  co_await picture(facilitator, "settings.png");
  co_await facilitator.tap("closing the settings", close);
  co_await facilitator.gone("closing the settings", close);
}

Act<> show_gestures(Person& facilitator) {
  Play& play = facilitator.play();
  co_await everybody_idle(facilitator, 20);
  co_await settle(facilitator);
  const Box sheet = play.plan().sheet;
  std::vector<Area> notes = loose_notes(play);
  if (notes.empty()) co_return;
  // The ring on one side of the table, the lasso on the other, so that neither covers the other.
  const auto by_side = [](const Area& a, const Area& b) { return a.pose.at.x < b.pose.at.x; };
  std::sort(notes.begin(), notes.end(), by_side);
  const Area ringed = notes.front();
  const std::optional<Vec> on_note = play.eyes.point_on(ringed);
  if (on_note) co_await facilitator.touch_for(*on_note, 0.8);

  Vec lasso_at{};
  for (auto it = notes.rbegin(); it != notes.rend(); ++it) {
    const double half = it->size.x / 2 + 30;
    const Vec c = it->pose.at;
    const std::vector<Vec> corners{{c.x - half, c.y - half}, {c.x + half, c.y - half}, {c.x + half, c.y + half}, {c.x - half, c.y + half}};
    const bool fits = sheet.grown(-10).contains(corners[0]) && sheet.grown(-10).contains(corners[2]);
    const auto first = std::find_if(corners.begin(), corners.end(), [&](Vec corner) { return fits && play.eyes.is_free(corner); });
    if (first == corners.end() || base::distance(c, ringed.pose.at) < 500) continue;
    std::vector<Vec> way{*first};
    for (std::size_t k = 1; k <= 4; ++k) {
      const Vec from = way.back(), to = corners[(static_cast<std::size_t>(first - corners.begin()) + k) % 4];
      for (int j = 1; j <= 20; ++j) way.push_back(from + (to - from) * (j / 20.0));
    }
    co_await facilitator.draw(way, 0.7);
    lasso_at = c;
    break;
  }
  const Look clock = Look::button(Action::undo_here);
  if (play.eyes.see(clock)) co_await facilitator.tap("seeing what was done here", clock);
  co_await facilitator.pause(0.6, 0.7);
  const std::vector<Vec> taken{ringed.pose.at, lasso_at};
  const Id holder = co_await show_lens(facilitator, notes, taken);
  // Somebody else points at a note that nothing covers.
  std::optional<Vec> shown;
  for (const Area& note : notes)
    if (base::distance(note.pose.at, ringed.pose.at) > 250 && play.eyes.meets(note, note.pose.at)) shown = note.pose.at;
  if (shown) play.people.front()->begin(play.people.front()->point_at(*shown, 2.4));
  co_await facilitator.pause(1.4, 1.5);
  co_await picture(facilitator, "gestures.png");
  co_await everybody_idle(facilitator, 20);
  if (holder) {
    co_await facilitator.tap("putting the lens away", Look::button(Action::close_lens));
    co_await facilitator.gone("putting the lens away", Look::button(Action::close_lens));
  }

  const Look close = Look::button(Action::close_card);
  if (play.eyes.see(close)) {
    co_await facilitator.tap("closing the card", close);
    co_await facilitator.gone("closing the card", close);
  }
  if (on_note) co_await close_menus(facilitator, Look::button(Action::ring_copy));
  if (lasso_at.x > 0) co_await close_menus(facilitator, Look::button(Action::lasso_group));
  co_await settle(facilitator);
}

Act<> show_nearer(Person& facilitator) {
  Play& play = facilitator.play();
  if (play.kiosk.scene().glass().mode != scene::Mode::wall) co_return;
  co_await everybody_idle(facilitator, 20);
  co_await settle(facilitator);
  constexpr double apart = 110;
  const Box sheet = play.plan().sheet.grown(-apart);
  std::optional<Vec> at;
  for (double r = 0; r < 700 && !at; r += 24)
    for (int i = 0; i < 24 && !at; ++i) {
      const Vec there = sheet.centre() + base::rotated({r, 0}, i * 15.0);
      const Vec half{apart / 2, 0};
      if (sheet.contains(there) && play.eyes.is_free(there - half) && play.eyes.is_free(there + half)) at = there;
    }
  if (!at) co_return;  // a full sheet
  play.kiosk.set_sheet_free(true);
  co_await facilitator.spread(*at, apart, 2.2);
  co_await settle(facilitator);
  co_await picture(facilitator, "nearer.png");
  co_await facilitator.tap("seeing the whole sheet", Look::button(Action::whole_sheet));
  co_await facilitator.gone("seeing the whole sheet", Look::button(Action::whole_sheet));
  play.kiosk.set_sheet_free(false);
}

Act<> show_gallery(Person& facilitator) {
  Play& play = facilitator.play();
  const Look close = Look::at(TargetKind::panel).saying(play.word("console.close"));
  co_await open_console(facilitator);
  co_await facilitator.pause(0.4, 0.5);
  co_await facilitator.tap("opening the gallery", Look::at(TargetKind::panel).saying(play.word("console.gallery")));
  co_await facilitator.pause(0.6, 0.7);
  co_await picture(facilitator, "gallery.png");
  for (int open = 0; open < 2 && play.eyes.see(close); ++open) {
    co_await facilitator.tap("closing a panel", close);
    co_await facilitator.pause(0.4, 0.5);
  }
  co_await facilitator.gone("closing the gallery", close);
}

Act<> show_history(Person& facilitator) {
  Play& play = facilitator.play();
  const auto key = [&](const char* text) { return Look::at(TargetKind::panel).saying(play.word(text)); };
  co_await everybody_idle(facilitator, 20);
  co_await settle(facilitator);
  co_await open_console(facilitator);
  co_await facilitator.pause(0.4, 0.5);
  co_await facilitator.tap("opening the history", key("console.history"));
  co_await facilitator.pause(0.4, 0.5);
  play.kiosk.finish_chores();
  const Seen line = co_await facilitator.look("seeing the past", key("history.line"));
  co_await facilitator.tap_at(line.area.pose.at);
  co_await facilitator.pause(0.6, 0.7);
  co_await picture(facilitator, "history.png");
  co_await facilitator.tap("coming back to now", key("history.to_now"));
  for (int open = 0; open < 2 && play.eyes.see(key("console.close")); ++open) {
    co_await facilitator.tap("closing a panel", key("console.close"));
    co_await facilitator.pause(0.4, 0.5);
  }
  co_await facilitator.gone("closing the history", key("console.close"));
}

Act<> show_trouble(Person& facilitator) {
  Play& play = facilitator.play();
  constexpr int few = 2;
  co_await everybody_idle(facilitator, 20);
  co_await settle(facilitator);
  const Box sheet = play.plan().sheet;
  play.device.set_contact_limit(few);
  for (int i = 0; i < few && i < static_cast<int>(play.people.size()); ++i) {
    const std::optional<Vec> at = bare_near(play, {sheet.min.x + sheet.width() * (0.3 + 0.4 * i), sheet.min.y + sheet.height() * 0.9}, 700);
    Person& person = *play.people[static_cast<std::size_t>(i)];
    if (at) person.begin(person.touch_for(*at, 1.2));
  }
  co_await facilitator.pause(0.4, 0.45);
  co_await picture(facilitator, "trouble.png");
  co_await everybody_idle(facilitator, 20);
  play.device.set_contact_limit(0);
  co_await settle(facilitator);
  // A lasso of nothing, drawn by a finger that lay still.
  co_await facilitator.pause(0.3, 0.4);
}

Act<> show_resume(Person& facilitator) {
  Play& play = facilitator.play();
  co_await open_console(facilitator);
  co_await facilitator.pause(0.4, 0.5);
  co_await facilitator.tap("going home", Look::at(TargetKind::panel).saying(play.word("console.home")));
  co_await facilitator.look("seeing the workshop to resume", Look::button(Action::resume_workshop));
  co_await facilitator.pause(0.6, 0.7);
  co_await picture(facilitator, "resume.png");
  co_await facilitator.tap("opening the list of workshops", Look::button(Action::open_kept));
  co_await facilitator.pause(0.6, 0.7);
  co_await picture(facilitator, "kept.png");
  const Look close = Look::at(TargetKind::panel).saying(play.word("console.close"));
  co_await facilitator.tap("closing the list of workshops", close);
  co_await facilitator.gone("closing the list of workshops", close);
  co_await facilitator.tap("resuming", Look::button(Action::resume_workshop));
  const double until = play.now_s() + 5;
  while (!play.kiosk.store()) {
    if (play.now_s() > until) co_await facilitator.fail("resuming: the workshop does not come back");
    co_await NextFrame{};
  }
}

}  // namespace app::rehearsal
