// Where hidden notes wait: in fans before their authors, as papers lie when a hand draws them towards itself. Each paper shows
// enough of itself to be taken, no fan lies over another nor over what all must read. Where a table is too small for all of it
// as it was meant, papers lie closer first, then the tent makes way, then it and the strip of the tour become smaller.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "scene/layouts.h"

namespace scene {
namespace {

constexpr double kClear = 10;     // between the fan and what lies over the sheet's edge
constexpr double kApart = 8;      // between a fan and what else lies there
constexpr double kReach = 400;    // from the glass's edge: no paper lies further away than an arm reaches from a chair
constexpr double kPapers = 5;     // that a fan is laid out for; more of them lie closer
constexpr double kTurned = 1.05;  // how much more room a paper takes for lying a little turned

bool is_long(Edge edge) { return edge == Edge::south || edge == Edge::north; }
constexpr std::array kEdges{Edge::north, Edge::south, Edge::west, Edge::east};

// A side of the sheet as its readers see it: `along` from their left, `in` from the edge.
struct Side {
  Box sheet;
  Edge edge;
  double length() const { return is_long(edge) ? sheet.width() : sheet.height(); }
  Vec at(double along, double in) const {
    switch (edge) {
      case Edge::south: return {sheet.min.x + along, sheet.max.y - in};
      case Edge::north: return {sheet.max.x - along, sheet.min.y + in};
      case Edge::west: return {sheet.min.x + in, sheet.min.y + along};
      case Edge::east: return {sheet.max.x - in, sheet.max.y - along};
    }
    return {};
  }
  double along(Vec p) const { return base::rotated(p - at(0, 0), -base::facing_deg(edge)).x; }
  Box box(double low, double high, double in, double out) const {
    const Vec a = at(low, in), b = at(high, out);
    return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
  }
  Edge left() const { return edge == Edge::south ? Edge::west : edge == Edge::west ? Edge::north : edge == Edge::north ? Edge::east : Edge::south; }
  Edge right() const { return edge == Edge::south ? Edge::east : edge == Edge::east ? Edge::north : edge == Edge::north ? Edge::west : Edge::south; }
};

struct Range {
  double low, high;
};

// How large tent and strip are.
struct Middle {
  double width = 1;
  enum class Height : std::uint8_t { full, compact, one_line } height = Height::full;
  double cost = 0;
};

// One way of laying everything; the one that costs people least is taken.
struct Way {
  double pitch = 0;
  bool inwards = false;  // on the short sides
  bool lowered = false;  // the tent, out of the far side's fans
  bool tight = false;    // fans from the edge on, partly under the pads
  Middle middle;
  enum class Corners : std::uint8_t { long_sides, first_come, short_sides } corners = Corners::long_sides;
  double cost(double wanted_pitch) const { return middle.cost + (lowered ? 0.05 : 0) + (inwards ? 0.1 : 0) - pitch / wanted_pitch; }
};

class Laying {
 public:
  Laying(const Plan& plan, const Tokens& tokens) : plan_(plan), tokens_(tokens), turned_(plan.note_width * kTurned) {
    for (const StationPlan& s : plan.stations) sits_[index(s.edge)] = true;
    if (plan.one_by_one) fixed_ = plan.one_by_one->column;
  }

  // What is written along the long sides stays in sight where there is room behind it.
  void begin_behind(double mm) { behind_ = mm; }

  bool attempt(const Way& way) {
    way_ = way;
    fans_.clear();
    begin_sides();
    tent_ = plan_.tent;
    if (!lay_side(Edge::north, false)) return false;
    lay_middle();
    if (!way.lowered) fans_.clear(), begin_sides();
    for (const Edge edge : kEdges)
      if ((edge != Edge::north || !way.lowered) && !lay_side(edge, true)) return false;
    return clear();
  }
  // How far it is from what people would rather have.
  double cost() const {
    double away = 0;
    for (const Plan::Fan& fan : fans_) away = std::max(away, std::abs(fan.middle.x) / plan_.note_width - 0.25);
    return way_.cost(tokens_.face_down.fan_pitch * plan_.scale) + 0.35 * away;
  }
  // Whatever else there is to lay it by: papers close together, fans over each other where they must.
  void squeeze(const Way& way) {
    way_ = way;
    fans_.clear();
    in_ = {};
    tent_ = plan_.tent;
    lay_middle();
    for (const StationPlan& s : plan_.stations) fans_.push_back(fan_at(s, Side{plan_.sheet, s.edge}.along(s.pose.at)));
  }

