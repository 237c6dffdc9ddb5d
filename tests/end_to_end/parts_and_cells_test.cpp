// Real touches on the real program, from the home screen on: the glass in two parts, two groups that write and are joined, gaps that are
// carried into a table, and seven hands in its cells at once.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "table.h"

namespace {

using namespace end_to_end;
using namespace std::chrono_literals;
using Json = nlohmann::json;

const Json& step_of(const Json& board) {
  const auto& steps = board.at("steps");
  return *std::find_if(steps.begin(), steps.end(), [&](const Json& step) { return step.at("key") == board.at("step"); });
}

// A pad of each person.
std::map<std::string, Px> pads(Table& table) {
  std::map<std::string, Px> out;
  const auto targets = table.kiosk().targets();
  for (const Target& target : targets) {
    if (target.kind != "pad" || target.seat.empty() || out.contains(target.seat)) continue;
    if (const auto at = reachable_place(targets, "pad", target.id)) out[target.seat] = *at;
  }
  return out;
}

void next_step(Table& table) {
  const std::string before = table.kiosk().board().at("step");
  const auto next = table.button("next_step");
  REQUIRE(next);
  table.tap(*next);
  for (int i = 0; i < 100 && table.kiosk().board().at("step") == before; ++i) pause(50ms);
  REQUIRE(table.kiosk().board().at("step") != before);
  REQUIRE(table.kiosk().settled(20'000));
}

// Where the cells of a row lie, on a line through its handle's middle.
struct Row {
  std::string id;
  double left, top, bottom;
};
std::vector<Row> rows(Table& table) {
  std::vector<Row> out;
  for (const Target& target : table.kiosk().targets("row")) {
    Row row{target.id, -1e9, 1e9, -1e9};
    for (const Px corner : target.polygon)
      row.left = std::max(row.left, corner.x), row.top = std::min(row.top, corner.y), row.bottom = std::max(row.bottom, corner.y);
    out.push_back(row);
  }
  std::sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.top < b.top; });
  return out;
}

const Json& table_of(const Json& board, const std::string& sheet) {
  const auto& tables = board.at("tables");
  return *std::find_if(tables.begin(), tables.end(), [&](const Json& one) { return one.at("sheet") == sheet; });
}

}  // namespace

