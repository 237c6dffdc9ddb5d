// Which way up a JPEG was taken: phones write it beside the pixels instead of turning them. Read by image.
#pragma once
#include <cstddef>
#include <cstdint>

#include "render/renderer.h"

namespace render {

// 1 to 8 as EXIF numbers them; 1 (upright) where nothing is said or what is said is damaged.
int orientation_of(const std::uint8_t* bytes, std::size_t size);
Image upright(Image image, int orientation);

}  // namespace render
