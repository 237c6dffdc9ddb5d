// A lasso drawn on the free table: closed where it began or let go, it takes the notes that are more than half inside.
#include <algorithm>

#include "hands/hand.h"
#include "hands/opened.h"
#include "scene/aside.h"

namespace hands {
namespace {

bool inside(const std::vector<Vec>& polygon, Vec p) {
  bool in = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Vec a = polygon[i], b = polygon[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

// Share of a note that lies inside, from a grid of 5 x 5 points on it.
double covered(const std::vector<Vec>& polygon, const board::Placement& place, double width) {
  int count = 0;
  const base::Pose pose{place.at, place.angle_deg};
  for (int i = -2; i <= 2; ++i)
    for (int j = -2; j <= 2; ++j) count += inside(polygon, pose.to_glass({i * width / 5, j * width / 5}));
  return count / 25.0;
}

class DrawLasso final : public Hand {
 public:
  DrawLasso(Room& room, Id seat, const gesture::Gesture& g) : Hand(room), session_(room.new_session()) {
    scene::Lasso lasso;
    lasso.session = session_;
    lasso.seat = seat;
    lasso.points.push_back(room.view().to_sheet(g.from));
    // A hand has one lasso: the new one takes the place of its last.
    std::erase_if(room.preview.lassos, [&](const scene::Lasso& l) { return l.closed && l.seat == seat; });
    room.preview.lassos.push_back(std::move(lasso));
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    scene::Lasso* lasso = find();
    const Vec at = room_.view().to_sheet(g.at);
    if (lasso && base::distance(lasso->points.back(), at) * room_.view().scale >= 4 && lasso->points.size() < 4000) lasso->points.push_back(at);
    room_.touch_preview();
  }

  void end(const gesture::Gesture& g) override {
    scene::Lasso* lasso = find();
    if (!lasso) return;
    base::Box around{lasso->points[0], lasso->points[0]};
    for (const Vec p : lasso->points) {
      around.min = {std::min(around.min.x, p.x), std::min(around.min.y, p.y)};
      around.max = {std::max(around.max.x, p.x), std::max(around.max.y, p.y)};
    }
    for (const Id id : room_.scene.notes_in_order()) {
      const board::Note* note = room_.board().notes.find_live(id);
      if (!note || note->face_down) continue;  // nobody sorts what is not shared yet
      const auto place = room_.scene.seen(room_.board(), room_.preview, id, room_.now_us);
      if (place && covered(lasso->points, *place, place->width_mm > 0 ? place->width_mm : room_.plan().note_width) > 0.5) lasso->notes.push_back(id);
    }
    if (lasso->notes.empty()) return cancel();
    lasso->closed = true;
    around = room_.view().to_glass(around);
    // The bar lies under the lasso, as its hand sees it.
    const double angle = room_.reading_angle(g.at, lasso->seat);
    const Vec towards = base::rotated({0, 1}, angle);
    const double reach = (std::abs(towards.x) * around.width() + std::abs(towards.y) * around.height()) / 2 + 56;
    auto clear = opened(room_, session_);
    clear.push_back(around);
    const Vec size = base::bounds({{}, angle}, kLassoBar).size();
    lasso->bar = {scene::laid_aside(room_.plan().sheet, size, around.centre() + towards * reach, clear), angle};
    room_.touch_preview();
  }

  void cancel() override {
    std::erase_if(room_.preview.lassos, [&](const scene::Lasso& l) { return l.session == session_; });
    room_.touch_preview();
  }

 private:
  scene::Lasso* find() {
    for (scene::Lasso& lasso : room_.preview.lassos)
      if (lasso.session == session_) return &lasso;
    return nullptr;
  }
  std::uint64_t session_;
};

}  // namespace

// Two fingers on the free sheet draw it nearer; one that was held draws a lasso.
HandRef make_draw_lasso(Room& room, Desk& desk, const gesture::Gesture& g) {
  if (g.contacts > 1) return make_move_sheet(room, desk, g);
  return std::make_unique<DrawLasso>(room, room.seat_of(g), g);
}

}  // namespace hands
