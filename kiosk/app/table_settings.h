// What this table was told about itself (language, light, surface, size of texts, contrast, sounds, motion, spelling), kept in the data folder beside
// the workshops. Read by main, which loads it, and by kiosk, which keeps it.
#pragma once
#include <filesystem>
#include <string>

#include "base/language.h"
#include "base/result.h"
#include "scene/plan.h"

namespace app {

struct TableSettings {
  base::Language language = base::Language::french;
  scene::Mode mode = scene::Mode::table;
  bool night = false;
  bool calm = false;        // reduced motion
  bool contrast = false;    // an edge of ink around each note
  bool spelling = true;     // words that no dictionary knows are marked while they are written
  bool sheet_free = false;  // a wall's: two fingers draw it nearer
  double text_scale = 1;    // 1, 1.25, 1.5
  std::string code;         // the facilitator's, as kept_code made it; empty = none is asked for
  int volume = -1;          // 0 = mute, 100 = loudest; -1 = nobody chose: soft on a table, mute on a wall
  int volume_now() const { return volume >= 0 ? volume : mode == scene::Mode::wall ? 0 : 35; }
  bool operator==(const TableSettings&) const = default;
};

// What the file says; what it does not say, or says wrong, is as in a new table. Never fails: a table without settings is a table.
TableSettings load_settings(const std::filesystem::path& data);
// Written whole or not at all: a new file takes the old one's place once it is on the disk.
base::Status save_settings(const std::filesystem::path& data, const TableSettings& settings);

}  // namespace app
