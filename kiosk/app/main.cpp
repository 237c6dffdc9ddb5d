// The front of the program: options, and which of its jobs to do. All work is done by the files that it names.
#include <fmt/core.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>

#include "app/bench.h"
#include "app/commands.h"
#include "app/inspection.h"
#include "app/kiosk.h"
#include "app/memory.h"
#include "app/pictures.h"
#include "app/rehearsal.h"
#include "app/window.h"
#include "contact/tuio.h"
#include "sound/loudspeaker.h"

namespace {

namespace fs = std::filesystem;

fs::path xdg_data() {
  if (const char* home = std::getenv("XDG_DATA_HOME"); home && *home) return fs::path(home) / "tablee";
  if (const char* home = std::getenv("HOME"); home && *home) return fs::path(home) / ".local" / "share" / "tablee";
  return "tablee-data";
}

struct Options {
  std::string workshop, data, mode, size, lang, record, inspect, tuio, boards, pictures;
  bool windowed = false;
  double diagonal = 0;
  int seats = 0;
  int panel_limit = 0;
  bool frame_times = false;
  bool no_keyboards = false;
};

bool parse_size(const std::string& text, int& width, int& height) {
  const auto x = text.find('x');
  if (x == std::string::npos) return false;
  width = std::atoi(text.substr(0, x).c_str());
  height = std::atoi(text.substr(x + 1).c_str());
  return width >= 640 && height >= 360 && width <= 16384 && height <= 16384;
}

app::KioskOptions kiosk_options(const Options& o) {
  const fs::path share = app::find_share();
  app::KioskOptions k;
  k.data = o.data.empty() ? xdg_data() : fs::path(o.data);
  k.assets = share / "assets";
  k.definitions = share / "boards";
  k.own_definitions = o.boards.empty() ? k.data / "boards" : fs::path(o.boards);
  k.schema = share / "data" / "schema";
  k.samples = share / "data" / "samples";
  k.pictures = o.pictures;
  k.mode = o.mode == "wall" ? scene::Mode::wall : scene::Mode::table;
  k.language = o.lang == "en" ? base::Language::english : base::Language::french;
  k.seats = o.seats;
  return k;
}

int run_kiosk(const Options& o) {
  app::KioskOptions options = kiosk_options(o);
  // What the command line does not say is as this table was last set.
  options.settings = app::load_settings(options.data);
  if (o.mode.empty()) options.mode = options.settings.mode;
  if (o.lang.empty()) options.language = options.settings.language;
  app::WindowOptions w;
  w.windowed = o.windowed;
  w.diagonal_inches = o.diagonal;
  if (!o.size.empty() && !parse_size(o.size, w.width, w.height))
    return app::tell_error(options, {base::Fault::invalid, "--size WIDTHxHEIGHT, 640x360 at least"});
  auto journal = journal::Journal::open(options.data, options.schema);
  if (!journal) return app::tell_error(options, journal.error());
  const auto named = o.workshop.empty() ? std::nullopt : base::parse_id(o.workshop);
  if (named && *named) (*journal)->read_ahead(*named);  // while the screen opens
  auto window = app::Window::open(w);
  if (!window) return app::tell_error(options, window.error());
  options.glass = (*window)->glass();
  options.diagonal_inches = (*window)->diagonal_inches();
  options.keep_settings = true;
  options.frame_times = o.frame_times;
  sound::Loudspeaker loudspeaker;
  const base::SystemClock clock;
  auto kiosk = app::Kiosk::open(options, clock, std::move(*journal));
  if (!kiosk) return app::tell_error(options, kiosk.error());

  contact::DeviceSetup setup;
  setup.clock = &clock;
  setup.glass = options.glass;
  setup.wake = [&] { (*window)->wake(); };
  setup.panel_limit = o.panel_limit;
  if (!o.tuio.empty()) {
    auto address = contact::parse_tuio_address(o.tuio);
    if (!address) return app::tell_error(options, address.error());
    setup.tuio = *address;
  }
  for (const base::Error& error : (*kiosk)->devices().open(setup)) spdlog::warn("{}", error.message);
  if (!o.no_keyboards) {
    auto ports = keys::evdev_ports();
    if (ports) (*kiosk)->keyboards().open(std::move(*ports), setup.wake);
    else spdlog::info("keyboards are the window's: {}", ports.error().message);
  }
  if (!o.record.empty()) {
    auto recorder = contact::Recorder::open(o.record);
    if (recorder) (*kiosk)->record(std::move(*recorder));
    else spdlog::warn("{}", recorder.error().message);
  }
  auto renderer = (*window)->renderer((*kiosk)->typesetter());
  if (!renderer) return app::tell_error(options, renderer.error());
  (*kiosk)->use(*renderer);
  (*kiosk)->on_sound([&](const sound::Strike& strike) { loudspeaker.play(strike); });
  (*kiosk)->on_volume([&](double volume) { loudspeaker.set_volume(volume); });
  if (!o.workshop.empty()) {
    if (named && *named) {
      if (const auto opened = (*kiosk)->open_workshop(*named); !opened) return app::tell_error(options, opened.error());
    } else if (const auto* definition = (*kiosk)->shelf().find(o.workshop)) {
      if (const auto made = (*kiosk)->prepare(*definition); !made) return app::tell_error(options, made.error());
    } else {
      return app::tell_error(options, {base::Fault::not_found, fmt::format("--workshop {}: neither a workshop's id nor a definition's", o.workshop)});
    }
  }
  std::unique_ptr<app::Inspection> inspection;
  if (!o.inspect.empty()) {
    auto opened = app::Inspection::open(o.inspect, [&] { (*window)->wake(); });
    if (!opened) return app::tell_error(options, opened.error());
    inspection = std::move(*opened);
  }
  (*window)->run(**kiosk, [&] {
    if (!inspection) return false;
    inspection->answer(**kiosk);
    return inspection->pending();
  });
  (*kiosk)->use(nullptr);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  app::keep_little_memory();
  spdlog::set_pattern("%H:%M:%S %l %v");
  CLI::App cli{"Tablée: a touch table for workshops in a room"};
  cli.name("tablee");
  Options o;
  cli.add_option("--workshop", o.workshop, "open this workshop (its id), or prepare one from this definition");
  const auto data = [&](CLI::App& app) { app.add_option("--data", o.data, "folder of the workshops; else the XDG data folder"); };
  data(cli);
  cli.add_option("--mode", o.mode, "table or wall")->check(CLI::IsMember({"table", "wall"}));
  cli.add_option("--size", o.size, "WIDTHxHEIGHT in pixels");
  cli.add_flag("--windowed", o.windowed, "in a window");
  cli.add_option("--diagonal", o.diagonal, "of the screen, inches")->check(CLI::Range(20.0, 200.0));
  cli.add_option("--seats", o.seats, "people at a new workshop")->check(CLI::Range(1, 12));
  cli.add_option("--lang", o.lang, "fr or en")->check(CLI::IsMember({"fr", "en"}));
  cli.add_option("--record", o.record, "write all contacts to this file");
  cli.add_option("--tuio", o.tuio, "[ADDRESS:]PORT: hear TUIO 1.1 trackers; on this machine only unless an address is given");
  cli.add_option("--inspect", o.inspect, "Unix socket that answers what is on the glass");
  cli.add_option("--boards", o.boards, "folder of your own workshop definitions, beside those of Tablée; boards/ in the data folder where none is said");
  cli.add_option("--pictures", o.pictures, "folder of the pictures of step 1");
  cli.add_flag("--frame-times", o.frame_times, "how long frames take, in a corner");
  cli.add_flag("--no-keyboards", o.no_keyboards, "leave physical keyboards to the window system, which knows only one");
  cli.add_option("--panel-limit", o.panel_limit, "contacts that the panel sees at once; else asked of the panel");

  auto* list = cli.add_subcommand("list", "the workshops of the data folder");
  bool json = false;
  data(*list);
  list->add_flag("--json", json, "as JSON");

  auto* dump = cli.add_subcommand("dump", "a board as JSON; the newest where none is named");
  std::string id;
  data(*dump);
  dump->add_option("ID", id, "workshop");

  auto* check = cli.add_subcommand("check", "checks workshop definitions");
  std::vector<std::string> files;
  check->add_option("FILE", files, "boards/*.toml")->required();

  auto* pin = cli.add_subcommand("pin", "the facilitator's code of this table");
  pin->require_subcommand(1);
  auto* pin_set = pin->add_subcommand("set", "reads it, 4 to 8 figures, from the standard input");
  auto* pin_clear = pin->add_subcommand("clear", "none is asked for any more");
  data(*pin_set);
  data(*pin_clear);

  auto* sample = cli.add_subcommand("sample", "makes a workshop with notes spread over the board, for measuring");
  int notes = 100;
  data(*sample);
  std::string sampled;
  sample->add_option("WORKSHOP", sampled, "definition; the first with two sides where none is said");
  sample->add_option("--notes", notes, "how many")->check(CLI::Range(0, 100000));
  sample->add_option("--seats", o.seats, "people")->check(CLI::Range(1, 12));
  sample->add_option("--size", o.size, "WIDTHxHEIGHT in pixels of the glass");
  sample->add_option("--diagonal", o.diagonal, "of the screen, inches");

  auto* rehearse = cli.add_subcommand("rehearse", "plays a whole workshop with simulated hands");
  app::RehearsalOptions r;
  std::string out, size = "1920x1080";
  rehearse->add_option("WORKSHOP", r.workshop, "definition")->required();
  rehearse->add_option("--hands", r.hands, "people")->check(CLI::Range(1, 12));
  rehearse->add_option("--seed", r.seed, "same seed, same workshop");
  rehearse->add_option("--size", size, "WIDTHxHEIGHT in pixels");
  rehearse->add_option("--out", out, "folder for pictures, board.json, summary.json and the workshop")->required();
  rehearse->add_option("--speed", r.speed, "1 = as people would; 0 = as fast as can be");
  rehearse->add_option("--inspect", o.inspect, "Unix socket that answers what is on the glass");
  rehearse->add_option("--mode", o.mode, "table or wall")->check(CLI::IsMember({"table", "wall"}));
  rehearse->add_option("--lang", o.lang, "fr or en")->check(CLI::IsMember({"fr", "en"}));
  rehearse->add_option("--diagonal", o.diagonal, "of the screen, inches")->check(CLI::Range(20.0, 200.0));

  auto* pictures = cli.add_subcommand("pictures", "draws every screen, from workshops played by simulated hands");
  app::PicturesOptions p;
  std::string pictures_out, only;
  std::vector<std::string> sizes;
  pictures->add_option("--out", pictures_out, "folder: one folder a surface, in it one a size")->required();
  pictures->add_option("--size", sizes, "WIDTHxHEIGHT in pixels; 1920x1080 and 3840x2160 where none is said");
  pictures->add_option("--only", only, "one surface of those that the program lists")->check(CLI::IsMember(app::surface_names()));
  pictures->add_option("--workshop", p.workshop, "whose sample is played; the first that has one where none is said");

  auto* bench = cli.add_subcommand("bench", "measures the program, beside the last result kept");
  app::BenchOptions measured;
  app::ProbeOptions probed;
  bench->add_flag("--json", measured.json, "as JSON");
  bench->add_flag("--save", measured.save, "keep this result");
  bench->add_flag("--quick", measured.quick, "1920x1080 alone, 10,000 notes at most");
  bench->add_flag("--writing", measured.writing, "only what many who write at once cost; --save puts it beside what was kept");
  bench->add_flag("--instructions", measured.instructions, "count them too, by valgrind");
  double soaked = 0;
  bench->add_option("--soak", soaked, "minutes: ten random hands for so long, instead of the rest");
  bench->add_option("--probe", probed.kind)->check(CLI::IsMember({"start", "drag", "drawn"}))->group("");  // a process of the bench's own
  bench->add_option("--probe-since", probed.started_ns)->group("");
  bench->add_option("--probe-workshop", probed.workshop)->group("");
  bench->add_option("--data", o.data)->group("");
  bench->add_option("--size", o.size)->group("");

  CLI11_PARSE(cli, argc, argv);
  const app::KioskOptions options = kiosk_options(o);
  if (*list) return app::list(options, json);
  if (*dump) return app::dump(options, id);
  if (*check) return app::check({files.begin(), files.end()}, options.language);
  if (*pin_set) return app::set_code(options, std::cin);
  if (*pin_clear) return app::clear_code(options);
  if (*sample) {
    app::KioskOptions s = options;
    s.glass = {1920, 1080, 1};
    if (!o.size.empty() && !parse_size(o.size, s.glass.width_px, s.glass.height_px))
      return app::tell_error(options, {base::Fault::invalid, "--size WIDTHxHEIGHT, 640x360 at least"});
    s.diagonal_inches = o.diagonal > 0 ? o.diagonal : 86;
    s.glass.mm_per_px = s.diagonal_inches * 25.4 / std::hypot(s.glass.width_px, s.glass.height_px);
    return app::sample(s, notes, sampled);
  }
  if (*rehearse) {
    if (!parse_size(size, r.width_px, r.height_px)) return app::tell_error(options, {base::Fault::invalid, "--size WIDTHxHEIGHT, 640x360 at least"});
    r.out = out;
    r.inspect = o.inspect;
    r.mode = options.mode;
    r.language = options.language;
    if (o.diagonal > 0) r.diagonal_inches = o.diagonal;
    const auto played = app::rehearse(r);
    return played ? 0 : app::tell_error(options, played.error());
  }
  if (*pictures) {
    for (const std::string& text : sizes) {
      app::RehearsalOptions::Size s;
      if (!parse_size(text, s.width, s.height)) return app::tell_error(options, {base::Fault::invalid, "--size WIDTHxHEIGHT, 640x360 at least"});
      p.sizes.push_back(s);
    }
    p.out = pictures_out;
    p.only = only;
    const auto drawn = app::draw_pictures(p);
    return drawn ? 0 : app::tell_error(options, drawn.error());
  }
  if (*bench && probed.kind.empty() && soaked <= 0) return app::bench(options, measured);
  if (*bench) {
    app::KioskOptions b = options;
    if (o.size.empty()) o.size = "1920x1080";
    if (!parse_size(o.size, b.glass.width_px, b.glass.height_px))
      return app::tell_error(options, {base::Fault::invalid, "--size WIDTHxHEIGHT, 640x360 at least"});
    b.glass.mm_per_px = b.diagonal_inches * 25.4 / std::hypot(b.glass.width_px, b.glass.height_px);
    return soaked > 0 ? app::soak(b, soaked, measured.json) : app::probe(b, probed);
  }
  return run_kiosk(o);
}
