// Bundles are walked here, messages are read by liblo, whose parser checks each length that a message claims.
// Read by tuio_sources and tuio through tuio_message.h.
#include "contact/tuio_message.h"

#include <arpa/inet.h>
#include <lo/lo.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace contact {
namespace {

constexpr std::string_view bundle_mark{"#bundle\0", 8};
constexpr std::size_t bundle_head = 16;  // the mark and a time, which TUIO does not use
constexpr int deepest_bundle = 4;
constexpr std::size_t longest_name = 128;

using Message = std::unique_ptr<void, decltype(&lo_message_free)>;

bool is_string(char type) { return type == LO_STRING || type == LO_SYMBOL; }

// OSC aligns to four and liblo's union wants eight, so that what it points at is copied out and never looked into.
template <typename Value>
Value value_of(const lo_arg* arg) {
  Value value;
  std::memcpy(&value, arg, sizeof value);
  return value;
}

const char* text_of(const lo_arg* arg) { return reinterpret_cast<const char*>(arg); }

std::optional<double> number_of(char type, const lo_arg* arg) {
  if (type == LO_FLOAT) return value_of<float>(arg);
  if (type == LO_DOUBLE) return value_of<double>(arg);
  return {};
}

bool read_message(std::span<const char> bytes, TuioDatagram& out) {
  const auto path_end = std::find(bytes.begin(), bytes.end(), '\0');
  if (path_end == bytes.end() || bytes.front() != '/') return false;
  if (std::string_view(bytes.begin(), path_end) != "/tuio/2Dcur") return true;

  // liblo wants bytes that it may write to, and turns their order around in its own copy.
  std::vector<char> own(bytes.begin(), bytes.end());
  const Message message(lo_message_deserialise(own.data(), own.size(), nullptr), lo_message_free);
  if (!message) return false;
  const char* types = lo_message_get_types(message.get());
  lo_arg** args = lo_message_get_argv(message.get());
  const int count = lo_message_get_argc(message.get());
  if (count < 1 || !is_string(types[0])) return false;
  const std::string_view command(text_of(args[0]));

  if (command == "source") {
    if (count < 2 || !is_string(types[1])) return false;
    out.source = text_of(args[1]);
    return out.source.size() <= longest_name;
  }
  TuioMessage read;
  if (command == "alive") {
    read.kind = TuioMessage::Kind::alive;
    for (int i = 1; i < count; ++i) {
      if (types[i] != LO_INT32) return false;
      read.ids.push_back(value_of<std::int32_t>(args[i]));
    }
  } else if (command == "set") {
    read.kind = TuioMessage::Kind::set;
    if (count < 4 || types[1] != LO_INT32) return false;
    const auto x = number_of(types[2], args[2]), y = number_of(types[3], args[3]);
    if (!x || !y) return false;
    read.number = value_of<std::int32_t>(args[1]);
    read.x = *x;
    read.y = *y;
  } else if (command == "fseq") {
    read.kind = TuioMessage::Kind::fseq;
    if (count < 2 || types[1] != LO_INT32) return false;
    read.number = value_of<std::int32_t>(args[1]);
  } else {
    return true;  // a command of a later TUIO
  }
  out.messages.push_back(std::move(read));
  return true;
}

bool read_packet(std::span<const char> bytes, int depth, TuioDatagram& out) {
  // OSC counts in fours.
  if (bytes.size() < 8 || bytes.size() % 4 != 0) return false;
  if (std::memcmp(bytes.data(), bundle_mark.data(), bundle_mark.size()) != 0) return read_message(bytes, out);
  if (bytes.size() < bundle_head || depth >= deepest_bundle) return false;
  out.bundled = true;
  for (bytes = bytes.subspan(bundle_head); !bytes.empty();) {
    std::uint32_t size = 0;
    if (bytes.size() < sizeof size) return false;
    std::memcpy(&size, bytes.data(), sizeof size);
    size = ntohl(size);
    bytes = bytes.subspan(sizeof size);
    if (size > bytes.size() || !read_packet(bytes.first(size), depth + 1, out)) return false;
    bytes = bytes.subspan(size);
  }
  return true;
}

}  // namespace

std::optional<TuioDatagram> parse_tuio(std::span<const char> bytes) {
  TuioDatagram read;
  if (bytes.size() > largest_tuio_datagram || !read_packet(bytes, 0, read)) return {};
  return read;
}

}  // namespace contact
