// "Annuler ici": back through what was done in one place and forth again, while the rest of the table stays.
#include "scene/undo_card.h"
#include "support/table.h"

using base::Box;
using base::Id;
using base::Vec;
using board::Property;
using board::RecordKind;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

// Three moves in a theme, by three people, among others elsewhere.
struct Place {
  Table table;
  Id one = table.note("Un", {420, 640}), two = table.note("Deux", {570, 640}, 1), elsewhere = table.note("Ailleurs", {1400, 600}, 2);
  Id theme = table.theme("Ensemble", {one, two});

  Place() {
    table.settle();
    move(0, one, {440, 720});
    move(1, two, {600, 720});
    move(2, elsewhere, {1300, 760});
    move(3, one, {460, 760});
    table.settle();
    open();
  }
  void move(std::size_t who, Id note, Vec to) {
    board::Placement place = table.place(note);
    place.at = to;
    REQUIRE(table.store().commit(
        store::Draft(board::Actor::of_seat(table.seat(who))).set(RecordKind::note, note, {{Property::place, place, table.plan().sheet_id}})));
    table.frame();
  }
  void open() { table.tap(Table::button(Action::undo_here, theme.value)); }
  const scene::UndoCard& card() const {
    REQUIRE(table.preview().undo_cards.size() == 1);
    return table.preview().undo_cards[0];
  }
  Vec stop(double number) const {
    const auto track = scene::undo_card::track(table.kiosk().scene().tokens(), card());
    return card().pose.to_glass({track.at(number), track.y});
  }
  // Onto the knob and along the track, to so many stops from the left.
  void slide(double to, std::int64_t hand = 1) {
    const Vec from = stop(scene::undo_card::knob(card())), goal = stop(to);
    table.down(hand, from);
    for (int i = 1; i <= 24; ++i) table.move(hand, from + (goal - from) * (i / 24.0));
  }
};

}  // namespace

TEST_CASE("the slider goes back through what was done here, one change a stop, and the table shows it at once") {
  Place p;
  REQUIRE(p.card().rows.size() == 6);  // three moves, the theme, two notes
  const std::size_t all = p.card().rows.size();
  p.slide(static_cast<double>(all) - 1);
  p.table.expect(p.one).at({440, 720});  // the finger is still down
  p.table.expect(p.two).at({600, 720});
  p.table.up(1).settle();
  CHECK(p.card().rows.size() == all - 1);
  CHECK(p.card().undone.size() == 1);

  p.slide(static_cast<double>(all) - 3);
  p.table.up(1).settle();
  p.table.expect(p.one).at({420, 640});
  p.table.expect(p.two).at({570, 640});
  p.table.expect(p.elsewhere).at({1300, 760});
  CHECK(p.table.board().notes.find(p.one)->theme == p.theme);
}

TEST_CASE("sliding forth brings back what was taken back, to the last") {
  Place p;
  const double all = static_cast<double>(p.card().stops());
  p.slide(0);
  CHECK_FALSE(p.table.live(p.one));
  CHECK_FALSE(p.table.board().themes.find_live(p.theme));
  p.table.up(1);
  p.slide(all);
  p.table.up(1).settle();
  CHECK(p.card().undone.empty());
  p.table.expect(p.one).at({460, 760});
  p.table.expect(p.two).at({600, 720});
  CHECK(p.table.board().notes.find(p.one)->theme == p.theme);
  CHECK(p.table.board().notes.find(p.two)->theme == p.theme);
}

TEST_CASE("within one slide a finger may change its mind, and one that dies leaves all as it was") {
  Place p;
  const double all = static_cast<double>(p.card().stops());
  p.slide(all - 3);
  p.table.expect(p.two).at({570, 640});
  for (int i = 1; i <= 24; ++i) p.table.move(1, p.stop(all - 3 + 3 * i / 24.0));
  p.table.expect(p.one).at({460, 760});
  p.table.up(1);
  CHECK(p.card().undone.empty());

  p.slide(all - 3);
  p.table.expect(p.one).at({420, 640});
  p.table.cancel(1).settle();
  p.table.expect(p.one).at({460, 760});
  p.table.expect(p.two).at({600, 720});
  CHECK(p.card().undone.empty());
  CHECK_FALSE(p.card().knob);
}

