// A sheet where things lie anywhere and mean nothing by it; in parts, where groups work apart.
#include "scene/layouts.h"

namespace scene {

void lay_free(Plan& plan, const LayoutInput& in) {
  if (in.parts > 1) return lay_parts(plan, in, in.parts);
  lay_tent(plan, 191);
}

}  // namespace scene
