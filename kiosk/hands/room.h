// What every hand may see and use: the store, the scene, the previews, and the small questions they all ask. Read by the
// hands and by app, which owns it. One a workshop.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/texts.h"
#include "gesture/gesture.h"
#include "scene/scene.h"
#include "sound/cue.h"
#include "store/store.h"

namespace hands {
using base::Id;
using base::Vec;

// What a hand asks of the house, beyond the board: a photo, another step, a panel.
struct Request {
  scene::Action action = scene::Action::none;
  std::uint64_t id = 0;
  Id seat;
  Vec at;
  std::uint32_t row = 0;
};

// What can be heard of what hands did, where on the glass, and by whom.
struct Heard {
  sound::Cue cue{};
  Vec at;
  Id seat;
};

struct Room {
  Room(scene::Scene& in, scene::Preview& shown, const base::Texts& words) : scene(in), preview(shown), texts(words) {}
  scene::Scene& scene;
  scene::Preview& preview;
  const base::Texts& texts;
  store::Store* store = nullptr;  // null on the home screen
  std::int64_t now_us = 0;        // of this frame
  std::vector<Request> requests;  // taken by the app each frame
  std::vector<Heard> heard;       // the same

  // The record that a physical keyboard writes in: what was last tapped.
  struct Tapped {
    board::RecordKind kind{};
    Id record;
    Id seat;
  } last_tapped;

  const board::Board& board() const { return store->board(); }
  const scene::Plan& plan() { return scene.plan(store->board()); }
  const scene::Tokens& tokens() const { return scene.tokens(); }
  std::uint64_t new_session() { return ++sessions_; }
  void touch_preview() { ++preview.revision; }
  void sound(sound::Cue cue, Vec at, Id seat = {}) { heard.push_back({cue, at, seat}); }

  // ---- the wall's view of the sheet; a table always shows it whole ----
  bool sheet_is_free = false;  // two fingers may draw it nearer
  const scene::SheetView& view() const { return preview.sheet_view; }
  board::Placement on_glass(board::Placement on_sheet) const;
  // Where on the sheet lies now, under the same finger, what lay there under the view before.
  Vec under_finger(Vec on_sheet, const scene::SheetView& before) const { return view().to_sheet(before.to_glass(on_sheet)); }
  gesture::Gesture on_sheet(gesture::Gesture on_glass) const;
  // The nearest place at which a thing of this width can be seen, and lies on the sheet.
  Vec keep_seen(Vec at, double width_mm);

  // Whose contact: of the station or text it began on, else the seat that the wall's bar says, else the nearest station.
  Id seat_of(const gesture::Gesture& g) const;
  void remember_seat(const contact::ContactKey& contact, Id seat) { seats_[contact] = seat; }
  void forget_seat(const contact::ContactKey& contact) { seats_.erase(contact); }
  board::Actor actor(Id seat) const { return seat ? board::Actor::of_seat(seat) : board::Actor::facilitator(); }

  // Commits, and says a refusal to the person in their language where their hand is. Returns the group, 0 when refused.
  std::uint64_t commit(store::Draft draft, Vec at, Id seat);
  void say(const std::string& text_key, Vec at, Id seat, std::initializer_list<std::string_view> values = {});
  void tell_everybody(const std::string& text_key);  // in the middle, for both long sides
  double reading_angle(Vec at, Id seat);
  // The topmost note there, null where there is none.
  const board::Note* note_at(Vec on_sheet) const;
  // Puts a record above all others on this sheet; a photo or a picture above all prints.
  std::int64_t rank_above_prints() const;
  std::int64_t rank_above() { return scene.top_rank(store->board()) + 1; }
  // A thing let go at `from` that now lies elsewhere: the eye follows it there.
  void glide(Id record, const board::Placement& from, scene::Glide::Kind kind, std::int64_t delay_us = 0);

 private:
  std::uint64_t sessions_ = 0;
  std::unordered_map<contact::ContactKey, Id> seats_;
};

}  // namespace hands
