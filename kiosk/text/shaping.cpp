// Pango's lines become glyphs and carets in mm. Pango decides shapes, order and breaks; where lines stand is decided here,
// because a line height must not change when an emoji or a fallback font joins the line. Read by typesetter.
#include "text/shaping.h"

#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace text {
namespace {

// One em in Pango's units. Large enough for exact advances; small enough that a line of 16,000 ems still fits an int.
constexpr int units_per_em = 128 * PANGO_SCALE;
constexpr std::size_t longest_text = 20'000;  // bytes; what people write on a note is 500 characters
constexpr double display_from_mm = 18;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct FreeAttributes {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct FreeIterator {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};

// The weights that Inter has as files; asking for one between two would let fontconfig choose by its own scale.
int nearest_weight(int weight) { return std::clamp((weight + 50) / 100 * 100, 400, 700); }

std::unique_ptr<PangoFontDescription, FreeFont> description_of(bool display, int weight) {
  std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), display ? "Inter Display, Inter, sans-serif" : "Inter, sans-serif");
  pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(nearest_weight(weight)));
  pango_font_description_set_absolute_size(font.get(), units_per_em);
  return font;
}

// Bytes that Pango can take, of the same length where the text is already right, so that carets name bytes of what was
// given. Control characters would show as boxes of digits.
std::string made_safe(std::string_view text, bool one_line, bool& cut) {
  if (text.size() > longest_text) {
    std::size_t end = longest_text;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
    cut = true;
  }
  std::string safe(text);
  for (char& c : safe) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F || (c == '\n' && one_line)) c = ' ';
  }
  if (!g_utf8_validate(safe.data(), static_cast<gssize>(safe.size()), nullptr)) {
    gchar* valid = g_utf8_make_valid(safe.data(), static_cast<gssize>(safe.size()));
    safe = valid;
    g_free(valid);
  }
  return safe;
}

// In Pango units, with the layout's own font and spacing.
int widest_figure(PangoLayout* like, const std::string& text) {
  if (text.find_first_of("0123456789") == std::string::npos) return 0;
  const std::unique_ptr<PangoLayout, Unref> probe(pango_layout_copy(like));
  pango_layout_set_width(probe.get(), -1);
  int widest = 0;
  pango_layout_set_text(probe.get(), "0123456789", -1);
  PangoLayoutLine* line = pango_layout_get_line_readonly(probe.get(), 0);
  for (GSList* at = line->runs; at; at = at->next) {
    const PangoGlyphString& glyphs = *static_cast<PangoGlyphItem*>(at->data)->glyphs;
    for (int i = 0; i < glyphs.num_glyphs; ++i) widest = std::max(widest, glyphs.glyphs[i].geometry.width);
  }
  return widest;
}

void no_hinting(FcPattern* pattern, gpointer) {
  FcPatternDel(pattern, FC_HINTING);
  FcPatternAddBool(pattern, FC_HINTING, FcFalse);
}

// Walks the laid out lines and writes what they hold.
struct Writer {
  Layout& out;
  Fonts& fonts;
  PangoLayout* pango;
  const char* text;
  double mm;  // of one Pango unit
  double line_height, baseline_in_line;
  double figure;      // the width of every figure, mm; 0 = each its own
  double share_left;  // of what figures add to a line, by alignment: 0, 1/2, 1
  std::vector<int> widths;
  std::vector<double> edge;   // of each byte that begins a character of the line: where its caret stands, mm
  std::vector<bool> is_stop;  // by byte

  void mark_stops(std::size_t size) {
    int count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(pango, &count);
    is_stop.assign(size + 1, false);
    edge.assign(size + 1, 0);
    const char* at = text;
    for (int i = 0; i < count; ++i) {
      const auto byte = static_cast<std::size_t>(at - text);
      if (byte > size) break;
      is_stop[byte] = attributes[i].is_cursor_position || byte == size || byte == 0;
      if (byte < size) at = g_utf8_next_char(at);
    }
  }

