// The thread between workshops: what one hands on to the next, as its file says (`[[gives]]`), and each thing's origin, so that it can be
// followed back. Pure: read by whoever has the earlier board, wherever that was read.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "board/board.h"
#include "board/origin.h"
#include "workshop/definition.h"

namespace workshop {

struct Handed {
  std::string text;
  board::Origin origin;
};
// What this board hands on to an input that takes that kind: nothing where its workshop gives none. What was given most dots first.
std::vector<Handed> handed_on(const Definition& definition, const board::Board& board, std::string_view kind, base::Language language);
bool gives(const Definition& definition, std::string_view kind);

}  // namespace workshop
