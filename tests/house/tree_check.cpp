#include "tree_check.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>

namespace house {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestFile = 600;
constexpr std::size_t kFewestTitleWords = 8;

struct SourceFile {
  std::string path;  // from the tree's top, with slashes
  std::string room;  // "" outside kiosk/
  std::vector<std::string> lines;
};

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::vector<SourceFile> sources(const fs::path& tree, const std::string& folder) {
  std::vector<SourceFile> out;
  if (!fs::exists(tree / folder)) return out;
  for (const auto& entry : fs::recursive_directory_iterator(tree / folder)) {
    const std::string ending = entry.path().extension().string();
    if (!entry.is_regular_file() || (ending != ".h" && ending != ".cpp")) continue;
    const fs::path relative = fs::relative(entry.path(), tree);
    const fs::path inside = fs::relative(entry.path(), tree / folder);
    const bool in_room = folder == "kiosk" && inside.has_parent_path();
    out.push_back({relative.generic_string(), in_room ? inside.begin()->string() : "", lines_of(read(entry.path()))});
  }
  std::sort(out.begin(), out.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return out;
}

std::string fault(const SourceFile& file, std::size_t line_index, const std::string& what) {
  return file.path + ":" + std::to_string(line_index + 1) + ": " + what;
}

// Calls `judge(file, line number, included name, '"' or '<')` for each #include of kiosk/.
void each_include(const fs::path& tree, const std::function<void(const SourceFile&, std::size_t, const std::string&, char)>& judge) {
  static const std::regex include(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
  for (const SourceFile& file : sources(tree, "kiosk"))
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      if (std::smatch match; std::regex_search(file.lines[i], match, include)) judge(file, i, match[2].str(), match[1].str()[0]);
}

// Which rooms may know which outside library, by how its headers' names begin.
struct Library {
  std::string header;
  std::set<std::string> rooms;
};

const std::vector<Library>& libraries() {
  static const std::vector<Library> all{
      {"imgui", {"panel"}},
      {"epoxy/", {"render"}},
      {"GL/", {}},
      {"GLES", {}},
      {"stb", {"render"}},
      {"SDL", {"contact", "sound", "app"}},
      {"sqlite3", {"journal"}},
      {"hunspell/", {"words"}},
      {"pango/", {"text", "render", "panel"}},
      {"ft2build", {"text", "render", "panel"}},
      {"freetype", {"text", "render", "panel"}},
      {"fontconfig/", {"text", "render", "panel"}},
      {"lo/", {"contact"}},
      {"libevdev", {"keys"}},
      {"xkbcommon", {"keys"}},
      {"CLI/", {"app"}},
  };
  return all;
}

}  // namespace

Permissions read_permissions(const std::string& cmake_text) {
  Permissions out;
  static const std::regex room_line(R"re(tablee_room\(\s*(\w+)([^)]*)\))re");
  for (std::sregex_iterator at(cmake_text.begin(), cmake_text.end(), room_line), end; at != end; ++at) {
    const std::string name = (*at)[1].str();
    if (name == "name") continue;  // the function's own definition
    out.order.push_back(name);
    std::set<std::string>& below = out.below[name];
    std::istringstream words((*at)[2].str());
    bool in_rooms = false;
    for (std::string word; words >> word;) {
      if (word == "ROOMS" || word == "LIBS" || word == "PRIVATE" || word == "READ_ONCE") in_rooms = word == "ROOMS";
      else if (in_rooms) below.insert(word);
    }
  }
  // The top of the house: whatever it includes, nothing includes it.
  out.below["app"] = std::set<std::string>(out.order.begin(), out.order.end());
  out.order.push_back("app");
  return out;
}

Faults upward_includes(const fs::path& tree) {
  Faults faults;
  const Permissions permitted = read_permissions(read(tree / "kiosk/CMakeLists.txt"));
  const auto floor = [&](const std::string& room) { return std::find(permitted.order.begin(), permitted.order.end(), room) - permitted.order.begin(); };
  for (const auto& [room, below] : permitted.below)
    for (const std::string& other : below)
      if (floor(other) >= floor(room)) faults.push_back("kiosk/CMakeLists.txt: " + room + " is permitted " + other + ", which is not below it");
  each_include(tree, [&](const SourceFile& file, std::size_t line, const std::string& name, char quote) {
    if (quote != '"') return;
    const auto slash = name.find('/');
    if (slash == std::string::npos || name.starts_with("..")) {
      faults.push_back(fault(file, line, "\"" + name + "\" does not begin with its room"));
      return;
    }
    const std::string target = name.substr(0, slash);
    const auto rooms = permitted.below.find(file.room);
    if (rooms == permitted.below.end()) faults.push_back(fault(file, line, "no tablee_room line for " + file.room));
    else if (target != file.room && !rooms->second.contains(target)) faults.push_back(fault(file, line, file.room + " may not include " + name));
  });
  return faults;
}

Faults stray_libraries(const fs::path& tree) {
  Faults faults;
  each_include(tree, [&](const SourceFile& file, std::size_t line, const std::string& name, char) {
    for (const Library& library : libraries())
      if (name.starts_with(library.header) && !library.rooms.contains(file.room)) faults.push_back(fault(file, line, file.room + " may not know " + name));
  });
  return faults;
}

Faults empty_names(const fs::path& tree) {
  Faults faults;
  static const std::regex name(R"re(\b(?:class|struct)\s+(\w*(?:Manager|Helpers?|Utils?|Info|Handler))\b)re");
  for (const std::string folder : {"kiosk", "tests"})
    for (const SourceFile& file : sources(tree, folder))
      for (std::size_t i = 0; i < file.lines.size(); ++i)
        if (std::smatch match; std::regex_search(file.lines[i], match, name)) faults.push_back(fault(file, i, match[1].str() + " does not say what it is"));
  return faults;
}

Faults named_workshops(const fs::path& tree) {
  Faults faults;
  if (!fs::exists(tree / "boards")) return faults;
  // The words that simulated people write, and the boards made for measuring, belong to one workshop on purpose.
  static const std::regex about_one(R"re(^kiosk/app/(rehears|sample)\w*\.(cpp|h)$)re");
  for (const auto& entry : fs::directory_iterator(tree / "boards")) {
    if (entry.path().extension() != ".toml") continue;
    const std::string quoted = "\"" + entry.path().stem().string() + "\"";
    for (const SourceFile& file : sources(tree, "kiosk")) {
      if (std::regex_match(file.path, about_one)) continue;
      for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const auto at = file.lines[i].find(quoted);
        if (at != std::string::npos && file.lines[i].substr(0, at).find("//") == std::string::npos)
          faults.push_back(fault(file, i, "knows the workshop " + quoted + " by name: it belongs in boards/"));
      }
    }
  }
  std::sort(faults.begin(), faults.end());
  return faults;
}

Faults long_files(const fs::path& tree) {
  Faults faults;
  for (const std::string folder : {"kiosk", "tests"})
    for (const SourceFile& file : sources(tree, folder))
      if (file.lines.size() > kLongestFile)
        faults.push_back(fault(file, kLongestFile, "the file has " + std::to_string(file.lines.size()) + " lines: split it"));
  return faults;
}

Faults untitled_headers(const fs::path& tree) {
  Faults faults;
  for (const SourceFile& file : sources(tree, "kiosk")) {
    if (!file.path.ends_with(".h")) continue;
    std::size_t words = 0;
    for (std::size_t i = 0; i < file.lines.size() && file.lines[i].starts_with("// "); ++i)
      words += static_cast<std::size_t>(std::count(file.lines[i].begin(), file.lines[i].end(), ' '));
    if (words < kFewestTitleWords) faults.push_back(fault(file, 0, "a comment must say first what this is and who reads it"));
  }
  return faults;
}

}  // namespace house
