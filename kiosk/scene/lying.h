// The notes that lie on the sheet: who lies over whom, what each can be touched by, and which of them can be seen within a
// few boxes of the glass. Kept as notes come, move and go; ten thousand that lie still cost nothing. Read inside scene.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "board/board.h"
#include "scene/damage.h"
#include "scene/target.h"

namespace scene {

class Lying {
 public:
  struct Note {
    Area area;            // the paper, as drawn; its label is filled in when somebody asks
    Box body;             // with what overhangs
    Box reach;            // with its shadow too
    double paper_mm = 0;  // of its opaque middle; 0 = it hides nothing
  };
  // In order but not on the sheet: in a hand, or on its way.
  enum class Where : std::uint8_t { on_sheet, in_the_air };

  void begin(Vec glass_mm, std::size_t slots);  // nothing lies
  void put(std::size_t slot, Id id, std::int64_t rank, Where where, Note note, Areas dots);
  void remove(std::size_t slot);
  void sort();  // after many were put since begin, which are not in order until then

  bool knows(std::size_t slot) const { return slot < notes_.size() && notes_[slot].known; }
  bool lies(std::size_t slot) const { return knows(slot) && notes_[slot].lies; }
  const Note& operator[](std::size_t slot) const { return notes_[slot].note; }
  const std::vector<Id>& in_order() const { return ids_; }  // bottom to top, those in the air too
  const std::vector<std::pair<std::int64_t, std::size_t>>& ranked() const { return ranked_; }
  std::int64_t top_rank() const { return ranked_.empty() ? 0 : ranked_.back().first; }

  // Those of which something may be seen within the damage, bottom to top. What lies wholly under the middle of another paper
  // is left out; of most that crowd along an edge only the shadow can be seen.
  struct Seen {
    std::uint32_t slot;
    bool shadow_alone;
    Box within;  // nothing of it can be seen outside
  };
  void seen_within(const Damage& damage, std::vector<Seen>& out);
  void within(const Box& box, std::vector<std::uint32_t>& slots);  // those whose paper or shadow touches it, each once, in no order
  const Area* hit(Vec at) const;
  void targets(Areas& out) const;

 private:
  struct Kept {
    Note note;
    std::int64_t rank = 0;
    bool known = false, lies = false;
    std::uint32_t stamp = 0;
  };
  struct Range {
    int left, top, right, bottom;
  };
  static constexpr double cell_mm = 80;  // of the grid that finds notes
  static constexpr double tile_mm = 8;   // of the map that finds what is hidden
  Range cells_of(const Box& box) const;
  Range tiles_of(const Box& box) const;
  void enter(std::size_t slot);
  void leave(std::size_t slot);
  bool is_over(std::size_t a, std::size_t b) const { return std::pair{notes_[a].rank, a} > std::pair{notes_[b].rank, b}; }
  void find(const Box& box, std::vector<std::uint32_t>& slots);
  Box open_within(const Box& box) const;  // around the open tiles that it touches; of no size where there is none
  void cover(const Note& note);

  Vec glass_;
  int across_ = 1, down_ = 1, tiles_across_ = 1, tiles_down_ = 1;
  std::vector<Kept> notes_;  // by the board's slot
  std::vector<std::vector<std::uint32_t>> cells_;
  std::unordered_map<std::size_t, Areas> dots_;  // on notes that have some
  std::vector<std::pair<std::int64_t, std::size_t>> ranked_;
  std::vector<Id> ids_;             // of ranked_
  std::vector<std::uint8_t> open_;  // tiles that nothing hides so far
  std::vector<std::uint32_t> found_;
  std::uint32_t stamp_ = 0;
  bool sorted_ = true;
};

}  // namespace scene
