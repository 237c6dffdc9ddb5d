#include "scene/scene.h"
#include "scene/draw_one_by_one.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "scene/print_paper.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

// Whether all that desks are laid by is where it was.
bool same_for_desks(const Plan& a, const Plan& b) {
  const auto same = [](const auto& x, const auto& y) { return x.pose == y.pose && x.size == y.size; };
  return a.glass == b.glass && a.layout == b.layout && a.seats == b.seats && a.seated == b.seated && a.sheet == b.sheet && a.tent == b.tent &&
         a.join == b.join && a.rim == b.rim && a.scale == b.scale && a.writing_width == b.writing_width &&
         std::equal(a.stations.begin(), a.stations.end(), b.stations.begin(), b.stations.end(), same) &&
         std::equal(a.ribbons.begin(), a.ribbons.end(), b.ribbons.begin(), b.ribbons.end(), same);
}

}  // namespace

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

void Scene::show_frame_times(FrameTimes times) {
  frame_times_ = std::move(times);
  overlay_due_ = true;
}

void Scene::forget() {
  due_ = Due{};
  plan_due_ = home_dirty_ = overlay_due_ = all_due_ = true;
  preview_seen_ = ~0ULL;
  lifted_.clear();
  for (Face& face : faces_) face.forget();
  damage_everything();
}

// A face that is to be set anew, and so a note that is to be laid anew.
void Scene::face_changed(const board::Board& board, Id note) {
  const auto slot = board.notes.slot(note);
  if (!slot) return;
  if (*slot < faces_.size()) faces_[*slot].forget();
  stale_.push_back(*slot);
}

void Scene::changed(const board::Board& board, std::span<const board::Change> changes) {
  for (const board::Change& change : changes) {
    switch (change.kind) {
      case board::RecordKind::note: {
        face_changed(board, change.record);
        const auto* set = std::get_if<board::Set>(&change.act);
        const bool only_text =
            set && std::all_of(set->fields.begin(), set->fields.end(), [](const board::Field& f) { return f.property == board::Property::text; });
        if (!only_text) due_.clusters = true;
        // Counts under columns and at stations follow the notes.
        if (!set) due_.furniture = due_.ground = true;
        else
          for (const board::Field& f : set->fields)
            if (f.property == board::Property::stage || f.property == board::Property::ai || f.property == board::Property::face_down)
              due_.ground = due_.furniture = true;
        // A process has its reserve only while a note waits there.
        if (!only_text && (plan_.layout == workshop::Layout::columns || plan_.table)) plan_due_ = due_.ground = true;
        // A line is as high as its text asks for.
        if (plan_.table && plan_.table->kind != TablePlan::Kind::cells) plan_due_ = due_.ground = true;
        // A strip counts those that wait in it; a card counts what is to be read.
        if (!only_text && plan_.matrix) due_.ground = true;
        if (plan_.changing || plan_.parts) due_.furniture = true;
        if (plan_.one_by_one || plan_.honour || plan_.layout == workshop::Layout::items || plan_.layout >= workshop::Layout::criteria)
          list_changed(board, change.record, set != nullptr);
        break;
      }
      case board::RecordKind::dot:
        if (const board::Dot* dot = board.dots.find(change.record)) {
          Id& shown_on = dot_shown_on_[dot->id];
          if (shown_on != dot->note) face_changed(board, shown_on);
          face_changed(board, dot->note);
          shown_on = dot->note;
        }
        due_.furniture = true;
        break;
      case board::RecordKind::stroke:
        if (const board::Stroke* stroke = board.strokes.find(change.record)) face_changed(board, stroke->note);
        break;
      case board::RecordKind::link:
        // Lines are drawn with what hands hold, which is drawn anew where a note was set anew.
        if (const board::Link* link = board.links.find(change.record)) face_changed(board, link->from), face_changed(board, link->to);
        due_.clusters = true;
        break;
      case board::RecordKind::label:
      case board::RecordKind::training:
      case board::RecordKind::figure: due_.ground = due_.furniture = true; break;
      case board::RecordKind::theme: due_.clusters = true; break;
      case board::RecordKind::picture:
        for (const board::Note& note : board.notes)
          if (note.picture == change.record) face_changed(board, note.id);
        [[fallthrough]];
      case board::RecordKind::photo: prints_due_ = due_.furniture = true; break;
      case board::RecordKind::seat:
      case board::RecordKind::sheet:
        // Marks on all notes.
        for (Face& face : faces_) face.forget();
        all_due_ = plan_due_ = true;
        due_ = Due{};
        break;
      case board::RecordKind::step:
      case board::RecordKind::stage:
      case board::RecordKind::row:
      case board::RecordKind::workshop:
        plan_due_ = true;
        due_ = Due{};
        break;
    }
  }
}

