// A grid of cells names the notes that reach into each; read through lying.h.
#include "scene/lying.h"

#include <algorithm>
#include <cmath>

namespace scene {
namespace {

// Less than the paper by its round corner and by the soft pixel at its edge, for pixels up to 4 mm.
constexpr double edge_mm = 4;

int place_on(double mm, double side, int most) { return std::clamp(static_cast<int>(std::floor(mm / side)), 0, most - 1); }

}  // namespace

void Lying::begin(Vec glass_mm, std::size_t slots) {
  glass_ = glass_mm;
  const auto count = [](double mm, double side) { return std::max(1, static_cast<int>(std::ceil(mm / side))); };
  across_ = count(glass_mm.x, cell_mm);
  down_ = count(glass_mm.y, cell_mm);
  tiles_across_ = count(glass_mm.x, tile_mm);
  tiles_down_ = count(glass_mm.y, tile_mm);
  cells_.resize(static_cast<std::size_t>(across_) * static_cast<std::size_t>(down_));
  for (auto& cell : cells_) cell.clear();
  notes_.clear();
  notes_.resize(slots);
  dots_.clear();
  ranked_.clear();
  ids_.clear();
  sorted_ = false;
}

void Lying::sort() {
  std::sort(ranked_.begin(), ranked_.end());
  ids_.clear();
  for (const auto& [rank, slot] : ranked_) ids_.push_back(Id{notes_[slot].note.area.target.id});
  sorted_ = true;
}

Lying::Range Lying::cells_of(const Box& box) const {
  return {place_on(box.min.x, cell_mm, across_), place_on(box.min.y, cell_mm, down_), place_on(box.max.x, cell_mm, across_),
          place_on(box.max.y, cell_mm, down_)};
}

Lying::Range Lying::tiles_of(const Box& box) const {
  return {place_on(box.min.x, tile_mm, tiles_across_), place_on(box.min.y, tile_mm, tiles_down_), place_on(box.max.x, tile_mm, tiles_across_),
          place_on(box.max.y, tile_mm, tiles_down_)};
}

void Lying::enter(std::size_t slot) {
  const Range r = cells_of(notes_[slot].note.reach);
  for (int y = r.top; y <= r.bottom; ++y)
    for (int x = r.left; x <= r.right; ++x) cells_[static_cast<std::size_t>(y * across_ + x)].push_back(static_cast<std::uint32_t>(slot));
  notes_[slot].lies = true;
}

void Lying::leave(std::size_t slot) {
  if (!notes_[slot].lies) return;
  const Range r = cells_of(notes_[slot].note.reach);
  for (int y = r.top; y <= r.bottom; ++y) {
    for (int x = r.left; x <= r.right; ++x) {
      auto& cell = cells_[static_cast<std::size_t>(y * across_ + x)];
      if (const auto it = std::find(cell.begin(), cell.end(), static_cast<std::uint32_t>(slot)); it != cell.end()) {
        *it = cell.back();
        cell.pop_back();
      }
    }
  }
  notes_[slot].lies = false;
}

void Lying::put(std::size_t slot, Id id, std::int64_t rank, Where where, Note note, Areas dots) {
  if (slot >= notes_.size()) notes_.resize(slot + 1);
  Kept& kept = notes_[slot];
  leave(slot);
  if (kept.known && kept.rank != rank && sorted_) {
    const auto at = std::lower_bound(ranked_.begin(), ranked_.end(), std::pair{kept.rank, slot});
    ids_.erase(ids_.begin() + (at - ranked_.begin()));
    ranked_.erase(at);
    kept.known = false;
  }
  if (!kept.known) {
    const std::pair entry{rank, slot};
    const auto at = sorted_ ? std::lower_bound(ranked_.begin(), ranked_.end(), entry) : ranked_.end();
    if (sorted_) ids_.insert(ids_.begin() + (at - ranked_.begin()), id);
    ranked_.insert(at, entry);
  }
  kept.known = true;
  kept.rank = rank;
  kept.note = std::move(note);
  if (dots.empty()) dots_.erase(slot);
  else dots_[slot] = std::move(dots);
  if (where == Where::on_sheet) enter(slot);
}

void Lying::remove(std::size_t slot) {
  if (!knows(slot)) return;
  leave(slot);
  const auto at = std::lower_bound(ranked_.begin(), ranked_.end(), std::pair{notes_[slot].rank, slot});
  ids_.erase(ids_.begin() + (at - ranked_.begin()));
  ranked_.erase(at);
  dots_.erase(slot);
  notes_[slot].known = false;
}

Box Lying::open_within(const Box& box) const {
  const Range r = tiles_of(box);
  Range open{r.right + 1, r.bottom + 1, r.left - 1, r.top - 1};
  for (int y = r.top; y <= r.bottom; ++y) {
    const auto row = open_.begin() + y * tiles_across_;
    const auto first = std::find(row + r.left, row + r.right + 1, std::uint8_t{1});
    if (first == row + r.right + 1) continue;
    int last = r.right;
    while (row[last] == 0) --last;
    open.left = std::min(open.left, static_cast<int>(first - row));
    open.right = std::max(open.right, last);
    open.top = std::min(open.top, y);
    open.bottom = y;
  }
  if (open.bottom < open.top) return {};
  // What reaches beyond the glass is named by the outermost tiles.
  constexpr double far = 1e6;
  const auto low = [&](int tile) { return tile == 0 ? -far : tile * tile_mm; };
  const auto high = [&](int tile, int most) { return tile == most - 1 ? far : (tile + 1) * tile_mm; };
  return {{low(open.left), low(open.top)}, {high(open.right, tiles_across_), high(open.bottom, tiles_down_)}};
}

// Closes the tiles that lie wholly within the paper.
void Lying::cover(const Note& note) {
  const Pose& pose = note.area.pose;
  const double c = std::cos(base::radians(pose.angle_deg)), s = std::sin(base::radians(pose.angle_deg));
  const double half = note.paper_mm / 2 - edge_mm, reach = (std::abs(c) + std::abs(s)) * tile_mm / 2;
  if (half <= reach) return;
  const Range r = tiles_of(Box::around(pose.at, Vec{half, half} * (2 * (std::abs(c) + std::abs(s)))));
  for (int y = r.top; y <= r.bottom; ++y) {
    const double dy = (y + 0.5) * tile_mm - pose.at.y;
    for (int x = r.left; x <= r.right; ++x) {
      const double dx = (x + 0.5) * tile_mm - pose.at.x;
      if (std::abs(dx * c + dy * s) <= half - reach && std::abs(dy * c - dx * s) <= half - reach) open_[static_cast<std::size_t>(y * tiles_across_ + x)] = 0;
    }
  }
}

// Those that were not found yet under this stamp.
void Lying::find(const Box& box, std::vector<std::uint32_t>& slots) {
  const Range r = cells_of(box);
  for (int y = r.top; y <= r.bottom; ++y) {
    for (int x = r.left; x <= r.right; ++x) {
      for (const std::uint32_t slot : cells_[static_cast<std::size_t>(y * across_ + x)]) {
        Kept& kept = notes_[slot];
        if (kept.stamp == stamp_ || !box.overlaps(kept.note.reach)) continue;
        kept.stamp = stamp_;
        slots.push_back(slot);
      }
    }
  }
}

void Lying::seen_within(const Damage& damage, std::vector<Seen>& out) {
  out.clear();
  if (damage.empty()) return;
  found_.clear();
  if (damage.whole()) {
    open_.assign(static_cast<std::size_t>(tiles_across_) * static_cast<std::size_t>(tiles_down_), 1);
    for (auto it = ranked_.rbegin(); it != ranked_.rend(); ++it)
      if (notes_[it->second].lies) found_.push_back(static_cast<std::uint32_t>(it->second));
  } else {
    open_.assign(static_cast<std::size_t>(tiles_across_) * static_cast<std::size_t>(tiles_down_), 0);
    ++stamp_;
    for (const Box& box : damage.boxes()) {
      const Range t = tiles_of(box);
      for (int y = t.top; y <= t.bottom; ++y) std::fill_n(open_.begin() + y * tiles_across_ + t.left, t.right - t.left + 1, std::uint8_t{1});
      find(box, found_);
    }
    std::sort(found_.begin(), found_.end(), [this](std::uint32_t a, std::uint32_t b) { return is_over(a, b); });
  }
  for (const std::uint32_t slot : found_) {
    const Note& note = notes_[slot].note;
    const Box within = open_within(note.reach);
    if (within.max.x <= within.min.x) continue;
    const bool shadow_alone = !within.overlaps(note.body);
    out.push_back({slot, shadow_alone, within});
    if (!shadow_alone && note.paper_mm > 0) cover(note);
  }
  std::reverse(out.begin(), out.end());
}

void Lying::within(const Box& box, std::vector<std::uint32_t>& slots) {
  slots.clear();
  if (cells_.empty()) return;
  ++stamp_;
  find(box, slots);
}

const Area* Lying::hit(Vec at) const {
  if (cells_.empty()) return nullptr;
  const Area* best = nullptr;
  std::size_t best_slot = 0;
  for (const std::uint32_t slot : cells_[static_cast<std::size_t>(place_on(at.y, cell_mm, down_) * across_ + place_on(at.x, cell_mm, across_))]) {
    if (best && !is_over(slot, best_slot)) continue;
    const Area* found = nullptr;
    if (notes_[slot].note.area.contains(at)) found = &notes_[slot].note.area;
    if (const auto dots = dots_.find(slot); dots != dots_.end()) {
      for (const Area& dot : dots->second)
        if (dot.contains(at)) found = &dot;  // a later one lies over an earlier
    }
    if (!found) continue;
    best = found;
    best_slot = slot;
  }
  return best;
}

void Lying::targets(Areas& out) const {
  for (const auto& [rank, slot] : ranked_) {
    if (!notes_[slot].lies) continue;
    out.push_back(notes_[slot].note.area);
    if (const auto dots = dots_.find(slot); dots != dots_.end()) out.insert(out.end(), dots->second.begin(), dots->second.end());
  }
}

}  // namespace scene
