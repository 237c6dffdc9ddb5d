// A kiosk on the tree's own files and a folder of data, the same on every machine: no dictionary but the board's words.
#pragma once
#include "app/kiosk.h"

namespace support {

inline app::KioskOptions kiosk_options(const std::filesystem::path& data) {
  const std::filesystem::path tree = TABLEE_SOURCE_DIR;
  app::KioskOptions options;
  options.data = data;
  options.assets = tree / "assets";
  options.definitions = tree / "boards";
  options.schema = tree / "data" / "schema";
  options.samples = tree / "data" / "samples";
  options.dictionaries.clear();
  return options;
}

}  // namespace support
