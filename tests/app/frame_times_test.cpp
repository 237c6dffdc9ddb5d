// What developers see of the time that frames take: bars in a corner, drawn with what is drawn anyway.
#include "app/stage_times.h"
#include "support/table.h"

using support::Table;

TEST_CASE("the last frames are told oldest first, and no more than are kept") {
  app::StageTimes times;
  CHECK(times.last_ms(10).empty());
  CHECK(times.ms(0.5) == 0);
  for (int frame = 0; frame < 1'500; ++frame) {
    times.begin();
    times.end(app::FrameStage::hands);
    times.keep();
  }
  CHECK(times.last_ms(120).size() == 120);
  CHECK(times.last_ms(5'000).size() == 1'024);
  CHECK(times.ms(0.1) <= times.ms(1));
}

TEST_CASE("shown, they are bars on the glass, and a table at rest stays at rest") {
  Table table({.people = 4});
  table.settle();
  auto& scene = table.kiosk().scene();
  const auto drawn = [&] { return table.kiosk().draw_list()[scene::LayerId::overlay].instances.size(); };
  const std::size_t before = drawn();
  scene.show_frame_times({std::vector<double>(100, 2.5), "2,5 ms"});
  CHECK(table.kiosk().frame());
  CHECK(drawn() >= before + 100);
  CHECK_FALSE(table.kiosk().frame());
}
