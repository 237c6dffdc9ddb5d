// Lines from items to notes: an ink line with pins, as on a board with thread. The pin of an item is where one begins, the end of a
// line is where it can be taken off again.
#include <algorithm>
#include <cmath>

#include "scene/draw_rounds.h"
#include "scene/scene.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

constexpr double kLine = 3, kPin = 9, kEnd = 6.5, kTarget = 30;

// A paper on the sheet, as it is seen now.
struct Paper {
  Pose pose;
  double width = 0;
};

std::optional<Paper> paper_of(const Frame& frame, Id id) {
  const board::Note* note = frame.board.notes.find_live(id);
  const board::Placement* place = note ? note->places.find(frame.plan.sheet_id) : nullptr;
  if (!place) return std::nullopt;
  Paper paper{{place->at, place->angle_deg}, place->width_mm > 0 ? place->width_mm : frame.plan.note_width};
  for (const Held& held : frame.preview.held)
    if (held.record == id) paper = {{held.place.at, held.place.angle_deg}, held.place.width_mm > 0 ? held.place.width_mm : paper.width};
  for (const Glide& glide : frame.preview.glides) {
    if (glide.record != id) continue;
    bool arrived = false;
    const board::Placement now = on_the_way(glide, *place, frame.tokens, frame.now_us, arrived);
    paper.pose = {now.at, now.angle_deg};
  }
  return paper;
}

// In the middle of the sides that look to where notes lie: on a wall one, at a table one for each half. A line leaves from the one
// that is nearer to where it goes.
std::vector<Vec> pins_of(const Frame& frame, const Paper& paper) {
  if (frame.plan.glass.mode == Mode::wall) return {paper.pose.to_glass({paper.width / 2, 0})};
  return {paper.pose.to_glass({0, -paper.width / 2}), paper.pose.to_glass({0, paper.width / 2})};
}
Vec pin_towards(const Frame& frame, const Paper& paper, Vec to) {
  const std::vector<Vec> pins = pins_of(frame, paper);
  return *std::min_element(pins.begin(), pins.end(), [&](Vec a, Vec b) { return base::distance(a, to) < base::distance(b, to); });
}

// Where a line from there meets the paper's edge.
Vec edge_towards(const Paper& paper, Vec from) {
  const Vec local = paper.pose.to_local(from);
  const double reach = std::max(std::abs(local.x), std::abs(local.y));
  if (reach < 1) return paper.pose.at;
  return paper.pose.to_glass(local * std::min(1.0, (paper.width / 2 - 1) / reach));
}

void draw_thread_line(const Frame& frame, const Brush& brush, Vec from, Vec to, Colour colour) {
  const bool wall = frame.plan.glass.mode == Mode::wall;
  // It leaves the pin straight and comes in straight, as a loose thread lies.
  const double slack = wall ? std::max(30.0, std::abs(to.x - from.x) * 0.45) : std::max(8.0, std::abs(to.y - from.y) * 0.45);
  const Vec out = wall ? Vec{slack, 0} : Vec{0, to.y < from.y ? -slack : slack};
  const Vec a = from + out, b = to - (wall ? Vec{slack, 0} : out);
  constexpr int parts = 18;
  Vec last = from;
  for (int i = 1; i <= parts; ++i) {
    const double t = static_cast<double>(i) / parts, u = 1 - t;
    const Vec at = from * (u * u * u) + a * (3 * u * u * t) + b * (3 * u * t * t) + to * (t * t * t);
    brush.line(last, at, kLine, colour);
    last = at;
  }
}

void draw_pin(const Brush& brush, const Theme& theme, Vec at, double r) {
  brush.disc(at, r, theme.night ? theme.linen : theme.ink);
  if (theme.night) brush.ring(at, r, 1.2, theme.ink);
  brush.disc(at - Vec{r * 0.25, r * 0.25}, r * 0.3, theme.sheet2.with_alpha(0.85));
}

}  // namespace

