// What the house does beyond the board: opening and beginning workshops, steps, photos, settings.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <system_error>

#include "app/drives.h"
#include "app/kiosk.h"
#include "board/fractional_index.h"
#include "workshop/cells.h"
#include "workshop/one_by_one.h"
#include "workshop/proposed.h"
#include "workshop/rotation.h"
#include "workshop/sample.h"
#include "workshop/split.h"
#include "workshop/turns.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using board::Property;
using board::RecordKind;

}  // namespace

std::filesystem::path find_share() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (fs::path folder = program.parent_path(); !folder.empty() && folder != folder.root_path(); folder = folder.parent_path()) {
    if (fs::exists(folder / "assets" / "tokens.toml", error)) return folder;
    if (fs::exists(folder / "share" / "tablee" / "assets" / "tokens.toml", error)) return folder / "share" / "tablee";
  }
  return fs::current_path(error);
}

void Kiosk::go_home() {
  look_at_now();
  look_back_.reset();
  finish_photos();
  if (store_) {
    hands_->put_everything_down();
    // The clock stands while nobody is at the table.
    if (const board::Step* step = store_->board().current_step(); step && workshop::running(*step)) pause_or_go_on();
    hand_over();
    journal_->snapshot(workshop_, store_->board());
  }
  gestures_.clear();
  arena_->cancel_all(clock_.now_us(), gestures_);
  hands_->take(gestures_, clock_.now_us());
  hands_->use(nullptr);
  panels_->close_all();
  store_.reset();
  workshop_ = {};
  definition_ = nullptr;
  journal_->flush();
  scene_.home().page = 0;  // what was left lies on the first
  show_home();
}

void Kiosk::append(std::span<const store::Store::Past> past) {
  go_on_from_past(past);
  for (const auto& p : past) outgoing_.push_back({p.change, p.inverse});
}

void Kiosk::adopt(journal::Opened opened) {
  const std::uint64_t seq = opened.board.seq();
  definition_ = shelf_.find(opened.board.workshop().definition);
  store_ = std::make_unique<store::Store>(std::move(opened.board), workshop_.table(), clock_);
  std::vector<store::Store::Past> past;
  past.reserve(opened.recent.size());
  for (auto& entry : opened.recent) past.push_back({std::move(entry.change), std::move(entry.inverse)});
  store_->remember(past);
  store_->subscribe_past([this](std::span<const store::Store::Past> p) { append(p); });
  store_->subscribe([this](std::span<const board::Change> changes) {
    scene_.changed(store_->board(), changes);
    hands_->changed(changes);
    for (const board::Change& c : changes) {
      if (c.kind == RecordKind::workshop || c.kind == RecordKind::step || c.kind == RecordKind::seat || c.kind == RecordKind::sheet) {
        apply_rules();
        break;
      }
    }
  });
  learn_board();
  last_snapshot_seq_ = seq;
  hands_->use(store_.get());
  scene_.forget();
  scene_.set_definition(definition_);
  scene_.set_screen(scene::Screen::board);
  const auto folder = [&](const char* name) { return (journal_->folder() / "workshops" / base::to_string(workshop_) / name).string(); };
  scene_.set_folders(folder("pictures"), folder("photos"));
  apply_rules();
}

void Kiosk::apply_rules() {
  if (!store_ || !definition_) return;
  board::Rules rules = workshop::rules_now(*definition_, store_->board(), scene_.glass().size_mm);
  // Where an area lies is the plan's to say.
  const workshop::Step* step = workshop::current_step(*definition_, store_->board());
  const scene::Plan& plan = scene_.plan(store_->board());
  if (step && step->dots && plan.matrix)
    if (const auto* marked = plan.matrix->find(step->dots->in_area)) rules.dots_within = marked->box, rules.dots_sheet = plan.sheet_id;
  store_->set_rules(rules);
}

