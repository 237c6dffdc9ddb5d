// FreeType outlines to masks, and colour bitmaps (emoji) scaled to size. Read inside render.
#include "render/glyphs.h"

#include <algorithm>
#include <cmath>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace render {
namespace {

constexpr double largest_em = 512;           // px of the raster; beyond it a glyph is enlarged, and too large to show it
constexpr double turned_factor_until = 160;  // px: edges of larger glyphs are soft enough in proportion

// Sizes that share a raster. Straight: a quarter of a pixel, since it is drawn texel by pixel. Turned: 4 %, since it is
// filtered anyway, so that a note that two hands enlarge does not fill the atlas.
int step_of(double em, Setting setting) {
  return static_cast<int>(setting == Setting::straight ? std::lround(em * 4) : std::lround(std::log(em) / std::log(1.04)));
}
double em_of(int step, Setting setting) { return setting == Setting::straight ? step / 4.0 : std::pow(1.04, step); }

}  // namespace

Glyphs::Glyphs(text::Typesetter& typesetter, MaskAtlas& atlas, ColourPages& pages) : typesetter_(typesetter), atlas_(atlas), pages_(pages) {}

std::uint32_t& ImageNumbers::of(std::size_t at) {
  const std::size_t which = at / stretch;
  if (which >= stretches_.size()) stretches_.resize(which + 1, 0);
  if (stretches_[which] == 0) {
    numbers_.resize(numbers_.size() + stretch, 0);
    stretches_[which] = static_cast<std::uint16_t>(numbers_.size() / stretch);
  }
  return numbers_[(stretches_[which] - std::size_t{1}) * stretch + at % stretch];
}

Glyphs::Strike& Glyphs::strike(std::uint32_t font, double em_px, Setting setting) {
  // With what the atlas held, the sizes that nobody asks for any more are forgotten.
  if (generation_ != atlas_.generation()) {
    strikes_.clear();
    last_ = nullptr;
    generation_ = atlas_.generation();
  }
  const Asked asked{font, setting, em_px};
  if (last_ && asked == last_asked_) return *last_;
  double em = std::clamp(em_px, 1.0, largest_em);
  if (typesetter_.is_colour(font)) setting = Setting::straight;  // filtered from its own bitmap at every size
  else if (setting == Setting::turned && em <= turned_factor_until) em *= 2;
  if (coarse_) em = std::max(1.0, em / 2);
  const int step = std::max(1, step_of(em, setting));
  const std::uint64_t key = 1 | static_cast<std::uint64_t>(setting) << 1 | static_cast<std::uint64_t>(step) << 8 | static_cast<std::uint64_t>(font) << 32;
  auto& found = strikes_[key];
  if (!found) {
    found = std::make_unique<Strike>();
    found->font = font;
    found->setting = setting;
    found->raster_em = em_of(step, setting);
  }
  last_asked_ = asked;
  last_ = found.get();
  return *found;
}

const GlyphImage* Glyphs::image(Strike& strike, std::uint32_t glyph, int place) {
  const std::size_t at = static_cast<std::size_t>(glyph) * places + static_cast<std::size_t>(place);
  std::uint32_t& number = strike.numbers.of(at);
  if (number == 0) {
    GlyphImage made;
    if (!rasterise(strike, glyph, place, made)) return nullptr;
    strike.images.push_back(made);
    number = static_cast<std::uint32_t>(strike.images.size());
  }
  return &strike.images[number - 1];
}

