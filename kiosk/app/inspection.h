// The inspection socket (`--inspect PATH`): a Unix socket that answers a line of JSON with a line of JSON, for end-to-end tests
// and for audits of what is on the glass. Only its owner may connect. Read by main and rehearsal.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"

namespace app {

class Kiosk;

class Inspection {
 public:
  // A socket left behind by a program that is gone is replaced; one that somebody listens on, and any other file, is not.
  static base::Result<std::unique_ptr<Inspection>> open(const std::filesystem::path& path, std::function<void()> wake);
  ~Inspection();
  Inspection(const Inspection&) = delete;
  Inspection& operator=(const Inspection&) = delete;

  // Once a turn of the loop, on the frame's thread: answers what came before this turn, takes what came since. Never waits.
  // So a whole turn lies between a question and its answer, and whatever the asker's hands did before is in the answer.
  void answer(Kiosk& kiosk);
  // True while a question is not answered or an answer not taken, or somebody waits for "settled": the loop should not sleep.
  bool pending() const;

 private:
  struct Caller;
  Inspection() = default;
  void accept_new();
  void read_from(Caller& caller);
  void watch();

  std::filesystem::path path_;
  int listening_ = -1, stop_ = -1, epoll_ = -1;
  std::function<void()> wake_;
  std::thread watcher_;
  std::vector<std::unique_ptr<Caller>> callers_;
};

}  // namespace app
