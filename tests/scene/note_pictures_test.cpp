// A note with a picture, and the marks under words of a note that is being written, as they are drawn.
#include <catch2/catch.hpp>

#include <algorithm>

#include "scene/scene.h"
#include "support/staged_workshop.h"

using base::Box;
using base::Id;
using base::Vec;
using scene::Instance;
using scene::LayerId;
using scene::Shape;
using support::StagedWorkshop;

namespace {

struct Shown {
  StagedWorkshop w{4};
  text::Typesetter type;
  std::unique_ptr<scene::Scene> scene;
  Id note, picture;

  explicit Shown(const std::string& text, Vec size_px = {800, 600}) {
    w.go_to(1, 60'000);
    note = w.note(0, text, 0);
    w.lay_notes();
    picture = w.make(board::RecordKind::picture,
                     {{board::Property::file, std::string("plan.png")}, {board::Property::caption, std::string("Plan")}, {board::Property::size, size_px}});
    w.builder.set(board::RecordKind::note, note, {{board::Property::picture, picture}});
    draw();
  }
  // All instances of notes, lying or held.
  std::vector<Instance> draw() {
    scene = std::make_unique<scene::Scene>(w.tokens, w.texts, type);
    scene->set_folders("/pictures", "/photos");
    scene->set_glass(w.glass);
    scene->set_screen(scene::Screen::board);
    scene->set_definition(&w.definition);
    scene->update(w.board(), w.preview, 0, w.wall_ms);
    auto list = scene->whole_list(w.board(), w.preview);
    std::vector<Instance> out = list[LayerId::notes].instances;
    out.insert(out.end(), list[LayerId::lifted].instances.begin(), list[LayerId::lifted].instances.end());
    return out;
  }
  board::Placement place() { return *w.builder.board().notes.find(note)->places.find(w.plan.sheet_id); }
  // Where an instance lies on its note, from the note's centre.
  Box on_note(const Instance& in) {
    const Vec local = base::Pose{place().at, place().angle_deg}.to_local({in.x, in.y});
    return Box::around(local, {2.0 * static_cast<double>(in.half_w), 2.0 * static_cast<double>(in.half_h)});
  }
  std::vector<Box> all(const std::vector<Instance>& of, Shape shape) {
    std::vector<Box> out;
    for (const Instance& in : of)
      if (in.shape == static_cast<std::uint16_t>(shape)) out.push_back(on_note(in));
    return out;
  }
  double paper(const std::vector<Instance>& of) {
    double widest = 0;
    for (const Box& box : all(of, Shape::rounded)) widest = std::max(widest, box.width());
    return widest;
  }
};

double top_of_text(const std::vector<Box>& glyphs) {
  double top = 1e9;
  for (const Box& glyph : glyphs) top = std::min(top, glyph.centre().y);
  return top;
}

}  // namespace

TEST_CASE("a picture lies on its note above the text, whole and in its shape") {
  for (const Vec size : {Vec{800, 600}, Vec{4000, 300}, Vec{300, 4000}, Vec{512, 512}}) {
    INFO(size.x << " x " << size.y);
    Shown shown("Le guichet du hall", size);
    const auto instances = shown.draw();
    const auto pictures = shown.all(instances, Shape::picture);
    REQUIRE(pictures.size() == 1);
    const double half = shown.paper(instances) / 2;
    CHECK(pictures[0].width() / pictures[0].height() == Approx(size.x / size.y).epsilon(0.01));
    CHECK(Box::around({}, {2 * half, 2 * half}).contains(pictures[0].min));
    CHECK(Box::around({}, {2 * half, 2 * half}).contains(pictures[0].max));
    // Its baseline is below the picture, and all of it on the paper.
    const auto glyphs = shown.all(instances, Shape::glyph);
    REQUIRE_FALSE(glyphs.empty());
    CHECK(top_of_text(glyphs) > pictures[0].max.y);
    for (const Box& glyph : glyphs) CHECK(glyph.centre().y < half);
  }
}

TEST_CASE("without a text the picture has the paper to itself") {
  Shown with("Le guichet"), without("");
  const auto small = with.all(with.draw(), Shape::picture), large = without.all(without.draw(), Shape::picture);
  REQUIRE(small.size() == 1);
  REQUIRE(large.size() == 1);
  CHECK(large[0].width() > small[0].width() * 1.3);
}

TEST_CASE("a long text makes the paper grow rather than get unreadable or cover the picture") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "une idée ";
  Shown shown(text);
  const auto instances = shown.draw();
  const auto pictures = shown.all(instances, Shape::picture);
  REQUIRE(pictures.size() == 1);
  CHECK(shown.paper(instances) > shown.w.plan.note_width * 1.1);
  const auto glyphs = shown.all(instances, Shape::glyph);
  CHECK(top_of_text(glyphs) > pictures[0].max.y);
  for (const Box& glyph : glyphs) {
    CHECK(glyph.centre().y < shown.paper(instances) / 2);
    CHECK(glyph.width() / 2 >= shown.w.tokens.note_text_min * shown.w.plan.scale - 0.01);  // the em
  }
}