base::Result<Id> Kiosk::prepare(const workshop::Definition& definition) {
  auto table = journal_->next_table();
  if (!table) return table.error();
  workshop::Beginning beginning;
  beginning.language = texts_.language();
  beginning.wall = scene_.glass().mode == scene::Mode::wall;
  beginning.glass_mm = scene_.glass().size_mm;
  beginning.challenge = definition.challenge_sample.in(texts_.language());
  beginning.title = definition.card_title.in(texts_.language());
  std::vector<std::string> names;
  const auto sample = workshop::load_sample(workshop::sample_file(options_.samples / definition.id, texts_.language()));
  if (sample)
    for (const auto& person : sample->people) names.push_back(person.name);
  const std::size_t wanted = options_.seats > 0 ? static_cast<std::size_t>(options_.seats)
                                                : std::min<std::size_t>(names.empty() ? static_cast<std::size_t>(definition.min_people) : names.size(), 6);
  while (names.size() < wanted) names.push_back(texts_("setup.person", {std::to_string(names.size() + 1)}));
  names.resize(wanted);
  beginning.seats = workshop::spread_seats(names, beginning.wall);
  const auto& steps = definition.steps;
  if (const auto asks = std::find_if(steps.begin(), steps.end(), [](const auto& s) { return s.notes_per_seat > 0; }); asks != steps.end())
    beginning.notes_per_seat = asks->notes_per_seat;
  if (const auto votes = std::find_if(steps.begin(), steps.end(), [](const auto& s) { return s.dots.has_value(); }); votes != steps.end())
    beginning.dots_per_seat = votes->dots->per_seat;

  workshop_ = Id::of(*table, 1);
  beginning.pictures = copy_pictures(workshop_, options_.pictures.empty() ? options_.samples / definition.id : options_.pictures);
  adopt({});
  definition_ = &definition;
  scene_.set_definition(definition_);
  const auto births = workshop::begin(definition, beginning, clock_.wall_ms(), [this] { return store_->new_id(); });
  store::Draft draft{board::Actor{}};
  for (const auto& birth : births) {
    if (birth.kind == RecordKind::workshop) workshop_ = birth.record;
    draft.create(birth.kind, birth.record, birth.fields);
  }
  const auto done = store_->commit(std::move(draft));
  if (!done) return done.error();
  store::Draft unstarted{board::Actor{}};
  unstarted.set(RecordKind::workshop, workshop_, {{Property::current_step, Id{}}});
  (void)store_->commit(std::move(unstarted));
  learn_board();
  scene_.plan(store_->board());
  apply_rules();
  const base::Vec size = scene_.glass().size_mm;
  read_earlier();
  panels_->open(panel::Kind::setup, house(), size * 0.5, 0);
  return workshop_;
}

std::vector<workshop::Beginning::Picture> Kiosk::copy_pictures(Id workshop, const fs::path& folder) {
  std::vector<workshop::Beginning::Picture> out;
  std::error_code error;
  std::vector<fs::path> files;
  // A sample says which pictures are its own: each language may have others. Else it is all that lie there.
  const auto sample = workshop::load_sample(workshop::sample_file(folder, texts_.language()));
  const auto is_within = [](const fs::path& file) { return file.is_relative() && *file.lexically_normal().begin() != ".."; };
  if (sample && !sample->pictures.empty()) {
    for (const auto& picture : sample->pictures)
      if (is_picture_name(picture.file) && is_within(picture.file)) files.push_back(folder / picture.file);
  } else {
    for (const auto& entry : fs::directory_iterator(folder, error))
      if (entry.is_regular_file(error) && is_picture_name(entry.path().filename().string())) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    if (out.size() >= 40) break;
    const auto size = render::picture_size(file);
    if (!size) {
      spdlog::warn("{}: {}", file.string(), size.error().message);
      continue;
    }
    const fs::path to = journal_->pictures_folder(workshop) / file.filename();
    fs::copy_file(file, to, fs::copy_options::overwrite_existing, error);
    if (error) continue;
    std::string caption = file.stem().string();
    if (sample)
      for (const auto& p : sample->pictures)
        if (folder / p.file == file) caption = p.caption;
    out.push_back({file.filename().string(), caption, {static_cast<double>(size->width), static_cast<double>(size->height)}});
  }
  return out;
}

base::Status Kiosk::import_pictures(const fs::path& folder) {
  if (!store_) return base::Error{base::Fault::not_found, "picture.not_found"};
  const auto pictures = copy_pictures(workshop_, folder);
  if (pictures.empty()) return base::Error{base::Fault::not_found, "picture.not_found"};
  store::Draft draft(board::Actor::facilitator());
  for (const auto& picture : pictures) {
    draft.create(RecordKind::picture, store_->new_id(),
                 {{Property::file, picture.file}, {Property::caption, picture.caption}, {Property::size, picture.size_px}});
  }
  const auto done = store_->commit(std::move(draft));
  arrange_due_ = true;
  if (!done) return done.error();
  return {};
}

