// Shelves of rectangles in one texture, with a copy in memory so that growing never asks the driver for its own.
#include "render/mask_atlas.h"

#include <algorithm>
#include <cstring>

namespace render {
namespace {
constexpr int few_frames = 3'600;  // a minute of them
}

MaskAtlas::MaskAtlas(int largest_height)
    : texture_(make_texture()), height_(256), largest_height_(largest_height), texels_(static_cast<std::size_t>(width) * 256) {}

bool MaskAtlas::grow(int needed) {
  int height = height_;
  while (height < needed) height *= 2;
  if (height > largest_height_) return false;
  if (height != height_) {
    if (frames_ > few_frames) return false;
    height_ = height;
    texels_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height_), 0);
  }
  return true;
}

std::optional<Texels> MaskAtlas::place(int w, int h) {
  const int outer_w = w + 1, outer_h = h + 1;  // an empty texel on the right and below; the next one's left and above
  if (outer_w + 1 > width) return std::nullopt;
  // The lowest shelf that wastes little; shelves differ by steps so that near sizes share one.
  Shelf* best = nullptr;
  for (Shelf& shelf : shelves_) {
    if (shelf.height < outer_h || shelf.used + outer_w > width || shelf.height > outer_h + 4 + outer_h / 4) continue;
    if (!best || shelf.height < best->height) best = &shelf;
  }
  if (!best) {
    const int height = (outer_h + 3) / 4 * 4;
    if (!grow(bottom_ + 1 + height)) return std::nullopt;
    shelves_.push_back({bottom_ + 1, height, 1});
    bottom_ += height;
    best = &shelves_.back();
  }
  const Texels at{best->used, best->y, w, h};
  best->used += outer_w;
  return at;
}

void MaskAtlas::write(const Texels& at, const std::uint8_t* rows, int stride) {
  for (int y = 0; y < at.h; ++y) {
    std::memcpy(&texels_[static_cast<std::size_t>(at.y + y) * width + static_cast<std::size_t>(at.x)], rows + y * stride, static_cast<std::size_t>(at.w));
  }
  if (dirty_from_ == dirty_to_) {
    dirty_from_ = at.y;
    dirty_to_ = at.y + at.h;
  }
  dirty_from_ = std::min(dirty_from_, at.y);
  dirty_to_ = std::max(dirty_to_, at.y + at.h);
}

void MaskAtlas::clear() {
  shelves_.clear();
  bottom_ = 0;
  std::fill(texels_.begin(), texels_.end(), std::uint8_t{0});
  dirty_from_ = 0;
  dirty_to_ = height_;
  frames_ = 0;
  ++generation_;
}

std::size_t MaskAtlas::upload() {
  ++frames_;
  if (dirty_from_ == dirty_to_ && uploaded_height_ == height_) return 0;
  glBindTexture(GL_TEXTURE_2D, texture_.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  std::size_t bytes = 0;
  if (uploaded_height_ != height_) {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height_, 0, GL_RED, GL_UNSIGNED_BYTE, texels_.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    uploaded_height_ = height_;
    bytes = texels_.size();
  } else {
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, dirty_from_, width, dirty_to_ - dirty_from_, GL_RED, GL_UNSIGNED_BYTE,
                    &texels_[static_cast<std::size_t>(dirty_from_) * width]);
    bytes = static_cast<std::size_t>(dirty_to_ - dirty_from_) * width;
  }
  dirty_from_ = dirty_to_ = 0;
  return bytes;
}

}  // namespace render
