#include "learner/neighbours.h"

#include <algorithm>

namespace learner {
namespace {

double square(Place a, Place b) { return base::dot(a - b, a - b); }

}  // namespace

Answer ask(std::span<const Example> examples, Place at, std::size_t neighbours) {
  std::vector<const Example*> near;
  for (const Example& example : examples) near.push_back(&example);
  // Stable: whoever asks again with the same examples is told the same.
  std::stable_sort(near.begin(), near.end(), [&](const Example* a, const Example* b) { return square(a->at, at) < square(b->at, at); });
  if (near.size() > neighbours) near.resize(neighbours);
  Answer answer;
  std::vector<std::pair<std::size_t, std::size_t>> votes;  // kind, how many; in the order of the nearest
  for (const Example* example : near) {
    answer.looked_at.push_back(example->number);
    const auto it = std::find_if(votes.begin(), votes.end(), [&](const auto& vote) { return vote.first == example->said; });
    if (it == votes.end()) votes.emplace_back(example->said, 1);
    else ++it->second;
  }
  const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == votes.end()) return answer;
  answer.said = most->first;
  for (const auto& vote : votes)
    if (vote.first != most->first && !answer.rather) answer.rather = vote.first;
  return answer;
}

std::size_t Trial::count_right() const { return static_cast<std::size_t>(std::count(right.begin(), right.end(), true)); }

Trial test(std::span<const Example> examples, std::span<const Question> questions, std::size_t kinds, std::size_t neighbours) {
  Trial trial;
  trial.said.assign(kinds, std::vector<std::size_t>(kinds + 1, 0));
  for (const Question& question : questions) {
    trial.answers.push_back(ask(examples, question.at, neighbours));
    const auto said = trial.answers.back().said;
    trial.right.push_back(said == question.truth);
    if (question.truth < kinds) ++trial.said[question.truth][said && *said < kinds ? *said : kinds];
  }
  return trial;
}

std::vector<Example> misnamed(std::span<const Example> examples, std::size_t kinds, std::size_t each) {
  std::vector<Example> out(examples.begin(), examples.end());
  if (kinds < 2 || each == 0) return out;
  // Always another name than its own, and not always the next one.
  for (std::size_t i = 0; i < out.size(); i += each) out[i].said = (out[i].said + 1 + (i / each) % (kinds - 1)) % kinds;
  return out;
}

}  // namespace learner
