// How large the texture of the letters becomes: as large as what is shown asks for, however long the table is used.
#include "drawing.h"
#include "render/mask_atlas.h"

TEST_CASE("an atlas grows for what is shown at once, not for what was shown one day") {
  const auto table = drawing::Table::set();
  if (!table) return;
  render::MaskAtlas atlas(4096);
  int emptied = 0;
  const auto place = [&] {
    if (atlas.place(40, 40)) return;
    atlas.clear();
    ++emptied;
    REQUIRE(atlas.place(40, 40));
  };
  SECTION("a new letter now and then, for ten minutes: it is emptied, and goes on") {
    for (int frame = 0; frame < 36'000; ++frame) {
      if (frame % 4 == 0) place();
      atlas.upload();
    }
    CHECK(emptied > 0);
    CHECK(atlas.height() == 1024);
    SECTION("then a full board: it grows in that frame, emptied once") {
      const int before = emptied;
      for (int i = 0; i < 2'000; ++i) place();
      CHECK(emptied - before <= 1);
      CHECK(atlas.height() == 2048);
    }
  }
  SECTION("more than its largest can hold is refused") {
    int held = 0;
    while (atlas.place(40, 40)) ++held;
    CHECK(atlas.height() == 4096);
    CHECK(held > 4'000);
  }
}
