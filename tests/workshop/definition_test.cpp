// Workshops are read from files: the good ones whole, the broken ones with a message that says what to write instead.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/temp_folder.h"
#include "workshop/definition.h"
#include "workshop/nearest.h"

namespace fs = std::filesystem;

namespace {
const fs::path kRoot = TABLEE_SOURCE_DIR;

std::string said(const workshop::Mistake& mistake) { return std::to_string(mistake.line) + ":" + std::to_string(mistake.column) + ": " + mistake.message; }

std::string all_said(const std::vector<workshop::Mistake>& mistakes) {
  std::string out;
  for (const auto& mistake : mistakes) out += said(mistake) + "\n";
  return out;
}

const std::string kSmall =
    "format = 1\nid = \"petit\"\ntitle = { fr = \"Petit\", en = \"Small\" }\n[[sheet]]\nid = \"t\"\nlayout = \"free\"\n"
    "[[step]]\nid = \"s\"\ntitle = { fr = \"Un\", en = \"One\" }\nminutes = 5\nsheet = \"t\"\n";
}  // namespace

TEST_CASE("every workshop of the project is in order, in both languages") {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(kRoot / "boards")) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    const auto checked = workshop::check(entry.path());
    INFO(entry.path().filename() << "\n" << all_said(checked.mistakes) << all_said(checked.remarks));
    CHECK(checked.mistakes.empty());
    CHECK(checked.remarks.empty());
    REQUIRE(checked.definition);
    CHECK(checked.definition->id == entry.path().stem().string());
    CHECK(checked.definition->file == entry.path());
  }
  REQUIRE(files >= 1);
  const auto shelf = workshop::load_folder(kRoot / "boards");
  CHECK(shelf.mistakes.empty());
  CHECK(shelf.definitions.size() == files);
}

TEST_CASE("the ideation workshop says what the booklet says") {
  const auto checked = workshop::check(kRoot / "boards/ideation.toml");
  REQUIRE(checked.definition);
  const auto& ideation = *checked.definition;
  CHECK(ideation.min_people == 5);
  CHECK(ideation.max_people == 7);
  CHECK(ideation.announced_minutes == 150);
  CHECK(ideation.total_minutes() == 150);
  CHECK(ideation.needs_pictures);
  CHECK(ideation.challenge_sample.fr == "Comment améliorer le temps de réponse aux demandes clients entrantes\u202f?");
  CHECK(ideation.paper_without == "paille");
  CHECK(ideation.paper_with == "ciel");
  REQUIRE(ideation.steps.size() == 4);

  const auto* thoughts = ideation.step("reflexion");
  REQUIRE(thoughts);
  CHECK(thoughts->notes_per_seat == 5);
  CHECK(thoughts->private_first);
  CHECK(thoughts->short_title.fr == "Réflexion");
  CHECK(ideation.sheet(thoughts->sheet)->layout == workshop::Layout::sides);

  const auto* process = ideation.step("etapes");
  REQUIRE(process);
  CHECK(process->minutes == 60);
  CHECK(process->other_minutes == std::vector<double>{90});
  CHECK(process->notes_from == "idees");
  CHECK(ideation.sheet(process->sheet)->stages.size() == 4);

  const auto* vote = ideation.step("priorisation");
  REQUIRE(vote);
  REQUIRE(vote->dots);
  CHECK(vote->dots->per_seat == 3);
  CHECK(vote->dots->stack);
  CHECK(vote->allow.dot);
  CHECK_FALSE(vote->allow.write);
  CHECK_FALSE(ideation.step("pause"));
  CHECK_FALSE(ideation.sheet("plafond"));
  for (const auto& step : ideation.steps) {
    CHECK_FALSE(step.say.empty());
    CHECK_FALSE(step.prompts.empty());
  }
}

