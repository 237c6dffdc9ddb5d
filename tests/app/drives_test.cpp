// Drives that pictures are taken from: what is mounted, what lies in a folder, what leads out of it, and the copy that is kept. Folders
// stand for drives.
#include "app/drives.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

#include "app/picture_shelf.h"
#include "render/renderer.h"
#include "support/temp_folder.h"

namespace fs = std::filesystem;
using app::Drive;
using Bytes = std::vector<std::uint8_t>;

namespace {

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}
void paint(const fs::path& file, int width, int height) {
  fs::create_directories(file.parent_path());
  const render::Image image{width, height, Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 128)};
  REQUIRE(render::save_png(image, file));
}
// A PNG's head that claims to be so large, and nothing behind it.
std::string claim(std::uint32_t width, std::uint32_t height) {
  std::string out("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  for (const std::uint32_t number : {width, height})
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
  return out + std::string("\x08\x06\0\0\0\0\0\0\0", 9);
}

struct Stick {
  support::TempFolder folder;
  fs::path root = fs::canonical(folder.path()) / "stick";
  Stick() { fs::create_directories(root); }
  Drive drive() const { return {"CLÉ", root}; }
  std::vector<std::string> names(const std::string& way = {}) const {
    const auto listing = app::list(drive(), way);
    std::vector<std::string> out;
    if (!listing) return {"(" + listing.error().message + ")"};
    for (const auto& entry : listing->entries) out.push_back(entry.folder ? entry.name + "/" : entry.name);
    return out;
  }
};
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("removable drives are read from what the system says is mounted, and nothing else is") {
  std::istringstream mountinfo(
      "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
      "36 21 8:17 / /media/anna/PHOTOS rw,nosuid shared:20 - vfat /dev/sdb1 rw\n"
      "37 21 8:33 / /run/media/anna/Ma\\040cl\\303\\251 rw - exfat /dev/sdc1 rw\n"
      "38 21 8:33 / /media/anna/PHOTOS rw - exfat /dev/sdd1 rw\n"
      "39 21 0:44 / /home/anna rw - ext4 /dev/sda2 rw\n"
      "40 21 0:45 / /mediatheque rw - ext4 /dev/sda3 rw\n"
      "41 21 0:45 / /media rw - tmpfs tmpfs rw\n"
      "42\n\n");
  const auto drives = app::mounted_drives(mountinfo);
  REQUIRE(drives.size() == 2);
  CHECK(drives[0].name == "Ma clé");
  CHECK(drives[0].root == "/run/media/anna/Ma clé");
  CHECK(drives[1].name == "PHOTOS");
}

TEST_CASE("the folder that the table was given is a place, where it is a folder") {
  support::TempFolder folder;
  const auto given = [](const fs::path& path) {
    for (const Drive& drive : app::drives_now(path))
      if (drive.name.empty()) return drive.root;
    return fs::path();
  };
  CHECK(given(folder.path()) == fs::canonical(folder.path()));
  CHECK(given({}).empty());
  CHECK(given(folder / "none").empty());
  write(folder / "file", "");
  CHECK(given(folder / "file").empty());
}

TEST_CASE("folders come first, then pictures, both by name, and nothing else is shown") {
  Stick stick;
  for (const char* name : {"b.PNG", "a.jpg", "c.jpeg", "notes.txt", ".hidden.png", "System Volume Information/x.png", "été/1.png", "Alpes/2.png"})
    write(stick.root / name, "x");
  write(stick.root / "bad\xff.png", "x");
  CHECK(stick.names() == Names{"Alpes/", "été/", "a.jpg", "b.PNG", "c.jpeg"});
  CHECK(stick.names("été") == Names{"1.png"});
  CHECK(stick.names("a.jpg").front().starts_with("("));
  CHECK(stick.names("none").front().starts_with("("));
}

TEST_CASE("of a folder with very many the first thousand are shown, and that there are more") {
  Stick stick;
  for (int i = 0; i < 1005; ++i) write(stick.root / (std::to_string(i) + ".png"), "");
  const auto listing = app::list(stick.drive(), "");
  REQUIRE(listing);
  CHECK(listing->entries.size() == app::most_entries);
  CHECK(listing->cut);
}

TEST_CASE("nothing outside of a drive can be seen or read, by whatever way") {
  Stick stick;
  write(stick.folder / "secret/secret.png", "secret");
  write(stick.folder / "stickier/near.png", "near");  // its name begins as the drive's does
  write(stick.root / "in/inner.png", "inner");
  fs::create_symlink("../secret", stick.root / "folder");
  fs::create_symlink("../secret/secret.png", stick.root / "file.png");
  fs::create_symlink("/etc", stick.root / "etc");
  fs::create_symlink("in/inner.png", stick.root / "fine.png");
  fs::create_symlink("loop.png", stick.root / "loop.png");
  fs::create_symlink("../../stickier", stick.root / "in" / "beside");
  CHECK(stick.names() == Names{"in/", "fine.png"});
  CHECK(stick.names("in") == Names{"inner.png"});
  for (const std::string way : {"..", "../secret", "in/../..", "folder", "folder/secret.png", "file.png", "etc/passwd", "/etc/passwd", "in/beside/near.png",
                                "../stickier/near.png", "loop.png", "in/../../secret/secret.png"}) {
    INFO(way);
    CHECK_FALSE(app::inside(stick.drive(), way));
    CHECK_FALSE(app::list(stick.drive(), way));
    CHECK_FALSE(app::read_whole(stick.drive(), way, 1000));
  }
  CHECK(app::read_whole(stick.drive(), "fine.png", 1000));
  // A drive whose own folder has become a link is no drive any more.
  fs::rename(stick.root, stick.folder / "moved");
  fs::create_symlink("secret", stick.root);
  CHECK_FALSE(app::list(stick.drive(), ""));
}

TEST_CASE("a pipe, a folder, what is too large and what is gone is not read") {
  Stick stick;
  REQUIRE(::mkfifo((stick.root / "pipe.png").c_str(), 0600) == 0);
  write(stick.root / "large.png", std::string(2000, 'x'));
  fs::create_directories(stick.root / "folder.png");
  CHECK(stick.names() == Names{"folder.png/", "large.png"});
  CHECK_FALSE(app::read_whole(stick.drive(), "pipe.png", 1000));
  CHECK_FALSE(app::read_whole(stick.drive(), "folder.png", 1000));
  const auto large = app::read_whole(stick.drive(), "large.png", 1000);
  REQUIRE_FALSE(large);
  CHECK(large.error().message == "picture.too_many_points");
  const auto gone = app::read_whole(stick.drive(), "gone.png", 1000);
  REQUIRE_FALSE(gone);
  CHECK(gone.error().message == "picture.gone");
}

TEST_CASE("what is kept is named by what it is, lies there once, and is the same to the byte") {
  support::TempFolder folder;
  const Bytes one{1, 2, 3}, other{1, 2, 4};
  const auto first = app::keep(one, ".png", folder / "pictures");
  REQUIRE(first);
  const auto again = [&] {
    const auto kept = app::keep(one, ".png", folder / "pictures");
    REQUIRE(kept);
    return *kept;
  };
  CHECK(again() == *first);
  const auto second = app::keep(other, ".png", folder / "pictures");
  REQUIRE(second);
  CHECK(*second != *first);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& file : fs::directory_iterator(folder / "pictures")) ++files;
  CHECK(files == 2);
  std::ifstream in(folder / "pictures" / fs::path(*first), std::ios::binary);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "\x01\x02\x03");
  // Half of it, from a time when the plug was pulled, is not taken for it.
  std::ofstream(folder / "pictures" / fs::path(*first), std::ios::trunc) << "x";
  CHECK(again() == *first);
  CHECK(fs::file_size(folder / "pictures" / fs::path(*first)) == 3);
}

