// Writes a board part by part, in an order of keys that does not change.
#include "exchange/board_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "board/ranking.h"
#include "board/talk.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"
#include "workshop/one_by_one.h"
#include "workshop/rotation.h"
#include "workshop/turns.h"
#include "workshop/walk.h"
#include "workshop/weighing.h"

namespace exchange {
namespace {

using base::Id;
using Json = nlohmann::ordered_json;

// A thousandth of a millimetre is finer than any glass, and hides the last bits of a sum.
double rounded(double value) {
  const double thousandths = std::round(value * 1000) / 1000;
  return thousandths == 0 ? 0 : thousandths;  // never -0
}

// Of a note's width: a millionth is finer than any ink.
double share(double value) { return std::round(value * 1e6) / 1e6; }

Json name(Id id) { return id ? Json(base::to_string(id)) : Json(nullptr); }

Json ai_name(board::Ai ai) {
  switch (ai) {
    case board::Ai::with: return "with";
    case board::Ai::without: return "without";
    case board::Ai::unsorted: break;
  }
  return nullptr;
}

const char* edge_name(base::Edge edge) {
  switch (edge) {
    case base::Edge::east: return "east";
    case base::Edge::north: return "north";
    case base::Edge::west: return "west";
    case base::Edge::south: break;
  }
  return "south";
}

template <typename Record>
bool is_live(const board::Table<Record>& table, Id id) {
  return id && table.find_live(id);
}

// Votes are counted by rounds; what is shown is the last one that has a dot.
std::int64_t last_round(const board::Board& board) {
  std::int64_t round = 1;
  for (const auto& dot : board.dots)
    if (!dot.removed) round = std::max(round, dot.round);
  return round;
}

struct Writer {
  const workshop::Definition* definition;
  const board::Board& board;
  Id sheet = definition ? workshop::current_sheet_id(*definition, board) : Id{};
  std::int64_t round = last_round(board);

  std::string sheet_key(Id id) const {
    const board::Sheet* found = board.sheets.find(id);
    return found ? found->key : std::string();
  }

  void add_place(Json& json, const board::Placements& places, bool with_cell) const {
    const board::Placement* place = places.find(sheet);
    Id where = sheet;
    if (!place && !places.on.empty()) {
      place = &places.on.back().placement;
      where = places.on.back().sheet;
    }
    // In a cell it lies where the others let it lie.
    const std::string on = place ? sheet_key(where) : std::string();
    const board::Cell cell = place ? place->cell : board::Cell{};
    if (!cell.empty()) place = nullptr;
    json["x_mm"] = place ? Json(rounded(place->at.x)) : Json(nullptr);
    json["y_mm"] = place ? Json(rounded(place->at.y)) : Json(nullptr);
    json["angle_deg"] = place ? Json(rounded(place->angle_deg)) : Json(nullptr);
    json["width_mm"] = place ? Json(rounded(place->width_mm)) : Json(nullptr);
    json["sheet"] = on.empty() ? Json(nullptr) : Json(on);
    if (!with_cell) return;
    json["row"] = name(cell.row);
    json["column"] = cell.column.empty() ? Json(nullptr) : Json(cell.column);
  }

  std::int64_t dots_on(Id note) const {
    const auto& slots = board.dots_on(note);
    return std::count_if(slots.begin(), slots.end(), [&](std::size_t slot) {
      const board::Dot& dot = board.dots[slot];
      return !dot.removed && dot.round == round;
    });
  }
  // As they were drawn, one after the other.
  Json strokes_on(Id note) const {
    Json list = Json::array();
    for (const std::size_t slot : board.strokes_on(note)) {
      const board::Stroke& stroke = board.strokes[slot];
      if (stroke.removed) continue;
      Json points = Json::array();
      for (const board::InkPoint& p : stroke.points) points.push_back(Json::array({share(p.x), share(p.y), share(p.pressure)}));
      list.push_back({{"id", name(stroke.id)}, {"seat", name(stroke.seat)}, {"width", share(stroke.width)}, {"points", std::move(points)}});
    }
    return list;
  }

