// What several pieces of furniture share: what the table asks, the rail, pads, the places of dots.
#include "scene/furniture.h"

#include <algorithm>
#include <cmath>

#include "board/rules.h"
#include "board/talk.h"
#include "scene/draw_rounds.h"
#include "workshop/agenda.h"
#include "workshop/turns.h"

namespace scene {

const workshop::Step* step_now(const Frame& frame) { return frame.definition ? workshop::current_step(*frame.definition, frame.board) : nullptr; }

const char* held_title(const Frame& frame) {
  const board::Step* step = frame.board.current_step();
  if (!step || frame.board.workshop().closed) return nullptr;
  if (board::people_talk(frame.board)) return "step.talk";
  return (step->withheld & board::kWithholdsAll) == board::kWithholdsAll ? "step.locked" : nullptr;
}

std::string step_title(const Frame& frame) {
  const workshop::Step* step = step_now(frame);
  if (!step) return {};
  if (const auto round = round_of(frame)) return round_title(frame, *round);
  if (const auto parts = parts_of(frame); parts && parts->apart()) return parts_title(frame, *parts);
  const int index = workshop::step_index(*frame.definition, frame.board);
  if (const char* instead = held_title(frame)) return frame.texts("step.numbered", {std::to_string(index + 1), frame.texts(instead)});
  if (workshop::speaker(frame.board)) return frame.texts("step.numbered", {std::to_string(index + 1), frame.texts("tour.title")});
  return frame.texts("step.numbered", {std::to_string(index + 1), step->title.in(frame.texts.language())});
}

Asked asked_now(const Frame& frame) {
  if (!frame.definition) return {};
  const base::Language language = frame.texts.language();
  const workshop::Step* step = step_now(frame);
  if (const auto round = round_of(frame); round && round->changing) return {step_title(frame), frame.texts(round->report ? "rotation.go_home" : "rotation.go")};
  if (step && !step->question.empty()) return {step_title(frame), shown(frame, step->question.in(language))};
  const std::string& challenge = frame.board.workshop().challenge;
  const auto& asked = frame.definition->challenge_asked;
  return {asked.empty() ? frame.texts("board.challenge") : asked.in(language),
          shown(frame, challenge.empty() ? frame.definition->challenge_sample.in(language) : challenge)};
}

namespace {

// While groups go from board to board the rail tells of the rounds, each as long as the others.
Rail rail_of_rounds(const Frame& frame, const workshop::Round& round, double width, double label_mm) {
  Rail rail;
  const workshop::Rotation* rotation = workshop::rotation_of(*frame.definition, frame.board);
  const int count = round.rounds + (rotation && rotation->reports ? 1 : 0);
  const double gap = 4, each = (width - gap * (count - 1)) / count;
  rail.current = std::min(round.number, count) - 1;
  for (int i = 0; i < count; ++i) {
    const bool now = i == rail.current, report = i == round.rounds;
    const std::string name = report ? frame.texts("rotation.report_short") : frame.texts("rotation.round", {std::to_string(i + 1)});
    Rail::Segment& segment = rail.segments.emplace_back();
    segment.label = fit_line(frame, name, sized(frame.tokens.micro, label_mm, now ? 700 : 500), 1000, label_mm);
    segment.x = (each + gap) * i;
    segment.width = each;
    segment.labelled = segment.label.layout->size.x <= each || now;
  }
  return rail;
}

}  // namespace

Rail plan_rail(const Frame& frame, double width, double label_mm) {
  Rail rail;
  if (!frame.definition || frame.definition->steps.empty()) return rail;
  if (const auto round = round_of(frame)) return rail_of_rounds(frame, *round, width, label_mm);
  const auto& steps = frame.definition->steps;
  const std::size_t n = steps.size();
  rail.current = workshop::step_index(*frame.definition, frame.board);
  const double gap = 4, room = width - gap * static_cast<double>(n - 1);
  std::vector<double> weights(n), least(n), widths(n, 0);
  double total_least = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const auto& step = steps[i];
    const bool now = static_cast<int>(i) == rail.current;
    const std::string& name = (step.short_title.empty() ? step.title : step.short_title).in(frame.texts.language());
    Rail::Segment& segment = rail.segments.emplace_back();
    segment.label = fit_line(frame, name, sized(frame.tokens.micro, label_mm, now ? 700 : 500), 1000, label_mm);
    double minutes = step.minutes;
    for (const board::Step& held : frame.board.steps) {
      if (held.key == step.id) minutes = held.minutes;
    }
    weights[i] = std::max(1.0, minutes);
    least[i] = segment.label.layout->size.x + 3;
    total_least += least[i];
  }
  const bool labelled = total_least <= room;
  // Shares by duration; a segment narrower than its label takes its label's width, and the others share what is left.
  std::vector<bool> fixed(n, false);
  for (bool again = true; again;) {
    again = false;
    double free_room = room, free_weight = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (fixed[i]) free_room -= widths[i];
      else free_weight += weights[i];
    }
    for (std::size_t i = 0; i < n && !again; ++i) {
      if (fixed[i]) continue;
      widths[i] = free_room * weights[i] / std::max(1.0, free_weight);
      if (labelled && widths[i] < least[i]) widths[i] = least[i], fixed[i] = again = true;
    }
  }
  double x = 0;
  for (std::size_t i = 0; i < n; ++i) {
    rail.segments[i].x = x;
    rail.segments[i].width = widths[i];
    // Where not all labels have room, only the running step is named.
    rail.segments[i].labelled = labelled || static_cast<int>(i) == rail.current;
    x += widths[i] + gap;
  }
  return rail;
}

