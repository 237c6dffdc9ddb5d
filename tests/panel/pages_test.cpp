// What the panels do: the set-up alters the board at once, the console leads the workshop, both languages are whole.
#include <filesystem>
#include <fstream>
#include <regex>

#include "board/rules.h"
#include "panel_table.h"

using board::Property;
using board::RecordKind;
using panel::Kind;
using panel::Request;
using support::PanelTable;
using What = Request::What;

namespace {

std::vector<const board::Seat*> seats(const PanelTable& table) {
  std::vector<const board::Seat*> out;
  for (const auto& seat : table.board().seats)
    if (!seat.removed) out.push_back(&seat);
  return out;
}

}  // namespace

TEST_CASE("set-up: minutes, notes and dots are on the board as soon as they are touched") {
  PanelTable table;
  table.open(Kind::setup);
  const auto& step = table.definition.steps[0];
  const std::string title = step.title.fr;
  table.tap(title + " +");
  CHECK(table.board().steps[0].minutes == step.minutes + 5);
  table.tap(title + " −");
  table.tap(title + " −");
  CHECK(table.board().steps[0].minutes == step.minutes - 5);
  table.tap("Notes par personne +");
  CHECK(table.board().workshop().notes_per_seat == 6);
  table.tap("Gommettes par personne −");
  CHECK(table.board().workshop().dots_per_seat == 2);
  REQUIRE(table.store.undo(board::Actor::facilitator()));
  table.update();
  CHECK(table.board().workshop().dots_per_seat == 3);
}

TEST_CASE("set-up: one switch says whether notes are hidden at first, and it is on where the workshop asks for it") {
  PanelTable table;
  table.open(Kind::setup);
  REQUIRE(std::any_of(table.definition.steps.begin(), table.definition.steps.end(), [](const auto& step) { return step.private_first; }));
  CHECK(table.board().workshop().private_first);
  table.tap("Notes cachées d’abord");
  CHECK_FALSE(table.board().workshop().private_first);
  table.tap("Notes cachées d’abord");
  CHECK(table.board().workshop().private_first);
}

TEST_CASE("a vote is made visible or hidden in the set-up and on the console") {
  for (const Kind page : {Kind::setup, Kind::console}) {
    PanelTable table;
    table.open(page);
    table.tap("Caché");
    CHECK(table.board().workshop().votes_hidden);
    table.tap("Visible");
    CHECK_FALSE(table.board().workshop().votes_hidden);
  }
}

TEST_CASE("set-up: the other duration of a step is one press away, and one press back") {
  PanelTable table;
  table.open(Kind::setup);
  for (std::size_t i = 0; i < table.definition.steps.size(); ++i) {
    const auto& step = table.definition.steps[i];
    if (step.other_minutes.empty()) continue;
    const std::string& title = step.short_title.fr.empty() ? step.title.fr : step.short_title.fr;
    const auto label = [&](double minutes) {
      return table.texts("setup.other_minutes", {title, table.texts("time.minutes", {std::to_string(static_cast<int>(minutes))})});
    };
    table.tap(label(step.other_minutes[0]));
    CHECK(table.board().steps[i].minutes == step.other_minutes[0]);
    table.tap(label(step.minutes));
    CHECK(table.board().steps[i].minutes == step.minutes);
    return;
  }
}

TEST_CASE("set-up: texts are asked for where they are, with room for their keyboard") {
  PanelTable table;
  table.open(Kind::setup);
  table.tap(table.board().workshop().challenge);
  REQUIRE(table.asked(What::write) == 1);
  CHECK(table.requests.back().kind == RecordKind::workshop);
  CHECK(table.requests.back().property == Property::challenge);
  table.tap("Amina", 0, 1);  // the first is her mark
  CHECK(table.requests.back().kind == RecordKind::seat);
  CHECK(table.requests.back().property == Property::name);
  CHECK(table.requests.back().record == seats(table)[0]->id);
  table.tap("Ajouter une étape");
  CHECK(table.requests.back().kind == RecordKind::stage);
  CHECK(table.board().stages.find_live(table.requests.back().record) != nullptr);
  const base::Vec tray = table.tokens.keyboard.size;
  for (const auto& request : table.requests) {
    if (request.what != What::write) continue;
    const base::Box around = base::bounds({request.at, request.angle_deg}, tray);
    CHECK(base::Box::at({}, table.glass.size_mm).contains(around.min));
    CHECK(base::Box::at({}, table.glass.size_mm).contains(around.max));
  }
}

