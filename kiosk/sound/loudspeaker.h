// The machine's loudspeaker, if it has one: opened off the frame's thread, fed by the mixer on the device's own. Where there is none
// all of this is silent, and nobody is told. Read by app.
#pragma once
#include <memory>

#include "sound/cue.h"

namespace sound {

class Loudspeaker {
 public:
  // Returns at once; the sounds are made and the device is opened meanwhile.
  Loudspeaker();
  ~Loudspeaker();
  Loudspeaker(const Loudspeaker&) = delete;
  Loudspeaker& operator=(const Loudspeaker&) = delete;

  // Never waits.
  void play(const Strike& strike);
  void set_volume(double volume);  // 0..1; 0 = mute
  // Waits until it is known whether there is a device; true when there is one. For tests.
  bool ready();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sound