  void write(Plan& plan) const {
    plan.tent = tent_;
    plan.turns = turns_;
    plan.fans = fans_;
  }

 private:
  static std::size_t index(Edge edge) { return static_cast<std::size_t>(edge); }
  void begin_sides() {
    in_ = {};
    in_[index(Edge::north)] = in_[index(Edge::south)] = behind_;
  }
  bool inwards(Edge edge) const { return way_.inwards && !is_long(edge); }
  double fan_length() const { return (kPapers - 1) * way_.pitch; }
  double extent(Edge edge) const { return turned_ + (inwards(edge) ? 0 : fan_length()); }
  double nudge() const { return 5 * plan_.scale; }
  // Of the nearest paper's outer edge, and of the furthest one's inner edge.
  double near(Edge edge) const { return std::max(in_[index(edge)], way_.tight ? 2.0 : tokens_.station.overhang + kClear - nudge()); }
  double depth(Edge edge) const { return near(edge) + turned_ + 2 * nudge() + (inwards(edge) ? fan_length() : 0); }

  Plan::Fan fan_at(const StationPlan& station, double along) const {
    const Side side{plan_.sheet, station.edge};
    const double here = side.along(station.pose.at), first = near(station.edge) + nudge() + turned_ / 2;
    const bool in = inwards(station.edge);
    const Vec reach = in ? Vec{0, -fan_length()} : Vec{fan_length(), 0};
    return fan_before(plan_, station.seat, {side.at(here, 0), station.pose.angle_deg}, {along - here, -first - (in ? fan_length() / 2 : 0)}, reach, tokens_);
  }

  // What people on this side may use: all of it but the corners that the others have and what lies in the middle.
  std::vector<Range> room(const Side& side, bool beside_middle) const {
    const auto kept = [&](Edge beside) { return sits_[index(beside)] && !way_.tight ? tokens_.station.overhang : 2.0; };  // the neighbours' pads
    double low = kept(side.left()), high = side.length() - kept(side.right());
    const bool gives = is_long(side.edge) ? way_.corners == Way::Corners::short_sides : way_.corners == Way::Corners::long_sides;
    if (gives && sits_[index(side.left())]) low = depth(side.left()) + kApart;
    if (gives && sits_[index(side.right())]) high = side.length() - depth(side.right()) - kApart;
    std::vector<Range> all{{low, high}};
    for (const auto& thing : {beside_middle ? tent_ : std::nullopt, beside_middle ? turns_ : std::nullopt, fixed_}) {
      if (!thing || !thing->grown(kApart).overlaps(side.box(0, side.length(), 0, depth(side.edge)))) continue;
      const double a = side.along(thing->min), b = side.along(thing->max);
      const Range taken{std::min(a, b) - kApart, std::max(a, b) + kApart};
      std::vector<Range> left;
      for (const Range& r : all) {
        if (std::min(r.high, taken.low) > r.low) left.push_back({r.low, std::min(r.high, taken.low)});
        if (std::max(r.low, taken.high) < r.high) left.push_back({std::max(r.low, taken.high), r.high});
      }
      all = left;
    }
    return all;
  }