Vec Scene::said_card(const board::Board& board, const SaidCard& card) {
  plan(board);
  static const Preview nothing;
  return said_card_size(frame(board, nothing, 0, 0), card);
}

// An item that comes or goes gives others other letters; where one of them lies, and which of them is talked about, is the plan's.
void Scene::list_changed(const board::Board& board, Id record, bool set_only) {
  const board::Note* note = board.notes.find(record);
  if (!note || (note->source.empty() && !note->item)) return;
  due_.furniture = due_.ground = true;
  if (note->source.empty()) return;
  plan_due_ = true;
  if (set_only) return;
  for (Face& face : faces_) face.forget();
  all_due_ = true;
}

const Plan& Scene::plan(const board::Board& board) {
  if (plan_due_ && definition_) {
    const double width_before = plan_.note_width, scale_before = plan_.scale;
    const Id sheet_before = plan_.sheet_id;
    const bool voting_before = plan_.voting, hidden_before = plan_.votes_hidden;
    const std::int64_t round_before = plan_.round;
    const bool parts_before = plan_.parts;
    const Id item_before = plan_.one_by_one ? plan_.one_by_one->item : Id{};
    Plan before = std::exchange(plan_, make_plan(board, *definition_, glass_, tokens_));
    // Desks for many people take longer to lay than a frame lasts.
    if (same_for_desks(before, plan_)) plan_.homes = std::move(before.homes), plan_.home_size = before.home_size;
    else desks_told_ = false;
    const bool resized = std::abs(plan_.note_width - width_before) > 0.01 || plan_.scale != scale_before;
    const bool other_faces =
        resized || plan_.voting != voting_before || plan_.votes_hidden != hidden_before || plan_.round != round_before;  // a vote hides who wrote what
    if (other_faces)
      for (Face& face : faces_) face.forget();
    if (other_faces || plan_.sheet_id != sheet_before || plan_.parts != parts_before || (plan_.one_by_one && plan_.one_by_one->item != item_before))
      all_due_ = due_.clusters = true;
    else if (before.table || plan_.table) lay_again_where_moved(board, before);
    plan_due_ = false;
  } else if (!definition_) {
    plan_.glass = glass_;
    plan_.scale = tokens_.board_scale(glass_.diagonal_inches);
  }
  return plan_;
}

std::optional<Plan> Scene::plan_without_desks() {
  if (plan_due_ || desks_told_ || plan_.homes.size() == plan_.seats.size()) return std::nullopt;
  desks_told_ = true;
  return plan_;
}

void Scene::take_desks(Plan laid) {
  if (plan_due_ || plan_.homes.size() == plan_.seats.size() || !same_for_desks(laid, plan_)) return;
  plan_.homes = std::move(laid.homes);
  plan_.home_size = laid.home_size;
}

// In a table a note lies where the others let it lie: what one put down may move many.
void Scene::lay_again_where_moved(const board::Board& board, const Plan& before) {
  const auto moved = [&](const std::optional<TablePlan>& a, const std::optional<TablePlan>& b) {
    if (!a) return;
    for (const auto& [note, place] : a->places) {
      if (b)
        if (const auto other = b->places.find(note); other != b->places.end() && other->second == place) {
          const auto strip = a->strips.find(note), before_strip = b->strips.find(note);
          if ((strip == a->strips.end()) == (before_strip == b->strips.end()) && (strip == a->strips.end() || strip->second == before_strip->second)) continue;
        }
      if (const auto slot = board.notes.slot(note)) stale_.push_back(*slot);
    }
  };
  moved(before.table, plan_.table);
  moved(plan_.table, before.table);
}

Frame Scene::frame(const board::Board& board, const Preview& preview, std::int64_t now_us, std::int64_t wall_ms) const {
  return Frame{board,
               definition_,
               tokens_,
               theme(),
               texts_,
               type_,
               plan_,
               preview,
               home_,
               troubles_,
               now_us,
               wall_ms,
               frame_times_ ? &*frame_times_ : nullptr,
               false,
               reveal_ ? &*reveal_ : nullptr,
               &panel_boxes_};
}

std::int64_t Scene::top_rank(const board::Board& board) const {
  std::int64_t top = 0;
  const auto look = [&](const board::Note& note) {
    if (const board::Placement* place = note.places.find(plan_.sheet_id)) top = std::max(top, place->rank);
  };
  if (all_due_) {
    for (const board::Note& note : board.notes) look(note);
    return top;
  }
  top = lying_.top_rank();
  for (const std::size_t slot : stale_) look(board.notes[slot]);
  return top;
}

