// Real contacts without a screen: an X server of the test's own whose touch screen, mouse and keyboard the test holds.
// Read by end-to-end tests; the kiosk on it cannot tell these contacts from people's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "support/child_process.h"
#include "support/temp_folder.h"

namespace support {

struct Px {
  double x = 0, y = 0;
};

struct ScreenSize {
  int width = 1920, height = 1080;  // or 3840 x 2160
};

enum class Press { down, up };

// One device's line into the X server.
class RigSocket {
 public:
  ~RigSocket();
  RigSocket() = default;
  RigSocket(const RigSocket&) = delete;
  RigSocket& operator=(const RigSocket&) = delete;

  std::string open(const std::filesystem::path& path);  // empty, or why not
  void send(const void* bytes, std::size_t size);
  void later(const void* bytes, std::size_t size);  // with the next `send`, all at once
  void receive(void* bytes, std::size_t size);

 private:
  int descriptor_ = -1;
  std::string waiting_;
};

class TouchRig {
 public:
  // Nothing, and the reason in `why_not`, where Xorg or its inputtest driver is missing or does not start.
  static std::unique_ptr<TouchRig> start(ScreenSize size, std::string& why_not);

  const std::string& display() const { return display_; }
  ScreenSize size() const { return size_; }
  std::filesystem::path folder() const { return folder_.path(); }

  // Contacts: any number at once, each known by the id that the test gives it. `up` lifts where the contact last was,
  // as the X server ignores the end's own place. All of it is sent by `sync`, together, as one scan of a panel is.
  TouchRig& down(int id, Px at);
  TouchRig& move(int id, Px to);
  TouchRig& up(int id);

  TouchRig& mouse_to(Px at);
  TouchRig& mouse_button(int button, Press press);

  // `key` is a Linux key code (linux/input-event-codes.h), as on a keyboard laid out for the United States.
  TouchRig& key(int code, Press press);
  TouchRig& type(const std::string& lower_case_text);

  // Returns when the X server has handed on all that was sent; the kiosk reads it at its next frame.
  TouchRig& sync();

 private:
  explicit TouchRig(ScreenSize size) : size_(size) {}
  std::string boot();
  void contact(int id, std::uint32_t phase, Px at);

  ScreenSize size_;
  TempFolder folder_;
  std::string display_;
  std::unique_ptr<ChildProcess> server_;
  RigSocket touch_, pointer_, keyboard_;
};

}  // namespace support
