// Looking back: the glass shows the board as it was at a moment, all of it, while the history is open and its knob stands before now.
// Nothing can be done to what has passed; whatever is done to the board now brings the glass back to now.
#include <algorithm>
#include <cmath>

#include "app/kiosk.h"
#include "board/properties.h"
#include "store/timeline.h"

namespace app {
namespace {

constexpr std::size_t kMostChanges = 200'000;      // that are gone back through
constexpr std::int64_t kLongestPauseMs = 120'000;  // on the line; longer ones are shown so long
constexpr std::int64_t kMeasuredUs = 1'000'000;    // how often the line is measured anew while people go on
constexpr std::int64_t kShortestPlayUs = 6'000'000, kLongestPlayUs = 30'000'000, kDeedUs = 250'000;
constexpr std::size_t kLongestSaid = 44;  // bytes of what was chosen

using board::Property;
using board::RecordKind;

std::string said_of(const board::Board& board, RecordKind kind, Id record) {
  std::string text;
  if (kind == RecordKind::note) {
    const board::Note* note = board.notes.find(record);
    if (note && !note->face_down) text = note->text;  // what lay hidden is said to nobody
  } else if (const auto title = board::value_of(board, kind, record, Property::title)) {
    if (const auto* words = std::get_if<std::string>(&*title)) text = *words;
  }
  for (char& c : text)
    if (c == '\n') c = ' ';
  if (text.size() <= kLongestSaid) return text;
  std::size_t end = kLongestSaid;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

struct Kiosk::LookBack {
  struct Read {
    std::mutex mutex;
    bool done = false, failed = false;
    store::Timeline timeline;
  };
  std::shared_ptr<Read> read = std::make_shared<Read>();
  bool is_here = false;
  std::vector<store::Store::Past> since;  // done while it was read
  store::Timeline timeline;
  std::vector<double> places;  // of its moments on the line, 0 to 1
  std::size_t first = 0;       // of them: the set-up is before it
  std::int64_t measured_us = 0;
  panel::History shown;
  std::int64_t plays_since_us = 0;
  double plays_from = 0;
  RecordKind chosen_kind{};
  std::uint64_t seen = 0;  // revision of `shown` that the panel was given last

  bool looks_back() const { return is_here && !timeline.is_now(); }
  std::int64_t at_ms() const { return timeline.at() > 0 ? timeline.change(timeline.at() - 1).at_ms : shown.from_ms; }
  std::size_t moment_at(double at) const {
    if (at >= 1) return timeline.size();
    const auto after = std::upper_bound(places.begin() + static_cast<std::ptrdiff_t>(first), places.end(), at);
    const auto moment = static_cast<std::size_t>(after - places.begin());
    return timeline.whole(std::clamp(moment, first + 1, timeline.size() + 1) - 1);
  }
  // Where the workshop was begun: from there on it always has a step.
  std::size_t find_first() const {
    std::optional<std::size_t> begun;
    for (std::size_t i = 0; i < timeline.size(); ++i) {
      const board::Fields* fields = timeline.change(i).kind == RecordKind::workshop ? board::fields_of(timeline.change(i).act) : nullptr;
      const board::Field* field = fields ? board::find_field(*fields, Property::current_step) : nullptr;
      const Id* step = field && field->value ? std::get_if<Id>(&*field->value) : nullptr;
      if (step && !*step) begun.reset();
      else if (step && !begun) begun = i + 1;
    }
    return begun.value_or(0);  // begun before all that is known
  }

  void measure(std::int64_t now_us) {
    measured_us = now_us;
    const std::size_t size = timeline.size();
    places.assign(size + 1, 0);
    shown.steps.clear();
    shown.deeds = 0;
    first = find_first();
    std::int64_t whole = 0;
    for (std::size_t i = first; i < size; ++i) {
      const std::int64_t gap = i > 0 ? timeline.change(i).at_ms - timeline.change(i - 1).at_ms : 0;
      whole += std::clamp<std::int64_t>(gap, 0, kLongestPauseMs);
      places[i + 1] = static_cast<double>(whole);
    }
    for (double& place : places) place = whole > 0 ? place / static_cast<double>(whole) : 0;
    std::vector<double> counts(panel::History::kBars, 0);
    for (std::size_t i = first > 0 ? first - 1 : 0; i < size; ++i) {
      const board::Change& change = timeline.change(i);
      const bool by_people = change.actor.kind == board::Actor::Kind::seat || change.actor.kind == board::Actor::Kind::facilitator;
      if (by_people && (i == 0 || timeline.change(i - 1).group != change.group)) {
        ++shown.deeds;
        const auto bar = static_cast<std::size_t>(places[i + 1] * static_cast<double>(counts.size()));
        ++counts[std::min(bar, counts.size() - 1)];
      }
      const board::Fields* fields = change.kind == RecordKind::workshop ? board::fields_of(change.act) : nullptr;
      if (fields && board::find_field(*fields, Property::current_step)) shown.steps.push_back({places[i + 1], change.at_ms});
    }
    const double most = *std::max_element(counts.begin(), counts.end());
    shown.bars.assign(counts.size(), 0);
    for (std::size_t i = 0; i < counts.size(); ++i) shown.bars[i] = most > 0 ? std::sqrt(counts[i] / most) : 0;
    shown.from_ms = size > 0 ? timeline.change(first > 0 ? first - 1 : 0).at_ms : 0;
    shown.to_ms = size > 0 ? timeline.change(size - 1).at_ms : 0;
    ++shown.revision;
  }
};

void Kiosk::open_history(const panel::Request& request) {
  if (!store_) return;
  if (!look_back_) {
    hand_over();
    look_back_ = std::make_shared<LookBack>();
    chores_.ask([read = look_back_->read, journal = journal_.get(), workshop = workshop_, wake = wake_] {
      auto opened = journal->load(workshop, kMostChanges);
      store::Timeline timeline;
      if (opened) {
        std::vector<store::Store::Past> past;
        past.reserve(opened->recent.size());
        for (auto& entry : opened->recent) past.push_back({std::move(entry.change), std::move(entry.inverse)});
        timeline = store::Timeline(std::move(opened->board), std::move(past));
      }
      {
        const std::lock_guard lock(read->mutex);
        read->timeline = std::move(timeline);
        read->failed = !opened;
        read->done = true;
      }
      if (wake) wake();
    });
  }
  const std::uint64_t opened = panels_->open(panel::Kind::history, house(), request.at, request.angle_deg);
  panels_->unlock(opened);  // whoever asks has the console open
  // On a small glass the console would hide what is looked back at.
  if (panels_->overlap(opened, request.panel)) panels_->close(request.panel);
}

bool Kiosk::looks_back() const { return look_back_ && look_back_->looks_back(); }

bool Kiosk::past_moves() const {
  if (!look_back_) return false;
  return look_back_->shown.plays || look_back_->shown.revision != look_back_->seen || !panels_->any_open(panel::Kind::history);
}

const board::Board& Kiosk::board_shown() const { return looks_back() ? look_back_->timeline.board() : board_or_nothing(); }

std::int64_t Kiosk::wall_shown() const { return looks_back() ? look_back_->at_ms() : clock_.wall_ms(); }

const panel::History* Kiosk::history_shown() const { return look_back_ ? &look_back_->shown : nullptr; }

// Told of what was done now, before anybody else looks at the board.
void Kiosk::go_on_from_past(std::span<const store::Store::Past> past) {
  if (!look_back_) return;
  look_at_now();
  if (look_back_->is_here) look_back_->timeline.append(past);
  else look_back_->since.insert(look_back_->since.end(), past.begin(), past.end());
}

// Before the panels are drawn.
void Kiosk::attend_to_past() {
  if (!look_back_) return;
  if (!panels_->any_open(panel::Kind::history)) {
    look_at_now();
    look_back_.reset();
    return;
  }
  receive_past();
  play_on();
  look_back_->seen = look_back_->shown.revision;
}

// What was read of it has come, or people went on meanwhile.
void Kiosk::receive_past() {
  LookBack& past = *look_back_;
  const std::int64_t now = clock_.now_us();
  if (!past.is_here) {
    const std::lock_guard lock(past.read->mutex);
    if (!past.read->done) return;
    if (past.read->failed) {
      if (past.shown.state != panel::History::State::unreadable) ++past.shown.revision;
      past.shown.state = panel::History::State::unreadable;
      return;
    }
    past.timeline = std::move(past.read->timeline);
    past.timeline.append(std::exchange(past.since, {}));
    past.is_here = true;
    past.shown.state = panel::History::State::here;
    past.measure(now);
  }
  if (past.places.size() != past.timeline.size() + 1 && now - past.measured_us >= kMeasuredUs) past.measure(now);
}

void Kiosk::play_on() {
  LookBack& past = *look_back_;
  if (!past.shown.plays) return;
  const std::int64_t now = clock_.now_us();
  const auto length = std::clamp(static_cast<std::int64_t>(past.shown.deeds) * kDeedUs, kShortestPlayUs, kLongestPlayUs);
  look_back(past.plays_from + static_cast<double>(now - past.plays_since_us) / static_cast<double>(length));
  if (past.shown.is_now) past.shown.plays = false, ++past.shown.revision;
}

std::int64_t Kiosk::next_past_us() const {
  const bool grew = look_back_ && look_back_->is_here && look_back_->places.size() != look_back_->timeline.size() + 1;
  return grew ? look_back_->measured_us + kMeasuredUs : 0;
}

void Kiosk::play_past(bool plays) {
  if (!look_back_ || !look_back_->is_here) return;
  LookBack& past = *look_back_;
  past.shown.plays = plays;
  past.plays_since_us = clock_.now_us();
  past.plays_from = past.shown.is_now ? 0 : past.shown.at;
  ++past.shown.revision;
}

void Kiosk::look_back(double at) {
  if (!look_back_ || !look_back_->is_here) return;
  LookBack& past = *look_back_;
  // Between two moments of a hidden vote one would see who gave what: until it is shown there is only now.
  const bool secret = store_->board().workshop().votes_hidden && store_->rules().given.dot;
  at = secret ? 1 : std::clamp(at, 0.0, 1.0);
  if (secret) past.shown.plays = false;
  const bool was_now = past.timeline.is_now();
  if (was_now && at < 1 && past.places.size() != past.timeline.size() + 1) past.measure(clock_.now_us());
  // A finger that rests beside the knob at its end leaves hands alone.
  if (was_now && past.moment_at(at) < past.timeline.size()) {
    // What is in the making is put down, and on the board, before it is left: a deed of now, which does not stop what is asked for here.
    const bool plays = past.shown.plays;
    hands_->put_everything_down();
    past.shown.plays = plays;
    gestures_.clear();
    arena_->cancel_all(clock_.now_us(), gestures_);
    hands_->take(gestures_, clock_.now_us());
    preview_.glides.clear();
    if (past.places.size() != past.timeline.size() + 1) past.measure(clock_.now_us());
  }
  const std::size_t before = past.timeline.at(), moment = past.moment_at(at);
  const auto passed = past.timeline.go_to(moment);
  past.shown.at = past.timeline.is_now() ? 1 : at;
  past.shown.is_now = past.timeline.is_now();
  past.shown.at_ms = past.at_ms();
  ++past.shown.revision;
  if (moment == before) return;
  past.shown.chosen = {};
  preview_.past.reset();
  if (!past.timeline.is_now()) preview_.past = scene::Past{past.at_ms(), {}, {}, {}};
  ++preview_.revision;
  if (moment > before) scene_.changed(board_shown(), passed);
  else scene_.forget();
  if (!past.timeline.is_now()) return;
  scene_.plan(store_->board());
  apply_rules();
}

void Kiosk::look_at_now() {
  if (!look_back_) return;
  if (look_back_->shown.plays) look_back_->shown.plays = false, ++look_back_->shown.revision;
  if (looks_back()) look_back(1);
}

void Kiosk::choose_past(RecordKind kind, Id record, base::Vec at) {
  if (!looks_back() || !preview_.past) return;
  LookBack& past = *look_back_;
  past.shown.plays = false;
  past.chosen_kind = kind;
  past.shown.chosen = record;
  if (record) {
    store::Draft draft(board::Actor::facilitator());
    store::bring_back(draft, store_->board(), past.timeline.board(), kind, record);
    past.shown.is_as_then = draft.empty();
    past.shown.chosen_text = said_of(past.timeline.board(), kind, record);
    if (past.shown.chosen_text.empty()) past.shown.chosen_text = texts_("history.untitled");
  }
  ++past.shown.revision;
  preview_.past->kind = kind, preview_.past->chosen = record, preview_.past->touched = at;
  ++preview_.revision;
}

void Kiosk::bring_back(const panel::Request& request) {
  if (!looks_back() || !look_back_->shown.chosen) return;
  store::Draft draft(board::Actor::facilitator());
  store::bring_back(draft, store_->board(), look_back_->timeline.board(), look_back_->chosen_kind, look_back_->shown.chosen);
  if (draft.empty()) return;
  // Done, it shows what is now.
  if (const auto done = store_->commit(std::move(draft)); !done) panels_->refuse(request.panel, done.error().message, clock_.now_us());
}

}  // namespace app
