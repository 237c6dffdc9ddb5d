#include "support/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace support {
namespace {

using namespace std::chrono_literals;

// What the child does between fork and exec: nothing but system calls on values made before the fork.
[[noreturn]] void become(char** words, char** environment, const char* output, int kept) {
  // Whatever happens to the test, the child goes with it: a crashed test must leave no X server behind.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpgid(0, 0);
  const int in = open("/dev/null", O_RDONLY);
  const int out = open(output, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (in < 0 || out < 0) _exit(126);
  dup2(in, 0);
  dup2(out, 1);
  dup2(out, 2);
  if (kept >= 0) fcntl(kept, F_SETFD, 0);
  execvpe(words[0], words, environment);
  _exit(127);
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> merged_environment(const Command& command) {
  std::map<std::string, std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const auto equals = text.find('=');
    if (equals != std::string::npos) all[text.substr(0, equals)] = text.substr(equals + 1);
  }
  for (const std::string& name : command.dropped_environment) all.erase(name);
  for (const auto& [name, value] : command.environment) all[name] = value;
  std::vector<std::string> out;
  for (const auto& [name, value] : all) out.push_back(name + "=" + value);
  return out;
}

}  // namespace

ChildProcess::ChildProcess(const Command& command) {
  std::vector<std::string> words = command.words;
  std::vector<std::string> environment = merged_environment(command);
  std::vector<char*> word_pointers = pointers(words);
  std::vector<char*> environment_pointers = pointers(environment);
  const std::string output = command.output.empty() ? "/dev/null" : command.output.string();
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  if (pid_ == 0) become(word_pointers.data(), environment_pointers.data(), output.c_str(), command.kept_descriptor);
}

ChildProcess::~ChildProcess() { end(); }

void ChildProcess::signal(int number) {
  if (!poll()) ::kill(pid_, number);
}

bool ChildProcess::poll() {
  if (status_) return true;
  int raw = 0;
  if (waitpid(pid_, &raw, WNOHANG) != pid_) return false;
  status_ = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
  return true;
}

std::optional<int> ChildProcess::wait(std::chrono::milliseconds at_most) {
  const auto until = std::chrono::steady_clock::now() + at_most;
  while (!poll() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(2ms);
  return status_;
}

void ChildProcess::end() {
  if (poll()) return;
  ::kill(pid_, SIGTERM);
  if (wait(2s)) return;
  ::kill(pid_, SIGKILL);
  wait(10s);
}

std::optional<int> run_to_end(const Command& command, std::chrono::milliseconds at_most) {
  ChildProcess child(command);
  return child.wait(at_most);
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace support
