// Pictures to choose from: the workshop's own, and those on drives that are plugged in. For a note, or for the table. What is on a
// drive is read by a thread of the house; here it is only shown, as far as it has come.
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "panel/page.h"

namespace panel {
namespace {

using What = Request::What;

constexpr std::string_view kOfBoard = "board";  // where: the workshop's own
constexpr double kLeft = 28, kTop = 120, kGap = 12, kColumns = 3, kCaption = 24, kRow = 54;

std::string beginning_of(const std::string& text, std::size_t characters) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < characters && end < text.size() && text[end] != '\n'; ++n) end = base::next_character(text, end);
  return end < text.size() ? text.substr(0, end) + "…" : text;
}

std::string what_for(const Visit& visit) {
  if (!visit.memory.whom.about) return visit.ui.text("files.for_table");
  const board::Note* note = visit.board().notes.find_live(visit.memory.whom.about);
  // What lies face down is read by nobody here either.
  if (!note || note->face_down || note->text.empty()) return visit.ui.text("files.for_new_note");
  return visit.ui.text("files.for_note", {beginning_of(note->text, 24)});
}

std::vector<const board::Picture*> of_board(const board::Board& board) {
  std::vector<const board::Picture*> out;
  for (const auto& picture : board.pictures)
    if (!picture.removed && !board::is_of_notes(board, picture)) out.push_back(&picture);
  return out;
}

// A folder or a drive, as a row. True when it was touched.
bool draw_row(Visit& visit, ImGuiID id, Box box, Icon icon, const std::string& name) {
  Ui& ui = visit.ui;
  const Answer answer = ui.item(id, box, name, ui.text_mm(Type::strong));
  ui.paper(box, 8, answer.down);
  ui.icon(icon, {box.min.x + 26, box.centre().y}, 22, ui.theme().ink);
  ui.icon(Icon::chevron_right, {box.max.x - 22, box.centre().y}, 16, ui.theme().ink2);
  ui.write(Type::strong, {box.min.x + 50, box.centre().y}, name, ui.theme().ink, Align::left, box.width() - 96);
  return answer.tapped;
}

// A picture on white, whole, with its name below. True when it was touched.
struct Thumb {
  std::uint32_t picture = 0;
  Box part{{0, 0}, {1, 1}};
  double aspect = 1;
  std::string refusal;
};
bool draw_thumb(Visit& visit, ImGuiID id, Box box, const Thumb& thumb, const std::string& name) {
  Ui& ui = visit.ui;
  const scene::Theme& day = ui.tokens().day;  // paper is paper, at night too
  const Answer answer = ui.item(id, box, name, ui.text_mm(Type::small), thumb.refusal.empty());
  if (!answer.down) ui.shadow(box, 2, 1);
  ui.rounded(box, 2, answer.down ? ui.theme().tray : day.paper);
  const Box room{box.min + Vec{5, 5}, {box.max.x - 5, box.max.y - kCaption}};
  const double wide = std::min(room.width(), room.height() * std::max(0.05, thumb.aspect));
  if (!thumb.refusal.empty()) ui.paragraph(Type::small, room.grown(-4), ui.text(thumb.refusal), day.ink2);
  else if (thumb.picture) ui.picture(thumb.picture, Box::around(room.centre(), {wide, wide / std::max(0.05, thumb.aspect)}), thumb.part);
  else ui.icon(Icon::image, room.centre(), 22, day.ink3);
  ui.write(Type::small, {box.centre().x, box.max.y - kCaption / 2}, name, thumb.refusal.empty() ? day.ink : day.ink2, Align::centre, box.width() - 10);
  return answer.tapped;
}

Box cell(std::size_t i, Vec size, double top) {
  const double wide = (size.x - 2 * kLeft - (kColumns - 1) * kGap) / kColumns, high = wide * 0.75 + kCaption;
  const auto column = static_cast<double>(i % static_cast<std::size_t>(kColumns)), line = std::floor(static_cast<double>(i) / kColumns);
  return Box::at({kLeft + column * (wide + kGap), top + line * (high + kGap)}, {wide, high});
}

