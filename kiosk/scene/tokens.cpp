// Reads assets/tokens.toml, every value of it that the glass uses: a key that is missing or of another kind stops the
// start with its name, because a kiosk drawn with a wrong size is worse than one that says what is wrong.
#include "scene/tokens.h"

#include <algorithm>
#include <cmath>
#include <optional>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "scene/keyboard.h"

namespace scene {
namespace {

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::array<std::uint8_t, 3> rgb{};
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    int digit = 0;
    if (c >= '0' && c <= '9') digit = c - '0';
    else if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    else return std::nullopt;
    auto& channel = rgb[(i - 1) / 2];
    channel = static_cast<std::uint8_t>(channel * 16 + digit);
  }
  return Colour{rgb[0], rgb[1], rgb[2], 255};
}

// Looks values up by their path and remembers the first that is not what it should be.
class Source {
 public:
  explicit Source(const toml::table& root) : root_(root) {}
  const std::string& trouble() const { return trouble_; }

  bool has(const std::string& path) const { return static_cast<bool>(root_.at_path(path)); }

  void number(const std::string& path, double& out) {
    if (const auto value = root_.at_path(path).value<double>()) out = *value;
    else complain(path, "a number");
  }
  void whole(const std::string& path, int& out) {
    if (const auto value = root_.at_path(path).value<int>()) out = *value;
    else complain(path, "a whole number");
  }
  std::string text(const std::string& path) {
    if (auto value = root_.at_path(path).value<std::string>()) return *std::move(value);
    complain(path, "a text");
    return {};
  }
  Colour colour(const std::string& path) {
    if (const auto value = root_.at_path(path).value<std::string_view>())
      if (const auto parsed = parse_colour(*value)) return *parsed;
    complain(path, "a colour, \"#RRGGBB\"");
    return {};
  }
  Colour translucent(const std::string& path, const std::string& colour_key) {
    double alpha = 1;
    const Colour opaque = colour(path + "." + colour_key);
    number(path + ".alpha", alpha);
    return opaque.with_alpha(std::clamp(alpha, 0.0, 1.0));
  }
  std::vector<double> numbers(const std::string& path, std::size_t count) {
    std::vector<double> out;
    if (const auto* array = root_.at_path(path).as_array())
      for (const auto& node : *array)
        if (const auto value = node.value<double>()) out.push_back(*value);
    if (out.size() != count) complain(path, "a list of " + std::to_string(count) + " numbers");
    out.resize(count);
    return out;
  }
  void vec(const std::string& path, Vec& out) {
    const auto xy = numbers(path, 2);
    out = {xy[0], xy[1]};
  }
  void spring(const std::string& path, Spring& out) {
    const auto values = numbers(path + ".spring", 2);
    out = {values[0], values[1]};
  }
  std::vector<std::string> texts(const std::string& path) {
    std::vector<std::string> out;
    if (const auto* array = root_.at_path(path).as_array())
      for (const auto& node : *array)
        if (auto value = node.value<std::string>()) out.push_back(*std::move(value));
    if (out.empty()) complain(path, "a list of texts");
    return out;
  }
  const toml::array* array(const std::string& path) {
    const auto* found = root_.at_path(path).as_array();
    if (!found) complain(path, "a list");
    return found;
  }
  const toml::table* table(const std::string& path) {
    const auto* found = root_.at_path(path).as_table();
    if (!found) complain(path, "a table");
    return found;
  }
  void complain(const std::string& path, std::string_view expected) {
    if (!trouble_.empty()) return;
    trouble_ = path + (has(path) ? " must be " : " is missing: expected ") + std::string(expected);
  }

 private:
  const toml::table& root_;
  std::string trouble_;
};

