#include "scene/scene.h"

#include <algorithm>
#include <cmath>

#include "scene/furniture.h"
#include "workshop/agenda.h"

namespace scene {

Scene::Scene(const Tokens& tokens, const base::Texts& texts, text::Typesetter& type) : tokens_(tokens), texts_(texts), type_(type) {}

void Scene::set_glass(const Glass& glass) {
  if (glass_ == glass) return;
  glass_ = glass;
  forget();
}

void Scene::set_screen(Screen screen) {
  if (screen_ == screen) return;
  screen_ = screen;
  forget();
}

void Scene::set_night(bool night) {
  if (night_ == night) return;
  night_ = night;
  forget();
}

void Scene::set_definition(const workshop::Definition* definition) {
  if (definition_ == definition) return;
  definition_ = definition;
  forget();
}

void Scene::set_troubles(std::vector<Trouble> troubles) {
  troubles_ = std::move(troubles);
  overlay_due_ = true;
}

void Scene::forget() {
  due_ = Due{};
  plan_due_ = home_dirty_ = overlay_due_ = order_due_ = true;
  preview_seen_ = ~0ULL;
  lifted_before_.clear();
  for (Face& face : faces_) face.valid = false;
}

void Scene::changed(const board::Board& board, std::span<const board::Change> changes) {
  const auto stale = [&](Id note) {
    if (const auto slot = board.notes.slot(note); slot && *slot < faces_.size()) faces_[*slot].valid = false;
    // A note in the air is drawn with the hands; what rests need not be drawn anew for it.
    if (std::find(lifted_.begin(), lifted_.end(), note) == lifted_.end()) due_.notes = true;
  };
  for (const board::Change& change : changes) {
    switch (change.kind) {
      case board::RecordKind::note: {
        stale(change.record);
        const auto* set = std::get_if<board::Set>(&change.act);
        const bool only_text = set && std::all_of(set->fields.begin(), set->fields.end(), [](const board::Field& f) { return f.property == board::Property::text; });
        if (!only_text) order_due_ = due_.clusters = true;
        // Counts under columns and at stations follow the notes.
        if (!set) due_.furniture = due_.ground = true;
        else for (const board::Field& f : set->fields) if (f.property == board::Property::stage || f.property == board::Property::ai) due_.ground = due_.furniture = true;
        // A process has its reserve only while a note waits there.
        if (!only_text && plan_.layout == workshop::Layout::columns) plan_due_ = due_.ground = true;
        break;
      }
      case board::RecordKind::dot:
        if (const board::Dot* dot = board.dots.find(change.record)) stale(dot->note);
        if (const auto* set = std::get_if<board::Set>(&change.act); set && !set->fields.empty()) for (Face& face : faces_) face.valid = false;
        due_.notes = due_.furniture = true;
        break;
      case board::RecordKind::stroke:
        if (const board::Stroke* stroke = board.strokes.find(change.record)) stale(stroke->note);
        break;
      case board::RecordKind::theme:
        due_.clusters = true;
        break;
      case board::RecordKind::picture:
      case board::RecordKind::photo:
        prints_due_ = due_.furniture = true;
        break;
      case board::RecordKind::seat:
      case board::RecordKind::step:
      case board::RecordKind::stage:
      case board::RecordKind::workshop:
      case board::RecordKind::sheet:
        plan_due_ = order_due_ = true;
        due_ = Due{};
        if (change.kind != board::RecordKind::step && change.kind != board::RecordKind::stage) for (Face& face : faces_) face.valid = false;
        break;
    }
  }
}

const Plan& Scene::plan(const board::Board& board) {
  if (plan_due_ && definition_) {
    const double width_before = plan_.note_width;
    plan_ = make_plan(board, *definition_, glass_, tokens_);
    if (std::abs(plan_.note_width - width_before) > 0.01) for (Face& face : faces_) face.valid = false;
    plan_due_ = false;
  } else if (!definition_) {
    plan_.glass = glass_;
    plan_.scale = tokens_.board_scale(glass_.diagonal_inches);
  }
  return plan_;
}

Frame Scene::frame(const board::Board& board, const Preview& preview, std::int64_t now_us, std::int64_t wall_ms) const {
  return Frame{board, definition_, tokens_, theme(), texts_, type_, plan_, preview, home_, troubles_, now_us, wall_ms, false};
}

template <typename Draw>
void Scene::rebuild(LayerId id, Draw&& draw) {
  Layer& layer = list_[id];
  Areas& areas = areas_[static_cast<std::size_t>(id)];
  const bool was_empty = layer.instances.empty();
  layer.instances.clear();
  areas.clear();
  Canvas canvas{layer.instances, areas};
  draw(canvas);
  if (was_empty && layer.instances.empty()) return;
  layer.revision = ++revision_;
}

void Scene::order_notes(const board::Board& board) {
  ranked_.clear();
  for (std::size_t slot = 0; slot < board.notes.size(); ++slot) {
    const board::Note& note = board.notes[slot];
    if (note.removed) continue;
    if (const board::Placement* place = note.places.find(plan_.sheet_id)) ranked_.emplace_back(place->rank, slot);
  }
  std::sort(ranked_.begin(), ranked_.end());
  order_.clear();
  for (const auto& [rank, slot] : ranked_) order_.push_back(board.notes[slot].id);
}

std::int64_t Scene::top_rank(const board::Board& board) const {
  std::int64_t top = 0;
  for (const board::Note& note : board.notes) {
    if (const board::Placement* place = note.places.find(plan_.sheet_id)) top = std::max(top, place->rank);
  }
  return top;
}

std::optional<board::Placement> Scene::seen(const board::Board& board, const Preview& preview, Id record, std::int64_t now_us) const {
  for (const Held& held : preview.held) if (held.record == record) return held.place;
  const board::Note* note = board.notes.find_live(record);
  const board::Placements* places = note ? &note->places : nullptr;
  if (!places) {
    if (const board::Picture* picture = board.pictures.find_live(record)) places = &picture->places;
    else if (const board::Photo* photo = board.photos.find_live(record)) places = &photo->places;
  }
  const board::Placement* place = places ? places->find(plan_.sheet_id) : nullptr;
  if (!place) return std::nullopt;
  board::Placement out = *place;
  for (const Glide& glide : preview.glides) {
    if (glide.record != record) continue;
    bool arrived = false;
    out = on_the_way(glide, *place, tokens_, now_us, arrived);
  }
  if (note && note->theme) {
    for (const HeldTheme& held : preview.themes) {
      if (held.theme != note->theme) continue;
      out.at = held.at + base::rotated(out.at - held.from, held.turn_deg);
      out.angle_deg += held.turn_deg;
    }
  }
  return out;
}

board::Placement on_the_way(const Glide& glide, const board::Placement& to, const Tokens& tokens, std::int64_t now_us, bool& arrived) {
  const double t = static_cast<double>(now_us - glide.start_us - glide.delay_us) * 1e-6;
  board::Placement out = to;
  if (tokens.calm) {
    arrived = true;
    return out;
  }
  if (t <= 0) {
    arrived = false;
    out.at = glide.from.at;
    out.angle_deg = glide.from.angle_deg;
    return out;
  }
  double left = 0;  // share of the way still to go
  switch (glide.kind) {
    case Glide::Kind::thrown: left = std::exp(-tokens.thrown.friction_per_s * t); break;
    case Glide::Kind::spring: {
      // Critically damped, at the pace of the put-down spring: interruptible, and never beyond its aim.
      const double w = std::sqrt(tokens.put_down.stiffness);
      left = (1 + w * t) * std::exp(-w * t);
      break;
    }
    case Glide::Kind::step_change: {
      const double x = std::clamp(t * 1000 / tokens.step_change_ms, 0.0, 1.0);
      left = 1 - x * x * (3 - 2 * x);
      break;
    }
  }
  const Vec way = glide.from.at - to.at;
  const double turn = base::normalized_deg(glide.from.angle_deg - to.angle_deg);
  arrived = base::length(way) * left < 0.15 && std::abs(turn) * left < 0.15;
  if (!arrived) {
    out.at = to.at + way * left;
    out.angle_deg = to.angle_deg + turn * left;
  }
  return out;
}

void Scene::build_lifted(const Frame& frame) {
  Canvas canvas{list_[LayerId::lifted].instances, areas_[static_cast<std::size_t>(LayerId::lifted)]};
  for (const Id id : lifted_) {
    const board::Note* note = frame.board.notes.find_live(id);
    auto place = note ? seen(frame.board, frame.preview, id, frame.now_us) : std::nullopt;
    if (!place) continue;
    bool held = false, written = false;
    for (const Held& h : frame.preview.held) held |= h.record == id;
    for (const HeldTheme& h : frame.preview.themes) held |= note->theme == h.theme;
    for (const Writing& w : frame.preview.writings) written |= w.record == id;
    if (written) place->width_mm = std::max(place->width_mm, frame.plan.writing_width);
    emit_note(frame, canvas, *note, *place, held ? 3 : 2, held && !written ? tokens_.lift_scale : 1);
  }
  for (const Pulled& pulled : frame.preview.pulled) {
    const double width = pulled.place.width_mm > 0 ? pulled.place.width_mm : frame.plan.note_width;
    const Pose pose{pulled.place.at, pulled.place.angle_deg};
    const double h = width / 2 * tokens_.lift_scale;
    draw_shadow(frame, canvas, pose, {2 * h, 2 * h}, tokens_.radius_note, 3);
    const Brush brush = canvas.brush(pose);
    brush.rounded({{-h, -h}, {h, h}}, tokens_.radius_note, frame.theme.papers[static_cast<std::size_t>(pulled.paper) % frame.theme.papers.size()]);
    brush.rounded({{-h, -h}, {h, -h + tokens_.note.band * frame.plan.scale}}, tokens_.radius_note, frame.theme.band);
    if (const board::Seat* seat = frame.board.seats.find(pulled.seat)) {
      draw_mark(frame, brush, static_cast<int>(seat->person), {-h + 17 * frame.plan.scale, -h + 10 * frame.plan.scale}, tokens_.note.mark * frame.plan.scale);
    }
  }
  for (const HeldDot& dot : frame.preview.dots) {
    const board::Seat* seat = frame.board.seats.find(dot.seat);
    const int person = static_cast<int>(seat ? std::max<std::int64_t>(1, seat->person) : 1);
    const PersonLook& look = tokens_.people[static_cast<std::size_t>(person - 1) % tokens_.people.size()];
    const Brush brush = canvas.brush({dot.at, 0});
    const double r = tokens_.dot.in_hand / 2;
    draw_dot_trail(frame, canvas.brush(), dot.seat, dot.at, look.colour);
    draw_shadow(frame, canvas, {dot.at, 0}, {2 * r, 2 * r}, r, 3);
    brush.disc({}, r, {255, 253, 248, 255});
    brush.disc({}, r - tokens_.dot.edge, look.colour);
    brush.mark(person, {}, r * 0.52, look.mark);
  }
}

bool Scene::update(const board::Board& board, const Preview& preview, std::int64_t now_us, std::int64_t wall_ms) {
  const std::uint64_t before = revision_;
  plan(board);
  const Frame f = frame(board, preview, now_us, wall_ms);
  list_.clear = theme().linen;
  animating_ = !preview.glides.empty();
  for (const Halo& halo : preview.halos) animating_ |= halo.left_us != 0;
  const auto& flash = tokens_.flash;
  const bool flashing = !tokens_.calm && preview.flash_us != 0 && now_us - preview.flash_us < static_cast<std::int64_t>((flash.up_ms + flash.hold_ms + flash.down_ms) * 1000);
  animating_ |= flashing || fresh_print_shown(f);
  const bool preview_changed = preview.revision != preview_seen_ || animating_ || was_animating_;
  was_animating_ = animating_;
  preview_seen_ = preview.revision;

  if (screen_ == Screen::home) {
    next_tick_ms_ = 0;
    if (home_dirty_ || due_.home) {
      for (std::size_t i = 0; i < static_cast<std::size_t>(LayerId::count); ++i) rebuild(static_cast<LayerId>(i), [](Canvas&) {});
      rebuild(LayerId::ground, [&](Canvas& c) { draw_home(f, c); });
      home_dirty_ = due_.home = false;
    }
    if (preview_changed) rebuild(LayerId::halos, [&](Canvas& c) { draw_halos(f, c); });
    if (preview_changed || overlay_due_) rebuild(LayerId::overlay, [&](Canvas& c) { draw_messages(f, c); });
    overlay_due_ = false;
    return revision_ != before;
  }
  if (!definition_) return false;

  if (order_due_) {
    order_notes(board);
    order_due_ = false;
    due_.notes = due_.clusters = true;
  }
  if (preview_changed || due_.notes) {
    // What is in the air leaves the resting layer; it is drawn with the hands until it lies again.
    lifted_.clear();
    const auto lift = [&](Id id) { if (id && std::find(lifted_.begin(), lifted_.end(), id) == lifted_.end()) lifted_.push_back(id); };
    for (const Glide& glide : preview.glides) lift(glide.record);
    for (const Id id : preview.touched) lift(id);
    for (const HeldTheme& theme : preview.themes) for (const Id id : order_) if (const board::Note* n = board.notes.find_live(id); n && n->theme == theme.theme) lift(id);
    for (const Inking& inking : preview.inkings) lift(inking.note);
    for (const Writing& writing : preview.writings) if (writing.kind == board::RecordKind::note) lift(writing.record);
    for (const Held& held : preview.held) if (held.kind == board::RecordKind::note) lift(held.record);
    if (lifted_ != lifted_before_) {
      for (const Id id : lifted_before_) {
        const bool still = std::find(lifted_.begin(), lifted_.end(), id) != lifted_.end();
        if (const auto slot = board.notes.slot(id); !still && slot && *slot < faces_.size() && faces_[*slot].writing) faces_[*slot].valid = faces_[*slot].writing = false;
      }
      std::vector<Id> a = lifted_, b = lifted_before_;
      std::sort(a.begin(), a.end());
      std::sort(b.begin(), b.end());
      if (a != b) due_.notes = true;
      lifted_before_ = lifted_;
      due_.clusters = true;
    }
  }
  const bool theme_moves = !preview.themes.empty() || !preview.glides.empty() || themes_moved_;
  themes_moved_ = !preview.themes.empty() || !preview.glides.empty();
  bool theme_text = false;
  bool stage_text = false;
  for (const Writing& w : preview.writings) {
    theme_text |= w.kind == board::RecordKind::theme;
    stage_text |= w.kind == board::RecordKind::stage;
  }
  stage_text |= !preview.stages.empty() || stages_moved_;
  stages_moved_ = !preview.stages.empty();
  if (due_.ground || (stage_text && preview_changed)) rebuild(LayerId::ground, [&](Canvas& c) { draw_linen(f, c); draw_zones(f, c); });
  if (due_.clusters || ((theme_moves || theme_text) && preview_changed)) {
    plan_themes(f);
    rebuild(LayerId::clusters, [&](Canvas& c) { draw_themes(f, c); });
  }
  if (due_.notes) rebuild(LayerId::notes, [&](Canvas&) { build_notes(f); });
  if (due_.furniture || preview_changed_furniture(preview)) {
    rebuild(LayerId::furniture, [&](Canvas& c) {
      draw_tent(f, c);
      draw_stations(f, c);
      draw_ribbons(f, c);
      draw_wall_bar(f, c);
      draw_vote_strip(f, c);
      draw_slides(f, c);
      draw_pebbles(f, c);
    });
  }
  const board::Step* step = board.current_step();
  next_tick_ms_ = step ? workshop::next_tick_ms(*step, wall_ms) : 0;
  if (due_.clock || next_tick_ms_ != tick_shown_) {
    tick_shown_ = next_tick_ms_;
    rebuild(LayerId::thread, [&](Canvas& c) { draw_thread(f, c); });
    rebuild(LayerId::clock, [&](Canvas& c) { draw_clocks(f, c); });
  }
  if (preview_changed || due_.notes) rebuild(LayerId::lifted, [&](Canvas&) { build_lifted(f); });
  if (preview_changed || due_.furniture) {
    rebuild(LayerId::keyboards, [&](Canvas& c) {
      draw_keyboards(f, c);
      draw_rings(f, c);
      draw_lassos(f, c);
      draw_undo_cards(f, c);
    });
    rebuild(LayerId::halos, [&](Canvas& c) { draw_halos(f, c); });
  }
  if (preview_changed || prints_due_ || due_.furniture) {
    prints_due_ = false;
    collect_prints(f);
    rebuild(LayerId::prints, [&](Canvas& c) { scene::draw_prints(f, c, prints_); });
  }
  if (preview_changed || overlay_due_) {
    rebuild(LayerId::overlay, [&](Canvas& c) {
      draw_fresh_print(f, c);
      draw_messages(f, c);
    });
  }
  overlay_due_ = false;
  due_ = Due{false, false, false, false, false, false};
  return revision_ != before;
}

bool Scene::preview_changed_furniture(const Preview& preview) {
  const bool wall_seat = preview.wall_seat != wall_seat_shown_;
  wall_seat_shown_ = preview.wall_seat;
  const bool tent = !(preview.tent_shift == tent_shown_);
  tent_shown_ = preview.tent_shift;
  bool typing = false;
  for (const Writing& w : preview.writings) typing |= w.kind == board::RecordKind::workshop;
  const std::size_t open = preview.writings.size() + preview.inkings.size() + preview.dots.size();
  const bool stations = open != stations_shown_;
  stations_shown_ = open;
  return wall_seat || tent || typing || stations;
}

void Scene::collect_prints(const Frame& frame) {
  prints_.clear();
  const auto add = [&](Id id, board::RecordKind kind, const std::string& folder, const std::string& file, const std::string& caption, double aspect) {
    const auto place = seen(frame.board, frame.preview, id, frame.now_us);
    if (!place || file.empty()) return;
    bool held = false;
    for (const Held& h : frame.preview.held) held |= h.record == id;
    prints_.push_back({id, kind, picture_number(folder + "/" + file), caption, aspect, place->at, place->angle_deg,
                       place->width_mm > 0 ? place->width_mm : 300, 1.0, held ? 4 : 2});
    print_ranks_.push_back({held ? std::int64_t{1} << 40 : place->rank, prints_.size() - 1});
  };
  print_ranks_.clear();
  for (const board::Picture& picture : frame.board.pictures) {
    if (!picture.removed) add(picture.id, board::RecordKind::picture, pictures_folder_, picture.file, picture.caption, picture.size_px.y > 0 ? picture.size_px.x / picture.size_px.y : 1.6);
  }
  for (const board::Photo& photo : frame.board.photos) {
    if (!photo.removed) add(photo.id, board::RecordKind::photo, photos_folder_, photo.file, photo.title, glass_.size_mm.y > 0 ? glass_.size_mm.x / glass_.size_mm.y : 1.6);
  }
  std::sort(print_ranks_.begin(), print_ranks_.end());
  std::vector<Print> sorted;
  sorted.reserve(prints_.size());
  for (const auto& [rank, index] : print_ranks_) sorted.push_back(std::move(prints_[index]));
  prints_ = std::move(sorted);
}

std::uint32_t Scene::picture_number(const std::string& path) {
  const auto [it, fresh] = picture_numbers_.try_emplace(path, static_cast<std::uint32_t>(picture_numbers_.size() + 1));
  if (fresh) list_.pictures.push_back({it->second, path});
  return it->second;
}

const Area* Scene::hit(Vec at) const {
  for (std::size_t layer = areas_.size(); layer-- > 0;) {
    const Areas& areas = areas_[layer];
    for (std::size_t i = areas.size(); i-- > 0;) {
      if (areas[i].enabled && areas[i].contains(at)) return &areas[i];
    }
  }
  return nullptr;
}

void Scene::targets(std::vector<Area>& out) const {
  for (const Areas& areas : areas_) out.insert(out.end(), areas.begin(), areas.end());
}

DrawList Scene::photo_list(const board::Board& board, std::int64_t wall_ms) {
  plan(board);
  const Preview nothing;
  Frame f = frame(board, nothing, 0, wall_ms);
  f.for_photo = true;
  DrawList list;
  list.clear = theme().linen;
  list.pictures = list_.pictures;
  Areas areas;
  const auto lifted = lifted_;
  lifted_.clear();
  order_notes(board);
  plan_themes(f);
  {
    Canvas c{list[LayerId::ground].instances, areas};
    draw_linen(f, c);
    draw_zones(f, c);
    Canvas clusters{list[LayerId::clusters].instances, areas};
    draw_themes(f, clusters);
    Canvas notes{list[LayerId::notes].instances, areas};
    for (const Id id : order_) {
      const board::Note* note = board.notes.find_live(id);
      const board::Placement* place = note ? note->places.find(plan_.sheet_id) : nullptr;
      if (place) emit_note(f, notes, *note, *place, 1, 1);
    }
    Canvas furniture{list[LayerId::furniture].instances, areas};
    draw_tent(f, furniture);
    draw_vote_strip(f, furniture);
    Canvas prints{list[LayerId::prints].instances, areas};
    collect_prints(f);
    scene::draw_prints(f, prints, prints_);
  }
  lifted_ = lifted;
  order_due_ = prints_due_ = true;
  due_.clusters = true;
  return list;
}

}  // namespace scene
