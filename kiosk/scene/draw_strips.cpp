#include "scene/draw_strips.h"

#include <algorithm>

#include "scene/draw_ink.h"
#include "scene/furniture.h"
#include "scene/layouts.h"
#include "scene/scene.h"

namespace scene {
namespace {

using Look = TablePlan::Strip::Look;

// From a strip's left end: its sign, then its text, then at a strip's right end its author's mark.
struct Parts {
  double sign = 0, mark = 0;  // diameters
  double from = 0, to = 0;    // of the text, from the middle
};
Parts parts_of(const Frame& frame, const board::Note& note, const TablePlan::Strip& strip, double width) {
  const double k = frame.plan.scale;
  Parts parts;
  switch (strip.look) {
    case Look::line:
      parts.sign = std::min({std::max(22 * k, 15.0), strip.high * 0.78, 24.0});
      parts.from = -width / 2 + std::max(40 * k, 24.0);
      parts.to = width / 2 - 3;
      break;
    case Look::strip:
      parts.mark = note.seat ? std::min({std::max(24 * k, 14.0), strip.high * 0.5, 28.0}) : 0;
      parts.from = -width / 2 + std::max(11 * k, 6.0);
      parts.to = width / 2 - (parts.mark > 0 ? parts.mark + 15 * k : 6);
      break;
    case Look::flag:
      parts.sign = strip.high * 0.34;
      parts.from = -width / 2 + strip.high * 0.72;
      parts.to = width / 2 - 2;
      break;
  }
  // A picture or a drawing has a square of its own before the text.
  const bool drawn = !frame.board.strokes_on(note.id).empty() || (note.picture && frame.board.pictures.find_live(note.picture));
  if (drawn) parts.from += strip.high;
  return parts;
}

int person_of(const Frame& frame, Id seat) {
  const board::Seat* found = frame.board.seats.find(seat);
  return found ? static_cast<int>(std::max<std::int64_t>(1, found->person)) : 0;
}

}  // namespace

const TablePlan::Strip* strip_of(const Frame& frame, Id note) {
  if (!frame.plan.table) return nullptr;
  const auto it = frame.plan.table->strips.find(note);
  return it == frame.plan.table->strips.end() ? nullptr : &it->second;
}

Lettering fit_strip(const Frame& frame, const board::Note& note, const TablePlan::Strip& strip, double width_mm) {
  const Parts parts = parts_of(frame, note, strip, width_mm);
  text::Style style = sized(frame.tokens.body, strip.text, strip.look == Look::flag ? 620 : 540);
  style.line_height_mm = style.size_mm * 1.2;  // close, so that two lines have room where there is little
  const double least = std::min(strip.text, least_lettering(frame.plan, frame.tokens) * std::clamp(frame.plan.glass.text_scale, 0.5, 2.0));
  const Vec room{std::max(20.0, parts.to - parts.from), strip.high - 2};
  const std::string words = shown(frame, note.text);
  return strip.look == Look::flag ? fit_line(frame, words, style, room.x, least) : fit_block(frame, words, style, room, least);
}

void draw_author(const Frame& frame, const Brush& brush, Id seat, Vec at, double diameter, Colour ink) {
  if (const int person = person_of(frame, seat); person > 0) return draw_mark(frame, brush, person, at, diameter);
  const double width = std::max(1.1, diameter * 0.06);
  brush.dashed(Box::around(at, Vec{1, 1} * (diameter - width)), (diameter - width) / 2, width, diameter * 0.15, ink);
}

void add_strip_areas(const Frame& frame, Areas& areas, const board::Note& note, const Pose& pose, Vec size) {
  const TablePlan::Strip* strip = strip_of(frame, note.id);
  const workshop::Step* step = step_now(frame);
  if (!strip || strip->look != Look::line || note.seat || !step || !step->allow.write || frame.board.workshop().closed) return;
  Area& area = areas.emplace_back();
  const double across = std::max(frame.tokens.touch.target_min, std::min(size.y, 30.0));
  area.target = Target::button(Action::adopt, note.id.value);
  area.pose = {pose.to_glass({-size.x / 2 + std::max(20 * frame.plan.scale, 12.0), 0}), pose.angle_deg};
  area.size = {across, across};
  area.round = true;
  area.label = frame.texts("map.adopt");
}

void Scene::draw_strip(const Frame& frame, const board::Note& note, const TablePlan::Strip& strip, Face& face) {
  const double w = face.width_mm, h = strip.high, k = frame.plan.scale;
  const Parts parts = parts_of(frame, note, strip, w);
  const Lettering text = fit_strip(frame, note, strip, w);
  const Brush brush(face.local);
  const Box box = Box::around({}, {w, h});
  Colour ink = frame.theme.ink;
  switch (strip.look) {
    case Look::strip:
      ink = frame.theme.paper_ink;
      brush.rounded(box, frame.tokens.radius_note, frame.theme.papers[static_cast<std::size_t>(note.paper) % frame.theme.papers.size()]);
      if (frame.tokens.contrast) brush.border(box, frame.tokens.radius_note, frame.tokens.contrast_edge, ink);
      if (const int person = person_of(frame, note.seat); person > 0)
        draw_mark(frame, brush, person, {w / 2 - parts.mark / 2 - std::max(8 * k, 4.0), 0}, parts.mark);
      break;
    case Look::line:
      ink = frame.theme.paper_ink;
      draw_author(frame, brush, note.seat, {-w / 2 + std::max(20 * k, 12.0), 0}, parts.sign, frame.tokens.day.ink2);
      break;
    case Look::flag: {
      const double across = parts.sign;
      brush.at({{-w / 2 + h * 0.34, 0}, 45}).rounded(Box::around({}, {across, across}), 1.2, frame.theme.ink);
      break;
    }
  }
  const double square = h - 4, x = parts.from - h / 2 - 2;
  if (!frame.board.strokes_on(note.id).empty()) {
    std::vector<Instance> ink_drawn;
    draw_ink(frame, Brush(ink_drawn), note, square);
    for (Instance& in : ink_drawn) in.x += static_cast<float>(x);
    face.local.insert(face.local.end(), ink_drawn.begin(), ink_drawn.end());
  }
  if (const board::Picture* picture = note.picture ? frame.board.pictures.find_live(note.picture) : nullptr; picture && picture->size_px.y > 0) {
    const double aspect = picture->size_px.x / picture->size_px.y;
    const Vec size = aspect > 1 ? Vec{square, square / aspect} : Vec{square * aspect, square};
    brush.picture(picture_number(pictures_folder_ + "/" + picture->file), Box::around({x, 0}, size), 1);
  }
  brush.text(*text.layout, {parts.from, -text.layout->size.y / 2}, ink);
  face.text_mm = text.size_mm;
}

}  // namespace scene