Theme read_theme(Source& from, const std::string& name, const std::vector<std::string>& papers) {
  Theme theme;
  theme.night = name == "night";
  const std::string here = "theme." + name + ".";
  const std::pair<const char*, Colour Theme::*> plain[] = {
      {"linen", &Theme::linen}, {"linen2", &Theme::linen2}, {"sheet", &Theme::sheet},    {"sheet2", &Theme::sheet2}, {"cluster", &Theme::cluster},
      {"paper", &Theme::paper}, {"tray", &Theme::tray},     {"ink", &Theme::ink},        {"ink2", &Theme::ink2},     {"ink3", &Theme::ink3},
      {"line", &Theme::line},   {"line2", &Theme::line2},   {"ai_tint", &Theme::ai_tint}};
  for (const auto& [key, member] : plain) theme.*member = from.colour(here + key);
  theme.well = from.translucent(here + "well", "fill");
  const Colour none{0, 0, 0, 0};
  theme.well_border = from.has(here + "well.border") ? from.colour(here + "well.border") : none;
  theme.mark_ring = from.has(here + "mark_ring") ? from.colour(here + "mark_ring") : none;
  theme.now = from.colour("meaning.now." + name);
  theme.ai = from.colour("meaning.ai." + name);
  theme.valid = from.colour("meaning.valid." + name);
  for (const auto& paper : papers) theme.papers.push_back(from.colour("paper." + paper + "." + name));
  theme.paper_ink = from.colour("paper.ink");
  theme.band = from.translucent("paper.band_overlay", "color");
  const auto shadow = from.numbers("shadow.color." + name, 3);
  const auto channel = [&](int i) { return static_cast<std::uint8_t>(std::clamp(shadow[static_cast<std::size_t>(i)], 0.0, 255.0)); };
  theme.shadow = {channel(0), channel(1), channel(2), 255};
  if (theme.night) from.number("shadow.night_alpha_factor", theme.shadow_alpha);
  return theme;
}

void read_people(Source& from, Tokens& tokens) {
  const auto* list = from.array("person");
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const std::string here = "person[" + std::to_string(i) + "].";
    int order = 0;
    from.whole(here + "order", order);
    // A seat keeps its person's number for ever, so the list may not be shuffled.
    if (order != static_cast<int>(i) + 1) from.complain(here + "order", std::to_string(i + 1) + ", its place in the list");
    tokens.people.push_back({from.colour(here + "color"), from.colour(here + "mark"), from.text(here + "name"), from.text(here + "shape")});
  }
  if (tokens.people.size() != 12) from.complain("person", "twelve people");
}

void read_shadows(Source& from, Tokens& tokens) {
  for (std::size_t height = 0; height < tokens.shadows.size(); ++height) {
    const std::string path = "shadow.h" + std::to_string(height);
    const auto* layers = from.array(path);
    for (std::size_t i = 0; layers && i < layers->size(); ++i) {
      const auto v = from.numbers(path + "[" + std::to_string(i) + "]", 3);
      tokens.shadows[height].push_back({v[0], v[1], v[2]});
    }
  }
  from.vec("shadow.direction", tokens.shadow_direction);
  from.number("shadow.lift_scale.h3", tokens.lift_scale);
}

text::Style read_style(Source& from, const std::string& name, bool figures) {
  text::Style style;
  const std::string here = "type.scale." + name + ".";
  double weight = 500;
  from.number(here + "size", style.size_mm);
  from.number(here + "lh", style.line_height_mm);
  from.number(here + "w", weight);
  from.number(here + "track", style.track_em);
  style.weight = static_cast<int>(std::lround(weight / 100.0)) * 100;  // the nearest weight that Inter has as a file
  style.tabular = figures;
  return style;
}

void read_type(Source& from, Tokens& t) {
  const std::pair<const char*, text::Style Tokens::*> scale[] = {
      {"micro", &Tokens::micro},       {"label", &Tokens::label},       {"note_s", &Tokens::note_s},
      {"body", &Tokens::body},         {"note_m", &Tokens::note_m},     {"heading3", &Tokens::heading3},
      {"heading2", &Tokens::heading2}, {"heading1", &Tokens::heading1}, {"display", &Tokens::display}};
  for (const auto& [name, member] : scale) t.*member = read_style(from, name, false);
  // Figures that run keep one width, so that a clock does not shiver.
  t.timer_table = read_style(from, "timer_table", true);
  t.timer_wall = read_style(from, "timer_wall", true);
  t.note_text_min = t.label.size_mm;
}