TEST_CASE("where nothing can be written nothing is kept, nothing is left, and it is said") {
  support::TempFolder folder;
  // A limit on how large this process may make a file stands for the end of the disk, within which nothing fits.
  struct rlimit before {};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
  struct rlimit small = before;
  small.rlim_cur = 100;
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto kept = app::keep(Bytes(5000, 7), ".png", folder / "pictures");
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, ignored);
  REQUIRE_FALSE(kept);
  CHECK(kept.error().message.starts_with("picture.no"));
  CHECK(fs::is_empty(folder / "pictures"));
  // Where a file stands in the way of the folder, the same.
  write(folder / "file", "");
  CHECK_FALSE(app::keep(Bytes(10, 7), ".png", folder / "file"));
}

namespace {

struct Shelf {
  Stick stick;
  fs::path pictures = stick.folder / "pictures";
  bool plugged = true;
  app::PictureShelf shelf{
      {{}, stick.folder / "thumbnails", [this](const fs::path&) { return plugged ? std::vector<Drive>{stick.drive()} : std::vector<Drive>{}; }}};
  std::string where(const std::string& way = {}) const { return stick.root.string() + "//" + way; }
  std::shared_ptr<const panel::Folder> look(const std::string& at, std::size_t last = 1000) {
    (void)shelf.look(at, 0, 0);
    shelf.wait();
    (void)shelf.look(at, 0, last);
    shelf.wait();
    return shelf.look(at, 0, 0);
  }
  app::PictureShelf::Taken take(const std::string& way) {
    shelf.take(4, where(way), pictures);
    shelf.wait();
    const auto taken = shelf.taken();
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].ticket == 4);
    return taken[0];
  }
};

const panel::Folder::Entry& entry(const panel::Folder& folder, const std::string& name) {
  for (const auto& one : folder.entries)
    if (one.name == name) return one;
  FAIL("no " << name);
  return folder.entries.front();
}

}  // namespace

