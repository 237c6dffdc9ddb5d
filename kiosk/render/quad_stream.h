// The quads of one frame, for each rectangle those that cross it, in one buffer on the GPU. Read inside render.
#pragma once
#include <span>
#include <vector>

#include "render/gl.h"
#include "render/quad.h"
#include "render/renderer.h"

namespace render {

// What one rectangle shows of one list of quads.
struct Cut {
  std::uint32_t first_solid = 0, solids = 0;
  std::uint32_t first_run = 0, runs = 0;
};

class QuadStream {
 public:
  explicit QuadStream(bool in_software);
  void clear();
  // Takes in what crosses the rectangle; `all` keeps painter's order.
  Cut cut(const Quads& all, const View& view, const PxRect& rect);
  std::span<const Run> runs(const Cut& cut) const { return {runs_.data() + cut.first_run, cut.runs}; }
  std::size_t upload();  // the bytes sent
  void let_go();         // of the room that a large frame took
  // Ready to draw from the quad at `first`: attributes begin there, since neither GL 3.3 nor ES 3.0 can begin an instanced
  // draw further on.
  void bind(std::size_t first) const;

 private:
  VertexArray array_;
  Buffer buffer_;
  bool in_software_;
  std::size_t capacity_ = 0;
  std::vector<Quad> quads_;
  std::vector<Run> runs_;
};

}  // namespace render
