// Forms and things to touch. Every item is also kept as it was drawn, for the contacts that begin later and for tests.
#include "panel/widgets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace panel {
namespace {

constexpr std::int64_t kTapShownUs = 120'000;

}  // namespace

Ui::Ui(const Setting& setting, Kept& kept)
    : setting_(setting), kept_(kept), unit_(setting.fonts.px_per_mm() * setting.scale), list_(*ImGui::GetWindowDrawList()) {
  kept_.items.clear();
  kept_.written.clear();
}

void Ui::rounded(Box box, double radius, Colour colour) {
  // Never without a radius: ImGui softens the edges of round corners only, and the panel may be turned.
  const double round = std::max(0.6 / unit_, std::min({radius, box.width() / 2, box.height() / 2}));
  list_.AddRectFilled(at(box.min), at(box.max), packed(colour), len(round));
}
void Ui::edge(Box box, double radius, double width, Colour colour) {
  const Box inner = box.grown(-width / 2);
  list_.AddRect(at(inner.min), at(inner.max), packed(colour), len(radius - width / 2), 0, len(width));
}
void Ui::line(Vec from, Vec to, double width, Colour colour) { list_.AddLine(at(from), at(to), packed(colour), len(width)); }
void Ui::disc(Vec centre, double radius, Colour colour) { list_.AddCircleFilled(at(centre), len(radius), packed(colour)); }

void Ui::dashed(Box box, double radius, double width, double dash, Colour colour) {
  const Box b = box.grown(-width / 2);
  const auto side = [&](Vec from, Vec to) {
    const double length = base::distance(from, to);
    const int dashes = std::max(1, static_cast<int>(std::lround(length / (2 * dash))));
    const Vec step = (to - from) / (2.0 * dashes);
    for (int i = 0; i < dashes; ++i) line(from + step * (2.0 * i + 0.5), from + step * (2.0 * i + 1.5), width, colour);
  };
  side({b.min.x + radius, b.min.y}, {b.max.x - radius, b.min.y});
  side({b.max.x, b.min.y + radius}, {b.max.x, b.max.y - radius});
  side({b.max.x - radius, b.max.y}, {b.min.x + radius, b.max.y});
  side({b.min.x, b.max.y - radius}, {b.min.x, b.min.y + radius});
  const Vec middles[] = {
      {b.min.x + radius, b.min.y + radius}, {b.max.x - radius, b.min.y + radius}, {b.max.x - radius, b.max.y - radius}, {b.min.x + radius, b.max.y - radius}};
  for (int i = 0; i < 4; ++i) {
    const auto from = static_cast<float>(std::numbers::pi * (1 + 0.5 * i + 0.12)), to = static_cast<float>(std::numbers::pi * (1 + 0.5 * i + 0.38));
    list_.PathArcTo(at(middles[i]), len(radius), from, to, 6);
    list_.PathStroke(packed(colour), 0, len(width));
  }
}

void Ui::dashed_circle(Vec centre, double radius, double width, Colour colour) {
  const int dashes = std::max(8, static_cast<int>(std::lround(2 * std::numbers::pi * radius / (3.2 * width))) / 2);
  for (int i = 0; i < dashes; ++i) {
    const double from = 2 * std::numbers::pi * i / dashes, to = from + std::numbers::pi / dashes;
    list_.PathArcTo(at(centre), len(radius), static_cast<float>(from), static_cast<float>(to), 5);
    list_.PathStroke(packed(colour), 0, len(width));
  }
}

void Ui::shadow(Box box, double radius, int height) {
  const auto& theme = setting_.theme;
  for (const auto& layer : setting_.tokens.shadows[static_cast<std::size_t>(height)]) {
    const Vec shift = base::rotated(setting_.tokens.shadow_direction * layer.offset, -setting_.angle_deg) / setting_.scale;
    const Box moved{(box.min + shift) * unit_, (box.max + shift) * unit_};
    const double blur = std::max(1.0, layer.blur / setting_.scale * unit_);
    draw_softness(list_, soft_box(moved, radius * unit_, blur, layer.blur > 4 ? 6 : 4, 4),
                  theme.shadow.with_alpha(std::min(1.0, layer.alpha * theme.shadow_alpha)));
  }
}

