// Eight people write eight French sentences at once with real contacts, on keyboards that face four sides: accents by their own
// keys, by held keys and by dead keys. Then three share one note: two draw on it while one types. All of it outlives a kill.
#include <signal.h>

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "table.h"

namespace {

using namespace end_to_end;
using namespace std::chrono_literals;
using support::Target;

std::vector<std::string> letters(const std::string& text) {
  std::vector<std::string> out;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0) == 0x80) out.back() += byte;
    else out.emplace_back(1, byte);
  }
  return out;
}

// How a sign is made where no key writes it: held, the key that offers it; dead, a mark and then a letter.
struct Made {
  std::string first, then;
};
const std::map<std::string, Made>& held() {
  static const std::map<std::string, Made> all{{"è", {"e", "è"}}, {"ê", {"e", "ê"}}, {"à", {"a", "à"}}, {"ç", {"c", "ç"}},
                                               {"ù", {"u", "ù"}}, {"î", {"i", "î"}}, {"œ", {"o", "œ"}}, {"æ", {"a", "æ"}}};
  return all;
}
const std::map<std::string, Made>& dead() {
  static const std::map<std::string, Made> all{{"ë", {"¨", "e"}}, {"ï", {"¨", "i"}}, {"ü", {"¨", "u"}},
                                               {"ô", {"^", "o"}}, {"û", {"^", "u"}}, {"â", {"^", "a"}}};
  return all;
}

const std::vector<std::string> kSentences{"Où va l’œuvre reçue à Noël ?",   "Le maïs naïf du caïd, çà et là",   "Ça brûle : côté sud, même août",
                                          "« Être là », dit-elle très tôt", "Un bel été à l’île, près du cœur", "Répondre plus tôt où ça gêne",
                                          "L’âme du pôle : Ésaü hèle Zoë",  "Grâce à eux, où est l’aigüe ?"};

using Keys = std::map<std::string, Px>;

struct Keyboard {
  std::string session, seat;
  double angle_deg = 0;
  Keys plain, figures;
};

std::string session_of(const Target& key) { return key.id.substr(0, key.id.rfind(':')); }

// One person's hand on one keyboard: what it does next, act by act.
class Typist {
 public:
  Typist(Table& table, const Keyboard& keyboard, int contact, const std::string& sentence) : table_(table), keyboard_(keyboard), contact_(contact) {
    for (const std::string& sign : letters(sentence)) write(sign);
  }
  bool done() const { return next_ >= acts_.size(); }
  bool waits() const { return !done() && acts_[next_].kind == Act::slide; }

  // The first half of an act goes down; what is to be let go at once is lifted by `lift`.
  void act(const std::map<std::string, std::map<std::string, Px>>& offered) {
    if (done()) return;
    const Act& now = acts_[next_];
    switch (now.kind) {
      case Act::tap:
      case Act::hold:
        table_.rig().down(contact_, now.at);
        lift_ = now.kind == Act::tap;
        ++next_;
        break;
      case Act::slide: {
        const auto here = offered.find(keyboard_.session);
        const auto at = here == offered.end() ? Keys::const_iterator{} : here->second.find(now.sign);
        if (here == offered.end() || at == here->second.end()) return;  // not yet
        table_.rig().move(contact_, at->second);
        ++next_;
        break;
      }
      case Act::lift:
        table_.rig().up(contact_);
        ++next_;
        break;
    }
  }
  void lift() {
    if (!std::exchange(lift_, false)) return;
    table_.rig().up(contact_);
  }

 private:
  struct Act {
    enum Kind { tap, hold, slide, lift } kind;
    Px at{};
    std::string sign{};
  };
  void tap(const Keys& page, const std::string& label) {
    INFO("key " << label << " of seat " << keyboard_.seat);
    REQUIRE(page.contains(label));
    acts_.push_back({Act::tap, page.at(label), label});
  }
  void figures(const std::string& label) {
    tap(keyboard_.plain, "123");
    tap(keyboard_.figures, label);
    tap(keyboard_.figures, "abc");
  }
  void write(const std::string& sign) {
    static const std::map<std::string, std::string> capitals{{"É", "é"}, {"Ê", "ê"}, {"Ç", "ç"}};
    std::string small = sign;
    if (sign.size() == 1 && sign[0] >= 'A' && sign[0] <= 'Z') small = std::string(1, static_cast<char>(sign[0] + 32));
    if (const auto it = capitals.find(sign); it != capitals.end()) small = it->second;
    if (small != sign) tap(keyboard_.plain, "⇧");
    // Turn by turn the same accent comes from its own key and from a held one.
    const auto from_held = held().find(small);
    if (from_held != held().end() && small == sign && (!keyboard_.plain.contains(small) || (++turn_ % 2 == 0))) {
      acts_.push_back({Act::hold, keyboard_.plain.at(from_held->second.first), {}});
      acts_.push_back({Act::slide, {}, from_held->second.then});
      acts_.push_back({Act::lift, {}, {}});
    } else if (const auto from_dead = dead().find(small); from_dead != dead().end()) {
      figures(from_dead->second.first);
      tap(keyboard_.plain, from_dead->second.then);
    } else if (keyboard_.plain.contains(small)) {
      tap(keyboard_.plain, small);
    } else {
      figures(small);
    }
  }

