// What keys on the glass do to a text: dead keys, shift, deleting, taking back, the limit.
#include "hands/keys.h"

using namespace keys;

TEST_CASE("a dead key's mark waits for its letter") {
  Table table({.people = 4});
  const auto session = begin(table);
  const auto dead = [&](const std::string& mark) {
    press(table, session, "123");
    press(table, session, mark);
    press(table, session, "abc");
  };
  dead("^");
  CHECK(said(table, session).empty());
  press(table, session, "e");
  dead("¨");
  press(table, session, "i");
  CHECK(said(table, session) == "êï");
  SECTION("on a capital") {
    dead("^");
    press(table, session, "⇧");
    press(table, session, "A");
    CHECK(said(table, session) == "êïÂ");
  }
  SECTION("where there is no such letter both are written") {
    dead("^");
    press(table, session, "q");
    CHECK(said(table, session) == "êï^q");
  }
  SECTION("before a space it stands alone") {
    press(table, session, "123");
    press(table, session, "^");
    press(table, session, " ");
    CHECK(said(table, session) == "êï^");
  }
  SECTION("the delete key takes the mark away, and no letter") {
    dead("^");
    press(table, session, "⌫");
    press(table, session, "e");
    CHECK(said(table, session) == "êïe");
  }
  SECTION("another mark writes the one that waits") {
    press(table, session, "123");
    press(table, session, "^");
    press(table, session, "¨");
    press(table, session, "abc");
    press(table, session, "u");
    CHECK(said(table, session) == "êï^ü");
  }
  SECTION("a neighbour's keyboard knows nothing of it") {
    dead("^");
    const auto other = begin(table, 1);
    press(table, other, "e");
    CHECK(said(table, other) == "e");
    press(table, session, "o");
    CHECK(said(table, session) == "êïô");
  }
}

TEST_CASE("shift is held by one finger while another writes, and goes up with it") {
  Table table({.people = 4});
  const auto session = begin(table);
  table.down(1, table.key(session, "⇧"));
  press(table, session, "A");
  press(table, session, "B");
  table.up(1).frame();
  press(table, session, "c");
  CHECK(said(table, session) == "ABc");
}

TEST_CASE("shift tapped once is for one letter, tapped twice for all until it is tapped again") {
  Table table({.people = 4});
  const auto session = begin(table);
  press(table, session, "⇧");
  press(table, session, "A");
  press(table, session, "b");
  press(table, session, "⇧");
  press(table, session, "⇧");
  write(table, session, "CD");
  press(table, session, "⇧");
  press(table, session, "e");
  CHECK(said(table, session) == "AbCDe");
}

TEST_CASE("letters of fast hands that overlap are written in the order in which they went down") {
  Table table({.people = 4});
  const auto session = begin(table);
  const std::vector<std::string> keys{"v", "i", "t", "e", " ", "f", "a", "i", "t"};
  for (std::size_t i = 0; i < keys.size() + 2; ++i) {
    if (i < keys.size()) table.down(static_cast<int>(10 + i), table.key(session, keys[i]));
    if (i >= 2) table.up(static_cast<int>(10 + i - 2));
  }
  CHECK(said(table, session) == "vite fait");
  CHECK(writing(table, session).pressed.empty());
}

TEST_CASE("the delete key held takes signs, then words, then lines") {
  Table table({.people = 4});
  const auto session = begin(table);
  std::string all;
  for (int line = 0; line < 6; ++line) all += std::string(line ? "\n" : "") + "une ligne de cinq mots";
  dictate(table, all);
  REQUIRE(said(table, session) == all);
  table.down(1, table.key(session, "⌫"));
  std::string before = all;
  std::vector<std::size_t> steps;  // signs that went at each repeat
  for (int i = 0; i < 400 && !before.empty(); ++i) {
    const std::string now = said(table, session);
    if (now != before) {
      CHECK(before.starts_with(now));
      steps.push_back(base::count_characters(before) - base::count_characters(now));
      before = now;
    }
    table.frame();
  }
  table.up(1);
  REQUIRE(before.empty());
  REQUIRE(steps.size() > 18);
  for (std::size_t i = 0; i < 15; ++i) CHECK(steps[i] == 1);
  CHECK(steps[15] > 1);
  CHECK(steps[15] <= 6);     // a word and the space before it
  CHECK(steps.back() > 10);  // a line
  // Let go, nothing more goes.
  write(table, session, "ab");
  table.pass(1500);
  CHECK(said(table, session) == "ab");
}

