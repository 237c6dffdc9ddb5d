// The one EXIF tag that changes what people see. Every offset is checked: the bytes come from anybody's file. Read by image.
#include "render/orientation.h"

#include <cstring>

namespace render {
namespace {

struct Reader {
  const std::uint8_t* bytes;
  std::size_t size;
  bool little = false;
  unsigned two(std::size_t at) const {
    if (at + 2 > size) return 0;
    return little ? bytes[at] | bytes[at + 1] << 8 : bytes[at] << 8 | bytes[at + 1];
  }
  std::size_t four(std::size_t at) const {
    return little ? two(at) | static_cast<std::size_t>(two(at + 2)) << 16 : static_cast<std::size_t>(two(at)) << 16 | two(at + 2);
  }
};

int orientation_in(Reader tiff) {
  if (tiff.size < 8) return 1;
  tiff.little = tiff.bytes[0] == 'I';
  const std::size_t directory = tiff.four(4);
  const unsigned entries = tiff.two(directory);
  for (unsigned i = 0; i < entries && i < 512; ++i) {
    const std::size_t entry = directory + 2 + 12 * static_cast<std::size_t>(i);
    if (entry + 12 > tiff.size) break;
    if (tiff.two(entry) != 0x0112) continue;
    const unsigned value = tiff.two(entry + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace

int orientation_of(const std::uint8_t* bytes, std::size_t size) {
  const Reader jpeg{bytes, size};
  if (size < 4 || jpeg.two(0) != 0xFFD8) return 1;
  for (std::size_t at = 2; at + 4 <= size;) {
    const unsigned marker = jpeg.two(at);
    const std::size_t length = jpeg.two(at + 2);
    if ((marker & 0xFF00) != 0xFF00 || marker == 0xFFDA || length < 2 || at + 2 + length > size) return 1;
    if (marker == 0xFFE1 && length >= 16 && std::memcmp(bytes + at + 4, "Exif\0\0", 6) == 0) { return orientation_in({bytes + at + 10, length - 8}); }
    at += 2 + length;
  }
  return 1;
}

Image upright(Image image, int orientation) {
  if (orientation <= 1 || orientation > 8) return image;
  const bool swapped = orientation >= 5;
  Image out{swapped ? image.height : image.width, swapped ? image.width : image.height, {}};
  out.rgba.resize(image.rgba.size());
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      int from_x = swapped ? y : x, from_y = swapped ? x : y;
      if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) from_x = image.width - 1 - from_x;
      if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) from_y = image.height - 1 - from_y;
      std::memcpy(&out.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) + static_cast<std::size_t>(x)) * 4],
                  &image.rgba[(static_cast<std::size_t>(from_y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(from_x)) * 4], 4);
    }
  }
  return out;
}

}  // namespace render
