// The panels on the glass, bottom to top, with the letters that they share.
#include "panel/panels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "panel/one_panel.h"

namespace panel {

struct Panels::State {
  State(const scene::Tokens& tokens_read, const base::Texts& texts_read) : tokens(tokens_read), texts(texts_read) {}

  const scene::Tokens& tokens;
  const base::Texts& texts;
  Fonts fonts;                                  // before the panels: their contexts look at its atlas until they are gone
  std::vector<std::unique_ptr<OnePanel>> open;  // bottom to top
  std::unordered_map<contact::ContactKey, std::uint64_t> owners;
  std::vector<const scene::Mesh*> meshes;
  std::uint64_t last_id = 0;
  std::int64_t now_us = 0;
  bool rearranged = false;

  OnePanel* find(std::uint64_t id) {
    const auto it = std::find_if(open.begin(), open.end(), [&](const auto& p) { return p->id() == id; });
    return it == open.end() ? nullptr : it->get();
  }
  void raise(std::uint64_t id) {
    const auto it = std::find_if(open.begin(), open.end(), [&](const auto& p) { return p->id() == id; });
    if (it == open.end() || it + 1 == open.end()) return;
    std::rotate(it, it + 1, open.end());
    list_meshes();
  }
  void list_meshes() {
    meshes.clear();
    for (const auto& panel : open) meshes.push_back(&panel->mesh());
    rearranged = true;
  }
  void bake() {
    if (fonts.due()) bake_again();
  }
  void bake_again() {
    // Sizes that no panel has any more are not baked again.
    if (fonts.forget_many())
      for (const auto& panel : open) panel->want_letters();
    fonts.bake();
    for (const auto& panel : open) panel->forget();
  }
  base::Pose place_for(const OnePanel& panel, const House& house, Vec near, double angle_deg) const;
};

namespace {

constexpr double kFromEdge = 60;  // of the person who asked
constexpr double kInwards = 48;   // further, where a station would be covered

}  // namespace

base::Pose Panels::State::place_for(const OnePanel& panel, const House& house, Vec near, double angle_deg) const {
  const Vec glass = house.glass.size_mm;
  if (panel.fills_glass()) return {glass * 0.5, angle_deg};
  // Wider than the glass is deep, it is read from the long side that is nearer to whom asked.
  const Vec lies = base::bounds({{}, angle_deg}, panel.size()).size();
  if (lies.x > glass.x || lies.y > glass.y) angle_deg = near.y < glass.y / 2 ? 180 : 0;
  angle_deg = base::normalized_deg(angle_deg);
  const Vec half = base::bounds({{}, angle_deg}, panel.size()).size() * 0.5;
  // The edge is the one that its reader stands at: straight below, as the panel is read.
  const double side = std::round(angle_deg / 90) * 90;
  const Vec down = base::rotated({0, 1}, side), right = base::rotated({1, 0}, side);
  const bool lengthwise = std::abs(right.x) > 0.5;
  const double length = lengthwise ? glass.x : glass.y, depth = lengthwise ? glass.y : glass.x;
  const double half_length = lengthwise ? half.x : half.y, half_depth = lengthwise ? half.y : half.x;
  const double wanted = base::dot(near - glass * 0.5, right);
  // From the middle of the glass, along the edge and towards it. Where there is room, free of the neighbouring edges too.
  const double free = length / 2 - half_length, along_most = std::max(0.0, free >= kFromEdge ? free - kFromEdge : free);
  const double deep = std::max(0.0, depth / 2 - half_depth), at_edge = std::max(-deep, std::min(deep, depth / 2 - kFromEdge - half_depth));
  std::vector<Box> stations, panels;  // a wall's common bar is everybody's station
  if (house.plan) {
    // With the pads that overhang the sheet.
    const double pads = house.plan->voting ? 0 : 27;
    for (const auto& station : house.plan->stations)
      stations.push_back(base::bounds({station.pose.to_glass({0, -pads / 2}), station.pose.angle_deg}, station.size + Vec{0, pads}));
    for (const auto& ribbon : house.plan->ribbons) panels.push_back(base::bounds(ribbon.pose, ribbon.size));
    if (house.plan->bar.height() > 0) stations.push_back(house.plan->bar);
  }
  for (const auto& other : open)
    if (other.get() != &panel) panels.push_back(base::bounds(other->pose(), other->size()));
  const double inwards_most = stations.empty() ? 0 : std::min(kInwards + (house.plan ? house.plan->bar.height() : 0), at_edge + deep);
  Vec best = glass * 0.5 + right * std::clamp(wanted, -along_most, along_most) + down * at_edge;
  double least = std::numeric_limits<double>::infinity();
  const auto attempt = [&](double along, double inwards) {
    const Vec at = glass * 0.5 + right * std::clamp(along, -along_most, along_most) + down * (at_edge - inwards);
    const Box covers{at - half, at + half};
    double cost = std::abs(base::dot(at - glass * 0.5, right) - wanted) + inwards * 2;
    for (const Box& box : stations) cost += base::overlap(covers, box) * 0.3;
    for (const Box& box : panels) cost += base::overlap(covers, box) * 0.05;
    if (cost < least) least = cost, best = at;
  };
  for (double inwards = 0; inwards <= inwards_most; inwards += 4) {
    for (double away = 0; away <= length; away += 20) {
      attempt(wanted + away, inwards);
      attempt(wanted - away, inwards);
    }
  }
  return {best, angle_deg};
}

Panels::Panels(const scene::Tokens& tokens, const base::Texts& texts) : state_(std::make_unique<State>(tokens, texts)) {}
Panels::~Panels() = default;

Panels::Atlas Panels::atlas(double px_per_mm, std::uint64_t knows) {
  State& s = *state_;
  s.fonts.set_px_per_mm(px_per_mm);
  // Meshes made with the old letters wait for update, which bakes: letters and meshes always belong together.
  if (s.open.empty() || s.fonts.revision() == 0) s.bake();
  if (s.fonts.revision() == knows) {
    s.fonts.let_pixels_go();
    return {nullptr, 0, 0, knows};
  }
  if (!s.fonts.has_pixels()) s.bake_again();  // another renderer asks
  Atlas atlas;
  atlas.rgba = s.fonts.pixels(atlas.width, atlas.height);
  atlas.revision = s.fonts.revision();
  return atlas;
}

std::uint64_t Panels::open(Kind kind, const House& house, Vec near, double angle_deg, For whom) {
  State& s = *state_;
  OnePanel* panel = nullptr;
  // Of consoles there may be several; but one that waits for the code comes to the next who asks.
  for (const auto& one : s.open) {
    const bool waits = house.has_code && !one->is_unlocked();
    if (one->page().kind == kind && one->whom().about == whom.about && (kind != Kind::console || waits)) panel = one.get();
  }
  if (!panel) {
    s.open.push_back(std::make_unique<OnePanel>(++s.last_id, page_of(kind), s.fonts, s.tokens, s.texts));
    panel = s.open.back().get();
  }
  panel->open_for(whom);
  panel->set_glass(house.glass);
  panel->place(s.place_for(*panel, house, near, angle_deg));
  s.raise(panel->id());
  s.bake();
  std::vector<Request> none;
  panel->update(house, none);
  s.list_meshes();
  return panel->id();
}

void Panels::expect(const scene::Glass& glass) {
  // What fills the glass is opened before anybody works on it, and its larger letters are as many again.
  for (const Page& page : pages())
    if (page.where != Page::Where::whole_glass) (void)state_->fonts.want(scale_on(page, glass));
}

void Panels::close(std::uint64_t id) {
  std::erase_if(state_->open, [&](const auto& panel) { return panel->id() == id; });
  state_->list_meshes();
}

void Panels::refuse(std::uint64_t id, const std::string& text_key, std::int64_t now_us) {
  if (OnePanel* panel = state_->find(id)) panel->refuse(text_key, now_us);
}

bool Panels::overlap(std::uint64_t one, std::uint64_t other) const {
  const OnePanel *a = state_->find(one), *b = state_->find(other);
  return a && b && base::bounds(a->pose(), a->size()).overlaps(base::bounds(b->pose(), b->size()));
}

void Panels::unlock(std::uint64_t id) {
  if (OnePanel* panel = state_->find(id)) panel->unlock();
}

bool Panels::any_unlocked(Kind kind) const {
  return std::any_of(state_->open.begin(), state_->open.end(), [&](const auto& panel) { return panel->page().kind == kind && panel->is_unlocked(); });
}

void Panels::close_all() {
  state_->open.clear();
  state_->list_meshes();
}

bool Panels::any_open(Kind kind) const {
  return std::any_of(state_->open.begin(), state_->open.end(), [&](const auto& panel) { return panel->page().kind == kind; });
}

std::uint64_t Panels::hit(Vec at) const {
  for (auto it = state_->open.rbegin(); it != state_->open.rend(); ++it)
    if ((*it)->contains(at)) return (*it)->id();
  return 0;
}

bool Panels::take(const contact::ContactEvent& event) {
  State& s = *state_;
  auto owner = s.owners.find(event.key);
  if (event.phase == contact::Phase::begin) {
    if (owner != s.owners.end()) {  // the end of its former life was not told
      if (OnePanel* panel = s.find(owner->second)) {
        contact::ContactEvent lost = event;
        lost.phase = contact::Phase::cancel;
        panel->take(lost);
      }
      s.owners.erase(owner);
    }
    const std::uint64_t id = hit(event.at);
    if (!id) return false;
    owner = s.owners.emplace(event.key, id).first;
    s.raise(id);
  }
  if (owner == s.owners.end()) return false;
  // Of a panel that was closed meanwhile, the contact does nothing until it ends.
  if (OnePanel* panel = s.find(owner->second)) panel->take(event);
  if (event.phase == contact::Phase::end || event.phase == contact::Phase::cancel) s.owners.erase(owner);
  return true;
}

bool Panels::update(const House& house, std::vector<Request>& requests) {
  State& s = *state_;
  s.now_us = house.now_us;
  bool changed = std::exchange(s.rearranged, false);
  for (const auto& panel : s.open) panel->set_glass(house.glass);
  s.bake();
  for (const auto& panel : s.open) changed |= panel->update(house, requests);
  const auto left = std::erase_if(s.open, [](const auto& panel) { return panel->wants_to_close(); });
  if (left) s.list_meshes(), s.rearranged = false, changed = true;
  return changed;
}

std::int64_t Panels::next_due_us(std::int64_t now_us, std::int64_t wall_ms) const {
  std::int64_t next = 0;
  const auto sooner = [&](std::int64_t t) {
    if (next == 0 || t < next) next = t;
  };
  for (const auto& panel : state_->open) {
    if (const std::int64_t tick = panel->next_tick_ms()) sooner(now_us + std::max<std::int64_t>(1, tick - wall_ms) * 1000);
    if (panel->wake_us()) sooner(panel->wake_us());
  }
  return next;
}

bool Panels::wants_frames() const {
  const State& s = *state_;
  return s.rearranged || s.fonts.due() || std::any_of(s.open.begin(), s.open.end(), [&](const auto& panel) { return panel->busy(s.now_us); });
}

const std::vector<const scene::Mesh*>& Panels::meshes() const { return state_->meshes; }

void Panels::targets(scene::Areas& out) const {
  for (const auto& panel : state_->open) panel->targets(out);
}

std::vector<std::vector<scene::TextLine>> Panels::texts() const {
  std::vector<std::vector<scene::TextLine>> out;
  for (const auto& panel : state_->open) out.push_back(panel->texts());
  return out;
}

void Panels::forget() {
  for (const auto& panel : state_->open) panel->forget();
}

}  // namespace panel
