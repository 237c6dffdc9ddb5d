// Pictures that people choose on a panel: for a note, or for the table. Files come from the shelf's thread; what is on the board
// already is at hand.
#include <algorithm>
#include <utility>

#include "app/kiosk.h"
#include "hands/put_down.h"

namespace app {

using board::Property;
using board::RecordKind;

namespace {
constexpr double kPictureWidth = 300;  // mm, as it comes onto the table
}

PictureShelf::Places Kiosk::picture_places() const {
  PictureShelf::Places places{options_.pictures, options_.data / "thumbnails"};
  if (options_.drives) places.drives = options_.drives;
  return places;
}

// On top of all prints, before whoever asked for it.
board::Field Kiosk::place_before(const panel::Request& request, double wide) {
  constexpr double away = 260;
  const scene::Plan& plan = scene_.plan(store_->board());
  const base::Vec at = plan.keep_on_glass(request.at + base::rotated({0, -away}, request.angle_deg), wide);
  return {Property::place, board::Placement{at, request.angle_deg, wide, hands_->room().rank_above_prints()}, plan.sheet_id};
}

void Kiosk::choose_picture(const panel::Request& request) {
  if (!store_) return;
  if (request.what == panel::Request::What::take_picture) {
    picture_orders_.push_back({++last_order_, workshop_, request});
    return picture_shelf_.take(last_order_, request.text, journal_->pictures_folder(workshop_));
  }
  const board::Picture* picture = store_->board().pictures.find_live(request.record);
  if (!picture) return;
  const board::Actor actor = request.seat ? board::Actor::of_seat(request.seat) : board::Actor::facilitator();
  store::Draft draft(actor);
  if (request.about) {
    const board::Note* note = store_->board().notes.find_live(request.about);
    if (!note) return panels_->refuse(request.panel, "refused.note_gone", clock_.now_us());
    const Id before = note->picture;
    draft.set(RecordKind::note, note->id, {{Property::picture, picture->id}});
    if (before && before != picture->id) hands::leave_picture(hands_->room(), draft, before, note->id);
  } else {
    draft.set(RecordKind::picture, picture->id, {place_before(request, kPictureWidth)});
  }
  if (const auto done = store_->commit(std::move(draft)); !done) return panels_->refuse(request.panel, done.error().message, clock_.now_us());
  sound(sound::Cue::stick, request.at, request.seat);
  if (request.about) panels_->close(request.panel);
}

// A file that has come lies on the board from here on. The same file brought twice is one picture.
void Kiosk::take_pictures() {
  for (const PictureShelf::Taken& taken : picture_shelf_.taken()) {
    look_at_now();  // it is laid on the board of now
    const auto order = std::find_if(picture_orders_.begin(), picture_orders_.end(), [&](const PictureOrder& o) { return o.ticket == taken.ticket; });
    if (order == picture_orders_.end()) continue;
    const PictureOrder done = std::move(*order);
    picture_orders_.erase(order);
    if (!store_ || done.workshop != workshop_) continue;
    panel::Request request = done.request;
    const auto refuse = [&](const std::string& why) { panels_->refuse(request.panel, why, clock_.now_us()); };
    if (!taken.refusal.empty()) {
      refuse(taken.refusal);
      continue;
    }
    const auto& pictures = store_->board().pictures;
    const auto known = std::find_if(pictures.begin(), pictures.end(), [&](const board::Picture& p) { return !p.removed && p.file == taken.file; });
    if (known != pictures.end()) {
      request.what = panel::Request::What::use_picture;
      request.record = known->id;
      choose_picture(request);
      continue;
    }
    const Id picture = store_->new_id();
    store::Draft draft(request.seat ? board::Actor::of_seat(request.seat) : board::Actor::facilitator());
    board::Fields fields{{Property::file, taken.file}, {Property::caption, taken.name}, {Property::size, taken.size_px}};
    if (request.about) {
      const board::Note* note = store_->board().notes.find_live(request.about);
      if (!note) {
        refuse("refused.note_gone");
        continue;
      }
      const Id before = note->picture, about = note->id;
      draft.create(RecordKind::picture, picture, std::move(fields));
      draft.set(RecordKind::note, about, {{Property::picture, picture}});
      if (before) hands::leave_picture(hands_->room(), draft, before, about);
    } else {
      fields.push_back(place_before(request, kPictureWidth));
      draft.create(RecordKind::picture, picture, std::move(fields));
    }
    if (const auto kept = store_->commit(std::move(draft)); !kept) {
      refuse(kept.error().message);
      continue;
    }
    sound(sound::Cue::stick, request.at, request.seat);
    if (request.about) panels_->close(request.panel);
  }
}

void Kiosk::attend_to_pictures() {
  const bool open = panels_->any_open(panel::Kind::pictures);
  if (open != attended_) picture_shelf_.attend(open);
  attended_ = open;
}

// A few numbers, one for each sheet of the shelf, whatever lies on it.
std::uint32_t Kiosk::sheet_picture(int sheet) {
  const std::string file = picture_shelf_.sheet(sheet).string();
  if (file.empty() || sheet < 0) return 0;
  const auto at = static_cast<std::size_t>(sheet);
  if (sheet_pictures_.size() <= at) sheet_pictures_.resize(at + 1);
  auto& [number, shown] = sheet_pictures_[at];
  if (number == 0) number = scene_.picture_number(file);
  else if (shown != file) scene_.picture_instead(number, file);
  shown = file;
  return number;
}

}  // namespace app
