// The screens that people see in passing, small: what a hand opens, what the camera leaves, what trouble looks like, walls by night,
// English, the smallest table. And what is read on any of them can be read.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>

#include "scene/keyboard.h"
#include "scene_pictures/easel.h"

using support::Easel;
using support::StagedWorkshop;
using support::write_notes;

namespace {

constexpr int kSmall = 640;
constexpr auto kBoard = scene::Screen::board;

// Notes where a group would have laid them: two themes' worth on each side.
void lay_about(StagedWorkshop& w) {
  write_notes(w);
  const base::Box sheet = w.plan.sheet;
  for (std::size_t i = 0; i < w.notes.size(); ++i) {
    const double x = sheet.min.x + sheet.width() * (0.09 + 0.165 * static_cast<double>(i % 6)), y = sheet.min.y + sheet.height() * (i < 6 ? 0.44 : 0.76);
    w.builder.place(board::RecordKind::note, w.notes[i], w.plan.sheet_id,
                    {{x, y}, static_cast<double>(i % 5) - 2, w.plan.note_width, static_cast<std::int64_t>(i)});
  }
}

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

double luminance(const std::uint8_t* pixel) {
  const auto linear = [](double c) { return c / 255 <= 0.04045 ? c / 255 / 12.92 : std::pow((c / 255 + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(pixel[0]) + 0.7152 * linear(pixel[1]) + 0.0722 * linear(pixel[2]);
}

// Of what is written on a target: the strongest of its pixels against what most of them are.
double contrast_on(const render::Image& image, const scene::Area& area, double px_per_mm) {
  std::vector<double> light;
  for (int j = -20; j <= 20; ++j)
    for (int i = -60; i <= 60; ++i) {
      const base::Vec at = area.pose.to_glass({area.size.x * i / 130, area.size.y * j / 46}) * px_per_mm;
      const int x = static_cast<int>(at.x), y = static_cast<int>(at.y);
      if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue;
      light.push_back(luminance(&image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4]));
    }
  if (light.size() < 200) return 99;
  std::sort(light.begin(), light.end());
  const double ground = light[light.size() / 2], dark = light[light.size() / 400], bright = light[light.size() - 1 - light.size() / 400];
  return std::max((ground + 0.05) / (dark + 0.05), (bright + 0.05) / (ground + 0.05));
}

}  // namespace

TEST_CASE("ideas on a wall, by day, at night and in English") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(7, true);
  w.go_to(1, 17 * 60000 + 20000);
  lay_about(w);
  w.preview.wall_seat = w.seats[2];
  easel->check(w, "ideation_wall", kBoard, kSmall);
  w.night = true;
  easel->check(w, "ideation_wall_night", kBoard, kSmall);
  w.night = false;
  w.texts.speak(base::Language::english);
  easel->check(w, "ideation_wall_english", kBoard, kSmall);
}

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

TEST_CASE("ring, lasso bar and what was done here") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  const auto at = [&](std::size_t i) { return w.board().notes.find(w.notes[i])->places.find(w.plan.sheet_id)->at; };
  w.preview.rings.push_back({1, w.seats[0], w.notes[1], at(1), 0});
  scene::Lasso lasso;
  lasso.session = 2;
  lasso.seat = w.seats[1];
  lasso.closed = true;
  lasso.notes = {w.notes[9], w.notes[10]};
  for (int i = 0; i < 60; ++i) lasso.points.push_back((at(9) + at(10)) * 0.5 + base::Vec{240 * std::cos(i * 0.105), 120 * std::sin(i * 0.105)});
  lasso.bar = {(at(9) + at(10)) * 0.5 + base::Vec{0, 190}, 0};
  w.preview.lassos.push_back(lasso);
  scene::UndoCard card;
  card.session = 3;
  card.seat = w.seats[2];
  card.about = w.notes[4];
  card.kind = board::RecordKind::note;
  card.pose = {{1500, 380}, 0};
  card.rows = {{w.seats[0], w.texts("undo.note_moved", {"1"}), w.wall_ms - 60'000, 1},
               {w.seats[1], w.texts("undo.note_written", {"1"}), w.wall_ms - 180'000, 2}};
  w.preview.undo_cards.push_back(card);
  setenv("TZ", "UTC0", 1);
  tzset();
  easel->check(w, "gestures", kBoard, kSmall);
  // Slid back by two: what was taken back stays above, pale.
  auto& slid = w.preview.undo_cards[0];
  slid.kind = board::RecordKind::theme;
  slid.rows = {{w.seats[1], w.texts("undo.notes_moved", {"2"}), w.wall_ms - 120'000, 3},
               {w.seats[5], w.texts("undo.theme_named", {"1"}), w.wall_ms - 420'000, 4},
               {{}, w.texts("undo.theme_created", {"1"}), w.wall_ms - 9'000'000, 5}};
  slid.undone = {{w.seats[0], w.texts("undo.note_created", {"1"}), w.wall_ms - 60'000, 2},
                 {w.seats[3], w.texts("undo.note_removed", {"1"}), w.wall_ms - 20'000, 1}};
  easel->check(w, "undo_here_slid", kBoard, 1280);
}

TEST_CASE("people point, and what they point at is as it was") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  const auto at = [&](std::size_t i) { return w.board().notes.find(w.notes[i])->places.find(w.plan.sheet_id)->at; };
  const auto points = [&](std::uint64_t session, std::size_t seat, base::Vec place) {
    scene::Pointing p;
    p.session = session;
    p.seat = w.seats[seat];
    p.at = place;
    p.angle_deg = w.plan.station(p.seat)->pose.angle_deg;
    w.preview.pointings.push_back(p);
  };
  for (std::size_t i = 0; i < w.seats.size(); ++i) points(i + 1, i, at(2 * i) + base::Vec{20, 10});
  w.preview.pointings[1].seat = {};                                 // nobody knows whose hand
  w.preview.pointings[2].left_us = 1'000'000;                       // half gone
  w.preview.pointings[3].at = w.glass.size_mm - base::Vec{40, 60};  // in a corner: the tag is whole
  constexpr std::int64_t now_us = 1'750'000;
  easel->check(w, "pointing", kBoard, kSmall, now_us);
  // It opens once, in its first moments, and with reduced motion not even then.
  for (scene::Pointing& p : w.preview.pointings) p.since_us = now_us, p.left_us = 0;
  const auto begun = easel->paint(w, kBoard, kSmall, now_us), opened = easel->paint(w, kBoard, kSmall, now_us + 400'000);
  CHECK_FALSE(begun.rgba == opened.rgba);
  w.tokens.calm = true;
  CHECK(easel->paint(w, kBoard, kSmall, now_us).rgba == opened.rgba);
}

namespace {

struct Looking {
  StagedWorkshop w;
  Looking() {
    w.go_to(1, 5 * 60000);
    lay_about(w);
  }
  base::Vec at(std::size_t i) { return w.board().notes.find(w.notes[i])->places.find(w.plan.sheet_id)->at; }
  void lens(std::size_t seat, base::Vec place, double zoom) {
    w.preview.lenses.push_back({w.preview.lenses.size() + 1, w.seats[seat], place, w.plan.station(w.seats[seat])->pose.angle_deg, zoom});
  }
};

// The mean difference of a square of two pictures, in levels.
double difference(const render::Image& a, base::Vec at_a, const render::Image& b, base::Vec at_b, int half) {
  double sum = 0;
  for (int y = -half; y < half; ++y)
    for (int x = -half; x < half; ++x)
      for (int c = 0; c < 3; ++c) {
        const auto level = [&](const render::Image& image, base::Vec at) {
          const auto column = static_cast<std::size_t>(static_cast<int>(at.x) + x), row = static_cast<std::size_t>(static_cast<int>(at.y) + y);
          return int{image.rgba[(row * static_cast<std::size_t>(image.width) + column) * 4 + static_cast<std::size_t>(c)]};
        };
        sum += std::abs(level(a, at_a) - level(b, at_b));
      }
  return sum / (12.0 * half * half);
}

}  // namespace

TEST_CASE("lenses show what lies under them larger, upright for each holder") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Looking table;
  for (const std::size_t i : {std::size_t{0}, std::size_t{3}, std::size_t{5}})
    table.lens(i, table.at(2 * i + (i ? 0 : 1)) + base::Vec{10, 4}, 1.4 + 0.1 * static_cast<double>(i));
  easel->check(table.w, "lenses", kBoard, kSmall);
  table.w.night = true;
  easel->check(table.w, "lenses_night", kBoard, kSmall);
}

TEST_CASE("what a lens shows is as sharp as the table itself") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Looking table;
  const base::Vec at{std::round(table.at(4).x), std::round(table.at(4).y)};
  const auto twice = easel->paint(table.w, kBoard, 3840);
  table.lens(0, at, 2);
  const auto through = easel->paint(table.w, kBoard, 1920);
  CHECK(difference(through, at, twice, at * 2, 70) < 4);
}

TEST_CASE("a hidden note says nothing under a lens either, and what moves under it moves in it") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Looking table;
  StagedWorkshop& w = table.w;
  table.lens(0, table.at(4), 2);
  w.builder.set(board::RecordKind::note, w.notes[4], {{board::Property::face_down, true}});
  const auto hidden = easel->paint(w, kBoard, kSmall);
  w.builder.set(board::RecordKind::note, w.notes[4], {{board::Property::text, std::string("Tout autre chose")}});
  CHECK(easel->paint(w, kBoard, kSmall).rgba == hidden.rgba);
  w.builder.set(board::RecordKind::note, w.notes[4], {{board::Property::face_down, false}});
  CHECK_FALSE(easel->paint(w, kBoard, kSmall).rgba == hidden.rgba);
}

TEST_CASE("a dot in the air shows the way from its station, and nobody's mark is on the ideas") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  write_notes(w);
  w.go_to(3, 25 * 60000);
  w.lay_notes();
  w.preview.dots.push_back({1, {}, w.seats[2], {1130, 470}, {}});
  easel->check(w, "vote_dot", kBoard, kSmall);
}

TEST_CASE("a vote on a wall, and its end in the last step") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(7, true);
  write_notes(w);
  w.go_to(3, 25 * 60000);
  w.lay_notes();
  for (std::size_t i = 0; i < 15; ++i)
    w.make(board::RecordKind::dot,
           {{board::Property::seat, w.seats[i / 3]}, {board::Property::note, w.notes[i * i % 7]}, {board::Property::round, std::int64_t{1}}});
  w.preview.wall_seat = w.seats[1];
  easel->check(w, "vote_wall", kBoard, kSmall);
  const auto offers = [&](scene::Action action) {
    return std::any_of(easel->areas.begin(), easel->areas.end(),
                       [&](const scene::Area& a) { return a.target.kind == scene::TargetKind::button && a.target.action() == action; });
  };
  CHECK(offers(scene::Action::conclude));
  CHECK_FALSE(offers(scene::Action::next_step));
  w.builder.set(board::RecordKind::workshop, w.workshop_id(), {{board::Property::closed, true}});
  (void)easel->paint(w, kBoard, 320);
  CHECK(offers(scene::Action::reopen));
}

TEST_CASE("a print is held up, then lies in the gallery") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  scene::FreshPrint print;
  print.title = "Première réflexion";
  print.taken_ms = w.wall_ms;
  print.start_us = 1;
  print.earlier_count = 1;
  print.earlier = {{0, "Présentation", w.wall_ms - 1'800'000}};
  w.preview.fresh_print = print;
  setenv("TZ", "UTC0", 1);
  tzset();
  easel->check(w, "print_held", kBoard, kSmall, 500'000);
  easel->check(w, "print_kept", kBoard, kSmall, 2'000'000);
}

TEST_CASE("trouble is a card that can be put away") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  w.troubles.push_back({"trouble.no_photo", "trouble.no_photo_line", "", ""});
  w.preview.messages.push_back({1, w.seats[0], w.texts("refused.not_now"), {520, 880}, 0, 5'000'000});
  easel->check(w, "trouble", kBoard, kSmall, 1000);
}

TEST_CASE("a process on the smallest table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(5);
  w.set_glass(952, 535.5, 43);
  write_notes(w);
  w.go_to(2, 60000);
  w.lay_notes();
  easel->check(w, "process_table_43", kBoard, kSmall);
}

TEST_CASE("what is written on each thing that can be touched has a contrast of 3 as drawn, by day and at night") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  for (const bool wall : {false, true}) {
    for (const bool night : {false, true}) {
      StagedWorkshop w(6, wall);
      w.night = night;
      write_notes(w);
      w.go_to(3, 25 * 60000);
      w.lay_notes();
      const int width = 1920;
      const render::Image image = easel->paint(w, kBoard, width);
      std::size_t looked = 0;
      for (const scene::Area& area : easel->areas) {
        // Letters thinner than a pixel or two are greyed by their own edges, so 3 stands for the 4.5 that the tokens' test asks.
        if (area.text_height_mm <= 0 || area.label.empty()) continue;
        ++looked;
        INFO(area.label << (night ? ", at night" : ", by day") << (wall ? ", wall" : ", table"));
        CHECK(contrast_on(image, area, width / w.glass.size_mm.x) >= 3);
      }
      CHECK(looked >= 6);
    }
  }
}

TEST_CASE("a hidden vote shows that dots lie, white, with no tally and no ranking") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  write_notes(w);
  w.go_to(3, 25 * 60000);
  w.lay_notes();
  for (std::size_t i = 0; i < 12; ++i)
    w.make(board::RecordKind::dot,
           {{board::Property::seat, w.seats[i / 2]}, {board::Property::note, w.notes[i * i % 7]}, {board::Property::round, std::int64_t{1}}});
  w.builder.set(board::RecordKind::workshop, w.workshop_id(), {{board::Property::votes_hidden, true}});
  w.replan();
  easel->check(w, "vote_hidden", kBoard, kSmall);
  const auto says = [&](const std::string& words) {
    return std::any_of(easel->areas.begin(), easel->areas.end(),
                       [&](const scene::Area& a) { return a.label == words && a.size.y >= w.tokens.touch.target_min; });
  };
  CHECK(says(w.texts("board.votes_visible")));
  CHECK(says(w.texts("board.votes_hidden")));
}

