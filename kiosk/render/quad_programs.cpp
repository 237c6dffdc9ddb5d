// Built from one source; the way with branches when something first needs it. Read through quad_programs.h.
#include "render/quad_programs.h"

#include <utility>

#include "render/mask_atlas.h"

namespace render {
namespace {
constexpr const char* vertex_source =
#include <shaders/quad.vert.glsl>
    ;
constexpr const char* fragment_source =
#include <shaders/quad.frag.glsl>
    ;
}  // namespace

base::Result<QuadPrograms::One> QuadPrograms::make(Dialect dialect, Part part) {
  const char* define = part == Part::solids        ? "#define SOLID\n"
                       : part == Part::everything  ? "#define EVERYTHING\n"
                       : part == Part::within_disc ? "#define EVERYTHING\n#define WITHIN_DISC\n"
                                                   : "";
  auto program = make_program(dialect, std::string(shader_defines) + define, vertex_source, fragment_source);
  if (!program) return program.error();
  One made{std::move(*program)};
  const GLuint name = made.program.name();
  made.view = glGetUniformLocation(name, "u_view");
  made.scale = glGetUniformLocation(name, "u_scale");
  made.texel = glGetUniformLocation(name, "u_texel");
  made.depth = glGetUniformLocation(name, "u_depth");
  made.disc = glGetUniformLocation(name, "u_disc");
  glUseProgram(name);
  glUniform1i(glGetUniformLocation(name, "u_masks"), 0);
  glUniform1i(glGetUniformLocation(name, "u_pictures"), 1);
  return made;
}

base::Result<QuadPrograms> QuadPrograms::create(Dialect dialect) {
  QuadPrograms made;
  made.dialect_ = dialect;
  for (const Part part : {Part::solids, Part::common}) {
    auto one = make(dialect, part);
    if (!one) return one.error();
    (part == Part::solids ? made.solids_ : made.common_) = std::move(*one);
  }
  return made;
}

void QuadPrograms::use(Part part, const View& view, int atlas_height) {
  // The programs with branches are built when something first needs them: most starts need them later or never.
  for (const auto& [late, program] : {std::pair{Part::everything, &everything_}, std::pair{Part::within_disc, &within_disc_}}) {
    if (part != late || program->program) continue;
    if (auto made = make(dialect_, part)) *program = std::move(*made);
  }
  const One& used = part == Part::solids                                ? solids_
                    : part == Part::everything && everything_.program   ? everything_
                    : part == Part::within_disc && within_disc_.program ? within_disc_
                                                                        : common_;
  glUseProgram(used.program.name());
  glUniform4f(used.view, static_cast<float>(view.origin.x), static_cast<float>(view.origin.y), static_cast<float>(2 * view.px_per_mm / view.width),
              static_cast<float>(-2 * view.px_per_mm / view.height));
  glUniform1f(used.scale, static_cast<float>(view.px_per_mm));
  glUniform2f(used.texel, 1.0f / MaskAtlas::width, 1.0f / static_cast<float>(atlas_height));
  // From far (1) to near (-1); a solid stands half a step behind what is drawn on it.
  constexpr float step = 2.0f / (most_steps + 2);
  glUniform2f(used.depth, 1.0f - (part == Part::solids ? 0.0f : 0.5f) * step, step);
}

void QuadPrograms::use_within(base::Vec middle, double radius, const View& view, int atlas_height) {
  use(Part::within_disc, view, atlas_height);
  // In pixels from the bottom left, as fragments have their places.
  const base::Vec px = (middle - view.origin) * view.px_per_mm;
  glUniform3f(within_disc_.disc, static_cast<float>(px.x), static_cast<float>(view.height - px.y), static_cast<float>(radius * view.px_per_mm));
}

}  // namespace render