  // Inter Display 4.0 gives its tabular figures different widths ("1" is 4 mm narrower in a 44 mm clock), and a clock must
  // not shiver: each figure is centred in a place of one width. Says how much the run grew.
  double even_figures(const PangoGlyphItem& run) {
    double grown = 0;
    for (int i = 0; figure > 0 && i < run.glyphs->num_glyphs; ++i) {
      const char c = text[run.item->offset + run.glyphs->log_clusters[i]];
      if (c < '0' || c > '9') continue;
      PangoGlyphGeometry& geometry = run.glyphs->glyphs[i].geometry;
      const int more = static_cast<int>(std::lround(figure / mm)) - geometry.width;
      geometry.x_offset += more / 2;
      geometry.width += more;
      grown += more * mm;
    }
    return grown;
  }

  double write_run(const PangoGlyphItem& run, double x, double baseline) {
    const PangoItem& item = *run.item;
    const std::uint32_t font = fonts.number_of(item.analysis.font);
    widths.resize(static_cast<std::size_t>(item.num_chars));
    pango_glyph_item_get_logical_widths(const_cast<PangoGlyphItem*>(&run), text, widths.data());
    double width = 0;
    for (int i = 0; i < run.glyphs->num_glyphs; ++i) width += run.glyphs->glyphs[i].geometry.width * mm;
    const bool leftward = item.analysis.level % 2 != 0;
    double pen = leftward ? x + width : x;
    const char* at = text + item.offset;
    for (int i = 0; i < item.num_chars; ++i, at = g_utf8_next_char(at)) {
      edge[static_cast<std::size_t>(at - text)] = pen;
      pen += (leftward ? -1 : 1) * widths[static_cast<std::size_t>(i)] * mm;
    }
    pen = x;
    for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
      const PangoGlyphInfo& glyph = run.glyphs->glyphs[i];
      if (glyph.glyph != PANGO_GLYPH_EMPTY) {
        const std::uint32_t index = (glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 ? 0 : glyph.glyph;
        out.glyphs.push_back(
            {font, index, static_cast<float>(pen + glyph.geometry.x_offset * mm), static_cast<float>(baseline + glyph.geometry.y_offset * mm)});
      }
      pen += glyph.geometry.width * mm;
    }
    return width;
  }

  void add_caret(std::size_t byte, double x, double top) {
    out.stops.push_back(static_cast<std::uint32_t>(byte));
    out.carets.push_back({{x, top}, line_height});
  }

  void write_lines(std::size_t size) {
    const std::unique_ptr<PangoLayoutIter, FreeIterator> iterator(pango_layout_get_iter(pango));
    int number = 0;
    do {
      PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iterator.get());
      PangoRectangle logical;
      pango_layout_iter_get_line_extents(iterator.get(), nullptr, &logical);
      double grown = 0;
      for (GSList* at = line->runs; at; at = at->next) grown += even_figures(*static_cast<PangoGlyphItem*>(at->data));
      const double left = logical.x * mm - grown * share_left, top = number * line_height;
      double x = left;
      const auto begin = static_cast<std::size_t>(line->start_index);
      const std::size_t end = begin + static_cast<std::size_t>(line->length);
      for (GSList* at = line->runs; at; at = at->next) { x += write_run(*static_cast<PangoGlyphItem*>(at->data), x, top + baseline_in_line); }
      for (std::size_t byte = begin; byte < end; ++byte) {
        if (is_stop[byte]) add_caret(byte, edge[byte], top);
      }
      // The place after the last character belongs to this line only where the text or its paragraph ends; at a wrap it
      // is the beginning of the next line.
      if (end == size || text[end] == '\n') add_caret(end, line->resolved_dir == PANGO_DIRECTION_RTL ? left : x, top);
      out.size.x = std::max(out.size.x, logical.width * mm + grown);
      ++number;
    } while (pango_layout_iter_next_line(iterator.get()));
    out.lines = number;
  }
};

}  // namespace

