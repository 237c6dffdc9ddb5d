// Words that no dictionary knows: which are judged at all, which are words of the room, what they may have been meant to be.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <map>

#include "base/random.h"
#include "base/utf8.h"
#include "support/temp_folder.h"
#include "words/spelling.h"

using base::Language;
using words::Dictionary;
using words::Spelling;

namespace {

using List = std::vector<std::string>;

// A small dictionary with rules, as Hunspell's are: plurals in s, and l' before what begins with a vowel.
Dictionary dictionary(const support::TempFolder& folder, const std::string& name, const List& lines, Language language = Language::french) {
  std::ofstream(folder / (name + ".aff")) << "SET UTF-8\nTRY esianrtolcdugmphbyfvkw\nBREAK 1\nBREAK -\nICONV 1\nICONV ’ '\n"
                                             "SFX S Y 1\nSFX S 0 s .\nPFX L Y 1\nPFX L 0 l' .\n";
  std::ofstream out(folder / (name + ".dic"));
  out << lines.size() << "\n";
  for (const std::string& line : lines) out << line << "\n";
  return {language, folder / (name + ".dic")};
}

List judged(const std::string& text) {
  List out;
  for (const words::Span& span : words::judged_words(text)) out.push_back(text.substr(span.from, span.to - span.from));
  return out;
}

struct Asked {
  Language language = Language::french;
  std::uint32_t caret = Spelling::nowhere;
  std::uint64_t of = 0;
  List names{};
};
List unknown(Spelling& spelling, const std::string& text, const Asked& how = {}) {
  spelling.ask(Spelling::Question{1, 5, how.language, text, how.caret, how.of, how.names});
  spelling.wait();
  List out;
  for (const auto& answer : spelling.take()) {
    CHECK(answer.session == 1);
    CHECK(answer.revision == 5);
    std::uint32_t last = 0;
    for (const words::Span& span : answer.unknown) {
      REQUIRE(span.from < span.to);
      REQUIRE(span.to <= text.size());
      CHECK(span.from >= last);
      last = span.to;
      out.push_back(text.substr(span.from, span.to - span.from));
    }
  }
  return out;
}

List corrections(Spelling& spelling, const std::string& word, Language language = Language::french) {
  spelling.ask(Spelling::Doubt{3, 9, language, word});
  spelling.wait();
  const auto offers = spelling.take_offers();
  if (offers.empty()) return {};
  REQUIRE(offers.size() == 1);
  CHECK(offers[0].session == 3);
  CHECK(offers[0].revision == 9);
  CHECK(offers[0].words.size() <= Spelling::most);
  return offers[0].words;
}

const List kFrench{"le/L", "client/S", "attend", "une", "réponse/S", "été/L", "rendez-vous", "jour/S", "bonjour"};

}  // namespace

TEST_CASE("a word of no dictionary is found, where it stands") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "fr", kFrench)}, {});
  CHECK(unknown(spelling, "le client atend une réponsse") == List{"atend", "réponsse"});
  CHECK(unknown(spelling, "le client attend une réponse").empty());
  CHECK(unknown(spelling, "").empty());
}

TEST_CASE("rules of the list count: plurals, elisions typed either way, hyphens") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "fr", kFrench)}, {});
  CHECK(unknown(spelling, "clients, réponses, l'été, l’été, rendez-vous").empty());
  CHECK(unknown(spelling, "client-réponse").empty());
  // Of what is joined, only the part that is not known.
  CHECK(unknown(spelling, "l’chatbott") == List{"chatbott"});
  CHECK(unknown(spelling, "client-chatbott") == List{"chatbott"});
}

TEST_CASE("a word of one language of the table is none too many in the other's note") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "fr", kFrench), dictionary(folder, "en", {"feedback", "day/S"}, Language::english)}, {});
  CHECK(unknown(spelling, "le feedback attend").empty());
  CHECK(unknown(spelling, "days bonjour dayz", {.language = Language::english}) == List{"dayz"});
}

