// What one workshop hands on to the next: by what its file says that it gives, with where each thing came from.
#include "workshop/thread.h"

#include <catch2/catch.hpp>

#include "support/board_builder.h"

using namespace workshop;
using base::Id;
using base::Language;
using board::Origin;
using board::Property;
using board::RecordKind;

namespace {

Definition giving(std::string kind, Definition::Gift::Of of, std::string sheet = {}) {
  Definition definition;
  definition.gives = {{std::move(kind), of, std::move(sheet)}};
  return definition;
}

struct Ideas : support::BoardBuilder {
  Id ws = workshop(), amina = seat("Amina", 1), julien = seat("Julien", 2);
  Id vite = theme("Répondre plus vite"), nobody = theme("Vide");
  Id one = note(amina, "Un seul numéro"), two = note(julien, "Dix réponses prêtes"), lone = note(julien, "Trier les messages");
  Ideas() {
    set(RecordKind::workshop, ws, {{Property::title, std::string("Idéation")}, {Property::created, std::int64_t{1'781'514'000'000}}});
    for (const Id id : {one, two}) set(RecordKind::note, id, {{Property::theme, vite}});
    note(julien, "  ");
    dot(two), dot(lone), dot(lone), dot(lone);
  }
  void dot(Id note) { create(RecordKind::dot, {{Property::seat, amina}, {Property::note, note}}); }
};

}  // namespace

TEST_CASE("themes with their notes and notes in no theme are handed on, most dots first, with who wrote them") {
  Ideas w;
  const auto handed = handed_on(giving("items", Definition::Gift::Of::ideas), w.board(), "items", Language::french);
  REQUIRE(handed.size() == 2);  // a theme without notes is none, and so is a note without words
  CHECK(handed[0].text == "Trier les messages");
  CHECK(handed[0].origin.what == Origin::What::note);
  CHECK(handed[0].origin.dots == 3);
  CHECK(handed[1].text == "Répondre plus vite");
  CHECK(handed[1].origin.what == Origin::What::theme);
  CHECK(handed[1].origin.records == std::vector<Id>{w.vite, w.one, w.two});
  REQUIRE(handed[1].origin.notes.size() == 2);
  CHECK(handed[1].origin.notes[0].text == "Dix réponses prêtes");
  CHECK(handed[1].origin.notes[0].name == "Julien");
  CHECK(handed[1].origin.notes[0].person == 2);
  CHECK(handed[1].origin.workshop == "Idéation");
  CHECK(handed[1].origin.board == w.ws);
  CHECK(handed_on(giving("items", Definition::Gift::Of::ideas), w.board(), "subject", Language::french).empty());
}

TEST_CASE("what lies face down is handed on to nobody") {
  Ideas w;
  w.set(RecordKind::note, w.lone, {{Property::face_down, true}});
  const auto handed = handed_on(giving("items", Definition::Gift::Of::ideas), w.board(), "items", Language::french);
  REQUIRE(handed.size() == 1);
  CHECK(handed[0].text == "Répondre plus vite");
}

TEST_CASE("an origin goes into a text and comes back as it was, with what came before it") {
  Ideas w;
  auto handed = handed_on(giving("items", Definition::Gift::Of::ideas), w.board(), "items", Language::french);
  Origin later = handed[0].origin;
  later.what = Origin::What::item, later.place = 2, later.before = {handed[1].origin};
  const auto back = board::read_origin(board::to_text(later));
  REQUIRE(back);
  CHECK(*back == later);
  for (const char* broken : {"", "{", "[]", "{\"board\":\"x\"}", "{\"board\":\"1-1\",\"what\":\"dream\"}"}) CHECK_FALSE(board::read_origin(broken));
}

TEST_CASE("an origin never grows without end") {
  Origin origin;
  origin.board = Id::of(1, 1);
  origin.text = std::string(500, 'a');
  for (int i = 0; i < 400; ++i) origin.notes.push_back({std::string(500, 'b'), "Amina", 1, 0, {}});
  for (int i = 0; i < 30; ++i) {
    Origin next = origin;
    next.before = {origin};
    origin = next;
  }
  const std::string text = board::to_text(origin);
  CHECK(text.size() <= board::kLongestOrigin);
  CHECK(board::read_origin(text));
}
