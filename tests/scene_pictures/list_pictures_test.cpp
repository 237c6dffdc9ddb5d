// A list one by one and what is chosen of it: as they were judged, at a table and on a wall, in both languages.
#include <catch2/catch.hpp>

#include "board/origin.h"
#include "scene_pictures/easel.h"
#include "workshop/one_by_one.h"

using support::Easel;
using support::StagedWorkshop;

namespace {

using board::Property;
using board::RecordKind;

constexpr int kWide = 960;

struct List : StagedWorkshop {
  bool speaks_english;
  std::vector<base::Id> items;
  explicit List(bool wall, bool english = false, bool small = false) : StagedWorkshop(6, wall, "priorisation"), speaks_english(english) {
    if (small) set_glass(952, 535.5, 43);
    if (english) texts.speak(base::Language::english);
    for (const board::Note* note : workshop::list_of(board(), "usages")) items.push_back(note->id);
    // English papers, as a table that speaks English from the start has them.
    if (english)
      for (std::size_t i = 0; i < items.size(); ++i) builder.set(RecordKind::note, items[i], {{Property::text, definition.items[0].samples[i].en}});
  }
  void say(std::size_t item) {
    static const char* said[][3] = {
        {"valeur", "Deux jours gagnés à chaque clôture", "Two days gained at each closing"},
        {"valeur", "Les erreurs sont vues avant l’envoi", "Errors are seen before sending"},
        {"faisabilite", "Trois ans de données propres", "Three years of clean data"},
        {"faisabilite", "Un mois pour relier le logiciel, 12 000 € la première année", "A month to connect it, €12,000 the first year"}};
    for (std::size_t i = 0; i < 4; ++i) {
      const bool feasible = i > 1;
      const base::Id id = note(i, said[i][speaks_english ? 2 : 1], feasible ? 1 : 3);
      builder.set(RecordKind::note, id, {{Property::item, items[item]}, {Property::board, std::string(said[i][0])}});
      if (plan.boards.empty()) continue;
      const base::Box room = plan.boards[feasible ? 1 : 0].room;
      const base::Vec share{i % 2 ? 0.7 : 0.3, i % 2 ? 0.62 : 0.36};
      builder.place(RecordKind::note, id, plan.sheet_id,
                    {room.min + base::Vec{room.width() * share.x, room.height() * share.y},
                     glass.mode == scene::Mode::wall ? 0
                     : i % 2                         ? 178.0
                                                     : -3.0,
                     plan.note_width, 1});
    }
  }
  void talk() {
    go_to(1, 900'000);
    for (const std::size_t i : {0U, 1U}) builder.set(RecordKind::note, items[i], {{Property::elapsed, std::int64_t{420'000}}});
    builder.set(RecordKind::step, steps[1], {{Property::round, std::int64_t{1}}, {Property::item, items[2]}, {Property::round_from, std::int64_t{760'000}}});
    replan();
    say(2);
    replan();
  }
  void choose(bool decided) {
    go_to(1, 0);
    say(2), say(0);
    go_to(2, 300'000);
    const auto places = plan.arrange_items(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) builder.place(RecordKind::note, items[i], plan.sheet_id, places[i]);
    for (const auto& [item, place] : {std::pair{0, 1}, {3, 2}, {5, 3}})
      if (decided || place < 3) builder.set(RecordKind::note, items[static_cast<std::size_t>(item)], {{Property::choice, std::int64_t{place}}});
    if (decided) builder.set(RecordKind::sheet, plan.sheet_id, {{Property::decided, true}});
    replan();
  }
};

}  // namespace

TEST_CASE("one item at a time, at a table and at the smallest one") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  List w(false);
  w.talk();
  easel->check(w, "list_talk", scene::Screen::board, kWide);
  List small(false, true, true);
  small.talk();
  easel->check(small, "list_talk_43_english", scene::Screen::board, kWide);
}

TEST_CASE("one item at a time on a wall, in English, and on the smallest one") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  List w(true, true);
  w.talk();
  easel->check(w, "list_talk_wall_english", scene::Screen::board, kWide);
  List small(true, false, true);
  small.talk();
  easel->check(small, "list_talk_wall_43", scene::Screen::board, kWide);
}

TEST_CASE("the thread of an item, from what was written first") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  List w(false);
  board::Origin idea;
  idea.board = base::Id::of(3, 1), idea.workshop = "Idéation · Service clients", idea.definition = "ideation", idea.held_ms = 1'778'580'000'000;
  idea.what = board::Origin::What::theme, idea.text = "Répondre plus vite", idea.dots = 6;
  idea.notes = {{"Un seul numéro pour toutes les demandes", "Amina", 1, 4, {}},
                {"Dix réponses prêtes et tenues à jour", "Julien", 2, 2, {}},
                {"Annoncer le délai", "Sofia", 3, 0, {}}};
  for (const base::Id item : w.items) w.builder.set(RecordKind::note, item, {{Property::origin, board::to_text(idea)}});
  w.choose(false);
  w.preview.said_cards.push_back({9, w.items[2], w.seats[0], {{1400, 640}, 0}, true});
  easel->check(w, "list_thread", scene::Screen::board, kWide);
}

TEST_CASE("three are chosen, at a table and on a wall") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  List w(false);
  w.choose(false);
  w.preview.said_cards.push_back({9, w.items[2], w.seats[0], {{1450, 640}, 0}});
  easel->check(w, "list_choice", scene::Screen::board, kWide);
  List wall(true);
  wall.choose(true);
  easel->check(wall, "list_choice_wall", scene::Screen::board, kWide);
  List small(false, true, true);
  small.choose(true);
  easel->check(small, "list_choice_43_english", scene::Screen::board, kWide);
}
