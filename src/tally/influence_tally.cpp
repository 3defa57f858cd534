// SPDX-License-Identifier: MIT
#include <themata/tally/influence_tally.hpp>

#include <algorithm>

namespace themata {
namespace {

using Counts = std::map<GroupId, std::int64_t>;

Counts hits_by_group(const CodedDocument& document, std::span<const GroupId> groups,
                     const std::vector<Hit>& hits) {
  Counts counts;
  std::size_t hit = 0;
  for (std::size_t turn = 0; turn < document.turns.size() && hit < hits.size(); ++turn) {
    const std::uint32_t end = document.turns[turn].first_word + document.turns[turn].words;
    const std::size_t from = hit;
    while (hit < hits.size() && hits[hit].begin < end) ++hit;
    if (hit > from && groups[turn] != set_aside) {
      counts[groups[turn]] += static_cast<std::int64_t>(hit - from);
    }
  }
  return counts;
}

}  // namespace

InfluenceTally::Group& InfluenceTally::at(GroupId id) {
  Group& group = groups_[id];
  group.hits.resize(themes_.size());
  return group;
}

InfluenceTally::Group InfluenceTally::group(GroupId id) const {
  const auto known = groups_.find(id);
  return known != groups_.end() ? known->second
                                : Group{0, std::vector<std::uint64_t>(themes_.size()), {}};
}

void InfluenceTally::add(const CodedDocument& everything, std::span<const GroupId> groups) {
  for (std::size_t turn = 0; turn < everything.turns.size(); ++turn) {
    if (groups[turn] != set_aside) at(groups[turn]).tokens += everything.turns[turn].words;
  }
  recoding_.begin(everything);
  const ThemeHits all = recoding_.hits();
  std::vector<Counts> with;
  for (std::size_t theme = 0; theme < themes_.size(); ++theme) {
    with.push_back(hits_by_group(everything, groups, all.of[index_of(themes_[theme])]));
    for (const auto& [id, hits] : with.back()) {
      at(id).hits[theme] += static_cast<std::uint64_t>(hits);
    }
  }
  for (const PatternId pattern : recoding_.patterns()) {
    const ThemeHits left = recoding_.hits(pattern);
    for (std::size_t theme = 0; theme < themes_.size(); ++theme) {
      const std::vector<Hit>& before = all.of[index_of(themes_[theme])];
      const std::vector<Hit>& after = left.of[index_of(themes_[theme])];
      if (before == after) continue;
      Counts lost = with[theme];
      for (const auto& [id, hits] : hits_by_group(everything, groups, after)) lost[id] -= hits;
      for (const auto& [id, hits] : lost) {
        if (hits != 0) at(id).lost[{theme, pattern}] += hits;
      }
    }
  }
}

void InfluenceTally::merge(const InfluenceTally& other) {
  for (const auto& [id, from] : other.groups_) {
    Group& into = at(id);
    into.tokens += from.tokens;
    for (std::size_t theme = 0; theme < from.hits.size(); ++theme) {
      into.hits[theme] += from.hits[theme];
    }
    for (const auto& [what, hits] : from.lost) into.lost[what] += hits;
  }
}

}  // namespace themata