TEST_CASE("the culture workshop says what the booklet says") {
  const auto checked = workshop::check(kRoot / "boards/culture.toml");
  REQUIRE(checked.definition);
  const auto& culture = *checked.definition;
  CHECK(culture.min_people == 5);
  CHECK(culture.max_people == 10);
  CHECK(culture.groups == 3);
  CHECK(culture.announced_minutes == 120);
  CHECK_FALSE(culture.sorts_ai);
  REQUIRE(culture.items_of("initiatives"));
  CHECK(culture.items_of("initiatives")->samples.size() == 4);

  const auto* cafe = culture.step("cafe");
  REQUIRE(cafe);
  CHECK(cafe->minutes == 45);
  REQUIRE(cafe->rotation);
  CHECK(cafe->rotation->rounds == 3);
  CHECK(cafe->rotation->minutes == 10);
  CHECK(cafe->rotation->reports);
  const auto* boards = culture.sheet(cafe->sheet);
  REQUIRE(boards);
  REQUIRE(boards->boards.size() == 3);
  CHECK(boards->board("gagner")->paper == "peche");
  CHECK_FALSE(boards->board("perdre"));

  const auto* matrix = culture.sheet("matrice");
  REQUIRE(matrix);
  CHECK(matrix->x.low.fr == "Faible valeur ajoutée");
  CHECK(matrix->y.high.fr == "Tâches répétitives et chronophages");
  REQUIRE(matrix->area("automate"));
  CHECK(matrix->area("automate")->border == workshop::Sheet::Area::Border::dotted_blue);
  CHECK(matrix->area("automate")->box == base::Box{{0, 50}, {100, 100}});  // the repetitive half
  // Thirty minutes to place the tasks, ten for the dots.
  CHECK(culture.step("placer")->minutes + culture.step("signaler")->minutes == 40);
  const auto* dots = culture.step("signaler");
  REQUIRE(dots->dots);
  CHECK(dots->dots->in_area == "automate");
  REQUIRE(dots->dots->meanings.size() == 2);
  const auto* share = culture.step("partage");
  REQUIRE(share);
  CHECK(share->minutes == 30);
  CHECK(share->allow.link);
  CHECK(share->only_dotted);
}

TEST_CASE("choosing what to start first says what the booklet says") {
  const auto checked = workshop::check(kRoot / "boards/priorisation.toml");
  REQUIRE(checked.definition);
  CHECK(checked.remarks.empty());
  const auto& choice = *checked.definition;
  CHECK(choice.min_people == 5);
  CHECK(choice.max_people == 7);
  CHECK(choice.total_minutes() == 120);
  CHECK(choice.announced_minutes == 120);
  std::vector<double> minutes;
  for (const auto& step : choice.steps) minutes.push_back(step.minutes);
  CHECK(minutes == std::vector<double>{10, 90, 20});
  REQUIRE(choice.items.size() == 1);
  CHECK(choice.items[0].from == "items");
  CHECK(choice.items[0].samples.size() == 8);
  const auto* talk = choice.step("notation");
  REQUIRE(talk);
  REQUIRE(talk->one_by_one);
  CHECK(talk->one_by_one->minutes >= 5);
  CHECK(talk->one_by_one->minutes <= 10);
  CHECK(talk->allow.write);
  CHECK(talk->allow.go);
  const auto* scores = choice.sheet("notation");
  CHECK(scores->layout == workshop::Layout::scores);
  REQUIRE(scores->boards.size() == 2);
  CHECK(scores->boards[0].name.fr == "Valeur");
  CHECK(scores->boards[1].name.fr == "Faisabilité");
  CHECK(choice.sheet("trio")->top == 3);
  CHECK(choice.step("prioritaires")->allow.choose);
  CHECK_FALSE(choice.step("prioritaires")->allow.write);
  REQUIRE(choice.gives.size() == 1);
  CHECK(choice.gives[0].kind == "subject");
  CHECK(workshop::check(kRoot / "boards/impact.toml").definition->challenge_from == "subject");
  for (const auto& step : choice.steps) CHECK_FALSE(step.say.empty());
}