TEST_CASE("set-up: a text in the making is shown, and its keyboard is not covered by the panel") {
  PanelTable table;
  const auto id = table.open(Kind::setup);
  table.update();
  scene::Writing writing;
  writing.kind = RecordKind::workshop;
  writing.record = table.board().workshop().id;
  writing.property = Property::challenge;
  writing.text = "Quel accueil ?";
  writing.caret = 5;
  writing.keyboard = {{700, 600}, 0};
  const base::Vec on_keyboard{700, 600};
  CHECK(table.panels.hit(on_keyboard) == id);
  table.preview.writings.push_back(writing);
  ++table.preview.revision;
  CHECK(table.update());
  CHECK(table.shows("Quel accueil ?"));
  CHECK(table.panels.hit(on_keyboard) == 0);
  CHECK(!table.update());
  for (const auto& command : table.panels.meshes().front()->commands) {
    const double unit = table.panels.meshes().front()->unit_mm;
    const base::Vec local = (on_keyboard - table.panels.meshes().front()->pose.at + table.panels.meshes().front()->size * 0.5) / unit;
    CHECK(!command.clip.contains(local));
  }
  table.preview.writings.clear();
  CHECK(table.update());
  CHECK(table.panels.hit(on_keyboard) == id);
}

TEST_CASE("set-up: people are added at free places, moved by hand, and leave") {
  PanelTable table(4);
  table.open(Kind::setup);
  table.tap("Une personne");
  REQUIRE(seats(table).size() == 5);
  CHECK(seats(table).back()->person == 5);
  CHECK(seats(table).back()->name == table.texts("setup.name_default", {"5"}));
  // Nobody had chosen a place, so all stand as five people stand.
  const auto five = workshop::spread_seats(std::vector<std::string>(5), false);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(seats(table)[i]->edge == five[i].edge);
    CHECK(seats(table)[i]->along == Approx(five[i].along));
  }

  const auto* amina = seats(table)[0];
  const base::Edge was = amina->edge;
  const base::Vec mark = table.where("Amina"), other = table.where("Sofia");
  REQUIRE(was == base::Edge::south);
  table.down(1, mark);
  table.update();
  table.move(1, mark + (other - mark) * 0.5 + base::Vec{0, 10});
  table.update();
  table.move(1, other + base::Vec{-60, 0});
  table.update();
  table.up(1, other + base::Vec{-60, 0});
  table.update();
  table.update();
  CHECK(seats(table)[0]->edge == base::Edge::north);
  CHECK(seats(table)[0]->along > seats(table)[2]->along);  // to the left of Sofia on the glass is to her right

  table.tap("Amina");  // chosen already, as she was just moved: given back
  table.tap("Amina");
  table.tap("Retirer");
  CHECK(seats(table).size() == 4);
  table.tap("Une personne");
  CHECK(seats(table).back()->person == 1);
  for (int i = 0; i < 8; ++i) table.tap("Une personne");
  CHECK(seats(table).size() == 12);
}

TEST_CASE("set-up: a carried mark whose contact is taken away goes back") {
  PanelTable table(4);
  table.open(Kind::setup);
  table.update();
  const auto before = *seats(table)[0];
  const auto seq = table.board().seq();
  const base::Vec mark = table.where("Amina");
  table.down(1, mark);
  table.update();
  table.move(1, mark + base::Vec{0, -200});
  table.update();
  table.event(1, contact::Phase::cancel, mark + base::Vec{0, -200});
  table.update();
  CHECK(table.board().seq() == seq);
  CHECK(seats(table)[0]->edge == before.edge);
}