  Table& table_;
  const Keyboard& keyboard_;
  int contact_;
  std::vector<Act> acts_;
  std::size_t next_ = 0;
  int turn_ = 0;
  bool lift_ = false;
};

Keys keys_of(Table& table, const std::string& session) {
  Keys out;
  for (const Target& key : table.kiosk().targets("key"))
    if (session_of(key) == session) out[key.label] = key.center();
  return out;
}

std::map<std::string, std::string> texts(const nlohmann::json& board) {  // by seat
  std::map<std::string, std::string> out;
  for (const nlohmann::json& note : board.at("notes")) out[note.at("seat").get<std::string>()] = note.at("text");
  return out;
}

// Taps the pads of these people, and says what keyboards came of it.
std::vector<Keyboard> open_keyboards(Table& table, std::size_t people) {
  std::map<std::string, std::pair<Px, double>> pads;
  const auto targets = table.kiosk().targets();
  for (const Target& target : targets) {
    if (target.kind != "pad" || target.seat.empty() || pads.contains(target.seat)) continue;
    if (const auto at = reachable_place(targets, "pad", target.id)) pads[target.seat] = {*at, target.angle_deg};
  }
  // Those at the left and right ends first: their keyboards stand on end.
  std::vector<std::pair<std::string, Px>> chosen;
  for (const bool turned : {true, false}) {
    for (const auto& [seat, pad] : pads) {
      if ((std::abs(std::abs(std::remainder(pad.second, 180.0)) - 90) < 1) == turned && chosen.size() < people) chosen.emplace_back(seat, pad.first);
    }
  }
  REQUIRE(chosen.size() == people);
  for (std::size_t i = 0; i < people; ++i) table.tap(chosen[i].second, static_cast<int>(i));
  REQUIRE(table.kiosk().settled(20'000));
  std::map<std::string, Keyboard> found;
  for (const Target& key : table.kiosk().targets("key")) {
    Keyboard& keyboard = found[session_of(key)];
    keyboard.session = session_of(key), keyboard.seat = key.seat, keyboard.angle_deg = key.angle_deg;
    keyboard.plain[key.label] = key.center();
  }
  std::vector<Keyboard> out;
  for (auto& [session, keyboard] : found) {
    table.tap(keyboard.plain.at("123"));
    table.catch_up();
    keyboard.figures = keys_of(table, session);
    table.tap(keyboard.figures.at("abc"));
    table.catch_up();
    out.push_back(std::move(keyboard));
  }
  REQUIRE(table.kiosk().settled(20'000));
  return out;
}

void type_all(Table& table, std::vector<Typist>& typists) {
  const auto given_up = std::chrono::steady_clock::now() + 240s;
  while (std::any_of(typists.begin(), typists.end(), [](const Typist& t) { return !t.done(); })) {
    REQUIRE(std::chrono::steady_clock::now() < given_up);
    std::map<std::string, std::map<std::string, Px>> offered;
    if (std::any_of(typists.begin(), typists.end(), [](const Typist& t) { return t.waits(); })) {
      // What is offered lies on the glass only while its key is held; it comes last, above the keys.
      for (const Target& key : table.kiosk().targets("key")) {
        const std::size_t part = static_cast<std::size_t>(std::stoull(key.id.substr(key.id.rfind(':') + 1)));
        if (part >= 2000) offered[session_of(key)][key.label] = key.center();
      }
    }
    for (Typist& typist : typists) typist.act(offered);
    table.rig().sync();
    for (Typist& typist : typists) typist.lift();
    table.rig().sync();
    pause(12ms);
  }
  REQUIRE(table.kiosk().settled(20'000));
}

nlohmann::json dumped(Table& table) {
  const auto said = support::run_tablee(TABLEE_BINARY, {"dump", table.workshop(), "--data", table.data()}, 60s);
  INFO(said.output);
  REQUIRE(said.status == 0);
  return nlohmann::json::parse(said.output);
}

// Every point of every stroke on the first note: from its left, from its top, in widths of it; and how hard the pen pressed.
using Line = std::vector<std::array<double, 3>>;
std::vector<Line> strokes(const nlohmann::json& board) {
  std::vector<Line> out;
  for (const nlohmann::json& stroke : board.at("notes").at(0).at("strokes")) out.push_back(stroke.at("points").get<Line>());
  return out;
}

// How far a stroke goes to the right, on the glass.
double rightwards(const Line& line, double note_angle_deg) {
  const double turn = note_angle_deg * std::numbers::pi / 180;
  return (line.back()[0] - line.front()[0]) * std::cos(turn) - (line.back()[1] - line.front()[1]) * std::sin(turn);
}

void kill(Table& table) {
  table.kiosk().child().signal(SIGKILL);
  REQUIRE(table.kiosk().child().wait(10s) == 128 + SIGKILL);
}

}  // namespace

TEST_CASE("eight people write eight French sentences at once, four of them on keyboards turned by a quarter") {
  const auto table = Table::with_sample(0, {"--seats", "10"});
  if (!table) return;
  const std::vector<Keyboard> keyboards = open_keyboards(*table, 8);
  REQUIRE(keyboards.size() == 8);
  const auto turned =
      std::count_if(keyboards.begin(), keyboards.end(), [](const Keyboard& k) { return std::abs(std::abs(std::remainder(k.angle_deg, 180.0)) - 90) < 1; });
  CHECK(turned == 4);

  std::vector<Typist> typists;
  std::map<std::string, std::string> wanted;
  for (std::size_t i = 0; i < 8; ++i) {
    typists.emplace_back(*table, keyboards[i], static_cast<int>(i), kSentences[i]);
    wanted[keyboards[i].seat] = kSentences[i];
  }
  type_all(*table, typists);
  WARN("frame CPU while eight people wrote: " << table->kiosk().stats().at("cpu_ms").dump());

  CHECK(texts(table->kiosk().board()) == wanted);
  kill(*table);
  CHECK(texts(dumped(*table)) == wanted);
  table->open_kiosk();
  CHECK(texts(table->kiosk().board()) == wanted);
}

TEST_CASE("two people draw on one note while a third types on it") {
  const auto table = Table::with_sample(0, {"--seats", "6"});
  if (!table) return;
  const std::vector<Keyboard> keyboards = open_keyboards(*table, 1);
  REQUIRE(keyboards.size() == 1);
  const nlohmann::json note = table->notes().at(0);
  const Px middle = table->px(note.at("x_mm"), note.at("y_mm"));
  // A hold on the paper opens the ring; from there to the pen.
  table->rig().down(5, middle).sync();
  pause(900ms);
  table->rig().up(5).sync();
  table->catch_up();
  const auto draw = table->button("ring_draw");
  REQUIRE(draw);
  table->tap(*draw);
  REQUIRE(table->kiosk().settled(20'000));
  REQUIRE(table->button("ink_done"));

  // Two pens and ten letters, all at once: a letter goes down every third scan.
  const std::vector<std::string> signs = letters("ça marche ici");
  const double reach = note.at("width_mm").get<double>() / table->mm_per_px() * 0.3;
  for (int stroke = 0; stroke < 3; ++stroke) {
    const double row = (stroke - 1) * reach * 0.7;
    table->rig().down(1, {middle.x - reach, middle.y + row}).down(2, {middle.x + reach, middle.y + row + 8}).sync();
    for (int i = 1; i <= 20; ++i) {
      pause(16ms);
      const double way = reach * 0.8 * i / 20;
      table->rig()
          .move(1, {middle.x - reach + way, middle.y + row + 4 * std::sin(i)})
          .move(2, {middle.x + reach - way, middle.y + row + 8 + 4 * std::cos(i)})
          .sync();
      const std::size_t n = static_cast<std::size_t>(stroke * 20 + i - 1);
      if (n % 4 == 0 && n / 4 < signs.size()) {
        table->rig().down(3, keyboards[0].plain.at(signs[n / 4])).sync();
        table->rig().up(3).sync();
      }
    }
    table->rig().up(1).up(2).sync();
    pause(120ms);
  }
  REQUIRE(table->kiosk().settled(20'000));

  const nlohmann::json before = table->kiosk().board();
  REQUIRE(before.at("notes").size() == 1);
  CHECK(before.at("notes").at(0).at("text") == "ça marche ici");
  // Three strokes of each pen, whole: one drew to the right, the other to the left.
  const std::vector<Line> drawn = strokes(before);
  REQUIRE(drawn.size() == 6);
  const double angle = before.at("notes").at(0).at("angle_deg");
  int to_the_right = 0, to_the_left = 0;
  for (const Line& line : drawn) {
    CHECK(line.size() >= 10);
    to_the_right += rightwards(line, angle) > 0.1;
    to_the_left += rightwards(line, angle) < -0.1;
  }
  CHECK(to_the_right == 3);
  CHECK(to_the_left == 3);
  // Point by point the same: on the disk that a kill left, and on the glass that is opened from it.
  kill(*table);
  const nlohmann::json left = dumped(*table);
  REQUIRE(strokes(left).size() == drawn.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) CHECK(strokes(left)[i] == drawn[i]);
  CHECK(left.at("notes") == before.at("notes"));
  table->open_kiosk();
  const nlohmann::json again = table->kiosk().board();
  REQUIRE(strokes(again).size() == drawn.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) CHECK(strokes(again)[i] == drawn[i]);
  CHECK(again.at("notes") == before.at("notes"));
}
