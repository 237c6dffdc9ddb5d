// Preparing a workshop: the challenge and its pictures, the people round the table, durations and rules. What is altered
// here is on the board at once: a kiosk that loses its power in the middle of it resumes in the middle of it.
#include "panel/setup.h"

#include <algorithm>
#include <cmath>

#include "board/fractional_index.h"
#include "scene/frame.h"

namespace panel {

using board::Property;
using board::RecordKind;
using What = Request::What;

namespace {

// Three columns on the sheet, as high as it is.
struct Columns {
  Box sheet, challenge, around, durations;
};
Columns columns_of(Vec size, double scale) {
  Columns out;
  const Box on_glass = scene::setup_sheet(size * scale);
  out.sheet = {on_glass.min / scale, on_glass.max / scale};
  const double top = out.sheet.min.y + 12, bottom = out.sheet.max.y - 12;
  const auto column = [&](double from, double to) { return Box{{size.x * from, top}, {size.x * to, bottom}}; };
  out.challenge = column(0.034, 0.316);
  out.around = column(0.347, 0.639);
  out.durations = column(0.67, 0.966);
  return out;
}

void draw_challenge(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto& workshop = visit.board().workshop();
  const auto& label = visit.house.definition->challenge_label;
  ui.write(Type::heading, {place.min.x, place.min.y + 14}, label.empty() ? ui.text("setup.challenge") : label.in(ui.language()), theme.ink);
  const Box card{{place.min.x, place.min.y + 32}, place.max};
  if (draw_earlier_key(visit, {}, {place.max.x, place.min.y + 14})) return draw_earlier(visit, {}, card);
  const auto question = visit.written(RecordKind::workshop, workshop.id, Property::challenge, workshop.challenge);
  const bool is_empty = question.text.empty() && question.caret == Ui::kNoCaret;
  const std::string shown = is_empty ? ui.text("setup.challenge_empty") : question.text;
  const Answer answer = ui.item(ui.id("challenge"), card, shown, ui.text_mm(Type::small));
  ui.shadow(card, 4, 2);
  ui.rounded(card, 4, answer.down ? theme.tray : theme.paper);
  if (question.caret != Ui::kNoCaret) ui.edge(card, 4, 1.4, theme.now);
  ui.write(Type::small_strong, {card.min.x + 16, card.min.y + 18},
           visit.house.definition->challenge_asked.empty() ? ui.text("board.challenge") : visit.house.definition->challenge_asked.in(ui.language()), theme.now);
  ui.paragraph(Type::title, {{card.min.x + 16, card.min.y + 30}, {card.max.x - 16, card.max.y - 34}}, shown, is_empty ? theme.ink2 : theme.ink, 1.28,
               question.caret);
  const auto& advice = visit.house.definition->challenge_advice;
  ui.write(Type::small, {card.min.x + 16, card.max.y - 19}, advice.empty() ? ui.text("setup.challenge_advice") : advice.in(ui.language()), theme.ink2,
           Align::left, 240);
  ui.disc(card.max - Vec{24, 22}, 15, theme.sheet2);
  ui.icon(Icon::pen, card.max - Vec{24, 22}, 14, theme.ink);
  if (answer.tapped) visit.write(RecordKind::workshop, workshop.id, Property::challenge, card);
}

// The whole picture, as large as its place has room for.
void draw_print(Visit& visit, Box place, const board::Picture& picture) {
  const auto print = visit.house.print_of ? visit.house.print_of(RecordKind::picture, picture.file) : Panels::House::Print{};
  const double aspect = print.aspect > 0 ? print.aspect : 1, wide = std::min(place.width(), place.height() * aspect);
  visit.ui.rounded(place, 1, visit.ui.theme().sheet2);
  visit.ui.picture(print.picture, Box::around(place.centre(), {wide, wide / aspect}), {{0, 0}, {1, 1}});
  if (print.picture == 0) visit.ui.icon(Icon::image, place.centre(), 24, visit.ui.theme().ink3);
}

// Each is a small print with its caption, so that one sees which are there.
void draw_prepared_pictures(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  std::vector<const board::Picture*> pictures;
  for (const auto& picture : visit.board().pictures)
    if (!picture.removed) pictures.push_back(&picture);
  ui.write(Type::heading, {place.min.x, place.min.y}, ui.text("setup.pictures"), theme.ink);
  if (!pictures.empty())
    ui.write(Type::small, {place.max.x, place.min.y}, ui.count("board.picture_count", static_cast<long long>(pictures.size())), theme.ink2, Align::right);
  constexpr double kGap = 8;
  const Vec top{place.min.x, place.min.y + 15};
  const auto caption = [&](std::size_t i) -> const std::string& { return pictures[i]->caption.empty() ? pictures[i]->file : pictures[i]->caption; };
  const std::string label = ui.text("setup.add_pictures");
  // As many beside each other as can be told apart: two lines hold what stands under each.
  constexpr std::size_t kMost = 4, kFewest = 2;
  const auto room = [&](std::size_t n) {
    const auto cells = static_cast<double>(std::max<std::size_t>(n + 1, 3));
    return Vec{(place.width() - (cells - 1) * kGap) / cells, place.height() - 15};
  };
  const auto readable = [&](std::size_t n) {
    for (std::size_t i = 0; i < n; ++i)
      if (ui.width(Type::small, caption(i)) > 1.7 * (room(n).x - 12)) return false;
    return ui.width(Type::small, label) <= 1.7 * (room(n).x - 6);
  };
  std::size_t shown = std::min(pictures.size(), kMost);
  while (shown > kFewest && !readable(shown)) --shown;
  const Vec one = room(shown);
  // Two lines where a caption does not fit on one, for all of them: the prints are of one size.
  double foot = 22;
  for (std::size_t i = 0; i < shown; ++i)
    if (ui.width(Type::small, caption(i)) > one.x - 12) foot = 38;
  for (std::size_t i = 0; i < shown; ++i) {
    const Box card = Box::at(top + Vec{static_cast<double>(i) * (one.x + kGap), 0}, one);
    ui.paper(card, 2);
    const Box print{card.min + Vec{5, 5}, {card.max.x - 5, card.max.y - foot}};
    draw_print(visit, print, *pictures[i]);
    if (foot <= 22) ui.write(Type::small, {card.min.x + 6, card.max.y - 11}, caption(i), theme.ink, Align::left, one.x - 12);
    else ui.paragraph(Type::small, {{card.min.x + 6, print.max.y + 3}, {card.max.x - 6, card.max.y - 2}}, caption(i), theme.ink, 1.25);
  }
  const Box add = Box::at(top + Vec{static_cast<double>(shown) * (one.x + kGap), 0}, {shown == 0 ? place.width() : one.x, one.y});
  const Answer answer = ui.item(ui.id("pictures"), add, label, ui.text_mm(Type::small));
  if (answer.down) ui.rounded(add, 4, theme.tray);
  ui.dashed(add, 4, 1.2, 4, theme.ink2);
  ui.icon(Icon::plus, add.centre() - Vec{0, 10}, 18, theme.ink);
  if (ui.width(Type::small, label) <= add.width() - 6) ui.write(Type::small, add.centre() + Vec{0, 15}, label, theme.ink2, Align::centre);
  else ui.paragraph(Type::small, {{add.min.x + 6, add.centre().y + 6}, {add.max.x - 2, add.max.y - 2}}, label, theme.ink2, 1.25);
  if (answer.tapped) visit.ask(What::import_pictures);
}

std::vector<const board::Stage*> stages_in_order(const board::Board& board) {
  std::vector<const board::Stage*> out;
  for (const auto& stage : board.stages)
    if (!stage.removed) out.push_back(&stage);
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->order < b->order || (a->order == b->order && a->id < b->id); });
  return out;
}

