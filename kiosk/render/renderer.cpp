// The frame: what the damage shows is resolved and uploaded, then drawn rectangle by rectangle. Read through renderer.h.
#include "render/renderer.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>

#include "render/canvas.h"
#include "render/composition.h"
#include "render/kept_picture.h"
#include "render/moved_picture.h"
#include "render/panel_meshes.h"
#include "render/px_rects.h"
#include "render/quad_programs.h"
#include "render/quad_stream.h"
#include "render/resolver.h"

namespace render {
namespace {

GLint limit(GLenum name) {
  GLint value = 0;
  glGetIntegerv(name, &value);
  return value;
}

// Mesa's rasterisers in software, by the names that they give themselves.
bool draws_in_software() {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  return name && (std::strstr(name, "llvmpipe") || std::strstr(name, "softpipe"));
}

// Whether the current framebuffer can tell what is hidden. Without a depth buffer all is drawn, to the same picture.
bool has_depth() {
  GLint framebuffer = 0, kind = GL_NONE;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &framebuffer);
  glGetFramebufferAttachmentParameteriv(GL_DRAW_FRAMEBUFFER, framebuffer == 0 ? GL_DEPTH : GL_DEPTH_ATTACHMENT, GL_FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE, &kind);
  return kind != GL_NONE;
}

}  // namespace

struct Renderer::State {
  State(text::Typesetter& typesetter, QuadPrograms quad_programs, PanelMeshes panel_meshes, MovedPicture moved_picture)
      : largest_texture(limit(GL_MAX_TEXTURE_SIZE)), masks(std::min(largest_texture, 4096)), pages(limit(GL_MAX_ARRAY_TEXTURE_LAYERS)),
        glyphs(typesetter, masks, pages), fields(masks), shadows(masks), pictures(pages, largest_texture), resolver(glyphs, fields, shadows, pictures),
        programs(std::move(quad_programs)), panels(std::move(panel_meshes)), moved(std::move(moved_picture)) {}

  // What is to be drawn, `rest_rects` and `glass_rects`, on the GPU. What rests goes into what is kept or, without, onto the glass.
  using Rest = Composition::Rest;
  void prepare(const scene::DrawList& list, const View& view, Rest where);
  bool resolve();
  bool resolve(Groups& groups, const std::vector<PxRect>& rects);
  void draw_kept(const View& view);
  void cut_in_bands(const View& view);
  void let_go();
  void draw_at_once(const scene::DrawList& list, const View& view);
  void draw_glass(const scene::DrawList& list, const View& view, std::optional<GLuint> kept_onto);
  void show_moved(const scene::DrawList& list, const View& view);
  void draw_groups(Groups& groups, std::size_t rect, const PxRect& px, const View& view);
  void draw_group(const Group& group, std::size_t rect);
  void begin_drawing(scene::Colour clear, const View& view) const;
  static void clip_to(const PxRect& rect, const View& view) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(rect.x, view.height - rect.y - rect.h, rect.w, rect.h);
  }
  void count(std::size_t quads) {
    ++stats.draw_calls;
    stats.instances += quads;
  }

  int largest_texture;
  MaskAtlas masks;
  ColourPages pages;
  Glyphs glyphs;
  Fields fields;
  ShadowCells shadows;
  Pictures pictures;
  Resolver resolver;
  QuadPrograms programs;
  PanelMeshes panels;
  MovedPicture moved;
  KeptPicture kept;
  const bool in_software = draws_in_software();
  QuadStream stream{in_software};
  Composition parts;
  std::vector<PxRect> rest_rects, glass_rects, still_rects;  // still: of the glass, less the sheet that moves
  bool banded = false;
  Stats stats;
};

// False when the masks of this frame do not fit the atlas at all.
bool Renderer::State::resolve() {
  return resolve(parts.rest, rest_rects) && resolve(parts.bare, parts.bare_rects) && resolve(parts.below, glass_rects) && resolve(parts.above, glass_rects);
}

bool Renderer::State::resolve(Groups& groups, const std::vector<PxRect>& rects) {
  for (Group& group : groups.now()) {
    group.quads.clear();
    if (rects.empty()) continue;
    PxRect around = rects.front();
    for (const PxRect& rect : rects) around = united(around, rect);
    around = group.seen(around);
    if (is_empty(around)) continue;
    if (!resolver.resolve(group.layers, group.view, box_of(group.view, around), group.quads)) return false;
  }
  return true;
}

