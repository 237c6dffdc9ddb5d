// What the parts of the scene draw from and into. Each part is a free function in a file of its own (draw_stations.cpp ...),
// listed in scene.cpp; it writes instances and, beside each thing that can be touched, its area.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/texts.h"
#include "board/board.h"
#include "scene/draw_list.h"
#include "scene/kept_layer.h"
#include "scene/plan.h"
#include "scene/preview.h"
#include "scene/target.h"
#include "scene/tokens.h"
#include "text/text.h"
#include "workshop/definition.h"

namespace scene {

// A workshop that can be resumed, for the home screen.
struct Resumable {
  Id workshop;
  std::string title;  // "Idéation · Service clients"
  std::int64_t changed_ms = 0;
  std::size_t notes = 0;
  std::uint32_t picture = 0;  // its last photo; 0 = none
};

struct HomeContent {
  std::vector<const workshop::Definition*> definitions;
  std::vector<Resumable> resumable;  // newest first; those that were put away are not among them
  std::size_t kept = 0;              // all of them, and those
  std::size_t page = 0;              // of the shelf, where not all of it has room
  std::string set_aside;             // a file that is no workshop, and where it is to be mended; empty = none
};

// A lasting message for everybody (saving trouble, too many fingers): text keys, see assets/texts.toml trouble.*.
struct Trouble {
  std::string title_key, text_key, number;
  std::string figure;  // how much, as it is said; empty = there is none
};                     // number: {0} of its text, where it has one

// How long frames took, for developers who ask for it.
struct FrameTimes {
  static constexpr std::size_t most = 120;
  std::vector<double> ms;  // CPU of the frame's thread, oldest first, `most` at most
  std::string line;        // what is said of the newest
};

// A vote that was hidden is shown: its dots turn up one after the other, in the order in which the notes are read.
struct Reveal {
  std::int64_t start_us = 0, now_us = 0;  // as it was shown last: faces may be set later than their frame
  double per_dot_ms = 0, flip_ms = 0;
  std::unordered_map<Id, std::size_t> first;  // of each note that has dots, whose turn its first one has
  std::size_t dots = 0;
  // How far a dot is turned: 0 white, 1 as it is.
  double turned(Id note, std::size_t dot) const;
  bool is_over() const;
};

struct Frame {
  const board::Board& board;
  const workshop::Definition* definition = nullptr;  // null on the home screen
  const Tokens& tokens;
  const Theme& theme;
  const base::Texts& texts;
  text::Typesetter& type;
  const Plan& plan;
  const Preview& preview;
  const HomeContent& home;
  const std::vector<Trouble>& troubles;
  std::int64_t now_us = 0;   // monotonic
  std::int64_t wall_ms = 0;  // Unix time
  const FrameTimes* times = nullptr;
  bool for_photo = false;  // the sheet alone: no stations, halos, ribbon, or held notes in the air
  const Reveal* reveal = nullptr;
  const std::vector<Box>* panels = nullptr;  // what they cover of the glass
};

struct Canvas {
  std::vector<Instance>& out;
  Areas& areas;
  std::vector<Seam>* seams = nullptr;
  Brush brush(Pose in = {}) const { return Brush(out, in); }
  // From here on another thing is drawn: told apart, each costs a frame only when it changed. Ids of records and sessions do.
  void thing(std::uint64_t key) const {
    if (seams) seams->push_back({key, static_cast<std::uint32_t>(out.size())});
  }
  void area(Target target, Pose pose, Vec size, std::string label, Id seat = {}, double text_height_mm = 0, bool round = false, bool enabled = true);
};

// Shadows of height h0..h4 under a turned rectangle: the offset is in screen space, whatever the turn (light does not turn).
void draw_shadow(const Frame& frame, Canvas& canvas, Pose pose, Vec size, double radius, int height, double scale = 1);
// A participant's mark: coloured disc with the shape inside; a ring around it in the night theme.
void draw_mark(const Frame& frame, const Brush& brush, int person, Vec centre, double diameter);
// A round or pill button of paper (or ink when `strong`), with icon and or label; adds its area.
struct ButtonLook {
  Icon icon = Icon::none;
  std::string label;
  bool strong = false;
  bool quiet = false;
  Id seat{};
  bool enabled = true;
};
void draw_button(const Frame& frame, Canvas& canvas, Pose pose, Vec size, Target target, const ButtonLook& look);

// ground
void draw_linen(const Frame&, Canvas&);
void draw_zones(const Frame&, Canvas&);
// thread: on the sheet, under the notes; burns once a second
void draw_thread(const Frame&, Canvas&);
// furniture
void draw_tent(const Frame&, Canvas&);
void draw_stations(const Frame&, Canvas&);
void draw_ribbons(const Frame&, Canvas&);  // rail and titles, without running digits
void draw_wall_bar(const Frame&, Canvas&);
void draw_vote_strip(const Frame&, Canvas&);  // counting card and two-sided ranking
void draw_slides(const Frame&, Canvas&);      // step 1: the controls of the pictures
void draw_pebbles(const Frame&, Canvas&);     // the facilitator's: time, photo, next
// clock
void draw_clocks(const Frame&, Canvas&);  // digits, thread
// home
void draw_home(const Frame&, Canvas&);

// keyboards, rings, cards
void draw_past(const Frame&, Canvas&);         // a veil over all while the glass shows what was, and what was touched of it
void draw_whole_sheet(const Frame&, Canvas&);  // a wall's way back from a part of its sheet
void draw_keyboards(const Frame&, Canvas&);
void draw_rings(const Frame&, Canvas&);
void draw_lassos(const Frame&, Canvas&);
void draw_undo_cards(const Frame&, Canvas&);
// The sheet of the set-up, which the panel draws its columns on.
Box setup_sheet(Vec glass);
void draw_setup_ground(const Frame&, Canvas&);
// A photo or a presentation picture on the glass, like a print that can be passed around.
struct Print {
  Id record;
  board::RecordKind kind{};
  std::uint32_t picture = 0;
  std::string caption;
  double aspect = 16.0 / 9.0;
  Vec at;
  double angle_deg = 0, width_mm = 300, scale = 1;
  int height = 2;
};
void draw_prints(const Frame&, Canvas&, const std::vector<Print>& prints);
void draw_fresh_print(const Frame&, Canvas&);  // above all, while it is new
bool fresh_print_moves(const Frame&);
// When it goes by itself, monotonic; 0 = there is none, or it goes already.
std::int64_t fresh_print_leaves_us(const Frame&);
void draw_halos(const Frame&, Canvas&);
void draw_pointings(const Frame&, Canvas&);
bool pointings_move(const Frame&);  // one comes or fades
void draw_seat_menus(const Frame&, Canvas&);
// A lens: what is drawn before what is seen in it, and what after.
void draw_lens_under(const Frame&, const Lens&, Canvas&);
void draw_lens_over(const Frame&, const Lens&, Canvas&);
void draw_messages(const Frame&, Canvas&);  // refusals at the station, troubles, flash

void draw_frame_times(const Frame&, Canvas&);

}  // namespace scene