  bool lay_side(Edge edge, bool beside_middle) {
    const Side side{plan_.sheet, edge};
    std::vector<const StationPlan*> people;
    for (const StationPlan& s : plan_.stations)
      if (s.edge == edge) people.push_back(&s);
    if (people.empty()) return true;
    double reach = kReach;
    for (const StationPlan* s : people) reach = std::min(reach, reach_of(plan_, s->seat, tokens_));
    if (plan_.rim + depth(edge) > reach) return false;
    std::sort(people.begin(), people.end(), [&](const auto* a, const auto* b) { return side.along(a->pose.at) < side.along(b->pose.at); });
    const std::size_t before = fans_.size();
    for (const bool clear_of_titles : {false, true}) {
      const auto places = share(room(side, beside_middle), side, people);
      if (places.empty()) return false;
      fans_.resize(before);
      for (std::size_t i = 0; i < people.size(); ++i) fans_.push_back(fan_at(*people[i], places[i]));
      if (clear_of_titles || way_.tight) break;
      // Where a name of the sides would lie under one of them, all of this edge begin behind it.
      double behind = 0;
      for (const Plan::Title& title : titles())
        for (std::size_t i = before; i < fans_.size(); ++i)
          if (is_long(edge) && title.box.overlaps(fans_[i].lies))
            behind = edge == Edge::north ? title.box.max.y - plan_.sheet.min.y : plan_.sheet.max.y - title.box.min.y;
      if (behind <= 0) break;
      in_[index(edge)] = behind + 4;
    }
    return true;
  }

  // Who lies where in these ranges, so that all have the least way; none where they do not fit.
  std::vector<double> share(const std::vector<Range>& ranges, const Side& side, const std::vector<const StationPlan*>& people) const {
    std::vector<double> best, now;
    double least = 1e300;
    const auto go_on = [&](auto&& self, std::size_t range, std::size_t from, double cost) -> void {
      if (cost >= least) return;
      if (from == people.size()) {
        least = cost, best = now;
        return;
      }
      if (range == ranges.size()) return;
      const double room = ranges[range].high - ranges[range].low;
      for (std::size_t n = 0; from + n <= people.size(); ++n) {
        const double width = extent(side.edge);
        if (n > 0 && static_cast<double>(n) * (width + kApart) - kApart > room) break;
        std::vector<Span> spans;
        for (std::size_t i = from; i < from + n; ++i) spans.push_back({side.along(people[i]->pose.at), width});
        pack(spans, ranges[range].low, ranges[range].high, kApart);
        double way = 0;
        for (std::size_t i = 0; i < n; ++i) way += std::abs(spans[i].centre - side.along(people[from + i]->pose.at));
        for (const Span& span : spans) now.push_back(span.centre);
        self(self, range + 1, from + n, cost + way);
        now.resize(now.size() - n);
      }
    };
    go_on(go_on, 0, 0, 0);
    return best;
  }

  std::vector<Plan::Title> titles() const {
    Plan with;  // as they stand beside this tent
    with.glass = plan_.glass, with.scale = plan_.scale, with.sheet = plan_.sheet, with.zones = plan_.zones, with.tent = tent_;
    return with.titles();
  }

  // The tent and, under it, the strip.
  void lay_middle() {
    turns_.reset();
    if (fixed_) return;  // no tour is held where a list is talked about one by one
    const double k = plan_.scale;
    const Box sheet = plan_.sheet;
    const Middle& middle = way_.middle;
    const bool full = middle.height == Middle::Height::full, one_line = middle.height == Middle::Height::one_line;
    const double face = full ? std::max(44.0, tokens_.turn_strip.face.y * k) : std::max(36.0, 54 * k);
    const double gap = (full ? 36 : 10) * k;
    double top = sheet.min.y + 16;
    if (tent_) {
      const double height = full ? tent_->height() : std::min(tent_->height(), one_line ? std::max(64.0, 84 * k) : std::max(84.0, 118 * k));
      top = tent_->min.y;
      if (way_.lowered) {
        top = sheet.min.y + 16 * k;
        if (sits_[index(Edge::north)]) top = sheet.min.y + depth(Edge::north) + kApart;
      }
      tent_ = Box::at({tent_->centre().x - tent_->width() * middle.width / 2, top}, {tent_->width() * middle.width, height});
      top = tent_->max.y + gap;
    }
    const double width = std::min(tokens_.turn_strip.face.x * k, sheet.width() * 0.8) * middle.width;
    turns_ = Box::at({sheet.centre().x - width / 2, std::min(top, sheet.max.y - 2 * face - 8)}, {width, 2 * face});
  }

