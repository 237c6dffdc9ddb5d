#include "fuzzed_table.h"

#include <limits>

namespace fuzz {

using board::Property;
using board::RecordKind;
using scene::TargetKind;

namespace {

constexpr const char* kTexts[] = {"é", "a", "œ", "Ça marche", "’", "\n", " ", "日本", "🙂", "e\u0301", "\xff\xfe", ""};
// Some tables, some walls; small screens and large ones.
const contact::Glass kGlasses[] = {{1920, 1080, 0.992}, {1280, 720, 0.95}, {3840, 2160, 0.496}, {1024, 768, 0.6}, {1920, 1080, 0.56}};
constexpr double kDiagonals[] = {86, 55, 86, 30, 49};

}  // namespace

support::Table::Setting FuzzedTable::setting(std::uint64_t seed) {
  support::Table::Setting s;
  s.people = 3 + static_cast<int>(seed % 8);
  s.step = static_cast<int>(seed % 4);
  s.private_first = seed % 8 < 4;
  s.mode = seed % 5 == 3 ? scene::Mode::wall : scene::Mode::table;
  s.glass = kGlasses[seed % 5];
  s.diagonal_inches = kDiagonals[seed % 5];
  return s;
}

FuzzedTable::FuzzedTable(std::uint64_t seed) : seed_(seed), table_(setting(seed)), random_(seed * 1000003 + 17) { furnish(); }

void FuzzedTable::furnish() {
  const base::Box room = table_.plan().sheet.grown(-80);
  std::vector<Id> notes;
  for (std::size_t i = 0; i < 18; ++i) {
    const Vec at{random_.between(room.min.x, room.max.x), random_.between(room.min.y, room.max.y)};
    notes.push_back(table_.note("Idée n° " + std::to_string(i) + ", à creuser", at, i % table_.plan().seats.size(), random_.between(-180, 180)));
  }
  table_.theme("Répondre plus vite", {notes[0], notes[1], notes[2]});
  table_.theme("", {notes[3], notes[4]});
  table_.settle();
}

void FuzzedTable::play(int events) {
  for (int i = 0; i < events; ++i) {
    ++event_;
    one_event();
    if (event_ % 100 == 0) check_now();
    if (event_ % 500 == 0) check_at_rest();
    if (event_ % 2500 == 0) check_replay();
  }
  check_at_rest();
  check_replay();
  check_undo_all();
  check_replay();
}

// ---- one event ----

void FuzzedTable::one_event() {
  if (random_.chance(0.03)) {
    house_act();
  } else {
    // A hand that is held still lets others act; where all are, time passes.
    auto i = static_cast<std::size_t>(random_.below(hands_.size()));
    for (std::size_t k = 0; k < hands_.size() && hands_[i].down && hands_[i].still_frames > 0; ++k) i = (i + 1) % hands_.size();
    while (hands_[i].down && hands_[i].still_frames > 0) next_frame();
    if (hands_[i].down) go_on(i);
    else begin(i);
  }
  if (--until_frame_ <= 0) next_frame();
}

void FuzzedTable::next_frame() {
  until_frame_ = 1 + static_cast<int>(random_.below(7));
  // Mostly a screen's frame; now and then a slow one, two within the same moment, or a long silence.
  const double chance = random_.unit();
  table_.frame(chance < 0.9 ? support::kFrameUs : chance < 0.94 ? 90'000 : chance < 0.97 ? 0 : 620'000);
  for (Hand& hand : hands_)
    if (hand.still_frames > 0) --hand.still_frames;
}

Vec FuzzedTable::somewhere() {
  const Vec glass = table_.kiosk().scene().glass().size_mm;
  // Off the glass too, and at its very corners.
  if (random_.chance(0.03)) return {random_.chance(0.5) ? -50.0 : glass.x + 50, random_.between(-100, glass.y + 100)};
  if (random_.chance(0.005)) return {std::numeric_limits<double>::quiet_NaN(), glass.y / 2};
  return {random_.between(0, glass.x), random_.between(0, glass.y)};
}

void FuzzedTable::look() {
  std::vector<scene::Area> before = std::move(seen_);
  seen_ = table_.kiosk().targets();
  std::erase_if(seen_, [](const scene::Area& area) { return area.target.kind == TargetKind::nothing || area.target.kind == TargetKind::glass; });
  kinds_.clear();
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const scene::Target& t = seen_[i].target;
    kinds_[{t.kind, t.kind == TargetKind::button ? t.action() : scene::Action::none}].push_back(i);
  }
  // What was not there a moment ago: a menu that opened, a note that was pulled, the bar of a lasso.
  fresh_.clear();
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const bool old = std::any_of(before.begin(), before.end(), [&](const scene::Area& area) { return area.target == seen_[i].target; });
    if (!old && seen_[i].target.kind != TargetKind::key && seen_[i].target.kind != TargetKind::panel) fresh_.push_back(i);
  }
}

