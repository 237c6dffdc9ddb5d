// Icons share their drawings' language with the glass: M L C as in SVG, Z closes, D a dot, O a circle, G an arc, R a box.
#include "panel/drawing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace panel {
namespace {

using scene::Icon;

std::string_view drawing_of(Icon icon) {
  switch (icon) {
    case Icon::pen: return "M16 4.2 C16.9 3.3 18.4 3.3 19.3 4.2 L19.8 4.7 C20.7 5.6 20.7 7.1 19.8 8 L8.3 19.5 L3.5 20.5 L4.5 15.7 Z M13.6 6.6 L17.4 10.4";
    case Icon::undo: return "M8.5 14 L3.5 9 L8.5 4 M3.5 9 L14.5 9 G 14.5 14.5 5.5 -90 90 L11 20";
    case Icon::redo: return "M15.5 14 L20.5 9 L15.5 4 M20.5 9 L9.5 9 G 9.5 14.5 5.5 -90 -270 L13 20";
    case Icon::history: return "G 12 12 8.5 180 -132 L3.5 8.4 M3.5 3.4 L3.5 8.4 L8.5 8.4 M12 7.4 L12 12.3 L15.4 14";
    case Icon::camera:
      return "M4.2 7.3 L6.9 7.3 L8.4 5.1 C8.7 4.7 9 4.5 9.5 4.5 L14.5 4.5 C15 4.5 15.3 4.7 15.6 5.1 L17.1 7.3 L19.8 7.3 "
             "C21 7.3 22 8.3 22 9.5 L22 17.6 C22 18.8 21 19.8 19.8 19.8 L4.2 19.8 C3 19.8 2 18.8 2 17.6 L2 9.5 C2 8.3 3 7.3 4.2 7.3 Z O 12 13.2 3.5";
    case Icon::chevron_right: return "M9 5.5 L15.5 12 L9 18.5";
    case Icon::chevron_left: return "M15 5.5 L8.5 12 L15 18.5";
    case Icon::close: return "M6 6 L18 18 M18 6 L6 18";
    case Icon::search: return "O 10.5 10.5 6.5 M15.4 15.4 L20.5 20.5";
    case Icon::backspace: return "M8.5 5 L21 5 L21 19 L8.5 19 L2.5 12 Z M11.5 9 L17.5 15 M17.5 9 L11.5 15";
    case Icon::rotate: return "G 12 12 8.5 0 312 L20.5 8.4 M20.5 3.4 L20.5 8.4 L15.5 8.4";
    case Icon::plus: return "M12 5 L12 19 M5 12 L19 12";
    case Icon::minus: return "M5 12 L19 12";
    case Icon::trash:
      return "M3.5 6.5 L20.5 6.5 M5.6 6.5 L6.5 19 C6.6 20.2 7.4 21 8.6 21 L15.4 21 C16.6 21 17.4 20.2 17.5 19 L18.4 6.5 "
             "M9 6.5 L9 4.6 C9 3.6 9.6 3 10.6 3 L13.4 3 C14.4 3 15 3.6 15 4.6 L15 6.5 M10 11 L10 16.5 M14 11 L14 16.5";
    case Icon::check: return "M4.5 12.6 L9.7 17.8 L19.8 6.8";
    case Icon::play: return "M7.5 4.5 L19 12 L7.5 19.5 Z";
    case Icon::pause: return "M8.5 5 L8.5 19 M15.5 5 L15.5 19";
    case Icon::people:
      return "O 9 8 3.6 M2.5 20 C2.5 16.4 5.3 14.4 9 14.4 C12.7 14.4 15.5 16.4 15.5 20 M16 4.6 C17.6 5 18.7 6.3 18.7 8 "
             "C18.7 9.7 17.6 11 16 11.4 M18.2 14.9 C20.2 15.7 21.5 17.4 21.5 20";
    case Icon::gallery: return "R 2.5 7.5 15.5 13.5 2.2 M7 4 L19 4 C20.6 4 21.5 4.9 21.5 6.5 L21.5 16.5 M2.8 18.6 L7.6 14 L13.8 20.4 O 13 12 1.4";
    case Icon::settings: return "M3 7.5 L12.4 7.5 M17.6 7.5 L21 7.5 O 15 7.5 2.6 M3 16.5 L6.4 16.5 M11.6 16.5 L21 16.5 O 9 16.5 2.6";
    case Icon::home:
      return "M3.2 11 L12 3.4 L20.8 11 M5.5 9 L5.5 18.4 C5.5 19.7 6.3 20.5 7.6 20.5 L16.4 20.5 C17.7 20.5 18.5 19.7 18.5 18.4 L18.5 9 "
             "M9.6 20.5 L9.6 14.4 L14.4 14.4 L14.4 20.5";
    case Icon::image: return "R 3 4 18 16 2.3 O 8.4 9.3 1.7 M21 15.2 L16.2 10.8 L6.4 19.8";
    case Icon::info: return "O 12 12 9 M12 11.4 L12 16.4 D 12 7.7";
    case Icon::drive:
      return "M6.4 5 L17.6 5 C18.4 5 18.9 5.3 19.3 6 L21.8 12.6 L21.8 17 C21.8 18.3 21 19.1 19.7 19.1 L4.3 19.1 C3 19.1 2.2 18.3 2.2 17 "
             "L2.2 12.6 L4.7 6 C5.1 5.3 5.6 5 6.4 5 Z M2.2 12.6 L21.8 12.6 D 6.2 15.9 D 9.6 15.9";
    case Icon::moon:
      return "M20.6 14.2 C19.5 14.8 18.2 15.1 16.9 15.1 C12.5 15.1 8.9 11.5 8.9 7.1 C8.9 5.8 9.2 4.5 9.8 3.4 C6 4.4 3.3 7.9 3.3 12 "
             "C3.3 16.9 7.2 20.7 12 20.7 C16.1 20.7 19.6 18 20.6 14.2 Z";
    case Icon::sun:
      return "O 12 12 4.2 M12 2 L12 4 M12 20 L12 22 M2 12 L4 12 M20 12 L22 12 M4.93 4.93 L6.34 6.34 M17.66 17.66 L19.07 19.07 "
             "M4.93 19.07 L6.34 17.66 M17.66 6.34 L19.07 4.93";
    case Icon::full_screen:
      return "M3.5 8.5 L3.5 5.7 C3.5 4.3 4.3 3.5 5.7 3.5 L8.5 3.5 M15.5 3.5 L18.3 3.5 C19.7 3.5 20.5 4.3 20.5 5.7 L20.5 8.5 "
             "M20.5 15.5 L20.5 18.3 C20.5 19.7 19.7 20.5 18.3 20.5 L15.5 20.5 M8.5 20.5 L5.7 20.5 C4.3 20.5 3.5 19.7 3.5 18.3 L3.5 15.5";
    case Icon::eye: return "M2.2 12 C4.6 7.6 8 5.2 12 5.2 C16 5.2 19.4 7.6 21.8 12 C19.4 16.4 16 18.8 12 18.8 C8 18.8 4.6 16.4 2.2 12 Z O 12 12 3.1";
    case Icon::eye_off:
      return "M10 5.4 C10.6 5.3 11.3 5.2 12 5.2 C16 5.2 19.4 7.6 21.8 12 C21.1 13.3 20.2 14.5 19.2 15.5 M6.4 6.9 C4.7 8.1 3.3 9.8 2.2 12 "
             "C4.6 16.4 8 18.8 12 18.8 C14 18.8 15.9 18.2 17.5 17 M9.8 9.9 C8.6 11.2 8.6 13 9.8 14.2 C11 15.3 12.8 15.4 14.1 14.2 M3.5 3.5 L20.5 20.5";
    case Icon::lock: return "R 4.5 10.8 15 10.2 2.3 M7.8 10.8 L7.8 7.2 G 12 7.2 4.2 180 360 L16.2 10.8";
    case Icon::file:
      return "M13.6 2.8 L6.9 2.8 C5.6 2.8 4.8 3.6 4.8 4.9 L4.8 19.1 C4.8 20.4 5.6 21.2 6.9 21.2 L17.1 21.2 C18.4 21.2 19.2 20.4 19.2 19.1 "
             "L19.2 8.4 Z M13.6 2.8 L13.6 8.4 L19.2 8.4";
    default: return "";
  }
}

ImVec2 at(Vec v) { return {static_cast<float>(v.x), static_cast<float>(v.y)}; }

// Draws one icon's strokes through a list's path.
class Pen {
 public:
  Pen(ImDrawList& list, Vec centre, double size, double stroke, ImU32 colour)
      : list_(list), centre_(centre), unit_(size / 24), stroke_(static_cast<float>(stroke)), colour_(colour) {}

