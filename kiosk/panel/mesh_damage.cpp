#include "panel/mesh_damage.h"

#include <algorithm>

#include "scene/damage.h"

namespace panel {
namespace {

using base::Box;
using scene::MeshCommand;
using scene::MeshVertex;

constexpr double kNear = 12;        // units: letters of one line are one box
constexpr std::size_t kBoxes = 12;  // more are one

bool same_places(std::span<const MeshCommand> a, std::span<const MeshCommand> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const MeshCommand& x, const MeshCommand& y) { return x.clip == y.clip && x.picture == y.picture && x.picture_mm == y.picture_mm; });
}

// Of two lists that begin and end alike: from where, and up to how far from the end, they do not.
struct Middle {
  std::size_t begin = 0, from_end = 0;
};
Middle middle_of(std::span<const MeshVertex> a, std::span<const MeshVertex> b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  Middle m;
  while (m.begin < shorter && a[m.begin] == b[m.begin]) ++m.begin;
  while (m.from_end < shorter - m.begin && a[a.size() - 1 - m.from_end] == b[b.size() - 1 - m.from_end]) ++m.from_end;
  return m;
}

class Boxes {
 public:
  void add(const Box& box) {
    if (box.width() < 0 || box.height() < 0) return;
    for (Box& other : boxes_)
      if (other.grown(kNear).overlaps(box)) {
        other = scene::united(other, box);
        return;
      }
    boxes_.push_back(box);
  }
  std::vector<Box> take() && {
    if (boxes_.size() > kBoxes) {
      for (std::size_t i = 1; i < boxes_.size(); ++i) boxes_[0] = scene::united(boxes_[0], boxes_[i]);
      boxes_.resize(1);
    }
    return std::move(boxes_);
  }

 private:
  std::vector<Box> boxes_;
};

// Every triangle that has a corner which `is_other`, as far as it is shown.
template <typename IsOther>
void add_triangles(const Drawn& drawn, IsOther is_other, Boxes& into) {
  for (const MeshCommand& command : drawn.commands) {
    for (std::uint32_t i = 0; i + 2 < command.index_count; i += 3) {
      std::size_t corners[3];
      bool any = false;
      for (std::uint32_t k = 0; k < 3; ++k) {
        corners[k] = command.base_vertex + drawn.indices[command.first_index + i + k];
        any |= is_other(corners[k]);
      }
      if (!any) continue;
      const MeshVertex& first = drawn.vertices[corners[0]];
      Box box{{first.x, first.y}, {first.x, first.y}};
      for (const std::size_t corner : corners) {
        const MeshVertex& v = drawn.vertices[corner];
        box = scene::united(box, {{v.x, v.y}, {v.x, v.y}});
      }
      into.add({{std::max(box.min.x, command.clip.min.x), std::max(box.min.y, command.clip.min.y)},
                {std::min(box.max.x, command.clip.max.x), std::min(box.max.y, command.clip.max.y)}});
    }
  }
}

}  // namespace

std::optional<std::vector<Box>> altered(const Drawn& before, const Drawn& after) {
  if (!same_places(before.commands, after.commands)) return std::nullopt;
  Boxes boxes;
  if (before.vertices.size() == after.vertices.size() && std::ranges::equal(before.indices, after.indices)) {
    const auto is_other = [&](std::size_t i) { return !(before.vertices[i] == after.vertices[i]); };
    add_triangles(before, is_other, boxes);
    add_triangles(after, is_other, boxes);
  } else {
    // Letters came or went: what stands before them and after them is as it was, only further on in the list.
    const Middle m = middle_of(before.vertices, after.vertices);
    if (before.vertices.size() == after.vertices.size() && m.begin + m.from_end >= after.vertices.size()) return std::nullopt;  // joined in another way
    const auto in_middle = [&](const Drawn& drawn) {
      return [&m, end = drawn.vertices.size() - m.from_end](std::size_t i) { return i >= m.begin && i < end; };
    };
    add_triangles(before, in_middle(before), boxes);
    add_triangles(after, in_middle(after), boxes);
  }
  return std::move(boxes).take();
}

}  // namespace panel
