// Turns a layer's instances into quads for one view: glyphs find their masks, dotted lines become dots, a shadow loses what
// the paper above it hides. Done when a layer changes, not when it is drawn. Read inside render.
#pragma once
#include <cstdint>
#include <vector>

#include "render/fields.h"
#include "render/glyphs.h"
#include "render/pictures.h"
#include "render/quad.h"

namespace render {

class Resolver {
 public:
  Resolver(Glyphs& glyphs, Fields& fields, Pictures& pictures) : glyphs_(glyphs), fields_(fields), pictures_(pictures) {}

  // What an atlas that cannot hold this frame does to it: stop, or leave out what has no room.
  enum class WhenFull : std::uint8_t { stop, leave_out };
  void when_full(WhenFull what) { when_full_ = what; }
  // False when the mask atlas is full and it stopped: what was written is then worth nothing.
  // `uses_pictures`: the result depends on which pictures are loaded.
  bool resolve(const std::vector<scene::Instance>& instances, const View& view, std::vector<Quad>& quads, std::vector<Run>& runs, bool& uses_pictures);

 private:
  using Instances = std::vector<scene::Instance>;
  void begin(const View& view, std::vector<Quad>& quads, std::vector<Run>& runs);
  bool one(const Instances& all, std::size_t i);
  void box(const scene::Instance& in, float half_w, float half_h, float radius, float border);
  void shadow(const Instances& all, std::size_t i);
  bool glyph(const scene::Instance& in);
  void picture(const scene::Instance& in);
  void dots(const scene::Instance& in);
  void dashes(const scene::Instance& in);
  void push(const Quad& quad, bool pictures = false, std::uint32_t picture = 0);
  bool hidden(float x, float y, float half_w, float half_h) const;

  Glyphs& glyphs_;
  Fields& fields_;
  Pictures& pictures_;
  View view_;
  double pixel_ = 1;  // mm
  base::Box seen_;
  std::vector<Quad>* quads_ = nullptr;
  std::vector<Run>* runs_ = nullptr;
  bool uses_pictures_ = false;
  WhenFull when_full_ = WhenFull::stop;
};

// How a blurred rounded box is written for the shader; see resolve_shadow.cpp. Lengths in sigmas.
struct ShadowShape { double half_w, half_h, radius, exponent, strength; };
ShadowShape shadow_shape(double half_w, double half_h, double radius, double sigma);
// The shader's own sum, for tests: the shade at `p`, in sigmas from the centre.
double shade_at(const ShadowShape& shape, base::Vec p);

// Places along the edge of a rounded box, every `pitch` (made to fit), with the direction there. Half height 0: along a line.
struct EdgePlace { base::Vec at; double turn_deg; double length; };  // length: of the dash that is centred there
std::vector<EdgePlace> places_along_edge(base::Vec half, double radius, double pitch);

}  // namespace render
