// A wall's sheet drawn nearer and about by two fingers, for everybody: nothing on it moves.
#include "hands/hand.h"

namespace hands {
namespace {

class MoveSheet final : public Hand {
 public:
  MoveSheet(Room& room, std::uint64_t grip) : Hand(room), before_(room.view()) { room.preview.sheet_grip = grip; }

  void move(const gesture::Gesture& g) override {
    scene::SheetView& view = room_.preview.sheet_view;
    const scene::SheetView was = view;
    view = view.moved(g.from, g.to, g.scale, room_.plan().sheet);
    if (!(view == was)) room_.touch_preview();
  }
  void end(const gesture::Gesture&) override {
    room_.preview.sheet_grip = 0;
    room_.touch_preview();
  }
  void cancel() override {
    room_.preview.sheet_view = before_;
    end({});
  }

 private:
  scene::SheetView before_;
};

}  // namespace

HandRef make_move_sheet(Room& room, Desk&, const gesture::Gesture& g) {
  if (room.preview.sheet_grip != 0) return nullptr;  // one view, one hand
  return std::make_unique<MoveSheet>(room, g.grip);
}

}  // namespace hands
