// The kiosk: all rooms wired together, without a window. One frame takes what the devices saw and leaves a draw list. Read by
// window (people), rehearsal (simulated hands), bench and inspection.
#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/chores.h"
#include "app/damage_history.h"
#include "app/photo.h"
#include "app/picture_shelf.h"
#include "app/stage_times.h"
#include "app/table_settings.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/texts.h"
#include "contact/devices.h"
#include "contact/recorder.h"
#include "contact/tracker.h"
#include "gesture/gesture.h"
#include "hands/hands.h"
#include "journal/journal.h"
#include "keys/keyboards.h"
#include "panel/panels.h"
#include "render/renderer.h"
#include "scene/scene.h"
#include "sound/cue.h"
#include "store/store.h"
#include "text/text.h"
#include "words/spelling.h"
#include "words/words.h"
#include "workshop/agenda.h"
#include "workshop/definition.h"

namespace app {
using base::Id;

struct KioskOptions {
  std::filesystem::path data;             // workshops, photos
  std::filesystem::path assets;           // texts.toml, tokens.toml
  std::filesystem::path definitions;      // boards/
  std::filesystem::path own_definitions;  // a facilitator's own, beside those; the folder need not be there
  std::filesystem::path schema;           // data/schema
  std::filesystem::path samples;          // data/samples: the pictures of step 1 where no folder is given
  std::filesystem::path pictures;         // folder of pictures for step 1; empty = the sample's
  // Folder of Hunspell's word lists; empty = words of the board alone are suggested, the same on every machine.
  std::filesystem::path dictionaries = "/usr/share/hunspell";
  // Where drives are looked for; empty = as this machine mounts them.
  std::function<std::vector<Drive>(const std::filesystem::path& given)> drives;
  contact::Glass glass;
  double diagonal_inches = 86;
  scene::Mode mode = scene::Mode::table;
  base::Language language = base::Language::french;
  TableSettings settings;      // of this table; mode and language above count, since the command line may say otherwise
  bool keep_settings = false;  // in the data folder, when people alter them
  int photo_width_px = 0;      // of photos, 7680 at most; 0 = twice the glass
  int seats = 0;               // people at a new workshop; 0 = the sample's
  bool frame_times = false;    // shown in a corner, for developers
};

// Where the program's own files lie: beside the sources when built there, else under the install prefix.
std::filesystem::path find_share();

class Kiosk {
 public:
  // `journal`: of options.data, where it was opened before, to read ahead while the screen opened.
  static base::Result<std::unique_ptr<Kiosk>> open(const KioskOptions& options, const base::Clock& clock, std::unique_ptr<journal::Journal> journal = {});
  ~Kiosk();

  // ---- the frame, in order: scan devices, gestures, hands, panels, board to journal, scene ----
  // True when what is on the glass is another than before, so that it has to be drawn.
  bool frame();
  // The whole glass as it is, for pictures.
  scene::DrawList draw_list();
  // When the next frame is due by itself: monotonic microseconds; 0 = when something comes in.
  std::int64_t next_due_us() const;
  bool settled() const;  // no contact down, nothing animates, all is committed
  bool animating() const;

  contact::Devices& devices() { return devices_; }
  void record(std::unique_ptr<contact::Recorder> recorder) { recorder_ = std::move(recorder); }
  void set_glass(const contact::Glass& glass, double diagonal_inches);
  void cancel_contacts();  // focus lost
  keys::Keyboards& keyboards() { return keyboards_; }
  // The window's physical keyboard, of which it knows one.
  void type(std::string_view utf8) { (void)hands_->writing().type(utf8); }
  void type(hands::Writing::Move move) { hands_->writing().type(move); }
  // Called from other threads (journal, TUIO, pictures) when a frame is due; set by the window.
  void on_wake(std::function<void()> wake);
  // Told of each sound that people's acts and the clock ask for, in the frame that asks; must not wait.
  void on_sound(std::function<void(const sound::Strike&)> play) { play_ = std::move(play); }
  void on_volume(std::function<void(double)> set) { (set_volume_ = std::move(set))(settings_.volume_now() / 100.0); }

