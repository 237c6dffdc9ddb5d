// A sheet where things lie anywhere and mean nothing by it.
#include "scene/layouts.h"

namespace scene {

void lay_free(Plan& plan, const LayoutInput&) { lay_tent(plan, 191); }

}  // namespace scene
