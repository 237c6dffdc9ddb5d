// A photo of the board: drawn anew at the glass's resolution or above, with title, step, date and time in its margin. Read by
// kiosk alone.
#pragma once
#include <string>

#include "base/result.h"
#include "base/texts.h"
#include "render/renderer.h"

namespace app {

class Kiosk;

// Draws, saves and records the photo; its print lands in the gallery and on the glass. Returns the file's name.
base::Result<std::string> develop_photo(Kiosk& kiosk, render::Renderer& renderer);

// "15 juin 2026, 16 h 20" in the language of the texts, local time.
std::string date_text(const base::Texts& texts, std::int64_t wall_ms);
std::string time_text(const base::Texts& texts, std::int64_t wall_ms);

}  // namespace app