void Renderer::State::prepare(const scene::DrawList& list, const View& view, Rest where) {
  stats = {};
  parts.compose(list, view, where, glass_rects);
  const std::size_t rasterised = glyphs.rasterised();
  glActiveTexture(GL_TEXTURE0);
  pictures.know(list.pictures);
  // When the atlas is full it is emptied and filled with what this frame needs, which is less than what all frames needed.
  if (!resolve()) {
    const auto again = [&] {
      masks.clear();
      pages.forget_emoji();
      return resolve();
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
  stream.clear();
  cut_in_bands(view);
  const auto cut = [&](Groups& groups, const std::vector<PxRect>& rects) {
    for (Group& group : groups.now()) {
      group.cuts.clear();
      for (const PxRect& rect : rects) group.cuts.push_back(stream.cut(group.quads, group.view, group.seen(rect)));
    }
  };
  cut(parts.rest, rest_rects);
  cut(parts.bare, parts.bare_rects);
  cut(parts.below, glass_rects);
  cut(parts.above, glass_rects);
  stats.bytes_uploaded += masks.upload() + panels.prepare(list.panels) + stream.upload() + pages.take_bytes_uploaded();
  stats.glyphs_rasterised = glyphs.rasterised() - rasterised;
}

void Renderer::State::begin_drawing(scene::Colour clear, const View& view) const {
  glViewport(0, 0, view.width, view.height);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_STENCIL_TEST);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask(GL_TRUE);
  const auto level = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
  glClearColor(level(clear.r), level(clear.g), level(clear.b), level(clear.a));
}

void Renderer::State::draw_groups(Groups& groups, std::size_t rect, const PxRect& px, const View& view) {
  for (const Group& group : groups.now()) {
    const PxRect seen = group.seen(px);
    if (is_empty(seen)) continue;
    clip_to(seen, view);
    draw_group(group, rect);
  }
}

// First what hides, then all.
void Renderer::State::draw_group(const Group& group, std::size_t rect) {
  const Cut& cut = group.cuts[rect];
  const View& view = group.view;
  const bool depth = cut.solids > 0;
  if (depth) {
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    glDisable(GL_BLEND);
    programs.use(Part::solids, view, masks.height());
    stream.bind(cut.first_solid);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(cut.solids));
    count(cut.solids);
    glDepthMask(GL_FALSE);
  }
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  for (const Run& run : stream.runs(cut)) {
    if (group.disc) programs.use_within(group.disc->at, group.disc->radius, view, masks.height());
    else programs.use(run.everything ? Part::everything : Part::common, view, masks.height());
    if (run.pictures) {
      glActiveTexture(GL_TEXTURE1);
      glBindTexture(GL_TEXTURE_2D_ARRAY, run.own_picture != 0 ? pictures.texture_of(run.own_picture) : pages.texture());
      glActiveTexture(GL_TEXTURE0);
    }
    glBindTexture(GL_TEXTURE_2D, masks.texture());
    stream.bind(run.first);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(run.count));
    count(run.count);
  }
  if (depth) {
    glDisable(GL_DEPTH_TEST);
    glDepthMask(GL_TRUE);
  }
}

void Renderer::State::draw_kept(const View& view) {
  for (std::size_t i = 0; i < rest_rects.size(); ++i) {
    clip_to(rest_rects[i], view);
    glClear(GL_COLOR_BUFFER_BIT);
    draw_groups(parts.rest, i, rest_rects[i], view);
    if (banded) glFlush();  // a driver that collects a frame's work lets go of it band by band
  }
}

// A whole board of ten thousand notes is drawn in bands: what software gathers before it draws would take 80 MB at once.
void Renderer::State::cut_in_bands(const View& view) {
  constexpr std::size_t quads_a_band = 40'000;
  const int bands = static_cast<int>(std::min<std::size_t>(16, 1 + parts.rest.quads() / quads_a_band));
  banded = bands > 1 && rest_rects.size() == 1 && rest_rects[0].h == view.height;
  if (!banded) return;
  const PxRect all = rest_rects[0];
  rest_rects.clear();
  for (int i = 0; i < bands; ++i) {
    const int top = all.h * i / bands;
    rest_rects.push_back({all.x, top, all.w, all.h * (i + 1) / bands - top});
  }
}

void Renderer::State::let_go() {
  parts.rest.let_go();
  stream.let_go();
}

// The sheet as it was kept, where it is now; and what that does not show.
void Renderer::State::show_moved(const scene::DrawList& list, const View& view) {
  const double scale = list.view.scale / list.kept_view.scale;
  const base::Vec shift = (list.view.shift - list.kept_view.shift * scale) * view.px_per_mm;
  for (const PxRect& rect : glass_rects) {
    const PxRect seen = common(rect, *parts.moving);
    if (is_empty(seen)) continue;
    clip_to(seen, view);
    moved.draw(kept.texture(), view, scale, shift);
    ++stats.draw_calls;
  }
  for (std::size_t i = 0; i < parts.bare_rects.size(); ++i) {
    clip_to(parts.bare_rects[i], view);
    glClear(GL_COLOR_BUFFER_BIT);
    draw_groups(parts.bare, i, parts.bare_rects[i], view);
  }
  glDisable(GL_SCISSOR_TEST);
}

