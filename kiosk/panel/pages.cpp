// The list of panels, and what they share.
#include "panel/page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>

#include "workshop/agenda.h"

namespace panel {
namespace {

std::uint64_t nothing_else(const Panels::House&) { return 0; }
std::int64_t never(const Panels::House&) { return 0; }
std::uint64_t saving_and_contacts(const Panels::House& house) {
  return std::hash<std::string>{}(house.saving) ^ (house.contacts * 1000003U + static_cast<std::uint64_t>(house.contact_limit));
}

std::uint64_t what_settings_show(const Panels::House& house) {
  return static_cast<std::uint64_t>(house.volume) * 64 + (house.has_code ? 32 : 0) + (house.can_spell ? 16 : 0) + (house.spelling ? 8 : 0) +
         (house.contrast ? 4 : 0) + (house.sheet_free ? 2 : 0) + (house.calm ? 1 : 0);
}

// Whether earlier workshops were read, and how many have something to give.
std::uint64_t what_may_be_had(const Panels::House& house) { return house.earlier ? house.earlier->size() + 1 : 0; }

std::uint64_t what_folders_hold(const Panels::House& house) { return house.folders_revision; }
std::uint64_t what_is_kept(const Panels::House& house) { return house.kept_revision; }
std::uint64_t what_history_shows(const Panels::House& house) { return house.history ? house.history->revision + 1 : 0; }

constexpr std::array<Page, 7> kPages{{
    {Kind::setup, {1160, 640}, 1.35, "setup.title", Page::Where::whole_glass, false, draw_setup, next_minute_ms, what_may_be_had},
    {Kind::console, {820, 580}, 1, "console.title", Page::Where::at_edge, true, draw_console, next_console_tick_ms, saving_and_contacts},
    {Kind::gallery, {480, 520}, 1, "gallery.title", Page::Where::at_edge, false, draw_gallery, never, nothing_else},
    {Kind::settings, {500, 598}, 1, "settings.title", Page::Where::at_edge, true, draw_settings, never, what_settings_show},
    {Kind::pictures, {480, 520}, 1, "files.title", Page::Where::at_edge, false, draw_pictures, never, what_folders_hold},
    {Kind::kept, {820, 560}, 1, "kept.title", Page::Where::at_edge, true, draw_kept, never, what_is_kept},
    {Kind::history, {820, 252}, 1, "console.history", Page::Where::at_edge, true, draw_history, never, what_history_shows},
}};

tm local(std::int64_t wall_ms) {
  const std::time_t seconds = wall_ms / 1000;
  tm out{};
  localtime_r(&seconds, &out);
  return out;
}

}  // namespace

std::span<const Page> pages() { return kPages; }
const Page& page_of(Kind kind) { return kPages[static_cast<std::size_t>(kind)]; }

std::int64_t next_minute_ms(const Panels::House& house) { return house.wall_ms / 60'000 * 60'000 + 60'000; }

std::string duration_text(const Ui& ui, double minutes) {
  const long long m = std::llround(minutes);
  char rest[24];
  std::snprintf(rest, sizeof rest, "%02lld", m % 60);
  if (m < 100) return ui.text("time.minutes", {std::to_string(m)});
  if (m % 60 == 0) return ui.text("time.hours", {std::to_string(m / 60)});
  return ui.text("time.hours_minutes", {std::to_string(m / 60), rest});
}

std::string time_of_day(std::int64_t wall_ms) {
  const tm t = local(wall_ms);
  char text[24];
  std::snprintf(text, sizeof text, "%02d:%02d", t.tm_hour, t.tm_min);
  return text;
}

std::string spoken_time(const Ui& ui, std::int64_t wall_ms) {
  const tm t = local(wall_ms);
  char minutes[16];
  std::snprintf(minutes, sizeof minutes, "%02d", t.tm_min);
  return ui.text("time.clock", {std::to_string(t.tm_hour), minutes});
}

std::string spoken_day(const Ui& ui, std::int64_t wall_ms) {
  const tm t = local(wall_ms);
  const std::string month = std::string("time.") + "month_" + std::to_string(t.tm_mon + 1);
  return ui.text("time.date", {std::to_string(t.tm_mday), ui.text(month), std::to_string(t.tm_year + 1900)});
}

std::vector<const board::Seat*> live_seats(const board::Board& board) {
  std::vector<const board::Seat*> out;
  for (const auto& seat : board.seats)
    if (!seat.removed) out.push_back(&seat);
  return out;
}

void Visit::ask(Request::What what, std::int64_t number, Id record) {
  Request request;
  request.what = what;
  request.number = number;
  request.record = record;
  request.at = pose_.at;
  request.angle_deg = pose_.angle_deg;
  request.about = memory.whom.about, request.seat = memory.whom.seat;
  requests_.push_back(request);
}

void Visit::ask_from(const Earlier& earlier) {
  ask(Request::What::start_from, earlier.which, earlier.workshop);
  requests_.back().text = earlier.input;
}

void Visit::ask_picture(std::string where) { ask_with(Request::What::take_picture, std::move(where)); }

void Visit::ask_with(Request::What what, std::string text) {
  ask(what);
  requests_.back().text = std::move(text);
}

void Visit::write(board::RecordKind kind, Id record, board::Property property, Box field) {
  Request request;
  request.what = Request::What::write;
  request.kind = kind;
  request.record = record;
  request.property = property;
  // The tray's centre: under its field where the glass has room for it, else above.
  const auto& keyboard = ui.tokens().keyboard;
  const Vec tray = keyboard.size;
  const double away = keyboard.distance + tray.y / 2;
  const auto on_glass = [&](Vec centre) {
    const Box around = base::bounds({centre, pose_.angle_deg}, tray);
    return around.min.x >= 0 && around.min.y >= 0 && around.max.x <= house.glass.size_mm.x && around.max.y <= house.glass.size_mm.y;
  };
  const Vec under = to_glass({field.centre().x, field.max.y}) + base::rotated({0, away}, pose_.angle_deg);
  const Vec above = to_glass({field.centre().x, field.min.y}) - base::rotated({0, away}, pose_.angle_deg);
  request.at = on_glass(under) || !on_glass(above) ? under : above;
  request.angle_deg = pose_.angle_deg;
  requests_.push_back(request);
}

Visit::Written Visit::written(board::RecordKind kind, Id record, board::Property property, const std::string& on_board) {
  texts.push_back({kind, record, property});
  if (house.preview)
    for (const auto& writing : house.preview->writings)
      if (writing.kind == kind && writing.record == record && writing.property == property) return {writing.text, writing.caret};
  return {on_board, Ui::kNoCaret};
}

bool Visit::commit(store::Draft draft) {
  const auto done = house.store->commit(std::move(draft));
  if (!done) refuse(done.error().message);
  return static_cast<bool>(done);
}

void Visit::set(board::RecordKind kind, Id record, board::Property property, board::Value value) {
  commit(store::Draft(board::Actor::facilitator()).set(kind, record, {board::Field{property, std::move(value), {}}}));
}

void Visit::refuse(std::string text_key) {
  memory.refusal = std::move(text_key);
  memory.refused_us = house.now_us;
}

double draw_header(Visit& visit, Vec size, std::string_view title, Closes closes, double title_y) {
  Ui& ui = visit.ui;
  ui.rounded(Box::around({size.x / 2, 14}, {66, 5}), 2.5, ui.theme().ink3.with_alpha(0.6));
  ui.write(Type::title, {28, title_y}, title, ui.theme().ink);
  double right = size.x - 22;
  const double middle = kHeaderHeight / 2;
  if (closes == Closes::yes) {
    if (ui.button("close", 0, Box::around({right - 17, middle}, {34, 34}),
                  {.icon = Icon::close, .label = {}, .says = ui.text("console.close"), .tone = Tone::quiet}))
      visit.wish = Visit::Wish::close;
    right -= 42;
  }
  if (ui.button("turn", 0, Box::around({right - 17, middle}, {34, 34}),
                {.icon = Icon::rotate, .label = {}, .says = ui.text("console.turn"), .tone = Tone::quiet}))
    visit.wish = Visit::Wish::turn;
  return right - 42;
}

void draw_refusal(Visit& visit, Vec at, Align align) {
  if (!visit.memory.refusal.empty()) visit.ui.write(Type::small_strong, at, visit.ui.text(visit.memory.refusal), visit.ui.theme().now, align);
}

void draw_votes_choice(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const board::Workshop& workshop = visit.board().workshop();
  const int chosen =
      ui.choice("votes", place, {{ui.text("board.votes_visible"), Icon::eye}, {ui.text("board.votes_hidden"), Icon::eye_off}}, workshop.votes_hidden);
  if (chosen >= 0) visit.set(board::RecordKind::workshop, workshop.id, board::Property::votes_hidden, chosen == 1);
}

bool add_person(Visit& visit, bool rearrange) {
  const auto& board = visit.board();
  const auto seats = live_seats(board);
  std::int64_t person = 1;
  const auto taken = [&](std::int64_t n) { return std::any_of(seats.begin(), seats.end(), [&](const auto* s) { return s->person == n; }); };
  while (taken(person)) ++person;
  if (person > static_cast<std::int64_t>(visit.ui.tokens().people.size())) {
    visit.refuse("refused.table_full");
    return false;
  }
  // While nobody has chosen a place, all make room for the newcomer; later nobody is moved.
  std::vector<workshop::Beginning::Seat> spread;
  for (const bool wall : {false, true}) {
    if (!rearrange || !spread.empty()) break;
    const auto now = workshop::spread_seats(std::vector<std::string>(seats.size()), wall);
    bool is_so = now.size() == seats.size();
    for (std::size_t i = 0; is_so && i < seats.size(); ++i) is_so = seats[i]->edge == now[i].edge && std::abs(seats[i]->along - now[i].along) < 1e-9;
    if (is_so) spread = workshop::spread_seats(std::vector<std::string>(seats.size() + 1), wall);
  }
  store::Draft draft(board::Actor::facilitator());
  using board::Property;
  const auto place = [](base::Edge edge, double along) {
    return board::Fields{field(Property::edge, static_cast<std::int64_t>(edge)), field(Property::along, along)};
  };
  board::Fields fields;
  if (spread.size() == seats.size() + 1) {
    for (std::size_t i = 0; i < seats.size(); ++i) draft.set(board::RecordKind::seat, seats[i]->id, place(spread[i].edge, spread[i].along));
    fields = place(spread.back().edge, spread.back().along);
  } else {
    // The place that is farthest from everybody, measured along the table's rim as people stand.
    const Vec glass = visit.house.glass.size_mm;
    const auto stand = [&](base::Edge edge, double along) -> Vec {
      switch (edge) {
        case base::Edge::south: return {along * glass.x, glass.y};
        case base::Edge::north: return {(1 - along) * glass.x, 0};
        case base::Edge::west: return {0, along * glass.y};
        case base::Edge::east: return {glass.x, (1 - along) * glass.y};
      }
      return {};
    };
    double best = -1;
    for (const auto edge : {base::Edge::south, base::Edge::north, base::Edge::west, base::Edge::east}) {
      for (int tenth = 2; tenth <= 8; ++tenth) {
        const double along = tenth / 10.0;
        double nearest = 1e9;
        for (const auto* seat : seats) nearest = std::min(nearest, base::distance(stand(edge, along), stand(seat->edge, seat->along)));
        if (nearest > best + 1) best = nearest, fields = place(edge, along);
      }
    }
  }
  fields.push_back(field(Property::name, visit.ui.text("setup.name_default", {std::to_string(person)})));
  fields.push_back(field(Property::person, person));
  const Id id = visit.house.store->new_id();
  draft.create(board::RecordKind::seat, id, std::move(fields));
  if (!visit.commit(std::move(draft))) return false;
  visit.memory.seat = id;
  return true;
}

}  // namespace panel