TEST_CASE("console: pause keeps the time that ran, resume goes on, minutes are given and taken") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  const auto* step = table.board().current_step();
  REQUIRE(step);
  REQUIRE(workshop::running(*step));
  table.wait(90'000);
  const auto left = workshop::left_ms(*step, table.clock.wall_ms());
  table.tap("Pause");
  CHECK(!workshop::running(*table.board().current_step()));
  table.wait(600'000);
  CHECK(workshop::left_ms(*table.board().current_step(), table.clock.wall_ms()) == Approx(left).margin(500));
  table.tap("Reprendre");
  CHECK(workshop::running(*table.board().current_step()));
  const double minutes = table.board().current_step()->minutes;
  table.tap(table.texts("console.add_5"));
  table.tap(table.texts("console.add_1"));
  table.tap(table.texts("console.take_1"));
  CHECK(table.board().current_step()->minutes == minutes + 5);
}

TEST_CASE("console: the agenda leads to any step, and the last one concludes") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  const auto& last = table.definition.steps.back();
  table.tap(last.short_title.fr.empty() ? last.title.fr : last.short_title.fr);
  REQUIRE(table.asked(What::go_to_step) == 1);
  CHECK(table.requests.back().number == static_cast<std::int64_t>(table.definition.steps.size()) - 1);
  table.tap("Étape suivante");
  CHECK(table.asked(What::next_step) == 1);
  REQUIRE(table.store.commit(
      store::Draft(board::Actor::facilitator())
          .set(RecordKind::workshop, table.board().workshop().id, {{Property::current_step, table.board().steps[table.definition.steps.size() - 1].id, {}}})));
  table.update();
  table.tap("Étape précédente");
  CHECK(table.asked(What::previous_step) == 1);
  table.tap("Conclure l’atelier");
  CHECK(table.asked(What::conclude) == 1);
  REQUIRE(table.store.commit(store::Draft(board::Actor::facilitator()).set(RecordKind::workshop, table.board().workshop().id, {{Property::closed, true, {}}})));
  table.update();
  table.tap("Rouvrir l’atelier");
  CHECK(table.asked(What::reopen) == 1);
}

TEST_CASE("console: places are added and freed without moving anybody, and the vote's budget is set") {
  PanelTable table(6);
  table.open(Kind::console);
  table.update();
  std::vector<board::Seat> before;
  for (const auto* seat : seats(table)) before.push_back(*seat);
  table.tap("Ajouter une place");
  REQUIRE(seats(table).size() == 7);
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(seats(table)[i]->along == before[i].along);
  table.tap("Karim");
  table.tap("Libérer la place");
  CHECK(seats(table).size() == 6);
  table.tap("Gommettes par personne +");
  CHECK(table.board().workshop().dots_per_seat == 4);
  table.tap("Annuler");
  CHECK(table.asked(What::undo) == 1);
}

TEST_CASE("console: who has not written on the sheet of the step or not voted yet is counted until nobody is awaited") {
  PanelTable table;
  const auto id = table.open(Kind::console);
  const auto& steps = table.definition.steps;
  const auto go_to = [&](std::size_t i) {
    REQUIRE(table.store.commit(store::Draft(board::Actor::facilitator())
                                   .set(RecordKind::workshop, table.board().workshop().id, {{Property::current_step, table.board().steps[i].id, {}}})));
    table.store.set_rules(workshop::rules_now(table.definition, table.board(), table.glass.size_mm));
  };
  const auto says = [&](const char* key, long long n) {
    table.wait(200).update();
    const std::string sought = table.texts.count(key, n);
    for (const auto& panel : table.panels.texts())
      for (const auto& line : panel)
        if (line.text == sought) return true;
    return false;
  };
  const auto sheet_of = [&](std::size_t i) {
    for (const auto& sheet : table.board().sheets)
      if (sheet.key == steps[i].sheet) return sheet.id;
    return base::Id{};
  };
  const auto writing = static_cast<std::size_t>(std::find_if(steps.begin(), steps.end(), [](const auto& s) { return s.allow.write; }) - steps.begin());
  REQUIRE(writing < steps.size());
  REQUIRE(id);
  go_to(writing);
  CHECK(says("console.not_written", 7));
  std::vector<base::Id> notes;
  const auto people = seats(table);
  const std::size_t seven = people.size();
  std::vector<base::Id> seat_ids;
  for (const auto* seat : people) seat_ids.push_back(seat->id);
  for (std::size_t i = 0; i < seven; ++i) {
    notes.push_back(table.store.new_id());
    const board::Actor actor = board::Actor::of_seat(seat_ids[i]);
    REQUIRE(table.store.commit(store::Draft(actor).create(
        RecordKind::note, notes[i], {{Property::seat, seat_ids[i], {}}, {Property::place, board::Placement{{900, 500}, 0, 100}, sheet_of(writing)}})));
    // An empty paper is nothing written.
    CHECK(says("console.not_written", static_cast<long long>(seven - i)));
    REQUIRE(table.store.commit(store::Draft(actor).set(RecordKind::note, notes[i], {{Property::text, std::string("Une idée"), {}}})));
    if (i + 1 < seven) CHECK(says("console.not_written", static_cast<long long>(seven - i - 1)));
  }
  CHECK_FALSE(says("console.not_written", 1));

  const auto voting = static_cast<std::size_t>(std::find_if(steps.begin(), steps.end(), [](const auto& s) { return s.dots.has_value(); }) - steps.begin());
  REQUIRE(voting < steps.size());
  go_to(voting);
  CHECK(says("console.not_voted", 7));
  for (int i = 0; i < 2; ++i)
    REQUIRE(
        table.store.commit(store::Draft(board::Actor::of_seat(seat_ids[2]))
                               .create(RecordKind::dot, table.store.new_id(),
                                       {{Property::seat, seat_ids[2], {}}, {Property::note, notes[0], {}}, {Property::round, table.store.rules().round, {}}})));
  CHECK(says("console.not_voted", 6));
  // A dot that goes is in its person's hand again.
  REQUIRE(table.store.undo(board::Actor::of_seat(seat_ids[2])));
  CHECK(says("console.not_voted", 6));
  REQUIRE(table.store.undo(board::Actor::of_seat(seat_ids[2])));
  CHECK(says("console.not_voted", 7));
}

