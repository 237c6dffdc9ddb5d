// The home screen: the name, the language and the light, what can be resumed, and a card a workshop.
#include <algorithm>
#include <ctime>

#include <fmt/format.h>

#include "scene/home_drawings.h"
#include "scene/lettering.h"
#include "scene/print_paper.h"

namespace scene {
namespace {

struct Page {
  double k;  // of the drawing, on this glass
  double left, right, top, bottom;
  int columns, rows;
  Vec card;
  double gap;
  Box slot(std::size_t i) const {
    const auto c = static_cast<double>(i % static_cast<std::size_t>(columns)), r = static_cast<double>(i / static_cast<std::size_t>(columns));
    return Box::at({left + c * (card.x + gap), top + r * (card.y + gap * 1.2)}, card);
  }
};

constexpr double kFoot = 53;  // of the page: the middle of its last line

// home.png at 1920 x 1080; fewer columns where a card would be too small to read at 2 m.
Page page_of(const Frame& frame, std::size_t things) {
  const Vec g = frame.plan.glass.size_mm;
  Page p;
  p.k = std::clamp(std::min(g.x / 1920, g.y / 1080), 0.45, 1.35);
  p.left = 102 * p.k, p.right = g.x - 102 * p.k;
  p.gap = 20 * p.k;
  p.columns = std::clamp(static_cast<int>((p.right - p.left + p.gap) / (250 + p.gap)), 1, 4);
  p.top = 315 * p.k + (g.y - 1080 * p.k) * 0.25;
  p.bottom = g.y - 140 * p.k;
  p.rows = 2;
  // A shelf that begins has few cards: they are larger, in one row that ends where the page does.
  if (things <= 3 && static_cast<std::size_t>(p.columns) > things) p.columns = std::clamp(static_cast<int>(things), 2, 3), p.rows = 1;
  const double tallest = p.rows == 1 ? 402 * p.k : 300 * p.k;
  p.card = {(p.right - p.left - p.gap * (p.columns - 1)) / p.columns, std::min(tallest, (p.bottom - p.top - p.gap * 1.2 * (p.rows - 1)) / p.rows)};
  if (p.rows == 1) p.top += std::max(0.0, (p.bottom - p.top - p.card.y) * 0.3);
  return p;
}

double at_least(double size, double k, double least = 13) { return std::max(least, size * k); }

void draw_logo(const Frame& frame, const Brush& brush, Vec centre, double k) {
  const Theme& theme = frame.theme;
  brush.rounded(Box::around(centre, Vec{43.5, 34.5} * k), 5 * k, theme.ink);
  const double r = 5.6 * k;
  for (const double x : {-10.8, 10.8}) {
    for (const double y : {-29.0, 29.0}) brush.disc(centre + Vec{x, y} * k, r, theme.ink);
  }
  brush.disc(centre + Vec{-33.4, 0} * k, r, theme.ink);
  brush.disc(centre + Vec{33.4, 0} * k, r, theme.now);  // somebody is about to speak
}

// Returns where the foot of the page ends, which a low wall shares.
double draw_top(const Frame& frame, Canvas& canvas, const Page& page) {
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush();
  const double k = page.k;
  double y = 136 * k;
  draw_logo(frame, brush, {143 * k, y}, k);
  const Lettering name = fit_line(frame, frame.texts("home.name"), sized(frame.tokens.display, 88 * k), 500 * k, 30);
  write(brush, name, {211 * k, y}, text::Align::left, theme.ink);
  const Lettering tagline = fit_line(frame, frame.texts("home.tagline"), sized(frame.tokens.heading2, at_least(26, k), 500), page.right - page.left, 13);
  write(brush, tagline, {page.left, 221 * k}, text::Align::left, theme.ink2);

  // Language: a switch that says both, so that nobody must read the other language to find theirs.
  const double height = std::max(54 * k, 44.0), circle = height, text_mm = at_least(14.5, k);
  double x = page.right - circle / 2;
  // At the foot of a wall whose head nobody reaches.
  const Glass& glass = frame.plan.glass;
  const bool at_foot = glass.mode == Mode::wall && y - height / 2 < frame.tokens.reach.wall_top(glass.size_mm.y);
  if (at_foot) y = glass.size_mm.y - std::max(kFoot * k, height / 2 + 10);
  const auto round = [&](Icon icon, Action action, const std::string& label) {
    ButtonLook look;
    look.icon = icon;
    look.label = label;
    look.quiet = true;
    draw_button(frame, canvas, {{x, y}, 0}, {circle, circle}, Target::button(action), look);
    x -= circle + 14 * k;
  };
  round(Icon::settings, Action::open_settings, frame.texts("home.settings"));
  round(theme.night ? Icon::sun : Icon::moon, Action::toggle_night, frame.texts(theme.night ? "settings.day" : "settings.night"));
  const Lettering french = fit_line(frame, frame.texts("home.french"), sized(frame.tokens.label, text_mm), 200, 13);
  const Lettering english = fit_line(frame, frame.texts("home.english"), sized(frame.tokens.label, text_mm), 200, 13);
  const double pad = 24 * std::max(k, 0.6), inset = 5;
  const double wide = std::max(french.layout->size.x, english.layout->size.x) + 2 * pad;
  const Box tray = Box::at({x + circle / 2 - 2 * wide - 2 * inset, y - height / 2}, {2 * wide + 2 * inset, height});
  draw_well(frame, brush, tray, height / 2);
  const bool is_french = frame.texts.language() == base::Language::french;
  for (const bool first : {true, false}) {
    const bool on = first == is_french;
    const Box half = Box::at({tray.min.x + inset + (first ? 0 : wide), tray.min.y + inset}, {wide, height - 2 * inset});
    if (on) {
      draw_shadow(frame, canvas, {half.centre(), 0}, half.size(), half.height() / 2, 1);
      brush.rounded(half, half.height() / 2, theme.paper);
    }
    const Lettering& word = first ? french : english;
    write(brush, word, half.centre(), text::Align::centre, on ? theme.ink : theme.ink2);
    canvas.area(Target::button(first ? Action::speak_french : Action::speak_english), {half.centre(), 0}, {wide, height},
                frame.texts(first ? "home.french" : "home.english"), {}, word.size_mm);
  }
  return at_foot ? tray.min.x - 24 : page.right;
}

std::string hours(const Frame& frame, double minutes) {
  const auto whole = static_cast<int>(minutes + 0.5);
  const int h = whole / 60, m = whole % 60;
  if (h == 0) return frame.texts("time.minutes", {std::to_string(m)});
  if (m == 0) return frame.texts("time.hours", {std::to_string(h)});
  return frame.texts("time.hours_minutes", {std::to_string(h), fmt::format("{:02}", m)});
}

void draw_card(const Frame& frame, Canvas& canvas, const Page& page, const Box& box, const workshop::Definition& definition, std::size_t index) {
  const Theme& theme = frame.theme;
  const Tokens& tokens = frame.tokens;
  const base::Language language = frame.texts.language();
  const double k = std::min(page.k, box.height() / 300), margin = 27 * page.k;
  const Brush brush = canvas.brush();
  draw_shadow(frame, canvas, {box.centre(), 0}, box.size(), tokens.radius_sheet, 2);
  brush.rounded(box, tokens.radius_sheet, theme.paper);
  const double room = box.width() - 2 * margin;

  const Lettering duration = fit_line(frame, hours(frame, definition.announced_minutes), sized(tokens.body, at_least(19, page.k), 600), room / 2, 13);
  write(brush, duration, {box.max.x - margin, box.min.y + std::max(38 * k, 20.0)}, text::Align::right, theme.ink2);

  // A card among many is narrow: what it is about then takes two lines, upwards from where one would stand.
  const text::Style words = sized(tokens.body, at_least(17, page.k), 500);
  const Lettering tagline = fit_block(frame, definition.tagline.in(language), words, {room, words.line_height_mm * 2 + 1}, 13);
  const double line = words.line_height_mm * tagline.size_mm / words.size_mm;
  double y = box.max.y - std::max(34 * k, 20.0) + line / 2 - tagline.layout->size.y;
  brush.text(*tagline.layout, {box.min.x + margin, y}, theme.ink2);
  y -= 5 * page.k;
  const std::string& name = (definition.card_title.empty() ? definition.title : definition.card_title).in(language);
  text::Style style = sized(tokens.heading2, at_least(26, page.k, 15));
  const Lettering title = fit_block(frame, name, style, {room, style.line_height_mm * 2 + 1}, 13);
  y -= title.layout->size.y;
  brush.text(*title.layout, {box.min.x + margin, y}, theme.ink);

  const Box drawing{{box.min.x + margin, box.min.y + 26 * k}, {box.max.x - margin - duration.layout->size.x - 10 * k, y - 14 * k}};
  if (drawing.height() > 30) draw_workshop_picture(frame, canvas, definition, drawing);
  canvas.area(Target::button(Action::prepare_workshop, index), {box.centre(), 0}, box.size(), name, {}, std::min(tagline.size_mm, title.size_mm));
}

std::string when(const Frame& frame, std::int64_t ms) {
  const auto local = [](std::int64_t at_ms) {
    const std::time_t seconds = at_ms / 1000;
    std::tm tm{};
    localtime_r(&seconds, &tm);
    return tm;
  };
  const std::tm then = local(ms), now = local(frame.wall_ms), before = local(frame.wall_ms - 86'400'000);
  const std::string clock = frame.texts("time.clock", {std::to_string(then.tm_hour), fmt::format("{:02}", then.tm_min)});
  const auto same_day = [&](const std::tm& day) { return then.tm_year == day.tm_year && then.tm_yday == day.tm_yday; };
  if (same_day(now)) return frame.texts("time.today", {clock});
  if (same_day(before)) return frame.texts("time.yesterday", {clock});
  const std::string month = frame.texts("time.month_" + std::to_string(then.tm_mon + 1));
  const std::string date = frame.texts("time.date", {std::to_string(then.tm_mday), month, std::to_string(then.tm_year + 1900)});
  return frame.texts("time.date_at", {date, clock});
}

void draw_resumable(const Frame& frame, Canvas& canvas, const Page& page, const Box& slot, const Resumable& item, std::size_t order) {
  const Theme& theme = frame.theme;
  const Tokens& tokens = frame.tokens;
  const Brush brush = canvas.brush();
  // Its button beside its name; the print above both.
  const Lettering resume = fit_line(frame, frame.texts("home.resume"), sized(tokens.body, at_least(19, page.k), 600), slot.width() / 2, 13);
  const Vec pill{resume.layout->size.x + 50 * std::max(page.k, 0.7), std::max(60 * page.k, 42.0)};
  // In a wide place the button stays near what it is about.
  const double wide = std::min(slot.width(), 560 * page.k);
  const Box button = Box::at({slot.min.x + wide - pill.x, slot.max.y - pill.y}, pill);
  const double room = wide - pill.x - 12;
  const Lettering title = fit_line(frame, item.title, sized(tokens.heading3, at_least(22, page.k)), room, at_least(18, page.k, 14));
  const std::string day = when(frame, item.changed_ms);
  const std::string words = frame.texts("home.resume_line", {day, frame.texts.count("home.notes", static_cast<long long>(item.notes))});
  const text::Style small = sized(tokens.body, at_least(16, page.k), 500);
  Lettering line = fit_line(frame, words, small, room, 13);
  if (line.layout->cut) line = fit_line(frame, day, small, room, 13);

  const double line_y = slot.max.y - line.layout->size.y / 2 - 1;
  const double title_y = line_y - line.layout->size.y / 2 - title.layout->size.y / 2 - 1;
  write(brush, title, {slot.min.x, title_y}, text::Align::left, theme.ink);
  write(brush, line, {slot.min.x, line_y}, text::Align::left, theme.ink2);

  // A print: the photo in a white border, a little turned, that leaves the slot upwards as a thing put down there would.
  const double up = slot.min.y < page.top + 1 ? 26 * page.k : 4 * page.k;  // but not into the row above
  const double high = std::min(button.min.y, title_y - title.layout->size.y / 2) - 16 * page.k - (slot.min.y - up);
  const double grown = page.rows == 1 ? 1.34 : 1;
  const double tall = std::min(238 * page.k * grown, high);
  // A photo is a print already; where there is none, its white border is drawn.
  const double shape = item.picture && frame.plan.sheet.height() > 100 ? print_aspect(frame.plan.sheet.size()) : 1.574;
  const double across = std::min(tall * shape, slot.width() - 8);
  const Vec print{across, item.picture ? across / shape : tall};
  const Pose pose{{slot.min.x + print.x / 2 + 2 * page.k, slot.min.y - up + 6 * page.k + print.y / 2}, order % 2 == 0 ? -2.0 : 1.4};
  draw_shadow(frame, canvas, pose, print, 2, 2);
  const Brush paper = canvas.brush(pose);
  paper.rounded(Box::around({}, print), 2.5, theme.night ? Colour{237, 230, 216, 255} : theme.paper);
  const double border = 10 * page.k, foot = 28 * page.k;
  const Box photo{{-print.x / 2 + border, -print.y / 2 + border}, {print.x / 2 - border, print.y / 2 - foot}};
  if (item.picture) {
    paper.picture(item.picture, Box::around({}, print), 2.5);
  } else {
    paper.rounded(photo, 1, frame.tokens.day.sheet);
    draw_blank_photo(frame, paper, photo, item.notes);
  }
  canvas.area(Target::button(Action::resume_workshop, item.workshop.value), pose, print, item.title);

  draw_shadow(frame, canvas, {button.centre(), 0}, pill, pill.y / 2, 1);
  brush.rounded(button, pill.y / 2, theme.ink);
  write(brush, resume, button.centre(), text::Align::centre, theme.night ? theme.linen : theme.paper);
  canvas.area(Target::button(Action::resume_workshop, item.workshop.value), {button.centre(), 0}, pill, frame.texts("home.resume"), {}, resume.size_mm);
}

// A free place keeps its outline and says what comes there.
void draw_empty_place(const Frame& frame, Canvas& canvas, const Page& page, const Box& slot) {
  const Brush brush = canvas.brush();
  brush.dashed(slot, 4, 1.6, 7, frame.theme.ink3.with_alpha(0.7));
  const Lettering words = fit_balanced(frame, frame.texts("home.none_yet"), sized(frame.tokens.body, at_least(18, page.k), 500), {slot.width() - 50, 70}, 13);
  brush.text(*words.layout, slot.centre() - Vec{words.width_mm, words.layout->size.y} * 0.5, frame.theme.ink2);
}

// What lies in the places, in their order: the newest workshop, the shelf, then earlier workshops in the places that are left. Where the
// shelf has more than one page, each page after the first goes on where the one before ended.
struct Shown {
  std::size_t pages = 1, page = 0;
  std::vector<std::size_t> resumed, offered;  // indices
};
Shown shown_on(const HomeContent& home, std::size_t slots) {
  Shown shown;
  const std::size_t first = home.resumable.empty() ? 0 : 1, things = first + home.definitions.size();
  slots = std::max<std::size_t>(slots, 2);
  shown.pages = std::max<std::size_t>(1, (things + slots - 1) / slots);
  shown.page = std::min(home.page, shown.pages - 1);
  std::size_t resumed = first;
  for (std::size_t slot = shown.page * slots; slot < (shown.page + 1) * slots; ++slot) {
    if (slot < first) shown.resumed.push_back(0);
    else if (slot < things) shown.offered.push_back(slot - first);
    else if (resumed < home.resumable.size()) shown.resumed.push_back(resumed++);
  }
  return shown;
}

// All workshops of this table at the left, the shelf's pages beside them, the invitation as near to the middle as it can be. `right`: where
// the foot ends.
void draw_foot(const Frame& frame, Canvas& canvas, const Page& page, const Shown& shown, double right) {
  const HomeContent& home = frame.home;
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush();
  const Vec g = frame.plan.glass.size_mm;
  const double high = std::max(54 * page.k, 44.0), y = g.y - std::max(kFoot * page.k, high / 2 + 10);
  double left = page.left;
  if (home.kept > 0) {
    const std::string words = frame.texts("kept.open", {std::to_string(home.kept)});
    const Lettering letters = fit_line(frame, words, sized(frame.tokens.label, at_least(17, page.k)), g.x / 3, 13);
    const Vec size{letters.layout->size.x + high * 0.9, high};
    const Box box = Box::at({left, y - high / 2}, size);
    draw_shadow(frame, canvas, {box.centre(), 0}, size, high / 2, 1);
    brush.rounded(box, high / 2, theme.paper);
    write(brush, letters, box.centre(), text::Align::centre, theme.ink);
    canvas.area(Target::button(Action::open_kept), {box.centre(), 0}, size, words, {}, letters.size_mm);
    left = box.max.x + 24;
  }
  if (shown.pages > 1) {
    const Lettering where = fit_line(frame, frame.texts("kept.shelf", {std::to_string(shown.page + 1), std::to_string(shown.pages)}),
                                     sized(frame.tokens.body, at_least(17, page.k), 600), 200, 13);
    const auto turn = [&](Icon icon, Action action, const char* says, bool can) {
      ButtonLook look;
      look.icon = icon;
      look.label = frame.texts(says);
      look.quiet = true;
      look.enabled = can;
      draw_button(frame, canvas, {{left + high / 2, y}, 0}, {high, high}, Target::button(action), look);
      left += high + 12;
    };
    turn(Icon::chevron_left, Action::previous_shelf, "kept.previous_shelf", shown.page > 0);
    write(brush, where, {left, y}, text::Align::left, theme.ink2);
    left += where.layout->size.x + 12;
    turn(Icon::chevron_right, Action::next_shelf, "kept.next_shelf", shown.page + 1 < shown.pages);
  }
  const bool aside = !home.set_aside.empty();
  const std::string words = aside ? home.set_aside : frame.texts(home.definitions.empty() ? "home.no_workshops" : "home.invite");
  const Lettering invite = fit_line(frame, words, sized(frame.tokens.body, at_least(21, page.k), 500), std::max(60.0, right - left - 20), 13);
  if (invite.layout->cut && !aside) return;  // where there is no room for it, the cards invite by themselves
  const double half = invite.layout->size.x / 2;
  write(brush, invite, {std::clamp(g.x / 2, left + half, std::max(left + half, right - half)), y}, text::Align::centre, theme.ink2);
}

}  // namespace

void draw_home(const Frame& frame, Canvas& canvas) {
  const HomeContent& home = frame.home;
  // A kiosk that has kept nothing yet says where it will.
  const bool empty = home.resumable.empty() && !home.definitions.empty();
  const Page page = page_of(frame, home.definitions.size() + home.resumable.size() + (empty ? 1 : 0));
  canvas.area({TargetKind::glass}, {frame.plan.glass.size_mm * 0.5, 0}, frame.plan.glass.size_mm, {});
  const double foot_end = draw_top(frame, canvas, page);
  const Shown shown = shown_on(home, static_cast<std::size_t>(page.columns * page.rows));
  std::size_t slot = 0;
  const auto resume = [&](std::size_t i) { draw_resumable(frame, canvas, page, page.slot(slot++), home.resumable[i], i); };
  auto resumed = shown.resumed.begin();
  if (resumed != shown.resumed.end() && *resumed == 0) resume(*resumed++);
  for (const std::size_t i : shown.offered) draw_card(frame, canvas, page, page.slot(slot++), *home.definitions[i], i);
  while (resumed != shown.resumed.end()) resume(*resumed++);
  if (empty && slot < static_cast<std::size_t>(page.columns * page.rows)) draw_empty_place(frame, canvas, page, page.slot(slot));
  draw_foot(frame, canvas, page, shown, foot_end);
}

}  // namespace scene
