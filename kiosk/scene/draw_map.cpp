// A map: in ink what all of it is about, from there a line to each family; cards of paper with coloured heads, and below the lines of
// each the one in which another is begun.
#include <algorithm>
#include <cmath>

#include "scene/draw_rounds.h"
#include "scene/draw_strips.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

struct Drawing {
  const Frame& frame;
  Canvas& canvas;
  const TablePlan& table;
  const workshop::Sheet& sheet;
  bool writes = false, edits = false;
  double least = 10.5;
  double angle() const { return table.angle_deg(); }
  Brush in(const Box& box) const { return canvas.brush({box.centre(), angle()}); }
};

// A curve between two places, each left along its own level.
void draw_curve(const Brush& brush, Vec from, Vec to, double width, Colour colour) {
  constexpr int parts = 28;
  const Vec a{(from.x + to.x) / 2, from.y}, b{(from.x + to.x) / 2, to.y};
  Vec before = from;
  for (int i = 1; i <= parts; ++i) {
    const double t = static_cast<double>(i) / parts, s = 1 - t;
    const Vec next = from * (s * s * s) + a * (3 * s * s * t) + b * (3 * s * t * t) + to * (t * t * t);
    brush.line(before, next, width, colour);
    before = next;
  }
}

void draw_middle(const Drawing& d) {
  if (!d.table.middle) return;
  const Frame& frame = d.frame;
  const Brush brush = d.canvas.brush();
  const double k = frame.plan.scale, radius = d.table.middle->width() / 2;
  const Vec centre = d.table.middle->centre();
  const Colour ink = frame.theme.ink;
  for (const TablePlan::Family& family : d.table.families) {
    if (family.first >= d.table.rows.size() || family.cards == 0) continue;
    const Box head = d.table.rows[family.first].handle;
    const double side = d.table.turned ? -1 : 1;
    const Vec to{d.table.turned ? head.max.x : head.min.x, head.centre().y};
    const double up = std::clamp((to.y - centre.y) / (4.2 * radius), -0.82, 0.82);
    const Vec from = centre + Vec{std::sqrt(1 - up * up) * side, up} * (radius + 3 * k);
    draw_curve(brush, from, to, std::max(1.6, 2.4 * k), ink);
  }
  const bool night = frame.theme.night;
  brush.disc(centre, radius, night ? frame.theme.tray : ink);
  const Brush words = d.canvas.brush({centre, d.angle()});
  const Colour paper = night ? frame.theme.ink : frame.theme.paper;
  const double wide = radius * 1.62;
  const std::string subject = shown(frame, d.sheet.subject.in(frame.texts.language()));
  const Lettering above = fit_line(frame, subject, sized(frame.tokens.label, std::max(13 * k, d.least), 540), wide * 0.8, d.least);
  const Lettering about = fit_balanced(frame, shown(frame, frame.board.workshop().challenge), sized(frame.tokens.heading3, std::max(21 * k, d.least)),
                                       {wide, radius * 1.05}, d.least);
  const double high = above.layout->size.y + 4 * k + about.layout->size.y;
  write(words, above, {0, -high / 2 + above.layout->size.y / 2}, text::Align::centre, paper.with_alpha(0.78));
  words.text(*about.layout, {-about.width_mm / 2, high / 2 - about.layout->size.y}, paper);
  d.canvas.area({TargetKind::nothing}, {centre, d.angle()}, Vec{1, 1} * (2 * radius), frame.board.workshop().challenge, {}, about.size_mm, true);
}

// What the two signs before a line mean.
double draw_legend(const Drawing& d, const Brush& brush, double right, double room) {
  const Frame& frame = d.frame;
  const double k = frame.plan.scale, size = std::max(14 * k, d.least), sign = std::max(18 * k, 13.0);
  const text::Style style = sized(frame.tokens.label, size, 540);
  const std::string& proposed = frame.texts("map.proposed");
  const std::string& written = frame.texts("map.written");
  const double a = frame.type.layout(proposed, style)->size.x, b = frame.type.layout(written, style)->size.x;
  const double between = 8 * k, apart = 26 * k, whole = 2 * sign + a + b + 2 * between + apart;
  if (whole > room) return 0;
  double x = right - whole;
  draw_author(frame, brush, {}, {x + sign / 2, 0}, sign, frame.theme.ink2);
  write(brush, fit_line(frame, proposed, style, a + 1, size), {x + sign + between, 0}, text::Align::left, frame.theme.ink2);
  x += sign + between + a + apart;
  Id somebody;
  for (const board::Seat& seat : frame.board.seats)
    if (!seat.removed && !somebody) somebody = seat.id;
  draw_author(frame, brush, somebody, {x + sign / 2, 0}, sign, frame.theme.ink2);
  write(brush, fit_line(frame, written, style, b + 1, size), {x + sign + between, 0}, text::Align::left, frame.theme.ink2);
  return whole;
}

