// The conductor of groups that go from board to board: the gong, and on to the next board, by the facilitator's hand or by the clock.
#include "app/kiosk.h"
#include "workshop/one_by_one.h"
#include "workshop/split.h"

namespace app {
namespace {

constexpr std::int64_t longer_round_ms = 120'000, longer_change_ms = 30'000, longer_word_ms = 60'000, a_minute_ms = 60'000;
constexpr std::uint32_t second_stroke_ms = 900;

}  // namespace

void Kiosk::conduct(scene::Action action, int group) {
  if (!store_ || !definition_) return;
  const board::Board& board = store_->board();
  const std::int64_t wall = clock_.wall_ms();
  std::vector<workshop::Setting> settings;
  const auto parts = workshop::parts_now(*definition_, board);
  if (parts && action == scene::Action::change_boards) settings = workshop::next_part(*definition_, board, wall);
  else if (parts && (action == scene::Action::longer_part || action == scene::Action::longer_round))
    settings = workshop::longer_part(*definition_, board, group, parts->phase == workshop::Parts::Phase::working ? longer_round_ms : longer_word_ms);
  else if (action == scene::Action::change_boards) settings = workshop::change_boards(*definition_, board, wall);
  if (action == scene::Action::all_there) settings = workshop::all_there(*definition_, board, wall);
  if (!parts && action == scene::Action::longer_round) {
    const auto round = workshop::round_now(*definition_, board);
    settings = workshop::longer_round(*definition_, board, round && round->changing ? longer_change_ms : longer_round_ms);
  }
  store::Draft draft(board::Actor::facilitator());
  for (const auto& setting : settings) draft.set(setting.kind, setting.record, setting.fields);
  if (draft.empty()) return;
  if (const auto done = store_->commit(std::move(draft)); !done) return hands_->room().say(done.error().message, scene_.glass().size_mm * 0.5, {});
  if (action != scene::Action::change_boards) return;
  const base::Vec middle = scene_.glass().size_mm * 0.5;
  sound(sound::Cue::gong, middle);
  sound(sound::Cue::gong, middle, {}, second_stroke_ms);
}

// Groups that work apart hear the gong when the last of them has had its time, and so does whoever presents; nobody is sent on.
void Kiosk::watch_parts() {
  const board::Step& step = *store_->board().current_step();
  const auto parts = workshop::parts_now(*definition_, store_->board());
  if (!parts->apart() || !workshop::running(step)) {
    round_seen_ = 0;
    return;
  }
  std::int64_t left = 0;
  for (int group = 1; group <= parts->groups; ++group) left = std::max(left, workshop::part_left_ms(step, *parts, group, clock_.wall_ms()));
  const std::int64_t seen = step.round + (static_cast<std::int64_t>(step.id.counter()) << 16);
  const bool same = std::exchange(round_seen_, seen) == seen;
  const std::int64_t before = std::exchange(round_left_ms_, left);
  if (same && before > 0 && left <= 0) sound(sound::Cue::gong, scene_.glass().size_mm * 0.5);
}

// A list one by one: whoever leads it goes on, back and to any item, gives it more time or less; and fixes what was chosen.
void Kiosk::lead(scene::Action action, Id item) {
  using scene::Action;
  if (!store_ || !definition_) return;
  const board::Board& board = store_->board();
  const std::int64_t wall = clock_.wall_ms();
  std::vector<workshop::Setting> settings;
  if (action == Action::next_item) settings = workshop::next_item(*definition_, board, wall);
  if (action == Action::item_before) settings = workshop::item_before(*definition_, board, wall);
  if (action == Action::go_to_item) settings = workshop::go_to_item(*definition_, board, item, wall);
  if (action == Action::longer_item || action == Action::shorter_item)
    settings = workshop::longer_item(*definition_, board, action == Action::longer_item ? a_minute_ms : -a_minute_ms);
  const auto choice = workshop::choice_now(*definition_, board);
  const bool decides = action == Action::decide;
  if (choice && (decides || action == Action::choose_again)) settings = workshop::decide(*choice, decides);
  store::Draft draft(board::Actor::facilitator());
  for (const auto& setting : settings) draft.set(setting.kind, setting.record, setting.fields);
  if (draft.empty()) return;
  if (const auto done = store_->commit(std::move(draft)); !done) return hands_->room().say(done.error().message, scene_.glass().size_mm * 0.5, {});
  sound(decides ? sound::Cue::stick : sound::Cue::drop, scene_.glass().size_mm * 0.5);
}

// It rings once when an item has had its time, and sends nobody on.
void Kiosk::watch_item() {
  const board::Step& step = *store_->board().current_step();
  const auto now = workshop::item_now(*definition_, store_->board());
  if (!workshop::running(step)) {
    round_seen_ = 0;
    return;
  }
  const std::int64_t left = workshop::item_left_ms(store_->board(), *now, clock_.wall_ms());
  const auto seen = static_cast<std::int64_t>(now->item.value & 0x7fffffffffffffff);
  const bool same = std::exchange(round_seen_, seen) == seen;
  const std::int64_t before = std::exchange(round_left_ms_, left);
  if (same && before > 0 && left <= 0) sound(sound::Cue::gong, scene_.glass().size_mm * 0.5);
}

// A round that runs out under people's eyes ends with the gong, and the way to the next board begins; once that has lasted long
// enough, so does the next round. What was undone since stays undone: a clock that is over already moves nobody.
void Kiosk::watch_round() {
  const board::Step* step = store_ ? store_->board().current_step() : nullptr;
  if (step && definition_ && workshop::parts_now(*definition_, store_->board())) return watch_parts();
  if (step && definition_ && workshop::item_now(*definition_, store_->board())) return watch_item();
  const auto round = step && definition_ ? workshop::round_now(*definition_, store_->board()) : std::nullopt;
  if (!round || !workshop::running(*step) || store_->board().workshop().closed) {
    round_seen_ = 0;
    return;
  }
  const std::int64_t left = workshop::round_left_ms(*step, clock_.wall_ms());
  const std::int64_t seen = 2 * static_cast<std::int64_t>(round->number) + (round->changing ? 1 : 0) + (static_cast<std::int64_t>(step->id.counter()) << 16);
  const bool same = std::exchange(round_seen_, seen) == seen;
  const std::int64_t before = std::exchange(round_left_ms_, left);
  if (!same || before <= 0 || left > 0) return;
  if (round->changing) return conduct(scene::Action::all_there);
  const bool moves = !workshop::change_boards(*definition_, store_->board(), clock_.wall_ms()).empty();
  if (moves) conduct(scene::Action::change_boards);
  else sound(sound::Cue::gong, scene_.glass().size_mm * 0.5);
}

}  // namespace app
