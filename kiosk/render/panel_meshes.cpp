// One draw call a command: a clip rectangle is a uniform. Read inside render.
#include "render/panel_meshes.h"

#include <cstddef>

namespace render {
namespace {
constexpr const char* vertex_source =
#include <shaders/mesh.vert.glsl>
    ;
constexpr const char* fragment_source =
#include <shaders/mesh.frag.glsl>
    ;
}  // namespace

base::Result<PanelMeshes> PanelMeshes::create(Dialect dialect) {
  PanelMeshes made;
  auto program = make_program(dialect, "", vertex_source, fragment_source);
  if (!program) return program.error();
  made.program_ = std::move(*program);
  made.turn_ = glGetUniformLocation(made.program_.name(), "u_turn");
  made.origin_ = glGetUniformLocation(made.program_.name(), "u_origin");
  made.clip_ = glGetUniformLocation(made.program_.name(), "u_clip");
  made.px_ = glGetUniformLocation(made.program_.name(), "u_px");
  made.picture_ = glGetUniformLocation(made.program_.name(), "u_picture");
  glUseProgram(made.program_.name());
  glUniform1i(glGetUniformLocation(made.program_.name(), "u_atlas"), 0);
  glUniform1i(glGetUniformLocation(made.program_.name(), "u_pictures"), 1);
  return made;
}

void PanelMeshes::set_atlas(const std::uint8_t* rgba, int width, int height) {
  atlas_ = make_texture();
  glBindTexture(GL_TEXTURE_2D, atlas_.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

std::size_t PanelMeshes::prepare(const std::vector<const scene::Mesh*>& panels) {
  std::size_t bytes = 0;
  for (auto& [mesh, held] : held_) held.drawn = false;
  for (const scene::Mesh* mesh : panels) {
    if (!mesh) continue;
    Held& held = held_[mesh];
    held.drawn = true;
    if (!held.fresh && held.revision == mesh->revision && held.vertex_count == mesh->vertices.size() && held.index_count == mesh->indices.size()) continue;
    if (held.fresh) {
      held.array = make_vertex_array();
      held.vertices = make_buffer();
      held.indices = make_buffer();
    }
    const std::size_t vertex_bytes = mesh->vertices.size() * sizeof(scene::MeshVertex), index_bytes = mesh->indices.size() * 4;
    glBindVertexArray(held.array.name());
    glBindBuffer(GL_ARRAY_BUFFER, held.vertices.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertex_bytes), mesh->vertices.data(), GL_STREAM_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, held.indices.name());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(index_bytes), mesh->indices.data(), GL_STREAM_DRAW);
    for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
    held.revision = mesh->revision;
    held.vertex_count = mesh->vertices.size();
    held.index_count = mesh->indices.size();
    held.fresh = false;
    bytes += vertex_bytes + index_bytes;
  }
  std::erase_if(held_, [](const auto& entry) { return !entry.second.drawn; });
  glBindVertexArray(0);
  return bytes;
}

int PanelMeshes::draw(const std::vector<const scene::Mesh*>& panels, const View& view, Pictures& pictures) {
  if (panels.empty()) return 0;
  int calls = 0;
  glUseProgram(program_.name());
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, atlas_.name());
  const double to_x = 2 * view.px_per_mm / view.width, to_y = -2 * view.px_per_mm / view.height;
  for (const scene::Mesh* mesh : panels) {
    const auto found = mesh ? held_.find(mesh) : held_.end();
    if (found == held_.end() || mesh->commands.empty()) continue;
    const base::Vec x_axis = base::rotated({mesh->unit_mm, 0}, mesh->pose.angle_deg), y_axis = base::rotated({0, mesh->unit_mm}, mesh->pose.angle_deg);
    const base::Vec top_left = mesh->pose.to_glass(mesh->size * -0.5) - view.origin;
    glUniform4f(turn_, static_cast<float>(x_axis.x * to_x), static_cast<float>(x_axis.y * to_y), static_cast<float>(y_axis.x * to_x),
                static_cast<float>(y_axis.y * to_y));
    glUniform2f(origin_, static_cast<float>(top_left.x * to_x - 1), static_cast<float>(top_left.y * to_y + 1));
    glUniform1f(px_, static_cast<float>(mesh->unit_mm * view.px_per_mm));
    glBindVertexArray(found->second.array.name());
    glBindBuffer(GL_ARRAY_BUFFER, found->second.vertices.name());
    for (const scene::MeshCommand& command : mesh->commands) {
      // A command that names what the mesh does not hold would read beyond the buffers.
      if (command.index_count == 0 || std::size_t{command.first_index} + command.index_count > found->second.index_count) continue;
      if (command.clip.width() <= 0 || command.clip.height() <= 0) continue;
      glUniform3f(picture_, -1, 1, 1);
      if (command.picture != 0) {
        const Pictures::Found shown = pictures.find(command.picture, command.picture_mm * view.px_per_mm);
        if (!shown.ready) continue;  // the panel has drawn its ground
        glActiveTexture(GL_TEXTURE1);
        glBindTexture(GL_TEXTURE_2D_ARRAY, shown.own_texture ? pictures.texture_of(command.picture) : pictures.page_texture());
        glActiveTexture(GL_TEXTURE0);
        glUniform3f(picture_, shown.layer, shown.u, shown.v);
      }
      const std::size_t base = std::size_t{command.base_vertex} * sizeof(scene::MeshVertex);
      const auto at = [base](std::size_t offset) { return reinterpret_cast<const void*>(base + offset); };
      constexpr GLsizei stride = sizeof(scene::MeshVertex);
      glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, at(offsetof(scene::MeshVertex, x)));
      glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, at(offsetof(scene::MeshVertex, u)));
      glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, at(offsetof(scene::MeshVertex, rgba)));
      glUniform4f(clip_, static_cast<float>(command.clip.min.x), static_cast<float>(command.clip.min.y), static_cast<float>(command.clip.max.x),
                  static_cast<float>(command.clip.max.y));
      glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.index_count), GL_UNSIGNED_INT,
                     reinterpret_cast<const void*>(std::size_t{command.first_index} * 4));
      ++calls;
    }
  }
  glBindVertexArray(0);
  return calls;
}

}  // namespace render
