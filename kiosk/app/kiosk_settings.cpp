// What people set for this table: its language, its look, what it says and judges. Each is kept on the disk, off the frame's thread.
#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/kiosk.h"
#include "scene/keyboard.h"

namespace app {

void Kiosk::speak(base::Language language) {
  if (texts_.language() == language) return;
  texts_.speak(language);
  options_.language = settings_.language = language;
  choose_keys();
  keep_settings();
  scene_.forget();
  panels_->forget();
  if (!store_) show_home();
}

// What is printed on people's own keyboards nobody can see; they are taken for those of the table's language.
void Kiosk::choose_keys() {
  for (const auto& keyboard : tokens_.keyboards) {
    if (keyboard->language() != texts_.language() || keyboard->physical().empty()) continue;
    return keyboards_.speak(keyboard->physical());
  }
  keyboards_.speak("us");
}

void Kiosk::set_night(bool night) {
  night_ = settings_.night = night;
  scene_.set_night(night);
  panels_->forget();
  keep_settings();
}

void Kiosk::set_text_scale(double scale) {
  auto glass = scene_.glass();
  glass.text_scale = settings_.text_scale = scale;
  scene_.set_glass(glass);
  keep_settings();
}

void Kiosk::set_calm(bool calm) {
  tokens_.calm = settings_.calm = calm;
  keep_settings();
}

void Kiosk::set_contrast(bool contrast) {
  tokens_.contrast = settings_.contrast = contrast;
  scene_.forget();
  keep_settings();
}

void Kiosk::set_spelling(bool marks) {
  settings_.spelling = marks;
  hands_->writing().mark_spelling(marks);
  keep_settings();
}

void Kiosk::set_sheet_free(bool free) {
  settings_.sheet_free = free;
  free_sheet();
  keep_settings();
}

// Only a wall's sheet can be drawn nearer: around a table everybody sees another part of it.
void Kiosk::free_sheet() {
  const bool free = settings_.sheet_free && scene_.glass().mode == scene::Mode::wall;
  hands_->room().sheet_is_free = free;
  if (free || preview_.sheet_view.whole()) return;
  preview_.sheet_view = {};
  hands_->room().touch_preview();
}

void Kiosk::set_volume(int percent) {
  settings_.volume = std::clamp(percent, 0, 100);
  if (set_volume_) set_volume_(settings_.volume_now() / 100.0);
  keep_settings();
}

void Kiosk::keep_settings() {
  if (!options_.keep_settings) return;
  chores_.ask([data = options_.data, settings = settings_] {
    if (const auto saved = save_settings(data, settings); !saved) spdlog::warn("{}", saved.error().message);
  });
}

void Kiosk::set_mode(scene::Mode mode) {
  auto glass = scene_.glass();
  glass.mode = mode;
  scene_.set_glass(glass);
  free_sheet();
  panels_->forget();
}

}  // namespace app
