#include "support/table.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "board/codec.h"
#include "support/kiosk_options.h"

namespace support {

using board::Property;
using board::RecordKind;
using scene::TargetKind;

namespace fs = std::filesystem;

Table::Table() : Table(Setting{}) {}

Table::Table(Setting setting) {
  options_ = kiosk_options(folder_.path());
  options_.glass = setting.glass;
  options_.diagonal_inches = setting.diagonal_inches;
  options_.mode = setting.mode;
  options_.language = setting.language;
  options_.seats = setting.people;
  open();
  if (setting.step < 0) return;
  const auto* definition = kiosk_->shelf().find(setting.workshop);
  REQUIRE(definition);
  const auto prepared = kiosk_->prepare(*definition);
  REQUIRE(prepared);
  workshop_ = *prepared;
  REQUIRE(store().commit(store::Draft(board::Actor::facilitator()).set(RecordKind::workshop, workshop_, {{Property::private_first, setting.private_first}})));
  kiosk_->start();
  go_to_step(setting.step);
}

Table::~Table() = default;

void Table::open() {
  auto opened = app::Kiosk::open(options_, clock_);
  INFO((opened ? std::string() : opened.error().message));
  REQUIRE(opened);
  kiosk_ = std::move(*opened);
  devices_.clear();
  for (std::uint64_t number = 0; number < 2; ++number) {
    auto device = std::make_unique<contact::Simulated>(options_.glass, number);
    devices_.push_back(device.get());
    REQUIRE(kiosk_->devices().add(std::move(device)));
  }
  frame();
}

void Table::close() {
  if (kiosk_->store()) workshop_ = kiosk_->workshop();
  kiosk_.reset();
  devices_.clear();
}

Table& Table::reopen() {
  close();
  open();
  REQUIRE(kiosk_->open_workshop(workshop_));
  return settle();
}

Table& Table::go_to_step(int index) {
  kiosk_->go_to_step(index);
  return settle();
}

// ---- hands ----

Table& Table::down(std::int64_t hand, Vec at) {
  device().begin(hand, at);
  return frame();
}
Table& Table::move(std::int64_t hand, Vec to) {
  device().move(hand, to);
  return frame();
}
Table& Table::up(std::int64_t hand) {
  device().end(hand);
  return frame();
}
Table& Table::cancel(std::int64_t hand) {
  device().cancel(hand);
  return frame();
}
Table& Table::lose(std::int64_t hand) {
  device().lose(hand);
  return frame();
}

Table& Table::slide(std::int64_t hand, Vec from, Vec to) {
  down(hand, from);
  constexpr int steps = 12;
  for (int i = 1; i <= steps; ++i) move(hand, from + (to - from) * (static_cast<double>(i) / steps));
  return pass(150);
}

Table& Table::drag(std::int64_t hand, Vec from, Vec to) { return slide(hand, from, to).up(hand); }

// Time enough afterwards that the next tap is not taken for the second of two.
Table& Table::tap(Vec at, std::int64_t hand) { return down(hand, at).pass(60).up(hand).pass(400); }
Table& Table::double_tap(Vec at, std::int64_t hand) { return down(hand, at).pass(40).up(hand).pass(60).down(hand, at).pass(40).up(hand).pass(400); }
Table& Table::hold(Vec at, std::int64_t hand) { return down(hand, at).pass(650).up(hand).pass(60); }

Table& Table::frame(std::int64_t us) {
  clock_.advance_us(us);
  kiosk_->words().wait();
  kiosk_->spelling().wait();
  kiosk_->keyboards().wait();
  kiosk_->frame();
  if (kiosk_->photo_waits()) kiosk_->develop_photos();  // as a window does
  return *this;
}

Table& Table::pass(std::int64_t ms) {
  for (const std::int64_t until = clock_.now_us() + ms * 1000; clock_.now_us() < until;) frame();
  return *this;
}

Table& Table::settle() {
  for (int i = 0; i < 600; ++i) {
    frame();
    kiosk_->journal().flush();
    if (kiosk_->settled()) return *this;
  }
  const auto& p = kiosk_->preview();
  FAIL("the table never comes to rest: " << kiosk_->tracker().live_count() << " contacts, " << p.halos.size() << " halos, " << p.glides.size() << " gliding, "
                                         << (kiosk_->scene().animating() ? "the scene moves, " : "")
                                         << (kiosk_->panels().wants_frames() ? "a panel moves, " : "") << kiosk_->journal().health().waiting
                                         << " changes waiting");
  return *this;
}

// ---- what is on the glass ----

Table::Look Table::at(TargetKind kind, Id id) {
  Look look;
  look.kind = kind;
  if (id) look.id = id.value;
  return look;
}
Table::Look Table::button(scene::Action action, std::optional<std::uint64_t> id) {
  Look look;
  look.kind = TargetKind::button;
  look.action = action;
  look.id = id;
  return look;
}
Table::Look Table::panel(std::string label) {
  Look look;
  look.kind = TargetKind::panel;
  look.label = std::move(label);
  return look;
}

std::vector<scene::Area> Table::all(const Look& look) const {
  std::vector<scene::Area> out = kiosk_->targets();
  std::erase_if(out, [&](const scene::Area& area) {
    return (look.kind && area.target.kind != *look.kind) || (look.id && area.target.id != *look.id) ||
           (look.action != scene::Action::none && area.target.action() != look.action) || (!look.label.empty() && area.label != look.label) ||
           (look.seat && area.seat != look.seat) || (look.row && area.target.row() != *look.row);
  });
  return out;
}

scene::Area Table::see(const Look& look) const {
  const auto found = all(look);
  INFO("looking for " << (look.kind ? scene::to_string(*look.kind) : "anything") << " " << scene::to_string(look.action) << " " << look.label);
  REQUIRE_FALSE(found.empty());
  return found.back();
}

Vec Table::reach(const Look& look) const {
  const scene::Area area = see(look);
  if (area.target.kind == TargetKind::panel) return area.pose.at;
  constexpr double places[] = {0, -0.3, 0.3, -0.42, 0.42};
  for (const double y : places) {
    for (const double x : places) {
      const Vec p = area.pose.to_glass({area.size.x * x, area.size.y * y});
      const scene::Area* hit = kiosk_->scene().hit(p);
      if (hit && hit->target == area.target) return p;
    }
  }
  const scene::Area* above = kiosk_->scene().hit(area.pose.at);
  FAIL("at " << area.pose.at.x << ", " << area.pose.at.y << " below " << (above ? scene::to_string(above->target.kind) : "nothing") << ": nothing of "
             << scene::to_string(area.target.kind) << " " << area.label << " can be reached");
  return {};
}

Vec Table::key(std::uint64_t session, const std::string& label) const {
  Look look = at(TargetKind::key);
  look.id = session;
  look.label = label;
  return see(look).pose.at;
}

Table& Table::type(std::uint64_t session, const std::string& letters) {
  for (const char letter : letters) down(7, key(session, std::string(1, letter))).pass(40).up(7).pass(40);
  return *this;
}

// ---- the board ----

Id Table::note(const std::string& text, Vec at, std::size_t who, double angle_deg) {
  const Id id = store().new_id();
  const auto done = store().commit(
      store::Draft(board::Actor::facilitator())
          .create(
              RecordKind::note, id,
              {{Property::seat, seat(who)},
               {Property::text, text},
               {Property::place, board::Placement{at, angle_deg, plan().note_width, static_cast<std::int64_t>(board().notes.size()) + 1}, plan().sheet_id}}));
  INFO((done ? std::string() : done.error().message));
  REQUIRE(done);
  frame();
  return id;
}

Id Table::dot(std::size_t who, Id note) {
  const Id id = store().new_id();
  const auto done =
      store().commit(store::Draft(board::Actor::of_seat(seat(who)))
                         .create(RecordKind::dot, id, {{Property::seat, seat(who)}, {Property::note, note}, {Property::round, store().rules().round}}));
  INFO((done ? std::string() : done.error().message));
  REQUIRE(done);
  frame();
  return id;
}

Id Table::theme(const std::string& title, const std::vector<Id>& notes) {
  const Id id = store().new_id();
  store::Draft draft(board::Actor::facilitator());
  draft.create(RecordKind::theme, id, {{Property::title, title}, {Property::place, board::Placement{place(notes.front()).at, 0, 0, 0}, plan().sheet_id}});
  for (const Id note : notes) draft.set(RecordKind::note, note, {{Property::theme, id}});
  REQUIRE(store().commit(std::move(draft)));
  frame();
  return id;
}

Id Table::picture(const std::string& caption, Vec at) {
  const Id id = store().new_id();
  REQUIRE(store().commit(store::Draft(board::Actor::facilitator())
                             .create(RecordKind::picture, id,
                                     {{Property::file, caption + ".png"},
                                      {Property::caption, caption},
                                      {Property::size, Vec{800, 600}},
                                      {Property::place, board::Placement{at, 0, 320, 100}, plan().sheet_id}})));
  frame();
  return id;
}

std::vector<Id> Table::notes() const {
  std::vector<Id> out;
  for (const board::Note& note : board().notes)
    if (!note.removed) out.push_back(note.id);
  return out;
}

board::Placement Table::place(Id record) const {
  const Id sheet = plan().sheet_id;
  const board::Placement* place = nullptr;
  if (const auto* note = board().notes.find(record)) place = plan().place_of(*note);
  if (const auto* theme = board().themes.find(record)) place = theme->places.find(sheet);
  if (const auto* picture = board().pictures.find(record)) place = picture->places.find(sheet);
  if (const auto* photo = board().photos.find(record)) place = photo->places.find(sheet);
  REQUIRE(place);
  return *place;
}

std::string Table::sentence() const { return preview().messages.empty() ? std::string() : preview().messages.back().text; }

std::string Table::json() const { return board::to_json(board()).dump(); }

void Table::Expectation::at(Vec expected, double within_mm) const {
  const Vec now = table.place(record).at;
  INFO("it lies at " << now.x << ", " << now.y << "; expected at " << expected.x << ", " << expected.y);
  CHECK(base::distance(now, expected) <= within_mm);
}
void Table::Expectation::turned(double deg, double within_deg) const {
  const double now = table.place(record).angle_deg;
  INFO("it is turned by " << now << ", expected " << deg);
  CHECK(std::abs(base::normalized_deg(now - deg)) <= within_deg);
}
void Table::Expectation::wide(double mm, double within_mm) const {
  const double now = table.place(record).width_mm;
  INFO("it is " << now << " mm wide, expected " << mm);
  CHECK(std::abs(now - mm) <= within_mm);
}

}  // namespace support
