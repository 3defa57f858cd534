// SPDX-License-Identifier: MIT
#include "paired_themes.hpp"

#include <algorithm>

#include "declared_options.hpp"

namespace themata::cli {
namespace {

std::vector<ThemeId> at_level(const Dictionary& dictionary, std::size_t level) {
  std::vector<ThemeId> themes;
  for (const ThemeId id : dictionary.select({})) {
    if (dictionary.theme(id).level == level) themes.push_back(id);
  }
  return themes;
}

std::string check_level(const std::string& level) {
  if (level == "leaf" || level == "all") return {};
  const bool number = !level.empty() && level.size() < 3 && level.front() != '0' &&
                      level.find_first_not_of("0123456789") == std::string::npos;
  return number ? "" : "a level is 1, 2, ..., leaf or all";
}

}  // namespace

void bind_level(CLI::App& app, std::string& level) {
  add_option(app, "--level", level,
             "which themes to pair (default: the topmost level that has two)")
      .check(check_level)
      .type_name("1|2|leaf|all")
      .group("Words and hits");
}

std::size_t deepest(const Dictionary& dictionary) {
  std::size_t level = 0;
  for (const Theme& theme : dictionary.themes()) level = std::max(level, theme.level);
  return level;
}

std::vector<ThemeId> paired_themes(const Dictionary& dictionary,
                                   const std::vector<std::string>& globs, const std::string& level,
                                   const std::function<bool(ThemeId)>& left_out) {
  const auto leave_out = [&left_out](std::vector<ThemeId> themes) {
    if (left_out) std::erase_if(themes, left_out);
    return themes;
  };
  const std::vector<ThemeId> chosen = leave_out(dictionary.select(globs));
  std::vector<ThemeId> themes;
  if (level == "all" || (level.empty() && !globs.empty())) return chosen;
  if (level == "leaf") {
    for (const ThemeId id : chosen) {
      if (dictionary.theme(id).children.empty()) themes.push_back(id);
    }
    return themes;
  }
  std::size_t wanted = level.empty() ? 1 : std::stoul(level);
  themes = leave_out(at_level(dictionary, wanted));
  while (level.empty() && themes.size() < 2 && wanted < deepest(dictionary)) {
    themes = leave_out(at_level(dictionary, ++wanted));
  }
  std::erase_if(themes, [&chosen](ThemeId id) {
    return std::find(chosen.begin(), chosen.end(), id) == chosen.end();
  });
  return themes;
}

}  // namespace themata::cli
