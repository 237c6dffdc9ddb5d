// A photo of the board: drawn anew, beyond the glass's resolution, on a paper that says workshop, step, challenge, date and how many
// took part. Exposed a strip a frame, so that nobody waits for it. Read by kiosk; the texts of dates by others of app.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "base/ids.h"
#include "base/result.h"
#include "base/texts.h"
#include "render/renderer.h"

namespace app {

class Kiosk;

// What is known of a photo before its file is written.
struct Photo {
  base::Id workshop, step;
  std::filesystem::path folder;
  std::string file, title;
  double aspect = 16.0 / 9.0;
  std::int64_t taken_ms = 0;
  std::string instead_of;  // the file of the photo that it was taken again for; empty = of none
};

class Exposure {
 public:
  // The board at this moment, and its small copy at once. The store must be there and the GL context current.
  static base::Result<std::unique_ptr<Exposure>> begin(Kiosk& kiosk, render::Renderer& renderer, int width_px);
  // One strip more; true when all is there.
  base::Result<bool> expose(render::Renderer& renderer);
  const Photo& photo() const { return photo_; }
  Photo& photo() { return photo_; }
  render::Image take_small() { return std::move(small_); }
  render::Image take_large() { return std::move(large_); }

 private:
  Exposure() = default;
  scene::DrawList list_;
  base::Box print_;
  render::Image small_, large_;
  int next_row_ = 0;
  Photo photo_;
};

// "15 juin 2026, 16 h 20" in the language of the texts, local time.
std::string date_text(const base::Texts& texts, std::int64_t wall_ms);
std::string time_text(const base::Texts& texts, std::int64_t wall_ms);

}  // namespace app
