// What opens at a hand and faces it: the ring of seven actions, the lasso and its bar, the card "Annuler ici".
#include <cmath>
#include <iterator>

#include "scene/frame.h"

namespace scene {
namespace {

text::Style label_style(const Frame& frame, double size_mm, int weight = 600) {
  text::Style style = frame.tokens.label;
  style.size_mm = size_mm;
  style.weight = weight;
  style.line_height_mm = 0;
  return style;
}

void draw_papers(const Frame& frame, Canvas& canvas, Pose pose, Action action, std::uint64_t session, Id seat) {
  const std::size_t n = 4;
  for (std::size_t i = 0; i < n; ++i) {
    const Pose at{pose.to_glass({(static_cast<double>(i) - 1.5) * 56, 0}), pose.angle_deg};
    draw_shadow(frame, canvas, at, {44, 44}, 2, 1);
    canvas.brush(at).rounded({{-22, -22}, {22, 22}}, 2, frame.theme.papers[i]);
    canvas.area(Target::button(action, session, static_cast<std::uint32_t>(i) + 1), at, {44, 44}, frame.tokens.paper_names[i], seat);
  }
}

bool has_picture(const Frame& frame, Id id) {
  const board::Note* note = frame.board.notes.find_live(id);
  return note && note->picture && frame.board.pictures.find_live(note->picture);
}

}  // namespace

void draw_rings(const Frame& frame, Canvas& canvas) {
  const Tokens::Ring& r = frame.tokens.ring;
  struct Entry {
    Action action;
    Icon icon;
    std::string_view key;
  };
  static constexpr Entry entries[] = {
      {Action::ring_write, Icon::keyboard, "ring.write"},  {Action::ring_draw, Icon::pen, "ring.draw"},
      {Action::ring_picture, Icon::image, "ring.picture"}, {Action::ring_copy, Icon::copy, "ring.copy"},
      {Action::ring_point, Icon::pointing, "ring.point"},  {Action::ring_colour, Icon::drop, "ring.colour"},
      {Action::ring_remove, Icon::trash, "ring.remove"},
  };
  static_assert(std::size(entries) == Tokens::Ring::actions);
  for (const Ring& ring : frame.preview.rings) {
    const Pose centre{ring.at, ring.angle_deg};
    canvas.thing(ring.session);
    const Brush brush = canvas.brush(centre);
    // Half a tray, open towards the person: short thick strokes along the arc, with round ends.
    const double from = r.start_deg - 14, to = r.end_deg() + 14;
    const auto on_arc = [&](double deg, double radius) { return Vec{std::cos(base::radians(deg)) * radius, std::sin(base::radians(deg)) * radius}; };
    constexpr int pieces = 36;
    for (int pass = 0; pass < 2; ++pass) {
      for (int i = 0; i < pieces; ++i) {
        const double a = from + (to - from) * i / pieces, b = from + (to - from) * (i + 1) / pieces;
        if (pass == 0) {
          const Vec down = base::rotated({0, 12}, -ring.angle_deg);
          brush.line(on_arc(a, r.radius) + down, on_arc(b, r.radius) + down, r.tray + 8, frame.theme.shadow.with_alpha(0.012));
        } else {
          brush.line(on_arc(a, r.radius), on_arc(b, r.radius), r.tray, frame.theme.tray);
        }
      }
    }
    canvas.area({TargetKind::nothing, ring.session, 0}, centre, {2 * (r.radius + r.tray / 2), 2 * (r.radius + r.tray / 2)}, "", ring.seat, 0, true);
    if (ring.choosing_colour) {
      draw_papers(frame, canvas, Pose{centre.to_glass({0, -r.radius}), ring.angle_deg}, Action::ring_colour, ring.session, ring.seat);
      continue;
    }
    for (int i = 0; i < Tokens::Ring::actions; ++i) {
      const double deg = r.start_deg + i * r.step_deg;
      const Pose at{centre.to_glass(on_arc(deg, r.radius) + Vec{0, -9}), ring.angle_deg};
      const bool hot = ring.hot == entries[i].action;
      const Brush button = canvas.brush(at);
      const double radius = r.button / 2;
      button.shadow({{-radius, -radius}, {radius, radius}}, radius, 6, frame.theme.shadow.with_alpha(0.2), frame.tokens.shadow_direction * 2);
      button.disc({}, radius, hot ? frame.theme.ink : frame.theme.paper);
      button.icon(entries[i].icon, {}, 22, 1.7, hot ? frame.theme.paper : frame.theme.ink);
      const std::string& says = frame.texts(entries[i].action == Action::ring_picture && has_picture(frame, ring.note) ? "ring.no_picture" : entries[i].key);
      const auto label = frame.type.layout(says, label_style(frame, r.label));
      button.text(*label, {-label->size.x / 2, radius + 4}, frame.theme.ink);
      canvas.area(Target::button(entries[i].action, ring.session), at, {r.button, r.button}, says, ring.seat, r.label, true);
    }
  }
}

void draw_lassos(const Frame& frame, Canvas& canvas) {
  const Tokens::Lasso& look = frame.tokens.lasso;
  for (const Lasso& lasso : frame.preview.lassos) {
    const Brush flat = canvas.brush();
    canvas.thing(lasso.session);
    double carried = 0;
    for (std::size_t i = 0; i + 1 < lasso.points.size() + (lasso.closed ? 1 : 0); ++i) {
      const SheetView& view = frame.preview.sheet_view;
      const Vec a = view.to_glass(lasso.points[i]), b = view.to_glass(lasso.points[(i + 1) % lasso.points.size()]);
      const double length = base::distance(a, b);
      for (; carried < length; carried += look.dot_pitch) flat.disc(a + (b - a) * (carried / length), look.dot_width / 2, frame.theme.ink);
      carried -= length;
    }
    if (!lasso.closed) continue;
    struct Entry {
      Action action;
      Icon icon;
      std::string_view key;
    };
    static constexpr Entry entries[] = {
        {Action::lasso_group, Icon::group, "lasso.group"}, {Action::lasso_colour, Icon::drop, "lasso.colour"}, {Action::lasso_tidy, Icon::sort, "lasso.tidy"}};
    const auto count = frame.type.layout(frame.texts.count("lasso.notes", static_cast<long long>(lasso.notes.size())), label_style(frame, 17));
    std::vector<text::LayoutRef> labels;
    double length = count->size.x + 48;
    for (const Entry& e : entries) {
      labels.push_back(frame.type.layout(frame.texts(e.key), label_style(frame, 16)));
      length += labels.back()->size.x + 70;
    }
    const Vec size{length, look.bar_height};
    canvas.thing(~lasso.session);
    draw_shadow(frame, canvas, lasso.bar, size, size.y / 2, 3);
    const Brush bar = canvas.brush(lasso.bar);
    bar.rounded({size * -0.5, size * 0.5}, size.y / 2, frame.theme.tray);
    canvas.area({TargetKind::nothing, lasso.session, 0}, lasso.bar, size, "", lasso.seat);
    if (lasso.choosing_colour) {
      draw_papers(frame, canvas, lasso.bar, Action::lasso_colour, lasso.session, lasso.seat);
      continue;
    }
    bar.text(*count, {-length / 2 + 24, -count->size.y / 2}, frame.theme.ink);
    double x = -length / 2 + count->size.x + 38;
    for (std::size_t i = 0; i < 3; ++i) {
      const double w = labels[i]->size.x + 62;
      const Pose at{lasso.bar.to_glass({x + w / 2, 0}), lasso.bar.angle_deg};
      draw_button(frame, canvas, at, {w, look.button}, Target::button(entries[i].action, lasso.session),
                  {entries[i].icon, frame.texts(entries[i].key), i == 0, false, lasso.seat, true});
      x += w + 8;
    }
  }
}

}  // namespace scene
