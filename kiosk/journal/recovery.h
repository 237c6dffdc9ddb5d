// A damaged file: what is readable goes into a new one, the old one is set aside and kept. Read by journal only.
#pragma once
#include <filesystem>
#include <set>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "journal/migrations.h"

namespace journal {

struct Recovered {
  bool anything = false;       // some workshop was readable
  std::set<base::Id> wounded;  // workshops of which something is missing
};

// Reads FOLDER/tablee.sqlite page by page, whatever state it is in, builds a new file from the rows found and puts it
// in its place. The damaged one becomes tablee.damaged-N.sqlite, with its log. A cut at any moment loses nothing: the
// damaged file stays where it is until the new one is complete.
base::Result<Recovered> recover_file(const std::filesystem::path& folder, const std::vector<Migration>& migrations);

// Puts a complete new file in place, where a cut came just before that.
base::Status finish_recovery(const std::filesystem::path& folder);

}  // namespace journal
