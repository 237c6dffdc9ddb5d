// What people write with: the words of keyboards, made of the board that is open and of the texts that come with the house; and desks.
#include <algorithm>

#include "app/kiosk.h"
#include "workshop/sample.h"

namespace app {

void Kiosk::learn_board() {
  words_.forget_board();
  const board::Board& board = store_->board();
  for (const board::Note& note : board.notes)
    if (!note.removed && !note.face_down) words_.learn(note.text, note.id.value);
  for (const board::Theme& theme : board.themes)
    if (!theme.removed) words_.learn(theme.title, theme.id.value);
  for (const board::Stage& stage : board.stages)
    if (!stage.removed) words_.learn(stage.title, stage.id.value);
  words_.learn(board.workshop().challenge, board.workshop().id.value);
  if (definition_) teach(*definition_);
}

// Read where nobody waits for it, once for each workshop of the shelf. Without dictionaries the board's words alone are suggested.
void Kiosk::teach(const workshop::Definition& definition) {
  if (options_.dictionaries.empty() || std::find(taught_.begin(), taught_.end(), definition.id) != taught_.end()) return;
  const bool first = taught_.empty();
  taught_.push_back(definition.id);
  chores_.ask([this, first, definition, samples = options_.samples] {
    const auto both = [this](const base::Localized& text) {
      words_.teach(base::Language::french, text.fr);
      words_.teach(base::Language::english, text.en);
    };
    if (first) texts_.each(both);
    for (const base::Localized* text : {&definition.title, &definition.tagline, &definition.challenge_label, &definition.challenge_sample}) both(*text);
    for (const workshop::Sheet& sheet : definition.sheets) {
      both(sheet.left);
      both(sheet.right);
      for (const base::Localized& stage : sheet.stages) both(stage);
    }
    for (const workshop::Step& step : definition.steps) {
      for (const base::Localized* text : {&step.title, &step.question, &step.say}) both(*text);
      for (const base::Localized& prompt : step.prompts) both(prompt);
    }
    for (const base::Language language : {base::Language::french, base::Language::english}) {
      const std::filesystem::path file = workshop::sample_file(samples / definition.id, language);
      // Where there is one language alone, it says nothing of the other.
      if (language == base::Language::english && file == workshop::sample_file(samples / definition.id, base::Language::french)) continue;
      const auto sample = workshop::load_sample(file);
      if (!sample) continue;
      words_.teach(language, sample->challenge);
      for (const std::string& sentence : sample->sentences) words_.teach(language, sentence);
      for (const auto& theme : sample->themes) words_.teach(language, theme.title);
      for (const auto& person : sample->people)
        for (const auto& idea : person.ideas) words_.teach(language, idea.text);
    }
  });
}

// Before anybody taps to write: the first one would wait a tenth of a second for everybody's desks.
void Kiosk::lay_desks_ahead() {
  if (desks_ahead_) {
    std::optional<scene::Plan> laid;
    {
      const std::lock_guard lock(desks_ahead_->mutex);
      laid.swap(desks_ahead_->laid);
    }
    if (!laid) return;  // one plan at a time, and the newest next
    desks_ahead_.reset();
    scene_.take_desks(std::move(*laid));
  }
  auto plan = store_ ? scene_.plan_without_desks() : std::nullopt;
  if (!plan) return;
  desks_ahead_ = std::make_shared<DesksAhead>();
  joiner_.ask([this, plan = std::move(*plan), ahead = desks_ahead_]() mutable {
    (void)plan.desks(tokens_);
    const std::lock_guard lock(ahead->mutex);
    ahead->laid = std::move(plan);
  });
}

void Kiosk::finish_desks() {
  joiner_.wait();
  lay_desks_ahead();
}

}  // namespace app
