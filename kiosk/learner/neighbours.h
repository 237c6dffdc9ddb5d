// A learner that is told what examples are, and says what a new thing is by the examples that are nearest to it. And how well it does on
// things that it was not shown. Read by workshop (which knows what people told it) and by tests.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "learner/measure.h"

namespace learner {

// Somebody said that this is one of that kind. They may be wrong.
struct Example {
  Place at;
  std::size_t said = 0;
  std::size_t number = 0;  // by which it is known to whoever asks
};

struct Answer {
  std::optional<std::size_t> said;     // nothing where it knows no example
  std::vector<std::size_t> looked_at;  // numbers of the examples that it went by, nearest first
  std::optional<std::size_t> rather;   // what others of them are called
  bool agreed() const { return said && !rather; }
};
// The kind that most of the nearest are called by; of as many, the one whose example is nearest. Of two at the same distance the one
// that came first counts as nearer.
Answer ask(std::span<const Example> examples, Place at, std::size_t neighbours);

struct Question {
  Place at;
  std::size_t truth = 0;
};

struct Trial {
  std::vector<Answer> answers;  // one a question
  std::vector<bool> right;
  std::vector<std::vector<std::size_t>> said;  // [truth][kind], and last those of which it had nothing to say
  std::size_t count_right() const;
};
Trial test(std::span<const Example> examples, std::span<const Question> questions, std::size_t kinds, std::size_t neighbours);

// The same examples with wrong names on a share of them: each so many-th is called by another kind's name.
std::vector<Example> misnamed(std::span<const Example> examples, std::size_t kinds, std::size_t each);

}  // namespace learner
