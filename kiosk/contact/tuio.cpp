// The socket is our own because liblo's servers listen on every interface, and a table must not by default.
// Read by devices.cpp and app through tuio.h.
#include "contact/tuio.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>

namespace contact {
namespace {

// At sixty datagrams a second from ten trackers, several seconds of a frame's thread that does not come.
constexpr std::size_t longest_queue = 4096;
// How often a silent tracker with contacts down is looked at, so that its contacts do not outlive it on an idle table.
constexpr int look_again_ms = 1000;

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Addresses resolve(const TuioAddress& address) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_DGRAM;
  wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &wanted, &found) != 0) found = nullptr;
  return {found, freeaddrinfo};
}

TuioSender readable(const sockaddr_storage& from) {
  std::array<char, INET6_ADDRSTRLEN> host{};
  if (from.ss_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(from);
    inet_ntop(AF_INET, &v4.sin_addr, host.data(), host.size());
    return {host.data(), ntohs(v4.sin_port)};
  }
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(from);
  inet_ntop(AF_INET6, &v6.sin6_addr, host.data(), host.size());
  return {host.data(), ntohs(v6.sin6_port)};
}

base::Error wrong(std::string_view text) {
  return {base::Fault::invalid, "TUIO: \"" + std::string(text) + "\" is not [ADDRESS:]PORT, such as 3333 or 0.0.0.0:3333"};
}

}  // namespace

base::Result<TuioAddress> parse_tuio_address(std::string_view text) {
  TuioAddress address;
  const std::size_t colon = text.rfind(':');
  const std::string_view port = colon == std::string_view::npos ? text : text.substr(colon + 1);
  if (colon != std::string_view::npos) {
    std::string_view host = text.substr(0, colon);
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) host = host.substr(1, host.size() - 2);
    // Without brackets nobody can tell the port of an IPv6 address from its end.
    if (!bracketed && host.find(':') != std::string_view::npos) return wrong(text);
    address.host = host == "localhost" ? "127.0.0.1" : std::string(host);
  }
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (error != std::errc{} || end != port.data() + port.size()) return wrong(text);
  if (address.host.empty() || !resolve(address)) return wrong(text);
  return address;
}

Tuio::Tuio(TuioAddress address, const base::Clock& clock, std::function<void()> wake, std::int64_t silence_us)
    : address_(std::move(address)), clock_(clock), wake_(std::move(wake)), sources_(silence_us) {}

Tuio::~Tuio() { stop(); }

base::Status Tuio::start() {
  assert(!thread_.joinable());
  const std::string where = address_.host + ":" + std::to_string(address_.port);
  const Addresses found = resolve(address_);
  if (!found) return wrong(where);
  const auto fail = [&]() -> base::Status {
    const int error = errno;
    if (socket_ >= 0) ::close(socket_);
    if (stop_ >= 0) ::close(stop_);
    socket_ = stop_ = -1;
    return base::Error{error == EADDRINUSE ? base::Fault::in_use : base::Fault::failed, "TUIO: cannot listen on " + where + ": " + std::strerror(error)};
  };
  socket_ = ::socket(found->ai_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket_ < 0) return fail();
  if (::bind(socket_, found->ai_addr, found->ai_addrlen) != 0) return fail();
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  if (::getsockname(socket_, reinterpret_cast<sockaddr*>(&bound), &size) != 0) return fail();
  stop_ = ::eventfd(0, EFD_CLOEXEC);
  if (stop_ < 0) return fail();
  const TuioSender self = readable(bound);
  bound_ = {self.host, self.port};
  thread_ = std::thread([this] { listen(); });
  return {};
}

void Tuio::stop() {
  if (!thread_.joinable()) return;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(stop_, &one, sizeof one);
  assert(written == sizeof one);
  thread_.join();
  ::close(socket_);
  ::close(stop_);
  socket_ = stop_ = -1;
  queue_.clear();
  sources_.clear();  // nothing is listed any more: the tracker cancels what is down
  contacts_down_ = false;
}

void Tuio::listen() {
  std::vector<char> buffer(largest_tuio_datagram);
  for (;;) {
    std::array<pollfd, 2> waits{{{socket_, POLLIN, 0}, {stop_, POLLIN, 0}}};
    const int ready = ::poll(waits.data(), waits.size(), look_again_ms);
    if (waits[1].revents != 0) return;
    if (ready == 0 && contacts_down_ && wake_) wake_();
    if (ready <= 0) continue;
    if (waits[0].revents & POLLERR) {  // read, it goes away; left alone, it would wake us for ever
      int error = 0;
      socklen_t size = sizeof error;
      ::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size);
    }
    if (waits[0].revents & POLLIN) receive_all(buffer);
  }
}

void Tuio::receive_all(std::vector<char>& buffer) {
  bool heard_something = false;
  // Not for ever: a flood must not keep the thread from its end.
  for (int datagrams = 0; datagrams < 256; ++datagrams) {
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    // With MSG_TRUNC the answer is the datagram's own length, even where it did not fit.
    const ssize_t length = ::recvfrom(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT | MSG_TRUNC, reinterpret_cast<sockaddr*>(&from), &size);
    if (length < 0) break;
    const auto bytes = static_cast<std::size_t>(length);
    auto datagram = bytes <= buffer.size() ? parse_tuio({buffer.data(), bytes}) : std::nullopt;
    if (!datagram) {
      ++refused_;
      continue;
    }
    if (datagram->messages.empty()) continue;  // another profile
    const std::lock_guard guard(lock_);
    if (queue_.size() >= longest_queue) {
      ++dropped_;
      continue;
    }
    queue_.push_back({readable(from), std::move(*datagram)});
    heard_something = true;
  }
  if (heard_something && wake_) wake_();
}

void Tuio::poll(std::vector<RawContact>& out) {
  taken_.clear();
  {
    const std::lock_guard guard(lock_);
    taken_.swap(queue_);
  }
  const std::int64_t now_us = clock_.now_us();
  for (const Heard& heard : taken_) sources_.take(heard.datagram, heard.sender, now_us, out);
  // Only after the queue: a source that spoke while nobody polled is not gone.
  sources_.expire(now_us, out);
  contacts_down_ = sources_.live_count() > 0;
}

bool Tuio::live(std::vector<ContactKey>& out) {
  sources_.live(out);
  return true;
}

}  // namespace contact
