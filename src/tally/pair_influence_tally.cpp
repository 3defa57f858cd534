// SPDX-License-Identifier: MIT
#include <themata/tally/pair_influence_tally.hpp>

#include "left_out.hpp"

namespace themata {

void PairInfluenceTally::add(const CodedDocument& everything, std::span<const GroupId> groups) {
  std::vector<GroupId> ids;
  const std::vector<GroupId> numbers = number_groups(groups, ids);
  CooccurrenceTally all(themes_, unit_);
  leave_out_patterns(
      recoding_, everything, themes_,
      [&](const CodedDocument& document) {
        all.add(document, numbers);
        for (GroupId number = 0; number < ids.size(); ++number) {
          const auto [place, fresh] = groups_.try_emplace(ids[number]);
          if (fresh) {
            place->second.counts = all.group(number);
          } else {
            place->second.counts += all.group(number);
          }
        }
      },
      [&](PatternId pattern, const CodedDocument& document) {
        CooccurrenceTally left(themes_, unit_);
        left.add(document, numbers);
        add_without(pattern, all, left, ids);
      });
}

void PairInfluenceTally::add_without(PatternId pattern, const CooccurrenceTally& all,
                                     const CooccurrenceTally& left, std::span<const GroupId> ids) {
  for (GroupId number = 0; number < ids.size(); ++number) {
    const CooccurrenceTally::Group before = all.group(number);
    const CooccurrenceTally::Group after = left.group(number);
    const auto lose = [&](std::size_t place, std::uint64_t was, std::uint64_t is) {
      if (was == is) return;
      groups_[ids[number]].lost[pattern][static_cast<std::uint32_t>(place)] +=
          static_cast<std::int64_t>(was) - static_cast<std::int64_t>(is);
    };
    for (std::size_t i = 0; i < themes_.size(); ++i) lose(i, before.with[i], after.with[i]);
    for (std::size_t pair = 0; pair < before.both.size(); ++pair) {
      lose(themes_.size() + pair, before.both[pair], after.both[pair]);
    }
  }
}

void PairInfluenceTally::merge(const PairInfluenceTally& other) {
  for (const auto& [id, from] : other.groups_) {
    const auto [place, fresh] = groups_.try_emplace(id, from);
    if (fresh) continue;
    place->second.counts += from.counts;
    for (const auto& [pattern, lost] : from.lost) {
      for (const auto& [at, units] : lost) place->second.lost[pattern][at] += units;
    }
  }
}

PairInfluenceTally::Group PairInfluenceTally::group(GroupId id) const {
  const auto known = groups_.find(id);
  if (known != groups_.end()) return known->second;
  return {CooccurrenceTally(themes_, unit_).group(0), {}};
}

}  // namespace themata
