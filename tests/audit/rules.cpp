#include "audit/rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace audit {
namespace {

using Json = nlohmann::json;

struct Shape {
  double least_mm = 1e9;  // across its narrow side
  double x = 0, y = 0;    // its middle, mm
};

Shape shape_of(const Json& polygon, double mm_per_px) {
  std::vector<std::array<double, 2>> points;
  for (const Json& p : polygon) points.push_back({p[0].get<double>() * mm_per_px, p[1].get<double>() * mm_per_px});
  Shape out;
  for (const auto& p : points) out.x += p[0] / static_cast<double>(points.size()), out.y += p[1] / static_cast<double>(points.size());
  const auto between = [&](std::size_t a, std::size_t b) { return std::hypot(points[a][0] - points[b][0], points[a][1] - points[b][1]); };
  if (points.size() == 4) out.least_mm = std::min(between(0, 1), between(1, 2));
  else out.least_mm = between(0, points.size() / 2);  // a circle
  return out;
}

bool starts(const std::string& text, std::string_view with) { return text.compare(0, with.size(), with) == 0; }

// What acts when it is touched; trays, papers, sheets and whole panels are as large as what lies on them.
bool acts(const Json& target) {
  const std::string kind = target.at("kind"), id = target.at("id");
  if (kind == "panel") return id.substr(id.rfind(':') + 1) != "0";
  for (const char* passive : {"nothing", "glass", "tent", "keyboard", "caret", "card", "note", "print"})
    if (kind == passive) return false;
  return target.at("enabled").get<bool>();
}

// What a person cannot do without. What belongs to a theme, a stage or a card lies where the group has put it, and a panel is carried to
// whoever uses it; the console has what they have.
bool essential(const Json& target) {
  const std::string kind = target.at("kind"), id = target.at("id");
  if (kind == "key" || kind == "pad" || kind == "station" || kind == "station_dot" || kind == "mark") return acts(target);
  if (kind != "button") return false;
  for (const char* shared :
       {"button:undo_here", "button:add_stage", "button:rename_stage", "button:remove_stage", "button:ring_", "button:lasso_", "button:close_card",
        "button:turn_tent", "button:prepare_workshop", "button:resume_workshop", "button:show_votes", "button:hide_votes", "button:add_line", "button:adopt",
        "button:add_card", "button:rename_card", "button:remove_row", "button:add_month"})
    if (starts(id, shared)) return false;
  return true;
}

std::string name_of(const Json& target) { return target.at("id").get<std::string>() + " \"" + target.at("label").get<std::string>() + "\""; }

}  // namespace

std::vector<std::string> faults(const Surface& surface, const Json& targets, const Json& texts, bool at_rest) {
  std::vector<std::string> out;
  const double mm = targets.at("mm_per_px");
  for (const Json& target : targets.at("targets")) {
    const Shape shape = shape_of(target.at("polygon"), mm);
    if (acts(target)) {
      const double least = target.at("kind") == "key" ? kKeyMm : kTargetMm;
      if (shape.least_mm < least - 0.05) out.push_back(fmt::format("small target: {} is {:.1f} mm", name_of(target), shape.least_mm));
    }
    if (!essential(target)) continue;
    if (surface.wall) {
      const double above = kWallFootMm + surface.height_mm() - shape.y;
      if (above < kLowMm || above > kHighMm) out.push_back(fmt::format("out of reach: {} is {:.0f} mm above the floor", name_of(target), above));
    } else {
      const double away = std::min({shape.x, shape.y, surface.width_mm() - shape.x, surface.height_mm() - shape.y});
      if (away > kArmMm) out.push_back(fmt::format("out of reach: {} is {:.0f} mm from the edge", name_of(target), away));
    }
  }
  for (const Json& text : texts.at("texts")) {
    const Shape shape = shape_of(text.at("polygon"), mm);
    const std::string on = text.at("on");
    const double capitals = text.at("capitals_mm"), hidden = text.at("hidden"), crossed = text.at("crossed");
    const std::string which = fmt::format("text on {} at {:.0f}, {:.0f}, {:.1f} mm wide {}", on, shape.x, shape.y, shape.least_mm, text.value("text", ""));
    if (hidden > 0.9) continue;  // nobody sees it
    const bool header = on == "furniture" && shape.y < kHeaderMm;
    const double least = surface.wall && (on == "sheet" || on == "note" || header) ? kFarMm : kNearMm;
    if (capitals < least - 0.05) out.push_back(fmt::format("small text: {}: capitals of {:.2f} mm", which, capitals));
    if (text.at("cut").get<bool>()) out.push_back("cut text: " + which);
    if (crossed > 0.1) out.push_back(fmt::format("text over text: {}: {:.0f} %", which, crossed * 100));
    if (at_rest && on == "furniture" && hidden > 0.1) out.push_back(fmt::format("covered text: {}: {:.0f} %", which, hidden * 100));
  }
  return out;
}

}  // namespace audit