TEST_CASE("two groups split the glass, are joined, and fill a table with what they found") {
  const auto table = Table::at_home();
  if (!table) return;
  table->tap(table->find("button", "Étude d’impact"));
  table->tap(table->find("panel", "Commencer l’atelier"));
  for (int i = 0; i < 200 && table->kiosk().board().at("step").is_null(); ++i) pause(50ms);
  REQUIRE(table->kiosk().board().at("step") == "introduction");
  REQUIRE(table->kiosk().settled(20'000));
  next_step(*table);
  REQUIRE(table->kiosk().board().at("step") == "ecarts");
  CHECK(step_of(table->kiosk().board()).at("round") == 1);

  // Everybody pulls a note into their group's part, all at once.
  std::map<std::string, int> group_of;
  const Json begun = table->kiosk().board();
  for (const Json& seat : begun.at("seats")) group_of[seat.at("id")] = seat.at("group");
  const auto own = pads(*table);
  REQUIRE(own.size() == group_of.size());
  std::vector<Stroke> strokes;
  std::map<int, int> lying;
  for (const auto& [seat, at] : own) {
    const int group = group_of.at(seat), n = lying[group]++;
    const double x = (group == 1 ? 260 : 1240) + 190.0 * (n % 3), y = n < 3 ? 300 : 760;
    strokes.push_back({static_cast<int>(strokes.size()), {at, {(at.x + x) / 2, (at.y + y) / 2}, {x, y}}});
  }
  REQUIRE(lying.size() == 2);
  table->press_and_move(strokes, 40);
  table->rest_and_lift(strokes);
  const auto notes = table->notes();
  REQUIRE(notes.size() == own.size());
  for (const Json& note : notes) {
    INFO(note.dump());
    CHECK(note.at("board") == (group_of.at(note.at("seat")) == 1 ? "a" : "b"));
  }

  // One key alone does nothing; both do, and each group presents.
  const auto agree = [&](int group) { table->tap(table->find("button", "button:agree:" + std::to_string(group))); };
  const auto until_round = [&](int round) {
    for (int i = 0; i < 100 && step_of(table->kiosk().board()).at("round") != round; ++i) pause(50ms);
    REQUIRE(step_of(table->kiosk().board()).at("round") == round);
    REQUIRE(table->kiosk().settled(20'000));
  };
  agree(1);
  table->catch_up();
  CHECK(step_of(table->kiosk().board()).at("round") == 1);
  agree(2);
  until_round(2);
  table->tap(table->find("button", "button:change_boards:0"));
  until_round(3);
  agree(1);
  agree(2);
  until_round(4);
  CHECK_FALSE(table->button("agree"));

  // In the pause the gaps wait beside the table: one is carried in by hand, the others come by one touch.
  next_step(*table);
  REQUIRE(table->kiosk().board().at("step") == "pause");
  CHECK(table_of(table->kiosk().board(), "personnes").at("waiting").size() == notes.size());
  auto all = rows(*table);
  REQUIRE(all.size() >= 3);
  const std::string carried = table_of(table->kiosk().board(), "personnes").at("waiting").back();
  const auto at = reachable_place(table->kiosk().targets(), "note", carried);
  REQUIRE(at);
  const Stroke carry{0, {*at, {at->x - 300, at->y}, {all[1].left + 60, (all[1].top + all[1].bottom) / 2}}};
  table->press_and_move({carry}, 40);
  table->rest_and_lift({carry});
  {
    const Json board = table->kiosk().board();
    const Json& people = table_of(board, "personnes");
    CHECK(people.at("waiting").size() == notes.size() - 1);
    CHECK(people.at("rows").at(1).at("cells").at(0) == Json::array({carried}));
  }
  const auto bring = table->button("bring_notes");
  REQUIRE(bring);
  table->tap(*bring);
  REQUIRE(table->kiosk().settled(20'000));
  {
    const Json board = table->kiosk().board();
    const Json& people = table_of(board, "personnes");
    CHECK(people.at("waiting").empty());
    for (std::size_t i = 0; i < people.at("rows").size(); ++i) CHECK(people.at("rows").at(i).at("cells").at(0).size() == 1);
  }

  // Everybody at once into the cells of the table; a row is taken to the top meanwhile by one hand more.
  next_step(*table);
  REQUIRE(table->kiosk().board().at("step") == "personnes");
  all = rows(*table);
  REQUIRE(all.size() >= 2);
  const auto now = pads(*table);
  REQUIRE(now.size() == own.size());
  const double wide = (1920 - 2 * 120 - all[0].left) / 5;
  strokes.clear();
  for (const auto& [seat, pad] : now) {
    const auto i = static_cast<int>(strokes.size());
    const Row& row = all[static_cast<std::size_t>(i) % all.size()];
    const Px to{all[0].left + wide * (1.5 + i % 3), (row.top + row.bottom) / 2};
    strokes.push_back({i, {pad, {(pad.x + to.x) / 2, (pad.y + to.y) / 2}, to}});
  }
  table->press_and_move(strokes, 40);
  table->rest_and_lift(strokes);
  {
    const Json board = table->kiosk().board();
    const Json& people = table_of(board, "personnes");
    std::size_t placed = 0;
    for (const Json& row : people.at("rows"))
      for (std::size_t c = 1; c < row.at("cells").size(); ++c) placed += row.at("cells").at(c).size();
    CHECK(placed == now.size());
    CHECK(board.at("notes").size() == notes.size() + now.size());
  }
  all = rows(*table);
  const Px grip = table->find("row", all[1].id);
  const Stroke sort{0, {{grip.x, all[1].top + 24}, {grip.x, all[0].top + 60}, {grip.x, all[0].top + 8}}};
  table->press_and_move({sort}, 40);
  table->rest_and_lift({sort});
  CHECK(table_of(table->kiosk().board(), "personnes").at("rows").at(0).at("id") == all[1].id);
}