  // ---- the house ----
  void go_home();
  // A new workshop from the shelf, prepared with the sample's challenge and people; the set-up panel opens on it.
  base::Result<Id> prepare(const workshop::Definition& definition);
  base::Status open_workshop(Id workshop);
  void start();  // set-up done: first step, clock running
  void go_to_step(int index);
  void pass_turn(Id speaker);  // gives the word on, for whoever has it
  void pause_or_go_on();
  enum class Ending : bool { reopen, conclude };
  void end(Ending how);  // of the workshop; its clock stands from then on
  // Takes the photo at the end of this frame (a renderer must be there) and keeps it.
  void take_photo();
  base::Status import_pictures(const std::filesystem::path& folder);
  void speak(base::Language language);
  void set_night(bool night);
  void set_mode(scene::Mode mode);
  void set_text_scale(double scale);
  void set_calm(bool calm);
  void set_contrast(bool contrast);
  void set_spelling(bool marks);
  void set_sheet_free(bool free);
  void set_volume(int percent);  // 0 = mute
  const TableSettings& settings() const { return settings_; }
  bool wants_to_quit() const { return quit_; }
  bool wants_full_screen_toggle() { return std::exchange(toggle_full_screen_, false); }

  bool looks_back() const;  // the glass shows a moment that has passed
  store::Store* store() { return store_.get(); }
  const workshop::Definition* definition() const { return definition_; }
  const workshop::Shelf& shelf() const { return shelf_; }
  Id workshop() const { return workshop_; }
  scene::Scene& scene() { return scene_; }
  const scene::Plan& plan_of_now() const { return scene_.plan(); }
  hands::Hands& hands() { return *hands_; }
  scene::Preview& preview() { return preview_; }
  journal::Journal& journal() { return *journal_; }
  words::Words& words() { return words_; }
  words::Spelling& spelling() { return spelling_; }
  PictureShelf& picture_shelf() { return picture_shelf_; }
  panel::Panels& panels() { return *panels_; }
  contact::Tracker& tracker() { return tracker_; }
  const base::Clock& clock() const { return clock_; }
  text::Typesetter& typesetter() { return type_; }
  const base::Texts& texts() const { return texts_; }
  const KioskOptions& options() const { return options_; }
  double mm_per_px() const { return tracker_.glass().mm_per_px; }

  // ---- drawing, when there is something to draw with ----
  // The renderer of the window, an offscreen one in a rehearsal, or none. Photos need one.
  void use(render::Renderer* renderer);
  // Panel atlas, then what changed. `age`: how many frames ago the framebuffer was drawn last; 0 = it shows nothing of ours.
  void draw(int width_px, int height_px, int age = 0);
  // The photo asked for in this frame, or a strip more of the one in the camera. Call after draw, with the context current.
  void develop_photos();
  bool photo_waits() const;
  // All that was asked, now: before the context goes, and where time is simulated.
  void finish_photos();
  // What threads were asked for is done and here: where time is simulated.
  void finish_chores() { chores_.wait(); }
  // Desks are laid ahead on a thread of their own: until that is done, and they are here.
  void finish_desks();

  // Facing whoever asked at that place.
  void open_panel(panel::Kind kind, base::Vec near, double angle_deg, panel::Panels::For whom = {}) { panels_->open(kind, house(), near, angle_deg, whom); }
  // The panel that a contact would meet here; 0 = none, or something lies above it.
  std::uint64_t panel_at(base::Vec at) const { return scene_.above_panels(at) ? 0 : panels_->hit(at); }
  // What can be touched, panels too, for the inspection socket and for rehearsals.
  std::vector<scene::Area> targets() const;
  StageTimes& times() { return times_; }
  std::uint64_t frames_drawn() const { return frames_drawn_; }
  // Called when there is nothing to do for a while: what a whole frame took is given back to the system.
  void rest();
  // The frame is on the screen, as far as a program can know; when the last one was, monotonic.
  void presented() { presented_us_ = clock_.now_us(); }
  std::int64_t presented_us() const { return presented_us_; }
  int draw_calls() const { return renderer_ ? renderer_->stats().draw_calls : 0; }
  std::uint64_t allocations_last_frame() const { return allocations_; }  // of the last frame() that changed something
  std::uint64_t applied() const { return store_ ? store_->board().seq() : 0; }
  std::uint64_t committed() const { return journal_->health().committed; }
  std::size_t most_contacts() const { return tracker_.most_at_once(); }