// False only when there is no room. What cannot be drawn is empty, and stays so.
bool Glyphs::rasterise(Strike& strike, std::uint32_t glyph, int place, GlyphImage& out) {
  out.state = GlyphImage::State::empty;
  const auto face = static_cast<FT_Face>(typesetter_.freetype_face(strike.font));
  if (!face) return true;
  if (typesetter_.is_colour(strike.font)) return rasterise_colour(face, strike.raster_em, glyph, out);
  if (FT_Set_Char_Size(face, 0, static_cast<FT_F26Dot6>(std::lround(strike.raster_em * 64)), 72, 72) != 0) return true;
  if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return true;
  if (face->glyph->format == FT_GLYPH_FORMAT_OUTLINE) FT_Outline_Translate(&face->glyph->outline, place * 64 / places, 0);
  if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return true;
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  const int w = static_cast<int>(bitmap.width), h = static_cast<int>(bitmap.rows);
  ++rasterised_;
  if (w == 0 || h == 0) return true;
  const auto at = atlas_.place(w, h);
  if (!at) return false;
  atlas_.write(*at, bitmap.buffer, bitmap.pitch);
  // Turned glyphs take half of the empty texel around along: beyond, linear filtering finds nothing of the glyph, and
  // would find its neighbour.
  const float around = strike.setting == Setting::turned ? 0.5f : 0.0f;
  out.state = GlyphImage::State::mask;
  out.left = static_cast<float>(face->glyph->bitmap_left) - around;
  out.top = static_cast<float>(-face->glyph->bitmap_top) - around;
  out.width = static_cast<float>(w) + 2 * around;
  out.height = static_cast<float>(h) + 2 * around;
  out.u0 = static_cast<float>(at->x) - around;
  out.v0 = static_cast<float>(at->y) - around;
  out.u1 = static_cast<float>(at->x + w) + around;
  out.v1 = static_cast<float>(at->y + h) + around;
  return true;
}

bool Glyphs::rasterise_colour(void* given, double em, std::uint32_t glyph, GlyphImage& out) {
  const auto face = static_cast<FT_Face>(given);
  if (face->num_fixed_sizes == 0) return true;
  // The smallest strike that is large enough, else the largest.
  int best = 0;
  for (int i = 1; i < face->num_fixed_sizes; ++i) {
    const double size = face->available_sizes[i].y_ppem / 64.0, so_far = face->available_sizes[best].y_ppem / 64.0;
    if (so_far < em ? size > so_far : (size >= em && size < so_far)) best = i;
  }
  if (FT_Select_Size(face, best) != 0 || FT_Load_Glyph(face, glyph, FT_LOAD_COLOR | FT_LOAD_RENDER) != 0) return true;
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  ++rasterised_;
  if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0 || bitmap.rows == 0) return true;
  Image source{static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), {}};
  source.rgba.resize(static_cast<std::size_t>(source.width) * static_cast<std::size_t>(source.height) * 4);
  for (int y = 0; y < source.height; ++y) {
    const unsigned char* from = bitmap.buffer + y * bitmap.pitch;
    std::uint8_t* to = &source.rgba[static_cast<std::size_t>(y) * static_cast<std::size_t>(source.width) * 4];
    for (int x = 0; x < source.width; ++x, from += 4, to += 4) {
      to[0] = from[2];
      to[1] = from[1];
      to[2] = from[0];
      to[3] = from[3];
    }
  }
  const double scale = std::min(1.0, em / (face->available_sizes[best].y_ppem / 64.0));
  const int w = std::max(1, static_cast<int>(std::lround(source.width * scale)));
  const int h = std::max(1, static_cast<int>(std::lround(source.height * scale)));
  const auto place = pages_.place(scaled_premultiplied(source, w, h));
  if (!place) return true;  // more emoji at once than the pages hold: the rest stay blank
  out.state = GlyphImage::State::colour;
  // In px of the asked em, whatever the strike's own size.
  const double px = em / (face->available_sizes[best].y_ppem / 64.0);
  out.left = static_cast<float>(face->glyph->bitmap_left * px);
  out.top = static_cast<float>(-face->glyph->bitmap_top * px);
  out.width = static_cast<float>(source.width * px);
  out.height = static_cast<float>(source.height * px);
  out.layer = place->layer;
  out.u0 = place->u0;
  out.v0 = place->v0;
  out.u1 = place->u1;
  out.v1 = place->v1;
  return true;
}

}  // namespace render
