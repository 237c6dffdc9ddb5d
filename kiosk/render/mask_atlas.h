// One 8-bit texture for all that is a mask or a distance field: glyphs, icons, marks. Rectangles are packed on shelves; when
// it is full it is emptied, and its generation says that whatever was placed must be placed again. Read inside render.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "render/gl.h"

namespace render {

struct Texels {
  int x = 0, y = 0, w = 0, h = 0;
};

class MaskAtlas {
 public:
  static constexpr int width = 2048;

  explicit MaskAtlas(int largest_height);  // at most what the driver allows
  // A place for w x h texels with an empty texel around, or none when it is full: it grows, up to its largest, only where few frames
  // filled it. What was long in filling is mostly of sizes that nobody shows any more; emptied, it holds what is shown.
  std::optional<Texels> place(int w, int h);
  void write(const Texels& at, const std::uint8_t* rows, int stride);
  void clear();
  std::uint64_t generation() const { return generation_; }

  // Sends what changed; the bytes sent.
  std::size_t upload();
  GLuint texture() const { return texture_.name(); }
  int height() const { return height_; }

 private:
  struct Shelf {
    int y, height, used;
  };
  bool grow(int needed);

  Texture texture_;
  int height_ = 0, uploaded_height_ = 0, largest_height_, bottom_ = 0;
  int dirty_from_ = 0, dirty_to_ = 0;
  std::vector<Shelf> shelves_;
  std::vector<std::uint8_t> texels_;
  std::uint64_t generation_ = 1;
  int frames_ = 0;  // uploads since it was empty
};

}  // namespace render
