// The agenda, worked out afresh from the definition and the board each time that it is asked for: nothing here is kept.
#include "workshop/agenda.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <utility>

#include "board/fractional_index.h"
#include "workshop/cells.h"
#include "workshop/months.h"
#include "workshop/rotation.h"
#include "workshop/split.h"

namespace workshop {
namespace {

// The centre of a note stays this far inside the glass, so that a finger can always take it again.
constexpr double kInset = 24;

const board::Sheet* sheet_record(const Definition& definition, const board::Board& board) {
  const Step* step = current_step(definition, board);
  if (!step) return nullptr;
  for (const auto& sheet : board.sheets)
    if (sheet.key == step->sheet) return &sheet;
  return nullptr;
}

// Votes are counted apart: the first step with dots is round 1, the second round 2.
std::int64_t round_of(const Definition& definition, int index) {
  std::int64_t round = 0;
  for (int i = 0; i <= index; ++i)
    if (definition.steps[static_cast<std::size_t>(i)].dots) ++round;
  return std::max<std::int64_t>(round, 1);
}

// A second is shown until it is wholly gone, so a step of 30 minutes begins with 30:00 and ends with 00:00.
std::int64_t shown_seconds(std::int64_t left) { return left > 0 ? (left + 999) / 1000 : left / 1000; }

}  // namespace

int step_index(const Definition& definition, const board::Board& board) {
  const board::Step* current = board.current_step();
  if (!current) return -1;
  for (std::size_t i = 0; i < definition.steps.size(); ++i)
    if (definition.steps[i].id == current->key) return static_cast<int>(i);
  return -1;
}

const Step* current_step(const Definition& definition, const board::Board& board) {
  const int index = step_index(definition, board);
  return index < 0 ? nullptr : &definition.steps[static_cast<std::size_t>(index)];
}

const Sheet* current_sheet(const Definition& definition, const board::Board& board) {
  const Step* step = current_step(definition, board);
  return step ? definition.sheet(step->sheet) : nullptr;
}

base::Id current_sheet_id(const Definition& definition, const board::Board& board) {
  const board::Sheet* sheet = sheet_record(definition, board);
  return sheet ? sheet->id : base::Id{};
}

bool running(const board::Step& step) { return step.running_since_ms != 0; }

std::int64_t elapsed_ms(const board::Step& step, std::int64_t wall_ms) {
  // The wall clock may be put back while a step runs: time then stands still instead of running backwards.
  return step.elapsed_ms + (running(step) ? std::max<std::int64_t>(0, wall_ms - step.running_since_ms) : 0);
}

std::int64_t left_ms(const board::Step& step, std::int64_t wall_ms) { return std::llround(step.minutes * 60'000) - elapsed_ms(step, wall_ms); }

std::string clock_text(std::int64_t left_ms) {
  const std::int64_t signed_seconds = shown_seconds(left_ms);
  const long long s = std::llabs(signed_seconds);
  char text[40];
  if (s >= 3600) std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
  else std::snprintf(text, sizeof text, "%02lld:%02lld", s / 60, s % 60);
  return signed_seconds < 0 ? std::string("+") + text : text;
}

std::int64_t next_tick_ms(const board::Step& step, std::int64_t wall_ms) {
  if (!running(step)) return 0;
  const std::int64_t left = left_ms(step, wall_ms);
  const std::int64_t until = left - 1000 * (shown_seconds(left) - 1);
  return std::max(wall_ms, step.running_since_ms) + until;
}

board::Rules rules_now(const Definition& definition, const board::Board& board, base::Vec glass_mm) {
  board::Rules rules;
  rules.glass = base::Box{{0, 0}, glass_mm}.grown(-kInset);
  const Step* step = current_step(definition, board);
  if (!step) return rules;
  rules.round = round_of(definition, step_index(definition, board));
  // A concluded workshop can be looked at and photographed; only the facilitator still changes it. Its vote is still counted.
  if (!board.workshop().closed) {
    rules.given = step->allow;
    rules.allow = board::without(step->allow, board.current_step()->withheld);
  }
  if (const board::Sheet* sheet = sheet_record(definition, board)) rules.decided = sheet->decided;
  if (const Sheet* sheet = definition.sheet(step->sheet)) rules.least_mark = sheet->least_mark, rules.most_mark = sheet->most_mark;
  if (step->dots) {
    rules.dots_per_seat = board.workshop().dots_per_seat;
    rules.dots_stack = step->dots->stack;
    rules.meanings = std::max<std::int64_t>(1, static_cast<std::int64_t>(step->dots->meanings.size()));
  }
  return rules;
}

namespace {

using board::Property;
using board::RecordKind;

// Collects births; one function a kind, in the order in which they are created.
class Cradle {
 public:
  explicit Cradle(const std::function<base::Id()>& new_id) : new_id_(new_id) {}
  std::vector<Birth> births;

  base::Id add(RecordKind kind, board::Fields fields) {
    births.push_back({kind, new_id_(), std::move(fields)});
    return births.back().record;
  }

 private:
  const std::function<base::Id()>& new_id_;
};

template <typename T>
board::Field field(Property property, T value) {
  return {property, board::Value(std::move(value)), {}};
}

// Who stands beside whom, once round the table: groups are made of neighbours.
std::vector<std::size_t> round_the_table(const std::vector<Beginning::Seat>& seats, bool wall) {
  std::vector<std::size_t> order(seats.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto place = [&](std::size_t i) {
    if (wall) return seats[i].along;
    switch (seats[i].edge) {  // clockwise from the north side's left
      case base::Edge::north: return 1 - seats[i].along;
      case base::Edge::east: return 2 - seats[i].along;
      case base::Edge::south: return 3 - seats[i].along;
      case base::Edge::west: return 4 - seats[i].along;
    }
    return 0.0;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

// Where people stand, as shares of the glass.
std::vector<base::Vec> stand(const Beginning& beginning) {
  std::vector<base::Vec> at;
  for (const auto& seat : beginning.seats) {
    switch (beginning.wall ? base::Edge::south : seat.edge) {
      case base::Edge::south: at.push_back({seat.along, 1}); break;
      case base::Edge::north: at.push_back({1 - seat.along, 0}); break;
      case base::Edge::west: at.push_back({0, seat.along}); break;
      case base::Edge::east: at.push_back({1, 1 - seat.along}); break;
    }
  }
  return at;
}

void add_seats(Cradle& cradle, const Definition& definition, const Beginning& beginning) {
  const auto numbers = groups_of_neighbours(definition, beginning.seats.size());
  const auto order = round_the_table(beginning.seats, beginning.wall);
  std::vector<int> group(order.size(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) group[order[i]] = numbers[i];
  // Where the glass will be split, whoever stands before a part works there.
  if (splits_glass(definition)) group = groups_of_parts(definition, stand(beginning));
  for (std::size_t i = 0; i < beginning.seats.size(); ++i) {
    const auto& seat = beginning.seats[i];
    board::Fields fields{field(Property::name, seat.name), field(Property::person, std::int64_t{seat.person}),
                         field(Property::edge, static_cast<std::int64_t>(seat.edge)), field(Property::along, seat.along)};
    if (group[i] > 0) fields.push_back(field(Property::group, std::int64_t{group[i]}));
    cradle.add(RecordKind::seat, std::move(fields));
  }
}

// Items are papers like any other, by which they are known: they can be moved, written on and pointed at.
void add_items(Cradle& cradle, const Definition& definition, const Beginning& beginning) {
  for (const auto& items : definition.items)
    for (const auto& sample : items.samples)
      cradle.add(RecordKind::note,
                 {field(Property::text, sample.in(beginning.language)), field(Property::source, items.id), field(Property::paper, paper_index("craie"))});
}

void add_stages(Cradle& cradle, const Definition& definition, const Beginning& beginning) {
  std::vector<std::string> titles = beginning.stages;
  if (titles.empty())
    for (const auto& sheet : definition.sheets)
      for (const auto& stage : sheet.stages) titles.push_back(stage.in(beginning.language));
  std::string order;
  for (const auto& title : titles) {
    order = board::order_between(order, "");
    cradle.add(RecordKind::stage, {field(Property::title, title), field(Property::order, order)});
  }
}

// Blank rows, so that a table invites.
void add_rows(Cradle& cradle, const Sheet& sheet, base::Id id) {
  std::string order;
  for (int i = 0; i < sheet.rows; ++i) {
    order = board::order_between(order, "");
    cradle.add(RecordKind::row, {field(Property::sheet, id), field(Property::order, order)});
  }
}

// In a cell of a sheet: where that is on the glass is the plan's.
board::Field in_cell(const Beginning& beginning, base::Id sheet, base::Id row, std::string column, std::string order) {
  const board::Placement place{beginning.glass_mm * 0.5, 0, 0, 0, {row, std::move(column), std::move(order)}};
  return {Property::place, board::Value(place), sheet};
}

// The cards of a map, and on each what is proposed: notes that nobody wrote yet.
void add_cards(Cradle& cradle, const Sheet& sheet, base::Id id, const Beginning& beginning) {
  std::string order;
  std::int64_t number = 0;
  for (const Sheet::Family& family : sheet.families) {
    ++number;
    for (const Sheet::Card& card : family.cards) {
      order = board::order_between(order, "");
      const base::Id row = cradle.add(RecordKind::row, {field(Property::sheet, id), field(Property::order, order), field(Property::key, card.id),
                                                        field(Property::title, card.title.in(beginning.language)), field(Property::group, number)});
      std::string line;
      for (const base::Localized& text : card.lines) {
        line = board::order_between(line, "");
        cradle.add(RecordKind::note,
                   {field(Property::text, text.in(beginning.language)), field(Property::paper, paper_index("craie")), in_cell(beginning, id, row, {}, line)});
      }
    }
  }
}

// Criteria with their weights, or lines of costs, family by family.
void add_criteria(Cradle& cradle, const Sheet& sheet, base::Id id, const Beginning& beginning) {
  std::string order;
  const auto add = [&](const std::string& key, const base::Localized& title, std::size_t family, std::int64_t weight) {
    order = board::order_between(order, "");
    board::Fields fields{field(Property::sheet, id), field(Property::order, order), field(Property::key, key),
                         field(Property::title, title.in(beginning.language)), field(Property::group, static_cast<std::int64_t>(family) + 1)};
    if (weight > 0) fields.push_back(field(Property::weight, weight));
    cradle.add(RecordKind::row, std::move(fields));
  };
  for (std::size_t f = 0; f < sheet.criteria.size(); ++f)
    for (const auto& criterion : sheet.criteria[f].criteria) add(criterion.id, criterion.title, f, criterion.weight);
  for (std::size_t f = 0; f < sheet.cost_families.size(); ++f)
    for (const auto& line : sheet.cost_families[f].lines) add(line.id, line.title, f, 0);
}

// The row of key moments with those that are proposed, then a row for each level.
void add_levels(Cradle& cradle, const Sheet& sheet, base::Id id, std::int64_t first_month, const Beginning& beginning) {
  std::string order = board::order_between("", "");
  const base::Id moments =
      cradle.add(RecordKind::row, {field(Property::sheet, id), field(Property::order, order), field(Property::key, std::string(kMomentsRow))});
  std::string line;
  for (const Sheet::Moment& moment : sheet.moments) {
    line = board::order_between(line, "");
    cradle.add(RecordKind::note, {field(Property::text, moment.title.in(beginning.language)), field(Property::paper, paper_index("craie")),
                                  in_cell(beginning, id, moments, month_id(first_month + moment.month - 1), line)});
  }
  for (const Sheet::Level& level : sheet.levels) {
    order = board::order_between(order, "");
    cradle.add(RecordKind::row, {field(Property::sheet, id), field(Property::order, order), field(Property::key, level.id)});
  }
}

}  // namespace

std::vector<Birth> begin(const Definition& definition, const Beginning& beginning, std::int64_t wall_ms, const std::function<base::Id()>& new_id) {
  Cradle cradle(new_id);
  cradle.add(RecordKind::workshop, {});  // first, so that its id is the first of its table; filled in below
  for (const auto& sheet : definition.sheets) {
    board::Fields named{field(Property::key, sheet.id)};
    const std::int64_t first_month = beginning.first_month > 0 ? beginning.first_month : month_of(wall_ms);
    if (sheet.layout == Layout::planning) {
      named.push_back(field(Property::first_month, first_month));
      named.push_back(field(Property::months, std::int64_t{sheet.months}));
    }
    const base::Id id = cradle.add(RecordKind::sheet, std::move(named));
    if (sheet.layout == Layout::table) add_rows(cradle, sheet, id);
    if (sheet.layout == Layout::criteria || sheet.layout == Layout::costs) add_criteria(cradle, sheet, id, beginning);
    if (sheet.layout == Layout::map) add_cards(cradle, sheet, id, beginning);
    if (sheet.layout == Layout::planning) add_levels(cradle, sheet, id, first_month, beginning);
  }

  base::Id first_step, first_picture;
  for (std::size_t i = 0; i < definition.steps.size(); ++i) {
    const Step& step = definition.steps[i];
    const double minutes = i < beginning.minutes.size() ? beginning.minutes[i] : step.minutes;
    board::Fields fields{field(Property::key, step.id), field(Property::minutes, minutes)};
    if (i == 0) fields.push_back(field(Property::running_since, wall_ms));  // "Commencer l'atelier" starts the first clock
    const base::Id id = cradle.add(RecordKind::step, std::move(fields));
    if (i == 0) first_step = id;
  }
  add_seats(cradle, definition, beginning);
  add_stages(cradle, definition, beginning);
  for (const auto& picture : beginning.pictures) {
    const base::Id id = cradle.add(RecordKind::picture,
                                   {field(Property::file, picture.file), field(Property::caption, picture.caption), field(Property::size, picture.size_px)});
    if (!first_picture) first_picture = id;
  }
  add_items(cradle, definition, beginning);

  const std::string& title = beginning.title.empty() ? definition.card_title.in(beginning.language) : beginning.title;
  const std::string& challenge = beginning.challenge.empty() ? definition.challenge_sample.in(beginning.language) : beginning.challenge;
  const bool hides = std::any_of(definition.steps.begin(), definition.steps.end(), [](const Step& step) { return step.private_first; });
  const bool shows = !definition.steps.empty() && definition.steps.front().allow.present && first_picture;
  cradle.births.front().fields = {field(Property::definition, definition.id),
                                  field(Property::title, title),
                                  field(Property::challenge, challenge),
                                  field(Property::current_step, first_step),
                                  field(Property::mode, std::int64_t{beginning.wall ? 1 : 0}),
                                  field(Property::created, wall_ms),
                                  field(Property::glass, beginning.glass_mm),
                                  field(Property::notes_per_seat, std::int64_t{beginning.notes_per_seat}),
                                  field(Property::dots_per_seat, std::int64_t{beginning.dots_per_seat}),
                                  field(Property::private_first, beginning.private_first.value_or(hides))};
  if (shows) cradle.births.front().fields.push_back(field(Property::shown_picture, first_picture));
  return std::move(cradle.births);
}

namespace {

// Where the stations of one side stand, from its reader's left; between them the ribbon has its room.
std::span<const double> places_on(base::Edge edge, std::size_t count) {
  static constexpr std::array one_long{0.219}, one_west{0.407}, one_east{0.593};
  static constexpr std::array two_long{0.219, 0.781}, two_short{0.313, 0.687};
  static constexpr std::array three{0.174, 0.419, 0.826};
  static constexpr std::array four{0.105, 0.31, 0.69, 0.895};
  const bool is_long = edge == base::Edge::south || edge == base::Edge::north;
  switch (count) {
    case 1: return is_long ? std::span<const double>(one_long) : edge == base::Edge::west ? std::span<const double>(one_west) : one_east;
    case 2: return is_long ? std::span<const double>(two_long) : two_short;
    case 3: return three;
    default: return four;
  }
}

}  // namespace

std::vector<Beginning::Seat> spread_seats(const std::vector<std::string>& names, bool wall) {
  using base::Edge;
  // Two a long side and one a short side first, then a third and a second; eleven and twelve squeeze in on the long sides.
  static constexpr std::array sides{Edge::south, Edge::south, Edge::north, Edge::north, Edge::west,  Edge::east,
                                    Edge::south, Edge::north, Edge::west,  Edge::east,  Edge::south, Edge::north};
  const std::size_t count = std::min(names.size(), sides.size());  // as many as there are signs
  std::vector<Beginning::Seat> seats;
  for (std::size_t i = 0; i < count; ++i)
    seats.push_back({names[i], static_cast<int>(i) + 1, wall ? Edge::south : sides[i], (static_cast<double>(i) + 0.5) / static_cast<double>(count)});
  if (wall) return seats;
  if (count == 2) seats[1].edge = Edge::north;  // two people face each other
  for (const Edge edge : {Edge::south, Edge::north, Edge::west, Edge::east}) {
    const auto here = [&](const Beginning::Seat& seat) { return seat.edge == edge; };
    const auto places = places_on(edge, static_cast<std::size_t>(std::count_if(seats.begin(), seats.end(), here)));
    std::size_t next = 0;
    for (auto& seat : seats)
      if (here(seat)) seat.along = places[next++];
  }
  if (count == 2) seats[1].along = 1 - seats[0].along;
  return seats;
}

}  // namespace workshop
