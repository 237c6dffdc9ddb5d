// What people saw done is on the disk: the program is killed at random moments and its journal is read by SQLite alone;
// a workshop comes back in the same step and place.
#include <signal.h>
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <random>

#include "table.h"

namespace {

using namespace end_to_end;
using namespace std::chrono_literals;

class Database {
 public:
  explicit Database(const std::filesystem::path& file) {
    REQUIRE(sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
  }
  ~Database() { sqlite3_close(database_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  std::string value(const std::string& query) {
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database_, query.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    std::string out;
    if (sqlite3_step(statement) == SQLITE_ROW)
      if (const unsigned char* text = sqlite3_column_text(statement, 0)) out = reinterpret_cast<const char*>(text);
    sqlite3_finalize(statement);
    return out;
  }
  long number(const std::string& query) { return std::atol(value(query).c_str()); }

 private:
  sqlite3* database_ = nullptr;
};

int kills() {
  const char* wanted = std::getenv("TABLEE_KILLS");  // "Shown by" 4 asks for 100
  return wanted ? std::atoi(wanted) : 10;
}

}  // namespace

TEST_CASE("killed at random moments, the journal holds every change that was acknowledged") {
  std::random_device entropy;
  for (int round = 0; round < kills(); ++round) {
    const unsigned seed = entropy();
    std::mt19937 random(seed);
    const long moment_ms = std::uniform_int_distribution<long>(100, 4000)(random);
    INFO("round " << round << ", seed " << seed << ", killed after " << moment_ms << " ms");
    support::TempFolder folder;
    std::string why_not;
    auto kiosk =
        support::KioskProcess::start(TABLEE_BINARY,
                                     {"rehearse", "ideation", "--hands", "7", "--seed", std::to_string(seed % 1000),
                                      "--speed", "1", "--size", "640x360", "--out", folder / "out"},
                                     "", why_not);
    INFO(why_not);
    REQUIRE(kiosk);
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(moment_ms);
    long acknowledged = 0;
    while (std::chrono::steady_clock::now() < until) acknowledged = kiosk->stats().at("committed").get<long>();
    kiosk->child().signal(SIGKILL);
    REQUIRE(kiosk->child().wait(10s) == 128 + SIGKILL);

    const std::filesystem::path file = folder / "out" / "data" / "tablee.sqlite";
    REQUIRE(std::filesystem::exists(file));
    Database database(file);
    CHECK(database.value("PRAGMA integrity_check") == "ok");
    const long last = database.number("SELECT coalesce(max(seq), 0) FROM changes");
    CHECK(last >= acknowledged);
    CHECK(database.number("SELECT count(*) FROM changes") == last);  // none missing on the way
    const auto dumped = support::run_tablee(TABLEE_BINARY, {"dump", "--data", folder / "out" / "data"}, 60s);
    INFO(dumped.output);
    CHECK(dumped.status == 0);
  }
}

TEST_CASE("killed while a hand moves a note, the workshop comes back in the same step and place") {
  const auto table = Table::with_sample(12);
  if (!table) return;
  const auto notes = table->notes();
  const auto targets = table->kiosk().targets();
  const nlohmann::json &put = notes.at(3), &held = notes.at(7);
  const auto put_at = reachable_place(targets, "note", put.at("id"));
  const auto held_at = reachable_place(targets, "note", held.at("id"));
  REQUIRE(put_at);
  REQUIRE(held_at);
  const Stroke done{1, {*put_at, {put_at->x + 40, put_at->y + 60}}};
  table->press_and_move({done});
  table->rest_and_lift({done});
  const nlohmann::json put_down = table->note(put.at("id"));
  table->press_and_move({{2, {*held_at, {held_at->x + 80, held_at->y + 30}}}});
  const nlohmann::json before = table->kiosk().board();

  table->kiosk().child().signal(SIGKILL);
  table->kiosk().child().wait(10s);
  table->rig().up(2).sync();
  table->open_kiosk();

  const nlohmann::json after = table->kiosk().board();
  CHECK(after.at("step") == before.at("step"));
  CHECK(after.at("seats") == before.at("seats"));
  CHECK(table->note(put.at("id")) == put_down);
  CHECK(table->note(held.at("id")) == held);  // the hand had not let go: only its preview is lost
}