void draw_places(Visit& visit, const Folder* places, Box list) {
  Ui& ui = visit.ui;
  double y = list.min.y + 6 - ui.scrolled();
  const auto next = [&] {
    const Box box = Box::at({kLeft, y}, {list.width() - 16, kRow});
    y += kRow + 8;
    return box;
  };
  if (visit.at_work() && !of_board(visit.board()).empty() && draw_row(visit, ui.id("own"), next(), Icon::gallery, ui.text("files.of_workshop")))
    visit.memory.where = kOfBoard;
  const bool any = places && !places->entries.empty();
  for (std::size_t i = 0; any && i < places->entries.size(); ++i) {
    const Folder::Entry& entry = places->entries[i];
    // A place without a name of its own is the folder that the table was given.
    if (draw_row(visit, ui.id("place", i), next(), Icon::drive, entry.name.empty() ? ui.text("files.named_folder") : entry.name))
      visit.memory.where = entry.where;
  }
  if (!any) ui.paragraph(Type::text, Box::at({kLeft, y + 8}, {list.width() - 16, 80}), ui.text("files.insert"), ui.theme().ink2);
  ui.end_scroll(y + ui.scrolled() - list.min.y);
}

void draw_own(Visit& visit, Box list, Vec size) {
  Ui& ui = visit.ui;
  const auto pictures = of_board(visit.board());
  const double top = list.min.y + 6 - ui.scrolled();
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const Box box = cell(i, size, top);
    const auto print =
        visit.house.print_of && box.overlaps(list) ? visit.house.print_of(board::RecordKind::picture, pictures[i]->file) : Panels::House::Print{};
    const std::string& name = pictures[i]->caption.empty() ? pictures[i]->file : pictures[i]->caption;
    if (draw_thumb(visit, ui.id("own picture", i), box, {print.picture, {{0, 0}, {1, 1}}, print.aspect, {}}, name))
      visit.ask(What::use_picture, 0, pictures[i]->id);
  }
  ui.end_scroll(pictures.empty() ? 0 : cell(pictures.size() - 1, size, 0).max.y + 12);
}

// Folders first, each a row; below them the pictures.
void draw_folder(Visit& visit, const Folder& folder, Box list, Vec size) {
  Ui& ui = visit.ui;
  const auto is_folder = [](const Folder::Entry& e) { return e.kind != Folder::Entry::Kind::picture; };
  const auto folders = static_cast<std::size_t>(std::count_if(folder.entries.begin(), folder.entries.end(), is_folder));
  const double top = list.min.y + 6 - ui.scrolled();
  for (std::size_t i = 0; i < folders; ++i) {
    const Box row = Box::at({kLeft, top + static_cast<double>(i) * (kRow + 8)}, {list.width() - 16, kRow});
    if (draw_row(visit, ui.id("folder", i), row, Icon::file, folder.entries[i].name)) visit.memory.where = folder.entries[i].where;
  }
  const double below = top + static_cast<double>(folders) * (kRow + 8);
  for (std::size_t i = folders; i < folder.entries.size(); ++i) {
    const Folder::Entry& entry = folder.entries[i];
    const Box box = cell(i - folders, size, below);
    if (!box.overlaps(list)) continue;
    const std::uint32_t sheet = entry.sheet >= 0 && visit.house.sheet_picture ? visit.house.sheet_picture(entry.sheet) : 0;
    if (draw_thumb(visit, ui.id("picture", i), box, {sheet, entry.part, entry.aspect, entry.refusal}, entry.name)) visit.ask_picture(entry.where);
  }
  const std::size_t pictures = folder.entries.size() - folders;
  double end = below + ui.scrolled() - list.min.y;
  if (pictures > 0) end = cell(pictures - 1, size, end).max.y;
  ui.end_scroll(end + 12);
}

