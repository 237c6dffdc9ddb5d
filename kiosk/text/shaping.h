// One text through Pango, at one large size with no hinting, so that its result is in ems and true at any resolution.
// Read by typesetter, which caches what comes out.
#pragma once
#include <string_view>

#include "text/fonts.h"
#include "text/text.h"

typedef struct _PangoContext PangoContext;
typedef struct _PangoFontMap PangoFontMap;

namespace text {

class Shaper {
 public:
  Shaper();
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  Layout lay_out(std::string_view text, const Style& style, double width_mm);
  const Fonts& fonts() const { return fonts_; }

 private:
  struct FontHeight {
    double ascent = 0, descent = 0;
  };  // ems
  FontHeight height_of(bool display);

  PangoFontMap* map_;
  PangoContext* context_;
  Fonts fonts_;
  FontHeight heights_[2];  // Inter, Inter Display: the same in every weight
};

}  // namespace text
