// The cards that tell of trouble: what happened in a few words, what goes on, and the ways back to work. Read through trouble.h.
#include "scene/trouble.h"

#include <algorithm>
#include <array>

#include "scene/layouts.h"
#include "scene/lettering.h"

namespace scene {
namespace {

using Drawing = TroubleLook::Drawing;
constexpr std::array kLooks{
    TroubleLook{"trouble.full_disk", Icon::drive, Drawing::full},
    TroubleLook{"trouble.read_only", Icon::lock, Drawing::waits},
    TroubleLook{"trouble.unknown", Icon::drive, Drawing::waits},
    TroubleLook{"trouble.saved_again", Icon::check, Drawing::safe},
    TroubleLook{"trouble.damaged", Icon::file, Drawing::set_aside},
    TroubleLook{"trouble.recovered", Icon::check, Drawing::brought_back},
    TroubleLook{"trouble.newer_version", Icon::lock, Drawing::untouched},
    TroubleLook{"trouble.other_file", Icon::file, Drawing::untouched},
    TroubleLook{"trouble.in_use", Icon::lock, Drawing::untouched},
    TroubleLook{too_many_contacts_key, Icon::hand, Drawing::hands},
    TroubleLook{no_photo_key, Icon::camera, Drawing::full, Action::photo, "gallery.retake"},
};
constexpr TroubleLook kUnknown{"", Icon::drive, Drawing::waits};

constexpr double kGap = 28, kPill = 46, kWell = 268, kApart = 12;

struct Card {
  const Trouble* trouble = nullptr;
  const TroubleLook* look = nullptr;
  text::LayoutRef title, line, figure;
  double words_mm = 0;  // wide
  bool drawn = false;   // beside its words
  double pad = 16;
  Vec size;
  double said_mm() const { return line->size.y + (figure ? 12 + figure->size.y : 0); }
};

Card set_card(const Frame& frame, const Trouble& trouble, bool drawn) {
  const Tokens::Trouble& sizes = frame.tokens.trouble;
  Card card;
  card.trouble = &trouble;
  card.look = trouble_look(trouble.title_key);
  if (!card.look) card.look = &kUnknown;
  card.drawn = drawn;
  if (drawn) card.pad = 24;
  const double most = frame.plan.glass.size_mm.x - 2 * frame.tokens.rim_table, beside = drawn ? kWell + kGap : 0;
  card.words_mm = std::min(drawn ? 440.0 : frame.troubles.size() > 1 ? 700.0 : 592.0, most - 2 * card.pad - beside);
  text::Style body = sized(frame.tokens.body, sizes.text), small = sized(frame.tokens.label, sizes.figure, 600);
  body.line_height_mm = sizes.text * 1.35;
  card.title = fit_line(frame, frame.texts(trouble.title_key), sized(frame.tokens.heading2, sizes.title), card.words_mm - sizes.icon - 18, 20).layout;
  card.line = frame.type.layout(frame.texts(trouble.text_key, {trouble.number}), body, card.words_mm);
  if (!trouble.figure.empty()) card.figure = frame.type.layout(trouble.figure, small, card.words_mm);
  const double words = sizes.icon + 16 + card.said_mm() + card.pad + kPill;
  card.size = {2 * card.pad + beside + card.words_mm, 2 * card.pad + std::max(drawn ? kWell : 0.0, words)};
  return card;
}

void draw_card(const Frame& frame, Canvas& canvas, const Card& card, std::size_t number, Vec centre) {
  const Tokens::Trouble& sizes = frame.tokens.trouble;
  const Theme& theme = frame.theme;
  const Pose pose{centre, 0};
  const Box box = Box::around(centre, card.size);
  draw_shadow(frame, canvas, pose, card.size, 12, 4);
  const Brush brush = canvas.brush();
  brush.rounded(box, 12, theme.paper);
  const Target close = Target::button(Action::dismiss_message, 0, static_cast<std::uint32_t>(number) + 1);
  const std::string& go_on = frame.texts(card.look->way == Action::none ? "trouble.continue" : "trouble.later");
  canvas.area(close, pose, card.size, frame.texts(card.trouble->text_key, {card.trouble->number}), {}, sizes.text);
  Vec at = box.min + Vec{card.pad, card.pad};
  if (card.drawn) {
    draw_trouble_well(frame, canvas, *card.trouble, *card.look, Box::at(at, {kWell, card.size.y - 2 * card.pad}));
    at.x += kWell + kGap;
  }
  const Vec middle = at + Vec{sizes.icon, sizes.icon} * 0.5;
  brush.disc(middle, sizes.icon / 2, theme.tray);
  brush.icon(card.look->icon, middle, sizes.icon * 0.48, 2.2, theme.ink);
  brush.text(*card.title, {at.x + sizes.icon + 18, middle.y - card.title->size.y / 2}, theme.ink);
  brush.text(*card.line, at + Vec{0, sizes.icon + 16}, theme.ink);
  if (card.figure) brush.text(*card.figure, at + Vec{0, sizes.icon + 16 + card.line->size.y + 12}, theme.ink2);
  // At most two: what can be done about it, where the table can do it, and the way back to work.
  const text::Style style = sized(frame.tokens.body, frame.tokens.body.size_mm, 600);
  double x = at.x;
  const auto pill = [&](const std::string& says, Target target, bool strong) {
    const auto label = frame.type.layout(says, style);
    const Box button = Box::at({x, box.max.y - card.pad - kPill}, {label->size.x + 52, kPill});
    if (!strong) draw_shadow(frame, canvas, {button.centre(), 0}, button.size(), kPill / 2, 1);
    brush.rounded(button, kPill / 2, strong ? theme.ink : theme.paper);
    brush.text(*label, button.centre() - label->size * 0.5, !strong ? theme.ink : theme.night ? theme.linen : theme.paper);
    if (!(target == close)) canvas.area(target, {button.centre(), 0}, button.size(), says, {}, style.size_mm);
    x += button.width() + 12;
  };
  if (card.look->way != Action::none) pill(frame.texts(card.look->way_key), Target::button(card.look->way), true);
  pill(go_on, close, card.look->way == Action::none);
}

}  // namespace

const TroubleLook* trouble_look(std::string_view key) {
  const auto it = std::find_if(kLooks.begin(), kLooks.end(), [&](const TroubleLook& look) { return look.key == key; });
  return it == kLooks.end() ? nullptr : &*it;
}

void draw_troubles(const Frame& frame, Canvas& canvas) {
  const double room = frame.plan.glass.size_mm.y - 2 * frame.tokens.rim_table;
  std::vector<Card> cards;
  double high = 0;
  // Where they would not all have room, or would leave little of the sheet to work on, the words go without their drawings.
  constexpr double least_wide = 1400;
  for (const bool drawn : {true, false}) {
    cards.clear();
    high = 0;
    for (const Trouble& trouble : frame.troubles) {
      cards.push_back(set_card(frame, trouble, drawn));
      high += cards.back().size.y + (cards.size() > 1 ? kApart : 0);
    }
    if (high <= room && frame.plan.glass.size_mm.x >= least_wide) break;
  }
  // A little under the middle, where fewer notes lie.
  const double foot = frame.plan.glass.size_mm.y - std::min(frame.tokens.rim_table, std::max(8.0, (frame.plan.glass.size_mm.y - high) / 2));
  double top = std::min(frame.plan.glass.size_mm.y * 0.54 - high / 2, foot - high);
  for (std::size_t i = 0; i < cards.size(); ++i) {
    canvas.thing(~std::uint64_t{i});
    draw_card(frame, canvas, cards[i], i, {frame.plan.glass.size_mm.x / 2, top + cards[i].size.y / 2});
    top += cards[i].size.y + kApart;
  }
}

}  // namespace scene
