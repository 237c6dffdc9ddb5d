// What several TUIO trackers say, frame by frame, made into raw contacts. No network and no clock in here.
// Read by tuio and tests.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "contact/device.h"
#include "contact/tuio_message.h"

namespace contact {

struct TuioSender {
  std::string host;
  std::uint16_t port = 0;
};

class TuioSources {
 public:
  // Trackers repeat who is alive about every second; one that says nothing at all for this long is gone.
  explicit TuioSources(std::int64_t silence_us = 5'000'000) : silence_us_(silence_us) {}

  void take(const TuioDatagram& datagram, const TuioSender& sender, std::int64_t now_us, std::vector<RawContact>& out);
  // Cancels the contacts of the sources that are gone.
  void expire(std::int64_t now_us, std::vector<RawContact>& out);
  void live(std::vector<ContactKey>& out) const;
  void clear() { sources_.clear(); }

  std::size_t source_count() const { return sources_.size(); }
  std::size_t live_count() const;
  std::uint64_t late_frames() const { return late_frames_; }

 private:
  struct Place {
    double x = 0, y = 0;
  };
  struct Source {
    std::uint64_t device = 0;
    std::int64_t heard_us = 0;
    std::optional<std::int32_t> frame;   // the last one taken
    std::set<std::int32_t> alive;        // in that frame
    std::set<std::int32_t> placed;       // said by that frame
    std::map<std::int32_t, Place> down;  // those that have begun
    std::optional<std::set<std::int32_t>> next_alive;
    std::map<std::int32_t, Place> next_places;
  };
  Source* source(const TuioDatagram& datagram, const TuioSender& sender);
  void finish_frame(Source& source, std::int32_t number, std::vector<RawContact>& out);
  static void put(Source& source, std::int32_t id, Place place, std::vector<RawContact>& out);

  std::int64_t silence_us_;
  std::map<std::string, Source> sources_;
  std::uint64_t next_number_ = 0;
  std::uint64_t late_frames_ = 0;
};

}  // namespace contact
