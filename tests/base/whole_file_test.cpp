// A file is there whole or not at all.
#include "base/whole_file.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <sstream>

#include "support/temp_folder.h"

namespace {

std::string read(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}
std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("what is written takes the place of what was there, and leaves nothing beside it") {
  const support::TempFolder folder;
  const auto file = folder.path() / "a.json";
  REQUIRE(base::write_whole(file, "before"));
  REQUIRE(base::write_whole(file, std::string(100'000, 'x')));
  CHECK(read(file) == std::string(100'000, 'x'));
  REQUIRE(base::write_whole(file, ""));
  CHECK(read(file).empty());
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("where there is no room for it, what was there stays, and nothing of it is left") {
  const support::TempFolder folder;
  const auto file = folder.path() / "a.json";
  REQUIRE(base::write_whole(file, "before"));
  // A limit on the size of files stands for a disk that fills in the middle.
  rlimit whole{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &whole) == 0);
  const auto told = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{4096, whole.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto done = base::write_whole(file, std::string(100'000, 'x'));
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &whole) == 0);
  std::signal(SIGXFSZ, told);
  CHECK_FALSE(done);
  CHECK(read(file) == "before");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a folder that is not there, or a link laid where it writes, is an error and is followed nowhere") {
  const support::TempFolder folder;
  const auto missing = base::write_whole(folder.path() / "no" / "a.json", "x");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().fault == base::Fault::failed);
  const auto elsewhere = folder.path() / "elsewhere";
  std::ofstream(elsewhere) << "mine";
  std::filesystem::create_symlink(elsewhere, folder.path() / "a.json.part");
  CHECK_FALSE(base::write_whole(folder.path() / "a.json", "x"));
  CHECK(read(elsewhere) == "mine");
}
