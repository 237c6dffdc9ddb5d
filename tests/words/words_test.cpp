// Words that may follow what was begun: from dictionaries, from the board, from neither; ranked, folded, never in the way.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "base/random.h"
#include "base/utf8.h"
#include "support/temp_folder.h"
#include "words/words.h"

using base::Language;
using words::Dictionary;
using words::Words;

namespace {

// A word list as Hunspell's are: how many, then a word a line, its rules after a slash.
Dictionary dictionary(const support::TempFolder& folder, const std::string& name, const std::vector<std::string>& lines, Language language = Language::french) {
  std::ofstream out(folder / (name + ".dic"));
  out << lines.size() << "\n";
  for (const std::string& line : lines) out << line << "\n";
  return {language, folder / (name + ".dic")};
}

std::vector<std::string> meant(Words& words, const std::string& begun, Language language = Language::french) {
  words.ask({1, 1, language, begun});
  words.wait();
  const auto answers = words.take();
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].session == 1);
  return answers[0].words;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("a dictionary's words go on from what was begun") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"client/S*() po:nom", "clientèle/S.()", "cliente", "classer", "Clio", "cl"})});
  CHECK(meant(words, "cli") == List{"client", "cliente"});
  CHECK(meant(words, "clas") == List{"classer"});
  CHECK(meant(words, "zzz").empty());
  // What is whole already is not offered again.
  CHECK(meant(words, "cliente") == List{"clientèle"});
  CHECK(meant(words, "clientèle") == List{});
}

TEST_CASE("of a dictionary's words those come first that others are made of, then the shortest") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"demi", "demande/S.()", "demandeur", "demander", "demandeuse", "demain", "dème"})});
  CHECK(meant(words, "dem") == List{"demande", "demi"});
  CHECK(meant(words, "demand") == List{"demande", "demander"});
}

TEST_CASE("texts of the house say which words are common, and plurals count for their singular") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"demi", "demande/S.()", "demander", "demandeur", "demeure", "demeurer", "demeurant"})});
  CHECK(meant(words, "dem") == List{"demande", "demeure"});
  words.teach(Language::french, "Deux demeures. Trois demeures, une demeure. Ces demandeurs.");
  CHECK(meant(words, "dem") == List{"demeure", "demandeur"});
  // In the other language it says nothing, and the board comes before.
  CHECK(meant(words, "dem", Language::english).empty());
  words.learn("la démarche", 7);
  CHECK(meant(words, "dem") == List{"démarche", "demeure"});
  words.forget_board();
  CHECK(meant(words, "dem") == List{"demeure", "demandeur"});
}

TEST_CASE("a note that is written on again says what it says now, and one that is gone says nothing") {
  Words words({});
  for (int i = 0; i < 5; ++i) words.learn("formulaire", 1);
  words.learn("formation, formation", 2);
  CHECK(meant(words, "form") == List{"formation", "formulaire"});
  words.learn("autre chose", 1);
  CHECK(meant(words, "form") == List{"formation"});
  words.learn("", 2);
  CHECK(meant(words, "form").empty());
  CHECK(words.texts_with("CHOSE", 0) == 1);
  CHECK(words.texts_with("chose", 1) == 0);
}

TEST_CASE("the capital of a sentence is the sentence's, that of a name the name's") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"former", "formulaire"})});
  words.learn("Formulaire pour tous. Formateur : Karim", 1);
  CHECK(meant(words, "formu") == List{"formulaire"});
  CHECK(meant(words, "Formu") == List{"Formulaire"});
  CHECK(meant(words, "kar") == List{"Karim"});
}

TEST_CASE("a word with a capital and without is one word, and is offered once") {
  Words words({});
  words.learn("Relance du client", 1);
  words.learn("Relance et rappel", 2);
  words.learn("une relance, la relève", 3);
  CHECK(meant(words, "rel") == List{"relance", "relève"});
  CHECK(meant(words, "Rel") == List{"Relance", "Relève"});
}

