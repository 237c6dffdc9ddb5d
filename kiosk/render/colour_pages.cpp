// The array grows by doubling; what it holds is copied on the GPU. Read inside render.
#include "render/colour_pages.h"

#include <algorithm>

namespace render {
namespace {
constexpr int levels = 10;  // 512 to 1
}

ColourPages::ColourPages(int most_layers) : most_layers_(std::min(most_layers, 256)) {}

std::optional<std::uint16_t> ColourPages::new_layer() {
  if (!free_.empty()) {
    const std::uint16_t layer = free_.back();
    free_.pop_back();
    return layer;
  }
  if (used_ == layers_) {
    const int more = std::min(std::max(2, layers_ * 2), most_layers_);
    if (more == layers_) return std::nullopt;
    Texture larger = make_texture();
    glBindTexture(GL_TEXTURE_2D_ARRAY, larger.name());
    for (int level = 0; level < levels; ++level) {
      glTexImage3D(GL_TEXTURE_2D_ARRAY, level, GL_RGBA8, side >> level, side >> level, more, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    }
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAX_LEVEL, levels - 1);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    if (texture_) {
      GLint reading = 0;
      glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &reading);
      const Framebuffer from = make_framebuffer();
      glBindFramebuffer(GL_READ_FRAMEBUFFER, from.name());
      for (int layer = 0; layer < used_; ++layer) {
        for (int level = 0; level < levels; ++level) {
          glFramebufferTextureLayer(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, texture_.name(), level, layer);
          glCopyTexSubImage3D(GL_TEXTURE_2D_ARRAY, level, 0, 0, layer, 0, 0, side >> level, side >> level);
        }
      }
      glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(reading));
    }
    texture_ = std::move(larger);
    layers_ = more;
  }
  return static_cast<std::uint16_t>(used_++);
}

void ColourPages::write_level(int level, std::uint16_t layer, int x, int y, const Image& image) {
  glBindTexture(GL_TEXTURE_2D_ARRAY, texture_.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexSubImage3D(GL_TEXTURE_2D_ARRAY, level, x, y, layer, image.width, image.height, 1, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  bytes_ += image.rgba.size();
}

void ColourPages::write(std::uint16_t layer, const std::vector<Image>& images) {
  for (int level = 0; level < std::min(levels, static_cast<int>(images.size())); ++level) {
    write_level(level, layer, 0, 0, images[static_cast<std::size_t>(level)]);
  }
}

std::optional<std::uint16_t> ColourPages::take(const std::vector<Image>& images) {
  const auto layer = new_layer();
  if (layer) write(*layer, images);
  return layer;
}

std::optional<ColourPages::Place> ColourPages::place(const Image& image) {
  // An empty texel around each, and written with it, since a page may have held something else.
  Image framed{image.width + 2, image.height + 2, {}};
  if (framed.width > side || framed.height > side) return std::nullopt;
  framed.rgba.assign(static_cast<std::size_t>(framed.width) * static_cast<std::size_t>(framed.height) * 4, 0);
  for (int y = 0; y < image.height; ++y) {
    std::copy_n(&image.rgba[static_cast<std::size_t>(y * image.width) * 4], static_cast<std::size_t>(image.width) * 4,
                &framed.rgba[static_cast<std::size_t>((y + 1) * framed.width + 1) * 4]);
  }
  if (x_ + framed.width > side) {
    x_ = 0;
    y_ += row_;
    row_ = 0;
  }
  if (emoji_.empty() || y_ + framed.height > side) {
    const auto layer = new_layer();
    if (!layer) return std::nullopt;
    emoji_.push_back(*layer);
    x_ = y_ = row_ = 0;
  }
  write_level(0, emoji_.back(), x_, y_, framed);
  constexpr float page = side;
  const Place at{emoji_.back(), static_cast<float>(x_ + 1) / page, static_cast<float>(y_ + 1) / page, static_cast<float>(x_ + 1 + image.width) / page,
                 static_cast<float>(y_ + 1 + image.height) / page};
  x_ += framed.width;
  row_ = std::max(row_, framed.height);
  return at;
}

void ColourPages::forget_emoji() {
  free_.insert(free_.end(), emoji_.begin(), emoji_.end());
  emoji_.clear();
  x_ = y_ = 0;
  row_ = side;
}

}  // namespace render
