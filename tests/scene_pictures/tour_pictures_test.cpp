// The tour de table as tour.png has it: who spoke has shared, who speaks is sharing, the others' notes wait face down.
#include <catch2/catch.hpp>

#include "scene_pictures/easel.h"
#include "workshop/turns.h"

using board::Property;
using board::RecordKind;
using support::Easel;
using support::StagedWorkshop;

namespace {

void hide_first(StagedWorkshop& w) {
  w.builder.set(RecordKind::workshop, w.workshop_id(), {{Property::private_first, true}});
  w.go_to(1, 700'000);
}
void play(StagedWorkshop& w, const std::vector<workshop::Setting>& settings) {
  for (const auto& setting : settings) w.builder.set(setting.kind, setting.record, setting.fields);
  w.replan();
}
void deal(StagedWorkshop& w, std::size_t seat, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const base::Id note = w.note(seat, "Une idée cachée", static_cast<std::int64_t>((i + seat) % 2));
    w.builder.set(RecordKind::note, note, {{Property::face_down, true}});
    board::Placement place = w.plan.in_fan(w.seats[seat], i, 5, w.tokens);
    place.rank = static_cast<std::int64_t>(w.notes.size());
    w.builder.place(RecordKind::note, note, w.plan.sheet_id, place);
  }
}
void share(StagedWorkshop& w, std::size_t seat, const std::string& text, base::Vec at, double angle, std::int64_t paper) {
  const base::Id note = w.note(seat, text, paper);
  w.builder.place(RecordKind::note, note, w.plan.sheet_id, {at, angle, w.plan.note_width, static_cast<std::int64_t>(w.notes.size())});
}

}  // namespace

TEST_CASE("picture: the tour de table on a table") {
  auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(6);
  hide_first(w);
  play(w, workshop::begin_tour(w.board(), w.wall_ms - 400'000));
  play(w, workshop::pass_turn(w.board(), w.wall_ms - 200'000));
  play(w, workshop::pass_turn(w.board(), w.wall_ms - 80'000));
  const base::Id speaker = workshop::speaker(w.board());
  std::size_t place = 0;
  for (std::size_t i = 0; i < w.seats.size(); ++i) {
    const board::Seat* seat = w.board().seats.find(w.seats[i]);
    if (seat->id == speaker) {
      deal(w, i, 2);
      share(w, i, "Fiche réflexe pour les pannes", {1130, 820}, -2, 0);
      share(w, i, "Un binôme de renfort le lundi matin", {1272, 812}, 2, 0);
    } else if (seat->spoken) {
      const char* ideas[] = {"Rappel du client sous 2 h", "Assistant ouvert le soir", "Un guide à jour dans l’intranet", "Prévenir si un client s’agace"};
      for (std::size_t k = 0; k < 4; ++k, ++place)
        share(w, i, ideas[k], {1400 + 136.0 * static_cast<double>(place % 3), 330 + 140.0 * static_cast<double>(place / 3)}, static_cast<double>(place % 5) - 2,
              static_cast<std::int64_t>(k % 2));
    } else {
      deal(w, i, 5);
    }
  }
  w.replan();
  easel->check(w, "tour");
  // Whatever can be read is large enough.
  for (const scene::Area& area : easel->areas)
    if (area.text_height_mm > 0) CHECK(area.text_height_mm >= 10.4);
}

TEST_CASE("picture: hidden notes of ten people on a 55 inch table, none over another's") {
  auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(10);
  w.set_glass(1217.6, 684.9, 55);
  hide_first(w);
  for (std::size_t i = 0; i < w.seats.size(); ++i) deal(w, i, 5);
  play(w, workshop::begin_tour(w.board(), w.wall_ms - 80'000));
  play(w, workshop::pass_turn(w.board(), w.wall_ms - 80'000));
  w.replan();
  easel->check(w, "tour_seats10");
}

TEST_CASE("picture: hidden notes before a wall") {
  auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(6, true);
  hide_first(w);
  for (std::size_t i = 0; i < w.seats.size(); ++i) deal(w, i, 3);
  play(w, workshop::begin_tour(w.board(), w.wall_ms - 80'000));
  easel->check(w, "tour_wall");
}
