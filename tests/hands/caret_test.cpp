// The caret: placed by a tap, drawn by its handle under a loupe, over accents, emoji and two directions; words selected by two taps.
#include <set>

#include "base/utf8.h"
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::TargetKind;
using support::Table;
using Move = hands::Writing::Move;

namespace {

struct Paper {
  Table& table;
  Id note;
  std::uint64_t session;

  const scene::Writing& now() const {
    for (const auto& w : table.preview().writings)
      if (w.session == session) return w;
    FAIL("the text is closed");
    return table.preview().writings.front();
  }
  // A note that is being written, upright in the middle of the sheet, or turned.
  static Paper open(Table& table, const std::string& words, double angle_deg = 0) {
    const Id note = table.note(words, {700, 560}, 0, angle_deg);
    const auto* w = table.kiosk().hands().writing().open(board::RecordKind::note, note, board::Property::text, table.seat(0), {700, 560}, hands::OnScreen::yes);
    REQUIRE(w);
    Paper out{table, note, w->session};
    table.frame();
    return out;
  }
  board::Placement place() const { return *table.kiosk().scene().seen(table.board(), table.preview(), note, table.clock().now_us()); }
  Vec handle() const { return table.kiosk().scene().caret_point(table.board(), now(), place()); }
  // The line above the handle, where the caret itself stands.
  Vec caret() const { return handle() - base::rotated({0, scene::caret_handle_mm}, place().angle_deg); }
  Vec point_of(std::uint32_t byte) const {
    scene::Writing at = now();
    at.caret = byte;
    return table.kiosk().scene().caret_point(table.board(), at, place()) - base::rotated({0, scene::caret_handle_mm}, place().angle_deg);
  }
};

bool between_characters(const std::string& text, std::uint32_t byte) {
  if (byte == 0 || byte == text.size()) return true;
  std::size_t at = 0;
  while (at < byte) at = base::next_character(text, at);
  return at == byte;
}

}  // namespace

TEST_CASE("a tap in the text places the caret there") {
  Table table({.people = 4});
  const Paper text = Paper::open(table, "Trier les mails");
  table.tap(text.point_of(5));
  CHECK(text.now().caret == 5);
  table.kiosk().type("!");
  CHECK(text.now().text == "Trier! les mails");
}

TEST_CASE("the handle is where it is drawn: on a small note, a turned one, one with votes, one grown for a long text") {
  Table table({.people = 4, .step = 3});  // to vote; only the facilitator writes there
  const Id note = table.note("Trier les mails dès qu'ils arrivent, par motif et par urgence", {700, 560}, 0, -20);
  if (GENERATE(false, true)) table.dot(0, note);
  const auto* w = table.kiosk().hands().writing().open(board::RecordKind::note, note, board::Property::text, Id{}, {700, 560}, hands::OnScreen::no);
  REQUIRE(w);
  const Paper text{table, note, w->session};
  table.frame();
  const scene::DrawList drawn = table.kiosk().draw_list();
  // Its knob is the only disc of that size among what is written.
  std::vector<Vec> knobs;
  for (const scene::Instance& in : drawn.layers[static_cast<std::size_t>(scene::LayerId::lifted)].instances)
    if (in.shape == static_cast<std::uint16_t>(scene::Shape::disc) && std::abs(in.half_w - 3.6) < 0.01) knobs.push_back({in.x, in.y});
  REQUIRE(knobs.size() == 1);
  CHECK(base::distance(knobs[0], text.handle()) < 0.5);
}

TEST_CASE("the caret follows its handle under a loupe, and the note stays where it lies") {
  Table table({.people = 4});
  for (const double angle : {0.0, 90.0, 180.0, -37.0}) {
    const Paper text = Paper::open(table, "Trier les mails", angle);
    const Vec before = table.place(text.note).at, step = text.point_of(6) - text.point_of(15), from = text.handle();
    REQUIRE(text.now().caret == 15);
    table.down(1, from);
    for (int i = 1; i <= 10; ++i) table.move(1, from + step * (i / 10.0));
    INFO("turned by " << angle);
    CHECK(text.now().moving_caret);
    CHECK(text.now().caret == 6);
    table.up(1).frame();
    CHECK_FALSE(text.now().moving_caret);
    CHECK(base::distance(table.place(text.note).at, before) == 0);
    table.kiosk().hands().writing().close(text.session);
    table.settle();
    REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, text.note)));
  }
}

TEST_CASE("a finger on the text beside the handle moves the note, which is still being written") {
  Table table({.people = 4});
  const Paper text = Paper::open(table, "Trier les mails");
  const Vec before = text.place().at, from = before + Vec{-20, 40};
  table.drag(1, from, from + Vec{120, 0});
  CHECK(text.place().at.x == Approx(before.x + 120).margin(2));
  CHECK(text.now().text == "Trier les mails");
}

