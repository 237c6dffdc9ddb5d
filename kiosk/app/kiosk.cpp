#include "app/kiosk.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/allocations.h"
#include "app/memory.h"

namespace app {
namespace {

constexpr std::uint64_t snapshot_every = 1000;  // changes: what opening has to replay at most
constexpr std::int64_t alive_every_ms = 1000;
constexpr std::int64_t good_news_us = 8'000'000;
constexpr const char* kTooMany = "trouble.too_many_contacts";

gesture::Thresholds thresholds(const scene::Tokens& tokens) {
  gesture::Thresholds t;
  t.slop_mm = tokens.touch.slop;
  t.hold_us = static_cast<std::int64_t>(tokens.long_press_ms * 1000);
  t.double_tap_us = static_cast<std::int64_t>(tokens.double_tap_ms * 1000);
  t.lift_grace_us = static_cast<std::int64_t>(tokens.touch.lift_grace_ms * 1000);
  t.palm_mm2 = tokens.touch.palm_mm2;
  return t;
}

}  // namespace

Kiosk::Kiosk(const KioskOptions& options, const base::Clock& clock, scene::Tokens tokens, base::Texts texts)
    : options_(options), clock_(clock), tokens_(std::move(tokens)), texts_(std::move(texts)), scene_(tokens_, texts_, type_), tracker_(options.glass),
      settings_(options.settings) {
  settings_.mode = options.mode;
  settings_.language = options.language;
  make_darkroom();
  make_code_room();
  texts_.speak(options.language);
  choose_keys();
  hands_ = std::make_unique<hands::Hands>(scene_, preview_, texts_);
  hands_->writing().use(&words_, &spelling_);
  hands_->writing().mark_spelling(settings_.spelling);
  arena_ = std::make_unique<gesture::Arena>(thresholds(tokens_), [this](base::Vec at, const contact::ContactKey& key) { return hands_->hit(at, key); });
  panels_ = std::make_unique<panel::Panels>(tokens_, texts_);
  scene_.set_glass({options.glass.size_mm(), options.diagonal_inches, options.mode, settings_.text_scale});
  tokens_.calm = settings_.calm;
  tokens_.contrast = settings_.contrast;
  free_sheet();
  night_ = settings_.night;
  scene_.set_night(night_);
}

Kiosk::~Kiosk() {
  finish_photos();
  if (store_) hands_->put_everything_down();
  if (recorder_) recorder_->flush();
  if (journal_) {
    hand_over();
    if (store_) journal_->snapshot(workshop_, store_->board());
    journal_->flush();
  }
}

base::Result<std::unique_ptr<Kiosk>> Kiosk::open(const KioskOptions& options, const base::Clock& clock, std::unique_ptr<journal::Journal> journal) {
  auto tokens = scene::Tokens::load(options.assets / "tokens.toml");
  if (!tokens) return tokens.error();
  auto texts = base::Texts::load(options.assets / "texts.toml");
  if (!texts) return texts.error();
  if (!journal) {
    auto opened = journal::Journal::open(options.data, options.schema);
    if (!opened) return opened.error();
    journal = std::move(*opened);
  }
  std::unique_ptr<Kiosk> kiosk(new Kiosk(options, clock, std::move(*tokens), std::move(*texts)));
  kiosk->journal_ = std::move(journal);
  kiosk->shelf_ = workshop::load_folders(options.definitions, options.own_definitions);
  for (const auto& mistake : kiosk->shelf_.mistakes) spdlog::warn("{}:{}: {}", mistake.file.string(), mistake.line, mistake.message);
  kiosk->show_home();
  kiosk->notify(kiosk->journal_->notice(), 0);
  kiosk->watch_journal();
  return kiosk;
}

void Kiosk::use(render::Renderer* renderer) {
  if (renderer == renderer_) return;
  finish_photos();
  renderer_ = renderer;
  atlas_revision_ = 0;
}

void Kiosk::on_wake(std::function<void()> wake) {
  wake_ = wake;
  journal_->on_progress(wake);
  words_.on_ready(wake);
  spelling_.on_ready(wake);
  picture_shelf_.on_ready(wake);
}

const board::Board& Kiosk::board_or_nothing() const {
  static const board::Board nothing;
  return store_ ? store_->board() : nothing;
}

// ---- the frame ----

bool Kiosk::frame() {
  const std::int64_t now = clock_.now_us(), wall = clock_.wall_ms();
  const std::uint64_t allocations_before = allocations_so_far();
  times_.begin();
  frame_.clear();
  devices_.scan(tracker_, now, frame_);
  typed_.clear();
  keyboards_.poll(now, typed_);
  if (recorder_) recorder_->record(frame_, tracker_.glass());
  // A contact that begins on a panel is that panel's to its end; all others are the board's.
  scene_frame_.clear();
  for (const contact::ContactEvent& event : frame_) {
    const bool above = event.phase == contact::Phase::begin && scene_.above_panels(event.at);
    if (above || !panels_->take(event)) scene_frame_.push_back(event);
  }
  times_.end(FrameStage::input);

  gestures_.clear();
  arena_->feed(scene_frame_, gestures_);
  arena_->tick(now, gestures_);
  times_.end(FrameStage::gestures);

  hands_->contacts(scene_frame_, now);
  if (!typed_.empty()) look_at_now();  // keys write on the board of now
  hands_->typed(typed_, now);
  hands_->take(gestures_, now);
  hands_->tick(now);
  take_requests();
  take_sounds();
  take_developed();
  take_pictures();
  take_code_answers();
  if (!looks_back()) lay_desks_ahead();
  times_.end(FrameStage::hands);

  panel_requests_.clear();
  attend_to_past();
  const bool panels_drawn = panels_->update(house(), panel_requests_);
  take_panel_requests(panel_requests_);
  attend_to_pictures();
  if (arrange_due_ && !looks_back()) arrange_current_sheet();
  times_.end(FrameStage::panels);

  if (!outgoing_.empty()) {
    hand_over();
    if (store_ && store_->board().seq() - last_snapshot_seq_ >= snapshot_every) {
      last_snapshot_seq_ = store_->board().seq();
      journal_->snapshot(workshop_, store_->board());
    }
  }
  if (const board::Step* step = store_ ? store_->board().current_step() : nullptr;
      step && workshop::running(*step) && wall - last_alive_ms_ >= alive_every_ms) {
    last_alive_ms_ = wall;
    journal_->alive(workshop_, wall);
  }
  watch_journal();
  watch_clock();
  times_.end(FrameStage::journal);

  if (options_.frame_times) show_frame_times(now);
  if (store_) scene_.set_screen(panels_->any_open(panel::Kind::setup) ? scene::Screen::setup : scene::Screen::board);
  bool due = scene_.show_panels(panels_->meshes());
  due |= scene_.update(board_shown(), preview_, now, looks_back() ? wall_shown() : wall);
  due |= panels_drawn;
  times_.end(FrameStage::scene);
  if (due) allocations_ = allocations_so_far() - allocations_before;
  if (renderer_ && renderer_->pictures_pending() && renderer_->upload_ready_picture()) {
    scene_.damage_everything();
    due = true;
  }
  return due;
}

// Four times a second at most, and never by itself: a table at rest stays at rest.
void Kiosk::show_frame_times(std::int64_t now_us) {
  constexpr std::int64_t every_us = 250'000;
  if (frames_drawn_ == frames_shown_ || now_us - times_shown_us_ < every_us) return;
  times_shown_us_ = now_us;
  frames_shown_ = frames_drawn_ + 1;  // that which shows it says nothing new
  const auto number = [&](double ms) {
    std::string text = fmt::format("{:.1f}", ms);
    if (texts_.language() == base::Language::french) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  };
  scene_.show_frame_times({times_.last_ms(scene::FrameTimes::most),
                           texts_("developer.frame_times", {number(times_.ms(0.5)), number(times_.ms(0.99)), number(times_.ms(FrameStage::draw, 0.5)),
                                                            std::to_string(draw_calls()), std::to_string(allocations_)})});
}

scene::DrawList Kiosk::draw_list() { return scene_.whole_list(board_shown(), preview_); }

void Kiosk::draw(int width_px, int height_px, int age) {
  if (!renderer_) return;
  if (frames_drawn_ > 0 || !panels_->meshes().empty()) bring_letters();  // the first frame does not wait for letters that nobody sees
  if (!renderer_->keeps(width_px, height_px, 1.0 / mm_per_px())) scene_.damage_everything();
  drawn_.remember(scene_.damage());
  const scene::DrawList& list = scene_.draw_list(board_shown(), preview_, mm_per_px(), drawn_.since(age));
  renderer_->draw(list, width_px, height_px, 1.0 / mm_per_px());
  drawn_whole_ |= list.rest.whole();
  ++frames_drawn_;
  times_.end(FrameStage::draw);
  times_.keep();
}

// The letters of the panels, to the renderer.
void Kiosk::bring_letters() {
  const auto atlas = panels_->atlas(1.0 / mm_per_px(), atlas_revision_);
  if (atlas.rgba) renderer_->set_panel_atlas(atlas.rgba, atlas.width, atlas.height);
  atlas_revision_ = atlas.revision;
}

void Kiosk::rest() {
  if (!renderer_ || std::exchange(frames_before_rest_, frames_drawn_) == frames_drawn_) return;
  if (preview_.writings.empty()) spelling_.let_go();  // nobody writes: read again within a moment when somebody does
  if (panels_->meshes().empty()) panels_->expect(scene_.glass());
  bring_letters();  // now rather than when a hand waits: baking takes longer than a frame may
  if (std::exchange(drawn_whole_, false)) {
    scene_.let_go();
    renderer_->let_go();
  }
  give_memory_back();
}

void Kiosk::hand_over() {
  if (!outgoing_.empty()) journal_->append(workshop_, std::exchange(outgoing_, {}));
}

bool Kiosk::animating() const { return scene_.animating() || panels_->wants_frames() || past_moves(); }

bool Kiosk::settled() const {
  const auto health = journal_->health();
  const bool saved = !store_ || health.state == journal::Health::State::in_memory || (health.waiting == 0 && outgoing_.empty());
  bool unsaved = false;
  for (const scene::Writing& w : preview_.writings) unsaved |= w.unsaved;
  return tracker_.live_count() == 0 && !animating() && preview_.halos.empty() && saved && !unsaved && !photo_waits() && chores_.idle() &&
         !picture_shelf_.busy() && !(renderer_ && renderer_->pictures_pending());
}

std::int64_t Kiosk::next_due_us() const {
  const std::int64_t now = clock_.now_us();
  if (animating() || photo_waits()) return now;  // a contact that rests asks for nothing; one that left fades, and animates
  std::int64_t next = 0;
  const auto sooner = [&](std::int64_t t) {
    if (t != 0 && (next == 0 || t < next)) next = t;
  };
  sooner(arena_->next_deadline_us());
  sooner(hands_->next_deadline_us());
  sooner(keyboards_.next_due_us());
  sooner(panels_->next_due_us(now, clock_.wall_ms()));
  sooner(notice_until_us_);
  sooner(scene_.next_due_us());
  sooner(next_past_us());
  if (const std::int64_t tick = looks_back() ? 0 : scene_.next_tick_ms()) sooner(now + std::max<std::int64_t>(1, tick - clock_.wall_ms()) * 1000);
  return next;
}

void Kiosk::set_glass(const contact::Glass& glass, double diagonal_inches) {
  contact::ContactFrame cancelled;
  tracker_.set_glass(glass, clock_.now_us(), cancelled);
  devices_.set_glass(glass);
  drop(cancelled);
  options_.glass = glass;
  options_.diagonal_inches = diagonal_inches;
  auto g = scene_.glass();
  const bool another = g.size_mm != glass.size_mm();
  g.size_mm = glass.size_mm();
  g.diagonal_inches = diagonal_inches;
  scene_.set_glass(g);
  if (!store_ || !another) return;
  // Keyboards, rings and cards lay where there may be no glass any more.
  hands_->put_everything_down();
  preview_.tent_shift = {};
  apply_rules();
  fit_to_glass();
}

void Kiosk::cancel_contacts() {
  contact::ContactFrame cancelled;
  tracker_.cancel_all(clock_.now_us(), cancelled);
  drop(cancelled);
}

// Between two frames: what these contacts held goes back.
void Kiosk::drop(const contact::ContactFrame& cancelled) {
  contact::ContactFrame ours;
  for (const auto& event : cancelled)
    if (!panels_->take(event)) ours.push_back(event);
  gestures_.clear();
  arena_->feed(ours, gestures_);
  hands_->contacts(ours, clock_.now_us());
  hands_->take(gestures_, clock_.now_us());
}

std::vector<scene::Area> Kiosk::targets() const {
  std::vector<scene::Area> out;
  scene_.targets(out);
  if (store_) {
    for (scene::Area& area : out) {
      const board::Note* note = area.target.kind == scene::TargetKind::note ? board_shown().notes.find(Id{area.target.id}) : nullptr;
      if (note && !note->face_down) area.label = note->text;  // what lies face down is read by nobody
    }
  }
  panels_->targets(out);
  return out;
}

panel::Panels::House Kiosk::house() {
  panel::Panels::House h;
  h.store = store_.get();
  h.definition = definition_;
  h.preview = &preview_;
  if (store_) h.plan = &scene_.plan();
  h.earlier = earlier_shown();
  h.glass = scene_.glass();
  h.night = night_;
  h.calm = settings_.calm;
  h.contrast = settings_.contrast;
  h.sheet_free = settings_.sheet_free;
  h.spelling = settings_.spelling;
  h.can_spell = spelling_.knows(base::Language::french) || spelling_.knows(base::Language::english);
  h.volume = settings_.volume_now();
  h.now_us = clock_.now_us();
  h.wall_ms = clock_.wall_ms();
  h.contacts = tracker_.live_count();
  h.contact_limit = tracker_.lowest_limit();
  h.print_of = [this](board::RecordKind kind, const std::string& file) { return print_of(kind, file); };
  h.folder_of = [this](const std::string& where, std::size_t first, std::size_t last) { return picture_shelf_.look(where, first, last); };
  h.sheet_picture = [this](int sheet) { return sheet_picture(sheet); };
  h.folders_revision = picture_shelf_.revision();
  if (!store_) h.kept = kept_;
  h.kept_revision = kept_revision_;
  h.history = history_shown();
  h.has_code = !settings_.code.empty();
  h.no_tries_until_us = no_tries_until_us_;
  if (!trouble_shown_.empty()) h.saving = texts_(trouble_shown_);
  return h;
}

// ---- trouble ----

void Kiosk::watch_journal() {
  const auto health = journal_->health();
  const bool in_memory = health.state == journal::Health::State::in_memory;
  if (const std::string news = journal_->take_news(); !news.empty()) notify(news, 0);
  if (was_in_memory_ && !in_memory && health.waiting == 0) {
    was_in_memory_ = false;
    if (notice_.empty()) notify("trouble.saved_again", clock_.now_us() + good_news_us);
  }
  was_in_memory_ |= in_memory;
  if (notice_until_us_ != 0 && clock_.now_us() >= notice_until_us_) {
    notice_.clear();
    notice_until_us_ = 0;
  }
  const std::string& key = in_memory ? health.message : notice_;
  if (key != trouble_shown_) {
    std::erase(dismissed_, trouble_shown_);
    trouble_shown_ = key;
  }
  // Dismissed for as long as it lasts: met anew, it is said anew.
  const std::string number = tracker_.limit_met() ? std::to_string(tracker_.limit_reached()) : std::string();
  if (number.empty()) std::erase(dismissed_, kTooMany);
  std::vector<scene::Trouble> troubles;
  const auto add = [&](const std::string& k, const std::string& n, std::string figure) {
    if (std::find(dismissed_.begin(), dismissed_.end(), k) == dismissed_.end()) troubles.push_back({k, k + "_line", n, std::move(figure)});
  };
  if (!key.empty()) add(key, {}, in_memory && health.waiting > 0 ? texts_.count("trouble.waiting", static_cast<long long>(health.waiting)) : std::string());
  if (!number.empty()) add(kTooMany, number, texts_.count("trouble.followed", static_cast<long long>(tracker_.limit_reached())));
  const auto& shown = scene_.troubles();
  const bool same = std::equal(shown.begin(), shown.end(), troubles.begin(), troubles.end(),
                               [](const auto& a, const auto& b) { return a.title_key == b.title_key && a.number == b.number && a.figure == b.figure; });
  if (!same) scene_.set_troubles(std::move(troubles));
}

void Kiosk::dismiss(const std::string& key) {
  if (key != notice_) return dismissed_.push_back(key);
  notice_.clear();
  notice_until_us_ = 0;
}

// Said until it is dismissed, or until a moment.
void Kiosk::notify(const std::string& key, std::int64_t until_us) {
  std::erase(dismissed_, key);
  notice_ = key;
  notice_until_us_ = until_us;
}

}  // namespace app
