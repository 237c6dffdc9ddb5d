// A row of a table taken by its handle to another place among the rows. Its notes go with it: they lie in it, and not on the glass.
#include <algorithm>

#include "board/fractional_index.h"
#include "hands/hand.h"
#include "workshop/cells.h"

namespace hands {
namespace {

class MoveRow final : public Hand {
 public:
  MoveRow(Room& room, Id row, Id seat, double y, const gesture::Gesture& g) : Hand(room), seat_(seat), grip_(g.grip) {
    room.preview.rows.push_back({g.grip, row, y, y});
    room.sound(sound::Cue::pick, g.at, seat);
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    if (scene::HeldRow* held = find()) {
      held->y += g.to.y - g.from.y;
      held->lands_y = gap(*held).y;
    }
    room_.touch_preview();
  }

  void end(const gesture::Gesture& g) override {
    const scene::HeldRow* found = find();
    if (!found) return;
    const scene::HeldRow held = *found;
    const Gap to = gap(held);
    cancel();
    const board::Row* row = room_.board().rows.find_live(held.row);
    if (!row || !room_.plan().table) return;
    // Among all rows, those of other pages too.
    std::vector<Id> all = workshop::rows_of(room_.board(), row->sheet);
    std::erase(all, held.row);
    const auto at = to.before ? std::find(all.begin(), all.end(), to.before) : to.after ? std::next(std::find(all.begin(), all.end(), to.after)) : all.end();
    const std::string before = at == all.begin() ? std::string() : room_.board().rows.find(*std::prev(at))->order;
    const std::string after = at == all.end() ? std::string() : room_.board().rows.find(*at)->order;
    const bool stays = row->order > before && (after.empty() || row->order < after);
    if (stays || (!after.empty() && before >= after)) return;  // where it was; or two rows that share a place, between which there is none
    store::Draft draft(room_.actor(seat_));
    draft.set(board::RecordKind::row, held.row, {{board::Property::order, board::order_between(before, after)}});
    if (room_.commit(std::move(draft), room_.view().to_glass(g.at), seat_)) room_.sound(sound::Cue::drop, g.at, seat_);
  }

  void cancel() override {
    std::erase_if(room_.preview.rows, [&](const scene::HeldRow& r) { return r.grip == grip_; });
    room_.touch_preview();
  }

 private:
  // Between which of the other rows that are shown it would come to lie.
  struct Gap {
    Id before, after;  // the row that it would lie before, and the one after which it would
    double y = 0;      // of the line between them, on the glass
  };
  Gap gap(const scene::HeldRow& held) const {
    Gap out;
    out.y = held.y;
    const auto& table = room_.plan().table;
    if (!table) return out;
    const double down = table->turned ? -1 : 1;  // towards the reader
    double edge = 0;
    for (const auto& row : table->rows) {
      if (row.row == held.row) continue;
      const double middle = row.box.centre().y, half = row.box.height() / 2;
      if ((middle - held.y) * down > 0) {
        out.before = row.row;
        edge = middle - down * half;
        break;
      }
      out.after = row.row;
      edge = middle + down * half;
    }
    if (out.before || out.after) out.y = edge;
    return out;
  }
  scene::HeldRow* find() {
    for (scene::HeldRow& held : room_.preview.rows)
      if (held.grip == grip_) return &held;
    return nullptr;
  }
  Id seat_;
  std::uint64_t grip_;
};

}  // namespace

HandRef make_move_row(Room& room, Desk&, const gesture::Gesture& g) {
  const Id row{g.target.id}, seat = room.seat_of(g);
  if (!room.store->rules().allow.row && seat) {
    room.say("refused.not_now", room.view().to_glass(g.at), seat);
    return nullptr;
  }
  const auto& table = room.plan().table;
  if (!table) return nullptr;
  for (const auto& each : table->rows)
    if (each.row == row) return std::make_unique<MoveRow>(room, row, seat, each.box.centre().y, g);
  return nullptr;
}

}  // namespace hands
