// What is chosen of a list: places of honour with their numbers, the key that fixes them, and the card that tells what was written of an item.
#include <algorithm>
#include <cmath>

#include "scene/draw_one_by_one.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"

namespace scene {
namespace {

std::optional<workshop::Choice> choice_of(const Frame& frame) {
  return frame.definition && frame.plan.honour ? workshop::choice_now(*frame.definition, frame.board) : std::nullopt;
}

// The sheet on which items were talked about has the names of their merits.
const workshop::Sheet* merits_of(const Frame& frame, const board::Note& item) {
  if (!frame.definition) return nullptr;
  for (const workshop::Sheet& sheet : frame.definition->sheets)
    if (sheet.layout == workshop::Layout::scores && sheet.items == item.source) return &sheet;
  return nullptr;
}

struct Part {
  Lettering title;
  std::vector<std::pair<const board::Note*, Lettering>> said;
  std::size_t more = 0;
};
struct Told {
  Lettering letter, name;
  std::vector<Part> parts;
  Vec size;
  double text_mm = 15, mark = 22, pad = 18;
};

constexpr double kClose = 42;

// As much of it as the glass has room for, first the letters get smaller; what is left out is counted.
Told tell(const Frame& frame, const board::Note& item) {
  const double k = frame.plan.scale;
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const workshop::Sheet* sheet = merits_of(frame, item);
  Told told;
  const double wide = std::clamp((wall ? 560 : 460) * k, 300.0, 560.0), tall = frame.plan.sheet.height() - 16;
  for (const double wished : {17 * k, 15 * k, 13.0}) {
    told.text_mm = std::clamp(wished, 13.0, 17.0);
    told.mark = told.text_mm * 1.5;
    for (std::size_t most = 6; most > 0; --most) {
      told.parts.clear();
      const double room = wide - 2 * told.pad;
      told.name = fit_block(frame, shown(frame, item.text), sized(frame.tokens.heading3, told.text_mm * 1.25),
                            {room - kClose - told.text_mm * 2.4 - 12, told.text_mm * 4.4}, 13);
      double y = told.pad + std::max(kClose, told.name.layout->size.y) + 8;
      for (std::size_t b = 0; sheet && b < sheet->boards.size(); ++b) {
        Part part;
        const auto said = workshop::said_of(frame.board, item.id, sheet->boards[b].id);
        const auto& words = sheet->boards[b].name.empty() ? sheet->boards[b].question : sheet->boards[b].name;
        part.title = fit_line(frame, shown(frame, words.in(frame.texts.language())), sized(frame.tokens.label, told.text_mm, 650), room, 13);
        y += part.title.layout->size.y + 10;
        for (const board::Note* note : said) {
          if (part.said.size() == most) break;
          const std::string text = note->text.empty() ? frame.texts("list.drawn") : note->text;
          part.said.emplace_back(note, fit_block(frame, shown(frame, text), sized(frame.tokens.body, told.text_mm), {room - told.mark - 10, 2000}, 13));
          y += std::max(told.mark, part.said.back().second.layout->size.y) + 6;
        }
        part.more = said.size() - part.said.size();
        if (part.more > 0 || said.empty()) y += told.text_mm * 1.4;
        told.parts.push_back(std::move(part));
      }
      told.size = {wide, y + told.pad};
      if (told.size.y <= tall) return told;
    }
  }
  return told;
}

}  // namespace

Vec said_card_size(const Frame& frame, const SaidCard& card) {
  if (card.thread) return thread_card_size(frame, card.item);
  const board::Note* note = frame.board.notes.find_live(card.item);
  return note ? tell(frame, *note).size : Vec{300, 120};
}

void draw_honour(const Frame& frame, Canvas& canvas) {
  const auto choice = choice_of(frame);
  if (!choice) return;
  const Theme& theme = frame.theme;
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const auto& places = frame.plan.honour->places;
  for (std::size_t i = 0; i < places.size(); ++i) {
    canvas.thing(100 + i);
    const Box& box = places[i];
    const Brush brush = canvas.brush();
    const bool taken = i < choice->places.size() && choice->places[i];
    brush.rounded(box, frame.tokens.radius_strip, theme.sheet2);
    if (!taken) brush.dashed(box.grown(-1.5), frame.tokens.radius_strip, 2, 7, theme.line);
    const double lane = std::max(24.0, wall ? box.width() * 0.3 : (box.width() - box.height()) / 2);
    const Lettering number = fit_line(frame, std::to_string(i + 1), sized(frame.tokens.display, std::clamp(lane * 0.9, 24.0, 72.0)), lane, 20);
    const auto sign = [&](Vec at, double angle) {
      const Brush b = canvas.brush({at, angle});
      write(b, number, {0, taken ? -4.0 : 0.0}, text::Align::centre, taken ? theme.valid : theme.ink2);
      if (choice->decided && taken) b.icon(Icon::check, {0, number.size_mm * 0.66}, std::clamp(lane * 0.4, 16.0, 26.0), 2.4, theme.valid);
    };
    sign({box.min.x + lane / 2, box.centre().y}, 0);
    if (!wall) sign({box.max.x - lane / 2, box.centre().y}, 180);
    canvas.area({TargetKind::glass}, {box.centre(), 0}, box.size(), frame.texts("list.place", {std::to_string(i + 1)}), {}, number.size_mm);
  }
}

// The place over which an item is held.
void draw_honour_landing(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.honour || frame.for_photo) return;
  for (const Held& held : frame.preview.held) {
    const board::Note* note = frame.board.notes.find_live(held.record);
    if (!note || note->source.empty()) continue;
    for (const Box& box : frame.plan.honour->places) {
      if (!box.contains(held.place.at)) continue;
      canvas.thing(held.grip);
      canvas.brush().border(box.grown(2), frame.tokens.radius_strip + 2, 3, frame.theme.valid);
    }
  }
}