void read_scales(Source& from, Tokens& tokens) {
  const auto* table = from.table("screen.board_scale");
  if (!table) return;
  for (const auto& [key, node] : *table) {
    const std::string name(key.str());
    double scale = 1;
    from.number("screen.board_scale." + name, scale);
    const double inches = name.size() > 1 ? std::strtod(name.c_str() + 1, nullptr) : 0;
    if (name[0] != 'd' || inches <= 0) from.complain("screen.board_scale." + name, "named by its inches, as in d86");
    tokens.board_scales.emplace_back(inches, scale);
  }
  std::sort(tokens.board_scales.begin(), tokens.board_scales.end());
  if (tokens.board_scales.empty()) from.complain("screen.board_scale", "one diagonal at least");
}

void read_sizes(Source& from, Tokens& t) {
  from.number("space.rim_table", t.rim_table);
  from.number("space.margin_wall", t.margin_wall);
  from.number("space.header_wall", t.header_wall);
  from.number("space.bar_wall", t.bar_wall);
  from.number("space.cluster_padding", t.cluster_padding);
  from.number("space.note_gap_in_cluster", t.cluster_gap);
  from.number("space.panel_padding", t.panel_padding);
  from.number("radius.note", t.radius_note);
  from.number("radius.strip", t.radius_strip);
  from.number("radius.sheet", t.radius_sheet);
  from.number("radius.key", t.radius_key);
  from.number("radius.keyboard", t.radius_keyboard);
  from.number("radius.station", t.radius_station);
  from.number("radius.panel", t.radius_panel);

  from.number("note.small", t.note.small);
  from.number("note.medium", t.note.medium);
  from.number("note.writing", t.note.writing);
  from.number("note.cell", t.note.cell);
  from.number("note.band", t.note.band);
  from.number("note.mark", t.note.mark);
  const auto padding = from.numbers("note.padding", 4);
  std::copy(padding.begin(), padding.end(), t.note.padding.begin());
  from.whole("note.advised_chars", t.note.advised_chars);
  from.vec("note.rest_tilt_deg", t.note.rest_tilt);
  from.number("note.pad.size", t.note.pad);
  from.whole("note.pad.sheets", t.note.pad_sheets);
  from.vec("note.pad.offset", t.note.pad_offset);
  from.vec("note.wide", t.note.wide);

  from.number("dot.on_note", t.dot.on_note);
  from.number("dot.on_note_pitch", t.dot.pitch);
  from.number("dot.in_station", t.dot.in_station);
  from.number("dot.in_hand", t.dot.in_hand);
  from.number("dot.edge", t.dot.edge);
  from.number("dot.tally_badge", t.dot.badge);
  from.vec("dot.tilt_deg", t.dot.tilt);
  from.number("mark.station", t.mark_station);
  from.number("mark.bar", t.mark_bar);
  from.number("mark.comment", t.mark_comment);

  from.number("station.width", t.station.width);
  from.number("station.height", t.station.height);
  from.number("station.overhang", t.station.overhang);
  from.number("station.min_gap", t.station.min_gap);
  from.number("station.compact_width", t.station.compact_width);
  from.number("station.compact_width_d55", t.station.compact_width_d55);
  from.whole("station.max.long_side", t.station.max_long_side);
  from.whole("station.max.short_side", t.station.max_short_side);

  from.number("touch.key", t.keyboard.key);
  from.number("keyboard.gap", t.keyboard.gap);
  from.vec("keyboard.size", t.keyboard.size);
  from.number("keyboard.distance_to_note", t.keyboard.distance);
}

