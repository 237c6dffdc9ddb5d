#include "support/touch_rig.h"

#include <linux/input-event-codes.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <fcntl.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>

#ifdef TABLEE_HAS_INPUTTEST
#include <X11/extensions/XI2.h>
#include <xorg/xf86-input-inputtest-protocol.h>
#endif

namespace support {

RigSocket::~RigSocket() {
  if (descriptor_ >= 0) close(descriptor_);
}

void RigSocket::later(const void* bytes, std::size_t size) { waiting_.append(static_cast<const char*>(bytes), size); }

void RigSocket::send(const void* bytes, std::size_t size_of_it) {
  later(bytes, size_of_it);
  const std::string all = std::exchange(waiting_, {});
  const char* next = all.data();
  std::size_t size = all.size();
  while (size > 0) {
    const ssize_t sent = ::send(descriptor_, next, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) throw std::runtime_error("the X server closed a device of the rig");
    next += sent;
    size -= static_cast<std::size_t>(sent);
  }
}

void RigSocket::receive(void* bytes, std::size_t size) {
  char* next = static_cast<char*>(bytes);
  while (size > 0) {
    pollfd wait{descriptor_, POLLIN, 0};
    if (::poll(&wait, 1, 10'000) == 0) throw std::runtime_error("the X server does not answer on a device of the rig");
    const ssize_t got = ::recv(descriptor_, next, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw std::runtime_error("the X server closed a device of the rig");
    next += got;
    size -= static_cast<std::size_t>(got);
  }
}

#ifdef TABLEE_HAS_INPUTTEST
namespace {

using namespace std::chrono_literals;

constexpr const char* kXorg = "/usr/lib/xorg/Xorg";
constexpr double kFullRange = 65535.0;  // the inputtest driver's absolute axes run from 0 to this over the X screen

// Messages have no constructor: all bytes zero, then the header that says what and how long.
template <typename Message>
Message message(xf86ITEventType type) {
  Message out;
  std::memset(&out, 0, sizeof out);
  out.header.length = sizeof out;
  out.header.type = type;
  return out;
}

void put_place(xf86ITValuatorData& valuators, Px at, ScreenSize size) {
  valuators.mask[0] = 0b11;
  valuators.valuators[0] = at.x / size.width * kFullRange;
  valuators.valuators[1] = at.y / size.height * kFullRange;
}

std::string device_section(const std::string& name, const std::string& type, const std::filesystem::path& folder, const std::string& more = "") {
  return "Section \"InputDevice\"\n  Identifier \"" + name + "\"\n  Driver \"inputtest\"\n  Option \"SocketPath\" \"" + (folder / (name + ".sock")).string() +
         "\"\n  Option \"DeviceType\" \"" + type + "\"\n" + more + "EndSection\n";
}

// A screen that is only memory, and three devices that are only sockets. The clock of the wide mode stays under the
// 300 MHz that the dummy driver accepts.
std::string configuration(ScreenSize size, const std::filesystem::path& folder) {
  const bool wide = size.width > 1920;
  const std::string mode = wide ? "3840x2160" : "1920x1080";
  const std::string line = wide ? "290 3840 3900 4000 4200 2160 2170 2180 2250" : "148.5 1920 2008 2052 2200 1080 1084 1089 1125";
  return "Section \"ServerFlags\"\n  Option \"AutoAddDevices\" \"false\"\n  Option \"AutoAddGPU\" \"false\"\n"
         "  Option \"DontVTSwitch\" \"true\"\n  Option \"BlankTime\" \"0\"\n  Option \"StandbyTime\" \"0\"\n"
         "  Option \"SuspendTime\" \"0\"\n  Option \"OffTime\" \"0\"\nEndSection\n"
         "Section \"ServerLayout\"\n  Identifier \"rig\"\n  Screen \"glass\"\n  InputDevice \"touch\"\n"
         "  InputDevice \"pointer\" \"CorePointer\"\n  InputDevice \"keyboard\" \"CoreKeyboard\"\nEndSection\n" +
         device_section("touch", "Touch", folder, "  Option \"TouchCount\" \"100\"\n  Option \"SendCoreEvents\" \"true\"\n") +
         device_section("pointer", "PointerAbsolute", folder) + device_section("keyboard", "Keyboard", folder) +
         "Section \"Device\"\n  Identifier \"memory\"\n  Driver \"dummy\"\n  VideoRam 256000\nEndSection\n"
         "Section \"Monitor\"\n  Identifier \"monitor\"\n  HorizSync 5.0-1000.0\n  VertRefresh 5.0-200.0\n  Modeline "
         "\"" +
         mode + "\" " + line +
         "\nEndSection\n"
         "Section \"Screen\"\n  Identifier \"glass\"\n  Device \"memory\"\n  Monitor \"monitor\"\n  DefaultDepth 24\n"
         "  SubSection \"Display\"\n    Depth 24\n    Modes \"" +
         mode + "\"\n    Virtual " + std::to_string(size.width) + " " + std::to_string(size.height) + "\n  EndSubSection\nEndSection\n";
}

// Xorg picks a free display number itself and writes it here once its devices are open.
std::string read_display(int descriptor, ChildProcess& server) {
  std::string digits;
  const auto until = std::chrono::steady_clock::now() + 20s;
  while (std::chrono::steady_clock::now() < until && server.running()) {
    pollfd wait{descriptor, POLLIN, 0};
    if (::poll(&wait, 1, 100) <= 0) continue;
    char byte = 0;
    if (::read(descriptor, &byte, 1) != 1) break;
    if (byte == '\n') return digits.empty() ? digits : ":" + digits;
    digits += byte;
  }
  return "";
}

}  // namespace

std::string RigSocket::open(const std::filesystem::path& path) {
  descriptor_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.string().size() >= sizeof address.sun_path) return "the path is too long for a socket: " + path.string();
  std::strcpy(address.sun_path, path.c_str());
  const auto until = std::chrono::steady_clock::now() + 2s;
  while (connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    if (std::chrono::steady_clock::now() > until) return "Xorg opened no inputtest device at " + path.string();
    std::this_thread::sleep_for(5ms);
  }
  auto hello = message<xf86ITEventClientVersion>(XF86IT_EVENT_CLIENT_VERSION);
  hello.major = XF86IT_PROTOCOL_VERSION_MAJOR;
  hello.minor = XF86IT_PROTOCOL_VERSION_MINOR;
  send(&hello, sizeof hello);
  xf86ITResponseServerVersion answer{};
  receive(&answer, sizeof answer);
  if (answer.header.type != XF86IT_RESPONSE_SERVER_VERSION) return "the inputtest driver speaks another protocol";
  return "";
}

std::string TouchRig::boot() {
  if (access(kXorg, X_OK) != 0) return std::string("no ") + kXorg + " (Debian: xserver-xorg-core)";
  const std::filesystem::path config = folder_ / "xorg.conf", log = folder_ / "xorg.log";
  std::ofstream(config) << configuration(size_, folder_.path());
  int ready[2];
  if (pipe2(ready, O_CLOEXEC) != 0) return "no pipe";
  Command command;
  // -sharevts with a vt named: no console is looked for, none is needed. -terminate is not wanted: one server a test.
  command.words = {
      kXorg,       "-displayfd", std::to_string(ready[1]), "-config", config, "-logfile", log, "-noreset", "-nolisten", "tcp", "-ac", "-novtswitch",
      "-sharevts", "vt7"};
  command.output = folder_ / "xorg.out";
  command.kept_descriptor = ready[1];
  server_ = std::make_unique<ChildProcess>(command);
  close(ready[1]);
  display_ = read_display(ready[0], *server_);
  close(ready[0]);
  if (display_.empty()) return "Xorg does not start here:\n" + read_text(folder_ / "xorg.out");
  for (const auto& [socket, name] : {std::pair{&touch_, "touch.sock"}, {&pointer_, "pointer.sock"}, {&keyboard_, "keyboard.sock"}})
    if (std::string why = socket->open(folder_ / name); !why.empty()) return why;
  return "";
}

void TouchRig::contact(int id, std::uint32_t phase, Px at) {
  auto event = message<xf86ITEventTouch>(XF86IT_EVENT_TOUCH);
  event.touchid = static_cast<std::uint32_t>(id);
  event.touch_type = phase;
  if (phase != XI_TouchEnd) put_place(event.valuators, at, size_);
  touch_.later(&event, sizeof event);
}

TouchRig& TouchRig::down(int id, Px at) { return contact(id, XI_TouchBegin, at), *this; }
TouchRig& TouchRig::move(int id, Px to) { return contact(id, XI_TouchUpdate, to), *this; }
TouchRig& TouchRig::up(int id) { return contact(id, XI_TouchEnd, {}), *this; }

TouchRig& TouchRig::mouse_to(Px at) {
  auto event = message<xf86ITEventMotion>(XF86IT_EVENT_MOTION);
  event.is_absolute = 1;
  put_place(event.valuators, at, size_);
  pointer_.send(&event, sizeof event);
  return *this;
}

TouchRig& TouchRig::mouse_button(int button, Press press) {
  auto event = message<xf86ITEventButton>(XF86IT_EVENT_BUTTON);
  event.button = button;
  event.is_press = press == Press::down;
  pointer_.send(&event, sizeof event);
  return *this;
}

TouchRig& TouchRig::key(int code, Press press) {
  auto event = message<xf86ITEventKey>(XF86IT_EVENT_KEY);
  event.key_code = code + 8;  // X counts its key codes from 8
  event.is_press = press == Press::down;
  keyboard_.send(&event, sizeof event);
  return *this;
}

TouchRig& TouchRig::type(const std::string& lower_case_text) {
  constexpr std::array<std::pair<std::string_view, int>, 4> rows{{{"1234567890", KEY_1}, {"qwertyuiop", KEY_Q}, {"asdfghjkl", KEY_A}, {"zxcvbnm,./", KEY_Z}}};
  for (const char letter : lower_case_text) {
    int code = letter == ' ' ? KEY_SPACE : letter == '\n' ? KEY_ENTER : 0;
    for (const auto& [letters, first] : rows)
      if (const auto at = letters.find(letter); at != std::string_view::npos) code = first + static_cast<int>(at);
    if (code == 0) throw std::runtime_error(std::string("the rig's keyboard has no key for ") + letter);
    key(code, Press::down).key(code, Press::up);
  }
  return *this;
}

TouchRig& TouchRig::sync() {
  for (RigSocket* socket : {&touch_, &pointer_, &keyboard_}) {
    auto question = message<xf86ITEventWaitForSync>(XF86IT_EVENT_WAIT_FOR_SYNC);
    socket->send(&question, sizeof question);
    xf86ITResponseSyncFinished answer{};
    socket->receive(&answer, sizeof answer);
  }
  return *this;
}

#else  // no protocol header where this was built

std::string RigSocket::open(const std::filesystem::path&) { return ""; }
std::string TouchRig::boot() { return "built without the inputtest protocol (Debian: xserver-xorg-dev)"; }
TouchRig& TouchRig::down(int, Px) { return *this; }
TouchRig& TouchRig::move(int, Px) { return *this; }
TouchRig& TouchRig::up(int) { return *this; }
TouchRig& TouchRig::mouse_to(Px) { return *this; }
TouchRig& TouchRig::mouse_button(int, Press) { return *this; }
TouchRig& TouchRig::key(int, Press) { return *this; }
TouchRig& TouchRig::type(const std::string&) { return *this; }
TouchRig& TouchRig::sync() { return *this; }

#endif

std::unique_ptr<TouchRig> TouchRig::start(ScreenSize size, std::string& why_not) {
  std::unique_ptr<TouchRig> rig(new TouchRig(size));
  why_not = rig->boot();
  if (!why_not.empty()) return nullptr;
  return rig;
}

}  // namespace support
