// What keys on the glass do to a text: held keys and their offers, dead keys, shift, deleting, taking back, suggestions, the limit.
#include "base/utf8.h"
#include "scene/keyboard.h"
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

constexpr std::int64_t held_ms = 560;  // longer than a key must be held to show what it offers

// Somebody's new note with its keyboard.
std::uint64_t begin(Table& table, std::size_t person = 0) {
  const Table::Look write = Table::button(Action::write_note, table.seat(person).value);
  Table::Look pad;
  pad.kind = TargetKind::pad;
  pad.seat = table.seat(person);
  table.tap(table.reach(table.sees(write) ? write : pad), 90);
  for (const auto& w : table.preview().writings)
    if (w.seat == table.seat(person)) return w.session;
  FAIL("no keyboard for person " << person);
  return 0;
}
const scene::Writing& writing(const Table& table, std::uint64_t session) {
  for (const auto& w : table.preview().writings)
    if (w.session == session) return w;
  FAIL("no text is being written there");
  return table.preview().writings.front();
}
std::string said(const Table& table, std::uint64_t session) { return writing(table, session).text; }

void press(Table& table, std::uint64_t session, const std::string& label, std::int64_t hand = 7) {
  table.down(hand, table.key(session, label)).pass(40).up(hand).pass(40);
}
void write(Table& table, std::uint64_t session, const std::string& signs, std::int64_t hand = 7) {
  for (std::size_t at = 0; at < signs.size();) {
    const std::size_t next = base::next_character(signs, at);
    press(table, session, signs.substr(at, next - at), hand);
    at = next;
  }
}
// A physical keyboard is quicker where the keys are not what is told.
void dictate(Table& table, std::uint64_t session, const std::string& all) {
  (void)session;
  table.kiosk().type(all);
  table.frame();
}
// The areas of what held keys of this keyboard offer.
std::vector<scene::Area> offers(const Table& table, std::uint64_t session) {
  Table::Look look = Table::at(TargetKind::key);
  look.id = session;
  std::vector<scene::Area> out = table.all(look);
  std::erase_if(out, [](const scene::Area& area) { return area.target.part < scene::key_offer; });
  return out;
}
Vec offer(const Table& table, std::uint64_t session, const std::string& sign) {
  for (const scene::Area& area : offers(table, session))
    if (area.label == sign) return area.pose.at;
  FAIL("nothing offers " << sign);
  return {};
}

}  // namespace

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
  dictate(table, session, all);
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
  for (const char* sign : {"a", "e\u0301", "👩‍💻", "🇫🇷"}) dictate(table, session, sign);
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

TEST_CASE("twelve keyboards ask for words at once and each has an answer to its own letters") {
  Table table({.people = 10});
  for (std::size_t i = 0; i < 10; ++i) {
    (void)table.note("mot" + std::string(1, static_cast<char>('a' + i)) + "longueur", {400.0 + 110 * static_cast<double>(i), 540});
  }
  table.reopen();  // the words of what lies there are known from its opening
  std::vector<std::uint64_t> sessions;
  for (std::size_t i = 0; i < 10; ++i) sessions.push_back(begin(table, i));
  for (std::size_t i = 0; i < 10; ++i) table.down(static_cast<int>(20 + i), table.key(sessions[i], "m"));
  for (std::size_t i = 0; i < 10; ++i) table.up(static_cast<int>(20 + i));
  for (std::size_t i = 0; i < 10; ++i) table.down(static_cast<int>(20 + i), table.key(sessions[i], "o"));
  for (std::size_t i = 0; i < 10; ++i) table.up(static_cast<int>(20 + i));
  for (std::size_t i = 0; i < 10; ++i) table.down(static_cast<int>(20 + i), table.key(sessions[i], "t"));
  for (std::size_t i = 0; i < 10; ++i) table.up(static_cast<int>(20 + i));
  for (std::size_t i = 0; i < 10; ++i) table.down(static_cast<int>(20 + i), table.key(sessions[i], std::string(1, static_cast<char>('a' + i))));
  table.pass(100);
  for (std::size_t i = 0; i < 10; ++i) {
    INFO("person " << i);
    CHECK(writing(table, sessions[i]).meant == std::vector<std::string>{"mot" + std::string(1, static_cast<char>('a' + i)) + "longueur"});
  }
}

