// Turns layers of instances into quads for one view: glyphs find their masks, dotted lines become dots, paper learns what it
// hides. Done for what a frame draws. Read inside render.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "render/fields.h"
#include "render/glyphs.h"
#include "render/hidden_tiles.h"
#include "render/pictures.h"
#include "render/quad.h"
#include "render/shadow_cells.h"

namespace render {

class Resolver {
 public:
  Resolver(Glyphs& glyphs, Fields& fields, ShadowCells& shadows, Pictures& pictures)
      : glyphs_(glyphs), fields_(fields), shadows_(shadows), pictures_(pictures) {}

  // What an atlas that cannot hold this frame does to it: stop, or leave out what has no room.
  enum class WhenFull : std::uint8_t { stop, leave_out };
  void when_full(WhenFull what) { when_full_ = what; }
  // False when the mask atlas is full and it stopped: what was written is then worth nothing.
  // Layers from the bottom up, drawn as one list; `seen` is where on the glass they will be drawn.
  bool resolve(std::span<const scene::Layer> layers, const View& view, const base::Box& seen, Quads& out);

 private:
  void begin(const View& view, const base::Box& seen, Quads& out);
  bool one(const std::vector<scene::Instance>& all, std::size_t i);
  bool shadow(const std::vector<scene::Instance>& all, std::size_t i);
  void box(const scene::Instance& in, float half_w, float half_h, float radius, float border);
  base::Vec solid_half(double half_w, double half_h, double radius) const;
  bool is_solid(const scene::Instance& in, base::Vec half) const;
  void push_around(const Quad& quad, const base::Box& hole);
  bool glyph(const scene::Instance& in);
  void picture(const scene::Instance& in);
  void dots(const scene::Instance& in);
  void dashes(const scene::Instance& in);
  void push(Quad quad, std::uint32_t own_picture = 0);
  void trim(Quad& quad) const;
  bool hidden(float x, float y, float half_w, float half_h) const;

  Glyphs& glyphs_;
  Fields& fields_;
  ShadowCells& shadows_;
  Pictures& pictures_;
  View view_;
  double pixel_ = 1;  // mm
  base::Box seen_;
  bool trimmed_ = false;  // `seen_` is that of a thing which others hide for the most part
  Quads* out_ = nullptr;
  HiddenTiles hidden_tiles_;
  WhenFull when_full_ = WhenFull::stop;
};

// Places along the edge of a rounded box, every `pitch` (made to fit), with the direction there. Half height 0: along a line.
struct EdgePlace {
  base::Vec at;
  double turn_deg;
  double length;
};  // length: of the dash that is centred there
std::vector<EdgePlace> places_along_edge(base::Vec half, double radius, double pitch);

}  // namespace render
