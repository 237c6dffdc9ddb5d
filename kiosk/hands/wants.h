// What each kind of target listens to. Read by hands.
#pragma once
#include "gesture/gesture.h"
#include "scene/target.h"

namespace hands {

gesture::Wants wants_of(scene::TargetKind kind);

}  // namespace hands
