// UDP loses, repeats and reorders; TUIO answers with complete lists of who is alive and a number on each frame.
// Read by tuio through tuio_sources.h.
#include "contact/tuio_sources.h"

#include <cmath>

namespace contact {
namespace {

// A table has a few cameras and a person a few fingers; whoever sends more is not heard.
constexpr std::size_t most_sources = 32;
constexpr std::size_t most_contacts = 256;
// A frame this far back is not late: its tracker was started again and counts from the beginning.
constexpr std::int64_t restarted = 100;
constexpr std::int32_t unnumbered = -1;

RawContact raw_contact(std::uint64_t device, std::int32_t id, Phase phase, double x, double y) {
  RawContact raw{.key = {device, id}, .phase = phase};
  raw.x = x;
  raw.y = y;
  return raw;
}

}  // namespace

// A named source is the same one from another port, after a restart say; without a name the port is all there is to
// tell two trackers of one machine apart.
TuioSources::Source* TuioSources::source(const TuioDatagram& datagram, const TuioSender& sender) {
  const std::string name = datagram.source.empty() ? sender.host + ' ' + std::to_string(sender.port) : sender.host + '\n' + datagram.source;
  const auto found = sources_.find(name);
  if (found != sources_.end()) return &found->second;
  if (sources_.size() >= most_sources) return nullptr;
  Source& added = sources_[name];
  added.device = device_number(Family::tuio, next_number_++);
  return &added;
}

void TuioSources::take(const TuioDatagram& datagram, const TuioSender& sender, std::int64_t now_us, std::vector<RawContact>& out) {
  if (datagram.messages.empty()) return;
  Source* from = source(datagram, sender);
  if (!from) return;
  from->heard_us = now_us;
  if (datagram.bundled) {  // what a bundle without its end left behind is not part of this one
    from->next_alive.reset();
    from->next_places.clear();
  }
  for (const TuioMessage& message : datagram.messages) {
    switch (message.kind) {
      case TuioMessage::Kind::alive:
        from->next_alive.emplace();
        for (const std::int32_t id : message.ids) {
          if (from->next_alive->size() < most_contacts) from->next_alive->insert(id);
        }
        break;
      case TuioMessage::Kind::set:
        if (!std::isfinite(message.x) || !std::isfinite(message.y)) break;
        if (from->next_places.size() < most_contacts || from->next_places.contains(message.number)) {
          from->next_places[message.number] = {message.x, message.y};
        }
        break;
      case TuioMessage::Kind::fseq:
        finish_frame(*from, message.number, out);
        from->next_alive.reset();
        from->next_places.clear();
        break;
    }
  }
}

void TuioSources::put(Source& source, std::int32_t id, Place place, std::vector<RawContact>& out) {
  const auto [it, is_new] = source.down.insert_or_assign(id, place);
  out.push_back(raw_contact(source.device, id, is_new ? Phase::begin : Phase::move, place.x, place.y));
}

void TuioSources::finish_frame(Source& source, std::int32_t number, std::vector<RawContact>& out) {
  if (number != unnumbered && source.frame) {
    const std::int64_t back = std::int64_t{*source.frame} - number;
    if (back > 0 && back <= restarted) {
      ++late_frames_;
      return;
    }
    if (back == 0) {
      // Either the same datagram again, of which nothing is new, or the rest of a frame that was too long for one.
      for (const auto& [id, place] : source.next_places) {
        if (source.alive.contains(id) && source.placed.insert(id).second) put(source, id, place, out);
      }
      return;
    }
  }
  if (number != unnumbered) source.frame = number;
  source.placed.clear();
  if (source.next_alive) {
    source.alive = std::move(*source.next_alive);
    std::erase_if(source.down, [&](const auto& contact) {
      const auto& [id, place] = contact;
      if (source.alive.contains(id)) return false;
      out.push_back(raw_contact(source.device, id, Phase::end, place.x, place.y));
      return true;
    });
  }
  for (const auto& [id, place] : source.next_places) {
    if (!source.alive.contains(id)) continue;
    source.placed.insert(id);
    put(source, id, place, out);
  }
}

void TuioSources::expire(std::int64_t now_us, std::vector<RawContact>& out) {
  std::erase_if(sources_, [&](const auto& entry) {
    const Source& source = entry.second;
    if (now_us - source.heard_us < silence_us_) return false;
    for (const auto& [id, place] : source.down) { out.push_back(raw_contact(source.device, id, Phase::cancel, place.x, place.y)); }
    return true;
  });
}

void TuioSources::live(std::vector<ContactKey>& out) const {
  for (const auto& [name, source] : sources_) {
    for (const auto& [id, place] : source.down) out.push_back({source.device, id});
  }
}

std::size_t TuioSources::live_count() const {
  std::size_t count = 0;
  for (const auto& [name, source] : sources_) count += source.down.size();
  return count;
}

}  // namespace contact
