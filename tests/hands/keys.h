// Fingers on the keys of a note's keyboard, for the stories of what they write.
#pragma once
#include "base/utf8.h"
#include "scene/keyboard.h"
#include "support/table.h"

namespace keys {

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

inline constexpr std::int64_t held_ms = 560;  // longer than a key must be held to show what it offers

// Somebody's new note with its keyboard.
inline std::uint64_t begin(Table& table, std::size_t person = 0) {
  const Table::Look write = Table::button(Action::write_note, table.seat(person).value);
  Table::Look pad;
  pad.kind = TargetKind::pad;
  pad.seat = table.seat(person);
  table.tap(table.reach(table.sees(write) ? write : pad), 90);
  for (const auto& w : table.preview().writings)
    if (w.seat == table.seat(person)) return w.session;
  FAIL("no keyboard for person " << person);
  return 0;
}
inline const scene::Writing& writing(const Table& table, std::uint64_t session) {
  for (const auto& w : table.preview().writings)
    if (w.session == session) return w;
  FAIL("no text is being written there");
  return table.preview().writings.front();
}
inline std::string said(const Table& table, std::uint64_t session) { return writing(table, session).text; }

inline void press(Table& table, std::uint64_t session, const std::string& label, std::int64_t hand = 7) {
  table.down(hand, table.key(session, label)).pass(40).up(hand).pass(40);
}
inline void write(Table& table, std::uint64_t session, const std::string& signs, std::int64_t hand = 7) {
  for (const std::string& sign : base::characters_of(signs)) press(table, session, sign, hand);
}
// A physical keyboard is quicker where the keys are not what is told.
inline void dictate(Table& table, const std::string& all) {
  table.kiosk().type(all);
  table.frame();
}
// The areas of what held keys of this keyboard offer.
inline std::vector<scene::Area> offers(const Table& table, std::uint64_t session) {
  Table::Look look = Table::at(TargetKind::key);
  look.id = session;
  std::vector<scene::Area> out = table.all(look);
  std::erase_if(out, [](const scene::Area& area) { return area.target.part < scene::key_offer; });
  return out;
}
inline Vec offer(const Table& table, std::uint64_t session, const std::string& sign) {
  for (const scene::Area& area : offers(table, session))
    if (area.label == sign) return area.pose.at;
  FAIL("nothing offers " << sign);
  return {};
}

}  // namespace keys