void Ui::paper(Box box, double radius, bool down) {
  if (!down) shadow(box, std::min(radius, box.height() / 2), 1);
  rounded(box, radius, down ? theme().tray : theme().paper);
}

void Ui::chosen(Box box, double radius, bool down) {
  paper(box, radius, down);
  if (theme().night) edge(box, std::min(radius, box.height() / 2), 1.4, theme().ink2);
}

void Ui::well(Box box, double radius) {
  rounded(box, radius, theme().well);
  edge(box, std::min(radius, box.height() / 2), 0.8, theme().well_border.a ? theme().well_border : theme().line.with_alpha(0.6));
}

void Ui::icon(Icon icon, Vec centre, double size, Colour colour, double stroke) {
  draw_icon(list_, icon, centre * unit_, size * unit_, std::max(1.0, (stroke > 0 ? stroke : size / 14) * unit_), colour);
}

void Ui::mark(std::int64_t person, Vec centre, double diameter) {
  const auto& look = setting_.tokens.person(person);
  if (theme().mark_ring.a) disc(centre, diameter / 2 + std::max(0.8, diameter * 0.03), theme().mark_ring);
  disc(centre, diameter / 2, look.colour);
  draw_mark_shape(list_, static_cast<int>(person), centre * unit_, diameter / 2 * unit_, look.mark, look.colour);
}

void Ui::picture(std::uint32_t number, Box box, Box part, double radius) {
  rounded(box, radius, theme().sheet2);
  if (number == 0) return;
  const auto uv = [](Vec v) { return ImVec2{static_cast<float>(v.x), static_cast<float>(v.y)}; };
  const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(number));
  list_.AddImageRounded(texture, at(box.min), at(box.max), uv(part.min), uv(part.max), IM_COL32_WHITE, std::max(0.6f, len(radius)));
}

ImGuiID Ui::id(std::string_view name, std::uint64_t n) const {
  return ImHashData(&n, sizeof n, ImHashStr(name.data(), name.size(), ImGui::GetCurrentWindow()->ID));
}

Answer Ui::item(ImGuiID id, Box box, std::string_view label, double text_mm, bool enabled, bool round) {
  Answer answer;
  Box seen = box;
  if (scroll_) {
    seen = {{std::max(box.min.x, scroll_->box.min.x), std::max(box.min.y, scroll_->box.min.y)},
            {std::min(box.max.x, scroll_->box.max.x), std::min(box.max.y, scroll_->box.max.y)}};
    // What is hardly there any more cannot be touched; the list can be moved.
    if (seen.height() < std::min(box.height(), 20.0) * 0.6) return answer;
  }
  kept_.items.push_back({id, seen, std::string(label), text_mm, enabled, round});
  const ImRect rect(at(seen.min), at(seen.max));
  ImGui::KeepAliveID(id);  // ImGui does so only for ids that it hashed itself
  if (!enabled || !ImGui::ItemAdd(rect, id)) return answer;
  bool hovered = false, held = false;
  const bool was_active = ImGui::GetActiveID() == id;
  answer.tapped = ImGui::ButtonBehavior(rect, id, &hovered, &held, ImGuiButtonFlags_None);
  answer.held = held;
  answer.released = was_active && !held;
  const ImGuiIO& io = ImGui::GetIO();
  answer.from = Vec{static_cast<double>(io.MouseClickedPos[0].x), static_cast<double>(io.MouseClickedPos[0].y)} / unit_;
  answer.at = Vec{static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)} / unit_;
  if (answer.tapped) kept_.tapped = id, kept_.tapped_until_us = setting_.now_us + kTapShownUs;
  answer.down = (held && hovered) || (kept_.tapped == id && setting_.now_us < kept_.tapped_until_us);
  return answer;
}

