// Draws a DrawList with OpenGL 3.3 core or GLES 3.0. The only room with GL and stb_image. Read by app.
// Pixels begin here: everything given in mm is multiplied by px_per_mm.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "scene/draw_list.h"
#include "text/text.h"

namespace render {

struct Image {  // 8-bit RGBA, rows from the top
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

struct PxRect {  // pixels from the top left
  int x = 0, y = 0, w = 0, h = 0;
  friend bool operator==(const PxRect&, const PxRect&) = default;
};

struct Stats {  // of the last frame
  int draw_calls = 0;
  std::size_t instances = 0;
  std::size_t bytes_uploaded = 0;
  std::size_t glyphs_rasterised = 0;
};

// PNG and JPEG. Limits before decoding: 64 MB of file, 10,000 px a side. An error says why, as a text key ("picture.*").
base::Result<Image> load_image(const std::filesystem::path& file);
// Width and height alone, without decoding; the same limits.
struct PictureSize {
  int width = 0, height = 0;
};
base::Result<PictureSize> picture_size(const std::filesystem::path& file);
base::Result<PictureSize> picture_size(const std::uint8_t* bytes, std::size_t size);
Image small_copy(const Image& image, int longest);  // no side longer than that, on white where it is clear
base::Result<Image> decode_image(const std::uint8_t* bytes, std::size_t size);
base::Status save_png(const Image& image, const std::filesystem::path& file);  // written aside, then renamed

class Renderer {
 public:
  // A current GL context is required, here and in every call. `gles`: GLES 3.0 instead of 3.3 core.
  static base::Result<std::unique_ptr<Renderer>> create(text::Typesetter& typesetter, bool gles);
  ~Renderer();

  // The font atlas of the panels: 8-bit alpha or RGBA pixels from Dear ImGui.
  void set_panel_atlas(const std::uint8_t* rgba, int width, int height);
  // Called from the loader's thread when a picture is ready to be uploaded, to wake the frame's loop.
  void on_picture_ready(std::function<void()> wake);
  bool pictures_pending() const;  // something waits to be loaded or uploaded
  // Uploads one ready picture at most; true when something changed and a frame is due.
  bool upload_ready_picture();

  // Draws into the current framebuffer, width x height px, where the list is damaged; elsewhere the framebuffer shows the
  // frame before and is left as it is. What rests is kept in a picture of our own and copied from there. Give the framebuffer
  // a depth buffer (16 bits do): then what paper hides is not shaded. The picture is the same without.
  void draw(const scene::DrawList& list, int width, int height, double px_per_mm);
  // False when the next list has to hold everything, since nothing is kept of this view.
  bool keeps(int width, int height, double px_per_mm) const;
  // Gives back the room that whole frames take and others do not. Nothing on the glass changes.
  void let_go();
  // Where the last draw altered the framebuffer, in pixels from the top left; no two frames need more than a few.
  const std::vector<PxRect>& altered() const;
  // Draws `list` anew at any size (tiled where it is beyond the driver's limits) and reads it back. Photos use it.
  base::Result<Image> photograph(const scene::DrawList& list, base::Box mm, int width, int height);
  Image read_back(int width, int height);  // the current framebuffer

  const Stats& stats() const;
  std::string description() const;  // GL_RENDERER and version

 private:
  struct State;
  explicit Renderer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace render