std::optional<board::Placement> Scene::seen(const board::Board& board, const Preview& preview, Id record, std::int64_t now_us) const {
  for (const Held& held : preview.held)
    if (held.record == record) return held.place;
  const board::Note* note = board.notes.find_live(record);
  const board::Placement* place = note ? plan_.place_of(*note) : nullptr;
  if (!note) {
    if (const board::Picture* picture = board.pictures.find_live(record)) place = picture->places.find(plan_.sheet_id);
    else if (const board::Photo* photo = board.photos.find_live(record)) place = photo->places.find(plan_.sheet_id);
  }
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
    case Glide::Kind::shake: {
      constexpr double lasts_s = 0.42, reach_mm = 6, times = 3;
      arrived = t >= lasts_s;
      const double share = std::min(t / lasts_s, 1.0);
      out.at += base::rotated({reach_mm * (1 - share) * (1 - share) * std::sin(share * times * 2 * std::numbers::pi), 0}, to.angle_deg);
      return out;
    }
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

void Scene::collect_prints(const Frame& frame) {
  prints_.clear();
  const auto add = [&](Id id, board::RecordKind kind, const std::string& folder, const std::string& file, const std::string& caption, double aspect) {
    const auto place = seen(frame.board, frame.preview, id, frame.now_us);
    if (!place || file.empty()) return;
    bool held = false;
    for (const Held& h : frame.preview.held) held |= h.record == id;
    prints_.push_back({id, kind, picture_number(folder + "/" + file), caption, aspect, place->at, place->angle_deg, place->width_mm > 0 ? place->width_mm : 300,
                       1.0, held ? 4 : 2});
    print_ranks_.push_back({held ? std::int64_t{1} << 40 : place->rank, prints_.size() - 1});
  };
  print_ranks_.clear();
  for (const board::Picture& picture : frame.board.pictures) {
    if (!picture.removed)
      add(picture.id, board::RecordKind::picture, pictures_folder_, picture.file, picture.caption,
          picture.size_px.y > 0 ? picture.size_px.x / picture.size_px.y : 1.6);
  }
  for (const board::Photo& photo : frame.board.photos) {
    if (!photo.removed) add(photo.id, board::RecordKind::photo, photos_folder_, photo.file, photo.title, print_aspect(frame.plan.sheet.size()));
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

void Scene::picture_instead(std::uint32_t number, const std::string& path) {
  for (Picture& picture : list_.pictures) {
    if (picture.number != number || picture.path == path) continue;
    picture_numbers_.erase(picture.path);
    picture_numbers_[path] = number;
    picture.path = path;
  }
}

const Area* Scene::hit(Vec at) const {
  const Vec at_sheet = view_.to_sheet(at);
  const bool framed = view_.whole() || plan_.sheet.contains(at);
  for (std::size_t layer = areas_.size(); layer-- > 0;) {
    const auto id = static_cast<LayerId>(layer);
    if (is_on_sheet(id) && id != LayerId::lifted && !framed) continue;
    if (id == LayerId::notes) {
      if (const Area* found = lying_.hit(at_sheet)) return found;
      continue;
    }
    const Vec there = is_on_sheet(id) ? at_sheet : at;
    const Areas& areas = areas_[layer];
    for (std::size_t i = areas.size(); i-- > 0;) {
      if (areas[i].enabled && areas[i].contains(there)) return &areas[i];
    }
  }
  return nullptr;
}

bool Scene::above_panels(Vec at) const {
  const Areas& areas = areas_[static_cast<std::size_t>(LayerId::overlay)];
  return std::any_of(areas.begin(), areas.end(), [&](const Area& area) { return area.contains(at); });
}

void Scene::targets(std::vector<Area>& out) const {
  for (std::size_t layer = 0; layer < areas_.size(); ++layer) {
    const auto id = static_cast<LayerId>(layer);
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    if (id == LayerId::notes) lying_.targets(out);
    else out.insert(out.end(), areas_[layer].begin(), areas_[layer].end());
    if (view_.whole() || !is_on_sheet(id)) continue;
    for (auto area = out.begin() + first; area != out.end(); ++area) {
      area->pose.at = view_.to_glass(area->pose.at);
      area->size = area->size * view_.scale;
      area->text_height_mm *= view_.scale;
    }
    const auto unseen = [&](const Area& area) { return id != LayerId::lifted && !base::bounds(area.pose, area.size).overlaps(plan_.sheet); };
    out.erase(std::remove_if(out.begin() + first, out.end(), unseen), out.end());
  }
}

}  // namespace scene