bool Ui::button(std::string_view name, std::uint64_t n, Box box, const ButtonLook& look) {
  const std::string_view label = look.label.empty() ? look.says : look.label;
  const Answer answer = item(id(name, n), box, label, look.label.empty() ? 0 : text_mm(look.type), look.enabled, box.width() == box.height());
  const double radius = box.height() / 2;
  Colour ink = look.tone == Tone::ink ? theme().sheet : theme().ink;
  if (look.tone == Tone::ink) {
    if (!answer.down && look.enabled) shadow(box, radius, 1);
    rounded(box, radius, answer.down ? theme().ink2 : look.enabled ? theme().ink : theme().ink3);
  } else if (look.tone == Tone::paper && look.enabled) {
    paper(box, radius, answer.down);
  } else {
    if (answer.down) rounded(box, radius, theme().tray);
    edge(box, radius, 0.9, look.enabled ? theme().ink3 : theme().line);
  }
  if (!look.enabled && look.tone != Tone::ink) ink = theme().ink2;  // thinner than the others by its edge alone: it is read all the same
  const double icon_size = look.label.empty() ? std::min(box.height() * 0.5, 20.0) : look_of(look.type).size_mm * 1.25;
  const double gap = look.label.empty() || look.icon == Icon::none ? 0 : look_of(look.type).size_mm * 0.45;
  const double icon_room = look.icon == Icon::none ? 0 : icon_size;
  const double room = box.width() - icon_room - gap - std::min(10.0, box.height() * 0.36);
  const double wide = look.label.empty() ? 0 : std::min(room, width(look.type, look.label));
  double x = box.centre().x - (icon_room + gap + wide) / 2;
  if (look.icon != Icon::none) icon(look.icon, {x + icon_size / 2, box.centre().y}, icon_size, ink);
  x += icon_room + gap;
  if (!look.label.empty()) write(look.type, {x, box.centre().y}, look.label, ink, Align::left, room);
  return answer.tapped;
}

int Ui::stepper(std::string_view name, std::uint64_t n, Vec right_middle, std::string_view value, std::string_view label, bool can_less, bool can_more,
                double button_mm, double value_mm) {
  const Vec plus{right_middle.x - button_mm / 2, right_middle.y};
  const Vec minus{plus.x - value_mm - button_mm, plus.y};
  const Vec size{button_mm, button_mm};
  const std::string less = std::string(label) + " \u2212", more = std::string(label) + " +";
  const bool down = button(std::string(name) + "-", n, Box::around(minus, size), {.icon = Icon::minus, .label = {}, .says = less, .enabled = can_less});
  const bool up = button(std::string(name) + "+", n, Box::around(plus, size), {.icon = Icon::plus, .label = {}, .says = more, .enabled = can_more});
  figures(Type::strong, {(plus.x + minus.x) / 2, plus.y}, value, theme().ink, Align::centre);
  return up ? 1 : down ? -1 : 0;
}

int Ui::choice(std::string_view name, Box box, const std::vector<Choice>& choices, int chosen) {
  well(box, box.height() / 2);
  int touched = -1;
  const Box inside = box.grown(-3);
  const double each = inside.width() / static_cast<double>(choices.size());
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Box one = Box::at({inside.min.x + each * static_cast<double>(i), inside.min.y}, {each, inside.height()});
    const bool is_chosen = static_cast<int>(i) == chosen;
    const Answer answer = item(id(name, i), one, choices[i].label, text_mm(Type::small_strong));
    // At night paper is hardly lighter than the recess: what is chosen is light there, as by day.
    if (is_chosen && theme().night) rounded(one, one.height() / 2, theme().ink);
    else if (is_chosen) paper(one, one.height() / 2);
    else if (answer.down) rounded(one, one.height() / 2, theme().tray);
    const Colour ink = !is_chosen ? theme().ink2 : theme().night ? theme().sheet : theme().ink;
    double x = one.centre().x;
    if (choices[i].icon != Icon::none) {
      const double wide = width(Type::small_strong, choices[i].label);
      icon(choices[i].icon, {x - wide / 2 - 4, one.centre().y}, 13, ink);
      x += 7;
    }
    write(Type::small_strong, {x, one.centre().y}, choices[i].label, ink, Align::centre, one.width() - 8);
    if (answer.tapped) touched = static_cast<int>(i);
  }
  return touched;
}

