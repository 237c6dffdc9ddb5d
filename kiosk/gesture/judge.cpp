// The verdicts: possible, then began, then ended or failed, once for each recogniser that entered for a contact.
// Read by whoever wonders why a gesture won.
#include <algorithm>
#include <cassert>
#include <utility>

#include "gesture/recogniser.h"

namespace gesture {

namespace {
bool running(Stage stage) { return stage == Stage::possible || stage == Stage::began; }
}  // namespace

Judge::Judge(const Thresholds& thresholds) : thresholds_(thresholds), recognisers_(all_recognisers()) {
  assert(recognisers_.size() <= kMostRecognisers);
  for (std::size_t i = 0; i < recognisers_.size(); ++i) recognisers_[i]->index = i;
  live_.reserve(256);
}

int Judge::contacts_on(const Target& target) const {
  return static_cast<int>(std::count_if(live_.begin(), live_.end(), [&](const LiveContact* c) { return !c->dumb && !c->apart && c->target == target; }));
}

Gesture& Judge::emit(Kind kind, const LiveContact& contact) {
  Gesture g{};
  g.kind = kind;
  g.target = contact.target;
  g.contact = contact.key;
  g.at = g.from = g.to = contact.at;
  g.start = contact.start;
  g.pressure = contact.pressure;
  g.time_us = now_us_;
  return out_->emplace_back(g);
}

void Judge::touch(LiveContact& contact) {
  contact.touching = true;
  emit(Kind::touch, contact);
}

void Judge::untouch(LiveContact& contact) {
  if (!std::exchange(contact.touching, false)) return;
  emit(Kind::untouch, contact);
}

void Judge::claim(LiveContact& contact, const Recogniser& winner, Sparing sparing) {
  Stage& stage = contact.stages[winner.index];
  if (stage == Stage::possible) stage = Stage::began;
  if (!winner.competes()) return;
  for (const auto& r : recognisers_) {
    if (r->index == winner.index || !r->competes() || contact.stages[r->index] != Stage::possible) continue;
    if (sparing == Sparing::after_hold && r->after_hold()) continue;
    fail(contact, *r);
    r->lost(contact, *this);
  }
}

void Judge::finish(LiveContact& contact, const Recogniser& winner) {
  if (!running(contact.stages[winner.index])) return;
  contact.stages[winner.index] = Stage::ended;
  ++tally_.won;
}

void Judge::fail(LiveContact& contact, const Recogniser& loser) {
  if (!running(contact.stages[loser.index])) return;
  contact.stages[loser.index] = Stage::failed;
  ++tally_.failed;
}

void Judge::fail_all(LiveContact& contact) {
  for (const auto& r : recognisers_) {
    if (!r->competes() || contact.stages[r->index] != Stage::possible) continue;
    fail(contact, *r);
    r->lost(contact, *this);
  }
}

void Judge::enter(LiveContact& contact) { live_.push_back(&contact); }

void Judge::leave(LiveContact& contact) { live_.erase(std::find(live_.begin(), live_.end(), &contact)); }

bool Judge::refuses(const Hit& hit) const {
  return std::any_of(recognisers_.begin(), recognisers_.end(), [&](const auto& r) { return r->refuses(hit); });
}

bool Judge::waits(const LiveContact& contact) const {
  return std::any_of(recognisers_.begin(), recognisers_.end(),
                     [&](const auto& r) { return contact.stages[r->index] == Stage::possible && r->waits(contact.wants); });
}

template <class Call>
void Judge::each_running(LiveContact& contact, Call call) {
  for (const auto& r : recognisers_)
    if (running(contact.stages[r->index])) call(*r);
}

void Judge::begin(LiveContact& contact) {
  // All enter before the first may claim: who comes first in the list decides nothing but the order of what is told.
  for (const auto& r : recognisers_) {
    if (!r->wanted(contact.wants)) continue;
    contact.stages[r->index] = Stage::possible;
    ++tally_.entered;
  }
  each_running(contact, [&](Recogniser& r) { r.begin(contact, *this); });
}

void Judge::move(LiveContact& contact) {
  each_running(contact, [&](Recogniser& r) { r.move(contact, *this); });
}

void Judge::still(LiveContact& contact) {
  each_running(contact, [&](Recogniser& r) { r.still(contact, *this); });
}

void Judge::end(LiveContact& contact) {
  each_running(contact, [&](Recogniser& r) { r.end(contact, *this); });
  close(contact);
}

void Judge::cancel(LiveContact& contact) {
  each_running(contact, [&](Recogniser& r) { r.cancel(contact, *this); });
  close(contact);
}

void Judge::close(LiveContact& contact) {
  each_running(contact, [&](Recogniser& r) { fail(contact, r); });
}

void Judge::frame() {
  for (const auto& r : recognisers_) r->frame(*this);
}

void Judge::forget(const Target& target) {
  for (const auto& r : recognisers_) r->forget(target);
}

}  // namespace gesture
