// The scene: a view of the board and of what hands are doing, kept as things that are made again only when they changed, and
// the damage that this did. Read by hands (hit test), render (draw list), app. A frame costs what changed.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "scene/frame.h"
#include "scene/kept_layer.h"
#include "scene/lying.h"

namespace scene {

// The set-up is a panel as large as the glass; the scene then shows the bare ground under it, and the keyboards that write in it.
enum class Screen : std::uint8_t { home, setup, board };

// The paper of one note, drawn once in its own space and placed wherever it lies.
struct Face {
  std::vector<Instance> local;  // note's space, width 1 unit = 1 mm at the width below
  double width_mm = 0;          // as asked
  double drawn_mm = 0;          // as drawn: a long text makes its paper grow
  double high_mm = 0;           // of a strip or a line, which is no square; 0 = as high as it is wide
  double high() const { return high_mm > 0 ? high_mm : drawn_mm; }
  double text_mm = 0;  // size the text came down to
  bool writing = false;
  bool measured = false;              // the sizes are those of the note as it is
  bool drawn = false;                 // and so is `local`
  std::size_t tally_from = SIZE_MAX;  // from here on `local` is how many dots it has
  // What is kept from frame to frame while somebody writes or draws on it: it is drawn anew at each letter and each point.
  struct Making {
    std::string text;  // how this text was set, and for what
    double asked_mm = 0, plan_scale = 0, text_scale = 0, least_mm = 0;
    double picture_aspect = 0;
    bool voted = false, written_on = false;
    text::LayoutRef layout;
    double drawn_mm = 0, text_mm = 0;
    Box picture;
    Vec origin;
    std::vector<Instance> ink;  // the strokes that are on the board already
    std::uint64_t ink_of = 0;   // which, at which width; 0 = none yet
  };
  std::unique_ptr<Making> making = {};
  void forget() { measured = drawn = false; }
};

class Scene {
 public:
  Scene(const Tokens& tokens, const base::Texts& texts, text::Typesetter& type);

  void set_glass(const Glass& glass);
  void set_screen(Screen screen);
  void set_night(bool night);
  void set_definition(const workshop::Definition* definition);
  // Everything anew: another workshop, another language.
  void forget();

  // Told of each change after the store applied it.
  void changed(const board::Board& board, std::span<const board::Change> changes);

  // Rebuilds what is due. True when something on the glass is another than before. `now_us` monotonic, `wall_ms` Unix.
  bool update(const board::Board& board, const Preview& preview, std::int64_t now_us, std::int64_t wall_ms);
  // The panels of now, bottom to top; true when they lie or look another way than before.
  bool show_panels(const std::vector<const Mesh*>& panels);

  // Where the glass is another than at the last draw list.
  Damage damage() const;
  // All of it, whatever changed: the renderer lost what it kept, a picture has come.
  void damage_everything();
  // What has to be drawn for the damage since the last list, and for `also`: what the framebuffer shows of an older frame.
  // The board and preview are those of the update before; `pixel_mm`: what is drawn is drawn to whole pixels. Good until the
  // next call.
  const DrawList& draw_list(const board::Board& board, const Preview& preview, double pixel_mm, const Damage& also = {});
  // Gives back the room that whole frames take and others do not.
  void let_go();
  // The whole glass as it is, and no damage forgotten.
  DrawList whole_list(const board::Board& board, const Preview& preview);

  // Whether what lies here lies above the panels too: a card, the gallery that a new print slides into.
  bool above_panels(Vec at) const;
  // Topmost target at a point of the glass; TargetKind::glass where there is none. Small targets are found a little outside
  // their edge. What lies on the sheet has its place there.
  const Area* hit(Vec at) const;
  // All targets, bottom to top, with their places on the glass; those of the sheet that are seen.
  void targets(std::vector<Area>& out) const;

  // A plan for the board as it is now (computed when seats, stages, step or glass changed).
  const Plan& plan(const board::Board& board);
  const Plan& plan() const { return plan_; }
  // The plan, where nobody has laid its desks yet: for many people that takes longer than a frame lasts, so whoever has a thread to
  // spare asks the copy for its `desks` and brings it back. Told once for each plan whose desks lie elsewhere than the last one's.
  std::optional<Plan> plan_without_desks();
  void take_desks(Plan laid);  // of a plan that is no more they are let go

