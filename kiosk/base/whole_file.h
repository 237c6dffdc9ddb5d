// A file that is there whole or not at all, whatever ends the program or the power. Read by render, app.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace base {

// Written aside, brought to the disk, then put in the place of what was there; the folder knows of it too when this returns. On an error
// the old file, or none, is there as before; the message is the system's, for a log. It waits for the disk.
Status write_whole(const std::filesystem::path& file, std::string_view bytes);

}  // namespace base
