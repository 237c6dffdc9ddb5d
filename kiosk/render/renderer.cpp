// The frame: what changed is resolved and uploaded, then every layer is drawn in order. Read through renderer.h.
#include "render/renderer.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "render/layer_buffers.h"
#include "render/panel_meshes.h"

namespace render {
namespace {

constexpr const char* vertex_source =
#include <shaders/quad.vert.glsl>
    ;
constexpr const char* fragment_source =
#include <shaders/quad.frag.glsl>
    ;

struct QuadProgram {
  Program program;
  GLint view = -1, scale = -1, texel = -1, depth = -1;
};

// The same source three ways: insides that hide, what is common, and all that can be drawn.
enum class Part : unsigned char { solids, common, everything };

base::Result<QuadProgram> make_quad_program(Dialect dialect, Part part) {
  const char* define = part == Part::solids ? "#define SOLID\n" : part == Part::everything ? "#define EVERYTHING\n" : "";
  auto program = make_program(dialect, std::string(shader_defines) + define, vertex_source, fragment_source);
  if (!program) return program.error();
  QuadProgram made{std::move(*program)};
  const GLuint name = made.program.name();
  made.view = glGetUniformLocation(name, "u_view");
  made.scale = glGetUniformLocation(name, "u_scale");
  made.texel = glGetUniformLocation(name, "u_texel");
  made.depth = glGetUniformLocation(name, "u_depth");
  glUseProgram(name);
  glUniform1i(glGetUniformLocation(name, "u_masks"), 0);
  glUniform1i(glGetUniformLocation(name, "u_pictures"), 1);
  return made;
}

GLint limit(GLenum name) {
  GLint value = 0;
  glGetIntegerv(name, &value);
  return value;
}

// Whether the current framebuffer can tell what is hidden. Without a depth buffer all is drawn, to the same picture.
bool has_depth() {
  GLint framebuffer = 0, kind = GL_NONE;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &framebuffer);
  glGetFramebufferAttachmentParameteriv(GL_DRAW_FRAMEBUFFER, framebuffer == 0 ? GL_DEPTH : GL_DEPTH_ATTACHMENT,
                                        GL_FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE, &kind);
  return kind != GL_NONE;
}

// Panels lie between the layers up to here and those above.
constexpr std::size_t panels_above = static_cast<std::size_t>(scene::LayerId::prints);

}  // namespace

struct Renderer::State {
  State(text::Typesetter& typesetter, Dialect with)
      : dialect(with),
        largest_texture(limit(GL_MAX_TEXTURE_SIZE)),
        masks(std::min(largest_texture, 4096)),
        pages(limit(GL_MAX_ARRAY_TEXTURE_LAYERS)),
        glyphs(typesetter, masks, pages),
        fields(masks),
        shadows(masks),
        pictures(pages, largest_texture),
        resolver(glyphs, fields, shadows, pictures) {}

  // False when the masks of this frame do not fit the atlas at all.
  bool prepare(const scene::DrawList& list, const View& view, LayerBuffers& buffers);
  void draw(const scene::DrawList& list, const View& view, LayerBuffers& buffers);
  // Layers [from, to): first what hides, then all, each from the depth that the layers below left off at.
  void draw_layers(const scene::DrawList& list, const View& view, const LayerBuffers& buffers, std::size_t from, std::size_t to);
  void use(Part part, const View& view, std::uint32_t first_step);
  void count(std::size_t quads) {
    ++stats.draw_calls;
    stats.instances += quads;
  }

  Dialect dialect;
  int largest_texture;
  MaskAtlas masks;
  ColourPages pages;
  Glyphs glyphs;
  Fields fields;
  ShadowCells shadows;
  Pictures pictures;
  Resolver resolver;
  QuadProgram solids, common, everything;
  PanelMeshes panels;
  LayerBuffers layers;
  Stats stats;
};

bool Renderer::State::prepare(const scene::DrawList& list, const View& view, LayerBuffers& buffers) {
  for (std::size_t i = 0; i < buffers.size() && i < list.layers.size(); ++i) {
    const scene::Layer& layer = list.layers[i];
    if (!layer.visible || buffers[i].is_current(layer, view, masks.generation(), pictures.generation())) continue;
    if (!buffers[i].rebuild(layer, view, resolver, masks.generation(), pictures.generation())) return false;
  }
  return true;
}

