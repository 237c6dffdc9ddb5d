// The keys of an on-screen keyboard: what each says, what it writes, where it lies on its tray. Read by hands and scene. mm.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/language.h"
#include "scene/tokens.h"

namespace scene {

struct Key {
  enum class Role : std::uint8_t { character, shift, backspace, figures, letters, space, done } role = Role::character;
  std::string label;  // as drawn
  std::string text;   // what it writes; empty for roles that write nothing
  base::Box box;      // from the tray's centre
};

// Two pages, each with and without shift. Key numbers are places: a key keeps its number when the page or case changes.
class KeyboardLayout {
 public:
  KeyboardLayout(const Tokens& tokens, base::Language language, std::string done_label, std::string space_label);
  const std::vector<Key>& keys(bool figures, bool upper) const { return pages_[(figures ? 2u : 0u) + (upper ? 1u : 0u)]; }
  base::Vec size() const { return size_; }

 private:
  std::vector<Key> pages_[4];
  base::Vec size_;
};

}  // namespace scene