  // How many of its dots stand for what; of a vote whose dots all say the same, nothing.
  Json meanings_on(Id note) const {
    Json json = Json::object();
    for (const workshop::Step& step : definition ? definition->steps : std::vector<workshop::Step>{}) {
      if (!step.dots) continue;
      for (std::size_t i = 0; i < step.dots->meanings.size(); ++i) {
        const auto& slots = board.dots_on(note);
        json[step.dots->meanings[i].id] = std::count_if(slots.begin(), slots.end(), [&](std::size_t slot) {
          const board::Dot& dot = board.dots[slot];
          return !dot.removed && dot.round == round && dot.meaning == static_cast<std::int64_t>(i);
        });
      }
    }
    return json;
  }

  // The live notes of which `belongs` says yes, by id.
  template <typename Belongs>
  Json notes_where(Belongs belongs) const {
    Json ids = Json::array();
    for (const auto& note : board.notes)
      if (!note.removed && belongs(note)) ids.push_back(name(note.id));
    return ids;
  }

  // What an earlier workshop handed on with it, as it was then.
  static Json origin(const std::string& text) { return text.empty() ? Json(nullptr) : Json::parse(text, nullptr, false); }

  Json workshop() const {
    const board::Workshop& workshop = board.workshop();
    return {{"id", name(workshop.id)},
            {"definition", workshop.definition},
            {"title", workshop.title},
            {"challenge", workshop.challenge},
            {"origin", origin(workshop.origin)},
            {"mode", workshop.mode == 1 ? "wall" : "table"},
            {"closed", workshop.closed},
            {"glass_mm", Json::array({rounded(workshop.glass_mm.x), rounded(workshop.glass_mm.y)})},
            {"notes_per_seat", workshop.notes_per_seat},
            {"dots_per_seat", workshop.dots_per_seat},
            {"private_first", workshop.private_first},
            {"votes_hidden", workshop.votes_hidden},
            {"shown_picture", is_live(board.pictures, workshop.shown_picture) ? name(workshop.shown_picture) : Json(nullptr)}};
  }

  Json seats() const {
    Json list = Json::array();
    for (const auto& seat : board.seats) {
      if (seat.removed) continue;
      const auto own = [&](const board::Note& note) { return !note.removed && note.seat == seat.id; };
      const auto given = [&](const board::Dot& dot) { return !dot.removed && dot.seat == seat.id && dot.round == round && is_live(board.notes, dot.note); };
      list.push_back({{"id", name(seat.id)},
                      {"name", seat.name},
                      {"person", seat.person},
                      {"edge", edge_name(seat.edge)},
                      {"along", rounded(seat.along)},
                      {"turn", seat.turn},
                      {"spoken", seat.spoken},
                      {"seated", seat.seated},
                      {"group", definition ? workshop::group_of(*definition, board, seat.id) : static_cast<int>(seat.group)},
                      {"notes", std::count_if(board.notes.begin(), board.notes.end(), own)},
                      {"dots", std::count_if(board.dots.begin(), board.dots.end(), given)}});
    }
    return list;
  }

  // Of what the step lets participants do; "all" is more than the four together.
  static Json stopped(const board::Step& step) {
    Json list = Json::array();
    if ((step.withheld & board::kWithholdsAll) == board::kWithholdsAll) list.push_back("all");
    else
      for (const auto& [bit, word] : {std::pair{board::kWithholdsWrite, "write"}, std::pair{board::kWithholdsMove, "move"},
                                      std::pair{board::kWithholdsTheme, "group"}, std::pair{board::kWithholdsDot, "vote"}})
        if ((step.withheld & bit) != 0) list.push_back(word);
    if ((step.withheld & board::kTalks) != 0) list.push_back("touch");  // people talk: what they touch is only shown
    return list;
  }

