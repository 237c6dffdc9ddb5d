#include "hands/wants.h"

namespace hands {

using scene::TargetKind;

namespace {

// What people talk about. A finger on a key, a button or a tray means that one.
bool can_be_pointed_at(TargetKind kind) {
  switch (kind) {
    case TargetKind::glass:
    case TargetKind::note:
    case TargetKind::caret:
    case TargetKind::dot:
    case TargetKind::theme:
    case TargetKind::stage:
    case TargetKind::example:
    case TargetKind::tent:
    case TargetKind::print: return true;
    default: return false;
  }
}

}  // namespace

gesture::Wants wants_of(TargetKind kind) {
  gesture::Wants w;
  switch (kind) {
    case TargetKind::nothing: break;
    case TargetKind::glass: w.tap = w.double_tap = w.drag_after_hold = true; break;
    case TargetKind::note: w.tap = w.double_tap = w.hold = w.drag = w.transform = true; break;
    case TargetKind::caret: w.tap = w.double_tap = w.hold = w.drag = w.transform = true; break;
    case TargetKind::dot:
    case TargetKind::station_dot: w.drag = w.tap = true; break;
    case TargetKind::pad: w.drag = w.tap = w.hold = true; break;
    case TargetKind::station: w.tap = true; break;
    case TargetKind::past: w.tap = true; break;
    case TargetKind::mark: w.tap = true; break;
    case TargetKind::key: w.press = true; break;
    case TargetKind::keyboard: w.drag = w.transform = true; break;
    case TargetKind::theme: w.tap = w.double_tap = w.hold = w.drag = w.transform = true; break;
    case TargetKind::stage: w.tap = w.double_tap = w.drag = true; break;
    case TargetKind::row: w.tap = w.drag = true; break;
    case TargetKind::tent: w.drag = w.transform = true; break;
    case TargetKind::print: w.tap = w.double_tap = w.drag = w.transform = true; break;
    case TargetKind::card: w.drag = w.transform = true; break;
    case TargetKind::button: w.tap = true; break;
    case TargetKind::panel: break;
    case TargetKind::slider: w.tap = w.drag = true; break;
    case TargetKind::label: w.drag = w.drag_at_once = true; break;
    case TargetKind::sticker: w.drag = w.tap = true; break;
    case TargetKind::token: w.drag = w.tap = true; break;
    case TargetKind::example: break;
    case TargetKind::pin:
    case TargetKind::link: w.drag = w.drag_at_once = true; break;
    case TargetKind::pointing: w.drag = w.drag_at_once = true; break;
    case TargetKind::lens: w.drag = w.transform = true; break;
    case TargetKind::mark_cell: w.tap = w.drag = true; break;
    case TargetKind::figure:
    case TargetKind::weight:
    case TargetKind::juror:
    case TargetKind::score:
    case TargetKind::ballot: w.tap = true; break;
    case TargetKind::number_pad: w.drag = w.transform = true; break;
    case TargetKind::pad_key: w.press = true; break;
  }
  w.point = can_be_pointed_at(kind);
  return w;
}

}  // namespace hands
