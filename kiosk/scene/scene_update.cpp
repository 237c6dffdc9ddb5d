// What is due at a frame, layer by layer; what came out another way than before is damage. Read through scene.h.
#include <algorithm>
#include <utility>

#include "scene/draw_costs.h"
#include "scene/draw_criteria.h"
#include "scene/draw_learner.h"
#include "scene/draw_one_by_one.h"
#include "scene/draw_rounds.h"
#include "scene/draw_turns.h"
#include "scene/scene.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"
#include "workshop/turns.h"

namespace scene {

template <typename Draw>
void Scene::rebuild(LayerId id, Draw&& draw) {
  KeptLayer& layer = layers_[static_cast<std::size_t>(id)];
  Areas& areas = areas_[static_cast<std::size_t>(id)];
  layer.begin();
  areas.clear();
  Canvas canvas{layer.instances(), areas, &layer.seams()};
  draw(canvas);
  if (view_.whole() || !is_on_sheet(id)) return layer.end(id <= last_at_rest ? rest_damage_ : glass_damage_);
  Damage damage;
  layer.end(damage);
  for (const Box& box : damage.boxes()) spoil(id, box);
}

void Scene::spoil(LayerId id, const Box& box) {
  Damage& damage = id <= last_at_rest ? rest_damage_ : glass_damage_;
  if (view_.whole() || !is_on_sheet(id)) return damage.add(box);
  const Box on_glass = view_.to_glass(box);
  const Box seen = id == LayerId::lifted ? on_glass : base::intersection(on_glass, plan_.sheet);
  if (seen.width() > 0 && seen.height() > 0) damage.add(seen);
}

// Another part of the sheet is seen, or the same one nearer: all within its frame is another than before.
void Scene::look_through(const SheetView& view, std::int64_t now_us) {
  if (view == view_) return;
  view_ = view;
  view_moved_us_ = now_us;
  if (lifted_.empty()) glass_damage_.add(plan_.sheet);
  else glass_damage_.add_everything();
}

// While the sheet moves it is shown by what is kept, moved; drawn anew, and sharp, once it rests, and where that shows too
// little or something on it changed.
void Scene::keep_view(std::int64_t now_us) {
  if (kept_view_ == view_) return;
  constexpr std::int64_t rests_after_us = 35'000;
  constexpr double most_bare = 0.3, edge_mm = 10;
  const Box& frame = plan_.sheet;
  const auto too_bare = [&] {
    double area = 0;
    const Damage bare_now = bare();
    for (const Box& box : bare_now.boxes()) area += box.width() * box.height();
    return area > most_bare * frame.width() * frame.height();
  };
  if (now_us - view_moved_us_ < rests_after_us && !rest_damage_.touches(frame.grown(edge_mm)) && !too_bare()) {
    animating_ = true;
    return;
  }
  // Seen whole, what overhangs the sheet's edge is seen too.
  if (kept_view_.whole() || view_.whole()) rest_damage_.add_everything();
  else rest_damage_.add(frame);
  kept_view_ = view_;
}

// What comes into the frame, its corners, and what stands on the glass over the sheet: where it is, and where it would seem to be.
Damage Scene::bare() const {
  Damage out;
  const Box& frame = plan_.sheet;
  const auto moved = [&](const Box& box) { return view_.to_glass(kept_view_.to_sheet(box)); };
  const auto add = [&](const Box& box) {
    const Box seen = base::intersection(box, frame);
    if (seen.width() > 0 && seen.height() > 0) out.add(seen);
  };
  const auto stands = [&](const Box& box) {
    if (!box.overlaps(frame)) return;
    add(box);
    add(moved(base::intersection(box, frame)));
  };
  const Box shown = moved(frame);
  add({frame.min, {shown.min.x, frame.max.y}});
  add({{shown.max.x, frame.min.y}, frame.max});
  add({frame.min, {frame.max.x, shown.min.y}});
  add({{frame.min.x, shown.max.y}, frame.max});
  const double r = tokens_.radius_sheet;
  for (const Vec corner : {frame.min, Vec{frame.max.x, frame.min.y}, frame.max, Vec{frame.min.x, frame.max.y}}) stands(Box::around(corner, {2 * r, 2 * r}));
  for (const LayerId id : {LayerId::furniture, LayerId::clock})
    for (const Instance& in : layers_[static_cast<std::size_t>(id)].instances()) stands(reach_of(in));
  return out;
}

bool Scene::update(const board::Board& board, const Preview& preview, std::int64_t now_us, std::int64_t wall_ms) {
  const std::uint64_t before = rest_damage_.additions() + glass_damage_.additions();
  plan(board);
  animating_ = !preview.glides.empty();
  if (screen_ == Screen::board && definition_) turn_votes(frame(board, preview, now_us, wall_ms));
  const Frame f = frame(board, preview, now_us, wall_ms);
  for (const Halo& halo : preview.halos) animating_ |= halo.left_us != 0;
  const auto& flash = tokens_.flash;
  const bool flashing =
      !tokens_.calm && preview.flash_us != 0 && now_us - preview.flash_us < static_cast<std::int64_t>((flash.up_ms + flash.hold_ms + flash.down_ms) * 1000);
  animating_ |= flashing || fresh_print_moves(f) || pointings_move(f);
  // However late this frame is, a print that has left is gone.
  const bool print_left = std::exchange(print_leaves_us_, fresh_print_leaves_us(f)) != 0 && print_leaves_us_ == 0;
  const bool preview_changed = preview.revision != preview_seen_ || animating_ || was_animating_ || print_left;
  was_animating_ = animating_;
  preview_seen_ = preview.revision;
  look_through(screen_ == Screen::board ? preview.sheet_view : SheetView{}, now_us);
  if (screen_ != Screen::board) update_home(f, preview_changed);
  else if (definition_) update_layers(f, preview_changed);
  if (preview_changed || overlay_due_) {
    rebuild(LayerId::overlay, [&](Canvas& c) {
      draw_fresh_print(f, c);
      draw_messages(f, c);
      draw_frame_times(f, c);
    });
  }
  overlay_due_ = false;
  keep_view(now_us);
  return rest_damage_.additions() + glass_damage_.additions() != before;
}

void Scene::update_home(const Frame& f, bool preview_changed) {
  next_tick_ms_ = 0;
  lenses_shown_.clear();
  if (all_due_) {
    lying_.begin(glass_.size_mm, 0);
    lifted_.clear();
    in_the_air_.clear();
    stale_.clear();
    all_due_ = false;
  }
  if (home_dirty_ || due_.home) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(LayerId::count); ++i) {
      const auto id = static_cast<LayerId>(i);
      if (id != LayerId::ground && id != LayerId::overlay) rebuild(id, [](Canvas&) {});
    }
    rebuild(LayerId::ground, [&](Canvas& c) { screen_ == Screen::home ? draw_home(f, c) : draw_setup_ground(f, c); });
    home_dirty_ = due_.home = false;
  }
  if (preview_changed && screen_ == Screen::setup) rebuild(LayerId::keyboards, [&](Canvas& c) { draw_keyboards(f, c); });
  if (preview_changed) rebuild(LayerId::halos, [&](Canvas& c) { draw_halos(f, c); });
}

