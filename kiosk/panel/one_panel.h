// One panel on the glass: its ImGui context, its contacts, its mesh. Panels keeps a list of these. Read by panels.cpp.
#pragma once
#include <deque>
#include <memory>
#include <optional>

#include "panel/mesh_damage.h"
#include "panel/page.h"
#include "scene/legible.h"

struct ImGuiContext;

namespace panel {

// Quarter sides of the table, and what keeps a panel within reach.
base::Pose kept_on_glass(base::Pose pose, Vec size, Vec glass);
base::Pose snapped(base::Pose pose, double within_deg);
// How large a page is shown on a glass: times its size.
double scale_on(const Page& page, const scene::Glass& glass);

class OnePanel {
 public:
  OnePanel(std::uint64_t id, const Page& page, Fonts& fonts, const scene::Tokens& tokens, const base::Texts& texts);
  ~OnePanel();
  OnePanel(const OnePanel&) = delete;

  std::uint64_t id() const { return id_; }
  const Page& page() const { return page_; }
  const base::Pose& pose() const { return mesh_.pose; }
  Vec size() const { return mesh_.size; }
  bool fills_glass() const { return page_.where == Page::Where::whole_glass; }
  const scene::Mesh& mesh() const { return mesh_; }

  const Panels::For& whom() const { return memory_.whom; }
  void open_for(const Panels::For& whom) {
    memory_.whom = whom;
    dirty_ = true;
  }
  void refuse(const std::string& text_key, std::int64_t now_us) {
    memory_.refusal = text_key, memory_.refused_us = now_us;
    dirty_ = true;
  }
  void unlock() {
    memory_.unlocked = true, memory_.typed.clear();
    dirty_ = true;
  }
  bool is_unlocked() const { return memory_.unlocked; }

  void set_glass(const scene::Glass& glass);
  void place(base::Pose pose);
  bool contains(Vec glass) const;
  void forget() { dirty_ = true; }
  void want_letters() { fonts_.want(scale_); }

  void take(const contact::ContactEvent& event);
  bool busy(std::int64_t now_us) const { return !contacts_.empty() || !strokes_.empty() || kept_.tapped_until_us > now_us; }
  // Runs ImGui when something it shows may have changed. True when it is to be drawn anew.
  bool update(const Panels::House& house, std::vector<Request>& requests);
  std::int64_t next_tick_ms() const { return next_tick_ms_; }  // Unix; 0 = none
  std::int64_t wake_us() const { return wake_us_; }
  bool wants_to_close() const { return wants_to_close_; }
  void targets(scene::Areas& out) const;
  std::vector<scene::TextLine> texts() const;

 private:
  enum class Role : std::uint8_t { mouse, waiting, scroll, carry, nothing };
  struct Stroke {
    Vec at;
    bool down;
    bool away;
  };
  struct Contact {
    contact::ContactKey key;
    Role role = Role::nothing;
    Vec from, at;  // mm on the glass
    Vec held;      // where on the panel it carries it, local mm from the centre
    ImGuiID scroll = 0;
    double scroll_from = 0;
    bool has_ended = false;  // while it waited
  };
  // What was shown, to know whether it is still so.
  struct Shown {
    std::uint64_t seq = 0, letters = 0, other = 0, written = 0;
    const void* store = nullptr;
    base::Language language{};
    std::int64_t no_tries_until_us = 0;
    bool night = false, has_code = false;
    scene::Glass glass;
    friend bool operator==(const Shown&, const Shown&) = default;
  };

  Vec page_size() const { return fills_glass() ? mesh_.size / scale_ : page_.size; }
  Vec to_panel(Vec glass) const { return (mesh_.pose.to_local(glass) + mesh_.size * 0.5) / scale_; }
  void begin(const contact::ContactEvent& event);
  void move(Contact& contact, Vec at);
  void end(Contact& contact, bool cancelled);
  void next_in_turn();
  void push_stroke(Stroke stroke);
  void hold_anew();  // contacts that carry the panel take hold of it where they are
  void carry();
  void let_go();
  Scroll* scroll_at(Vec panel_mm);
  Shown shown_now(const Panels::House& house) const;
  void pass(const Panels::House& house, std::vector<Request>& requests);
  // False where what was kept looks the same.
  bool keep_mesh(const scene::Theme& theme);
  // What fills the glass casts no shadow.
  const std::vector<scene::ShadowLayer>& shadow_layers() const { return tokens_.shadows[fills_glass() ? 0 : 4]; }
  void lay_shadow();
  double picture_mm(const scene::MeshCommand& command) const;
  void cut_holes();
  std::vector<Box> holes_now(const Panels::House& house) const;

  const std::uint64_t id_;
  const Page& page_;
  Fonts& fonts_;
  const scene::Tokens& tokens_;
  const base::Texts& texts_;
  ImGuiContext* context_;
  scene::Glass glass_;
  double scale_ = 1, unit_ = 0;  // unit_: of ImGui's for a mm, in the last pass
  scene::Mesh mesh_;
  std::vector<scene::MeshCommand> whole_;  // as ImGui gave them, before holes are cut
  // What was kept before this pass; here, so that its room is used again.
  std::vector<scene::MeshVertex> vertices_before_;
  std::vector<std::uint32_t> indices_before_;
  std::vector<scene::MeshCommand> whole_before_;
  std::uint64_t letters_ = 0;  // revision of those that it is written with
  std::vector<Box> holes_;     // local mm from the top left
  scene::Theme const* theme_ = nullptr;
  Kept kept_;
  Memory memory_;
  std::vector<Visit::Text> texts_shown_;
  std::vector<Contact> contacts_;
  std::deque<Stroke> strokes_;
  Stroke mouse_{{}, false, true};
  Shown shown_;
  double shown_angle_ = 0, shadow_angle_ = 0;
  std::int64_t next_tick_ms_ = 0, wake_us_ = 0;
  bool dirty_ = true, moved_ = true, wants_to_close_ = false;
};

}  // namespace panel
