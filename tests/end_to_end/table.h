// A table with people's hands on it: the rig, the kiosk on it, a data folder, and gestures made the way hands make
// them. Read by the end-to-end cases.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "support/kiosk_process.h"
#include "support/temp_folder.h"
#include "support/touch_rig.h"

namespace end_to_end {

using support::Px;
using support::Target;

// One contact of a gesture made by several.
struct Stroke {
  int contact;
  std::vector<Px> path;  // where it begins, passes and ends; all strokes of one gesture have as many points
};

class Table {
 public:
  // A workshop of `notes` notes made by `tablee sample` (told more of it), and the kiosk open on it. Prints
  // "SKIPPED: why" and gives nothing where there is no rig.
  static std::unique_ptr<Table> with_sample(int notes, std::vector<std::string> of_sample = {});

  // The kiosk at its home screen, on an empty folder, on a glass of 86 inches.
  static std::unique_ptr<Table> at_home();

  support::TouchRig& rig() { return *rig_; }
  support::KioskProcess& kiosk() { return *kiosk_; }
  std::filesystem::path data() const { return folder_ / "data"; }
  const std::string& workshop() const { return workshop_; }
  void open_kiosk();  // again, after it was ended

  nlohmann::json note(const std::string& id);  // as the board tells it
  std::vector<nlohmann::json> notes();
  double mm_per_px() const { return mm_per_px_; }
  Px px(double x_mm, double y_mm) const { return {x_mm / mm_per_px_, y_mm / mm_per_px_}; }

  // Whatever the rig has sent until now, the kiosk has read and done. A question is answered a whole turn after it came.
  nlohmann::json catch_up();
  // What the rig sends in `act` reaches the kiosk between two of its scans, however slow this machine draws: contacts
  // that a slow frame parts may be fingers, those of one scan are a hand.
  void in_one_scan(const std::function<void()>& act);
  // All contacts go down, move together at a hand's pace and stay down.
  void press_and_move(const std::vector<Stroke>& strokes, int frames = 30);
  // They rest a moment, so that nothing is thrown, and leave.
  void rest_and_lift(const std::vector<Stroke>& strokes);
  void tap(Px at, int contact = 0);
  // Where a button that does this (scene::Action's name) can be touched.
  std::optional<Px> button(const std::string& action);
  // Where something that says this, or has this id, can be touched; waits until it is there.
  Px find(const std::string& kind, const std::string& label_or_id);

 private:
  Table() = default;

  support::TempFolder folder_;
  std::unique_ptr<support::TouchRig> rig_;
  std::unique_ptr<support::KioskProcess> kiosk_;
  std::vector<std::string> arguments_;
  std::string workshop_;
  double mm_per_px_ = 1;
};

// A place where a contact would meet this target and nothing lying above it; its middle where that is free.
std::optional<Px> reachable_place(const std::vector<Target>& bottom_up, const std::string& kind, const std::string& id);

// A hand's pause: real contacts have no simulated clock.
void pause(std::chrono::milliseconds time);

}  // namespace end_to_end
