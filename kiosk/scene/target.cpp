// Where targets are, and their names for the inspection socket and for people who read a dump.
#include "scene/target.h"

#include <cmath>

namespace scene {

bool Area::contains(Vec p, double margin_mm) const {
  const Vec local = pose.to_local(p);
  if (round) return base::length(local) <= size.x / 2 + margin_mm;
  return std::abs(local.x) <= size.x / 2 + margin_mm && std::abs(local.y) <= size.y / 2 + margin_mm;
}

std::string_view to_string(TargetKind kind) {
  switch (kind) {
    case TargetKind::nothing: return "nothing";
    case TargetKind::glass: return "glass";
    case TargetKind::note: return "note";
    case TargetKind::dot: return "dot";
    case TargetKind::station_dot: return "station_dot";
    case TargetKind::pad: return "pad";
    case TargetKind::station: return "station";
    case TargetKind::mark: return "mark";
    case TargetKind::key: return "key";
    case TargetKind::keyboard: return "keyboard";
    case TargetKind::caret: return "caret";
    case TargetKind::theme: return "theme";
    case TargetKind::stage: return "stage";
    case TargetKind::tent: return "tent";
    case TargetKind::print: return "print";
    case TargetKind::card: return "card";
    case TargetKind::button: return "button";
    case TargetKind::panel: return "panel";
    case TargetKind::pointing: return "pointing";
    case TargetKind::lens: return "lens";
    case TargetKind::pin: return "pin";
    case TargetKind::link: return "link";
    case TargetKind::example: return "example";
    case TargetKind::label: return "label";
    case TargetKind::sticker: return "sticker";
    case TargetKind::token: return "token";
    case TargetKind::slider: return "slider";
    case TargetKind::row: return "row";
    case TargetKind::figure: return "figure";
    case TargetKind::mark_cell: return "mark_cell";
    case TargetKind::weight: return "weight";
    case TargetKind::juror: return "juror";
    case TargetKind::score: return "score";
    case TargetKind::ballot: return "ballot";
    case TargetKind::number_pad: return "number_pad";
    case TargetKind::pad_key: return "pad_key";
    case TargetKind::past: return "past";
  }
  return "nothing";
}

std::string_view to_string(Action action) {
  switch (action) {
    case Action::none: return "none";
    case Action::prepare_workshop: return "prepare_workshop";
    case Action::resume_workshop: return "resume_workshop";
    case Action::speak_french: return "speak_french";
    case Action::speak_english: return "speak_english";
    case Action::toggle_night: return "toggle_night";
    case Action::open_settings: return "open_settings";
    case Action::write_note: return "write_note";
    case Action::draw_note: return "draw_note";
    case Action::call_facilitator: return "call_facilitator";
    case Action::undo: return "undo";
    case Action::redo: return "redo";
    case Action::photo: return "photo";
    case Action::next_step: return "next_step";
    case Action::conclude: return "conclude";
    case Action::reopen: return "reopen";
    case Action::previous_step: return "previous_step";
    case Action::open_console: return "open_console";
    case Action::open_gallery: return "open_gallery";
    case Action::open_kept: return "open_kept";
    case Action::next_shelf: return "next_shelf";
    case Action::previous_shelf: return "previous_shelf";
    case Action::pause_clock: return "pause_clock";
    case Action::ring_write: return "ring_write";
    case Action::ring_draw: return "ring_draw";
    case Action::ring_copy: return "ring_copy";
    case Action::ring_colour: return "ring_colour";
    case Action::ring_point: return "ring_point";
    case Action::ring_picture: return "ring_picture";
    case Action::ring_remove: return "ring_remove";
    case Action::lasso_group: return "lasso_group";
    case Action::lasso_colour: return "lasso_colour";
    case Action::lasso_tidy: return "lasso_tidy";
    case Action::undo_here: return "undo_here";
    case Action::undo_here_row: return "undo_here_row";
    case Action::close_card: return "close_card";
    case Action::add_stage: return "add_stage";
    case Action::rename_stage: return "rename_stage";
    case Action::remove_stage: return "remove_stage";
    case Action::next_picture: return "next_picture";
    case Action::previous_picture: return "previous_picture";
    case Action::put_pictures_down: return "put_pictures_down";
    case Action::lay_pictures: return "lay_pictures";
    case Action::pen: return "pen";
    case Action::eraser: return "eraser";
    case Action::ink_undo: return "ink_undo";
    case Action::ink_keyboard: return "ink_keyboard";
    case Action::ink_done: return "ink_done";
    case Action::other_minutes: return "other_minutes";
    case Action::dismiss_message: return "dismiss_message";
    case Action::turn_tent: return "turn_tent";
    case Action::retake_photo: return "retake_photo";
    case Action::leave_photo: return "leave_photo";
    case Action::pass_turn: return "pass_turn";
    case Action::show_votes: return "show_votes";
    case Action::hide_votes: return "hide_votes";
    case Action::whole_sheet: return "whole_sheet";
    case Action::open_lens: return "open_lens";
    case Action::close_lens: return "close_lens";
    case Action::lens_nearer: return "lens_nearer";
    case Action::lens_farther: return "lens_farther";
    case Action::change_boards: return "change_boards";
    case Action::all_there: return "all_there";
    case Action::longer_round: return "longer_round";
    case Action::add_row: return "add_row";
    case Action::remove_row: return "remove_row";
    case Action::rows_before: return "rows_before";
    case Action::rows_after: return "rows_after";
    case Action::bring_notes: return "bring_notes";
    case Action::turn_table: return "turn_table";
    case Action::add_line: return "add_line";
    case Action::adopt: return "adopt";
    case Action::add_card: return "add_card";
    case Action::rename_card: return "rename_card";
    case Action::add_month: return "add_month";
    case Action::agree: return "agree";
    case Action::longer_part: return "longer_part";
    case Action::train: return "train";
    case Action::ask_why: return "ask_why";
    case Action::fewer_groups: return "fewer_groups";
    case Action::more_groups: return "more_groups";
    case Action::name_group: return "name_group";
    case Action::walk_to: return "walk_to";
    case Action::next_item: return "next_item";
    case Action::item_before: return "item_before";
    case Action::go_to_item: return "go_to_item";
    case Action::longer_item: return "longer_item";
    case Action::shorter_item: return "shorter_item";
    case Action::decide: return "decide";
    case Action::choose_again: return "choose_again";
    case Action::open_thread: return "open_thread";
    case Action::choose_past: return "choose_past";
    case Action::choose_item: return "choose_item";
    case Action::retain: return "retain";
    case Action::ballot_before: return "ballot_before";
    case Action::ballot_after: return "ballot_after";
    case Action::ballot_page: return "ballot_page";
    case Action::fewer_years: return "fewer_years";
    case Action::more_years: return "more_years";
    case Action::add_cost_line: return "add_cost_line";
  }
  return "none";
}

}  // namespace scene
