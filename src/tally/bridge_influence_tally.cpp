// SPDX-License-Identifier: MIT
#include <themata/tally/bridge_influence_tally.hpp>

#include "left_out.hpp"

namespace themata {

BridgeInfluenceTally::BridgeInfluenceTally(BridgeTally empty, Recoding recoding)
    : empty_(std::move(empty)), recoding_(std::move(recoding)) {
  const BridgeQuestion& question = empty_.question();
  looked_for_ = question.themes;
  looked_for_.insert(looked_for_.end(), question.classes.begin(), question.classes.end());
}

void BridgeInfluenceTally::add(const CodedDocument& everything, std::span<const GroupId> groups) {
  std::vector<GroupId> ids;
  const std::vector<GroupId> numbers = number_groups(groups, ids);
  const auto count = [&](const CodedDocument& document) {
    BridgeTally tally = empty_;
    tally.add(document, numbers);
    return tally;
  };
  const auto units_of = [](const BridgeTally& tally, GroupId number) {
    Units units;
    for (const auto& [pair, both] : tally.pairs_together(number)) {
      units[{pair.first, both_themes, pair.second}] = static_cast<std::int64_t>(both);
    }
    for (const auto& [key, counts] : tally.all_counts(number)) {
      units[key] = static_cast<std::int64_t>(counts.units);
    }
    return units;
  };
  std::vector<Units> all;
  leave_out_patterns(
      recoding_, everything, looked_for_,
      [&](const CodedDocument& document) {
        const BridgeTally tally = count(document);
        for (GroupId number = 0; number < ids.size(); ++number) {
          all.push_back(units_of(tally, number));
          Group& group = groups_[ids[number]];
          group.units += tally.units(number);
          for (const auto& [key, units] : all.back()) group.counts[key] += units;
        }
      },
      [&](PatternId pattern, const CodedDocument& document) {
        const BridgeTally tally = count(document);
        for (GroupId number = 0; number < ids.size(); ++number) {
          Units lost = all[number];
          for (const auto& [key, units] : units_of(tally, number)) lost[key] -= units;
          for (const auto& [key, units] : lost) {
            if (units != 0) groups_[ids[number]].lost[pattern][key] += units;
          }
        }
      });
}

void BridgeInfluenceTally::merge(const BridgeInfluenceTally& other) {
  for (const auto& [id, from] : other.groups_) {
    Group& into = groups_[id];
    into.units += from.units;
    for (const auto& [key, units] : from.counts) into.counts[key] += units;
    for (const auto& [pattern, lost] : from.lost) {
      for (const auto& [key, units] : lost) into.lost[pattern][key] += units;
    }
  }
}

BridgeInfluenceTally::Group BridgeInfluenceTally::group(GroupId id) const {
  const auto known = groups_.find(id);
  return known == groups_.end() ? Group{} : known->second;
}

}  // namespace themata
