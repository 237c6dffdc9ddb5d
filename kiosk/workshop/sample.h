// A table to rehearse with: people, what they write and how a group would sort it. Read by app (rehearse, sample).
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"

namespace workshop {

struct Sample {
  std::filesystem::path folder;  // of the file and its pictures
  std::string challenge;
  struct Picture {
    std::string file, caption;
  };  // file: beside the sample's own
  std::vector<Picture> pictures;
  std::vector<std::string> sentences;  // for boards with thousands of notes
  struct Theme {
    std::string title;
    bool ai = false;
  };
  std::vector<Theme> themes;
  struct Idea {
    std::string text;
    bool ai = false;
    int theme = -1;
    int stage = 0;
    std::string board;  // the id of one of several
    std::string cell;   // of a matrix: "low/high"
  };                    // theme: index, -1 = none; stage: index
  struct Person {
    std::string name;
    std::vector<Idea> ideas;
  };
  std::vector<Person> people;
  struct Line {
    std::string item;             // as its paper says it
    std::vector<std::string> to;  // ideas
  };
  struct Entry {
    int row = 0;  // counted from 0
    std::string column, text;
  };
  struct Table {
    std::string sheet;           // a definition's id
    std::vector<Entry> entries;  // what is written in its cells
  };
  std::vector<Table> tables;
  const Table* table(std::string_view sheet) const;
  struct Placed {
    std::string key;  // of a card or a level; "moments": a key moment
    int month = 0;    // counted from the first, from 0
    std::string text;
  };
  struct Rows {
    std::string sheet;
    std::vector<Placed> entries;  // what is written on its cards, or in its lanes
    std::string new_card;         // one that is missing on a map
  };
  std::vector<Rows> rows;
  const Rows* rows_of(std::string_view sheet) const;
  struct Said {
    std::string item, about, text;  // of an item, as its paper says it; which merit: a board's id
  };
  std::vector<Said> said;
  struct Cost {
    std::string item, line;  // as its paper says it; the definition's id
    std::int64_t value = 0;
  };
  std::vector<Cost> costs;
  struct Mark {
    std::string item;  // as its paper says it
    int usual = 3;     // what most of a jury think of it
  };
  std::vector<Mark> marks;
  std::vector<std::string> chosen;       // items, first to last
  std::vector<std::string> added;        // items that somebody thinks of
  std::vector<Line> lines;               // from items to what they are close to
  std::vector<std::string> group_names;  // for groups that a machine found
};

// The error lists every mistake of the file, a line each.
base::Result<Sample> load_sample(const std::filesystem::path& file);
// The file of a workshop's samples that is in this language; the French one where there is no other.
std::filesystem::path sample_file(const std::filesystem::path& folder, base::Language language);

}  // namespace workshop
