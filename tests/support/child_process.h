// A program run by a test, its output kept in a file; it never outlives the test, however the test ends.
// Read by the touch rig (Xorg), the kiosk process and tests of the command line.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace support {

struct Command {
  std::vector<std::string> words;                     // the program, found in PATH, and its arguments
  std::map<std::string, std::string> environment;     // laid over the test's own
  std::filesystem::path output;                       // stdout and stderr together; empty = dropped
  int kept_descriptor = -1;                           // the one descriptor, besides 0 to 2, that the child keeps
  std::vector<std::string> dropped_environment = {};  // names the child must not inherit
};

class ChildProcess {
 public:
  explicit ChildProcess(const Command& command);
  ~ChildProcess();  // asks it to end, insists after two seconds, always reaps
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const { return pid_; }
  bool running() { return !poll(); }
  void signal(int number);

  // The exit status (128 + n when signal n ended it), or nothing when it still runs after that long.
  std::optional<int> wait(std::chrono::milliseconds at_most);
  void end();

 private:
  bool poll();

  pid_t pid_ = -1;
  std::optional<int> status_;
};

// Runs it to its end; nothing when it had to be killed after that long.
std::optional<int> run_to_end(const Command& command, std::chrono::milliseconds at_most);

std::string read_text(const std::filesystem::path& file);

}  // namespace support