void draw_family(const Drawing& d, std::size_t number) {
  const Frame& frame = d.frame;
  const TablePlan::Family& family = d.table.families[number];
  const double k = frame.plan.scale, wide = family.title.width();
  const Brush brush = d.in(family.title);
  const std::string name = number < d.sheet.families.size() ? shown(frame, d.sheet.families[number].title.in(frame.texts.language())) : std::string();
  double right = wide / 2;
  if (family.add && d.edits) {
    ButtonLook look;
    look.icon = Icon::plus;
    const std::string words = shown(frame, d.sheet.add_card.in(frame.texts.language()));
    draw_button(frame, d.canvas, {family.add->centre(), d.angle()}, family.add->size(), Target::button(Action::add_card, number + 1), look);
    d.canvas.areas.back().label = words;
    right -= family.add->width() + 9 * k;
    const Lettering label = fit_line(frame, words, sized(frame.tokens.body, std::max(16 * k, d.least), 600), wide * 0.2, d.least);
    write(brush, label, {right, 0}, text::Align::right, frame.theme.ink);
    right -= label.layout->size.x + 30 * k;
  }
  const text::Style style = sized(frame.tokens.heading3, std::max(21 * k, d.least));
  const Lettering title = fit_line(frame, name, style, std::max(60.0, right + wide / 2), d.least);
  write(brush, title, {-wide / 2, 0}, text::Align::left, frame.theme.ink);
  d.canvas.area({TargetKind::nothing}, {Pose{family.title.centre(), d.angle()}.to_glass({-wide / 2 + title.layout->size.x / 2, 0}), d.angle()},
                {title.layout->size.x, family.title.height()}, name, {}, title.size_mm);
  double room = right + wide / 2 - title.layout->size.x - 30 * k;
  const bool asks = !frame.plan.tent && frame.plan.glass.mode == Mode::table;  // a low sheet, which has no tent
  if (number == 0 && asks && room > 100) {
    const Lettering asked = fit_line(frame, asked_now(frame).question, sized(frame.tokens.heading3, std::max(18 * k, d.least)), room, d.least);
    write(brush, asked, {right, 0}, text::Align::right, frame.theme.ink2);
  } else if (number + 1 == d.table.families.size() || !asks) {
    if (number == (asks ? d.table.families.size() - 1 : 0)) (void)draw_legend(d, brush, right, room);
  }
}

const Writing* writing_of(const Frame& frame, Id row) {
  for (const Writing& w : frame.preview.writings)
    if (w.kind == board::RecordKind::row && w.record == row) return &w;
  return nullptr;
}

