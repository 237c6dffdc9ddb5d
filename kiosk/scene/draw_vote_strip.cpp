// During a vote: how many dots are given, and the best ideas, on two-faced cards at a table and on plain ones on a wall.
#include <algorithm>
#include <cmath>

#include "board/ranking.h"
#include "scene/furniture.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

// Draws `face` twice, once for each long side, on a folded card; or once on a wall.
template <typename Face>
void draw_folded(const Frame& frame, Canvas& canvas, const Box& box, const Face& face) {
  const Theme& theme = frame.theme;
  const double radius = frame.tokens.radius_strip;
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const Pose pose{box.centre(), 0};
  draw_shadow(frame, canvas, pose, box.size(), radius, 2);
  const Brush brush = canvas.brush();
  brush.rounded(box, radius, theme.paper);
  if (wall) {
    face(canvas.brush({box.centre(), 0}), box.size());
    return;
  }
  const Vec size{box.width(), box.height() / 2};
  brush.rounded({box.min, {box.max.x, box.centre().y}}, radius, theme.sheet2);
  brush.rounded({{box.min.x, box.centre().y - 2 * radius}, {box.max.x, box.centre().y}}, 0, theme.sheet2);
  face(canvas.brush({{box.centre().x, box.centre().y + size.y / 2}, 0}), size);
  face(canvas.brush({{box.centre().x, box.centre().y - size.y / 2}, 180}), size);
}

std::string name_of(const Frame& frame, const board::Note& note) {
  std::string name = shown(frame, note.text);
  std::replace(name.begin(), name.end(), '\n', ' ');
  if (!name.empty()) return name;
  // Drawn, not written: it is known by its author.
  const board::Seat* seat = frame.board.seats.find(note.seat);
  return seat ? seat->name : std::string("…");
}

void draw_ranking(const Frame& frame, const Brush& brush, Vec size, const std::vector<board::Ranked>& ranked) {
  const Theme& theme = frame.theme;
  const double k = std::max(0.7, frame.plan.scale);
  if (ranked.empty()) {
    const Lettering line = fit_line(frame, frame.texts(frame.plan.votes_hidden || frame.reveal ? "board.ranking_hidden" : "board.ranking_empty"),
                                    sized(frame.tokens.body, std::max(13.0, 18 * k), 600), size.x - 40, 13);
    write(brush, line, {}, text::Align::centre, theme.ink2);
    return;
  }
  // As many as can be read: a name cut short says little.
  const std::size_t n = std::min<std::size_t>(std::clamp<std::size_t>(static_cast<std::size_t>(size.x / 230), 2, 4), ranked.size());
  const double margin = 26 * k, least_gap = 26 * k;
  text::Style figure = sized(frame.tokens.heading1, std::min(34.0 * k, size.y * 0.58), 620), count = sized(frame.tokens.heading3, std::max(13.0, 19 * k), 550);
  figure.tabular = count.tabular = true;
  text::Style title = sized(frame.tokens.body, std::max(13.0, 18 * k), 600);
  struct Item {
    Lettering figure, title, count;
    double width;
  };
  std::vector<Item> items;
  const double share = (size.x - 2 * margin - least_gap * static_cast<double>(n - 1)) / static_cast<double>(n);
  // All names in one size: the largest in which each is whole, as long as it is easily read.
  const double least = std::max(13.0, 15 * k);
  const auto widest = [&] {
    double most = 0;
    for (std::size_t i = 0; i < n; ++i)
      if (const board::Note* note = frame.board.notes.find(ranked[i].note)) most = std::max(most, frame.type.layout(name_of(frame, *note), title)->size.x);
    return most;
  };
  while (title.size_mm > least && widest() > share - 50 * k - 26 * k) title = sized(title, std::max(least, title.size_mm - 1));
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const board::Note* note = frame.board.notes.find(ranked[i].note);
    Item item;
    item.figure = fit_line(frame, std::to_string(ranked[i].place), figure, 60, 16);
    item.count = fit_line(frame, std::to_string(ranked[i].dots), count, 60, 13);
    const double around = item.figure.layout->size.x + 14 * k + 12 * k + item.count.layout->size.x;
    const std::string name = note ? name_of(frame, *note) : std::string();
    const double room = std::max(30.0, share - around);
    // Names of ideas are long: what one line cannot hold takes two.
    if (frame.type.layout(name, title)->size.x <= room) {
      item.title = fit_line(frame, name, title, room, title.size_mm);
    } else {
      text::Style two = sized(title, std::clamp((size.y - 4) / 2 / 1.14, 13.0, title.size_mm));
      two.line_height_mm = two.size_mm * 1.14;
      item.title = fit_block(frame, name, two, {room, size.y - 2}, 13);
    }
    item.width = around + item.title.layout->size.x;
    sum += item.width;
    items.push_back(std::move(item));
  }
  const double gap = n > 1 ? (size.x - 2 * margin - sum) / static_cast<double>(n - 1) : 0;
  double x = -size.x / 2 + margin;
  for (std::size_t i = 0; i < n; ++i) {
    const Item& item = items[i];
    write(brush, item.figure, {x, 0}, text::Align::left, ranked[i].place == 1 ? theme.valid : theme.ink3);
    double at = x + item.figure.layout->size.x + 14 * k;
    write(brush, item.title, {at, 0}, text::Align::left, theme.ink);
    at += item.title.layout->size.x + 12 * k;
    write(brush, item.count, {at, 0}, text::Align::left, theme.ink2);
    x += item.width + gap;
  }
}

