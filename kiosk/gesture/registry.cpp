// Which gestures there are. To add one: a file that defines make_<name>(), and a line here.
// Read by the judge.
#include "gesture/recogniser.h"

// Hold stands before drag, so that the hold that starts a lasso is told before the lasso; point before both, so that two
// fingers held together are no hold and no lasso.
#define TABLEE_GESTURES(GESTURE) \
  GESTURE(press)                 \
  GESTURE(point)                 \
  GESTURE(hold)                  \
  GESTURE(drag)                  \
  GESTURE(tap)                   \
  GESTURE(double_tap)

namespace gesture {

#define TABLEE_DECLARE(name) std::unique_ptr<Recogniser> make_##name();
TABLEE_GESTURES(TABLEE_DECLARE)
#undef TABLEE_DECLARE

std::vector<std::unique_ptr<Recogniser>> all_recognisers() {
  std::vector<std::unique_ptr<Recogniser>> all;
#define TABLEE_ADD(name) all.push_back(make_##name());
  TABLEE_GESTURES(TABLEE_ADD)
#undef TABLEE_ADD
  return all;
}

}  // namespace gesture
