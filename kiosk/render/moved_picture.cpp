// One quad, its corners named by their numbers. Read through moved_picture.h.
#include "render/moved_picture.h"

namespace render {
namespace {
constexpr const char* vertex_source =
#include <shaders/moved.vert.glsl>
    ;
constexpr const char* fragment_source =
#include <shaders/moved.frag.glsl>
    ;
}  // namespace

base::Result<MovedPicture> MovedPicture::create(Dialect dialect) {
  MovedPicture made;
  auto program = make_program(dialect, "", vertex_source, fragment_source);
  if (!program) return program.error();
  made.program_ = std::move(*program);
  made.array_ = make_vertex_array();
  made.place_ = glGetUniformLocation(made.program_.name(), "u_place");
  glUseProgram(made.program_.name());
  glUniform1i(glGetUniformLocation(made.program_.name(), "u_picture"), 0);
  return made;
}

void MovedPicture::draw(GLuint texture, const View& view, double scale, base::Vec shift_px) const {
  glUseProgram(program_.name());
  // In clip space, where y goes up.
  const double x = (2 * shift_px.x + view.width * scale) / view.width - 1, y = 1 - (2 * shift_px.y + view.height * scale) / view.height;
  glUniform3f(place_, static_cast<float>(x), static_cast<float>(y), static_cast<float>(scale));
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glDisable(GL_BLEND);
  glBindVertexArray(array_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
}

}  // namespace render
