// Reads a tree of sources as text and lists every place where it breaks a rule of the house.
// Read by the house tests, on this tree and on small wrong ones that show the check can fail.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace house {

// Each room with the rooms that its tablee_room(... ROOMS ...) line permits, ground floor first.
struct Permissions {
  std::vector<std::string> order;
  std::map<std::string, std::set<std::string>> below;
};

Permissions read_permissions(const std::string& cmake_text);

// Each function answers one line a fault, "path:line: what is wrong", sorted; nothing when the tree is right.
using Faults = std::vector<std::string>;

Faults upward_includes(const std::filesystem::path& tree);   // rooms include only the rooms that they are permitted
Faults stray_libraries(const std::filesystem::path& tree);   // each outside library is known to its own rooms only
Faults empty_names(const std::filesystem::path& tree);       // classes whose name says nothing
Faults named_workshops(const std::filesystem::path& tree);   // code that knows a workshop of boards/ by its name
Faults long_files(const std::filesystem::path& tree);        // over 600 lines
Faults untitled_headers(const std::filesystem::path& tree);  // no opening comment that says what it is and who reads it

}  // namespace house
