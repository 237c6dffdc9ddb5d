// The sample participants and what they write (data/samples/<workshop>/sample.toml): a rehearsal plays it, `tablee sample`
// spreads its sentences, a new workshop starts from its names. Read by kiosk, rehearsal, commands.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace app {

struct SampleIdea {
  std::string text;
  bool ai = false;
  int theme = -1;  // index into themes; -1 = none
  int stage = 0;   // counted from 0
};
struct SamplePerson {
  std::string name;
  std::vector<SampleIdea> ideas;
};
struct SamplePicture {
  std::string file, caption;
};
struct SampleContent {
  std::filesystem::path folder;
  std::string challenge;
  std::vector<SamplePicture> pictures;
  std::vector<std::string> sentences;
  std::vector<std::string> themes;
  std::vector<SamplePerson> people;
};

base::Result<SampleContent> load_sample(const std::filesystem::path& folder);

}  // namespace app
