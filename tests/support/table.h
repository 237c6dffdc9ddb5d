// A whole kiosk without a window, on a clock that is turned by hand: contacts enter as contacts, and what comes of them is
// looked up on the board, in the previews and among the targets. Read by the stories of hands and app, and by the fuzz.
#pragma once
#include <catch2/catch.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk.h"
#include "contact/simulated.h"
#include "support/temp_folder.h"

namespace support {
using base::Id;
using base::Vec;

inline constexpr std::int64_t kFrameUs = 16'667;

class Table {
 public:
  struct Setting {
    int people = 7;
    int step = 1;                // counted from 0; -1: the home screen
    bool private_first = false;  // notes lie face down until they are shared: off where a story is about something else
    scene::Mode mode = scene::Mode::table;
    contact::Glass glass{1920, 1080, 1};
    double diagonal_inches = 86;
    base::Language language = base::Language::french;
    std::string workshop = "ideation";
  };
  Table();
  explicit Table(Setting setting);
  ~Table();

  // ---- hands; each of these is seen by the kiosk in a frame of its own ----
  Table& down(std::int64_t hand, Vec at);
  Table& move(std::int64_t hand, Vec to);
  Table& up(std::int64_t hand);
  Table& cancel(std::int64_t hand);
  Table& lose(std::int64_t hand);                     // gone without a word
  Table& drag(std::int64_t hand, Vec from, Vec to);   // slowly, and still before it is let go
  Table& slide(std::int64_t hand, Vec from, Vec to);  // the same without letting go
  Table& tap(Vec at, std::int64_t hand = 1);
  Table& double_tap(Vec at, std::int64_t hand = 1);
  Table& hold(Vec at, std::int64_t hand = 1);  // for so long that it is one, then let go
  // ---- time ----
  Table& frame(std::int64_t us = kFrameUs);
  Table& pass(std::int64_t ms);  // in frames
  Table& settle();               // until nothing moves and all is on disk; fails where it never does

  // ---- what is on the glass ----
  struct Look {
    std::optional<scene::TargetKind> kind{};
    std::optional<std::uint64_t> id{};
    scene::Action action = scene::Action::none;
    std::string label{};
    Id seat{};
    std::optional<std::uint32_t> row{};
  };
  static Look at(scene::TargetKind kind, Id id = {});
  static Look button(scene::Action action, std::optional<std::uint64_t> id = {});
  static Look panel(std::string label);
  std::vector<scene::Area> all(const Look& look) const;
  bool sees(const Look& look) const { return !all(look).empty(); }
  scene::Area see(const Look& look) const;  // the topmost; fails where there is none
  // A point of it that a hand can reach: nothing else lies above.
  Vec reach(const Look& look) const;
  Table& tap(const Look& look, std::int64_t hand = 1) { return tap(reach(look), hand); }
  Vec key(std::uint64_t session, const std::string& label) const;  // of the keyboard of this text
  Table& type(std::uint64_t session, const std::string& letters);  // with one finger, on the glass

  // ---- the board ----
  const board::Board& board() const { return kiosk_->store()->board(); }
  store::Store& store() const { return *kiosk_->store(); }
  const scene::Preview& preview() const { return kiosk_->preview(); }
  const scene::Plan& plan() const { return kiosk_->scene().plan(kiosk_->store()->board()); }
  Id seat(std::size_t i) const { return plan().seats.at(i); }
  Id note(const std::string& text, Vec at, std::size_t seat = 0, double angle_deg = 0);  // lies there already
  Id dot(std::size_t seat, Id note);
  Id theme(const std::string& title, const std::vector<Id>& notes);
  Id picture(const std::string& caption, Vec at);
  Id picture_at(std::size_t i) const { return board().pictures[i].id; }
  std::vector<Id> notes() const;  // live ones, as they were made
  bool live(Id note) const { return board().notes.find_live(note) != nullptr; }
  std::string text(Id note) const { return board().notes.find(note)->text; }
  board::Placement place(Id record) const;  // of a note, theme, picture or photo on the sheet of now
  std::string sentence() const;             // the last that was said to somebody
  std::string json() const;                 // the whole board, to the byte

  struct Expectation {
    Table& table;
    Id record;
    void at(Vec place, double within_mm = 1) const;
    void turned(double deg, double within_deg = 1) const;
    void wide(double mm, double within_mm = 1) const;
  };
  Expectation expect(Id record) { return {*this, record}; }

  // The program ends and is started again on the same data; the workshop is opened from there.
  Table& reopen();
  void close();  // ends the program
  void open();   // starts it, at the home screen
  Table& go_to_step(int index);

  app::Kiosk& kiosk() const { return *kiosk_; }
  contact::Simulated& device(std::size_t number = 0) { return *devices_[number]; }
  base::ManualClock& clock() { return clock_; }
  const std::filesystem::path& data() const { return folder_.path(); }
  app::KioskOptions& options() { return options_; }

 private:
  TempFolder folder_;
  base::ManualClock clock_{1'781'514'000'000};
  app::KioskOptions options_;
  std::unique_ptr<app::Kiosk> kiosk_;
  std::vector<contact::Simulated*> devices_;
  Id workshop_;
};

}  // namespace support
