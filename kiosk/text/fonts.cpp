// Which file Pango chose, and that file opened a second time for whoever draws its glyphs: Pango's own faces are set to
// its sizes and must not be disturbed. Read by typesetter.
#include "text/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>

#include <algorithm>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace text {

Fonts::Fonts() {
  if (FT_Init_FreeType(&library_) != 0) library_ = nullptr;
}

Fonts::~Fonts() {
  for (const File& file : files_) {
    if (file.face) FT_Done_Face(file.face);
  }
  for (const auto& [font, number] : known_) g_object_unref(font);
  if (library_) FT_Done_FreeType(library_);
}

std::uint32_t Fonts::number_of(PangoFont* font) {
  if (const auto found = known_.find(font); found != known_.end()) return found->second;
  File file;
  if (PANGO_IS_FC_FONT(font)) {
    FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8* path = nullptr;
    FcBool colour = FcFalse;
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch) file.path = reinterpret_cast<const char*>(path);
    if (FcPatternGetInteger(pattern, FC_INDEX, 0, &file.index) != FcResultMatch) file.index = 0;
    if (FcPatternGetBool(pattern, FC_COLOR, 0, &colour) == FcResultMatch) file.colour = colour == FcTrue;
  }
  const auto same = std::find_if(files_.begin(), files_.end(), [&](const File& f) { return f.path == file.path && f.index == file.index; });
  const auto number = static_cast<std::uint32_t>(same - files_.begin());
  if (same == files_.end()) files_.push_back(std::move(file));
  known_.emplace(static_cast<PangoFont*>(g_object_ref(font)), number);
  return number;
}

FT_Face Fonts::face(std::uint32_t font) const {
  if (font >= files_.size() || !library_) return nullptr;
  const File& file = files_[font];
  if (!file.tried) {
    file.tried = true;
    if (FT_New_Face(library_, file.path.c_str(), file.index, &file.face) != 0) file.face = nullptr;
  }
  return file.face;
}

bool Fonts::is_colour(std::uint32_t font) const { return font < files_.size() && files_[font].colour; }

}  // namespace text
