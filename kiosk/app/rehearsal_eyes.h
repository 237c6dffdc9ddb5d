// What a simulated person sees: the targets of the last frame, found by kind, owner and label, and where a finger meets them
// with nothing lying above. Also where the table is free. Read by the rehearsal's files.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk.h"

namespace app::rehearsal {

using base::Box;
using base::Vec;
using scene::Action;
using scene::Area;
using scene::TargetKind;

// What somebody looks for. Plain values alone, since acts keep it in their frames; a label must outlive the look.
struct Look {
  TargetKind kind = TargetKind::nothing;
  Action action = Action::none;
  std::uint64_t id = 0;  // 0 = any
  Id seat;               // none = anybody's
  std::string_view label;
  bool any_label = true;

  static Look at(TargetKind kind) { return {kind, Action::none, 0, {}, {}, true}; }
  static Look button(Action action) { return {TargetKind::button, action, 0, {}, {}, true}; }
  Look of(Id whose) const {
    Look l = *this;
    l.seat = whose;
    return l;
  }
  Look with(std::uint64_t target_id) const {
    Look l = *this;
    l.id = target_id;
    return l;
  }
  Look saying(std::string_view words) const {
    Look l = *this;
    l.label = words;
    l.any_label = false;
    return l;
  }
  bool matches(const Area& area) const;
};

struct Seen {
  Area area;
  Vec at;  // where a finger meets it
};

class Eyes {
 public:
  explicit Eyes(Kiosk& kiosk) : kiosk_(kiosk) {}
  void blink() { looked_ = false; }  // another frame is on the glass
  const scene::Areas& all();
  const Area* find(const Look& look);         // topmost, maybe covered
  std::optional<Seen> see(const Look& look);  // topmost of which a finger meets some part
  std::size_t count(const Look& look);
  bool meets(const Area& area, Vec at) const;
  std::optional<Vec> point_on(const Area& area) const;
  std::string above(const Look& look);  // what covers it, for a message
  bool is_free(Vec at) const;           // the bare table

 private:
  Kiosk& kiosk_;
  scene::Areas areas_;
  bool looked_ = false;
};

// What a note is not laid on, and how much it matters.
struct Obstacle {
  Box box;
  double weight = 2;  // against a mm of way, for each mm2 covered
};

struct Place {
  Vec at;
  double covered = 0;  // mm2 of obstacles that matter
};
// Where the middle of a note of this width may lie inside a zone.
Box room_in(const Box& zone, double width);
// The place for the middle of a square of `width` inside `within`, near `near`, that covers least.
Place free_place(Box within, double width, Vec near, const std::vector<Obstacle>& obstacles);
// The first free slot of rows in reading order; nothing where all are taken.
std::optional<Vec> free_slot(Box within, double width, double gap, const std::vector<Obstacle>& obstacles);

// The smallest convex polygon around some points.
std::vector<Vec> hull(std::vector<Vec> points);
bool inside(const std::vector<Vec>& polygon, Vec p);

}  // namespace app::rehearsal
