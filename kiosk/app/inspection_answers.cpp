#include "app/inspection_answers.h"

#include <unistd.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/allocations.h"
#include "app/kiosk.h"
#include "exchange/board_json.h"
#include "scene/legible.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

// Records go by their own ids, the same as in `dump`; what is no record is named by what it is and does.
std::string id_of(const scene::Target& t) {
  using scene::TargetKind;
  switch (t.kind) {
    case TargetKind::note:
    case TargetKind::dot:
    case TargetKind::theme:
    case TargetKind::stage:
    case TargetKind::row:
    case TargetKind::print:
    case TargetKind::station:
    case TargetKind::mark: return base::to_string(base::Id{t.id});
    case TargetKind::button:
      return "button:" + std::string(scene::to_string(t.action())) + ":" + std::to_string(t.id) + (t.row() ? ":" + std::to_string(t.row()) : "");
    default: return std::string(scene::to_string(t.kind)) + ":" + std::to_string(t.id) + ":" + std::to_string(t.part);
  }
}

Json point(base::Vec mm, double px_per_mm) { return Json::array({std::round(mm.x * px_per_mm * 100) / 100, std::round(mm.y * px_per_mm * 100) / 100}); }

Json targets(Kiosk& kiosk) {
  const auto& glass = kiosk.tracker().glass();
  const double px = 1.0 / glass.mm_per_px;
  Json list = Json::array();
  for (const scene::Area& area : kiosk.targets()) {
    if (area.target.kind == scene::TargetKind::nothing) continue;
    Json polygon = Json::array();
    if (area.round) {
      for (int i = 0; i < 16; ++i) {
        const double a = i * 2 * std::numbers::pi / 16;
        polygon.push_back(point(area.pose.at + base::Vec{std::cos(a), std::sin(a)} * (area.size.x / 2), px));
      }
    } else {
      for (const base::Vec corner : base::corners(area.pose, area.size)) polygon.push_back(point(corner, px));
    }
    list.push_back({{"id", id_of(area.target)},
                    {"kind", scene::to_string(area.target.kind)},
                    {"label", area.label},
                    {"seat", area.seat ? Json(base::to_string(area.seat)) : Json()},
                    {"polygon", std::move(polygon)},
                    {"angle_deg", std::round(area.pose.angle_deg * 1000) / 1000},
                    {"enabled", area.enabled},
                    {"text_height_mm", std::round(area.text_height_mm * 100) / 100}});
  }
  return {{"screen", {{"width_px", glass.width_px}, {"height_px", glass.height_px}}}, {"mm_per_px", glass.mm_per_px}, {"targets", std::move(list)}};
}

// The glyphs that "…" is written with.
std::vector<text::Glyph> ellipses(text::Typesetter& type) {
  std::vector<text::Glyph> out;
  for (const int weight : {400, 500, 600, 700})
    for (const double size : {12.0, 24.0}) {
      text::Style style;
      style.size_mm = size;
      style.weight = weight;
      const auto& glyphs = type.layout("…", style)->glyphs;
      out.insert(out.end(), glyphs.begin(), glyphs.end());
    }
  return out;
}

Json texts(Kiosk& kiosk) {
  static constexpr std::string_view on[] = {"sheet", "note", "furniture", "panel"};
  const double px = 1.0 / kiosk.mm_per_px();
  Json list = Json::array();
  for (const scene::TextLine& line : scene::legible(kiosk.draw_list(), ellipses(kiosk.typesetter()), kiosk.panels().texts())) {
    Json polygon = Json::array();
    for (const base::Vec corner : base::corners(line.pose, line.size)) polygon.push_back(point(corner, px));
    const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
    Json told{{"on", on[static_cast<std::size_t>(line.on)]},
              {"polygon", std::move(polygon)},
              {"angle_deg", rounded(line.pose.angle_deg)},
              {"em_mm", rounded(line.em_mm)},
              {"capitals_mm", rounded(line.em_mm * scene::kCapital)},
              {"cut", line.cut},
              {"hidden", rounded(line.hidden)},
              {"crossed", rounded(line.crossed)}};
    if (!line.text.empty()) told["text"] = line.text;
    list.push_back(std::move(told));
  }
  return {{"mm_per_px", kiosk.mm_per_px()}, {"texts", std::move(list)}};
}

double resident_mb() {
  std::ifstream statm("/proc/self/statm");
  long total = 0, resident = 0;
  statm >> total >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

Json stats(Kiosk& kiosk) {
  static constexpr std::string_view names[] = {"input", "gestures", "hands", "panels", "journal", "scene", "draw"};
  Json cpu = Json::object();
  const StageTimes& times = kiosk.times();
  for (std::size_t i = 0; i < StageTimes::stages; ++i) {
    const auto stage = static_cast<FrameStage>(i);
    const auto rounded = [&](double share) { return std::round(times.ms(stage, share) * 10000) / 10000; };
    cpu[std::string(names[i])] = {{"p50", rounded(0.5)}, {"p99", rounded(0.99)}, {"max", rounded(1)}};
  }
  const auto health = kiosk.journal().health();
  Json out{{"frames", kiosk.frames_drawn()},
           {"presented_us", kiosk.presented_us()},
           {"cpu_ms", std::move(cpu)},
           {"contacts", kiosk.tracker().live_count()},
           {"most_contacts", kiosk.tracker().most_at_once()},
           {"draw_calls", kiosk.draw_calls()},
           {"allocations", kiosk.allocations_last_frame()},
           {"rss_mb", std::round(resident_mb() * 10) / 10},
           {"applied", kiosk.applied()},
           {"committed", health.committed},
           {"waiting", health.waiting},
           {"saving", health.state == journal::Health::State::saving}};
  if (!health.message.empty()) out["trouble"] = health.message;
  return out;
}

}  // namespace

Answer answer_line(Kiosk& kiosk, std::string_view line) {
  const auto error = [](std::string_view what) { return Answer{Json{{"error", what}}.dump(), -1}; };
  const auto asked = nlohmann::json::parse(line, nullptr, false);
  if (!asked.is_object()) return error("expected one JSON object on one line");
  if (const auto get = asked.find("get"); get != asked.end() && get->is_string()) {
    const auto what = get->get<std::string>();
    // Replacement characters instead of an exception, should a text ever be no UTF-8.
    const auto said = [](const Json& json) { return Answer{json.dump(-1, ' ', false, Json::error_handler_t::replace), -1}; };
    if (what == "targets") return said(targets(kiosk));
    if (what == "texts") return said(texts(kiosk));
    if (what == "stats") return said(stats(kiosk));
    if (what == "board") return kiosk.store() ? said(exchange::dump(kiosk.definition(), kiosk.store()->board())) : error("no workshop is open");
    return error("get: targets, texts, board or stats");
  }
  if (const auto wait = asked.find("wait"); wait != asked.end() && wait->is_string() && *wait == "settled") {
    const auto ms = asked.find("ms");
    return {"", ms != asked.end() && ms->is_number_integer() ? std::clamp<std::int64_t>(ms->get<std::int64_t>(), 0, 600'000) : 2000};
  }
  return error("expected {\"get\": ...} or {\"wait\": \"settled\", \"ms\": ...}");
}

}  // namespace app
