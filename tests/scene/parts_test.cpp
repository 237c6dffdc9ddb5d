// The glass in two, three or four parts, on every glass: none over another, linen between them, everybody before their own, and the bar
// across them where hands reach it.
#include <catch2/catch.hpp>

#include "scene/layouts.h"
#include "support/staged_workshop.h"
#include "workshop/split.h"

using base::Box;
using base::Vec;
using board::Property;
using board::RecordKind;
using support::StagedWorkshop;

namespace {

bool inside(const Box& outer, const Box& inner) { return outer.grown(0.01).contains(inner.min) && outer.grown(0.01).contains(inner.max); }

struct Apart : StagedWorkshop {
  Apart(int groups, bool wall, std::size_t people = 10) : StagedWorkshop(people, wall, "impact") {
    definition.groups = groups;
    go_to(1, 0);
    for (std::size_t i = 0; i < seats.size(); ++i)
      builder.set(RecordKind::seat, seats[i], {{Property::group, static_cast<std::int64_t>(i * static_cast<std::size_t>(groups) / seats.size()) + 1}});
    to_round(1);
  }
  void to_round(std::int64_t round) {
    builder.set(RecordKind::step, steps[1], {{Property::round, round}, {Property::round_length, std::int64_t{600'000}}});
    replan();
  }
};

}  // namespace

TEST_CASE("parts lie clear of each other on every glass, with a head for whoever reads it and room for papers") {
  for (const int groups : {2, 3, 4})
    for (const bool wall : {false, true})
      for (const support::Screen& screen : support::screens()) {
        Apart w(groups, wall);
        w.set_glass(screen.width, screen.height, screen.inches);
        INFO(groups << " groups, " << (wall ? "wall " : "table ") << screen.inches);
        REQUIRE(w.plan.parts);
        REQUIRE(w.plan.boards.size() == static_cast<std::size_t>(groups));
        for (std::size_t i = 0; i < w.plan.boards.size(); ++i) {
          const scene::BoardPlan& part = w.plan.boards[i];
          CHECK(inside(w.plan.sheet, part.box));
          CHECK(inside(part.box, part.room));
          for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(part.box.grown(15).overlaps(w.plan.boards[j].box));  // linen between them
          // At a table read from its own long side, from both where it reaches from one to the other.
          const bool near = part.head.width() > 1, far = part.far_head.width() > 1;
          CHECK((near || far));
          CHECK((near && far) == (!wall && groups < 4));
          for (const Box& head : {part.head, part.far_head}) {
            if (head.width() <= 1) continue;
            CHECK(inside(part.box, head));
            CHECK(head.height() >= 46);
            CHECK_FALSE(part.room.grown(-0.1).overlaps(head));
          }
          CHECK(part.room.width() > w.plan.note_width * 1.2);
          CHECK(part.room.height() > w.plan.note_width);
          const scene::Zone* zone = w.plan.zone_at(part.room.centre());
          REQUIRE(zone);
          CHECK(zone->name == workshop::part_name(static_cast<int>(i) + 1));
        }
        REQUIRE(w.plan.join);
        const auto faces = scene::join_faces(w.plan);
        REQUIRE(faces.size() == (wall ? 1 : 2));
        for (const Box& face : faces) CHECK(inside(w.plan.sheet, face));
        if (!wall) CHECK_FALSE(faces[0].grown(-0.1).overlaps(faces[1]));
        // Each group's key is wide enough for a finger.
        CHECK(w.plan.join->width() / groups >= 60);
        CHECK(w.plan.join->height() >= 48);
        CHECK_FALSE(w.plan.tent);
      }
}

TEST_CASE("four parts are two above two, and the parts go when all are joined") {
  Apart w(4, false);
  const auto& parts = w.plan.boards;
  CHECK(parts[0].box.min.x == parts[1].box.min.x);
  CHECK(parts[2].box.min.x == parts[3].box.min.x);
  CHECK(parts[0].box.max.y < parts[1].box.min.y);
  CHECK(parts[0].far_head.width() > 1);
  CHECK(parts[1].head.width() > 1);
  w.to_round(5);
  CHECK(w.plan.parts);  // the fourth presents
  w.to_round(6);
  CHECK_FALSE(w.plan.parts);
  CHECK(w.plan.boards.empty());
  CHECK(w.plan.zones.empty());
  CHECK_FALSE(w.plan.join);
  CHECK(w.plan.tent);
}
