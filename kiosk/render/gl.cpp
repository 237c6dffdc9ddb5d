// Names are made and programs compiled here; a failure carries the driver's own words. Read inside render.
#include "render/gl.h"

#include <vector>

namespace render {
namespace {

base::Result<GLuint> compile(GLenum stage, const std::string& head, const char* source) {
  const GLuint shader = glCreateShader(stage);
  const char* parts[] = {head.c_str(), source};
  glShaderSource(shader, 2, parts, nullptr);
  glCompileShader(shader);
  GLint done = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
  if (done == GL_TRUE) return shader;
  char log[2048] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  glDeleteShader(shader);
  return base::Error{base::Fault::failed, std::string("shader: ") + log};
}

}  // namespace

Buffer make_buffer() {
  GLuint name = 0;
  glGenBuffers(1, &name);
  return Buffer(name);
}
VertexArray make_vertex_array() {
  GLuint name = 0;
  glGenVertexArrays(1, &name);
  return VertexArray(name);
}
Texture make_texture() {
  GLuint name = 0;
  glGenTextures(1, &name);
  return Texture(name);
}
Framebuffer make_framebuffer() {
  GLuint name = 0;
  glGenFramebuffers(1, &name);
  return Framebuffer(name);
}

base::Result<Program> make_program(Dialect dialect, const std::string& defines, const char* vertex, const char* fragment) {
  const std::string head = (dialect == Dialect::es_300 ? std::string("#version 300 es\nprecision highp float;\nprecision highp int;\n"
                                                                     "precision highp sampler2DArray;\n")
                                                       : std::string("#version 330 core\n")) +
                           defines;
  auto vs = compile(GL_VERTEX_SHADER, head, vertex);
  if (!vs) return vs.error();
  auto fs = compile(GL_FRAGMENT_SHADER, head, fragment);
  if (!fs) {
    glDeleteShader(*vs);
    return fs.error();
  }
  Program program(glCreateProgram());
  glAttachShader(program.name(), *vs);
  glAttachShader(program.name(), *fs);
  glLinkProgram(program.name());
  glDeleteShader(*vs);
  glDeleteShader(*fs);
  GLint done = 0;
  glGetProgramiv(program.name(), GL_LINK_STATUS, &done);
  if (done == GL_TRUE) return program;
  char log[2048] = "";
  glGetProgramInfoLog(program.name(), sizeof log, nullptr, log);
  return base::Error{base::Fault::failed, std::string("program: ") + log};
}

}  // namespace render