TEST_CASE("a vote of twenty ideas on the smallest glass") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  for (const bool wall : {false, true}) {
    StagedWorkshop w(4, wall);
    w.set_glass(952, 535.5, 43);
    write_notes(w);
    for (std::size_t i = 0; i < 8; ++i) w.note(i, "Prévoir les journées chargées", 0);
    w.go_to(3, 25 * 60000);
    w.lay_notes();
    for (std::size_t i = 0; i < 12; ++i)
      w.make(board::RecordKind::dot,
             {{board::Property::seat, w.seats[i / 3]}, {board::Property::note, w.notes[i * i % 7]}, {board::Property::round, std::int64_t{1}}});
    if (wall) w.preview.wall_seat = w.seats[3];
    easel->check(w, wall ? "vote_wall_43" : "vote_table_43", kBoard, kSmall);
  }
}

TEST_CASE("a hidden vote is shown: dots turn up in reading order, and a note not reached keeps its white ones and no tally") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  write_notes(w);
  w.go_to(3, 25 * 60000);
  w.lay_notes();
  for (std::size_t i = 0; i < 15; ++i)
    w.make(board::RecordKind::dot,
           {{board::Property::seat, w.seats[i / 3]}, {board::Property::note, w.notes[i * i % 7]}, {board::Property::round, std::int64_t{1}}});
  w.preview.reveal_us = 1'000'000;
  easel->check(w, "reveal", kBoard, kSmall, 1'000'000 + 610'000);
  w.tokens.calm = true;
  easel->check(w, "reveal_calm", kBoard, kSmall, 1'000'000 + 610'000);
}

TEST_CASE("high contrast draws an edge of ink around each note by day and by night") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  w.tokens.contrast = true;
  lay_about(w);
  easel->check(w, "contrast", kBoard, kSmall);
  w.night = true;
  easel->check(w, "contrast_night", kBoard, kSmall);
}
