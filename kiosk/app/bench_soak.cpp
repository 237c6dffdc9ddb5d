// Ten hands that never rest, for as long as is asked: what they do to memory and to the longest frame. Memory of a board that
// grows must grow, so this one does not: what the hands write beyond the first notes others take away again, what they stretch
// others bring back to its size, and before the clock starts undo remembers as much as it ever will and the dictionaries are read.
// Removed notes stay records, a few kB a minute.
#include <fmt/core.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/bench.h"
#include "app/bench_table.h"
#include "app/commands.h"
#include "base/random.h"

namespace app {
namespace {

using base::Vec;

// One hand: takes what lies somewhere, brings it somewhere else with one finger or two, throws it, holds it or only taps.
class Hand {
 public:
  Hand(std::int64_t first_contact, contact::Simulated& device) : first_(first_contact), device_(device) {}

  void next_frame(base::Random& random, Kiosk& kiosk) {
    const Vec glass = kiosk.scene().glass().size_mm;
    if (frames_ == 0) {
      if (random.chance(0.9)) return;  // looks for something
      at_ = anywhere(random, glass);
      // Not what leads out of the step.
      const scene::Area* met = kiosk.scene().hit(at_);
      if (met && met->target.kind == scene::TargetKind::button) return;
      if (kiosk.panel_at(at_) != 0) return;
      to_ = anywhere(random, glass);
      two_ = random.chance(0.25);
      thrown_ = random.chance(0.3);
      turn_ = random.between(-1.5, 1.5);
      frames_ = random.chance(0.2) ? 6 : 20 + static_cast<int>(random.below(60));
      still_ = random.chance(0.1) ? 45 : 2;  // a hold, now and then
      total_ = frames_;
      device_.begin(first_, finger(0, 0));
      if (two_) device_.begin(first_ + 1, finger(1, 0));
      return;
    }
    if (still_-- > 0) return;
    --frames_;
    const double t = 1 - static_cast<double>(frames_) / total_;
    if (total_ > 6) {
      device_.move(first_, finger(0, t));
      if (two_) device_.move(first_ + 1, finger(1, t));
    }
    if (frames_ == (thrown_ ? 5 : 0)) leave();
  }
  void leave() {
    if (total_ == 0) return;
    device_.end(first_);
    if (two_) device_.end(first_ + 1);
    frames_ = total_ = 0;
  }

 private:
  static Vec anywhere(base::Random& random, Vec glass) { return {random.between(0.05, 0.95) * glass.x, random.between(0.05, 0.95) * glass.y}; }
  Vec finger(int which, double t) const {
    const Vec at = at_ + (to_ - at_) * t;
    const Vec aside = base::rotated({two_ ? (which ? 30.0 : -30.0) : 0, 0}, turn_ * t * 57.3);
    return at + aside;
  }