void draw_rail(const Frame& frame, const Brush& brush, const Rail& rail, Vec left) {
  if (rail.segments.empty()) return;
  const double end = rail.segments.back().x + rail.segments.back().width;
  const Colour pale = frame.theme.night ? frame.theme.line : Colour{74, 52, 28}.with_alpha(0.14);
  for (std::size_t i = 0; i < rail.segments.size(); ++i) {
    const auto& s = rail.segments[i];
    const bool past = static_cast<int>(i) < rail.current, now = static_cast<int>(i) == rail.current;
    brush.rounded(Box::at({left.x + s.x, left.y}, {s.width, kRailHeight}), kRailHeight / 2, past ? frame.theme.ink2 : pale);
    if (!s.labelled) continue;
    const double over = std::max(0.0, s.x + s.label.layout->size.x - end);
    brush.text(*s.label.layout, {left.x + s.x - over, left.y + kRailHeight + 3}, now ? frame.theme.ink : frame.theme.ink2);
  }
}

void draw_rail_progress(const Frame& frame, const Brush& brush, const Rail& rail, Vec left) {
  const auto clock = clock_shown(frame);
  if (!clock || rail.current < 0 || static_cast<std::size_t>(rail.current) >= rail.segments.size()) return;
  const auto& s = rail.segments[static_cast<std::size_t>(rail.current)];
  const auto whole = static_cast<double>(clock->whole_ms);
  const double share = whole > 0 ? std::clamp(1 - static_cast<double>(clock->left_ms) / whole, 0.0, 1.0) : 1;
  // Never thinner than its own round ends: a step that begins is already seen to run.
  brush.rounded(Box::at({left.x + s.x, left.y}, {std::max(kRailHeight, s.width * share), kRailHeight}), kRailHeight / 2, frame.theme.now);
}

RailPlace rail_of_ribbon(const Frame&) { return {{-91, 1}, 326, 10.5}; }

double header_line(const Frame& frame, double y) { return y - (frame.tokens.header_wall - frame.plan.header.height()); }

RailPlace rail_of_header(const Frame& frame) {
  const double width = std::min(470.0, frame.plan.glass.size_mm.x * 0.245);
  const double timer = std::min(244.0, frame.plan.glass.size_mm.x * 0.2);
  return {{frame.plan.glass.size_mm.x - timer - width, header_line(frame, 75)}, width, 13};
}

const board::Seat* find_seat(const Frame& frame, Id seat) { return frame.board.seats.find_live(seat); }

std::vector<int> papers_now(const Frame& frame) {
  std::vector<int> papers;
  const workshop::Step* step = step_now(frame);
  if (!step || frame.plan.voting || frame.board.workshop().closed) return papers;
  if (board::people_talk(frame.board)) return papers;
  if (!board::without(step->allow, frame.board.current_step()->withheld).write) return papers;
  for (const std::string& name : step->papers.empty() ? frame.definition->papers : step->papers) {
    if (const int paper = frame.tokens.paper(name); paper >= 0) papers.push_back(paper);
  }
  return papers;
}

double undo_clock_size(const Frame& frame) { return 42 * std::clamp(frame.plan.scale, 0.72, 1.0); }

void draw_undo_clock(const Frame& frame, Canvas& canvas, Pose pose, Id place) {
  const double size = undo_clock_size(frame);
  const Brush brush = canvas.brush(pose);
  brush.disc({}, size / 2, frame.theme.paper);
  brush.ring({}, size / 2, 1, frame.theme.line);
  brush.icon(Icon::history, {}, size * 0.52, 1.6, frame.theme.ink);
  canvas.area(Target::button(Action::undo_here, place.value), pose, {size, size}, frame.texts("undo.here"), {}, 0, true);
}

void draw_pad(const Frame& frame, Canvas& canvas, Pose pose, int paper, Id seat, double size_mm) {
  const auto& note = frame.tokens.note;
  if (size_mm <= 0) size_mm = note.pad;
  const Vec size{size_mm, size_mm};
  const Colour colour = frame.theme.papers[static_cast<std::size_t>(paper) % frame.theme.papers.size()];
  draw_shadow(frame, canvas, pose, size, frame.tokens.radius_note, 2);
  const Brush brush = canvas.brush(pose);
  for (int sheet = note.pad_sheets - 1; sheet >= 0; --sheet) {
    const Box box = Box::around(note.pad_offset * sheet, size);
    brush.rounded(box, frame.tokens.radius_note, colour);
    // The edge of each sheet shows: the lower, the more in the shade of those above.
    if (sheet > 0) brush.rounded(box, frame.tokens.radius_note, frame.theme.band);
  }
  const Box top = Box::around({}, size);
  brush.rounded({top.min, {top.max.x, top.min.y + 10}}, frame.tokens.radius_note, frame.theme.band);
  canvas.area({TargetKind::pad, seat.value, static_cast<std::uint64_t>(paper)}, pose, size, frame.texts("board.pull_note"), seat);
}