constexpr double kSwitch = 42, kSwitched = kSwitch + 10;  // the switch, and the strip of the card that it takes

// Beside the count, where the card is low: signs alone, which are right side up for nobody less than for others.
Vec aside(const Frame& frame, const Box& card) { return {frame.plan.glass.mode == Mode::wall ? wall_switch(frame.plan) : vote_switch_low, card.height() - 10}; }

// Whose dots lie where is seen, or not: two halves of one switch, one above the other where it is higher than wide.
enum class Says : std::uint8_t { words, signs };
void draw_votes_switch(const Frame& frame, Canvas& canvas, const Box& box, Says says) {
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush();
  const bool stacked = box.height() > box.width();
  draw_well(frame, brush, box, std::min(box.width(), box.height()) / 2);
  const Box inside = box.grown(-3);
  const struct {
    bool hides;
    Icon icon;
    Action action;
    const char* key;
  } halves[] = {{false, Icon::eye, Action::show_votes, "board.votes_visible"}, {true, Icon::eye_off, Action::hide_votes, "board.votes_hidden"}};
  for (const auto& half : halves) {
    const Vec size = stacked ? Vec{inside.width(), inside.height() / 2} : Vec{inside.width() / 2, inside.height()};
    const Vec second = stacked ? Vec{0, size.y} : Vec{size.x, 0};
    const Box one = Box::at(half.hides ? inside.min + second : inside.min, size);
    const double radius = std::min(size.x, size.y) / 2;
    const bool chosen = frame.plan.votes_hidden == half.hides;
    if (chosen) {
      draw_shadow(frame, canvas, {one.centre(), 0}, size, radius, 1);
      brush.rounded(one, radius, theme.night ? theme.ink : theme.paper);
    }
    const Colour ink = !chosen ? theme.ink2 : theme.night ? theme.sheet : theme.ink;
    if (says == Says::signs) {
      brush.icon(half.icon, one.centre(), 21, 1.7, ink);
      canvas.area(Target::button(half.action), {one.centre(), 0}, size, frame.texts(half.key));
      continue;
    }
    const Lettering label = fit_line(frame, frame.texts(half.key), sized(frame.tokens.label, 15, 600), size.x - 46, 13);
    const double left = one.centre().x - (label.layout->size.x + 26) / 2;
    brush.icon(half.icon, {left + 9, one.centre().y}, 17, 1.6, ink);
    write(brush, label, {left + 26, one.centre().y}, text::Align::left, ink);
    canvas.area(Target::button(half.action), {one.centre(), 0}, size, frame.texts(half.key), {}, label.size_mm);
  }
}