bool Ui::toggle(std::string_view name, Vec right_middle, std::string_view label, bool on) {
  constexpr double kWide = 46, kHigh = 28;
  const Box box = Box::around(right_middle - Vec{kWide / 2, 0}, {kWide, kHigh});
  const Answer answer = item(id(name), box.grown(6), label);
  if (on) rounded(box, kHigh / 2, theme().valid);
  else well(box, kHigh / 2);
  const Vec knob{on ? box.max.x - kHigh / 2 : box.min.x + kHigh / 2, right_middle.y};
  disc(knob, kHigh / 2 - (answer.down ? 5 : 3.5), on || !theme().night ? theme().paper : theme().ink2);
  return answer.tapped;
}

bool Ui::field(std::string_view name, std::uint64_t n, Box box, Type type, std::string_view shown, std::string_view label, std::size_t caret, Align align) {
  const Answer answer = item(id(name, n), box, shown.empty() ? label : shown, text_mm(type));
  const bool writing = caret != kNoCaret;
  if (answer.down) rounded(box, 4, theme().tray);
  if (writing) edge(box, 4, 1.2, theme().now);
  const double inset = 4;
  const std::string_view words = writing ? shown : shown.empty() ? label : shown;
  const Colour ink = shown.empty() && !writing ? theme().ink2 : theme().ink;
  const double wide = std::min(width(type, words), box.width() - 2 * inset);
  const double x = align == Align::centre ? box.centre().x - wide / 2 : box.min.x + inset;
  write(type, {x, box.centre().y}, words, ink, Align::left, box.width() - 2 * inset + 0.01);
  if (writing) {
    const double caret_x = std::min(x + width(type, words.substr(0, std::min(caret, words.size()))), box.max.x - 2) + 0.8;
    const double half = look_of(type).size_mm * 0.6;
    line({caret_x, box.centre().y - half}, {caret_x, box.centre().y + half}, 1.3, theme().now);
  }
  return answer.tapped;
}

void Ui::begin_scroll(std::string_view name, Box box) {
  const ImGuiID own = id(name);
  auto it = std::find_if(kept_.scrolls.begin(), kept_.scrolls.end(), [&](const Scroll& s) { return s.id == own; });
  if (it == kept_.scrolls.end()) it = kept_.scrolls.insert(it, Scroll{own, box, 0, 0});
  it->box = box;
  scroll_ = &*it;
  list_.PushClipRect(at(box.min), at(box.max), true);
}

void Ui::scroll_to_top(std::string_view name) {
  const ImGuiID own = id(name);
  for (Scroll& scroll : kept_.scrolls)
    if (scroll.id == own) scroll.offset = 0;
}

void Ui::end_scroll(double content_height) {
  list_.PopClipRect();
  scroll_->content = content_height;
  scroll_->offset = std::clamp(scroll_->offset, 0.0, scroll_->most());
  const Box box = scroll_->box;
  if (scroll_->most() > 0) {
    // A thin line beside the list says that there is more, and where one is.
    const double length = std::max(12.0, box.height() * box.height() / content_height);
    const double y = box.min.y + (box.height() - length) * scroll_->offset / scroll_->most();
    rounded(Box::at({box.max.x - 2.4, y}, {2.4, length}), 1.2, theme().line);
  }
  scroll_ = nullptr;
}

}  // namespace panel
