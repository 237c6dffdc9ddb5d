// Glyphs as masks in the atlas, rasterised when first drawn, at the size and in the way they are drawn. Read inside render.
#pragma once
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "render/colour_pages.h"
#include "render/mask_atlas.h"
#include "text/text.h"

namespace render {

// Straight text stands on whole pixels and is sampled texel by pixel. Turned text is rasterised twice as large: halving
// it by linear filtering gives each pixel its true cover at any angle and place.
enum class Setting : std::uint8_t { straight, turned };

struct GlyphImage {
  enum class State : std::uint8_t { unknown, empty, mask, colour };
  State state = State::unknown;
  std::uint16_t layer = 0;               // of the colour pages
  float left = 0, top = 0;               // of its corner from the pen, px of the raster, y down
  float width = 0, height = 0;           // px of the raster
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;  // texels of the atlas; 0..1 of a colour page
};

// Which of a strike's images a glyph has. A font has thousands of glyphs and a text uses sixty, a few here and a few there: room
// is made for the stretches that are met. As one row it would take 40 kB for each of hundreds of sizes.
class ImageNumbers {
 public:
  // 0 = none yet.
  std::uint32_t& of(std::size_t at);

 private:
  static constexpr std::size_t stretch = 32;
  std::vector<std::uint16_t> stretches_;  // by at / stretch: its number in `numbers_`; 0 = not met
  std::vector<std::uint32_t> numbers_;
};

class Glyphs {
 public:
  static constexpr int places = 4;  // of straight text within a pixel, along its line

  Glyphs(text::Typesetter& typesetter, MaskAtlas& atlas, ColourPages& pages);

  // A font at a size: what consecutive glyphs share. `raster_em` is the em in px of the raster, near the asked times the setting's factor.
  struct Strike {
    std::uint32_t font = 0;
    double raster_em = 0;
    Setting setting = Setting::straight;
    std::vector<GlyphImage> images;
    ImageNumbers numbers;  // by glyph * places + place: index into images + 1
  };
  Strike& strike(std::uint32_t font, double em_px, Setting setting);
  // Null when the atlas is full: the caller empties it and begins again.
  const GlyphImage* image(Strike& strike, std::uint32_t glyph, int place);

  std::size_t rasterised() const { return rasterised_; }
  // When even an empty atlas is too small for what is drawn at once, glyphs are made half as large.
  void set_coarse(bool coarse) {
    coarse_ = coarse;
    last_ = nullptr;
  }

 private:
  bool rasterise(Strike& strike, std::uint32_t glyph, int place, GlyphImage& out);
  bool rasterise_colour(void* face, double em, std::uint32_t glyph, GlyphImage& out);

  text::Typesetter& typesetter_;
  MaskAtlas& atlas_;
  ColourPages& pages_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Strike>> strikes_;  // of this generation of the atlas
  std::uint64_t generation_ = 0;
  // What was asked last, and its answer: the next glyph is nearly always of the same text.
  struct Asked {
    std::uint32_t font = 0;
    Setting setting = Setting::straight;
    double em_px = 0;
    friend bool operator==(const Asked&, const Asked&) = default;
  } last_asked_;
  Strike* last_ = nullptr;
  std::size_t rasterised_ = 0;
  bool coarse_ = false;
};

}  // namespace render
