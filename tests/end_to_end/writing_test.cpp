// Ten people write at once on ten keyboards on the glass, with rollover, and each text is theirs to the letter.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "table.h"

namespace {

using namespace end_to_end;
using namespace std::chrono_literals;

// One letter of UTF-8 text after the other.
std::vector<std::string> letters(const std::string& text) {
  std::vector<std::string> out;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0) == 0x80) out.back() += byte;
    else out.emplace_back(1, byte);
  }
  return out;
}

const std::vector<std::string> kTexts{"trier les demandes reçues",  "répondre plus vite aux clients", "résumer chaque réunion",
                                      "prévoir les pannes à venir", "traduire les notices",           "relire nos contrats",
                                      "classer les photos",         "planifier les tournées",         "expliquer où ça bloque",
                                      "écrire les comptes rendus"};

}  // namespace

TEST_CASE("ten people type on ten keyboards at once") {
  const auto table = Table::with_sample(0, {"--seats", "10"});
  if (!table) return;

  // A tap on a person's pad opens a new note and a keyboard for them.
  std::map<std::string, Px> pads;
  const auto targets = table->kiosk().targets();
  for (const Target& target : targets) {
    if (target.kind != "pad" || target.seat.empty() || pads.contains(target.seat)) continue;
    if (const auto at = reachable_place(targets, "pad", target.id)) pads[target.seat] = *at;
  }
  REQUIRE(pads.size() == 10);
  int hand = 0;
  for (const auto& [seat, at] : pads) table->tap(at, hand++);
  REQUIRE(table->kiosk().settled(20'000));

  std::map<std::string, std::map<std::string, Px>> keyboards;  // by seat: where each key is
  for (const Target& key : table->kiosk().targets("key")) keyboards[key.seat][key.label] = key.center();
  REQUIRE(keyboards.size() == 10);

  std::size_t longest = 0;
  std::vector<std::vector<Px>> presses;
  std::vector<std::string> seats;
  for (const auto& [seat, keys] : keyboards) {
    std::vector<Px> places;
    for (const std::string& letter : letters(kTexts[presses.size()])) {
      INFO("key " << letter << " of seat " << seat);
      REQUIRE(keys.contains(letter));
      places.push_back(keys.at(letter));
    }
    longest = std::max(longest, places.size());
    presses.push_back(std::move(places));
    seats.push_back(seat);
  }
  // Rollover: everybody's next key goes down before the last one is let go. Contact = 2 * person + parity.
  for (std::size_t n = 0; n <= longest; ++n) {
    for (std::size_t who = 0; who < presses.size(); ++who) {
      const int contact = static_cast<int>(2 * who);
      if (n < presses[who].size()) table->rig().down(contact + static_cast<int>(n % 2), presses[who][n]);
      if (n > 0 && n - 1 < presses[who].size()) table->rig().up(contact + static_cast<int>((n - 1) % 2));
    }
    table->rig().sync();
    pause(25ms);
  }
  REQUIRE(table->kiosk().settled(20'000));

  std::multiset<std::string> written;
  for (const nlohmann::json& note : table->notes()) written.insert(note.at("text").get<std::string>());
  CHECK(written == std::multiset<std::string>(kTexts.begin(), kTexts.end()));
  std::map<std::string, std::string> by_seat;
  for (const nlohmann::json& note : table->notes()) by_seat[note.at("seat").get<std::string>()] = note.at("text");
  for (std::size_t who = 0; who < seats.size(); ++who) CHECK(by_seat[seats[who]] == kTexts[who]);
}
