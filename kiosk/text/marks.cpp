// Letters with their marks, as Unicode composes them.
#include <glib.h>

#include <memory>

#include "base/utf8.h"
#include "text/text.h"

namespace text {

std::string marked(std::string_view letter, std::string_view combining) {
  if (letter.empty()) return {};
  const std::string both = std::string(letter) + std::string(combining);
  if (!base::is_valid_utf8(both)) return std::string(letter);
  const std::unique_ptr<gchar, decltype(&g_free)> composed(g_utf8_normalize(both.data(), static_cast<gssize>(both.size()), G_NORMALIZE_NFC), g_free);
  if (!composed || g_utf8_strlen(composed.get(), -1) != 1) return std::string(letter);
  return composed.get();
}

}  // namespace text
