// Themes: the area around their notes, and the strip with their name, which is the handle that moves them.
#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "scene/furniture.h"
#include "scene/scene.h"

namespace scene {
namespace {

constexpr double kClockGap = 9;  // between a strip and its clock

const Writing* writing_of(const Frame& frame, Id theme) {
  for (const Writing& writing : frame.preview.writings) {
    if (writing.kind == board::RecordKind::theme && writing.record == theme) return &writing;
  }
  return nullptr;
}

text::Style strip_style(const Frame& frame) {
  text::Style style = frame.tokens.heading3;
  const double size = std::max(13.0, 18 * frame.plan.scale);
  style.line_height_mm = 0;
  style.size_mm = size;
  return style;
}

// Where the strip may lie, with its clock beside it: upright or the other way round.
Box reach_of(const Frame& frame, const Scene::ThemePlan& plan, Vec at) {
  const double clock = undo_clock_size(frame), beside = kClockGap + clock;
  const Box strip = Box::around(at, {plan.strip_size.x, std::max(plan.strip_size.y, clock)});
  const bool turned = std::abs(plan.strip.angle_deg) > 90;
  return turned ? Box{{strip.min.x - beside, strip.min.y}, strip.max} : Box{strip.min, {strip.max.x + beside, strip.max.y}};
}

}  // namespace

void Scene::plan_themes(const Frame& frame) {
  theme_plans_.clear();
  // Columns and voting rows have an order of their own: themes are kept, and come back with the sheet that shows them.
  if (frame.plan.layout != workshop::Layout::sides && frame.plan.layout != workshop::Layout::free) return;
  const double pad = tokens_.cluster_padding * frame.plan.scale;
  struct Wrap {
    Box box;
    bool any = false;
    std::size_t notes = 0;
    double up = 0;
  };
  std::unordered_map<Id, Wrap> wraps;
  for (const Id id : lying_.in_order()) {
    const board::Note* note = frame.board.notes.find_live(id);
    if (!note || !note->theme) continue;
    Wrap& wrap = wraps[note->theme];
    ++wrap.notes;
    // A note in the air belongs to its theme until it is let go, but the area no longer stretches after it.
    bool held = false;
    for (const Held& h : frame.preview.held) held |= h.record == id;
    if (held) continue;
    const auto place = seen(frame.board, frame.preview, id, frame.now_us);
    if (!place) continue;
    const double width = place->width_mm > 0 ? place->width_mm : frame.plan.note_width;
    const Box box = base::bounds({place->at, place->angle_deg}, {width, width});
    wrap.up += std::cos(base::radians(place->angle_deg));
    if (!wrap.any) wrap.box = box;
    wrap.box.min = {std::min(wrap.box.min.x, box.min.x), std::min(wrap.box.min.y, box.min.y)};
    wrap.box.max = {std::max(wrap.box.max.x, box.max.x), std::max(wrap.box.max.y, box.max.y)};
    wrap.any = true;
  }
  for (const board::Theme& theme : frame.board.themes) {
    if (theme.removed) continue;
    const auto it = wraps.find(theme.id);
    const board::Placement* own = theme.places.find(frame.plan.sheet_id);
    if (it == wraps.end() && !own) continue;
    ThemePlan plan;
    plan.theme = theme.id;
    const Writing* writing = writing_of(frame, theme.id);
    const std::string& title = writing ? writing->text : theme.title;
    const auto style = strip_style(frame);
    const auto layout = type_.layout(shown(frame, title.empty() ? texts_("theme.untitled") : title), style);
    const double k = std::clamp(frame.plan.scale, 0.78, 1.0);
    plan.strip_size = {std::max(layout->size.x, 60.0) + 62 * k, std::max(36 * k, layout->size.y + 8)};
    if (it != wraps.end() && it->second.any) {
      plan.notes = it->second.notes;
      plan.area = it->second.box.grown(pad);
      const bool turned = it->second.up < -0.001;
      // The strip stands on the edge that its readers call the top.
      const double angle = turned ? 180 : 0;
      const Vec at{plan.area.centre().x, turned ? plan.area.max.y + plan.strip_size.y * 0.1 : plan.area.min.y - plan.strip_size.y * 0.1};
      plan.strip = {
          frame.plan.glass.size_mm.x > 0 ? Box{frame.plan.sheet.min + plan.strip_size * 0.5, frame.plan.sheet.max - plan.strip_size * 0.5}.clamp(at) : at,
          angle};
    } else {
      const board::Placement place = own ? *own : board::Placement{};
      if (it != wraps.end()) plan.notes = it->second.notes;
      plan.strip = {place.at, place.angle_deg};
      plan.area = Box::around(place.at, plan.strip_size + Vec{2 * pad, 2 * pad});
      if (!own) continue;
    }
    for (const HeldTheme& held : frame.preview.themes) {
      if (held.theme != theme.id) continue;
      // Notes of a held theme are seen where the hand has them, so the area follows by itself; an empty one follows here.
      if (plan.notes == 0) plan.strip = {held.at + base::rotated(plan.strip.at - held.from, held.turn_deg), plan.strip.angle_deg + held.turn_deg};
    }
    theme_plans_.push_back(std::move(plan));
  }
  part_strips(frame);
}

// On a small sheet things stand close: each name slides along the edge of its area, or goes to the opposite one, where it covers least
// of what else is to be read: names and clocks of those that have their place, notes, what the sheet itself says. A theme in a hand is
// met with by nobody, so that nothing moves by itself.
void Scene::part_strips(const Frame& frame) {
  constexpr double kWay = 5;          // mm2 that a mm of way is worth
  constexpr double kOtherEdge = 600;  // mm2
  constexpr double kOwn = 0.25;       // of its own notes it may rather cover something
  constexpr double kName = 5;         // of other names, nothing where it can be
  constexpr std::size_t kMost = 60;   // notes that are looked at
  const auto held = [&](Id theme) {
    return std::any_of(frame.preview.themes.begin(), frame.preview.themes.end(), [&](const HeldTheme& h) { return h.theme == theme; });
  };
  const Box sheet = frame.plan.sheet;
  std::vector<Box> taken, said;
  for (const Plan::Title& title : frame.plan.titles()) said.push_back(title.box);
  if (frame.plan.tent) said.push_back(*frame.plan.tent);
  struct Paper {
    Box box;
    double weight;
  };
  std::vector<Paper> papers;
  for (ThemePlan& plan : theme_plans_) {
    if (plan.notes == 0 || held(plan.theme)) continue;
    const Vec wanted = plan.strip.at;
    const double other_edge = plan.area.min.y + plan.area.max.y - wanted.y, reach = plan.area.width() / 2;
    // Only what lies in one of the two bands can be covered.
    const Box strip = reach_of(frame, plan, wanted);
    const Box band{{strip.min.x - reach, std::min(wanted.y, other_edge) - strip.height()},
                   {strip.max.x + reach, std::max(wanted.y, other_edge) + strip.height()}};
    papers.clear();
    lying_.within(band, near_strip_);
    if (near_strip_.size() > kMost) near_strip_.clear();  // so crowded that it covers something wherever it lies
    for (const std::uint32_t slot : near_strip_) {
      const Area& paper = lying_[slot].area;
      papers.push_back({base::bounds(paper.pose, paper.size), frame.board.notes[slot].theme == plan.theme ? kOwn : 1});
    }
    Vec best = wanted;
    double least = std::numeric_limits<double>::infinity();
    for (const double y : {wanted.y, other_edge}) {
      for (double way = 0; way <= reach; way += 8) {
        for (const double x : {wanted.x + way, wanted.x - way}) {
          const Box box = reach_of(frame, plan, {x, y});
          double cost = way * kWay + (y == wanted.y ? 0 : kOtherEdge) + box.width() * box.height() - base::overlap(box, sheet);
          for (const Box& other : taken) cost += base::overlap(box, other) * kName;
          for (const Box& other : said) cost += base::overlap(box, other);
          for (const Paper& paper : papers) cost += base::overlap(box, paper.box) * paper.weight;
          if (cost < least) least = cost, best = {x, y};
        }
      }
    }
    plan.strip.at = best;
    taken.push_back(reach_of(frame, plan, best));
  }
}

const Scene::ThemePlan* Scene::theme_at(Vec at) const {
  for (auto it = theme_plans_.rbegin(); it != theme_plans_.rend(); ++it) {
    if (it->area.contains(at)) return &*it;
  }
  return nullptr;
}

void Scene::draw_areas(const Frame& frame, Canvas& canvas) const {
  const Theme& theme = frame.theme;
  const Brush flat = canvas.brush();
  for (const ThemePlan& plan : theme_plans_) {
    if (plan.notes == 0) continue;
    canvas.thing(plan.theme.value);
    flat.rounded(plan.area, 16 * frame.plan.scale, theme.cluster);
    flat.border(plan.area, 16 * frame.plan.scale, 1, theme.line);
  }
}

void Scene::draw_titles(const Frame& frame, Canvas& canvas) {
  const Theme& theme = frame.theme;
  for (const ThemePlan& plan : theme_plans_) {
    const board::Theme* record = frame.board.themes.find_live(plan.theme);
    if (!record) continue;
    canvas.thing(plan.theme.value);
    const Writing* writing = writing_of(frame, plan.theme);
    const std::string& title = writing ? writing->text : record->title;
    const auto style = strip_style(frame);
    const auto layout = type_.layout(shown(frame, title.empty() && !writing ? texts_("theme.untitled") : title), style);
    const auto count = type_.layout(std::to_string(plan.notes), style);
    const Vec half = plan.strip_size * 0.5;
    draw_shadow(frame, canvas, plan.strip, plan.strip_size, tokens_.radius_strip, 2);
    const Brush brush = canvas.brush(plan.strip);
    const Colour ground = frame.theme.night ? Colour{246, 239, 226, 255} : theme.ink;
    const Colour ink = frame.theme.night ? theme.linen : theme.paper;
    brush.rounded({half * -1, half}, tokens_.radius_strip, ground);
    brush.text(*layout, {-half.x + 18, -layout->size.y / 2}, ink);
    brush.text(*count, {half.x - 18 - count->size.x, -count->size.y / 2}, ink.with_alpha(0.62));
    if (writing) {
      const text::Caret caret = layout->caret_at(static_cast<std::uint32_t>(std::min<std::size_t>(writing->caret, title.size())));
      const board::Seat* seat = frame.board.seats.find(writing->seat);
      const auto who = static_cast<std::size_t>(seat ? std::max<std::int64_t>(1, seat->person) : 1) - 1;
      brush.rounded(Box::at(Vec{-half.x + 18, -layout->size.y / 2} + caret.top + Vec{-0.8, 0}, {2, caret.height_mm}), 0.8,
                    tokens_.people[who % tokens_.people.size()].colour);
    }
    canvas.area({TargetKind::theme, plan.theme.value, 0}, plan.strip, plan.strip_size, record->title, {}, layout->size_mm);
    if (!frame.for_photo && plan.notes > 0)
      draw_undo_clock(frame, canvas, {plan.strip.to_glass({half.x + kClockGap + undo_clock_size(frame) / 2, 0}), plan.strip.angle_deg}, plan.theme);
  }
}

}  // namespace scene