TEST_CASE("drawn through accents, joined emoji and two directions, the caret never stops inside a character") {
  for (const std::string words : {"cafe\u0301 e\u0302tre", "a👩‍💻b🇫🇷c👍🏽d", "abc שלום def", "مرحبا monde", "日本語 été"}) {
    Table table({.people = 4});
    INFO(words);
    const Paper text = Paper::open(table, words);
    std::set<std::uint32_t> met;
    const Vec left = text.place().at + Vec{-85, 0};
    // To the handle, then along the line and back.
    const Vec at = text.handle();
    table.down(1, at);
    for (int i = 0; i <= 170; ++i) {
      table.move(1, {left.x + i, at.y});
      const std::uint32_t caret = text.now().caret;
      REQUIRE(between_characters(text.now().text, caret));
      met.insert(caret);
    }
    table.up(1).frame();
    // Every place between two characters was met: none can be left out by a finger that goes slowly.
    std::size_t places = 1;
    for (std::size_t byte = 0; byte < words.size(); byte = base::next_character(words, byte)) ++places;
    CHECK(met.size() >= places - 2);  // where two directions meet, two places may lie on one another
    table.kiosk().type("é");
    table.kiosk().type(Move::erase);
    CHECK(text.now().text == words);
  }
}

TEST_CASE("arrow keys go character by character, whatever it is made of") {
  Table table({.people = 4});
  const std::string words = "ae\u0301👩‍💻🇫🇷ש";
  const Paper text = Paper::open(table, words);
  std::vector<std::uint32_t> stops{text.now().caret};
  for (int i = 0; i < 6; ++i) {
    table.kiosk().type(Move::left);
    stops.push_back(text.now().caret);
  }
  CHECK(stops == std::vector<std::uint32_t>{25, 23, 15, 4, 1, 0, 0});
}

TEST_CASE("two taps select a word, and keys write in its place") {
  Table table({.people = 4});
  const Paper text = Paper::open(table, "Trier les mails");
  table.double_tap(text.point_of(7));
  REQUIRE(text.now().selected_from() == 6);
  REQUIRE(text.now().selected_to() == 9);
  SECTION("by another word") {
    table.kiosk().type("nos");
    CHECK(text.now().text == "Trier nos mails");
  }
  SECTION("by nothing") {
    table.kiosk().type(Move::erase);
    CHECK(text.now().text == "Trier  mails");
  }
  SECTION("by a key on the glass") {
    table.tap(table.key(text.session, "u"));
    CHECK(text.now().text == "Trier u mails");
  }
  SECTION("the handle draws the selection on") {
    const Vec from = text.handle();
    table.slide(1, from, from + text.point_of(15) - text.point_of(9)).up(1);
    CHECK(text.now().selected_from() == 6);
    CHECK(text.now().selected_to() == 15);
    table.kiosk().type("tout");
    CHECK(text.now().text == "Trier tout");
  }
  SECTION("a tap elsewhere lets it go") {
    table.pass(400).tap(text.point_of(2));
    CHECK(text.now().selected_from() == text.now().selected_to());
    CHECK(text.now().text == "Trier les mails");
  }
}

TEST_CASE("a caret stands beside the spaces that French puts in, and what is stored stays as typed") {
  Table table({.people = 4});
  const Paper text = Paper::open(table, "Pourquoi? « Oui »");
  for (std::uint32_t byte = 0; byte <= text.now().text.size(); byte = static_cast<std::uint32_t>(base::next_character(text.now().text, byte))) {
    table.tap(text.point_of(byte));
    INFO("byte " << byte << ", caret " << text.now().caret);
    CHECK(base::distance(text.caret(), text.point_of(byte)) < 0.01);
    if (byte == text.now().text.size()) break;
  }
  table.kiosk().type(Move::end);
  table.kiosk().type("!");
  table.settle();
  CHECK(table.text(text.note) == "Pourquoi? « Oui »!");
}

TEST_CASE("the note goes while its caret is held, and the hand comes to nothing") {
  Table table({.people = 4});
  const Paper text = Paper::open(table, "Bientôt retirée");
  table.down(1, text.handle()).move(1, text.handle() + Vec{-20, 0});
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, text.note)));
  table.frame();
  CHECK(table.preview().writings.empty());
  table.move(1, {500, 500}).up(1).settle();
  CHECK_FALSE(table.live(text.note));
}

TEST_CASE("a text that somebody else altered keeps its caret within it") {
  Table table({.people = 4});
  const Paper text = Paper::open(table, "Un texte assez long");
  table.double_tap(text.point_of(16));
  REQUIRE(text.now().selected_to() == 19);
  REQUIRE(
      table.store().commit(store::Draft(board::Actor::facilitator()).set(board::RecordKind::note, text.note, {{board::Property::text, std::string("Court")}})));
  table.frame();
  CHECK(text.now().text == "Court");
  CHECK(text.now().selected_to() <= 5);
  table.kiosk().type("!");
  CHECK(text.now().text == "Court!");
}