TEST_CASE("what is written in a language whose dictionary is not there is not judged") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "en", {"day"}, Language::english), {Language::french, folder / "missing.dic"}}, {});
  CHECK_FALSE(spelling.knows(Language::french));
  CHECK(spelling.knows(Language::english));
  CHECK(unknown(spelling, "le client atend").empty());
  CHECK(corrections(spelling, "atend").empty());
  CHECK(unknown(spelling, "dya", {.language = Language::english}) == List{"dya"});
  Spelling none({}, {});
  CHECK_FALSE(none.knows(Language::english));
  CHECK(unknown(none, "dya", {.language = Language::english}).empty());
}

TEST_CASE("the word at the caret is still being written") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "fr", kFrench)}, {});
  CHECK(unknown(spelling, "le clinet", {.caret = 9}).empty());
  CHECK(unknown(spelling, "le clinet", {.caret = 5}).empty());
  CHECK(unknown(spelling, "le clinet ", {.caret = 10}) == List{"clinet"});
  CHECK(unknown(spelling, "le clinet") == List{"clinet"});
}

TEST_CASE("names of the people at the table are words, each part of them") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "fr", kFrench)}, {});
  const List names{"Inès", "Jean Karim"};
  CHECK(unknown(spelling, "karim attend inès", {.names = names}).empty());
  CHECK(unknown(spelling, "Karim attend", {.names = names}).empty());
  CHECK(unknown(spelling, "ines attend", {.names = names}) == List{"ines"});  // it is not how she writes it
}

TEST_CASE("what two other notes say is a word of the room, what this one says alone is not") {
  support::TempFolder folder;
  words::Words board({});
  Spelling spelling({dictionary(folder, "fr", kFrench)}, [&](std::string_view word, std::uint64_t but) { return board.texts_with(word, but); });
  const auto said = [&](std::uint64_t of) {
    board.wait();
    return unknown(spelling, "le chatbott attend", {.of = of});
  };
  CHECK(said(1) == List{"chatbott"});
  board.learn("chatbott chatbott chatbott", 1);
  board.learn("un chatbott", 2);
  CHECK(said(1) == List{"chatbott"});
  board.learn("Chatbott", 3);
  CHECK(said(1).empty());
  CHECK(said(2).empty());
  board.learn("", 3);
  CHECK(said(1) == List{"chatbott"});
}

TEST_CASE("numbers, addresses, acronyms, names inside a sentence and other scripts are not judged") {
  CHECK(judged("Bonjour le monde") == List{"Bonjour", "le", "monde"});
  CHECK(judged("3 jours, 2e, 12h30, v2, T4") == List{"jours"});
  CHECK(judged("écrire à marie.durand@exemple.fr ou www.exemple.fr ou https://a.fr/b#c") == List{"écrire", "ou", "ou"});
  CHECK(judged("le DSI, les RH et l'API") == List{"le", "les", "et"});
  CHECK(judged("avec ChatGPT ou iPhone") == List{"avec", "ou"});
  CHECK(judged("demander à Dupont") == List{"demander"});
  CHECK(judged("Dupont demande. Martin attend") == List{"Dupont", "demande", "Martin", "attend"});  // a sentence begins large
  CHECK(judged("日本 שלום привет 👍 été") == List{"été"});
  CHECK(judged("c:\\dossier a_b #idée R&D").empty());
  CHECK(judged("l’été aujourd'hui peut-être 'cité'") == List{"l’été", "aujourd'hui", "peut-être", "cité"});
  CHECK(judged("").empty());
  CHECK(judged("\xff\xfe").empty());
}

TEST_CASE("up to three corrections, none of them the word itself, in the language that is written") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "fr", kFrench), dictionary(folder, "en", {"resonance", "client"}, Language::english)}, {});
  const List meant = corrections(spelling, "réponsse");
  REQUIRE_FALSE(meant.empty());
  CHECK(std::find(meant.begin(), meant.end(), "réponse") != meant.end());
  CHECK(std::find(meant.begin(), meant.end(), "réponsse") == meant.end());
  // One that only the other language knows, where this one has no idea.
  CHECK(corrections(spelling, "resonnance") == List{"resonance"});
}

