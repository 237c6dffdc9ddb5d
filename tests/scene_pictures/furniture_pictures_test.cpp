// The table, the wall and the home screen as people see them, beside pictures that were looked at. TABLEE_OUT=folder leaves
// each at 1920 and 3840 pixels there, to lay beside the design.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>

#include "scene/scene.h"
#include "support/gl_context.h"
#include "support/golden.h"
#include "support/staged_workshop.h"

using support::StagedWorkshop;

namespace {

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

  render::Image paint(StagedWorkshop& w, scene::Screen screen, int width) {
    scene::Scene scene(w.tokens, w.texts, type);
    scene.set_glass(w.glass);
    scene.set_screen(screen);
    scene.set_night(w.night);
    scene.set_definition(&w.definition);
    scene.home() = w.home;
    scene.update(w.board(), w.preview, 0, w.wall_ms);
    const base::Vec size = w.glass.size_mm;
    auto image = renderer->photograph(scene.draw_list(), {{0, 0}, size}, width, static_cast<int>(width * size.y / size.x + 0.5));
    if (!image) FAIL(image.error().message);
    return std::move(*image);
  }

  void check(StagedWorkshop& w, const std::string& name, scene::Screen screen = scene::Screen::board) {
    if (const char* out = std::getenv("TABLEE_OUT")) {
      for (const int width : {1920, 3840}) CHECK(render::save_png(paint(w, screen, width), std::filesystem::path(out) / (name + "-" + std::to_string(width) + ".png")));
    }
    CHECK(support::differs_from_golden(paint(w, screen, 960), "scene_" + name) == "");
  }
};

void write_notes(StagedWorkshop& w) {
  const char* ideas[] = {"Rappel du client sous 2 h", "Trier les mails par urgence", "Une seule boîte mail pour l’équipe",
                         "Brouillon de réponse à relire", "Numéro direct pour les clients en panne", "Alerte si un dossier dort depuis 48 h",
                         "Former deux personnes par produit", "Diriger la demande vers la bonne personne", "Clore un ticket avec l’accord du client",
                         "Transcrire les appels dans la fiche", "Formulaire : motif obligatoire", "Résumer l’historique avant l’appel"};
  for (std::size_t i = 0; i < std::size(ideas); ++i) w.note(i, ideas[i], static_cast<std::int64_t>(i % 2));
}

}  // namespace

TEST_CASE("ideas at a table, by day and at night") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 17 * 60000 + 20000);
  easel->check(w, "ideation");
  w.night = true;
  easel->check(w, "ideation_night");
}

TEST_CASE("a process on a wall, and at a table before its notes are placed") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop wall(6, true);
  write_notes(wall);
  wall.go_to(2, 41 * 60000 + 55000);
  wall.lay_notes();
  for (std::size_t i = 0; i < wall.notes.size(); ++i) {
    const auto& zone = wall.plan.zones[i % 4];
    const double x = zone.head.min.x + 124 + 185.0 * static_cast<double>(i / 4 % 2), y = 388 + 193.0 * static_cast<double>(i / 8);
    wall.builder.place(board::RecordKind::note, wall.notes[i], wall.plan.sheet_id, {{x, y}, 0, 166, static_cast<std::int64_t>(i)});
    wall.builder.set(board::RecordKind::note, wall.notes[i], {{board::Property::stage, zone.stage}});
  }
  wall.replan();
  wall.preview.wall_seat = wall.seats[1];
  easel->check(wall, "process_wall");
  StagedWorkshop table;
  write_notes(table);
  table.go_to(2, 60000);
  table.lay_notes();
  easel->check(table, "process_table");
}

TEST_CASE("a vote at a table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  write_notes(w);
  w.go_to(3, 25 * 60000 + 50000);
  w.lay_notes();
  for (std::size_t i = 0; i < 15; ++i) {
    w.make(board::RecordKind::dot, {{board::Property::seat, w.seats[i / 3]}, {board::Property::note, w.notes[i * i % 7]}, {board::Property::round, std::int64_t{1}}});
  }
  easel->check(w, "vote");
}

TEST_CASE("ten people round a 55 inch table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(10);
  w.set_glass(1218, 685, 55);
  w.go_to(1, 17 * 60000 + 20000);
  easel->check(w, "seats10");
}

TEST_CASE("home, with workshops to resume") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.home.definitions = {&w.definition};
  easel->check(w, "home_empty", scene::Screen::home);
  for (std::size_t i = 0; i < 5; ++i) {
    // Days long past, so that no picture says "yesterday" at another hour of another time zone.
    w.home.resumable.push_back({base::Id::of(2, i + 1), "Idéation · Service clients", support::kNoon - static_cast<std::int64_t>(i + 3) * 864'000'000, 31 - i * 7, 0});
  }
  setenv("TZ", "UTC0", 1);
  tzset();
  easel->check(w, "home", scene::Screen::home);
}
