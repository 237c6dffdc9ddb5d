// The lock on a data folder: FOLDER/tablee.lock, held while a journal is open. Read by journal only.
// It also remembers whether the program that held it last closed the folder, or was cut off.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace journal {

class FolderLock {
 public:
  // Fault::in_use when another journal, in this program or another, has the folder.
  static base::Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();
  bool was_cut_off() const { return was_cut_off_; }
  // Says that all is written and closed; without it the next to open looks for damage.
  void closed_well();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
  bool was_cut_off_ = false;
};

}  // namespace journal
