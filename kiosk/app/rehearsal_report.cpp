#include "app/rehearsal_report.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/rehearsal_person.h"
#include "board/ranking.h"
#include "exchange/board_json.h"
#include "workshop/cells.h"
#include "workshop/rotation.h"

namespace app::rehearsal {
namespace {

using Json = nlohmann::ordered_json;

base::Status write(const std::filesystem::path& file, const Json& json) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << json.dump(2) << '\n';
  out.close();
  if (!out) return base::Error{base::Fault::failed, file.string() + ": cannot be written"};
  return {};
}

template <typename Table, typename Holds>
std::int64_t count_live(const Table& table, Holds holds) {
  return std::count_if(table.begin(), table.end(), [&](const auto& record) { return !record.removed && holds(record); });
}
template <typename Table>
std::int64_t count_live(const Table& table) {
  return count_live(table, [](const auto&) { return true; });
}

Json seats(const board::Board& board) {
  Json list = Json::array();
  for (const board::Seat& seat : board.seats) {
    if (seat.removed) continue;
    list.push_back({{"name", seat.name},
                    {"notes", count_live(board.notes, [&](const board::Note& n) { return n.seat == seat.id; })},
                    {"dots", count_live(board.dots, [&](const board::Dot& d) { return d.seat == seat.id; })}});
  }
  return list;
}

Json best_notes(const board::Board& board, std::int64_t round) {
  Json list = Json::array();
  for (const board::Ranked& ranked : board::ranking(board, round)) {
    const board::Note* note = board.notes.find_live(ranked.note);
    list.push_back({{"place", ranked.place}, {"text", note ? note->text : std::string()}, {"dots", ranked.dots}});
  }
  return list;
}

// Of each table: its rows, which cells are filled, who wrote what lies there, and how it came there.
Json tables(Play& play) {
  Json list = Json::array();
  const board::Board& board = play.board();
  for (const workshop::Sheet& sheet : play.kiosk.definition()->sheets) {
    const auto record = std::find_if(board.sheets.begin(), board.sheets.end(), [&](const board::Sheet& s) { return s.key == sheet.id; });
    if (sheet.layout != workshop::Layout::table || record == board.sheets.end()) continue;
    const workshop::Cells cells = workshop::cells_of(sheet, board, record->id);
    Json one{{"sheet", sheet.id}, {"rows", cells.rows.size()}};
    std::size_t filled = 0, notes = 0;
    Json by_column = Json::object(), by_person = Json::object();
    for (const auto& column : sheet.columns) by_column[column.id] = 0;
    for (const board::Seat& seat : board.seats)
      if (!seat.removed) by_person[seat.name] = 0;
    for (const auto& row : cells.notes)
      for (std::size_t c = 0; c < row.size(); ++c) {
        filled += row[c].empty() ? 0 : 1;
        notes += row[c].size();
        by_column[sheet.columns[c].id] = by_column[sheet.columns[c].id].get<std::size_t>() + row[c].size();
        for (const Id id : row[c])
          if (const board::Seat* seat = board.seats.find_live(board.notes.find(id)->seat)) by_person[seat->name] = by_person[seat->name].get<int>() + 1;
      }
    one["filled_cells"] = filled;
    one["notes"] = notes;
    one["waiting"] = cells.waiting.size();
    one["notes_by_column"] = std::move(by_column);
    one["notes_by_person"] = std::move(by_person);
    Play::Table done;
    for (const Play::Table& each : play.tables) {
      if (each.sheet != sheet.id) continue;
      done.carried += each.carried, done.brought += each.brought, done.written += each.written;
      done.rows_added += each.rows_added, done.rows_sorted += each.rows_sorted;
    }
    one["carried_by_hand"] = done.carried;
    one["brought_by_one_touch"] = done.brought;
    one["written"] = done.written;
    one["rows_added"] = done.rows_added;
    one["rows_sorted"] = done.rows_sorted;
    list.push_back(std::move(one));
  }
  return list;
}

// Of each map: its cards and lines, whose they are, what became of those that were proposed.
Json maps(Play& play) {
  Json list = Json::array();
  const board::Board& board = play.board();
  for (const auto& [id, done] : play.cards) {
    const workshop::Sheet* sheet = play.kiosk.definition()->sheet(id);
    const auto record = std::find_if(board.sheets.begin(), board.sheets.end(), [&key = id](const board::Sheet& s) { return s.key == key; });
    if (!sheet || record == board.sheets.end()) continue;
    const workshop::Cells cells = workshop::cells_of(*sheet, board, record->id);
    Json by_card = Json::array(), by_person = Json::object();
    std::size_t lines = 0, nobodys = 0;
    for (const board::Seat& seat : board.seats)
      if (!seat.removed) by_person[seat.name] = 0;
    for (const auto& row : cells.notes) {
      by_card.push_back(row.front().size());
      for (const Id note : row.front()) {
        ++lines;
        const board::Seat* seat = board.seats.find_live(board.notes.find(note)->seat);
        if (seat) by_person[seat->name] = by_person[seat->name].get<int>() + 1;
        else ++nobodys;
      }
    }
    list.push_back({{"sheet", id},
                    {"cards", cells.rows.size()},
                    {"lines", lines},
                    {"lines_by_card", std::move(by_card)},
                    {"lines_by_person", std::move(by_person)},
                    {"proposed_still", nobodys},
                    {"written", done.written},
                    {"kept", done.kept},
                    {"changed", done.changed},
                    {"removed", done.removed},
                    {"moved", done.moved},
                    {"cards_added", done.cards_added}});
  }
  return list;
}

// Of each planning: what lies in which level and in which month, and what was moved along.
Json plannings(Play& play) {
  Json list = Json::array();
  const board::Board& board = play.board();
  for (const auto& [id, done] : play.months) {
    const workshop::Sheet* sheet = play.kiosk.definition()->sheet(id);
    const auto record = std::find_if(board.sheets.begin(), board.sheets.end(), [&key = id](const board::Sheet& s) { return s.key == key; });
    if (!sheet || record == board.sheets.end()) continue;
    const workshop::Cells cells = workshop::cells_of(*sheet, board, record->id);
    const auto columns = workshop::columns_of(*sheet, board, record->id);
    Json by_level = Json::object(), by_month = Json::object();
    std::size_t moments = 0, notes = 0;
    for (const std::string& column : columns) by_month[column] = 0;
    for (std::size_t r = 0; r < cells.notes.size(); ++r)
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::size_t here = cells.notes[r][c].size();
        const board::Row* row = board.rows.find(cells.rows[r]);
        const std::string key = row ? row->key : std::string();
        if (key == workshop::kMomentsRow) {
          moments += here;
          continue;
        }
        notes += here;
        by_level[key] = (by_level.contains(key) ? by_level[key].get<std::size_t>() : 0) + here;
        by_month[columns[c]] = by_month[columns[c]].get<std::size_t>() + here;
      }
    list.push_back({{"sheet", id},
                    {"months", columns.size()},
                    {"moments", moments},
                    {"notes", notes},
                    {"notes_by_level", std::move(by_level)},
                    {"notes_by_month", std::move(by_month)},
                    {"written", done.written},
                    {"moved", done.moved},
                    {"moments_written", done.moments_written},
                    {"moments_moved", done.moments_moved},
                    {"months_added", done.months_added}});
  }
  return list;
}

