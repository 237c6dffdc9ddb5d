// The gallery: the photos of the board, newest first. A tap lays the print on the glass, where it can be passed around.
#include <algorithm>

#include "panel/page.h"

namespace panel {
namespace {

// What the photo is about, small: a sheet with papers on it. The print itself is on the glass.
void draw_small_print(Ui& ui, Box box) {
  const auto& theme = ui.theme();
  ui.rounded(box, 1.5, theme.sheet2);
  const Vec unit = box.size() / 8;
  for (int i = 0; i < 6; ++i) {
    const Vec at = box.min + Vec{(0.7 + 1.2 * i) * unit.x, (i % 2 ? 4.2 : 1.4) * unit.y};
    ui.rounded(Box::at(at, {unit.x, unit.x}), 0.5, theme.papers[i % 3 == 1 ? 1 : 0]);
  }
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
  constexpr double kRow = 72;
  if (photos.empty()) ui.write(Type::text, list.centre(), ui.text("gallery.empty"), theme.ink2, Align::centre, list.width() - 40);
  ui.begin_scroll("photos", list);
  double y = list.min.y + 4 - ui.scrolled();
  for (const auto* photo : photos) {
    const Box row = Box::at({left, y}, {right - left - 4, kRow - 10});
    const std::string title = photo->title.empty() ? ui.text("console.photo") : photo->title;
    const Answer answer = ui.item(ui.id("photo", photo->id.value), row, title, ui.text_mm(Type::small));
    ui.paper(row, 6, answer.down);
    draw_small_print(ui, Box::at(row.min + Vec{8, 8}, {74, kRow - 26}));
    ui.write(Type::strong, {row.min.x + 96, row.centre().y}, title, theme.ink, Align::left, row.width() - 176);
    ui.write(Type::small, {row.max.x - 14, row.centre().y}, spoken_time(ui, photo->taken_ms), theme.ink2, Align::right);
    if (answer.tapped) visit.ask(Request::What::show_photo, 0, photo->id);
    y += kRow;
  }
  ui.end_scroll(8 + kRow * static_cast<double>(photos.size()));
  ui.line({left, size.y - 80}, {right, size.y - 80}, 0.8, theme.line);
  if (ui.button("photo", 0, Box::at({right - 210, size.y - 66}, {210, 46}),
                {.icon = Icon::camera, .label = ui.text("gallery.take"), .tone = Tone::ink, .type = Type::strong}))
    visit.ask(Request::What::photo);
}

}  // namespace panel
