// Reads assets/keyboards/*.toml. What is wrong is said with its file and line.
#include <algorithm>

#include "base/utf8.h"
#include "scene/keyboard.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace scene {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t most_bytes = 64 * 1024;
constexpr std::size_t most_keys = 10, most_rows = 5, most_offers = 10;

class Reader {
 public:
  Reader(const fs::path& file, const toml::table& root) : file_(file), root_(root) {}
  const std::string& trouble() const { return trouble_; }

  void complain(const toml::node* at, const std::string& what) {
    if (!trouble_.empty()) return;
    trouble_ = file_.string();
    if (at && at->source().begin.line > 0) trouble_ += ":" + std::to_string(at->source().begin.line);
    trouble_ += ": " + what;
  }
  const toml::node* node(const char* path) const { return root_[path].node(); }
  std::string text(const char* path) {
    const auto node = root_.at_path(path);
    const auto value = node.value<std::string>();
    if (!value || !base::is_valid_utf8(*value)) complain(node.node(), std::string(path) + " must be a text");
    return value && base::is_valid_utf8(*value) ? *value : std::string();
  }
  std::vector<std::vector<std::string>> rows(const char* path) {
    std::vector<std::vector<std::string>> out;
    const auto* array = root_[path].as_array();
    if (array) {
      for (const toml::node& node : *array) {
        const auto value = node.value<std::string>();
        if (!value || value->empty() || !base::is_valid_utf8(*value)) complain(&node, std::string(path) + " must be rows of characters");
        else out.push_back(base::characters_of(*value));
      }
    }
    if (out.empty() || out.size() > most_rows) {
      complain(root_[path].node(), std::string(path) + " must be a list of 1 to " + std::to_string(most_rows) + " rows");
    }
    return out;
  }
  template <typename Take>
  void entries(const char* path, Take&& take) {
    const auto* table = root_[path].as_table();
    if (!table) return;
    for (const auto& [key, node] : *table) {
      const auto value = node.template value<std::string>();
      const std::string sign(key.str());
      if (!value || value->empty() || !base::is_valid_utf8(*value) || base::characters_of(sign).size() != 1) {
        complain(&node, std::string(path) + " must give a text for one character");
      } else {
        take(sign, *value, node);
      }
    }
  }

 private:
  const fs::path& file_;
  const toml::table& root_;
  std::string trouble_;
};

void check_rows(Reader& from, const KeyboardFile& keyboard) {
  const auto& letters = keyboard.letters;
  const auto& figures = keyboard.figures;
  bool same = letters.size() == figures.size();
  for (std::size_t i = 0; same && i < letters.size(); ++i) same = letters[i].size() == figures[i].size();
  if (!same) return from.complain(from.node("figures"), "figures must have as many keys in each row as letters");
  for (const char* name : {"letters", "figures"}) {
    const auto& page = name == std::string_view("letters") ? letters : figures;
    for (std::size_t i = 0; i < page.size(); ++i) {
      const bool last = i + 1 == page.size(), ends = page[i].size() >= 4 && page[i].front() == "⇧" && page[i].back() == "⌫";
      if (last != ends) return from.complain(from.node(name), std::string(name) + ": the last row, and no other, begins with ⇧ and ends with ⌫");
      if (page[i].size() > most_keys) return from.complain(from.node(name), std::string(name) + ": a row has " + std::to_string(most_keys) + " keys at most");
    }
  }
}

}  // namespace

base::Result<KeyboardFile> read_keyboard(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(file, error);
  if (error) return base::Error{base::Fault::not_found, file.string() + " is not there"};
  if (bytes > most_bytes) return base::Error{base::Fault::too_large, file.string() + " is larger than a keyboard can be"};
  const toml::parse_result parsed = toml::parse_file(file.string());
  if (!parsed) {
    const auto& wrong = parsed.error();
    return base::Error{base::Fault::invalid, file.string() + ":" + std::to_string(wrong.source().begin.line) + ": " + std::string(wrong.description())};
  }
  Reader from(file, parsed.table());
  KeyboardFile out;
  out.name = from.text("name");
  const std::string language = from.text("language");
  if (language == "en") out.language = base::Language::english;
  else if (language == "fr") out.language = base::Language::french;
  else from.complain(parsed.table()["language"].node(), "language must be \"fr\" or \"en\"");
  if (parsed.table().contains("physical")) out.physical = from.text("physical");
  out.letters = from.rows("letters");
  out.figures = from.rows("figures");
  const char* pages[] = {"beside_space.letters", "beside_space.figures"};
  for (int page = 0; page < 2; ++page) {
    const auto two = base::characters_of(from.text(pages[page]));
    if (two.size() == 2) out.beside_space[page][0] = two[0], out.beside_space[page][1] = two[1];
    else from.complain(parsed.table().at_path(pages[page]).node(), std::string(pages[page]) + " must be two characters");
  }
  from.entries("held", [&](const std::string& sign, const std::string& offers, const toml::node& node) {
    auto list = base::characters_of(offers);
    if (list.size() > most_offers) from.complain(&node, "a key offers " + std::to_string(most_offers) + " signs at most");
    out.held[sign] = std::move(list);
  });
  from.entries("dead", [&](const std::string& sign, const std::string& mark, const toml::node& node) {
    // What goes on a letter is one character with it.
    const std::string carried = "e" + mark;
    if (base::count_characters(mark) != 1 || base::next_character(carried, 0) != carried.size()) {
      from.complain(&node, "dead must give one combining mark, as \"\\u0302\"");
    }
    out.dead[sign] = mark;
  });
  if (from.trouble().empty()) check_rows(from, out);
  if (!from.trouble().empty()) return base::Error{base::Fault::invalid, from.trouble()};
  return out;
}

base::Result<std::vector<KeyboardFile>> read_keyboards(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<KeyboardFile> out;
  for (const fs::path& file : files) {
    auto keyboard = read_keyboard(file);
    if (!keyboard) return keyboard.error();
    out.push_back(std::move(*keyboard));
  }
  if (out.empty()) return base::Error{base::Fault::not_found, folder.string() + " holds no keyboard"};
  return out;
}

}  // namespace scene
