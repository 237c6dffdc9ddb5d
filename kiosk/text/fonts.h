// The font files in use, numbered in the order in which texts first needed them. Read by typesetter and, through it, by
// render. Sizes of one file are one font: layouts are made at one size and scaled.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

typedef struct FT_LibraryRec_* FT_Library;
typedef struct FT_FaceRec_* FT_Face;
typedef struct _PangoFont PangoFont;

namespace text {

class Fonts {
 public:
  Fonts();
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  std::uint32_t number_of(PangoFont* font);
  FT_Face face(std::uint32_t font) const;  // opened when first asked for; null where the file cannot be read
  bool is_colour(std::uint32_t font) const;

 private:
  struct File {
    std::string path;
    int index = 0;
    bool colour = false;
    mutable FT_Face face = nullptr;
    mutable bool tried = false;
  };
  FT_Library library_ = nullptr;
  std::vector<File> files_;
  std::unordered_map<PangoFont*, std::uint32_t> known_;  // each key is held (g_object_ref), so an address means one font
};

}  // namespace text
