// The panels (Dear ImGui, one context each, one atlas for all): set-up, console, gallery, settings, pictures. Each lies anywhere at any angle and is driven by the contacts that begin on it, so several people use several at once. Read by app.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/texts.h"
#include "contact/contact.h"
#include "scene/legible.h"
#include "scene/scene.h"
#include "store/store.h"

namespace panel {
using base::Id;
using base::Vec;

enum class Kind : std::uint8_t { setup, console, gallery, settings, pictures, kept, history };

// A workshop of this table, for the list of all.
struct KeptWorkshop {
  Id workshop;
  std::string title, kind;      // kind: what is held, "Idéation"
  std::string letters;          // of both, small and without accents: what is sought among them
  std::int64_t changed_ms = 0;  // Unix
  std::size_t notes = 0;
  bool archived = false;
  std::uint32_t picture = 0;  // its last photo, as the renderer knows it; 0 = none
};

// A folder of pictures, or the places where pictures are, as far as the house has read it.
struct Folder {
  enum class State : std::uint8_t { coming, here, gone } state = State::coming;  // gone: its drive was pulled out
  struct Entry {
    enum class Kind : std::uint8_t { place, folder, picture } kind{};
    std::string name;     // as people read it
    std::string where;    // as the house finds it again
    std::string refusal;  // text key: why it cannot be taken; empty = it can, as far as is known
    int sheet = -1;       // of thumbnails, on which it is seen; -1 = not yet
    base::Box part;       // of that sheet, 0 to 1
    double aspect = 1;
  };
  std::vector<Entry> entries;
  bool cut = false;  // it holds more
};

// The workshop's past, as a line from its beginning to now on which pauses are shortened.
struct History {
  enum class State : std::uint8_t { coming, here, unreadable } state = State::coming;
  static constexpr std::size_t kBars = 120;
  std::vector<double> bars;  // how much was done in each part of the line, 0 to 1
  struct Mark {
    double at = 0;  // 0 to 1
    std::int64_t wall_ms = 0;
  };
  std::vector<Mark> steps;  // where one began
  std::int64_t from_ms = 0, to_ms = 0;
  std::size_t deeds = 0;
  double at = 1;  // 0 to 1; 1 = now
  std::int64_t at_ms = 0;
  bool is_now = true, plays = false;
  // What was touched on the glass.
  Id chosen;
  std::string chosen_text;  // what it said then
  bool is_as_then = false;  // nothing of it would come back
  std::uint64_t revision = 0;
};

// What a panel asks of the house; what concerns the board alone it commits to the store itself.
struct Request {
  enum class What : std::uint8_t {
    start_workshop,  // set-up done: first step, clock running
    go_home,
    next_step,
    previous_step,
    go_to_step,  // number = index
    conclude,
    reopen,
    change_boards,  // of groups that go from board to board; the house strikes the gong
    all_there,
    longer_round,
    next_item,  // of a list one by one
    item_before,
    longer_item,  // number = minutes, negative: less
    decide,       // number = 1: what was chosen stays so
    turn_table,
    photo,
    show_photo,  // record = photo: its print onto the glass
    write,       // a scene keyboard for a text of a record: kind, record, property; at = where
    undo,
    redo,
    speak_french,
    speak_english,
    night,
    day,
    table_mode,
    wall_mode,
    text_scale,  // number = 100, 125, 150
    volume,      // number = 0 (mute) to 100
    calm,        // number = 1: reduced motion
    contrast,    // number = 1: an edge of ink around each note
    sheet_free,  // number = 1: two fingers draw a wall's sheet nearer
    full_screen,
    quit,  // leaves the kiosk; the console asks twice
    open_gallery,
    open_settings,
    import_pictures,  // number = 0: from the folder that the settings name
    open_pictures,
    take_picture,  // text = where; about = the note that it is for, none = the table
    use_picture,   // record = one of the board's; about as above
    start_from,    // record = an earlier workshop, number = which of what it gives, text = the input that takes it
    spelling,      // number = 1: words that no dictionary knows are marked while they are written
    resume,        // record = workshop, as the next two
    duplicate,
    archive,  // number = 1: away from the home screen; 0: back
    open_history,
    look_back,   // number = where on the line, of a million; a million = now
    play_past,   // number = 1: from where it stands, or from the beginning; 0: stands
    bring_back,  // what was touched, as it was then
    try_code,    // text = the digits: opens the panel that asks
    set_code,    // text = the digits; empty = there is none from now on
  };
  What what;
  board::RecordKind kind{};
  Id record;
  board::Property property{};
  std::int64_t number = 0;
  Vec at;
  double angle_deg = 0;
  std::string text;
  Id about, seat;           // seat: who opened the panel, where that is known
  std::uint64_t panel = 0;  // that asks
};

// An earlier workshop from which this one may start.
struct Earlier {
  Id workshop;
  std::string input;  // that may take what it gives; empty = the question
  std::string title;
  std::string text;        // what it gives to a question
  std::int64_t which = 0;  // of several
  std::int64_t changed_ms = 0;
  std::size_t count = 0;  // of what it gives to a list
  std::string refusal;    // text key: why nothing can be had from it; empty = it can
};

class Panels {
 public:
  Panels(const scene::Tokens& tokens, const base::Texts& texts);
  ~Panels();

