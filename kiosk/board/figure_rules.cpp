#include "board/figure_rules.h"

#include <algorithm>
#include <type_traits>

#include "board/properties.h"

namespace board {
namespace {

base::Error refused(const char* why) { return {base::Fault::refused, why}; }

Figure figure_after(Figure figure, const Fields& fields) {
  const auto take = [&](Property property, auto& member) {
    using T = std::remove_reference_t<decltype(member)>;
    const Field* field = find_field(fields, property);
    if (const auto* value = field && field->value ? std::get_if<T>(&*field->value) : nullptr) member = *value;
  };
  take(Property::sheet, figure.sheet);
  take(Property::row, figure.row);
  take(Property::item, figure.item);
  take(Property::seat, figure.seat);
  take(Property::value, figure.value);
  return figure;
}

Figure after(const Board& board, const Change& change) {
  Figure figure;
  figure.id = change.record;
  if (const Figure* before = board.figures.find(change.record)) figure = *before;
  const Fields* fields = fields_of(change.act);
  return fields ? figure_after(figure, *fields) : figure;
}

bool only(const Change& change, Property property) {
  const auto* set = std::get_if<Set>(&change.act);
  return set && !set->fields.empty() && std::all_of(set->fields.begin(), set->fields.end(), [&](const Field& field) { return field.property == property; });
}

}  // namespace

// One number for each cell and juror: whoever thinks otherwise changes the one that is there.
base::Status figure_is_sound(const Board& board, const Rules& rules, const Change& change) {
  if (std::holds_alternative<Remove>(change.act)) return {};
  const Figure* before = board.figures.find(change.record);
  const Figure figure = after(board, change);
  if (before && before->removed && std::holds_alternative<Set>(change.act)) return {};  // it still stands nowhere
  // Undo may bring a mark back that another step's scale would not take.
  if (figure.seat && change.undoes == 0 && (figure.value < rules.least_mark || figure.value > rules.most_mark)) return refused("refused.bad_number");
  const auto same = [&](const Figure& other) {
    return !other.removed && other.id != figure.id && other.sheet == figure.sheet && other.row == figure.row && other.item == figure.item &&
           other.seat == figure.seat;
  };
  if (std::any_of(board.figures.begin(), board.figures.end(), same)) return refused("refused.same_figure");
  return {};
}

// A mark is its giver's, and its giver's alone; costs are everybody's.
base::Status figure_allowed(const Board& board, const Allow& allow, const Change& change) {
  const Figure* before = board.figures.find(change.record);
  const Figure figure = after(board, change);
  if (before && before->seat != figure.seat) return refused("refused.not_yours");
  if (figure.seat && figure.seat != change.actor.seat) return refused("refused.not_yours");
  const Seat* seat = board.seats.find(figure.seat);
  if (seat && seat->off_jury) return refused("refused.not_jury");
  if (!(figure.seat ? allow.mark : allow.cost)) return refused("refused.not_now");
  return {};
}

bool only_weighs(const Change& change) { return only(change, Property::weight); }
bool only_sits_on_jury(const Change& change) { return only(change, Property::off_jury); }

}  // namespace board