TEST_CASE("face down, and where the picture was removed, none is seen") {
  Shown shown("Le guichet");
  SECTION("face down") { shown.w.builder.set(board::RecordKind::note, shown.note, {{board::Property::face_down, true}}); }
  SECTION("removed") { shown.w.builder.remove(board::RecordKind::picture, shown.picture); }
  SECTION("taken away") { shown.w.builder.set(board::RecordKind::note, shown.note, {{board::Property::picture, Id{}}}); }
  CHECK(shown.all(shown.draw(), Shape::picture).empty());
}

TEST_CASE("a change of the picture is seen on the note that shows it") {
  Shown shown("Le guichet");
  REQUIRE(shown.all(shown.draw(), Shape::picture).size() == 1);
  board::Change change;
  change.kind = board::RecordKind::picture, change.record = shown.picture, change.act = board::Remove{};
  shown.w.builder.remove(board::RecordKind::picture, shown.picture);
  shown.scene->changed(shown.w.board(), {&change, 1});
  CHECK(shown.scene->update(shown.w.board(), shown.w.preview, 1, shown.w.wall_ms));
  auto list = shown.scene->whole_list(shown.w.board(), shown.w.preview);
  CHECK(shown.all(list[LayerId::notes].instances, Shape::picture).empty());
}

TEST_CASE("the photo of the sheet shows it too") {
  Shown shown("Le guichet");
  auto list = shown.scene->photo_list(shown.w.board(), shown.w.wall_ms);
  CHECK(shown.all(list[LayerId::notes].instances, Shape::picture).size() == 1);
}

TEST_CASE("a tap in the text of a note with a picture finds the letter under it") {
  Shown shown("abcdef");
  scene::Writing writing;
  writing.session = 4, writing.seat = shown.w.seats[0], writing.kind = board::RecordKind::note, writing.record = shown.note;
  writing.property = board::Property::text, writing.text = "abcdef";
  const auto place = shown.place();
  for (std::uint32_t byte = 0; byte <= 6; ++byte) {
    writing.caret = byte;
    const Vec handle = shown.scene->caret_point(shown.w.board(), writing, place);
    const Vec line = handle - base::rotated({0, scene::caret_handle_mm}, place.angle_deg);
    CHECK(shown.scene->caret_byte(shown.w.board(), writing, place, line) == byte);
    CHECK(base::Pose{place.at, place.angle_deg}.to_local(line).y > 0);  // below the picture
  }
}

TEST_CASE("a marked word has a line of dots under its letters, in each line that it stands in, and only while it is written") {
  Shown shown("le clinet attend");
  shown.w.builder.set(board::RecordKind::note, shown.note, {{board::Property::picture, Id{}}});
  CHECK(shown.all(shown.draw(), Shape::dotted).empty());
  scene::Writing writing;
  writing.session = 4, writing.seat = shown.w.seats[0], writing.kind = board::RecordKind::note, writing.record = shown.note;
  writing.property = board::Property::text, writing.text = "le clinet attend", writing.on_screen = false;
  shown.w.preview.writings.push_back(writing);
  CHECK(shown.all(shown.draw(), Shape::dotted).empty());
  shown.w.preview.writings[0].marked = {{3, 9}};
  const auto dotted = shown.all(shown.draw(), Shape::dotted);
  REQUIRE(dotted.size() == 1);
  writing.caret = 3;
  const Vec from = shown.scene->caret_point(shown.w.board(), writing, shown.place());
  writing.caret = 9;
  const Vec to = shown.scene->caret_point(shown.w.board(), writing, shown.place());
  CHECK(dotted[0].width() == Approx(base::distance(from, to)).margin(0.5));
  // A mark of another text than this is not drawn.
  shown.w.preview.writings[0].marked = {{3, 200}};
  CHECK(shown.all(shown.draw(), Shape::dotted).empty());
}