  Json steps() const {
    Json list = Json::array();
    for (const auto& step : board.steps) {
      const workshop::Step* known = definition ? definition->step(step.key) : nullptr;
      list.push_back({{"id", name(step.id)},
                      {"key", step.key},
                      {"title", known ? known->title.in(base::Language::french) : step.key},
                      {"minutes", rounded(step.minutes)},
                      {"elapsed_ms", step.elapsed_ms},
                      {"running", workshop::running(step)},
                      {"speaker", is_live(board.seats, step.speaker) ? name(step.speaker) : Json(nullptr)},
                      {"tour_ended", step.tour_ended},
                      {"round", step.round},
                      {"changing", step.changing}});
      if (step.withheld != 0) list.back()["stopped"] = stopped(step);
    }
    return list;
  }

  Json stages() const {
    std::vector<const board::Stage*> in_order;
    for (const auto& stage : board.stages)
      if (!stage.removed) in_order.push_back(&stage);
    std::stable_sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) { return a->order < b->order; });
    Json list = Json::array();
    for (const board::Stage* stage : in_order)
      list.push_back({{"id", name(stage->id)}, {"title", stage->title}, {"order", list.size() + 1}, {"notes", notes_where([&](const board::Note& note) {
                                                                                                       return note.stage == stage->id;
                                                                                                     })}});
    return list;
  }

  Json themes() const {
    Json list = Json::array();
    for (const auto& theme : board.themes)
      if (!theme.removed)
        list.push_back({{"id", name(theme.id)}, {"title", theme.title}, {"ai", ai_name(theme.ai)}, {"notes", notes_where([&](const board::Note& note) {
                                                                                                      return note.theme == theme.id;
                                                                                                    })}});
    return list;
  }

  Json notes() const {
    Json list = Json::array();
    for (const auto& note : board.notes) {
      if (note.removed) continue;
      const Json stage = is_live(board.stages, note.stage) ? name(note.stage) : Json(nullptr);
      const auto paper = static_cast<std::size_t>(std::max<std::int64_t>(note.paper, 0));
      // What its author keeps to themselves leaves the table in no file: that it is there, and no more.
      Json json{{"id", name(note.id)}, {"text", workshop::is_kept_private(note) ? std::string() : note.text}, {"seat", name(note.seat)}};
      add_place(json, note.places, true);
      json["ai"] = ai_name(note.ai);
      json["theme"] = is_live(board.themes, note.theme) ? name(note.theme) : Json(nullptr);
      json["zone"] = stage.is_null() ? ai_name(note.ai) : stage;  // the column it stands in, else the side it lies on
      json["dots"] = dots_on(note.id);
      json["meanings"] = meanings_on(note.id);
      json["strokes"] = strokes_on(note.id);
      json["paper"] = std::string(workshop::kPapers[std::min(paper, std::size(workshop::kPapers) - 1)]);
      json["picture"] = is_live(board.pictures, note.picture) ? name(note.picture) : Json(nullptr);
      json["face_down"] = note.face_down;
      json["board"] = note.board.empty() ? Json(nullptr) : Json(note.board);
      json["round"] = note.round;
      json["cell"] = note.cell.empty() ? Json(nullptr) : Json(note.cell);
      json["source"] = note.source.empty() ? Json(nullptr) : Json(note.source);
      json["item"] = is_live(board.notes, note.item) ? name(note.item) : Json(nullptr);
      list.push_back(std::move(json));
    }
    return list;
  }

  static Json title_of(const workshop::Sheet& sheet, const board::Row& row) {
    const workshop::Sheet::Level* level = sheet.level(row.key);
    const std::string title = level ? level->title.in(base::Language::french) : row.title;
    return title.empty() ? Json(nullptr) : Json(title);
  }
  static Json family_of(const workshop::Sheet& sheet, const board::Row& row) {
    const auto number = static_cast<std::size_t>(row.group);
    return number >= 1 && number <= sheet.families.size() ? Json(sheet.families[number - 1].id) : Json(nullptr);
  }

