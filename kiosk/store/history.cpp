// What was done, by whom, and how much of it was taken back: enough to undo here and not there, after a restart too.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "board/properties.h"
#include "store/store.h"
#include "store/way_back.h"

namespace store {
namespace {

// Whether the act says that its record lies on, or belongs to, something in the region: what came there and what left.
bool names_place_in(const Region& region, const board::Act& act) {
  const board::Fields* fields = board::fields_of(act);
  return fields && std::any_of(fields->begin(), fields->end(), [&](const board::Field& field) {
           const bool belongs = field.property == board::Property::note || field.property == board::Property::theme ||
                                field.property == board::Property::stage || field.property == board::Property::link_from ||
                                field.property == board::Property::link_to;
           // A place in a table is a place in one of its rows.
           const auto* place = field.value ? std::get_if<board::Placement>(&*field.value) : nullptr;
           if (place && place->cell.row && region.contains(place->cell.row)) return true;
           const Id* id = belongs && field.value ? std::get_if<Id>(&*field.value) : nullptr;
           return id && region.contains(*id);
         });
}

// Whether a text being typed can be kept as one step: the same properties of the same record, each found as it was
// left.
bool continues(const Store::Past& last, const Store::Past& next) {
  if (last.change.kind != next.change.kind || last.change.record != next.change.record) return false;
  const auto* before = std::get_if<board::Set>(&last.change.act);
  const auto* after = std::get_if<board::Set>(&next.change.act);
  const auto* found = std::get_if<board::Set>(&next.inverse);
  return before && after && found && before->fields == found->fields && before->fields.size() == after->fields.size();
}

}  // namespace

bool Store::is_whole(const Entry& entry) {
  return std::none_of(entry.changes.begin(), entry.changes.end(), [](const Done& done) { return done.taken_by != 0; });
}

bool Store::is_open_to(board::Actor actor, const Entry& entry) {
  // After a long walk back most deeds lie there taken back already: nothing need be worked out for those.
  const auto taken = [](const Done& done) { return done.taken_by != 0; };
  if (std::all_of(entry.changes.begin(), entry.changes.end(), taken)) return false;
  if (entry.actor == actor) return true;
  return actor.kind == board::Actor::Kind::facilitator && entry.actor.kind != board::Actor::Kind::system;
}

// Searched from the newest: what is asked for was nearly always touched a moment ago.
Store::Entry* Store::find_entry(std::uint64_t group) {
  const auto it = std::find_if(history_.rbegin(), history_.rend(), [&](const Entry& e) { return e.group == group; });
  return it == history_.rend() ? nullptr : &*it;
}

// The deed changed last is the newest in people's eyes, whenever it began.
Store::Entry& Store::entry_for(const board::Change& first) {
  // A group has the number of its first change: most are new, and need no search.
  const bool fresh = first.group == first.seq;
  const auto found = fresh ? history_.rend() : std::find_if(history_.rbegin(), history_.rend(), [&](const Entry& entry) { return entry.group == first.group; });
  if (found != history_.rend()) {
    std::rotate(std::prev(found.base()), found.base(), history_.end());
    return history_.back();
  }
  if (history_.size() >= kMostDeeds) history_.pop_front();
  return history_.emplace_back(Entry{first.group, first.actor, 0, {}});
}

void Store::extend(Entry& entry, Past past) {
  entry.at_ms = past.change.at_ms;
  if (!entry.changes.empty()) {
    Done& last = entry.changes.back();
    if (last.taken_by == 0 && continues(last.past, past)) {
      last.past.change = std::move(past.change);  // and its way back stays the first one's
      return;
    }
  }
  entry.changes.push_back({std::move(past), 0});
}

void Store::note_deed(std::vector<Past> past) {
  const board::Actor actor = past.front().change.actor;
  Entry& entry = entry_for(past.front().change);
  for (Past& one : past) extend(entry, std::move(one));
  for (Undone& undone : undone_) undone.passed |= undone.actor == actor;
  ++version_;
}

void Store::note_undo(std::uint64_t deed, std::vector<Past> past) {
  ++version_;
  Entry* entry = find_entry(deed);
  if (!entry) return;
  const board::Change& first = past.front().change;
  for (const Past& one : past) {
    for (Done& done : entry->changes) {
      if (done.taken_by == 0 && done.past.change.record == one.change.record) done.taken_by = first.group;
    }
  }
  if (undone_.size() >= kMostPassed) {
    const auto passed = std::find_if(undone_.begin(), undone_.end(), [](const Undone& undone) { return undone.passed; });
    if (passed != undone_.end()) undone_.erase(passed);
    else if (undone_.size() >= kMostDeeds) undone_.pop_front();
  }
  undone_.push_back({first.group, deed, first.actor, std::move(past), false});
}

void Store::note_redo(std::uint64_t undo) {
  ++version_;
  const auto undone = std::find_if(undone_.begin(), undone_.end(), [&](const Undone& u) { return u.group == undo; });
  if (undone == undone_.end()) return;
  if (Entry* entry = find_entry(undone->deed)) {
    for (Done& done : entry->changes) {
      if (done.taken_by == undo) done.taken_by = 0;
    }
  }
  undone_.erase(undone);
}

void Store::remember(std::span<const Past> past) {
  const std::uint64_t first = past.empty() ? 0 : past.front().change.seq;
  for (std::size_t i = 0; i < past.size();) {
    const board::Change& change = past[i].change;
    std::size_t end = i + 1;
    while (end < past.size() && past[end].change.group == change.group && past[end].change.undoes == change.undoes) ++end;
    const std::span<const Past> together = past.subspan(i, end - i);
    i = end;
    if (change.undoes == 0) {
      // A deed whose beginning is no longer known could only be taken back by half: it is a fact.
      if (change.group < first) continue;
      note_deed({together.begin(), together.end()});
    } else if (find_entry(change.undoes)) {
      note_undo(change.undoes, {together.begin(), together.end()});
    } else {
      note_redo(change.undoes);
    }
  }
}

bool Store::in_region(const Past& past, const Region* region) const {
  if (!region || region->contains(past.change.record)) return true;
  if (names_place_in(*region, past.change.act) || names_place_in(*region, past.inverse)) return true;
  const Id record = past.change.record;
  if (past.change.kind == board::RecordKind::dot) {
    const board::Dot* dot = board_.dots.find(record);
    return dot && region->contains(dot->note);
  }
  if (past.change.kind == board::RecordKind::stroke) {
    const board::Stroke* stroke = board_.strokes.find(record);
    return stroke && region->contains(stroke->note);
  }
  if (past.change.kind == board::RecordKind::link) {
    const board::Link* link = board_.links.find(record);
    return link && (region->contains(link->from) || region->contains(link->to));
  }
  return false;
}

// What one person made and another has moved, written on, voted for or put things into is no longer one person's to
// take away. The kiosk itself is nobody.
bool Store::taken_up_by_others(const Entry& entry, const board::Change& create) const {
  for (auto later = history_.rbegin(); later != history_.rend(); ++later) {
    if (later->changes.empty() || later->changes.back().past.change.seq < create.seq) break;
    if (later->actor == entry.actor || later->actor.kind == board::Actor::Kind::system) continue;
    for (const Done& done : later->changes) {
      const board::Change& change = done.past.change;
      if (done.taken_by != 0 || change.seq < create.seq) continue;
      if (change.record == create.record) return true;
      const board::Fields* fields = board::fields_of(change.act);
      if (!fields || board::is_removed(board_, change.kind, change.record)) continue;
      const bool names_it = std::any_of(fields->begin(), fields->end(), [&](const board::Field& field) {
        const Id* id = field.value ? std::get_if<Id>(&*field.value) : nullptr;
        const auto* place = field.value ? std::get_if<board::Placement>(&*field.value) : nullptr;
        const bool names = (id && *id == create.record) || (place && place->cell.row == create.record);
        return names && board::holds(board_, change.kind, change.record, field);
      });
      if (names_it) return true;
    }
  }
  return false;
}

std::vector<Line> Store::way_back_of(const Entry& entry, const Region* region) const {
  TracesByRecord traces;
  for (auto done = entry.changes.rbegin(); done != entry.changes.rend(); ++done) {
    if (done->taken_by == 0) traces.add_older(done->past);
  }
  std::vector<Line> lines;
  for (const Traces& one : traces.all()) {
    const auto here = [&](const Past* past) { return in_region(*past, region); };
    if (std::none_of(one.newest_first.begin(), one.newest_first.end(), here)) continue;
    if (const board::Change* create = creation(one)) {
      const bool there = board::is_removable_kind(one.kind) && !board::is_removed(board_, one.kind, one.record);
      if (there && !taken_up_by_others(entry, *create)) lines.push_back({one.kind, one.record, board::Remove{}});
      continue;
    }
    auto back = way_back(board_, one);
    std::move(back.begin(), back.end(), std::back_inserter(lines));
  }
  return lines;
}

std::vector<Line> Store::way_forth_of(const Undone& undone) const {
  TracesByRecord traces;
  for (auto past = undone.changes.rbegin(); past != undone.changes.rend(); ++past) traces.add_older(*past);
  std::vector<Line> lines;
  for (const Traces& one : traces.all()) {
    auto forth = way_back(board_, one);
    std::move(forth.begin(), forth.end(), std::back_inserter(lines));
  }
  return lines;
}

std::vector<Deed> Store::history_in(const Region& region, std::size_t at_most) const {
  std::vector<Deed> deeds;
  for (auto entry = history_.rbegin(); entry != history_.rend() && deeds.size() < at_most; ++entry) {
    Deed deed{entry->group, entry->actor, entry->at_ms, 0, {}, board::Property::key, false};
    for (const Done& done : entry->changes) {
      if (done.taken_by != 0 || !in_region(done.past, &region)) continue;
      if (deed.changes++ > 0) continue;
      const board::Change& change = done.past.change;
      const board::Fields* fields = board::fields_of(change.act);
      deed.kind = change.kind;
      deed.created = std::holds_alternative<board::Create>(change.act);
      if (!fields) deed.property = board::Property::removed;
      else if (!fields->empty()) deed.property = fields->front().property;
    }
    if (deed.changes > 0) deeds.push_back(deed);
  }
  return deeds;
}

const Store::Answer& Store::answer(board::Actor actor) const {
  auto it = std::find_if(answers_.begin(), answers_.end(), [&](const Answer& answer) { return answer.actor == actor; });
  if (it == answers_.end()) it = answers_.insert(answers_.end(), Answer{actor, 0, false, false});
  if (it->version == version_) return *it;
  it->version = version_;
  it->undo =
      std::any_of(history_.rbegin(), history_.rend(), [&](const Entry& entry) { return is_open_to(actor, entry) && !way_back_of(entry, nullptr).empty(); });
  it->redo = std::any_of(undone_.rbegin(), undone_.rend(),
                         [&](const Undone& undone) { return undone.actor == actor && !undone.passed && !way_forth_of(undone).empty(); });
  return *it;
}

}  // namespace store
