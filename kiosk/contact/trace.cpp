// The format of traces, both ways. Device numbers are written in hexadecimal text, because they are larger than the
// whole numbers that most readers of JSON can hold. Read by recorder and replay through trace.h.
#include "contact/trace.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace contact {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 4> phases{"begin", "move", "end", "cancel"};
// Hours of sixty hands. A longer one was not made by this program, or should not be played in one go.
constexpr std::uintmax_t largest_trace = 1ULL << 30;

struct Wrong {
  std::string what;
};

double finite(const json& from, const char* field) {
  const json& value = from.at(field);
  if (!value.is_number() || !std::isfinite(value.get<double>())) throw Wrong{fmt::format("\"{}\" must be a number", field)};
  return value.get<double>();
}

double finite_or(const json& from, const char* field, double otherwise) { return from.contains(field) ? finite(from, field) : otherwise; }

std::int64_t whole(const json& from, const char* field) {
  const json& value = from.at(field);
  if (!value.is_number_integer()) throw Wrong{fmt::format("\"{}\" must be a whole number", field)};
  return value.get<std::int64_t>();
}

Phase phase_of(const json& from) {
  const auto& name = from.at("do").get_ref<const std::string&>();
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (phases[i] == name) return static_cast<Phase>(i);
  }
  throw Wrong{R"("do" must be "begin", "move", "end" or "cancel")"};
}

std::uint64_t device_of(const json& from) {
  const auto& text = from.at("device").get_ref<const std::string&>();
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  if (error != std::errc{} || end != text.data() + text.size()) throw Wrong{"\"device\" must be a hexadecimal number in quotes"};
  return number;
}

Glass glass_of(const json& from) {
  if (!from.is_array() || from.size() != 3 || !from[0].is_number_integer() || !from[1].is_number_integer() || !from[2].is_number()) {
    throw Wrong{"\"glass\" must be [width px, height px, mm per px]"};
  }
  const auto width = from[0].get<std::int64_t>(), height = from[1].get<std::int64_t>();
  const double mm = from[2].get<double>();
  if (width < 1 || height < 1 || width > 100'000 || height > 100'000 || !(mm > 0) || mm > 1000) { throw Wrong{"\"glass\" has no size that a table can have"}; }
  return {static_cast<int>(width), static_cast<int>(height), mm};
}

TraceFrame frame_of(const json& from) {
  TraceFrame frame;
  frame.time_us = whole(from, "t");
  frame.glass = glass_of(from.at("glass"));
  if (!from.at("events").is_array()) throw Wrong{"\"events\" must be a list"};
  for (const json& e : from.at("events")) {
    ContactEvent event;
    event.phase = phase_of(e);
    event.key = {device_of(e), whole(e, "id")};
    event.at = {finite(e, "x"), finite(e, "y")};
    event.time_us = frame.time_us;
    event.size_mm = {finite_or(e, "w", 0), finite_or(e, "h", 0)};
    event.pressure = static_cast<float>(finite_or(e, "pressure", 1));
    event.hold = e.value("hold", false);
    frame.events.push_back(event);
  }
  return frame;
}

}  // namespace

std::string trace_line(const TraceFrame& frame) {
  std::string line;
  const auto out = std::back_inserter(line);
  fmt::format_to(out, R"({{"t":{},"glass":[{},{},{}],"events":[)", frame.time_us, frame.glass.width_px, frame.glass.height_px, frame.glass.mm_per_px);
  const char* between = "";
  for (const ContactEvent& e : frame.events) {
    fmt::format_to(out, R"({}{{"do":"{}","device":"{:x}","id":{},"x":{},"y":{})", between, phases[static_cast<std::size_t>(e.phase)], e.key.device, e.key.id,
                   e.at.x, e.at.y);
    if (e.size_mm != Vec{}) fmt::format_to(out, R"(,"w":{},"h":{})", e.size_mm.x, e.size_mm.y);
    if (e.pressure != 1) fmt::format_to(out, R"(,"pressure":{})", e.pressure);
    if (e.hold) fmt::format_to(out, R"(,"hold":true)");
    line += '}';
    between = ",";
  }
  line += "]}";
  return line;
}

base::Result<TraceFrame> read_trace_line(std::string_view line, const std::string& where) {
  const auto error = [&](const std::string& what) { return base::Error{base::Fault::damaged, where + ": " + what}; };
  const json read = json::parse(line, nullptr, false);
  if (!read.is_object()) return error("not a line of JSON that a trace may have");
  try {
    return frame_of(read);
  } catch (const Wrong& wrong) { return error(wrong.what); } catch (const json::exception& e) {
    return error(e.what());
  }
}

base::Result<Trace> read_trace(const std::string& path) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (failed) return base::Error{base::Fault::not_found, path + ": " + failed.message()};
  if (size > largest_trace) return base::Error{base::Fault::too_large, path + ": longer than 1 GiB"};
  std::ifstream file(path, std::ios::binary);
  std::string line;
  if (!file || !std::getline(file, line)) return base::Error{base::Fault::damaged, path + ":1: cannot be read, or is empty"};
  if (line != trace_header) {
    const bool ours = line.starts_with(R"({"tablee_trace":)");
    return base::Error{ours ? base::Fault::newer_version : base::Fault::damaged,
                       fmt::format("{}:1: a trace that this program reads begins with {}", path, trace_header)};
  }
  Trace trace;
  for (int number = 2; std::getline(file, line); ++number) {
    const bool finished = !file.eof();
    const std::string where = fmt::format("{}:{}", path, number);
    base::Result<TraceFrame> frame = read_trace_line(line, where);
    if (!frame && !finished) {  // whoever killed the recorder wants to see what came before
      trace.cut = true;
      break;
    }
    if (!frame) return frame.error();
    if (frame->time_us < (trace.frames.empty() ? 0 : trace.frames.back().time_us)) { return base::Error{base::Fault::damaged, where + ": time goes back"}; }
    trace.frames.push_back(*std::move(frame));
  }
  return trace;
}

}  // namespace contact