TEST_CASE("after a space the words that followed on the board are offered, the most often first") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"temps"})});
  const auto next = [&](const std::string& before, Language language = Language::french) {
    words.ask({1, 1, language, "", before});
    words.wait();
    const auto answers = words.take();
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].before == before);
    return answers[0].words;
  };
  CHECK(next("gagner").empty());
  words.learn("Gagner du temps. Gagner la confiance", 1);
  words.learn("gagner du recul", 2);
  CHECK(next("gagner") == List{"du", "la"});
  CHECK(next("du") == List{"recul", "temps"});
  CHECK(next("temps").empty());  // a sentence ends there
  CHECK(next("").empty());
  words.teach(Language::french, "Perdre du temps. Moins de temps");
  CHECK(next("perdre") == List{"du"});
  CHECK(next("perdre", Language::english).empty());
  words.learn("", 2);
  CHECK(next("du") == List{"temps"});
  // Half of what is joined is no word to go on with, nor is what one key writes.
  words.learn("venir à l’accueil, passer à une heure, un rendez-vous", 3);
  CHECK(next("à") == List{"une"});
  CHECK(next("venir").empty());
  CHECK(next("rendez").empty());
  CHECK(meant(words, "acc") == List{"accueil"});
}

TEST_CASE("the word to follow stands right before the blanks") {
  CHECK(words::word_to_follow("gagner ", 7) == "gagner");
  CHECK(words::word_to_follow("gagner  ", 8) == "gagner");
  CHECK(words::word_to_follow("gagner", 6).empty());
  CHECK(words::word_to_follow("gagner, ", 8).empty());
  CHECK(words::word_to_follow("gagner\n", 7).empty());
  CHECK(words::word_to_follow("", 0).empty());
}

// The texts are counted, the time is not: what is asked here is that the order helps where people write.
TEST_CASE("with the system's dictionaries the word that is meant is more often among the two offered than by length alone") {
  const auto found = words::dictionaries_in("/usr/share/hunspell");
  const auto french = std::find_if(found.begin(), found.end(), [](const Dictionary& d) { return d.language == Language::french; });
  if (french == found.end()) {
    std::printf("SKIPPED: no French dictionary here\n");
    return;
  }
  Words words({*french});
  const List common{"demande", "question", "problème", "exemple", "service", "travail", "personne", "semaine", "nombre", "système",
                    "projet",  "premier",  "simple",   "groupe",  "produit", "service", "question", "rapport", "moment", "forme"};
  std::size_t helped = 0;
  for (const std::string& word : common) {
    const std::string begun = word.substr(0, base::next_character(word, base::next_character(word, base::next_character(word, base::next_character(word, 0)))));
    const List offered = meant(words, begun);
    helped += std::find(offered.begin(), offered.end(), word) != offered.end();
  }
  CHECK(helped >= 9);
}

TEST_CASE("accents may be left out of what was begun, and the word brings them") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"éléphant", "réponse", "cœur", "où"})});
  CHECK(meant(words, "ele") == List{"éléphant"});
  CHECK(meant(words, "repo") == List{"réponse"});
  CHECK(meant(words, "répo") == List{"réponse"});
  CHECK(meant(words, "coe") == List{"cœur"});
}

TEST_CASE("a capital at the beginning stays one") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"résumer", "éléphant"})});
  CHECK(meant(words, "Rés") == List{"Résumer"});
  CHECK(meant(words, "Élé") == List{"Éléphant"});
}

TEST_CASE("what the group wrote comes before the dictionary, the most often written first") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"formation", "former", "formulaire"})});
  words.learn("Formulaire court. Un formulaire, deux formulaires.");
  words.learn("le formulaire de retour");
  const List found = meant(words, "form");
  REQUIRE(found.size() == 2);
  CHECK(found[0] == "formulaire");
  words.forget_board();
  CHECK(meant(words, "form") == List{"former", "formation"});
}

TEST_CASE("without a dictionary the words of the board are enough") {
  Words words({});
  CHECK(meant(words, "cha").empty());
  words.learn("Le chatbot répond aux clients");
  CHECK(meant(words, "cha") == List{"chatbot"});
  CHECK(meant(words, "cha", Language::english) == List{"chatbot"});
}

TEST_CASE("a dictionary that is not there, is empty or holds no text is left aside") {
  support::TempFolder folder;
  { std::ofstream(folder / "empty.dic") << ""; }
  { std::ofstream(folder / "noise.dic") << "3\n\xff\xfe\xfd\xfc\xfb\nab\xc3\nbonjour\n"; }
  Words words({{Language::french, folder / "none.dic"}, {Language::english, folder / "empty.dic"}});
  CHECK(meant(words, "bon").empty());
  CHECK(meant(words, "bon", Language::english).empty());
  Words noisy({{Language::french, folder / "noise.dic"}});
  CHECK(meant(noisy, "bon") == List{"bonjour"});
}

TEST_CASE("each language has its dictionary") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"question", "questionnaire"}), dictionary(folder, "en", {"quest", "quester"}, Language::english)});
  CHECK(meant(words, "ques") == List{"question", "questionnaire"});
  CHECK(meant(words, "ques", Language::english) == List{"quest", "quester"});
}

