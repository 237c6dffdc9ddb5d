// On-screen keyboards: what a file of assets/keyboards says, and from it the keys, what each writes and offers, where it lies
// on its tray. Read by hands and scene. mm.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/geometry.h"
#include "base/language.h"
#include "base/result.h"

namespace scene {

struct Tokens;

// A keyboard as its file says it; characters are UTF-8 strings of one character each.
struct KeyboardFile {
  std::string name;
  base::Language language{};
  std::string physical;  // keyboards that people bring: the layout of X that has the same letters, as "fr(oss)"; empty = none is like it
  std::vector<std::vector<std::string>> letters, figures;  // rows from the top, the shift and delete keys among them
  std::string beside_space[2][2];                          // [figures][left, right]
  std::unordered_map<std::string, std::vector<std::string>> held;
  std::unordered_map<std::string, std::string> dead;  // a key to the combining mark that it leaves
};

// One file. An error names the file, the line where it is known, and what was expected.
base::Result<KeyboardFile> read_keyboard(const std::filesystem::path& file);
// All of a folder, by name. Fails on the first that is wrong: a table where a letter is missing is worse than a message.
base::Result<std::vector<KeyboardFile>> read_keyboards(const std::filesystem::path& folder);

struct Key {
  enum class Role : std::uint8_t { character, dead, shift, backspace, figures, letters, space, done } role = Role::character;
  std::string label;                // as drawn
  std::string text;                 // what it writes; of a dead key the mark; empty for roles that write nothing
  base::Box box;                    // from the tray's centre
  std::vector<std::string> offers;  // while it is held, the first nearest
};

// Two pages, each with and without shift. Key numbers are places: a key keeps its number when the page or case changes.
class KeyboardLayout {
 public:
  // Sizes that two hands stretch it to, in shares of the usual one: its keys have 15 mm at least.
  static constexpr std::array<double, 5> sizes{0.75, 0.87, 1, 1.2, 1.4};
  static constexpr std::size_t usual = 2;

  KeyboardLayout(const Tokens& tokens, const KeyboardFile& file, double scale = 1);
  // In all sizes; `at_size` gives each.
  static std::shared_ptr<const KeyboardLayout> in_all_sizes(const Tokens& tokens, const KeyboardFile& file);
  const KeyboardLayout& at_size(std::size_t size) const { return size < others_.size() ? *others_[size] : *this; }
  double scale() const { return scale_; }
  const std::vector<Key>& keys(bool figures, bool upper) const { return pages_[(figures ? 2u : 0u) + (upper ? 1u : 0u)]; }
  base::Vec size() const { return size_; }
  const std::string& name() const { return name_; }
  base::Language language() const { return language_; }
  const std::string& physical() const { return physical_; }
  // Where the signs lie that a held key offers: cells in a row above it, within the tray's width.
  base::Box offer_box(const Key& key, std::size_t number) const;
  // Which of them a point of the tray chooses; the nearest, since a finger hides what it is on.
  std::size_t offer_at(const Key& key, base::Vec local) const;
  // The band above the keys: the pen, what may be meant, left and right of the grip, and the key that takes back.
  base::Box suggestion_box(std::size_t number) const;
  base::Box take_back_box() const;
  base::Box pen_box() const;
  static constexpr std::size_t suggestions = 2;
  // The same band while corrections are offered: three in a row, over the grip too.
  base::Box correction_box(std::size_t number) const;
  static constexpr std::size_t corrections = 3;

 private:
  std::string name_, physical_;
  base::Language language_;
  std::vector<Key> pages_[4];
  base::Vec size_;
  double scale_, key_, gap_, top_ = 0;
  std::vector<std::unique_ptr<const KeyboardLayout>> others_;  // by size
};

}  // namespace scene
