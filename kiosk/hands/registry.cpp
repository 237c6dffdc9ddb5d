#include "hands/hand.h"

namespace hands {

const std::vector<Maker>& makers() {
  using scene::TargetKind;
  static const std::vector<Maker> list = {
      {TargetKind::note, make_move_note},         {TargetKind::caret, make_move_caret},     {TargetKind::pad, make_pull_note},
      {TargetKind::station_dot, make_stick_dot},  {TargetKind::dot, make_stick_dot},        {TargetKind::theme, make_move_theme},
      {TargetKind::stage, make_move_stage},       {TargetKind::print, make_move_print},     {TargetKind::keyboard, make_move_tray},
      {TargetKind::card, make_move_tray},         {TargetKind::tent, make_move_tray},       {TargetKind::glass, make_draw_lasso},
      {TargetKind::pointing, make_move_pointing}, {TargetKind::lens, make_move_lens},       {TargetKind::slider, make_slide_undo},
      {TargetKind::pin, make_draw_link},          {TargetKind::link, make_draw_link},       {TargetKind::row, make_move_row},
      {TargetKind::label, make_stick_label},      {TargetKind::sticker, make_stick_label},  {TargetKind::token, make_push_token},
      {TargetKind::number_pad, make_move_tray},   {TargetKind::mark_cell, make_slide_mark},
  };
  return list;
}

scene::Target to_scene(const gesture::Target& t) { return {static_cast<scene::TargetKind>(t.kind), t.id, t.part}; }
gesture::Target to_gesture(const scene::Target& t) { return {static_cast<std::uint32_t>(t.kind), t.id, t.part}; }

}  // namespace hands
