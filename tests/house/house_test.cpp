// This tree keeps the rules of the house, and each rule's check is shown to catch what it is there for.
#include <catch2/catch.hpp>
#include <fstream>

#include "support/temp_folder.h"
#include "tree_check.h"

namespace {

namespace fs = std::filesystem;

std::string listed(const house::Faults& faults) {
  std::string out;
  for (const std::string& fault : faults) out += fault + "\n";
  return out;
}

// A small tree of two rooms and a roof, right until a test writes something wrong in it.
struct SmallTree {
  support::TempFolder folder;

  SmallTree() {
    write("kiosk/CMakeLists.txt", "tablee_room(base LIBS fmt::fmt)\ntablee_room(board ROOMS base PRIVATE sqlite)\n");
    write("boards/ideation.toml", "id = \"ideation\"\n");
    write("kiosk/base/ids.h", "// What each thing on the board is called.\n// Read by all.\n#include <string>\n");
    write("kiosk/board/board.cpp", "#include \"base/ids.h\"\n#include \"board/board.h\"\n");
    write("kiosk/app/main.cpp", "#include \"board/board.h\"\n#include <SDL.h>\n");
  }
  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path) << text;
  }
  const fs::path& path() const { return folder.path(); }
};

const fs::path kTree = TABLEE_SOURCE_DIR;

}  // namespace

TEST_CASE("no room includes a room that is not below it") { CHECK(listed(house::upward_includes(kTree)) == ""); }
TEST_CASE("each outside library is known to its own rooms only") { CHECK(listed(house::stray_libraries(kTree)) == ""); }
TEST_CASE("no class has a name that says nothing") { CHECK(listed(house::empty_names(kTree)) == ""); }
TEST_CASE("no code knows a workshop by name") { CHECK(listed(house::named_workshops(kTree)) == ""); }
TEST_CASE("no file is over 600 lines") { CHECK(listed(house::long_files(kTree)) == ""); }
TEST_CASE("every header opens with what it is and who reads it") { CHECK(listed(house::untitled_headers(kTree)) == ""); }

TEST_CASE("permissions are read from the rooms' own lines") {
  const auto permitted = house::read_permissions("function(tablee_room name)\ntablee_room(base LIBS x)\ntablee_room(scene  ROOMS board\n  base PRIVATE gl)\n");
  CHECK(permitted.order == std::vector<std::string>{"base", "scene", "app"});
  CHECK(permitted.below.at("base").empty());
  CHECK(permitted.below.at("scene") == std::set<std::string>{"base", "board"});
}

TEST_CASE("the small tree is right before anything wrong is written in it") {
  const SmallTree tree;
  CHECK(listed(house::upward_includes(tree.path())) == "");
  CHECK(listed(house::stray_libraries(tree.path())) == "");
  CHECK(listed(house::empty_names(tree.path())) == "");
  CHECK(listed(house::named_workshops(tree.path())) == "");
  CHECK(listed(house::long_files(tree.path())) == "");
  CHECK(listed(house::untitled_headers(tree.path())) == "");
}

TEST_CASE("an upward include is caught") {
  const SmallTree tree;
  tree.write("kiosk/base/clock.cpp", "// A clock.\n#include \"board/board.h\"\n");
  tree.write("kiosk/board/near.cpp", "#include \"../app/main.h\"\n");
  tree.write("kiosk/attic/box.cpp", "#include \"base/ids.h\"\n");
  CHECK(listed(house::upward_includes(tree.path())) ==
        "kiosk/attic/box.cpp:1: no tablee_room line for attic\n"
        "kiosk/base/clock.cpp:2: base may not include board/board.h\n"
        "kiosk/board/near.cpp:1: \"../app/main.h\" does not begin with its room\n");
}

TEST_CASE("a permission that points upward is caught") {
  const SmallTree tree;
  tree.write("kiosk/CMakeLists.txt", "tablee_room(base ROOMS board)\ntablee_room(board ROOMS base)\n");
  CHECK(listed(house::upward_includes(tree.path())) == "kiosk/CMakeLists.txt: base is permitted board, which is not below it\n");
}

TEST_CASE("a library outside its room is caught") {
  const SmallTree tree;
  tree.write("kiosk/board/pixels.cpp", "#include <epoxy/gl.h>\n#include \"imgui.h\"\n#include <SDL2/SDL.h>\n");
  CHECK(listed(house::stray_libraries(tree.path())) ==
        "kiosk/board/pixels.cpp:1: board may not know epoxy/gl.h\n"
        "kiosk/board/pixels.cpp:2: board may not know imgui.h\n"
        "kiosk/board/pixels.cpp:3: board may not know SDL2/SDL.h\n");
}

TEST_CASE("a name that says nothing is caught") {
  const SmallTree tree;
  tree.write("kiosk/board/note.cpp", "class Note {};\nstruct NoteManager {};\nclass InfoLine;\n");
  CHECK(listed(house::empty_names(tree.path())) == "kiosk/board/note.cpp:2: NoteManager does not say what it is\n");
}

TEST_CASE("code that knows a workshop by name is caught") {
  const SmallTree tree;
  tree.write("kiosk/board/steps.cpp", "// as in \"ideation\"\nif (id == \"ideation\") vote();\n");
  tree.write("kiosk/app/rehearsal_texts.cpp", "texts(\"ideation\");\n");
  CHECK(listed(house::named_workshops(tree.path())) == "kiosk/board/steps.cpp:2: knows the workshop \"ideation\" by name: it belongs in boards/\n");
}

TEST_CASE("a file of 601 lines is caught, one of 600 is not") {
  const SmallTree tree;
  std::string text;
  for (int i = 0; i < 600; ++i) text += "int x;\n";
  tree.write("kiosk/board/long.cpp", text);
  CHECK(house::long_files(tree.path()).empty());
  tree.write("kiosk/board/long.cpp", text + "int y;\n");
  CHECK(house::long_files(tree.path()).size() == 1);
}

TEST_CASE("a header that does not say what it is is caught") {
  const SmallTree tree;
  tree.write("kiosk/board/bare.h", "// A note.\n#pragma once\n// Too late to say that it is read by the store and by the hands.\n");
  CHECK(listed(house::untitled_headers(tree.path())) == "kiosk/board/bare.h:1: a comment must say first what this is and who reads it\n");
}
