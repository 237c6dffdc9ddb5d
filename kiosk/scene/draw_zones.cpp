// What the sheet says by its ground: the two sides of an ideas' sheet, or the stages of a process with their columns.
#include "scene/frame.h"

#include <algorithm>
#include <cmath>

#include "scene/draw_costs.h"
#include "scene/draw_criteria.h"
#include "scene/draw_learner.h"
#include "scene/draw_one_by_one.h"
#include "scene/draw_rounds.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

void draw_sides(const Frame& frame, Canvas& canvas) {
  const Plan& plan = frame.plan;
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush();
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  const double k = plan.scale, radius = frame.tokens.radius_sheet;
  const bool wall = plan.glass.mode == Mode::wall;
  double wide = 240 * k;
  for (const Zone& zone : plan.zones) {
    if (zone.kind != Zone::Kind::side) continue;
    wide = zone.head.width();
    if (zone.ai != board::Ai::with) continue;
    brush.rounded(zone.box, radius, theme.ai_tint);
    brush.rounded({zone.box.min, {zone.box.min.x + radius * 2, zone.box.max.y}}, 0, theme.ai_tint);  // square on the line
  }
  for (const Plan::Title& title : plan.titles()) {
    const base::Localized* name = sheet ? (title.with_ai ? &sheet->right : &sheet->left) : nullptr;
    const std::string words = name && !name->empty() ? name->in(frame.texts.language()) : frame.texts(title.with_ai ? "board.with_ai" : "board.without_ai");
    const Colour colour = title.with_ai ? theme.ai : wall ? theme.ink : theme.ink2;
    const Lettering line = fit_line(frame, words, sized(frame.tokens.heading2, std::max(15.0, (wall ? 21 : 24) * k)), wide, 13);
    const bool from_left = wall || title.with_ai != title.far;
    write(canvas.brush({title.at, title.far ? 180.0 : 0.0}), line, {}, from_left ? text::Align::left : text::Align::right, colour);
  }
  const double x = plan.sheet.centre().x;
  const bool under_tent = plan.tent && plan.tent->min.y < plan.sheet.min.y + 46 * k;
  brush.dotted_line({x, under_tent ? plan.tent->min.y + 6 : plan.sheet.min.y + 14}, {x, plan.sheet.max.y - 14}, 2.6, 9.6, theme.ai);
}

struct Stage {
  const Zone& zone;
  const board::Stage& record;
  std::size_t number;
  bool editable;
};

const Writing* writing_of(const Frame& frame, Id stage) {
  for (const Writing& w : frame.preview.writings) {
    if (w.kind == board::RecordKind::stage && w.record == stage) return &w;
  }
  return nullptr;
}

void draw_chevron(const Frame& frame, Canvas& canvas, const Stage& stage) {
  const Theme& theme = frame.theme;
  const double k = frame.plan.scale;
  Box box = stage.zone.head;
  const double point = box.height() / 4;
  bool lifted = false;
  for (const HeldStage& held : frame.preview.stages) {
    if (held.stage != stage.record.id) continue;
    const double by = held.x - box.centre().x;
    box.min.x += by, box.max.x += by;
    lifted = true;
  }
  const Pose pose{box.centre(), 0};
  const double body = box.width() - point;
  if (lifted) draw_shadow(frame, canvas, {pose.at - Vec{point / 2, 0}, 0}, {body - 2, box.height()}, 3, 3);
  const Brush brush = canvas.brush();
  brush.chevron(box, stage.number > 0, theme.paper);
  canvas.area({TargetKind::stage, stage.record.id.value, 0}, {pose.at - Vec{point / 2, 0}, 0}, {body, box.height()}, stage.record.title, {}, 13);
  const std::size_t own = canvas.areas.size() - 1;

  const double button = 26, margin = 30 * k + (stage.number > 0 ? point * 0.9 : 0);
  const double right = box.max.x - point - (stage.editable ? button + 8 : 6);
  text::Style figure = sized(frame.tokens.heading1, std::clamp(box.height() * 0.36, 20.0, 40.0), 620);
  figure.tabular = true;
  const Lettering number = fit_line(frame, std::to_string(stage.number + 1), figure, 60, 16);
  double x = box.min.x + std::min(margin, body * 0.12);
  write(brush, number, {x, box.centre().y}, text::Align::left, theme.ink3);
  x += number.layout->size.x + std::max(8.0, 17 * k);

  const Writing* writing = writing_of(frame, stage.record.id);
  const std::string title = writing ? writing->text : shown(frame, stage.record.title);
  const text::Style style = sized(frame.tokens.heading2, std::max(15.0, 24 * k));
  const double least = k < 0.75 ? frame.tokens.micro.size_mm : 13;  // a small table is read from nearer
  const Vec room{std::max(30.0, right - x), box.height() - 12};
  const bool named = !title.empty();
  const Lettering text = fit_block(frame, named ? title : frame.texts("board.name_stage"), style, room, least);
  const Vec top{x, box.centre().y - text.layout->size.y / 2};
  brush.text(*text.layout, top, named ? theme.ink : theme.ink2);
  canvas.areas[own].text_height_mm = text.size_mm;
  if (writing) {
    const board::Seat* seat = find_seat(frame, writing->seat);
    const Colour colour = seat ? frame.tokens.person(seat->person).colour : theme.ink;
    const text::Caret caret = text.layout->caret_at(named ? writing->caret : 0);
    brush.rounded(Box::at(top + caret.top, {1.8, caret.height_mm}), 0.9, colour);
    brush.rounded({{box.min.x + 14, box.max.y - 4}, {box.max.x - point - 6, box.max.y - 1.5}}, 1.2, colour);
  }
  if (!stage.editable) return;
  const double bx = box.max.x - point - button / 2 - 2;
  const auto small = [&](double y, Icon icon, Action action, std::string_view label) {
    const Vec at{bx, box.centre().y + y};
    brush.icon(icon, at, 15, 1.6, theme.ink3);
    canvas.area(Target::button(action, stage.record.id.value), {at, 0}, {button, button}, frame.texts(label), {}, 0, true);
  };
  const double apart = std::max(button / 2 + 1, box.height() * 0.24);
  small(-apart, Icon::pen, Action::rename_stage, "board.name_stage");
  small(apart, Icon::trash, Action::remove_stage, "board.remove_stage");
}