void draw_stages(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto& definition = *visit.house.definition;
  const auto is_columns = [&](const workshop::Step& step) {
    const auto* sheet = definition.sheet(step.sheet);
    return sheet && sheet->layout == workshop::Layout::columns;
  };
  const auto step = std::find_if(definition.steps.begin(), definition.steps.end(), is_columns);
  if (step == definition.steps.end()) return;
  ui.write(Type::heading, {place.min.x, place.min.y}, ui.text("setup.stages"), theme.ink);
  const auto stages = stages_in_order(visit.board());
  constexpr double kGap = 6;
  const double row = std::clamp((place.height() - 60) / 3 - kGap, 34.0, 44.0);
  const double wide = (place.width() - kGap) / 2;
  const Box list{{place.min.x - 3, place.min.y + 13}, {place.max.x + 6, place.max.y - 22}};
  ui.begin_scroll("stages", list);
  const auto cell = [&](std::size_t i) {
    return Box::at({place.min.x + (i % 2 ? wide + kGap : 0), list.min.y + 3 + static_cast<double>(i / 2) * (row + kGap) - ui.scrolled()}, {wide, row});
  };
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const Box box = cell(i);
    const auto title = visit.written(RecordKind::stage, stages[i]->id, Property::title, stages[i]->title);
    const bool is_empty = title.text.empty() && title.caret == Ui::kNoCaret;
    const std::string shown = is_empty ? ui.text("board.name_stage") : title.text;
    const Answer answer = ui.item(ui.id("stage", stages[i]->id.value), box, shown, ui.text_mm(Type::small_strong));
    ui.paper(box, 2, answer.down);
    if (title.caret != Ui::kNoCaret) ui.edge(box, 2, 1.2, theme.now);
    ui.write(Type::heading, {box.min.x + 9, box.centre().y}, std::to_string(i + 1), theme.ink3);
    const double x = box.min.x + (i < 9 ? 26 : 36), room = box.max.x - 6 - x;
    // Two short lines rather than one that is cut.
    const bool one_line = ui.width(Type::small_strong, shown) <= room;
    const double high = one_line ? 14 : 27;
    ui.paragraph(Type::small_strong, Box{{x, box.centre().y - high / 2}, {box.max.x - 6, box.centre().y + high / 2}}, shown, is_empty ? theme.ink2 : theme.ink,
                 1.28, title.caret);
    if (answer.tapped) visit.write(RecordKind::stage, stages[i]->id, Property::title, box);
  }
  const Box add = cell(stages.size());
  const Answer answer = ui.item(ui.id("add stage"), add, ui.text("setup.add_stage"), ui.text_mm(Type::small));
  if (answer.down) ui.rounded(add, 3, theme.tray);
  ui.dashed(add, 3, 1, 3.5, theme.ink2);
  ui.icon(Icon::plus, {add.min.x + 15, add.centre().y}, 13, theme.ink);
  ui.write(Type::small, {add.min.x + 26, add.centre().y}, ui.text("setup.add_stage"), theme.ink2, Align::left, add.width() - 32);
  ui.end_scroll(static_cast<double>(stages.size() / 2 + 1) * (row + kGap) + 3);
  if (answer.tapped) {
    const Id id = visit.house.store->new_id();
    const std::string order = board::order_between(stages.empty() ? "" : stages.back()->order, "");
    if (visit.commit(
            store::Draft(board::Actor::facilitator()).create(RecordKind::stage, id, {{Property::title, std::string(), {}}, {Property::order, order, {}}})))
      visit.write(RecordKind::stage, id, Property::title, add);
  }
  const auto number = std::to_string(step - definition.steps.begin() + 1);
  ui.icon(Icon::info, {place.min.x + 6, place.max.y - 8}, 11, theme.ink2);
  ui.write(Type::small, {place.min.x + 18, place.max.y - 8}, ui.text("setup.stages_advice", {number}), theme.ink2, Align::left, place.width() - 18);
}

