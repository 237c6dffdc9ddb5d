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
  const std::vector<Run>& runs() const { return runs_; }
  std::size_t size() const { return quads_.size(); }
  // Ready to draw `run`: attributes begin at its first quad, since neither GL 3.3 nor ES 3.0 can begin an instanced draw further on.
  void bind(const Run& run) const;

 private:
  VertexArray array_;
  Buffer buffer_;
  std::size_t capacity_ = 0;
  std::vector<Quad> quads_;
  std::vector<Run> runs_;
  Source source_;
  bool uses_pictures_ = false, changed_ = false;
};

using LayerBuffers = std::array<LayerBuffer, static_cast<std::size_t>(scene::LayerId::count)>;

}  // namespace render