void draw_decide(const Frame& frame, Canvas& canvas) {
  const auto choice = choice_of(frame);
  if (!choice || frame.for_photo || frame.board.workshop().closed) return;
  const auto& keys = frame.plan.honour->decide;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ButtonLook look;
    look.icon = choice->decided ? Icon::undo : Icon::check;
    look.label = frame.texts(choice->decided ? "list.choose_again" : choice->places.size() == 3 ? "list.decide_three" : "list.decide");
    look.enabled = choice->decided || choice->full();
    look.strong = !choice->decided && look.enabled;
    draw_button(frame, canvas, {keys[i].centre(), i == 0 ? 0.0 : 180.0}, keys[i].size(),
                Target::button(choice->decided ? Action::choose_again : Action::decide), look);
  }
}

void draw_said_cards(const Frame& frame, Canvas& canvas) {
  for (const SaidCard& card : frame.preview.said_cards) {
    if (card.thread && has_origin(frame, card.item)) draw_thread_card(frame, canvas, card);
    const board::Note* item = frame.board.notes.find_live(card.item);
    if (!item || card.thread) continue;
    const Told told = tell(frame, *item);
    const Vec half = told.size * 0.5;
    const Theme& theme = frame.theme;
    canvas.thing(card.session);
    draw_shadow(frame, canvas, card.pose, told.size, 16, 3);
    const Brush brush = canvas.brush(card.pose);
    brush.rounded({half * -1, half}, 16, theme.paper);
    canvas.area({TargetKind::card, card.session, 0}, card.pose, told.size, frame.texts("list.said_of", {item->text}), card.seat, told.text_mm);
    const double left = -half.x + told.pad, disc = told.text_mm * 2.1, head = std::max(kClose, told.name.layout->size.y);
    double y = -half.y + told.pad;
    draw_letter(frame, brush, workshop::item_letter(frame.board, *item), {left + disc / 2, y + head / 2}, disc, item->choice > 0);
    brush.text(*told.name.layout, {left + disc + 12, y + (head - told.name.layout->size.y) / 2}, theme.ink);
    const Pose close{card.pose.to_glass({half.x - told.pad - 19, y + head / 2}), card.pose.angle_deg};
    draw_button(frame, canvas, close, {38, 38}, Target::button(Action::close_card, card.session),
                {Icon::close, frame.texts("console.close"), false, false, card.seat, true});
    y += head + 8;
    for (const Part& part : told.parts) {
      brush.rounded({{left, y}, {half.x - told.pad, y + 1}}, 0, theme.line2);
      brush.text(*part.title.layout, {left, y + 6}, theme.ink2);
      y += part.title.layout->size.y + 10;
      for (const auto& [note, text] : part.said) {
        const board::Seat* seat = frame.board.seats.find(note->seat);
        const double high = std::max(told.mark, text.layout->size.y);
        if (seat) draw_mark(frame, brush, static_cast<int>(std::max<std::int64_t>(1, seat->person)), {left + told.mark / 2, y + told.mark / 2}, told.mark);
        brush.text(*text.layout, {left + told.mark + 10, y + std::max(0.0, (told.mark - text.layout->size.y) / 2)}, theme.ink);
        y += high + 6;
      }
      const std::string rest = part.more > 0       ? frame.texts.count("list.more", static_cast<long long>(part.more))
                               : part.said.empty() ? frame.texts("list.nothing_said")
                                                   : std::string();
      if (rest.empty()) continue;
      const Lettering line = fit_line(frame, rest, sized(frame.tokens.label, 13, 500), told.size.x - 2 * told.pad, 10.5);
      brush.text(*line.layout, {left, y}, theme.ink2);
      y += told.text_mm * 1.4;
    }
  }
}

bool bears_count(const Frame& frame, const board::Note& note) {
  return frame.plan.honour && !note.source.empty() && !workshop::said_of(frame.board, note.id).empty();
}

void draw_item_signs(const Frame& frame, const Brush& brush, const board::Note& note, double width_mm) {
  if (frame.plan.layout != workshop::Layout::items || note.source.empty()) return;
  const double k = frame.plan.scale, disc = std::clamp(34 * k, 20.0, 36.0), h = width_mm / 2;
  // Over the corner, clear of the words.
  draw_letter(frame, brush, workshop::item_letter(frame.board, note), {-h + disc * 0.16, -h + disc * 0.16}, disc, note.choice > 0 && frame.plan.honour);
  if (!bears_count(frame, note)) return;
  const auto said = workshop::said_of(frame.board, note.id).size();
  // A bubble with how much was written of it: a tap tells.
  const double size = std::max(15.0, 20 * k);
  const Lettering count = fit_line(frame, std::to_string(said), sized(frame.tokens.label, std::max(13.0, 15 * k), 620), 60, 11);
  const double wide = count.layout->size.x + size * 1.7, y = h - size * 0.8;
  const Box pill = Box::around({h - wide / 2 - 5, y}, {wide, size * 1.25});
  brush.rounded(pill, size * 0.6, frame.theme.paper_ink.with_alpha(0.09));
  brush.icon(Icon::pen, {pill.min.x + size * 0.72, y}, size * 0.72, 1.6, frame.theme.paper_ink);
  write(brush, count, {pill.min.x + size * 1.22, y}, text::Align::left, frame.theme.paper_ink);
}

}  // namespace scene