void read_hands(Source& from, Tokens& t) {
  from.number("touch.target_min", t.touch.target_min);
  from.number("touch.target_key_min", t.touch.key_min);
  from.number("touch.key", t.touch.key);
  from.number("touch.target_good", t.touch.target_good);
  from.number("touch.slop", t.touch.slop);
  from.number("touch.halo", t.touch.halo);
  from.number("touch.palm_reject_area_mm2", t.touch.palm_mm2);
  from.number("touch.lift_grace_ms", t.touch.lift_grace_ms);
  from.number("touch.halo_fade_ms", t.touch.halo_fade_ms);
  from.number("touch.gap_min", t.touch.gap_min);
  from.number("touch.contact_core", t.touch.contact_core);

  from.spring("motion.lift", t.lift);
  from.spring("motion.put_down", t.put_down);
  from.spring("motion.follow", t.follow);
  from.spring("motion.snap", t.snap);
  from.spring("motion.make_room", t.make_room);
  from.spring("motion.turn_to_reader", t.turn_to_reader);
  from.number("motion.throw.friction_per_s", t.thrown.friction_per_s);
  from.number("motion.throw.min_speed_mm_s", t.thrown.min_speed);
  from.number("motion.throw.max_distance", t.thrown.max_distance);
  from.number("motion.throw.catch_radius", t.thrown.catch_radius);
  from.number("motion.long_press_ms", t.long_press_ms);
  from.number("motion.double_tap_ms", t.double_tap_ms);
  from.number("motion.step_change.ms", t.step_change_ms);
  from.number("motion.panel_open.ms", t.panel_open_ms);
  from.number("motion.panel_close.ms", t.panel_close_ms);
  from.number("motion.print_slide.delay_ms", t.print_slide.delay_ms);
  from.number("motion.print_slide.ms", t.print_slide.ms);
  from.number("motion.reveal_vote.per_dot_ms", t.reveal_vote.per_dot_ms);
  from.number("motion.reveal_vote.max_total_ms", t.reveal_vote.max_total_ms);
  from.number("reveal.flip_ms", t.reveal_vote.flip_ms);
  from.number("note.contrast_edge", t.contrast_edge);
  from.number("motion.flash.up_ms", t.flash.up_ms);
  from.number("motion.flash.hold_ms", t.flash.hold_ms);
  from.number("motion.flash.down_ms", t.flash.down_ms);
  from.number("motion.flash.peak_alpha", t.flash.peak_alpha);

  t.face_down.shade = from.colour("face_down.shade.color");
  from.number("face_down.shade.alpha", t.face_down.shade_alpha);
  from.number("face_down.shape.share_of_width", t.face_down.shape_share);
  from.number("face_down.shape.alpha", t.face_down.shape_alpha);
  from.number("face_down.fan_pitch", t.face_down.fan_pitch);
  from.number("face_down.turn.read_size", t.face_down.read_size);
  from.vec("turn_strip.face", t.turn_strip.face);
  from.number("turn_strip.mark", t.turn_strip.mark);
  from.number("turn_strip.mark_speaking", t.turn_strip.mark_speaking);
  from.number("turn_strip.station_ring.diameter", t.turn_strip.ring);
  from.number("turn_strip.station_ring.width", t.turn_strip.ring_width);

  from.number("reach.table_essential_from_edge", t.reach.from_edge);
  from.vec("reach.wall_touch_height", t.reach.wall);
  from.number("reach.wall_bottom_of_screen", t.reach.wall_foot);
  from.number("reach.seated_from_edge", t.reach.seated_from_edge);
  from.number("reach.seated_wall_touch_height", t.reach.seated_wall);

  from.number("ring.radius", t.ring.radius);
  from.number("ring.tray_width", t.ring.tray);
  from.number("ring.button", t.ring.button);
  from.number("ring.label", t.ring.label);
  from.number("ring.start_deg", t.ring.start_deg);
  from.number("ring.step_deg", t.ring.step_deg);
  from.number("lens.diameter", t.lens.diameter);
  from.number("lens.border", t.lens.border);
  from.vec("lens.zoom", t.lens.zoom);
  from.vec("lens.handle", t.lens.handle);
  const auto three = [&](const std::string& path, std::array<double, 3>& out) {
    const auto values = from.numbers(path, out.size());
    std::copy(values.begin(), values.end(), out.begin());
  };
  three("pointing.rings", t.pointing.rings);
  three("pointing.ring_width", t.pointing.widths);
  three("pointing.ring_alpha", t.pointing.alphas);
  from.number("pointing.tag_height", t.pointing.tag_height);
  from.number("pointing.fade_ms", t.pointing.fade_ms);
  from.number("lasso.dot_pitch", t.lasso.dot_pitch);
  from.number("lasso.dot_width", t.lasso.dot_width);
  from.number("lasso.fill_alpha", t.lasso.fill_alpha);
  from.number("lasso.close_within", t.lasso.close_within);
  from.number("lasso.bar.height", t.lasso.bar_height);
  from.number("lasso.bar.button", t.lasso.button);
}