TEST_CASE("console: leaving is asked for twice, and forgotten after a while") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  table.tap("Quitter");
  CHECK(table.asked(What::quit) == 0);
  table.wait(6'000).update();
  table.tap("Quitter");
  CHECK(table.asked(What::quit) == 0);
  table.tap("Touchez encore");
  CHECK(table.asked(What::quit) == 1);
}

TEST_CASE("console: a long list slides under a contact, and what it began on is not pressed") {
  PanelTable table(12);
  table.open(Kind::console);
  table.update();
  CHECK(!table.shows("Zoé"));
  const base::Vec at = table.where("Karim");
  table.down(1, at);
  table.update();
  for (int i = 1; i <= 20; ++i) {
    table.move(1, at + base::Vec{0, -12.0 * i});
    table.update();
  }
  table.up(1, at + base::Vec{0, -240});
  table.update();
  CHECK(table.shows("Zoé"));
  CHECK(!table.shows("Libérer la place"));
}

TEST_CASE("gallery: a tap lays the print on the glass") {
  PanelTable table;
  const base::Id photo = table.store.new_id();
  REQUIRE(table.store.commit(store::Draft(board::Actor{})
                                 .create(RecordKind::photo, photo,
                                         {{Property::file, std::string("photo-1.png"), {}},
                                          {Property::title, std::string("Nos idées"), {}},
                                          {Property::taken, table.clock.wall_ms(), {}}})));
  table.open(Kind::gallery);
  table.update();
  table.tap("Nos idées");
  REQUIRE(table.asked(What::show_photo) == 1);
  CHECK(table.requests.back().record == photo);
}

TEST_CASE("gallery and set-up show the photos and the pictures themselves") {
  PanelTable table;
  const auto lay = [&](RecordKind kind, const std::string& file) {
    REQUIRE(table.store.commit(store::Draft(board::Actor{}).create(kind, table.store.new_id(), {{Property::file, file, {}}})));
  };
  lay(RecordKind::photo, "photo-1.png");
  lay(RecordKind::picture, "usages.png");
  table.print_of = [](RecordKind kind, const std::string& file) {
    return panel::Panels::House::Print{kind == RecordKind::photo && file == "photo-1.png" ? 7U : file == "usages.png" ? 9U : 0U, 1.6};
  };
  const auto shown = [&](std::uint32_t number) {
    const auto& commands = table.panels.meshes().front()->commands;
    return std::any_of(commands.begin(), commands.end(), [&](const auto& c) { return c.picture == number && c.picture_mm > 40; });
  };
  table.open(Kind::gallery);
  CHECK(shown(7));
  table.panels.close_all();
  table.open(Kind::setup);
  CHECK(shown(9));
}

