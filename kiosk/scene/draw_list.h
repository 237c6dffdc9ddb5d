// What is drawn, and where: flat lists of small instances in painter's order, in mm, and the boxes of the glass that are
// another than before. Made by scene and panels; drawn by render in a number of draw calls that does not grow with the notes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "scene/damage.h"
#include "scene/sheet_view.h"
#include "text/text.h"

namespace scene {
using base::Box;
using base::Pose;
using base::Vec;

// Straight-alpha sRGB, as in tokens.toml.
struct Colour {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  constexpr Colour with_alpha(double alpha) const { return {r, g, b, static_cast<std::uint8_t>(alpha * 255 + 0.5)}; }
  friend constexpr bool operator==(Colour, Colour) = default;
};

// Everything on the glass is one of these, drawn by one shader from one instance buffer.
enum class Shape : std::uint8_t {
  rounded,   // filled rectangle with corner radius; border_mm > 0 draws only its edge, inside
  shadow,    // soft rounded rectangle, blur_mm = the CSS-like blur of tokens.toml (sigma = blur / 2)
  disc,      // ellipse; border_mm > 0: ring
  halo,      // a contact's: soft ring of `colour`, clear in the middle (inside 0.3 of the radius) and at the edge
  glyph,     // from the glyph atlas: `font`, `index`; centre is the pen position on the baseline, half.x the em in mm
  picture,   // `index` = picture number, uv crop in `uv`; radius rounds its corners
  icon,      // `index` = Icon, stroked line art in a 24 x 24 box scaled to the size, `border_mm` = stroke width
  mark,      // the inner shape of person `index` (1..12: disque triangle carre losange croix hexagone goutte barres anneau lune ...)
  dashed,    // dashed edge of a rounded rectangle or circle (radius = half): border_mm wide, dash length in blur_mm
  dotted,    // the same with round dots: border_mm = dot diameter, blur_mm = pitch
  segment,   // a straight stroke with round caps from -half.x to +half.x, border_mm wide
  triangle,  // isosceles, pointing up (chevron points, keyboard pointers)
  chevron,   // process stage: rectangle with a point of half.y*0.5 on the right and (index != 0) a notch on the left
};

enum class Icon : std::uint16_t {
  none,
  pen,
  keyboard,
  eraser,
  undo,
  redo,
  camera,
  chevron_right,
  chevron_left,
  close,
  lock,
  rotate,
  plus,
  minus,
  eye,
  eye_off,
  group,
  drop,
  sort,
  copy,
  trash,
  history,
  check,
  play,
  pause,
  people,
  shift,
  backspace,
  grip,
  gallery,
  settings,
  home,
  file,
  image,
  arrow_up,
  arrow_down,
  search,
  warning,
  drive,
  info,
  hand,
  globe,
  refresh,
  moon,
  sun,
  speaker,
  next,
  full_screen,
  book,
  pointing,  // three rings
};

struct Instance {                // 64 bytes, uploaded as it is
  float x = 0, y = 0;            // centre, mm
  float half_w = 0, half_h = 0;  // mm
  float cos = 1, sin = 0;        // turn
  float radius = 0;              // mm
  float border = 0;              // mm, see Shape
  float blur = 0;                // mm, see Shape
  Colour colour;
  float u0 = 0, v0 = 0, u1 = 1, v1 = 1;  // picture crop, 0..1; of a shadow u0, v0: how far it fell, see fall_of
  std::uint16_t shape = 0;               // Shape
  std::uint16_t font = 0;
  std::uint32_t index = 0;
};
static_assert(sizeof(Instance) == 64);

// How far beyond its box a shadow still makes half a level of difference, mm.
inline double shade_beyond(const Instance& shadow) { return (shadow.colour.a > 96 ? 1.4 : 1.2) * static_cast<double>(shadow.blur); }

// How far a shadow lies from what throws it, in mm of the glass. Whoever turns a thing lets its shadow fall as it did: light
// does not turn.
inline Vec fall_of(const Instance& in) { return in.shape == static_cast<std::uint16_t>(Shape::shadow) ? Vec{in.u0, in.v0} : Vec{}; }

// A triangle mesh from a panel (Dear ImGui): local mm, placed by a pose, clipped in its own space so that any angle is right.
struct MeshVertex {
  float x, y, u, v;
  std::uint32_t rgba;
  friend bool operator==(const MeshVertex&, const MeshVertex&) = default;
};
struct MeshCommand {
  std::uint32_t first_index, index_count, base_vertex;
  Box clip;                   // in the vertices' units
  std::uint32_t picture = 0;  // what it is covered with: that of this number; 0 = the panels' atlas
  double picture_mm = 0;      // the longer side that the whole picture would have
};
struct Mesh {
  Pose pose;           // of the panel's centre
  Vec size;            // mm; local (0,0) is the panel's top left
  double unit_mm = 1;  // mm per unit of vertex coordinate
  std::vector<MeshVertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<MeshCommand> commands;
  std::uint64_t revision = 0;  // grows when the content (not the pose) changes
  std::vector<Box> altered;    // outside of these this revision looks as the one before, in the vertices' units; none = it is another everywhere
};

// Painter's order inside.
struct Layer {
  std::vector<Instance> instances;
  // From the instance `first` to the next mark nothing can be seen outside of a box, in mm: what lies above hides it.
  struct Within {
    std::size_t first = 0;
    Box box;
  };
  std::vector<Within> within;
};

// From the table up. What rests is kept as a picture by the renderer and drawn again where it changed; what people hold and
// open lies above it and is drawn over that picture, so that a drag costs the same over ten notes as over ten thousand.
enum class LayerId : std::uint8_t {
  ground,     // linen, sheet
  zones,      // what the step draws on the sheet
  thread,     // the line that burns round the sheet, once a second
  clusters,   // the tent, themes' areas
  notes,      // resting notes with their text, marks, dots, ink
  titles,     // themes' strips: no note hides the name of a theme
  furniture,  // strips, stations, pads, ribbon (without running digits)
  clock,      // running digits, thread
  lifted,     // what hands hold
  keyboards,  // keyboards, rings, bars, cards
  prints,     // photos and pictures held above the board
  lenses,     // their glass, rim and handle: drawn from DrawList::lenses
  halos,      // contacts, what people point at
  overlay,    // messages, flash
  count
};
inline constexpr LayerId last_at_rest = LayerId::clock;
// These have their places on the sheet; the first run of them, zones to titles, is seen only within its frame.
constexpr bool is_on_sheet(LayerId id) { return (id >= LayerId::zones && id <= LayerId::titles) || id == LayerId::lifted; }
// Panels (meshes) lie between `lenses` and `halos`.

struct Picture {  // an image that instances name by number; the renderer loads it off the frame's thread
  std::uint32_t number = 0;
  std::string path;
};

// A lens on the glass: what lies under its glass as it is seen in it, placed on the glass already, and its own parts under and
// over that. What is seen in it is drawn within the disc alone; of a sheet that is seen nearer, nothing beyond its frame.
struct LensParts {
  Vec at;
  double radius = 0;
  Box reach;
  struct Seen {
    Layer layer;
    std::optional<Box> within;  // mm of the glass
  };
  Layer under, over;
  std::vector<Seen> seen;  // bottom to top
};

// Layers need hold only what crosses the damage: what lies at rest, `rest`; what lies above it, `glass`. `glass` covers `rest`.
struct DrawList {
  Colour clear;
  Damage rest = Damage::everything(), glass = Damage::everything();
  // How layers on the sheet are placed on the glass; while it is not the whole sheet, nothing of them is seen beyond `frame`
  // (mm of the glass), but for what is lifted.
  SheetView view;
  Box frame;
  // While the sheet moves, what rests is kept as it was seen before; `bare`: where within the frame that shows nothing of now.
  SheetView kept_view;
  Damage bare;
  bool moving() const { return !(kept_view == view); }
  std::vector<Layer> layers{static_cast<std::size_t>(LayerId::count)};
  std::vector<LensParts> lenses;    // bottom to top, over `prints` and under the panels; those that the damage touches
  std::vector<const Mesh*> panels;  // bottom to top
  std::vector<Picture> pictures;
  Layer& operator[](LayerId id) { return layers[static_cast<std::size_t>(id)]; }
  const Layer& operator[](LayerId id) const { return layers[static_cast<std::size_t>(id)]; }
};

// Writes instances the way people think of them. Stateless but for where it writes and the pose it writes in.
class Brush {
 public:
  explicit Brush(std::vector<Instance>& out, Pose in = {});
  Brush at(Pose local) const;  // a brush in a child's space
  const Pose& pose() const { return in_; }

