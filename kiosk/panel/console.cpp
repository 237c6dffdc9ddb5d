// The facilitator's console: the agenda, the clock, what to say, the people, and the house's few buttons.
#include <algorithm>
#include <cmath>

#include "board/rules.h"
#include "panel/page.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"
#include "workshop/one_by_one.h"
#include "workshop/rotation.h"
#include "workshop/split.h"
#include "workshop/turns.h"

namespace panel {
namespace {

using board::Property;
using board::RecordKind;
using What = Request::What;

constexpr double kLeft = 28, kFoot = 510;
constexpr Box kAgenda{{kLeft, 90}, {256, kFoot - 8}}, kTime{{288, 90}, {532, kFoot - 8}}, kPeople{{564, 90}, {792, kFoot - 8}};

const board::Step* record_of(const board::Board& board, const workshop::Step& step) {
  for (const auto& record : board.steps)
    if (record.key == step.id) return &record;
  return nullptr;
}

const std::string& short_title(const workshop::Step& step, base::Language language) {
  return step.short_title.empty() ? step.title.in(language) : step.short_title.in(language);
}

// When each step began or will begin, reckoned from the one that runs: what was planned long ago helps nobody.
std::vector<std::int64_t> starts(const Visit& visit, int current) {
  const auto& steps = visit.house.definition->steps;
  const std::int64_t now = visit.house.wall_ms;
  std::vector<std::int64_t> out(steps.size(), now);
  const auto record = [&](std::size_t i) { return record_of(visit.board(), steps[i]); };
  const auto here = static_cast<std::size_t>(std::max(current, 0));
  const auto* running = current >= 0 ? record(here) : nullptr;
  if (here < out.size()) out[here] = now - (running ? workshop::elapsed_ms(*running, now) : 0);
  for (std::size_t i = here; i-- > 0;) out[i] = out[i + 1] - (record(i) ? workshop::elapsed_ms(*record(i), now) : 0);
  for (std::size_t i = here + 1; i < out.size(); ++i) {
    const auto* before = record(i - 1);
    const std::int64_t whole = before ? std::llround(before->minutes * 60'000) : 0;
    out[i] = i - 1 == here ? now + std::max<std::int64_t>(0, before ? workshop::left_ms(*before, now) : 0) : out[i - 1] + whole;
  }
  return out;
}

// Stops or starts a clock as one fact: what ran until now is kept in `elapsed`.
void run_clock(Visit& visit, const board::Step& step, bool run) {
  const std::int64_t now = visit.house.wall_ms;
  visit.commit(store::Draft(board::Actor::facilitator())
                   .set(RecordKind::step, step.id,
                        {{Property::elapsed, workshop::elapsed_ms(step, now), {}}, {Property::running_since, run ? now : std::int64_t{0}, {}}}));
}

void add_minutes(Visit& visit, const board::Step& step, double minutes) {
  visit.set(RecordKind::step, step.id, Property::minutes, std::max(1.0, step.minutes + minutes));
}

void draw_agenda(Visit& visit, int current) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto& steps = visit.house.definition->steps;
  double total = 0;
  for (const auto& step : steps)
    if (const auto* record = record_of(visit.board(), step)) total += record->minutes;
  ui.write(Type::strong, {kAgenda.min.x, 104}, ui.text("console.agenda"), theme.ink);
  ui.figures(Type::small, {kAgenda.max.x, 104}, duration_text(ui, total), theme.ink2, Align::right);
  const auto times = starts(visit, current);
  // A long agenda slides: no row is too low for a finger.
  const Box list{{kAgenda.min.x - 16, 118}, {kAgenda.max.x + 16, 346}};
  const double row_high = std::clamp((list.height() - 4) / static_cast<double>(std::max<std::size_t>(1, steps.size())), 26.0, 50.0);
  ui.begin_scroll("agenda", list);
  double y = list.min.y + 4 - ui.scrolled();
  for (std::size_t i = 0; i < steps.size(); ++i, y += row_high) {
    const auto* record = record_of(visit.board(), steps[i]);
    if (!record) continue;
    const Box row = Box::at({kAgenda.min.x - 8, y}, {kAgenda.width() + 16, row_high - 4});
    const bool is_now = static_cast<int>(i) == current, is_past = static_cast<int>(i) < current;
    const std::string& title = short_title(steps[i], ui.language());
    const Answer answer = ui.item(ui.id("step", i), row, title, ui.text_mm(Type::small));
    if (is_now) ui.chosen(row, 6, answer.down);
    else if (answer.down) ui.rounded(row, 6, theme.tray);
    const double middle = row.centre().y, x = row.min.x + 10;
    ui.figures(Type::small, {x, middle}, time_of_day(times[i]), theme.ink2);
    ui.write(is_past ? Type::text : Type::strong, {x + 44, middle}, title, is_past ? theme.ink2 : theme.ink, Align::left, row.width() - 124);
    if (is_past) ui.icon(Icon::check, {row.max.x - 18, middle}, 14, theme.valid);
    else
      ui.figures(is_now ? Type::small_strong : Type::small, {row.max.x - 10, middle}, duration_text(ui, record->minutes), is_now ? theme.now : theme.ink2,
                 Align::right);
    if (answer.tapped && !is_now) visit.ask(What::go_to_step, static_cast<std::int64_t>(i));
  }
  ui.end_scroll(row_high * static_cast<double>(steps.size()) + 4);

  draw_rights(visit, {{kAgenda.min.x, 352}, {kAgenda.max.x, 442}});
  y = kAgenda.max.y - 46;
  const bool is_first = current <= 0, is_last = current + 1 == static_cast<int>(steps.size());
  const bool closed = visit.board().workshop().closed;
  if (ui.button("previous", 0, Box::at({kAgenda.min.x, y}, {46, 46}),
                {.icon = Icon::chevron_left, .label = {}, .says = ui.text("console.previous"), .enabled = !is_first && !closed}))
    visit.ask(What::previous_step);
  const Box next{{kAgenda.min.x + 54, y}, {kAgenda.max.x, y + 46}};
  if (!is_last && !closed) {
    if (ui.button("next", 0, next, {.icon = Icon::chevron_right, .label = ui.text("console.next"), .tone = Tone::ink, .type = Type::strong}))
      visit.ask(What::next_step);
  } else if (ui.button("conclude", 0, next,
                       {.icon = closed ? Icon::undo : Icon::check,
                        .label = ui.text(closed ? "step.reopen" : "console.conclude"),
                        .tone = Tone::ink,
                        .type = Type::strong})) {
    visit.ask(closed ? What::reopen : What::conclude);
  }
}

constexpr double kWordsLine = 1.42, kBeforeAsked = 16, kUnderAsked = 14, kBetweenAsked = 5, kIndent = 14;

// The larger letters where all that is said and asked has room in them: whoever reads it aloud stands.
Type words_type(Visit& visit, const workshop::Step& step, Box place) {
  const Ui& ui = visit.ui;
  const double line = visit.ui.text_mm(Type::text) * kWordsLine;
  const auto high = [&](const std::string& text, double wide) { return line * std::ceil(ui.width(Type::text, text) * 1.1 / wide); };
  double all = step.say.empty() ? 0 : high(step.say.in(ui.language()), place.width() - 8);
  if (!step.prompts.empty()) all += kBeforeAsked + kUnderAsked;
  for (const auto& prompt : step.prompts) all += high(prompt.in(ui.language()), place.width() - 8 - kIndent) + kBetweenAsked;
  return all <= place.height() ? Type::text : Type::small;
}

void draw_words(Visit& visit, const workshop::Step& step, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const double wide = place.width() - 8;
  const Type type = words_type(visit, step, place);
  ui.begin_scroll(step.id, place);
  const double top = place.min.y - ui.scrolled();
  double y = top;
  const auto say = [&](const std::string& text, Colour ink, double indent) {
    y += ui.paragraph(type, {{place.min.x + indent, y}, {place.min.x + wide, y + 2000}}, text, ink, kWordsLine).height;
  };
  if (!step.say.empty()) say(step.say.in(ui.language()), theme.ink, 0);
  if (!step.prompts.empty()) {
    y += kBeforeAsked;
    ui.write(Type::strong, {place.min.x, y}, ui.text("console.ask"), theme.ink);
    y += kUnderAsked;
    for (const auto& prompt : step.prompts) {
      ui.disc({place.min.x + 4, y + 7.5}, 1.8, theme.ink3);
      say(prompt.in(ui.language()), theme.ink, kIndent);
      y += kBetweenAsked;
    }
  }
  ui.end_scroll(y - top + 4);
}

// Where notes are hidden at first: the tour in which they are shared begins here, goes on and ends. Returns where it ends.
double draw_tour(Visit& visit, double y) {
  const workshop::Step* step = workshop::current_step(*visit.house.definition, visit.board());
  // A word on an item is its author's to share or to keep: no tour asks for it.
  if (!workshop::is_private_first(*visit.house.definition, visit.board()) || !step || step->one_by_one) return y;
  Ui& ui = visit.ui;
  const auto play = [&](const std::vector<workshop::Setting>& settings) {
    store::Draft draft(board::Actor::facilitator());
    for (const auto& setting : settings) draft.set(setting.kind, setting.record, setting.fields);
    visit.commit(std::move(draft));
  };
  const std::int64_t now = visit.house.wall_ms;
  constexpr double high = 38;
  if (!workshop::speaker(visit.board())) {
    const bool ended = visit.board().current_step()->tour_ended;
    if (ui.button("tour", 0, Box::at({kTime.min.x, y}, {kTime.width(), high}), {.icon = Icon::people, .label = ui.text(ended ? "tour.again" : "tour.begin")}))
      play(workshop::begin_tour(visit.board(), now));
    return y + high + 6;
  }
  const double half = (kTime.width() - 6) / 2;
  if (ui.button("pass", 0, Box::at({kTime.min.x, y}, {half, high}), {.icon = Icon::chevron_right, .label = ui.text("tour.pass"), .tone = Tone::ink}))
    play(workshop::pass_turn(visit.board(), now));
  if (ui.button("end tour", 0, Box::at({kTime.min.x + half + 6, y}, {half, high}), {.label = ui.text("tour.end"), .tone = Tone::quiet}))
    play(workshop::end_tour(visit.board()));
  return y + high + 6;
}

// A table of cells has one direction: one key turns it to the other long side.
double draw_table_turn(Visit& visit, double y) {
  const workshop::Sheet* sheet = workshop::current_sheet(*visit.house.definition, visit.board());
  const bool wall = visit.house.glass.mode == scene::Mode::wall;
  if (!sheet || !workshop::has_facing(*sheet) || wall || visit.board().workshop().closed) return y;
  constexpr double high = 38;
  if (visit.ui.button("turn table", 0, Box::at({kTime.min.x, y}, {kTime.width(), high}), {.icon = Icon::rotate, .label = visit.ui.text("table.turn")}))
    visit.ask(What::turn_table);
  return y + high + 6;
}

void draw_time(Visit& visit, int current) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto* record = visit.board().current_step();
  if (!record || current < 0) return;
  const std::int64_t left = workshop::left_ms(*record, visit.house.wall_ms);
  const bool over = left < 0, runs = workshop::running(*record);
  ui.figures(Type::clock, {kTime.min.x - 2, 128}, workshop::clock_text(left), over ? theme.now : theme.ink);
  const double part = record->minutes > 0 ? std::clamp(1 - static_cast<double>(left) / (record->minutes * 60'000), 0.0, 1.0) : 1;
  ui.rounded(Box::at({kTime.min.x, 164}, {kTime.width(), 5}), 2.5, theme.line2);
  if (part > 0.005) ui.rounded(Box::at({kTime.min.x, 164}, {std::max(5.0, kTime.width() * part), 5}), 2.5, theme.now);

  const double y = 180, high = 40;
  const bool fresh = !runs && record->elapsed_ms == 0;
  const std::string label = ui.text(runs ? "console.pause" : fresh ? "console.start" : "console.resume");
  if (ui.button("clock", 0, Box::at({kTime.min.x, y}, {94, high}), {.icon = runs ? Icon::pause : Icon::play, .label = label, .tone = Tone::ink}))
    run_clock(visit, *record, !runs);
  double x = kTime.min.x + 100;
  for (const auto& [key, minutes] : {std::pair{"console.take_1", -1.0}, std::pair{"console.add_1", 1.0}, std::pair{"console.add_5", 5.0}}) {
    if (ui.button(key, 0, Box::at({x, y}, {45, high}), {.label = ui.text(key), .enabled = minutes > 0 || record->minutes > 1}))
      add_minutes(visit, *record, minutes);
    x += 49.5;
  }
  const auto& step = visit.house.definition->steps[static_cast<std::size_t>(current)];
  const double down = draw_table_turn(visit, draw_tour(visit, draw_rounds(visit, {{kTime.min.x, 230}, {kTime.max.x, 330}})));
  ui.write(Type::strong, {kTime.min.x, down + 14}, ui.text("console.say"), theme.ink);
  draw_words(visit, step, {{kTime.min.x, down + 28}, kTime.max});
}

// A paper with nothing on it is not written yet. What lies face down is: nothing of it is said but that.
bool is_written(const board::Board& board, const board::Note& note) {
  if (!note.text.empty() || note.picture) return true;
  return std::any_of(board.strokes.begin(), board.strokes.end(), [&](const auto& s) { return !s.removed && s.note == note.id; });
}

// What one person has done of what the step asks of all: written on its sheet, or voted in its round.
struct Part {
  std::int64_t notes = 0, dots = 0;
  bool awaited = false;
};

std::vector<Part> parts_of(Visit& visit, const std::vector<const board::Seat*>& seats, const board::Rules& rules) {
  const auto& board = visit.board();
  const bool voting = rules.allow.dot && rules.dots_per_seat > 0;
  const workshop::Sheet* now = rules.allow.write ? workshop::current_sheet(*visit.house.definition, board) : nullptr;
  const auto sheet = std::find_if(board.sheets.begin(), board.sheets.end(), [&](const auto& s) { return now && s.key == now->id; });
  std::vector<Part> out(seats.size());
  for (std::size_t i = 0; i < seats.size(); ++i) {
    std::int64_t written = 0;
    for (const auto& note : board.notes) {
      if (note.removed || note.seat != seats[i]->id || (sheet != board.sheets.end() && !note.places.find(sheet->id))) continue;
      ++out[i].notes;
      written += is_written(board, note) ? 1 : 0;
    }
    out[i].dots = board::dots_left(board, rules, seats[i]->id);
    out[i].awaited = voting ? out[i].dots == rules.dots_per_seat : rules.allow.write && written == 0;
  }
  return out;
}

// `quiet`: has done what the step asks; who is awaited stands out.
void draw_person(Visit& visit, const board::Seat& seat, Box row, const Part& part, bool voting, bool quiet) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const bool is_chosen = visit.memory.seat == seat.id;
  const Answer answer = ui.item(ui.id("seat", seat.id.value), row, seat.name, ui.text_mm(Type::small_strong));
  if (is_chosen) ui.chosen(row, 6, answer.down);
  else if (answer.down) ui.rounded(row, 6, theme.tray);
  const double y = row.centre().y;
  ui.mark(seat.person, {row.min.x + 20, y}, 24);
  const auto name = visit.written(RecordKind::seat, seat.id, Property::name, seat.name);
  const Colour ink = name.caret != Ui::kNoCaret ? theme.now : quiet ? theme.ink2 : theme.ink;
  ui.write(quiet ? Type::small : Type::small_strong, {row.min.x + 38, y}, name.text, ink, Align::left, row.width() - 122);
  // A little paper for the notes written, a little disc for the dots still in hand.
  double x = row.max.x - 14;
  if (voting) {
    x -= ui.figures(Type::small, {x, y}, std::to_string(part.dots), theme.ink2, Align::right) + 9;
    ui.disc({x, y}, 4.2, ui.tokens().person(seat.person).colour);
    x -= 18;
  }
  x -= ui.figures(Type::small, {x, y}, std::to_string(part.notes), theme.ink2, Align::right) + 9;
  ui.rounded(Box::around({x, y}, {8.4, 8.4}), 1, theme.papers[0]);
  ui.edge(Box::around({x, y}, {8.4, 8.4}), 1, 0.5, theme.ink3);
  if (answer.tapped) visit.memory.seat = is_chosen ? Id{} : seat.id;
}

void draw_people(Visit& visit) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto& board = visit.board();
  const auto& definition = *visit.house.definition;
  double y = 104;
  const auto voting = std::find_if(definition.steps.begin(), definition.steps.end(), [](const auto& s) { return s.dots.has_value(); });
  if (voting != definition.steps.end()) {
    const std::int64_t dots = board.workshop().dots_per_seat;
    ui.write(Type::strong, {kPeople.min.x, y}, ui.text("console.vote"), theme.ink);
    draw_votes_choice(visit, Box::at({kPeople.max.x - 172, y - 18}, {172, 36}));
    ui.write(Type::small, {kPeople.min.x, y + 42}, ui.text("console.per_person"), theme.ink2, Align::left, 100);
    const int by = ui.stepper("dots", 0, {kPeople.max.x, y + 42}, std::to_string(dots), ui.text("setup.dots_per_person"), dots > 1, dots < 20, 34, 34);
    if (by) visit.set(RecordKind::workshop, board.workshop().id, Property::dots_per_seat, dots + by);
    y += 82;
  }
  const auto seats = live_seats(board);
  ui.write(Type::strong, {kPeople.min.x, y}, ui.text("console.participants"), theme.ink);
  const board::Rules rules = workshop::rules_now(definition, board, visit.house.glass.size_mm);
  const std::vector<Part> parts = parts_of(visit, seats, rules);
  const auto awaited = std::count_if(parts.begin(), parts.end(), [](const Part& part) { return part.awaited; });
  const char* key = rules.allow.dot && rules.dots_per_seat > 0 ? "console.not_voted" : "console.not_written";
  if (awaited) ui.write(Type::small, {kPeople.max.x, y}, ui.count(key, awaited), theme.ink2, Align::right);
  else ui.figures(Type::small, {kPeople.max.x, y}, std::to_string(seats.size()), theme.ink2, Align::right);
  const bool grouping = has_groups(visit) && board.seats.find_live(visit.memory.seat);
  const Box list{{kPeople.min.x - 8, y + 12}, {kPeople.max.x + 10, kPeople.max.y - (grouping ? 94 : 52)}};
  constexpr double kRow = 31.5;
  ui.begin_scroll("people", list);
  const double top = list.min.y - ui.scrolled();
  for (std::size_t i = 0; i < seats.size(); ++i)
    draw_person(visit, *seats[i], Box::at({list.min.x, top + 2 + kRow * static_cast<double>(i)}, {list.width() - 6, kRow - 3}), parts[i],
                rules.dots_per_seat > 0, awaited > 0 && !parts[i].awaited);
  ui.end_scroll(kRow * static_cast<double>(seats.size()) + 4);

