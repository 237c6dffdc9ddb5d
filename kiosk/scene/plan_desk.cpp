// Where people write: a note and, between it and its person, a keyboard. Everybody has a desk of their own that no other
// desk covers; when something else was dragged there, the search goes sideways first, then inwards.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "scene/keyboard.h"
#include "scene/layouts.h"

namespace scene {
namespace {

constexpr double kStepMm = 12;
constexpr int kRounds = 3;     // in which desks are chosen anew around each other
constexpr double kNear = 120;  // mm from its rest that a desk may well be

// A desk in its person's space: the origin on the glass's edge, y towards the person.
struct Seen {
  Pose person;                      // at the edge, facing angle
  Vec keyboard;                     // size
  double note = 0;                  // width
  double gap = 0;                   // between them
  double reach = 0;                 // of the person, from the glass's edge
  Plan::Desk at(Vec local) const {  // of the keyboard's centre
    Plan::Desk desk;
    desk.keyboard = {person.to_glass(local), person.angle_deg};
    desk.note.at = person.to_glass(local - Vec{0, keyboard.y / 2 + gap + note / 2});
    desk.note.angle_deg = person.angle_deg;
    desk.note.width_mm = note;
    return desk;
  }
  Box keyboard_box(const Plan::Desk& desk) const { return base::bounds(desk.keyboard, keyboard); }
  Box note_box(const Plan::Desk& desk) const { return base::bounds({desk.note.at, desk.note.angle_deg}, {note, note}); }
};

Seen seen_from(const Plan& plan, Id seat, const Tokens& tokens, Vec keyboard) {
  Seen seen;
  seen.keyboard = keyboard;
  seen.note = plan.writing_width;
  seen.gap = tokens.keyboard.distance;
  seen.reach = reach_of(plan, seat, tokens);
  if (const StationPlan* s = plan.station(seat)) {
    seen.person = {s->pose.to_glass({0, s->size.y / 2 + 6}), s->pose.angle_deg};
  } else {
    // On a wall everybody stands before it: desks side by side above the bar, in the order of the marks.
    const auto n = std::max<std::size_t>(1, plan.seats.size());
    const auto it = std::find(plan.seats.begin(), plan.seats.end(), seat);
    const auto i = it == plan.seats.end() ? n / 2 : static_cast<std::size_t>(it - plan.seats.begin());
    const double x = plan.glass.size_mm.x * (static_cast<double>(i) + 0.5) / static_cast<double>(n);
    seen.person = {{x, plan.glass.size_mm.y}, 0};
  }
  return seen;
}

// Where the keyboard's centre would rest if nothing else were there.
Vec at_rest(const Plan& plan, const Seen& seen) {
  const bool wall = plan.glass.mode == Mode::wall;
  const double edge = wall ? plan.bar.height() - 16 : plan.rim;
  return {0, -(edge + kDeskFromRim + seen.keyboard.y / 2)};
}

// How far the furthest keys are out of reach: the middle of their row, from the glass's edge. A table no deeper than two arms has
// nothing out of reach, and hardly room for everybody's desk.
double out_of_reach(const Plan& plan, const Seen& seen, double keyboard_y) {
  constexpr double key_half = 10;
  if (plan.glass.mode == Mode::table && std::min(plan.glass.size_mm.x, plan.glass.size_mm.y) <= 2 * seen.reach) return 0;
  return std::max(0.0, seen.keyboard.y / 2 - key_half - keyboard_y - seen.reach);
}

// Looks for the desk's place around its rest. Everything on a table lies by quarter turns, so that boxes are moved, not
// turned: a plan is made in the frame in which a station is dragged.
class Search {
 public:
  Search(const Plan& plan, const Seen& seen, Vec rest, const std::vector<Box>& taken, Id seat, const Tokens& tokens)
      : plan_(plan), seen_(seen), tokens_(tokens), taken_(taken), rest_(rest), glass_{{0, 0}, plan.glass.size_mm} {
    const Plan::Desk desk = seen.at(rest);
    keys_ = seen.keyboard_box(desk);
    note_ = seen.note_box(desk);
    right_ = base::rotated({1, 0}, seen.person.angle_deg);
    down_ = base::rotated({0, 1}, seen.person.angle_deg);
    for (const StationPlan& s : plan.stations) {
      if (s.seat != seat) trays_.push_back(base::bounds(s.pose, s.size));
    }
    faces_ = join_faces(plan);
    for (const RibbonPlan& r : plan.ribbons) ribbons_.push_back(base::bounds(r.pose, r.size));
    if (plan.glass.mode == Mode::table)
      for (const Plan::Title& title : plan.titles()) names_.push_back(title.box);
  }