base::Status Kiosk::open_workshop(Id workshop) {
  auto opened = journal_->load(workshop);
  if (!opened) return opened.error();
  workshop_ = workshop;
  const std::int64_t alive = opened->last_alive_ms;
  if (!shelf_.find(opened->board.workshop().definition)) {
    workshop_ = {};
    return base::Error{base::Fault::not_found, "trouble.definition"};
  }
  const bool prepared = !opened->board.workshop().current_step;
  if (opened->board.workshop().mode == 1) set_mode(scene::Mode::wall);
  adopt(std::move(*opened));
  fit_to_glass();
  resume_clock(alive);
  scene_.plan(store_->board());
  if (prepared) read_earlier();
  if (prepared) panels_->open(panel::Kind::setup, house(), scene_.glass().size_mm * 0.5, 0);
  else arrange_due_ = true;
  return {};
}

// The clock goes on from the second where the kiosk was last alive, not from the minutes that it was away.
void Kiosk::resume_clock(std::int64_t last_alive_ms) {
  const board::Step* step = store_->board().current_step();
  if (step && step->speaker) {
    // So does whoever had the word.
    const std::int64_t away = std::max<std::int64_t>(0, clock_.wall_ms() - std::max(last_alive_ms, step->speaker_since_ms));
    store::Draft draft{board::Actor{}};
    draft.set(RecordKind::step, step->id, {{Property::speaker_since, step->speaker_since_ms + away}});
    (void)store_->commit(std::move(draft));
  }
  if (!step || !workshop::running(*step)) return;
  const std::int64_t until = std::clamp(last_alive_ms, step->running_since_ms, std::max(step->running_since_ms, clock_.wall_ms()));
  store::Draft draft{board::Actor{}};
  draft.set(RecordKind::step, step->id,
            {{Property::elapsed, step->elapsed_ms + (until - step->running_since_ms)}, {Property::running_since, clock_.wall_ms()}});
  (void)store_->commit(std::move(draft));
}

void Kiosk::start() {
  earlier_.reset();
  panels_->close_all();
  hands_->put_everything_down();
  go_to_step(0);
}

void Kiosk::go_to_step(int index) {
  if (!store_ || !definition_) return;
  const auto& steps = store_->board().steps;
  if (index < 0 || static_cast<std::size_t>(index) >= steps.size()) return;
  hands_->put_everything_down();
  gestures_.clear();
  arena_->cancel_all(clock_.now_us(), gestures_);
  hands_->take(gestures_, clock_.now_us());
  const board::Step& next = steps[static_cast<std::size_t>(index)];
  const board::Step* before = store_->board().current_step();
  if (before && before->id == next.id) return;
  const std::int64_t wall = clock_.wall_ms();
  store::Draft draft(board::Actor::facilitator());
  if (before && workshop::running(*before)) {
    draft.set(RecordKind::step, before->id, {{Property::elapsed, workshop::elapsed_ms(*before, wall)}, {Property::running_since, std::int64_t{0}}});
  }
  // Nobody takes a hidden note along: what its author kept until now is shared with the step.
  for (const auto& setting : workshop::turn_up(store_->board())) draft.set(setting.kind, setting.record, setting.fields);
  draft.set(RecordKind::workshop, workshop_, {{Property::current_step, next.id}});
  draft.set(RecordKind::step, next.id, {{Property::running_since, wall}});
  for (const auto& setting : workshop::begin_rounds(*definition_, next)) draft.set(setting.kind, setting.record, setting.fields);
  for (const auto& setting : workshop::begin_parts(*definition_, store_->board(), next)) draft.set(setting.kind, setting.record, setting.fields);
  for (const auto& setting : workshop::begin_items(*definition_, store_->board(), next)) draft.set(setting.kind, setting.record, setting.fields);
  // Where each note is seen now: it glides from there to its place on the next sheet, if it has one.
  std::vector<std::pair<Id, board::Placement>> seen;
  const Id sheet_before = scene_.plan(store_->board()).sheet_id;
  for (const Id id : scene_.notes_in_order())
    if (const auto place = scene_.seen(store_->board(), preview_, id, clock_.now_us())) seen.emplace_back(id, *place);
  const auto done = store_->commit(std::move(draft));
  if (!done) return;
  apply_rules();
  arrange_current_sheet();
  const Id sheet = scene_.plan(store_->board()).sheet_id;
  if (sheet == sheet_before) return;
  hands_->room().now_us = clock_.now_us();
  std::int64_t delay = 0;
  for (const auto& [id, from] : seen) {
    const board::Note* note = store_->board().notes.find_live(id);
    const board::Placement* to = note ? scene_.plan(store_->board()).place_of(*note) : nullptr;
    if (!to || base::distance(to->at, from.at) < 1) continue;
    hands_->room().glide(id, from, scene::Glide::Kind::step_change, delay);
    delay = std::min<std::int64_t>(delay + 20'000, 800'000);
  }
}

