// The program itself, run by a test in a home of its own, and questioned through its inspection socket.
// Read by end-to-end tests.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "support/child_process.h"
#include "support/temp_folder.h"
#include "support/touch_rig.h"

namespace support {

// A line of JSON each way over the kiosk's Unix socket.
class Inspector {
 public:
  explicit Inspector(std::filesystem::path socket) : path_(std::move(socket)) {}
  ~Inspector();
  Inspector(const Inspector&) = delete;
  Inspector& operator=(const Inspector&) = delete;

  bool connect();  // false while nobody listens
  // Nothing when the other side is gone or silent for that long.
  std::optional<nlohmann::json> ask(const nlohmann::json& question, std::chrono::milliseconds at_most);

 private:
  std::filesystem::path path_;
  std::string received_;
  int descriptor_ = -1;
};

// One thing that can be touched now, as {"get":"targets"} tells it.
struct Target {
  std::string id, kind, label, seat;
  std::vector<Px> polygon;
  double angle_deg = 0, text_height_mm = 0;
  bool enabled = true;

  Px center() const;  // of the polygon's corners
};

class KioskProcess {
 public:
  // Starts `binary` with these arguments and --inspect, and waits until the socket answers. Nothing, and the program's
  // own words in `why_not`, when it ends or stays silent first. An empty display means no display.
  static std::unique_ptr<KioskProcess> start(const std::string& binary, std::vector<std::string> arguments, const std::string& display, std::string& why_not);

  nlohmann::json ask(const nlohmann::json& question);  // throws when there is no answer: the kiosk died or hangs
  nlohmann::json board() { return ask({{"get", "board"}}); }
  nlohmann::json stats() { return ask({{"get", "stats"}}); }
  std::vector<Target> targets(const std::string& kind = "");  // all of them, or those of one kind
  double mm_per_px();
  // No contact down, nothing in motion, all on disk; false when that does not come within the time.
  bool settled(int ms = 5000);

  ChildProcess& child() { return *child_; }
  std::string output() const { return read_text(home_ / "output.txt"); }

 private:
  KioskProcess() = default;

  TempFolder home_;
  std::unique_ptr<Inspector> inspector_;
  std::unique_ptr<ChildProcess> child_;
};

// A command of the program that ends by itself: its exit status, and what it said.
struct Said {
  int status = -1;
  std::string output;
};
Said run_tablee(const std::string& binary, std::vector<std::string> arguments, std::chrono::milliseconds at_most);

}  // namespace support
