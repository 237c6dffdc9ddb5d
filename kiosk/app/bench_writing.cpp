// Many who write at once: twelve keyboards on the glass typed on with rollover, sixty pens, and ink that lies still.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <numbers>

#include "app/bench_table.h"
#include "base/random.h"
#include "base/utf8.h"

namespace app {
namespace {

using base::Id;
using base::Vec;

constexpr std::int64_t at_60_hz = 16'667, at_120_hz = 8'333;
constexpr int frames_a_key = 10, frames_down = 13;  // 6 keys a second; each goes down before the last one is let go

double clock_ms() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// What people write, with the accents that have keys of their own, each beginning somewhere else.
std::vector<std::string> words_of(std::size_t person, std::size_t letters) {
  static const std::vector<std::string> text = base::characters_of(
      "répondre plus tôt aux demandes reçues où ça bloque. prévoir les pannes à venir, être là près du client. qui relit l’œuvre déjà prête ? "
      "trier les notes à même la boîte. former deux personnes par produit, côté sud. ");
  static const std::vector<std::string> keyed = [] {
    std::vector<std::string> out = text;
    std::erase_if(out, [](const std::string& sign) { return sign == "," || sign == "œ"; });  // of other pages
    return out;
  }();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < letters; ++i) out.push_back(keyed[(person * 23 + i) % keyed.size()]);
  return out;
}

const scene::Writing* text_of(Kiosk& kiosk, Id note) {
  for (const scene::Writing& w : kiosk.preview().writings)
    if (w.record == note) return &w;
  return nullptr;
}

}  // namespace

TypingFigures BenchTable::type(std::size_t letters) {
  TypingFigures out;
  struct Typist {
    Id note;
    std::vector<std::string> text;
    std::map<std::string, Vec> keys;
  };
  std::vector<Typist> typists;
  const std::vector<Id> seats = kiosk_->plan_of_now().seats;
  for (const Id seat : seats) {
    kiosk_->hands().room().now_us = clock_.now_us();
    kiosk_->hands().writing().begin_note(seat, 0, kiosk_->plan_of_now().sheet.centre());
    step();
  }
  for (int i = 0; i < 60; ++i) step();
  kiosk_->words().wait();  // until its dictionaries are read
  std::map<std::uint64_t, std::map<std::string, Vec>> keys;
  for (const scene::Area& area : kiosk_->targets())
    if (area.target.kind == scene::TargetKind::key && area.target.part < scene::key_suggestion) keys[area.target.id][area.label] = area.pose.at;
  for (const scene::Writing& w : kiosk_->preview().writings) typists.push_back({w.record, words_of(typists.size(), letters), keys[w.session]});
  out.people = typists.size();

  const int frames = static_cast<int>(letters) * frames_a_key + 2 * frames_a_key;
  for (int f = 0; f < frames; ++f) {
    std::vector<std::pair<std::size_t, std::size_t>> pressed;  // who, which letter
    for (std::size_t p = 0; p < typists.size(); ++p) {
      const int mine = f - static_cast<int>(p * frames_a_key / typists.size());
      const auto contact = [&](int n) { return static_cast<std::int64_t>(p * 2) + n % 2; };
      if (mine >= frames_down && (mine - frames_down) % frames_a_key == 0 && (mine - frames_down) / frames_a_key < static_cast<int>(letters))
        hands_->end(contact((mine - frames_down) / frames_a_key));
      if (mine < 0 || mine % frames_a_key != 0 || mine / frames_a_key >= static_cast<int>(letters)) continue;
      const auto n = static_cast<std::size_t>(mine / frames_a_key);
      const auto key = typists[p].keys.find(typists[p].text[n]);
      if (key == typists[p].keys.end()) continue;  // then its text is wrong
      hands_->begin(contact(static_cast<int>(n)), key->second);
      pressed.emplace_back(p, n);
      ++out.keys;
    }
    clock_.advance_us(at_60_hz);
    const double began_ms = clock_ms(), before_us = StageTimes::cpu_us();
    kiosk_->frame();
    const bool drawn = draw();
    if (!drawn && f >= frames_a_key) out.stages.values.push_back((StageTimes::cpu_us() - before_us) * 1e-3);
    for (const auto& [p, n] : pressed) {
      const scene::Writing* w = text_of(*kiosk_, typists[p].note);
      out.same_frame &= w && w->text.ends_with(typists[p].text[n]);
    }
    if (pressed.empty()) continue;
    kiosk_->words().wait();
    out.suggested.values.push_back(clock_ms() - began_ms);
  }
  for (int i = 0; i < 60; ++i) step();
  kiosk_->journal().flush();
  for (const Typist& typist : typists) {
    std::string wanted;
    for (const std::string& sign : typist.text) wanted += sign;
    const board::Note* note = kiosk_->store()->board().notes.find_live(typist.note);
    out.wrong_texts += !note || note->text != wanted;
  }
  kiosk_->hands().writing().close_all();
  return out;
}

