#include "workshop/thread.h"

#include <algorithm>

#include "workshop/one_by_one.h"

namespace workshop {
namespace {

using board::Origin;

std::int64_t dots_on(const board::Board& board, base::Id note) {
  const auto& slots = board.dots_on(note);
  return std::count_if(slots.begin(), slots.end(), [&](std::size_t slot) { return !board.dots[slot].removed; });
}

Origin begin_origin(const board::Board& board, Origin::What what, const std::string& text) {
  const board::Workshop& workshop = board.workshop();
  Origin origin;
  origin.board = workshop.id;
  origin.workshop = workshop.title;
  origin.definition = workshop.definition;
  origin.held_ms = workshop.created_ms;
  origin.what = what;
  origin.text = text;
  return origin;
}

Origin::Said said_by(const board::Board& board, const board::Note& note, std::string about = {}) {
  const board::Seat* seat = board.seats.find(note.seat);
  return {note.text, seat ? seat->name : std::string(), seat ? seat->person : 0, dots_on(board, note.id), std::move(about)};
}

void bring_origin(Origin& origin, const std::string& text) {
  if (auto before = board::read_origin(text)) origin.before.push_back(*std::move(before));
}

// An answer that people wrote, and can be read: not hidden, not of a list, with words on it.
bool is_answer(const board::Note& note) {
  return !note.removed && !note.face_down && note.source.empty() && !note.item && note.text.find_first_not_of(" \n\t") != std::string::npos;
}

std::vector<Handed> ideas(const board::Board& board) {
  std::vector<Handed> out;
  for (const board::Theme& theme : board.themes) {
    if (theme.removed || theme.title.empty()) continue;
    Handed handed{theme.title, begin_origin(board, Origin::What::theme, theme.title)};
    handed.origin.records.push_back(theme.id);
    for (const board::Note& note : board.notes) {
      if (!is_answer(note) || note.theme != theme.id) continue;
      handed.origin.records.push_back(note.id);
      handed.origin.notes.push_back(said_by(board, note));
      handed.origin.dots += handed.origin.notes.back().dots;
    }
    if (handed.origin.notes.empty()) continue;
    std::stable_sort(handed.origin.notes.begin(), handed.origin.notes.end(), [](const auto& a, const auto& b) { return a.dots > b.dots; });
    out.push_back(std::move(handed));
  }
  for (const board::Note& note : board.notes) {
    const board::Theme* theme = board.themes.find_live(note.theme);
    if (!is_answer(note) || (theme && !theme->title.empty())) continue;
    Handed handed{note.text, begin_origin(board, Origin::What::note, note.text)};
    handed.origin.records = {note.id};
    handed.origin.notes = {said_by(board, note)};
    handed.origin.dots = handed.origin.notes.front().dots;
    out.push_back(std::move(handed));
  }
  std::stable_sort(out.begin(), out.end(), [](const Handed& a, const Handed& b) { return a.origin.dots > b.origin.dots; });
  return out;
}

std::vector<Handed> top(const Definition& definition, const board::Board& board, base::Language language) {
  std::vector<Handed> out;
  for (const Sheet& sheet : definition.sheets) {
    const auto choice = choice_on(definition, board, sheet);
    if (!choice) continue;
    for (const board::Note* item : choice->places) {
      if (!item || item->text.empty()) continue;
      Handed handed{item->text, begin_origin(board, Origin::What::item, item->text)};
      handed.origin.records = {item->id};
      handed.origin.place = item->choice;
      for (const Sheet& talked : definition.sheets) {
        if (talked.layout != Layout::scores || talked.items != sheet.items) continue;
        for (const auto& merit : talked.boards)
          for (const board::Note* note : said_of(board, item->id, merit.id))
            handed.origin.notes.push_back(said_by(board, *note, (merit.name.empty() ? merit.question : merit.name).in(language)));
      }
      // What nobody handed on stands for what it was sought for.
      bring_origin(handed.origin, item->origin.empty() ? board.workshop().origin : item->origin);
      out.push_back(std::move(handed));
    }
  }
  return out;
}

std::vector<Handed> notes_of(const board::Board& board, const std::string& key) {
  std::vector<Handed> out;
  for (const board::Sheet& sheet : board.sheets) {
    if (sheet.key != key) continue;
    for (const board::Note& note : board.notes) {
      if (!is_answer(note) || !note.places.find(sheet.id)) continue;
      Handed handed{note.text, begin_origin(board, Origin::What::note, note.text)};
      handed.origin.records = {note.id};
      handed.origin.notes = {said_by(board, note)};
      handed.origin.dots = handed.origin.notes.front().dots;
      bring_origin(handed.origin, board.workshop().origin);
      out.push_back(std::move(handed));
    }
  }
  return out;
}

}  // namespace

bool gives(const Definition& definition, std::string_view kind) {
  return std::any_of(definition.gives.begin(), definition.gives.end(), [&](const auto& gift) { return gift.kind == kind; });
}

std::vector<Handed> handed_on(const Definition& definition, const board::Board& board, std::string_view kind, base::Language language) {
  std::vector<Handed> out;
  for (const Definition::Gift& gift : definition.gives) {
    if (gift.kind != kind) continue;
    auto some = gift.of == Definition::Gift::Of::ideas ? ideas(board)
                : gift.of == Definition::Gift::Of::top ? top(definition, board, language)
                                                       : notes_of(board, gift.sheet);
    std::move(some.begin(), some.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace workshop