Shaper::Shaper() : map_(pango_ft2_font_map_new()) {
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map_), 96, 96);
  pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(map_), no_hinting, nullptr, nullptr);
  context_ = pango_font_map_create_context(map_);
  pango_context_set_round_glyph_positions(context_, FALSE);
  pango_context_set_language(context_, pango_language_from_string("fr"));
}

Shaper::~Shaper() {
  g_object_unref(context_);
  g_object_unref(map_);
}

Shaper::FontHeight Shaper::height_of(bool display) {
  FontHeight& height = heights_[display ? 1 : 0];
  if (height.ascent <= 0) {
    const auto font = description_of(display, 500);
    PangoFontMetrics* metrics = pango_context_get_metrics(context_, font.get(), nullptr);
    height.ascent = static_cast<double>(pango_font_metrics_get_ascent(metrics)) / units_per_em;
    height.descent = static_cast<double>(pango_font_metrics_get_descent(metrics)) / units_per_em;
    pango_font_metrics_unref(metrics);
  }
  return height;
}

Layout Shaper::lay_out(std::string_view given, const Style& style, double width_mm) {
  Layout out;
  out.size_mm = style.size_mm;
  if (!(style.size_mm > 0)) return out;
  const std::string text = made_safe(given, style.ellipsize, out.cut);
  const bool display = style.size_mm >= display_from_mm;
  const double mm = style.size_mm / units_per_em;

  const std::unique_ptr<PangoLayout, Unref> pango(pango_layout_new(context_));
  pango_layout_set_font_description(pango.get(), description_of(display, style.weight).get());
  const std::unique_ptr<PangoAttrList, FreeAttributes> attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(), pango_attr_font_features_new(style.tabular ? "cv11, ss03, tnum" : "cv11, ss03"));
  if (style.track_em != 0) {
    pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(static_cast<int>(std::lround(style.track_em * units_per_em))));
  }
  // A hyphen that nobody typed would look like part of the word, on a note that others quote.
  pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(pango.get(), attributes.get());
  pango_layout_set_wrap(pango.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(pango.get(), style.align == Align::left     ? PANGO_ALIGN_LEFT
                                          : style.align == Align::centre ? PANGO_ALIGN_CENTER
                                                                         : PANGO_ALIGN_RIGHT);
  if (width_mm > 0) {
    // A hair more than asked: a text measured at one width must fit that same width again.
    pango_layout_set_width(pango.get(), static_cast<int>(std::min(std::ceil(width_mm / mm) + 2, 2e9)));
    pango_layout_set_ellipsize(pango.get(), style.ellipsize ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  }
  pango_layout_set_text(pango.get(), text.data(), static_cast<int>(text.size()));
  if (pango_layout_is_ellipsized(pango.get())) out.cut = true;

  const FontHeight height = height_of(display);
  const double natural = (height.ascent + height.descent) * style.size_mm;
  const double line_height = style.line_height_mm > 0 ? style.line_height_mm : natural;
  // Half of what the line has beyond the font above, half below, as browsers do: the pictures were made with one.
  out.first_baseline_mm = (line_height - natural) / 2 + height.ascent * style.size_mm;
  out.glyphs.reserve(text.size());
  Writer writer{out,
                fonts_,
                pango.get(),
                pango_layout_get_text(pango.get()),
                mm,
                line_height,
                out.first_baseline_mm,
                style.tabular ? widest_figure(pango.get(), text) * mm : 0,
                style.align == Align::left     ? 0.0
                : style.align == Align::centre ? 0.5
                                               : 1.0,
                {},
                {},
                {}};
  writer.mark_stops(text.size());
  writer.write_lines(text.size());
  out.size.y = out.lines * line_height;
  out.glyphs.shrink_to_fit();
  return out;
}

}  // namespace text
