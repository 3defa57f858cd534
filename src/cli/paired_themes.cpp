// SPDX-License-Identifier: MIT
#include "paired_themes.hpp"

#include <algorithm>

namespace themata::cli {
namespace {

std::vector<ThemeId> at_level(const Dictionary& dictionary, std::size_t level) {
  std::vector<ThemeId> themes;
  for (const ThemeId id : dictionary.select({})) {
    if (dictionary.theme(id).level == level) themes.push_back(id);
  }
  return themes;
}

}  // namespace

std::size_t deepest(const Dictionary& dictionary) {
  std::size_t level = 0;
  for (const Theme& theme : dictionary.themes()) level = std::max(level, theme.level);
  return level;
}

std::vector<ThemeId> paired_themes(const Dictionary& dictionary,
                                   const std::vector<std::string>& globs,
                                   const std::string& level) {
  std::vector<ThemeId> chosen = dictionary.select(globs);
  std::vector<ThemeId> themes;
  if (level == "all" || (level.empty() && !globs.empty())) return chosen;
  if (level == "leaf") {
    for (const ThemeId id : chosen) {
      if (dictionary.theme(id).children.empty()) themes.push_back(id);
    }
    return themes;
  }
  std::size_t wanted = level.empty() ? 1 : std::stoul(level);
  themes = at_level(dictionary, wanted);
  while (level.empty() && themes.size() < 2 && wanted < deepest(dictionary)) {
    themes = at_level(dictionary, ++wanted);
  }
  std::erase_if(themes, [&chosen](ThemeId id) {
    return std::find(chosen.begin(), chosen.end(), id) == chosen.end();
  });
  return themes;
}

}  // namespace themata::cli
