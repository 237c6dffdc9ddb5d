// The facilitator's panels (Dear ImGui, one context each, one atlas for all): set-up, console, gallery, settings. Each lies
// anywhere at any angle and is driven by the contacts that begin on it, so several people use several at once. Read by app.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
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

enum class Kind : std::uint8_t { setup, console, gallery, settings };

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
  };
  What what;
  board::RecordKind kind{};
  Id record;
  board::Property property{};
  std::int64_t number = 0;
  Vec at;
  double angle_deg = 0;
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
    const scene::Preview* preview = nullptr;  // texts in the making
    const scene::Plan* plan = nullptr;        // what lies along the edges; null at home
    scene::Glass glass;
    bool night = false, calm = false, contrast = false, sheet_free = false;
    int volume = 70;  // of the sounds, 0 = mute, 100 = loudest
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
  };

  // Opens a panel 60 mm from the person's edge, facing them, beside stations and other panels where there is room; one of a kind
  // that is open comes to them instead, but consoles may be several. Returns its id.
  std::uint64_t open(Kind kind, const House& house, Vec near, double angle_deg);
  void close(std::uint64_t id);
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