 private:
  Kiosk(const KioskOptions& options, const base::Clock& clock, scene::Tokens tokens, base::Texts texts);
  void adopt(journal::Opened opened);
  void hand_over();  // what was done since, to the journal
  void drop(const contact::ContactFrame& cancelled);
  Id sheet_named(std::string_view key) const;  // none where there is no such sheet
  void arrange_current_sheet();
  void fit_to_glass();
  const board::Board& board_or_nothing() const;
  void apply_rules();
  void bring_letters();
  void resume_clock(std::int64_t last_alive_ms);
  void take_requests();
  void take_panel_requests(std::vector<panel::Request>& requests);
  void show_home();
  void take_kept_request(const panel::Request& request);
  base::Status put_away(Id workshop, bool away);
  base::Result<Id> duplicate(Id workshop);
  void turn_shelf(int direction);
  void show_picture(int direction);
  void lay_pictures();
  void take_other_minutes();
  void watch_journal();
  void notify(const std::string& key, std::int64_t until_us);
  void dismiss(const std::string& key);
  struct Darkroom;
  void make_darkroom();
  int photo_width() const;
  void take_developed();
  void keep_photo(const Photo& photo);
  void show_fresh_print(const Photo& photo);
  void retake_photo();
  panel::Panels::House::Print print_of(board::RecordKind kind, const std::string& file);
  std::filesystem::path small_copy(const std::filesystem::path& photo) const;
  void refuse_photo(const std::string& why);
  // The workshop's past.
  struct LookBack;
  std::shared_ptr<LookBack> look_back_;  // while its panel is open
  void open_history(const panel::Request& request);
  void attend_to_past();
  void receive_past();
  void play_on();
  void look_back(double at);  // on its line, 0 to 1; 1 = now
  void look_at_now();
  void play_past(bool plays);
  void choose_past(board::RecordKind kind, Id record, base::Vec at);
  void bring_back(const panel::Request& request);
  void go_on_from_past(std::span<const store::Store::Past> past);
  bool past_moves() const;  // it plays, or its panel shows less than is known
  std::int64_t next_past_us() const;
  const panel::History* history_shown() const;
  const board::Board& board_shown() const;  // of now, or of the moment looked back at
  std::int64_t wall_shown() const;
  // The facilitator's code.
  struct CodeRoom;
  std::shared_ptr<CodeRoom> code_room_;
  void make_code_room();
  void try_code(const std::string& figures, std::uint64_t panel);
  void set_code(const std::string& figures, std::uint64_t panel);
  void take_code_answers();
  bool may_lead() const;
  int wrong_codes_ = 0;  // one after the other
  std::int64_t no_tries_until_us_ = 0;
  void learn_board();
  void teach(const workshop::Definition& definition);
  void lay_desks_ahead();
  void choose_picture(const panel::Request& request);
  board::Field place_before(const panel::Request& request, double wide_mm);
  void take_pictures();
  void attend_to_pictures();
  std::uint32_t sheet_picture(int sheet);
  PictureShelf::Places picture_places() const;
  void watch_clock();
  void watch_round();
  void watch_parts();
  void watch_item();
  void start_from(Id earlier, const std::string& input, std::int64_t which);
  const std::vector<panel::Earlier>* earlier_shown();  // null until they are read
  void read_earlier();                                 // what may be had from workshops that were held before, for the set-up
  struct EarlierRead;
  std::shared_ptr<EarlierRead> earlier_;
  void lead(scene::Action action, Id item = {});  // a list one by one, and what is chosen of it
  void conduct(scene::Action action, int group = 0);
  void turn_table();  // one with cells, to the other long side
  void take_sounds();
  void sound(sound::Cue cue, base::Vec at, Id seat = {}, std::uint32_t delay_ms = 0);
  void free_sheet();
  void show_frame_times(std::int64_t now_us);
  void keep_settings();
  void choose_keys();
  void undo_or_redo(board::Actor actor, bool undo, base::Vec at);
  std::vector<workshop::Beginning::Picture> copy_pictures(Id workshop, const std::filesystem::path& folder);
  panel::Panels::House house();
  void append(std::span<const store::Store::Past> past);