  std::int64_t first_;
  contact::Simulated& device_;
  Vec at_, to_;
  bool two_ = false, thrown_ = false;
  double turn_ = 0;
  int frames_ = 0, total_ = 0, still_ = 0;
};

constexpr std::size_t notes_laid = 200;
constexpr long first_frames = 600;  // fonts and pictures are met, programs are built: not counted among the longest

// Moves until undo has forgotten the first of them: as after hours of work.
void fill_history(Kiosk& kiosk, base::Random& random) {
  store::Store& store = *kiosk.store();
  const base::Id sheet = kiosk.plan_of_now().sheet_id;
  const std::vector<base::Id> notes = kiosk.scene().notes_in_order();
  for (std::size_t i = 0; i < store::Store::kMostDeeds; ++i) {
    const board::Note& note = *store.board().notes.find(notes[random.below(notes.size())]);
    board::Placement to = *note.places.find(sheet);
    to.at = kiosk.plan_of_now().keep_on_glass(to.at + Vec{random.between(-5, 5), random.between(-5, 5)}, to.width_mm);
    store::Draft draft(board::Actor::of_seat(note.seat));
    draft.set(board::RecordKind::note, note.id, {{board::Property::place, to, sheet}});
    (void)store.commit(std::move(draft));
    if (i % 100 == 99) (void)kiosk.frame();
  }
  (void)kiosk.journal().flush();
}

// Somebody writes a few words on a new note; of more than a few open texts the oldest is put down.
void write_something(Kiosk& kiosk, base::Random& random) {
  constexpr std::size_t most_open = 3;
  const std::vector<base::Id> seats = kiosk.plan_of_now().seats;
  if (seats.empty()) return;
  hands::Writing& writing = kiosk.hands().writing();
  writing.begin_note(seats[random.below(seats.size())], 0, kiosk.plan_of_now().sheet.centre());
  if (!kiosk.preview().writings.empty()) writing.type(kiosk.preview().writings.back().session, "Rapeler demain qui a écrit");
  if (kiosk.preview().writings.size() > most_open) writing.close(kiosk.preview().writings.front().session);
}

// The widest note gets its usual size again.
void bring_back_a_size(Kiosk& kiosk) {
  const scene::Plan& plan = kiosk.plan_of_now();
  const board::Note* widest = nullptr;
  const auto width = [&](const board::Note& note) {
    const board::Placement* place = note.removed ? nullptr : note.places.find(plan.sheet_id);
    return place ? place->width_mm : 0;
  };
  for (const board::Note& note : kiosk.store()->board().notes)
    if (!widest || width(note) > width(*widest)) widest = &note;
  if (!widest || width(*widest) <= plan.note_width) return;
  board::Placement to = *widest->places.find(plan.sheet_id);
  to.width_mm = plan.note_width;
  store::Draft draft(board::Actor::of_seat(widest->seat));
  draft.set(board::RecordKind::note, widest->id, {{board::Property::place, to, plan.sheet_id}});
  (void)kiosk.store()->commit(std::move(draft));
}

// Others at the table: somebody undoes what they did last or does it again after all, and what is too many on the glass is
// taken away, even from under a hand.
void others_act(Kiosk& kiosk, base::Random& random) {
  if (random.chance(0.2)) write_something(kiosk, random);
  bring_back_a_size(kiosk);
  store::Store& store = *kiosk.store();
  const auto& seats = store.board().seats;
  if (seats.size() > 0) {
    const board::Actor who = board::Actor::of_seat(seats[random.below(seats.size())].id);
    (void)(random.chance(0.7) ? store.undo(who) : store.redo(who));
  }
  std::vector<base::Id> live;
  for (const board::Note& note : store.board().notes)
    if (!note.removed) live.push_back(note.id);
  while (live.size() > notes_laid) {
    store::Draft draft(board::Actor::of_seat(store.board().notes.find(live.back())->seat));
    draft.remove(board::RecordKind::note, live.back());
    (void)store.commit(std::move(draft));
    live.pop_back();
  }
}

struct Sample {
  double minute, own_mb, small_mb;
};

// Own memory, and the part of it that is in small blocks: without pictures, and without what the rasteriser takes for a frame and
// gives back some frames later, 2 to 60 MB.
Sample sample_at(double minute) { return {minute, own_mb(), static_cast<double>(mallinfo2().uordblks) / (1 << 20)}; }

struct Means {
  double own_mb = 0, small_mb = 0;
};
Means means(const std::vector<Sample>& samples, double from, double to) {
  Means sum;
  double count = 0;
  for (const Sample& sample : samples) {
    if (sample.minute < from || sample.minute > to) continue;
    sum.own_mb += sample.own_mb;
    sum.small_mb += sample.small_mb;
    ++count;
  }
  count = std::max(count, 1.0);
  return {sum.own_mb / count, sum.small_mb / count};
}

// What the hands left on the board and on the glass: memory that grows with it is no leak.
struct Lying {
  std::size_t notes = 0, letters = 0, strokes = 0, points = 0, themes = 0, prints = 0;
  std::size_t open = 0;  // keyboards, pens, lenses, rings, lassos, cards
};
Lying lying_now(Kiosk& kiosk) {
  const board::Board& board = kiosk.store()->board();
  Lying lying;
  for (const board::Note& note : board.notes)
    if (!note.removed) ++lying.notes, lying.letters += note.text.size();
  for (const board::Stroke& stroke : board.strokes)
    if (!stroke.removed) ++lying.strokes, lying.points += stroke.points.size();
  for (const board::Theme& theme : board.themes) lying.themes += !theme.removed;
  for (const board::Photo& photo : board.photos) lying.prints += !photo.removed;
  const scene::Preview& preview = kiosk.preview();
  lying.open =
      preview.writings.size() + preview.inkings.size() + preview.lenses.size() + preview.rings.size() + preview.lassos.size() + preview.undo_cards.size();
  return lying;
}

double per_cent(double before, double after) { return before > 0 ? (after / before - 1) * 100 : 0; }
double rounded(double value) { return std::round(value * 100) / 100; }

}  // namespace

int soak(const KioskOptions& options, double minutes, bool json) {
  std::string name = (std::filesystem::temp_directory_path() / "tablee-soak-XXXXXX").string();
  const std::filesystem::path place = mkdtemp(name.data());
  const auto end = [&](int status) {
    std::error_code error;
    std::filesystem::remove_all(place, error);
    return status;
  };
  auto screen = Offscreen::open(options.glass.width_px, options.glass.height_px);
  if (!screen) return end(tell_error(options, screen.error()));
  auto opened = BenchTable::lay(options, place, notes_laid, 0, screen->get());
  if (!opened) return end(tell_error(options, opened.error()));
  BenchTable& table = **opened;
  Kiosk& kiosk = table.kiosk();
  std::vector<Hand> hands;
  for (int i = 0; i < 10; ++i) hands.emplace_back(2 * i, table.hands());
  base::Random random(11);
  fill_history(kiosk, random);
  for (int i = 0; i < 4; ++i) write_something(kiosk, random);
  // As before people come: a moment in which nothing is done. Then the facilitator's console is out, all the time.
  table.step();
  kiosk.rest();
  kiosk.open_panel(panel::Kind::console, {kiosk.scene().glass().size_mm.x / 2, kiosk.scene().glass().size_mm.y}, 0);
  for (int i = 0; i < 120; ++i) table.step();
  kiosk.words().wait();

  using Clock = std::chrono::steady_clock;
  const auto began = Clock::now();
  const auto minutes_so_far = [&] { return std::chrono::duration<double>(Clock::now() - began).count() / 60; };
  constexpr double sample_every = 1.0 / 60;
  const double tell_every = std::max(0.25, minutes / 30);
  std::vector<Sample> samples;
  double next_sample = 0, next_line = tell_every, longest_ms = 0, longest_drawn_ms = 0;
  long frames = 0, over_50 = 0;
  for (;;) {
    const double now = minutes_so_far();
    if (now >= next_sample || now >= minutes) {
      samples.push_back(sample_at(now));
      next_sample = now + sample_every;
      others_act(kiosk, random);
    }
    if (now >= next_line || now >= minutes) {
      const Means lately = means(samples, now - tell_every, now);
      if (!json)
        fmt::print("minute {:5.1f}: {:7} frames, {:6} changes, {:6.1f} MB, of it {:5.1f} in small blocks, longest frame {:.1f} ms\n", now, frames,
                   kiosk.applied(), lately.own_mb, lately.small_mb, longest_ms);
      if (!json) {
        const Lying l = lying_now(kiosk);
        fmt::print("   on it: {} notes, {} letters, {} strokes of {} points, {} themes, {} prints; open: {}\n", l.notes, l.letters, l.strokes, l.points,
                   l.themes, l.prints, l.open);
      }
      std::fflush(stdout);
      next_line += tell_every;
    }
    if (now >= minutes) break;
    for (Hand& hand : hands) hand.next_frame(random, kiosk);
    const double before_us = StageTimes::cpu_us();
    table.next_frame();
    const double ms = (StageTimes::cpu_us() - before_us) * 1e-3;
    table.show();
    const double drawn_ms = (StageTimes::cpu_us() - before_us) * 1e-3;
    if (++frames <= first_frames) continue;
    longest_ms = std::max(longest_ms, ms);
    longest_drawn_ms = std::max(longest_drawn_ms, drawn_ms);
    over_50 += ms > 50;
  }

  // The first sixth warms up; the second is what the last is held against.
  const double sixth = minutes / 6;
  const Means before = means(samples, sixth, 2 * sixth), after = means(samples, minutes - sixth, minutes + 1);
  const double grown = per_cent(before.own_mb, after.own_mb), grown_small = per_cent(before.small_mb, after.small_mb);
  if (json) {
    nlohmann::ordered_json memory = nlohmann::ordered_json::array();
    for (double from = 0; from < minutes; from += tell_every) {
      const Means mean = means(samples, from, from + tell_every);
      memory.push_back({{"minute", rounded(from + tell_every)}, {"own_mb", rounded(mean.own_mb)}, {"small_blocks_mb", rounded(mean.small_mb)}});
    }
    fmt::print("{}\n", nlohmann::ordered_json{{"minutes", minutes},
                                              {"frames", frames},
                                              {"changes", kiosk.applied()},
                                              {"longest_frame_ms", rounded(longest_ms)},
                                              {"longest_frame_with_driver_ms", rounded(longest_drawn_ms)},
                                              {"frames_over_50_ms", over_50},
                                              {"own_mb_before", rounded(before.own_mb)},
                                              {"own_mb_after", rounded(after.own_mb)},
                                              {"own_grown_per_cent", rounded(grown)},
                                              {"small_blocks_grown_per_cent", rounded(grown_small)},
                                              {"memory", memory}}
                           .dump(2));
    return end(0);
  }
  fmt::print("{} frames, {} of them over 50 ms of the program's own work, the longest {:.1f} ms ({:.1f} ms with the driver's part of drawing)\n", frames,
             over_50, longest_ms, longest_drawn_ms);
  fmt::print("memory, minutes {:.1f} to {:.1f} against the last {:.1f}: {:.1f} to {:.1f} MB, {:+.1f} %; of it small blocks: {:.1f} to {:.1f} MB, {:+.1f} %\n",
             sixth, 2 * sixth, sixth, before.own_mb, after.own_mb, grown, before.small_mb, after.small_mb, grown_small);
  return end(0);
}

}  // namespace app
