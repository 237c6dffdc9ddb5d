// A theme by its strip: all its notes come along, turned together. One deed.
#include "hands/hand.h"
#include "hands/put_down.h"

namespace hands {
namespace {

class MoveTheme final : public Hand {
 public:
  MoveTheme(Room& room, Id theme, Id seat, const gesture::Gesture& g) : Hand(room), theme_(theme), seat_(seat), grip_(g.grip) {
    room.preview.themes.push_back({g.grip, theme, g.from, g.from, 0});
    room.sound(sound::Cue::pick, g.from, seat);
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    if (scene::HeldTheme* held = find()) {
      // The whole way so far as one turn about the first grip point: p -> at + R(turn)(p - from).
      held->at = g.to + base::rotated(held->at - g.from, g.turn_deg);
      held->turn_deg = base::normalized_deg(held->turn_deg + (room_.plan().upright ? 0 : g.turn_deg));
    }
    room_.touch_preview();
  }

  void sheet_moved(const scene::SheetView& before) override {
    if (scene::HeldTheme* held = find()) held->at = room_.under_finger(held->at, before);
  }

  void end(const gesture::Gesture& g) override {
    if (!find()) return;
    const board::Theme* theme = room_.board().themes.find_live(theme_);
    store::Draft draft(room_.actor(seat_));
    struct Moved {
      Id note;
      board::Placement from;
    };
    std::vector<Moved> moved;
    if (theme) {
      const scene::Plan& plan = room_.plan();
      const Id sheet = plan.sheet_id;
      std::int64_t rank = room_.rank_above();
      for (const Id id : room_.scene.notes_in_order()) {
        const board::Note* note = room_.board().notes.find_live(id);
        if (!note || note->theme != theme_) continue;
        auto place = room_.scene.seen(room_.board(), room_.preview, id, room_.now_us);
        if (!place) continue;
        moved.push_back({id, *place});
        place->at = plan.keep_on_glass(place->at, place->width_mm > 0 ? place->width_mm : plan.note_width);
        place->rank = rank++;
        board::Fields fields = fields_of_place(room_, id, note->paper, *place);
        std::erase_if(fields, [](const board::Field& f) { return f.property == board::Property::theme; });
        draft.set(board::RecordKind::note, id, std::move(fields));
      }
      if (const board::Placement* own = theme->places.find(sheet)) {
        const scene::HeldTheme& held = *find();
        board::Placement place = *own;
        place.at = plan.sheet.clamp(held.at + base::rotated(own->at - held.from, held.turn_deg));
        place.angle_deg = base::normalized_deg(own->angle_deg + held.turn_deg);
        draft.set(board::RecordKind::theme, theme_, {{board::Property::place, place, sheet}});
      }
    }
    cancel();
    if (draft.empty()) return;
    if (room_.commit(std::move(draft), room_.view().to_glass(g.at), seat_)) {
      room_.sound(sound::Cue::drop, g.at, seat_);
      return;
    }
    for (const Moved& m : moved) room_.glide(m.note, m.from, scene::Glide::Kind::spring);
  }

  void cancel() override {
    std::erase_if(room_.preview.themes, [&](const scene::HeldTheme& t) { return t.grip == grip_; });
    room_.touch_preview();
  }

 private:
  scene::HeldTheme* find() {
    for (scene::HeldTheme& held : room_.preview.themes)
      if (held.grip == grip_) return &held;
    return nullptr;
  }
  Id theme_, seat_;
  std::uint64_t grip_;
};

}  // namespace

HandRef make_move_theme(Room& room, Desk&, const gesture::Gesture& g) {
  const Id theme{g.target.id};
  if (!room.board().themes.find_live(theme)) return nullptr;
  return std::make_unique<MoveTheme>(room, theme, room.seat_of(g), g);
}

}  // namespace hands
