#include "scene/legible.h"

#include <algorithm>
#include <cmath>

namespace scene {
namespace {

// Something that hides what was painted before it.
struct Cover {
  std::size_t order;
  Pose pose;
  Vec half;
  double reach;
  bool round = false;
  double hole = 0;  // radius, of a ring
};

bool inside(const Pose& pose, Vec half, Vec p) {
  const Vec at = pose.to_local(p);
  return std::abs(at.x) < half.x && std::abs(at.y) < half.y;
}

struct Painted {
  TextLine line;
  std::size_t order;
};

class Reader {
 public:
  Reader(const DrawList& list, const std::vector<text::Glyph>& ellipses) : list_(list), ellipses_(ellipses) {}

  void layer(LayerId id) {
    sheet_ = is_on_sheet(id);
    on_ = id == LayerId::notes || id == LayerId::lifted ? TextLine::On::note : id <= LayerId::titles ? TextLine::On::sheet : TextLine::On::furniture;
    for (const Instance& in : list_[id].instances) {
      ++order_;
      if (in.shape == static_cast<std::uint16_t>(Shape::glyph)) {
        read(in);
        continue;
      }
      finish();
      if (in.colour.a > 250) cover(in);
    }
    finish();
  }
  // A panel is opaque but where a hole is cut into it, for what lies under it to be used.
  void panel(const Mesh& mesh) {
    ++order_;
    for (const MeshCommand& command : mesh.commands) {
      const Box clip = intersection({command.clip.min * mesh.unit_mm, command.clip.max * mesh.unit_mm}, Box::at({}, mesh.size));
      if (clip.width() > 0 && clip.height() > 0) add({mesh.pose.to_glass(clip.centre() - mesh.size * 0.5), mesh.pose.angle_deg}, clip.size() * 0.5);
    }
  }
  void written(const TextLine& line) { lines_.push_back({line, ++order_}); }

  std::vector<TextLine> judged() {
    for (Painted& painted : lines_) judge(painted);
    std::vector<TextLine> out;
    for (Painted& painted : lines_) out.push_back(std::move(painted.line));
    return out;
  }

 private:
  double scale() const { return sheet_ ? list_.view.scale : 1; }
  Vec place(const Instance& in) const {
    const Vec at{static_cast<double>(in.x), static_cast<double>(in.y)};
    return sheet_ ? list_.view.to_glass(at) : at;
  }
  Pose pose_of(const Instance& in) const { return {place(in), base::degrees(std::atan2(static_cast<double>(in.sin), static_cast<double>(in.cos)))}; }
  void add(const Pose& pose, Vec half, bool round = false, double hole = 0) {
    constexpr double least = 3;  // what is smaller than a letter hides no word
    if (std::min(half.x, half.y) > least) covers_.push_back({order_, pose, half, base::length(half), round, hole});
  }
  void cover(const Instance& in) {
    const double k = scale(), border = static_cast<double>(in.border) * k;
    const Vec half = Vec{static_cast<double>(in.half_w), static_cast<double>(in.half_h)} * k;
    switch (static_cast<Shape>(in.shape)) {
      case Shape::rounded:
        if (border == 0) add(pose_of(in), half);
        break;
      case Shape::disc: add(pose_of(in), half, true, border > 0 ? half.x - border : 0); break;
      case Shape::segment: add(pose_of(in), {half.x, border / 2}); break;
      default: break;
    }
  }

  void read(const Instance& glyph) {
    const double em = static_cast<double>(glyph.half_w);
    const Instance* last = run_.empty() ? nullptr : &run_.back();
    if (last) {
      const Vec step = base::Vec{static_cast<double>(glyph.x - last->x), static_cast<double>(glyph.y - last->y)};
      const Vec along{static_cast<double>(glyph.cos), static_cast<double>(glyph.sin)};
      const bool same = glyph.half_w == last->half_w && glyph.cos == last->cos && glyph.sin == last->sin && glyph.colour == last->colour;
      const double ahead = base::dot(step, along), below = std::abs(base::cross(along, step));
      if (!same || ahead < 0 || ahead > 1.7 * em || below > 0.1 * em) finish();
    }
    run_.push_back(glyph);
  }
  void finish() {
    if (run_.empty()) return;
    const Instance &first = run_.front(), &last = run_.back();
    const double em = static_cast<double>(first.half_w) * scale();
    constexpr double last_wide = 0.5;  // of its em: a glyph does not tell its advance
    const Vec from = place(first), to = place(last);
    TextLine line;
    line.on = on_;
    line.em_mm = em;
    line.size = {base::distance(from, to) + last_wide * em, kCapital * em};
    line.pose = pose_of(first);
    line.pose.at = line.pose.to_glass({line.size.x / 2, -line.size.y / 2});
    line.cut = std::any_of(ellipses_.begin(), ellipses_.end(), [&](const text::Glyph& g) { return g.index == last.index && g.font == last.font; });
    lines_.push_back({line, order_});
    run_.clear();
  }

  bool hidden(Vec at, std::size_t since) const {
    return std::any_of(covers_.begin(), covers_.end(), [&](const Cover& c) {
      const double away = base::distance(c.pose.at, at);
      if (c.order <= since || away > c.reach) return false;
      return c.round ? away < c.half.x && away > c.hole : inside(c.pose, c.half, at);
    });
  }
  void judge(Painted& painted) const {
    TextLine& line = painted.line;
    const int points = std::max(2, static_cast<int>(std::ceil(line.size.x / (line.em_mm * 0.4))));
    int covered = 0, crossed = 0;
    for (int i = 0; i < points; ++i) {
      const Vec at = line.pose.to_glass({((i + 0.5) / points - 0.5) * line.size.x, 0});
      if (hidden(at, painted.order)) {
        ++covered;
        continue;
      }
      crossed += std::any_of(lines_.begin(), lines_.end(), [&](const Painted& other) {
        return &other != &painted && inside(other.line.pose, other.line.size * 0.5, at) && !hidden(at, other.order);
      });
    }
    line.hidden = static_cast<double>(covered) / points;
    line.crossed = static_cast<double>(crossed) / points;
  }

  const DrawList& list_;
  const std::vector<text::Glyph>& ellipses_;
  bool sheet_ = false;
  TextLine::On on_ = TextLine::On::furniture;
  std::size_t order_ = 0;
  std::vector<Instance> run_;
  std::vector<Painted> lines_;
  std::vector<Cover> covers_;
};

}  // namespace

std::vector<TextLine> legible(const DrawList& list, const std::vector<text::Glyph>& ellipses, const std::vector<std::vector<TextLine>>& panels) {
  Reader reader(list, ellipses);
  for (std::size_t i = 0; i < list.layers.size(); ++i) {
    const auto id = static_cast<LayerId>(i);
    if (id == LayerId::halos) {
      for (std::size_t p = 0; p < list.panels.size(); ++p) {
        reader.panel(*list.panels[p]);
        if (p < panels.size())
          for (const TextLine& line : panels[p]) reader.written(line);
      }
    }
    reader.layer(id);
  }
  return reader.judged();
}

}  // namespace scene
