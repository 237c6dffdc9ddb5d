// The group makes themes: some draw a lasso around ideas that go together and name them, others bring further notes by hand and
// clear away what lies in the way. One move was a mistake and is taken back.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/rehearsal_steps.h"

namespace app::rehearsal {
namespace {

constexpr std::size_t kMostInTheme = 6;

struct LassoPlan {
  Person* person = nullptr;
  int theme = -1;
  std::vector<Vec> way;
};

double share_inside(const std::vector<Vec>& polygon, const Area& note) {
  int in = 0;
  for (int i = -2; i <= 2; ++i)
    for (int j = -2; j <= 2; ++j) in += inside(polygon, note.pose.to_glass({i * note.size.x / 5, j * note.size.y / 5}));
  return in / 25.0;
}

double area_of(const std::vector<Vec>& polygon) {
  double twice = 0;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) twice += base::cross(polygon[j], polygon[i]);
  return std::abs(twice) / 2;
}

// Around these notes with some air, its corners rounded as a hand rounds them.
std::vector<Vec> loop_around(const std::vector<const Area*>& notes, double air) {
  std::vector<Vec> points;
  for (const Area* note : notes)
    for (const Vec c : base::corners(note->pose, note->size + Vec{2 * air, 2 * air})) points.push_back(c);
  std::vector<Vec> loop = hull(std::move(points));
  for (int pass = 0; pass < 2; ++pass) {
    std::vector<Vec> rounder;
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const Vec a = loop[i], b = loop[(i + 1) % loop.size()];
      rounder.push_back(a + (b - a) * 0.25);
      rounder.push_back(a + (b - a) * 0.75);
    }
    loop = std::move(rounder);
  }
  return loop;
}

// A point every `step` mm, once round from `first` and a little over where it began.
std::vector<Vec> hand_way(const std::vector<Vec>& loop, std::size_t first, double step) {
  std::vector<Vec> way{loop[first]};
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Vec a = loop[(first + i) % loop.size()], b = loop[(first + i + 1) % loop.size()];
    const int parts = std::max(1, static_cast<int>(std::ceil(base::distance(a, b) / step)));
    for (int k = 1; k <= parts; ++k) way.push_back(a + (b - a) * (static_cast<double>(k) / parts));
  }
  return way;
}

const Area* area_of_note(const std::vector<Area>& notes, Id id) {
  const auto it = std::find_if(notes.begin(), notes.end(), [&](const Area& a) { return a.target.id == id.value; });
  return it == notes.end() ? nullptr : &*it;
}

std::vector<Area> notes_seen(Play& play) {
  std::vector<Area> out;
  for (const Area& area : play.eyes.all())
    if (area.target.kind == TargetKind::note) out.push_back(area);
  return out;
}

bool is_loose(Play& play, Id id) {
  const board::Note* note = play.board().notes.find_live(id);
  return note && !note->theme;
}

// On a crowded table a lasso that cuts other notes has to do: more than half of a note must be inside to be taken.
enum class Care : unsigned char { clean, crowded, packed };

// Which of a theme's notes can be ringed with no other between them, and where a hand of somebody near can begin.
std::optional<LassoPlan> plan_lasso(Play& play, int theme, std::size_t wanted, const std::vector<Person*>& busy, Care care) {
  const std::vector<Area> all = notes_seen(play);
  std::vector<const Area*> own;
  for (const Written& w : play.written) {
    const Area* area = w.theme == theme && is_loose(play, w.note) ? area_of_note(all, w.note) : nullptr;
    if (area) own.push_back(area);
  }
  if (own.size() > 16) own.resize(16);
  for (std::size_t size = std::min(wanted, own.size()); size >= 2; --size) {
    std::optional<LassoPlan> best;
    double least = 1e300;
    for (std::uint32_t mask = 0; mask < (1U << own.size()); ++mask) {
      if (static_cast<std::size_t>(__builtin_popcount(mask)) != size) continue;
      std::vector<const Area*> chosen;
      for (std::size_t i = 0; i < own.size(); ++i)
        if (mask >> i & 1) chosen.push_back(own[i]);
      const std::vector<Vec> tight = loop_around(chosen, 8);
      const double area = area_of(tight);
      if (area >= least) continue;
      const double mine_least = care == Care::clean ? 0.8 : care == Care::crowded ? 0.6 : 0.54;
      const double others_most = care == Care::clean ? 0.36 : care == Care::crowded ? 0.46 : 0.48;
      for (const double air : {26.0, 16.0, 40.0, 8.0}) {
        if (air < 16 && care != Care::packed) continue;
        const std::vector<Vec> loop = loop_around(chosen, air);
        const bool clean = std::all_of(all.begin(), all.end(), [&](const Area& note) {
          const bool mine = std::find_if(chosen.begin(), chosen.end(), [&](const Area* c) { return c->target.id == note.target.id; }) != chosen.end();
          return mine ? share_inside(loop, note) > mine_least : share_inside(loop, note) < others_most;
        });
        if (!clean) continue;
        for (std::size_t i = 0; i < loop.size() && area < least; ++i) {
          if (!play.plan().sheet.grown(-8).contains(loop[i]) || !play.eyes.is_free(loop[i])) continue;
          const Id near = play.plan().seat_near(loop[i]);
          const auto who = std::find_if(play.people.begin(), play.people.end(), [&](const auto& p) {
            return (play.wall() || p->seat() == near) && std::find(busy.begin(), busy.end(), p.get()) == busy.end();
          });
          if (who == play.people.end()) continue;
          least = area;
          best = LassoPlan{who->get(), theme, hand_way(loop, i, 11)};
        }
      }
    }
    if (best) return best;
  }
  return std::nullopt;
}

