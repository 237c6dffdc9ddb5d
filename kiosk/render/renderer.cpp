// The frame: what changed is resolved and uploaded, then every layer is drawn in order. Read through renderer.h.
#include "render/renderer.h"

#include <epoxy/gl.h>

#include <algorithm>
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
  GLint view = -1, scale = -1, texel = -1;
};

base::Result<QuadProgram> make_quad_program(Dialect dialect, bool pictures) {
  auto program = make_program(dialect, std::string(kind_defines) + (pictures ? "#define WITH_PICTURES\n" : ""), vertex_source, fragment_source);
  if (!program) return program.error();
  QuadProgram made{std::move(*program)};
  made.view = glGetUniformLocation(made.program.name(), "u_view");
  made.scale = glGetUniformLocation(made.program.name(), "u_scale");
  made.texel = glGetUniformLocation(made.program.name(), "u_texel");
  glUseProgram(made.program.name());
  glUniform1i(glGetUniformLocation(made.program.name(), "u_masks"), 0);
  if (pictures) glUniform1i(glGetUniformLocation(made.program.name(), "u_pictures"), 1);
  return made;
}

GLint limit(GLenum name) {
  GLint value = 0;
  glGetIntegerv(name, &value);
  return value;
}

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
        pictures(pages, largest_texture),
        resolver(glyphs, fields, pictures) {}

  // False when the masks of this frame do not fit the atlas at all.
  bool prepare(const scene::DrawList& list, const View& view, LayerBuffers& buffers);
  void draw(const scene::DrawList& list, const View& view, LayerBuffers& buffers);
  void draw_run(const LayerBuffer& buffer, const Run& run, const View& view);
  const QuadProgram* program(bool with_pictures);

  Dialect dialect;
  int largest_texture;
  MaskAtlas masks;
  ColourPages pages;
  Glyphs glyphs;
  Fields fields;
  Pictures pictures;
  Resolver resolver;
  QuadProgram plain, with_pictures;
  PanelMeshes panels;
  LayerBuffers layers;
  Stats stats;
};

// The program that samples pictures is built when the first picture is drawn: most starts need it later or never.
const QuadProgram* Renderer::State::program(bool pictures_too) {
  if (!pictures_too) return &plain;
  if (!with_pictures.program) {
    if (auto made = make_quad_program(dialect, true)) with_pictures = std::move(*made);
  }
  return with_pictures.program ? &with_pictures : &plain;
}

bool Renderer::State::prepare(const scene::DrawList& list, const View& view, LayerBuffers& buffers) {
  for (std::size_t i = 0; i < buffers.size() && i < list.layers.size(); ++i) {
    const scene::Layer& layer = list.layers[i];
    if (!layer.visible || buffers[i].is_current(layer, view, masks.generation(), pictures.generation())) continue;
    if (!buffers[i].rebuild(layer, view, resolver, masks.generation(), pictures.generation())) return false;
  }
  return true;
}

void Renderer::State::draw_run(const LayerBuffer& buffer, const Run& run, const View& view) {
  const QuadProgram& used = *program(run.pictures);
  glUseProgram(used.program.name());
  glUniform4f(used.view, static_cast<float>(view.origin.x), static_cast<float>(view.origin.y), static_cast<float>(2 * view.px_per_mm / view.width),
              static_cast<float>(-2 * view.px_per_mm / view.height));
  glUniform1f(used.scale, static_cast<float>(view.px_per_mm));
  glUniform2f(used.texel, 1.0f / MaskAtlas::width, 1.0f / static_cast<float>(masks.height()));
  if (run.pictures) {
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D_ARRAY, run.picture != 0 ? pictures.texture_of(run.picture) : pages.texture());
  }
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, masks.texture());
  buffer.bind(run);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(run.count));
  ++stats.draw_calls;
  stats.instances += run.count;
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
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  for (std::size_t i = 0; i < buffers.size() && i < list.layers.size(); ++i) {
    if (list.layers[i].visible) {
      for (const Run& run : buffers[i].runs()) draw_run(buffers[i], run, view);
    }
    if (i == panels_above) stats.draw_calls += panels.draw(list.panels, view);
  }
  glBindVertexArray(0);
  stats.glyphs_rasterised = glyphs.rasterised() - rasterised;
}

Renderer::Renderer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Renderer::~Renderer() = default;

base::Result<std::unique_ptr<Renderer>> Renderer::create(text::Typesetter& typesetter, bool gles) {
  const Dialect dialect = gles ? Dialect::es_300 : Dialect::core_330;
  if (epoxy_gl_version() < (gles ? 30 : 33)) return base::Error{base::Fault::failed, "OpenGL 3.3 or OpenGL ES 3.0 is needed"};
  auto state = std::make_unique<State>(typesetter, dialect);
  auto plain = make_quad_program(dialect, false);
  if (!plain) return plain.error();
  state->plain = std::move(*plain);
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
  state_->draw(list, View{{0, 0}, px_per_mm, width, height}, state_->layers);
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
  const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;

  Image image{width, height, {}};
  if (complete) {
    image.rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    LayerBuffers buffers;  // its own, so that the glass finds its layers as it left them
    const Stats before = state_->stats;
    for (int y = 0; y < height; y += tile_h) {
      for (int x = 0; x < width; x += tile_w) {
        const View view{mm.min + base::Vec{x / px_per_mm, y / px_per_mm}, px_per_mm, tile_w, tile_h};
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
