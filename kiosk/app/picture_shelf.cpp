// Read through picture_shelf.h.
#include "app/picture_shelf.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "render/renderer.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using panel::Folder;
using Clock = std::chrono::steady_clock;

constexpr auto again_after = std::chrono::seconds(2), kept_for = std::chrono::seconds(3);
constexpr std::size_t most_shown = 12;  // folders
constexpr std::uintmax_t most_bytes = 64u << 20;
constexpr int sheet_px = 512, across = 4, cell_px = sheet_px / across;
constexpr std::size_t on_sheet = across * across;

// A place is its root and two slashes, which no canonical path has; what follows is the way inside.
struct Where {
  std::string root, way;
};
std::optional<Where> split(const std::string& where) {
  const auto at = where.find("//");
  if (at == std::string::npos) return std::nullopt;
  return Where{where.substr(0, at), where.substr(at + 2)};
}
std::string joined(const std::string& folder, const std::string& name) { return folder.ends_with('/') ? folder + name : folder + "/" + name; }

std::string extension_of(const std::vector<std::uint8_t>& bytes) { return !bytes.empty() && bytes[0] == 0x89 ? ".png" : ".jpg"; }

}  // namespace

struct PictureShelf::State {
  explicit State(Places given) : places(std::move(given)) {}

  struct Shown {  // a folder that somebody looks at
    std::shared_ptr<const Folder> folder = std::make_shared<Folder>();
    Clock::time_point looked{}, read{};
    std::set<std::size_t> wanted;  // blocks of sixteen pictures whose thumbnails are to be made
    bool due = true;
  };
  struct Sheet {
    std::string where;
    std::size_t block = 0;
    fs::path file;
    Clock::time_point used{};
  };
  struct Order {
    std::uint64_t ticket;
    std::string where;
    fs::path into;
  };

  const Places places;
  mutable std::mutex mutex;
  mutable std::condition_variable work, done;
  std::map<std::string, Shown> shown;
  std::array<Sheet, most_sheets> sheets;
  std::vector<Order> orders;
  std::vector<Taken> finished;
  std::uint64_t revision = 0, files = 0;
  std::function<void()> wake;
  bool stopping = false, at_work = false;
  std::thread thread;

  bool asked() const {
    return !orders.empty() || std::any_of(shown.begin(), shown.end(), [](const auto& s) { return s.second.due || !s.second.wanted.empty(); });
  }
  std::optional<Drive> drive_of(const std::string& root) const {
    for (const Drive& drive : places.drives(places.given))
      if (drive.root == root) return drive;
    return std::nullopt;
  }
  void run();
  Folder read(const std::string& where) const;
  void publish(const std::string& where, Folder folder);
  void make_sheet(const std::string& where, std::size_t block);
  Taken fetch(const Order& order) const;
  void tell(std::unique_lock<std::mutex>& lock) {
    ++revision;
    const auto call = wake;
    lock.unlock();
    if (call) call();
    lock.lock();
  }
};

Folder PictureShelf::State::read(const std::string& where) const {
  Folder out;
  out.state = Folder::State::here;
  using Kind = Folder::Entry::Kind;
  const auto add = [&](Kind kind, const std::string& name, std::string way) {
    Folder::Entry& entry = out.entries.emplace_back();
    entry.kind = kind;
    entry.name = name;
    entry.where = std::move(way);
  };
  if (where.empty()) {
    for (const Drive& drive : places.drives(places.given)) add(Kind::place, drive.name, drive.root.string() + "//");
    return out;
  }
  const auto place = split(where);
  const auto drive = place ? drive_of(place->root) : std::nullopt;
  const auto listing = drive ? list(*drive, place->way) : base::Result<Listing>(base::Error{base::Fault::not_found, "picture.gone"});
  if (!listing) {
    out.state = Folder::State::gone;
    return out;
  }
  for (const Listed& one : listing->entries) add(one.folder ? Kind::folder : Kind::picture, one.name, joined(where, one.name));
  out.cut = listing->cut;
  return out;
}

