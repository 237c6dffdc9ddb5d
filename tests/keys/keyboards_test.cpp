// Keyboards come, are taken, write and go. What a real one needs of the kernel is behind keys::Port; all else is as in the kiosk.
#include "keys/keyboards.h"

#include <catch2/catch.hpp>

#include "support/cable.h"

using keys::Event;
using keys::Move;
using support::Cable;
using Kind = keys::Event::Kind;

namespace {

// A desk with keyboards on it, and a clock that is turned by hand.
struct Desk {
  support::Sockets sockets;
  keys::Keyboards keyboards;
  std::int64_t now_us = 1'000'000;
  std::vector<Event> seen;
  std::atomic<int> woken = 0;

  Desk() {
    keyboards.speak("fr(oss)");
    keyboards.open(sockets.ports(), [this] { ++woken; });
    keyboards.listen(true);
  }
  const std::vector<Event>& look(std::int64_t after_us = 16'667) {
    keyboards.wait();
    now_us += after_us;
    seen.clear();
    keyboards.poll(now_us, seen);
    return seen;
  }
  void plug_in(Cable& cable) {
    sockets.plug_in(cable);
    look();
  }
  std::string text(std::uint64_t keyboard) const {
    std::string out;
    for (const Event& e : seen)
      if (e.kind == Kind::text && e.keyboard == keyboard) out += e.text;
    return out;
  }
  std::size_t count(Kind kind, std::uint64_t keyboard = 0) const {
    return static_cast<std::size_t>(
        std::count_if(seen.begin(), seen.end(), [&](const Event& e) { return e.kind == kind && (keyboard == 0 || e.keyboard == keyboard); }));
  }
};

}  // namespace

TEST_CASE("a keyboard that comes is taken and writes, another one beside it writes by itself") {
  Cable one("one"), two("two");
  Desk desk;
  desk.plug_in(one);
  REQUIRE(desk.count(Kind::came) == 1);
  CHECK(one.grabbed());
  desk.plug_in(two);
  REQUIRE(desk.count(Kind::came) == 1);
  one.type("très");
  two.type("œuf");
  desk.look();
  CHECK(desk.text(1) == "très");
  CHECK(desk.text(2) == "œuf");
  CHECK(desk.woken > 0);
}

TEST_CASE("keys go down and come up in the order in which they did, with rollover") {
  Cable one("one");
  Desk desk;
  desk.plug_in(one);
  one.down(KEY_D), one.down(KEY_E), one.up(KEY_D), one.up(KEY_E);
  std::vector<std::pair<Kind, int>> order;
  for (const Event& e : desk.look()) order.emplace_back(e.kind, e.key);
  const std::vector<std::pair<Kind, int>> wanted{{Kind::down, KEY_D}, {Kind::text, KEY_D}, {Kind::down, KEY_E},
                                                 {Kind::text, KEY_E}, {Kind::up, KEY_D},   {Kind::up, KEY_E}};
  CHECK(order == wanted);
}

