// What the inspection socket says: one line asked, one line answered. Read by inspection and its tests.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace app {

class Kiosk;

struct Answer {
  std::string text;           // one line of JSON, without its end
  std::int64_t wait_ms = -1;  // not negative: answer when all is settled, or after so long
};

// {"get":"targets"|"texts"|"board"|"stats"}, {"wait":"settled","ms":N}. Anything else: {"error": "..."}.
Answer answer_line(Kiosk& kiosk, std::string_view line);

}  // namespace app
