// A label carried to an example: one that is new, from a place or the tray, or one taken off another example. On one that is labelled it
// takes the other's place; let go beside them all, it is gone, as it came.
#include <algorithm>

#include "hands/hand.h"
#include "workshop/lesson.h"

namespace hands {
namespace {

using board::Property;
using board::RecordKind;

class StickLabel final : public Hand {
 public:
  StickLabel(Room& room, Id label, std::int64_t meaning, Id seat, const gesture::Gesture& g) : Hand(room), grip_(g.grip) {
    room.preview.labels.push_back({g.grip, label, meaning, seat, g.at, -1});
    room.sound(sound::Cue::pick, g.at, seat);
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    if (scene::HeldLabel* held = find()) {
      held->at = g.at;
      held->over = example_at(g.at);
    }
    room_.touch_preview();
  }

  void sheet_moved(const scene::SheetView& before) override {
    scene::HeldLabel* held = find();
    if (!held) return;
    held->at = room_.under_finger(held->at, before);
    held->over = example_at(held->at);
  }

  void end(const gesture::Gesture& g) override {
    const scene::HeldLabel* found = find();
    if (!found) return;
    const scene::HeldLabel held = *found;
    cancel();
    const std::int64_t example = example_at(g.at);
    store::Draft draft(room_.actor(held.seat));
    write(draft, held, example);
    if (!draft.empty() && room_.commit(std::move(draft), room_.view().to_glass(g.at), held.seat))
      room_.sound(example >= 0 ? sound::Cue::stick : sound::Cue::drop, g.at, held.seat);
  }

  void cancel() override {
    std::erase_if(room_.preview.labels, [&](const scene::HeldLabel& l) { return l.grip == grip_; });
    room_.touch_preview();
  }

 private:
  scene::HeldLabel* find() {
    for (scene::HeldLabel& label : room_.preview.labels)
      if (label.grip == grip_) return &label;
    return nullptr;
  }

  // What is there now is looked up: somebody else may have labelled the example meanwhile, or taken this label away.
  void write(store::Draft& draft, const scene::HeldLabel& held, std::int64_t example) {
    const Id sheet = room_.plan().sheet_id;
    const board::Label* own = held.label ? room_.board().labels.find_live(held.label) : nullptr;
    if (held.label && !own) return;
    if (example < 0) {
      if (own) draft.remove(RecordKind::label, own->id);
      return;
    }
    if (own && own->about == example) return;
    const auto signed_by = [&](board::Fields fields) {
      if (held.seat) fields.push_back({Property::seat, held.seat});
      return fields;
    };
    const auto& labels = room_.board().labels;
    const auto there =
        std::find_if(labels.begin(), labels.end(), [&](const board::Label& l) { return !l.removed && l.sheet == sheet && l.among == 0 && l.about == example; });
    if (there != labels.end()) {
      if (there->meaning != held.meaning) draft.set(RecordKind::label, there->id, signed_by({{Property::meaning, held.meaning}}));
      if (own) draft.remove(RecordKind::label, own->id);
    } else if (own) {
      draft.set(RecordKind::label, own->id, signed_by({{Property::about, example}}));
    } else {
      draft.create(RecordKind::label, room_.store->new_id(),
                   {{Property::sheet, sheet}, {Property::about, example}, {Property::meaning, held.meaning}, {Property::seat, held.seat}});
    }
  }

  // On its card, or within 14 mm of it.
  std::int64_t example_at(Vec at) const {
    const scene::Plan& plan = room_.scene.plan();
    if (!plan.learner) return -1;
    if (!room_.view().whole() && !plan.sheet.contains(room_.view().to_glass(at))) return -1;  // hidden there
    std::int64_t near = -1;
    double nearest = 14;
    for (std::size_t i = 0; i < plan.learner->examples.size(); ++i) {
      const Vec local = plan.learner->examples[i].to_local(at), half = plan.learner->card * 0.5;
      const double away = std::max(std::abs(local.x) - half.x, std::abs(local.y) - half.y);
      if (away <= 0) return static_cast<std::int64_t>(i);
      if (away < nearest) nearest = away, near = static_cast<std::int64_t>(i);
    }
    return near;
  }
  std::uint64_t grip_;
};

}  // namespace

HandRef make_stick_label(Room& room, Desk&, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g);
  if (!room.store->rules().allow.label && seat) {
    room.say("refused.not_now", room.view().to_glass(g.at), seat);
    return nullptr;
  }
  if (static_cast<scene::TargetKind>(g.target.kind) == scene::TargetKind::label)
    return std::make_unique<StickLabel>(room, Id{}, static_cast<std::int64_t>(g.target.part), g.target.id ? Id{g.target.id} : seat, g);
  const board::Label* label = room.board().labels.find_live(Id{g.target.id});
  if (!label) return nullptr;
  return std::make_unique<StickLabel>(room, label->id, label->meaning, seat, g);
}

}  // namespace hands