void draw_count(const Frame& frame, const Brush& brush, Vec size, std::int64_t given, std::int64_t total, bool switched) {
  const Theme& theme = frame.theme;
  const double margin = 18, size_mm = switched ? 16 : std::clamp(size.y * 0.26, 13.0, 19.0);
  const std::string words = frame.texts("board.tally_line", {std::to_string(given), std::to_string(total)});
  text::Style figures = sized(frame.tokens.body, size_mm, 600);
  figures.tabular = true;
  const Lettering count = fit_line(frame, words, figures, size.x / 2, 13);
  const Lettering title =
      fit_line(frame, frame.texts("board.tally"), sized(frame.tokens.heading3, size_mm), size.x - 2 * margin - count.layout->size.x - 12, 13);
  const double y = -size.y * 0.16;
  write(brush, title, {-size.x / 2 + margin, y}, text::Align::left, theme.ink);
  write(brush, count, {size.x / 2 - margin, y}, text::Align::right, theme.ink);
  const Box bar = Box::at({-size.x / 2 + margin, size.y * 0.24 - 2.5}, {size.x - 2 * margin, 5.5});
  brush.rounded(bar, 2.75, theme.line2);
  const double share = total > 0 ? std::clamp(static_cast<double>(given) / static_cast<double>(total), 0.0, 1.0) : 0;
  if (given > 0) brush.rounded(Box::at(bar.min, {std::max(5.5, bar.width() * share), 5.5}), 2.75, theme.ink);
}

}  // namespace

void draw_vote_strip(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.voting || !frame.definition) return;
  const board::Rules rules = workshop::rules_now(*frame.definition, frame.board, frame.plan.glass.size_mm);
  if (frame.plan.ranking) {
    const auto ranked = frame.plan.votes_hidden || frame.reveal ? std::vector<board::Ranked>{} : board::ranking(frame.board, rules.round);
    draw_folded(frame, canvas, *frame.plan.ranking, [&](const Brush& brush, Vec size) { draw_ranking(frame, brush, size, ranked); });
    canvas.area({TargetKind::nothing}, {frame.plan.ranking->centre(), 0}, frame.plan.ranking->size(), frame.texts("board.ranking"), {}, 13);
  }
  if (frame.plan.count_card && !frame.for_photo) {
    std::int64_t given = 0, people = 0;
    for (const board::Dot& dot : frame.board.dots) given += !dot.removed && dot.round == rules.round && dot.note ? 1 : 0;
    for (const board::Seat& seat : frame.board.seats) people += seat.removed ? 0 : 1;
    const std::int64_t total = people * rules.dots_per_seat;
    const Box card = *frame.plan.count_card;
    // Between both faces where the card is high; a low one has the switch at its right end.
    const bool between = frame.plan.glass.mode == Mode::table && card.height() >= kSwitched + 2 * 36;
    const Vec end = between ? Vec{} : aside(frame, card);
    draw_folded(frame, canvas, card, [&](const Brush& brush, Vec size) {
      const double strip = between ? kSwitched / 2 : 0, end_mm = between ? 0 : end.x + 5;
      const bool far = std::abs(base::normalized_deg(brush.pose().angle_deg)) > 90;
      draw_count(frame, brush.at({{far ? end_mm / 2 : -end_mm / 2, strip / 2}, 0}), {size.x - end_mm, size.y - strip}, given, total, between);
    });
    canvas.area({TargetKind::nothing}, {card.centre(), 0}, card.size(), frame.texts("board.tally"), {}, 13);
    if (between) draw_votes_switch(frame, canvas, Box::around(card.centre(), {card.width() - 36, kSwitch}), Says::words);
    else draw_votes_switch(frame, canvas, Box::at({card.max.x - 5 - end.x, card.min.y + 5}, end), end.x > 120 ? Says::words : Says::signs);
  }
}

}  // namespace scene
