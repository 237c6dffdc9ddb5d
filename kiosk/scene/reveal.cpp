// A hidden vote is shown: dot after dot turns up on its upright axis, note after note as one reads, and all of it in the time
// that a room waits in silence. With reduced motion they fade instead.
#include <algorithm>
#include <cmath>

#include "scene/scene.h"

namespace scene {
namespace {

// Line by line: what lies less than half a note lower is in the same line.
std::vector<Id> in_reading_order(const Frame& frame) {
  struct Lies {
    Id note;
    Vec at;
  };
  std::vector<Lies> all;
  for (const board::Note& note : frame.board.notes) {
    const board::Placement* place = note.removed || note.face_down ? nullptr : note.places.find(frame.plan.sheet_id);
    if (place) all.push_back({note.id, place->at});
  }
  std::sort(all.begin(), all.end(), [](const Lies& a, const Lies& b) { return a.at.y < b.at.y; });
  for (auto line = all.begin(); line != all.end();) {
    const double below = line->at.y + frame.plan.note_width / 2;
    const auto end = std::find_if(line, all.end(), [&](const Lies& one) { return one.at.y > below; });
    std::sort(line, end, [](const Lies& a, const Lies& b) { return a.at.x < b.at.x; });
    line = end;
  }
  std::vector<Id> out;
  for (const Lies& one : all) out.push_back(one.note);
  return out;
}

std::optional<Reveal> begin_reveal(const Frame& frame, std::int64_t start_us) {
  const auto& look = frame.tokens.reveal_vote;
  Reveal out{start_us, frame.now_us, look.per_dot_ms, look.flip_ms, {}, 0};
  for (const Id note : in_reading_order(frame)) {
    const auto& slots = frame.board.dots_on(note);
    const auto dots =
        std::count_if(slots.begin(), slots.end(), [&](std::size_t s) { return !frame.board.dots[s].removed && frame.board.dots[s].note == note; });
    if (dots == 0) continue;
    out.first[note] = out.dots;
    out.dots += static_cast<std::size_t>(dots);
  }
  if (out.dots > 1) out.per_dot_ms = std::min(out.per_dot_ms, (look.max_total_ms - look.flip_ms) / static_cast<double>(out.dots - 1));
  if (out.dots == 0 || out.is_over()) return std::nullopt;
  return out;
}

}  // namespace

double Reveal::turned(Id note, std::size_t dot) const {
  const auto it = first.find(note);
  if (it == first.end()) return 1;  // it came since
  const double begins = per_dot_ms * static_cast<double>(it->second + dot), now = static_cast<double>(now_us - start_us) / 1000.0;
  return std::clamp((now - begins) / flip_ms, 0.0, 1.0);
}

bool Reveal::is_over() const { return static_cast<double>(now_us - start_us) / 1000.0 >= per_dot_ms * static_cast<double>(dots > 0 ? dots - 1 : 0) + flip_ms; }

void Scene::turn_votes(const Frame& frame) {
  const std::int64_t shown_us = frame.preview.reveal_us;
  const auto anew = [&] {
    for (const auto& [note, dot] : reveal_->first) face_changed(frame.board, note);
  };
  if (shown_us != revealed_us_) {
    revealed_us_ = shown_us;
    reveal_.reset();
    if (shown_us != 0 && plan_.voting && !plan_.votes_hidden) reveal_ = begin_reveal(frame, shown_us);
    if (reveal_) due_.furniture = true;  // the ranking waits for the last dot
  }
  if (!reveal_) return;
  reveal_->now_us = frame.now_us;
  anew();
  animating_ = true;
  if (plan_.voting && !plan_.votes_hidden && !reveal_->is_over()) return;
  reveal_.reset();
  due_.furniture = true;
}

}  // namespace scene
