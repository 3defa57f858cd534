// SPDX-License-Identifier: MIT
#include <themata/tally/sequence_influence_tally.hpp>

#include <array>
#include <utility>

#include "left_out.hpp"

namespace themata {

void SequenceInfluenceTally::add(const CodedDocument& everything, std::span<const GroupId> groups) {
  std::vector<GroupId> ids;
  const std::vector<GroupId> numbers = number_groups(groups, ids);
  const auto places_of = [&](const CodedDocument& document) {
    SequenceTally tally = empty_;
    tally.add(document, numbers);
    std::vector<Places> places(ids.size());
    for (GroupId number = 0; number < ids.size(); ++number) {
      for (const SequenceTally::Document* counts : tally.documents(std::array{number})) {
        tally.add_places(*counts, 1, places[number]);
      }
    }
    return places;
  };
  std::vector<Places> all;
  leave_out_patterns(
      recoding_, everything, empty_.themes(),
      [&](const CodedDocument& document) {
        all = places_of(document);
        for (GroupId number = 0; number < ids.size(); ++number) {
          Places& counts = groups_[ids[number]].counts;
          for (const auto& [place, count] : all[number]) counts[place] += count;
        }
      },
      [&](PatternId pattern, const CodedDocument& document) {
        const std::vector<Places> left = places_of(document);
        for (GroupId number = 0; number < ids.size(); ++number) {
          Places lost = all[number];
          for (const auto& [place, count] : left[number]) lost[place] -= count;
          for (const auto& [place, count] : lost) {
            if (count != 0) groups_[ids[number]].lost[pattern][place] += count;
          }
        }
      });
}

void SequenceInfluenceTally::merge(const SequenceInfluenceTally& other) {
  for (const auto& [id, from] : other.groups_) {
    Group& into = groups_[id];
    for (const auto& [place, count] : from.counts) into.counts[place] += count;
    for (const auto& [pattern, lost] : from.lost) {
      for (const auto& [place, count] : lost) into.lost[pattern][place] += count;
    }
  }
}

SequenceInfluenceTally::Group SequenceInfluenceTally::group(GroupId id) const {
  const auto known = groups_.find(id);
  return known == groups_.end() ? Group{} : known->second;
}

}  // namespace themata