TEST_CASE("the impact study says what the booklet says") {
  const auto checked = workshop::check(kRoot / "boards/impact.toml");
  REQUIRE(checked.definition);
  const auto& study = *checked.definition;
  CHECK(study.min_people == 5);
  CHECK(study.max_people == 10);
  CHECK(study.groups == 2);
  CHECK_FALSE(study.sorts_ai);
  // What the booklet plans, and five minutes at the end for its two hours and a half.
  std::vector<double> minutes;
  for (const auto& step : study.steps) minutes.push_back(step.minutes);
  CHECK(minutes == std::vector<double>{15, 30, 10, 45, 45, 5});
  CHECK(study.announced_minutes == 150);

  const auto* gaps = study.step("ecarts");
  REQUIRE(gaps);
  REQUIRE(gaps->split);
  CHECK(gaps->split->minutes == 20);
  CHECK(gaps->split->present_minutes == 10);
  CHECK_FALSE(gaps->rotation);
  const auto* pause = study.step("pause");
  REQUIRE(pause);
  CHECK(pause->notes_from == "ecarts");
  CHECK(pause->allow.move);
  CHECK(pause->allow.row);
  CHECK_FALSE(pause->allow.write);

  const auto titles = [&](const char* sheet) {
    std::vector<std::string> out;
    for (const auto& column : study.sheet(sheet)->columns) out.push_back(column.title.fr);
    return out;
  };
  CHECK(titles("personnes") == std::vector<std::string>{"Différences avec l’état actuel", "Métiers concernés", "Tâches impactées",
                                                        "Évolution attendue des compétences", "Offre de formation existante"});
  CHECK(titles("organisation") == std::vector<std::string>{"Différences", "Évolution des processus de travail", "Impact sur les outils et systèmes IT",
                                                           "Culture d’entreprise", "Mode de management"});
  CHECK(study.sheet("personnes")->layout == workshop::Layout::table);
  CHECK(study.sheet("personnes")->column("taches"));
  CHECK_FALSE(study.sheet("personnes")->column("tache"));
  for (const auto& step : study.steps) {
    CHECK_FALSE(step.say.empty());
    CHECK((step.prompts.empty() == (step.id == "pause")));
  }
}

TEST_CASE("the training workshop teaches all three ways to learn, one sheet each") {
  const auto checked = workshop::check(kRoot / "boards/entrainement.toml");
  REQUIRE(checked.definition);
  const auto& training = *checked.definition;
  using Mode = workshop::Teaching::Mode;
  CHECK(training.kinds.size() == 4);
  const auto* label = training.step("etiqueter");
  REQUIRE(label);
  CHECK(label->allow.label);
  CHECK(label->allow.train);
  CHECK_FALSE(label->allow.name);
  REQUIRE(training.sheet(label->sheet)->teaching);
  CHECK(training.sheet(label->sheet)->teaching->mode == Mode::supervised);
  CHECK(training.step("corriger")->sheet == label->sheet);  // what was labelled is what is corrected
  const auto* group = training.step("regrouper");
  REQUIRE(group);
  CHECK(group->allow.name);
  CHECK(training.sheet(group->sheet)->teaching->mode == Mode::unsupervised);
  const auto* path = training.step("cle-en-main");
  REQUIRE(path);
  CHECK(path->allow.walk);
  const auto& ready = *training.sheet(path->sheet)->teaching;
  CHECK(ready.mode == Mode::ready);
  CHECK(ready.provided.size() > ready.examples.size());  // trained on a large base, tested on a smaller one
  CHECK(ready.examples.size() > ready.tests.size());
  CHECK(ready.passes == 7);
  CHECK(training.total_minutes() == training.announced_minutes);
  for (const auto& step : training.steps) {
    CHECK_FALSE(step.say.empty());
    CHECK_FALSE(step.prompts.empty());
  }
}

TEST_CASE("the plan of communication maps seven targets, plans five levels by month, and carries messages into a table") {
  const auto checked = workshop::check(kRoot / "boards/communication.toml");
  REQUIRE(checked.definition);
  CHECK(checked.remarks.empty());
  const auto& plan = *checked.definition;
  const auto* map = plan.sheet("enjeux");
  REQUIRE(map);
  CHECK(map->layout == workshop::Layout::map);
  REQUIRE(map->families.size() == 2);
  CHECK(map->families[0].cards.size() == 3);
  CHECK(map->families[1].cards.size() == 4);
  for (const auto& family : map->families)
    for (const auto& card : family.cards) CHECK(card.lines.size() >= 2);
  const auto* planning = plan.sheet("planning");
  REQUIRE(planning);
  CHECK(planning->levels.size() == 5);
  CHECK(planning->moments.size() == 3);
  CHECK(plan.step("messages")->notes_from == "planning");
  CHECK(plan.sheet("messages")->columns.size() == 5);
  CHECK(plan.sheet("messages")->arrivals == "messages");
  CHECK(plan.total_minutes() == plan.announced_minutes);
  for (const auto& step : plan.steps) {
    CHECK_FALSE(step.say.empty());
    CHECK_FALSE(step.prompts.empty());
  }
}

