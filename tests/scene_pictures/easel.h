// Paints staged workshops and lays them beside the pictures that were looked at. Read by the picture tests of the scene.
// TABLEE_OUT=folder leaves each at 1920 and 3840 pixels there, to lay beside the design.
#pragma once
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "scene/scene.h"
#include "support/gl_context.h"
#include "support/golden.h"
#include "support/staged_workshop.h"

namespace support {

constexpr int kSmall = 640;  // px, of pictures that are kept small
constexpr auto kBoard = scene::Screen::board;

struct Easel {
  std::unique_ptr<support::GlContext> context;
  text::Typesetter type;
  std::unique_ptr<render::Renderer> renderer;

  static std::unique_ptr<Easel> set_up() {
    auto easel = std::make_unique<Easel>();
    std::string why;
    easel->context = support::GlContext::open(support::Gl::core_330, why);
    if (!easel->context) {
      std::cout << "SKIPPED: no OpenGL without a display: " << why << "\n";
      return nullptr;
    }
    auto made = render::Renderer::create(easel->type, false);
    if (!made) FAIL(made.error().message);
    easel->renderer = std::move(*made);
    return easel;
  }
  ~Easel() { renderer.reset(); }
  scene::Areas areas;  // of what was painted last

  // `now_us` is when; previews that move are seen as they are then.
  render::Image paint(StagedWorkshop& w, scene::Screen screen, int width, std::int64_t now_us = 0) {
    scene::Scene scene(w.tokens, w.texts, type);
    scene.set_glass(w.glass);
    scene.set_screen(screen);
    scene.set_night(w.night);
    scene.set_definition(&w.definition);
    scene.home() = w.home;
    scene.set_troubles(w.troubles);
    scene.update(w.board(), w.preview, now_us, w.wall_ms);
    areas.clear();
    scene.targets(areas);
    const base::Vec size = w.glass.size_mm;
    auto image = renderer->photograph(scene.whole_list(w.board(), w.preview), {{0, 0}, size}, width, static_cast<int>(width * size.y / size.x + 0.5));
    if (!image) FAIL(image.error().message);
    return std::move(*image);
  }

  void check(StagedWorkshop& w, const std::string& name, scene::Screen screen = scene::Screen::board, int golden_width = 960, std::int64_t now_us = 0) {
    if (const char* out = std::getenv("TABLEE_OUT")) {
      for (const int width : {1920, 3840})
        CHECK(render::save_png(paint(w, screen, width, now_us), std::filesystem::path(out) / (name + "-" + std::to_string(width) + ".png")));
    }
    CHECK(support::differs_from_golden(paint(w, screen, golden_width, now_us), "scene_" + name) == "");
  }
};

inline void write_notes(StagedWorkshop& w) {
  const char* ideas[] = {"Rappel du client sous 2 h",
                         "Trier les mails par urgence",
                         "Une seule boîte mail pour l’équipe",
                         "Brouillon de réponse à relire",
                         "Numéro direct pour les clients en panne",
                         "Alerte si un dossier dort depuis 48 h",
                         "Former deux personnes par produit",
                         "Diriger la demande vers la bonne personne",
                         "Clore un ticket avec l’accord du client",
                         "Transcrire les appels dans la fiche",
                         "Formulaire : motif obligatoire",
                         "Résumer l’historique avant l’appel"};
  for (std::size_t i = 0; i < std::size(ideas); ++i) w.note(i, ideas[i], static_cast<std::int64_t>(i % 2));
}

// The first people's dots, `per_seat` each, here and there on the first seven notes.
inline void put_dots(StagedWorkshop& w, std::size_t count, std::size_t per_seat) {
  for (std::size_t i = 0; i < count; ++i)
    w.make(board::RecordKind::dot,
           {{board::Property::seat, w.seats[i / per_seat]}, {board::Property::note, w.notes[i * i % 7]}, {board::Property::round, std::int64_t{1}}});
}

// Notes where a group would have laid them: two themes' worth on each side.
inline void lay_about(StagedWorkshop& w) {
  write_notes(w);
  const base::Box sheet = w.plan.sheet;
  for (std::size_t i = 0; i < w.notes.size(); ++i) {
    const double x = sheet.min.x + sheet.width() * (0.09 + 0.165 * static_cast<double>(i % 6)), y = sheet.min.y + sheet.height() * (i < 6 ? 0.44 : 0.76);
    w.builder.place(board::RecordKind::note, w.notes[i], w.plan.sheet_id,
                    {{x, y}, static_cast<double>(i % 5) - 2, w.plan.note_width, static_cast<std::int64_t>(i)});
  }
}

}  // namespace support
