#include "keys/keyboards.h"

#include <algorithm>

namespace keys {
namespace {

constexpr std::int64_t repeat_first_us = 450'000, repeat_us = 60'000;  // as the delete key on the glass

bool goes_on(Move move) { return move <= Move::erase_word; }

}  // namespace

void Keyboards::open(std::unique_ptr<Ports> ports, std::function<void()> wake) {
  reader_ = std::make_unique<Reader>(std::move(ports), std::move(wake));
  if (!layout_asked_.empty()) reader_->speak(layout_asked_);
  reader_->listen(listens_);
}

void Keyboards::listen(bool on) {
  listens_ = on;
  if (reader_) reader_->listen(on);
}

void Keyboards::speak(const std::string& layout) {
  if (layout == layout_asked_) return;
  layout_asked_ = layout;
  if (reader_) reader_->speak(layout);
}

void Keyboards::wait() const {
  if (reader_) reader_->wait();
}

void Keyboards::use(std::shared_ptr<const Layout> layout) {
  layout_ = std::move(layout);
  for (auto& [number, keyboard] : keyboards_) {
    keyboard.state = std::make_unique<KeyState>(layout_);
    for (const std::uint16_t key : keyboard.down) (void)keyboard.state->down(key);  // a shift that is held stays one
    keyboard.repeat.reset();
  }
}

void Keyboards::poll(std::int64_t now_us, std::vector<Event>& out) {
  if (!reader_) return;
  raw_.clear();
  reader_->take(raw_);
  for (Raw& raw : raw_) {
    switch (raw.kind) {
      case Raw::Kind::layout: use(std::move(raw.layout)); break;
      case Raw::Kind::came:
        keyboards_[raw.keyboard].state = std::make_unique<KeyState>(layout_);
        out.push_back({Event::Kind::came, raw.keyboard});
        break;
      case Raw::Kind::left:
        keyboards_.erase(raw.keyboard);
        out.push_back({Event::Kind::left, raw.keyboard});
        break;
      case Raw::Kind::down: press(raw.keyboard, raw.key, now_us, out); break;
      case Raw::Kind::up: {
        const auto found = keyboards_.find(raw.keyboard);
        if (found == keyboards_.end()) break;
        Keyboard& keyboard = found->second;
        keyboard.state->up(raw.key);
        std::erase(keyboard.down, raw.key);
        if (keyboard.repeat && keyboard.repeat->key == raw.key) keyboard.repeat.reset();
        out.push_back({Event::Kind::up, raw.keyboard, raw.key});
        break;
      }
    }
  }
  for (auto& [number, keyboard] : keyboards_) {
    if (!keyboard.repeat || now_us < keyboard.repeat->next_us) continue;
    keyboard.repeat->next_us = now_us + repeat_us;
    Event event{Event::Kind::move, number};
    event.move = keyboard.repeat->move;
    out.push_back(std::move(event));
  }
}

void Keyboards::press(std::uint64_t number, std::uint16_t key, std::int64_t now_us, std::vector<Event>& out) {
  const auto found = keyboards_.find(number);
  if (found == keyboards_.end()) return;
  Keyboard& keyboard = found->second;
  keyboard.down.push_back(key);
  KeyState::Said said = keyboard.state->down(key);
  const bool more = said.move && goes_on(*said.move);
  // The key that went down last is the one that goes on.
  keyboard.repeat.reset();
  if (more) keyboard.repeat = Keyboard::Repeat{key, *said.move, now_us + repeat_first_us};
  out.push_back({Event::Kind::down, number, key, more});
  if (!said.text.empty()) out.push_back({Event::Kind::text, number, key, false, std::move(said.text)});
  if (!said.move) return;
  Event event{Event::Kind::move, number, key};
  event.move = *said.move;
  out.push_back(std::move(event));
}

std::int64_t Keyboards::next_due_us() const {
  std::int64_t next = 0;
  for (const auto& [number, keyboard] : keyboards_)
    if (keyboard.repeat && (next == 0 || keyboard.repeat->next_us < next)) next = keyboard.repeat->next_us;
  return next;
}

}  // namespace keys
