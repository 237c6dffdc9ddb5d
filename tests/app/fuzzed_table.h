// Ten hands that do whatever comes to their mind at a table of the ideation workshop, from a seed: the same seed, the same
// hands. Read by the fuzz test.
#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/random.h"
#include "support/table.h"

namespace fuzz {
using base::Id;
using base::Vec;

class FuzzedTable {
 public:
  explicit FuzzedTable(std::uint64_t seed);

  // So many events, with what must hold asked for now and then, and at the end. Throws a Catch failure, or returns.
  void play(int events);
  std::uint64_t contacts_begun() const { return begun_; }
  std::map<std::string, int> acts() const { return acts_; }

 private:
  struct Hand {
    bool down = false;
    Vec at, towards;
    int moves_left = 0;
    int still_frames = 0;  // before it goes on: holds
    enum class End { up, cancel, lost, again, out } end = End::up;
  };

  static support::Table::Setting setting(std::uint64_t seed);
  void furnish();  // some notes, dots, themes to begin with
  void one_event();
  void begin(std::size_t i);
  void go_on(std::size_t i);
  void house_act();
  void type_on_keyboard();
  void undo_something();
  void resize();
  void lose_device();
  void reopen();
  void commit_something();
  void next_frame();
  void lift_all();

  void look();
  Vec somewhere();
  Vec on_something();
  contact::Simulated& device_of(std::size_t i) { return table_.device(i % 2); }
  static std::int64_t contact_of(std::size_t i) { return static_cast<std::int64_t>(i / 2); }
  template <typename Records>
  Id any(const Records& records);
  board::Actor anybody();
  bool at_home() const { return !table_.kiosk().store(); }

  // ---- what must hold (fuzzed_checks.cpp) ----
  void check_now();      // at any moment
  void check_at_rest();  // with no contact down
  void check_replay();   // the journal gives the same board
  void check_undo_all();

  std::uint64_t seed_;
  support::Table table_;
  base::Random random_;
  std::array<Hand, 10> hands_;
  std::vector<scene::Area> seen_;
  std::map<std::pair<scene::TargetKind, scene::Action>, std::vector<std::size_t>> kinds_;  // of seen_
  std::vector<std::size_t> fresh_;                                                         // new among seen_
  int event_ = 0, until_frame_ = 0, until_look_ = 0;
  std::uint64_t begun_ = 0;
  std::map<std::string, int> acts_;
  std::string last_act_;
};

}  // namespace fuzz