// Thumbnails that are there already stay, where the same picture is still called so.
void PictureShelf::State::publish(const std::string& where, Folder folder) {
  std::unique_lock lock(mutex);
  const auto found = shown.find(where);
  if (found == shown.end()) return;
  const Folder& before = *found->second.folder;
  const auto same = [](const Folder::Entry& a, const Folder::Entry& b) { return a.kind == b.kind && a.where == b.where; };
  found->second.due = false;
  found->second.read = Clock::now();
  if (before.state == folder.state && before.cut == folder.cut &&
      std::equal(before.entries.begin(), before.entries.end(), folder.entries.begin(), folder.entries.end(), same))
    return;
  found->second.wanted.clear();
  found->second.folder = std::make_shared<const Folder>(std::move(folder));
  // Sheets are of places in the list, which are others now.
  for (Sheet& sheet : sheets)
    if (sheet.where == where) sheet.where.clear();
  tell(lock);
}

void PictureShelf::State::make_sheet(const std::string& where, std::size_t block) {
  std::vector<Folder::Entry> entries;
  {
    const std::lock_guard lock(mutex);
    const auto found = shown.find(where);
    if (found == shown.end()) return;
    for (const Folder::Entry& entry : found->second.folder->entries)
      if (entry.kind == Folder::Entry::Kind::picture) entries.push_back(entry);
  }
  const std::size_t first = block * on_sheet, last = std::min(entries.size(), first + on_sheet);
  render::Image sheet{sheet_px, sheet_px, std::vector<std::uint8_t>(static_cast<std::size_t>(sheet_px) * sheet_px * 4, 0)};
  bool any = false;
  for (std::size_t i = first; i < last; ++i) {
    Folder::Entry& entry = entries[i];
    const auto place = split(entry.where);
    const auto drive = place ? drive_of(place->root) : std::nullopt;
    const auto bytes =
        drive ? read_whole(*drive, place->way, most_bytes) : base::Result<std::vector<std::uint8_t>>(base::Error{base::Fault::not_found, "picture.gone"});
    // Its size stands in its head, and is asked before anything is decoded.
    const auto size = bytes ? render::picture_size(bytes->data(), bytes->size()) : base::Result<render::PictureSize>(bytes.error());
    const bool large = size && static_cast<double>(size->width) * size->height > most_points;
    auto image = size && !large ? render::decode_image(bytes->data(), bytes->size()) : base::Result<render::Image>(base::Error{});
    if (!image) {
      const bool too_large = large || (size ? image.error().fault : size.error().fault) == base::Fault::too_large;
      entry.refusal = too_large ? "picture.too_many_points" : "picture.not_readable";
      continue;
    }
    const render::Image small = render::small_copy(*image, cell_px - 2);
    const auto n = static_cast<int>(i - first);
    const int x = n % across * cell_px, y = n / across * cell_px;
    for (int row = 0; row < small.height; ++row)
      std::copy_n(small.rgba.begin() + std::ptrdiff_t{row} * small.width * 4, std::ptrdiff_t{small.width} * 4,
                  sheet.rgba.begin() + (std::ptrdiff_t{y + row} * sheet_px + x) * 4);
    // Half a point inside, so that nothing of a neighbour shows at the edge.
    constexpr double px = 1.0 / sheet_px;
    entry.part = {{(x + 0.5) * px, (y + 0.5) * px}, {(x + small.width - 0.5) * px, (y + small.height - 0.5) * px}};
    entry.aspect = static_cast<double>(image->width) / std::max(1, image->height);
    any = true;
  }
  std::size_t number = 0;
  fs::path file;
  {
    const std::lock_guard lock(mutex);
    // The one that nobody has looked at for the longest time gives its place.
    for (std::size_t i = 1; i < sheets.size(); ++i)
      if (sheets[i].where.empty() > sheets[number].where.empty() ||
          (sheets[i].where.empty() == sheets[number].where.empty() && sheets[i].used < sheets[number].used))
        number = i;
    if (!sheets[number].where.empty() && Clock::now() - sheets[number].used < kept_for) return;  // all are being looked at
    file = places.thumbnails / ("sheet-" + std::to_string(++files) + ".png");
  }
  std::error_code error;
  fs::create_directories(places.thumbnails, error);
  if (any && !render::save_png(sheet, file)) any = false;  // no room for thumbnails: names are there all the same
  std::unique_lock lock(mutex);
  const auto found = shown.find(where);
  if (found == shown.end()) return;
  Sheet& mine = sheets[number];
  if (!mine.file.empty()) fs::remove(mine.file, error);
  // What was seen on it before is seen nowhere until somebody looks again.
  for (auto& [other, one] : shown) {
    if (mine.where.empty() || other != mine.where) continue;
    Folder without = *one.folder;
    for (Folder::Entry& entry : without.entries)
      if (entry.sheet == static_cast<int>(number)) entry.sheet = -1;
    one.folder = std::make_shared<const Folder>(std::move(without));
  }
  mine = {where, block, any ? file : fs::path(), Clock::now()};
  Folder with = *found->second.folder;
  for (std::size_t i = first; i < last; ++i) {
    for (Folder::Entry& entry : with.entries) {
      if (entry.where != entries[i].where) continue;
      entry = entries[i];
      if (entry.refusal.empty() && any) entry.sheet = static_cast<int>(number);
    }
  }
  found->second.folder = std::make_shared<const Folder>(std::move(with));
  tell(lock);
}

