// What lies in the folders that people look for pictures in, with small pictures of the pictures, and the copy of the one that they
// take. Read, decoded and written by a thread of its own, which begins with the first look and looks again every two seconds while
// somebody does: a drive may come, and go. Read by kiosk.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/drives.h"
#include "base/geometry.h"
#include "base/ids.h"
#include "panel/panels.h"

namespace app {

class PictureShelf {
 public:
  // Thumbnails of sixteen pictures lie on one sheet, a file in a folder that is emptied when it ends; so many sheets at most.
  static constexpr int most_sheets = 12;
  // A picture of more points than this is shown to nobody and taken by nobody: to decode it would take all memory.
  static constexpr double most_points = 40e6;

  struct Places {
    std::filesystem::path given;       // the folder that the table was given; empty = none
    std::filesystem::path thumbnails;  // made where it is missing
    std::function<std::vector<Drive>(const std::filesystem::path& given)> drives = drives_now;
  };
  explicit PictureShelf(Places places);
  ~PictureShelf();
  PictureShelf(const PictureShelf&) = delete;

  // What is known of a folder ("" = the places). From now on it is read, and thumbnails of its entries `first` to `last` are made.
  std::shared_ptr<const panel::Folder> look(const std::string& where, std::size_t first, std::size_t last);
  // Whether somebody may still look at what was looked at: until nobody does, it is read again and again.
  void attend(bool somebody);
  // Grows with what `look` says.
  std::uint64_t revision() const;
  // The file of a sheet as it is now; empty = there is none.
  std::filesystem::path sheet(int number) const;

  struct Taken {
    std::uint64_t ticket = 0;  // as asked
    std::string file;          // in the folder that it was asked into; empty where it could not be
    std::string name;          // as it was called
    base::Vec size_px;
    std::string refusal;  // text key
  };
  void take(std::uint64_t ticket, const std::string& where, const std::filesystem::path& into);
  std::vector<Taken> taken();
  bool busy() const;  // something that was asked is not done

  // Called from the thread when there is something new.
  void on_ready(std::function<void()> wake);
  // Until all that was asked is done. For tests and simulated tables.
  void wait() const;
  // Looks again at once. For tests.
  void look_again();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace app