TEST_CASE("a thousand keys at once all arrive") {
  Cable one("one");
  Desk desk;
  desk.plug_in(one);
  std::string all;
  for (int i = 0; i < 1'000; ++i) all += static_cast<char>('a' + i * 7 % 26);
  one.type(all);
  desk.look();
  CHECK(desk.text(1) == all);
}

TEST_CASE("a text whose bytes come torn is whole") {
  Cable one("one");
  Desk desk;
  desk.plug_in(one);
  for (int i = 0; i < 5; ++i) one.press_in_pieces(KEY_E, [&] { desk.keyboards.wait(); });
  desk.look();
  CHECK(desk.text(1) == "eeeee");
}

TEST_CASE("keys that move and erase go on while they are held, letters do not") {
  Cable one("one");
  Desk desk;
  desk.plug_in(one);
  one.down(KEY_BACKSPACE);
  desk.look();
  CHECK(desk.count(Kind::move) == 1);
  CHECK(desk.keyboards.next_due_us() > desk.now_us);
  for (int i = 0; i < 12; ++i) one.kernels_repeat(KEY_BACKSPACE);  // the kernel's own pace is not ours
  desk.look(400'000);
  CHECK(desk.count(Kind::move) == 0);
  desk.look(60'000);
  CHECK(desk.count(Kind::move) == 1);
  desk.look(60'000);
  CHECK(desk.count(Kind::move) == 1);
  one.up(KEY_BACKSPACE);
  desk.look(60'000);
  CHECK(desk.count(Kind::move) == 0);
  CHECK(desk.keyboards.next_due_us() == 0);
  one.down(KEY_E);
  desk.look();
  CHECK(desk.text(1) == "e");
  for (int i = 0; i < 40; ++i) one.kernels_repeat(KEY_E);
  desk.look(3'000'000);
  CHECK(desk.text(1).empty());
}

TEST_CASE("one that is pulled out is gone with its keys, and is the same when it comes back") {
  Cable one("one"), two("two");
  Desk desk;
  desk.plug_in(one);
  desk.plug_in(two);
  one.down(KEY_LEFTSHIFT);
  one.down(KEY_BACKSPACE);
  two.type("a");
  desk.look();
  one.pull_out();
  desk.look(600'000);
  CHECK(desk.count(Kind::left, 1) == 1);
  CHECK(desk.count(Kind::move) == 0);
  two.type("b");
  desk.look();
  CHECK(desk.text(2) == "b");
  one.plug_in_again();
  desk.plug_in(one);
  CHECK(desk.count(Kind::came, 1) == 1);
  one.type("c");
  desk.look();
  CHECK(desk.text(1) == "c");  // and no shift is left from before
}

TEST_CASE("a keyboard is taken only once none of its keys is down") {
  Cable one("one");
  one.hold(KEY_ENTER, true);  // whoever began the program with it
  Desk desk;
  desk.plug_in(one);
  CHECK(desk.count(Kind::came) == 0);
  CHECK_FALSE(one.grabbed());
  one.up(KEY_ENTER);
  desk.look();
  CHECK(desk.count(Kind::came) == 1);
  CHECK(desk.count(Kind::up) == 0);  // that was somebody else's key
  CHECK(one.grabbed());
}

TEST_CASE("while the table does not listen its keyboards are everybody's and it hears nothing of them") {
  Cable one("one");
  Desk desk;
  desk.plug_in(one);
  one.down(KEY_LEFTSHIFT);
  desk.look();
  desk.keyboards.listen(false);
  desk.look();
  CHECK_FALSE(one.grabbed());
  CHECK(desk.count(Kind::left, 1) == 1);
  one.type("mot de passe");
  desk.look();
  CHECK(desk.seen.empty());
  one.up(KEY_LEFTSHIFT);
  desk.keyboards.listen(true);
  desk.look();
  CHECK(one.grabbed());
  CHECK(desk.text(1).empty());
  one.type("ici");
  desk.look();
  CHECK(desk.text(1) == "ici");
}

TEST_CASE("one that another program has is left to it, until it lets go") {
  Cable one("one");
  one.taken_elsewhere(true);
  Desk desk;
  desk.plug_in(one);
  one.type("a");
  desk.look();
  CHECK(desk.seen.empty());
  one.taken_elsewhere(false);
  one.type("b");
  desk.look();
  CHECK(desk.count(Kind::came) == 1);
  one.type("c");
  desk.look();
  CHECK(desk.text(1) == "c");
}

TEST_CASE("when the kernel had to drop events, what is down now counts") {
  Cable one("one");
  Desk desk;
  desk.plug_in(one);
  one.down(KEY_LEFTSHIFT);
  desk.look();
  // The shift came up and a key went down, and neither was told; what is left of the reports means nothing.
  one.hold(KEY_LEFTSHIFT, false);
  one.hold(KEY_E, true);
  input_event half{};
  half.type = EV_KEY, half.code = KEY_D, half.value = 1;
  one.drop_events({half});
  desk.look();
  CHECK(desk.text(1) == "e");
  one.up(KEY_E);
  one.press(KEY_D);
  desk.look();
  CHECK(desk.text(1) == "d");
}

TEST_CASE("another language is another layout, for keyboards that are there and for those to come") {
  Cable one("one"), two("two");
  Desk desk;
  desk.plug_in(one);
  one.press(KEY_Q);
  desk.look();
  CHECK(desk.text(1) == "a");
  one.down(KEY_LEFTSHIFT);
  desk.look();
  desk.keyboards.speak("us(altgr-intl)");
  desk.plug_in(two);
  one.press(KEY_Q), two.press(KEY_Q);
  desk.look();
  CHECK(desk.text(1) == "Q");  // the shift is still held
  CHECK(desk.text(2) == "q");
}

TEST_CASE("a layout that X does not know leaves the one that was") {
  Cable one("one");
  Desk desk;
  desk.plug_in(one);
  desk.keyboards.speak("zz(nothing)");
  one.press(KEY_Q);
  desk.look();
  CHECK(desk.text(1) == "a");
}

TEST_CASE("two keyboards of one make are two") {
  Cable one("the same"), two("the same");
  Desk desk;
  desk.plug_in(one);
  desk.plug_in(two);
  CHECK(desk.count(Kind::came) == 1);
  one.type("a"), two.type("b");
  desk.look();
  CHECK(desk.text(1) == "a");
  CHECK(desk.text(2) == "b");
}

TEST_CASE("the end of the reader lets go of all") {
  Cable one("one");
  {
    Desk desk;
    desk.plug_in(one);
    CHECK(one.grabbed());
  }
  CHECK_FALSE(one.grabbed());
}

TEST_CASE("a machine without a folder of devices says so, and one without keyboards has none") {
  CHECK_FALSE(keys::evdev_ports("/nowhere/at/all"));
  auto ports = keys::evdev_ports("/tmp");
  REQUIRE(ports);
  CHECK((*ports)->changes() >= 0);
  CHECK((*ports)->fresh().empty());
}
