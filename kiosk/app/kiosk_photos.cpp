// The camera: the shutter, the print that is shown at once, the large picture that is exposed and written while people go on.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/kiosk.h"
#include "app/photo.h"
#include "scene/trouble.h"

namespace app {
namespace {

constexpr int kWidest = 7680;
constexpr std::size_t kEarlier = 4;  // prints of the gallery that are shown beside a new one

}  // namespace

// What came back from the thread that writes: the small copy is there to be looked at, or the photo is kept, or it is not.
struct Kiosk::Darkroom {
  struct Done {
    Photo photo;
    bool kept = false;
    std::string trouble;
  };
  std::unique_ptr<Exposure> exposure;
  std::mutex mutex;
  std::vector<Done> done;

  void tell(Done news) {
    const std::lock_guard lock(mutex);
    done.push_back(std::move(news));
  }
};

void Kiosk::make_darkroom() { darkroom_ = std::make_shared<Darkroom>(); }

void Kiosk::take_photo() { ++photos_asked_; }

bool Kiosk::photo_waits() const { return photos_asked_ > 0 || darkroom_->exposure != nullptr; }

int Kiosk::photo_width() const {
  if (options_.photo_width_px > 0) return std::min(options_.photo_width_px, kWidest);
  return std::clamp(2 * tracker_.glass().width_px, 1920, kWidest);
}

void Kiosk::develop_photos() {
  if (!store_ || !renderer_) {
    photos_asked_ = 0;
    return;
  }
  if (darkroom_->exposure) {
    const auto exposed = darkroom_->exposure->expose(*renderer_);
    if (exposed && !*exposed) return;
    const std::unique_ptr<Exposure> exposure = std::move(darkroom_->exposure);
    if (!exposed) {
      --photos_drying_;
      return refuse_photo(exposed.error().message);
    }
    auto image = std::make_shared<render::Image>(exposure->take_large());
    chores_.ask([image, photo = exposure->photo(), room = darkroom_, wake = wake_] {
      const auto saved = render::save_png(*image, photo.folder / photo.file);
      room->tell({photo, static_cast<bool>(saved), saved ? std::string() : std::string(scene::no_photo_key)});
      if (wake) wake();
    });
    return;
  }
  if (photos_asked_ == 0 || photos_drying_ > 0) return;
  look_at_now();
  photos_asked_ = 0;
  const std::string instead_of = std::exchange(photo_again_for_, {});
  auto begun = Exposure::begin(*this, *renderer_, photo_width());
  if (!begun) return refuse_photo(begun.error().message);
  (*begun)->photo().instead_of = instead_of;
  ++photos_drying_;
  sound(sound::Cue::shutter, scene_.glass().size_mm * 0.5);
  preview_.flash_us = clock_.now_us();
  ++preview_.revision;
  auto small = std::make_shared<render::Image>((*begun)->take_small());
  chores_.ask([small, photo = (*begun)->photo(), room = darkroom_, wake = wake_] {
    std::error_code error;
    std::filesystem::create_directories(photo.folder / "small", error);
    // Without its small copy there is nothing to show at once; the photo itself is kept all the same.
    if (render::save_png(*small, photo.folder / "small" / photo.file)) room->tell({photo, false, ""});
    if (wake) wake();
  });
  darkroom_->exposure = std::move(*begun);
}

// What lasts until somebody makes room is a card, with the photo to take again; the rest is a sentence that goes by itself.
void Kiosk::refuse_photo(const std::string& why) {
  if (scene::trouble_look(why)) return notify(why, 0);
  hands_->room().say(why, scene_.glass().size_mm * 0.5, {});
}

void Kiosk::finish_photos() {
  do {
    while (photo_waits() && photos_drying_ == (darkroom_->exposure ? 1 : 0) && store_ && renderer_) develop_photos();
    if (photos_drying_ == 0) break;  // nothing of what else the thread has to do is waited for
    chores_.wait();
    take_developed();
  } while (photo_waits() && store_ && renderer_);
}

void Kiosk::take_developed() {
  std::vector<Darkroom::Done> done;
  {
    const std::lock_guard lock(darkroom_->mutex);
    done.swap(darkroom_->done);
  }
  for (const Darkroom::Done& news : done) {
    if (news.kept || !news.trouble.empty()) --photos_drying_;
    if (!store_ || news.photo.workshop != workshop_) continue;  // its file is in its workshop's folder
    if (!news.trouble.empty()) refuse_photo(news.trouble);
    else if (news.kept) keep_photo(news.photo);
    else show_fresh_print(news.photo);
  }
}

void Kiosk::keep_photo(const Photo& photo) {
  store::Draft draft(board::Actor::facilitator());
  board::Fields fields{{board::Property::file, photo.file}, {board::Property::title, photo.title}, {board::Property::taken, photo.taken_ms}};
  if (photo.step) fields.push_back({board::Property::step, photo.step});
  draft.create(board::RecordKind::photo, store_->new_id(), std::move(fields));
  // The one that it was taken again for leaves the gallery in the same deed, so that undoing it brings that one back. Its file stays.
  for (const board::Photo& before : store_->board().photos)
    if (!photo.instead_of.empty() && !before.removed && before.file == photo.instead_of) draft.remove(board::RecordKind::photo, before.id);
  if (const auto kept = store_->commit(std::move(draft)); !kept) refuse_photo(kept.error().message);
}

void Kiosk::retake_photo() {
  if (!preview_.fresh_print || preview_.fresh_print->leaves_us) return;
  preview_.fresh_print->leaves_us = clock_.now_us();
  ++preview_.revision;
  photo_again_for_ = fresh_photo_;
  take_photo();
}

// What is shown of a photo: the large file is for the wall, for paper and for later.
std::filesystem::path Kiosk::small_copy(const std::filesystem::path& photo) const {
  std::error_code error;
  const auto copy = photo.parent_path() / "small" / photo.filename();
  return std::filesystem::exists(copy, error) ? copy : photo;
}

panel::Panels::House::Print Kiosk::print_of(board::RecordKind kind, const std::string& file) {
  if (!store_ || file.empty()) return {};
  const bool photo = kind == board::RecordKind::photo;
  const auto path = photo ? small_copy(journal_->photos_folder(workshop_) / file) : journal_->pictures_folder(workshop_) / file;
  auto known = print_aspects_.find(path.string());
  if (known == print_aspects_.end()) {
    const auto size = render::picture_size(path);  // reads the file, once
    if (!size || size->height <= 0) return {};
    known = print_aspects_.emplace(path.string(), static_cast<double>(size->width) / size->height).first;
  }
  return {scene_.picture_number(path.string()), known->second};
}

// Held up for everybody to see, then laid beside the others.
void Kiosk::show_fresh_print(const Photo& photo) {
  const auto small = [&](const std::string& file) { return scene_.picture_number(small_copy(photo.folder / file).string()); };
  fresh_photo_ = photo.file;
  scene::FreshPrint fresh;
  fresh.picture = small(photo.file);
  fresh.aspect = photo.aspect;
  fresh.title = photo.title;
  fresh.taken_ms = photo.taken_ms;
  fresh.start_us = clock_.now_us();
  std::vector<const board::Photo*> earlier;
  for (const board::Photo& p : store_->board().photos)
    if (!p.removed && p.file != photo.instead_of) earlier.push_back(&p);
  fresh.earlier_count = earlier.size();
  if (earlier.size() > kEarlier) earlier.erase(earlier.begin(), earlier.end() - static_cast<std::ptrdiff_t>(kEarlier));
  for (const board::Photo* p : earlier) fresh.earlier.push_back({small(p->file), p->title, p->taken_ms});
  preview_.fresh_print = std::move(fresh);
  ++preview_.revision;
}

}  // namespace app
