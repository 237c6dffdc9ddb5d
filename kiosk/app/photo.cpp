#include "app/photo.h"

#include <ctime>

#include "app/kiosk.h"

namespace app {
namespace {

std::tm local(std::int64_t wall_ms) {
  const std::time_t seconds = static_cast<std::time_t>(wall_ms / 1000);
  std::tm out{};
  localtime_r(&seconds, &out);
  return out;
}

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

std::string time_text(const base::Texts& texts, std::int64_t wall_ms) {
  const std::tm t = local(wall_ms);
  return texts("time.clock", {std::to_string(t.tm_hour), two(t.tm_min)});
}

std::string date_text(const base::Texts& texts, std::int64_t wall_ms) {
  const std::tm t = local(wall_ms);
  const std::string day = texts("time.date", {std::to_string(t.tm_mday), texts("time.month_" + std::to_string(t.tm_mon + 1)), std::to_string(t.tm_year + 1900)});
  return texts("time.date_at", {day, time_text(texts, wall_ms)});
}

base::Result<std::string> develop_photo(Kiosk& kiosk, render::Renderer& renderer) {
  const store::Store& store = *kiosk.store();
  const board::Board& board = store.board();
  const std::int64_t wall = kiosk.clock().wall_ms();
  scene::DrawList list = kiosk.scene().photo_list(board, wall);
  const scene::Plan& plan = kiosk.scene().plan();
  const scene::Theme& theme = kiosk.scene().theme();

  // The print's paper: a border of 3.5 %, and a foot for the caption.
  const base::Box sheet = plan.sheet;
  const double border = sheet.width() * 0.035, foot = sheet.width() * 0.062;
  const base::Box print{{sheet.min.x - border, sheet.min.y - border}, {sheet.max.x + border, sheet.max.y + foot}};
  const scene::Colour paper{255, 253, 248, 255};
  {
    const scene::Brush brush(list[scene::LayerId::overlay].instances);
    brush.rounded({print.min, {print.max.x, sheet.min.y}}, 0, paper);
    brush.rounded({{print.min.x, sheet.max.y}, print.max}, 0, paper);
    brush.rounded({print.min, {sheet.min.x, print.max.y}}, 0, paper);
    brush.rounded({{sheet.max.x, print.min.y}, print.max}, 0, paper);
    const workshop::Step* step = workshop::current_step(*kiosk.definition(), board);
    text::Style title = kiosk.scene().tokens().heading1;
    title.size_mm = sheet.width() * 0.019;
    title.line_height_mm = 0;
    text::Style date = title;
    date.size_mm = sheet.width() * 0.0135;
    date.weight = 500;
    std::string caption = board.workshop().title;
    if (step) caption += " · " + step->title.in(kiosk.texts().language());
    const auto left = kiosk.typesetter().layout(caption, title, sheet.width() * 0.7);
    const auto right = kiosk.typesetter().layout(date_text(kiosk.texts(), wall), date);
    const double middle = sheet.max.y + foot / 2;
    brush.text(*left, {sheet.min.x, middle - left->size.y / 2}, theme.paper_ink);
    brush.text(*right, {sheet.max.x - right->size.x, middle - right->size.y / 2}, theme.paper_ink);
  }
  for (std::size_t i = 0; i < list.layers.size(); ++i) list.layers[i].revision = (std::uint64_t{1} << 62) + wall * 16 + i;
  list.clear = paper;
  const auto width = std::max<int>(kiosk.tracker().glass().width_px, static_cast<int>(print.width() / kiosk.mm_per_px()));
  const int height = static_cast<int>(width * print.height() / print.width());
  auto image = renderer.photograph(list, print, width, height);
  if (!image) return image.error();

  const base::Id workshop = kiosk.workshop();
  const auto folder = kiosk.journal().photos_folder(workshop);
  const int step_index = workshop::step_index(*kiosk.definition(), board);
  std::string name = "photo-" + two(static_cast<int>(board.photos.size()) + 1) + "-etape-" + std::to_string(step_index + 1) + ".png";
  const auto saved = render::save_png(*image, folder / name);
  if (!saved) return base::Error{saved.error().fault, "trouble.no_photo"};

  const workshop::Step* step = workshop::current_step(*kiosk.definition(), board);
  store::Draft draft(board::Actor::facilitator());
  const base::Id id = kiosk.store()->new_id();
  board::Fields fields{{board::Property::file, name},
                       {board::Property::title, step ? step->title.in(kiosk.texts().language()) : board.workshop().title},
                       {board::Property::taken, wall}};
  if (board.current_step()) fields.push_back({board::Property::step, board.current_step()->id});
  draft.create(board::RecordKind::photo, id, std::move(fields));
  const auto done = kiosk.store()->commit(std::move(draft));
  if (!done) return done.error();
  return name;
}

}  // namespace app
