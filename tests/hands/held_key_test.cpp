// What a key offers while it is held: accents and other signs.
#include "hands/keys.h"

using namespace keys;

TEST_CASE("a key that is held offers its accents, and the finger slides to one") {
  Table table({.people = 4});
  const auto session = begin(table);
  table.down(1, table.key(session, "e"));
  CHECK(said(table, session) == "e");  // the letter is there in the frame of its key
  CHECK(offers(table, session).empty());
  table.pass(held_ms);
  REQUIRE(offers(table, session).size() == 5);
  table.move(1, offer(table, session, "ê")).frame();
  table.up(1).pass(40);
  CHECK(said(table, session) == "ê");
  CHECK(offers(table, session).empty());
  press(table, session, "t");
  CHECK(said(table, session) == "êt");
}

TEST_CASE("a held key let go where it is writes the first that it offers, a short press the letter") {
  Table table({.people = 4});
  const auto session = begin(table);
  table.down(1, table.key(session, "c")).pass(held_ms).up(1).frame();
  press(table, session, "c");
  table.down(1, table.key(session, "t")).pass(held_ms).up(1).frame();  // offers nothing
  CHECK(said(table, session) == "çct");
}

TEST_CASE("a finger that slides to an accent and leaves within one scan has written it") {
  Table table({.people = 4});
  const auto session = begin(table);
  table.down(1, table.key(session, "a")).pass(held_ms);
  table.device().move(1, offer(table, session, "ä"));
  table.device().end(1);
  table.frame();
  CHECK(said(table, session) == "ä");
}

TEST_CASE("another finger taps what a held key offers") {
  Table table({.people = 4});
  const auto session = begin(table);
  table.down(1, table.key(session, "o")).pass(held_ms);
  const Vec at = offer(table, session, "œ");
  table.down(2, at).pass(40).up(2).frame();
  CHECK(said(table, session) == "œ");
  CHECK(offers(table, session).empty());
  table.up(1).frame();
  CHECK(said(table, session) == "œ");
}

TEST_CASE("while one finger holds a key others write on, and the accent comes to its own place") {
  Table table({.people = 4});
  const auto session = begin(table);
  table.down(1, table.key(session, "e")).pass(held_ms);
  write(table, session, "tq");
  table.up(1).frame();
  CHECK(said(table, session) == "étq");
  press(table, session, "a");
  CHECK(said(table, session) == "étqa");
}

TEST_CASE("what a held key wrote and another finger deleted is not written again") {
  Table table({.people = 4});
  const auto session = begin(table);
  press(table, session, "a");
  table.down(1, table.key(session, "e")).pass(held_ms);
  press(table, session, "⌫");
  CHECK(said(table, session) == "a");
  table.up(1).frame();
  CHECK(said(table, session) == "a");
}

TEST_CASE("a held key whose contact is taken away writes what it wrote, and offers nothing more") {
  Table table({.people = 4});
  const auto session = begin(table);
  table.down(1, table.key(session, "e")).pass(held_ms);
  table.cancel(1).pass(100);
  CHECK(offers(table, session).empty());
  CHECK(writing(table, session).pressed.empty());
  CHECK(said(table, session).empty());  // a palm's key is taken back
}

TEST_CASE("four people hold four keys at once, and each has an accent of their own") {
  Table table({.people = 4});
  std::vector<std::uint64_t> sessions;
  for (std::size_t i = 0; i < 4; ++i) sessions.push_back(begin(table, i));
  const std::vector<std::string> keys{"e", "a", "u", "i"}, wanted{"è", "â", "ù", "ï"};
  for (std::size_t i = 0; i < 4; ++i) table.down(static_cast<int>(i), table.key(sessions[i], keys[i]));
  table.pass(held_ms);
  for (std::size_t i = 0; i < 4; ++i) table.move(static_cast<int>(i), offer(table, sessions[i], wanted[i]));
  table.frame();
  for (std::size_t i = 4; i-- > 0;) table.up(static_cast<int>(i));
  for (std::size_t i = 0; i < 4; ++i) CHECK(said(table, sessions[i]) == wanted[i]);
}

TEST_CASE("capitals hold capital accents") {
  Table table({.people = 4});
  const auto session = begin(table);
  press(table, session, "⇧");
  table.down(1, table.key(session, "E")).pass(held_ms).up(1).frame();
  table.down(1, table.key(session, "o")).pass(held_ms);  // shift went up with its one letter
  table.move(1, offer(table, session, "œ")).frame().up(1).frame();
  CHECK(said(table, session) == "Éœ");
}
