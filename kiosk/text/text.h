// Text laid out once, in mm, at no particular resolution: where each glyph stands, where a caret goes, how big it is.
// Pango does the work (French accents, fallback, right-to-left). Read by scene and render. No GL here.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace text {
using base::Vec;

enum class Align : std::uint8_t { left, centre, right };

struct Style {
  double size_mm = 15;        // em size on the glass
  double line_height_mm = 0;  // 0 = the font's own
  int weight = 500;           // 400, 500, 600, 700: the nearest that Inter has
  double track_em = 0;        // letter spacing, share of the em
  bool tabular = false;       // figures of one width ("tnum")
  Align align = Align::left;
  bool ellipsize = false;  // one line, cut with an ellipsis where it does not fit
  friend bool operator==(const Style&, const Style&) = default;
};
// Families: "Inter" below 18 mm, "Inter Display" from 18 mm up (tokens.toml); features cv11, ss03.

struct Glyph {
  std::uint32_t font = 0;   // index into Fonts, see Typesetter::font
  std::uint32_t index = 0;  // glyph of that font
  float x = 0, y = 0;       // origin on its baseline, mm from the layout's top left
};

struct Caret {
  Vec top;
  double height_mm = 0;
};

struct Layout {
  std::vector<Glyph> glyphs;
  double size_mm = 0;  // em
  Vec size;            // of the block, mm: the widest line's advance (also where `width_mm` was larger), the sum of line heights
  int lines = 0;
  double first_baseline_mm = 0;
  bool cut = false;                  // ellipsized: something is not shown
  std::vector<Caret> carets;         // one a caret stop
  std::vector<std::uint32_t> stops;  // byte offset of each caret stop, ascending
  Caret caret_at(std::uint32_t byte) const;
  std::uint32_t byte_at(Vec local) const;  // nearest caret stop
};
using LayoutRef = std::shared_ptr<const Layout>;

// Lays out and caches. Texts are plain UTF-8 (line feeds break). `width_mm` 0 = as wide as needed.
class Typesetter {
 public:
  Typesetter();  // fontconfig with the installed Inter
  ~Typesetter();
  // Cached by (text, style, width): asking again for what is on the glass costs a look-up.
  LayoutRef layout(std::string_view text, const Style& style, double width_mm = 0);
  // Drops what nobody holds and nobody asked for lately.
  void trim();

  // What render needs to draw glyphs: the font file and face of `font`. The pointed-to FT_Face lives as long as this does.
  void* freetype_face(std::uint32_t font) const;  // FT_Face
  bool is_colour(std::uint32_t font) const;       // emoji bitmaps
 private:
  struct State;
  std::unique_ptr<State> state_;
};

// French typography for texts that people type and texts that we write: narrow no-break space before ? ! : ; and inside « »,
// typographic apostrophe. Pure; what is stored stays as typed, what is shown is this.
std::string french_typography(std::string_view text);

// Where a place of a text lies in its French typography, or the other way round: the two differ in spaces and apostrophes alone.
// Byte offsets between characters. Pure.
std::uint32_t same_place(std::string_view from, std::string_view to, std::uint32_t byte);

// A letter and a combining mark as one character where there is one (e and U+0302: ê), else the letter alone. Pure.
std::string marked(std::string_view letter, std::string_view combining);

}  // namespace text
