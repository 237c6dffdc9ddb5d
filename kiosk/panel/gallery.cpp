// The gallery: the photos of the board, newest first. A tap lays the print on the glass, where it can be passed around.
#include <algorithm>

#include "panel/page.h"
#include "scene/print_paper.h"

namespace panel {
namespace {

constexpr double kGap = 16, kBorder = 7, kCaption = 30;

// A small print: the sheet alone, whose own foot could not be read at this size, and below it what it is and when.
void draw_small_print(Visit& visit, Box box, const board::Photo& photo, const std::string& title, bool down) {
  Ui& ui = visit.ui;
  const scene::Theme& day = ui.tokens().day;  // paper is paper, at night too
  if (!down) ui.shadow(box, 2, 1);
  ui.rounded(box, 2, down ? ui.theme().tray : day.paper);
  const auto print = visit.house.print_of ? visit.house.print_of(board::RecordKind::photo, photo.file) : Panels::House::Print{};
  Box picture{box.min + Vec{kBorder, kBorder}, {box.max.x - kBorder, box.max.y - kCaption}};
  const Box part = scene::sheet_on_print(print.aspect);
  // Of another glass, the sheet has another shape: it is shown whole.
  const double shape = part.width() * print.aspect / part.height();
  const double wide = std::min(picture.width(), picture.height() * shape);
  picture = Box::around(picture.centre(), {wide, wide / shape});
  ui.picture(print.picture, picture, part);
  const double y = box.max.y - kCaption / 2;
  const std::string hour = spoken_time(ui, photo.taken_ms);
  ui.write(Type::small, {box.max.x - kBorder - 2, y}, hour, day.ink2, Align::right);
  ui.write(Type::small_strong, {box.min.x + kBorder + 2, y}, title, day.ink, Align::left, box.width() - 2 * kBorder - 12 - ui.width(Type::small, hour));
}

}  // namespace

void draw_gallery(Visit& visit) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const Vec size = page_of(Kind::gallery).size;
  const double left = 28, right = size.x - 28;
  draw_header(visit, size, ui.text("gallery.title"), Closes::yes);
  if (!visit.at_work()) {
    ui.write(Type::text, {size.x / 2, size.y / 2}, ui.text("gallery.empty"), theme.ink2, Align::centre);
    return;
  }
  std::vector<const board::Photo*> photos;
  for (const auto& photo : visit.board().photos)
    if (!photo.removed) photos.push_back(&photo);
  std::stable_sort(photos.begin(), photos.end(), [](const auto* a, const auto* b) { return a->taken_ms > b->taken_ms; });
  ui.write(Type::small, {left + ui.width(Type::title, ui.text("gallery.title")) + 12, kHeaderHeight / 2 + 2},
           ui.count("gallery.photos", static_cast<long long>(photos.size())), theme.ink2);
  ui.line({left, kHeaderHeight}, {right, kHeaderHeight}, 0.8, theme.line);

  const Box list = Box{{left - 8, kHeaderHeight + 8}, {right + 8, size.y - 88}};
  const double wide = (right - left - 4 - kGap) / 2;
  const Vec one{wide, (wide - 2 * kBorder) * 9 / 16 + kBorder + kCaption};
  if (photos.empty()) ui.write(Type::text, list.centre(), ui.text("gallery.empty"), theme.ink2, Align::centre, list.width() - 40);
  ui.begin_scroll("photos", list);
  const double top = list.min.y + 8 - ui.scrolled();
  for (std::size_t i = 0; i < photos.size(); ++i) {
    const board::Photo& photo = *photos[i];
    const Box box = Box::at({left + static_cast<double>(i % 2) * (wide + kGap), top + static_cast<double>(i / 2) * (one.y + kGap)}, one);
    const std::string title = photo.title.empty() ? ui.text("console.photo") : photo.title;
    const Answer answer = ui.item(ui.id("photo", photo.id.value), box, title, ui.text_mm(Type::small));
    if (box.max.y > list.min.y && box.min.y < list.max.y) draw_small_print(visit, box, photo, title, answer.down);
    if (answer.tapped) visit.ask(Request::What::show_photo, 0, photo.id);
  }
  ui.end_scroll(16 + (one.y + kGap) * static_cast<double>((photos.size() + 1) / 2));
  ui.line({left, size.y - 80}, {right, size.y - 80}, 0.8, theme.line);
  if (ui.button("photo", 0, Box::at({right - 210, size.y - 66}, {210, 46}),
                {.icon = Icon::camera, .label = ui.text("gallery.take"), .tone = Tone::ink, .type = Type::strong}))
    visit.ask(Request::What::photo);
  if (ui.button("pictures", 0, Box::at({left, size.y - 66}, {150, 46}), {.icon = Icon::image, .label = ui.text("gallery.pictures"), .type = Type::strong}))
    visit.ask(Request::What::open_pictures);
}

}  // namespace panel
