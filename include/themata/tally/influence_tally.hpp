// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/coding/recoding.hpp>

namespace themata {

/// How many hits themes have, and how many fewer without each pattern, per group.
class InfluenceTally {
 public:
  struct Group {
    std::uint64_t tokens = 0;           ///< counted words
    std::vector<std::uint64_t> hits{};  ///< of each theme
    /// Of a theme (by its index) and a pattern (the first of those that are the same): the
    /// hits that are gone without it. Below 0 where two short ones take the place of a long
    /// one; missing where none are gone.
    std::map<std::pair<std::size_t, PatternId>, std::int64_t> lost{};
  };

  InfluenceTally(std::vector<ThemeId> themes, Recoding recoding)
      : themes_(std::move(themes)), recoding_(std::move(recoding)) {}

  /// Requires what Recoding::begin requires. Cost: the document's matches x its patterns.
  void add(const CodedDocument& everything, std::span<const GroupId> groups);
  void merge(const InfluenceTally& other);

  [[nodiscard]] const std::vector<ThemeId>& themes() const { return themes_; }
  /// Counts of a group; of a group that no turn fell into, zeros.
  [[nodiscard]] Group group(GroupId id) const;

 private:
  Group& at(GroupId id);

  std::vector<ThemeId> themes_;
  Recoding recoding_;
  std::map<GroupId, Group> groups_{};
};

}  // namespace themata
