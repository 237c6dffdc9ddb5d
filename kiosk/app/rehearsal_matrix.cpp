// A matrix: everybody takes what they wrote out of the strip where it waits, and lays it where it belongs.
#include <algorithm>

#include "app/rehearsal_steps.h"

namespace app::rehearsal {
namespace {

std::optional<Box> cell_box(Play& play, const std::string& cell) {
  for (const scene::Zone& zone : play.plan().zones)
    if (zone.kind == scene::Zone::Kind::cell && zone.name == cell) return base::intersection(zone.box, play.plan().matrix->box);
  return std::nullopt;
}

// What a matrix has written on it is left to be read: the label of an area, at a table at both of its ends.
std::vector<Obstacle> obstacles_on_matrix(Play& play, std::uint64_t note, const Person& who) {
  std::vector<Obstacle> all = play.obstacles(note, &who);
  for (const auto& marked : play.plan().matrix->marked) {
    all.push_back({{marked.border.min, {marked.border.max.x, marked.border.min.y + 46 * play.plan().scale}}, 1.2});
    if (!play.wall()) all.push_back({{{marked.border.min.x, marked.border.max.y - 46 * play.plan().scale}, marked.border.max}, 1.2});
  }
  all.push_back({play.plan().matrix->waiting, 3});
  return all;
}

Act<> place_mine(Person& person) {
  Play& play = person.play();
  for (std::size_t i = 0; i < play.written.size(); ++i) {
    if (play.written[i].by != &person) continue;
    const Id note = play.written[i].note;
    const std::string cell = play.written[i].cell.empty() ? "low/high" : play.written[i].cell;
    co_await person.pause(0.1, 0.8);
    bool lies = false;
    for (int attempt = 0; attempt < 4 && !lies; ++attempt) {
      (void)co_await person.look_under("taking a note that waits", Look::at(TargetKind::note).with(note.value));
      const std::optional<Box> box = cell_box(play, cell);
      if (!box) co_await person.fail("placing a note: the matrix has no such cell");
      const Area* area = play.eyes.find(Look::at(TargetKind::note).with(note.value));
      const double width = area ? area->size.x : play.plan().note_width;
      const Vec near = box->min + Vec{box->width() * person.random().between(0.15, 0.85), box->height() * person.random().between(0.2, 0.8)};
      const Place place = free_place(room_in(*box, width), width + 6, near, obstacles_on_matrix(play, note.value, person));
      const bool carried = co_await person.carry(note, place.at, Person::Fingers::two, person.random().between(-3, 3));
      const board::Note* record = play.board().notes.find_live(note);
      lies = carried && record && record->cell == cell;
    }
    if (!lies) co_await person.fail("placing a note: it does not come to lie in its cell");
  }
}

}  // namespace

Act<> place_in_matrix(Person& facilitator) {
  Play& play = facilitator.play();
  co_await facilitator.pause(0.5, 0.6);
  const std::string file = "step-" + play.step.substr(play.step.find(' ') + 1) + "-waiting.png";
  co_await picture(facilitator, file);
  co_await everybody(facilitator, place_mine, 300);
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
