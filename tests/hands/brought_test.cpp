// People bring keyboards: each is given to a place by holding a key and touching it, and writes for whoever sits there.
#include "support/cable.h"
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Cable;
using support::Table;

namespace {

const std::vector<std::string> kSentences{"Où va l’œuvre reçue à Noël ?",     "Ça y est : le maïs naïf du caïd", "Être là, « déjà », ça gêne",
                                          "un bel été à l’île, près du cœur", "Répondre plus tôt aux clients",   "l’âme du pôle hèle Zoë à 8 h 30",
                                          "Grâce à eux, où est l’aigüe ?"};
// What the test's keys write: capitals with accents are the lock's, and are tried elsewhere.
std::vector<std::string> sentences() {
  auto out = kSentences;
  out[1].replace(0, 2, "ç");
  return out;
}

struct Party {
  support::Sockets sockets;
  std::vector<std::unique_ptr<Cable>> cables;
  std::unique_ptr<Table> table;

  explicit Party(std::size_t keyboards, Table::Setting setting = {}) {
    table = std::make_unique<Table>(setting);
    table->kiosk().keyboards().open(sockets.ports(), {});
    table->kiosk().keyboards().listen(true);
    for (std::size_t i = 0; i < keyboards; ++i) {
      cables.push_back(std::make_unique<Cable>("keyboard " + std::to_string(i)));
      sockets.plug_in(*cables.back());
      table->frame();
    }
  }
  ~Party() { table.reset(); }
  Table& operator*() { return *table; }
  Table* operator->() { return table.get(); }
  Cable& keyboard(std::size_t i) { return *cables[i]; }

