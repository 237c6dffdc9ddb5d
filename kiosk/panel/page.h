// What a panel is made of: its size, its words, and the function that draws it. A new panel is one file and one line in
// pages.cpp. Read by the panels' files and their frame.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "panel/panels.h"
#include "panel/widgets.h"

namespace panel {

// What a panel remembers from one pass to the next; never what the board knows.
struct Memory {
  Id seat;     // touched last, its buttons are shown
  Id carried;  // a person's mark in the air, and where
  Vec carried_at;
  std::int64_t asked_to_quit_us = 0;
  Panels::For whom;                 // what it was opened for
  std::string where, where_before;  // the folder that it shows, and did in the pass before
  std::string refusal;              // a text key
  std::int64_t refused_us = 0;
  std::string sought;           // what a title must hold
  bool shows_archived = false;  // of the list of workshops
  // The facilitator's code.
  bool unlocked = false;
  std::string typed;                   // digits, so far
  std::optional<std::string> to_keep;  // while one is chosen: what was typed first; empty before that
};

// One pass of one panel: what it may see, and what it may ask.
class Visit {
 public:
  Visit(Ui& ui_now, const Panels::House& house_now, Memory& memory_kept, base::Pose pose, Vec size_mm, std::vector<Request>& requests)
      : ui(ui_now), house(house_now), memory(memory_kept), pose_(pose), size_mm_(size_mm), requests_(requests) {}

  Ui& ui;
  const Panels::House& house;
  Memory& memory;

  Vec size() const { return size_mm_ / ui.scale(); }  // of the page
  bool at_work() const { return house.store != nullptr && house.definition != nullptr; }
  const board::Board& board() const { return house.store->board(); }
  void ask(Request::What what, std::int64_t number = 0, Id record = {});
  void ask_from(const Earlier& earlier);  // what it gives
  void ask_picture(std::string where);    // a file, for what the panel was opened for
  void ask_with(Request::What what, std::string text);
  // A keyboard for this text, laid beside its field.
  void write(board::RecordKind kind, Id record, board::Property property, Box field);
  // The text as it is being written, or as the board has it; the caret where somebody writes it.
  struct Written {
    std::string text;
    std::size_t caret = Ui::kNoCaret;
  };
  Written written(board::RecordKind kind, Id record, board::Property property, const std::string& on_board);
  // As the facilitator's deed. A refusal is said on the panel.
  bool commit(store::Draft draft);
  void set(board::RecordKind kind, Id record, board::Property property, board::Value value);
  void refuse(std::string text_key);

  // The panel itself.
  enum class Wish : std::uint8_t { none, close, turn };
  Wish wish = Wish::none;
  // Texts that can be written here: their keyboards are not covered by the panel.
  struct Text {
    board::RecordKind kind;
    Id record;
    board::Property property;
  };
  std::vector<Text> texts;

 private:
  Vec to_glass(Vec mm) const { return pose_.to_glass(mm * ui.scale() - size_mm_ * 0.5); }
  base::Pose pose_;
  Vec size_mm_;
  std::vector<Request>& requests_;
};

struct Page {
  Kind kind;
  Vec size;                // mm at scale 1, where every target and text is as small as it may be
  double scale;            // wanted on a large glass; less where the glass is small
  std::string_view title;  // text key
  // A page of the whole glass is a screen of its own: `size` is the least that it needs, and it is given all there is.
  enum class Where : std::uint8_t { at_edge, whole_glass } where;
  bool guarded;  // where there is a code, it asks for it first
  void (*draw)(Visit&);
  // Unix ms at which what it shows changes by itself; 0 = never.
  std::int64_t (*next_tick_ms)(const Panels::House&);
  // What else than the board it shows, as one number that changes with it.
  std::uint64_t (*shown)(const Panels::House&);
};

std::span<const Page> pages();
const Page& page_of(Kind kind);

// Built in one go: a braced field moved into a list is more than g++ 12 can follow without a false alarm.
template <typename T>
board::Field field(board::Property property, T value) {
  return {property, board::Value(std::move(value)), {}};
}

void draw_setup(Visit& visit);
// In the set-up: the key that shows which earlier workshops an input may start from (its right end at `at`; none where there are none),
// and, while it is down, their list instead of what was typed.
bool draw_earlier_key(Visit& visit, const std::string& input, Vec at);
void draw_earlier(Visit& visit, const std::string& input, Box place);
void draw_console(Visit& visit);
void draw_rights(Visit& visit, Box place);  // what participants may do now
void draw_gallery(Visit& visit);
void draw_settings(Visit& visit);
void draw_pictures(Visit& visit);
void draw_kept(Visit& visit);
void draw_history(Visit& visit);
// The facilitator's code: a pad that opens the panel, and, in the settings, one on which it is chosen.
void draw_code_asked(Visit& visit);
void draw_code_chosen(Visit& visit);
std::int64_t next_minute_ms(const Panels::House& house);
std::int64_t next_console_tick_ms(const Panels::House& house);

// Shared by several panels.
inline constexpr double kHeaderHeight = 78;
enum class Closes : std::uint8_t { yes, no };
// Title, grip, turn and close. Returns where the free part of its right side ends.
double draw_header(Visit& visit, Vec size, std::string_view title, Closes closes, double title_y = kHeaderHeight / 2);
void draw_refusal(Visit& visit, Vec at, Align align);
void draw_votes_choice(Visit& visit, Box place);              // visible, or hidden until they are shown
std::string duration_text(const Ui& ui, double minutes);      // "30 min", "2 h 30"
std::string time_of_day(std::int64_t wall_ms);                // "09:30"
std::string spoken_time(const Ui& ui, std::int64_t wall_ms);  // "9 h 30"
std::string spoken_day(const Ui& ui, std::int64_t wall_ms);   // "15 juin 2026"
std::vector<const board::Seat*> live_seats(const board::Board& board);
// Where groups go from board to board: the round, and what moves it. Returns where that ends.
double draw_rounds(Visit& visit, Box place);
bool has_groups(const Visit& visit);
void draw_group_choice(Visit& visit, Id seat, Box place);
// A place for one more person: the least used number, the freest place. False (and a refusal) when the table is full.
bool add_person(Visit& visit, bool rearrange);

}  // namespace panel
