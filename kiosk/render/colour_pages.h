// One array texture of square RGBA pages: small pictures take a page each, emoji share pages. Because all are in one
// texture, notes with pictures cost no draw call of their own. Read inside render.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "render/gl.h"
#include "render/pixels.h"

namespace render {

class ColourPages {
 public:
  static constexpr int side = 512;

  struct Place {
    std::uint16_t layer;
    float u0, v0, u1, v1;
  };  // 0..1 of the page

  explicit ColourPages(int most_layers);
  // A small premultiplied image beside others on a page (no mipmaps: it is drawn at its size). None when all is full.
  std::optional<Place> place(const Image& image);
  // A page of its own, with its mipmaps; none when all is full.
  std::optional<std::uint16_t> take(const std::vector<Image>& levels);
  void write(std::uint16_t layer, const std::vector<Image>& levels);
  void give_back(std::uint16_t layer) { free_.push_back(layer); }
  void forget_emoji();  // their pages are free again

  GLuint texture() const { return texture_.name(); }
  std::size_t take_bytes_uploaded() { return std::exchange(bytes_, 0); }

 private:
  std::optional<std::uint16_t> new_layer();
  void write_level(int level, std::uint16_t layer, int x, int y, const Image& image);

  Texture texture_;
  int layers_ = 0, used_ = 0, most_layers_;
  std::vector<std::uint16_t> free_, emoji_;
  int x_ = 0, y_ = 0, row_ = side;  // of the current emoji page: where the next goes, the row's height
  std::size_t bytes_ = 0;
};

}  // namespace render
