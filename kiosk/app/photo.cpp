#include "app/photo.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "app/kiosk.h"
#include "scene/print_paper.h"

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
  const std::string day =
      texts("time.date", {std::to_string(t.tm_mday), texts("time.month_" + std::to_string(t.tm_mon + 1)), std::to_string(t.tm_year + 1900)});
  return texts("time.date_at", {day, time_text(texts, wall_ms)});
}

namespace {

constexpr int kPrintWidth = 1600;        // px of the small copy that the glass and the gallery show
constexpr int kStripPixels = 1'500'000;  // of one frame: what draws it is not held up
constexpr double kMargin = 0.012;        // of the sheet's width

// The print's paper around the sheet, and below it what this is: workshop and step, the challenge, when, how much, by how many.
void lay_paper(Kiosk& kiosk, scene::DrawList& list, const base::Box& print, std::int64_t wall_ms) {
  const board::Board& board = kiosk.store()->board();
  const scene::Plan& plan = kiosk.scene().plan();
  const scene::Theme& day = kiosk.scene().tokens().day;
  const base::Texts& texts = kiosk.texts();
  const base::Box sheet = plan.sheet;
  const double w = sheet.width();
  const scene::Brush brush(list[scene::LayerId::overlay].instances);
  brush.rounded({print.min, {print.max.x, sheet.min.y}}, 0, day.paper);
  brush.rounded({{print.min.x, sheet.max.y}, print.max}, 0, day.paper);
  brush.rounded({{print.min.x, sheet.min.y}, {sheet.min.x, sheet.max.y}}, 0, day.paper);
  brush.rounded({{sheet.max.x, sheet.min.y}, {print.max.x, sheet.max.y}}, 0, day.paper);

  const auto style = [&](double size, int weight, double tracking) {
    text::Style out = kiosk.scene().tokens().heading1;
    out.size_mm = w * size;
    out.line_height_mm = 0;
    out.weight = weight;
    out.track_em = tracking;
    out.ellipsize = true;
    return out;
  };
  const workshop::Step* step = workshop::current_step(*kiosk.definition(), board);
  const std::string& title = board.workshop().title;
  const std::string caption = step ? texts("gallery.photo_title", {title, step->title.in(texts.language())}) : title;
  long long notes = 0, people = 0;
  for (const board::Note& note : board.notes) notes += !note.removed && note.places.find(plan.sheet_id) ? 1 : 0;
  for (const board::Seat& seat : board.seats) people += seat.removed ? 0 : 1;
  const std::string count = texts("gallery.photo_title", {texts.count("home.notes", notes), texts.count("setup.people", people)});
  const text::Style small = style(0.0125, 500, 0);
  const auto date = kiosk.typesetter().layout(date_text(texts, wall_ms), style(0.0145, 530, 0));
  const auto counted = kiosk.typesetter().layout(count, small);
  const auto name = kiosk.typesetter().layout(caption, style(0.0205, 620, -0.018), w - date->size.x - w * 0.04);
  const auto challenge = kiosk.typesetter().layout(board.workshop().challenge, small, w - counted->size.x - w * 0.04);
  // Two lines that share their baselines, in the middle of the foot.
  const double gap = w * 0.007, top = sheet.max.y + w * kMargin + (w * (scene::kPrintFoot - kMargin) - name->size.y - gap - counted->size.y) / 2 - w * 0.004;
  const double below = top + name->size.y + gap;
  brush.text(*name, {sheet.min.x, top}, day.ink);
  brush.text(*date, {sheet.max.x - date->size.x, top + (name->size.y - date->size.y) * 0.72}, day.ink);
  brush.text(*challenge, {sheet.min.x, below}, day.ink2);
  brush.text(*counted, {sheet.max.x - counted->size.x, below}, day.ink2);
}

base::Box strip_of(const base::Box& print, int first, int rows, int height) {
  const double mm = print.height() / height;
  return {{print.min.x, print.min.y + first * mm}, {print.max.x, print.min.y + (first + rows) * mm}};
}

}  // namespace

base::Result<std::unique_ptr<Exposure>> Exposure::begin(Kiosk& kiosk, render::Renderer& renderer, int width_px) {
  std::unique_ptr<Exposure> out(new Exposure);
  const board::Board& board = kiosk.store()->board();
  const std::int64_t wall = kiosk.clock().wall_ms();
  out->list_ = kiosk.scene().photo_list(board, wall);
  const base::Box sheet = kiosk.scene().plan().sheet;
  const double border = sheet.width() * scene::kPrintBorder;
  out->print_ = {{sheet.min.x - border, sheet.min.y - border}, {sheet.max.x + border, sheet.max.y + sheet.width() * scene::kPrintFoot}};
  lay_paper(kiosk, out->list_, out->print_, wall);
  out->list_.clear = kiosk.scene().tokens().day.paper;

  const double shape = out->print_.height() / out->print_.width();
  const auto rows = [&](int width) { return static_cast<int>(std::lround(width * shape)); };
  const int small_width = std::min(kPrintWidth, width_px);
  auto small = renderer.photograph(out->list_, out->print_, small_width, rows(small_width));
  if (!small) return small.error();
  out->small_ = std::move(*small);
  out->large_ = {width_px, rows(width_px), {}};
  out->large_.rgba.reserve(static_cast<std::size_t>(out->large_.width) * static_cast<std::size_t>(out->large_.height) * 4);

  const workshop::Step* step = workshop::current_step(*kiosk.definition(), board);
  out->photo_.workshop = kiosk.workshop();
  out->photo_.folder = kiosk.journal().photos_folder(kiosk.workshop());
  out->photo_.file =
      "photo-" + two(static_cast<int>(board.photos.size()) + 1) + "-etape-" + std::to_string(workshop::step_index(*kiosk.definition(), board) + 1) + ".png";
  out->photo_.title = step ? step->title.in(kiosk.texts().language()) : board.workshop().title;
  out->photo_.aspect = 1 / shape;
  out->photo_.taken_ms = wall;
  if (board.current_step()) out->photo_.step = board.current_step()->id;
  return out;
}

base::Result<bool> Exposure::expose(render::Renderer& renderer) {
  const int rows = std::min(large_.height - next_row_, std::max(16, kStripPixels / large_.width));
  if (rows > 0) {
    auto strip = renderer.photograph(list_, strip_of(print_, next_row_, rows, large_.height), large_.width, rows);
    if (!strip) return strip.error();
    large_.rgba.insert(large_.rgba.end(), strip->rgba.begin(), strip->rgba.end());
    next_row_ += rows;
  }
  return next_row_ >= large_.height;
}

}  // namespace app