// Which of its entries can be seen, with a screen more on each side: their thumbnails are made.
struct Seen {
  std::size_t first, last;
};
Seen seen_of(const Folder& folder, Box list, Vec size, double scrolled) {
  const auto is_folder = [](const Folder::Entry& e) { return e.kind != Folder::Entry::Kind::picture; };
  const auto folders = static_cast<std::size_t>(std::count_if(folder.entries.begin(), folder.entries.end(), is_folder));
  const double pitch = cell(static_cast<std::size_t>(kColumns), size, 0).min.y, above = static_cast<double>(folders) * (kRow + 8);
  const double from = std::max(0.0, scrolled - above), to = std::max(0.0, scrolled + list.height() - above);
  return {folders + static_cast<std::size_t>(std::floor(from / pitch) * kColumns), folders + static_cast<std::size_t>(std::ceil(to / pitch) * kColumns)};
}

}  // namespace

void draw_pictures(Visit& visit) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  Memory& memory = visit.memory;
  const Vec size = page_of(Kind::pictures).size;
  draw_header(visit, size, ui.text("files.title"), Closes::yes);
  ui.line({kLeft, kHeaderHeight}, {size.x - kLeft, kHeaderHeight}, 0.8, theme.line);
  const std::string where = memory.where;  // of this pass, whatever is touched in it
  const Box list{{kLeft - 8, kTop}, {size.x - kLeft + 8, size.y - 44}};
  const std::string whose = visit.at_work() ? what_for(visit) : std::string();
  if (where.empty()) {
    ui.write(Type::small, {kLeft, kTop - 20}, whose, theme.ink2, Align::left, size.x - 2 * kLeft);
  } else {
    if (ui.button("back", 0, Box::at({kLeft, kTop - 37}, {40, 34}),
                  {.icon = Icon::chevron_left, .label = {}, .says = ui.text("files.back"), .tone = Tone::quiet})) {
      // Up one folder; from a place's own to the places.
      const auto slash = where.find_last_of('/');
      const bool deeper = where != kOfBoard && slash != std::string::npos && slash > 0 && slash + 1 < where.size();
      memory.where = deeper ? where.substr(0, where[slash - 1] == '/' ? slash + 1 : slash) : std::string();
    }
    ui.write(Type::small, {kLeft + 52, kTop - 20}, whose, theme.ink2, Align::left, size.x - 2 * kLeft - 52);
  }
  if (std::exchange(memory.where_before, where) != where) ui.scroll_to_top("entries");
  ui.begin_scroll("entries", list);
  if (where == kOfBoard) {
    if (visit.at_work()) draw_own(visit, list, size);
    else ui.end_scroll(0);
  } else {
    const auto ask = [&](std::size_t first, std::size_t last) {
      return visit.house.folder_of ? visit.house.folder_of(where, first, last) : std::shared_ptr<const Folder>();
    };
    auto folder = ask(0, 0);
    const auto middle = [&](std::string_view key) {
      ui.paragraph(Type::text, Box::at({kLeft, list.min.y + 14}, {size.x - 2 * kLeft, 80}), ui.text(key), theme.ink2);
      ui.end_scroll(0);
    };
    if (where.empty()) draw_places(visit, folder.get(), list);
    else if (!folder || folder->state == Folder::State::gone) middle("picture.gone");
    else if (folder->state == Folder::State::coming) middle("files.coming");
    else if (folder->entries.empty()) middle("files.empty");
    else {
      const Seen seen = seen_of(*folder, list, size, ui.scrolled());
      folder = ask(seen.first, seen.last);
      if (folder) draw_folder(visit, *folder, list, size);
      else ui.end_scroll(0);
    }
    if (folder && folder->cut && memory.refusal.empty())
      ui.write(Type::small, {kLeft, size.y - 22}, ui.text("files.more", {std::to_string(folder->entries.size())}), theme.ink2);
  }
  draw_refusal(visit, {kLeft, size.y - 22}, Align::left);
}

}  // namespace panel