TEST_CASE("settings: each choice is asked of the house, on the home screen too") {
  PanelTable table;
  table.at_home = true;
  table.open(Kind::settings);
  table.update();
  table.tap("English"), table.tap("Nuit"), table.tap("Mur"), table.tap(table.texts("settings.times", {"1,25"})), table.tap("Plein écran");
  CHECK(table.asked(What::speak_english) == 1);
  CHECK(table.asked(What::night) == 1);
  CHECK(table.asked(What::wall_mode) == 1);
  CHECK(table.asked(What::full_screen) == 1);
  REQUIRE(table.asked(What::text_scale) == 1);
  for (const auto& request : table.requests)
    if (request.what == What::text_scale) CHECK(request.number == 125);
}

TEST_CASE("settings: how loud and how lively is asked of the house, and shown as it is") {
  PanelTable table;
  table.open(Kind::settings);
  table.update();
  table.tap("Coupés"), table.tap("Forts"), table.tap("Réduits");
  REQUIRE(table.asked(What::volume) == 2);
  REQUIRE(table.asked(What::calm) == 1);
  std::vector<std::int64_t> volumes;
  for (const auto& request : table.requests) {
    if (request.what == What::volume) volumes.push_back(request.number);
    if (request.what == What::calm) CHECK(request.number == 1);
  }
  CHECK(volumes == std::vector<std::int64_t>{0, 100});
  // The house did as asked: the panel is drawn anew.
  CHECK_FALSE(table.update());
  table.volume = 0;
  CHECK(table.update());
}

TEST_CASE("every text of every panel exists in both languages") {
  for (const auto language : {base::Language::french, base::Language::english}) {
    PanelTable table;
    table.texts.speak(language);
    for (const auto kind : {Kind::setup, Kind::console, Kind::gallery, Kind::settings}) {
      for (const bool home : {false, true}) {
        table.at_home = home;
        table.open(kind);
        table.update();
        for (const auto& area : table.targets()) {
          INFO(area.label);
          CHECK(!area.label.starts_with("["));
          CHECK(!area.label.empty());
        }
        table.panels.close_all();
      }
    }
  }
}

TEST_CASE("every key that the panels name is in the file of texts") {
  const base::Texts texts = support::read_texts();
  const std::regex key("\"((?:setup|console|gallery|settings|board|step|time|refused)\\.[a-z_0-9]+)\"");
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(support::kTree + "/kiosk/panel")) {
    std::ifstream in(entry.path());
    const std::string source((std::istreambuf_iterator<char>(in)), {});
    for (std::sregex_iterator at(source.begin(), source.end(), key), end; at != end; ++at, ++found) {
      INFO(entry.path().filename().string() << ": " << (*at)[1].str());
      CHECK((texts.has((*at)[1].str()) || texts.has((*at)[1].str() + ".one")));
    }
  }
  CHECK(found > 60);
}

TEST_CASE("panels follow the language, the theme and the letters that the screen asks for") {
  PanelTable table;
  const auto first = table.panels.atlas(1, 0);
  CHECK(first.rgba != nullptr);
  table.open(Kind::console);
  table.update();
  table.texts.speak(base::Language::english);
  table.panels.forget();
  CHECK(table.update());
  CHECK(table.shows("Next step"));
  table.night = true;
  CHECK(table.update());
  const auto same = table.panels.atlas(1, first.revision);
  CHECK(same.rgba == nullptr);  // who knows the letters needs no pixels
  table.panels.atlas(2.017, same.revision);
  CHECK(table.panels.wants_frames());
  CHECK(table.update());
  const auto sharper = table.panels.atlas(2.017, same.revision);
  CHECK(sharper.revision > same.revision);
  CHECK(sharper.rgba != nullptr);
  CHECK(table.panels.meshes().front()->unit_mm == Approx(1 / 2.017));
  CHECK(!table.update());
  SECTION("another screen is given the letters again") {
    table.panels.atlas(2.017, sharper.revision);
    const auto anew = table.panels.atlas(2.017, 0);
    CHECK(anew.rgba != nullptr);
    CHECK(anew.revision > sharper.revision);
    CHECK(table.update());
  }
}
