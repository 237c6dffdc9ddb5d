#include "app/bench_table.h"

#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <string_view>

#include "app/allocations.h"
#include "app/commands.h"
#include "base/random.h"

namespace app {
namespace {

using base::Vec;

constexpr std::int64_t frame_us = 16'667;

double process_ms() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

double clock_ms() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// A line of what the system says of all mappings, MB.
double mapped_mb(std::string_view line) {
  std::ifstream in("/proc/self/smaps_rollup");
  for (std::string word; in >> word;) {
    double kb = 0;
    if (word == line && in >> kb) return kb / 1024;
  }
  return 0;
}

}  // namespace

double pss_mb() { return mapped_mb("Pss:"); }
double own_mb() { return mapped_mb("Anonymous:"); }

base::Result<std::unique_ptr<BenchTable>> BenchTable::lay(KioskOptions options, const std::filesystem::path& data, int notes, int elsewhere,
                                                          Offscreen* screen) {
  options.data = data;
  auto workshop = make_sample(options, notes, elsewhere);
  if (!workshop) return workshop.error();
  return open(std::move(options), data, *workshop, screen);
}

base::Result<std::unique_ptr<BenchTable>> BenchTable::open(KioskOptions options, const std::filesystem::path& data, base::Id workshop, Offscreen* screen,
                                                           std::unique_ptr<journal::Journal> journal) {
  options.data = data;
  std::unique_ptr<BenchTable> table(new BenchTable);
  table->options_ = options;
  table->screen_ = screen;
  auto kiosk = Kiosk::open(options, table->clock_, std::move(journal));
  if (!kiosk) return kiosk.error();
  table->kiosk_ = std::move(*kiosk);
  if (screen) {
    auto renderer = render::Renderer::create(table->kiosk_->typesetter(), screen->gles());
    if (!renderer) return renderer.error();
    table->renderer_ = std::move(*renderer);
    table->kiosk_->use(table->renderer_.get());
  }
  auto device = std::make_unique<contact::Simulated>(options.glass);
  table->hands_ = device.get();
  if (auto added = table->kiosk_->devices().add(std::move(device)); !added) return added.error();
  if (auto opened = table->kiosk_->open_workshop(workshop); !opened) return opened.error();
  for (int i = 0; i < 5; ++i) table->step();
  return table;
}

BenchTable::~BenchTable() {
  if (kiosk_) kiosk_->use(nullptr);
}

bool BenchTable::draw() {
  if (!renderer_) {  // what would be drawn is made all the same: it is the program's own work
    (void)kiosk_->scene().draw_list(kiosk_->store()->board(), kiosk_->preview(), options_.glass.mm_per_px);
    return false;
  }
  kiosk_->draw(options_.glass.width_px, options_.glass.height_px, 1);
  screen_->finish();
  return true;
}

void BenchTable::next_frame() {
  clock_.advance_us(frame_us);
  due_ = kiosk_->frame();
}

void BenchTable::show() {
  if (due_) draw();
}

bool BenchTable::step() {
  next_frame();
  show();
  return due_;
}

std::vector<BenchTable::Grip> BenchTable::grips(std::size_t wanted) {
  std::vector<Grip> out;
  std::vector<base::Box> taken;
  const auto& order = kiosk_->scene().notes_in_order();
  for (auto it = order.rbegin(); it != order.rend() && out.size() < wanted; ++it) {
    const auto place = kiosk_->scene().seen(kiosk_->store()->board(), kiosk_->preview(), *it, clock_.now_us());
    if (!place) continue;
    const double width = place->width_mm > 0 ? place->width_mm : kiosk_->plan_of_now().note_width;
    const base::Box here = base::Box::around(place->at, {width, width});
    if (std::any_of(taken.begin(), taken.end(), [&](const base::Box& other) { return other.overlaps(here); })) continue;
    for (int k = 0; k < 25; ++k) {  // by whatever shows of it
      const Vec point = place->at + Vec{(k % 5 - 2) * width * 0.21, (k / 5 - 2) * width * 0.21};
      const scene::Area* area = kiosk_->scene().hit(point);
      if (!area || area->target.kind != scene::TargetKind::note || base::Id{area->target.id} != *it) continue;
      out.push_back({*it, point, point - place->at});
      taken.push_back(here);
      break;
    }
  }
  return out;
}

void BenchTable::take(const std::vector<Grip>& grips) {
  for (std::size_t i = 0; i < grips.size(); ++i) {
    hands_->begin(static_cast<std::int64_t>(i), grips[i].at);
    if (i % 4 != 3) continue;  // four at a time, so that no five are taken for a palm
    for (int k = 0; k < 5; ++k) step();
  }
  for (int k = 0; k < 5; ++k) step();
}

void BenchTable::let_go(const std::vector<Grip>& grips) {
  for (std::size_t i = 0; i < grips.size(); ++i) hands_->end(static_cast<std::int64_t>(i));
  for (int i = 0; i < 120; ++i) step();
}

DragFigures BenchTable::drag(std::size_t contacts, int frames) {
  DragFigures out;
  std::vector<Grip> held = grips(contacts);
  take(held);
  base::Random random(3);
  const Vec middle = kiosk_->scene().glass().size_mm * 0.5;
  for (int f = 0; f < frames + 20; ++f) {
    const double began_ms = clock_ms(), process_before = process_ms();
    for (std::size_t i = 0; i < held.size(); ++i) {
      held[i].at += (middle - held[i].at) * 0.004 + Vec{random.between(-3, 3), random.between(-3, 3)};
      hands_->move(static_cast<std::int64_t>(i), held[i].at);
    }
    clock_.advance_us(frame_us);
    const auto allocated = allocations_so_far();
    const double before_us = StageTimes::cpu_us();
    kiosk_->frame();
    const bool drawn = draw();
    const double stages_ms = (StageTimes::cpu_us() - before_us) * 1e-3;
    if (f < 20) continue;  // lifts, first faces
    if (!drawn) out.stages.values.push_back(stages_ms);
    out.allocations.values.push_back(static_cast<double>(allocations_so_far() - allocated));
    if (drawn) {
      out.process.values.push_back(process_ms() - process_before);
      out.elapsed.values.push_back(clock_ms() - began_ms);
      out.draw_calls.values.push_back(renderer_->stats().draw_calls);
      out.bytes_uploaded.values.push_back(static_cast<double>(renderer_->stats().bytes_uploaded));
      double px = 0;
      for (const render::PxRect& rect : renderer_->altered()) px += static_cast<double>(rect.w) * rect.h;
      out.redrawn.values.push_back(px * 1e-6);
    }
    for (std::size_t i = 0; i < held.size(); i += 7) {
      const Grip& grip = held[i];
      const auto& now = kiosk_->preview().held;
      out.same_frame &= std::any_of(now.begin(), now.end(), [&](const scene::Held& h) {
        return h.record == grip.note && base::distance(h.place.at, kiosk_->plan_of_now().keep_on_glass(grip.at - grip.from_middle, h.place.width_mm)) < 0.01;
      });
    }
  }
  out.dragged = kiosk_->preview().held.size();
  let_go(held);
  return out;
}

Series BenchTable::lone_moves(int moves) {
  Series out;
  std::vector<Grip> held = grips(1);
  if (held.empty()) return out;
  take(held);
  hands_->move(0, held[0].at + Vec{14, 0});
  for (int i = 0; i < 30; ++i) step();
  for (int i = 0; i < moves; ++i) {
    for (int k = 0; k < 4; ++k) step();
    const double began = clock_ms();
    hands_->move(0, held[0].at + Vec{i % 2 ? 14.0 : 24.0, 0});
    if (step()) out.values.push_back(clock_ms() - began);
  }
  let_go(held);
  return out;
}

BenchTable::SheetFigures BenchTable::pan_and_zoom(int frames) {
  SheetFigures out;
  kiosk_->set_mode(scene::Mode::wall);
  kiosk_->set_sheet_free(true);
  for (int i = 0; i < 30; ++i) step();
  const base::Box frame = kiosk_->plan_of_now().sheet;
  scene::SheetView view = scene::SheetView{}.moved(frame.centre(), frame.centre(), 1.2, frame);
  for (int f = 0; f < frames; ++f) {
    const double t = f * 0.05;
    const Vec at = frame.centre() + Vec{std::cos(t) * 300, std::sin(t) * 150};
    view = view.moved(at, at + Vec{9 * std::cos(3 * t), 6 * std::sin(2 * t)}, 1 + 0.01 * std::cos(t), frame);
    const double before = process_ms();
    kiosk_->hands().show_sheet(view);  // as the hand of two fingers does
    if (step()) out.process.values.push_back(process_ms() - before);
    if (f % 20 != 19) continue;
    double waited_ms = 0;  // simulated time passes where nothing is drawn
    for (int i = 0; i < 30; ++i) {
      const double began = clock_ms();
      if (!step()) {
        waited_ms += frame_us * 1e-3;
        continue;
      }
      out.sharp.values.push_back(waited_ms + clock_ms() - began);
      break;
    }
  }
  kiosk_->hands().show_sheet({});
  for (int i = 0; i < 30; ++i) step();
  kiosk_->set_mode(options_.mode);
  return out;
}

}  // namespace app
