#include "support/kiosk_process.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <thread>

namespace support {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

Command kiosk_command(const std::string& binary, std::vector<std::string> arguments, const std::filesystem::path& home) {
  Command command;
  command.words = std::move(arguments);
  command.words.insert(command.words.begin(), binary);
  command.output = home / "output.txt";
  // The user's own data and settings are never read nor written.
  command.environment = {{"XDG_DATA_HOME", home / "data"},
                         {"XDG_CONFIG_HOME", home / "config"},
                         {"XDG_STATE_HOME", home / "state"},
                         {"SDL_AUDIODRIVER", "dummy"},
                         {"LC_ALL", "C.UTF-8"}};
  command.dropped_environment = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
  return command;
}

}  // namespace

Inspector::~Inspector() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool Inspector::connect() {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path_.string().size() >= sizeof address.sun_path) throw std::runtime_error("too long for a socket: " + path_.string());
  std::strcpy(address.sun_path, path_.c_str());
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close(descriptor);
    return false;
  }
  descriptor_ = descriptor;
  return true;
}

std::optional<nlohmann::json> Inspector::ask(const nlohmann::json& question, std::chrono::milliseconds at_most) {
  const std::string line = question.dump() + "\n";
  for (std::size_t sent = 0; sent < line.size();) {
    const ssize_t more = send(descriptor_, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) return std::nullopt;
    sent += static_cast<std::size_t>(more);
  }
  const auto until = Clock::now() + at_most;
  while (true) {
    if (const auto end = received_.find('\n'); end != std::string::npos) {
      const std::string answer = received_.substr(0, end);
      received_.erase(0, end + 1);
      return nlohmann::json::parse(answer);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd wait{descriptor_, POLLIN, 0};
    if (left <= 0 || ::poll(&wait, 1, static_cast<int>(left)) == 0) return std::nullopt;
    char block[65536];
    const ssize_t got = recv(descriptor_, block, sizeof block, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    received_.append(block, static_cast<std::size_t>(got));
  }
}

Px Target::center() const {
  Px sum;
  for (const Px corner : polygon) sum.x += corner.x, sum.y += corner.y;
  const double count = polygon.empty() ? 1.0 : static_cast<double>(polygon.size());
  return {sum.x / count, sum.y / count};
}

std::unique_ptr<KioskProcess> KioskProcess::start(const std::string& binary, std::vector<std::string> arguments, const std::string& display,
                                                  std::string& why_not) {
  std::unique_ptr<KioskProcess> kiosk(new KioskProcess);
  const std::filesystem::path socket = kiosk->home_ / "inspect";
  arguments.insert(arguments.end(), {"--inspect", socket.string()});
  // With a window: tests take no keyboards from whoever runs them. A subcommand has none, and takes none.
  if (arguments.front().starts_with("-")) arguments.emplace_back("--no-keyboards");
  Command command = kiosk_command(binary, std::move(arguments), kiosk->home_.path());
  if (!display.empty()) command.environment["DISPLAY"] = display;
  kiosk->child_ = std::make_unique<ChildProcess>(command);
  kiosk->inspector_ = std::make_unique<Inspector>(socket);
  const auto until = Clock::now() + 60s;  // a sanitized build on a busy machine takes its time
  while (!kiosk->inspector_->connect()) {
    if (!kiosk->child_->running() || Clock::now() > until) {
      why_not = kiosk->child_->running() ? "the kiosk opens no inspection socket; it said:\n" : "the kiosk ended; it said:\n";
      why_not += kiosk->output();
      return nullptr;
    }
    std::this_thread::sleep_for(5ms);
  }
  return kiosk;
}

nlohmann::json KioskProcess::ask(const nlohmann::json& question) {
  if (auto answer = inspector_->ask(question, 60s)) return *answer;
  throw std::runtime_error("the kiosk does not answer " + question.dump() + "; it said:\n" + output());
}

std::vector<Target> KioskProcess::targets(const std::string& kind) {
  std::vector<Target> out;
  const nlohmann::json answer = ask({{"get", "targets"}});
  for (const nlohmann::json& one : answer.at("targets")) {
    if (!kind.empty() && one.at("kind") != kind) continue;
    Target target{one.at("id"),
                  one.at("kind"),
                  one.value("label", ""),
                  {},
                  {},
                  one.value("angle_deg", 0.0),
                  one.value("text_height_mm", 0.0),
                  one.value("enabled", true)};
    if (const auto seat = one.find("seat"); seat != one.end() && !seat->is_null()) target.seat = seat->is_string() ? seat->get<std::string>() : seat->dump();
    for (const auto& corner : one.at("polygon")) target.polygon.push_back({corner.at(0), corner.at(1)});
    out.push_back(std::move(target));
  }
  return out;
}

double KioskProcess::mm_per_px() {
  const nlohmann::json answer = ask({{"get", "targets"}});
  return answer.at(answer.contains("mm_per_px") ? nlohmann::json::json_pointer("/mm_per_px") : nlohmann::json::json_pointer("/screen/mm_per_px"));
}

bool KioskProcess::settled(int ms) {
  const nlohmann::json answer = ask({{"wait", "settled"}, {"ms", ms}});
  return answer.value("settled", false);
}

Said run_tablee(const std::string& binary, std::vector<std::string> arguments, std::chrono::milliseconds at_most) {
  TempFolder home;
  const auto status = run_to_end(kiosk_command(binary, std::move(arguments), home.path()), at_most);
  return {status.value_or(-1), read_text(home / "output.txt")};
}

}  // namespace support
