// The tour de table as tour.png has it: who spoke has shared, who speaks is sharing, the others' notes wait face down.
#include <catch2/catch.hpp>

#include <algorithm>

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
// The last so many of the five that lay there.
void deal(StagedWorkshop& w, std::size_t seat, std::size_t count) {
  for (std::size_t i = 5 - count; i < 5; ++i) {
    const base::Id note = w.note(seat, "Une idée cachée", static_cast<std::int64_t>((i + seat) % 2));
    w.builder.set(RecordKind::note, note, {{Property::face_down, true}});
    board::Placement place = w.plan.in_fan(w.seats[seat], i, 5, w.tokens);
    place.rank = static_cast<std::int64_t>(w.notes.size());
    w.builder.place(RecordKind::note, note, w.plan.sheet_id, place);
  }
}
struct Idea {
  const char* text;
  base::Vec at;
  double turned = 0;
};
base::Id share(StagedWorkshop& w, base::Id seat, const Idea& idea) {
  const auto number = static_cast<std::size_t>(std::find(w.seats.begin(), w.seats.end(), seat) - w.seats.begin());
  const base::Id note = w.note(number, idea.text, idea.at.x > w.plan.sheet.centre().x ? 1 : 0);
  const double facing = w.plan.station(seat)->pose.angle_deg;
  w.builder.place(RecordKind::note, note, w.plan.sheet_id, {idea.at, facing + idea.turned, w.plan.note_width, static_cast<std::int64_t>(w.notes.size())});
  return note;
}
// Turned up in the hand of whoever speaks, on its way to its place.
void hold_up(StagedWorkshop& w, base::Id seat, const Idea& idea) {
  const base::Id note = share(w, seat, idea);
  w.builder.set(RecordKind::note, note, {{Property::face_down, true}});
  scene::Held held{RecordKind::note, note, *w.board().notes.find(note)->places.find(w.plan.sheet_id), seat, 1};
  held.turned = true;
  w.preview.held.push_back(held);
  w.preview.halos.push_back({1, 1, idea.at + base::Vec{40, 40}, seat, 0});
}

}  // namespace

TEST_CASE("picture: the tour de table on a table") {
  auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(6);
  hide_first(w);
  play(w, workshop::begin_tour(w.board(), w.wall_ms - 400'000));
  for (const std::int64_t ago : {300'000, 200'000, 80'000}) play(w, workshop::pass_turn(w.board(), w.wall_ms - ago));
  const auto turns = workshop::turns(w.board());
  for (std::size_t i = 0; i < w.seats.size(); ++i) {
    if (w.board().seats.find(w.seats[i])->spoken) continue;
    deal(w, i, w.seats[i] == workshop::speaker(w.board()) ? 2 : 5);
  }
  for (const Idea& idea :
       {Idea{"Numéro direct", {460, 350}, 2}, {"Guide à jour dans l’intranet", {320, 340}, -2}, {"Trier les mails par urgence", {1380, 520}, -3}})
    share(w, turns[0].seat, idea);
  for (const Idea& idea : {Idea{"Afficher le délai sur le site", {1399, 222}, -3},
                           {"Rappel du client sous 2 h", {1539, 216}, 3},
                           {"Assistant ouvert le soir", {1676, 224}, -2},
                           {"Prévenir si un client s’agace", {1451, 359}, 2},
                           {"Un guide à jour dans l’intranet", {1589, 356}, -2}})
    share(w, turns[1].seat, idea);
  for (const Idea& idea : {Idea{"Traduire les demandes en anglais", {1720, 480}, -2},
                           {"Repérer les doublons", {1583, 517}, -1},
                           {"Pré-remplir la fiche client", {1721, 617}, 2},
                           {"Former deux personnes par produit", {1585, 654}, -3}})
    share(w, turns[2].seat, idea);
  share(w, turns[3].seat, {"Fiche réflexe pour les pannes", {1060, 760}, -2});
  share(w, turns[3].seat, {"Un binôme de renfort le lundi matin", {1200, 752}, 2});
  hold_up(w, turns[3].seat, {"Brouillon de réponse à relire", {1385, 745}, 2});
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

TEST_CASE("picture: hidden notes of six people on a 43 inch table") {
  auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(6);
  w.set_glass(952, 535.5, 43);
  hide_first(w);
  for (std::size_t i = 0; i < w.seats.size(); ++i) deal(w, i, 5);
  play(w, workshop::begin_tour(w.board(), w.wall_ms - 80'000));
  easel->check(w, "tour_43");
}

TEST_CASE("picture: hidden notes before a wall") {
  auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(6, true);
  hide_first(w);
  for (std::size_t i = 0; i < w.seats.size(); ++i) deal(w, i, 5);
  play(w, workshop::begin_tour(w.board(), w.wall_ms - 80'000));
  easel->check(w, "tour_wall");
}
