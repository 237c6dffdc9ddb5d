// Pictures by number: decoded and scaled on a thread of their own, uploaded one a frame, kept small in the colour pages and
// large only while something shows them large. Read inside render.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "render/colour_pages.h"
#include "scene/draw_list.h"

namespace render {

class Pictures {
 public:
  Pictures(ColourPages& pages, int largest_texture);
  ~Pictures();
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  void on_ready(std::function<void()> wake);
  // Numbers and their files; those not yet known begin to load. A number whose file changed is loaded anew.
  void know(const std::vector<scene::Picture>& pictures);

  struct Found {
    bool ready = false;
    bool own_texture = false;  // large: a texture of its own, whole; else a part of a page
    std::uint16_t layer = 0;
    float u = 1, v = 1;         // the part of the page that it covers
    int width = 0, height = 0;  // texels of that part
  };
  // As it can be drawn now, `longest_px` long on the screen; what would be better is asked of the loader.
  Found find(std::uint32_t number, double longest_px);
  GLuint texture_of(std::uint32_t number);  // its own
  GLuint page_texture() const { return pages_.texture(); }

  // Grows when something that was drawn one way can now be drawn better.
  std::uint64_t generation() const { return generation_; }
  bool pending() const;
  bool upload_one();
  void finish();  // waits for all that was asked, and uploads it: a photo shows every picture

 private:
  struct Job {
    std::uint32_t number;
    std::string path;
    int side;
    std::uint64_t edition;
  };  // side: longest, texels
  struct Loaded {
    Job job;
    bool good;
    int width, height;
    std::vector<Image> levels;
  };
  struct Entry {
    std::string path;
    std::uint64_t edition = 0;  // of the path; what an older one asked for is thrown away
    bool small = false, has_layer = false;
    std::uint16_t layer = 0;
    int width = 0, height = 0;  // in the page
    Texture own;
    int own_side = 0, asked_side = 0;
    int own_width = 0, own_height = 0;
    std::uint64_t used = 0;
  };
  void work();
  void ask(std::uint32_t number, Entry& entry, int side);
  void drop_unused(std::uint32_t keep);

  ColourPages& pages_;
  int largest_side_;
  std::unordered_map<std::uint32_t, Entry> entries_;
  std::uint64_t generation_ = 1, editions_ = 0, now_ = 0;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::deque<Loaded> ready_;
  int in_work_ = 0;
  bool leaving_ = false;
  std::function<void()> wake_;
  std::thread thread_;
};

}  // namespace render
