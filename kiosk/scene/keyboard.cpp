#include "scene/keyboard.h"

#include <algorithm>

#include "base/utf8.h"
#include "scene/tokens.h"

namespace scene {
namespace {

using base::Box;
using base::Vec;

constexpr std::string_view shift_sign = "⇧", delete_sign = "⌫";
constexpr double take_back_width = 26, grip_width = 52;

}  // namespace

KeyboardLayout::KeyboardLayout(const Tokens& tokens, const KeyboardFile& file, double scale)
    : name_(file.name), physical_(file.physical), language_(file.language), scale_(scale), key_(tokens.keyboard.key * scale),
      gap_(tokens.keyboard.gap * scale) {
  const double key = key_, gap = gap_, pitch = key + gap;
  const double width = 10 * key + 9 * gap;
  const std::size_t row_count = file.letters.size() + 1;
  const double height = static_cast<double>(row_count) * key + static_cast<double>(row_count - 1) * gap;
  // Below the keys lies the same margin as beside them, above them the band with the grip: these are as large on any keyboard.
  const auto& usual_keys = tokens.keyboard;
  const double margin = (usual_keys.size.x - 10 * usual_keys.key - 9 * usual_keys.gap) / 2;
  const double band = usual_keys.size.y - margin - 5 * usual_keys.key - 4 * usual_keys.gap;
  size_ = {width + 2 * margin, height + margin + band};
  const double left = -width / 2;
  top_ = -size_.y / 2 + band;

  for (int page = 0; page < 4; ++page) {
    const bool figures = page >= 2, upper = page % 2 == 1;
    std::vector<Key>& out = pages_[page];
    const auto add = [&](Key::Role role, std::string label, std::string text, double x, double w, std::size_t row) {
      const double y = top_ + static_cast<double>(row) * pitch;
      out.push_back({role, std::move(label), std::move(text), Box{{x, y}, {x + w, y + key}}, {}});
    };
    const auto character = [&](const std::string& plain, double x, std::size_t row) {
      if (const auto dead = file.dead.find(plain); dead != file.dead.end()) {
        add(Key::Role::dead, plain, dead->second, x, key, row);
        return;
      }
      const std::string shown = upper ? base::upper_case(plain) : plain;
      add(Key::Role::character, shown, shown, x, key, row);
      if (const auto held = file.held.find(plain); held != file.held.end()) {
        for (const std::string& sign : held->second) out.back().offers.push_back(upper ? base::upper_case(sign) : sign);
      }
    };
    const auto& rows = figures ? file.figures : file.letters;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::vector<std::string>& signs = rows[row];
      const bool ends = signs.front() == shift_sign;
      const std::size_t between = ends ? signs.size() - 2 : signs.size();
      // Shift and delete share what the keys between them leave; a row without them is centred.
      const double side = ends ? (width - static_cast<double>(between) * pitch - gap) / 2 : 0;
      double x = ends ? left + side + gap : left + (width - static_cast<double>(between) * pitch + gap) / 2;
      if (ends) add(Key::Role::shift, signs.front(), "", left, side, row);
      for (std::size_t i = 0; i < between; ++i, x += pitch) character(signs[ends ? i + 1 : i], x, row);
      if (ends) add(Key::Role::backspace, signs.back(), "", left + width - side, side, row);
    }
    const std::size_t last = row_count - 1;
    const double wide = key * 1.55, done = key * 2.65;
    double x = left;
    add(figures ? Key::Role::letters : Key::Role::figures, figures ? "abc" : "123", "", x, wide, last);
    x += wide + gap;
    character(file.beside_space[figures ? 1 : 0][0], x, last);
    x += key + gap;
    const double space = left + width - done - gap - key - gap - x;
    add(Key::Role::space, "", " ", x, space, last);
    x += space + gap;
    character(file.beside_space[figures ? 1 : 0][1], x, last);
    x += key + gap;
    add(Key::Role::done, "", "", x, done, last);
  }
}

std::shared_ptr<const KeyboardLayout> KeyboardLayout::in_all_sizes(const Tokens& tokens, const KeyboardFile& file) {
  auto made = std::make_shared<KeyboardLayout>(tokens, file);
  for (const double scale : sizes) made->others_.push_back(std::make_unique<const KeyboardLayout>(tokens, file, scale));
  return made;
}

Box KeyboardLayout::offer_box(const Key& key, std::size_t number) const {
  const double pitch = key_ + gap_, wide = static_cast<double>(key.offers.size()) * pitch - gap_;
  // The first lies over the key itself where the tray has room to its right, and the others follow.
  const double left = std::clamp(key.box.centre().x - key_ / 2, -size_.x / 2 + 4, size_.x / 2 - 4 - wide);
  const double x = left + static_cast<double>(number) * pitch, y = key.box.min.y - key_ - 7;
  return {{x, y}, {x + key_, y + key_}};
}

std::size_t KeyboardLayout::offer_at(const Key& key, Vec local) const {
  std::size_t best = 0;
  for (std::size_t i = 1; i < key.offers.size(); ++i) {
    if (std::abs(offer_box(key, i).centre().x - local.x) < std::abs(offer_box(key, best).centre().x - local.x)) best = i;
  }
  return best;
}

Box KeyboardLayout::suggestion_box(std::size_t number) const {
  const double right = size_.x / 2 - 10 - take_back_width - gap_, left = -right, y = -size_.y / 2 + 2, low = top_ - 2;
  return number == 0 ? Box{{left, y}, {-grip_width / 2, low}} : Box{{grip_width / 2, y}, {right, low}};
}

Box KeyboardLayout::correction_box(std::size_t number) const {
  const double left = -size_.x / 2 + 10, right = size_.x / 2 - 10 - take_back_width - gap_;
  const double wide = (right - left - (corrections - 1) * gap_) / corrections, x = left + static_cast<double>(number) * (wide + gap_);
  return {{x, -size_.y / 2 + 2}, {x + wide, top_ - 2}};
}

Box KeyboardLayout::pen_box() const {
  const Box back = take_back_box();
  return {{-back.max.x, back.min.y}, {-back.min.x, back.max.y}};
}

Box KeyboardLayout::take_back_box() const {
  const double right = size_.x / 2 - 10;
  return {{right - take_back_width, -size_.y / 2 + 2}, {right, top_ - 2}};
}

}  // namespace scene