TEST_CASE("deleting takes a letter whole, its accents and joined emoji with it") {
  Table table({.people = 4});
  const auto session = begin(table);
  for (const char* sign : {"a", "e\u0301", "👩‍💻", "🇫🇷"}) dictate(table, sign);
  press(table, session, "⌫");
  CHECK(said(table, session) == "ae\u0301👩‍💻");
  press(table, session, "⌫");
  CHECK(said(table, session) == "ae\u0301");
  press(table, session, "⌫");
  CHECK(said(table, session) == "a");
}

TEST_CASE("each writer takes back word by word what is theirs") {
  Table table({.people = 4});
  const auto mine = begin(table, 0), yours = begin(table, 1);
  const auto take_back = [&](std::uint64_t session) {
    Table::Look look = Table::at(TargetKind::key);
    look.id = session;
    for (const scene::Area& area : table.all(look)) {
      if (area.target.part != scene::key_take_back) continue;
      table.tap(area.pose.at);
      return;
    }
    FAIL("no key takes back");
  };
  write(table, mine, "trop vite");
  write(table, yours, "bien");
  take_back(mine);
  CHECK(said(table, mine) == "trop ");
  CHECK(said(table, yours) == "bien");
  take_back(mine);
  CHECK(said(table, mine).empty());
  take_back(mine);
  CHECK(said(table, mine).empty());
  CHECK(said(table, yours) == "bien");
  write(table, mine, "ah");
  table.settle();
  std::vector<std::string> written;
  for (const Id note : table.notes()) written.push_back(table.text(note));
  CHECK(written == std::vector<std::string>{"ah", "bien"});
}

TEST_CASE("a note of 500 characters takes no more: it shakes, says why, and keeps what it has") {
  Table table({.people = 4});
  const auto session = begin(table), other = begin(table, 1);
  table.kiosk().hands().writing().tapped(writing(table, session).record);
  std::string all;
  for (int i = 0; i < 100; ++i) all += "été, ";
  dictate(table, all);
  REQUIRE(base::count_characters(said(table, session)) == 500);
  CHECK(table.preview().glides.empty());
  const Id note = writing(table, session).record;
  const Vec lies = table.place(note).at;
  table.down(1, table.key(session, "a")).frame();
  CHECK(said(table, session) == all);
  CHECK(table.sentence().find("500") != std::string::npos);
  REQUIRE(table.preview().glides.size() == 1);
  bool shook = false;
  for (int i = 0; i < 20; ++i) {
    const auto seen = table.kiosk().scene().seen(table.board(), table.preview(), note, table.clock().now_us());
    shook |= base::distance(seen->at, lies) > 1;
    table.frame();
  }
  CHECK(shook);
  table.up(1);
  write(table, other, "ok");  // a neighbour's is not full
  CHECK(said(table, other) == "ok");
  press(table, session, "⌫");
  press(table, session, "b");
  table.settle();
  CHECK(table.preview().glides.empty());
  CHECK(table.place(note).at.x == lies.x);
  CHECK(table.text(note) == all.substr(0, all.size() - 1) + "b");
}

TEST_CASE("with reduced motion a full note says why and does not shake") {
  Table table({.people = 4});
  table.kiosk().set_calm(true);
  const auto session = begin(table);
  dictate(table, std::string(500, 'a'));
  const Id note = writing(table, session).record;
  const Vec lies = table.place(note).at;
  table.down(1, table.key(session, "a")).frame();
  CHECK(base::distance(table.kiosk().scene().seen(table.board(), table.preview(), note, table.clock().now_us())->at, lies) == 0);
  CHECK(table.sentence().find("500") != std::string::npos);
  table.up(1).settle();
}
