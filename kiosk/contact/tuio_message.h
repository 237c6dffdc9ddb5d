// TUIO 1.1 as it lies in a datagram, before anything is made of it. Read by tuio_sources, tuio and tests.
// Anybody may send here: what is not well formed is refused whole.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace contact {

// 256 contacts fit in one; more is no table's.
constexpr std::size_t largest_tuio_datagram = 16 * 1024;

struct TuioMessage {
  enum class Kind : std::uint8_t { alive, set, fseq };
  Kind kind = Kind::fseq;
  std::vector<std::int32_t> ids;  // alive
  std::int32_t number = 0;        // set: the contact's; fseq: the frame's
  double x = 0, y = 0;            // set
};

struct TuioDatagram {
  bool bundled = false;
  std::string source;  // "" when it does not say
  std::vector<TuioMessage> messages;
};

// Nothing when it is not OSC, or not what TUIO says of /tuio/2Dcur. Other profiles are skipped unread.
std::optional<TuioDatagram> parse_tuio(std::span<const char> bytes);

}  // namespace contact