  // Each table as people read it: its rows in order, and in each cell its notes in order.
  Json tables() const {
    Json list = Json::array();
    for (const workshop::Sheet& laid : definition ? definition->sheets : std::vector<workshop::Sheet>{}) {
      const auto record = std::find_if(board.sheets.begin(), board.sheets.end(), [&](const board::Sheet& s) { return s.key == laid.id; });
      if (!workshop::has_cells(laid) || record == board.sheets.end()) continue;
      const workshop::Cells cells = workshop::cells_of(laid, board, record->id);
      Json columns = Json::array(), rows = Json::array(), waiting = Json::array();
      // Of a planning the columns are its months; a map has one, which has no name.
      for (const std::string& id : workshop::columns_of(laid, board, record->id)) {
        const workshop::Sheet::Column* column = laid.column(id);
        columns.push_back({{"id", id}, {"title", column ? column->title.in(base::Language::french) : id}});
      }
      for (std::size_t r = 0; r < cells.rows.size(); ++r) {
        if (!cells.rows[r] && cells.is_empty(r)) continue;
        Json row = Json::array();
        for (const auto& cell : cells.notes[r]) {
          Json notes = Json::array();
          for (const Id note : cell) notes.push_back(name(note));
          row.push_back(std::move(notes));
        }
        Json one{{"id", name(cells.rows[r])}, {"cells", std::move(row)}};
        if (const board::Row* record_of = board.rows.find(cells.rows[r]); record_of && laid.layout != workshop::Layout::table) {
          one["key"] = record_of->key.empty() ? Json(nullptr) : Json(record_of->key);
          one["title"] = title_of(laid, *record_of);
          if (laid.layout == workshop::Layout::map) one["family"] = family_of(laid, *record_of);
        }
        rows.push_back(std::move(one));
      }
      for (const Id note : cells.waiting) waiting.push_back(name(note));
      list.push_back({{"sheet", laid.id}, {"columns", std::move(columns)}, {"rows", std::move(rows)}, {"waiting", std::move(waiting)}});
    }
    return list;
  }

  // Each list that people talk about: its items by their letters, what was written of each, and which were chosen.
  Json lists() const {
    Json list = Json::array();
    for (const auto& input : definition ? definition->items : std::vector<workshop::Definition::Items>{}) {
      Json json{{"input", input.id}, {"items", Json::array()}, {"chosen", Json::array()}, {"decided", false}};
      for (const board::Note* item : workshop::list_of(board, input.id)) {
        Json said = Json::array();
        for (const workshop::Sheet& each : definition->sheets) {
          if (each.layout != workshop::Layout::scores || each.items != input.id) continue;
          for (const auto& merit : each.boards) {
            Json notes = Json::array();
            for (const board::Note* note : workshop::said_of(board, item->id, merit.id)) notes.push_back(name(note->id));
            said.push_back({{"about", merit.id}, {"notes", std::move(notes)}});
          }
        }
        json["items"].push_back({{"note", name(item->id)},
                                 {"letter", workshop::item_letter(board, *item)},
                                 {"elapsed_ms", item->elapsed_ms},
                                 {"place", item->choice > 0 ? Json(item->choice) : Json(nullptr)},
                                 {"said", std::move(said)},
                                 {"origin", origin(item->origin)}});
      }
      for (const workshop::Sheet& each : definition->sheets) {
        if (each.items != input.id) continue;
        const auto choice = workshop::choice_on(*definition, board, each);
        if (!choice) continue;
        json["chosen"] = Json::array();
        for (const board::Note* item : choice->places) json["chosen"].push_back(item ? name(item->id) : Json(nullptr));
        json["decided"] = choice->decided;
      }
      list.push_back(std::move(json));
    }
    return list;
  }