void Renderer::State::use(Part part, const View& view, std::uint32_t first_step) {
  // The program with branches is built when something first needs it: most starts need it later or never.
  if (part == Part::everything && !everything.program) {
    if (auto made = make_quad_program(dialect, part)) everything = std::move(*made);
  }
  const QuadProgram& used = part == Part::solids ? solids : part == Part::everything && everything.program ? everything : common;
  glUseProgram(used.program.name());
  glUniform4f(used.view, static_cast<float>(view.origin.x), static_cast<float>(view.origin.y), static_cast<float>(2 * view.px_per_mm / view.width),
              static_cast<float>(-2 * view.px_per_mm / view.height));
  glUniform1f(used.scale, static_cast<float>(view.px_per_mm));
  glUniform2f(used.texel, 1.0f / MaskAtlas::width, 1.0f / static_cast<float>(masks.height()));
  // From far (1) to near (-1); a solid stands half a step behind what is drawn on it.
  constexpr float step = 2.0f / (most_steps + 2);
  const float half = part == Part::solids ? 0.0f : 0.5f;
  glUniform2f(used.depth, 1.0f - (static_cast<float>(first_step) + half) * step, step);
}

void Renderer::State::draw_layers(const scene::DrawList& list, const View& view, const LayerBuffers& buffers, std::size_t from, std::size_t to) {
  to = std::min({to, buffers.size(), list.layers.size()});
  std::array<std::uint32_t, std::tuple_size_v<LayerBuffers>> first_step{};
  std::uint32_t steps = 0;
  for (std::size_t i = from; i < to; ++i) {
    const std::uint32_t more = list.layers[i].visible ? buffers[i].quads().steps : 0;
    if (steps + more >= most_steps) {
      // More insides than the depth buffer has levels: the layers above begin a new count over what is drawn by then.
      draw_layers(list, view, buffers, from, i);
      draw_layers(list, view, buffers, i, to);
      return;
    }
    first_step[i] = steps;
    steps += more;
  }
  const bool depth = steps > 0;
  if (depth) {
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    glDisable(GL_BLEND);
    for (std::size_t i = to; i-- > from;) {
      const std::size_t solid_count = list.layers[i].visible ? buffers[i].quads().solids.size() : 0;
      if (solid_count == 0) continue;
      use(Part::solids, view, first_step[i]);
      buffers[i].bind_solids();
      glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(solid_count));
      count(solid_count);
    }
    glDepthMask(GL_FALSE);
  }
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  for (std::size_t i = from; i < to; ++i) {
    if (!list.layers[i].visible) continue;
    for (const Run& run : buffers[i].quads().runs) {
      use(run.everything ? Part::everything : Part::common, view, first_step[i]);
      if (run.pictures) {
        glActiveTexture(GL_TEXTURE1);
        glBindTexture(GL_TEXTURE_2D_ARRAY, run.own_picture != 0 ? pictures.texture_of(run.own_picture) : pages.texture());
        glActiveTexture(GL_TEXTURE0);
      }
      glBindTexture(GL_TEXTURE_2D, masks.texture());
      buffers[i].bind_quads(run.first);
      glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(run.count));
      count(run.count);
    }
  }
  if (depth) {
    glDisable(GL_DEPTH_TEST);
    glDepthMask(GL_TRUE);
  }
}

void Renderer::State::draw(const scene::DrawList& list, const View& view, LayerBuffers& buffers) {
  stats = {};
  const std::size_t rasterised = glyphs.rasterised();
  glActiveTexture(GL_TEXTURE0);
  pictures.know(list.pictures);
  // When the atlas is full it is emptied and filled with what this frame needs, which is less than what all frames needed.
  if (!prepare(list, view, buffers)) {
    const auto again = [&] {
      masks.clear();
      pages.forget_emoji();
      return prepare(list, view, buffers);
    };
    if (!again()) {
      // Half as fine; what still has no room is not drawn.
      glyphs.set_coarse(true);
      resolver.when_full(Resolver::WhenFull::leave_out);
      again();
      resolver.when_full(Resolver::WhenFull::stop);
      glyphs.set_coarse(false);
    }
  }
  stats.bytes_uploaded += masks.upload() + panels.prepare(list.panels);
  for (LayerBuffer& buffer : buffers) stats.bytes_uploaded += buffer.upload();
  stats.bytes_uploaded += pages.take_bytes_uploaded();

  glViewport(0, 0, view.width, view.height);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_STENCIL_TEST);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glClearColor(static_cast<float>(list.clear.r) / 255, static_cast<float>(list.clear.g) / 255, static_cast<float>(list.clear.b) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  draw_layers(list, view, buffers, 0, panels_above + 1);
  glEnable(GL_BLEND);
  stats.draw_calls += panels.draw(list.panels, view);
  draw_layers(list, view, buffers, panels_above + 1, buffers.size());
  glBindVertexArray(0);
  stats.glyphs_rasterised = glyphs.rasterised() - rasterised;
}

Renderer::Renderer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Renderer::~Renderer() = default;