void draw_items(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.items || !frame.definition) return;
  const workshop::Sheet* sheet = workshop::current_sheet(*frame.definition, frame.board);
  const workshop::Definition::Items* items = sheet ? frame.definition->items_of(sheet->items) : nullptr;
  if (!items) return;
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const double k = frame.plan.scale;
  const Box box = *frame.plan.items;
  const Brush brush = canvas.brush();
  brush.rounded(box, wall ? frame.tokens.radius_sheet : 0, frame.theme.sheet2);
  if (wall) brush.rounded({{box.max.x - 12, box.min.y}, box.max}, 0, frame.theme.sheet2);
  const text::Style style = sized(frame.tokens.heading3, std::max(13.0, 19 * k));
  if (wall) {
    const Lettering title = fit_line(frame, items->label.in(frame.texts.language()), style, box.width() - 24, 13);
    write(brush, title, {box.centre().x, box.min.y + std::max(18.0, 32 * k)}, text::Align::centre, frame.theme.ink);
    return;
  }
  // Upright at both ends of the band, as somebody at a short side reads it.
  const Lettering title = fit_line(frame, items->label.in(frame.texts.language()), style, box.height() - 12, 10.5);
  write(canvas.brush({{box.min.x + 16, box.centre().y}, 90}), title, {}, text::Align::centre, frame.theme.ink2);
  write(canvas.brush({{box.max.x - 16, box.centre().y}, -90}), title, {}, text::Align::centre, frame.theme.ink2);
}

namespace {

// Held, on its way, or with its theme in the air.
bool moves(const Frame& frame, Id note) {
  const auto is = [&](const auto& one) { return one.record == note; };
  return std::any_of(frame.preview.held.begin(), frame.preview.held.end(), is) || std::any_of(frame.preview.glides.begin(), frame.preview.glides.end(), is);
}

bool end_is_held(const Frame& frame, Id link) {
  return std::any_of(frame.preview.links.begin(), frame.preview.links.end(), [&](const HeldLink& h) { return h.link == link; });
}

}  // namespace

void draw_resting_links(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.items || !frame.definition || frame.plan.layout != workshop::Layout::links) return;
  for (const board::Link& link : frame.board.links) {
    if (link.removed || end_is_held(frame, link.id) || moves(frame, link.from) || moves(frame, link.to)) continue;
    const auto from = paper_of(frame, link.from), to = paper_of(frame, link.to);
    if (!from || !to) continue;
    canvas.thing(link.id.value);
    const Vec pin = pin_towards(frame, *from, to->pose.at);
    draw_thread_line(frame, canvas.brush(), pin, edge_towards(*to, pin), frame.theme.ink);
  }
}

void draw_links(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.items || !frame.definition || frame.plan.layout != workshop::Layout::links) return;
  const workshop::Step* step = step_now(frame);
  const bool open = step && step->allow.link && !frame.board.workshop().closed && !frame.for_photo;
  const Theme& theme = frame.theme;
  for (const board::Link& link : frame.board.links) {
    if (link.removed) continue;
    const auto from = paper_of(frame, link.from), to = paper_of(frame, link.to);
    if (!from || !to) continue;
    canvas.thing(link.id.value);
    if (end_is_held(frame, link.id)) continue;
    const Vec pin = pin_towards(frame, *from, to->pose.at), end = edge_towards(*to, pin);
    if (moves(frame, link.from) || moves(frame, link.to)) draw_thread_line(frame, canvas.brush(), pin, end, theme.ink);
    draw_pin(canvas.brush(), theme, end, kEnd);
    if (open) canvas.area({TargetKind::link, link.id.value, 0}, {end, 0}, {kTarget, kTarget}, frame.texts("rotation.link_end"), {}, 0, true);
  }
  for (const board::Note& note : frame.board.notes) {
    if (note.removed || note.source.empty()) continue;
    const auto paper = paper_of(frame, note.id);
    if (!paper) continue;
    canvas.thing(~note.id.value);
    for (const Vec pin : pins_of(frame, *paper)) {
      draw_pin(canvas.brush(), theme, pin, kPin);
      if (open) canvas.area({TargetKind::pin, note.id.value, 0}, {pin, 0}, {kTarget + 6, kTarget + 6}, frame.texts("rotation.pin"), {}, 0, true);
    }
  }
  for (const HeldLink& held : frame.preview.links) {
    const auto from = paper_of(frame, held.from);
    if (!from) continue;
    canvas.thing(held.grip);
    const board::Seat* seat = find_seat(frame, held.seat);
    const Colour colour = seat ? frame.tokens.person(seat->person).colour : theme.ink;
    const auto over = held.over ? paper_of(frame, held.over) : std::nullopt;
    if (over) {
      const Box edge = Box::around({}, {over->width + 6, over->width + 6});
      canvas.brush(over->pose).border(edge, frame.tokens.radius_note + 3, 2.5, colour);
    }
    draw_thread_line(frame, canvas.brush(), pin_towards(frame, *from, held.at), held.at, colour);
    draw_pin(canvas.brush(), theme, held.at, kEnd);
  }
}

}  // namespace scene