  const Box foot{{kPeople.min.x, kPeople.max.y - 42}, kPeople.max};
  const auto* chosen = board.seats.find_live(visit.memory.seat);
  if (!chosen) {
    if (ui.button("add", 0, foot, {.icon = Icon::plus, .label = ui.text("console.add_place"), .tone = Tone::quiet})) {
      add_person(visit, false);
      visit.memory.seat = {};
    }
    return;
  }
  if (grouping) draw_group_choice(visit, chosen->id, Box::at({kPeople.min.x, foot.min.y - 42}, {kPeople.width(), 36}));
  const Box name{foot.min, {foot.min.x + 42, foot.max.y}}, sits{{foot.min.x + 48, foot.min.y}, {foot.min.x + 114, foot.max.y}};
  const Box leave{{foot.min.x + 120, foot.min.y}, foot.max};
  if (ui.button("name", 0, name, {.icon = Icon::pen, .label = {}, .says = ui.text("setup.name")}))
    visit.write(RecordKind::seat, chosen->id, Property::name, name);
  // From here on what they open lies lower on a wall and nearer on a table.
  if (ui.button("seated", 0, sits, {.label = ui.text("console.seated"), .tone = chosen->seated ? Tone::ink : Tone::paper}))
    visit.set(RecordKind::seat, chosen->id, Property::seated, !chosen->seated);
  if (ui.button("leave", 0, leave, {.label = ui.text("console.leave_place"), .tone = Tone::quiet})) {
    visit.commit(store::Draft(board::Actor::facilitator()).remove(RecordKind::seat, chosen->id));
    visit.memory.seat = {};
  }
}

// The workshop's past; and, where the facilitator has a code, what hides the console from others without closing it. Returns where they begin.
double draw_header_keys(Visit& visit, double right) {
  Ui& ui = visit.ui;
  const double middle = kHeaderHeight / 2, wide = 62 + ui.width(Type::small_strong, ui.text("console.history"));
  if (visit.house.has_code) {
    if (ui.button("hide", 0, Box::around({right - 17, middle}, {34, 34}), {.icon = Icon::lock, .label = {}, .says = ui.text("code.hide"), .tone = Tone::ink}))
      visit.memory.unlocked = false;
    right -= 42;
  }
  if (ui.button("history", 0, Box{{right - wide, middle - 18}, {right, middle + 18}},
                {.icon = Icon::history, .label = ui.text("console.history"), .tone = Tone::quiet}))
    visit.ask(What::open_history);
  return right - wide - 16;
}

void draw_foot(Visit& visit, Vec size) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  ui.line({kLeft, kFoot}, {size.x - kLeft, kFoot}, 0.8, theme.line);
  const auto actor = board::Actor::facilitator();
  const bool sure = visit.memory.asked_to_quit_us != 0;
  struct Button {
    const char* key;
    Icon icon;
    What what;
    bool enabled;
  };
  const Button buttons[] = {{"console.undo", Icon::undo, What::undo, visit.house.store->can_undo(actor)},
                            {"console.redo", Icon::redo, What::redo, visit.house.store->can_redo(actor)},
                            {"console.photo", Icon::camera, What::photo, true},
                            {"console.gallery", Icon::gallery, What::open_gallery, true},
                            {"settings.title", Icon::settings, What::open_settings, true},
                            {"console.home", Icon::home, What::go_home, true},
                            {sure ? "console.quit_again" : "console.quit", Icon::close, What::quit, true}};
  // Each as wide as its words ask, so that none is cut while another has room to spare.
  double words = 0;
  for (const auto& b : buttons) words += ui.width(Type::small_strong, ui.text(b.key));
  const double gap = 8, each = (size.x - 2 * kLeft - 6 * gap - words) / 7;
  double x = kLeft;
  for (const auto& b : buttons) {
    const double wide = ui.width(Type::small_strong, ui.text(b.key)) + each;
    const bool is_quit = b.what == What::quit;
    if (ui.button(is_quit ? "quit" : b.key, 0, Box::at({x, kFoot + 13}, {wide, 42}),
                  {.icon = b.icon, .label = ui.text(b.key), .tone = is_quit && sure ? Tone::ink : Tone::paper, .enabled = b.enabled})) {
      if (!is_quit || sure) visit.ask(b.what);
      if (is_quit) visit.memory.asked_to_quit_us = sure ? 0 : visit.house.now_us;
    }
    x += wide + gap;
  }
}

