#include "app/facilitator_code.h"

#include <crypt.h>

#include <algorithm>
#include <memory>

namespace app {
namespace {

constexpr std::size_t kLeast = 4;

// What libcrypt makes of it with that setting; empty where it refuses.
std::string made(std::string_view figures, const char* setting) {
  const auto room = std::make_unique<crypt_data>();  // some tens of kB
  const char* out = crypt_r(std::string(figures).c_str(), setting, room.get());
  return out && out[0] == '$' ? std::string(out) : std::string();
}

}  // namespace

bool is_code(std::string_view figures) {
  return figures.size() >= kLeast && figures.size() <= kMostFigures && std::all_of(figures.begin(), figures.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string kept_code(std::string_view figures) {
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  if (!is_code(figures) || !crypt_gensalt_rn("$y$", 0, nullptr, 0, setting, sizeof setting)) return {};
  return made(figures, setting);
}

bool is_kept_code(std::string_view figures, const std::string& kept) {
  if (!is_code(figures) || kept.empty()) return false;
  const std::string now = made(figures, kept.c_str());
  if (now.size() != kept.size() || now.empty()) return false;
  unsigned char differs = 0;  // all of it is compared, wherever it differs first
  for (std::size_t i = 0; i < now.size(); ++i) differs |= static_cast<unsigned char>(now[i] ^ kept[i]);
  return differs == 0;
}

}  // namespace app