// Each broken file begins with the messages that it must get, "#! +LINE:COLUMN: MESSAGE", lines counted after those.
TEST_CASE("every broken file is told what is wrong, where, and what was expected") {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(kRoot / "tests/workshop/broken")) {
    ++files;
    std::ifstream in(entry.path());
    std::vector<std::string> expected;
    for (std::string line; std::getline(in, line) && line.starts_with("#! +");) expected.push_back(line.substr(4));
    const auto checked = workshop::check(entry.path());
    INFO(entry.path().filename() << " got:\n" << all_said(checked.mistakes));
    CHECK_FALSE(checked.definition);
    CHECK(checked.mistakes.size() == expected.size());
    for (const auto& message : expected) {
      const int line = std::stoi(message) + static_cast<int>(expected.size());
      const std::string whole = std::to_string(line) + message.substr(message.find(':'));
      INFO("expected: " << whole);
      CHECK(std::any_of(checked.mistakes.begin(), checked.mistakes.end(), [&](const auto& mistake) { return said(mistake).starts_with(whole); }));
    }
    for (const auto& mistake : checked.mistakes) CHECK(mistake.file == entry.path());
    CHECK(std::is_sorted(checked.mistakes.begin(), checked.mistakes.end(),
                         [](const auto& a, const auto& b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); }));
  }
  CHECK(files >= 15);
}

TEST_CASE("a text missing in one language is remarked, not refused, and the other is shown") {
  auto toml = kSmall;
  toml.replace(toml.find(", en = \"One\""), 12, "");
  const auto checked = workshop::check_text(toml, "petit.toml");
  REQUIRE(checked.definition);
  REQUIRE(checked.remarks.size() == 1);
  CHECK(said(checked.remarks[0]) == "9:9: \"title\" has no English: the French is shown");
  CHECK(checked.definition->steps[0].title.in(base::Language::english) == "Un");
}

TEST_CASE("what a file leaves out has a sensible value") {
  const auto checked = workshop::check_text(kSmall, "petit.toml");
  INFO(all_said(checked.mistakes));
  REQUIRE(checked.definition);
  const auto& small = *checked.definition;
  CHECK(small.announced_minutes == 5);
  CHECK(small.card_title == small.title);
  CHECK(small.steps[0].short_title == small.steps[0].title);
  CHECK_FALSE(small.steps[0].allow.write);
  CHECK_FALSE(small.steps[0].dots);
  CHECK_FALSE(small.needs_pictures);
}

TEST_CASE("an announced duration that the steps do not make is remarked") {
  const auto checked = workshop::check_text("announced_minutes = 10\n" + kSmall, "petit.toml");
  REQUIRE(checked.definition);
  REQUIRE(checked.remarks.size() == 1);
  CHECK_THAT(checked.remarks[0].message, Catch::Contains("add up to 5 minutes"));
}

