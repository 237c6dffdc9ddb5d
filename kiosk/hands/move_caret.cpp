// The caret drawn through a text by its handle. Where the contact is elsewhere on the paper, the note is moved instead.
#include "hands/hand.h"
#include "hands/writing.h"

namespace hands {
namespace {

class MoveCaret final : public Hand {
 public:
  MoveCaret(Room& room, Writing& writing, std::uint64_t session) : Hand(room), writing_(writing), session_(session) {}
  // The finger is below the line that it points at, so that the line is seen.
  void move(const gesture::Gesture& g) override {
    const Id record = writing_.record_of(session_);
    const auto place = record ? room_.scene.seen(room_.board(), room_.preview, record, room_.now_us) : std::nullopt;
    if (place) writing_.draw_caret(session_, g.at - base::rotated({0, scene::caret_handle_mm}, place->angle_deg));
  }
  void end(const gesture::Gesture&) override { writing_.drop_caret(session_); }
  void cancel() override { writing_.drop_caret(session_); }

 private:
  Writing& writing_;
  std::uint64_t session_;
};

}  // namespace

HandRef make_move_caret(Room& room, Desk& desk, const gesture::Gesture& g) {
  if (g.target.part != scene::caret_handle) return make_move_note(room, desk, g);
  if (!desk.writing.record_of(g.target.id)) return nullptr;
  return std::make_unique<MoveCaret>(room, desk.writing, g.target.id);
}

}  // namespace hands
