// Words that may follow what was begun: from dictionaries, from the board, from neither; ranked, folded, never in the way.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
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

TEST_CASE("a dictionary's words go on from what was begun, the shortest first") {
  support::TempFolder folder;
  Words words({dictionary(folder, "fr", {"client/S*() po:nom", "clientèle/S.()", "cliente", "classer", "Clio", "cl"})});
  CHECK(meant(words, "cli") == List{"client", "cliente"});
  CHECK(meant(words, "clas") == List{"classer"});
  CHECK(meant(words, "zzz").empty());
  // What is whole already is not offered again.
  CHECK(meant(words, "cliente") == List{"clientèle"});
  CHECK(meant(words, "clientèle") == List{});
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