base::Result<std::unique_ptr<Renderer>> Renderer::create(text::Typesetter& typesetter, bool gles) {
  const Dialect dialect = gles ? Dialect::es_300 : Dialect::core_330;
  if (epoxy_gl_version() < (gles ? 30 : 33)) return base::Error{base::Fault::failed, "OpenGL 3.3 or OpenGL ES 3.0 is needed"};
  auto state = std::make_unique<State>(typesetter, dialect);
  for (const Part part : {Part::solids, Part::common}) {
    auto made = make_quad_program(dialect, part);
    if (!made) return made.error();
    (part == Part::solids ? state->solids : state->common) = std::move(*made);
  }
  auto panels = PanelMeshes::create(dialect);
  if (!panels) return panels.error();
  state->panels = std::move(*panels);
  // A panel drawn before its atlas came would sample nothing at all.
  const std::uint8_t white[] = {255, 255, 255, 255};
  state->panels.set_atlas(white, 1, 1);
  return std::unique_ptr<Renderer>(new Renderer(std::move(state)));
}

void Renderer::set_panel_atlas(const std::uint8_t* rgba, int width, int height) { state_->panels.set_atlas(rgba, width, height); }
void Renderer::on_picture_ready(std::function<void()> wake) { state_->pictures.on_ready(std::move(wake)); }
bool Renderer::pictures_pending() const { return state_->pictures.pending(); }

bool Renderer::upload_ready_picture() {
  glActiveTexture(GL_TEXTURE0);
  return state_->pictures.upload_one();
}

void Renderer::draw(const scene::DrawList& list, int width, int height, double px_per_mm) {
  state_->draw(list, View{{0, 0}, px_per_mm, width, height, has_depth()}, state_->layers);
}

Image Renderer::read_back(int width, int height) {
  Image image{width, height, {}};
  const std::size_t row = static_cast<std::size_t>(width) * 4;
  image.rgba.resize(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  // GL counts rows from the bottom. The glass is opaque, whatever blending left in alpha.
  for (std::size_t top = 0, bottom = static_cast<std::size_t>(std::max(height, 1)) - 1; top < bottom; ++top, --bottom) {
    std::swap_ranges(image.rgba.begin() + static_cast<std::ptrdiff_t>(top * row), image.rgba.begin() + static_cast<std::ptrdiff_t>((top + 1) * row),
                     image.rgba.begin() + static_cast<std::ptrdiff_t>(bottom * row));
  }
  for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
  return image;
}

base::Result<Image> Renderer::photograph(const scene::DrawList& list, base::Box mm, int width, int height) {
  if (width <= 0 || height <= 0 || width > 32'768 || height > 32'768 || !(mm.width() > 0) || !(mm.height() > 0)) {
    return base::Error{base::Fault::invalid, "photo.size"};
  }
  GLint drawing = 0, reading = 0;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &drawing);
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &reading);
  const int tile = std::min(2048, state_->largest_texture);
  const int tile_w = std::min(tile, width), tile_h = std::min(tile, height);
  const double px_per_mm = width / mm.width();

  const Texture colour = make_texture();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, colour.name());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, tile_w, tile_h, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  const Framebuffer target = make_framebuffer();
  glBindFramebuffer(GL_FRAMEBUFFER, target.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour.name(), 0);
  GLuint depth_name = 0;
  glGenRenderbuffers(1, &depth_name);
  const Renderbuffer depth(depth_name);
  glBindRenderbuffer(GL_RENDERBUFFER, depth.name());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, tile_w, tile_h);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth.name());
  const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;

  Image image{width, height, {}};
  if (complete) {
    image.rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    LayerBuffers buffers;  // its own, so that the glass finds its layers as it left them
    const Stats before = state_->stats;
    for (int y = 0; y < height; y += tile_h) {
      for (int x = 0; x < width; x += tile_w) {
        const View view{mm.min + base::Vec{x / px_per_mm, y / px_per_mm}, px_per_mm, tile_w, tile_h, true};
        // Drawn once to learn which pictures it shows and how large, then with all of them.
        do {
          state_->pictures.finish();
          state_->draw(list, view, buffers);
        } while (state_->pictures.pending());
        const Image part = read_back(tile_w, tile_h);
        const int rows = std::min(tile_h, height - y), columns = std::min(tile_w, width - x);
        for (int row = 0; row < rows; ++row) {
          std::memcpy(&image.rgba[(static_cast<std::size_t>(y + row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4],
                      &part.rgba[static_cast<std::size_t>(row) * static_cast<std::size_t>(tile_w) * 4], static_cast<std::size_t>(columns) * 4);
        }
      }
    }
    state_->stats = before;
  }
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(drawing));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(reading));
  if (!complete) return base::Error{base::Fault::failed, "photo.framebuffer"};
  return image;
}

const Stats& Renderer::stats() const { return state_->stats; }

std::string Renderer::description() const {
  const auto text = [](GLenum name) {
    const GLubyte* said = glGetString(name);
    return said ? std::string(reinterpret_cast<const char*>(said)) : std::string();
  };
  return text(GL_RENDERER) + ", " + text(GL_VERSION);
}

}  // namespace render
