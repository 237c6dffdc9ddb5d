// Who points, and at what: three thin rings in their colour, and a tag with their name that faces them.
#include <algorithm>
#include <limits>

#include "scene/furniture.h"
#include "scene/undo_card.h"

namespace scene {
namespace {

constexpr double kCore = 8, kMark = 32, kText = 17;  // mm
constexpr std::int64_t kComesUs = 260'000;
constexpr double kComesFrom = 0.7;  // the rings open from this share of their size
constexpr Vec kTagFrom{70, 110};    // the tag's left end and middle, as the person sees them
constexpr double kBeside = 90;      // its end from the middle of the rings, where it lies level with them

double strength(const Frame& frame, const Pointing& p) {
  if (p.left_us == 0) return 1;
  const double gone = static_cast<double>(frame.now_us - p.left_us) / 1000 / frame.tokens.pointing.fade_ms;
  return 1 - std::clamp(gone, 0.0, 1.0);
}

// Opens once when it comes; with reduced motion it is there.
double openness(const Frame& frame, const Pointing& p) {
  if (frame.tokens.calm) return 1;
  const double t = std::clamp(static_cast<double>(frame.now_us - p.since_us) / kComesUs, 0.0, 1.0);
  return 1 - (1 - kComesFrom) * (1 - t) * (1 - t);
}

// Beside the rings, whole on the glass and off what others read on cards: on the near right as its reader sees it, else on
// the side where it covers least.
Vec tag_centre(const Frame& frame, const Pointing& p, Vec size) {
  const Box glass = Box{{0, 0}, frame.plan.glass.size_mm}.grown(-6);
  const Vec half = base::bounds({{}, p.angle_deg}, size).size() * 0.5;
  Vec best = Box{glass.min + half, glass.max - half}.clamp(p.at + base::rotated({0, -kTagFrom.y}, p.angle_deg));
  double least = std::numeric_limits<double>::infinity();
  const double beside = kBeside + size.x / 2;
  for (const Vec side : {Vec{1, 1}, Vec{-1, 1}, Vec{1, -1}, Vec{-1, -1}, Vec{1, 0}, Vec{-1, 0}}) {
    const Vec local{side.x * (side.y == 0 ? beside : kTagFrom.x - 12 + size.x / 2), side.y * kTagFrom.y};
    const Vec at = p.at + base::rotated(local, p.angle_deg);
    const Box box = base::bounds({at, p.angle_deg}, size);
    if (!glass.contains(box.min) || !glass.contains(box.max)) continue;
    double covered = 0;
    for (const UndoCard& card : frame.preview.undo_cards) covered += overlap(box, base::bounds(card.pose, undo_card::size(frame.tokens, card)));
    if (covered < least) least = covered, best = at;
  }
  return best;
}

}  // namespace

bool pointings_move(const Frame& frame) {
  return std::any_of(frame.preview.pointings.begin(), frame.preview.pointings.end(),
                     [&](const Pointing& p) { return p.left_us != 0 || openness(frame, p) < 1; });
}

void draw_pointings(const Frame& frame, Canvas& canvas) {
  const Tokens::Pointing& look = frame.tokens.pointing;
  for (const Pointing& p : frame.preview.pointings) {
    const double alpha = strength(frame, p), open = openness(frame, p);
    if (alpha <= 0) continue;
    const board::Seat* seat = find_seat(frame, p.seat);
    const Colour colour = seat ? frame.tokens.person(seat->person).colour : frame.theme.ink2;
    canvas.thing(p.session ^ (std::uint64_t{1} << 62));
    const Brush brush = canvas.brush();
    for (std::size_t i = 0; i < look.rings.size(); ++i)
      brush.ring(p.at, look.rings[i] * open + look.widths[i] / 2, look.widths[i], colour.with_alpha(look.alphas[i] * alpha));
    brush.disc(p.at, kCore, colour.with_alpha(alpha));
    const std::string words = seat ? frame.texts("pointing.who", {shown(frame, seat->name)}) : std::string();
    const double reach = 2 * look.rings.back();
    canvas.area({TargetKind::pointing, p.session, 0}, {p.at, p.angle_deg}, {reach, reach}, words, p.seat, seat ? kText : 0, true, false);
    if (!seat) continue;  // nobody knows whose hand it is
    const Lettering name = fit_line(frame, words, sized(frame.tokens.label, kText, 600), 300, 13);
    const double pad = (look.tag_height - kMark) / 2;
    const Vec size{pad + kMark + 9 + name.layout->size.x + 18, look.tag_height};
    const Pose pose{tag_centre(frame, p, size), p.angle_deg};
    canvas.thing(p.session ^ (std::uint64_t{3} << 62));
    if (alpha > 0.5) draw_shadow(frame, canvas, pose, size, size.y / 2, 1);
    const Brush tag = canvas.brush(pose);
    tag.rounded({size * -0.5, size * 0.5}, size.y / 2, frame.theme.paper.with_alpha(alpha));
    const Vec mark{-size.x / 2 + pad + kMark / 2, 0};
    const PersonLook& person = frame.tokens.person(seat->person);
    if (frame.theme.mark_ring.a > 0) tag.disc(mark, kMark / 2, frame.theme.mark_ring.with_alpha(alpha));
    tag.disc(mark, kMark / 2 - (frame.theme.mark_ring.a > 0 ? 1 : 0), person.colour.with_alpha(alpha));
    tag.mark(static_cast<int>(seat->person), mark, kMark * 0.26, person.mark.with_alpha(alpha));
    write(tag, name, {mark.x + kMark / 2 + 9, 0}, text::Align::left, frame.theme.ink.with_alpha(alpha));
  }
}

}  // namespace scene