TEST_CASE("seven go on working while one slides: what they do elsewhere stays, and the way forth stays open") {
  Place p;
  const double all = static_cast<double>(p.card().stops());
  std::vector<Id> theirs;
  for (std::size_t i = 0; i < 7; ++i) theirs.push_back(p.table.note("À moi", {900.0 + 130 * static_cast<double>(i), 880}, i));
  p.slide(all - 2);
  for (std::size_t i = 0; i < 7; ++i) p.move(i, theirs[i], {900.0 + 130 * static_cast<double>(i), 800});
  p.table.up(1).settle();
  // The facilitator does something new too: at the console that would close the way forth.
  p.table.theme("Autre", {theirs[0], theirs[1]});
  p.slide(all);
  p.table.up(1).settle();
  p.table.expect(p.one).at({460, 760});
  p.table.expect(p.two).at({600, 720});
  for (std::size_t i = 0; i < 7; ++i) p.table.expect(theirs[i]).at({900.0 + 130 * static_cast<double>(i), 800});
}

TEST_CASE("a tap on the track goes one stop, a tap on a row goes to it, back and forth") {
  Place p;
  const std::size_t all = p.card().stops();
  p.table.tap(p.stop(0.4)).settle();
  CHECK(p.card().rows.size() == all - 1);
  p.table.expect(p.one).at({440, 720});
  Table::Look taken = Table::button(Action::undo_here_row);
  taken.row = static_cast<std::uint32_t>(scene::undo_card::row_of_undone);
  p.table.tap(taken).settle();
  CHECK(p.card().rows.size() == all);
  p.table.expect(p.one).at({460, 760});
  Table::Look second = Table::button(Action::undo_here_row);
  second.row = 1;
  p.table.tap(second).settle();
  CHECK(p.card().rows.size() == all - 2);
  p.table.expect(p.two).at({570, 640});
}

TEST_CASE("a card tells of what others do in its place while it lies open") {
  Place p;
  const std::uint64_t newest = p.card().rows[0].deed;
  p.move(5, p.two, {640, 700});
  p.table.frame();
  REQUIRE(p.card().rows[0].deed != newest);
  CHECK(p.card().rows[0].seat == p.table.seat(5));
  CHECK(p.card().rows[1].deed == newest);
}

TEST_CASE("a note carried from one theme to another is in what was done in both") {
  Place p;
  const Id other_note = p.table.note("Trois", {1000, 880}), other = p.table.theme("Autre", {other_note});
  REQUIRE(p.table.store().commit(store::Draft(board::Actor::of_seat(p.table.seat(4))).set(RecordKind::note, p.two, {{Property::theme, other}})));
  p.table.tap(Table::button(Action::close_card));
  for (const Id theme : {p.theme, other}) {
    p.table.tap(Table::button(Action::undo_here, theme.value));
    CHECK(p.card().rows[0].seat == p.table.seat(4));
    CHECK(p.card().rows[0].label == p.table.kiosk().scene().texts()("undo.note_grouped"));
    p.table.tap(Table::button(Action::close_card));
  }
}

TEST_CASE("no row tells what stands on a note that lies face down") {
  Place p;
  const std::string secret = "Quitter le standard";
  const board::Actor author = board::Actor::of_seat(p.table.seat(0));
  REQUIRE(p.table.store().commit(store::Draft(author).set(RecordKind::note, p.one, {{Property::text, secret}})));
  REQUIRE(p.table.store().commit(store::Draft(author).set(RecordKind::note, p.one, {{Property::face_down, true}})));
  p.table.frame();
  REQUIRE(p.card().rows.size() > 2);
  const auto tells = [&] {
    for (const scene::Area& area : p.table.kiosk().targets())
      if (area.label.find("Quitter") != std::string::npos) return true;
    return false;
  };
  CHECK_FALSE(tells());
  for (double stop = 7; stop >= 0; stop -= 1) {
    for (const auto* rows : {&p.card().rows, &p.card().undone})
      for (const auto& row : *rows) CHECK(row.label.find("Quitter") == std::string::npos);
    if (p.table.board().notes.find(p.one)->face_down) CHECK_FALSE(tells());
    p.table.tap(p.stop(0.01));
  }
}