  void draw(std::string_view drawing) {
    rest_ = drawing;
    while (skip_spaces(), !rest_.empty()) {
      const char command = rest_.front();
      rest_.remove_prefix(1);
      switch (command) {
        case 'M':
          lift(false);
          line_to(point());
          break;
        case 'L': line_to(point()); break;
        case 'Z': lift(true); break;
        case 'D':
          lift(false);
          dot(point());
          break;
        case 'C': {
          const Vec a = point(), b = point(), end = point();
          list_.PathBezierCubicCurveTo(at(a), at(b), at(end), 10);
          last_ = end;
          break;
        }
        case 'O': {
          lift(false);
          const Vec middle = point();
          list_.AddCircle(at(middle), static_cast<float>(number() * unit_), colour_, 0, stroke_);
          break;
        }
        case 'G': {
          const Vec middle = point();
          const double radius = number() * unit_, from = number(), to = number();
          arc(middle, radius, from, to);
          break;
        }
        case 'R': {
          lift(false);
          const Vec min = point();
          const double w = number() * unit_, h = number() * unit_, r = number() * unit_;
          list_.AddRect(at(min), at(min + Vec{w, h}), colour_, static_cast<float>(r), 0, stroke_);
          break;
        }
        default: return;
      }
    }
    lift(false);
  }

