// What everybody in a rehearsal shares: the kiosk, simulated time, what was agreed on, and the word that something went wrong.
// Read by the rehearsal's files.
#pragma once
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/rehearsal.h"
#include "app/rehearsal_act.h"
#include "app/rehearsal_eyes.h"
#include "base/clock.h"
#include "base/random.h"
#include "contact/simulated.h"
#include "workshop/sample.h"

namespace app::rehearsal {

class Person;

// What the group knows about an idea without reading it again.
struct Written {
  Id note;
  const Person* by = nullptr;
  int theme = -1, stage = 0;
  bool ai = false;
  int moves = 0;          // how often it was tidied away
  std::string cell = {};  // of a matrix, where they think that it belongs
  std::string text = {};
  bool squeezed = false;  // laid where there was no proper place for it
};
struct Named {
  int theme = -1;
  Id id;
};

struct Play {
  Play(const RehearsalOptions& with, Kiosk& k, base::ManualClock& c, contact::Simulated& d, workshop::Sample content)
      : options(with), kiosk(k), clock(c), device(d), eyes(k), sample(std::move(content)) {}

  const RehearsalOptions& options;
  Kiosk& kiosk;
  base::ManualClock& clock;
  contact::Simulated& device;
  Eyes eyes;
  workshop::Sample sample;

  std::deque<std::unique_ptr<Person>> people;              // at the table; once the workshop is prepared
  std::string step = "home";                               // for what goes wrong
  std::string failure;                                     // the first; the rehearsal ends
  std::vector<std::string> pictures_due;                   // files, to be drawn after this frame
  std::vector<Written> written;                            // in the order in which they were laid down
  std::vector<Named> named;                                // themes that have their name
  bool can_draw = false;                                   // photos are kept only where they can be drawn
  bool lower_hands = false;                                // who holds something up for a picture puts it down
  const Person* turn = nullptr;                            // on a wall: whose mark was tapped last
  std::unordered_map<std::uint64_t, const Person*> taken;  // things in somebody's hands
  int undone = 0, refused = 0;                             // for the summary
  struct Board {                                           // of several on one sheet: what was written in each round, and what was new to whoever came back
    std::string id;
    std::vector<int> written;
    int to_read = 0, fresh = 0;
  };
  std::vector<Board> boards;
  struct Apart {               // what groups did in parts of the glass
    std::vector<int> written;  // by each, before it presented
    int agreed = 0;            // keys pressed, one a group
    int longer = 0;
  } apart;
  struct Table {
    std::string sheet;
    int carried = 0, brought = 0;  // of what waited: by hand, and by one touch
    int rows_added = 0, rows_sorted = 0, written = 0;
  };
  std::vector<Table> tables;  // in the order in which they were filled; a sheet may come twice
  struct Cards {              // of a map
    int written = 0, kept = 0, changed = 0, removed = 0, moved = 0, cards_added = 0;
  };
  std::vector<std::pair<std::string, Cards>> cards;  // by sheet
  struct Months {
    int written = 0, moments_written = 0, moments_moved = 0, moved = 0, months_added = 0;
  };
  std::vector<std::pair<std::string, Months>> months;  // by sheet
  struct Learnt {                                      // by a machine, from what people told it
    std::size_t labels = 0, wrong = 0, relabelled = 0;
    std::vector<std::pair<std::size_t, std::size_t>> trainings;  // examples, right answers
    std::size_t tests = 0, asked = 0;
    std::vector<std::string> named;
    std::vector<std::string> path;
    std::vector<std::pair<std::string, std::size_t>> ways;  // right answers of each that was tried
  } learnt;
  struct Listed {  // a list, and what became of it
    int added = 0, reworded = 0, visited = 0, said = 0, came_back = 0, longer = 0, swapped = 0;
    std::vector<std::string> chosen;
    bool decided = false;
  } listed;
  struct Weighed {  // a grid of criteria, what everybody noted down for themselves, and costs
    int weights = 0, criteria_added = 0, marks = 0;
    int noted = 0, shared = 0, came_back = 0, leaked = 0;
    int costs = 0, cost_lines = 0, years_changed = 0, complete = 0;
    std::string retained;
  } weighed;
  std::int64_t meanings = 0;                      // that dots could have
  int changes_by_hand = 0, changes_by_clock = 0;  // of board

  double now_s() const { return static_cast<double>(clock.now_us()) * 1e-6; }
  const board::Board& board() const { return kiosk.store()->board(); }
  const scene::Plan& plan() { return kiosk.scene().plan(); }
  bool wall() const { return options.mode == scene::Mode::wall; }
  const std::string& word(std::string_view key) const { return kiosk.texts()(key); }
  // What lies on the table and what others are heading for, the thing `but` left out.
  enum class Themes : unsigned char { avoided, entered };
  std::vector<Obstacle> obstacles(std::uint64_t but, const Person* who, Themes themes = Themes::avoided);
};

}  // namespace app::rehearsal
