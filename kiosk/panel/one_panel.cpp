// A pass of one panel: when it is due, what ImGui draws in it, and the mesh that is kept of that.
#include "panel/one_panel.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <functional>
#include <utility>

#include "scene/damage.h"
#include "scene/keyboard.h"
#include "scene/legible.h"

namespace panel {
namespace {

constexpr double kMargin = 20;               // of a large panel from the glass's edge
constexpr std::int64_t kSaidUs = 5'000'000;  // how long a refusal, or a question, stands
constexpr double kTurnOfLight = 8;           // degrees after which the shadows inside are drawn anew

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) { return (a ^ b) * 0x9e3779b97f4a7c15ULL + (a >> 29); }

}  // namespace

OnePanel::OnePanel(std::uint64_t id, const Page& page, Fonts& fonts, const scene::Tokens& tokens, const base::Texts& texts)
    : id_(id), page_(page), fonts_(fonts), tokens_(tokens), texts_(texts), context_(ImGui::CreateContext(fonts.atlas())) {
  mesh_.revision = id << 32;  // never that of a panel that was closed: the renderer knows meshes by address and revision
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.WindowMinSize = {1, 1};
  style.AntiAliasedLinesUseTex = false;
  style.CircleTessellationMaxError = 0.15f;
  style.CurveTessellationTol = 0.4f;
}

OnePanel::~OnePanel() { ImGui::DestroyContext(context_); }

double scale_on(const Page& page, const scene::Glass& glass) {
  const double margin = page.where == Page::Where::whole_glass ? 0 : kMargin;
  const double fits = std::min((glass.size_mm.x - 2 * margin) / page.size.x, (glass.size_mm.y - 2 * margin) / page.size.y);
  // In steps, so that letters need not be baked for every width of a window.
  return std::max(0.1, std::min(page.scale * glass.text_scale, std::floor(fits * 20) / 20));
}

void OnePanel::set_glass(const scene::Glass& glass) {
  if (glass == glass_ && !dirty_) return;
  glass_ = glass;
  scale_ = scale_on(page_, glass);
  fonts_.want(scale_);
  mesh_.size = fills_glass() ? glass.size_mm : page_.size * scale_;
  if (fills_glass()) mesh_.pose.at = glass.size_mm * 0.5;
  mesh_.pose = kept_on_glass(mesh_.pose, mesh_.size, glass.size_mm);
  dirty_ = moved_ = true;
}

void OnePanel::place(base::Pose pose) {
  pose = kept_on_glass(pose, mesh_.size, glass_.size_mm);
  if (fills_glass()) pose = {glass_.size_mm * 0.5, base::normalized_deg(std::round(pose.angle_deg / 180) * 180)};
  // An upright panel lies on whole pixels, so that its letters are as sharp as they were baked.
  const double px = fonts_.px_per_mm(), quarter = pose.angle_deg / 90;
  if (std::abs(quarter - std::round(quarter)) < 1e-6) {
    const bool lies = static_cast<long>(std::llround(quarter)) % 2 != 0;
    const Vec half = (lies ? Vec{mesh_.size.y, mesh_.size.x} : mesh_.size) * 0.5;
    pose.at = {std::round((pose.at.x - half.x) * px) / px + half.x, std::round((pose.at.y - half.y) * px) / px + half.y};
  }
  mesh_.pose = pose;
  moved_ = true;
}

bool OnePanel::contains(Vec glass) const {
  const Vec local = mesh_.pose.to_local(glass) + mesh_.size * 0.5;
  if (!Box::at({}, mesh_.size).contains(local)) return false;
  return std::none_of(holes_.begin(), holes_.end(), [&](const Box& hole) { return hole.contains(local); });
}

OnePanel::Shown OnePanel::shown_now(const Panels::House& house) const {
  Shown now;
  now.seq = house.store ? house.store->board().seq() : 0;
  now.store = house.store;
  now.letters = fonts_.revision();
  now.other = page_.shown(house);
  now.language = texts_.language();
  now.night = house.night;
  now.no_tries_until_us = house.no_tries_until_us;
  now.has_code = house.has_code;
  now.glass = house.glass;
  if (house.preview) {
    for (const auto& writing : house.preview->writings) {
      for (const auto& text : texts_shown_) {
        if (text.kind != writing.kind || text.record != writing.record || text.property != writing.property) continue;
        now.written = mixed(now.written, std::hash<std::string>{}(writing.text) + writing.caret + 1);
        break;
      }
    }
  }
  return now;
}