InkFigures BenchTable::ink(std::size_t pens, int frames) {
  InkFigures out;
  constexpr std::size_t pens_a_note = 3;
  constexpr double reach_mm = 14, apart_mm = 40, mm_a_frame = 1.25;  // 150 mm a second: brisk handwriting
  constexpr int frames_a_stroke = 120;
  struct Pen {
    Vec middle;
    double turn = 0;
    int down_since = -1;
  };
  std::vector<Pen> all;
  // Notes of their own, far enough from each other for their bars.
  const base::Box sheet = kiosk_->plan_of_now().sheet.grown(-20);
  const std::size_t notes = (pens + pens_a_note - 1) / pens_a_note, rows = 3, columns = (notes + rows - 1) / rows;
  const Vec cell{sheet.width() / static_cast<double>(columns), sheet.height() / static_cast<double>(rows)};
  for (std::size_t n = 0; n < notes; ++n) {
    const Vec middle = sheet.min + Vec{cell.x * (static_cast<double>(n % columns) + 0.5), cell.y * (static_cast<double>(n / columns) + 0.4)};
    const Id note = kiosk_->store()->new_id();
    store::Draft draft{board::Actor{}};
    draft.create(board::RecordKind::note, note,
                 {{board::Property::place, board::Placement{middle, 0, 124, 100'000 + static_cast<std::int64_t>(n)}, kiosk_->plan_of_now().sheet_id}});
    (void)kiosk_->store()->commit(std::move(draft));
    step();
    kiosk_->hands().room().now_us = clock_.now_us();
    kiosk_->hands().ink().open(note, {});
    for (const double side : {-1.0, 0.0, 1.0})
      if (all.size() < pens) all.push_back({middle + Vec{side * apart_mm, 10}, static_cast<double>(all.size()), -1});
  }
  for (int i = 0; i < 30; ++i) step();
  for (int f = 0; f < frames; ++f) {
    std::size_t down = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      Pen& pen = all[i];
      const int begins = static_cast<int>(i);  // one after the other, so that no five are taken for a palm
      if (f < begins) continue;
      pen.turn += mm_a_frame / reach_mm;
      const Vec at = pen.middle + Vec{std::cos(pen.turn), std::sin(pen.turn * 1.3)} * reach_mm;
      const auto contact = static_cast<std::int64_t>(i);
      if (pen.down_since < 0) {
        hands_->begin(contact, at, {}, 0.7F);
        pen.down_since = f;
      } else if (f - pen.down_since >= frames_a_stroke) {
        hands_->end(contact);
        pen.down_since = -1;
        ++out.strokes;
        continue;
      } else {
        hands_->move(contact, at, {}, 0.7F);
      }
      ++down;
    }
    clock_.advance_us(at_120_hz);
    const double before_us = StageTimes::cpu_us();
    kiosk_->frame();
    const bool drawn = draw();
    if (down + 2 < all.size()) continue;
    if (!drawn) out.stages.values.push_back((StageTimes::cpu_us() - before_us) * 1e-3);
    std::size_t lines = 0;
    for (const scene::Inking& inking : kiosk_->preview().inkings) lines += inking.lines.size();
    out.most_lines = std::max(out.most_lines, lines);
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].down_since >= 0) hands_->end(static_cast<std::int64_t>(i)), ++out.strokes;
  for (int i = 0; i < 120; ++i) step();
  for (const board::Stroke& stroke : kiosk_->store()->board().strokes) out.points += stroke.points.size(), ++out.kept;
  while (!kiosk_->preview().inkings.empty()) kiosk_->hands().ink().close(kiosk_->preview().inkings.back().session);
  return out;
}

base::Status BenchTable::draw_on_all(std::size_t points) {
  constexpr std::size_t points_a_stroke = 100, strokes_a_draft = 50;
  auto order = kiosk_->scene().notes_in_order();
  if (order.size() > 1) order.pop_back();  // the topmost is the one that is dragged: it stays bare
  base::Random random(11);
  std::size_t made = 0, next = 0;
  while (made < points && !order.empty()) {
    store::Draft draft{board::Actor{}};
    for (std::size_t s = 0; s < strokes_a_draft && made < points; ++s) {
      board::InkPoints line;
      double x = random.between(0.2, 0.8), y = random.between(0.2, 0.8);
      for (std::size_t i = 0; i < points_a_stroke; ++i) {
        line.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(random.between(0.3, 1))});
        x = std::clamp(x + random.between(-0.03, 0.03), 0.02, 0.98);
        y = std::clamp(y + random.between(-0.03, 0.03), 0.02, 0.98);
      }
      made += points_a_stroke;
      draft.create(board::RecordKind::stroke, kiosk_->store()->new_id(),
                   {{board::Property::note, order[next++ % order.size()]}, {board::Property::points, std::move(line)}});
    }
    if (auto done = kiosk_->store()->commit(std::move(draft)); !done) return done.error();
    step();
  }
  for (int i = 0; i < 30; ++i) step();
  return {};
}

}  // namespace app