void Kiosk::turn_table() {
  if (!store_) return;
  const workshop::Sheet* of = definition_ ? workshop::current_sheet(*definition_, store_->board()) : nullptr;
  const board::Sheet* sheet = of && workshop::has_facing(*of) ? store_->board().sheets.find(scene_.plan(store_->board()).sheet_id) : nullptr;
  if (!sheet) return;
  const base::Edge other = sheet->facing == base::Edge::north ? base::Edge::south : base::Edge::north;
  store::Draft draft(board::Actor::facilitator());
  draft.set(RecordKind::sheet, sheet->id, {{Property::edge, static_cast<std::int64_t>(other)}});
  (void)store_->commit(std::move(draft));
}

void Kiosk::pause_or_go_on() {
  const board::Step* step = store_ ? store_->board().current_step() : nullptr;
  if (!step) return;
  const std::int64_t wall = clock_.wall_ms();
  store::Draft draft(board::Actor::facilitator());
  if (workshop::running(*step))
    draft.set(RecordKind::step, step->id, {{Property::elapsed, workshop::elapsed_ms(*step, wall)}, {Property::running_since, std::int64_t{0}}});
  else draft.set(RecordKind::step, step->id, {{Property::running_since, wall}});
  (void)store_->commit(std::move(draft));
}

// By the button at the speaker's own place: a second tap on it, when the word has gone on, is nobody's.
void Kiosk::pass_turn(Id speaker) {
  if (!store_ || workshop::speaker(store_->board()) != speaker) return;
  store::Draft draft(board::Actor::of_seat(speaker));
  for (const auto& setting : workshop::pass_turn(store_->board(), clock_.wall_ms())) draft.set(setting.kind, setting.record, setting.fields);
  if (const auto done = store_->commit(std::move(draft)); !done) hands_->room().say(done.error().message, scene_.glass().size_mm * 0.5, speaker);
}

void Kiosk::end(Ending how) {
  if (!store_) return;
  store::Draft draft(board::Actor::facilitator());
  draft.set(RecordKind::workshop, workshop_, {{Property::closed, how == Ending::conclude}});
  for (const auto& setting : workshop::turn_up(store_->board())) draft.set(setting.kind, setting.record, setting.fields);
  if (const board::Step* step = store_->board().current_step(); step && workshop::running(*step))
    draft.set(RecordKind::step, step->id, {{Property::elapsed, workshop::elapsed_ms(*step, clock_.wall_ms())}, {Property::running_since, std::int64_t{0}}});
  (void)store_->commit(std::move(draft));
}

Id Kiosk::sheet_named(std::string_view key) const {
  for (const board::Sheet& sheet : store_->board().sheets)
    if (sheet.key == key) return sheet.id;
  return {};
}