  Json links() const {
    Json list = Json::array();
    for (const auto& link : board.links)
      if (!link.removed && is_live(board.notes, link.from) && is_live(board.notes, link.to))
        list.push_back({{"id", name(link.id)}, {"from", name(link.from)}, {"to", name(link.to)}, {"seat", name(link.seat)}});
    return list;
  }

  Json pictures() const {
    Json list = Json::array();
    for (const auto& picture : board.pictures) {
      if (picture.removed) continue;
      Json json{{"id", name(picture.id)}, {"file", picture.file}, {"caption", picture.caption}};
      json["size_px"] = Json::array({rounded(picture.size_px.x), rounded(picture.size_px.y)});
      add_place(json, picture.places, false);
      list.push_back(std::move(json));
    }
    return list;
  }

  Json photos() const {
    Json list = Json::array();
    for (const auto& photo : board.photos) {
      if (photo.removed) continue;
      const board::Step* step = board.steps.find(photo.step);
      list.push_back({{"id", name(photo.id)}, {"file", photo.file}, {"title", photo.title}, {"step", step ? Json(step->key) : Json(nullptr)}});
    }
    return list;
  }

  // What people told a machine on each sheet where one learns, and what it made of that.
  Json lessons() const {
    Json list = Json::array();
    for (const auto& record : board.sheets) {
      const workshop::Sheet* taught = definition ? definition->sheet(record.key) : nullptr;
      if (!taught || !taught->teaching) continue;
      const workshop::Teaching& teaching = *taught->teaching;
      const auto kind = [&](std::size_t number) { return number < definition->kinds.size() ? Json(definition->kinds[number].id) : Json(nullptr); };
      Json json{{"sheet", record.key}};
      json["labels"] = Json::array();
      for (const board::Label* label : workshop::labels_on(teaching, board, record.id))
        if (label)
          json["labels"].push_back({{"example", label->about + 1},
                                    {"kind", kind(static_cast<std::size_t>(std::max<std::int64_t>(0, label->meaning)))},
                                    {"seat", name(label->seat)}});
      json["trainings"] = Json::array();
      for (const board::Training* training : workshop::trainings_on(board, record.id)) {
        Json examples = Json::array();
        for (const auto& example : workshop::read_examples(teaching, training->examples, definition->kinds.size()))
          examples.push_back({{"example", example.number + 1}, {"kind", kind(example.said)}});
        const auto trial = workshop::trial_of(*definition, teaching, *training);
        json["trainings"].push_back(
            {{"seat", name(training->seat)}, {"examples", std::move(examples)}, {"right", trial.count_right()}, {"tests", teaching.tests.size()}});
      }
      json["groups"] = Json::array();
      if (teaching.mode == workshop::Teaching::Mode::unsupervised) {
        const std::size_t count = workshop::group_count(teaching, board, record.id);
        const auto groups = workshop::groups_of(teaching, count);
        for (std::size_t g = 0; g < groups.middles.size(); ++g) {
          const board::Label* label = workshop::name_of(board, record.id, count, g);
          json["groups"].push_back({{"name", label ? label->title : std::string()}, {"visitors", groups.size(g)}});
        }
      }
      json["walk"] = Json::array();
      if (teaching.mode == workshop::Teaching::Mode::ready)
        for (const workshop::Stop stop : workshop::read_walk(record.walk)) json["walk"].push_back(workshop::kStops[static_cast<std::size_t>(stop)]);
      list.push_back(std::move(json));
    }
    return list;
  }

  const board::Sheet* record_of(const workshop::Sheet& laid) const {
    for (const auto& record : board.sheets)
      if (record.key == laid.id) return &record;
    return nullptr;
  }
  template <typename Families>
  static Json row_of(const board::Row& row, const Families& families) {
    const auto number = static_cast<std::size_t>(row.group);
    return {{"id", name(row.id)},
            {"key", row.key.empty() ? Json(nullptr) : Json(row.key)},
            {"title", row.title},
            {"family", number >= 1 && number <= families.size() ? Json(families[number - 1].id) : Json(nullptr)}};
  }

