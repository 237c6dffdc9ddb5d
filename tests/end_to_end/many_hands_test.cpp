// Real contacts on the real program: twenty hands move twenty notes, two people share one, a still table draws nothing.
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "table.h"

namespace {

using namespace end_to_end;
using namespace std::chrono_literals;

double turned(double from_deg, double to_deg) { return std::remainder(to_deg - from_deg, 360.0); }

}  // namespace

TEST_CASE("twenty contacts drag twenty notes to twenty places at once") {
  const auto table = Table::with_sample(30);
  if (!table) return;
  const auto targets = table->kiosk().targets();
  std::vector<nlohmann::json> notes;  // those that no other thing, as the middle's sign, covers whole
  for (const nlohmann::json& note : table->notes())
    if (notes.size() < 20 && reachable_place(targets, "note", note.at("id"))) notes.push_back(note);
  REQUIRE(notes.size() == 20);

  // Each note goes to a place of a grid, far from its own, so that paths cross.
  std::vector<Stroke> strokes;
  std::vector<Px> wanted_mm;
  for (int i = 0; i < 20; ++i) {
    const nlohmann::json& note = notes[static_cast<std::size_t>(i)];
    const auto at = reachable_place(targets, "note", note.at("id"));
    REQUIRE(at);
    const int place = (i * 7 + 3) % 20;
    const double x_mm = 300 + 300.0 * (place % 5), y_mm = 240 + 180.0 * (place / 5);
    // The hand keeps its place on the note.
    const Px note_px = table->px(note.at("x_mm"), note.at("y_mm")), goal = table->px(x_mm, y_mm);
    const Px end{goal.x + at->x - note_px.x, goal.y + at->y - note_px.y};
    const Px bend{(at->x + end.x) / 2 + (i % 2 ? 60 : -60), (at->y + end.y) / 2 + (i % 3 ? 40 : -40)};
    strokes.push_back({i, {*at, bend, end}});
    wanted_mm.push_back({x_mm, y_mm});
  }
  table->press_and_move(strokes, 45);
  CHECK(table->kiosk().stats().at("contacts") == 20);
  table->rest_and_lift(strokes);

  for (std::size_t i = 0; i < notes.size(); ++i) {
    const nlohmann::json moved = table->note(notes[i].at("id"));
    INFO("note " << notes[i].dump() << "\nis now " << moved.dump() << "\nwanted at " << wanted_mm[i].x << ", " << wanted_mm[i].y);
    CHECK(std::hypot(moved.at("x_mm").get<double>() - wanted_mm[i].x, moved.at("y_mm").get<double>() - wanted_mm[i].y) <= 1.0);
  }
  CHECK(table->kiosk().stats().at("contacts") == 0);
}

TEST_CASE("two people turn and scale one note") {
  const auto table = Table::with_sample(1);
  if (!table) return;
  const nlohmann::json before = table->notes().at(0);
  const Px centre = table->px(before.at("x_mm"), before.at("y_mm"));
  // One hand each side of the note; together they go a quarter round and a third apart.
  const double reach = 40 / table->mm_per_px();
  Stroke left{1, {}}, right{2, {}};
  for (int i = 0; i <= 18; ++i) {
    const double angle = i * 5 * M_PI / 180, radius = reach * (1 + i / 18.0 / 3);
    right.path.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    left.path.push_back({centre.x - radius * std::cos(angle), centre.y - radius * std::sin(angle)});
  }
  table->press_and_move({left, right}, 54);
  table->rest_and_lift({left, right});

  const nlohmann::json after = table->note(before.at("id"));
  INFO(before.dump() << "\n" << after.dump());
  CHECK(turned(before.at("angle_deg"), after.at("angle_deg")) == Approx(90).margin(1));
  CHECK(after.at("width_mm").get<double>() / before.at("width_mm").get<double>() == Approx(4.0 / 3).margin(0.02));
  CHECK(std::hypot(after.at("x_mm").get<double>() - before.at("x_mm").get<double>(), after.at("y_mm").get<double>() - before.at("y_mm").get<double>()) <= 1.0);
}

TEST_CASE("a contact shows in the next frame, and nothing is drawn while nothing moves") {
  const auto table = Table::with_sample(50);
  if (!table) return;
  const auto frames = [&] { return table->kiosk().stats().at("frames").get<long>(); };
  const long still = frames();
  pause(2000ms);
  CHECK(frames() == still);

  const nlohmann::json note = table->notes().at(0);
  const auto at = reachable_place(table->kiosk().targets(), "note", note.at("id"));
  REQUIRE(at);
  table->rig().down(0, *at).sync();
  // The server hands the contact on by a thread of its own, which a busy machine may keep waiting.
  bool shown = false;
  for (int i = 0; i < 100 && !shown; ++i) {
    shown = frames() > still;
    if (!shown) pause(20ms);
  }
  CHECK(shown);
  table->rig().up(0).sync();
  REQUIRE(table->kiosk().settled(20'000));
  const long settled = frames();
  pause(2000ms);
  CHECK(frames() == settled);
}

TEST_CASE("palms laid all over the table leave the board as it was") {
  const auto table = Table::with_sample(30);
  if (!table) return;
  const nlohmann::json before = table->kiosk().board();
  const auto touchable = [&] {
    std::multiset<std::string> all;
    for (const Target& target : table->kiosk().targets()) all.insert(target.id);
    return all;
  };
  const auto things = touchable();
  REQUIRE(things.size() > 30);

  // Six hands of eight contacts each, a few centimetres wide; they slide a little, and leave.
  constexpr int kPalms = 6, kContacts = 8;
  const auto place = [&](int palm, int i, double slid_mm) {
    const double angle = 2 * M_PI * i / kContacts, reach = i % 2 ? 42 : 24;
    return table->px(340 + 620 * (palm % 3) + reach * std::cos(angle) + slid_mm, 330 + 420 * (palm / 3) + reach * std::sin(angle));
  };
  for (int palm = 0; palm < kPalms; ++palm) {
    table->in_one_scan([&] {
      for (int i = 0; i < kContacts; ++i) table->rig().down(palm * kContacts + i, place(palm, i, 0));
    });
  }
  CHECK(table->catch_up().at("contacts") == kPalms * kContacts);
  for (int frame = 1; frame <= 10; ++frame) {
    for (int palm = 0; palm < kPalms; ++palm)
      for (int i = 0; i < kContacts; ++i) table->rig().move(palm * kContacts + i, place(palm, i, 4.0 * frame));
    table->rig().sync();
    pause(16ms);
  }
  pause(700ms);  // longer than any hold
  CHECK(touchable() == things);
  for (int contact = 0; contact < kPalms * kContacts; ++contact) table->rig().up(contact);
  table->rig().sync();
  REQUIRE(table->kiosk().settled(20'000));
  CHECK(nlohmann::json::diff(before, table->kiosk().board()).dump() == "[]");
  CHECK(touchable() == things);
}
