// Seven people, in three groups, go from board to board with real contacts: they write on all three at once, twice the gong sends them
// on, and a kill in the middle of a round loses nothing. Then they lay what they wrote in the matrix, all at once, and put their dots.
#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "table.h"

namespace {

using namespace end_to_end;
using namespace std::chrono_literals;
using Json = nlohmann::json;

constexpr std::size_t kPeople = 7;

class Cafe {
 public:
  explicit Cafe(Table& table) : table_(table) {
    for (const Json& seat : people()) seats_.push_back(seat.at("id"));
  }
  const std::vector<std::string>& seats() const { return seats_; }
  Json board() { return table_.kiosk().board(); }
  std::vector<Json> people() { return board().at("seats"); }
  std::string step() { return board().at("step"); }

  void press(const std::string& action) {
    const auto at = table_.button(action);
    INFO("no button says " << action);
    REQUIRE(at);
    table_.tap(*at);
    REQUIRE(table_.kiosk().settled(20'000));
  }
  void next_step() {
    const std::string before = step();
    press("next_step");
    REQUIRE(step() != before);
  }

  // Everybody opens a note and types their word, all at once; then each puts the text down. The notes, by seat.
  std::map<std::string, std::string> everybody_writes(const std::vector<std::string>& words) {
    std::set<std::string> before;
    for (const Json& note : table_.notes()) before.insert(note.at("id").get<std::string>());
    for (std::size_t who = 0; who < seats_.size(); ++who) {
      const auto targets = table_.kiosk().targets();
      std::optional<Px> pad;
      for (const Target& target : targets)
        if (!pad && target.kind == "pad" && target.seat == seats_[who]) pad = reachable_place(targets, "pad", target.id);
      INFO("no pad of seat " << seats_[who]);
      REQUIRE(pad);
      table_.tap(*pad, static_cast<int>(who));
      REQUIRE(table_.kiosk().settled(20'000));
    }
    std::map<std::string, std::map<std::string, Px>> keys;
    for (const Target& key : table_.kiosk().targets("key")) keys[key.seat][key.label] = key.center();
    REQUIRE(keys.size() == seats_.size());
    std::size_t longest = 0;
    for (const std::string& word : words) longest = std::max(longest, word.size());
    for (std::size_t n = 0; n <= longest; ++n) {
      for (std::size_t who = 0; who < seats_.size(); ++who) {
        const std::string& word = words[who];
        const int contact = static_cast<int>(2 * who);
        if (n < word.size()) {
          const std::string letter(1, word[n]);
          INFO("key " << letter << " of seat " << seats_[who]);
          REQUIRE(keys[seats_[who]].contains(letter));
          table_.rig().down(contact + static_cast<int>(n % 2), keys[seats_[who]][letter]);
        }
        if (n > 0 && n - 1 < word.size()) table_.rig().up(contact + static_cast<int>((n - 1) % 2));
      }
      table_.rig().sync();
      pause(25ms);
    }
    table_.catch_up();
    // Each puts their own keyboard away.
    for (std::size_t who = 0; who < seats_.size(); ++who) {
      std::optional<Px> done;
      for (const Target& target : table_.kiosk().targets("key"))
        if (target.seat == seats_[who] && target.label == "Poser") done = target.center();
      INFO("seat " << seats_[who] << " finds no key that puts the text down");
      REQUIRE(done);
      table_.tap(*done, static_cast<int>(who));
      REQUIRE(table_.kiosk().settled(20'000));
    }
    std::map<std::string, std::string> written;
    for (const Json& note : table_.notes())
      if (!before.contains(note.at("id").get<std::string>())) written[note.at("seat").get<std::string>()] = note.at("id").get<std::string>();
    return written;
  }

  // All of them at once, each note by one finger of its own.
  void carry(const std::map<std::string, Px>& notes_to) {
    const auto targets = table_.kiosk().targets();
    std::vector<Stroke> strokes;
    for (const auto& [id, to] : notes_to) {
      const auto at = reachable_place(targets, "note", id);
      INFO("note " << table_.note(id).dump() << " is covered");
      REQUIRE(at);
      const Json note = table_.note(id);
      const Px middle = table_.px(note.at("x_mm"), note.at("y_mm"));
      strokes.push_back({static_cast<int>(strokes.size()), {*at, {to.x + at->x - middle.x, to.y + at->y - middle.y}}});
    }
    table_.press_and_move(strokes, 40);
    table_.rest_and_lift(strokes);
  }

 private:
  Table& table_;
  std::vector<std::string> seats_;
};

}  // namespace

TEST_CASE("three groups write on three boards at once, go round twice, and lay it all in a matrix with dots") {
  const auto table = Table::with_sample(0, {"culture", "--seats", std::to_string(kPeople)});
  if (!table) return;
  Cafe cafe(*table);
  REQUIRE(cafe.seats().size() == kPeople);
  cafe.next_step();

  std::map<std::string, int> group_of;
  std::set<int> groups;
  for (const Json& seat : cafe.people()) {
    group_of[seat.at("id")] = seat.at("group");
    groups.insert(seat.at("group").get<int>());
  }
  REQUIRE(groups.size() == 3);

  // Three boards side by side; in round r the group g stands at board g + r.
  const std::vector<std::string> boards{"semaine", "gagner", "developper"};
  const std::vector<std::vector<std::string>> words{{"mails", "devis", "paie", "factures", "stocks", "relances", "contrats"},
                                                    {"tri", "saisie", "copies", "appels", "tableaux", "archives", "badges"},
                                                    {"veille", "clients", "outils", "accueil", "conseil", "visites", "idees"}};
  std::map<std::string, std::string> board_of;  // by note
  for (std::size_t round = 1; round <= 3; ++round) {
    INFO("round " << round);
    const auto written = cafe.everybody_writes(words[round - 1]);
    REQUIRE(written.size() == kPeople);
    std::map<std::string, Px> to;
    std::map<int, int> at_board;
    for (const auto& [seat, note] : written) {
      const auto where = (static_cast<std::size_t>(group_of[seat]) + round - 2) % 3;
      const int n = at_board[static_cast<int>(where)]++;
      to[note] = {1920 * (0.25 + 0.25 * static_cast<double>(where)) + (n - 1) * 120, 1080 * (0.28 + 0.17 * static_cast<double>(round - 1))};
      board_of[note] = boards[where];
    }
    cafe.carry(to);
    for (const auto& [note, board] : board_of) {
      INFO(table->note(note).dump());
      CHECK(table->note(note).at("board") == board);
    }
    for (const auto& [seat, note] : written) CHECK(table->note(note).at("round") == round);
    if (round == 2) {
      // A cut in the middle of the second round: whoever comes back stands where they stood.
      const Json before = cafe.board();
      table->kiosk().child().signal(SIGKILL);
      table->kiosk().child().wait(10s);
      table->open_kiosk();
      const Json after = cafe.board();
      CHECK(after.at("step") == before.at("step"));
      CHECK(after.at("notes") == before.at("notes"));
      CHECK(after.at("seats") == before.at("seats"));
      const auto rounds = [](const Json& board) {
        for (const Json& step : board.at("steps"))
          if (step.at("id") == board.at("step")) return step.at("round");
        return Json();
      };
      CHECK(rounds(after) == rounds(before));
    }
    cafe.press("change_boards");
    cafe.press("all_there");
  }
  REQUIRE(board_of.size() == 3 * kPeople);

  // After the third round everybody is back where they began, and reports.
  cafe.next_step();
  // What waits at one side is taken out and laid in the matrix, seven at a time.
  std::vector<std::string> waiting;
  for (const auto& [note, board] : board_of) waiting.push_back(note);
  for (std::size_t first = 0; first < waiting.size(); first += kPeople) {
    std::map<std::string, Px> to;
    for (std::size_t i = first; i < std::min(first + kPeople, waiting.size()); ++i) {
      const double row = static_cast<double>(i / kPeople), column = static_cast<double>(i % kPeople);
      to[waiting[i]] = {1920 * (0.34 + 0.07 * column), 1080 * (0.3 + 0.2 * row)};
    }
    cafe.carry(to);
  }
  int automatic = 0;
  for (const std::string& id : waiting) {
    const Json note = table->note(id);
    INFO(note.dump());
    REQUIRE(note.at("cell").is_string());
    automatic += note.at("cell").get<std::string>().ends_with("/high");
  }
  CHECK(automatic >= static_cast<int>(kPeople));

  cafe.next_step();
  // Each puts a dot on a note of the dotted area, at once; one is tried on a note outside it and comes back.
  const auto targets = table->kiosk().targets();
  std::vector<Px> dotted;
  std::optional<Px> outside;
  for (const std::string& id : waiting) {
    const auto at = reachable_place(targets, "note", id);
    if (!at) continue;
    if (table->note(id).at("cell").get<std::string>().ends_with("/high")) dotted.push_back(*at);
    else if (!outside) outside = *at;
  }
  REQUIRE(dotted.size() >= kPeople);
  REQUIRE(outside);
  const auto supply = [&](const std::string& seat) {
    std::optional<Px> at;
    const auto now = table->kiosk().targets();
    for (const Target& target : now)
      if (!at && target.kind == "station_dot" && target.seat == seat) at = reachable_place(now, "station_dot", target.id);
    INFO("seat " << seat << " has no dots");
    REQUIRE(at);
    return *at;
  };
  std::vector<Stroke> strokes;
  for (std::size_t who = 0; who < kPeople; ++who) strokes.push_back({static_cast<int>(who), {supply(cafe.seats()[who]), dotted[who]}});
  table->press_and_move(strokes, 40);
  table->rest_and_lift(strokes);
  const auto given = [&] {
    int dots = 0;
    for (const Json& seat : cafe.people()) dots += seat.at("dots").get<int>();
    return dots;
  };
  CHECK(given() == static_cast<int>(kPeople));
  const Stroke in_vain{0, {supply(cafe.seats()[0]), *outside}};
  table->press_and_move({in_vain}, 40);
  table->rest_and_lift({in_vain});
  CHECK(given() == static_cast<int>(kPeople));
}