  // Pixels of the shared font atlas, RGBA, for the renderer, which says what it `knows`: none then, and they are let go of. Made
  // anew when px_per_mm changed enough to matter.
  struct Atlas {
    const std::uint8_t* rgba = nullptr;
    int width = 0, height = 0;
    std::uint64_t revision = 0;
  };
  Atlas atlas(double px_per_mm, std::uint64_t knows);

  // What panels show and alter. Null store: home screen (settings only).
  struct House {
    store::Store* store = nullptr;
    const workshop::Definition* definition = nullptr;
    const scene::Preview* preview = nullptr;        // texts in the making
    const std::vector<Earlier>* earlier = nullptr;  // null: they are still being read
    const scene::Plan* plan = nullptr;              // what lies along the edges; null at home
    scene::Glass glass;
    bool night = false, calm = false, contrast = false, sheet_free = false;
    bool spelling = false, can_spell = false;  // marks while writing; whether a dictionary is there
    int volume = 70;                           // of the sounds, 0 = mute, 100 = loudest
    std::int64_t now_us = 0, wall_ms = 0;
    std::string saving;        // one line on how saving goes, in the language of now
    std::size_t contacts = 0;  // down now
    int contact_limit = 0;     // of the panel; 0 = not known
    // A photo's or a picture's file as the renderer knows it: number and width by height. 0 = it is not there.
    struct Print {
      std::uint32_t picture = 0;
      double aspect = 1.6;
    };
    std::function<Print(board::RecordKind, const std::string& file)> print_of;
    // Folders of pictures, read by a thread of the house: what is known now, and from then on what can be seen of it, entries `first`
    // to `last`, gets its thumbnails. `where` empty: the places. Null: there are none.
    std::function<std::shared_ptr<const Folder>(const std::string& where, std::size_t first, std::size_t last)> folder_of;
    std::function<std::uint32_t(int sheet)> sheet_picture;  // the renderer's number of a sheet of thumbnails
    std::uint64_t folders_revision = 0;                     // grows with what folder_of says
    std::span<const KeptWorkshop> kept;                     // at home: all workshops, newest first
    std::uint64_t kept_revision = 0;
    const History* history = nullptr;    // while it is open
    bool has_code = false;               // panels of the facilitator's ask for it
    std::int64_t no_tries_until_us = 0;  // after wrong ones; monotonic, 0 = it may be tried
  };

  // Opens a panel 60 mm from the person's edge, facing them, beside stations and other panels where there is room; one of a kind
  // that is open comes to them instead, but consoles may be several, and pictures are chosen for several notes at once. Returns its id.
  struct For {
    Id about;  // the note that something is chosen for
    Id seat;   // and by whom
  };
  // The letters of what is opened at work are baked with the next atlas: a panel would come late by that.
  void expect(const scene::Glass& glass);
  std::uint64_t open(Kind kind, const House& house, Vec near, double angle_deg) { return open(kind, house, near, angle_deg, For{}); }
  std::uint64_t open(Kind kind, const House& house, Vec near, double angle_deg, For whom);
  void close(std::uint64_t id);
  // Says on a panel why something that it asked for was not done: a text key.
  void refuse(std::uint64_t id, const std::string& text_key, std::int64_t now_us);
  bool overlap(std::uint64_t one, std::uint64_t other) const;
  // The facilitator's code was right: the panel shows what it has until it is closed or locked.
  void unlock(std::uint64_t id);
  bool any_unlocked(Kind kind) const;
  void close_all();
  bool any_open(Kind kind) const;

  // The panel under a point, topmost; 0 = none.
  std::uint64_t hit(Vec at) const;
  // A contact that began on a panel belongs to it until it ends. True when it was taken.
  bool take(const contact::ContactEvent& event);

  // Runs each panel whose content may have changed (contacts, board, clock, language). True when something is to be drawn anew.
  bool update(const House& house, std::vector<Request>& requests);
  // When a panel is due by itself (its clock, a refusal that has been read): monotonic us; 0 = none is.
  std::int64_t next_due_us(std::int64_t now_us, std::int64_t wall_ms) const;
  bool wants_frames() const;  // a contact is on a panel, or a tap is still being shown
  // Bottom to top.
  const std::vector<const scene::Mesh*>& meshes() const;
  // For the inspection socket: buttons and fields as they were last drawn.
  void targets(scene::Areas& out) const;
  // What each of them says, in the order of `meshes`.
  std::vector<std::vector<scene::TextLine>> texts() const;
  void forget();  // language or theme changed

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace panel
