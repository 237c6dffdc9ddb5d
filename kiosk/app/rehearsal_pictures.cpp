// The first step: pictures are shown one after the other, taken in hand, enlarged and passed around.
#include <algorithm>

#include "app/rehearsal_steps.h"

namespace app::rehearsal {
namespace {

// Prints on the table, the smallest first.
std::vector<Area> prints(Play& play) {
  std::vector<Area> out;
  for (const Area& area : play.eyes.all())
    if (area.target.kind == TargetKind::print) out.push_back(area);
  std::stable_sort(out.begin(), out.end(), [](const Area& a, const Area& b) { return a.size.x < b.size.x; });
  return out;
}

// Takes the print at hand that lies nearest and draws it towards themselves.
Act<> take_one(Person& person) {
  Play& play = person.play();
  const std::vector<Area> all = prints(play);
  if (all.size() < 3) co_return;
  const Area mine = all.front();
  const std::optional<Vec> at = play.eyes.point_on(mine);
  if (!at) co_await person.fail("taking a picture: it is covered");
  const Box sheet = play.plan().sheet;
  const Vec to{sheet.min.x + sheet.width() * 0.13, sheet.min.y + sheet.height() * 0.62};
  co_await person.drag(*at, *at + (to - mine.pose.at));
}

Act<> enlarge_one(Person& person) {
  Play& play = person.play();
  co_await person.pause(0.3, 0.6);
  const std::vector<Area> all = prints(play);
  if (all.size() < 3) co_return;
  // The second smallest: the smallest is in somebody else's hand.
  const Area mine = all[1];
  const Box sheet = play.plan().sheet;
  const Vec to{sheet.min.x + sheet.width() * 0.85, sheet.min.y + sheet.height() * 0.56};
  co_await person.stretch(mine, to, 2.1, true);
}

// A small table's pictures may lie over the buttons: they are drawn aside, as anybody would.
Act<> show_next(Person& facilitator) {
  Play& play = facilitator.play();
  const Look button = Look::button(Action::next_picture);
  for (int attempt = 0; attempt < 4 && play.eyes.find(button) && !play.eyes.see(button); ++attempt) {
    const Vec at = play.eyes.find(button)->pose.at;
    const Area* above = play.kiosk.scene().hit(at);
    if (!above || above->target.kind != TargetKind::print) break;
    const Box sheet = play.plan().sheet;
    co_await facilitator.drag(at, {sheet.min.x + sheet.width() * (0.1 + 0.08 * attempt), sheet.centre().y});
  }
  co_await facilitator.tap("showing a picture", button);
  co_await facilitator.pause(1.2, 1.6);
}

}  // namespace

Act<> present_pictures(Person& facilitator) {
  Play& play = facilitator.play();
  if (prints(play).empty()) co_return;
  co_await show_next(facilitator);
  co_await show_next(facilitator);
  co_await facilitator.tap("laying the pictures down", Look::button(Action::put_pictures_down));
  co_await facilitator.pause(1.2, 1.6);
  co_await show_next(facilitator);
  play.people.front()->begin(take_one(*play.people.front()));
  if (play.people.size() > 1) play.people[1]->begin(enlarge_one(*play.people[1]));
  co_await facilitator.pause(3.0, 3.2);
}

}  // namespace app::rehearsal
