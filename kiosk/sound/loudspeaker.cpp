#include "sound/loudspeaker.h"

#include <SDL.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "sound/mixer.h"

namespace sound {
namespace {

// Asked first, because the sound system's own library complains on the error output where it finds nothing.
bool could_sound() {
  const char* chosen = std::getenv("SDL_AUDIODRIVER");
  if (chosen && *chosen) return true;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/dev/snd", error))
    if (entry.path().filename().string().starts_with("pcm")) return true;
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  const std::filesystem::path folder = runtime && *runtime ? runtime : "";
  return !folder.empty() && (std::filesystem::exists(folder / "pulse" / "native", error) || std::filesystem::exists(folder / "pipewire-0", error));
}

}  // namespace

struct Loudspeaker::State {
  std::unique_ptr<Mixer> mixer;
  std::atomic<Mixer*> open{nullptr};  // set once the device runs
  std::atomic<double> volume{1};
  SDL_AudioDeviceID device = 0;
  bool started = false;
  std::thread opener;

  static void fill(void* self, Uint8* bytes, int length) {
    auto* mixer = static_cast<Mixer*>(self);
    mixer->mix({reinterpret_cast<float*>(bytes), static_cast<std::size_t>(length) / sizeof(float)});
  }

  void begin() {
    mixer = std::make_unique<Mixer>(all_voices());
    if (!could_sound() || SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return;
    started = true;
    SDL_AudioSpec wanted{}, got{};
    wanted.freq = kRate;
    wanted.format = AUDIO_F32SYS;
    wanted.channels = 2;
    wanted.samples = 512;
    wanted.callback = fill;
    wanted.userdata = mixer.get();
    device = SDL_OpenAudioDevice(nullptr, 0, &wanted, &got, 0);
    if (device == 0) return;
    mixer->set_volume(volume);
    SDL_PauseAudioDevice(device, 0);
    open.store(mixer.get(), std::memory_order_release);
    mixer->set_volume(volume);
  }
};

Loudspeaker::Loudspeaker() : state_(std::make_unique<State>()) {
  state_->opener = std::thread([state = state_.get()] { state->begin(); });
}

Loudspeaker::~Loudspeaker() {
  if (state_->opener.joinable()) state_->opener.join();
  if (state_->device) SDL_CloseAudioDevice(state_->device);
  if (state_->started) SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

void Loudspeaker::play(const Strike& strike) {
  if (Mixer* mixer = state_->open.load(std::memory_order_acquire)) mixer->ask(strike);
}

void Loudspeaker::set_volume(double volume) {
  state_->volume = volume;
  if (Mixer* mixer = state_->open.load(std::memory_order_acquire)) mixer->set_volume(volume);
}

bool Loudspeaker::ready() {
  if (state_->opener.joinable()) state_->opener.join();
  return state_->open.load() != nullptr;
}

}  // namespace sound