  bool clear() const {
    if (tent_ && turns_ && tent_->overlaps(*turns_)) return false;
    for (std::size_t i = 0; i < fans_.size(); ++i) {
      const Box& box = fans_[i].lies;
      if (tent_ && tent_->overlaps(box)) return false;
      if (turns_ && turns_->overlaps(box)) return false;
      if (fixed_ && fixed_->overlaps(box)) return false;
      if (!plan_.sheet.grown(1).contains(box.min) || !plan_.sheet.grown(1).contains(box.max)) return false;
      for (std::size_t j = 0; j < i; ++j)
        if (fans_[j].lies.overlaps(box)) return false;
    }
    return true;
  }

  const Plan& plan_;
  const Tokens& tokens_;
  double turned_;
  Way way_;
  std::array<bool, 4> sits_{};
  std::array<double, 4> in_{};  // by edge: how far in its fans begin, where something is written on the sheet before them
  std::optional<Box> tent_, turns_;
  std::optional<Box> fixed_;  // what lies in the middle and stays there
  double behind_ = 0;         // mm from the long sides at which fans begin
  std::vector<Plan::Fan> fans_;
};

using Height = Middle::Height;
constexpr std::array<Middle, 6> kMiddles{{{1, Height::full, 0},
                                          {0.85, Height::full, 0.3},
                                          {1, Height::compact, 0.35},
                                          {0.85, Height::compact, 0.45},
                                          {0.7, Height::compact, 0.8},
                                          {0.85, Height::one_line, 3}}};

void lay_table(Plan& plan, const Tokens& tokens) {
  using Corners = Way::Corners;
  const double wanted = tokens.face_down.fan_pitch * plan.scale;
  const Plan bare = plan;
  Laying laying(bare, tokens);
  struct Reach {
    double most, least;
    bool tight;
  };
  // As much of each paper as a finger meets easily; less of it only where all else was tried.
  const double easy = std::max(30.0, wanted * 0.55);
  // Behind what is written along the long sides first, where there is any, and over it only where all else was tried.
  double heads = 0;
  for (const BoardPlan& board : plan.boards)
    if (plan.one_by_one) heads = std::max(heads, board.head.height() + 6);
  const auto lay = [&](double behind) {
    laying.begin_behind(behind);
    for (const auto& [most, least, tight] : {Reach{std::max(wanted, easy), easy, false}, {easy, 22, false}, {22, 15, false}, {22, 15, true}, {15, 6, true}}) {
      if (most < 22 && !plan.one_by_one) continue;  // beside a list there is half the room
      double best = 1e300;
      for (const Middle& middle : kMiddles) {
        if ((middle.height == Height::one_line && !tight) || (plan.one_by_one && middle.cost > 0)) continue;
        for (const bool lowered : {false, true})
          for (const bool inwards : {false, true})
            for (double pitch = most; pitch >= least; pitch -= 4)
              for (const Corners corners : {Corners::long_sides, Corners::first_come, Corners::short_sides}) {
                const Way way{pitch, inwards, lowered, tight, middle, corners};
                if (way.cost(wanted) >= best || !laying.attempt(way) || laying.cost() >= best) continue;
                best = laying.cost();
                laying.write(plan);
              }
      }
      if (best < 1e300) return true;
    }
    return false;
  };
  if ((heads > 0 && lay(heads)) || lay(0)) return;
  laying.squeeze({15, false, false, true, kMiddles.back(), Corners::first_come});
  laying.write(plan);
}

// Before a wall all stand side by side, in the order of the marks: above the bar in one row, as long as a finger meets each
// paper. Where more stand there than that, in two rows or three, every second or third person's further up.
void lay_wall(Plan& plan, const Tokens& tokens) {
  const double k = plan.scale, paper = plan.note_width;
  const Vec strip{std::min(tokens.turn_strip.face.x * k, plan.sheet.width() * 0.6), std::max(44.0, tokens.turn_strip.face.y * k)};
  double top = plan.sheet.min.y + 20;
  for (const Plan::Title& title : plan.titles()) top = std::max(top, title.box.max.y + 10 * k);
  Box room = plan.sheet;
  if (plan.one_by_one && !plan.boards.empty()) {
    // Below the boards' heads, and beside the list.
    room = {{plan.boards.front().box.min.x, plan.boards.front().head.max.y}, {plan.boards.back().box.max.x, plan.sheet.max.y}};
    top = room.min.y;
  } else {
    plan.turns = Box::at({plan.sheet.centre().x - strip.x / 2 - 82, top}, strip);  // beside it there is a button
    top = plan.turns->max.y;
  }
  const std::size_t people = plan.seats.size();
  if (people == 0) return;
  const double each = room.width() / static_cast<double>(people), wanted = tokens.face_down.fan_pitch * k;
  const double row_high = paper + 10 * k + kApart * k;
  struct Rows {
    std::size_t count = 1;
    double pitch = 0;
  } best;
  for (std::size_t count = 1; count <= 3 && best.pitch < tokens.touch.target_min; ++count) {
    const double high = kClear + static_cast<double>(count) * row_high;
    if (count > 1 && high > room.max.y - top) break;
    const double wide = room.width() / static_cast<double>((people + count - 1) / count);
    const double pitch = std::min(wanted, (wide - (count == 1 ? 3 : 2) * kApart * k - paper) / (kPapers - 1));
    if (count == 1 || pitch > best.pitch) best = {count, pitch};
  }
  const double whole = (kPapers - 1) * std::max(best.pitch, 4.0);
  for (std::size_t row = 0; row < best.count; ++row) {
    std::vector<Span> spans;
    for (std::size_t i = row; i < people; i += best.count) spans.push_back({each * (static_cast<double>(i) + 0.5), whole + paper});
    pack(spans, 0, room.width(), kApart * k);
    for (std::size_t i = row, n = 0; i < people; i += best.count, ++n) {
      const double place = each * (static_cast<double>(i) + 0.5), in = kClear + paper / 2 + static_cast<double>(row) * row_high;
      const Pose edge{{room.min.x + place, room.max.y}, 0};
      plan.fans.push_back(fan_before(plan, plan.seats[i], edge, {spans[n].centre - place, -in}, {whole, 0}, tokens));
    }
  }
}

}  // namespace

Plan::Fan fan_before(const Plan& plan, Id seat, const Pose& edge, Vec middle, Vec reach, const Tokens& tokens) {
  Plan::Fan fan{seat, edge, middle, reach, tokens.face_down.fan_pitch * plan.scale, plan.note_width, {}, {}};
  const Vec half = Vec{std::abs(reach.x), std::abs(reach.y)} / 2;
  const double paper = plan.note_width * (plan.upright ? 1 : kTurned) / 2;
  const double nudge = 5 * plan.scale;
  const Vec nudged = half.x >= half.y ? Vec{0, nudge} : Vec{nudge, 0};
  fan.lies = base::bounds({edge.to_glass(middle), edge.angle_deg}, (half + nudged + Vec{paper, paper}) * 2);
  // From the edge on: what lies nearer to its person than the fan is before them too.
  const double aside = half.x + plan.note_width * 0.75, far = middle.y - half.y - plan.note_width * 0.75;
  fan.desk = base::bounds({edge.to_glass({middle.x, far / 2}), edge.angle_deg}, {2 * aside, -far});
  return fan;
}

void lay_fans(Plan& plan, const Tokens& tokens) {
  if (plan.glass.mode == Mode::wall) lay_wall(plan, tokens);
  else lay_table(plan, tokens);
}

}  // namespace scene
