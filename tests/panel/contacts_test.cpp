// Contacts on panels: what is tapped acts at any angle, panels are carried and turned by hand, and nobody disturbs another.
#include "panel_table.h"

using panel::Kind;
using panel::Request;
using support::PanelTable;
using What = Request::What;

namespace {

base::Pose pose_of(const PanelTable& table, std::uint64_t panel) {
  for (const auto& area : table.targets(panel))
    if (area.target.part == 0) return area.pose;
  FAIL("no such panel");
  return {};
}
// A free point of the header, left of the grip.
base::Vec header(const PanelTable& table, std::uint64_t panel, double aside = 0) {
  for (const auto& area : table.targets(panel))
    if (area.target.part == 0) return area.pose.to_glass({aside, -area.size.y / 2 + 24});
  return {};
}

}  // namespace

TEST_CASE("a button that is read is a button that can be tapped, at any angle") {
  const double angle = GENERATE(0.0, 37.0, 90.0, 180.0);
  PanelTable table;
  table.open(Kind::setup, angle);
  table.update();
  table.tap("Commencer l’atelier");
  CHECK(table.asked(What::start_workshop) == 1);
  table.tap("Accueil");
  CHECK(table.asked(What::go_home) == 1);
  table.panels.close_all();
  table.open(Kind::console, angle);
  table.update();
  table.tap("Photo");
  CHECK(table.asked(What::photo) == 1);
}

TEST_CASE("a press and a release in one frame click once") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  const base::Vec at = table.where("Photo");
  table.down(1, at), table.up(1, at);
  table.update();
  CHECK(table.asked(What::photo) == 1);
  table.down(2, at), table.up(2, at), table.down(3, at), table.up(3, at);
  table.update();
  CHECK(table.asked(What::photo) == 3);
  table.wait(300).update();
  CHECK(table.asked(What::photo) == 3);
}

TEST_CASE("a contact that leaves its button, or is taken away, presses nothing") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  const base::Vec at = table.where("Photo");
  table.down(1, at);
  table.update();
  table.move(1, at + base::Vec{0, -120});
  table.update();
  table.up(1, at + base::Vec{0, -120});
  table.update();
  table.down(2, at);
  table.update();
  table.event(2, contact::Phase::cancel, at);
  table.update();
  CHECK(table.requests.empty());
}

TEST_CASE("two panels are used at once by two contacts") {
  PanelTable table;
  const auto left = table.open(Kind::console, 0, {450, 1000});
  const auto right = table.open(Kind::console, 180, {1400, 60});
  table.update();
  const base::Vec a = table.where("Photo", left), b = table.where("Galerie", right);
  REQUIRE(table.down(1, a));
  REQUIRE(table.down(2, b));
  table.update();
  table.move(1, a + base::Vec{2, 1});
  table.move(2, b + base::Vec{-1, 2});
  table.update();
  table.up(2, b);
  table.update();
  CHECK(table.asked(What::open_gallery) == 1);
  CHECK(table.asked(What::photo) == 0);
  table.up(1, a);
  table.update();
  CHECK(table.asked(What::photo) == 1);
  CHECK(table.requests.size() == 2);
}

TEST_CASE("a second contact on a panel waits for its turn, and its tap is not lost") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  const base::Vec a = table.where("Photo"), b = table.where("Galerie");
  table.down(1, a);
  table.down(2, b);
  table.update();
  table.up(2, b);
  table.update();
  CHECK(table.requests.empty());
  table.up(1, a);
  table.update();
  CHECK(table.asked(What::photo) == 1);
  CHECK(table.asked(What::open_gallery) == 1);
  CHECK(table.requests.size() == 2);
}

TEST_CASE("one contact on the header carries a panel, and it stays within reach") {
  PanelTable table;
  const auto id = table.open(Kind::console);
  table.update();
  const base::Pose before = pose_of(table, id);
  const base::Vec from = header(table, id, -120);
  CHECK(table.panels.hit(from) == id);
  REQUIRE(table.down(1, from));
  table.move(1, from + base::Vec{-140, -60});
  table.update();
  CHECK(base::distance(pose_of(table, id).at, before.at + base::Vec{-140, -60}) < 0.01);
  table.move(1, {5, 1060});
  table.update();
  table.up(1, {5, 1060});
  table.update();
  const auto areas = table.targets(id);
  const base::Vec grip = areas.front().pose.to_glass({0, -areas.front().size.y / 2 + 24});
  CHECK(base::Box::at({}, table.glass.size_mm).contains(grip));
  CHECK(base::Box::at({}, table.glass.size_mm).contains(areas.front().pose.at));
}