// All of what is kept first: a software rasteriser ends what it is at before each copy.
void Renderer::State::draw_glass(const scene::DrawList& list, const View& view, std::optional<GLuint> kept_onto) {
  if (kept_onto) {
    glDisable(GL_SCISSOR_TEST);
    still_rects.clear();
    if (parts.moving) still_rects.push_back(*parts.moving);
    for (const PxRect& rect : glass_rects) add_uncovered(rect, still_rects);
    for (std::size_t i = parts.moving ? 1 : 0; i < still_rects.size(); ++i) kept.show(*kept_onto, still_rects[i]);
    if (parts.moving) show_moved(list, view);
    // In software each copy is a piece of work of its own, and the place of each in the queue keeps the room of the largest that ever
    // stood there. What comes now is the largest: behind an empty queue it always stands first. Without, 1,000 blocks of 64 kB
    // are held after some minutes, with it 150.
    if (in_software) glFinish();
  }
  for (std::size_t i = 0; i < glass_rects.size(); ++i) {
    draw_groups(parts.below, i, glass_rects[i], view);
    clip_to(glass_rects[i], view);
    glEnable(GL_BLEND);
    stats.draw_calls += panels.draw(list.panels, view, pictures);
    draw_groups(parts.above, i, glass_rects[i], view);
  }
  glDisable(GL_SCISSOR_TEST);
  glBindVertexArray(0);
}

// All layers straight into the current framebuffer, nothing kept.
void Renderer::State::draw_at_once(const scene::DrawList& list, const View& view) {
  rest_rects.clear();
  glass_rects.assign(1, {0, 0, view.width, view.height});
  prepare(list, view, Rest::on_glass);
  begin_drawing(list.clear, view);
  glDisable(GL_SCISSOR_TEST);
  glClear(GL_COLOR_BUFFER_BIT);
  draw_glass(list, view, std::nullopt);
}

Renderer::Renderer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Renderer::~Renderer() = default;

base::Result<std::unique_ptr<Renderer>> Renderer::create(text::Typesetter& typesetter, bool gles) {
  const Dialect dialect = gles ? Dialect::es_300 : Dialect::core_330;
  if (epoxy_gl_version() < (gles ? 30 : 33)) return base::Error{base::Fault::failed, "OpenGL 3.3 or OpenGL ES 3.0 is needed"};
  auto programs = QuadPrograms::create(dialect);
  if (!programs) return programs.error();
  auto panels = PanelMeshes::create(dialect);
  if (!panels) return panels.error();
  auto moved = MovedPicture::create(dialect);
  if (!moved) return moved.error();
  auto state = std::make_unique<State>(typesetter, std::move(*programs), std::move(*panels), std::move(*moved));
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

bool Renderer::keeps(int width, int height, double px_per_mm) const { return state_->kept.keeps({{0, 0}, px_per_mm, width, height, true}); }
const std::vector<PxRect>& Renderer::altered() const { return state_->glass_rects; }

void Renderer::draw(const scene::DrawList& list, int width, int height, double px_per_mm) {
  State& s = *state_;
  const View resting{{0, 0}, px_per_mm, width, height, true};
  GLint target = 0;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
  const View view{{0, 0}, px_per_mm, width, height, has_depth()};
  rectangles_of(list.rest, resting, s.rest_rects);
  rectangles_of(list.glass, view, s.glass_rects);
  s.prepare(list, view, State::Rest::kept);
  if (!s.kept.begin(resting)) {
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
    if (list.rest.whole()) s.draw_at_once(list, view);
    return;
  }
  s.begin_drawing(list.clear, view);
  s.draw_kept(resting);
  glDisable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
  s.draw_glass(list, view, static_cast<GLuint>(target));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(target));
}

void Renderer::let_go() { state_->let_go(); }

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

  const Canvas canvas = Canvas::make(tile_w, tile_h, GL_DEPTH_COMPONENT24);
  Image image{width, height, {}};
  if (canvas.complete) {
    image.rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const Stats before = state_->stats;
    for (int y = 0; y < height; y += tile_h) {
      for (int x = 0; x < width; x += tile_w) {
        const View view{mm.min + base::Vec{x / px_per_mm, y / px_per_mm}, px_per_mm, tile_w, tile_h, true};
        // Drawn once to learn which pictures it shows and how large, then with all of them.
        do {
          state_->pictures.finish();
          state_->draw_at_once(list, view);
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
  if (!canvas.complete) return base::Error{base::Fault::failed, "photo.framebuffer"};
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
