// Panels' meshes on the GPU: uploaded when their revision grows, drawn at any place and angle. Read inside render.
#pragma once
#include <unordered_map>
#include <vector>

#include "render/gl.h"
#include "render/pictures.h"
#include "render/quad.h"

namespace render {

class PanelMeshes {
 public:
  static base::Result<PanelMeshes> create(Dialect dialect);

  void set_atlas(const std::uint8_t* rgba, int width, int height);
  // Uploads what changed and forgets what is no longer drawn; the bytes sent.
  std::size_t prepare(const std::vector<const scene::Mesh*>& panels);
  // The draw calls made.
  int draw(const std::vector<const scene::Mesh*>& panels, const View& view, Pictures& pictures);

 private:
  struct Held {
    VertexArray array;
    Buffer vertices, indices;
    std::uint64_t revision = 0;
    std::size_t vertex_count = 0, index_count = 0;
    bool fresh = true, drawn = false;
  };
  Program program_;
  GLint turn_ = -1, origin_ = -1, clip_ = -1, px_ = -1, picture_ = -1;
  Texture atlas_;
  std::unordered_map<const scene::Mesh*, Held> held_;
};

}  // namespace render
