// What a thing that can fail returns: a value, or an error with a code (for programs) and a sentence (for people).
// Read by every room. Programming errors are asserts, never Results.
#pragma once
#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace base {

enum class Fault : unsigned char {
  invalid,        // the input is wrong
  not_found,      // what it names is not there
  refused,        // a rule says no
  full_disk,      // no room left
  read_only,      // cannot write there
  damaged,        // a file is not what it should be
  newer_version,  // written by a later program
  in_use,         // another program has it
  too_large,      // over a limit
  failed,         // anything else the system says
};

struct Error {
  Fault fault = Fault::failed;
  std::string message;  // where a rule refuses: a key of assets/texts.toml, so that the glass can say it in either language
};

template <typename T = std::monostate>
class [[nodiscard]] Result {
 public:
  Result() requires std::is_default_constructible_v<T> : state_(std::in_place_index<0>) {}
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() & {
    assert(*this);
    return std::get<0>(state_);
  }
  const T& operator*() const& {
    assert(*this);
    return std::get<0>(state_);
  }
  T&& operator*() && {
    assert(*this);
    return std::get<0>(std::move(state_));
  }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }
  const Error& error() const {
    assert(!*this);
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<std::monostate>;

}  // namespace base
