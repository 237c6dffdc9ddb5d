// People write: keyboards, pens, pictures on notes, and what is offered and marked while they do.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "scene/keyboard.h"
#include "scene_pictures/easel.h"

using support::Easel;
using support::kBoard;
using support::kSmall;
using support::lay_about;
using support::StagedWorkshop;
using support::write_notes;

namespace {

scene::Writing writing(StagedWorkshop& w, std::uint64_t session, std::size_t seat, base::Id note, base::Vec keyboard, const std::string& text) {
  scene::Writing out;
  out.session = session;
  out.seat = w.seats[seat];
  out.kind = board::RecordKind::note;
  out.record = note;
  out.property = board::Property::text;
  out.text = text;
  out.caret = out.anchor = static_cast<std::uint32_t>(text.size());
  out.keyboard = {keyboard, 0};
  return out;
}

}  // namespace

TEST_CASE("three people write at a table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  for (std::size_t i = 0; i < 3; ++i) {
    const double x = 400 + 520.0 * static_cast<double>(i);
    w.builder.place(board::RecordKind::note, w.notes[i], w.plan.sheet_id, {{x, 640}, 0, 124, 50 + static_cast<std::int64_t>(i)});
    w.preview.writings.push_back(writing(w, 100 + i, i, w.notes[i], {x, 812}, i == 1 ? "Trier les mails par ur" : "Rappel du client sous 2 h"));
  }
  w.preview.writings[1].pressed.emplace_back().key = 7;
  easel->check(w, "writing", kBoard, kSmall);
}

TEST_CASE("a held key's accents, suggested words, a loupe over the caret and a selected word") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  write_notes(w);
  const auto key = [&](const scene::Writing& on, const std::string& label) {
    const auto& keys = w.tokens.keyboards[on.layout]->keys(on.figures, false);
    const auto it = std::find_if(keys.begin(), keys.end(), [&](const scene::Key& k) { return k.label == label; });
    return static_cast<std::uint32_t>(it - keys.begin());
  };
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = 330 + 420.0 * static_cast<double>(i);
    w.builder.place(board::RecordKind::note, w.notes[i], w.plan.sheet_id, {{x, 640}, 0, 160, 50 + static_cast<std::int64_t>(i)});
    const char* texts[] = {"Fich", "Répondre : qui, quand ?", "Qui répond quand Léa est absente ?", "Trier les mails par urgence"};
    w.preview.writings.push_back(writing(w, 100 + i, i, w.notes[i], {x, 812}, texts[i]));
  }
  auto& writings = w.preview.writings;
  writings[0].meant = {"Fiche", "Fichier"};
  auto& held = writings[1].pressed.emplace_back();
  held.key = key(writings[1], "e");
  held.offers = true;
  held.chosen = 1;
  writings[2].caret = writings[2].anchor = 12;
  writings[2].moving_caret = true;
  writings[3].anchor = 10;
  writings[3].caret = 15;
  writings[3].figures = true;
  writings[3].mark_label = "^";
  easel->check(w, "typing", kBoard, 1280);
}

TEST_CASE("notes with pictures, and words that no dictionary knows with their corrections") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  write_notes(w);
  const auto picture = [&](const char* file, base::Vec size) {
    // Beside the root: the scene puts the workshop's folder before it, and here there is none.
    return w.make(board::RecordKind::picture, {{board::Property::file, std::string(TABLEE_SOURCE_DIR).substr(1) + "/data/samples/ideation/" + file},
                                               {board::Property::caption, std::string("Image")},
                                               {board::Property::size, size}});
  };
  const base::Id wide = picture("usages.png", {1600, 1000}), other = picture("chemin.png", {1600, 1000});
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = 330 + 420.0 * static_cast<double>(i);
    w.builder.place(board::RecordKind::note, w.notes[i], w.plan.sheet_id, {{x, 640}, 0, 160, 50 + static_cast<std::int64_t>(i)});
  }
  w.builder.set(board::RecordKind::note, w.notes[0], {{board::Property::picture, wide}});
  w.builder.set(board::RecordKind::note, w.notes[1], {{board::Property::picture, other}, {board::Property::text, std::string()}});
  w.builder.set(board::RecordKind::note, w.notes[2], {{board::Property::picture, other}});
  const char* texts[] = {"", "", "Le chemin d’une demmande", "Les clinets attendent une reponse rapidde, et de l’aide"};
  for (std::size_t i = 2; i < 4; ++i) {
    const double x = 330 + 420.0 * static_cast<double>(i);
    w.preview.writings.push_back(writing(w, 100 + i, i, w.notes[i], {x, 812}, texts[i]));
  }
  auto& writings = w.preview.writings;
  const auto mark = [&](scene::Writing& on, const std::string& word) {
    const auto from = static_cast<std::uint32_t>(on.text.find(word));
    on.marked.push_back({from, from + static_cast<std::uint32_t>(word.size())});
  };
  mark(writings[0], "demmande");
  for (const char* word : {"clinets", "reponse", "rapidde"}) mark(writings[1], word);
  writings[1].caret = writings[1].anchor = 6;
  writings[1].doubted = writings[1].marked[0];
  writings[1].corrections = {"clients", "clinicats", "cliniciennes"};
  easel->check(w, "spelling", kBoard, 1280);
}

TEST_CASE("keyboards that people brought, beside a pen") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  const auto bring = [](StagedWorkshop& w) {
    for (const std::size_t i : {0u, 2u, 5u}) w.preview.typists.push_back(w.seats[i]);
    w.preview.writings.push_back(writing(w, 100, 0, w.notes[0], {400, 812}, "Qui répond quand Léa est absente ?"));
    w.preview.writings.back().on_screen = false;
  };
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  bring(w);
  scene::Inking pen;
  pen.session = 200;
  pen.seat = w.seats[1];
  pen.note = w.notes[9];
  const base::Vec at = w.board().notes.find(pen.note)->places.find(w.plan.sheet_id)->at;
  pen.bar = {at + base::Vec{0, 120}, 0};
  w.preview.inkings.push_back(pen);
  for (const double angle : {0.0, 180.0})
    w.preview.messages.push_back(
        {angle == 0 ? 300u : 301u, {}, w.texts("brought.hint"), base::Vec{960, 540} + base::rotated({0, 70}, angle), angle, 5'000'000});
  easel->check(w, "brought", kBoard, 1280);
  w.night = true;
  easel->check(w, "brought_night", kBoard, kSmall);

  StagedWorkshop wall(7, true);
  wall.go_to(1, 5 * 60000);
  lay_about(wall);
  bring(wall);
  easel->check(wall, "brought_wall", kBoard, kSmall);
}
