// One buffer and one vertex array, filled anew at each frame with what the damage shows. Read through quad_stream.h.
#include "render/quad_stream.h"

#include <cmath>
#include <cstddef>

#include "render/px_rects.h"

namespace render {

QuadStream::QuadStream(bool in_software) : array_(make_vertex_array()), buffer_(make_buffer()), in_software_(in_software) {
  glBindVertexArray(array_.name());
  for (GLuint i = 0; i < 6; ++i) {
    glEnableVertexAttribArray(i);
    glVertexAttribDivisor(i, 1);
  }
  glBindVertexArray(0);
}

void QuadStream::clear() {
  quads_.clear();
  runs_.clear();
}

Cut QuadStream::cut(const Quads& all, const View& view, const PxRect& rect) {
  const base::Box box = box_of(view, rect);
  const auto crosses = [&](const Quad& quad) {
    const double x = std::abs(quad.cos) * quad.half_w + std::abs(quad.sin) * quad.half_h,
                 y = std::abs(quad.sin) * quad.half_w + std::abs(quad.cos) * quad.half_h;
    return quad.x + x > box.min.x && quad.x - x < box.max.x && quad.y + y > box.min.y && quad.y - y < box.max.y;
  };
  Cut cut;
  cut.first_solid = static_cast<std::uint32_t>(quads_.size());
  for (const Quad& solid : all.solids)
    if (crosses(solid)) quads_.push_back(solid);
  cut.solids = static_cast<std::uint32_t>(quads_.size()) - cut.first_solid;
  cut.first_run = static_cast<std::uint32_t>(runs_.size());
  for (const Run& run : all.runs) {
    Run kept = run;
    kept.first = static_cast<std::uint32_t>(quads_.size());
    for (std::size_t i = run.first; i < std::size_t{run.first} + run.count; ++i)
      if (crosses(all.quads[i])) quads_.push_back(all.quads[i]);
    kept.count = static_cast<std::uint32_t>(quads_.size()) - kept.first;
    if (kept.count > 0) runs_.push_back(kept);
  }
  cut.runs = static_cast<std::uint32_t>(runs_.size()) - cut.first_run;
  return cut;
}

std::size_t QuadStream::upload() {
  const std::size_t bytes = quads_.size() * sizeof(Quad);
  if (bytes == 0) return 0;
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
  // A GPU gets a new store each time, so that the driver need not wait for the frame that still reads the old one; room to grow keeps
  // its size steady while frames differ by a few. Software reads all it needs before it draws, and keeps its store: a new one in each
  // frame, of a size that comes and goes with what hands do, leaves holes in its memory.
  const bool fits = bytes <= capacity_ && (in_software_ || bytes >= capacity_ / 4);
  if (!fits) capacity_ = bytes + bytes / 2;
  if (!fits || !in_software_) glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(capacity_), nullptr, GL_STREAM_DRAW);
  glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(bytes), quads_.data());
  return bytes;
}

void QuadStream::let_go() {
  quads_ = {};
  if (capacity_ < 1 << 20) return;
  capacity_ = 0;
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
  glBufferData(GL_ARRAY_BUFFER, 0, nullptr, GL_STREAM_DRAW);
}

void QuadStream::bind(std::size_t first) const {
  glBindVertexArray(array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
  const std::size_t base = first * sizeof(Quad);
  const auto at = [base](std::size_t offset) { return reinterpret_cast<const void*>(base + offset); };
  constexpr GLsizei stride = sizeof(Quad);
  glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, stride, at(offsetof(Quad, x)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, at(offsetof(Quad, cos)));
  glVertexAttribPointer(2, 4, GL_FLOAT, GL_FALSE, stride, at(offsetof(Quad, shape)));
  glVertexAttribPointer(3, 4, GL_FLOAT, GL_FALSE, stride, at(offsetof(Quad, detail)));
  glVertexAttribPointer(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, at(offsetof(Quad, colour)));
  glVertexAttribIPointer(5, 1, GL_UNSIGNED_INT, stride, at(offsetof(Quad, kind)));
}

}  // namespace render