Act<> draw_theme(Person& person, LassoPlan plan) {
  Play& play = person.play();
  const std::string title = play.sample.themes[static_cast<std::size_t>(plan.theme)].title;
  co_await person.take_turn();
  const Box sheet = play.plan().sheet;
  std::vector<Vec> way = plan.way;
  for (Vec& at : way) at = sheet.grown(30).clamp(at);
  // Meanwhile somebody's theme may lie where the loop was to begin: it is closed, and begins where there is nothing.
  if (!play.eyes.is_free(way.front())) {
    way.pop_back();
    const auto free = std::find_if(way.begin(), way.end(), [&](Vec at) { return sheet.grown(-8).contains(at) && play.eyes.is_free(at); });
    if (free != way.end()) std::rotate(way.begin(), free, way.end());
    way.push_back(way.front());
  }
  co_await person.draw(way, 0.65);
  co_await person.tap("grouping what the lasso took", Look::button(Action::lasso_group).of(person.seat()));
  const std::uint64_t session = co_await person.keyboard("naming a theme");
  person.give_turn();
  co_await person.type(session, title);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  const Seen strip = co_await person.look_under("reading the theme's name", Look::at(TargetKind::theme).saying(typed));
  play.named.push_back({plan.theme, Id{strip.area.target.id}});
}

struct Task {
  Id note;
  Vec to;
  double turn_deg = 0;
};

// A further note of a theme into a hole of its rows, or a loose note off what it lies on.
std::optional<Task> next_task(Play& play, Person& person) {
  const std::vector<Area> all = notes_seen(play);
  const scene::Plan& plan = play.plan();
  const double width = plan.note_width;
  const auto free = [&](const Written& w) { return !play.taken.contains(w.note.value) && is_loose(play, w.note); };
  for (const auto& theme : play.kiosk.scene().theme_plans()) {
    const auto named = std::find_if(play.named.begin(), play.named.end(), [&](const Named& n) { return n.id == theme.theme; });
    if (named == play.named.end() || theme.notes >= kMostInTheme) continue;
    for (Written& w : play.written) {
      const Area* area = w.theme == named->theme && w.moves < 2 && free(w) ? area_of_note(all, w.note) : nullptr;
      if (!area) continue;
      // The rows of a theme have the pitch that grouping gave them: a hole is a whole place between its notes.
      const scene::Tokens& tokens = play.kiosk.scene().tokens();
      const Box rows = theme.area.grown(1 - tokens.cluster_padding * plan.scale);
      std::vector<Obstacle> others = play.obstacles(w.note.value, &person, Play::Themes::entered);
      for (const auto& other : play.kiosk.scene().theme_plans())
        if (other.theme != theme.theme) others.push_back({other.area, 2});
      const auto hole = free_slot(rows, width, tokens.cluster_gap * plan.scale, others);
      if (!hole) break;  // its rows are full
      ++w.moves;
      return Task{w.note, *hole, base::normalized_deg(theme.strip.angle_deg - area->pose.angle_deg)};
    }
  }
  for (Written& w : play.written) {
    const Area* area = w.moves < 8 && free(w) ? area_of_note(all, w.note) : nullptr;
    if (!area) continue;
    const Box box = base::bounds(area->pose, area->size);
    double covered = 0;
    for (const Obstacle& o : play.obstacles(w.note.value, &person)) covered += o.weight >= 1 ? overlap(box, o.box) : 0;
    if (covered < width * width * 0.05) continue;
    const auto side = std::find_if(plan.zones.begin(), plan.zones.end(), [&](const scene::Zone& z) {
      return z.kind == scene::Zone::Kind::side && z.ai == (w.ai ? board::Ai::with : board::Ai::without);
    });
    const Place place =
        free_place(room_in(side == plan.zones.end() ? plan.sheet : side->box, width), width + 12, area->pose.at, play.obstacles(w.note.value, &person));
    if (place.covered > covered * 0.7 || base::distance(place.at, area->pose.at) < 25) continue;
    ++w.moves;
    return Task{w.note, place.at, person.random().between(-6, 6)};
  }
  return std::nullopt;
}

Act<> lend_a_hand(Person& person) {
  Play& play = person.play();
  co_await person.pause(0, 0.8);
  for (int idle = 0; idle < 3;) {
    const std::optional<Task> task = next_task(play, person);
    if (!task) {
      ++idle;
      co_await person.pause(0.3, 0.5);
      continue;
    }
    idle = 0;
    (void)co_await person.carry(task->note, task->to, Person::Fingers::two, task->turn_deg);
    co_await person.pause(0.1, 0.5);
  }
}

