// Notes: paper, band, author's mark, text that fits, ink, dots and tally. The face of each is drawn once in its own space
// and kept; placing it costs a turn of its instances.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/utf8.h"
#include "scene/draw_ink.h"
#include "scene/draw_one_by_one.h"
#include "scene/draw_rounds.h"
#include "scene/draw_strips.h"
#include "scene/lettering.h"
#include "scene/note_fit.h"
#include "scene/on_lines.h"
#include "scene/scene.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"

namespace scene {
namespace {

// The look of a text that is being written in a note, so that a letter is seen in the frame of its key.
const Writing* writing_of(const Frame& frame, Id note) {
  for (const Writing& writing : frame.preview.writings) {
    if (writing.kind == board::RecordKind::note && writing.record == note) return &writing;
  }
  return nullptr;
}

bool is_inked(const Frame& frame, Id note) {
  return std::any_of(frame.preview.inkings.begin(), frame.preview.inkings.end(), [&](const Inking& i) { return i.note == note; });
}

bool is_voted(const Frame& frame, Id note) {
  const auto& dots = frame.board.dots_on(note);
  return std::any_of(dots.begin(), dots.end(), [&](std::size_t s) { return !frame.board.dots[s].removed && frame.board.dots[s].note == note; });
}

bool is_turned(const Frame& frame, Id note) {
  return std::any_of(frame.preview.held.begin(), frame.preview.held.end(), [&](const Held& h) { return h.record == note && h.turned; });
}

// What a hand is doing to it shows in its face: that is set anew in each frame.
bool is_in_the_making(const Frame& frame, Id note) { return writing_of(frame, note) || is_inked(frame, note) || is_turned(frame, note); }

// Face down nothing of it is seen but whose it is. While its author writes or draws on it, it lies open before them.
bool is_hidden(const Frame& frame, const board::Note& note) { return note.face_down && !is_in_the_making(frame, note.id); }

// Of a word on an item that somebody keeps to themselves: which item, by its letter.
void draw_item_on_back(const Frame& frame, const Brush& brush, const board::Note& note, double width) {
  const board::Note* item = frame.board.notes.find_live(note.item);
  if (!item) return;
  const Lettering letter =
      fit_line(frame, workshop::item_letter(frame.board, *item), sized(frame.tokens.heading3, std::max(13.0, width * 0.15), 640), width, 10.5);
  write(brush, letter, {0, width * 0.36}, text::Align::centre, frame.theme.paper_ink);
}

std::string shown_text(const Frame& frame, const board::Note& note) {
  if (is_hidden(frame, note)) return {};
  const Writing* writing = writing_of(frame, note.id);
  return shown(frame, writing ? writing->text : note.text);
}

int person_of(const Frame& frame, Id seat) {
  const board::Seat* s = frame.board.seats.find(seat);
  return s ? static_cast<int>(std::max<std::int64_t>(1, s->person)) : 0;
}

const board::Picture* picture_on(const Frame& frame, const board::Note& note) {
  const board::Picture* picture = note.picture ? frame.board.pictures.find_live(note.picture) : nullptr;
  return picture && !picture->file.empty() && picture->size_px.x > 0 && picture->size_px.y > 0 ? picture : nullptr;
}

Content content_of(const Frame& frame, const board::Note& note, std::string_view shown) {
  const bool hidden = is_hidden(frame, note);
  const board::Picture* picture = hidden ? nullptr : picture_on(frame, note);
  return {shown, (is_voted(frame, note.id) || bears_count(frame, note)) && !hidden, picture ? picture->size_px.x / picture->size_px.y : 0,
          writing_of(frame, note.id) != nullptr};
}

// Narrower, as a thing is seen that turns on its upright axis.
void narrow(std::vector<Instance>& out, std::size_t from, double share) {
  for (std::size_t i = from; i < out.size(); ++i) out[i].half_w *= static_cast<float>(share);
}

// `out` is what the brush writes in. How many of them are known.
std::size_t draw_dots(const Frame& frame, const Brush& brush, std::vector<Instance>& out, const board::Note& note, double width_mm) {
  const Tokens::Dot& d = frame.tokens.dot;
  std::size_t shown = 0, known = 0;
  const double pitch = std::min(d.pitch, (width_mm - 20) / std::max<double>(1, static_cast<double>(frame.board.dots_on(note.id).size())));
  for (const std::size_t slot : frame.board.dots_on(note.id)) {
    const board::Dot& dot = frame.board.dots[slot];
    if (dot.removed || dot.note != note.id) continue;
    const Vec at{-width_mm / 2 + 18 + static_cast<double>(shown) * pitch, width_mm / 2 - dot_line(width_mm).up};
    const double tilt = (static_cast<double>(dot.id.counter() * 7919 % 41) / 40.0) * (d.tilt.y - d.tilt.x) + d.tilt.x;
    const int person = person_of(frame, dot.seat);
    const PersonLook& look = frame.tokens.people[static_cast<std::size_t>(std::max(person, 1) - 1) % frame.tokens.people.size()];
    const Brush turned = brush.at({at, tilt});
    turned.shadow({{-d.on_note / 2, -d.on_note / 2}, {d.on_note / 2, d.on_note / 2}}, d.on_note / 2, 2.4, frame.theme.shadow.with_alpha(0.25),
                  frame.tokens.shadow_direction);
    const double up = frame.plan.votes_hidden ? 0 : frame.reveal ? frame.reveal->turned(note.id, shown) : 1;
    const bool fades = frame.tokens.calm && up > 0 && up < 1;
    const std::size_t from = out.size();
    turned.disc({}, d.on_note / 2, {255, 253, 248, 255});
    ++shown;
    known += up >= 0.5 ? 1 : 0;
    if (up < 0.5 || fades) turned.ring({}, d.on_note / 2 - 0.5, 1.4, frame.theme.paper_ink.with_alpha(fades ? 1 - up : 1));
    if (up >= 0.5 || fades) {
      turned.disc({}, d.on_note / 2 - d.edge, look.colour.with_alpha(fades ? up : 1));
      turned.mark(person, {}, d.on_note * 0.26, look.mark.with_alpha(fades ? up : 1));
    }
    if (up >= 0.5 && !frame.plan.votes_hidden) draw_meaning(frame, brush.at({at, 0}), dot.meaning, d.on_note);
    if (!frame.tokens.calm && up > 0 && up < 1) narrow(out, from, std::max(0.04, std::abs(std::cos(up * std::numbers::pi))));
  }
  return known;
}

// How many dots a note has, over its upper right corner.
void draw_tally(const Frame& frame, const Brush& brush, std::size_t known, double width_mm) {
  const Tokens::Dot& d = frame.tokens.dot;
  // Where the board is smaller it is too, and lies further inside, for neighbours are close; above the text all the same.
  const double k = frame.plan.scale, inside = 1 - std::min(1.0, k), radius = d.badge * k * (1 - 0.45 * inside) / 2;
  const double over = std::max(4.0, d.badge / 2 - 4 - 40 * inside);
  const Brush badge = brush.at({{width_mm / 2 - 4 - 22 * inside, -width_mm / 2 + radius - over}, 0});
  badge.disc({}, radius, frame.theme.night ? Colour{246, 239, 226, 255} : frame.theme.ink);
  text::Style style = sized(frame.tokens.heading3, std::max(13.0, frame.tokens.heading3.size_mm * k));
  style.tabular = true;
  const auto count = frame.type.layout(std::to_string(known), style);
  badge.text(*count, count->size * -0.5, frame.theme.night ? frame.theme.linen : frame.theme.paper);
}

// What is selected, under the letters.
void draw_selected(const Brush& brush, const text::Layout& layout, std::string_view shown, const Writing& writing, Vec origin, Colour colour) {
  for (const Box& line :
       on_lines(layout, text::same_place(writing.text, shown, writing.selected_from()), text::same_place(writing.text, shown, writing.selected_to())))
    brush.rounded({origin + line.min, origin + line.max}, 1, colour.with_alpha(0.3));
}

// Words that no dictionary knows: a quiet line of dots below the letters, in ink and not in red. The writer sees it when they look
// for it, and nobody else is told.
void draw_marked(const Brush& brush, const text::Layout& layout, std::string_view shown, const Writing& writing, Vec origin, Colour ink) {
  for (const Writing::Marked& mark : writing.marked) {
    if (mark.to > writing.text.size()) continue;
    const bool doubted = writing.doubted && *writing.doubted == mark;
    for (const Box& line : on_lines(layout, text::same_place(writing.text, shown, mark.from), text::same_place(writing.text, shown, mark.to))) {
      const double dot = std::max(0.9, layout.size_mm * 0.075), y = line.max.y - (line.height() - layout.size_mm) / 2 + dot * 0.4;
      brush.dotted_line(origin + Vec{line.min.x, y}, origin + Vec{line.max.x, y}, dot, dot * 2, ink.with_alpha(doubted ? 0.9 : 0.55));
    }
  }
}

}  // namespace

Face& Scene::measured(const Frame& frame, const board::Note& note, double width_mm) {
  const std::size_t slot = *frame.board.notes.slot(note.id);
  if (faces_.size() <= slot) faces_.resize(std::max(slot + 1, frame.board.notes.size()));
  Face& face = faces_[slot];
  const bool in_the_making = is_in_the_making(frame, note.id);
  const TablePlan::Strip* strip = in_the_making ? nullptr : strip_of(frame, note.id);
  const double high = strip ? strip->high : 0;
  if (face.measured && !in_the_making && !face.writing && std::abs(face.width_mm - width_mm) < 0.01 && std::abs(face.high_mm - high) < 0.01) return face;
  face.high_mm = high;
  if (strip) {
    face.measured = true;
    face.drawn = face.writing = false;
    face.width_mm = face.drawn_mm = width_mm;
    face.text_mm = fit_strip(frame, note, *strip, width_mm).size_mm;
    return face;
  }
  std::string text = shown_text(frame, note);
  const Content content = content_of(frame, note, text);
  const Face::Making* before = in_the_making ? face.making.get() : nullptr;
  const double least = least_text(frame), plan_scale = frame.plan.scale, text_scale = frame.plan.glass.text_scale;
  const bool goes_on = before && before->layout && before->asked_mm == width_mm && before->plan_scale == plan_scale && before->text_scale == text_scale &&
                       before->least_mm == least && before->voted == content.voted && before->picture_aspect == content.picture_aspect &&
                       before->written_on == content.written_on && text.starts_with(before->text);
  Fit fit;
  if (goes_on) fit = {before->layout, before->drawn_mm, before->text_mm, before->picture, before->origin};
  if (!goes_on || text != before->text) fit = fit_text(frame, content, width_mm, goes_on ? &fit : nullptr);
  if (in_the_making) {
    if (!face.making) face.making = std::make_unique<Face::Making>();
    Face::Making& making = *face.making;
    making.asked_mm = width_mm, making.plan_scale = plan_scale, making.text_scale = text_scale, making.least_mm = least;
    making.voted = content.voted, making.written_on = content.written_on, making.picture_aspect = content.picture_aspect;
    making.layout = fit.layout, making.drawn_mm = fit.width_mm, making.text_mm = fit.size_mm, making.picture = fit.picture, making.origin = fit.origin;
    making.text = std::move(text);
  }
  face.measured = true;
  face.drawn = false;
  face.writing = in_the_making;
  face.width_mm = width_mm;
  face.drawn_mm = fit.width_mm;
  face.text_mm = fit.size_mm;
  return face;
}

const Face& Scene::drawn(const Frame& frame, const board::Note& note, double width_mm) {
  Face& face = measured(frame, note, width_mm);
  if (face.drawn) return face;
  face.drawn = true;
  face.local.clear();
  if (face.high_mm > 0)
    if (const TablePlan::Strip* strip = strip_of(frame, note.id)) {
      draw_strip(frame, note, *strip, face);
      return face;
    }
  const Writing* writing = writing_of(frame, note.id);
  const bool inking = is_inked(frame, note.id);
  const Tokens& tokens = frame.tokens;
  const double scale = frame.plan.scale;
  const std::string& text = writing ? writing->text : note.text;
  const std::string shown = shown_text(frame, note);
  const Content content = content_of(frame, note, shown);
  const bool kept = is_in_the_making(frame, note.id) && face.making && face.making->layout;  // by `measured`, just now
  const Face::Making* made = face.making.get();
  const Fit fit = kept ? Fit{made->layout, made->drawn_mm, made->text_mm, made->picture, made->origin} : fit_text(frame, content, width_mm);

  const double w = fit.width_mm, h = w / 2, band = tokens.note.band * scale;
  const Brush brush(face.local);
  const std::size_t paper = static_cast<std::size_t>(note.paper) % frame.theme.papers.size();
  brush.rounded({{-h, -h}, {h, h}}, tokens.radius_note, frame.theme.papers[paper]);
  brush.rounded({{-h, -h}, {h, -h + band}}, tokens.radius_note, frame.theme.band);
  if (tokens.contrast) brush.border({{-h, -h}, {h, h}}, tokens.radius_note, tokens.contrast_edge, frame.theme.paper_ink);
  const int person = person_of(frame, note.seat);
  if (is_hidden(frame, note)) {
    brush.rounded({{-h, -h}, {h, h}}, tokens.radius_note, tokens.face_down.shade.with_alpha(tokens.face_down.shade_alpha));
    if (person > 0) brush.mark(person, {}, w * tokens.face_down.shape_share / 2, frame.theme.paper_ink.with_alpha(tokens.face_down.shape_alpha));
    draw_item_on_back(frame, brush, note, w);
    return face;
  }
  // While people vote an idea is nobody's: its author's mark would be taken for a dot.
  if (person > 0 && !frame.plan.voting)
    draw_mark(frame, brush, person, {-h + tokens.note.padding[3] * scale + tokens.note.mark * scale / 2, -h + band / 2}, tokens.note.mark * scale);
  const Vec origin = fit.origin;
  if (content.picture_aspect > 0) {
    brush.rounded(fit.picture, 1, frame.theme.band);  // seen until the picture has come
    brush.picture(picture_number(pictures_folder_ + "/" + picture_on(frame, note)->file), fit.picture, 1);
  }
  if (writing) draw_selected(brush, *fit.layout, shown, *writing, origin, tokens.person(std::max(person_of(frame, writing->seat), 1)).colour);
  if (writing) draw_marked(brush, *fit.layout, shown, *writing, origin, frame.theme.paper_ink);
  brush.text(*fit.layout, origin, frame.theme.paper_ink);
  if (kept) {
    Face::Making& making = *face.making;
    if (const std::uint64_t ink = ink_of(frame, note.id, w); making.ink_of != ink) {
      making.ink.clear();
      draw_ink(frame, Brush(making.ink), note, w);
      making.ink_of = ink;
    }
    face.local.insert(face.local.end(), making.ink.begin(), making.ink.end());
    draw_ink_in_the_making(frame, brush, note, w);
  } else {
    draw_ink(frame, brush, note, w);
  }
  const std::size_t known = content.voted ? draw_dots(frame, brush, face.local, note, w) : 0;
  if (!writing && !inking) draw_unread(frame, brush, note, w);
  if (!writing) draw_item_signs(frame, brush, note, w);

  if (writing || inking) {
    const Id writer = writing ? writing->seat : note.seat;
    const int who = std::max(person_of(frame, writer), 1);
    const Colour colour = tokens.people[static_cast<std::size_t>(who - 1) % tokens.people.size()].colour;
    brush.border({{-h, -h}, {h, h}}, tokens.radius_note, 2.5, colour);
    if (writing) {
      const text::Caret caret = fit.layout->caret_at(text::same_place(text, shown, writing->caret));
      brush.rounded(Box::at(origin + caret.top + Vec{-0.6, 0}, {1.8, caret.height_mm}), 0.6, colour);
      if (!shown.empty()) {
        const Vec knob = origin + caret.top + Vec{0, caret.height_mm / 2 + caret_handle_mm};
        brush.line(origin + caret.top + Vec{0.3, caret.height_mm}, knob, 1.2, colour.with_alpha(0.6));
        brush.disc(knob, 3.6, colour);
      }
      text::Style micro = frame.plan.glass.mode == Mode::wall ? sized(tokens.micro, tokens.label.size_mm) : tokens.micro;
      micro.tabular = true;
      const std::size_t count = base::count_characters(text);
      const auto counter = frame.type.layout(std::to_string(count) + "/" + std::to_string(tokens.note.advised_chars), micro);
      brush.text(*counter, {h - counter->size.x - 8 * scale, -h + std::max(0.0, band - counter->size.y) / 2}, frame.theme.paper_ink.with_alpha(0.8));
    }
  }
  face.tally_from = face.local.size();
  if (known > 0) draw_tally(frame, brush, known, w);
  return face;
}

// A note's text as it is written now: where its lines begin, from the note's centre, and how it is set.
struct Scene::Written {
  std::string shown;
  text::LayoutRef layout;
  Vec origin;
};

Scene::Written Scene::written(const board::Board& board, const Writing& writing, const board::Placement& place) {
  plan(board);
  static const Preview nothing;
  const Frame f = frame(board, nothing, 0, 0);
  Written out{shown(f, writing.text), {}, {}};
  const double lies = place.width_mm > 0 ? place.width_mm : plan_.note_width;
  const board::Note* note = board.notes.find_live(writing.record);
  Content content = note ? content_of(f, *note, out.shown) : Content{};
  // As it is while it is written on, face down or not.
  content.text = out.shown;
  content.written_on = true;
  if (note) {
    const board::Picture* picture = picture_on(f, *note);
    content.voted = is_voted(f, note->id);
    content.picture_aspect = picture ? picture->size_px.x / picture->size_px.y : 0;
  }
  const Fit fit = fit_text(f, content, std::max(lies, plan_.writing_width / view_.scale));
  out.layout = fit.layout;
  out.origin = fit.origin;
  return out;
}

Vec Scene::caret_point(const board::Board& board, const Writing& writing, const board::Placement& place) {
  const Written text = written(board, writing, place);
  const text::Caret caret = text.layout->caret_at(text::same_place(writing.text, text.shown, writing.caret));
  return base::Pose{place.at, place.angle_deg}.to_glass(text.origin + caret.top + Vec{0, caret.height_mm / 2 + caret_handle_mm});
}

std::uint32_t Scene::caret_byte(const board::Board& board, const Writing& writing, const board::Placement& place, Vec at) {
  const Written text = written(board, writing, place);
  return text::same_place(text.shown, writing.text, text.layout->byte_at(base::Pose{place.at, place.angle_deg}.to_local(at) - text.origin));
}

void Scene::emit_note(const Frame& frame, Canvas& canvas, const board::Note& note, const board::Placement& place, int height, double scale, NotePart part) {
  const double default_width = frame.plan.note_width;
  const double asked = place.width_mm > 0 ? place.width_mm : default_width;
  const std::size_t slot = *frame.board.notes.slot(note.id);
  // While hands stretch a note its face is stretched too; it is set anew, sharp and at its best size, when it lies.
  const bool stretched = height >= 3 && slot < faces_.size() && faces_[slot].measured && !faces_[slot].writing;
  const Face& f = drawn(frame, note, stretched ? faces_[slot].width_mm : asked);
  const double factor = scale * asked / f.width_mm;
  const double width = f.drawn_mm * factor;
  const Pose pose{place.at, place.angle_deg};
  const Vec size{width, f.high() * factor};
  const TablePlan::Strip* strip = f.high_mm > 0 ? strip_of(frame, note.id) : nullptr;
  // A line lies on its card's paper, a flag on the sheet; lifted each has a paper of its own.
  const bool bare = strip && strip->look != TablePlan::Strip::Look::strip;
  if (part != NotePart::tally && (!bare || height > 1)) draw_shadow(frame, canvas, pose, size, frame.tokens.radius_note, height);
  if (bare && height > 1) canvas.brush(pose).rounded(Box::around({}, size), frame.tokens.radius_note, frame.theme.papers.back());

  const double c = std::cos(base::radians(place.angle_deg)), s = std::sin(base::radians(place.angle_deg));
  const auto cf = static_cast<float>(c), sf = static_cast<float>(s), k = static_cast<float>(factor);
  const auto x = static_cast<float>(place.at.x), y = static_cast<float>(place.at.y);
  const std::size_t first = canvas.out.size();
  const auto tally = f.local.begin() + static_cast<std::ptrdiff_t>(std::min(f.tally_from, f.local.size()));
  canvas.out.insert(canvas.out.end(), part == NotePart::tally ? tally : f.local.begin(), part == NotePart::paper ? tally : f.local.end());
  for (std::size_t i = first; i < canvas.out.size(); ++i) {
    Instance& out = canvas.out[i];
    const Vec fall = fall_of(out) * factor;
    const auto fx = static_cast<float>(fall.x), fy = static_cast<float>(fall.y);
    const float lx = out.x * k - fx, ly = out.y * k - fy;
    out.x = x + lx * cf - ly * sf + fx;
    out.y = y + lx * sf + ly * cf + fy;
    if (fx != 0 || fy != 0) out.u0 = fx, out.v0 = fy;
    out.half_w *= k;
    out.half_h *= k;
    out.radius *= k;
    out.border *= k;
    if (out.shape != static_cast<std::uint16_t>(Shape::picture)) out.blur *= k;
    const float oc = out.cos, os = out.sin;
    out.cos = oc * cf - os * sf;
    out.sin = oc * sf + os * cf;
  }
  if (height > 1) add_note_areas(frame, canvas.areas, note, place, f, factor);
}

void Scene::add_note_areas(const Frame& frame, Areas& areas, const board::Note& note, const board::Placement& place, const Face& f, double factor) {
  const Pose pose{place.at, place.angle_deg};
  const double width = f.drawn_mm * factor;
  Area area;  // the label is filled in when somebody asks: a thousand copies of text a rebuild would be waste
  area.target = {TargetKind::note, note.id.value, 0};
  area.pose = pose;
  area.size = {width, f.high() * factor};
  area.seat = note.seat;
  area.text_height_mm = f.text_mm * factor;
  areas.push_back(std::move(area));
  if (f.high_mm > 0) return add_strip_areas(frame, areas, note, pose, {width, f.high() * factor});

  // Dots on a note can be taken back by their owners; while a text is written the caret follows a tap.
  if (is_hidden(frame, note)) return;
  std::int64_t shown = 0;
  const auto& slots = frame.board.dots_on(note.id);
  const Tokens::Dot& d = frame.tokens.dot;
  const double pitch = std::min(d.pitch, (f.drawn_mm - 20) / std::max<double>(1, static_cast<double>(slots.size())));
  for (const std::size_t dot_slot : slots) {
    const board::Dot& dot = frame.board.dots[dot_slot];
    if (dot.removed || dot.note != note.id) continue;
    const Vec local{-f.drawn_mm / 2 + 18 + static_cast<double>(shown++) * pitch, f.drawn_mm / 2 - dot_line(f.drawn_mm).up};
    Area& on = areas.emplace_back();
    on.target = {TargetKind::dot, dot.id.value, 0};
    on.pose = {pose.to_glass(local * factor), place.angle_deg};
    on.size = {d.on_note, d.on_note};
    on.round = true;
    on.seat = dot.seat;
  }
  if (const Writing* writing = writing_of(frame, note.id)) {
    Area& caret = areas.emplace_back();
    caret.target = {TargetKind::caret, writing->session, 0};
    caret.pose = pose;
    caret.size = {width, width};
    caret.label = writing->text;
    caret.seat = writing->seat;
    caret.text_height_mm = f.text_mm * factor;
  }
}

}  // namespace scene
