// Words that are suggested above the keys.
#include "hands/keys.h"

using namespace keys;

TEST_CASE("words of the board are suggested above the keys, and written only where they are tapped") {
  Table table({.people = 4});
  const auto first = begin(table, 0);
  write(table, first, "chatbot");
  press(table, first, "Poser");
  const auto session = begin(table, 1);
  write(table, session, "le cha");
  table.pass(50);
  REQUIRE(writing(table, session).meant == std::vector<std::string>{"chatbot"});
  CHECK(said(table, session) == "le cha");  // what was typed stays what was typed
  Table::Look look = Table::at(TargetKind::key);
  look.id = session;
  look.label = "chatbot";
  SECTION("tapped") {
    table.tap(table.reach(look));
    CHECK(said(table, session) == "le chatbot ");
    CHECK_FALSE(table.sees(look));
  }
  SECTION("not tapped") {
    press(table, session, "t");
    table.pass(50);
    CHECK(said(table, session) == "le chat");
    write(table, session, "on");
    table.pass(50);
    CHECK(said(table, session) == "le chaton");
    CHECK_FALSE(table.sees(look));
  }
  SECTION("tapped in the middle of a text, a space that stands there is enough") {
    write(table, session, " va");
    for (int i = 0; i < 3; ++i) table.kiosk().type(hands::Writing::Move::left);
    press(table, session, "t");
    table.pass(50);
    table.tap(table.reach(look));
    CHECK(said(table, session) == "le chatbot va");
  }
}

TEST_CASE("ten keyboards ask for words at once and each has an answer to its own letters") {
  Table table({.people = 10});
  for (std::size_t i = 0; i < 10; ++i) {
    (void)table.note("mot" + std::string(1, static_cast<char>('a' + i)) + "longueur", {400.0 + 110 * static_cast<double>(i), 540});
  }
  table.reopen();  // the words of what lies there are known from its opening
  std::vector<std::uint64_t> sessions;
  for (std::size_t i = 0; i < 10; ++i) sessions.push_back(begin(table, i));
  for (const char* letter : {"m", "o", "t"}) {
    for (std::size_t i = 0; i < 10; ++i) table.down(static_cast<int>(20 + i), table.key(sessions[i], letter));
    for (std::size_t i = 0; i < 10; ++i) table.up(static_cast<int>(20 + i));
  }
  for (std::size_t i = 0; i < 10; ++i) table.down(static_cast<int>(20 + i), table.key(sessions[i], std::string(1, static_cast<char>('a' + i))));
  table.pass(100);
  for (std::size_t i = 0; i < 10; ++i) {
    INFO("person " << i);
    CHECK(writing(table, sessions[i]).meant == std::vector<std::string>{"mot" + std::string(1, static_cast<char>('a' + i)) + "longueur"});
  }
}

TEST_CASE("after a space the words that followed on the board are offered, and a tap goes on with one") {
  Table table({.people = 4});
  const auto first = begin(table, 0);
  dictate(table, "gagner du temps");
  press(table, first, "Poser");
  const auto session = begin(table, 1);
  write(table, session, "gagner");
  press(table, session, " ");
  table.pass(50);
  REQUIRE(writing(table, session).meant == std::vector<std::string>{"du"});
  Table::Look look = Table::at(TargetKind::key);
  look.id = session;
  look.label = "du";
  table.tap(look).pass(50);
  CHECK(said(table, session) == "gagner du ");
  CHECK(writing(table, session).meant == std::vector<std::string>{"temps"});
  // What is typed instead stands as it is typed.
  write(table, session, "x");
  table.pass(50);
  CHECK(said(table, session) == "gagner du x");
  CHECK(writing(table, session).meant.empty());
}

TEST_CASE("what a note said before is offered no more, nor what was taken away or undone") {
  Table table({.people = 4});
  const auto first = begin(table, 0);
  dictate(table, "chatbot");
  press(table, first, "Poser");
  const Id note = table.notes().front();
  const auto offered = [&] {
    const auto session = begin(table, 1);
    write(table, session, "cha");
    table.pass(50);
    const auto found = writing(table, session).meant;
    for (int i = 0; i < 3; ++i) table.kiosk().type(hands::Writing::Move::erase);
    table.kiosk().hands().writing().close(session);
    table.settle();
    return found;
  };
  CHECK(offered() == std::vector<std::string>{"chatbot"});
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, note)));
  CHECK(offered().empty());
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).restore(board::RecordKind::note, note)));
  CHECK(offered() == std::vector<std::string>{"chatbot"});
}