// What people told a machine, what it made of that each time, what they called its groups, and the path that they walked.
Json learning(const Play::Learnt& learnt) {
  Json trainings = Json::array(), ways = Json::array();
  for (const auto& [examples, right] : learnt.trainings) trainings.push_back({{"examples", examples}, {"right", right}, {"of", learnt.tests}});
  for (const auto& [way, right] : learnt.ways) ways.push_back({{"way", way}, {"right", right}});
  return {{"labels", learnt.labels},
          {"wrong_labels", learnt.wrong},
          {"relabelled", learnt.relabelled},
          {"trainings", std::move(trainings)},
          {"asked_why", learnt.asked},
          {"groups_named", learnt.named},
          {"path", learnt.path},
          {"ways_tried", std::move(ways)}};
}

}  // namespace

base::Status write_report(Play& play, const Ran& ran) {
  const board::Board& board = play.board();
  if (auto done = write(play.options.out / "board.json", exchange::dump(play.kiosk.definition(), board)); !done) return done;
  const auto side = [&](board::Ai ai) { return count_live(board.notes, [&](const board::Note& n) { return n.ai == ai; }); };
  Json themes = Json::array(), stages = Json::array();
  for (const board::Theme& theme : board.themes) {
    if (!theme.removed)
      themes.push_back({{"title", theme.title}, {"notes", count_live(board.notes, [&](const board::Note& n) { return n.theme == theme.id; })}});
  }
  for (const board::Stage& stage : board.stages) {
    if (!stage.removed)
      stages.push_back({{"title", stage.title}, {"notes", count_live(board.notes, [&](const board::Note& n) { return n.stage == stage.id; })}});
  }
  const auto note_at = [&](const board::Dot& dot) { return board.notes.find_live(dot.note) != nullptr; };
  Json boards = Json::array(), groups = Json::array(), cells = Json::object(), meanings = Json::array();
  for (const Play::Board& one : play.boards)
    boards.push_back({{"board", one.id},
                      {"notes", count_live(board.notes, [&](const board::Note& n) { return n.board == one.id; })},
                      {"written_by_round", one.written},
                      {"to_read", one.to_read},
                      {"new", one.fresh}});
  for (const workshop::Group& group : workshop::groups(*play.kiosk.definition(), board)) groups.push_back(group.seats.size());
  for (const char* cell : {"low/low", "low/high", "high/low", "high/high"})
    if (const auto n = count_live(board.notes, [&](const board::Note& note) { return note.cell == cell; })) cells[cell] = n;
  for (std::int64_t m = 0; m < play.meanings; ++m)
    meanings.push_back(count_live(board.dots, [&](const board::Dot& dot) { return dot.meaning == m && note_at(dot); }));
  Json summary{{"workshop", play.options.workshop},
               {"mode", play.wall() ? "wall" : "table"},
               {"hands", play.options.hands},
               {"seed", play.options.seed},
               {"size", Json::array({play.options.width_px, play.options.height_px})},
               {"seats", seats(board)},
               {"notes", count_live(board.notes)},
               {"with_ai", side(board::Ai::with)},
               {"without_ai", side(board::Ai::without)},
               {"unsorted", side(board::Ai::unsorted)},
               {"themes", std::move(themes)},
               {"stages", std::move(stages)},
               {"dots", count_live(board.dots)},
               {"ranking", best_notes(board, play.kiosk.store()->rules().round)},
               {"photos", count_live(board.photos)},
               {"undone", play.undone},
               {"refused", play.refused},
               {"most_contacts", play.kiosk.most_contacts()},
               {"changes", board.seq()},
               {"closed", board.workshop().closed},
               {"frames", ran.frames},
               {"seconds", static_cast<std::int64_t>(play.now_s())},
               {"pictures", ran.pictures}};
  // Of what this workshop does not have, nothing is said.
  if (!boards.empty()) {
    summary["groups"] = std::move(groups);
    summary["boards"] = std::move(boards);
    summary["changes_by_hand"] = play.changes_by_hand;
    summary["changes_by_clock"] = play.changes_by_clock;
  }
  if (!play.apart.written.empty()) {
    summary["groups"] = std::move(groups);
    summary["apart"] = {{"notes_by_group", play.apart.written}, {"keys_pressed", play.apart.agreed}, {"longer", play.apart.longer}};
  }
  if (Json all = tables(play); !all.empty()) summary["tables"] = std::move(all);
  if (Json all = maps(play); !all.empty()) summary["maps"] = std::move(all);
  if (Json all = plannings(play); !all.empty()) summary["plannings"] = std::move(all);
  if (!cells.empty()) summary["cells"] = std::move(cells);
  if (!meanings.empty()) summary["meanings"] = std::move(meanings);
  if (board.links.size() > 0) summary["links"] = count_live(board.links);
  if (play.listed.visited > 0)
    summary["list"] = {{"added", play.listed.added},     {"reworded", play.listed.reworded},   {"visited", play.listed.visited},
                       {"said", play.listed.said},       {"came_back", play.listed.came_back}, {"longer", play.listed.longer},
                       {"swapped", play.listed.swapped}, {"chosen", play.listed.chosen},       {"decided", play.listed.decided}};
  const Play::Weighed& weighed = play.weighed;
  if (weighed.noted > 0)
    summary["noted"] = {{"private", weighed.noted - weighed.shared}, {"shared", weighed.shared}, {"came_back", weighed.came_back}, {"leaked", weighed.leaked}};
  if (weighed.costs > 0)
    summary["costs"] = {
        {"numbers", weighed.costs}, {"lines_added", weighed.cost_lines}, {"years_changed", weighed.years_changed}, {"complete", weighed.complete}};
  if (weighed.marks > 0)
    summary["criteria"] = {{"weighed", weighed.weights}, {"added", weighed.criteria_added}, {"marks", weighed.marks}, {"retained", weighed.retained}};
  if (play.learnt.labels > 0) summary["learning"] = learning(play.learnt);
  return write(play.options.out / "summary.json", summary);
}

base::Status copy_photos(Play& play) {
  const auto folder = play.kiosk.journal().photos_folder(play.kiosk.workshop());
  for (const board::Photo& photo : play.board().photos) {
    if (photo.removed) continue;
    std::error_code error;
    std::filesystem::copy_file(folder / photo.file, play.options.out / photo.file, std::filesystem::copy_options::overwrite_existing, error);
    if (error) return base::Error{base::Fault::failed, photo.file + ": " + error.message()};
  }
  return {};
}

}  // namespace app::rehearsal