  // Each grid: its criteria, the marks of the jury and what they come to.
  Json grids() const {
    Json list = Json::array();
    for (const workshop::Sheet& laid : definition ? definition->sheets : std::vector<workshop::Sheet>{}) {
      if (laid.layout != workshop::Layout::criteria || !record_of(laid)) continue;
      const workshop::Weighing weighing = workshop::weigh(board, laid);
      Json json{{"sheet", laid.id}, {"jury", Json::array()}, {"criteria", Json::array()}, {"items", Json::array()}, {"marks", Json::array()}};
      for (const Id seat : weighing.jury) json["jury"].push_back(name(seat));
      for (const auto& criterion : weighing.criteria) {
        json["criteria"].push_back(row_of(*board.rows.find(criterion.row), laid.criteria));
        json["criteria"].back()["weight"] = criterion.weight;
      }
      for (std::size_t i = 0; i < weighing.items.size(); ++i) {
        const auto& total = weighing.totals[i];
        json["items"].push_back({{"note", name(weighing.items[i]->id)},
                                 {"total", total ? Json(rounded(*total)) : Json(nullptr)},
                                 {"missing", weighing.missing[i]},
                                 {"leads", weighing.leads(i)}});
        for (std::size_t c = 0; c < weighing.criteria.size(); ++c)
          for (std::size_t j = 0; j < weighing.jury.size(); ++j)
            if (const auto& mark = weighing.mark(c, i, j))
              json["marks"].push_back({{"criterion", name(weighing.criteria[c].row)},
                                       {"item", name(weighing.items[i]->id)},
                                       {"seat", name(weighing.jury[j])},
                                       {"mark", mark->value}});
      }
      list.push_back(std::move(json));
    }
    return list;
  }

  // What each item of a list costs, line by line, as it was filled in.
  Json costs() const {
    Json list = Json::array();
    for (const workshop::Sheet& laid : definition ? definition->sheets : std::vector<workshop::Sheet>{}) {
      const board::Sheet* record = laid.layout == workshop::Layout::costs ? record_of(laid) : nullptr;
      if (!record) continue;
      Json lines = Json::array();
      for (const Id row : workshop::rows_of(board, record->id)) {
        Json line = row_of(*board.rows.find(row), laid.cost_families);
        line["figures"] = Json::array();
        for (const board::Note* item : workshop::list_of(board, laid.items))
          if (const board::Figure* figure = workshop::mark_of(board, record->id, row, item->id, {}))
            line["figures"].push_back({{"item", name(item->id)}, {"value", figure->value}});
        lines.push_back(std::move(line));
      }
      list.push_back({{"sheet", laid.id}, {"years", record->years > 0 ? record->years : std::int64_t{laid.years}}, {"lines", std::move(lines)}});
    }
    return list;
  }

  Json ranking() const {
    Json list = Json::array();
    for (const auto& ranked : board::ranking(board, round)) list.push_back({{"note", name(ranked.note)}, {"dots", ranked.dots}, {"place", ranked.place}});
    return list;
  }
};

}  // namespace

nlohmann::ordered_json dump(const workshop::Definition* definition, const board::Board& board) {
  const Writer writer{definition, board};
  const board::Step* step = board.current_step();
  Json json;
  json["workshop"] = writer.workshop();
  json["step"] = step ? Json(step->key) : Json(nullptr);
  json["seats"] = writer.seats();
  json["steps"] = writer.steps();
  json["stages"] = writer.stages();
  json["themes"] = writer.themes();
  json["notes"] = writer.notes();
  json["tables"] = writer.tables();
  json["lists"] = writer.lists();
  json["links"] = writer.links();
  json["pictures"] = writer.pictures();
  json["photos"] = writer.photos();
  json["lessons"] = writer.lessons();
  json["grids"] = writer.grids();
  json["costs"] = writer.costs();
  json["ranking"] = writer.ranking();
  return json;
}

}  // namespace exchange
