// One buffer and one vertex array a layer. Read inside render.
#include "render/layer_buffers.h"

#include <cstddef>

namespace render {

LayerBuffer::LayerBuffer() : array_(make_vertex_array()), buffer_(make_buffer()) {
  glBindVertexArray(array_.name());
  for (GLuint i = 0; i < 6; ++i) {
    glEnableVertexAttribArray(i);
    glVertexAttribDivisor(i, 1);
  }
  glBindVertexArray(0);
}

bool LayerBuffer::is_current(const scene::Layer& layer, const View& view, std::uint64_t atlas, std::uint64_t pictures) const {
  return source_.revision == layer.revision && source_.instances == layer.instances.data() && source_.count == layer.instances.size() &&
         source_.view == view && source_.atlas == atlas && (!quads_.uses_pictures || source_.pictures == pictures);
}

bool LayerBuffer::rebuild(const scene::Layer& layer, const View& view, Resolver& resolver, std::uint64_t atlas, std::uint64_t pictures) {
  source_ = {};
  if (!resolver.resolve(layer.instances, view, quads_)) return false;
  source_ = {layer.instances.data(), layer.instances.size(), layer.revision, view, atlas, pictures};
  changed_ = true;
  return true;
}

std::size_t LayerBuffer::upload() {
  if (!changed_) return 0;
  changed_ = false;
  const std::size_t solids = quads_.solids.size() * sizeof(Quad), bytes = solids + quads_.quads.size() * sizeof(Quad);
  if (bytes == 0) return 0;
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
  // A new store each time, so that the driver need not wait for the frame that still reads the old one. Room to grow keeps
  // its size steady while a layer changes by a few.
  if (bytes > capacity_ || bytes < capacity_ / 4) capacity_ = bytes + bytes / 2;
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(capacity_), nullptr, GL_STREAM_DRAW);
  glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(solids), quads_.solids.data());
  glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(solids), static_cast<GLsizeiptr>(bytes - solids), quads_.quads.data());
  return bytes;
}

void LayerBuffer::bind(std::size_t first) const {
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
