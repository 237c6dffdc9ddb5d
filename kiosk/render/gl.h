// Owners of GL names, and a program built from the same source for both kinds of GL. Read inside render.
#pragma once
#include <epoxy/gl.h>

#include <string>
#include <utility>

#include "base/result.h"

namespace render {

enum class Dialect : unsigned char { core_330, es_300 };

// A GL name that is deleted with its owner.
template <void (*Delete)(GLuint)>
class Owned {
 public:
  Owned() = default;
  explicit Owned(GLuint name) : name_(name) {}
  Owned(Owned&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  ~Owned() {
    if (name_ != 0) Delete(name_);
  }
  GLuint name() const { return name_; }
  explicit operator bool() const { return name_ != 0; }

 private:
  GLuint name_ = 0;
};

inline void delete_buffer(GLuint name) { glDeleteBuffers(1, &name); }
inline void delete_array(GLuint name) { glDeleteVertexArrays(1, &name); }
inline void delete_texture(GLuint name) { glDeleteTextures(1, &name); }
inline void delete_framebuffer(GLuint name) { glDeleteFramebuffers(1, &name); }
inline void delete_renderbuffer(GLuint name) { glDeleteRenderbuffers(1, &name); }
inline void delete_program(GLuint name) { glDeleteProgram(name); }
using Buffer = Owned<delete_buffer>;
using VertexArray = Owned<delete_array>;
using Texture = Owned<delete_texture>;
using Framebuffer = Owned<delete_framebuffer>;
using Renderbuffer = Owned<delete_renderbuffer>;
using Program = Owned<delete_program>;

Buffer make_buffer();
VertexArray make_vertex_array();
Texture make_texture();
Framebuffer make_framebuffer();
base::Result<Program> make_program(Dialect dialect, const std::string& defines, const char* vertex, const char* fragment);

}  // namespace render
