// What marks and weights come to: worked out from the definition and the board whenever it is asked for, and kept nowhere.
// Read by scene, hands, exchange, app.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "board/board.h"
#include "workshop/definition.h"

namespace workshop {

struct Weighing {
  base::Id sheet;
  struct Criterion {
    base::Id row;
    std::int64_t family = 1, weight = 0;
  };
  std::vector<Criterion> criteria;        // family by family, in order
  std::vector<const board::Note*> items;  // columns
  std::vector<base::Id> jury;             // in order of arrival
  struct Mark {
    base::Id figure;
    std::int64_t value = 0;
  };
  std::vector<std::optional<Mark>> marks;     // by criterion, item and juror
  std::vector<std::optional<double>> means;   // by criterion and item, of the marks that are there
  std::vector<std::optional<double>> totals;  // by item: means by their weights, of the criteria that have marks
  std::vector<std::size_t> missing;           // by item, marks of criteria that count
  std::size_t all_missing = 0;
  std::vector<std::size_t> leading;  // items; several share it where their totals are shown alike

  const std::optional<Mark>& mark(std::size_t criterion, std::size_t item, std::size_t juror) const {
    return marks[(criterion * items.size() + item) * jury.size() + juror];
  }
  const std::optional<double>& mean(std::size_t criterion, std::size_t item) const { return means[criterion * items.size() + item]; }
  bool leads(std::size_t item) const;
};
Weighing weigh(const board::Board& board, const Sheet& sheet);

// The one that has a mark of this seat there; null: none.
const board::Figure* mark_of(const board::Board& board, base::Id sheet, base::Id row, base::Id item, base::Id seat);
// What can be retained: what the group chose, else what leads alone. Null: neither.
const board::Note* to_retain(const Weighing& weighing);
// "4,3" in French, "4.3" in English.
std::string mean_text(double mean, base::Language language);

}  // namespace workshop
