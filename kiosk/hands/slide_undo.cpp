// The knob of a card "Annuler ici". It is the one hand that does while it moves: what is taken back is seen at each stop, where it
// was on the board, and sliding forth brings it back. A contact that dies leaves everything as it found it.
#include <algorithm>
#include <cmath>

#include "hands/hand.h"
#include "hands/undo_here.h"
#include "scene/undo_card.h"

namespace hands {
namespace {

constexpr double kMeant = 0.6;  // of the way to a stop: a finger that trembles between two does not go to and fro

class SlideUndo final : public Hand {
 public:
  SlideUndo(Room& room, std::uint64_t session, std::size_t stop) : Hand(room), session_(session), before_(stop), knob_(static_cast<double>(stop)) {}

  void move(const gesture::Gesture& g) override {
    scene::UndoCard* card = undo_card(room_, session_);
    if (!card) return;
    const double pitch = scene::undo_card::track(room_.tokens(), *card).pitch();
    if (pitch <= 0) return;
    knob_ = std::clamp(knob_ + base::rotated(g.to - g.from, -card->pose.angle_deg).x / pitch, 0.0, static_cast<double>(card->stops()));
    if (std::abs(knob_ - static_cast<double>(card->rows.size())) > kMeant) slide_to(room_, *card, static_cast<std::size_t>(std::lround(knob_)));
    card->knob = knob_ = std::min(knob_, static_cast<double>(card->stops()));
    room_.touch_preview();
  }
  void end(const gesture::Gesture&) override { let_go(); }
  void cancel() override {
    if (scene::UndoCard* card = undo_card(room_, session_)) slide_to(room_, *card, before_);
    let_go();
  }

 private:
  void let_go() {
    scene::UndoCard* card = undo_card(room_, session_);
    if (!card) return;
    card->knob.reset();
    refresh_undo(room_);
  }

  std::uint64_t session_;
  std::size_t before_;
  double knob_;  // stops from the left end
};

}  // namespace

HandRef make_slide_undo(Room& room, Desk&, const gesture::Gesture& g) {
  const scene::UndoCard* card = undo_card(room, g.target.id);
  return card ? std::make_unique<SlideUndo>(room, card->session, card->rows.size()) : nullptr;
}

}  // namespace hands