// Somebody takes a note to the wrong side, and the facilitator takes that back.
Act<> undo_a_mistake(Person& facilitator) {
  Play& play = facilitator.play();
  const auto it = std::find_if(play.written.rbegin(), play.written.rend(), [&](const Written& w) { return is_loose(play, w.note); });
  if (it == play.written.rend()) co_return;
  const Id note = it->note;
  const bool ai = it->ai;
  const Look self = Look::at(TargetKind::note).with(note.value);
  const Seen before = co_await facilitator.look_under("choosing a note", self);
  const scene::Plan& plan = play.plan();
  const auto other = std::find_if(plan.zones.begin(), plan.zones.end(), [&](const scene::Zone& z) {
    return z.kind == scene::Zone::Kind::side && z.ai == (ai ? board::Ai::without : board::Ai::with);
  });
  if (other == plan.zones.end()) co_return;
  const Place wrong = free_place(room_in(other->box, plan.note_width), plan.note_width, before.area.pose.at, play.obstacles(note.value, nullptr));
  const bool went = co_await facilitator.carry(note, wrong.at);
  if (!went) co_await facilitator.fail("moving a note by mistake: it does not go");
  co_await settle(facilitator);
  co_await facilitate(facilitator, Action::undo, "console.undo");
  const double until = play.now_s() + 4;
  for (;;) {
    const Area* now = play.eyes.find(self);
    if (now && base::distance(now->pose.at, before.area.pose.at) < 5) break;
    if (play.now_s() > until) co_await facilitator.fail("undoing a mistake: the note does not come back");
    co_await NextFrame{};
  }
  ++play.undone;
}

// A few keep a note in the air, as tables are when a picture is taken.
void hold_some_up(Play& play) {
  std::vector<Person*> holding;
  for (const Written& w : play.written) {
    const Area* area = is_loose(play, w.note) ? play.eyes.find(Look::at(TargetKind::note).with(w.note.value)) : nullptr;
    if (!area || holding.size() >= 3) continue;
    const Box box = base::bounds(area->pose, area->size);
    const auto& themes = play.kiosk.scene().theme_plans();
    if (std::any_of(themes.begin(), themes.end(), [&](const auto& theme) { return theme.area.overlaps(box); })) continue;
    const Id near = play.plan().seat_near(area->pose.at);
    const auto who = std::find_if(play.people.begin(), play.people.end(), [&](const auto& p) { return (play.wall() || p->seat() == near) && p->idle(); });
    if (who == play.people.end()) continue;
    (*who)->begin((*who)->hold_up(w.note, base::rotated({14, -26}, base::facing_deg(base::Edge::south))));
    holding.push_back(who->get());
  }
}

}  // namespace

Act<> group_ideas(Person& facilitator) {
  Play& play = facilitator.play();
  std::vector<std::pair<int, bool>> themes;  // and their side
  for (int t = 0; t < static_cast<int>(play.sample.themes.size()); ++t) {
    const auto it = std::find_if(play.written.begin(), play.written.end(), [&](const Written& w) { return w.theme == t; });
    if (it != play.written.end()) themes.emplace_back(t, it->ai);
  }
  // One theme a side at a time; then everybody brings what belongs there and clears what lies under it. What could not be ringed
  // on a crowded table is tried again when all is cleared.
  std::vector<std::pair<int, bool>> again;
  bool last_try = false;
  while (!themes.empty() || !again.empty()) {
    if (themes.empty()) themes = std::exchange(again, {}), last_try = true;
    std::vector<Person*> busy;
    for (const bool ai : {false, true}) {
      const auto it = std::find_if(themes.begin(), themes.end(), [&](const auto& t) { return t.second == ai; });
      if (it == themes.end()) continue;
      const int theme = it->first;
      themes.erase(it);
      const std::size_t wanted = theme % 2 == 0 ? 5 : 4;
      std::optional<LassoPlan> plan = plan_lasso(play, theme, wanted, busy, Care::clean);
      if (!plan) plan = plan_lasso(play, theme, wanted, busy, Care::crowded);
      if (!plan && last_try) plan = plan_lasso(play, theme, wanted, busy, Care::packed);
      if (!plan && !last_try) again.emplace_back(theme, ai);
      if (!plan) continue;
      busy.push_back(plan->person);
      plan->person->begin(draw_theme(*plan->person, *plan));
    }
    co_await everybody_idle(facilitator, 60);
    co_await settle(facilitator);
    co_await everybody(facilitator, lend_a_hand, 90);
    co_await settle(facilitator);
  }
  const std::size_t least = std::min<std::size_t>(3, play.people.size());
  if (play.named.size() < least) {
    const std::string why = "grouping: only " + std::to_string(play.named.size()) + " themes have a name";
    co_await facilitator.fail(why);
  }
  co_await everybody(facilitator, lend_a_hand, 90);
  co_await settle(facilitator);
  co_await undo_a_mistake(facilitator);
  hold_some_up(play);
  co_await facilitator.pause(0.7, 0.8);
}

}  // namespace app::rehearsal
