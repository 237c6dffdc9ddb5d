// What every drawing test needs: one context, one typesetter, one renderer, and the design's colours.
#pragma once
#include <catch2/catch.hpp>
#include <iostream>
#include <memory>

#include "render/renderer.h"
#include "scene/draw_list.h"
#include "support/gl_context.h"
#include "support/golden.h"

namespace drawing {

using base::Box;
using base::Vec;
using scene::Brush;
using scene::Colour;
using scene::LayerId;

inline constexpr Colour sheet{0xF6, 0xF1, 0xE7}, ink{0x2A, 0x25, 0x21}, paille{0xF8, 0xDE, 0x83}, ciel{0xBC, 0xDC, 0xEE}, paper{0xFF, 0xFD, 0xF8},
    brick{0xC2, 0x41, 0x0C}, band{0x46, 0x2D, 0x0A, 14}, shade{74, 52, 28};
inline constexpr Colour people[] = {{0xC2, 0x41, 0x0C}, {0x24, 0x56, 0xA6}, {0xE5, 0xA9, 0x1A}, {0x1E, 0x7A, 0x54}, {0x7A, 0x2E, 0x74}, {0x4F, 0xB3, 0xC8},
                                    {0xD6, 0x5A, 0x92}, {0x66, 0x70, 0x7D}, {0x8E, 0x9A, 0x2E}, {0x5E, 0x33, 0x18}, {0x9B, 0xDD, 0xB8}, {0x14, 0x21, 0x3D}};
inline Colour inner(int person) { return person == 3 || person == 6 || person == 9 || person == 11 ? ink : paper; }

// Deleted before the context that it draws with.
struct Table {
  std::unique_ptr<support::GlContext> context;
  std::unique_ptr<text::Typesetter> typesetter;
  std::unique_ptr<render::Renderer> renderer;

  // Null, and the test skipped, where there is no GL.
  static std::unique_ptr<Table> set(support::Gl kind = support::Gl::core_330) {
    auto table = std::make_unique<Table>();
    std::string why;
    table->context = support::GlContext::open(kind, why);
    if (!table->context) {
      std::cout << "SKIPPED: no OpenGL without a display: " << why << "\n";
      return nullptr;
    }
    table->typesetter = std::make_unique<text::Typesetter>();
    auto made = render::Renderer::create(*table->typesetter, kind == support::Gl::es_300);
    if (!made) FAIL(made.error().message);
    table->renderer = std::move(*made);
    return table;
  }
  ~Table() { renderer.reset(); }

  render::Image drawn(const scene::DrawList& list, int width, int height, double px_per_mm) {
    context->target(width, height);
    renderer->draw(list, width, height, px_per_mm);
    return renderer->read_back(width, height);
  }
  text::LayoutRef words(const char* written, double size, double line, int weight, double width = 0, text::Align align = text::Align::left) {
    text::Style style{.size_mm = size, .line_height_mm = line, .weight = weight, .track_em = -0.004};
    style.align = align;
    return typesetter->layout(text::french_typography(written), style, width);
  }
};

struct Fall {
  double offset, blur, alpha;
};
inline void shadows(const Brush& brush, base::Pose pose, Box box, double radius, std::initializer_list<Fall> layers) {
  for (const auto& [offset, blur, alpha] : layers) brush.at(pose).shadow(box, radius, blur, shade.with_alpha(alpha), Vec{0.38, 1.0} * offset);
}

// A note as the design has it, of 124 mm.
inline void note(std::vector<scene::Instance>& out, Table& table, base::Pose pose, Colour colour, int person, const char* written, bool lifted = false) {
  const Brush glass(out);
  const Box box = Box::around({}, {124, 124});
  if (lifted) shadows(glass, pose, box, 2, {{4, 8, 0.13}, {20, 38, 0.27}});
  else shadows(glass, pose, box, 2, {{0.8, 1.8, 0.20}, {2, 7, 0.13}});
  const Brush brush = glass.at(pose);
  brush.rounded(box, 2, colour);
  brush.rounded(Box::at({-62, -62}, {124, 20}), 2, band);
  const Vec at{-62 + 14, -62 + 10};
  brush.disc(at, 11.5 / 2, people[person - 1]);
  brush.mark(person, at, 11.5 * 0.26, inner(person));
  brush.text(*table.words(written, 15, 19, 500, 124 - 20), {-62 + 11, -62 + 25}, ink);
}

}  // namespace drawing