  // Where a note, picture or photo is seen now: held, on its way, or lying as the board says. None when not on this sheet.
  std::optional<board::Placement> seen(const board::Board& board, const Preview& preview, Id record, std::int64_t now_us) const;
  // The place in a text being written that is nearest to a point of its note.
  std::uint32_t caret_byte(const board::Board& board, const Writing& writing, const board::Placement& place, Vec at);
  // Where the handle of its caret lies.
  Vec said_card(const board::Board& board, const SaidCard& card);  // how large it is
  Vec caret_point(const board::Board& board, const Writing& writing, const board::Placement& place);
  // Live notes on the current sheet, bottom to top.
  const std::vector<Id>& notes_in_order() const { return lying_.in_order(); }
  // Where the title strip of a theme lies, and the area around its notes.
  struct ThemePlan {
    Id theme;
    Pose strip;
    Vec strip_size;
    Box area;
    std::vector<Vec> outline;
    std::size_t notes = 0;
  };
  const std::vector<ThemePlan>& theme_plans() const { return theme_plans_; }
  const ThemePlan* theme_at(Vec at) const;
  // Bottom-up ranks: one above all.
  std::int64_t top_rank(const board::Board& board) const;

  bool animating() const { return animating_; }
  std::int64_t next_due_us() const { return print_leaves_us_; }  // when something moves by itself again, monotonic; 0 = nothing does
  // Unix ms at which a running clock's digits change next; 0 when nothing runs.
  std::int64_t next_tick_ms() const { return next_tick_ms_; }

  HomeContent& home() {
    home_dirty_ = true;
    return home_;
  }
  std::vector<Trouble>& troubles() { return troubles_; }
  void set_troubles(std::vector<Trouble> troubles);
  void show_frame_times(FrameTimes times);

  // The sheet alone at a moment, for photos: same notes, no stations, halos or held things.
  DrawList photo_list(const board::Board& board, std::int64_t wall_ms);

  const Tokens& tokens() const { return tokens_; }
  const base::Texts& texts() const { return texts_; }
  text::Typesetter& type() { return type_; }
  const Theme& theme() const { return night_ ? tokens_.night : tokens_.day; }
  const Glass& glass() const { return glass_; }
  Screen screen() const { return screen_; }
  const workshop::Definition* definition() const { return definition_; }

  // Number of a picture file in the draw list; the renderer loads it when it is first asked for.
  std::uint32_t picture_number(const std::string& path);
  // From now on this number is that file: what shows many pictures one after the other keeps a few numbers for them.
  void picture_instead(std::uint32_t number, const std::string& path);
  void set_folders(std::string pictures, std::string photos) {
    pictures_folder_ = std::move(pictures);
    photos_folder_ = std::move(photos);
  }

 private:
  struct Due {
    bool ground = true, clusters = true, furniture = true, clock = true, home = true;
  };
  struct LensShown {
    Lens lens;
    double turn_deg = 0;  // of what is seen in it
  };
  struct PanelShown {
    const Mesh* mesh;
    std::uint64_t revision;
    Pose pose;
    Box reach;
  };
  Frame frame(const board::Board& board, const Preview& preview, std::int64_t now_us, std::int64_t wall_ms) const;
  void update_home(const Frame& frame, bool preview_changed);
  void update_layers(const Frame& frame, bool preview_changed);
  void note_changed(const board::Board& board, Id note);
  void lay_again_where_moved(const board::Board& board, const Plan& before);
  void list_changed(const board::Board& board, Id record, bool set_only);
  void face_changed(const board::Board& board, Id note);
  void lay_all(const Frame& frame);
  void lay(const Frame& frame, std::size_t slot);
  void lift(const Frame& frame);
  void gather(const Frame& frame, const Damage& rest, const Damage& glass, DrawList& out);
  void plan_themes(const Frame& frame);
  void part_strips(const Frame& frame);
  void look_through_lenses(const Frame& frame);
  void gather_lenses(const Frame& frame, const Damage& glass, DrawList& out);
  void magnify(const Frame& frame, const LensShown& lens, LensParts& parts);
  const Area* paper_at(Vec on_glass) const;
  void turn_votes(const Frame& frame);
  void look_through(const SheetView& view, std::int64_t now_us);
  void keep_view(std::int64_t now_us);
  Damage bare() const;
  void spoil(LayerId id, const Box& box);  // damage, in the layer's own places
  Damage on_sheet(const Damage& on_glass) const;
  void draw_areas(const Frame& frame, Canvas& canvas) const;
  void draw_titles(const Frame& frame, Canvas& canvas);
  void build_lifted(const Frame& frame, Canvas& canvas);
  enum class NotePart : std::uint8_t { all, paper, tally };
  void emit_note(const Frame& frame, Canvas& canvas, const board::Note& note, const board::Placement& place, int height, double scale,
                 NotePart part = NotePart::all);
  void add_note_areas(const Frame& frame, Areas& areas, const board::Note& note, const board::Placement& place, const Face& face, double factor);
  Face& measured(const Frame& frame, const board::Note& note, double width_mm);
  const Face& drawn(const Frame& frame, const board::Note& note, double width_mm);
  void draw_strip(const Frame& frame, const board::Note& note, const TablePlan::Strip& strip, Face& face);
  struct Written;
  Written written(const board::Board& board, const Writing& writing, const board::Placement& place);
  void collect_prints(const Frame& frame);
  bool preview_changed_furniture(const Preview& preview);
  template <typename Draw>
  void rebuild(LayerId id, Draw&& draw);