Vec FuzzedTable::on_something() {
  if (--until_look_ <= 0) {
    until_look_ = 6;
    look();
  }
  if (seen_.empty()) return somewhere();
  // Who opened the pen bar draws.
  const auto& inkings = table_.kiosk().preview().inkings;
  if (!inkings.empty() && random_.chance(0.25)) {
    const Id note = inkings[random_.below(inkings.size())].note;
    if (const auto place = at_home() ? std::nullopt : table_.kiosk().scene().seen(table_.board(), table_.preview(), note, table_.clock().now_us()))
      return base::Pose{place->at, place->angle_deg}.to_glass({random_.between(-50, 50), random_.between(-50, 50)});
  }
  // Kinds first, so that forty keys do not hide one theme.
  std::size_t i = 0;
  if (!fresh_.empty() && random_.chance(0.3)) {
    i = fresh_[random_.below(fresh_.size())];
  } else {
    const auto kind = std::next(kinds_.begin(), static_cast<std::ptrdiff_t>(random_.below(kinds_.size())));
    i = kind->second[random_.below(kind->second.size())];
  }
  const scene::Area& area = seen_[i];
  return area.pose.to_glass({area.size.x * random_.between(-0.45, 0.45), area.size.y * random_.between(-0.45, 0.45)});
}

void FuzzedTable::begin(std::size_t i) {
  Hand& hand = hands_[i];
  ++begun_;
  hand.at = random_.chance(0.8) ? on_something() : somewhere();
  const double way = random_.unit();
  // A tap, a hold, a drag to a thing or to nowhere, a stir around the place.
  hand.moves_left = way < 0.35 ? 0 : way < 0.5 ? 1 : 2 + static_cast<int>(random_.below(14));
  hand.still_frames = way >= 0.35 && way < 0.5 ? 36 : random_.chance(0.12) ? 36 : 0;
  hand.towards = random_.chance(0.45) ? on_something() : random_.chance(0.7) ? somewhere() : hand.at + Vec{random_.between(-90, 90), random_.between(-90, 90)};
  const double ends = random_.unit();
  hand.end = ends < 0.88 ? Hand::End::up : ends < 0.92 ? Hand::End::cancel : ends < 0.95 ? Hand::End::lost : ends < 0.98 ? Hand::End::again : Hand::End::out;
  hand.down = true;
  const Vec size = random_.chance(0.02) ? Vec{45, 60} : random_.chance(0.3) ? Vec{9, 11} : Vec{};
  if (random_.chance(0.03)) device_of(i).hold(contact_of(i), hand.at);
  else device_of(i).begin(contact_of(i), hand.at, size);
}

void FuzzedTable::go_on(std::size_t i) {
  Hand& hand = hands_[i];
  contact::Simulated& device = device_of(i);
  if (hand.moves_left > 0) {
    hand.at = hand.moves_left == 1 ? hand.towards
                                   : hand.at + (hand.towards - hand.at) * (1.0 / hand.moves_left) + Vec{random_.between(-6, 6), random_.between(-6, 6)};
    --hand.moves_left;
    device.move(contact_of(i), hand.at);
    return;
  }
  hand.down = false;
  switch (hand.end) {
    case Hand::End::up: device.end(contact_of(i)); break;
    case Hand::End::out: device.end(contact_of(i), somewhere()); break;
    case Hand::End::cancel: device.cancel(contact_of(i)); break;
    case Hand::End::lost: device.lose(contact_of(i)); break;
    case Hand::End::again:  // a second begin of a contact that is down still
      begin(i);
      break;
  }
}

// ---- what is not a contact ----

template <typename Records>
Id FuzzedTable::any(const Records& records) {
  return records.size() == 0 ? Id{} : records[random_.below(records.size())].id;
}

board::Actor FuzzedTable::anybody() { return random_.chance(0.3) ? board::Actor::facilitator() : board::Actor::of_seat(any(table_.board().seats)); }