void Scene::update_layers(const Frame& f, bool preview_changed) {
  const Preview& preview = f.preview;
  // Before anything is laid the order is not known, and a theme that is held lifts by it.
  if (all_due_) lay_all(f);
  if (preview_changed || all_due_) lift(f);
  const bool lifted_due = preview_changed || all_due_ || !stale_.empty();
  if (!stale_.empty() && in_the_air_.size() < f.board.notes.size()) in_the_air_.resize(f.board.notes.size(), 0);
  for (const std::size_t slot : stale_) lay(f, slot);
  stale_.clear();
  due_.clusters |= all_due_;
  all_due_ = false;

  const bool theme_moves = !preview.themes.empty() || !preview.glides.empty() || themes_moved_;
  themes_moved_ = !preview.themes.empty() || !preview.glides.empty();
  bool theme_text = false;
  bool stage_text = false;
  for (const Writing& w : preview.writings) {
    theme_text |= w.kind == board::RecordKind::theme;
    stage_text |= w.kind == board::RecordKind::stage || w.kind == board::RecordKind::label || w.kind == board::RecordKind::row;
  }
  stage_text |= !preview.stages.empty() || stages_moved_;
  stages_moved_ = !preview.stages.empty();
  // What is in the hand is gone from its place, and what was asked is answered on the map.
  const auto named = std::count_if(preview.writings.begin(), preview.writings.end(),
                                   [](const Writing& w) { return w.kind == board::RecordKind::label || w.kind == board::RecordKind::row; });
  const std::size_t learning = (static_cast<std::size_t>(named) << 40) + preview.labels.size() + 16 * preview.tokens.size() + 64 * preview.questioned.size() +
                               (preview.questioned.empty() ? 0 : 1024 * (preview.questioned.back() + 1) + 65536 * (preview.questioned.front() + 1));
  if (std::exchange(learning_shown_, learning) != learning) due_.ground = true;
  if (due_.ground || (stage_text && preview_changed)) {
    rebuild(LayerId::ground, [&](Canvas& c) { draw_linen(f, c); });
    rebuild(LayerId::zones, [&](Canvas& c) { draw_zones(f, c); });
  }
  const bool furniture_changed = preview_changed_furniture(preview);
  // A line rests until one of its ends is taken up.
  if (std::exchange(links_held_, preview.links.size()) != preview.links.size()) due_.clusters = true;
  const bool themes_changed = due_.clusters || ((theme_moves || theme_text) && preview_changed);
  if (themes_changed) {
    plan_themes(f);
    rebuild(LayerId::titles, [&](Canvas& c) { draw_titles(f, c); });
  }
  if (themes_changed || due_.furniture || furniture_changed) {
    rebuild(LayerId::clusters, [&](Canvas& c) {
      c.thing(~std::uint64_t{1});
      draw_tent(f, c);  // below the notes: none is ever lost under it
      draw_areas(f, c);
      draw_resting_links(f, c);
    });
  }
  if (due_.furniture || furniture_changed) {
    rebuild(LayerId::furniture, [&](Canvas& c) {
      using Part = void (*)(const Frame&, Canvas&);
      std::uint64_t part = 0;
      for (const Part draw : {&draw_stations, &draw_ribbons, &draw_wall_bar, &draw_vote_strip, &draw_slides, &draw_pebbles, &draw_turn_strip, &draw_lane,
                              &draw_gong, &draw_join, &draw_one_by_one, &draw_decide, &draw_ballots}) {
        c.thing(~++part);
        draw(f, c);
      }
    });
  }
  const board::Step* step = f.board.current_step();
  next_tick_ms_ = step ? workshop::next_tick_ms(*step, f.wall_ms) : 0;
  if (const std::int64_t turn = workshop::next_turn_tick_ms(f.board, f.wall_ms)) next_tick_ms_ = next_tick_ms_ ? std::min(next_tick_ms_, turn) : turn;
  if (const std::int64_t round = workshop::next_round_tick_ms(*f.definition, f.board, f.wall_ms))
    next_tick_ms_ = next_tick_ms_ ? std::min(next_tick_ms_, round) : round;
  if (const std::int64_t part = workshop::next_part_tick_ms(*f.definition, f.board, f.wall_ms))
    next_tick_ms_ = next_tick_ms_ ? std::min(next_tick_ms_, part) : part;
  if (const std::int64_t item = workshop::next_item_tick_ms(*f.definition, f.board, f.wall_ms))
    next_tick_ms_ = next_tick_ms_ ? std::min(next_tick_ms_, item) : item;
  if (due_.clock || next_tick_ms_ != tick_shown_) {
    tick_shown_ = next_tick_ms_;
    rebuild(LayerId::thread, [&](Canvas& c) { draw_thread(f, c); });
    rebuild(LayerId::clock, [&](Canvas& c) {
      draw_clocks(f, c);
      draw_part_clocks(f, c);
      draw_item_clocks(f, c);
      c.thing(2000);
      draw_turn_times(f, c);
      c.thing(2001);
      draw_speaker_time(f, c);
    });
  }
  if (lifted_due) {
    rebuild(LayerId::lifted, [&](Canvas& c) {
      draw_landings(f, c);
      draw_honour_landing(f, c);
      draw_origin_pins(f, c);
      draw_links(f, c);
      build_lifted(f, c);
      draw_held_learning(f, c);
    });
  }
  past_shown_ = preview.past.has_value();
  if (preview_changed || due_.furniture) {
    rebuild(LayerId::keyboards, [&](Canvas& c) {
      draw_past(f, c);
      draw_whole_sheet(f, c);
      draw_keyboards(f, c);
      draw_rings(f, c);
      draw_lassos(f, c);
      draw_undo_cards(f, c);
      draw_said_cards(f, c);
      draw_pills(f, c);
      draw_number_pads(f, c);
      draw_seat_menus(f, c);
    });
    rebuild(LayerId::halos, [&](Canvas& c) {
      draw_halos(f, c);
      draw_pointings(f, c);
    });
  }
  const bool has_prints = f.board.pictures.size() + f.board.photos.size() > 0;
  if ((preview_changed && has_prints) || prints_due_ || due_.furniture) {
    prints_due_ = false;
    collect_prints(f);
    rebuild(LayerId::prints, [&](Canvas& c) { scene::draw_prints(f, c, prints_); });
  }
  if (!preview.lenses.empty() || !lenses_shown_.empty()) {
    look_through_lenses(f);
    if (preview_changed || due_.furniture)
      rebuild(LayerId::lenses, [&](Canvas& c) {
        for (const Lens& lens : preview.lenses) {
          c.thing(lens.session);
          draw_lens_under(f, lens, c);
          draw_lens_over(f, lens, c);
        }
      });
  }
  due_ = Due{false, false, false, false, false};
}

