// A board taken away as JSON: what it says, that the schema knows all of it, and that the same board gives the same bytes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "board/origin.h"
#include "exchange/board_json.h"
#include "exchange/registry.h"
#include "exchange/small_schema.h"
#include "workshop/agenda.h"

using base::Id;
using board::Property;
using board::RecordKind;

namespace {
const std::string kRoot = TABLEE_SOURCE_DIR;

std::string text_of(const std::string& file) {
  std::ifstream in(kRoot + "/" + file);
  REQUIRE(in);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

const workshop::Definition& ideation() {
  static const auto checked = workshop::check(kRoot + "/boards/ideation.toml");
  REQUIRE(checked.definition);
  return *checked.definition;
}

template <typename T>
board::Field field(Property property, T value, Id sheet = {}) {
  return {property, board::Value(std::move(value)), sheet};
}

// Two people, three ideas, a theme, a vote: small enough to read in the golden file.
struct Afternoon {
  board::Board board;
  std::uint64_t counter = 0, seq = 0;
  Id amina, julien, faq, sorting, alone, theme, first_dot;

  void apply(RecordKind kind, Id record, board::Act act) {
    board::Change change;
    change.seq = ++seq;
    change.kind = kind;
    change.record = record;
    change.act = std::move(act);
    const auto done = board.apply(change);
    INFO((done ? "" : done.error().message));
    REQUIRE(done);
  }
  Id create(RecordKind kind, board::Fields fields) {
    const Id id = Id::of(7, ++counter);
    apply(kind, id, board::Create{std::move(fields)});
    return id;
  }
  void set(RecordKind kind, Id record, board::Fields fields) { apply(kind, record, board::Set{std::move(fields)}); }
  void go_to(std::size_t step) { set(RecordKind::workshop, board.workshop().id, {field(Property::current_step, board.steps[step].id)}); }

  Afternoon() {
    workshop::Beginning beginning;
    beginning.seats = workshop::spread_seats({"Amina", "Julien"}, false);
    beginning.glass_mm = {1904, 1071};
    beginning.pictures = {{"assistant.png", "L’assistant actuel", {1600, 1000}}};
    for (const auto& birth : workshop::begin(ideation(), beginning, 1'780'000'000'000, [this] { return Id::of(7, ++counter); }))
      apply(birth.kind, birth.record, board::Create{birth.fields});
    amina = board.seats[0].id;
    julien = board.seats[1].id;
    const Id sides = board.sheets[1].id, columns = board.sheets[2].id;
    go_to(1);
    faq =
        create(RecordKind::note, {field(Property::seat, amina), field(Property::text, std::string("Réponses types")),
                                  field(Property::place, board::Placement{{400.00049, 300.1236}, -2.5, 124, 1}, sides), field(Property::ai, std::int64_t{1})});
    sorting = create(RecordKind::note,
                     {field(Property::seat, julien), field(Property::text, std::string("Trier « urgent »")), field(Property::paper, std::int64_t{1}),
                      field(Property::ai, std::int64_t{2}), field(Property::place, board::Placement{{1400, 500}, 180, 0, 2}, sides)});
    alone = create(RecordKind::note, {field(Property::seat, amina), field(Property::face_down, true)});
    const Id gone = create(RecordKind::note, {field(Property::seat, amina), field(Property::text, std::string("Oups"))});
    apply(RecordKind::note, gone, board::Remove{});
    theme = create(RecordKind::theme, {field(Property::title, std::string("Répondre plus vite")), field(Property::ai, std::int64_t{1})});
    set(RecordKind::note, faq, {field(Property::theme, theme)});
    create(RecordKind::stroke,
           {field(Property::note, alone), field(Property::seat, amina), field(Property::points, board::InkPoints{{0.25F, 0.125F, 1}, {0.75F, 0.8F, 0.4F}})});
    set(RecordKind::note, sorting, {field(Property::stage, board.stages[1].id), field(Property::place, board::Placement{{700, 400}, 0, 166, 1}, columns)});
    first_dot = create(RecordKind::dot, {field(Property::seat, amina), field(Property::note, sorting), field(Property::round, std::int64_t{1})});
    create(RecordKind::dot, {field(Property::seat, julien), field(Property::note, sorting), field(Property::round, std::int64_t{1})});
    create(RecordKind::dot, {field(Property::seat, julien), field(Property::note, faq), field(Property::round, std::int64_t{1})});
    create(RecordKind::photo,
           {field(Property::file, std::string("photo-1.png")), field(Property::title, std::string("Nos idées")), field(Property::step, board.steps[1].id)});
  }
  nlohmann::ordered_json dump() const { return exchange::dump(&ideation(), board); }
};

std::string schema_says(const nlohmann::ordered_json& dumped) {
  const auto schema = nlohmann::json::parse(text_of("data/schema/board.schema.json"));
  return small_schema::check(schema, schema, nlohmann::json::parse(dumped.dump()));
}
}  // namespace

TEST_CASE("a board is written as people would tell it") {
  const Afternoon afternoon;
  const auto json = afternoon.dump();
  CHECK(json["workshop"]["definition"] == "ideation");
  CHECK(json["workshop"]["mode"] == "table");
  CHECK(json["step"] == "reflexion");
  CHECK(json["steps"][1]["title"] == "Première réflexion");
  CHECK(json["seats"][1]["edge"] == "north");
  CHECK(json["seats"][1]["dots"] == 2);
  REQUIRE(json["notes"].size() == 3);

  const auto& faq = json["notes"][0];
  CHECK(faq["text"] == "Réponses types");
  CHECK(faq["x_mm"] == 400.0);
  CHECK(faq["y_mm"] == 300.124);
  CHECK(faq["angle_deg"] == -2.5);
  CHECK(faq["ai"] == "without");
  CHECK(faq["zone"] == "without");
  CHECK(faq["theme"] == base::to_string(afternoon.theme));
  CHECK(faq["dots"] == 1);

  const auto& sorting = json["notes"][1];
  CHECK(sorting["zone"] == json["stages"][1]["id"]);
  CHECK(json["stages"][1]["notes"] == nlohmann::ordered_json::array({base::to_string(afternoon.sorting)}));
  CHECK(json["stages"][3]["order"] == 4);
  CHECK(sorting["sheet"] == "idees");
  CHECK(sorting["x_mm"] == 1400.0);

  const auto& alone = json["notes"][2];
  CHECK(alone["x_mm"].is_null());
  CHECK(alone["ai"].is_null());
  REQUIRE(alone["strokes"].size() == 1);
  CHECK(alone["strokes"][0]["seat"] == base::to_string(afternoon.amina));
  CHECK(alone["strokes"][0]["points"] == nlohmann::ordered_json::parse("[[0.25, 0.125, 1.0], [0.75, 0.8, 0.4]]"));
  CHECK(alone["face_down"] == true);

  REQUIRE(json["ranking"].size() == 2);
  CHECK(json["ranking"][0]["note"] == base::to_string(afternoon.sorting));
  CHECK(json["ranking"][0]["dots"] == 2);
  CHECK(json["ranking"][1]["place"] == 2);
}

TEST_CASE("boards, cells, meanings and lines are told, by the names that the definition gives them") {
  const auto checked = workshop::check(kRoot + "/boards/culture.toml");
  REQUIRE(checked.definition);
  board::Board board;
  std::uint64_t counter = 0, seq = 0;
  const auto apply = [&](RecordKind kind, Id record, board::Act act) {
    board::Change change;
    change.seq = ++seq;
    change.kind = kind;
    change.record = record;
    change.act = std::move(act);
    REQUIRE(board.apply(change));
  };
  workshop::Beginning beginning;
  beginning.seats = workshop::spread_seats({"Amina", "Julien", "Sofia", "Karim", "Claire", "Théo"}, true);
  beginning.wall = true;
  for (const auto& birth : workshop::begin(*checked.definition, beginning, 1'780'000'000'000, [&] { return Id::of(7, ++counter); }))
    apply(birth.kind, birth.record, board::Create{birth.fields});
  const Id item = board.notes[0].id, note = Id::of(7, ++counter), dot = Id::of(7, ++counter), link = Id::of(7, ++counter);
  apply(RecordKind::note, note,
        board::Create{{field(Property::text, std::string("Ressaisir")), field(Property::board, std::string("gagner")), field(Property::round, std::int64_t{2}),
                       field(Property::cell, std::string("low/high"))}});
  apply(RecordKind::dot, dot,
        board::Create{{field(Property::seat, board.seats[0].id), field(Property::note, note), field(Property::round, std::int64_t{1}),
                       field(Property::meaning, std::int64_t{1})}});
  apply(RecordKind::link, link, board::Create{{field(Property::link_from, item), field(Property::link_to, note), field(Property::seat, board.seats[1].id)}});
  const auto json = exchange::dump(&*checked.definition, board);
  CHECK(schema_says(json) == "");
  CHECK(json["seats"][0]["group"] == 1);
  CHECK(json["seats"][5]["group"] == 3);
  CHECK(json["notes"][0]["source"] == "initiatives");
  const auto& told = json["notes"].back();
  CHECK(told["board"] == "gagner");
  CHECK(told["round"] == 2);
  CHECK(told["cell"] == "low/high");
  CHECK(told["meanings"]["automate"] == 0);
  CHECK(told["meanings"]["data"] == 1);
  REQUIRE(json["links"].size() == 1);
  CHECK(json["links"][0]["from"] == base::to_string(item));
  CHECK(json["links"][0]["to"] == base::to_string(note));
  apply(RecordKind::note, note, board::Remove{});
  CHECK(exchange::dump(&*checked.definition, board)["links"].empty());  // it leads to what is not there
}

TEST_CASE("what a machine was told is told, with what it made of that") {
  const auto checked = workshop::check(kRoot + "/boards/entrainement.toml");
  REQUIRE(checked.definition);
  board::Board board;
  std::uint64_t counter = 0, seq = 0;
  const auto apply = [&](RecordKind kind, Id record, board::Act act) {
    board::Change change;
    change.seq = ++seq;
    change.kind = kind;
    change.record = record;
    change.act = std::move(act);
    REQUIRE(board.apply(change));
  };
  for (const auto& birth : workshop::begin(*checked.definition, {}, 1'780'000'000'000, [&] { return Id::of(7, ++counter); }))
    apply(birth.kind, birth.record, board::Create{birth.fields});
  const auto sheet = [&](const char* key) {
    return std::find_if(board.sheets.begin(), board.sheets.end(), [&](const board::Sheet& s) { return s.key == key; })->id;
  };
  const Id label = Id::of(7, ++counter), training = Id::of(7, ++counter), name = Id::of(7, ++counter);
  apply(RecordKind::label, label,
        board::Create{{field(Property::sheet, sheet("fruits")), field(Property::about, std::int64_t{4}), field(Property::meaning, std::int64_t{1})}});
  apply(RecordKind::training, training, board::Create{{field(Property::sheet, sheet("fruits")), field(Property::examples, std::string("4:1"))}});
  apply(RecordKind::label, name,
        board::Create{{field(Property::sheet, sheet("visites")), field(Property::about, std::int64_t{0}), field(Property::among, std::int64_t{4}),
                       field(Property::title, std::string("Bricoleurs"))}});
  apply(RecordKind::sheet, sheet("chemin"), board::Set{{field(Property::walk, std::string("test own-good"))}});
  const auto json = exchange::dump(&*checked.definition, board);
  CHECK(schema_says(json) == "");
  REQUIRE(json["lessons"].size() == 3);
  CHECK(json["lessons"][0]["sheet"] == "fruits");
  REQUIRE(json["lessons"][0]["labels"].size() == 1);
  CHECK(json["lessons"][0]["labels"][0]["example"] == 5);
  CHECK(json["lessons"][0]["labels"][0]["kind"] == "poire");
  REQUIRE(json["lessons"][0]["trainings"].size() == 1);
  CHECK(json["lessons"][0]["trainings"][0]["tests"] == 10);
  // All that it knows is a pear: pears alone are right.
  CHECK(json["lessons"][0]["trainings"][0]["right"].get<int>() >= 2);
  CHECK(json["lessons"][0]["trainings"][0]["right"].get<int>() <= 3);
  REQUIRE(json["lessons"][1]["groups"].size() == 4);
  CHECK(json["lessons"][1]["groups"][0]["name"] == "Bricoleurs");
  CHECK(json["lessons"][1]["groups"][1]["name"] == "");
  CHECK(json["lessons"][2]["walk"] == nlohmann::ordered_json({"provider", "test", "own-good"}));
  apply(RecordKind::label, label, board::Remove{});
  CHECK(exchange::dump(&*checked.definition, board)["lessons"][0]["labels"].empty());
  CHECK(exchange::dump(&*checked.definition, board)["lessons"][0]["trainings"].size() == 1);  // what it was shown, it was shown
}

TEST_CASE("what the facilitator stopped is told of its step and of no other") {
  Afternoon afternoon;
  const auto stop = [&](std::int64_t sum) {
    afternoon.set(RecordKind::step, afternoon.board.steps[1].id, {field(Property::withheld, sum)});
    const auto json = afternoon.dump();
    CHECK(schema_says(json) == "");
    CHECK_FALSE(json["steps"][0].contains("stopped"));
    return json["steps"][1].value("stopped", nlohmann::ordered_json::array()).dump();
  };
  CHECK(stop(board::kWithholdsMove | board::kWithholdsDot) == R"(["move","vote"])");
  CHECK(stop(board::kWithholdsAll | 32) == R"(["all","touch"])");
  CHECK(stop(0) == "[]");
}

TEST_CASE("a place is the one of the current step, or the last one that a thing had") {
  Afternoon afternoon;
  afternoon.go_to(2);
  auto json = afternoon.dump();
  CHECK(json["notes"][1]["sheet"] == "processus");
  CHECK(json["notes"][1]["width_mm"] == 166.0);
  CHECK(json["notes"][0]["sheet"] == "idees");
  afternoon.go_to(3);
  json = afternoon.dump();
  CHECK(json["notes"][1]["sheet"] == "processus");
}

TEST_CASE("what was removed is told nowhere") {
  Afternoon afternoon;
  afternoon.apply(RecordKind::dot, afternoon.first_dot, board::Remove{});
  afternoon.apply(RecordKind::theme, afternoon.theme, board::Remove{});
  afternoon.apply(RecordKind::stage, afternoon.board.stages[1].id, board::Remove{});
  const auto json = afternoon.dump();
  CHECK(json["themes"].empty());
  CHECK(json["stages"].size() == 3);
  CHECK(json["notes"][0]["theme"].is_null());
  CHECK(json["notes"][1]["zone"] == "with");
  CHECK(json["notes"][1]["dots"] == 1);
  CHECK(json["ranking"][1]["place"] == 1);
  CHECK(json.dump().find("Oups") == std::string::npos);
  CHECK(schema_says(json) == "");
}

TEST_CASE("the schema knows all that is written, and asks for nothing else") {
  Afternoon afternoon;
  CHECK(schema_says(afternoon.dump()) == "");
  CHECK(schema_says(exchange::dump(nullptr, afternoon.board)) == "");
  CHECK(schema_says(exchange::dump(nullptr, board::Board{})) == "");

  auto json = afternoon.dump();
  json["notes"][0]["ai"] = "maybe";
  CHECK_THAT(schema_says(json), Catch::Contains("$.notes[0].ai"));
  json = afternoon.dump();
  json["notes"][0].erase("dots");
  CHECK_THAT(schema_says(json), Catch::Contains("lacks \"dots\""));
  json = afternoon.dump();
  json["seats"][0]["password"] = "…";
  CHECK_THAT(schema_says(json), Catch::Contains("password"));
  json = afternoon.dump();
  json["ranking"][0]["note"] = "note";
  CHECK_THAT(schema_says(json), Catch::Contains("does not match"));
}

TEST_CASE("a table is told row by row, and of each note its row and its column") {
  const auto checked = workshop::check(kRoot + "/boards/impact.toml");
  REQUIRE(checked.definition);
  board::Board board;
  std::uint64_t counter = 0, seq = 0;
  const auto apply = [&](RecordKind kind, Id record, board::Act act) {
    board::Change change;
    change.seq = ++seq;
    change.kind = kind;
    change.record = record;
    change.act = std::move(act);
    REQUIRE(board.apply(change));
  };
  workshop::Beginning beginning;
  beginning.seats = workshop::spread_seats({"Amina", "Julien", "Sofia", "Karim", "Claire"}, true);
  for (const auto& birth : workshop::begin(*checked.definition, beginning, 1'780'000'000'000, [&] { return Id::of(7, ++counter); }))
    apply(birth.kind, birth.record, board::Create{birth.fields});
  const Id sheet = board.sheets[1].id, first = board.rows[0].id, second = board.rows[1].id;
  REQUIRE(board.sheets[1].key == "personnes");
  const auto note = [&](Id row, std::string column, std::string order) {
    const Id id = Id::of(7, ++counter);
    apply(RecordKind::note, id,
          board::Create{{field(Property::place, board::Placement{{500, 500}, 0, 0, 1, {row, std::move(column), std::move(order)}}, sheet)}});
    return id;
  };
  const Id later = note(second, "metiers", "V"), sooner = note(second, "metiers", "K"), waits = note({}, "", "V");
  const auto json = exchange::dump(&*checked.definition, board);
  CHECK(schema_says(json) == "");
  REQUIRE(json["tables"].size() == 2);
  const auto& table = json["tables"][0];
  CHECK(table["sheet"] == "personnes");
  CHECK(table["columns"][1]["id"] == "metiers");
  CHECK(table["rows"].size() == 4);
  CHECK(table["rows"][0]["id"] == base::to_string(first));
  CHECK(table["rows"][1]["cells"][1] == nlohmann::json({base::to_string(sooner), base::to_string(later)}));
  CHECK(table["waiting"] == nlohmann::json({base::to_string(waits)}));
  CHECK(json["notes"][0]["row"] == base::to_string(second));
  CHECK(json["notes"][0]["column"] == "metiers");
  CHECK(json["notes"][0]["sheet"] == "personnes");
  CHECK(json["notes"][0]["x_mm"].is_null());
  CHECK(json["notes"][2]["row"].is_null());
  CHECK(json["notes"][2]["column"].is_null());
}

TEST_CASE("a list is told item by item, with what was written of each, what was chosen and where it came from") {
  const auto checked = workshop::check(kRoot + "/boards/priorisation.toml");
  REQUIRE(checked.definition);
  board::Board board;
  std::uint64_t counter = 0, seq = 0;
  const auto apply = [&](RecordKind kind, Id record, board::Act act) {
    board::Change change;
    change.seq = ++seq;
    change.kind = kind;
    change.record = record;
    change.act = std::move(act);
    REQUIRE(board.apply(change));
  };
  workshop::Beginning beginning;
  beginning.seats = workshop::spread_seats({"Amina", "Julien", "Sofia", "Karim", "Claire"}, true);
  for (const auto& birth : workshop::begin(*checked.definition, beginning, 1'780'000'000'000, [&] { return Id::of(7, ++counter); }))
    apply(birth.kind, birth.record, board::Create{birth.fields});
  const Id first = board.notes[0].id, second = board.notes[1].id, note = Id::of(7, ++counter);
  apply(RecordKind::note, note,
        board::Create{{field(Property::text, std::string("Simple")), field(Property::item, second), field(Property::board, std::string("faisabilite"))}});
  board::Origin origin;
  origin.board = Id::of(3, 1), origin.workshop = "Idéation", origin.definition = "ideation", origin.what = board::Origin::What::theme,
  origin.text = "Répondre plus vite";
  origin.records = {Id::of(3, 9)}, origin.dots = 4, origin.notes = {{"Un seul numéro", "Amina", 1, 4, {}}};
  apply(RecordKind::note, second, board::Set{{field(Property::choice, std::int64_t{1}), field(Property::origin, board::to_text(origin))}});
  const auto json = exchange::dump(&*checked.definition, board);
  CHECK(schema_says(json) == "");
  REQUIRE(json["lists"].size() == 1);
  const auto& list = json["lists"][0];
  CHECK(list["input"] == "usages");
  CHECK(list["items"].size() == 8);
  CHECK(list["items"][0]["note"] == base::to_string(first));
  CHECK(list["items"][1]["letter"] == "B");
  CHECK(list["items"][1]["place"] == 1);
  CHECK(list["items"][1]["said"][0] == nlohmann::json({{"about", "valeur"}, {"notes", nlohmann::json::array()}}));
  CHECK(list["items"][1]["said"][1] == nlohmann::json({{"about", "faisabilite"}, {"notes", nlohmann::json::array({base::to_string(note)})}}));
  CHECK(list["items"][1]["origin"]["notes"][0]["name"] == "Amina");
  CHECK(list["chosen"] == nlohmann::json({base::to_string(second), nullptr, nullptr}));
  CHECK(list["decided"] == false);
  CHECK(json["notes"].back()["item"] == base::to_string(second));
}

TEST_CASE("the same afternoon gives the same bytes, and those of the golden file") {
  const auto* format = exchange::find_format("board-json");
  REQUIRE(format);
  const Afternoon one, two;
  const auto first = format->write(&ideation(), one.board), second = format->write(&ideation(), two.board);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
  CHECK(*first == text_of("tests/exchange/golden/board.json"));
}

TEST_CASE("without its definition a board still tells its notes, with keys for titles") {
  const Afternoon afternoon;
  const auto json = exchange::dump(nullptr, afternoon.board);
  CHECK(json["steps"][1]["title"] == "reflexion");
  CHECK(json["notes"][1]["sheet"] == "processus");
  CHECK(json["notes"].size() == 3);
}

TEST_CASE("the list of formats has no name twice") {
  for (const auto& format : exchange::formats()) CHECK(exchange::find_format(format.name) == &format);
  CHECK_FALSE(exchange::find_format("papyrus"));
}

// Run by hand, test_exchange "[golden]", after a change of the format that was meant; then read the difference.
TEST_CASE("write the golden file again", "[.golden]") {
  const auto written = exchange::find_format("board-json")->write(&ideation(), Afternoon().board);
  REQUIRE(written);
  std::ofstream(kRoot + "/tests/exchange/golden/board.json") << *written;
}

TEST_CASE("a map and a planning are told with their cards, their levels and their months") {
  const auto checked = workshop::check(kRoot + "/boards/communication.toml");
  REQUIRE(checked.definition);
  board::Board board;
  std::uint64_t counter = 0, seq = 0;
  workshop::Beginning beginning;
  beginning.seats = workshop::spread_seats({"Amina"}, false);
  beginning.glass_mm = {1904, 1071};
  for (const auto& birth : workshop::begin(*checked.definition, beginning, 1'781'514'000'000, [&] { return Id::of(7, ++counter); })) {
    board::Change change;
    change.seq = ++seq;
    change.kind = birth.kind;
    change.record = birth.record;
    change.act = board::Create{birth.fields};
    REQUIRE(board.apply(change));
  }
  const auto json = exchange::dump(&*checked.definition, board);
  CHECK(schema_says(json) == "");
  const auto& tables = json.at("tables");
  REQUIRE(tables.size() == 3);
  CHECK(tables[0].at("sheet") == "enjeux");
  CHECK(tables[0].at("rows").size() == 7);
  CHECK(tables[0].at("rows")[3].at("key") == "managers");
  CHECK(tables[0].at("rows")[3].at("title") == "Managers");
  CHECK(tables[0].at("rows")[3].at("family") == "populations");
  CHECK(tables[0].at("rows")[3].at("cells")[0].size() == 3);
  CHECK(tables[1].at("columns")[0].at("id") == "2026-06");
  CHECK(tables[1].at("rows")[0].at("key") == "moments");
  CHECK(tables[1].at("rows")[0].at("title").is_null());
  CHECK(tables[1].at("rows")[3].at("title") == "Ciblée");
  CHECK_FALSE(tables[1].at("rows")[3].contains("family"));
  CHECK_FALSE(tables[2].at("rows").empty());
}