TEST_CASE("two contacts turn a panel, and it comes to rest along a side that is near") {
  PanelTable table;
  const auto id = table.open(Kind::console);
  table.update();
  const base::Pose before = pose_of(table, id);
  const base::Vec a = header(table, id, -140), b = header(table, id, 140);
  table.down(1, a);
  table.down(2, b);
  const auto turned = [&](base::Vec p, double deg) { return before.at + base::rotated(p - before.at, deg); };
  for (int deg = 0; deg <= 86; deg += 2) {
    table.move(1, turned(a, deg));
    table.move(2, turned(b, deg));
    table.update();
  }
  CHECK(pose_of(table, id).angle_deg == Approx(86).margin(0.1));
  CHECK(base::distance(pose_of(table, id).at, before.at) < 1);
  table.up(1, turned(a, 86));
  table.up(2, turned(b, 86));
  table.update();
  CHECK(pose_of(table, id).angle_deg == Approx(90));
  table.tap("Photo");
  CHECK(table.asked(What::photo) == 1);
}

TEST_CASE("a panel may lie at an angle that is no side's") {
  PanelTable table;
  const auto id = table.open(Kind::settings, 0);
  const base::Vec a = header(table, id, -100), b = header(table, id, 100);
  const base::Vec middle = (a + b) * 0.5;
  table.down(1, a);
  table.down(2, b);
  table.move(1, middle + base::rotated(a - middle, 20));
  table.move(2, middle + base::rotated(b - middle, 20));
  table.up(1, middle + base::rotated(a - middle, 20));
  table.up(2, middle + base::rotated(b - middle, 20));
  table.update();
  CHECK(pose_of(table, id).angle_deg == Approx(20).margin(0.5));
  table.tap("Nuit");
  CHECK(table.asked(What::night) == 1);
}

TEST_CASE("the panel is carried by one person while another presses a button on it") {
  PanelTable table;
  const auto id = table.open(Kind::console);
  table.update();
  const base::Vec grip = header(table, id, -120), button = table.where("Photo");
  table.down(1, button);
  table.down(2, grip);
  table.update();
  table.move(2, grip + base::Vec{-30, -20});
  table.update();
  table.up(1, button + base::Vec{-30, -20});
  table.up(2, grip + base::Vec{-30, -20});
  table.update();
  CHECK(table.asked(What::photo) == 1);
}

TEST_CASE("a panel turns by a quarter and closes by its buttons") {
  PanelTable table;
  const auto id = table.open(Kind::gallery);
  table.update();
  table.tap("Tourner");
  CHECK(pose_of(table, id).angle_deg == Approx(90));
  CHECK(table.panels.any_open(Kind::gallery));
  table.tap("Fermer");
  CHECK(!table.panels.any_open(Kind::gallery));
  CHECK(table.panels.meshes().empty());
}

TEST_CASE("a contact on a closed panel does nothing until it ends, and passes to nothing beneath") {
  PanelTable table;
  const auto id = table.open(Kind::console);
  table.update();
  const base::Vec at = table.where("Photo");
  REQUIRE(table.down(1, at));
  table.panels.close(id);
  CHECK(table.move(1, at));
  CHECK(table.up(1, at));
  CHECK(!table.move(1, at));
  table.update();
  CHECK(table.requests.empty());
}

TEST_CASE("nothing runs and nothing is drawn anew when nothing changed") {
  PanelTable table;
  table.open(Kind::setup);
  table.open(Kind::settings, 180, {300, 40});
  table.update();
  const auto before = table.panels.meshes().front()->revision;
  CHECK(!table.panels.wants_frames());
  for (int i = 0; i < 10; ++i) CHECK(!table.wait(16).update());
  CHECK(table.panels.meshes().front()->revision == before);
}

TEST_CASE("a running clock asks for one frame a second, a contact for frames while it is down") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  int drawn = 0;
  for (int i = 0; i < 300; ++i) drawn += table.wait(10).update();
  CHECK(drawn == 3);
  const base::Vec at = table.where("Photo");
  table.down(1, at);
  CHECK(table.panels.wants_frames());
  table.up(1, at);
  table.update();
  CHECK(table.panels.wants_frames());  // the tap is still being shown
  table.wait(200).update();
  CHECK(!table.panels.wants_frames());
}

TEST_CASE("panels open before their person, on the glass, and one of a kind comes to whoever asks") {
  PanelTable table;
  for (const double angle : {0.0, 90.0, 180.0, -90.0}) {
    const auto id = table.open(Kind::console, angle, {952, 535});
    const auto pose = pose_of(table, id);
    CHECK(pose.angle_deg == Approx(angle));
    const auto areas = table.targets(id);
    const base::Box around = base::bounds(pose, areas.front().size);
    CHECK(around.min.x >= -0.01);
    CHECK(around.min.y >= -0.01);
    CHECK(around.max.x <= 1904.01);
    CHECK(around.max.y <= 1071.01);
    const base::Vec down = base::rotated({0, 1}, angle);
    const double gap = std::abs(down.y) > 0.5 ? (down.y > 0 ? 1071 - around.max.y : around.min.y) : (down.x > 0 ? 1904 - around.max.x : around.min.x);
    CHECK(gap == Approx(60).margin(1));
  }
  CHECK(table.panels.meshes().size() == 4);
  const auto first = table.open(Kind::settings, 0, {300, 1000});
  CHECK(table.open(Kind::settings, 180, {1500, 20}) == first);
  CHECK(pose_of(table, first).angle_deg == Approx(180));
}

