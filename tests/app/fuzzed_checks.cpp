// What must hold at a table whatever hands do.
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "board/codec.h"
#include "board/properties.h"
#include "fuzzed_table.h"

namespace fuzz {

using board::RecordKind;

namespace {

std::string name(Id id) { return base::to_string(id); }

// Every property of every live record, asked for as if it were set now.
template <typename Records>
void check_values(const board::Board& board, const board::Rules& rules, RecordKind kind, const Records& records) {
  using Record = std::remove_cvref_t<decltype(*records.begin())>;
  for (const Record& record : records) {
    if (!Records::is_live(record)) continue;
    for (const auto& described : board::properties_of<Record>) {
      if (described.property == board::Property::place || described.property == board::Property::removed) continue;
      const auto value = board::value_of(board, kind, record.id, described.property);
      if (!value) continue;
      board::Change change;
      change.kind = kind;
      change.record = record.id;
      change.act = board::Set{{{described.property, value}}};
      const auto sound = board::is_sound(board, rules, change);
      INFO(board::to_string(kind) << " " << name(record.id) << " " << board::to_string(described.property) << " " << (sound ? "" : sound.error().message));
      REQUIRE(sound);
    }
  }
}

template <typename Records>
void check_places(const board::Board& board, const board::Rules& rules, RecordKind kind, const Records& records) {
  for (const auto& record : records) {
    if (!Records::is_live(record)) continue;
    for (const auto& on : record.places.on) {
      board::Change change;
      change.kind = kind;
      change.record = record.id;
      change.act = board::Set{{{board::Property::place, on.placement, on.sheet}}};
      const auto sound = board::is_sound(board, rules, change);
      INFO(board::to_string(kind) << " " << name(record.id) << " lies at " << on.placement.at.x << ", " << on.placement.at.y << ", " << on.placement.width_mm
                                  << " mm wide: " << (sound ? "" : sound.error().message));
      REQUIRE(sound);
    }
  }
}

// Byte for byte; what is shown is where they part.
void same(const std::string& found, const std::string& expected) {
  if (found == expected) return;
  const auto [a, b] = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
  const auto at = std::max<std::ptrdiff_t>(0, a - found.begin() - 120);
  CHECK(found.size() == expected.size());
  REQUIRE(found.substr(static_cast<std::size_t>(at), 260) == expected.substr(static_cast<std::size_t>(at), 260));
}

void check_board(const board::Board& board, const board::Rules& rules) {
  check_values(board, rules, RecordKind::workshop, board.workshops);
  check_values(board, rules, RecordKind::step, board.steps);
  check_values(board, rules, RecordKind::seat, board.seats);
  check_values(board, rules, RecordKind::note, board.notes);
  check_values(board, rules, RecordKind::theme, board.themes);
  check_values(board, rules, RecordKind::stage, board.stages);
  check_values(board, rules, RecordKind::stroke, board.strokes);
  check_places(board, rules, RecordKind::note, board.notes);
  check_places(board, rules, RecordKind::theme, board.themes);
  check_places(board, rules, RecordKind::picture, board.pictures);
  check_places(board, rules, RecordKind::photo, board.photos);
  std::map<std::pair<Id, std::int64_t>, std::int64_t> given;
  for (const board::Dot& dot : board.dots) {
    if (dot.removed || !board.notes.find_live(dot.note)) continue;
    const auto count = ++given[{dot.seat, dot.round}];
    INFO("dots of " << name(dot.seat) << " in round " << dot.round);
    REQUIRE(count <= board.workshop().dots_per_seat);
  }
}

}  // namespace

void FuzzedTable::check_now() {
  INFO("seed " << seed_ << ", event " << event_ << ", after: " << last_act_);
  app::Kiosk& kiosk = table_.kiosk();
  REQUIRE(kiosk.tracker().live_count() <= hands_.size() + 1);
  for (const scene::Writing& writing : kiosk.preview().writings) {
    REQUIRE(base::is_valid_utf8(writing.text));
    REQUIRE(writing.caret <= writing.text.size());
  }
  const Vec glass = kiosk.scene().glass().size_mm;
  for (const scene::Held& held : kiosk.preview().held) {
    INFO("held at " << held.place.at.x << ", " << held.place.at.y);
    REQUIRE(base::Box{{0, 0}, glass}.contains(held.place.at));
  }
  // What was met, for whoever asks whether the hands get anywhere.
  const scene::Preview& p = kiosk.preview();
  const auto met = [&](const char* what, bool is) { acts_[std::string("met ") + what] += is; };
  met("home", at_home());
  met("held", !p.held.empty());
  met("pulled", !p.pulled.empty());
  met("dots", !p.dots.empty());
  met("themes", !p.themes.empty());
  met("stages", !p.stages.empty());
  met("writings", !p.writings.empty());
  met("inkings", !p.inkings.empty());
  met("lassos", !p.lassos.empty());
  met("rings", !p.rings.empty());
  met("undo cards", !p.undo_cards.empty());
  met("messages", !p.messages.empty());
  met("setup", kiosk.panels().any_open(panel::Kind::setup));
  met("console", kiosk.panels().any_open(panel::Kind::console));
  met("gallery", kiosk.panels().any_open(panel::Kind::gallery));
  met("settings", kiosk.panels().any_open(panel::Kind::settings));
  if (at_home()) return;
  check_board(table_.board(), table_.store().rules());
}

void FuzzedTable::check_at_rest() {
  INFO("seed " << seed_ << ", event " << event_ << ", at rest, after: " << last_act_);
  lift_all();
  table_.settle();
  app::Kiosk& kiosk = table_.kiosk();
  const scene::Preview& p = kiosk.preview();
  CHECK(p.held.empty());
  CHECK(p.pulled.empty());
  CHECK(p.dots.empty());
  CHECK(p.themes.empty());
  CHECK(p.stages.empty());
  CHECK(p.touched.empty());
  CHECK(p.halos.empty());
  for (const auto& pointing : p.pointings) CHECK((pointing.left_us != 0 || pointing.note));  // no hand is there any more
  for (const auto& lasso : p.lassos) CHECK(lasso.closed);
  for (const auto& inking : p.inkings) CHECK(inking.lines.empty());
  for (const auto& writing : p.writings) CHECK(writing.pressed.empty());
  CHECK(kiosk.tracker().live_count() == 0);
  REQUIRE_FALSE(kiosk.hands().busy());
  check_now();
  if (at_home()) return;
  // Nothing goes on by itself.
  const std::uint64_t seq = table_.board().seq();
  table_.pass(700);
  REQUIRE(table_.board().seq() == seq);
}

void FuzzedTable::check_replay() {
  INFO("seed " << seed_ << ", event " << event_ << ", replayed, after: " << last_act_);
  if (at_home()) return;
  app::Kiosk& kiosk = table_.kiosk();
  // Texts in the making are put down, as they are when a program ends.
  table_.frame();
  if (at_home()) return;
  kiosk.hands().put_everything_down();
  table_.frame(0);
  kiosk.journal().flush();
  const std::string now = table_.json();
  const Id workshop = kiosk.workshop();
  table_.close();
  {
    auto journal = journal::Journal::open(table_.data(), table_.options().schema);
    REQUIRE(journal);
    auto loaded = (*journal)->load(workshop, 10'000'000);
    REQUIRE(loaded);
    same(board::to_json(loaded->board).dump(), now);
    board::Board replayed;
    for (const journal::Entry& entry : loaded->recent) {
      REQUIRE(replayed.apply(entry.change));
      const bool by_hand = entry.change.actor.kind == board::Actor::Kind::seat && entry.change.undoes == 0;
      if (by_hand) ++acts_["changes of " + std::string(board::to_string(entry.change.kind))];
    }
    same(board::to_json(replayed).dump(), now);
  }
  for (Hand& hand : hands_) hand.down = false;
  table_.open();
  REQUIRE(table_.kiosk().open_workshop(workshop));
  table_.frame();
}

void FuzzedTable::check_undo_all() {
  INFO("seed " << seed_ << ", all undone");
  if (at_home()) return;
  store::Store& store = table_.store();
  int undone = 0;
  while (store.undo(board::Actor::facilitator())) {
    REQUIRE(++undone < 100'000);
    if (undone % 50 == 0) check_board(store.board(), store.rules());
  }
  check_now();
  for (int i = 0; i < undone / 2 && store.redo(board::Actor::facilitator()); ++i) {}
  check_at_rest();
}

}  // namespace fuzz
