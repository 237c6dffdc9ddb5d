// From a cell onto a mark in one go: the pill opens at the touch, and where the finger leaves is the mark. Let go elsewhere, it stays open.
#include <algorithm>

#include "hands/hand.h"
#include "hands/marks.h"
#include "scene/draw_criteria.h"
#include "workshop/agenda.h"

namespace hands {
namespace {

class SlideMark final : public Hand {
 public:
  SlideMark(Room& room, std::uint64_t session, std::uint64_t grip, std::int64_t least, std::int64_t most)
      : Hand(room), session_(session), least_(least), most_(most) {
    if (scene::Pill* pill = find()) pill->grip = grip;
  }

  void move(const gesture::Gesture& g) override {
    scene::Pill* pill = find();
    if (!pill) return;
    pill->hot = under(*pill, g.at);
    room_.touch_preview();
  }

  void end(const gesture::Gesture& g) override {
    scene::Pill* pill = find();
    if (!pill) return;
    const std::int64_t mark = under(*pill, g.at);
    pill->grip = 0;
    pill->hot = -1;
    room_.touch_preview();
    if (mark >= 0) score(room_, session_, mark, g);
  }

  void cancel() override {
    std::erase_if(room_.preview.pills, [&](const scene::Pill& p) { return p.session == session_; });
    room_.touch_preview();
  }

 private:
  scene::Pill* find() {
    for (scene::Pill& pill : room_.preview.pills)
      if (pill.session == session_) return &pill;
    return nullptr;
  }
  std::int64_t under(const scene::Pill& pill, Vec at) const {
    const Vec local = pill.pose.to_local(at);
    const std::int64_t marks = most_ - least_ + 1;
    for (std::int64_t i = 0; i < marks; ++i) {
      const Vec away = local - scene::PillLook::at(marks, i);
      if (std::max(std::abs(away.x), std::abs(away.y)) <= (scene::PillLook::key + scene::PillLook::gap) / 2) return least_ + i;
    }
    return -1;
  }
  std::uint64_t session_;
  std::int64_t least_, most_;
};

}  // namespace

HandRef make_slide_mark(Room& room, Desk&, const gesture::Gesture& g) {
  const workshop::Sheet* sheet = room.scene.definition() ? workshop::current_sheet(*room.scene.definition(), room.board()) : nullptr;
  const scene::Target target = to_scene(g.target);
  const std::uint64_t session = sheet ? open_pill(room, Id{target.id}, target.part, g) : 0;
  return session ? std::make_unique<SlideMark>(room, session, g.grip, sheet->least_mark, sheet->most_mark) : nullptr;
}

}  // namespace hands
