// What of a panel is seen to be another than before, so that a digit that changes costs a digit. Read by one_panel.cpp.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "scene/draw_list.h"

namespace panel {

// As ImGui drew it, before holes are cut.
struct Drawn {
  std::span<const scene::MeshVertex> vertices;
  std::span<const std::uint32_t> indices;
  std::span<const scene::MeshCommand> commands;
};

// Boxes, in units of the vertices, outside of which both look the same: none where nothing has changed. Nothing where the two are too
// different to be compared.
std::optional<std::vector<base::Box>> altered(const Drawn& before, const Drawn& after);

}  // namespace panel
