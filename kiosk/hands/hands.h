// From gestures to previews and changes: each drag is a hand of its own, each tap an act. Read by app. One thread, the frame's.
#pragma once
#include <span>
#include <unordered_map>
#include <vector>

#include "hands/brought.h"
#include "hands/cells.h"
#include "hands/costs.h"
#include "hands/hand.h"
#include "hands/ink.h"
#include "hands/lenses.h"
#include "hands/pointing.h"
#include "hands/room.h"
#include "hands/writing.h"

namespace hands {

class Hands {
 public:
  Hands(scene::Scene& scene, scene::Preview& preview, const base::Texts& texts);

  // Another workshop, or none: everything in the air is dropped first.
  void use(store::Store* store);
  // What an arena asks when a contact begins.
  gesture::Hit hit(Vec at, const contact::ContactKey& contact);
  // This frame's contacts (for halos) and gestures.
  void contacts(const contact::ContactFrame& frame, std::int64_t now_us);
  void take(const std::vector<gesture::Gesture>& gestures, std::int64_t now_us);
  // And of its physical keyboards, before the gestures: a place is touched while a key is held.
  void typed(std::span<const keys::Event> events, std::int64_t now_us);
  // Time passing: key repeat, saving of texts, things that have arrived, messages that have been read.
  void tick(std::int64_t now_us);
  std::int64_t next_deadline_us() const;
  // Told of each change after the scene was.
  void changed(std::span<const board::Change> changes);
  // Texts and inks in the making are put down; nothing typed is lost. Before another step, a photo's end, the end.
  void put_everything_down();
  // Another view of the sheet; what is in the air stays under its hands.
  void show_sheet(const scene::SheetView& view);

  Writing& writing() { return writing_; }
  Ink& ink() { return ink_; }
  std::vector<Request> take_requests() { return std::exchange(room_.requests, {}); }
  std::vector<Heard> take_sounds() { return std::exchange(room_.heard, {}); }
  // True while a hand holds something, writes, or has a ring or lasso open.
  bool busy() const { return !hands_.empty(); }
  Room& room() { return room_; }

 private:
  void take(const gesture::Gesture& told);
  void move(Hand& hand, const gesture::Gesture& g);
  void turn_meaning(Id dot, Vec at);
  void tap(const gesture::Gesture& g);
  void double_tap(const gesture::Gesture& g);
  void hold(const gesture::Gesture& g);
  void button(const gesture::Gesture& g, scene::Target target);
  void ring_act(scene::Action action, std::uint64_t session, std::uint32_t row, const gesture::Gesture& g);
  void lasso_act(scene::Action action, std::uint64_t session, std::uint32_t row, const gesture::Gesture& g);
  void to_pen(std::uint64_t writing);
  void to_keys(std::uint64_t inking);
  void close_menus_near(Vec at);
  void add_stage(const gesture::Gesture& g);
  void agree(int group, const gesture::Gesture& g);
  void row_act(scene::Action action, Id row, const gesture::Gesture& g);

  Room room_;
  Writing writing_;
  Ink ink_;
  Pointing pointing_;
  Lenses lenses_;
  Neighbours neighbours_;
  NumberPads number_pads_{room_};
  Brought brought_{room_, writing_};
  Desk desk_{writing_, ink_};
  std::unordered_map<std::uint64_t, HandRef> hands_;  // by grip
  std::int64_t wall_seat_until_us_ = 0;
  bool history_grew_ = false;  // since the last tick: cards that tell of it are filled anew
};

}  // namespace hands
