// The workshops of this table, while none of them is open: listed for the home screen, copied, put away and brought back.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "app/drives.h"
#include "app/kiosk.h"
#include "board/copy.h"
#include "words/words.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using board::Property;
using board::RecordKind;

fs::path newest_photo(const fs::path& folder) {
  std::error_code error;
  fs::path newest;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (is_picture_name(entry.path().filename().string()) && entry.path() > newest) newest = entry.path();
  return newest;
}

}  // namespace

void Kiosk::show_home() {
  scene_.set_screen(scene::Screen::home);
  scene_.set_definition(nullptr);
  auto& home = scene_.home();
  home.definitions.clear();
  for (const auto& definition : shelf_.definitions) home.definitions.push_back(&definition);
  home.set_aside.clear();
  if (!shelf_.mistakes.empty()) {
    const auto& first = shelf_.mistakes.front();
    home.set_aside = texts_("kept.set_aside", {first.file.filename().string(), std::to_string(first.line)});
  }
  home.resumable.clear();
  kept_.clear();
  ++kept_revision_;
  home.kept = 0;
  auto list = journal_->list();
  if (!list) return;
  for (const journal::Summary& s : *list) {
    panel::KeptWorkshop kept;
    kept.workshop = s.workshop;
    kept.title = s.title;
    if (const auto* definition = shelf_.find(s.definition)) kept.kind = definition->card_title.in(texts_.language());
    kept.letters = words::folded(kept.title + " " + kept.kind);
    kept.changed_ms = s.changed_ms;
    kept.notes = s.notes;
    kept.archived = s.archived;
    const fs::path newest = newest_photo(journal_->folder() / "workshops" / base::to_string(s.workshop) / "photos");
    if (!newest.empty()) kept.picture = scene_.picture_number(small_copy(newest).string());
    if (!kept.archived) home.resumable.push_back({kept.workshop, kept.title, kept.changed_ms, kept.notes, kept.picture});
    kept_.push_back(std::move(kept));
  }
  home.kept = kept_.size();
}

// One deed on the board of a workshop that nobody is at, as if it were open for that moment.
base::Status Kiosk::put_away(Id workshop, bool away) {
  if (store_) return base::Error{base::Fault::refused, "refused.workshop_open"};
  auto opened = journal_->load(workshop, 1);
  if (!opened) return opened.error();
  store::Store store(std::move(opened->board), workshop.table(), clock_);
  std::vector<journal::Entry> entries;
  store.subscribe_past([&](std::span<const store::Store::Past> past) {
    for (const auto& p : past) entries.push_back({p.change, p.inverse});
  });
  const auto done = store.commit(store::Draft(board::Actor::facilitator()).set(RecordKind::workshop, workshop, {{Property::archived, away}}));
  if (!done) return done.error();
  journal_->append(workshop, std::move(entries));
  return {};
}

base::Result<Id> Kiosk::duplicate(Id workshop) {
  if (store_) return base::Error{base::Fault::refused, "refused.workshop_open"};
  auto opened = journal_->load(workshop, 1);
  if (!opened) return opened.error();
  const auto table = journal_->next_table();
  if (!table) return table.error();
  const Id copy = Id::of(*table, 1);
  // Its pictures first: a board whose pictures are missing is worse than none.
  const fs::path from = journal_->pictures_folder(workshop), to = journal_->pictures_folder(copy);
  for (const board::Picture& picture : opened->board.pictures) {
    std::error_code error;
    if (picture.removed || !fs::exists(from / picture.file, error)) continue;
    if (!fs::copy_file(from / picture.file, to / picture.file, fs::copy_options::overwrite_existing, error))
      return base::Error{base::Fault::full_disk, "trouble.no_copy"};
  }
  store::Store store(board::Board{}, *table, clock_);
  // What is on the board was right when it came there, whatever its step asked.
  board::Rules rules;
  rules.dots_per_seat = static_cast<std::int64_t>(opened->board.dots.size());
  rules.min_note_mm = 0, rules.max_note_mm = 10'000;
  rules.max_notes = std::max(rules.max_notes, opened->board.notes.size());
  store.set_rules(rules);
  std::vector<journal::Entry> entries;
  store.subscribe_past([&](std::span<const store::Store::Past> past) {
    for (const auto& p : past) entries.push_back({p.change, p.inverse});
  });
  store::Draft draft{board::Actor{}};
  for (auto& birth : board::births_of(opened->board, copy)) draft.create(birth.kind, birth.record, std::move(birth.fields));
  draft.set(RecordKind::workshop, copy,
            {{Property::title, texts_("kept.copy_of", {opened->board.workshop().title})},
             {Property::archived, false},
             {Property::closed, false},
             {Property::created, clock_.wall_ms()}});
  if (const auto done = store.commit(std::move(draft)); !done) return done.error();
  journal_->append(copy, std::move(entries));
  return copy;
}

void Kiosk::take_kept_request(const panel::Request& request) {
  if (store_) return;
  base::Status done;
  if (request.what == panel::Request::What::resume) {
    panels_->close_all();
    done = open_workshop(request.record);
    if (done) return;
    open_panel(panel::Kind::kept, request.at, request.angle_deg);
  } else if (request.what == panel::Request::What::duplicate) {
    if (const auto copy = duplicate(request.record); !copy) done = copy.error();
  } else {
    done = put_away(request.record, request.number != 0);
  }
  show_home();
  if (done) return;
  spdlog::warn("{}: {}", base::to_string(request.record), done.error().message);
  panels_->refuse(request.panel, done.error().message, clock_.now_us());
}

void Kiosk::turn_shelf(int direction) {
  auto& home = scene_.home();
  home.page = direction > 0 ? home.page + 1 : home.page - std::min<std::size_t>(home.page, 1);  // how many there are, the glass says
}

}  // namespace app