TEST_CASE("a panel opens beside stations and other panels where there is room") {
  PanelTable table;
  table.plan = scene::make_plan(table.board(), table.definition, table.glass, table.tokens);
  const auto covers = [&](std::uint64_t id, const base::Box& box) {
    return base::overlap(base::bounds(pose_of(table, id), table.targets(id).front().size), box);
  };
  for (const auto kind : {Kind::console, Kind::gallery, Kind::settings}) {
    for (const auto& asked : {std::pair{0.0, base::Vec{120, 1040}}, std::pair{180.0, base::Vec{1800, 30}}, std::pair{90.0, base::Vec{30, 500}}}) {
      const auto id = table.open(kind, asked.first, asked.second);
      INFO(static_cast<int>(kind) << " at " << asked.first);
      for (const auto& station : table.plan->stations) CHECK(covers(id, base::bounds(station.pose, station.size)) < 1);
      table.panels.close_all();
    }
  }
  const auto console = table.open(Kind::console, 0, {400, 1040}), gallery = table.open(Kind::gallery, 0, {500, 1040});
  CHECK(covers(gallery, base::bounds(pose_of(table, console), table.targets(console).front().size)) < 1);
}

TEST_CASE("the set-up is a screen of its own: it fills the glass, turns by half, and is carried nowhere") {
  PanelTable table;
  for (const base::Vec size : {base::Vec{1904, 1071}, base::Vec{952, 535}, base::Vec{1600, 1200}}) {
    table.glass.size_mm = size;
    const auto id = table.open(Kind::setup);
    table.update();
    const base::Box around = base::bounds(pose_of(table, id), table.targets(id).front().size);
    CHECK(around.min.x == Approx(0).margin(0.01));
    CHECK(around.max.x == Approx(size.x));
    CHECK(around.max.y == Approx(size.y));
    for (const auto& area : table.targets(id)) {
      const base::Box box = base::bounds(area.pose, area.size);
      INFO(area.label);
      CHECK(base::Box::at({}, size).grown(0.1).contains(box.min));
      CHECK(base::Box::at({}, size).grown(0.1).contains(box.max));
    }
    const base::Vec bare{size.x * 0.5, size.y * 0.03};
    REQUIRE(table.down(90, bare));
    table.move(90, bare + base::Vec{100, 100});
    table.up(90, bare + base::Vec{100, 100});
    table.update();
    CHECK(pose_of(table, id).at.x == Approx(size.x / 2));
    table.tap(table.texts("console.turn"));
    CHECK(std::abs(pose_of(table, id).angle_deg) == Approx(180));
    table.panels.close_all();
  }
}

TEST_CASE("on the smallest table a panel asked for from a short side is whole, and read from a long one") {
  PanelTable table(12);
  table.glass = {{952, 535}, 43, scene::Mode::table, 1};
  for (const double angle : {90.0, -90.0}) {
    for (const double y : {100.0, 500.0}) {
      const auto id = table.open(Kind::console, angle, {angle > 0 ? 40.0 : 912.0, y});
      const auto pose = pose_of(table, id);
      CHECK(std::abs(pose.angle_deg) == Approx(y < 267 ? 180 : 0));
      const base::Box around = base::bounds(pose, table.targets(id).front().size);
      CHECK(around.min.x >= -0.01);
      CHECK(around.min.y >= -0.01);
      CHECK(around.max.x <= 952.01);
      CHECK(around.max.y <= 535.01);
    }
  }
}

TEST_CASE("every target is large enough for a fingertip and every text can be read") {
  for (const base::Vec size : {base::Vec{1904, 1071}, base::Vec{1218, 685}}) {
    PanelTable table(12);
    table.glass.size_mm = size;
    for (const auto kind : {Kind::setup, Kind::console, Kind::gallery, Kind::settings}) {
      const auto id = table.open(kind, 0, size * 0.5);
      table.update();
      for (const auto& area : table.targets(id)) {
        INFO(area.label << " " << area.size.x << " x " << area.size.y << " text " << area.text_height_mm);
        CHECK(std::min(area.size.x, area.size.y) >= 19.9);
        CHECK((area.text_height_mm == 0 || area.text_height_mm >= 10.49));
      }
      table.panels.close_all();
    }
  }
}