  Vec best() const {
    // Nearest rows first, so that the first clear place soon ends the search. A row nearer to the person covers their own
    // tray: possible, but last.
    std::vector<double> rows;
    const double reach = std::max(glass_.width(), glass_.height());
    for (double y = 0; y <= reach; y += kStepMm) {
      rows.push_back(-y);
      if (y > 0 && y <= plan_.rim + kDeskFromRim) rows.push_back(y);
    }
    std::sort(rows.begin(), rows.end(), [&](double a, double b) { return row_cost(a) < row_cost(b); });
    Vec found = rest_;
    double least = std::numeric_limits<double>::infinity();
    for (const double y : rows) {
      const double row = row_cost(y);
      if (row >= least) break;
      for (double x = 0; x <= reach && row + x < least; x += kStepMm) {
        for (const double side : {x, -x}) {
          const double c = cost({side, y}, row + x, least);
          if (c < least) least = c, found = rest_ + Vec{side, y};
          if (x == 0) break;
        }
      }
    }
    return found;
  }

 private:
  // Nearer to the person first goes over their own pads, then over their tray; on a wall over everybody's bar.
  double row_cost(double y) const {
    const double own = plan_.glass.mode == Mode::table ? kDeskFromRim : 0;
    return (y <= 0 ? -y * 1.1 : y * 4 + (y > own ? 200 : 60)) + out_of_reach(plan_, seen_, rest_.y + y) * 8;
  }
  static Box moved(const Box& box, Vec by) { return {box.min + by, box.max + by}; }

  // Gives up as soon as a place is seen to be no better than `least`.
  double cost(Vec local, double way, double least) const {
    const Vec by = right_ * local.x + down_ * local.y;
    const Box keys = moved(keys_, by), note = moved(note_, by);
    if (!glass_.contains(keys.min) || !glass_.contains(keys.max) || !glass_.contains(note.min) || !glass_.contains(note.max)) {
      return std::numeric_limits<double>::infinity();
    }
    double c = way;
    for (const Box& box : taken_) {
      c += overlap(keys, box) + overlap(note, box);
      if (c >= least) return c;
    }
    for (const Box& tray : trays_) c += (overlap(keys, tray) + overlap(note, tray)) * 0.4;
    for (const Box& ribbon : ribbons_) c += overlap(keys, ribbon) * 0.05;
    // A wall's header is no place for notes.
    if (plan_.glass.mode == Mode::wall) c += (note.width() * note.height() - overlap(note, plan_.sheet)) * 0.5;
    for (const Box& name : names_) c += (overlap(keys, name) + overlap(note, name)) * 0.06;
    // What lies under the bar across the parts nobody could take up again.
    for (const Box& face : faces_) c += overlap(keys, face) * 0.02 + overlap(note, face) * 0.4;
    if (plan_.tent) c += (overlap(keys, *plan_.tent) + overlap(note, *plan_.tent)) * 0.012;
    return c;
  }

