// The keyboards themselves: their language, page and size.
#include "hands/keys.h"

using namespace keys;

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
