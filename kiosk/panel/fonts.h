// The letters of the panels: one atlas for all contexts, baked for the pixels that a millimetre really has, since letters
// made smaller or larger by the graphics card are not sharp. Read inside panel.
#pragma once
#include <imgui.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace panel {

// The type of panels, in mm at scale 1: 78 % of the wall's, never under 10.5.
enum class Type : std::uint8_t { small, small_strong, text, strong, heading, title, screen, total, clock, count };

struct TypeLook {
  double size_mm = 0;
  const char* file = "";
  double track_em = 0;
  bool figures = false;
};
const TypeLook& look_of(Type type);

class Fonts {
 public:
  Fonts() = default;
  Fonts(const Fonts&) = delete;

  // Asks for letters of panels of that scale. True when the atlas must be baked anew for it.
  bool want(double scale);
  // Forgets all sizes where there came to be many of them; those in use are then asked for anew.
  bool forget_many();
  void set_px_per_mm(double px_per_mm);
  bool due() const { return due_; }
  void bake();

  double px_per_mm() const { return px_per_mm_; }
  std::uint64_t revision() const { return revision_; }
  ImFontAtlas* atlas() { return &atlas_; }
  // The font baked nearest to that scale.
  ImFont* font(Type type, double scale) const;
  double width(Type type, double scale, std::string_view text) const;  // mm of a panel at scale 1
  // ImGui measures a font from ascender to descender; people and tokens.toml mean the em.
  static constexpr double kLinePerEm = 1.21;
  static constexpr double kBaselinePerEm = 0.969;
  const std::uint8_t* pixels(int& width, int& height);
  bool has_pixels() const { return atlas_.TexPixelsAlpha8 != nullptr; }
  void let_pixels_go() { atlas_.ClearTexData(); }

 private:
  struct Set {
    double scale = 1;
    std::array<ImFont*, static_cast<std::size_t>(Type::count)> fonts{};
  };
  ImFontAtlas atlas_;
  std::vector<Set> sets_;
  double px_per_mm_ = 1;
  bool due_ = true;
  std::uint64_t revision_ = 0;
};

}  // namespace panel
