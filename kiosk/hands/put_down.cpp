#include "hands/put_down.h"

#include <algorithm>

#include "workshop/agenda.h"
#include "workshop/rotation.h"

namespace hands {

std::int64_t paper_number(const scene::Tokens& tokens, const std::string& name) {
  const auto it = std::find(tokens.paper_names.begin(), tokens.paper_names.end(), name);
  return it == tokens.paper_names.end() ? 0 : it - tokens.paper_names.begin();
}

namespace {

// What a place on several boards, on a matrix or among items says of a note that lies there.
void add_meaning_of(Room& room, const scene::Zone* zone, const board::Note* before, std::int64_t& paper, board::Fields& fields) {
  using board::Property;
  const workshop::Definition& definition = *room.scene.definition();
  const workshop::Sheet* sheet = workshop::current_sheet(definition, room.board());
  if (zone && zone->kind == scene::Zone::Kind::board && sheet) {
    fields.push_back({Property::board, zone->name});
    // Each board has its paper: what is put on it is written on that. What was laid there in another colour since keeps it.
    const workshop::Sheet::Board* on = sheet->board(zone->name);
    if (on && (!before || (before->board != zone->name && room.store->rules().allow.write))) {
      paper = paper_number(room.tokens(), on->paper);
      if (before) fields.push_back({Property::paper, paper});
    }
  }
  if (room.plan().matrix) fields.push_back({Property::cell, zone && zone->kind == scene::Zone::Kind::cell ? zone->name : std::string()});
  if (const auto& one = room.plan().one_by_one; one && !before && one->item) fields.push_back({Property::item, one->item});
  const bool honour = zone && zone->kind == scene::Zone::Kind::honour;
  const std::int64_t choice = honour ? zone->place : 0;
  if (room.plan().honour && (before ? before->choice : 0) != choice && (!before || !before->source.empty())) fields.push_back({Property::choice, choice});
  if (before) return;
  if (zone && (zone->kind == scene::Zone::Kind::items || honour)) {
    fields.push_back({Property::source, zone->name});
    paper = paper_number(room.tokens(), "craie");
  }
  if (const std::int64_t round = workshop::round_of_writing(definition, room.board())) fields.push_back({Property::round, round});
}

}  // namespace

board::Fields fields_of_place(Room& room, Id note, std::int64_t paper, const board::Placement& place) {
  using board::Property;
  const scene::Plan& plan = room.plan();
  board::Fields fields;
  fields.push_back({Property::place, place, plan.sheet_id});
  const board::Note* before = note ? room.board().notes.find_live(note) : nullptr;
  const scene::Zone* zone = plan.zone_at(place.at);
  const workshop::Definition* definition = room.scene.definition();
  add_meaning_of(room, zone, before, paper, fields);
  // Where it lay in the list is kept for when it comes back.
  if (zone && zone->kind == scene::Zone::Kind::honour && before && !before->source.empty()) {
    if (const board::Placement* own = before->places.find(plan.sheet_id)) {
      board::Placement kept = *own;
      kept.rank = place.rank;
      fields.front().value = kept;
    }
  }
  const auto sorted = [&](board::Ai ai) {
    fields.push_back({Property::ai, static_cast<std::int64_t>(ai)});
    // The paper says what kind of idea it carries, so it follows the side; a paper that says something else stays.
    const std::int64_t without = paper_number(room.tokens(), definition->paper_without), with = paper_number(room.tokens(), definition->paper_with);
    if (ai != board::Ai::unsorted && (paper == without || paper == with)) fields.push_back({Property::paper, ai == board::Ai::with ? with : without});
    else if (!before) fields.push_back({Property::paper, paper});
  };
  if (zone && zone->kind == scene::Zone::Kind::side) {
    sorted(zone->ai);
  } else if (!before && !definition->sorts_ai) {
    fields.push_back({Property::paper, paper});
  } else if (!before) {
    const std::int64_t with = paper_number(room.tokens(), definition->paper_with);
    sorted(paper == with ? board::Ai::with : board::Ai::without);
  }
  if (zone && zone->kind == scene::Zone::Kind::stage) fields.push_back({Property::stage, zone->stage});
  if (zone && zone->kind == scene::Zone::Kind::reserve) fields.push_back({Property::stage, Id{}});
  // Inside a theme's area a note joins it, outside it leaves; where a sheet shows no themes nothing changes.
  if (plan.layout == workshop::Layout::sides || plan.layout == workshop::Layout::free) {
    const auto* theme = room.scene.theme_at(place.at);
    fields.push_back({Property::theme, theme ? theme->theme : Id{}});
  }
  return fields;
}

Flight flight(Room& room, board::Placement from, Vec velocity) {
  const auto& thrown = room.tokens().thrown;
  const double speed = base::length(velocity);
  Flight out{from, false};
  if (speed < thrown.min_speed || room.tokens().calm) return out;
  out.thrown = true;
  const double way = std::min(speed / thrown.friction_per_s, thrown.max_distance);
  const Vec direction = velocity / speed;
  const double width = from.width_mm > 0 ? from.width_mm : room.plan().note_width;
  const scene::Plan& plan = room.plan();
  // Towards a station within reach of the throw, it arrives in front of its person and turns to them.
  for (const scene::StationPlan& station : plan.stations) {
    const Vec front = station.pose.to_glass({0, -(station.size.y / 2 + width * 0.75)});
    const Vec to = front - from.at;
    const double along = base::dot(to, direction), aside = std::abs(base::cross(to, direction));
    if (along > 60 && along < way + thrown.catch_radius && aside < thrown.catch_radius) {
      out.to.at = plan.keep_on_glass(front, width);
      out.to.angle_deg = plan.upright ? plan.upright_deg : station.pose.angle_deg;
      return out;
    }
  }
  out.to.at = room.keep_seen(from.at + direction * way, width);
  return out;
}

void leave_picture(const Room& room, store::Draft& draft, Id picture, Id note) {
  const board::Picture* record = room.board().pictures.find_live(picture);
  if (!record || !record->places.on.empty()) return;
  const auto& notes = room.board().notes;
  if (std::any_of(notes.begin(), notes.end(), [&](const board::Note& other) { return other.id != note && other.picture == picture; })) return;
  draft.remove(board::RecordKind::picture, picture);
}

}  // namespace hands