void draw_card(const Drawing& d, const TablePlan::Row& row) {
  const Frame& frame = d.frame;
  const board::Row* record = frame.board.rows.find(row.row);
  if (!record) return;
  const double k = frame.plan.scale;
  const workshop::Sheet::Card* card = d.sheet.card(record->key);
  const int paper = card ? frame.tokens.paper(card->paper) : frame.tokens.paper("craie");
  d.canvas.thing(record->id.value);
  draw_shadow(frame, d.canvas, {row.box.centre(), d.angle()}, row.box.size(), 4, 1);
  const Brush brush = d.canvas.brush();
  brush.rounded(row.box, 4, frame.theme.papers.back());
  brush.rounded(row.handle, 4, frame.theme.papers[static_cast<std::size_t>(std::max(0, paper)) % frame.theme.papers.size()]);
  const Box head = row.handle;
  const Brush in = d.in(head);
  const double square = head.height() / 2;  // below, the head's corners are not round
  in.rounded({{-head.width() / 2, head.height() / 2 - square}, {head.width() / 2, head.height() / 2}}, 0,
             frame.theme.papers[static_cast<std::size_t>(std::max(0, paper)) % frame.theme.papers.size()]);
  if (!card) in.rounded({{-head.width() / 2, head.height() / 2 - 1.4}, {head.width() / 2, head.height() / 2}}, 0, frame.theme.paper_ink.with_alpha(0.25));

  const Writing* writing = writing_of(frame, record->id);
  const std::string title = writing ? writing->text : shown(frame, record->title);
  const bool named = !title.empty();
  const double margin = std::max(18 * k, 9.0);
  double right = head.width() / 2 - margin * 0.6;
  if (row.add && row.add_in_head && d.writes) right -= row.add->width();
  const bool own = d.edits && record->key.empty();
  constexpr double button = 26;
  const auto small = [&](Icon icon, Action action, std::string_view label) {
    const Vec at{right - button / 2, 0};
    in.icon(icon, at, 15, 1.6, frame.tokens.day.ink2);
    d.canvas.area(Target::button(action, record->id.value), {Pose{head.centre(), d.angle()}.to_glass(at), d.angle()}, {button, button}, frame.texts(label), {},
                  0, true);
    right -= button + 2;
  };
  if (own && row.cells.front().notes.empty()) small(Icon::trash, Action::remove_row, "map.remove_card");
  if (own) small(Icon::pen, Action::rename_card, "map.name_card");
  const Vec room{std::max(30.0, right + head.width() / 2 - margin), head.height() - 6};
  const Lettering text = fit_block(frame, named ? title : frame.texts("map.name_card"), sized(frame.tokens.heading3, std::max(20 * k, d.least)), room, d.least);
  const Vec top{-head.width() / 2 + margin, -text.layout->size.y / 2};
  in.text(*text.layout, top, named ? frame.theme.paper_ink : frame.tokens.day.ink2);
  d.canvas.area({TargetKind::nothing}, {Pose{head.centre(), d.angle()}.to_glass(top + text.layout->size * 0.5), d.angle()}, text.layout->size, title, {},
                text.size_mm);
  if (writing) {
    const board::Seat* seat = find_seat(frame, writing->seat);
    const Colour colour = seat ? frame.tokens.person(seat->person).colour : frame.theme.paper_ink;
    const text::Caret caret = text.layout->caret_at(named ? writing->caret : 0);
    in.rounded(Box::at(top + caret.top, {1.8, caret.height_mm}), 0.9, colour);
    in.border(Box::around({}, head.size()), 4, 2.5, colour);
  }
  if (!row.add || !d.writes) return;
  const std::string add = shown(frame, d.sheet.add_line.in(frame.texts.language()));
  const Pose pose{row.add->centre(), d.angle()};
  const Brush line = d.canvas.brush(pose);
  const double plus = std::min(std::max(16 * k, 12.0), 18.0);
  if (row.add_in_head) {
    line.icon(Icon::plus, {}, plus, 1.8, frame.theme.paper_ink);
  } else {
    const double wide = row.add->width(), before = std::max(40 * k, 24.0);
    line.icon(Icon::plus, {-wide / 2 + std::max(20 * k, 12.0), 0}, plus, 1.7, frame.tokens.day.ink2);
    const Lettering words = fit_line(frame, add, sized(frame.tokens.body, lettering(frame.plan, frame.tokens, 17)), wide - before - 4, d.least);
    write(line, words, {-wide / 2 + before, 0}, text::Align::left, frame.tokens.day.ink2);
  }
  d.canvas.area(Target::button(Action::add_line, record->id.value), pose, row.add->size(), add, {}, row.add_in_head ? 0 : d.least);
}

}  // namespace

void draw_map(const Frame& frame, Canvas& canvas) {
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  if (!sheet || !frame.plan.table) return;
  const workshop::Step* step = step_now(frame);
  const bool open = step && !frame.board.workshop().closed && !frame.for_photo;
  const Drawing d{frame, canvas, *frame.plan.table, *sheet, open && step->allow.write, open && step->allow.row, least_lettering(frame.plan, frame.tokens)};
  canvas.thing(100);
  draw_middle(d);
  for (std::size_t i = 0; i < d.table.families.size(); ++i) {
    canvas.thing(101 + i);
    draw_family(d, i);
  }
  for (const TablePlan::Row& row : d.table.rows) draw_card(d, row);
  canvas.thing(99);
  for (const TablePlan::Family& family : d.table.families) {
    if (!d.table.middle || family.cards == 0 || family.first >= d.table.rows.size()) continue;
    const Box head = d.table.rows[family.first].handle;
    canvas.brush().disc({d.table.turned ? head.max.x : head.min.x, head.centre().y}, std::max(4.0, 6.5 * frame.plan.scale), frame.theme.ink);
  }
}

}  // namespace scene
