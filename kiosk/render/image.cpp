// PNG and JPEG in and out. The only file with stb. Limits are checked on the header, before anything is decoded, because
// a small file can claim a huge picture. Read through renderer.h.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

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

base::Error system_fault() {
  const int code = errno;
  const base::Fault fault = code == ENOSPC || code == EDQUOT                   ? base::Fault::full_disk
                            : code == EROFS || code == EACCES || code == EPERM ? base::Fault::read_only
                                                                               : base::Fault::failed;
  return {fault, fault == base::Fault::full_disk ? "picture.disk_full" : fault == base::Fault::read_only ? "picture.read_only" : std::strerror(code)};
}

void append(void* to, void* bytes, int size) {
  auto& out = *static_cast<std::vector<std::uint8_t>*>(to);
  const auto* begin = static_cast<const std::uint8_t*>(bytes);
  out.insert(out.end(), begin, begin + size);
}

bool write_all(int file, const std::vector<std::uint8_t>& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t wrote = ::write(file, bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return false;
    done += static_cast<std::size_t>(wrote);
  }
  return ::fsync(file) == 0;
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
  // Written aside, then renamed, so that a cut of power leaves the old file or the new one and never half of one.
  std::filesystem::path aside = file;
  aside += ".part";
  const int out = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (out < 0) return system_fault();
  const bool written = write_all(out, bytes);
  const base::Error fault = written ? base::Error{} : system_fault();
  ::close(out);
  if (!written || ::rename(aside.c_str(), file.c_str()) != 0) {
    const base::Error why = written ? system_fault() : fault;
    ::unlink(aside.c_str());
    return why;
  }
  // The new name is on the disk only once its folder is.
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  if (const int at = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); at >= 0) {
    ::fsync(at);
    ::close(at);
  }
  return {};
}

}  // namespace render