  KioskOptions options_;
  const base::Clock& clock_;
  scene::Tokens tokens_;
  base::Texts texts_;
  text::Typesetter type_;
  scene::Scene scene_;
  scene::Preview preview_;
  workshop::Shelf shelf_;
  std::unique_ptr<journal::Journal> journal_;
  std::unique_ptr<store::Store> store_;
  const workshop::Definition* definition_ = nullptr;
  Id workshop_;
  words::Words words_{words::dictionaries_in(options_.dictionaries)};
  words::Spelling spelling_{words::dictionaries_in(options_.dictionaries),
                            [this](std::string_view word, std::uint64_t but) { return words_.texts_with(word, but); }};
  std::vector<std::string> taught_;  // definitions whose texts the words know
  PictureShelf picture_shelf_{picture_places()};
  struct PictureOrder {  // what a panel asked for, to be done when its file has come
    std::uint64_t ticket = 0;
    Id workshop;
    panel::Request request;
  };
  std::vector<PictureOrder> picture_orders_;
  std::uint64_t last_order_ = 0;
  bool attended_ = false;
  std::vector<std::pair<std::uint32_t, std::string>> sheet_pictures_;  // the renderer's number for each sheet of thumbnails, and its file now
  std::unique_ptr<hands::Hands> hands_;
  std::unique_ptr<gesture::Arena> arena_;
  std::unique_ptr<panel::Panels> panels_;
  contact::Devices devices_;
  contact::Tracker tracker_;
  std::unique_ptr<contact::Recorder> recorder_;
  keys::Keyboards keyboards_;
  render::Renderer* renderer_ = nullptr;
  std::uint64_t atlas_revision_ = 0;
  DamageHistory drawn_;
  bool drawn_whole_ = false;  // since the last rest

  contact::ContactFrame frame_;
  contact::ContactFrame scene_frame_;
  std::vector<gesture::Gesture> gestures_;
  std::vector<keys::Event> typed_;
  std::vector<panel::Request> panel_requests_;
  std::vector<journal::Entry> outgoing_;
  std::uint64_t last_snapshot_seq_ = 0;
  std::int64_t last_alive_ms_ = 0;
  int photos_asked_ = 0;
  std::unordered_map<std::string, double> print_aspects_;  // of files that panels show
  int photos_drying_ = 0;                                  // exposed, not yet kept: the next one's number is not known before
  std::string fresh_photo_;                                // the file of the one shown last
  std::string photo_again_for_;                            // what the next one is taken instead of
  bool arrange_due_ = false;
  bool night_ = false, quit_ = false, toggle_full_screen_ = false;
  TableSettings settings_;
  std::function<void(const sound::Strike&)> play_;
  std::function<void(double)> set_volume_;
  std::vector<panel::KeptWorkshop> kept_;  // at home: all workshops of this table, newest first
  std::uint64_t kept_revision_ = 0;
  Id clock_of_;  // the step whose clock was last looked at, and what was left then
  std::int64_t left_ms_ = 0;
  std::int64_t round_seen_ = 0, round_left_ms_ = 0;  // of its clock, when it was last looked at
  std::uint64_t panels_seen_ = 0;
  std::string notice_;  // said by the journal; empty = nothing
  std::int64_t notice_until_us_ = 0;
  bool was_in_memory_ = false;
  std::string trouble_shown_;
  std::vector<std::string> dismissed_;
  std::function<void()> wake_;
  StageTimes times_;
  std::int64_t times_shown_us_ = 0;
  std::uint64_t frames_shown_ = 0;
  std::int64_t presented_us_ = 0;
  std::uint64_t frames_drawn_ = 0, frames_before_rest_ = 0, allocations_ = 0;
  std::shared_ptr<Darkroom> darkroom_;
  struct DesksAhead {
    std::mutex mutex;
    std::optional<scene::Plan> laid;
  };
  std::shared_ptr<DesksAhead> desks_ahead_;  // null = nobody lays any
  Chores joiner_;                            // lays desks before anybody sits down at one: nobody waits for it, and the table is at rest without it
  Chores chores_;                            // last, so that it ends first: what it was asked is about what stands above
};

}  // namespace app
