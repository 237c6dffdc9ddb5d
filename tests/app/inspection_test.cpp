// What the inspection socket says of a table: things that can be touched, the board, figures; and how it refuses.
#include <nlohmann/json.hpp>

#include "app/inspection_answers.h"
#include "support/table.h"

using base::Id;
using support::Table;

namespace {

nlohmann::json ask(Table& table, const std::string& line) {
  const app::Answer answer = app::answer_line(table.kiosk(), line);
  CHECK(answer.text.find('\n') == std::string::npos);
  return nlohmann::json::parse(answer.text);
}

}  // namespace

TEST_CASE("targets are told in pixels, with what they say and whose they are") {
  Table table;
  const Id note = table.note("Répondre vite", {800, 600}, 2);
  const auto told = ask(table, R"({"get":"targets"})");
  CHECK(told.at("screen").at("width_px") == 1920);
  CHECK(told.at("mm_per_px") == 1);
  bool found = false;
  for (const auto& target : told.at("targets")) {
    REQUIRE(target.at("polygon").size() >= 4);
    if (target.at("id") != base::to_string(note)) continue;
    found = true;
    CHECK(target.at("kind") == "note");
    CHECK(target.at("label") == "Répondre vite");
    CHECK(target.at("seat") == base::to_string(table.seat(2)));
    CHECK(target.at("enabled") == true);
    CHECK(target.at("text_height_mm").get<double>() > 5);
    double x = 0;
    for (const auto& point : target.at("polygon")) x += point[0].get<double>() / static_cast<double>(target.at("polygon").size());
    CHECK(x == Approx(800).margin(0.1));
  }
  CHECK(found);
}

TEST_CASE("the board is told as it is dumped, and not at home") {
  Table table;
  table.note("Une", {800, 600});
  const auto told = ask(table, R"({"get":"board"})");
  REQUIRE(told.at("notes").size() == 1);
  CHECK(told.at("notes")[0].at("text") == "Une");
  CHECK(told.at("seats").size() == 7);
  table.kiosk().go_home();
  table.frame();
  CHECK(ask(table, R"({"get":"board"})").at("error") == "no workshop is open");
}

TEST_CASE("figures follow what happens") {
  Table table;
  table.settle();
  const auto before = ask(table, R"({"get":"stats"})");
  CHECK(before.at("contacts") == 0);
  CHECK(before.at("saving") == true);
  CHECK(before.at("applied") == before.at("committed"));
  table.note("Une", {800, 600});
  table.down(1, {800, 600}).down(2, {300, 700});
  const auto after = ask(table, R"({"get":"stats"})");
  CHECK(after.at("contacts") == 2);
  CHECK(after.at("most_contacts") == 2);
  CHECK(after.at("applied").get<std::uint64_t>() > before.at("applied").get<std::uint64_t>());
  CHECK(after.at("rss_mb").get<double>() > 1);
  for (const char* stage : {"input", "gestures", "hands", "panels", "journal", "scene", "draw"}) CHECK(after.at("cpu_ms").contains(stage));
}

TEST_CASE("a wait is answered later, a line that is none of these with what was expected") {
  Table table;
  CHECK(app::answer_line(table.kiosk(), R"({"wait":"settled","ms":1500})").wait_ms == 1500);
  CHECK(app::answer_line(table.kiosk(), R"({"wait":"settled"})").wait_ms == 2000);
  CHECK(app::answer_line(table.kiosk(), R"({"wait":"settled","ms":-5})").wait_ms == 0);
  CHECK(app::answer_line(table.kiosk(), R"({"wait":"settled","ms":1e12})").wait_ms >= 0);
  for (const char* line : {"", "{", "[]", "\"get\"", R"({"get":"everything"})", R"({"get":3})", R"({"wait":"ages"})", "\xff\xfe", R"({"set":"board"})"}) {
    INFO(line);
    CHECK(ask(table, line).contains("error"));
  }
}