TEST_CASE("one letter is too little to guess from") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"client"})});
  words.learn("clientèle");
  CHECK(meant(words, "c").empty());
  CHECK(meant(words, "").empty());
}

TEST_CASE("a newer question of a keyboard takes the place of an older one, and each keyboard has its answer") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"client", "trier"})});
  std::atomic<int> woken{0};
  words.on_ready([&] { ++woken; });
  for (std::uint64_t revision = 1; revision <= 40; ++revision) {
    words.ask({1, revision, Language::french, "cli"});
    words.ask({2, revision, Language::french, "tri"});
  }
  words.wait();
  std::map<std::uint64_t, words::Answer> last;
  for (const words::Answer& answer : words.take()) last[answer.session] = answer;
  REQUIRE(last.size() == 2);
  CHECK(last[1].revision == 40);
  CHECK(last[1].words == List{"client"});
  CHECK(last[2].revision == 40);
  CHECK(last[2].words == List{"trier"});
  CHECK(woken > 0);
  CHECK(words.take().empty());
}

TEST_CASE("the beginning of a word is read from the letters before the caret") {
  const std::string text = "l’été, déjà 12h";
  CHECK(words::word_before(text, std::string("l’ét").size()) == "");  // in the middle of one
  CHECK(words::word_before(text, std::string("l’été").size()) == "été");
  CHECK(words::word_before(text, std::string("l’été,").size()) == "");
  CHECK(words::word_before(text, text.size()) == "h");
  CHECK(words::word_before("", 0).empty());
  CHECK(words::word_before("日本", std::string("日本").size()) == "日本");
}

TEST_CASE("folded letters have neither case nor accent") {
  CHECK(words::folded("Éléphant") == "elephant");
  CHECK(words::folded("ÇÀÜŒæ") == "cauoeae");
  CHECK(words::folded("e\u0301") == "e");
  CHECK(words::folded("日本") == "日本");
}

TEST_CASE("whatever is learnt and asked, answers begin with what was begun, are longer, and differ") {
  support::TempFolder folder;
  base::Random random(11);
  const std::vector<std::string> letters{"a", "b", "e", "é", "È", "c", "ç", "œ", "O", "n", "ñ", "i", "日", "🙂", "'", " "};
  const auto any = [&](std::uint64_t longest) {
    std::string out;
    for (std::uint64_t n = 1 + random.below(longest); n > 0; --n) out += letters[random.below(letters.size())];
    return out;
  };
  std::vector<std::string> lines;
  for (int i = 0; i < 3000; ++i) lines.push_back(any(9) + (random.chance(0.5) ? "/S." : ""));
  Words words({dictionary(folder, "fr", lines)});
  for (int i = 0; i < 400; ++i) words.learn(any(30));
  int answered = 0;
  for (int i = 0; i < 1500; ++i) {
    std::string begun = any(4);
    begun = std::string(words::word_before(begun, begun.size()));
    const List found = meant(words, begun);
    INFO("begun: " << begun);
    REQUIRE(found.size() <= Words::most);
    for (const std::string& word : found) {
      INFO("offered: " << word);
      CHECK(base::is_valid_utf8(word));
      CHECK(words::folded(word).starts_with(words::folded(begun)));
      CHECK(base::count_characters(word) > base::count_characters(begun));
    }
    CHECK(std::set<std::string>(found.begin(), found.end()).size() == found.size());
    answered += !found.empty();
  }
  CHECK(answered > 100);
}

TEST_CASE("a folder without dictionaries has none, and of two for a language the first known is taken") {
  support::TempFolder folder;
  CHECK(words::dictionaries_in(folder.path()).empty());
  CHECK(words::dictionaries_in({}).empty());
  dictionary(folder, "fr", {"client"});
  dictionary(folder, "fr_FR", {"clientèle"});
  dictionary(folder, "en_US", {"customer"});
  dictionary(folder, "de_DE", {"Kunde"});
  const auto found = words::dictionaries_in(folder.path());
  REQUIRE(found.size() == 2);
  CHECK(found[0].dic.filename() == "fr_FR.dic");
  CHECK(found[1].language == Language::english);
}

TEST_CASE("dictionaries of the system are word lists that can be read") {
  for (const Dictionary& found : words::dictionaries_in("/usr/share/hunspell")) {
    INFO(found.dic);
    Words words({found});
    CHECK_FALSE(meant(words, found.language == Language::french ? "clie" : "custo", found.language).empty());
  }
}
