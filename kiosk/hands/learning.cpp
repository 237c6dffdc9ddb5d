#include "hands/learning.h"

#include <algorithm>

#include "hands/writing.h"
#include "workshop/walk.h"

namespace hands {
using board::Property;
using board::RecordKind;

namespace {

constexpr std::size_t kMostQuestions = 3;  // on the map at once: more could not be told apart

const workshop::Teaching* teaching(Room& room) {
  return room.store && room.scene.definition() ? workshop::teaching_now(*room.scene.definition(), room.board()) : nullptr;
}

}  // namespace

void turn_label(Room& room, Id id, Vec at, Id seat) {
  const board::Label* label = room.board().labels.find_live(id);
  const auto kinds = static_cast<std::int64_t>(room.scene.definition() ? room.scene.definition()->kinds.size() : 0);
  if (!label || kinds < 2) return;
  store::Draft draft(room.actor(seat));
  board::Fields fields{{Property::meaning, (label->meaning + 1) % kinds}};
  if (seat) fields.push_back({Property::seat, seat});
  draft.set(RecordKind::label, id, std::move(fields));
  if (room.commit(std::move(draft), at, seat)) room.sound(sound::Cue::stick, at, seat);
}

void train(Room& room, Vec at, Id seat) {
  const workshop::Teaching* lesson = teaching(room);
  if (!lesson) return;
  const Id sheet = room.plan().sheet_id;
  const auto labels = workshop::labels_on(*lesson, room.board(), sheet);
  if (workshop::count_labels(labels) == 0 || workshop::labels_not_learnt(*lesson, room.board(), sheet) == 0) return;
  store::Draft draft(room.actor(seat));
  draft.create(RecordKind::training, room.store->new_id(),
               {{Property::sheet, sheet}, {Property::examples, workshop::write_examples(labels)}, {Property::seat, seat}});
  if (!room.commit(std::move(draft), at, seat)) return;
  room.preview.questioned.clear();  // they were about another machine
  room.sound(sound::Cue::drop, at, seat);
  room.touch_preview();
}

void ask_why(Room& room, std::uint64_t test) {
  const workshop::Teaching* lesson = teaching(room);
  if (!lesson || test == 0 || test > lesson->tests.size()) return;
  auto& asked = room.preview.questioned;
  const std::size_t number = test - 1;
  if (std::erase(asked, number) == 0) {
    asked.push_back(number);
    if (asked.size() > kMostQuestions) asked.erase(asked.begin());
  }
  room.touch_preview();
}

void regroup(Room& room, int by, Vec at, Id seat) {
  const workshop::Teaching* lesson = teaching(room);
  if (!lesson) return;
  const Id sheet = room.plan().sheet_id;
  const auto now = static_cast<std::int64_t>(workshop::group_count(*lesson, room.board(), sheet));
  const auto wanted = std::clamp<std::int64_t>(now + by, workshop::fewest_groups, workshop::most_groups);
  if (wanted == now) return;
  store::Draft draft(room.actor(seat));
  draft.set(RecordKind::sheet, sheet, {{Property::groups, wanted}});
  if (room.commit(std::move(draft), at, seat)) room.sound(sound::Cue::drop, at, seat);
}

void name_group(Room& room, Writing& writing, std::uint64_t group, Vec at, Id seat) {
  const workshop::Teaching* lesson = teaching(room);
  if (!lesson || group == 0) return;
  const Id sheet = room.plan().sheet_id;
  const std::size_t count = workshop::group_count(*lesson, room.board(), sheet);
  if (group > count) return;
  const board::Label* label = workshop::name_of(room.board(), sheet, count, group - 1);
  Id id = label ? label->id : Id{};
  if (!id) {
    id = room.store->new_id();
    store::Draft draft(room.actor(seat));
    draft.create(RecordKind::label, id,
                 {{Property::sheet, sheet},
                  {Property::about, static_cast<std::int64_t>(group - 1)},
                  {Property::among, static_cast<std::int64_t>(count)},
                  {Property::title, std::string()},
                  {Property::seat, seat}});
    if (!room.commit(std::move(draft), at, seat)) return;
  }
  writing.open(RecordKind::label, id, Property::title, seat, at, OnScreen::yes);
}

bool walk_to(Room& room, std::uint64_t stop, Vec at, Id seat) {
  const workshop::Teaching* lesson = teaching(room);
  const Id sheet = room.plan().sheet_id;
  const board::Sheet* record = room.store ? room.board().sheets.find(sheet) : nullptr;
  if (!lesson || !record || stop == 0 || stop > workshop::kStops.size()) return false;
  auto stops = workshop::read_walk(record->walk);
  const auto to = static_cast<workshop::Stop>(stop - 1);
  if (stops.back() == to) return false;
  switch (workshop::may_go(*room.scene.definition(), *lesson, stops, to)) {
    case workshop::Leads::no: room.say("refused.no_way_there", at, seat); return false;
    case workshop::Leads::test_failed: room.say("refused.test_failed", at, seat); return false;
    case workshop::Leads::yes: break;
  }
  stops.push_back(to);
  store::Draft draft(room.actor(seat));
  draft.set(RecordKind::sheet, sheet, {{Property::walk, workshop::write_walk(stops)}});
  if (!room.commit(std::move(draft), at, seat)) return false;
  room.sound(sound::Cue::drop, at, seat);
  return true;
}

}  // namespace hands