bool OnePanel::update(const Panels::House& house, std::vector<Request>& requests) {
  set_glass(house.glass);
  if (fonts_.due()) return false;  // Panels bakes and asks again
  const Shown now = shown_now(house);
  const bool is_due = dirty_ || !strokes_.empty() || now != shown_ || (next_tick_ms_ && house.wall_ms >= next_tick_ms_) ||
                      (wake_us_ && house.now_us >= wake_us_) || std::abs(base::normalized_deg(mesh_.pose.angle_deg - shown_angle_)) > kTurnOfLight;
  bool changed = false;
  if (is_due) {
    // ImGui meets a window as it was in the pass before: one that has another size since is shown to it before anybody's press.
    const double unit = fonts_.px_per_mm() * scale_;
    if (std::exchange(unit_, unit) != unit && !strokes_.empty()) pass(house, requests);
    do {
      if (!strokes_.empty()) mouse_ = strokes_.front(), strokes_.pop_front();
      pass(house, requests);
    } while (!strokes_.empty());
    // What was just committed, or let go of, is seen in the same frame.
    if (!mouse_.down) mouse_.away = true;
    const Shown after = shown_now(house);
    if (after != now || kept_.tapped_until_us > house.now_us || !mouse_.down) pass(house, requests);
    shown_ = shown_now(house);
    shown_angle_ = mesh_.pose.angle_deg;
    dirty_ = false;
    next_tick_ms_ = page_.next_tick_ms(house);
    wake_us_ = 0;
    for (const std::int64_t until :
         {kept_.tapped_until_us, memory_.refusal.empty() ? 0 : memory_.refused_us + kSaidUs, memory_.asked_to_quit_us ? memory_.asked_to_quit_us + kSaidUs : 0})
      if (until > house.now_us && (!wake_us_ || until < wake_us_)) wake_us_ = until;
    // Each second that is still to be waited for is counted down.
    if (house.no_tries_until_us > house.now_us && page_.guarded && !memory_.unlocked) {
      const std::int64_t second = house.now_us + (house.no_tries_until_us - house.now_us - 1) % 1'000'000 + 1;
      if (!wake_us_ || second < wake_us_) wake_us_ = second;
    }
    theme_ = &tokens_.theme(house.night);
    changed = keep_mesh(*theme_);
  }
  auto holes = holes_now(house);
  if (changed || holes != holes_) {
    if (holes != holes_) mesh_.altered.clear();
    holes_ = std::move(holes);
    cut_holes();
    changed = true;
  }
  const bool has_moved = std::exchange(moved_, false);
  if (has_moved && shadow_angle_ != mesh_.pose.angle_deg) lay_shadow(), mesh_.altered.clear(), changed = true;
  if (changed) ++mesh_.revision;
  return changed || has_moved;
}

