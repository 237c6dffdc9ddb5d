// The cache of laid out texts: what is on the glass is asked for at every change of what lies around it, and must then
// cost a look-up. Read through text.h.
#include <bit>
#include <string>
#include <unordered_map>

#include "text/shaping.h"
#include "text/text.h"

namespace text {
namespace {

struct Wanted {
  std::string_view text;
  const Style& style;
  double width_mm;
};
struct Key {
  std::string text;
  Style style;
  double width_mm;
};

std::size_t mixed(std::size_t hash, std::uint64_t value) {
  return hash ^ (static_cast<std::size_t>(value) + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2));
}

// Found by what the caller holds (a view), so that a hit allocates nothing.
struct Hash {
  using is_transparent = void;
  static std::size_t of(std::string_view text, const Style& s, double width) {
    std::size_t hash = std::hash<std::string_view>{}(text);
    for (const double value : {s.size_mm, s.line_height_mm, s.track_em, width}) hash = mixed(hash, std::bit_cast<std::uint64_t>(value));
    return mixed(hash, static_cast<std::uint64_t>(s.weight) << 8 | static_cast<std::uint64_t>(s.align) << 2 | static_cast<std::uint64_t>(s.tabular) << 1 |
                           static_cast<std::uint64_t>(s.ellipsize));
  }
  std::size_t operator()(const Wanted& w) const { return of(w.text, w.style, w.width_mm); }
  std::size_t operator()(const Key& k) const { return of(k.text, k.style, k.width_mm); }
};
struct Same {
  using is_transparent = void;
  template <typename A, typename B>
  bool operator()(const A& a, const B& b) const {
    return std::string_view(a.text) == std::string_view(b.text) && a.style == b.style && a.width_mm == b.width_mm;
  }
};

struct Kept {
  LayoutRef layout;
  std::uint32_t asked = 0;  // at which age
};

}  // namespace

// Layouts made between two trims: notes that hands stretch are set anew at every size, some kB each.
constexpr std::size_t trim_every = 2'000;

struct Typesetter::State {
  Shaper shaper;
  std::unordered_map<Key, Kept, Hash, Same> kept;
  std::uint32_t age = 0;  // grows by one at each trim
  std::size_t trim_at = trim_every;
};

Typesetter::Typesetter() : state_(std::make_unique<State>()) {}
Typesetter::~Typesetter() = default;

LayoutRef Typesetter::layout(std::string_view text, const Style& style, double width_mm) {
  const Wanted wanted{text, style, width_mm};
  if (const auto found = state_->kept.find(wanted); found != state_->kept.end()) {
    found->second.asked = state_->age;
    return found->second.layout;
  }
  // Nobody may ever call trim while texts keep changing (a clock does, every second): then it happens here.
  if (state_->kept.size() >= state_->trim_at) {
    trim();
    state_->trim_at = state_->kept.size() + trim_every;
  }
  auto made = std::make_shared<const Layout>(state_->shaper.lay_out(text, style, width_mm));
  state_->kept.emplace(Key{std::string(text), style, width_mm}, Kept{made, state_->age});
  return made;
}

void Typesetter::trim() {
  const std::uint32_t now = state_->age++;
  std::erase_if(state_->kept, [now](const auto& entry) {
    const Kept& kept = entry.second;
    return kept.layout.use_count() == 1 && kept.asked != now;
  });
}

void* Typesetter::freetype_face(std::uint32_t font) const { return state_->shaper.fonts().face(font); }
bool Typesetter::is_colour(std::uint32_t font) const { return state_->shaper.fonts().is_colour(font); }

}  // namespace text