PictureShelf::Taken PictureShelf::State::fetch(const Order& order) const {
  Taken out;
  out.ticket = order.ticket;
  const auto refuse = [&](const std::string& why) {
    out.refusal = why;
    return out;
  };
  const auto place = split(order.where);
  const auto drive = place ? drive_of(place->root) : std::nullopt;
  if (!drive) return refuse("picture.gone");
  const auto bytes = read_whole(*drive, place->way, most_bytes);
  if (!bytes) return refuse(bytes.error().message);
  const auto size = render::picture_size(bytes->data(), bytes->size());
  if (!size) return refuse(size.error().fault == base::Fault::too_large ? "picture.too_many_points" : size.error().message);
  if (static_cast<double>(size->width) * size->height > most_points) return refuse("picture.too_many_points");
  // Broken inside, it would lie on the board as an empty frame for ever.
  if (const auto image = render::decode_image(bytes->data(), bytes->size()); !image) return refuse(image.error().message);
  const auto kept = keep(*bytes, extension_of(*bytes), order.into);
  if (!kept) return refuse(kept.error().message);
  out.file = *kept;
  out.name = fs::path(place->way).stem().string();
  out.size_px = {static_cast<double>(size->width), static_cast<double>(size->height)};
  return out;
}

void PictureShelf::State::run() {
  std::error_code error;
  fs::remove_all(places.thumbnails, error);  // of a table whose plug was pulled
  std::unique_lock lock(mutex);
  while (!stopping) {
    const auto now = Clock::now();
    for (auto& [where, one] : shown) one.due |= now - one.read > again_after;
    if (!orders.empty()) {
      const Order order = orders.front();
      at_work = true;
      lock.unlock();
      Taken taken = fetch(order);
      lock.lock();
      orders.erase(orders.begin());
      finished.push_back(std::move(taken));
      tell(lock);
    } else if (const auto due = std::find_if(shown.begin(), shown.end(), [](const auto& s) { return s.second.due; }); due != shown.end()) {
      const std::string where = due->first;
      at_work = true;
      lock.unlock();
      publish(where, read(where));
      lock.lock();
    } else if (const auto next = std::find_if(shown.begin(), shown.end(), [](const auto& s) { return !s.second.wanted.empty(); }); next != shown.end()) {
      const std::string where = next->first;
      const std::size_t block = *next->second.wanted.begin();
      at_work = true;
      lock.unlock();
      make_sheet(where, block);
      lock.lock();
      if (const auto still = shown.find(where); still != shown.end()) still->second.wanted.erase(block);
    } else {
      done.notify_all();
      if (shown.empty()) work.wait(lock);
      else work.wait_for(lock, again_after);
    }
    at_work = false;
  }
}

