// A layer on the GPU: resolved and uploaded again only when it, the view or what it drew from changed. Read inside render.
#pragma once
#include <array>
#include <vector>

#include "render/gl.h"
#include "render/quad.h"
#include "render/resolver.h"

namespace render {

class LayerBuffer {
 public:
  LayerBuffer();
  // What the quads were made from; they are good as long as it is the same.
  struct Source {
    const void* instances = nullptr;
    std::size_t count = 0;
    std::uint64_t revision = 0;
    View view;
    std::uint64_t atlas = 0, pictures = 0;
  };
  bool is_current(const scene::Layer& layer, const View& view, std::uint64_t atlas, std::uint64_t pictures) const;
  // False when the mask atlas is full.
  bool rebuild(const scene::Layer& layer, const View& view, Resolver& resolver, std::uint64_t atlas, std::uint64_t pictures);
  // Sends what rebuild made; the bytes sent.
  std::size_t upload();
  const Quads& quads() const { return quads_; }
  // Ready to draw from the solid or the quad at `first`: attributes begin there, since neither GL 3.3 nor ES 3.0 can begin an
  // instanced draw further on.
  void bind_solids() const { bind(0); }
  void bind_quads(std::size_t first) const { bind(quads_.solids.size() + first); }

 private:
  void bind(std::size_t first) const;
  VertexArray array_;
  Buffer buffer_;  // the solids, then the quads
  std::size_t capacity_ = 0;
  Quads quads_;
  Source source_;
  bool changed_ = false;
};

using LayerBuffers = std::array<LayerBuffer, static_cast<std::size_t>(scene::LayerId::count)>;

}  // namespace render
