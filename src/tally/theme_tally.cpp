// SPDX-License-Identifier: MIT
#include <themata/tally/theme_tally.hpp>

#include "hit_cursor.hpp"

namespace themata {

ThemeTally::Group& ThemeTally::at(GroupId id) {
  if (id >= groups_.size()) groups_.resize(id + 1);
  Group& group = groups_[id];
  if (group.themes.empty()) group.themes.resize(themes_.size());
  return group;
}

ThemeTally::Group ThemeTally::group(GroupId id) const {
  if (id < groups_.size() && !groups_[id].themes.empty()) return groups_[id];
  Group none;
  none.themes.resize(themes_.size());
  return none;
}

void ThemeTally::add(const CodedDocument& document, std::span<const GroupId> groups) {
  std::vector<const std::vector<Hit>*> hits;
  for (const ThemeId theme : themes_) hits.push_back(&document.hits.of[index_of(theme)]);

  HitCursor cursor(hits);
  for (std::size_t turn = 0; turn < document.turns.size(); ++turn) {
    const std::uint32_t end = document.turns[turn].first_word + document.turns[turn].words;
    Group* group = groups[turn] == set_aside ? nullptr : &at(groups[turn]);
    if (group != nullptr) group->tokens += document.turns[turn].words;
    cursor.until(end, [group](std::uint32_t theme, std::span<const Hit> found) {
      if (group != nullptr) group->themes[theme].hits += found.size();
    });
  }
  for_each_unit(document, unit_, groups, hits, [this](const UnitPresence& unit) {
    Group& group = at(unit.group);
    group.units += unit.count;
    for (const std::uint32_t theme : unit.present) group.themes[theme].units_with += unit.count;
  });
}

void ThemeTally::merge(const ThemeTally& other) {
  for (GroupId id = 0; id < other.groups_.size(); ++id) {
    const Group& from = other.groups_[id];
    if (from.themes.empty()) continue;
    Group& into = at(id);
    into.tokens += from.tokens;
    into.units += from.units;
    for (std::size_t theme = 0; theme < themes_.size(); ++theme) {
      into.themes[theme].hits += from.themes[theme].hits;
      into.themes[theme].units_with += from.themes[theme].units_with;
    }
  }
}

}  // namespace themata
