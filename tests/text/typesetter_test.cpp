// Layouts: what a caret, a cut and a line height promise to those who place texts.
#include <catch2/catch.hpp>
#include <string>

#include "text/text.h"

using text::Style;

namespace {
text::Typesetter& typesetter() {
  static text::Typesetter one;  // fontconfig is read once for all cases
  return one;
}
const Style note{.size_mm = 15, .line_height_mm = 19, .weight = 500, .track_em = -0.004};
}  // namespace

TEST_CASE("a layout is cached by text, style and width") {
  const auto first = typesetter().layout("Une seule boîte mail", note, 104);
  CHECK(first == typesetter().layout(std::string("Une seule boîte mail"), note, 104));
  CHECK(first != typesetter().layout("Une seule boîte mail", note, 105));
  Style bold = note;
  bold.weight = 700;
  CHECK(first != typesetter().layout("Une seule boîte mail", bold, 104));
}

TEST_CASE("layouts that nobody holds are let go while others are made, and held ones are not") {
  text::Typesetter own;
  const auto held = own.layout("tenu", note, 100);
  const std::weak_ptr<const text::Layout> left = own.layout("laissé", note, 100);
  for (int i = 0; i < 5'000; ++i) (void)own.layout("une taille de plus", note, 100 + i * 0.01);
  CHECK(left.expired());
  CHECK(own.layout("tenu", note, 100) == held);
}

TEST_CASE("trim keeps what is held and what was asked for lately") {
  text::Typesetter own;
  const auto held = own.layout("tenu", note);
  const text::Layout* asked = own.layout("demandé", note).get();
  own.trim();
  CHECK(own.layout("tenu", note) == held);
  CHECK(own.layout("demandé", note).get() == asked);
  const std::weak_ptr<const text::Layout> dropped = own.layout("demandé", note);
  own.trim();
  own.trim();
  CHECK(dropped.expired());
  CHECK(own.layout("tenu", note) == held);
}

TEST_CASE("line heights are exact whatever the line holds") {
  for (const char* written : {"a", "É", "漢", "مرحبا", "🙂"}) {
    const auto one = typesetter().layout(written, note, 100);
    CHECK(one->lines == 1);
    CHECK(one->size.y == Approx(19));
    CHECK(one->first_baseline_mm == Approx(typesetter().layout("x", note)->first_baseline_mm));
  }
  CHECK(typesetter().layout("a\nb\nc", note)->size.y == Approx(57));
  CHECK(typesetter().layout("", note)->size.y == Approx(19));
}

TEST_CASE("sizes scale: a text twice as large is twice as wide") {
  Style small{.size_mm = 5}, large{.size_mm = 10};
  const char* written = "Former deux personnes par produit";
  CHECK(typesetter().layout(written, large)->size.x == Approx(2 * typesetter().layout(written, small)->size.x).epsilon(1e-6));
}

TEST_CASE("a text fits the width it was measured at") {
  for (const char* written : {"Réponses types pour les 20 questions fréquentes", "Point de 10 min", "AVATAR"}) {
    const auto free = typesetter().layout(written, note);
    CHECK(typesetter().layout(written, note, free->size.x)->lines == 1);
  }
}

TEST_CASE("the design's notes break as in its pictures") {
  CHECK(typesetter().layout("Réponses types pour les 20 questions fréquentes", note, 104)->lines == 4);
  CHECK(typesetter().layout("Une seule boîte mail pour l’équipe", note, 104)->lines == 3);
}

TEST_CASE("an overlong word breaks rather than overflows, with no hyphen") {
  const std::string word(80, 'm');
  const auto broken = typesetter().layout(word, note, 104);
  CHECK(broken->lines > 5);
  CHECK(broken->size.x <= 104.01);
  CHECK(broken->glyphs.size() == 80);
}

TEST_CASE("ellipsize cuts to one line and says so") {
  Style style = note;
  style.ellipsize = true;
  const auto cut = typesetter().layout("Transmission à l’opérateur\ncompétent", style, 100);
  CHECK(cut->cut);
  CHECK(cut->lines == 1);
  CHECK(cut->size.x <= 100.1);  // the spacing after the last letter is not the text's
  const auto whole = typesetter().layout("Court", style, 100);
  CHECK_FALSE(whole->cut);
}

TEST_CASE("tabular figures have one width") {
  Style clock{.size_mm = 44, .weight = 600, .track_em = -0.025, .tabular = true};
  const double width = typesetter().layout("00:00", clock)->size.x;
  for (const char* time : {"11:11", "12:40", "47:59"}) CHECK(typesetter().layout(time, clock)->size.x == Approx(width).epsilon(1e-3));
}

TEST_CASE("caret stops are characters, not bytes") {
  const std::string written = "né 👩‍👩‍👧!";
  const auto laid = typesetter().layout(written, note);
  CHECK(laid->stops == std::vector<std::uint32_t>{0, 1, 3, 4, 22, 23});
  CHECK(laid->carets.size() == laid->stops.size());
  for (std::size_t i = 1; i < laid->carets.size(); ++i) CHECK(laid->carets[i].top.x > laid->carets[i - 1].top.x);
  CHECK(laid->carets.back().top.x == Approx(laid->size.x));
  CHECK(laid->caret_at(2).top.x == laid->caret_at(1).top.x);  // inside the accent
  CHECK(laid->caret_at(99).top.x == laid->carets.back().top.x);
}

TEST_CASE("carets follow lines, and a point finds its byte") {
  const auto laid = typesetter().layout("un\n\ntrois", note);
  CHECK(laid->lines == 3);
  CHECK(laid->stops == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(laid->caret_at(3).top.y == Approx(19));
  CHECK(laid->caret_at(3).top.x == Approx(0));
  CHECK(laid->caret_at(4).top.y == Approx(38));
  CHECK(laid->byte_at({500, 5}) == 2);
  CHECK(laid->byte_at({500, 25}) == 3);
  CHECK(laid->byte_at({-5, 45}) == 4);
  CHECK(laid->byte_at({500, 500}) == 9);
}

TEST_CASE("at a wrap the caret is at the beginning of the next line, after a last line feed, on a new line") {
  const auto wrapped = typesetter().layout("Numéro direct pour les clients", note, 104);
  const auto second = std::find_if(wrapped->carets.begin(), wrapped->carets.end(), [](const auto& c) { return c.top.y > 1; });
  REQUIRE(second != wrapped->carets.end());
  CHECK(second->top.x == Approx(0));
  const auto open = typesetter().layout("un\n", note);
  CHECK(open->lines == 2);
  CHECK(open->caret_at(3).top.y == Approx(19));
  CHECK(typesetter().layout("", note)->carets.size() == 1);
}

TEST_CASE("centred and right aligned lines keep to their box") {
  Style style = note;
  style.align = text::Align::right;
  const auto right = typesetter().layout("mot", style, 100);
  CHECK(right->carets.back().top.x == Approx(100).margin(0.01));
  style.align = text::Align::centre;
  const auto centre = typesetter().layout("mot", style, 100);
  CHECK(centre->carets.front().top.x + centre->carets.back().top.x == Approx(100).margin(0.01));
}

TEST_CASE("right-to-left text puts its first caret on the right") {
  const auto laid = typesetter().layout("שלום", note);
  CHECK(laid->carets.front().top.x > laid->carets.back().top.x);
}

TEST_CASE("broken and huge texts are safe") {
  CHECK(typesetter().layout("a\xff\xfe\xc3", note)->carets.size() == 5);
  CHECK(typesetter().layout(std::string_view("a\0b\x01", 4), note)->glyphs.size() >= 2);
  std::string long_text;
  for (int i = 0; i < 30'000; ++i) long_text += "é";
  const auto laid = typesetter().layout(long_text, note);
  CHECK(laid->cut);
  CHECK(laid->size.x > 1000);
  CHECK(typesetter().layout(long_text, note, 0.5)->lines > 100);
}

TEST_CASE("fonts are numbered by file, and emoji are known as colour") {
  const auto plain = typesetter().layout("a", note);
  const auto larger = typesetter().layout("a", Style{.size_mm = 16, .weight = 500});
  REQUIRE(plain->glyphs.size() == 1);
  CHECK(plain->glyphs[0].font == larger->glyphs.at(0).font);
  CHECK(typesetter().freetype_face(plain->glyphs[0].font) != nullptr);
  CHECK_FALSE(typesetter().is_colour(plain->glyphs[0].font));
  const auto display = typesetter().layout("a", Style{.size_mm = 26, .weight = 500});
  CHECK(display->glyphs.at(0).font != plain->glyphs[0].font);
}