  const Tokens& tokens_;
  bool desks_told_ = false;
  const base::Texts& texts_;
  text::Typesetter& type_;
  Glass glass_;
  Screen screen_ = Screen::home;
  bool night_ = false;
  const workshop::Definition* definition_ = nullptr;
  Plan plan_;
  bool plan_due_ = true;
  Due due_;
  bool home_dirty_ = true, overlay_due_ = true, all_due_ = true, prints_due_ = true;
  bool was_animating_ = false, themes_moved_ = false, stages_moved_ = false;
  Id wall_seat_shown_;
  std::vector<Id> typists_shown_;
  Pose tent_shown_;
  SheetView view_, kept_view_;  // as it is shown, and as what rests is kept: another while the sheet moves
  std::int64_t view_moved_us_ = 0;
  std::size_t stations_shown_ = 0, links_held_ = 0, agreed_shown_ = 0, learning_shown_ = 0;
  HomeContent home_;
  std::vector<Trouble> troubles_;
  std::optional<FrameTimes> frame_times_;
  DrawList list_;
  std::vector<KeptLayer> layers_{static_cast<std::size_t>(LayerId::count)};  // but for the notes, which lie
  std::vector<Areas> areas_{static_cast<std::size_t>(LayerId::count)};
  Damage rest_damage_ = Damage::everything(), glass_damage_ = Damage::everything();
  Lying lying_;
  std::vector<std::size_t> stale_;  // slots of notes that changed since the last update
  std::vector<Lying::Seen> seen_;
  std::vector<PanelShown> panels_shown_;
  std::vector<Box> panel_boxes_;  // of those
  bool past_shown_ = false;
  std::vector<LensShown> lenses_shown_;  // bottom to top
  std::unordered_map<Id, Id> dot_shown_on_;
  std::vector<Face> faces_;  // by note slot
  std::vector<std::pair<std::int64_t, std::size_t>> print_ranks_;
  std::vector<Print> prints_;
  std::vector<ThemePlan> theme_plans_;
  std::vector<std::uint32_t> near_strip_;
  std::vector<std::size_t> lifted_, lifted_before_;  // slots; what is drawn with the hands and does not lie
  std::vector<std::uint8_t> in_the_air_;             // by slot
  std::uint64_t preview_seen_ = 0;
  std::int64_t next_tick_ms_ = 0, tick_shown_ = 0;
  std::int64_t print_leaves_us_ = 0;
  std::optional<Reveal> reveal_;
  std::int64_t revealed_us_ = 0;  // the last that was shown
  bool animating_ = false;
  std::unordered_map<std::string, std::uint32_t> picture_numbers_;
  std::string pictures_folder_, photos_folder_;
};

// Where a gliding thing is at a moment, and whether it has arrived.
board::Placement on_the_way(const Glide& glide, const board::Placement& to, const Tokens& tokens, std::int64_t now_us, bool& arrived);

}  // namespace scene