void OnePanel::pass(const Panels::House& house, std::vector<Request>& requests) {
  if (!memory_.refusal.empty() && house.now_us >= memory_.refused_us + kSaidUs) memory_.refusal.clear();
  if (memory_.asked_to_quit_us && house.now_us >= memory_.asked_to_quit_us + kSaidUs) memory_.asked_to_quit_us = 0;
  ImGui::SetCurrentContext(context_);
  const double unit = fonts_.px_per_mm() * scale_;
  ImGuiIO& io = ImGui::GetIO();
  const auto units = [&](Vec mm) { return ImVec2{static_cast<float>(mm.x * unit), static_cast<float>(mm.y * unit)}; };
  io.DisplaySize = units(page_size());
  io.DeltaTime = 1.0f / 60.0f;
  io.MousePos = mouse_.away ? ImVec2{-FLT_MAX, -FLT_MAX} : units(mouse_.at);
  io.MouseDown[0] = mouse_.down;
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("panel", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
  {
    const scene::Theme& theme = tokens_.theme(house.night);
    Ui ui({fonts_, tokens_, theme, texts_, scale_, mesh_.pose.angle_deg, house.now_us}, kept_);
    const Box all = Box::at({}, page_size());
    if (fills_glass()) ui.rounded(all.grown(4), 0, theme.linen);  // its soft edge lies outside
    else ui.rounded(all, tokens_.radius_panel, theme.sheet);
    if (theme.night && !fills_glass()) ui.edge(all, tokens_.radius_panel, 0.8, theme.line);
    Visit visit(ui, house, memory_, mesh_.pose, mesh_.size, requests);
    const std::size_t asked = requests.size();
    if (page_.guarded && house.has_code && !memory_.unlocked) draw_code_asked(visit);
    else page_.draw(visit);
    for (std::size_t i = asked; i < requests.size(); ++i) requests[i].panel = id_;
    texts_shown_ = std::move(visit.texts);
    if (visit.wish == Visit::Wish::close) wants_to_close_ = true;
    if (visit.wish == Visit::Wish::turn) {
      const double side = std::round(mesh_.pose.angle_deg / 90) * 90;
      place({mesh_.pose.at, base::normalized_deg(side + (fills_glass() ? 180 : 90))});
      hold_anew();
    }
  }
  ImGui::End();
  ImGui::Render();
}

bool OnePanel::keep_mesh(const scene::Theme& theme) {
  ImGui::SetCurrentContext(context_);
  std::swap(vertices_before_, mesh_.vertices), std::swap(indices_before_, mesh_.indices), std::swap(whole_before_, whole_);
  mesh_.vertices.clear(), mesh_.indices.clear(), whole_.clear();
  const double unit_before = std::exchange(mesh_.unit_mm, 1 / fonts_.px_per_mm());
  const std::uint64_t letters_before = std::exchange(letters_, fonts_.revision());
  const ImVec2 white = fonts_.atlas()->TexUvWhitePixel;
  for (const auto& layer : shadow_layers()) {
    const auto soft = soft_box(Box::at({}, mesh_.size), tokens_.radius_panel * scale_, layer.blur, 9, 8);
    const auto base = static_cast<std::uint32_t>(mesh_.vertices.size());
    const auto colour = theme.shadow;
    for (const auto& point : soft.points) {
      const auto faded = colour.with_alpha(std::min(1.0, layer.alpha * theme.shadow_alpha) * static_cast<double>(point.alpha));
      mesh_.vertices.push_back({0, 0, white.x, white.y, packed(faded)});
    }
    for (const std::uint32_t index : soft.indices) mesh_.indices.push_back(base + index);
  }
  lay_shadow();
  const float far = 1e6f;
  whole_.push_back({0, static_cast<std::uint32_t>(mesh_.indices.size()), 0, {{-static_cast<double>(far), -static_cast<double>(far)}, {far, far}}});
  const ImDrawData* drawn = ImGui::GetDrawData();
  for (int n = 0; n < drawn->CmdListsCount; ++n) {
    const ImDrawList& list = *drawn->CmdLists[n];
    const auto first_vertex = static_cast<std::uint32_t>(mesh_.vertices.size()), first_index = static_cast<std::uint32_t>(mesh_.indices.size());
    for (const ImDrawVert& v : list.VtxBuffer) mesh_.vertices.push_back({v.pos.x, v.pos.y, v.uv.x, v.uv.y, v.col});
    for (const ImDrawIdx index : list.IdxBuffer) mesh_.indices.push_back(index);
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.ElemCount == 0) continue;
      whole_.push_back({first_index + command.IdxOffset,
                        command.ElemCount,
                        first_vertex + command.VtxOffset,
                        {{command.ClipRect.x, command.ClipRect.y}, {command.ClipRect.z, command.ClipRect.w}}});
      const auto picture = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(command.TextureId));
      if (picture != 0) whole_.back().picture = picture, whole_.back().picture_mm = picture_mm(whole_.back());
    }
  }
  mesh_.altered.clear();
  if (unit_before != mesh_.unit_mm || letters_before != letters_) return true;
  auto parts = altered({vertices_before_, indices_before_, whole_before_}, {mesh_.vertices, mesh_.indices, whole_});
  if (!parts) return true;
  mesh_.altered = *std::move(parts);
  return !mesh_.altered.empty();
}

// How large the whole picture would be of which these triangles show a part: so fine has it to be.
double OnePanel::picture_mm(const scene::MeshCommand& command) const {
  Box at{{1e9, 1e9}, {-1e9, -1e9}}, uv = at;
  for (std::uint32_t i = 0; i < command.index_count; ++i) {
    const scene::MeshVertex& v = mesh_.vertices[command.base_vertex + mesh_.indices[command.first_index + i]];
    at = scene::united(at, {{v.x, v.y}, {v.x, v.y}});
    uv = scene::united(uv, {{v.u, v.v}, {v.u, v.v}});
  }
  const auto whole = [](double seen, double share) { return share > 0 ? seen / share : seen; };
  return std::max(whole(at.width(), uv.width()), whole(at.height(), uv.height())) * mesh_.unit_mm;
}

