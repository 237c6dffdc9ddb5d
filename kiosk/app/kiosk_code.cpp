// Who may lead: where the facilitator set a code, panels of theirs ask for it, and what leads the workshop asks for such a panel.
#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/facilitator_code.h"
#include "app/kiosk.h"

namespace app {
namespace {

constexpr int kFreeTries = 3;  // wrong ones, before each more has to be waited for
constexpr std::int64_t kFirstWaitUs = 10'000'000, kLongestWaitUs = 300'000'000;

}  // namespace

// What came back from the thread that judges codes.
struct Kiosk::CodeRoom {
  struct Answer {
    std::uint64_t panel = 0;
    bool right = false;
    std::optional<std::string> kept;  // a new one
  };
  std::mutex mutex;
  std::vector<Answer> answers;

  void tell(Answer answer) {
    const std::lock_guard lock(mutex);
    answers.push_back(std::move(answer));
  }
};

void Kiosk::make_code_room() { code_room_ = std::make_shared<CodeRoom>(); }

bool Kiosk::may_lead() const { return settings_.code.empty() || panels_->any_unlocked(panel::Kind::console); }

void Kiosk::try_code(const std::string& figures, std::uint64_t panel) {
  if (clock_.now_us() < no_tries_until_us_ || settings_.code.empty()) return;
  chores_.ask([figures, panel, kept = settings_.code, room = code_room_, wake = wake_] {
    room->tell({panel, is_kept_code(figures, kept), {}});
    if (wake) wake();
  });
}

void Kiosk::set_code(const std::string& figures, std::uint64_t panel) {
  if (figures.empty()) {
    settings_.code.clear();
    return keep_settings();
  }
  chores_.ask([figures, panel, room = code_room_, wake = wake_] {
    room->tell({panel, true, kept_code(figures)});
    if (wake) wake();
  });
}

void Kiosk::take_code_answers() {
  std::vector<CodeRoom::Answer> answers;
  {
    const std::lock_guard lock(code_room_->mutex);
    answers.swap(code_room_->answers);
  }
  for (CodeRoom::Answer& answer : answers) {
    if (answer.kept && answer.kept->empty()) {
      spdlog::warn("this system cannot keep a code");
      panels_->refuse(answer.panel, "code.not_kept", clock_.now_us());
    } else if (answer.kept) {
      settings_.code = *std::move(answer.kept);
      keep_settings();
    } else if (answer.right) {
      wrong_codes_ = 0;
      panels_->unlock(answer.panel);
    } else {
      if (++wrong_codes_ >= kFreeTries) no_tries_until_us_ = clock_.now_us() + std::min(kLongestWaitUs, kFirstWaitUs << std::min(wrong_codes_ - kFreeTries, 8));
      panels_->refuse(answer.panel, "code.wrong", clock_.now_us());
    }
  }
}

}  // namespace app