TEST_CASE("a note of 500 characters takes no more: it shakes, says why, and keeps what it has") {
  Table table({.people = 4});
  const auto session = begin(table), other = begin(table, 1);
  table.kiosk().hands().writing().tapped(writing(table, session).record);
  std::string all;
  for (int i = 0; i < 100; ++i) all += "été, ";
  dictate(table, session, all);
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
  dictate(table, session, std::string(500, 'a'));
  const Id note = writing(table, session).record;
  const Vec lies = table.place(note).at;
  table.down(1, table.key(session, "a")).frame();
  CHECK(base::distance(table.kiosk().scene().seen(table.board(), table.preview(), note, table.clock().now_us())->at, lies) == 0);
  CHECK(table.sentence().find("500") != std::string::npos);
  table.up(1).settle();
}

TEST_CASE("another language opens another keyboard, and texts in the making keep theirs") {
  Table table({.people = 4});
  const auto french = begin(table, 0);
  table.kiosk().speak(base::Language::english);
  table.frame();
  const auto english = begin(table, 1);
  CHECK(table.key(french, "q").y != table.key(french, "a").y);
  const auto row = [&](std::uint64_t session, const std::string& label) { return writing(table, session).keyboard.to_local(table.key(session, label)).y; };
  CHECK(row(french, "a") == Approx(row(french, "z")));
  CHECK(row(english, "q") == Approx(row(english, "w")));
  CHECK(row(english, "a") > row(english, "q") + 5);
}

TEST_CASE("the key of the other page, held, changes to the next keyboard, and the person's next text has it too") {
  Table table({.people = 4});
  const auto session = begin(table), other = begin(table, 1);
  const std::size_t before = writing(table, session).layout;
  table.down(1, table.key(session, "123")).pass(held_ms).up(1).frame();
  REQUIRE(writing(table, session).layout != before);
  CHECK_FALSE(writing(table, session).figures);
  CHECK(writing(table, other).layout == before);
  write(table, session, "quick");
  press(table, session, "Poser");
  const auto next = begin(table);
  CHECK(writing(table, next).layout != before);
  CHECK(writing(table, next).keyboard.to_local(table.key(next, "q")).y == Approx(writing(table, next).keyboard.to_local(table.key(next, "w")).y));
  // Held again it comes back; a short press turns the page alone.
  table.down(1, table.key(next, "123")).pass(held_ms).up(1).frame();
  CHECK(writing(table, next).layout == before);
  press(table, next, "123");
  CHECK(writing(table, next).figures);
  CHECK(writing(table, next).layout == before);
}

TEST_CASE("two hands stretch a keyboard, its keys go on writing, and a cancelled stretch is taken back") {
  Table table({.people = 4});
  const auto session = begin(table);
  const auto width = [&] { return table.key(session, "p").x - table.key(session, "a").x; };
  const double usual = width();
  const auto stretch = [&](double by, bool cancelled) {
    // By the tray's edges, where no key is.
    const base::Pose pose = writing(table, session).keyboard;
    const Vec half = table.kiosk().scene().tokens().keyboards[writing(table, session).layout]->at_size(writing(table, session).size).size() * 0.5;
    const Vec left = pose.to_glass({-half.x + 4, half.y - 20}), right = pose.to_glass({half.x - 4, half.y - 20});
    table.down(1, left).down(2, right);
    for (int i = 1; i <= 12; ++i) table.move(1, left + (pose.at - left) * ((1 - by) * i / 12)).move(2, right + (pose.at - right) * ((1 - by) * i / 12));
    if (cancelled) table.cancel(1).cancel(2);
    else table.pass(150).up(1).up(2);
    table.pass(100);
  };
  stretch(1.4, false);
  CHECK(width() > usual * 1.15);
  write(table, session, "grand");
  const double large = width();
  stretch(0.6, true);
  CHECK(width() == Approx(large));
  stretch(0.5, false);
  CHECK(width() < usual * 0.9);
  write(table, session, " petit");
  CHECK(said(table, session) == "grand petit");
  for (const scene::Area& key : table.all(Table::at(TargetKind::key))) CHECK(std::min(key.size.x, key.size.y) >= 15);
}