 private:
  void skip_spaces() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  double number() {
    skip_spaces();
    double value = 0;
    const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }
  Vec point() {
    const double x = number(), y = number();
    return centre_ + Vec{x - 12, y - 12} * unit_;
  }
  void line_to(Vec to) {
    if (list_._Path.empty()) first_ = to;
    list_.PathLineTo(at(to));
    last_ = to;
  }
  void arc(Vec middle, double radius, double from, double to) {
    const int pieces = std::max(4, static_cast<int>(std::abs(to - from) / 9));
    for (int i = 0; i <= pieces; ++i) line_to(middle + base::rotated({radius, 0}, from + (to - from) * i / pieces));
  }
  void dot(Vec middle) { list_.AddCircleFilled(at(middle), stroke_ * 0.6f, colour_); }
  // The ends of a stroke are round, like a felt pen's.
  void lift(bool closed) {
    if (list_._Path.Size > 1) {
      if (!closed) dot_end(first_), dot_end(last_);
      list_.PathStroke(colour_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, stroke_);
    } else {
      list_.PathClear();
    }
  }
  void dot_end(Vec end) {
    if (stroke_ < 2) return;
    const ImVector<ImVec2> path = list_._Path;  // filling a disc uses the list's one path
    list_._Path.resize(0);
    list_.AddCircleFilled(at(end), stroke_ * 0.5f, colour_);
    list_._Path = path;
  }

  ImDrawList& list_;
  Vec centre_;
  double unit_;
  float stroke_;
  ImU32 colour_;
  std::string_view rest_;
  Vec first_, last_;
};

}  // namespace

ImU32 packed(scene::Colour colour) { return IM_COL32(colour.r, colour.g, colour.b, colour.a); }

void draw_icon(ImDrawList& list, Icon icon, Vec centre, double size, double stroke, scene::Colour colour) {
  if (icon == Icon::play) {
    const auto corner = [&](double x, double y) { return at(centre + Vec{x - 12, y - 12} * (size / 24)); };
    list.AddTriangleFilled(corner(7.5, 4.5), corner(19, 12), corner(7.5, 19.5), packed(colour));
  }
  Pen(list, centre, size, stroke, packed(colour)).draw(drawing_of(icon));
}

void draw_mark_shape(ImDrawList& list, int person, Vec centre, double radius, scene::Colour colour, scene::Colour ground) {
  const ImU32 ink = packed(colour);
  const auto put = [&](Vec v) { return at(centre + v * radius); };
  const auto length = [&](double v) { return static_cast<float>(v * radius); };
  const auto polygon = [&](std::initializer_list<Vec> points) {
    for (const Vec p : points) list.PathLineTo(put(p));
    list.PathFillConvex(ink);
  };
  const auto box = [&](Vec middle, double half_w, double half_h) {
    // As a polygon, whose edges are soft: a rectangle's are not, and the panel may be turned.
    polygon({middle - Vec{half_w, half_h}, middle + Vec{half_w, -half_h}, middle + Vec{half_w, half_h}, middle + Vec{-half_w, half_h}});
  };
  switch ((std::max(person, 1) - 1) % 12) {
    case 0: list.AddCircleFilled(put({}), length(0.48), ink); break;
    case 1: polygon({{0, -0.58}, {0.55, 0.42}, {-0.55, 0.42}}); break;
    case 2: box({}, 0.46, 0.46); break;
    case 3: polygon({{0, -0.64}, {0.53, 0}, {0, 0.64}, {-0.53, 0}}); break;
    case 4: box({}, 0.58, 0.195), box({}, 0.195, 0.58); break;
    case 5:
      for (int i = 0; i < 6; ++i) list.PathLineTo(put(base::rotated({0, -0.58}, 60.0 * i)));
      list.PathFillConvex(ink);
      break;
    case 6:
      list.AddCircleFilled(put({0, 0.16}), length(0.42), ink);
      polygon({{0, -0.62}, {0.37, -0.04}, {-0.37, -0.04}});
      break;
    case 7: box({0, -0.27}, 0.54, 0.155), box({0, 0.27}, 0.54, 0.155); break;
    case 8: list.AddCircle(put({}), length(0.40), ink, 0, length(0.30)); break;
    case 9:
      list.AddCircleFilled(put({0.02, 0}), length(0.60), ink);
      list.AddCircleFilled(put({0.36, -0.24}), length(0.50), packed(ground));
      break;
    case 10:
      for (int i = 0; i < 5; ++i) list.PathLineTo(put(base::rotated({0, -0.32}, 36.0 + 72.0 * i) + Vec{0, 0.05}));
      list.PathFillConvex(ink);
      for (int i = 0; i < 5; ++i) {
        for (const Vec p : {Vec{0, -0.66}, Vec{0.19, -0.22}, Vec{-0.19, -0.22}}) list.PathLineTo(put(base::rotated(p, 72.0 * i) + Vec{0, 0.05}));
        list.PathFillConvex(ink);
      }
      break;
    default:
      list.AddCircleFilled(put({-0.27, -0.18}), length(0.30), ink);
      list.AddCircleFilled(put({0.27, -0.18}), length(0.30), ink);
      polygon({{0, -0.22}, {0.52, -0.02}, {0, 0.60}, {-0.52, -0.02}});
  }
}

