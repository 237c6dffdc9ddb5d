// What is shown of a French text: spaces before high marks, inside quotation marks, before units; apostrophes.
#include <catch2/catch.hpp>
#include <string>

#include "base/random.h"
#include "text/text.h"

using text::french_typography;

TEST_CASE("a narrow no-break space stands before high marks") {
  CHECK(french_typography("Pourquoi ?") == "Pourquoi\u202F?");
  CHECK(french_typography("Pourquoi?") == "Pourquoi\u202F?");
  CHECK(french_typography("Formulaire : motif") == "Formulaire\u202F: motif");
  CHECK(french_typography("Formulaire: motif") == "Formulaire\u202F: motif");
  CHECK(french_typography("Oui\u00A0!") == "Oui\u202F!");
  CHECK(french_typography("Oui  !") == "Oui\u202F!");
  CHECK(french_typography("Quoi ?!") == "Quoi\u202F?!");
  CHECK(french_typography("(vraiment ?)") == "(vraiment\u202F?)");
  CHECK(french_typography("un ; deux") == "un\u202F; deux");
}

TEST_CASE("figures, addresses and lone marks stay as they are") {
  for (const char* same : {"12:40", "https://tablee.example/a?b=c;d", "?", "! non", "\n?", "a::b", "(?)", "", "   "}) {
    CHECK(french_typography(same) == same);
  }
}

TEST_CASE("quotation marks hold narrow spaces inside") {
  CHECK(french_typography("«Poser»") == "«\u202FPoser\u202F»");
  CHECK(french_typography("« Poser »") == "«\u202FPoser\u202F»");
  CHECK(french_typography("« Poser ? »") == "«\u202FPoser\u202F?\u202F»");
}

TEST_CASE("apostrophes are curved after a letter") {
  CHECK(french_typography("l'accord d'été") == "l’accord d’été");
  CHECK(french_typography("d'à côté, é'a") == "d’à côté, é’a");
  CHECK(french_typography("'mot'") == "'mot’");
  CHECK(french_typography("5'30") == "5'30");
}

TEST_CASE("figures keep to their unit") {
  CHECK(french_typography("Point de 10 min chaque matin") == "Point de 10\u202Fmin chaque matin");
  CHECK(french_typography("sous 2 h") == "sous 2\u202Fh");
  CHECK(french_typography("50 %") == "50\u202F%");
  CHECK(french_typography("20 questions, 3 mots, 4 s'il") == "20 questions, 3 mots, 4 s’il");
}

TEST_CASE("applied twice it changes nothing more") {
  const char* pieces[] = {"a", "é", " ", "\u202F", "\u00A0", "?", "!", ":", ";", "«", "»", "'", "’", "(", ")", "1", "h", "min", "%", "\n", ".", "\""};
  base::Random random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string written;
    for (std::uint64_t n = random.below(9); n > 0; --n) written += pieces[random.below(std::size(pieces))];
    const std::string once = french_typography(written);
    REQUIRE(french_typography(once) == once);
  }
}