DotPlaces dot_places(const Frame& frame, Id seat, double room_mm) {
  DotPlaces places;
  if (!frame.definition) return places;
  // A workshop without a vote gives nobody dots.
  const auto& steps = frame.definition->steps;
  if (std::none_of(steps.begin(), steps.end(), [](const workshop::Step& step) { return step.dots.has_value(); })) return places;
  const board::Rules rules = workshop::rules_now(*frame.definition, frame.board, frame.plan.glass.size_mm);
  places.total = std::clamp<std::int64_t>(frame.plan.voting ? rules.dots_per_seat : frame.board.workshop().dots_per_seat, 0, 24);
  // Before the vote begins nothing is spent.
  places.left = frame.plan.voting ? std::clamp<std::int64_t>(board::dots_left(frame.board, rules, seat), 0, places.total) : places.total;
  for (const HeldDot& held : frame.preview.dots) {
    if (frame.plan.voting && held.seat == seat && !held.dot && places.left > 0) --places.left;
  }
  const double size = frame.tokens.dot.in_station;
  if (places.total > 1) places.pitch = std::min(41.0, (room_mm - size) / static_cast<double>(places.total - 1));
  return places;
}

void draw_dot_places(const Frame& frame, Canvas& canvas, const Pose& pose, const board::Seat& seat, const DotPlaces& places, Vec first) {
  const double r = frame.tokens.dot.in_station / 2;
  const Brush brush = canvas.brush(pose);
  const PersonLook& look = frame.tokens.person(seat.person);
  const std::string label = frame.texts.count("station.dots_left", places.left);
  for (std::int64_t i = 0; i < places.total; ++i) {
    const Vec at = first + Vec{places.pitch * static_cast<double>(i), 0};
    if (i >= places.left) {
      brush.dashed(Box::around(at, {2 * r - 2, 2 * r - 2}), r - 1, 1.4, 4.2, frame.theme.ink2);
      continue;
    }
    const Pose where{pose.to_glass(at), pose.angle_deg};
    draw_shadow(frame, canvas, where, {2 * r, 2 * r}, r, 1);
    brush.disc(at, r, frame.theme.night ? frame.theme.mark_ring : Colour{255, 253, 248, 255});
    brush.disc(at, r - 1.1, look.colour);
    brush.mark(static_cast<int>(seat.person), at, r * 0.52, look.mark);
    canvas.area({TargetKind::station_dot, seat.id.value, static_cast<std::uint64_t>(i)}, where, {2 * r, 2 * r}, label, seat.id, 0, true);
  }
}

void draw_dot_trail(const Frame& frame, const Brush& brush, Id seat, Vec to, Colour colour) {
  const StationPlan* station = frame.plan.station(seat);
  if (!station || frame.plan.glass.mode == Mode::wall) return;
  const Vec from = station->pose.to_glass({0, -station->size.y / 2 - 14});
  const double whole = base::distance(from, to);
  if (whole < 60) return;
  // It leaves the station straight and bends towards the hand.
  const Vec bend = station->pose.to_glass({0, -station->size.y / 2 - 14 - whole * 0.45});
  constexpr double pitch = 9.5;
  const int dots = static_cast<int>((whole - 34) / pitch);
  for (int i = 0; i <= dots; ++i) {
    const double t = i * pitch / whole, u = 1 - t;
    brush.disc(from * (u * u) + bend * (2 * u * t) + to * (t * t), 1.5, colour);
  }
}

WayOn way_on(const Frame& frame) {
  const int last = frame.definition ? static_cast<int>(frame.definition->steps.size()) - 1 : -1;
  if (frame.board.workshop().closed) return {Icon::undo, Action::reopen, "step.reopen"};
  if (const auto round = round_of(frame)) {
    if (round->changing) return {Icon::check, Action::all_there, "rotation.all_there"};
    const workshop::Rotation* rotation = workshop::rotation_of(*frame.definition, frame.board);
    if (!round->report && (round->number < round->rounds || rotation->reports)) return {Icon::refresh, Action::change_boards, "rotation.change"};
  }
  if (const auto parts = parts_of(frame); parts && parts->apart()) {
    if (parts->phase == workshop::Parts::Phase::working) return {Icon::group, Action::change_boards, "parts.present"};
    return {parts->last() ? Icon::check : Icon::chevron_right, Action::change_boards, parts->last() ? "parts.join" : "parts.next_group"};
  }
  if (last >= 0 && workshop::step_index(*frame.definition, frame.board) == last) return {Icon::check, Action::conclude, "console.conclude"};
  return {Icon::chevron_right, Action::next_step, "console.next"};
}

}  // namespace scene
