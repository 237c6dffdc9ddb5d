// Contacts on file, a line of JSON for each frame: how `--record` keeps what hands did, and how a test plays it again.
// Read by recorder, replay, and whoever reads a trace with other tools.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "contact/contact.h"

namespace contact {

// The first line of every trace. A reader that meets another one says so instead of guessing.
constexpr std::string_view trace_header = R"({"tablee_trace":1})";

struct TraceFrame {
  std::int64_t time_us = 0;  // since the first frame
  Glass glass;
  ContactFrame events;  // in mm on that glass
  friend bool operator==(const TraceFrame&, const TraceFrame&) = default;
};

// One line, without its end. Numbers are written so that they come back to the last bit.
std::string trace_line(const TraceFrame& frame);
// `where` ("hands.trace:12") begins the message of an error.
base::Result<TraceFrame> read_trace_line(std::string_view line, const std::string& where);

struct Trace {
  std::vector<TraceFrame> frames;
  bool cut = false;  // its last line was not finished, as when the recording program was killed
};
base::Result<Trace> read_trace(const std::string& path);

}  // namespace contact
