// Linked into every program of a sanitizer build: libraries stay loaded to the end, so that a report can say whose
// memory or whose thread it speaks of (OpenGL drivers are unloaded before the leak report is made).
extern "C" int dlclose(void*) noexcept { return 0; }
