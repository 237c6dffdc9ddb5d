// What the board says of a sheet on which a machine learns, and what the machine makes of it: worked out afresh each time that it is
// asked for, from labels and trainings alone. Pure; read by scene, hands, app and exchange.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "board/board.h"
#include "learner/neighbours.h"
#include "workshop/definition.h"

namespace workshop {

// The teaching of the current step's sheet; null where nothing learns there.
const Teaching* teaching_now(const Definition& definition, const board::Board& board);

// The label on each of the sheet's examples; null where there is none.
std::vector<const board::Label*> labels_on(const Teaching& teaching, const board::Board& board, base::Id sheet);
std::size_t count_labels(const std::vector<const board::Label*>& labels);

// Labels as a training keeps them: "0:1 3:2". What cannot be read, or names no example, is passed over.
std::string write_examples(const std::vector<const board::Label*>& labels);
std::vector<learner::Example> read_examples(const Teaching& teaching, const std::string& examples, std::size_t kinds);

// Trainings that stand, oldest first.
std::vector<const board::Training*> trainings_on(const board::Board& board, base::Id sheet);
// How many labels are others than the ones it was trained on last.
std::size_t labels_not_learnt(const Teaching& teaching, const board::Board& board, base::Id sheet);

std::vector<learner::Question> questions_of(const Teaching& teaching);
learner::Trial trial_of(const Definition& definition, const Teaching& teaching, const board::Training& training);
// For the curve: how many examples each training had, and how many answers were right then.
struct Progress {
  std::size_t examples = 0, right = 0;
};
std::vector<Progress> progress_on(const Definition& definition, const Teaching& teaching, const board::Board& board, base::Id sheet);
// Labels that say something else than what was drawn: for whoever looks back, never for the machine.
std::size_t count_wrong(const Teaching& teaching, const std::vector<learner::Example>& examples);

// ---- groups that it finds by itself ----
std::size_t group_count(const Teaching& teaching, const board::Board& board, base::Id sheet);
inline constexpr std::size_t fewest_groups = 2, most_groups = 6;
learner::Groups groups_of(const Teaching& teaching, std::size_t count);
// The label that names this group, of so many; null where nobody named it.
const board::Label* name_of(const board::Board& board, base::Id sheet, std::size_t count, std::size_t group);
// The aisle that its visitors looked at most.
std::size_t first_aisle(const learner::Groups& groups, std::size_t group);

}  // namespace workshop
