// SPDX-License-Identifier: MIT
#include <themata/tally/prompted_turns.hpp>

namespace themata {

void PromptedTurns::add(const CodedDocument& document, std::span<const GroupId> groups) {
  std::vector<const std::vector<Hit>*> hits;
  for (const ThemeId theme : themes_) hits.push_back(&document.hits.of[index_of(theme)]);
  const RaisedThemes raised(document, hits, prompting_);
  for (std::size_t turn = 0; turn < document.turns.size(); ++turn) {
    if (groups[turn] == set_aside || document.turns[turn].words == 0) continue;
    auto& of_group = turns_[groups[turn]];
    of_group.resize(themes_.size());
    for (std::size_t theme = 0; theme < themes_.size(); ++theme) {
      of_group[theme].push_back(static_cast<std::uint8_t>(raised.of(turn, theme)));
    }
  }
}

}  // namespace themata
