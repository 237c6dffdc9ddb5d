// A table with panels on it for tests: a workshop begun in a store, contacts that tap what they read, no GL. Read by the
// tests of panel. Its clock moves only when told to.
#pragma once
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panel/panels.h"
#include "workshop/agenda.h"

namespace support {

inline const std::string kTree = TABLEE_SOURCE_DIR;

inline scene::Tokens read_tokens() {
  auto tokens = scene::Tokens::load(kTree + "/assets/tokens.toml");
  INFO((tokens ? "" : tokens.error().message));
  REQUIRE(tokens);
  return *tokens;
}
inline base::Texts read_texts() {
  auto texts = base::Texts::load(kTree + "/assets/texts.toml");
  INFO((texts ? "" : texts.error().message));
  REQUIRE(texts);
  return *texts;
}
// The first of the shelf: tests of panels know no workshop by name.
inline workshop::Definition read_definition() {
  const auto shelf = workshop::load_folder(kTree + "/boards");
  REQUIRE(!shelf.definitions.empty());
  return shelf.definitions.front();
}

struct PanelTable {
  scene::Tokens tokens = read_tokens();
  base::Texts texts = read_texts();
  workshop::Definition definition = read_definition();
  base::ManualClock clock{1'780'000'000'000};
  store::Store store{board::Board{}, 1, clock};
  scene::Preview preview;
  panel::Panels panels{tokens, texts};
  std::vector<panel::Request> requests;
  bool night = false, at_home = false;
  std::optional<scene::Plan> plan;  // what lies along the edges, where a test asks for it
  scene::Glass glass{{1904, 1071}, 86, scene::Mode::table, 1};
  std::function<panel::Panels::House::Print(board::RecordKind, const std::string&)> print_of;
  std::function<std::shared_ptr<const panel::Folder>(const std::string&, std::size_t, std::size_t)> folder_of;
  std::function<std::uint32_t(int)> sheet_picture;
  std::string saving = "Tout est enregistré";
  std::size_t contacts = 0;
  int volume = 70;
  std::int64_t last_contact = 0;

  explicit PanelTable(std::size_t people = 7) {
    workshop::Beginning beginning;
    std::vector<std::string> names{"Amina", "Julien", "Sofia", "Karim", "Claire", "Théo", "Nadia", "Paul", "Lou", "Inès", "Max", "Zoé"};
    names.resize(people);
    beginning.seats = workshop::spread_seats(names, false);
    beginning.glass_mm = glass.size_mm;
    store::Draft draft(board::Actor{});
    for (auto& birth : workshop::begin(definition, beginning, clock.wall_ms(), [&] { return store.new_id(); }))
      draft.create(birth.kind, birth.record, std::move(birth.fields));
    REQUIRE(store.commit(std::move(draft)));
    store.set_rules(workshop::rules_now(definition, board(), glass.size_mm));
  }

  const board::Board& board() const { return store.board(); }
  panel::Panels::House house() const {
    panel::Panels::House h;
    if (!at_home) h.store = const_cast<store::Store*>(&store), h.definition = &definition;
    h.preview = &preview;
    if (plan) h.plan = &*plan;
    h.glass = glass;
    h.night = night;
    h.print_of = print_of;
    h.folder_of = folder_of;
    h.sheet_picture = sheet_picture;
    h.now_us = clock.now_us();
    h.wall_ms = clock.wall_ms();
    h.saving = saving;
    h.contacts = contacts;
    h.volume = volume;
    h.contact_limit = 60;
    return h;
  }
  std::uint64_t open(panel::Kind kind, double angle = 0, base::Vec near = {952, 1000}) { return panels.open(kind, house(), near, angle); }
  bool update() { return panels.update(house(), requests); }
  PanelTable& wait(int ms) {
    clock.advance_us(std::int64_t{ms} * 1000);
    return *this;
  }

  scene::Areas targets(std::uint64_t panel = 0) const {
    scene::Areas all;
    panels.targets(all);
    if (panel) std::erase_if(all, [&](const auto& area) { return area.target.id != panel; });
    return all;
  }
  const scene::Area* find(const scene::Areas& areas, const std::string& label, std::size_t nth = 0) const {
    for (const auto& area : areas)
      if (area.target.part && area.label == label && nth-- == 0) return &area;
    return nullptr;
  }
  base::Vec where(const std::string& label, std::uint64_t panel = 0, std::size_t nth = 0) const {
    const auto areas = targets(panel);
    const auto* area = find(areas, label, nth);
    INFO(label);
    REQUIRE(area);
    CHECK(area->contains(area->pose.at));
    return area->pose.at;
  }
  bool shows(const std::string& label, std::uint64_t panel = 0) const {
    const auto areas = targets(panel);
    return find(areas, label) != nullptr;
  }

  bool event(std::int64_t contact, contact::Phase phase, base::Vec at) {
    contact::ContactEvent e;
    e.key = {1, contact};
    e.phase = phase;
    e.at = at;
    e.time_us = clock.now_us();
    return panels.take(e);
  }
  bool down(std::int64_t contact, base::Vec at) { return event(contact, contact::Phase::begin, at); }
  bool move(std::int64_t contact, base::Vec at) { return event(contact, contact::Phase::move, at); }
  bool up(std::int64_t contact, base::Vec at) { return event(contact, contact::Phase::end, at); }

  // A tap as people do: down in one frame, up in another.
  void tap(const std::string& label, std::uint64_t panel = 0, std::size_t nth = 0) {
    const base::Vec at = where(label, panel, nth);
    const std::int64_t contact = ++last_contact;
    REQUIRE(down(contact, at));
    update();
    wait(60);
    REQUIRE(up(contact, at));
    update();
    wait(200);
    update();
  }
  std::size_t asked(panel::Request::What what) const {
    return static_cast<std::size_t>(std::count_if(requests.begin(), requests.end(), [&](const auto& r) { return r.what == what; }));
  }
};

}  // namespace support