void draw_add_stage(const Frame& frame, Canvas& canvas, const Box& after, bool first) {
  ButtonLook look;
  look.icon = Icon::plus;
  look.label = frame.texts("board.add_stage");
  if (!first) {
    const double size = frame.tokens.touch.target_good;
    draw_button(frame, canvas, {{frame.plan.sheet.max.x - size / 2 - (frame.plan.sheet.width() > 1100 ? 20 : 5), after.centre().y}, 0}, {size, size},
                Target::button(Action::add_stage), look);
    return;
  }
  const Brush brush = canvas.brush();
  brush.dashed(after, 12, 1.6, 7, frame.theme.line);
  const Lettering line =
      fit_line(frame, frame.texts("board.no_stages"), sized(frame.tokens.heading3, std::max(15.0, 21 * frame.plan.scale)), after.width() - 60, 13);
  write(brush, line, {after.centre().x, after.centre().y - 34}, text::Align::centre, frame.theme.ink2);
  look.strong = true;
  draw_button(frame, canvas, {{after.centre().x, after.centre().y + 20}, 0}, {250, 56}, Target::button(Action::add_stage), look);
}

void draw_columns(const Frame& frame, Canvas& canvas) {
  const Plan& plan = frame.plan;
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush();
  const double k = plan.scale;
  const workshop::Step* step = step_now(frame);
  const bool editable = step && step->allow.stage && !frame.board.workshop().closed && !frame.for_photo;
  const text::Style small = sized(frame.tokens.label, std::max(13.0, 16 * k), 600);

  std::vector<std::pair<const Zone*, std::size_t>> counts;
  std::size_t waiting = 0;
  for (const Zone& zone : plan.zones) counts.emplace_back(&zone, 0);
  for (const board::Note& note : frame.board.notes) {
    if (note.removed || !note.places.find(plan.sheet_id)) continue;
    bool staged = false;
    for (auto& [zone, n] : counts) {
      if (zone->kind == Zone::Kind::stage && zone->stage == note.stage) ++n, staged = true;
    }
    if (!staged) ++waiting;
  }

  if (plan.reserve && waiting > 0) {
    const Box strip = *plan.reserve;
    brush.rounded(strip, frame.tokens.radius_sheet, theme.sheet2);
    brush.rounded({strip.min, {strip.max.x, strip.min.y + 12}}, 0, theme.sheet2);
    const std::string title = frame.texts("board.unplaced") + " · " + frame.texts.count("board.notes", static_cast<long long>(waiting));
    write(brush, fit_line(frame, title, small, strip.width() / 2, 13),
          {strip.min.x + 28, strip.min.y + (strip.height() - frame.tokens.note.small * k - 16) / 2 + 1}, text::Align::left, theme.ink2);
  }
  std::size_t number = 0;
  for (const auto& [zone, n] : counts) {
    if (zone->kind != Zone::Kind::stage) continue;
    const board::Stage* stage = frame.board.stages.find_live(zone->stage);
    if (!stage) continue;
    canvas.thing(~stage->id.value);
    if (number > 0) {
      const double x = zone->head.min.x - 1;
      brush.dotted_line({x, zone->head.max.y + 26 * k}, {x, zone->box.max.y - 24 * k}, 2, 5.6, theme.line);
    }
    const double left = zone->head.min.x + 45 * k;
    const bool any = n > 0;
    const std::string count = any ? frame.texts.count("board.ideas", static_cast<long long>(n)) : frame.texts("board.empty_column");
    const Lettering line = fit_line(frame, count, small, zone->head.width() - 70 * k, 13);
    // An empty column invites where the first note would lie; a filled one counts at its foot.
    write(brush, line, {left, any ? zone->box.max.y - 24 - 20 * k : zone->head.max.y + 54 * k}, text::Align::left, theme.ink2);
    if (any && editable) draw_undo_clock(frame, canvas, {{zone->head.max.x - zone->head.height() / 4 - 30, zone->box.max.y - 24 - 20 * k}, 0}, stage->id);
    ++number;
  }
  canvas.thing(1);
  // Their shades first, so that none darkens the gap to the next; lifted chevrons last, over the others.
  for (const auto& [zone, n] : counts) {
    if (zone->kind != Zone::Kind::stage) continue;
    // From where the point before it ends: the notch stays clear.
    const double point = zone->head.height() / 4;
    const Box box{{zone->head.min.x + point + 2, zone->head.max.y - 16}, {zone->head.max.x - point - 2, zone->head.max.y}};
    draw_shadow(frame, canvas, {box.centre(), 0}, box.size(), 3, 1);
  }
  for (const bool lifted : {false, true}) {
    number = 0;
    for (const auto& [zone, n] : counts) {
      if (zone->kind != Zone::Kind::stage) continue;
      const board::Stage* stage = frame.board.stages.find_live(zone->stage);
      if (!stage) continue;
      const bool held = std::any_of(frame.preview.stages.begin(), frame.preview.stages.end(), [&](const HeldStage& h) { return h.stage == stage->id; });
      if (held == lifted) {
        canvas.thing(stage->id.value);
        draw_chevron(frame, canvas, {*zone, *stage, number, editable});
      }
      ++number;
    }
  }
  canvas.thing(2);
  if (editable) {
    if (number > 0) {
      draw_add_stage(frame, canvas, std::find_if(plan.zones.begin(), plan.zones.end(), [](const Zone& z) { return z.kind == Zone::Kind::stage; })->head, false);
    } else {
      const double top = plan.tent ? plan.tent->max.y : plan.sheet.min.y;
      const double bottom = waiting > 0 && plan.reserve ? plan.reserve->min.y : plan.sheet.max.y;
      const Vec size{std::min(620.0, plan.sheet.width() - 80), std::min(170.0, bottom - top - 24)};
      draw_add_stage(frame, canvas, Box::around({plan.sheet.centre().x, (top + bottom) / 2}, size), true);
    }
  }
}

}  // namespace

void draw_zones(const Frame& frame, Canvas& canvas) {
  switch (frame.plan.layout) {
    case workshop::Layout::sides: draw_sides(frame, canvas); break;
    case workshop::Layout::columns: draw_columns(frame, canvas); break;
    case workshop::Layout::boards: draw_boards(frame, canvas); break;
    case workshop::Layout::matrix: draw_matrix(frame, canvas); break;
    case workshop::Layout::links: draw_items(frame, canvas); break;
    case workshop::Layout::table: draw_table(frame, canvas); break;
    case workshop::Layout::map: draw_map(frame, canvas); break;
    case workshop::Layout::planning: draw_planning(frame, canvas); break;
    case workshop::Layout::free: draw_parts(frame, canvas); break;
    case workshop::Layout::learner: draw_learner(frame, canvas); break;
    case workshop::Layout::scores: draw_scores(frame, canvas); break;
    case workshop::Layout::items: draw_honour(frame, canvas); break;
    case workshop::Layout::costs: draw_costs(frame, canvas); break;
    case workshop::Layout::criteria: draw_criteria(frame, canvas); break;
    case workshop::Layout::slides:
    case workshop::Layout::grid: break;
  }
}

}  // namespace scene
