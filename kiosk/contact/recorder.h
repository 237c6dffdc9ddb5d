// Writes every contact frame to a trace while the table is used. The frame's thread only copies; another one writes.
// Read by app (`--record FILE`) and tests.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/result.h"
#include "contact/trace.h"

namespace contact {

class Recorder {
 public:
  // The file must not be there yet: a recording is never written over. It is readable by its owner alone, because it
  // tells what people wrote.
  static base::Result<std::unique_ptr<Recorder>> open(const std::string& path);
  ~Recorder();  // writes what is left
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  // Once a frame, after the tracker; an empty frame costs nothing and leaves nothing.
  void record(const ContactFrame& frame, const Glass& glass);
  // Returns when all that was recorded is in the file. For tests, and before the program ends by itself.
  void flush();
  // An error once the disk refused, or could not follow; nothing is recorded after that.
  base::Status status() const;

 private:
  Recorder(int file, std::string path);
  void write_lines();
  bool write_all(std::string_view bytes);

  const int file_;
  const std::string path_;
  std::optional<std::int64_t> start_us_;  // the frame's thread only

  mutable std::mutex lock_;
  std::condition_variable more_, written_;
  std::deque<TraceFrame> queue_;  // this and the next under lock_
  bool writing_ = false, ending_ = false;
  std::optional<base::Error> error_;
  std::thread thread_;
};

}  // namespace contact
