// How much of what was freed the program keeps. A rasteriser in software takes and frees tens of MB for a large frame.
#pragma once

namespace app {

// At the start of the process: large blocks, those of llvmpipe among them, come from the system and go back to it.
void keep_little_memory();
// Hands back what is free, where that is much. For moments in which nothing moves.
void give_memory_back();

}  // namespace app