Softness soft_box(Box box, double radius, double blur, int rings, int corner_pieces) {
  Softness out;
  const double inward = std::min({blur, box.width() / 2 - 0.01, box.height() / 2 - 0.01});
  corner_pieces = std::min(corner_pieces, 15);
  const auto corner_points = static_cast<std::uint32_t>(4 * (corner_pieces + 1));
  out.points.reserve(corner_points * static_cast<std::size_t>(rings));
  out.indices.reserve(corner_points * 3 * static_cast<std::size_t>(2 * rings - 1));
  // One ring's directions serve all: a panel has dozens of shadows and each has many points.
  std::array<Vec, 64> directions;
  for (int corner = 0; corner < 4; ++corner)
    for (int i = 0; i <= corner_pieces; ++i)
      directions[static_cast<std::size_t>(corner * (corner_pieces + 1) + i)] = base::rotated({1, 0}, 180.0 + 90.0 * corner + 90.0 * i / corner_pieces);
  for (int ring = 0; ring < rings; ++ring) {
    const double d = -inward + (blur + inward) * ring / (rings - 1);
    // What a Gaussian of sigma = blur / 2 leaves at this distance from a straight edge.
    const double alpha = ring == rings - 1 ? 0 : 0.5 * std::erfc(d / (blur / 2) / std::numbers::sqrt2);
    const double r = std::max(0.0, std::min(radius + blur * 0.4 + d, std::min(box.width(), box.height()) / 2 + d));
    const Vec lo = box.min - Vec{d - r, d - r}, hi = box.max + Vec{d - r, d - r};
    const Vec middles[4] = {{lo.x, lo.y}, {hi.x, lo.y}, {hi.x, hi.y}, {lo.x, hi.y}};
    for (int corner = 0; corner < 4; ++corner)
      for (int i = 0; i <= corner_pieces; ++i)
        out.points.push_back({middles[corner] + directions[static_cast<std::size_t>(corner * (corner_pieces + 1) + i)] * r, static_cast<float>(alpha)});
  }
  for (std::uint32_t i = 2; i < corner_points; ++i) out.indices.insert(out.indices.end(), {0, i - 1, i});
  for (std::uint32_t ring = 1; ring < static_cast<std::uint32_t>(rings); ++ring) {
    for (std::uint32_t i = 0; i < corner_points; ++i) {
      const std::uint32_t a = (ring - 1) * corner_points + i, b = (ring - 1) * corner_points + (i + 1) % corner_points;
      out.indices.insert(out.indices.end(), {a, b, b + corner_points, a, b + corner_points, a + corner_points});
    }
  }
  return out;
}

void draw_softness(ImDrawList& list, const Softness& softness, scene::Colour colour) {
  const auto points = static_cast<int>(softness.points.size()), indices = static_cast<int>(softness.indices.size());
  list.PrimReserve(indices, points);
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  const unsigned base = list._VtxCurrentIdx;
  for (const std::uint32_t index : softness.indices) list.PrimWriteIdx(static_cast<ImDrawIdx>(base + index));
  for (const auto& point : softness.points) list.PrimWriteVtx(at(point.at), uv, packed(colour.with_alpha(colour.a / 255.0 * static_cast<double>(point.alpha))));
}

}  // namespace panel
