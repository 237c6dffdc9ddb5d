// A table of N notes under K simulated contacts on a screen of some size, and what a frame of it costs. Read by the bench.
#pragma once
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/kiosk.h"
#include "app/offscreen.h"
#include "contact/simulated.h"
#include "render/renderer.h"

namespace app {

struct Series {
  std::vector<double> values;
  double at(double share) const {
    if (values.empty()) return 0;
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
  }
  double median() const { return at(0.5); }
};

// Of every drawn frame, in ms of CPU time except where said.
struct DragFigures {
  Series stages;       // the program's own, from input to what is to be drawn; empty where something draws it
  Series process;      // all threads, the software rasteriser's too; empty where nothing is drawn
  Series elapsed;      // by the clock: from the contacts' events to the last pixel
  Series allocations;  // by the frame's thread
  Series draw_calls, bytes_uploaded;
  Series redrawn;  // Mpx of the glass, counted twice where two rectangles overlap
  std::size_t dragged = 0;
  bool same_frame = true;  // every frame shows the contacts that it read
};

// Everybody at the table types at 6 keys a second, on a keyboard on the glass each.
struct TypingFigures {
  Series stages;     // the program's own, ms of CPU, of every frame; empty where something draws it
  Series suggested;  // by the clock, ms: from the frame that read a letter until what may be meant is there
  std::size_t people = 0, keys = 0, wrong_texts = 0;
  bool same_frame = true;  // every letter stood in its text in the frame that read its contact
};

// Pens that all draw, at 120 frames a second.
struct InkFigures {
  Series stages;
  std::size_t most_lines = 0;         // being drawn at once
  std::size_t strokes = 0, kept = 0;  // let go, and on the board
  std::size_t points = 0;
};

class BenchTable {
 public:
  // `elsewhere`: notes that lie on other sheets. Without a screen nothing is drawn.
  static base::Result<std::unique_ptr<BenchTable>> lay(KioskOptions options, const std::filesystem::path& data, int notes, int elsewhere, Offscreen* screen);
  // The workshop that lies in `data` already.
  static base::Result<std::unique_ptr<BenchTable>> open(KioskOptions options, const std::filesystem::path& data, base::Id workshop, Offscreen* screen,
                                                        std::unique_ptr<journal::Journal> journal = {});
  ~BenchTable();

  // Contacts drag a note each. What lies over another is left: two contacts on one note would be one hand.
  DragFigures drag(std::size_t contacts, int frames);
  // One contact moves once in a while: ms by the clock from the event to the last pixel, each after a rest.
  Series lone_moves(int moves);
  // A wall's sheet drawn nearer and about, all of it moving: the whole process, ms of CPU a frame; by the clock, from the last
  // move until all is drawn sharp again.
  struct SheetFigures {
    Series process, sharp;
  };
  SheetFigures pan_and_zoom(int frames);
  TypingFigures type(std::size_t letters);  // each
  InkFigures ink(std::size_t pens, int frames);
  base::Status draw_on_all(std::size_t points);  // strokes of 100 points, note after note
  bool step();                                   // a frame's time; true when something was drawn
  // The same in two: the program's own work, then the drawing where some is due.
  void next_frame();
  void show();
  contact::Simulated& hands() { return *hands_; }

  Kiosk& kiosk() { return *kiosk_; }
  std::string renderer() const { return renderer_ ? renderer_->description() : std::string(); }

 private:
  struct Grip {
    base::Id note;
    base::Vec at, from_middle;
  };
  std::vector<Grip> grips(std::size_t wanted);
  void take(const std::vector<Grip>& grips);
  void let_go(const std::vector<Grip>& grips);
  bool draw();

  base::ManualClock clock_{1'781'514'000'000};
  KioskOptions options_;
  Offscreen* screen_ = nullptr;
  std::unique_ptr<Kiosk> kiosk_;
  std::unique_ptr<render::Renderer> renderer_;
  contact::Simulated* hands_ = nullptr;
  bool due_ = false;
};

// Memory of this process, each shared page by its share.
double pss_mb();
// What it took itself, libraries apart: their share changes when other programs come and go.
double own_mb();

}  // namespace app