// Beside the title: why something was not done, else how saving goes and how many fingers are followed.
void draw_state(Visit& visit, double right) {
  Ui& ui = visit.ui;
  const double left = kLeft + ui.width(Type::title, ui.text("console.title")) + 20, y = kHeaderHeight / 2 + 2;
  if (!visit.memory.refusal.empty()) {
    ui.write(Type::small_strong, {left, y}, ui.text(visit.memory.refusal), ui.theme().now, Align::left, right - left);
    return;
  }
  std::string state = ui.count("console.contacts", static_cast<long long>(visit.house.contacts));
  if (visit.house.contact_limit > 0) state = ui.text("console.contacts_of", {state, std::to_string(visit.house.contact_limit)});
  if (!visit.house.saving.empty()) state = visit.house.saving + " · " + state;
  ui.write(Type::small, {left, y}, state, ui.theme().ink2, Align::left, right - left);
}

}  // namespace

std::int64_t next_console_tick_ms(const Panels::House& house) {
  const auto* step = house.store ? house.store->board().current_step() : nullptr;
  const std::int64_t minute = next_minute_ms(house);
  std::int64_t tick = step ? workshop::next_tick_ms(*step, house.wall_ms) : 0;
  if (step && house.definition)
    if (const std::int64_t round = workshop::next_round_tick_ms(*house.definition, house.store->board(), house.wall_ms); round && tick)
      tick = std::min(tick, round);
  if (step && house.definition)
    if (const std::int64_t part = workshop::next_part_tick_ms(*house.definition, house.store->board(), house.wall_ms); part && tick)
      tick = std::min(tick, part);
  if (step && house.definition)
    if (const std::int64_t item = workshop::next_item_tick_ms(*house.definition, house.store->board(), house.wall_ms); item && tick)
      tick = std::min(tick, item);
  return tick ? std::min(tick, minute) : minute;
}

void draw_console(Visit& visit) {
  Ui& ui = visit.ui;
  const Vec size = page_of(Kind::console).size;
  const double free = draw_header(visit, size, ui.text("console.title"), Closes::yes);
  ui.line({kLeft, kHeaderHeight}, {size.x - kLeft, kHeaderHeight}, 0.8, ui.theme().line);
  if (!visit.at_work()) return;
  draw_state(visit, draw_header_keys(visit, free));
  const int current = workshop::step_index(*visit.house.definition, visit.board());
  draw_agenda(visit, current);
  draw_time(visit, current);
  draw_people(visit);
  draw_foot(visit, size);
}

}  // namespace panel
