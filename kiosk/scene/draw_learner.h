// What a machine learns from, and what it makes of that, on the glass. One file for each of its parts; read by draw_zones, by the stations
// (labels at people's places) and by the lifted layer (what hands hold of it).
#pragma once
#include "scene/furniture.h"
#include "workshop/lesson.h"
#include "workshop/walk.h"

namespace scene {

inline Colour to_scene(learner::Colour c) { return {c.r, c.g, c.b, 255}; }
inline constexpr double kMapMark = 0.088;  // of the plot's side: a thing on the map

// What all parts of the sheet draw from.
struct Lesson {
  const Frame& frame;
  Canvas& canvas;
  const LearnerPlan& plan;
  const workshop::Teaching& teaching;
  const workshop::Definition& definition;
  bool wall() const { return frame.plan.glass.mode == Mode::wall; }
  double least() const { return wall() ? 13 : 10.5; }  // mm, of what is read
  double k() const { return frame.plan.scale; }
  Id sheet() const { return frame.plan.sheet_id; }
  std::string kind(std::size_t number) const;  // its name, in the language of now
  text::Style heading(double mm) const { return sized(frame.tokens.heading3, std::max(least(), mm)); }
  text::Style words(double mm) const { return sized(frame.tokens.label, std::max(least(), mm), 500); }
};

// A drawn thing, `size` mm across, about the brush's middle.
void draw_drawn(const Brush& brush, const learner::Drawn& drawn, double size);
// A label: a disc that names a kind, never a person.
void draw_kind_label(const Frame& frame, const Brush& brush, const workshop::Definition::Kind& kind, std::size_t number, double diameter);
// A sheet of paper with its shadow, in the panel's own space.
Brush paper_of(const Lesson& lesson, const LearnerPlan::Panel& panel);
// Right or wrong.
void draw_verdict(const Frame& frame, const Brush& brush, Vec at, double size, bool right);
void draw_titles(const Lesson& lesson, const LearnerPlan::Panel& panel, const std::string& title, const std::string& line);

void draw_learner(const Frame& frame, Canvas& canvas);
void draw_examples(const Lesson& lesson);
void draw_map(const Lesson& lesson);
void draw_scores(const Lesson& lesson);
void draw_groups(const Lesson& lesson);
void draw_walk(const Lesson& lesson);
void draw_walk_token(const Frame& frame, const Brush& brush, double diameter);

// Labels to take, in a row from `first` on, at a place or in a wall's tray.
void draw_labels_to_take(const Frame& frame, Canvas& canvas, const Pose& pose, Id seat, Vec first, double pitch, double diameter);
// What hands hold of it.
void draw_held_learning(const Frame& frame, Canvas& canvas);

}  // namespace scene
