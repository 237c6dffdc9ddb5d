// Bakes the panels' letters, unhinted and with places finer than a pixel: a panel may be turned, and letters set on whole
// pixels would then dance.
#include "panel/fonts.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace panel {
namespace {

constexpr const char* kFolder = "/usr/share/fonts/opentype/inter/";
constexpr std::array<TypeLook, static_cast<std::size_t>(Type::count)> kLooks{{
    {10.5, "Inter-Medium.otf", 0.004, false},
    {10.5, "Inter-SemiBold.otf", 0, false},
    {13, "Inter-Medium.otf", 0, false},
    {13, "Inter-SemiBold.otf", -0.004, false},
    {16.5, "Inter-SemiBold.otf", -0.012, false},
    {23, "InterDisplay-SemiBold.otf", -0.014, false},
    {26.4, "InterDisplay-SemiBold.otf", -0.014, false},
    {42, "InterDisplay-SemiBold.otf", -0.03, true},
    {60, "InterDisplay-SemiBold.otf", -0.03, true},
}};
static_assert(static_cast<std::size_t>(Type::clock) + 1 == kLooks.size());

// What is written in French, English and their neighbours' names, with the spaces and signs of their typography.
constexpr std::array<ImWchar, 13> kLetters{0x20, 0x7e, 0xa0, 0x17f, 0x2010, 0x2027, 0x202f, 0x203a, 0x20ac, 0x20ac, 0x2212, 0x2212, 0};
constexpr std::array<ImWchar, 9> kFigures{0x20, 0x3a, 0x61, 0x7a, 0x202f, 0x202f, 0x2212, 0x2212, 0};
constexpr double kNearEnough = 0.04;
constexpr int kWidest = 4096;

}  // namespace

const TypeLook& look_of(Type type) { return kLooks[static_cast<std::size_t>(type)]; }

bool Fonts::want(double scale) {
  for (const Set& set : sets_)
    if (std::abs(set.scale - scale) <= kNearEnough * scale) return false;
  sets_.push_back({scale, {}});
  due_ = true;
  return true;
}

bool Fonts::forget_many() {
  if (sets_.size() <= 3) return false;
  sets_.clear();
  return true;
}

void Fonts::set_px_per_mm(double px_per_mm) {
  if (!(px_per_mm > 0) || std::abs(px_per_mm - px_per_mm_) <= 0.01 * px_per_mm_) return;
  px_per_mm_ = px_per_mm;
  due_ = true;
}

void Fonts::bake() {
  atlas_.Clear();
  atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  atlas_.TexDesiredWidth = 0;
  if (sets_.empty()) sets_.push_back({1, {}});
  for (Set& set : sets_) {
    for (std::size_t i = 0; i < kLooks.size(); ++i) {
      const TypeLook& look = kLooks[i];
      const double em_px = look.size_mm * set.scale * px_per_mm_;
      ImFontConfig config;
      config.OversampleH = em_px < 40 ? 3 : 2;
      config.GlyphRanges = look.figures ? kFigures.data() : kLetters.data();
      config.GlyphExtraSpacing.x = static_cast<float>(look.track_em * em_px);
      const std::string file = std::string(kFolder) + look.file;
      // Without the house's fonts the panels still say what they have to say.
      set.fonts[i] =
          std::filesystem::exists(file) ? atlas_.AddFontFromFileTTF(file.c_str(), static_cast<float>(em_px * kLinePerEm), &config) : atlas_.AddFontDefault();
    }
  }
  if (px_per_mm_ > 2.5) atlas_.TexDesiredWidth = kWidest;
  atlas_.Build();
  atlas_.ClearInputData();
  due_ = false;
  ++revision_;
}

ImFont* Fonts::font(Type type, double scale) const {
  const Set* best = &sets_.front();
  for (const Set& set : sets_)
    if (std::abs(std::log(set.scale / scale)) < std::abs(std::log(best->scale / scale))) best = &set;
  return best->fonts[static_cast<std::size_t>(type)];
}

double Fonts::width(Type type, double scale, std::string_view text) const {
  const double unit = px_per_mm_ * scale;
  const auto size = static_cast<float>(look_of(type).size_mm * kLinePerEm * unit);
  return static_cast<double>(font(type, scale)->CalcTextSizeA(size, 1e9f, 0, text.data(), text.data() + text.size()).x) / unit;
}

const std::uint8_t* Fonts::pixels(int& width, int& height) {
  unsigned char* rgba = nullptr;
  atlas_.GetTexDataAsRGBA32(&rgba, &width, &height);
  return rgba;
}

}  // namespace panel
