// What people saw done is on the disk: the program is killed at random moments and its journal is read by SQLite alone;
// a workshop comes back in the same step and place.
#include <signal.h>
#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <random>

#include "table.h"

namespace {

using namespace end_to_end;
using namespace std::chrono_literals;

class Database {
 public:
  explicit Database(const std::filesystem::path& file) { REQUIRE(sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK); }
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
  return wanted ? std::atoi(wanted) : 6;
}

constexpr int kAtOnce = 6;  // a rehearsal at a person's pace leaves most of a processor idle
// Of the 130 seconds that a rehearsal lasts: by 45 all hands have written. The long test sees all of it.
double longest_s() { return kills() > 12 ? 120 : 45; }

// One rehearsal on its way to its end by a kill, and what it said of itself until then.
struct Victim {
  explicit Victim(unsigned seed_of_it) : seed(seed_of_it) {
    std::mt19937 random(seed);
    const double lives_s = std::uniform_real_distribution<double>(0.1, longest_s())(random);
    kiosk = support::KioskProcess::start(
        TABLEE_BINARY,
        {"rehearse", "ideation", "--hands", "7", "--seed", std::to_string(seed % 1000), "--speed", "1", "--size", "640x360", "--out", folder / "out"}, "",
        why_not);
    dies = std::chrono::steady_clock::now() + std::chrono::milliseconds(static_cast<long>(lives_s * 1000));
  }
  bool due() const { return std::chrono::steady_clock::now() >= dies; }

  unsigned seed;
  support::TempFolder folder;
  std::string why_not;
  std::unique_ptr<support::KioskProcess> kiosk;
  std::chrono::steady_clock::time_point dies;
  long acknowledged = 0;
};

void kill_and_look(Victim& victim) {
  victim.kiosk->child().signal(SIGKILL);
  REQUIRE(victim.kiosk->child().wait(10s) == 128 + SIGKILL);
  const std::filesystem::path data = victim.folder / "out" / "data";
  {
    Database database(data / "tablee.sqlite");
    CHECK(database.value("PRAGMA integrity_check") == "ok");
    const long last = database.number("SELECT coalesce(max(seq), 0) FROM changes");
    CHECK(last >= victim.acknowledged);
    CHECK(database.number("SELECT count(*) FROM changes") == last);  // none missing on the way
  }
  if (victim.acknowledged == 0) return;  // no workshop yet
  const auto dumped = support::run_tablee(TABLEE_BINARY, {"dump", "--data", data}, 60s);
  INFO(dumped.output);
  CHECK(dumped.status == 0);
}

}  // namespace

TEST_CASE("killed at random moments, the journal holds every change that was acknowledged") {
  std::random_device entropy;
  long most = 0;
  for (int done = 0; done < kills();) {
    std::vector<std::unique_ptr<Victim>> alive;
    for (; done < kills() && alive.size() < kAtOnce; ++done) {
      alive.push_back(std::make_unique<Victim>(entropy()));
      INFO("seed " << alive.back()->seed << "\n" << alive.back()->why_not);
      REQUIRE(alive.back()->kiosk);
    }
    while (!alive.empty()) {
      for (const auto& victim : alive) {
        INFO("seed " << victim->seed << ", acknowledged " << victim->acknowledged);
        victim->acknowledged = victim->kiosk->stats().at("committed").get<long>();
        most = std::max(most, victim->acknowledged);
        if (!victim->due()) continue;
        kill_and_look(*victim);
        victim->kiosk.reset();
      }
      std::erase_if(alive, [](const auto& victim) { return !victim->kiosk; });
    }
  }
  WARN("killed " << kills() << " times; the longest journal held " << most << " acknowledged changes");
  if (kills() >= kAtOnce) CHECK(most > 0);
}

TEST_CASE("killed while a hand moves a note, the workshop comes back in the same step and place") {
  const auto table = Table::with_sample(30);
  if (!table) return;
  // On to the next step first, as the facilitator: the button is on the glass.
  const std::string first_step = table->kiosk().board().at("step");
  const auto next = table->button("next_step");
  REQUIRE(next);
  table->tap(*next);
  REQUIRE(table->kiosk().settled(20'000));
  REQUIRE(table->kiosk().board().at("step") != first_step);

  const auto targets = table->kiosk().targets();
  std::vector<std::pair<nlohmann::json, Px>> reachable;
  for (const nlohmann::json& note : table->notes())
    if (const auto at = reachable_place(targets, "note", note.at("id"))) reachable.emplace_back(note, *at);
  REQUIRE(reachable.size() >= 2);
  const auto& [put, put_at] = reachable.front();
  const auto& [held, held_at] = reachable.back();
  const Stroke done{1, {put_at, {put_at.x + 40, put_at.y + 60}}};
  table->press_and_move({done});
  table->rest_and_lift({done});
  const nlohmann::json put_down = table->note(put.at("id"));
  table->press_and_move({{2, {held_at, {held_at.x - 80, held_at.y - 30}}}});
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