// The items that a step will lay out, each on a paper of its own: written here, or left for the group.
void draw_items(Visit& visit, const workshop::Definition::Items& items, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  ui.write(Type::heading, {place.min.x, place.min.y}, items.label.in(ui.language()), theme.ink);
  if (draw_earlier_key(visit, items.id, {place.max.x, place.min.y})) return draw_earlier(visit, items.id, {{place.min.x, place.min.y + 19}, place.max});
  std::vector<const board::Note*> notes;
  for (const auto& note : visit.board().notes)
    if (!note.removed && note.source == items.id) notes.push_back(&note);
  constexpr double kGap = 6, kRow = 40;
  const Box list{{place.min.x - 3, place.min.y + 13}, {place.max.x + 6, place.max.y}};
  ui.begin_scroll(items.id, list);
  const auto cell = [&](std::size_t i) {
    return Box::at({place.min.x, list.min.y + 3 + static_cast<double>(i) * (kRow + kGap) - ui.scrolled()}, {place.width(), kRow});
  };
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const Box whole = cell(i), box{whole.min, {whole.max.x - kRow - kGap, whole.max.y}};
    const auto text = visit.written(RecordKind::note, notes[i]->id, Property::text, notes[i]->text);
    const bool is_empty = text.text.empty() && text.caret == Ui::kNoCaret;
    const std::string shown = is_empty ? ui.text("board.write_here") : text.text;
    const Answer answer = ui.item(ui.id("item", notes[i]->id.value), box, shown, ui.text_mm(Type::small_strong));
    ui.paper(box, 2, answer.down);
    if (text.caret != Ui::kNoCaret) ui.edge(box, 2, 1.2, theme.now);
    const double room = box.width() - 20;
    const double high = ui.width(Type::small_strong, shown) <= room ? 14 : 27;
    ui.paragraph(Type::small_strong, Box{{box.min.x + 10, box.centre().y - high / 2}, {box.max.x - 10, box.centre().y + high / 2}}, shown,
                 is_empty ? theme.ink2 : theme.ink, 1.28, text.caret);
    if (answer.tapped) visit.write(RecordKind::note, notes[i]->id, Property::text, box);
    if (ui.button("no item", notes[i]->id.value, Box{{box.max.x + kGap, whole.min.y}, whole.max},
                  {.icon = Icon::close, .label = {}, .says = ui.text("setup.remove"), .tone = Tone::quiet}))
      visit.commit(store::Draft(board::Actor::facilitator()).remove(RecordKind::note, notes[i]->id));
  }
  const Box add = cell(notes.size());
  const std::string label = ui.text("setup.add_item");
  const Answer answer = ui.item(ui.id("add item"), add, label, ui.text_mm(Type::small));
  if (answer.down) ui.rounded(add, 3, theme.tray);
  ui.dashed(add, 3, 1, 3.5, theme.ink2);
  ui.icon(Icon::plus, {add.min.x + 15, add.centre().y}, 13, theme.ink);
  ui.write(Type::small, {add.min.x + 26, add.centre().y}, label, theme.ink2, Align::left, add.width() - 32);
  ui.end_scroll(static_cast<double>(notes.size() + 1) * (kRow + kGap) + 3);
  if (!answer.tapped) return;
  const Id id = visit.house.store->new_id();
  const std::int64_t paper = workshop::paper_index("craie");
  if (visit.commit(store::Draft(board::Actor::facilitator())
                       .create(RecordKind::note, id, {field(Property::text, std::string()), field(Property::source, items.id), field(Property::paper, paper)})))
    visit.write(RecordKind::note, id, Property::text, add);
}

