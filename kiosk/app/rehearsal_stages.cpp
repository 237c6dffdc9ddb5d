// The process: one person renames a stage, another adds one, moves it and takes it away again; then everybody lays their ideas
// under the stage where they help.
#include <algorithm>

#include "app/rehearsal_steps.h"
#include "base/utf8.h"

namespace app::rehearsal {
namespace {

// Stages as they stand, from left to right.
std::vector<scene::Zone> stages(Play& play) {
  std::vector<scene::Zone> out;
  for (const scene::Zone& zone : play.plan().zones)
    if (zone.kind == scene::Zone::Kind::stage) out.push_back(zone);
  std::sort(out.begin(), out.end(), [](const scene::Zone& a, const scene::Zone& b) { return a.head.min.x < b.head.min.x; });
  return out;
}

Act<> rename_one(Person& person) {
  Play& play = person.play();
  const std::vector<scene::Zone> now = stages(play);
  if (now.empty()) co_return;
  const Id stage = now[now.size() / 2].stage;
  const Seen before = co_await person.look("reading a stage", Look::at(TargetKind::stage).with(stage.value));
  co_await person.take_turn();
  co_await person.tap("renaming a stage", Look::button(Action::rename_stage).with(stage.value));
  const Seen keyboard = co_await person.look("renaming a stage", Look::at(TargetKind::keyboard));
  person.give_turn();
  const std::uint64_t session = keyboard.area.target.id;
  co_await person.erase(session, base::count_characters(before.area.label));
  const bool french = play.kiosk.texts().language() == base::Language::french;
  const std::string name = french ? "Réponse au client" : "Answer to the customer";
  co_await person.type(session, name);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  (void)co_await person.look("reading the stage's new name", Look::at(TargetKind::stage).with(stage.value).saying(typed));
}

Act<> add_and_remove_one(Person& person) {
  Play& play = person.play();
  const std::size_t before = stages(play).size();
  co_await person.take_turn();
  co_await person.tap("adding a stage", Look::button(Action::add_stage));
  const Seen keyboard = co_await person.look("adding a stage", Look::at(TargetKind::keyboard));
  person.give_turn();
  const std::string name = play.kiosk.texts().language() == base::Language::french ? "Bilan" : "Review";
  co_await person.type(keyboard.area.target.id, name);
  co_await person.put_text_down(keyboard.area.target.id);
  const Look self = Look::at(TargetKind::stage).saying(name);
  const Seen added = co_await person.look("reading the added stage", self);
  const Id stage{added.area.target.id};

  // By its chevron, to the left of its neighbour.
  const std::vector<scene::Zone> now = stages(play);
  if (now.size() == before + 1 && now.size() >= 2) {
    const double pitch = now[now.size() - 1].head.min.x - now[now.size() - 2].head.min.x;
    co_await person.drag(added.at, added.at - Vec{pitch * 1.15, 0});
    const double until = play.now_s() + 4;
    while (stages(play)[before - 1].stage != stage) {
      if (play.now_s() > until) co_await person.fail("moving a stage: it does not change its place");
      co_await NextFrame{};
    }
  }
  co_await person.pause(0.5, 0.8);
  co_await person.tap("taking a stage away", Look::button(Action::remove_stage).with(stage.value));
  co_await person.gone("taking a stage away", Look::at(TargetKind::stage).with(stage.value));
}

// The part of a column where notes lie: under its chevron, above what the pads cover.
Box column(Play& play, const scene::Zone& zone) {
  Box box = zone.box;
  box.min.y = zone.head.max.y + 12;
  box.max.y = std::min(box.max.y - 8, play.plan().sheet.max.y - (play.wall() ? 8 : 34));
  // As wide as its chevron: the first and the last column reach to the sheet's sides.
  // Nobody covers the count at the foot where there is room enough above it.
  const double above_count = play.plan().sheet.max.y - 38 - 22 * play.plan().scale;
  if (above_count - box.min.y > 3.2 * play.plan().note_width) box.max.y = std::min(box.max.y, above_count);
  // The point of the chevron is the next column's.
  box.min.x = zone.head.min.x + 6, box.max.x = zone.head.max.x - zone.head.height() / 4 - 4;
  return box;
}

struct Under {
  Vec at;
  bool squeezed = false;
};

std::optional<Under> place_under(Play& play, Person& person, Id note, Id stage) {
  const Area* area = play.eyes.find(Look::at(TargetKind::note).with(note.value));
  const double width = area ? area->size.x : play.plan().note_width;
  for (const scene::Zone& zone : stages(play)) {
    if (zone.stage != stage) continue;
    const Box box = column(play, zone);
    const std::vector<Obstacle> obstacles = play.obstacles(note.value, &person);
    if (const auto slot = free_slot(box, width, 9, obstacles)) return Under{*slot};
    const double inset = width / 2 + 2;
    const Box room{box.min + Vec{inset, inset}, {std::max(box.min.x + inset, box.max.x - inset), std::max(box.min.y + inset, box.max.y - inset)}};
    const Vec at = free_place(room, width, {box.centre().x, box.max.y}, obstacles).at;
    return Under{at, true};
  }
  return std::nullopt;
}

// With one more under it.
bool crowded(Play& play, Id stage, double width) {
  const auto& notes = play.board().notes;
  const auto under = std::count_if(notes.begin(), notes.end(), [&](const board::Note& n) { return !n.removed && n.stage == stage; });
  const auto all = stages(play);
  const auto zone = std::find_if(all.begin(), all.end(), [&](const scene::Zone& z) { return z.stage == stage; });
  return zone != all.end() && play.plan().crowded(*zone, static_cast<std::size_t>(under) + 1, width);
}

// The notes that are theirs, one after the other, out of the reserve.
Act<> lay_under_stages(Person& person) {
  Play& play = person.play();
  std::vector<Id> order;
  for (const scene::Zone& zone : stages(play)) order.push_back(zone.stage);
  for (std::size_t i = 0; i < play.written.size(); ++i) {
    if (play.written[i].by != &person) continue;
    co_await person.pause(0.1, 0.7);
    const Id note = play.written[i].note;
    const Id stage = order[static_cast<std::size_t>(std::max(0, play.written[i].stage)) % order.size()];
    for (int attempt = 0; attempt < 3; ++attempt) {
      const std::optional<Under> to = place_under(play, person, note, stage);
      if (!to) co_await person.fail("laying a note under its stage: the stage is gone");
      const Vec jitter{person.random().between(-2, 2), person.random().between(-2, 2)};
      // Where there is little room the others make some, and it comes to lie elsewhere under its stage.
      constexpr double anywhere = 1e6, there = 30;
      const Area* area = play.eyes.find(Look::at(TargetKind::note).with(note.value));
      const double near = crowded(play, stage, area ? area->size.x : play.plan().note_width) ? anywhere : there;
      const bool lies = co_await person.carry(note, to->at + jitter, Person::Fingers::two, person.random().between(-2.5, 2.5), near);
      const board::Note* now = play.board().notes.find_live(note);
      play.written[i].squeezed = to->squeezed;
      if (lies && now && now->stage == stage) break;
      if (attempt == 2) co_await person.fail("laying a note under its stage: it does not come to lie there");
    }
  }
}

// When the reserve is empty the columns grow: what lay on something else finds room.
Act<> spread_out(Person& person) {
  Play& play = person.play();
  for (std::size_t i = 0; i < play.written.size(); ++i) {
    if (play.written[i].by != &person) continue;
    const Id note = play.written[i].note;
    const Area* area = play.eyes.find(Look::at(TargetKind::note).with(note.value));
    const board::Note* record = play.board().notes.find_live(note);
    if (!area || !record || play.taken.contains(note.value)) continue;
    const Box box = base::bounds(area->pose, area->size);
    double covered = 0;
    for (const Obstacle& o : play.obstacles(note.value, &person)) covered += o.weight >= 1 ? overlap(box, o.box) : 0;
    if (!play.written[i].squeezed && covered < box.width() * box.height() * 0.08) continue;
    const double width = area->size.x;
    for (const scene::Zone& zone : stages(play)) {
      if (zone.stage != record->stage) continue;
      const std::optional<Vec> slot = free_slot(column(play, zone), width, 9, play.obstacles(note.value, &person));
      if (!slot) continue;
      (void)co_await person.carry(note, *slot, Person::Fingers::two);
      break;
    }
  }
}

}  // namespace

Act<> sort_by_stage(Person& facilitator) {
  Play& play = facilitator.play();
  Person& first = *play.people.front();
  Person& last = *play.people.back();
  first.begin(rename_one(first));
  co_await everybody_idle(facilitator, 60);
  last.begin(add_and_remove_one(last));
  co_await everybody_idle(facilitator, 60);
  co_await settle(facilitator);
  if (stages(play).empty()) co_await facilitator.fail("sorting by stage: there is no stage");
  co_await everybody(facilitator, lay_under_stages, 300);
  co_await settle(facilitator);
  // Then once more: somebody may have found no room that a later one made.
  for (int round = 0; round < 2; ++round) {
    for (const auto& person : play.people) {
      person->begin(spread_out(*person));
      co_await everybody_idle(facilitator, 60);
    }
  }
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
