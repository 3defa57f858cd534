// SPDX-License-Identifier: MIT
#include <themata/tally/hit_positions.hpp>

#include <algorithm>
#include <cassert>

#include "hit_cursor.hpp"

namespace themata {

HitPositions::Talk& HitPositions::at(GroupId id) {
  if (id >= talks_.size()) talks_.resize(id + 1);
  if (talks_[id].themes.empty()) talks_[id].themes.resize(themes_.size());
  return talks_[id];
}

const HitPositions::Talk* HitPositions::talk(GroupId id) const {
  return id < talks_.size() && talks_[id].words > 0 ? &talks_[id] : nullptr;
}

void HitPositions::add_units(const CodedDocument& document, const CodedTurn& turn,
                             Talk& talk) const {
  talk.units.push_back(talk.words);
  if (unit_.kind == UnitKind::turn || unit_.kind == UnitKind::window) return;
  const std::vector<std::uint32_t>& starts =
      unit_.kind == UnitKind::sentence ? document.sentence_starts : document.paragraph_starts;
  const std::uint32_t end = turn.first_word + turn.words;
  for (auto start = std::upper_bound(starts.begin(), starts.end(), turn.first_word);
       start != starts.end() && *start < end; ++start) {
    talk.units.push_back(talk.words + (*start - turn.first_word));
  }
}

void HitPositions::add(const CodedDocument& document, std::span<const GroupId> groups) {
  assert(unit_.kind != UnitKind::document && unit_.kind != UnitKind::stanza);
  std::vector<const std::vector<Hit>*> hits;
  for (const ThemeId theme : themes_) hits.push_back(&document.hits.of[index_of(theme)]);
  HitCursor cursor(hits);
  for (std::size_t place = 0; place < document.turns.size(); ++place) {
    const CodedTurn& turn = document.turns[place];
    Talk* talk = groups[place] == set_aside || turn.words == 0 ? nullptr : &at(groups[place]);
    if (talk != nullptr) add_units(document, turn, *talk);
    cursor.until(turn.first_word + turn.words,
                 [&](std::uint32_t theme, std::span<const Hit> found) {
                   if (talk == nullptr) return;
                   Places& places = talk->themes[theme];
                   for (const Hit& hit : found) {
                     places.starts.push_back(talk->words + (hit.begin - turn.first_word));
                     places.lengths.push_back(hit.end - hit.begin);
                   }
                 });
    if (talk != nullptr) talk->words += turn.words;
  }
}

void HitPositions::merge(const HitPositions& other) {
  for (GroupId id = 0; id < other.talks_.size(); ++id) {
    if (other.talks_[id].words == 0) continue;
    assert(talk(id) == nullptr);
    at(id) = other.talks_[id];
  }
}

}  // namespace themata