void draw_foot(Visit& visit, Vec size, const Columns& columns) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const double middle = (columns.sheet.max.y + size.y) / 2, left = columns.sheet.min.x, right = columns.sheet.max.x;
  if (ui.button("home", 0, Box::around({left + 62, middle}, {124, 50}), {.icon = Icon::chevron_left, .label = ui.text("setup.back"), .type = Type::strong}))
    visit.ask(What::go_home);
  if (ui.button("settings", 0, Box::around({left + 62 + 62 + 10 + 70, middle}, {140, 50}),
                {.icon = Icon::settings, .label = ui.text("settings.title"), .type = Type::strong}))
    visit.ask(What::open_settings);
  if (visit.memory.refusal.empty()) ui.write(Type::text, {size.x / 2 + 10, middle}, ui.text("setup.can_change"), theme.ink2, Align::centre, 300);
  else draw_refusal(visit, {size.x / 2 + 10, middle}, Align::centre);
  if (ui.button("start", 0, Box{{right - 262, middle - 28}, {right, middle + 28}},
                {.icon = Icon::play, .label = ui.text("setup.start"), .tone = Tone::ink, .type = Type::heading}))
    visit.ask(What::start_workshop);
}

}  // namespace

void draw_setup(Visit& visit) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const Vec size = visit.size();
  const Columns columns = columns_of(size, ui.scale());
  if (!visit.at_work()) return;
  ui.shadow(columns.sheet, 4, 1);
  ui.rounded(columns.sheet, 4, theme.sheet);
  const double high = columns.sheet.min.y, left = columns.challenge.min.x - 4;
  ui.write(Type::screen, {left, high * 0.62}, ui.text("setup.title"), theme.ink);
  double right = columns.sheet.max.x - 10;
  const bool wall = visit.house.glass.mode == scene::Mode::wall;
  if (!wall) {
    // Whoever prepares the workshop may stand on the other side.
    if (ui.button("turn", 0, Box::around({right - 20, high / 2}, {40, 40}),
                  {.icon = Icon::rotate, .label = {}, .says = ui.text("console.turn"), .tone = Tone::quiet}))
      visit.wish = Visit::Wish::turn;
    right -= 56;
  }
  const auto& workshop = visit.board().workshop();
  const auto title = visit.written(RecordKind::workshop, workshop.id, Property::title, workshop.title);
  const Box name = Box::at({left - 4, high * 0.34 - 12}, {420, 24});
  if (ui.field("title", 0, name, Type::small_strong, title.text, ui.text("setup.workshop_title"), title.caret))
    visit.write(RecordKind::workshop, workshop.id, Property::title, name);
  if (title.caret == Ui::kNoCaret) ui.icon(Icon::pen, {left + 12 + std::min(400.0, ui.width(Type::small_strong, title.text)), high * 0.34}, 10, theme.ink2);
  const int mode = ui.choice("mode", Box::around({right - 100, high / 2}, {200, 42}), {{ui.text("setup.table")}, {ui.text("setup.wall")}}, wall ? 1 : 0);
  if (mode >= 0) visit.ask(mode == 1 ? What::wall_mode : What::table_mode);

  for (const double x : {(columns.challenge.max.x + columns.around.min.x) / 2, (columns.around.max.x + columns.durations.min.x) / 2})
    ui.line({x, columns.sheet.min.y + 20}, {x, columns.sheet.max.y - 20}, 0.8, theme.line);
  // What a small glass needs is shared out; a large one has air between the parts.
  const Box place = columns.challenge;
  const double larger = std::clamp(place.height() / 476, 1.0, 1.3), gap = 22 * larger;
  double y = place.min.y + 32 + 124 * larger;
  draw_challenge(visit, {place.min, {place.max.x, y}});
  y += gap;
  if (visit.house.definition->needs_pictures) {
    const double prints = 82 * larger;
    draw_prepared_pictures(visit, {{place.min.x, y}, {place.max.x, y + 15 + prints}});
    y += 15 + prints + gap;
  }
  const auto& items = visit.house.definition->items;
  if (items.empty()) draw_stages(visit, {{place.min.x, y}, place.max});
  const double each = items.empty() ? 0 : (place.max.y - y) / static_cast<double>(items.size());
  for (const auto& list : items) {
    draw_items(visit, list, {{place.min.x, y}, {place.max.x, y + each - (items.size() > 1 ? gap : 0)}});
    y += each;
  }
  draw_around(visit, columns.around);
  draw_durations(visit, columns.durations);
  draw_foot(visit, size, columns);
}

}  // namespace panel
