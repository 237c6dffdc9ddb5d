#include "app/table_settings.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/whole_file.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 64 * 1024;

fs::path file_in(const fs::path& data) { return data / "settings.json"; }

template <typename T>
T read(const nlohmann::json& all, const char* key, T otherwise) {
  const auto it = all.find(key);
  if (it == all.end()) return otherwise;
  if constexpr (std::is_same_v<T, bool>) return it->is_boolean() ? it->template get<bool>() : otherwise;
  else if constexpr (std::is_same_v<T, std::string>) return it->is_string() ? it->template get<std::string>() : otherwise;
  else return it->is_number() ? it->template get<T>() : otherwise;
}

}  // namespace

TableSettings load_settings(const fs::path& data) {
  TableSettings out;
  std::error_code error;
  if (fs::file_size(file_in(data), error) > most_bytes || error) return out;
  std::ifstream in(file_in(data));
  const auto all = nlohmann::json::parse(in, nullptr, false);
  if (!all.is_object()) return out;
  out.language = read<std::string>(all, "language", "fr") == "en" ? base::Language::english : base::Language::french;
  out.mode = read<std::string>(all, "mode", "table") == "wall" ? scene::Mode::wall : scene::Mode::table;
  out.night = read(all, "night", out.night);
  out.calm = read(all, "calm", out.calm);
  out.contrast = read(all, "contrast", out.contrast);
  out.spelling = read(all, "spelling", out.spelling);
  out.sheet_free = read(all, "sheet_free", out.sheet_free);
  out.code = read<std::string>(all, "code", {});
  out.text_scale = std::clamp(read(all, "text_scale", out.text_scale), 1.0, 1.5);
  out.volume = std::clamp(read(all, "volume", out.volume), -1, 100);
  return out;
}

base::Status save_settings(const fs::path& data, const TableSettings& settings) {
  nlohmann::ordered_json all{{"language", settings.language == base::Language::english ? "en" : "fr"},
                             {"mode", settings.mode == scene::Mode::wall ? "wall" : "table"},
                             {"night", settings.night},
                             {"calm", settings.calm},
                             {"contrast", settings.contrast},
                             {"spelling", settings.spelling},
                             {"sheet_free", settings.sheet_free},
                             {"text_scale", settings.text_scale},
                             {"volume", settings.volume}};
  if (!settings.code.empty()) all["code"] = settings.code;
  const std::string text = all.dump(2) + "\n";
  return base::write_whole(file_in(data), text);
}

}  // namespace app
