#include "board/learning_rules.h"

#include <algorithm>
#include <type_traits>

#include "board/properties.h"

namespace board {
namespace {

base::Error refused(const char* why) { return {base::Fault::refused, why}; }

base::Status now_if(bool allowed) {
  if (!allowed) return refused("refused.not_now");
  return {};
}

Label label_after(Label label, const Fields& fields) {
  const auto take = [&](Property property, auto& member) {
    using T = std::remove_reference_t<decltype(member)>;
    const Field* field = find_field(fields, property);
    if (const auto* value = field && field->value ? std::get_if<T>(&*field->value) : nullptr) member = *value;
  };
  take(Property::sheet, label.sheet);
  take(Property::about, label.about);
  take(Property::among, label.among);
  take(Property::seat, label.seat);
  return label;
}

}  // namespace

// One thing has one name: whoever thinks otherwise changes the label that is there.
base::Status label_is_sound(const Board& board, const Change& change) {
  if (std::holds_alternative<Remove>(change.act)) return {};
  const Label* before = board.labels.find(change.record);
  const Fields* fields = fields_of(change.act);
  Label fresh;
  fresh.id = change.record;
  const Label label = label_after(before ? *before : fresh, fields ? *fields : Fields{});
  if (before && before->removed && std::holds_alternative<Set>(change.act)) return {};  // it still lies nowhere
  const auto same = [&](const Label& other) {
    return !other.removed && other.id != label.id && other.sheet == label.sheet && other.about == label.about && other.among == label.among;
  };
  if (std::any_of(board.labels.begin(), board.labels.end(), same)) return refused("refused.same_label");
  return {};
}

// Everybody may change what another said, in their own name.
base::Status label_allowed(const Board& board, const Allow& allow, const Change& change) {
  const Label* before = board.labels.find(change.record);
  const Fields* fields = fields_of(change.act);
  const Label after = label_after(before ? *before : Label{}, fields ? *fields : Fields{});
  const bool signs = fields && find_field(*fields, Property::seat);
  if ((!before || signs) && after.seat != change.actor.seat) return refused("refused.not_yours");
  return now_if(after.among > 0 ? allow.name : allow.label);
}

base::Status training_allowed(const Allow& allow, const Change& change) {
  const auto* create = std::get_if<Create>(&change.act);
  const Field* seat = create ? find_field(create->fields, Property::seat) : nullptr;
  const Id* who = seat && seat->value ? std::get_if<Id>(&*seat->value) : nullptr;
  if (create && (!who || *who != change.actor.seat)) return refused("refused.not_yours");
  return now_if(allow.train);
}

// Of a sheet people set only what they do on it, never what it is.
base::Status sheet_allowed(const Allow& allow, const Change& change) {
  const auto* set = std::get_if<Set>(&change.act);
  if (!set) return refused("refused.not_now");
  for (const Field& field : set->fields) {
    const bool may = field.property == Property::groups   ? allow.name
                     : field.property == Property::months ? allow.row
                     : field.property == Property::years  ? allow.cost
                                                          : field.property == Property::walk && allow.walk;
    if (!may) return refused("refused.not_now");
  }
  return {};
}

}  // namespace board
