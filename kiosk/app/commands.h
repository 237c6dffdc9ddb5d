// The jobs of the command line that need no glass: list, dump, check, pin, sample. Each prints and returns an exit code. Read by main.
#pragma once
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "app/kiosk.h"

namespace app {

// The workshops of the data folder, newest first: a table, or {"workshops": [...]}.
int list(const KioskOptions& options, bool json);
// A board as JSON; the newest workshop where `id` is empty.
int dump(const KioskOptions& options, const std::string& id);
// 0 when all are right, 1 with file:line:column: what was expected.
int check(const std::vector<std::filesystem::path>& files, base::Language language);
// The facilitator's code of this table: read from `in` (a line of 4 to 8 figures), or taken away. Not while a kiosk has the folder.
int set_code(const KioskOptions& options, std::istream& in);
int clear_code(const KioskOptions& options);
// A workshop with `notes` notes of French text spread over the board of its first step that has sides; its clock stands.
int sample(const KioskOptions& options, int notes, const std::string& definition);
// The same in memory, for the bench: `elsewhere` more notes lie on another sheet, where they are not seen.
base::Result<base::Id> make_sample(const KioskOptions& options, int notes, int elsewhere, const std::string& definition = {});

// A message of the texts (or as it stands) on the error output; 3 where another program has the folder, else 2.
int tell_error(const KioskOptions& options, const base::Error& error);

}  // namespace app