TEST_CASE("pictures of a folder are seen small, broken and huge ones are named with why they are not") {
  Shelf at;
  paint(at.stick.root / "wide.png", 300, 100);
  paint(at.stick.root / "high.png", 50, 200);
  write(at.stick.root / "broken.png", "\x89PNG\r\n\x1a\n broken");
  write(at.stick.root / "half.jpg", std::string("\xff\xd8\xff\xe0\0\x10JFIF", 10));
  write(at.stick.root / "text.png", "no picture at all");
  write(at.stick.root / "empty.png", "");
  write(at.stick.root / "huge.png", claim(4'000'000, 4'000'000));
  write(at.stick.root / "many.png", claim(9000, 9000));
  const auto folder = at.look(at.where());
  REQUIRE(folder->state == panel::Folder::State::here);
  CHECK(folder->entries.size() == 8);
  const auto& wide = entry(*folder, "wide.png");
  CHECK(wide.sheet >= 0);
  CHECK(wide.aspect == Approx(3));
  CHECK(wide.part.width() / wide.part.height() == Approx(3).epsilon(0.05));
  CHECK(entry(*folder, "high.png").sheet == wide.sheet);
  CHECK_FALSE(entry(*folder, "high.png").part.overlaps(wide.part));
  CHECK(fs::is_regular_file(at.shelf.sheet(wide.sheet)));
  for (const char* name : {"broken.png", "half.jpg", "text.png", "empty.png"}) {
    INFO(name);
    CHECK(entry(*folder, name).sheet == -1);
    CHECK(entry(*folder, name).refusal == "picture.not_readable");
    const auto taken = at.take(name);
    CHECK(taken.file.empty());
    CHECK_FALSE(taken.refusal.empty());
  }
  for (const char* name : {"huge.png", "many.png"}) {
    INFO(name);
    CHECK(entry(*folder, name).refusal == "picture.too_many_points");
    CHECK(at.take(name).refusal == "picture.too_many_points");
  }
  CHECK_FALSE(fs::exists(at.pictures));
}

TEST_CASE("a picture that is taken is copied whole, whatever becomes of the drive") {
  Shelf at;
  paint(at.stick.root / "a/Été 2024.png", 30, 20);
  const auto taken = at.take("a/Été 2024.png");
  CHECK(taken.refusal.empty());
  CHECK(taken.name == "Été 2024");
  CHECK(taken.size_px == base::Vec{30, 20});
  REQUIRE(fs::is_regular_file(at.pictures / taken.file));
  CHECK(fs::file_size(at.pictures / taken.file) == fs::file_size(at.stick.root / "a" / "Été 2024.png"));
  CHECK(at.take("a/Été 2024.png").file == taken.file);
  at.plugged = false;
  CHECK(at.take("a/Été 2024.png").refusal == "picture.gone");
  CHECK(fs::is_regular_file(at.pictures / taken.file));
}

TEST_CASE("a place that is no drive of now is not read, whoever names it") {
  Shelf at;
  write(at.stick.folder / "secret/secret.png", "secret");
  for (const std::string& where :
       {at.stick.folder.path().string() + "//secret", std::string("/etc//"), std::string("//etc"), std::string("nonsense"), at.where("../secret")}) {
    INFO(where);
    CHECK(at.look(where)->state == panel::Folder::State::gone);
    at.shelf.take(4, where + "/secret.png", at.pictures);
    at.shelf.wait();
    for (const auto& taken : at.shelf.taken()) CHECK_FALSE(taken.refusal.empty());
  }
}

TEST_CASE("a drive that comes and goes is seen to, and its folder with it") {
  Shelf at;
  paint(at.stick.root / "a.png", 10, 10);
  CHECK(at.look("")->entries.size() == 1);
  CHECK(at.look(at.where())->entries.size() == 1);
  const auto before = at.shelf.revision();
  at.shelf.look_again();
  at.shelf.wait();
  CHECK(at.shelf.revision() == before);  // nothing new is nothing told
  at.plugged = false;
  at.shelf.look_again();
  at.shelf.wait();
  CHECK(at.shelf.revision() > before);
  CHECK(at.look("")->entries.empty());
  CHECK(at.look(at.where())->state == panel::Folder::State::gone);
  at.plugged = true;
  at.shelf.look_again();
  at.shelf.wait();
  CHECK(at.look(at.where())->entries.size() == 1);
}

TEST_CASE("thumbnails of very many pictures keep to a few sheets, and those that are looked at are there") {
  Shelf at;
  for (int i = 0; i < 260; ++i) {
    char name[16];
    std::snprintf(name, sizeof name, "%03d.png", i);
    paint(at.stick.root / name, 8, 8);
  }
  (void)at.look(at.where(), 0);
  std::set<int> seen;
  for (std::size_t first = 0; first < 180; first += 16) {
    (void)at.shelf.look(at.where(), first, first + 16);
    at.shelf.wait();
    const auto folder = at.shelf.look(at.where(), first, first);
    for (std::size_t i = first; i < first + 16; ++i) {
      CHECK(folder->entries[i].sheet >= 0);
      seen.insert(folder->entries[i].sheet);
    }
  }
  CHECK(seen.size() <= app::PictureShelf::most_sheets);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& file : fs::directory_iterator(at.stick.folder / "thumbnails")) ++files;
  CHECK(files <= app::PictureShelf::most_sheets);
}
