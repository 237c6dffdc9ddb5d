// Area averages, in whole numbers where it pays. Read inside render.
#include "render/pixels.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace render {
namespace {

std::size_t at(const Image& image, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4;
}

// For each pixel of the result, the first pixel of the source that it covers and how much of each.
struct Cover {
  std::vector<int> first;
  std::vector<float> weights;
  int span = 0;  // weights a pixel
};

Cover covers(int from, int to) {
  Cover cover;
  const double step = static_cast<double>(from) / to;
  cover.span = static_cast<int>(std::ceil(step)) + 1;
  cover.weights.assign(static_cast<std::size_t>(to) * static_cast<std::size_t>(cover.span), 0);
  for (int i = 0; i < to; ++i) {
    const double begin = i * step, end = (i + 1) * step;
    const int first = std::min(static_cast<int>(begin), from - 1);
    cover.first.push_back(first);
    for (int k = 0; k < cover.span && first + k < from; ++k) {
      const double inside = std::min(end, first + k + 1.0) - std::max(begin, static_cast<double>(first + k));
      if (inside > 0) cover.weights[static_cast<std::size_t>(i * cover.span + k)] = static_cast<float>(inside / step);
    }
  }
  return cover;
}

}  // namespace

void fit_within(int& width, int& height, int longest) {
  const double scale = std::min(1.0, static_cast<double>(longest) / std::max({width, height, 1}));
  width = std::max(1, static_cast<int>(std::lround(width * scale)));
  height = std::max(1, static_cast<int>(std::lround(height * scale)));
}

Image scaled_premultiplied(const Image& source, int width, int height) {
  Image out{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4)};
  const Cover across = covers(source.width, width), down = covers(source.height, height);
  std::vector<float> row(static_cast<std::size_t>(width) * 4), sum(static_cast<std::size_t>(width) * 4);
  int done = -1;  // the source row that `row` holds
  for (int y = 0; y < height; ++y) {
    std::fill(sum.begin(), sum.end(), 0.0f);
    for (int k = 0; k < down.span; ++k) {
      const float share = down.weights[static_cast<std::size_t>(y * down.span + k)];
      if (share <= 0) continue;
      const int from = down.first[static_cast<std::size_t>(y)] + k;
      if (from != done) {
        done = from;
        const std::uint8_t* pixels = &source.rgba[at(source, 0, from)];
        for (int x = 0; x < width; ++x) {
          float r = 0, g = 0, b = 0, a = 0;
          for (int j = 0; j < across.span; ++j) {
            const float weight = across.weights[static_cast<std::size_t>(x * across.span + j)];
            if (weight <= 0) continue;
            const std::uint8_t* p = pixels + (across.first[static_cast<std::size_t>(x)] + j) * 4;
            const float alpha = weight * static_cast<float>(p[3]);
            r += alpha * static_cast<float>(p[0]);
            g += alpha * static_cast<float>(p[1]);
            b += alpha * static_cast<float>(p[2]);
            a += alpha;
          }
          float* to = &row[static_cast<std::size_t>(x) * 4];
          to[0] = r / 255;
          to[1] = g / 255;
          to[2] = b / 255;
          to[3] = a;
        }
      }
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += row[i] * share;
    }
    std::uint8_t* to = &out.rgba[at(out, 0, y)];
    for (std::size_t i = 0; i < sum.size(); ++i) to[i] = static_cast<std::uint8_t>(std::min(255.0f, sum[i] + 0.5f));
  }
  return out;
}

std::vector<Image> mipmaps(Image first) {
  std::vector<Image> levels;
  levels.push_back(std::move(first));
  while (levels.back().width > 1 || levels.back().height > 1) {
    const Image& from = levels.back();
    Image to{std::max(1, from.width / 2), std::max(1, from.height / 2), {}};
    to.rgba.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) * 4);
    for (int y = 0; y < to.height; ++y) {
      const int y0 = std::min(2 * y, from.height - 1), y1 = std::min(2 * y + 1, from.height - 1);
      for (int x = 0; x < to.width; ++x) {
        const int x0 = std::min(2 * x, from.width - 1), x1 = std::min(2 * x + 1, from.width - 1);
        for (std::size_t c = 0; c < 4; ++c) {
          const int sum = from.rgba[at(from, x0, y0) + c] + from.rgba[at(from, x1, y0) + c] + from.rgba[at(from, x0, y1) + c] + from.rgba[at(from, x1, y1) + c];
          to.rgba[at(to, x, y) + c] = static_cast<std::uint8_t>((sum + 2) / 4);
        }
      }
    }
    levels.push_back(std::move(to));
  }
  return levels;
}

Image padded_to_square(const Image& image, int side) {
  Image out{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4)};
  for (int y = 0; y < side; ++y) {
    const int from_y = std::min(y, image.height - 1);
    std::memcpy(&out.rgba[at(out, 0, y)], &image.rgba[at(image, 0, from_y)], static_cast<std::size_t>(image.width) * 4);
    for (int x = image.width; x < side; ++x) std::memcpy(&out.rgba[at(out, x, y)], &image.rgba[at(image, image.width - 1, from_y)], 4);
  }
  return out;
}

}  // namespace render
