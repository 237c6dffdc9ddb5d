#include "app/sample_content.h"

#define TOML_EXCEPTIONS 0  // as in every other room: toml++ is header-only, and two ways of it do not mix
#include <toml++/toml.h>

namespace app {

base::Result<SampleContent> load_sample(const std::filesystem::path& folder) {
  SampleContent out;
  out.folder = folder;
  const auto file = folder / "sample.toml";
  const toml::parse_result parsed = toml::parse_file(file.string());
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return base::Error{base::Fault::invalid, file.string() + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description())};
  }
  const toml::table& table = parsed.table();
  out.challenge = table["challenge"].value_or(std::string());
  if (const auto* pictures = table["pictures"].as_array()) {
    for (const auto& node : *pictures) if (const auto* picture = node.as_table())
      out.pictures.push_back({(*picture)["file"].value_or(std::string()), (*picture)["caption"].value_or(std::string())});
  }
  if (const auto* sentences = table["sentences"].as_array()) {
    for (const auto& node : *sentences) out.sentences.push_back(node.value_or(std::string()));
  }
  std::vector<std::string> theme_ids;
  if (const auto* themes = table["themes"].as_array()) {
    for (const auto& node : *themes) {
      const auto* theme = node.as_table();
      if (!theme) continue;
      theme_ids.push_back((*theme)["id"].value_or(std::string()));
      out.themes.push_back((*theme)["title"].value_or(std::string()));
    }
  }
  if (const auto* people = table["person"].as_array()) {
    for (const auto& node : *people) {
      const auto* person = node.as_table();
      if (!person) continue;
      SamplePerson& p = out.people.emplace_back();
      p.name = (*person)["name"].value_or(std::string());
      const auto* ideas = (*person)["ideas"].as_array();
      if (!ideas) continue;
      for (const auto& idea_node : *ideas) {
        const auto* idea = idea_node.as_table();
        if (!idea) continue;
        SampleIdea& i = p.ideas.emplace_back();
        i.text = (*idea)["text"].value_or(std::string());
        i.ai = (*idea)["ai"].value_or(false);
        i.stage = static_cast<int>((*idea)["stage"].value_or(std::int64_t{1})) - 1;
        const auto theme = (*idea)["theme"].value_or(std::string());
        for (std::size_t t = 0; t < theme_ids.size(); ++t) if (theme_ids[t] == theme) i.theme = static_cast<int>(t);
      }
    }
  }
  if (out.people.empty() || out.sentences.empty()) return base::Error{base::Fault::invalid, file.string() + ": [[person]], sentences"};
  return out;
}

}  // namespace app
