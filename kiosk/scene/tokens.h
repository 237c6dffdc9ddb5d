// The design's values (assets/tokens.toml): colours, type, sizes, springs. Read by scene, hands, panel. All lengths mm.
#pragma once
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "scene/draw_list.h"
#include "text/text.h"

namespace scene {

struct Theme {                                                                                                        // day or night
  Colour linen, linen2, sheet, sheet2, cluster, paper, tray, ink, ink2, ink3, line, line2, ai_tint, well, mark_ring;  // mark_ring: alpha 0 = none
  Colour well_border;                                                                                                 // alpha 0 = none
  Colour now, ai, valid;
  std::vector<Colour> papers;  // paille ciel peche tilleul lilas craie
  Colour paper_ink;            // text on a paper, in both themes
  Colour band;                 // overlay of the adhesive band
  Colour shadow;
  double shadow_alpha = 1;  // factor
  bool night = false;
};
struct PersonLook {
  Colour colour, mark;
  std::string name, shape;
};
struct ShadowLayer {
  double offset, blur, alpha;
};
class KeyboardLayout;
struct Spring {
  double stiffness, damping;
};

struct Tokens {
  static base::Result<Tokens> load(const std::filesystem::path& file);

  Theme day, night;
  std::vector<std::string> paper_names;
  std::vector<PersonLook> people;  // index person-1; twelve
  const Theme& theme(bool night_now) const { return night_now ? night : day; }
  const PersonLook& person(long long number) const;  // 1..12; others wrap round
  int paper(std::string_view name) const;            // index in Theme::papers; -1 = no such paper
  std::array<std::vector<ShadowLayer>, 5> shadows;   // h0..h4
  Vec shadow_direction;

  // type.scale
  text::Style micro, label, note_s, body, note_m, heading3, heading2, heading1, timer_table, timer_wall, display;
  double note_text_min = 13;

  // board_scale of a screen's diagonal, interpolated: 86" = 1
  double board_scale(double diagonal_inches) const;
  std::size_t keyboard_of(base::Language language) const;  // the first of that language, else the first
  std::vector<std::pair<double, double>> board_scales;

  double rim_table = 84, margin_wall = 36, header_wall = 132, bar_wall = 108, cluster_padding = 20, cluster_gap = 10, panel_padding = 32;
  double radius_note = 2, radius_strip = 4, radius_sheet = 6, radius_key = 4.5, radius_keyboard = 13, radius_station = 16, radius_panel = 20;
  struct Note {
    double small = 124, medium = 166, writing = 160, cell = 150, band = 20, mark = 11.5;
    std::array<double, 4> padding{25, 9, 9, 11};
    int advised_chars = 140;
    Vec rest_tilt{-3, 3};
    double pad = 62;
    Vec wide{206, 124};
    int pad_sheets = 4;
    Vec pad_offset{1.1, 1.5};
  } note;
  struct Dot {
    double on_note = 24, pitch = 22, in_station = 34, in_hand = 38, edge = 0.5, badge = 36;
    Vec tilt{-20, 20};
  } dot;
  double mark_station = 40, mark_bar = 34, mark_comment = 30;
  struct Touch {
    double target_min = 20, key_min = 15, key = 21, target_good = 42, slop = 6, halo = 92, palm_mm2 = 900, lift_grace_ms = 120, halo_fade_ms = 220, gap_min = 2,
           contact_core = 20;
  } touch;
  struct Station {
    double width = 372, height = 64, overhang = 27, min_gap = 40, compact_width = 280, compact_width_d55 = 232;
    int max_long_side = 3, max_short_side = 2;
  } station;
  struct Keyboard {
    double key = 21, gap = 2;
    Vec size{248, 143};
    double distance = 12;
  } keyboard;
  std::vector<std::shared_ptr<const KeyboardLayout>> keyboards;  // assets/keyboards, by name of file; at least one
  Spring lift{420, 34}, put_down{520, 40}, follow{900, 60}, snap{360, 32}, make_room{240, 28}, turn_to_reader{180, 26};
  double lift_scale = 1.035;
  bool calm = false;      // reduced motion: nothing is thrown, flashes or glides; a thing is where it belongs at once
  bool contrast = false;  // high contrast: each note has an edge of ink, contrast_edge wide
  double contrast_edge = 1;
  struct Throw {
    double friction_per_s = 3.2, min_speed = 450, max_distance = 900, catch_radius = 120;
  } thrown;
  double long_press_ms = 550, double_tap_ms = 320, step_change_ms = 600;
  double panel_open_ms = 240, panel_close_ms = 160;
  struct PrintSlide {
    double delay_ms = 900, ms = 700;
  } print_slide;
  struct RevealVote {
    double per_dot_ms = 70, max_total_ms = 2400, flip_ms = 260;
  } reveal_vote;
  struct Flash {
    double up_ms = 60, hold_ms = 40, down_ms = 420, peak_alpha = 0.74;
  } flash;
  struct FaceDown {
    double shade_alpha = 0.06, shape_share = 0.32, shape_alpha = 0.34, fan_pitch = 74, read_size = 166;
    Colour shade{70, 45, 10, 255};
  } face_down;
  struct TurnStrip {
    Vec face{640, 78};
    double mark = 36, mark_speaking = 40, ring = 47, ring_width = 4;
  } turn_strip;

  // What a person's arm reaches. Everything essential lies there.
  struct Reach {
    double from_edge = 400;                             // of a table
    Vec wall{600, 1500};                                // lowest and highest, above the floor
    double wall_foot = 700;                             // where a wall's screen begins above the floor
    double seated_from_edge = 350, seated_wall = 1100;  // of who sits
    // On a wall of this height: y of the highest place that is reached.
    double wall_top(double glass_height) const { return std::max(0.0, glass_height + wall_foot - wall.y); }
  } reach;
  struct Ring {
    double radius = 150, tray = 98, button = 50, label = 13.5, start_deg = -184, step_deg = 31.3;
    static constexpr int actions = 7;
    double end_deg() const { return start_deg + (actions - 1) * step_deg; }
  } ring;
  struct Lasso {
    double dot_pitch = 10, dot_width = 3.5, fill_alpha = 0.045, close_within = 60, bar_height = 72, button = 54;
  } lasso;
  struct Lens {
    double diameter = 224, border = 9;
    Vec zoom{1.4, 2}, handle{74, 22};
  } lens;
  struct Pointing {
    std::array<double, 3> rings{30, 52, 78}, widths{4, 3, 2}, alphas{0.9, 0.5, 0.25};
    double tag_height = 44, fade_ms = 1500;
  } pointing;
  struct Setup {
    double seat_mark = 58;
    Vec table_drawing{384, 228}, start_button{352, 76};
    double total_figure = 56, stepper_button = 42, stepper_value = 88;
  } setup;
  struct UndoHere {
    double button = 48;
    Vec card{372, 300};
    int rows = 3;
    double row = 62, slider_knob = 24;
  } undo_here;
  struct Trouble {
    double icon = 58, title = 27, text = 20, figure = 16;
    int buttons_max = 2;
  } trouble;
  struct Pebble {
    Vec size{212, 62};
    double button = 46, time = 29;
    int max_open = 4;
  } pebble;
};

}  // namespace scene
