// The formats that a board can be taken away in, as an explicit list. Read by app. A new format is a file and a line here.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "board/board.h"
#include "workshop/definition.h"

namespace exchange {

struct Format {
  std::string_view name;       // "board-json"
  std::string_view extension;  // "json"
  // The file's bytes. The definition may be null: a workshop whose file is gone is still taken away.
  base::Result<std::string> (*write)(const workshop::Definition* definition, const board::Board& board);
};

std::span<const Format> formats();
const Format* find_format(std::string_view name);  // null where there is none

}  // namespace exchange