  void rounded(Box box, double radius, Colour colour) const;
  void border(Box box, double radius, double width, Colour colour) const;
  void shadow(Box box, double radius, double blur, Colour colour, Vec fall) const;  // of the box; `fall` in mm of the glass, whatever the turn
  void disc(Vec centre, double radius, Colour colour) const;
  void ring(Vec centre, double radius, double width, Colour colour) const;
  void halo(Vec centre, double radius, Colour colour) const;
  void line(Vec from, Vec to, double width, Colour colour) const;
  void dashed(Box box, double radius, double width, double dash, Colour colour) const;
  void dotted(Box box, double radius, double dot, double pitch, Colour colour) const;
  void dotted_line(Vec from, Vec to, double dot, double pitch, Colour colour) const;
  void triangle(Box box, double angle_deg, Colour colour) const;
  void chevron(Box box, bool notched, Colour colour) const;
  void icon(Icon icon, Vec centre, double size, double stroke, Colour colour) const;
  void mark(int person, Vec centre, double radius, Colour colour) const;  // the inner shape alone, `radius` its own reach
  void picture(std::uint32_t number, Box box, double radius, Colour tint = {255, 255, 255, 255}) const;
  void text(const text::Layout& layout, Vec top_left, Colour colour) const;

 private:
  Instance& add(Shape shape, Vec centre, Vec half, Colour colour, double angle_deg = 0) const;
  Vec place(Vec local) const { return {in_.at.x + local.x * cos_ - local.y * sin_, in_.at.y + local.x * sin_ + local.y * cos_}; }
  std::vector<Instance>& out_;
  Pose in_;
  double cos_, sin_;  // of the pose: a text asks for them at each glyph
};

}  // namespace scene
