// PNG and JPEG in and out. The only file with stb. Limits are checked on the header, before anything is decoded, because
// a small file can claim a huge picture. Read through renderer.h.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "base/whole_file.h"
#include "render/orientation.h"
#include "render/pixels.h"
#include "render/renderer.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace render {
namespace {

constexpr std::uintmax_t largest_file = 64u << 20;
constexpr std::uint32_t largest_side = 10'000;

base::Error refusal(base::Fault fault, const char* key) { return {fault, key}; }

// The size that a PNG claims. stb says no more than "unreadable" of one beyond its own limits.
bool claims_too_much(const std::uint8_t* bytes, std::size_t size) {
  if (size < 24 || bytes[0] != 0x89) return false;
  const auto number = [bytes](std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
  };
  return number(16) > largest_side || number(20) > largest_side;
}

bool begins_as_picture(const std::uint8_t* bytes, std::size_t size) {
  static constexpr std::uint8_t png[] = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
  static constexpr std::uint8_t jpeg[] = {0xFF, 0xD8, 0xFF};
  return (size >= sizeof png && std::memcmp(bytes, png, sizeof png) == 0) || (size >= sizeof jpeg && std::memcmp(bytes, jpeg, sizeof jpeg) == 0);
}

void append(void* to, void* bytes, int size) {
  auto& out = *static_cast<std::vector<std::uint8_t>*>(to);
  const auto* begin = static_cast<const std::uint8_t*>(bytes);
  out.insert(out.end(), begin, begin + size);
}

}  // namespace

base::Result<Image> decode_image(const std::uint8_t* bytes, std::size_t size) {
  if (size > largest_file) return refusal(base::Fault::too_large, "picture.too_large");
  if (!begins_as_picture(bytes, size)) return refusal(base::Fault::invalid, "picture.format");
  if (claims_too_much(bytes, size)) return refusal(base::Fault::too_large, "picture.too_large");
  int width = 0, height = 0, channels = 0;
  const int length = static_cast<int>(size);
  if (stbi_info_from_memory(bytes, length, &width, &height, &channels) == 0) { return refusal(base::Fault::damaged, "picture.unreadable"); }
  if (static_cast<std::uint32_t>(std::max(width, height)) > largest_side) return refusal(base::Fault::too_large, "picture.too_large");
  stbi_uc* pixels = stbi_load_from_memory(bytes, length, &width, &height, &channels, 4);
  if (!pixels) return refusal(base::Fault::damaged, "picture.unreadable");
  Image image{width, height, std::vector<std::uint8_t>(pixels, pixels + static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4)};
  stbi_image_free(pixels);
  return upright(std::move(image), orientation_of(bytes, size));
}

namespace {

base::Result<std::vector<std::uint8_t>> bytes_of(const std::filesystem::path& file) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(file, failed)) return refusal(base::Fault::not_found, "picture.not_found");
  const std::uintmax_t size = std::filesystem::file_size(file, failed);
  if (failed) return refusal(base::Fault::not_found, "picture.not_found");
  if (size > largest_file) return refusal(base::Fault::too_large, "picture.too_large");
  std::ifstream in(file, std::ios::binary);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
  if (!in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size))) { return refusal(base::Fault::damaged, "picture.unreadable"); }
  return bytes;
}

}  // namespace

base::Result<Image> load_image(const std::filesystem::path& file) {
  const auto bytes = bytes_of(file);
  if (!bytes) return bytes.error();
  return decode_image(bytes->data(), bytes->size());
}

base::Result<PictureSize> picture_size(const std::filesystem::path& file) {
  const auto bytes = bytes_of(file);
  if (!bytes) return bytes.error();
  return picture_size(bytes->data(), bytes->size());
}

base::Result<PictureSize> picture_size(const std::uint8_t* bytes, std::size_t size) {
  if (size > largest_file) return refusal(base::Fault::too_large, "picture.too_large");
  if (!begins_as_picture(bytes, size)) return refusal(base::Fault::invalid, "picture.format");
  if (claims_too_much(bytes, size)) return refusal(base::Fault::too_large, "picture.too_large");
  int width = 0, height = 0, channels = 0;
  if (stbi_info_from_memory(bytes, static_cast<int>(size), &width, &height, &channels) == 0) return refusal(base::Fault::damaged, "picture.unreadable");
  if (static_cast<std::uint32_t>(std::max(width, height)) > largest_side) return refusal(base::Fault::too_large, "picture.too_large");
  // A camera held on its side says so in the file; loaded, the picture stands upright.
  if (orientation_of(bytes, size) >= 5) std::swap(width, height);
  return PictureSize{width, height};
}

Image small_copy(const Image& image, int longest) {
  int width = image.width, height = image.height;
  fit_within(width, height, longest);
  Image out = scaled_premultiplied(image, width, height);
  for (std::size_t i = 0; i < out.rgba.size(); i += 4) {
    const std::uint8_t clear = static_cast<std::uint8_t>(255 - out.rgba[i + 3]);
    for (std::size_t c = 0; c < 3; ++c) out.rgba[i + c] = static_cast<std::uint8_t>(std::min(255, out.rgba[i + c] + clear));
    out.rgba[i + 3] = 255;
  }
  return out;
}

base::Status save_png(const Image& image, const std::filesystem::path& file) {
  std::vector<std::uint8_t> bytes;
  // Speed before size: a photo is taken while people wait, and the disk of a kiosk is large.
  stbi_write_png_compression_level = 5;
  if (stbi_write_png_to_func(append, &bytes, image.width, image.height, 4, image.rgba.data(), image.width * 4) == 0) {
    return base::Error{base::Fault::failed, "picture.unreadable"};
  }
  const auto written = base::write_whole(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (written) return {};
  const base::Error& why = written.error();
  return base::Error{why.fault, why.fault == base::Fault::full_disk   ? "picture.disk_full"
                                : why.fault == base::Fault::read_only ? "picture.read_only"
                                                                      : why.message};
}

}  // namespace render
