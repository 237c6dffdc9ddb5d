// What hands and panels ask of the house, one list each.
#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/kiosk.h"
#include "scene/trouble.h"

namespace app {

using scene::Action;
using What = panel::Request::What;

void Kiosk::undo_or_redo(board::Actor actor, bool undo, base::Vec at) {
  if (!store_) return;
  // Else what leads the workshop could be taken back by whoever has no code.
  if (actor.kind == board::Actor::Kind::facilitator && !may_lead()) return open_panel(panel::Kind::console, at, hands_->room().reading_angle(at, {}));
  const auto result = undo ? store_->undo(actor) : store_->redo(actor);
  if (!result) hands_->room().say(result.error().message, at, actor.seat);
}

void Kiosk::take_requests() {
  for (const hands::Request& request : hands_->take_requests()) {
    const int step = store_ && definition_ ? workshop::step_index(*definition_, store_->board()) : -1;
    // Whoever the wall knows undoes their own deeds; the facilitator, and whom it does not know, anybody's.
    const board::Actor actor = request.seat && scene_.glass().mode == scene::Mode::wall ? board::Actor::of_seat(request.seat) : board::Actor::facilitator();
    // What is done, is done now. What was seen of the past was only shown.
    if (request.action != Action::choose_past) look_at_now();
    switch (request.action) {
      // A hand that touched a card before another opened a workshop comes too late: what is open is not left for it.
      case Action::prepare_workshop:
        if (store_) break;
        if (request.id < shelf_.definitions.size()) {
          if (const auto done = prepare(shelf_.definitions[request.id]); !done) spdlog::error("{}", done.error().message);
        }
        return;  // what else was asked on the home screen is of another time
      case Action::resume_workshop:
        if (store_) break;
        if (const auto done = open_workshop(Id{request.id}); !done) spdlog::error("{}", done.error().message);
        return;
      case Action::speak_french: speak(base::Language::french); break;
      case Action::speak_english: speak(base::Language::english); break;
      case Action::toggle_night: set_night(!night_); break;
      case Action::open_settings: open_panel(panel::Kind::settings, request.at, 0); break;
      case Action::open_kept:
        if (!store_) open_panel(panel::Kind::kept, {scene_.glass().size_mm.x / 2, scene_.glass().size_mm.y}, 0);
        break;
      case Action::next_shelf: turn_shelf(+1); break;
      case Action::previous_shelf: turn_shelf(-1); break;
      case Action::undo: undo_or_redo(actor, true, request.at); break;
      case Action::redo: undo_or_redo(actor, false, request.at); break;
      case Action::photo:
        // Its own card may have asked for it; said anew if it fails anew.
        if (const auto* look = scene::trouble_look(notice_); look && look->way == Action::photo) dismiss(notice_);
        take_photo();
        break;
      case Action::next_step:
      case Action::conclude:
      case Action::reopen:
      case Action::previous_step:
        if (!may_lead()) open_panel(panel::Kind::console, request.at, hands_->room().reading_angle(request.at, request.seat));
        else if (request.action == Action::next_step) go_to_step(step + 1);
        else if (request.action == Action::previous_step) go_to_step(step - 1);
        else end(request.action == Action::conclude ? Ending::conclude : Ending::reopen);
        break;
      case Action::choose_past: choose_past(static_cast<board::RecordKind>(request.row), Id{request.id}, request.at); break;
      case Action::open_console: open_panel(panel::Kind::console, request.at, hands_->room().reading_angle(request.at, request.seat)); break;
      case Action::open_gallery: open_panel(panel::Kind::gallery, request.at, hands_->room().reading_angle(request.at, request.seat)); break;
      case Action::ring_picture:
        open_panel(panel::Kind::pictures, request.at, hands_->room().reading_angle(request.at, request.seat), {Id{request.id}, request.seat});
        break;
      case Action::pause_clock: pause_or_go_on(); break;
      case Action::pass_turn: pass_turn(Id{request.id}); break;
      case Action::change_boards:
      case Action::all_there:
      case Action::longer_round: conduct(request.action); break;
      case Action::next_item:
      case Action::item_before:
      case Action::go_to_item:
      case Action::longer_item:
      case Action::shorter_item:
      case Action::decide:
      case Action::choose_again: lead(request.action, Id{request.id}); break;
      case Action::longer_part: conduct(request.action, static_cast<int>(request.id)); break;
      case Action::turn_table: turn_table(); break;
      case Action::next_picture: show_picture(+1); break;
      case Action::previous_picture: show_picture(-1); break;
      case Action::put_pictures_down:
      case Action::lay_pictures: lay_pictures(); break;
      case Action::other_minutes: take_other_minutes(); break;
      case Action::retake_photo: retake_photo(); break;
      case Action::leave_photo:
        if (preview_.fresh_print) preview_.fresh_print->leaves_us = clock_.now_us();
        ++preview_.revision;
        break;
      case Action::dismiss_message:
        if (request.id < scene_.troubles().size()) dismiss(scene_.troubles()[request.id].title_key);
        break;
      default: break;
    }
  }
}

// One picture after the other comes to the middle, large; the one before goes back to hand.
void Kiosk::show_picture(int direction) {
  if (!store_) return;
  const scene::Plan& plan = scene_.plan(store_->board());
  std::vector<const board::Picture*> pictures;
  for (const board::Picture& p : store_->board().pictures)
    if (!p.removed && !board::is_of_notes(store_->board(), p)) pictures.push_back(&p);
  if (pictures.empty()) return;
  const Id shown = store_->board().workshop().shown_picture;
  int index = -1;
  for (std::size_t i = 0; i < pictures.size(); ++i)
    if (pictures[i]->id == shown) index = static_cast<int>(i);
  const int next = index < 0 ? (direction > 0 ? 0 : static_cast<int>(pictures.size()) - 1) : index + direction;
  store::Draft draft(board::Actor::facilitator());
  std::int64_t top = 0;
  for (const board::Picture* p : pictures)
    if (const auto* at = p->places.find(plan.sheet_id)) top = std::max(top, at->rank);
  const auto place = [&](std::size_t i, bool large) {
    const board::Placement* from = pictures[i]->places.find(plan.sheet_id);
    // A print is higher than its picture: border and caption count.
    const base::Vec with_caption{pictures[i]->size_px.x, pictures[i]->size_px.y + pictures[i]->size_px.x * 0.15};
    board::Placement to = large ? plan.picture_shown(with_caption) : plan.picture_at_hand(i, pictures.size(), pictures[i]->size_px);
    to.rank = large ? top + 1 : static_cast<std::int64_t>(i) + 1;
    if (from) hands_->room().glide(pictures[i]->id, *from, scene::Glide::Kind::step_change);
    draft.set(board::RecordKind::picture, pictures[i]->id, {{board::Property::place, to, plan.sheet_id}});
  };
  if (index >= 0) place(static_cast<std::size_t>(index), false);
  const bool any = next >= 0 && static_cast<std::size_t>(next) < pictures.size();
  if (any) place(static_cast<std::size_t>(next), true);
  draft.set(board::RecordKind::workshop, workshop_, {{board::Property::shown_picture, any ? pictures[static_cast<std::size_t>(next)]->id : Id{}}});
  (void)store_->commit(std::move(draft));
}

void Kiosk::lay_pictures() {
  if (!store_) return;
  const scene::Plan& plan = scene_.plan(store_->board());
  std::vector<const board::Picture*> pictures;
  for (const board::Picture& p : store_->board().pictures)
    if (!p.removed && !board::is_of_notes(store_->board(), p)) pictures.push_back(&p);
  store::Draft draft(board::Actor::facilitator());
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    board::Placement to = plan.picture_at_hand(i, pictures.size(), pictures[i]->size_px);
    to.rank = static_cast<std::int64_t>(i) + 1;
    if (const board::Placement* from = pictures[i]->places.find(plan.sheet_id)) hands_->room().glide(pictures[i]->id, *from, scene::Glide::Kind::step_change);
    draft.set(board::RecordKind::picture, pictures[i]->id, {{board::Property::place, to, plan.sheet_id}});
  }
  draft.set(board::RecordKind::workshop, workshop_, {{board::Property::shown_picture, Id{}}});
  (void)store_->commit(std::move(draft));
}