  const Plan& plan_;
  const Seen& seen_;
  const Tokens& tokens_;
  const std::vector<Box>& taken_;
  Vec rest_, right_, down_;
  Box glass_, keys_, note_;
  std::vector<Box> trays_, ribbons_, names_, faces_;
};

Plan::Desk search(const Plan& plan, Id seat, const Tokens& tokens, Vec keyboard, const std::vector<Box>& taken) {
  const Seen seen = seen_from(plan, seat, tokens, keyboard);
  return seen.at(Search(plan, seen, at_rest(plan, seen), taken, seat, tokens).best());
}

bool is_clear(const Plan::Desk& desk, const Seen& seen, const std::vector<Box>& taken) {
  const Box keys = seen.keyboard_box(desk), note = seen.note_box(desk);
  return std::none_of(taken.begin(), taken.end(), [&](const Box& b) { return b.overlaps(keys) || b.overlaps(note); });
}

struct Laid {
  std::vector<Plan::Desk> desks;
  double hidden = 0;  // mm2 of desks under other desks
  double far = 0;     // mm that keys are out of reach, of all
  double moved = 0;   // from where they would rest, squared
  double cost() const { return hidden * 10 + far * 20 + moved; }
  bool good() const { return hidden <= 0 && far <= 0 && moved < kNear * kNear / 100 * static_cast<double>(desks.size()); }
};

// What desks cost each other and their people.
Laid weighed(const Plan& plan, const Tokens& tokens, Vec keyboard, std::vector<Plan::Desk> desks) {
  Laid laid{std::move(desks)};
  std::vector<Box> taken;
  for (std::size_t i = 0; i < laid.desks.size(); ++i) {
    const Seen seen = seen_from(plan, plan.seats[i], tokens, keyboard);
    const Plan::Desk& desk = laid.desks[i];
    const Box keys = seen.keyboard_box(desk), note = seen.note_box(desk);
    for (const Box& box : taken) laid.hidden += overlap(keys, box) + overlap(note, box);
    for (const StationPlan& s : plan.stations)
      if (s.seat != plan.seats[i]) laid.hidden += overlap(keys, base::bounds(s.pose, s.size)) * 0.5;
    if (plan.glass.mode == Mode::wall) laid.hidden += overlap(keys, plan.bar);
    laid.far += out_of_reach(plan, seen, seen.person.to_local(desk.keyboard.at).y);
    // One who must go far is worse than many who go a little.
    const double moved = base::distance(desk.keyboard.at, seen.at(at_rest(plan, seen)).keyboard.at);
    laid.moved += moved * moved / 100;
    taken.push_back(keys.grown(1));
    taken.push_back(note.grown(1));
  }
  return laid;
}

Laid lay_all(const Plan& plan, const Tokens& tokens, Vec keyboard) {
  // Who chooses first decides who must go far: a few orders are tried, and the one that hides least is kept. Where something is still
  // hidden, everybody looks once more round what the others have chosen.
  const std::size_t n = plan.seats.size();
  Laid best{std::vector<Plan::Desk>(n)};
  const auto edge_of = [&](std::size_t i) {
    const StationPlan* s = plan.station(plan.seats[i]);
    return s ? s->edge : Edge::south;
  };
  double least = std::numeric_limits<double>::infinity();
  for (int attempt = 0; attempt < 8; ++attempt) {
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = attempt < 4 ? i : n - 1 - i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t i) {
        const Edge e = edge_of(i);
        const bool is_short = e == Edge::east || e == Edge::west;
        const int side = static_cast<int>(e);
        switch (attempt) {
          case 0: return is_short ? 1 : 0;
          case 1: return is_short ? 0 : 1;
          case 2: return side;
          case 3: return 3 - side;
          default: return (side + attempt) % 4;
        }
      };
      return rank(a) < rank(b);
    });
    std::vector<std::vector<Box>> boxes(n);
    std::vector<Plan::Desk> homes(n);
    const auto choose = [&](std::size_t i) {
      std::vector<Box> taken;
      for (std::size_t other = 0; other < n; ++other)
        if (other != i) taken.insert(taken.end(), boxes[other].begin(), boxes[other].end());
      const Seen seen = seen_from(plan, plan.seats[i], tokens, keyboard);
      homes[i] = search(plan, plan.seats[i], tokens, keyboard, taken);
      boxes[i] = {seen.keyboard_box(homes[i]).grown(1), seen.note_box(homes[i]).grown(1)};
    };
    for (int round = 0; round < kRounds; ++round) {
      for (const std::size_t i : order) choose(i);
      Laid laid = weighed(plan, tokens, keyboard, homes);
      const bool better = laid.cost() < least;
      if (better) least = laid.cost(), best = std::move(laid);
      if (best.good() || (round > 0 && !better)) break;
    }
    if (best.good()) break;  // good enough: nobody covers anybody, and all are within reach
  }
  return best;
}

}  // namespace

double reach_of(const Plan& plan, Id seat, const Tokens& tokens) {
  const bool sits = std::find(plan.seated.begin(), plan.seated.end(), seat) != plan.seated.end();
  if (plan.glass.mode == Mode::table) return sits ? tokens.reach.seated_from_edge : tokens.reach.from_edge;
  const double standing = plan.glass.size_mm.y - tokens.reach.wall_top(plan.glass.size_mm.y);
  return sits ? std::min(standing, tokens.reach.seated_wall - tokens.reach.wall_foot) : standing;
}

