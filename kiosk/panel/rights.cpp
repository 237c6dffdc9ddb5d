// What participants may do now: of what the step gives them, each can be stopped and given back, and all of it at once.
#include "board/rules.h"
#include "board/talk.h"
#include "panel/page.h"
#include "workshop/agenda.h"

namespace panel {
namespace {

struct Right {
  const char* key;
  bool board::Allow::*given;
  std::int64_t withholds;
};
constexpr Right kRights[] = {{"console.may_write", &board::Allow::write, board::kWithholdsWrite},
                             {"console.may_move", &board::Allow::move, board::kWithholdsMove},
                             {"console.may_theme", &board::Allow::theme, board::kWithholdsTheme},
                             {"console.may_dot", &board::Allow::dot, board::kWithholdsDot}};

// Where all was locked one touch opens that right, and leaves the others as they are.
std::int64_t toggled(std::int64_t withheld, const Right& right) {
  std::int64_t named = board::kTalks;
  for (const Right& each : kRights) named |= each.withholds;
  return (withheld ^ right.withholds) & named;
}

}  // namespace

void draw_rights(Visit& visit, Box place) {
  const workshop::Step* step = workshop::current_step(*visit.house.definition, visit.board());
  const board::Step* record = visit.board().current_step();
  if (!step || !record) return;
  Ui& ui = visit.ui;
  const bool open = !visit.board().workshop().closed;
  const std::int64_t withheld = record->withheld;
  const bool locked = (withheld & board::kWithholdsAll) == board::kWithholdsAll, talks = (withheld & board::kTalks) != 0;
  const board::Allow now = board::without(step->allow, record->withheld);
  ui.write(Type::strong, {place.min.x, place.min.y + 8}, ui.text("console.may"), ui.theme().ink);

  constexpr double gap = 5, lock = 46;
  const double top = place.min.y + 20, high = (place.max.y - top - gap) / 2, wide = (place.width() - lock - 2 * gap) / 2;
  for (std::size_t i = 0; i < std::size(kRights); ++i) {
    const Right& right = kRights[i];
    const Vec at{place.min.x + static_cast<double>(i % 2) * (wide + gap), top + static_cast<double>(i / 2) * (high + gap)};
    const bool has = open && now.*right.given;
    if (ui.button(right.key, 0, Box::at(at, {wide, high}),
                  {.icon = has ? Icon::check : Icon::none,
                   .label = ui.text(right.key),
                   .tone = has ? Tone::ink : Tone::paper,
                   .enabled = open && step->allow.*right.given}))
      visit.set(board::RecordKind::step, record->id, board::Property::withheld, toggled(record->withheld, right));
  }
  const auto set = [&](std::int64_t value) { visit.set(board::RecordKind::step, record->id, board::Property::withheld, value); };
  const Box beside = Box::at({place.max.x - lock, top}, {lock, high});
  if (ui.button("talk", 0, beside,
                {.label = ui.text("console.talks"),
                 .says = ui.text(talks ? "console.work" : "console.talk"),
                 .tone = talks ? Tone::ink : Tone::paper,
                 .enabled = open}))
    set(withheld ^ board::kTalks);
  if (ui.button("lock", 0, Box::at({beside.min.x, beside.max.y + gap}, {lock, high}),
                {.icon = Icon::lock,
                 .label = {},
                 .says = ui.text(locked ? "console.unlock" : "console.lock"),
                 .tone = locked ? Tone::ink : Tone::paper,
                 .enabled = open}))
    set(locked ? withheld & board::kTalks : withheld | board::kWithholdsAll);
}

}  // namespace panel
