// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <span>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/coding/recoding.hpp>
#include <themata/tally/sequence_tally.hpp>

namespace themata {

/// How often themes stand turns after another, and how much less often without each pattern,
/// per group.
class SequenceInfluenceTally {
 public:
  using Places = SequenceTally::Places;
  struct Group {
    Places counts{};
    /// By pattern, the first of those that are the same. Below 0 where without it there are
    /// more; missing where nothing changes.
    std::map<PatternId, Places> lost{};
  };

  /// Requires an empty tally without prompting; the recoding chooses which hits count.
  SequenceInfluenceTally(SequenceTally empty, Recoding recoding)
      : empty_(std::move(empty)), recoding_(std::move(recoding)) {}

  /// Requires what Recoding::begin requires. Cost: the document's patterns x (its matches +
  /// turns).
  void add(const CodedDocument& everything, std::span<const GroupId> groups);
  void merge(const SequenceInfluenceTally& other);

  /// The empty tally: it reads places.
  [[nodiscard]] const SequenceTally& tally() const { return empty_; }
  /// Of a group that no turn fell into, nothing.
  [[nodiscard]] Group group(GroupId id) const;

 private:
  SequenceTally empty_;
  Recoding recoding_;
  std::map<GroupId, Group> groups_{};
};

}  // namespace themata