// Notes and pictures that this sheet should show and that lie nowhere on it yet get their places, once; the kiosk does it, so
// nobody's undo takes it back.
void Kiosk::arrange_current_sheet() {
  arrange_due_ = false;
  if (!store_ || !definition_) return;
  const workshop::Step* step = workshop::current_step(*definition_, store_->board());
  const scene::Plan& plan = scene_.plan(store_->board());
  if (!step || !plan.sheet_id) return;
  store::Draft draft{board::Actor{}};
  if (!step->notes_from.empty()) {
    std::vector<const board::Note*> arriving;
    const board::Board& board = store_->board();
    const auto dotted = [&](const board::Note& note) {
      const auto& slots = board.dots_on(note.id);
      return std::any_of(slots.begin(), slots.end(), [&](std::size_t slot) { return !board.dots[slot].removed; });
    };
    const bool any_dotted =
        step->only_dotted && std::any_of(board.notes.begin(), board.notes.end(), [&](const auto& note) { return !note.removed && dotted(note); });
    for (const board::Note& note : board.notes)
      if (!note.removed && note.source.empty() && !workshop::is_kept_private(note) && !note.places.find(plan.sheet_id) && (!any_dotted || dotted(note)))
        arriving.push_back(&note);
    const Id from = sheet_named(step->notes_from);
    // What was written for another table is not this one's.
    if (plan.table) std::erase_if(arriving, [&](const board::Note* note) { return !note->places.find(from) || workshop::is_moment(board, *note, from); });
    // Reading order: without AI first, then with; as they were written.
    std::stable_sort(arriving.begin(), arriving.end(), [](const auto* a, const auto* b) { return a->ai < b->ai; });
    // Beside the cells of a table they wait until somebody places them.
    std::string order;
    for (std::size_t i = 0; plan.table && i < arriving.size(); ++i) {
      order = board::order_between(order, "");
      const board::Placement place{plan.sheet.centre(), 0, 0, static_cast<std::int64_t>(i) + 1, {Id{}, {}, order}};
      draft.set(RecordKind::note, arriving[i]->id, {{Property::place, place, plan.sheet_id}});
    }
    const auto places = plan.table ? std::vector<board::Placement>{} : plan.arrange(arriving.size());
    for (std::size_t i = 0; i < arriving.size() && i < places.size(); ++i) {
      board::Placement place = places[i];
      ++place.rank;
      draft.set(RecordKind::note, arriving[i]->id, {{Property::place, place, plan.sheet_id}});
    }
  }
  if (plan.items) {
    const workshop::Sheet* sheet = workshop::current_sheet(*definition_, store_->board());
    std::vector<const board::Note*> items;
    for (const board::Note& note : store_->board().notes)
      if (!note.removed && sheet && note.source == sheet->items && !note.places.find(plan.sheet_id)) items.push_back(&note);
    const auto places = plan.arrange_items(items.size());
    for (std::size_t i = 0; i < items.size() && i < places.size(); ++i)
      draft.set(RecordKind::note, items[i]->id, {{Property::place, places[i], plan.sheet_id}});
  }
  for (const auto& setting :
       workshop::propose_items(*workshop::current_sheet(*definition_, store_->board()), store_->board(), plan.sheet_id, plan.sheet.centre()))
    draft.set(setting.kind, setting.record, setting.fields);
  if (plan.layout == workshop::Layout::slides) {
    std::vector<const board::Picture*> pictures;
    for (const board::Picture& picture : store_->board().pictures)
      if (!picture.removed && !board::is_of_notes(store_->board(), picture)) pictures.push_back(&picture);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      if (pictures[i]->places.find(plan.sheet_id)) continue;
      board::Placement place = plan.picture_at_hand(i, pictures.size(), pictures[i]->size_px);
      place.rank = static_cast<std::int64_t>(i) + 1;
      draft.set(RecordKind::picture, pictures[i]->id, {{Property::place, place, plan.sheet_id}});
    }
  }
  if (!draft.empty()) {
    if (const auto done = store_->commit(std::move(draft)); !done) spdlog::warn("arranging: {}", done.error().message);
  }
}

// Things lie where they were put on one glass. On another (a window resized, a workshop opened on a smaller screen) they
// keep their share of the way across, so that what lay on a side or under a stage still does. What was removed goes along:
// it may come back.
void Kiosk::fit_to_glass() {
  if (!store_) return;
  const board::Board& board = store_->board();
  const base::Vec before = board.workshop().glass_mm, now = scene_.glass().size_mm;
  if (base::distance(before, now) < 1 || !board.workshop().id) return;
  const bool known = before.x > 0 && before.y > 0;
  const base::Box inside = store_->rules().glass;
  store::Draft draft{board::Actor{}};
  const auto fit = [&](RecordKind kind, const auto& records) {
    for (const auto& record : records) {
      board::Fields fields;
      for (const auto& [sheet, placement] : record.places.on) {
        board::Placement place = placement;
        if (known) place.at = {place.at.x * now.x / before.x, place.at.y * now.y / before.y};
        place.at = inside.clamp(place.at);
        fields.push_back({Property::place, place, sheet});
      }
      if (!fields.empty()) draft.set(kind, record.id, std::move(fields));
    }
  };
  fit(RecordKind::note, board.notes);
  fit(RecordKind::theme, board.themes);
  fit(RecordKind::picture, board.pictures);
  fit(RecordKind::photo, board.photos);
  draft.set(RecordKind::workshop, board.workshop().id, {{Property::glass, now}});
  if (const auto done = store_->commit(std::move(draft)); !done) spdlog::warn("another glass: {}", done.error().message);
}

}  // namespace app