Desks lay_desks(const Plan& plan, const Tokens& tokens) {
  Desks best;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t size = KeyboardLayout::usual + 1; size-- > 0;) {
    Laid laid = lay_all(plan, tokens, tokens.keyboards.front()->at_size(size).size());
    // Smaller keys are worth it where they uncover something, or bring it within reach or to its person.
    const bool good = laid.good();
    if (const double c = laid.cost(); c < least * 0.9) least = c, best = {std::move(laid.desks), size};
    if (good) break;
  }
  return best;
}

const std::vector<Plan::Desk>& Plan::desks(const Tokens& tokens) const {
  if (homes.size() != seats.size()) {
    Desks laid = lay_desks(*this, tokens);
    homes = std::move(laid.desks);
    home_size = laid.keyboard_size;
  }
  return homes;
}

std::size_t Plan::keyboard_size(const Tokens& tokens) const {
  desks(tokens);
  return home_size;
}

Vec Plan::keyboard(const Tokens& tokens) const { return tokens.keyboards.front()->at_size(keyboard_size(tokens)).size(); }

Plan::Desk Plan::desk(Id seat, const Tokens& tokens, const std::vector<Box>& taken) const {
  const Seen seen = seen_from(*this, seat, tokens, keyboard(tokens));
  const auto it = std::find(seats.begin(), seats.end(), seat);
  if (it != seats.end()) {
    const Desk& home = desks(tokens)[static_cast<std::size_t>(it - seats.begin())];
    if (is_clear(home, seen, taken)) return home;
  }
  return search(*this, seat, tokens, seen.keyboard, taken);
}

Pose Plan::keyboard_for(const board::Placement& note, Id seat, const Tokens& tokens, const std::vector<Box>& taken) const {
  // Facing its person; where nobody is known, the nearest side.
  const StationPlan* s = station(seat);
  const double facing = s ? s->pose.angle_deg : facing_at(note.at);
  const Vec size = keyboard(tokens);
  const double width = note.width_mm > 0 ? note.width_mm : note_width;
  // A turned note takes more room than its side; what counts is how far it reaches towards the person.
  const Vec reach = base::bounds({{}, note.angle_deg - facing}, {width, width}).size();
  const Pose person{note.at, facing};
  const Box paper = base::bounds({note.at, note.angle_deg}, {width, width});
  Pose best{note.at, facing};
  double least = std::numeric_limits<double>::infinity();
  const double below = reach.y / 2 + tokens.keyboard.distance + size.y / 2;
  const double beside = reach.x / 2 + tokens.keyboard.distance + size.x / 2;
  // Under the note first, sliding sideways; beside it, when it lies at its person's edge; above it at last.
  const auto attempt = [&](Vec local, double extra) {
    Pose pose{person.to_glass(local), facing};
    const Vec half = base::bounds(pose, size).size() * 0.5;
    const Vec inside = Box{half, glass.size_mm - half}.clamp(pose.at);
    const double pushed = base::distance(inside, pose.at);
    pose.at = inside;
    const Box keys = base::bounds(pose, size);
    double c = extra + pushed * 2 + overlap(keys, paper) * 3;
    for (const Box& box : taken) c += overlap(keys, box);
    for (const StationPlan& other : stations) c += overlap(keys, base::bounds(other.pose, other.size)) * (other.seat == seat ? 0.02 : 0.3);
    if (c < least) least = c, best = pose;
  };
  for (double x = 0; x <= glass.size_mm.x; x += kStepMm) {
    if (x >= least) break;
    for (const double side : {x, -x}) {
      attempt({side, below}, x);
      attempt({beside + x, side / 2}, 90 + x * 1.5);
      attempt({-beside - x, side / 2}, 90 + x * 1.5);
      attempt({side, below + x}, x * 2);
      attempt({side, -below}, 220 + x);
    }
  }
  // Who sits writes on a note wherever it lies, with keys that lie before them.
  if (std::find(seated.begin(), seated.end(), seat) != seated.end()) {
    const Seen seen = seen_from(*this, seat, tokens, size);
    if (-seen.person.to_local(best.at).y + size.y / 2 > seen.reach) return desk(seat, tokens, taken).keyboard;
  }
  return best;
}

}  // namespace scene