// The light does not turn with the panel, so its shadow is laid again at each turn.
void OnePanel::lay_shadow() {
  shadow_angle_ = mesh_.pose.angle_deg;
  std::size_t i = 0;
  const double px = fonts_.px_per_mm();
  for (const auto& layer : shadow_layers()) {
    const Vec shift = base::rotated(tokens_.shadow_direction * layer.offset, -mesh_.pose.angle_deg);
    const auto soft = soft_box(Box::at(shift, mesh_.size), tokens_.radius_panel * scale_, layer.blur, 9, 8);
    for (const auto& point : soft.points) {
      if (i >= mesh_.vertices.size()) return;
      mesh_.vertices[i].x = static_cast<float>(point.at.x * px);
      mesh_.vertices[i].y = static_cast<float>(point.at.y * px);
      ++i;
    }
  }
}

// Keyboards lie under panels; one that writes in this panel is seen through it, and its contacts are its own.
std::vector<Box> OnePanel::holes_now(const Panels::House& house) const {
  std::vector<Box> holes;
  if (!house.preview) return holes;
  for (const auto& writing : house.preview->writings) {
    const bool is_mine = std::any_of(texts_shown_.begin(), texts_shown_.end(), [&](const Visit::Text& text) {
      return text.kind == writing.kind && text.record == writing.record && text.property == writing.property;
    });
    if (!is_mine || !writing.on_screen) continue;
    const base::Pose local{mesh_.pose.to_local(writing.keyboard.at) + mesh_.size * 0.5, writing.keyboard.angle_deg - mesh_.pose.angle_deg};
    const Box hole = base::bounds(local, tokens_.keyboards[writing.layout]->at_size(writing.size).size()).grown(6);
    if (hole.overlaps(Box::at({}, mesh_.size))) holes.push_back(hole);
  }
  return holes;
}

void OnePanel::cut_holes() {
  mesh_.commands = whole_;
  const double px = fonts_.px_per_mm();
  for (const Box& mm : holes_) {
    const Box hole{mm.min * px, mm.max * px};
    std::vector<scene::MeshCommand> around;
    for (const auto& command : mesh_.commands) {
      const Box c = command.clip;
      if (!c.overlaps(hole)) {
        around.push_back(command);
        continue;
      }
      // The parts beside the hole reach one pixel into those above and below: where two soft edges met, a line would show.
      const double top = std::max(c.min.y, hole.min.y - 1), bottom = std::min(c.max.y, hole.max.y + 1);
      for (const Box part : {Box{c.min, {c.max.x, hole.min.y}}, Box{{c.min.x, hole.max.y}, c.max}, Box{{c.min.x, top}, {hole.min.x, bottom}},
                             Box{{hole.max.x, top}, {c.max.x, bottom}}}) {
        if (part.width() <= 0 || part.height() <= 0) continue;
        around.push_back(command);
        around.back().clip = part;
      }
    }
    mesh_.commands = std::move(around);
  }
}

void OnePanel::targets(scene::Areas& out) const {
  const auto add = [&](Box mm, std::uint64_t part, std::string label, double text_mm, bool enabled, bool round) {
    scene::Area area;
    area.target = {scene::TargetKind::panel, id_, part};
    area.size = mm.size();
    area.pose = {mesh_.pose.to_glass(mm.centre() - mesh_.size * 0.5), mesh_.pose.angle_deg};
    area.round = round;
    area.enabled = enabled;
    area.text_height_mm = text_mm;
    area.label = std::move(label);
    out.push_back(std::move(area));
  };
  add(Box::at({}, mesh_.size), 0, texts_(page_.title), look_of(Type::title).size_mm * scale_, true, false);
  for (const Item& item : kept_.items) add({item.box.min * scale_, item.box.max * scale_}, item.id, item.label, item.text_mm, item.enabled, item.round);
}

std::vector<scene::TextLine> OnePanel::texts() const {
  std::vector<scene::TextLine> out;
  for (const Written& written : kept_.written) {
    // What its capitals fill. Of a list, only what has not slid out of it is read.
    const double em = look_of(written.type).size_mm * written.size, baseline = written.top_left.y + Fonts::kBaselinePerEm * em;
    const double wide = fonts_.width(written.type, scale_, written.text) * written.size;
    const Box capitals{{written.top_left.x, baseline - scene::kCapital * em}, {written.top_left.x + wide, baseline}};
    if (!written.shown.contains(capitals.centre())) continue;
    scene::TextLine line;
    line.on = scene::TextLine::On::panel;
    line.size = capitals.size() * scale_;
    line.pose = {mesh_.pose.to_glass(capitals.centre() * scale_ - mesh_.size * 0.5), mesh_.pose.angle_deg};
    line.em_mm = em * scale_;
    line.cut = written.cut;
    line.text = written.text;
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace panel
