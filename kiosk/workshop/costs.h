// What each item of a list costs: lines by family, a number for each item, added up over some years. Euros and days are never added to
// each other, and what nobody has filled in is not taken for nothing. Worked out whenever it is asked for; read by scene, hands, exchange.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "board/board.h"
#include "workshop/definition.h"

namespace workshop {

inline constexpr std::int64_t kMostCost = 999'999'999;  // nine digits
inline constexpr int kMostYears = 10;

// The years over which this sheet adds up: those that people chose, else the definition's.
int years_of(const Sheet& sheet, const board::Sheet* record);

// One amount in the making: what is there, and how many numbers are still missing.
struct Amount {
  std::int64_t sum = 0;
  std::size_t filled = 0, blank = 0;
  bool complete() const { return blank == 0; }
  bool empty() const { return filled == 0; }
  void add(std::optional<std::int64_t> value, std::int64_t times = 1);
  void add(const Amount& other, std::int64_t times = 1);
  friend bool operator==(const Amount&, const Amount&) = default;
};

struct Costs {
  int years = 1;
  std::vector<base::Id> items;  // in order of the list
  struct Line {
    base::Id row;
    std::size_t family = 0;                            // of the definition, counted from 0
    std::vector<std::optional<std::int64_t>> numbers;  // of each item; none = nobody has filled it in
  };
  std::vector<Line> lines;  // by family, then in their order
  struct OfItem {
    Amount once, yearly, total;    // euros; total = once + yearly, so many years
    Amount days;                   // of the own people, over all the years
    std::vector<Amount> families;  // as they are filled in: a year's where a family is for each year
    bool complete() const { return total.complete() && days.complete(); }
  };
  std::vector<OfItem> of;  // each item
  bool has_days = false;   // some family counts days
};
// Without its sheet on the board: no lines.
Costs costs_of(const Sheet& sheet, const board::Board& board, base::Id sheet_id);
// The number in a cell; null where there is none. Of two that an undo brought together, the older.
const board::Figure* cost_in(const board::Board& board, base::Id sheet, base::Id row, base::Id item);

// "18 000 €" with narrow no-break spaces; "€18,000".
std::string in_euros(std::int64_t euros, base::Language language);
std::string grouped(std::int64_t number, base::Language language);  // "18 000"; "18,000"

}  // namespace workshop
