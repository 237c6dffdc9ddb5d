// A list that is talked about one item after the other, each with a clock of its own that sends nobody on; what is written of an item,
// and what is chosen of a list. Worked out from the definition and the board whenever it is asked for; read by scene, hands, panel, app.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workshop/turns.h"

namespace workshop {

// What lies in a list, in the order in which it came; by that it has its letter.
std::vector<const board::Note*> list_of(const board::Board& board, std::string_view input);
std::string item_letter(std::size_t place);                              // "A" for 0; after "Z" comes "AA"
std::string item_letter(const board::Board& board, const board::Note&);  // empty: it is no item
// What was written of an item, by what it says of it (a board's id; empty = all), as it was written; not what its author keeps hidden.
std::vector<const board::Note*> said_of(const board::Board& board, base::Id item, std::string_view about = {});

// Which item it is now. Nothing: the step has no such turn, has not begun, or the list is empty.
struct ItemNow {
  base::Id item;
  std::size_t place = 0, count = 0;  // from 0
  std::int64_t length_ms = 0;
  bool first() const { return place == 0; }
  bool last() const { return place + 1 == count; }
};
std::optional<ItemNow> item_now(const Definition& definition, const board::Board& board);
std::int64_t item_left_ms(const board::Board& board, const ItemNow& now, std::int64_t wall_ms);  // negative: overrun
// Unix ms at which the seconds of item_left_ms change next; 0 = the clock stands, or there is none.
std::int64_t next_item_tick_ms(const Definition& definition, const board::Board& board, std::int64_t wall_ms);
bool was_talked_about(const board::Board& board, const board::Note& item);

// What has to be set, in one deed.
std::vector<Setting> begin_items(const Definition& definition, const board::Board& board, const board::Step& record);
std::vector<Setting> go_to_item(const Definition& definition, const board::Board& board, base::Id item, std::int64_t wall_ms);
std::vector<Setting> next_item(const Definition& definition, const board::Board& board, std::int64_t wall_ms);
std::vector<Setting> item_before(const Definition& definition, const board::Board& board, std::int64_t wall_ms);
std::vector<Setting> longer_item(const Definition& definition, const board::Board& board, std::int64_t by_ms);  // negative: shorter

// What the group chose on a sheet with places of honour.
struct Choice {
  base::Id sheet;
  std::vector<const board::Note*> places;  // null where nothing lies yet
  std::size_t waiting = 0;                 // items that could still be chosen
  bool decided = false;
  std::size_t count() const;
  bool full() const { return count() == places.size() || waiting == 0; }
};
std::optional<Choice> choice_on(const Definition& definition, const board::Board& board, const Sheet& sheet);
std::optional<Choice> choice_now(const Definition& definition, const board::Board& board);  // of the current sheet
std::vector<Setting> decide(const Choice& choice, bool decided);

}  // namespace workshop
