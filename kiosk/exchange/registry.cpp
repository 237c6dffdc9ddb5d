// The list of formats, and the small functions that make one file of each.
#include "exchange/registry.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exchange/board_json.h"

namespace exchange {
namespace {

base::Result<std::string> board_json(const workshop::Definition* definition, const board::Board& board) { return dump(definition, board).dump(2) + "\n"; }

constexpr Format kFormats[] = {
    {"board-json", "json", &board_json},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& format) { return format.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace exchange
