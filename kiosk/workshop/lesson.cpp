#include "workshop/lesson.h"

#include <algorithm>
#include <charconv>

#include "workshop/agenda.h"

namespace workshop {

const Teaching* teaching_now(const Definition& definition, const board::Board& board) {
  const Sheet* sheet = current_sheet(definition, board);
  return sheet && sheet->teaching ? &*sheet->teaching : nullptr;
}

std::vector<const board::Label*> labels_on(const Teaching& teaching, const board::Board& board, base::Id sheet) {
  std::vector<const board::Label*> out(teaching.examples.size(), nullptr);
  for (const board::Label& label : board.labels) {
    const auto about = static_cast<std::size_t>(std::max<std::int64_t>(0, label.about));
    if (!label.removed && label.sheet == sheet && label.among == 0 && label.about >= 0 && about < out.size()) out[about] = &label;
  }
  return out;
}

std::size_t count_labels(const std::vector<const board::Label*>& labels) {
  return static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(), [](const auto* label) { return label != nullptr; }));
}

std::string write_examples(const std::vector<const board::Label*>& labels) {
  std::string out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels[i]) continue;
    if (!out.empty()) out += ' ';
    out += std::to_string(i) + ":" + std::to_string(labels[i]->meaning);
  }
  return out;
}

std::vector<learner::Example> read_examples(const Teaching& teaching, const std::string& examples, std::size_t kinds) {
  std::vector<learner::Example> out;
  const char *at = examples.data(), *end = at + examples.size();
  while (at < end) {
    std::size_t number = 0, said = 0;
    const auto first = std::from_chars(at, end, number);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != ':') break;
    const auto second = std::from_chars(first.ptr + 1, end, said);
    if (second.ec != std::errc{}) break;
    if (number < teaching.examples.size() && said < kinds) out.push_back({teaching.examples[number].at, said, number});
    at = second.ptr + 1;  // past the blank
  }
  return out;
}

std::vector<const board::Training*> trainings_on(const board::Board& board, base::Id sheet) {
  std::vector<const board::Training*> out;
  for (const board::Training& training : board.trainings)
    if (!training.removed && training.sheet == sheet) out.push_back(&training);
  return out;
}

std::size_t labels_not_learnt(const Teaching& teaching, const board::Board& board, base::Id sheet) {
  const auto labels = labels_on(teaching, board, sheet);
  std::vector<std::int64_t> learnt(labels.size(), -1);
  if (const auto trainings = trainings_on(board, sheet); !trainings.empty())
    for (const learner::Example& example : read_examples(teaching, trainings.back()->examples, SIZE_MAX))
      learnt[example.number] = static_cast<std::int64_t>(example.said);
  std::size_t others = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) others += (labels[i] ? labels[i]->meaning : -1) != learnt[i] ? 1 : 0;
  return others;
}

std::vector<learner::Question> questions_of(const Teaching& teaching) {
  std::vector<learner::Question> out;
  for (const Teaching::Item& item : teaching.tests) out.push_back({item.at, item.drawn.kind});
  return out;
}

learner::Trial trial_of(const Definition& definition, const Teaching& teaching, const board::Training& training) {
  const auto examples = read_examples(teaching, training.examples, definition.kinds.size());
  return learner::test(examples, questions_of(teaching), definition.kinds.size(), teaching.neighbours);
}

std::vector<Progress> progress_on(const Definition& definition, const Teaching& teaching, const board::Board& board, base::Id sheet) {
  std::vector<Progress> out;
  for (const board::Training* training : trainings_on(board, sheet)) {
    const std::size_t examples = read_examples(teaching, training->examples, definition.kinds.size()).size();
    out.push_back({examples, trial_of(definition, teaching, *training).count_right()});
  }
  return out;
}

std::size_t count_wrong(const Teaching& teaching, const std::vector<learner::Example>& examples) {
  return static_cast<std::size_t>(std::count_if(examples.begin(), examples.end(), [&](const learner::Example& example) {
    return example.number < teaching.examples.size() && teaching.examples[example.number].drawn.kind != example.said;
  }));
}

std::size_t group_count(const Teaching& teaching, const board::Board& board, base::Id sheet) {
  const board::Sheet* record = board.sheets.find(sheet);
  const std::size_t count = record && record->groups > 0 ? static_cast<std::size_t>(record->groups) : teaching.groups;
  return std::clamp(count, fewest_groups, most_groups);
}

learner::Groups groups_of(const Teaching& teaching, std::size_t count) {
  std::vector<learner::Row> rows;
  for (const learner::Row& visits : teaching.visits) rows.push_back(learner::shares(visits));
  return learner::group(rows, count, teaching.seed);
}

const board::Label* name_of(const board::Board& board, base::Id sheet, std::size_t count, std::size_t group) {
  const auto it = std::find_if(board.labels.begin(), board.labels.end(), [&](const board::Label& label) {
    return !label.removed && label.sheet == sheet && label.among == static_cast<std::int64_t>(count) && label.about == static_cast<std::int64_t>(group);
  });
  return it == board.labels.end() ? nullptr : &*it;
}

std::size_t first_aisle(const learner::Groups& groups, std::size_t group) {
  if (group >= groups.middles.size() || groups.middles[group].empty()) return 0;
  const learner::Row& middle = groups.middles[group];
  return static_cast<std::size_t>(std::max_element(middle.begin(), middle.end()) - middle.begin());
}

}  // namespace workshop