void FuzzedTable::house_act() {
  struct Act {
    const char* name;
    double weight;
    void (FuzzedTable::*play)();
  };
  static constexpr Act acts[] = {
      {"type", 30, &FuzzedTable::type_on_keyboard}, {"undo", 22, &FuzzedTable::undo_something},    {"commit", 6, &FuzzedTable::commit_something},
      {"resize", 1.5, &FuzzedTable::resize},        {"lose device", 3, &FuzzedTable::lose_device}, {"reopen", 1, &FuzzedTable::reopen},
  };
  static constexpr double kOthers = 22;
  double total = kOthers;
  for (const Act& act : acts) total += act.weight;
  double pick = random_.between(0, total);
  for (const Act& act : acts) {
    if ((pick -= act.weight) >= 0) continue;
    ++acts_[last_act_ = act.name];
    return (this->*act.play)();
  }
  app::Kiosk& kiosk = table_.kiosk();
  const auto which = random_.below(at_home() ? 6 : 13);
  ++acts_[last_act_ = "house " + std::to_string(which)];
  switch (which) {
    case 0: kiosk.speak(random_.chance(0.5) ? base::Language::french : base::Language::english); break;
    case 1: kiosk.set_night(random_.chance(0.5)); break;
    case 2:
      if (random_.chance(0.3)) kiosk.set_mode(random_.chance(0.7) ? scene::Mode::table : scene::Mode::wall);
      break;
    case 3: kiosk.cancel_contacts(); break;
    case 4:
    case 5: {  // what is not at home is opened again
      if (!at_home()) break;
      const auto list = kiosk.journal().list();
      REQUIRE(list);
      if (!list->empty()) REQUIRE(kiosk.open_workshop((*list)[random_.below(list->size())].workshop));
      break;
    }
    case 12: kiosk.panels().close_all(); break;
    case 6: kiosk.pause_or_go_on(); break;
    case 7: kiosk.take_photo(); break;
    case 8:
      if (random_.chance(0.1)) kiosk.go_home();
      break;
    case 9:
      if (random_.chance(0.3)) (void)kiosk.import_pictures(kiosk.options().samples / kiosk.definition()->id);
      break;
    default: kiosk.go_to_step(static_cast<int>(random_.below(6)) - 1); break;
  }
}

void FuzzedTable::type_on_keyboard() {
  if (random_.chance(0.5)) table_.kiosk().type(kTexts[random_.below(std::size(kTexts))]);
  else table_.kiosk().type(static_cast<hands::Writing::Move>(random_.below(10)));
}

void FuzzedTable::undo_something() {
  if (at_home()) return;
  store::Store& store = table_.store();
  const auto actor = anybody();
  const double way = random_.unit();
  const int times = random_.chance(0.1) ? 30 : 1;
  for (int i = 0; i < times; ++i) {
    if (way < 0.4) (void)store.undo(actor);
    else if (way < 0.7) (void)store.redo(actor);
    else if (way < 0.9) (void)store.undo_in(actor, {{any(table_.board().notes)}});
    else (void)store.undo_in(actor, {{any(table_.board().themes), any(table_.board().notes)}});
  }
}

// What comes by another door than the glass: a phone, an import, the photo that was developed.
void FuzzedTable::commit_something() {
  if (at_home()) return;
  store::Draft draft(anybody());
  const auto& board = table_.board();
  switch (random_.below(6)) {
    case 0: draft.remove(RecordKind::note, any(board.notes)); break;
    case 1: draft.set(RecordKind::note, any(board.notes), {{Property::text, std::string("Écrit ailleurs")}}); break;
    case 2: draft.remove(RecordKind::theme, any(board.themes)); break;
    case 3: draft.set(RecordKind::note, any(board.notes), {{Property::theme, any(board.themes)}, {Property::stage, any(board.stages)}}); break;
    case 4:
      draft.create(RecordKind::photo, table_.store().new_id(),
                   {{Property::file, std::string("photo.png")}, {Property::title, std::string("Le mur")}, {Property::taken, table_.clock().wall_ms()}});
      break;
    case 5:
      draft.create(RecordKind::dot, table_.store().new_id(),
                   {{Property::seat, any(board.seats)}, {Property::note, any(board.notes)}, {Property::round, table_.store().rules().round}});
      break;
  }
  (void)table_.store().commit(std::move(draft));  // the rules may well say no
}

void FuzzedTable::resize() {
  const auto i = random_.below(std::size(kGlasses));
  table_.kiosk().set_glass(kGlasses[i], kDiagonals[i]);
  table_.options().glass = kGlasses[i];
  table_.options().diagonal_inches = kDiagonals[i];
}

void FuzzedTable::lose_device() {
  const auto number = random_.below(2);
  table_.device(number).lose_all();
  for (std::size_t i = 0; i < hands_.size(); ++i)
    if (i % 2 == number) hands_[i].down = false;
}

void FuzzedTable::reopen() {
  check_replay();
  if (at_home()) return;
  for (Hand& hand : hands_) hand.down = false;
  table_.reopen();
}

void FuzzedTable::lift_all() {
  for (std::size_t i = 0; i < hands_.size(); ++i) {
    if (!hands_[i].down) continue;
    device_of(i).end(contact_of(i));
    hands_[i].down = false;
  }
  table_.frame();
}

}  // namespace fuzz
