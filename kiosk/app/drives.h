// The places that people may take pictures from: drives that are plugged in, and the folder that the table was given. What lies in
// them is listed and read, and nothing outside of them ever is: a link that leads out is not there. Nothing here is kept; it asks
// the disk each time, and belongs on a thread that may wait. Read by picture_shelf.
#pragma once
#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "base/result.h"

namespace app {

struct Drive {
  std::string name;            // as people call it; empty: the folder that the table was given
  std::filesystem::path root;  // canonical
};

// Those under /media and /run/media, of what /proc/self/mountinfo says.
std::vector<Drive> mounted_drives(std::istream& mountinfo);
// The same of this machine now, and `folder` where it is one.
std::vector<Drive> drives_now(const std::filesystem::path& folder);

// A file or folder of a drive, by its way from the root with '/' between names; empty = the root itself. An error where it is not
// there, or where it leads out of the drive.
base::Result<std::filesystem::path> inside(const Drive& drive, const std::string& way);

bool is_picture_name(const std::string& name);

struct Listed {
  std::string name;
  bool folder = false;
};
struct Listing {
  std::vector<Listed> entries;  // folders first, each kind by name
  bool cut = false;             // there are more than `most_entries`
};
constexpr std::size_t most_entries = 1000;
// Its folders, and what is called like a picture; hidden ones are left out, and so is what has a name that is no text.
base::Result<Listing> list(const Drive& drive, const std::string& way);

// All of a file, which is a file and no larger than that. What cannot be read to its end, for its drive was pulled out, is an error.
base::Result<std::vector<std::uint8_t>> read_whole(const Drive& drive, const std::string& way, std::uintmax_t most_bytes);

// Puts these bytes into a folder under the name of what they are, so that the same picture lies there once. Written whole or not at
// all. Returns the name. An error is a text key.
base::Result<std::string> keep(const std::vector<std::uint8_t>& bytes, const std::string& extension, const std::filesystem::path& folder);

}  // namespace app
