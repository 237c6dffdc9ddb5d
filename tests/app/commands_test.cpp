// The jobs of the command line, as people run them: what they print, and what they answer where something is wrong.
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "support/table.h"

using support::TempFolder;

namespace {

struct Ran {
  int code = -1;
  std::string out;
};

// Standard output alone, or with what was said on the error output.
Ran run(const std::string& arguments, bool errors = false) {
  Ran ran;
  FILE* pipe = popen((std::string(TABLEE_BINARY) + " " + arguments + (errors ? " 2>&1" : " 2>/dev/null")).c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) ran.out.append(buffer.data(), n);
  const int status = pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

}  // namespace

TEST_CASE("a sample is made, listed and dumped") {
  TempFolder folder;
  const std::string data = " --data " + folder.path().string();
  const Ran made = run("sample --notes 120" + data);
  REQUIRE(made.code == 0);
  const std::string id = made.out.substr(0, made.out.find('\n'));

  const Ran listed = run("list --json" + data);
  REQUIRE(listed.code == 0);
  const auto workshops = nlohmann::json::parse(listed.out).at("workshops");
  REQUIRE(workshops.size() == 1);
  CHECK(workshops[0].at("id") == id);
  CHECK(workshops[0].at("notes") == 120);
  CHECK_THAT(run("list" + data).out, Catch::Contains(id) && Catch::Contains("120"));

  const Ran dumped = run("dump" + data);
  REQUIRE(dumped.code == 0);
  const auto board = nlohmann::json::parse(dumped.out);
  CHECK(board.at("notes").size() == 120);
  for (const auto& note : board.at("notes")) CHECK_FALSE(note.at("text").get<std::string>().empty());
  CHECK(run("dump " + id + data).out == dumped.out);
}

TEST_CASE("an empty folder has no workshop to dump, and a list of none") {
  TempFolder folder;
  const std::string data = " --data " + folder.path().string();
  CHECK(nlohmann::json::parse(run("list --json" + data).out).at("workshops").empty());
  const Ran dumped = run("dump" + data, true);
  CHECK(dumped.code == 2);
  CHECK_FALSE(dumped.out.empty());
  CHECK(dumped.out.find('[') == std::string::npos);  // no text key without its text
}

TEST_CASE("a workshop that is not there and a name that is none are refused in words") {
  TempFolder folder;
  const std::string data = " --data " + folder.path().string();
  REQUIRE(run("sample --notes 3" + data).code == 0);
  for (const char* id : {"99-1", "nothing", "1-999999999999999999999"}) {
    const Ran dumped = run(std::string("dump ") + id + data, true);
    INFO(id << ": " << dumped.out);
    CHECK(dumped.code == 2);
    CHECK(dumped.out.size() > std::string("tablee: ").size() + 3);
  }
}

TEST_CASE("definitions are checked with file, line and what was expected") {
  const std::string root = TABLEE_SOURCE_DIR;
  const Ran good = run("check " + root + "/boards/ideation.toml");
  CHECK(good.code == 0);
  CHECK_THAT(good.out, Catch::Contains("OK"));
  TempFolder folder;
  const auto file = folder / "wrong.toml";
  std::ofstream(file) << "format = 1\nid = \"wrong\"\n[[step]]\nminutes = -3\n";
  const Ran wrong = run("check " + file.string());
  CHECK(wrong.code == 1);
  CHECK_THAT(wrong.out, Catch::Contains(file.string() + ":4:"));
  CHECK(run("check /nowhere.toml").code != 0);
}

TEST_CASE("a folder that another program has is left to it") {
  support::Table table;
  table.note("À moi", {700, 600});
  const Ran listed = run("list --data " + table.data().string(), true);
  CHECK(listed.code == 3);
  CHECK_FALSE(listed.out.empty());
}
