// The house's own look on Dear ImGui: pills, steppers, fields, people's marks, in mm of the panel at scale 1 from its top
// left. ImGui knows what is pressed; everything that is seen is drawn here. Read by the panels.
#pragma once
#include <imgui.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/texts.h"
#include "panel/drawing.h"
#include "panel/fonts.h"
#include "scene/tokens.h"

namespace panel {
using scene::Colour;
using scene::Icon;

enum class Align : std::uint8_t { left, centre, right };
enum class Tone : std::uint8_t { paper, ink, quiet };  // quiet: on the ground itself, with a thin edge

// Something of a panel that can be touched, as it was last drawn.
struct Item {
  ImGuiID id = 0;
  Box box;
  std::string label;
  double text_mm = 0;
  bool enabled = true, round = false;
};

// A line that it wrote when it was last drawn. How wide it is is measured where somebody asks.
struct Written {
  Type type{};
  double size = 1;  // share of its type's
  Vec top_left;
  Box shown;  // what can be seen there: a part of a list
  bool cut = false;
  std::string text;
};

// A list longer than its place, moved by a contact that slides on it.
struct Scroll {
  ImGuiID id = 0;
  Box box;
  double offset = 0, content = 0;
  double most() const { return std::max(0.0, content - box.height()); }
};

// What outlives one pass of a panel.
struct Kept {
  std::vector<Item> items;
  std::vector<Written> written;
  std::vector<Scroll> scrolls;
  ImGuiID tapped = 0;  // shown pressed a moment longer than the contact lasted
  std::int64_t tapped_until_us = 0;
};

// What a contact does to an item in this pass.
struct Answer {
  bool tapped = false;
  bool down = false;  // to be drawn as pressed
  bool held = false;
  Vec from, at;  // where it was pressed, where it is now; valid while held or in the pass it was released
  bool released = false;
};

struct ButtonLook {
  Icon icon = Icon::none;
  std::string_view label;      // written on it
  std::string_view says = {};  // what it does, where it shows an icon alone
  Tone tone = Tone::paper;
  Type type = Type::small_strong;
  bool enabled = true;
};

class Ui {
 public:
  struct Setting {
    const Fonts& fonts;
    const scene::Tokens& tokens;
    const scene::Theme& theme;
    const base::Texts& texts;
    double scale = 1;      // of the panel: mm on the glass a mm here
    double angle_deg = 0;  // for the shadows: light does not turn
    std::int64_t now_us = 0;
  };
  Ui(const Setting& setting, Kept& kept);

  const scene::Theme& theme() const { return setting_.theme; }
  const scene::Tokens& tokens() const { return setting_.tokens; }
  std::int64_t now_us() const { return setting_.now_us; }
  double scale() const { return setting_.scale; }
  // What the house says, in the language of now.
  std::string text(std::string_view key) const { return setting_.texts(key); }
  std::string text(std::string_view key, std::initializer_list<std::string_view> values) const { return setting_.texts(key, values); }
  std::string count(std::string_view key, long long n) const { return setting_.texts.count(key, n); }
  base::Language language() const { return setting_.texts.language(); }

  // Forms.
  void rounded(Box box, double radius, Colour colour);
  void edge(Box box, double radius, double width, Colour colour);
  void dashed(Box box, double radius, double width, double dash, Colour colour);
  void line(Vec from, Vec to, double width, Colour colour);
  void disc(Vec centre, double radius, Colour colour);
  void dashed_circle(Vec centre, double radius, double width, Colour colour);
  void shadow(Box box, double radius, int height);         // h1, h2 of the tokens
  void paper(Box box, double radius, bool down = false);   // a sheet of paper that lies on the panel
  void chosen(Box box, double radius, bool down = false);  // the same, of several; at night its edge says so, for paper is hardly lighter there
  void well(Box box, double radius);
  void icon(Icon icon, Vec centre, double size, Colour colour, double stroke = 0);
  void mark(std::int64_t person, Vec centre, double diameter);
  // A picture of the renderer's by its number, or a part of it (0 to 1 of both sides). While it loads, its ground is seen.
  void picture(std::uint32_t number, Box box, Box part = {{0, 0}, {1, 1}}, double radius = 1);

  // Letters. `at.y` is the line's middle. A text that is too wide gets smaller, never under 10.5 mm, then ends in "…".
  double width(Type type, std::string_view text) const;
  double write(Type type, Vec at, std::string_view text, Colour colour, Align align = Align::left, double room = 1e9);
  // Figures that change keep their places: every digit is as wide as the widest.
  double figures(Type type, Vec at, std::string_view text, Colour colour, Align align = Align::left);
  struct Paragraph {
    double height = 0;
    Vec caret;
    double text_mm = 0;
    bool cut = false;
  };
  static constexpr std::size_t kNoCaret = static_cast<std::size_t>(-1);
  Paragraph paragraph(Type type, Box box, std::string_view text, Colour colour, double line_em = 1.32, std::size_t caret = kNoCaret);

  // Things to touch.
  ImGuiID id(std::string_view name, std::uint64_t n = 0) const;
  Answer item(ImGuiID id, Box box, std::string_view label, double text_mm = 0, bool enabled = true, bool round = false);
  bool button(std::string_view name, std::uint64_t n, Box box, const ButtonLook& look);
  // Round − and + with the value between them: -1, 0 or +1. `label` is what is counted.
  int stepper(std::string_view name, std::uint64_t n, Vec right_middle, std::string_view value, std::string_view label, bool can_less, bool can_more,
              double button_mm = 30, double value_mm = 58);
  // Which of the choices was touched; -1 = none.
  struct Choice {
    std::string label;
    Icon icon = Icon::none;
  };
  int choice(std::string_view name, Box box, const std::vector<Choice>& choices, int chosen);
  // A switch for what can be so or not: true when it was touched. `label` is what it switches.
  bool toggle(std::string_view name, Vec right_middle, std::string_view label, bool on);
  // A text of the board, touched to be written; the caret shows where somebody writes.
  bool field(std::string_view name, std::uint64_t n, Box box, Type type, std::string_view shown, std::string_view label, std::size_t caret = kNoCaret,
             Align align = Align::left);

  void begin_scroll(std::string_view name, Box box);
  void scroll_to_top(std::string_view name);  // what it shows is another list
  void end_scroll(double content_height);
  double scrolled() const { return scroll_ ? scroll_->offset : 0; }

  double text_mm(Type type) const { return look_of(type).size_mm * setting_.scale; }

 private:
  ImVec2 at(Vec v) const { return {static_cast<float>(v.x * unit_), static_cast<float>(v.y * unit_)}; }
  float len(double mm) const { return static_cast<float>(mm * unit_); }
  float font_size(Type type) const { return len(look_of(type).size_mm * Fonts::kLinePerEm); }
  double fit(Type type, std::string_view text, double room, std::string& cut) const;
  void letters(Type type, double size, Vec top_left, std::string_view text, Colour colour, bool cut = false);

  const Setting setting_;
  Kept& kept_;
  double unit_;
  ImDrawList& list_;
  Scroll* scroll_ = nullptr;
};

}  // namespace panel