PictureShelf::PictureShelf(Places places) : state_(std::make_unique<State>(std::move(places))) {}

PictureShelf::~PictureShelf() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->work.notify_all();
  if (!state_->thread.joinable()) return;
  state_->thread.join();
  std::error_code error;
  fs::remove_all(state_->places.thumbnails, error);
}

std::shared_ptr<const Folder> PictureShelf::look(const std::string& where, std::size_t first, std::size_t last) {
  State& s = *state_;
  const std::lock_guard lock(s.mutex);
  State::Shown& one = s.shown[where];
  one.looked = Clock::now();
  if (s.shown.size() > most_shown) {
    const auto older = [](const auto& a, const auto& b) { return a.second.looked < b.second.looked; };
    s.shown.erase(std::min_element(s.shown.begin(), s.shown.end(), older));
  }
  const auto& entries = one.folder->entries;
  // Counted in pictures, which come after the folders.
  const auto is_picture = [](const Folder::Entry& e) { return e.kind == Folder::Entry::Kind::picture; };
  const auto folders = static_cast<std::size_t>(std::find_if(entries.begin(), entries.end(), is_picture) - entries.begin());
  for (std::size_t i = std::max(first, folders); i < std::min(last, entries.size()); ++i) {
    if (entries[i].sheet >= 0) s.sheets[static_cast<std::size_t>(entries[i].sheet)].used = one.looked;
    else if (entries[i].refusal.empty()) one.wanted.insert((i - folders) / on_sheet);
  }
  if (one.due || !one.wanted.empty()) {
    if (!s.thread.joinable()) s.thread = std::thread([state = state_.get()] { state->run(); });
    s.work.notify_all();
  }
  return one.folder;
}

std::uint64_t PictureShelf::revision() const {
  const std::lock_guard lock(state_->mutex);
  return state_->revision;
}

fs::path PictureShelf::sheet(int number) const {
  const std::lock_guard lock(state_->mutex);
  return number >= 0 && number < most_sheets ? state_->sheets[static_cast<std::size_t>(number)].file : fs::path();
}

void PictureShelf::attend(bool somebody) {
  if (somebody) return;
  const std::lock_guard lock(state_->mutex);
  state_->shown.clear();
}

void PictureShelf::take(std::uint64_t ticket, const std::string& where, const fs::path& into) {
  State& s = *state_;
  const std::lock_guard lock(s.mutex);
  s.orders.push_back({ticket, where, into});
  if (!s.thread.joinable()) s.thread = std::thread([state = state_.get()] { state->run(); });
  s.work.notify_all();
}

std::vector<PictureShelf::Taken> PictureShelf::taken() {
  const std::lock_guard lock(state_->mutex);
  return std::exchange(state_->finished, {});
}

bool PictureShelf::busy() const {
  const std::lock_guard lock(state_->mutex);
  return !state_->orders.empty() || !state_->finished.empty();
}

void PictureShelf::on_ready(std::function<void()> wake) {
  const std::lock_guard lock(state_->mutex);
  state_->wake = std::move(wake);
}

void PictureShelf::wait() const {
  std::unique_lock lock(state_->mutex);
  state_->done.wait(lock, [&] { return !state_->at_work && !state_->asked(); });
}

void PictureShelf::look_again() {
  const std::lock_guard lock(state_->mutex);
  for (auto& [where, one] : state_->shown) one.due = true;
  state_->work.notify_all();
}

}  // namespace app