void Kiosk::take_other_minutes() {
  const workshop::Step* step = definition_ ? workshop::current_step(*definition_, store_->board()) : nullptr;
  const board::Step* record = store_ ? store_->board().current_step() : nullptr;
  if (!step || !record || step->other_minutes.empty()) return;
  const bool other = record->minutes == step->other_minutes.front();
  store::Draft draft(board::Actor::facilitator());
  draft.set(board::RecordKind::step, record->id, {{board::Property::minutes, other ? step->minutes : step->other_minutes.front()}});
  (void)store_->commit(std::move(draft));
}

void Kiosk::take_panel_requests(std::vector<panel::Request>& requests) {
  for (const panel::Request& r : requests) {
    const int step = store_ && definition_ ? workshop::step_index(*definition_, store_->board()) : -1;
    if (r.what != What::look_back && r.what != What::play_past && r.what != What::bring_back) look_at_now();
    switch (r.what) {
      case What::start_workshop:
        if (store_) start();
        break;
      case What::go_home: go_home(); return;
      case What::resume:
      case What::duplicate:
      case What::archive: take_kept_request(r); return;  // what else was asked is of another list
      case What::conclude: end(Ending::conclude); break;
      case What::reopen: end(Ending::reopen); break;
      case What::next_step: go_to_step(step + 1); break;
      case What::previous_step: go_to_step(step - 1); break;
      case What::go_to_step: go_to_step(static_cast<int>(r.number)); break;
      case What::photo: take_photo(); break;
      case What::change_boards: conduct(Action::change_boards); break;
      case What::all_there: conduct(Action::all_there); break;
      case What::longer_round: conduct(Action::longer_round, static_cast<int>(r.number)); break;
      case What::next_item: lead(Action::next_item); break;
      case What::item_before: lead(Action::item_before); break;
      case What::longer_item: lead(r.number > 0 ? Action::longer_item : Action::shorter_item); break;
      case What::decide: lead(r.number != 0 ? Action::decide : Action::choose_again); break;
      case What::start_from: start_from(r.record, r.text, r.number); break;
      case What::turn_table: turn_table(); break;
      case What::open_history: open_history(r); break;
      case What::look_back:
        play_past(false);
        look_back(static_cast<double>(r.number) / 1e6);
        break;
      case What::play_past: play_past(r.number != 0); break;
      case What::bring_back: bring_back(r); break;
      case What::try_code: try_code(r.text, r.panel); break;
      case What::set_code: set_code(r.text, r.panel); break;
      case What::show_photo: {
        const board::Photo* photo = store_ ? store_->board().photos.find_live(r.record) : nullptr;
        if (!photo) break;
        constexpr double wide = 480;
        store::Draft draft(board::Actor::facilitator());
        draft.set(board::RecordKind::photo, photo->id, {place_before(r, wide)});
        (void)store_->commit(std::move(draft));
        break;
      }
      case What::write:
        if (store_) hands_->writing().open(r.kind, r.record, r.property, {}, r.at, hands::OnScreen::yes);
        break;
      case What::undo: undo_or_redo(board::Actor::facilitator(), true, r.at); break;
      case What::redo: undo_or_redo(board::Actor::facilitator(), false, r.at); break;
      case What::speak_french: speak(base::Language::french); break;
      case What::speak_english: speak(base::Language::english); break;
      case What::night: set_night(true); break;
      case What::day: set_night(false); break;
      case What::table_mode:
      case What::wall_mode: {
        const bool wall = r.what == What::wall_mode;
        set_mode(wall ? scene::Mode::wall : scene::Mode::table);
        settings_.mode = scene_.glass().mode;
        keep_settings();
        if (!store_) break;
        store::Draft draft(board::Actor::facilitator());
        draft.set(board::RecordKind::workshop, workshop_, {{board::Property::mode, std::int64_t{wall ? 1 : 0}}});
        (void)store_->commit(std::move(draft));
        break;
      }
      case What::text_scale: set_text_scale(static_cast<double>(r.number) / 100.0); break;
      case What::volume:
        set_volume(static_cast<int>(r.number));
        sound(sound::Cue::stick, r.at);  // as loud as it is now
        break;
      case What::calm: set_calm(r.number != 0); break;
      case What::contrast: set_contrast(r.number != 0); break;
      case What::sheet_free: set_sheet_free(r.number != 0); break;
      case What::spelling: set_spelling(r.number != 0); break;
      case What::open_pictures: open_panel(panel::Kind::pictures, r.at, r.angle_deg); break;
      case What::take_picture:
      case What::use_picture: choose_picture(r); break;
      case What::full_screen: toggle_full_screen_ = true; break;
      case What::quit: quit_ = true; break;
      case What::open_gallery: open_panel(panel::Kind::gallery, r.at, r.angle_deg); break;
      case What::open_settings: open_panel(panel::Kind::settings, r.at, r.angle_deg); break;
      case What::import_pictures:
        if (const auto done = import_pictures(options_.pictures.empty() ? options_.data / "pictures" : options_.pictures); !done)
          hands_->room().say(done.error().message, r.at, {});
        break;
    }
  }
}

}  // namespace app