  void give(std::size_t i, const Table::Look& place, std::uint16_t key = KEY_SPACE) {
    keyboard(i).down(key);
    table->pass(400);
    table->tap(place);
    keyboard(i).up(key);
    table->frame();
  }
  void give(std::size_t i, std::size_t seat) { give(i, Table::at(TargetKind::station, table->seat(seat))); }
  void type(std::size_t i, const std::string& text) {
    keyboard(i).type(text);
    table->frame();
  }
  std::vector<std::string> texts_of(std::size_t seat) {
    std::vector<std::string> out;
    for (const board::Note& note : table->board().notes)
      if (!note.removed && note.seat == table->seat(seat)) out.push_back(note.text);
    return out;
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("seven keyboards of seven people write seven French sentences at once") {
  Party party(7);
  const Texts wanted = sentences();
  for (std::size_t i = 0; i < 7; ++i) {
    party.give(i, i);
    CHECK(party->sentence() == party->kiosk().texts()("brought.given", {party->board().seats[i].name}));
    CHECK(party->preview().typists.size() == i + 1);
  }
  // Sign after sign round the table, a frame for each round: a dead key and its letter are of two frames, or of one.
  std::vector<std::vector<Cable::Stroke>> strokes;
  std::size_t longest = 0;
  for (const std::string& sentence : wanted) {
    strokes.push_back(Cable::strokes_of(sentence));
    longest = std::max(longest, strokes.back().size());
  }
  for (std::size_t n = 0; n < longest; ++n) {
    for (std::size_t i = 0; i < 7; ++i) {
      if (n >= strokes[i].size()) continue;
      const auto [key, with] = strokes[i][n];
      if (with) party.keyboard(i).down(with);
      party.keyboard(i).press(key);
      if (with) party.keyboard(i).up(with);
    }
    if (n % 2 == 0) party->frame();
  }
  party->settle();
  for (std::size_t i = 0; i < 7; ++i) CHECK(party.texts_of(i) == Texts{wanted[i]});
  CHECK(party->notes().size() == 7);
  // Nothing but the papers lies on the glass: the keys are in people's hands.
  CHECK_FALSE(party->sees(Table::at(TargetKind::key)));
}

TEST_CASE("a key is seen in the frame that read it") {
  Party party(1);
  party.give(0, 0);
  party.type(0, "a");  // opens the note
  REQUIRE(party->preview().writings.size() == 1);
  for (const char* sign : {"b", "é", "œ", "!"}) {
    const std::string before = party->preview().writings[0].text;
    party.type(0, sign);  // one frame
    CHECK(party->preview().writings[0].text == before + sign);
  }
}

TEST_CASE("one that is pulled out in the middle leaves what was written, and goes on where it was") {
  Party party(3);
  for (std::size_t i = 0; i < 3; ++i) party.give(i, i);
  for (std::size_t i = 0; i < 3; ++i) party.type(i, "moitié");
  party.keyboard(1).down(KEY_E);  // even with a key down
  party.keyboard(1).pull_out();
  party->settle();
  CHECK(party.texts_of(1) == Texts{"moitiée"});
  CHECK(party->preview().typists.size() == 2);
  for (const std::size_t i : {0u, 2u}) party.type(i, " faite");
  party->settle();
  CHECK(party.texts_of(0) == Texts{"moitié faite"});
  CHECK(party.texts_of(2) == Texts{"moitié faite"});
  party.keyboard(1).plug_in_again();
  party.sockets.plug_in(party.keyboard(1));
  party->frame();
  CHECK(party->preview().typists.size() == 3);
  party.type(1, "autre note");
  party->settle();
  CHECK(party.texts_of(1) == Texts{"moitiée", "autre note"});
}

TEST_CASE("two keyboards of one person write on one note, and lose nothing") {
  Party party(2);
  party.give(0, 2);
  party.give(1, 2);
  CHECK(party->preview().typists.size() == 1);
  for (int i = 0; i < 20; ++i) {
    party.keyboard(0).type("a");
    party.keyboard(1).type("b");
    party->frame();
  }
  party->settle();
  const Texts written = party.texts_of(2);
  REQUIRE(written.size() == 1);
  CHECK(std::count(written[0].begin(), written[0].end(), 'a') == 20);
  CHECK(std::count(written[0].begin(), written[0].end(), 'b') == 20);
  CHECK(written[0].size() == 40);
}

TEST_CASE("when somebody leaves, their keyboard is nobody's, and theirs again when they come back") {
  Party party(2);
  party.give(0, 0);
  party.give(1, 1);
  party.type(0, "reste ici");
  party->settle();
  const Id seat = party->seat(0);
  const board::Seat before = *party->board().seats.find(seat);
  REQUIRE(party->store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::seat, seat)));
  party->settle();
  CHECK(party->preview().typists.size() == 1);
  const auto texts = [&] {
    Texts out;
    for (const Id note : party->notes()) out.push_back(party->text(note));
    return out;
  };
  CHECK(texts() == Texts{"reste ici"});
  CHECK(party->preview().writings.empty());
  party.type(0, "perdu");
  party->settle();
  CHECK(texts() == Texts{"reste ici"});
  REQUIRE(party->store().undo(board::Actor::facilitator()));
  party->settle();
  CHECK(party->preview().typists.size() == 2);
  party.type(1, "un");
  party.type(0, "retour");
  party->settle();
  CHECK(texts() == Texts{"reste ici", "un", "retour"});
}

TEST_CASE("the same again takes a keyboard back, and another place gets it") {
  Party party(1);
  party.give(0, 0);
  party.type(0, "un");
  party.give(0, 0);
  CHECK(party->sentence() == party->kiosk().texts()("brought.given_back", {party->board().seats[0].name}));
  CHECK(party->preview().typists.empty());
  party->settle();
  CHECK(party->preview().writings.empty());  // put down
  party.give(0, 3);
  party.type(0, "deux");
  party->settle();
  CHECK(party.texts_of(0) == Texts{"un"});
  CHECK(party.texts_of(3) == Texts{"deux"});
}

TEST_CASE("the key that was held for a place is no letter") {
  Party party(1);
  party.give(0, 0);
  party.type(0, "mot");
  party.give(0, Table::at(TargetKind::station, party->seat(1)), KEY_E);
  party->settle();
  CHECK(party.texts_of(0) == Texts{"mot"});
  party.give(0, Table::at(TargetKind::station, party->seat(2)), KEY_F);  // no note was open: the one it began is gone again
  party->settle();
  CHECK(party.texts_of(1).empty());
  CHECK(party->notes().size() == 1);
}

TEST_CASE("a place is also its pad, its pen and its keyboard") {
  Party party(1, {.people = 4});
  Table::Look pad = Table::at(TargetKind::pad, party->seat(1));
  party.give(0, pad);
  CHECK(party->preview().typists == std::vector<Id>{party->seat(1)});
  CHECK(party->notes().empty());
  party.give(0, Table::button(Action::write_note, party->seat(2).value));
  CHECK(party->preview().typists == std::vector<Id>{party->seat(2)});
  CHECK(party->preview().writings.empty());
}

TEST_CASE("on a wall it is the mark that is touched") {
  Table::Setting setting;
  setting.mode = scene::Mode::wall;
  Party party(2, setting);
  party.give(0, Table::at(TargetKind::mark, party->seat(4)));
  CHECK(party->preview().typists == std::vector<Id>{party->seat(4)});
  CHECK_FALSE(party->preview().wall_seat);
  party.type(0, "au mur");
  party->settle();
  CHECK(party.texts_of(4) == Texts{"au mur"});
  party.type(1, "x");
  CHECK(party->text(party->notes()[0]) == "au mur");
}

TEST_CASE("a touch on a place opens what it always does while a neighbour types") {
  Party party(2);
  party.give(0, 0);
  party->settle();
  const Table::Look place = Table::at(TargetKind::station, party->seat(1));
  party->down(1, party->reach(place));
  for (int i = 0; i < 4; ++i) {
    party.keyboard(0).down(KEY_E);
    party->frame();
    party.keyboard(0).up(KEY_E);
  }
  party->up(1);
  CHECK(party->preview().typists == std::vector<Id>{party->seat(0)});
  CHECK(party->preview().seat_menus.size() == 1);
  SECTION("or goes through the text with an arrow, or deletes") {
    for (const std::uint16_t key : {KEY_LEFT, KEY_BACKSPACE}) {
      party.keyboard(0).down(key);
      party->pass(600);
      party->tap(place);
      party.keyboard(0).up(key);
      CHECK(party->preview().typists == std::vector<Id>{party->seat(0)});
    }
  }
}

TEST_CASE("two keyboards held at once are given one after the other") {
  Party party(3);
  party.give(2, 2);
  party.keyboard(0).down(KEY_F);
  party.keyboard(1).down(KEY_F);
  party->pass(500);
  party->tap(Table::at(TargetKind::station, party->seat(0)));
  CHECK(party->sentence() == party->kiosk().texts()("brought.one_by_one"));
  CHECK(party->preview().typists.size() == 1);
  party.keyboard(1).up(KEY_F);
  party->tap(Table::at(TargetKind::station, party->seat(0)));
  CHECK(party->preview().typists.size() == 2);
  party.keyboard(0).up(KEY_F);
  // Somebody who holds a key of their own is not meant where another keyboard is nobody's.
  party.keyboard(2).down(KEY_LEFTSHIFT);
  party.keyboard(1).down(KEY_F);
  party->pass(500);
  party->tap(Table::at(TargetKind::station, party->seat(1)));
  party.keyboard(1).up(KEY_F);
  party.keyboard(2).up(KEY_LEFTSHIFT);
  party->frame();
  CHECK(party->preview().typists.size() == 3);
  party.type(2, "tiens");
  party->settle();
  CHECK(party.texts_of(2) == Texts{"tiens"});
}

TEST_CASE("one keyboard alone writes where a note was tapped, as the window's does") {
  Party party(1);
  const Id note = party->note("Un", {700, 640});
  party->tap(Vec{700, 640});
  party.type(0, " deux");
  party->settle();
  CHECK(party->text(note) == "Un deux");
  CHECK(party->preview().messages.empty());
  party.keyboard(0).press(KEY_ESC);
  party->settle();
  CHECK(party->preview().writings.empty());
}

TEST_CASE("a keyboard that nobody knows is told kindly what to do, and writes nowhere") {
  Party party(2);
  const std::string hint = party->kiosk().texts()("brought.hint");
  SECTION("alone, with nothing to write on") {
    party.type(0, "bonjour");
    CHECK(party->notes().empty());
    REQUIRE(party->preview().messages.size() == 2);  // for both long sides
    for (const auto& message : party->preview().messages) CHECK(message.text == hint);
    party.type(0, "encore");  // said once, not at each key
    CHECK(party->preview().messages.size() == 2);
    party->pass(6'000);
    CHECK(party->preview().messages.empty());
    party.give(0, 0);
    CHECK(party->preview().messages.size() == 1);
  }
  SECTION("beside another, even where a note was tapped") {
    party->note("Un", {700, 640});
    party->tap(Vec{700, 640});
    party.type(0, "a");
    party.type(1, "b");
    party->settle();
    CHECK(party->text(party->notes()[0]) == "Una");
    CHECK(party->sentence() == hint);
    // Given to somebody, it is no longer in doubt which one is the table's.
    party.give(1, 1);
    party->tap(Vec{700, 640});
    party.type(0, "c");
    party.type(1, "à moi");
    party->settle();
    CHECK(party->text(party->notes()[0]) == "Unac");
    CHECK(party.texts_of(1) == Texts{"à moi"});
  }
}

TEST_CASE("a burst of a thousand keys fills a note to its last sign and is refused softly, once") {
  Party party(1);
  party.give(0, 0);
  std::string code;
  for (int i = 0; i < 1'000; ++i) code += static_cast<char>('a' + i * 11 % 26);
  int refused = 0, shakes = 0;
  party->kiosk().on_sound([&](const sound::Strike& strike) { refused += strike.cue == sound::Cue::refused; });
  party.keyboard(0).type(code);
  party->frame();
  for (const auto& glide : party->preview().glides) shakes += glide.kind == scene::Glide::Kind::shake;
  party->settle();
  CHECK(party.texts_of(0) == Texts{code.substr(0, 500)});
  CHECK(party->sentence() == party->kiosk().texts()("refused.too_long"));
  CHECK(refused == 1);
  CHECK(shakes == 1);
}

TEST_CASE("seven readers of codes at once lose nothing") {
  Party party(7);
  for (std::size_t i = 0; i < 7; ++i) party.give(i, i);
  Texts wanted(7);
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t n = 0; n < 40; ++n) wanted[i] += std::to_string(1000 + (i * 131 + n * 17) % 9000) + "\n";
    party.keyboard(i).type(wanted[i]);
  }
  party->settle();
  for (std::size_t i = 0; i < 7; ++i) CHECK(party.texts_of(i) == Texts{wanted[i]});
}

TEST_CASE("escape puts a note down, and what is typed next begins another") {
  Party party(1);
  party.give(0, 0);
  party.type(0, "première");
  party.keyboard(0).press(KEY_ESC);
  party->settle();
  CHECK(party->preview().writings.empty());
  party.type(0, "seconde");
  party.keyboard(0).down(KEY_LEFTCTRL);
  party.keyboard(0).press(KEY_W);  // Ctrl+Z: the word
  party.keyboard(0).up(KEY_LEFTCTRL);
  party->frame();
  CHECK(party->preview().writings[0].text.empty());
  party.keyboard(0).press(KEY_ESC);
  party->settle();
  CHECK(party.texts_of(0) == Texts{"première"});
  party.keyboard(0).down(KEY_LEFTCTRL);
  party.keyboard(0).press(KEY_W);  // with nothing open: their last deeds, the empty note's and then the first one's
  party.keyboard(0).press(KEY_W);
  party.keyboard(0).up(KEY_LEFTCTRL);
  party->settle();
  CHECK(party.texts_of(0).empty());
}

TEST_CASE("what a keyboard writes goes to the note that its person writes already, keyboard on the glass or not") {
  Party party(1, {.people = 4});
  party.give(0, 1);
  party->pass(6'000);  // the sentence has been read
  party->tap(Table::button(Action::write_note, party->seat(1).value));
  REQUIRE(party->preview().writings.size() == 1);
  party.type(0, "à deux ");
  party->type(party->preview().writings[0].session, "mains");
  party->settle();
  CHECK(party.texts_of(1) == Texts{"à deux mains"});
  CHECK(party->notes().size() == 1);
}

TEST_CASE("where the step lets nobody write a keyboard is told so") {
  Party party(1, {.step = 3});
  party.give(0, 0);
  const auto seen = party->sentence();
  party.type(0, "non");
  if (party->store().rules().allow.write) return;
  CHECK(party->notes().empty());
  CHECK(party->sentence() == party->kiosk().texts()("refused.not_now"));
  CHECK(seen != party->sentence());
}

TEST_CASE("notes written on a keyboard lie hidden before their author, like any other") {
  Party party(1, {.private_first = true});
  party.give(0, 0);
  party.type(0, "secret");
  REQUIRE(party->notes().size() == 1);
  CHECK(party->board().notes.find(party->notes()[0])->face_down);
  party.keyboard(0).press(KEY_ESC);
  party->settle();
  CHECK(party->board().notes.find(party->notes()[0])->face_down);
  CHECK(party.texts_of(0) == Texts{"secret"});
}

TEST_CASE("keyboards stay with their people when the workshop is left and opened again") {
  Party party(2);
  party.give(0, 0);
  party.give(1, 1);
  const Id workshop = party->kiosk().workshop();
  party->kiosk().go_home();
  party.type(0, "nulle part");
  CHECK(party->preview().typists.empty());
  REQUIRE(party->kiosk().open_workshop(workshop));
  party->frame();
  CHECK(party->preview().typists.size() == 2);
  party.type(1, "ici");
  party->settle();
  CHECK(party.texts_of(1) == Texts{"ici"});
}

TEST_CASE("texts of the house are written by any keyboard") {
  Party party(2);
  party.type(0, "x");
  party.type(1, "x");  // both are nobody's
  auto& writing = party->kiosk().hands().writing();
  const Id workshop = party->kiosk().workshop();
  REQUIRE(writing.open(board::RecordKind::workshop, workshop, board::Property::challenge, {}, {960, 500}, hands::OnScreen::yes));
  for (int i = 0; i < 200; ++i) party.keyboard(i % 2).press(KEY_BACKSPACE);
  party->frame();
  party.type(0, "quel ");
  party.type(1, "projet ?");
  party->settle();
  CHECK(party->board().workshop().challenge == "quel projet ?");
}