TEST_CASE("ring and card leave each other free and neither leaves the sheet: where a table is too small for both, the last one stays") {
  struct Glass {
    double width, height, inches;
  };
  for (const Glass& glass : {Glass{1920, 1080, 86}, Glass{952, 535, 43}}) {
    Table::Setting setting;
    setting.glass = {static_cast<int>(glass.width), static_cast<int>(glass.height), 1};
    setting.diagonal_inches = glass.inches;
    Table table(setting);
    const Box sheet = table.plan().sheet;
    const double width = table.plan().note_width;
    const Id near = table.note("Près", {sheet.min.x + 1.2 * width, sheet.centre().y}),
             next = table.note("À côté", {sheet.min.x + 2.3 * width, sheet.centre().y});
    const Id theme = table.theme("Au bord", {near, next});
    const Vec places[] = {{sheet.max.x - width, sheet.max.y - width}, {sheet.max.x - width, sheet.min.y + width}, sheet.centre() + Vec{width, 0}};
    int together = 0;
    for (const bool card_first : {true, false}) {
      for (const Vec at : places) {
        INFO(glass.inches << " inches, card first: " << card_first << ", note at " << at.x << " " << at.y);
        const Id note = table.note("Une idée", at);
        if (card_first) table.tap(Table::button(Action::undo_here, theme.value));
        // What lies under a card is taken up once that is away.
        if (const auto lies = table.kiosk().scene().hit(at); card_first && lies && lies->target.kind != TargetKind::note) {
          table.tap(Table::button(Action::close_card)).settle();
          REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(RecordKind::note, note)));
          continue;
        }
        table.hold(at);
        if (!card_first) table.tap(Table::button(Action::undo_here, theme.value));
        const bool ring = !table.preview().rings.empty(), card = !table.preview().undo_cards.empty();
        CHECK((card_first ? ring : card));
        if (card) {
          const scene::Area area = table.see({.kind = TargetKind::card});
          const Box on_glass = base::bounds(area.pose, area.size);
          CHECK(sheet.grown(1).contains(on_glass.min));
          CHECK(sheet.grown(1).contains(on_glass.max));
          for (const Action action : {Action::ring_write, Action::ring_draw, Action::ring_copy, Action::ring_colour, Action::ring_remove}) {
            if (!ring) break;
            const scene::Area button = table.see(Table::button(action));
            CHECK_FALSE(on_glass.overlaps(base::bounds(button.pose, button.size)));
          }
          together += ring ? 1 : 0;
          table.tap(Table::button(Action::close_card));
        }
        if (ring) table.tap(Table::button(Action::ring_remove));
        table.settle();
        CHECK(table.preview().undo_cards.empty());
        if (ring) CHECK_FALSE(table.live(note));
        else REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(RecordKind::note, note)));
      }
    }
    if (glass.inches > 80) CHECK(together == 6);
  }
}

TEST_CASE("under each stage a clock tells of what was put there, and takes back that alone") {
  Table table({.people = 7, .step = 2});
  std::vector<scene::Zone> stages;
  for (const scene::Zone& zone : table.plan().zones)
    if (zone.kind == scene::Zone::Kind::stage) stages.push_back(zone);
  REQUIRE(stages.size() >= 2);
  CHECK_FALSE(table.sees(Table::button(Action::undo_here)));  // where nothing lies there is nothing to take back
  const Id one = table.note("Un", {700, 900}), two = table.note("Deux", {1100, 900}, 1);
  table.drag(1, table.place(one).at, stages[0].box.centre()).settle();
  table.drag(2, table.place(two).at, stages[1].box.centre()).settle();
  REQUIRE(table.board().notes.find(one)->stage == stages[0].stage);
  REQUIRE(table.board().notes.find(two)->stage == stages[1].stage);

  table.tap(Table::button(Action::undo_here, stages[0].stage.value));
  REQUIRE(table.preview().undo_cards.size() == 1);
  CHECK(table.preview().undo_cards[0].kind == RecordKind::stage);
  Table::Look newest = Table::button(Action::undo_here_row);
  newest.row = 0;
  table.tap(newest).settle();
  CHECK_FALSE(table.board().notes.find(one)->stage);
  CHECK(table.board().notes.find(two)->stage == stages[1].stage);
}
