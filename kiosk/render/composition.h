// Which layers a frame draws as one, from the bottom up, and through which view: what rests into the picture that is kept or
// onto the glass, what is in the air onto the glass. Read inside render.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "render/px_rects.h"
#include "render/quad.h"
#include "render/quad_stream.h"

namespace render {

// A round hole, mm of the glass: nothing is drawn outside.
struct Disc {
  base::Vec at;
  double radius = 0;
};

// Layers that are drawn as one, and what each rectangle shows of them.
struct Group {
  std::span<const scene::Layer> layers;
  View view;
  std::optional<PxRect> within;  // nothing of it is drawn elsewhere
  std::optional<Disc> disc;      // likewise
  Quads quads;
  std::vector<Cut> cuts;
  PxRect seen(const PxRect& rect) const { return within ? common(*within, rect) : rect; }
};

// From the bottom up; those of frames before keep their room.
class Groups {
 public:
  void clear() { count_ = 0; }
  void add(std::span<const scene::Layer> layers, const View& view, std::optional<PxRect> within = {}, std::optional<Disc> disc = {});
  std::span<Group> now() { return {all_.data(), count_}; }
  std::size_t quads();
  void let_go();  // of the room that a large frame took

 private:
  std::vector<Group> all_;
  std::size_t count_ = 0;
};

struct Composition {
  enum class Rest : std::uint8_t { kept, on_glass };

  Groups rest, bare, below, above;  // the panels
  std::vector<PxRect> bare_rects;   // what the moved picture of the sheet does not show of it
  std::optional<PxRect> moving;     // the sheet's frame, while what is kept of it is shown elsewhere

  void compose(const scene::DrawList& list, const View& view, Rest where, std::span<const PxRect> glass_rects);
};

}  // namespace render
