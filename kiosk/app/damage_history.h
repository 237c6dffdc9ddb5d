// What the last frames altered, for framebuffers that show an older frame than the last. Read by kiosk.
#pragma once
#include <array>
#include <cstddef>

#include "scene/damage.h"

namespace app {

class DamageHistory {
 public:
  void remember(const scene::Damage& frame) { frames_[next_++ % frames_.size()] = frame; }
  // What a framebuffer that was drawn `age` frames ago lacks, the frame remembered last included. 0 = everything.
  scene::Damage since(int age) const {
    const auto frames = static_cast<std::size_t>(age < 0 ? 0 : age);
    if (frames == 0 || frames > frames_.size() || frames > next_) return scene::Damage::everything();
    scene::Damage all;
    for (std::size_t i = 0; i < frames; ++i) all.add(frames_[(next_ - 1 - i) % frames_.size()]);
    return all;
  }

 private:
  std::array<scene::Damage, 4> frames_;
  std::size_t next_ = 0;
};

}  // namespace app
