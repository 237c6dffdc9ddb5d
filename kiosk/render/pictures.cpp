// The loader's thread and what it hands over. Only this file's `work` runs there, and it never touches GL. Read inside render.
#include "render/pictures.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {
constexpr std::size_t large_budget = 192u << 20;  // bytes of textures that show a picture large
std::size_t bytes_of(int width, int height) { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 16 / 3; }
}  // namespace

Pictures::Pictures(ColourPages& pages, int largest_texture) : pages_(pages), largest_side_(std::min(largest_texture, 4096)) {}

Pictures::~Pictures() {
  {
    const std::lock_guard lock(mutex_);
    leaving_ = true;
    jobs_.clear();
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Pictures::on_ready(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

void Pictures::ask(std::uint32_t number, Entry& entry, int side) {
  entry.asked_side = side;
  {
    const std::lock_guard lock(mutex_);
    Job job{number, entry.path, side, entry.edition};
    // First what is not on the glass at all, then what could be sharper.
    if (side <= ColourPages::side) jobs_.push_front(std::move(job));
    else jobs_.push_back(std::move(job));
    if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  }
  changed_.notify_all();
}

void Pictures::know(const std::vector<scene::Picture>& pictures) {
  ++now_;
  for (const scene::Picture& picture : pictures) {
    Entry& entry = entries_[picture.number];
    if (entry.edition != 0 && entry.path == picture.path) continue;
    entry.path = picture.path;
    entry.edition = ++editions_;
    entry.own = Texture();
    entry.own_side = 0;
    entry.small = false;
    ask(picture.number, entry, ColourPages::side);
    ++generation_;
  }
}

Pictures::Found Pictures::find(std::uint32_t number, double longest_px) {
  const auto found = entries_.find(number);
  if (found == entries_.end() || !found->second.small) return {};
  Entry& entry = found->second;
  entry.used = now_;
  // A little larger than its texels is still fine; beyond, the next power of two is asked for.
  if (longest_px > ColourPages::side * 1.15) {
    int side = ColourPages::side * 2;
    while (side < longest_px / 1.15 && side < largest_side_) side *= 2;
    side = std::min(side, largest_side_);
    // A picture that came smaller than asked has no more to give.
    const int held = std::max(entry.own ? entry.own_width : entry.width, entry.own ? entry.own_height : entry.height);
    const bool whole = held < (entry.own ? entry.own_side : ColourPages::side);
    if (side > entry.asked_side && !whole) ask(number, entry, side);
    if (entry.own) return {true, true, 0, 1, 1, entry.own_width, entry.own_height};
  }
  constexpr float page = ColourPages::side;
  return {true, false, entry.layer, static_cast<float>(entry.width) / page, static_cast<float>(entry.height) / page, entry.width, entry.height};
}

GLuint Pictures::texture_of(std::uint32_t number) {
  const auto found = entries_.find(number);
  if (found == entries_.end()) return 0;
  found->second.used = now_;
  return found->second.own.name();
}

bool Pictures::pending() const {
  const std::lock_guard lock(mutex_);
  return !jobs_.empty() || !ready_.empty() || in_work_ > 0;
}

bool Pictures::upload_one() {
  Loaded loaded;
  {
    const std::lock_guard lock(mutex_);
    if (ready_.empty()) return false;
    loaded = std::move(ready_.front());
    ready_.pop_front();
  }
  const auto found = entries_.find(loaded.job.number);
  if (found == entries_.end() || found->second.edition != loaded.job.edition || !loaded.good) return false;
  Entry& entry = found->second;
  if (loaded.job.side <= ColourPages::side) {
    if (!entry.has_layer) {
      const auto layer = pages_.take(loaded.levels);
      if (!layer) return false;
      entry.layer = *layer;
      entry.has_layer = true;
    } else {
      pages_.write(entry.layer, loaded.levels);
    }
    entry.width = loaded.width;
    entry.height = loaded.height;
    entry.small = true;
  } else {
    entry.own = make_texture();
    glBindTexture(GL_TEXTURE_2D_ARRAY, entry.own.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    for (std::size_t level = 0; level < loaded.levels.size(); ++level) {
      const Image& image = loaded.levels[level];
      glTexImage3D(GL_TEXTURE_2D_ARRAY, static_cast<GLint>(level), GL_RGBA8, image.width, image.height, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    }
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAX_LEVEL, static_cast<GLint>(loaded.levels.size()) - 1);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    entry.own_side = loaded.job.side;
    entry.own_width = loaded.width;
    entry.own_height = loaded.height;
    entry.used = now_;
    drop_unused(loaded.job.number);
  }
  ++generation_;
  return true;
}

// The large ones that nothing has shown for the longest time go first; what is on the glass stays, whatever it weighs.
void Pictures::drop_unused(std::uint32_t keep) {
  for (;;) {
    std::size_t held = 0;
    Entry* oldest = nullptr;
    for (auto& [number, entry] : entries_) {
      if (!entry.own) continue;
      held += bytes_of(entry.own_width, entry.own_height);
      if (number != keep && entry.used + 2 < now_ && (!oldest || entry.used < oldest->used)) oldest = &entry;
    }
    if (held <= large_budget || !oldest) return;
    oldest->own = Texture();
    oldest->own_side = 0;
    oldest->asked_side = ColourPages::side;
  }
}

void Pictures::finish() {
  for (;;) {
    while (upload_one()) {}
    std::unique_lock lock(mutex_);
    if (ready_.empty() && jobs_.empty() && in_work_ == 0) return;
    changed_.wait(lock, [this] { return !ready_.empty() || (jobs_.empty() && in_work_ == 0); });
  }
}

void Pictures::work() {
  std::unique_lock lock(mutex_);
  while (!leaving_) {
    if (jobs_.empty()) {
      changed_.wait(lock);
      continue;
    }
    Loaded loaded{std::move(jobs_.front()), false, 0, 0, {}};
    jobs_.pop_front();
    ++in_work_;
    lock.unlock();
    if (auto image = load_image(loaded.job.path)) {
      loaded.good = true;
      loaded.width = image->width;
      loaded.height = image->height;
      fit_within(loaded.width, loaded.height, loaded.job.side);
      Image scaled = scaled_premultiplied(*image, loaded.width, loaded.height);
      const bool page = loaded.job.side <= ColourPages::side;
      loaded.levels = mipmaps(page ? padded_to_square(scaled, ColourPages::side) : std::move(scaled));
    }
    lock.lock();
    --in_work_;
    ready_.push_back(std::move(loaded));
    changed_.notify_all();
    if (const auto wake = wake_) {
      lock.unlock();
      wake();
      lock.lock();
    }
  }
}

}  // namespace render