TEST_CASE("files that are no workshops at all are refused calmly") {
  CHECK_THAT(all_said(workshop::check("/nowhere/retro.toml").mistakes), Catch::Contains("there is no such file"));
  CHECK_THAT(all_said(workshop::check(kRoot / "boards").mistakes), Catch::Contains("there is no such file"));
  CHECK_THAT(all_said(workshop::check_text(std::string(2'000'000, ' '), "gros.toml").mistakes), Catch::Contains("larger than 1 MB"));
  CHECK_FALSE(workshop::check_text("", "vide.toml").definition);
  CHECK_FALSE(workshop::check_text("\xff\xfe\x00", "octets.toml").definition);
  CHECK_FALSE(workshop::check_text("a = " + std::string(100'000, '['), "profond.toml").definition);
  CHECK(workshop::load_folder("/nowhere").mistakes.size() == 1);
}

TEST_CASE("no cut or changed letter of a file crashes the reader") {
  std::ifstream in(kRoot / "boards/ideation.toml");
  std::stringstream stream;
  stream << in.rdbuf();
  const std::string whole = stream.str();
  for (std::size_t cut = 0; cut < whole.size(); cut += 97) (void)workshop::check_text(whole.substr(0, cut), "coupe.toml");
  for (std::size_t at = 0; at < whole.size(); at += 61) {
    std::string changed = whole;
    changed[at] = "x\"[]{}=\n\x80"[at % 9];
    (void)workshop::check_text(changed, "change.toml");
  }
  SUCCEED();
}

TEST_CASE("two files with one id: the second is set aside and named") {
  const auto folder = fs::temp_directory_path() / ("tablee-shelf-" + std::to_string(std::hash<std::string>{}(kRoot.string())));
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::ofstream(folder / "a.toml") << "order = 2\n" << kSmall;
  std::ofstream(folder / "b.toml") << kSmall;
  auto other = kSmall;
  other.replace(other.find("petit"), 5, "grand");
  std::ofstream(folder / "c.toml") << "order = 1\n" << other;
  std::ofstream(folder / "notes.txt") << "not a workshop";
  const auto shelf = workshop::load_folder(folder);
  fs::remove_all(folder);
  REQUIRE(shelf.definitions.size() == 2);
  CHECK(shelf.definitions[0].id == "grand");
  CHECK(shelf.find("petit"));
  REQUIRE(shelf.mistakes.size() == 1);
  CHECK(shelf.mistakes[0].file.filename() == "b.toml");
  CHECK_THAT(shelf.mistakes[0].message, Catch::Contains("a.toml"));
}

TEST_CASE("a facilitator's own workshops stand beside the shipped ones, and never in their place") {
  support::TempFolder own;
  auto mine = kSmall;
  mine.replace(mine.find("petit"), 5, "grand");
  std::ofstream(own / "grand.toml") << mine;
  auto taken = kSmall;
  taken.replace(taken.find("petit"), 5, "culture");
  std::ofstream(own / "culture.toml") << taken;
  std::ofstream(own / "broken.toml") << "format = 1\nid = \"broken\"\nsteps = 3\n";
  const auto shipped = workshop::load_folder(kRoot / "boards");
  const auto shelf = workshop::load_folders(kRoot / "boards", own / "");
  CHECK(shelf.definitions.size() == shipped.definitions.size() + 1);
  REQUIRE(shelf.find("grand"));
  CHECK(shelf.find("culture")->file == shipped.find("culture")->file);
  const auto named = [&](const char* file) {
    return std::any_of(shelf.mistakes.begin(), shelf.mistakes.end(), [&](const workshop::Mistake& m) { return m.file.filename() == file; });
  };
  CHECK(named("culture.toml"));
  CHECK(named("broken.toml"));
  // Nobody has to make the folder first.
  CHECK(workshop::load_folders(kRoot / "boards", own / "none").mistakes.empty());
}

TEST_CASE("the nearest word is one slip away, not another word") {
  using namespace std::string_view_literals;
  const std::string_view valid[] = {"minutes", "sheet", "allow"};
  CHECK(workshop::nearest("minuts", valid) == "minutes");
  CHECK(workshop::nearest("sheit", valid) == "sheet");
  CHECK(workshop::nearest("alolw", valid) == "allow");
  CHECK(workshop::nearest("tomato", valid).empty());
  CHECK(workshop::nearest("", valid).empty());
  CHECK(workshop::edit_distance("sides", "sides") == 0);
  CHECK(workshop::edit_distance("mvoe", "move") == 1);
  CHECK(workshop::edit_distance("", "four") == 4);
}

TEST_CASE("the example that teaches the format is in order") {
  std::ifstream in(kRoot / "boards/README.md");
  std::string toml, line;
  bool inside = false;
  while (std::getline(in, line)) {
    if (line.starts_with("```")) inside = line == "```toml";
    else if (inside) toml += line + "\n";
  }
  const auto checked = workshop::check_text(toml, "retro.toml");
  INFO(all_said(checked.mistakes) << all_said(checked.remarks));
  REQUIRE(checked.definition);
  CHECK(checked.definition->steps.size() == 2);
  CHECK(checked.remarks.empty());
  // The page and the file that people copy are one text.
  std::ifstream file(kRoot / "boards/examples/retro.toml");
  CHECK(toml == std::string(std::istreambuf_iterator<char>(file), {}));
}