TEST_CASE("a newer question takes the place of an older one, and every text has its own answer") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "fr", kFrench)}, {});
  std::atomic<int> woken{0};
  spelling.on_ready([&] { ++woken; });
  for (std::uint64_t revision = 1; revision <= 60; ++revision) {
    for (std::uint64_t session = 1; session <= 10; ++session)
      spelling.ask(Spelling::Question{session, revision, Language::french, std::string(session, 'x') + "y client", Spelling::nowhere, 0, {}});
  }
  spelling.wait();
  std::map<std::uint64_t, Spelling::Answer> last;
  for (auto& answer : spelling.take()) last[answer.session] = answer;
  REQUIRE(last.size() == 10);
  for (const auto& [session, answer] : last) {
    CHECK(answer.revision == 60);
    CHECK(answer.unknown == std::vector<words::Span>{{0, static_cast<std::uint32_t>(session) + 1}});
  }
  CHECK(woken > 0);
}

TEST_CASE("let go of, the dictionaries are read again when a text is asked about") {
  support::TempFolder folder;
  Spelling spelling({dictionary(folder, "fr", kFrench)}, {});
  spelling.let_go();  // nothing was read yet
  CHECK(unknown(spelling, "clinet") == List{"clinet"});
  spelling.let_go();
  spelling.wait();
  CHECK(unknown(spelling, "clinet client") == List{"clinet"});
}

TEST_CASE("whatever is written, what is marked are words of it") {
  support::TempFolder folder;
  base::Random random(23);
  Spelling spelling({dictionary(folder, "fr", kFrench)}, {});
  const List pieces{"a", "é", "client", "clinet", " ", "\n", "'", "’", "-", ".", "@", "1", "É", "🙂", "日", "e\u0301", "«", "\u202f", "//", "L"};
  int marked = 0;
  for (int i = 0; i < 600; ++i) {
    std::string text;
    for (std::uint64_t n = random.below(20); n > 0; --n) text += pieces[random.below(pieces.size())];
    INFO("text: " << text);
    const auto caret = random.chance(0.5) ? Spelling::nowhere : static_cast<std::uint32_t>(random.below(text.size() + 1));
    for (const std::string& word : unknown(spelling, text, {.caret = caret})) {
      CHECK(base::is_valid_utf8(word));
      CHECK(base::count_characters(word) > 1);
      ++marked;
    }
  }
  CHECK(marked > 50);
}

TEST_CASE("sentences that people write at such a table are not marked by the system's dictionaries") {
  const auto found = words::dictionaries_in("/usr/share/hunspell");
  Spelling spelling(found, {});
  if (!spelling.knows(Language::french) || !spelling.knows(Language::english)) {
    std::printf("SKIPPED: no French and English dictionaries here\n");
    return;
  }
  CHECK(unknown(spelling, "Gagner du temps sur les demandes répétitives : l’assistant propose une réponse, l’opérateur l’améliore.").empty());
  CHECK(unknown(spelling, "Rappeler qu’aujourd’hui 80 % des appels arrivent avant 10 h, dit-on. Est-ce vrai ?").empty());
  CHECK(unknown(spelling, "Un « chatbot » à côté du formulaire, avec la DSI (voir www.exemple.fr).\nPrévenir Amina.") == List{"chatbot"});
  CHECK(unknown(spelling, "Customers don't wait: the team's inbox is emptied twice a day.", {.language = Language::english}).empty());
  CHECK(unknown(spelling, "Les clinets attendent une reponse", {}) == List{"clinets", "reponse"});
  const List meant = corrections(spelling, "reponse");
  CHECK(std::find(meant.begin(), meant.end(), "réponse") != meant.end());
  const List tenth = corrections(spelling, "clinets");
  CHECK(std::find(tenth.begin(), tenth.end(), "clients") != tenth.end());
}
