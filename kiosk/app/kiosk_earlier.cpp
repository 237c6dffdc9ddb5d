// A workshop that starts from another's result: which earlier ones have something to give, read off the frame's thread, and what becomes of
// it on this board.
#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/kiosk.h"
#include "board/fractional_index.h"
#include "workshop/thread.h"

namespace app {

using board::Property;
using board::RecordKind;

namespace {

constexpr std::size_t kMostEarlier = 12, kMostItems = 24;

// What an input of the workshop that is prepared takes: of a list, or of the question where `input` is empty.
struct Wish {
  std::string input, kind;
};
std::vector<Wish> wishes_of(const workshop::Definition& definition) {
  std::vector<Wish> wishes;
  if (!definition.challenge_from.empty()) wishes.push_back({{}, definition.challenge_from});
  for (const auto& items : definition.items)
    if (!items.from.empty()) wishes.push_back({items.id, items.from});
  return wishes;
}

}  // namespace

struct Kiosk::EarlierRead {
  std::mutex mutex;
  bool done = false;
  std::vector<panel::Earlier> entries;                // as the set-up shows them
  std::vector<std::vector<workshop::Handed>> handed;  // of each
  std::vector<panel::Earlier> shown;                  // the frame's own copy, once it is there
};

void Kiosk::read_earlier() {
  earlier_.reset();
  if (!store_ || !definition_) return;
  const std::vector<Wish> wishes = wishes_of(*definition_);
  if (wishes.empty()) return;
  earlier_ = std::make_shared<EarlierRead>();
  // The shelf's definitions stay where they are as long as the kiosk runs, and chores end before it does.
  chores_.ask([read = earlier_, wishes, own = workshop_, journal = journal_.get(), shelf = &shelf_, language = texts_.language(), wake = wake_] {
    std::vector<panel::Earlier> entries;
    std::vector<std::vector<workshop::Handed>> handed;
    auto list = journal->list();
    std::size_t looked_at = 0;
    for (const journal::Summary& summary : list ? *list : std::vector<journal::Summary>{}) {
      const workshop::Definition* definition = shelf->find(summary.definition);
      const auto fits = [&](const Wish& wish) { return definition && workshop::gives(*definition, wish.kind); };
      if (summary.workshop == own || !summary.closed || std::none_of(wishes.begin(), wishes.end(), fits) || ++looked_at > kMostEarlier) continue;
      auto opened = journal->load(summary.workshop, 1);
      for (const Wish& wish : wishes) {
        if (!fits(wish)) continue;
        panel::Earlier entry;
        entry.workshop = summary.workshop;
        entry.input = wish.input;
        entry.title = summary.title;
        entry.changed_ms = summary.changed_ms;
        auto things = opened ? workshop::handed_on(*definition, opened->board, wish.kind, language) : std::vector<workshop::Handed>{};
        if (!opened) entry.refusal = opened.error().fault == base::Fault::newer_version ? "earlier.newer" : "earlier.damaged";
        else if (things.empty()) entry.refusal = "earlier.nothing";
        entry.count = things.size();
        if (!wish.input.empty() || things.empty()) {
          entries.push_back(entry);
          handed.push_back(std::move(things));
          continue;
        }
        // A question is one of them.
        for (std::size_t i = 0; i < things.size(); ++i) {
          entry.text = things[i].text;
          entry.which = static_cast<std::int64_t>(i);
          entries.push_back(entry);
          handed.push_back({things[i]});
        }
      }
    }
    {
      const std::lock_guard lock(read->mutex);
      read->entries = std::move(entries);
      read->handed = std::move(handed);
      read->done = true;
    }
    if (wake) wake();
  });
}

const std::vector<panel::Earlier>* Kiosk::earlier_shown() {
  if (!earlier_) return nullptr;
  const std::lock_guard lock(earlier_->mutex);
  if (!earlier_->done) return nullptr;
  if (earlier_->shown.size() != earlier_->entries.size()) earlier_->shown = earlier_->entries;
  return &earlier_->shown;
}

// As the facilitator's one deed, so that one undo brings back what was there.
void Kiosk::start_from(Id earlier, const std::string& input, std::int64_t which) {
  if (!store_ || !definition_ || !earlier_) return;
  std::vector<workshop::Handed> things;
  {
    const std::lock_guard lock(earlier_->mutex);
    for (std::size_t i = 0; i < earlier_->entries.size(); ++i) {
      const panel::Earlier& entry = earlier_->entries[i];
      if (entry.workshop == earlier && entry.input == input && entry.which == which) things = earlier_->handed[i];
    }
  }
  if (things.empty()) return;
  store::Draft draft(board::Actor::facilitator());
  const auto field = [](Property property, board::Value value) { return board::Field{property, std::move(value), {}}; };
  if (input.empty()) {
    draft.set(RecordKind::workshop, workshop_,
              {field(Property::challenge, things.front().text), field(Property::origin, board::to_text(things.front().origin))});
  } else {
    for (const board::Note& note : store_->board().notes)
      if (!note.removed && note.source == input) draft.remove(RecordKind::note, note.id);
    for (std::size_t i = 0; i < things.size() && i < kMostItems; ++i)
      draft.create(RecordKind::note, store_->new_id(),
                   {field(Property::text, things[i].text), field(Property::source, input), field(Property::paper, workshop::paper_index("craie")),
                    field(Property::origin, board::to_text(things[i].origin))});
  }
  if (const auto done = store_->commit(std::move(draft)); !done) hands_->room().say(done.error().message, scene_.glass().size_mm * 0.5, {});
}

}  // namespace app
