#include "workshop/proposed.h"

#include <algorithm>

#include "board/fractional_index.h"
#include "workshop/cells.h"
#include "workshop/one_by_one.h"

namespace workshop {

using board::Property;

std::vector<Setting> propose_items(const Sheet& sheet, const board::Board& board, base::Id sheet_id, base::Vec somewhere) {
  std::vector<Setting> out;
  if (sheet.layout != Layout::map || sheet.items.empty()) return out;
  const auto items = list_of(board, sheet.items);
  if (items.empty()) return out;
  const Cells cells = cells_of(sheet, board, sheet_id);
  struct Card {
    base::Id row;
    std::size_t lines = 0;
    std::string last;  // order of its last line
  };
  std::vector<Card> cards;
  std::int64_t family = 0;
  for (std::size_t r = 0; r < cells.rows.size(); ++r) {
    const board::Row* row = board.rows.find_live(cells.rows[r]);
    if (!row) continue;
    if (row->key == sheet.arrivals) family = row->group;
    if (family == 0 || row->group != family) continue;
    const auto& lines = cells.notes[r].front();
    Card card{row->id, lines.size(), {}};
    if (!lines.empty()) card.last = board.notes.find(lines.back())->places.find(sheet_id)->cell.order;
    cards.push_back(std::move(card));
  }
  // The card was taken away: whichever there is first.
  if (cards.empty() && !cells.rows.empty() && cells.rows.front()) cards.push_back({cells.rows.front(), 0, {}});
  if (cards.empty()) return out;
  for (const board::Note* item : items) {
    Card& card = *std::min_element(cards.begin(), cards.end(), [](const Card& a, const Card& b) { return a.lines < b.lines; });
    card.last = board::order_between(card.last, "");
    ++card.lines;
    const board::Placement place{somewhere, 0, 0, 0, {card.row, {}, card.last}};
    // From here on it is a line like the others that were proposed.
    out.push_back({board::RecordKind::note, item->id, {{Property::place, place, sheet_id}, {Property::source, std::string()}}});
  }
  return out;
}

}  // namespace workshop
