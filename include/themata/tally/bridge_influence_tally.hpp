// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <tuple>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/coding/recoding.hpp>
#include <themata/tally/bridges.hpp>

namespace themata {

/// In how many units one theme is tied to another, and in how many fewer without each pattern,
/// of a theme or a connective, per group.
class BridgeInfluenceTally {
 public:
  /// from, class of connectives and to; of units that hold both themes, the smaller, both_themes
  /// and the larger.
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
  static constexpr std::uint32_t both_themes = UINT32_MAX;
  using Units = std::map<Key, std::int64_t>;

  struct Group {
    std::uint64_t units = 0;
    Units counts{};
    /// By pattern, the first of those that are the same. Below 0 where without it there are
    /// more; missing where nothing changes.
    std::map<PatternId, Units> lost{};
  };

  /// Requires an empty tally, and a recoding that keeps hits of every status: connectives
  /// count whatever the words round them, and of themes the tally chooses.
  BridgeInfluenceTally(BridgeTally empty, Recoding recoding);

  /// Requires what Recoding::begin requires. Cost: the document's patterns x (its matches +
  /// units).
  void add(const CodedDocument& everything, std::span<const GroupId> groups);
  void merge(const BridgeInfluenceTally& other);

  [[nodiscard]] const BridgeTally& tally() const { return empty_; }
  /// Of a group that no turn fell into, nothing.
  [[nodiscard]] Group group(GroupId id) const;

 private:
  BridgeTally empty_;
  Recoding recoding_;
  std::vector<ThemeId> looked_for_{};  ///< themes and classes
  std::map<GroupId, Group> groups_{};
};

}  // namespace themata