void read_cards(Source& from, Tokens& t) {
  from.number("setup.seat_mark", t.setup.seat_mark);
  from.vec("setup.table_drawing", t.setup.table_drawing);
  from.vec("setup.start_button", t.setup.start_button);
  from.number("setup.total_figure", t.setup.total_figure);
  from.number("setup.stepper.button", t.setup.stepper_button);
  from.number("setup.stepper.value_width", t.setup.stepper_value);
  from.number("undo_here.button", t.undo_here.button);
  from.vec("undo_here.card", t.undo_here.card);
  from.whole("undo_here.rows", t.undo_here.rows);
  from.number("undo_here.row", t.undo_here.row);
  from.number("undo_here.slider_knob", t.undo_here.slider_knob);
  from.number("trouble.icon", t.trouble.icon);
  from.number("trouble.title", t.trouble.title);
  from.number("trouble.text", t.trouble.text);
  from.whole("trouble.buttons_max", t.trouble.buttons_max);
  from.vec("pebble.size", t.pebble.size);
  from.number("pebble.button", t.pebble.button);
  from.number("pebble.time", t.pebble.time);
  from.whole("pebble.max_open", t.pebble.max_open);
}

}  // namespace

base::Result<Tokens> Tokens::load(const std::filesystem::path& file) {
  std::error_code missing;
  if (!std::filesystem::is_regular_file(file, missing)) return base::Error{base::Fault::not_found, file.string() + " is not there"};
  const toml::parse_result parsed = toml::parse_file(file.string());
  if (!parsed) {
    const auto& error = parsed.error();
    return base::Error{base::Fault::invalid, file.string() + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description())};
  }
  Source from(parsed.table());
  Tokens tokens;
  tokens.paper_names = from.texts("paper.order");
  tokens.day = read_theme(from, "day", tokens.paper_names);
  tokens.night = read_theme(from, "night", tokens.paper_names);
  read_people(from, tokens);
  read_shadows(from, tokens);
  read_type(from, tokens);
  read_scales(from, tokens);
  read_sizes(from, tokens);
  read_hands(from, tokens);
  read_cards(from, tokens);
  if (!from.trouble().empty()) return base::Error{base::Fault::invalid, file.string() + ": " + from.trouble()};
  auto keyboards = read_keyboards(file.parent_path() / "keyboards");
  if (!keyboards) return keyboards.error();
  for (const KeyboardFile& keyboard : *keyboards) tokens.keyboards.push_back(KeyboardLayout::in_all_sizes(tokens, keyboard));
  return tokens;
}

std::size_t Tokens::keyboard_of(base::Language language) const {
  for (std::size_t i = 0; i < keyboards.size(); ++i)
    if (keyboards[i]->language() == language) return i;
  return 0;
}

double Tokens::board_scale(double diagonal_inches) const {
  if (board_scales.empty()) return 1;
  if (diagonal_inches <= board_scales.front().first) return board_scales.front().second;
  for (std::size_t i = 1; i < board_scales.size(); ++i) {
    const auto [low, low_scale] = board_scales[i - 1];
    const auto [high, high_scale] = board_scales[i];
    if (diagonal_inches <= high) return low_scale + (high_scale - low_scale) * (diagonal_inches - low) / (high - low);
  }
  return board_scales.back().second;
}

const PersonLook& Tokens::person(long long number) const {
  const auto count = static_cast<long long>(people.size());
  return people[static_cast<std::size_t>(((number - 1) % count + count) % count)];
}

int Tokens::paper(std::string_view name) const {
  const auto found = std::find(paper_names.begin(), paper_names.end(), name);
  return found == paper_names.end() ? -1 : static_cast<int>(found - paper_names.begin());
}

}  // namespace scene