bool Scene::preview_changed_furniture(const Preview& preview) {
  const bool wall_seat = preview.wall_seat != wall_seat_shown_;
  wall_seat_shown_ = preview.wall_seat;
  const bool tent = !(preview.tent_shift == tent_shown_);
  tent_shown_ = preview.tent_shift;
  const bool keyboards = preview.typists != typists_shown_;
  typists_shown_ = preview.typists;
  bool typing = false;
  for (const Writing& w : preview.writings) typing |= w.kind == board::RecordKind::workshop;
  const std::size_t open = preview.writings.size() + preview.inkings.size() + preview.dots.size();
  const bool stations = open != stations_shown_;
  stations_shown_ = open;
  std::size_t shown = preview.agreed.size();
  for (const Ballot& ballot : preview.ballots) shown = shown * 31 + static_cast<std::size_t>(ballot.seat.value ^ (ballot.item.value * 7)) + ballot.page * 131;
  const bool agreed = std::exchange(agreed_shown_, shown) != shown;
  return wall_seat || tent || typing || stations || keyboards || agreed;
}

bool Scene::show_panels(const std::vector<const Mesh*>& panels) {
  const std::uint64_t before = glass_damage_.additions();
  // From the panel's top left, in units, to the glass.
  const auto on_glass = [](const Mesh& mesh, const Box& local) {
    const Vec middle = local.centre() * mesh.unit_mm - mesh.size * 0.5;
    return base::bounds({mesh.pose.to_glass(middle), mesh.pose.angle_deg}, local.size() * mesh.unit_mm).grown(1);
  };
  const auto reach = [&](const Mesh& mesh) {
    if (mesh.vertices.empty()) return Box{};
    Box local{{mesh.vertices[0].x, mesh.vertices[0].y}, {mesh.vertices[0].x, mesh.vertices[0].y}};
    for (const MeshVertex& v : mesh.vertices) local = united(local, {{v.x, v.y}, {v.x, v.y}});
    return on_glass(mesh, local);
  };
  std::size_t i = 0;
  bool shifted = false;  // from here on what lies over what is another
  for (const Mesh* mesh : panels) {
    if (!mesh) continue;
    if (i == panels_shown_.size()) panels_shown_.push_back({});
    PanelShown& shown = panels_shown_[i++];
    shifted |= shown.mesh != nullptr && shown.mesh != mesh;
    if (!shifted && shown.mesh == mesh && shown.pose == mesh->pose) {
      if (shown.revision == mesh->revision) continue;
      if (shown.revision + 1 == mesh->revision && !mesh->altered.empty()) {
        for (const Box& part : mesh->altered) glass_damage_.add(on_glass(*mesh, part));
        shown.revision = mesh->revision;
        continue;
      }
    }
    glass_damage_.add(shown.reach);
    shown = {mesh, mesh->revision, mesh->pose, reach(*mesh)};
    glass_damage_.add(shown.reach);
  }
  for (; panels_shown_.size() > i; panels_shown_.pop_back()) glass_damage_.add(panels_shown_.back().reach);
  list_.panels = panels;
  const bool moved = !std::equal(panels_shown_.begin(), panels_shown_.end(), panel_boxes_.begin(), panel_boxes_.end(),
                                 [](const PanelShown& shown, const Box& box) { return shown.reach == box; });
  if (moved) {
    panel_boxes_.clear();
    for (const PanelShown& shown : panels_shown_) panel_boxes_.push_back(shown.reach);
    due_.furniture |= past_shown_;  // the hour of what was stands where no panel hides it
  }
  return glass_damage_.additions() != before;
}

}  // namespace scene
