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
#include <themata/tally/cooccurrence_tally.hpp>

namespace themata {

/// In how many units themes are, alone and together, and in how many fewer without each
/// pattern, per group.
class PairInfluenceTally {
 public:
  /// Units lost without a pattern, by place: `i` those with theme i, `themes + i * themes + j`
  /// those with themes i < j. Below 0 where two short patterns take the place of a long one;
  /// missing where none are lost.
  using Lost = std::map<std::uint32_t, std::int64_t>;
  struct Group {
    CooccurrenceTally::Group counts{};
    /// By pattern, the first of those that are the same.
    std::map<PatternId, Lost> lost{};
  };

  /// Units are no stanzas.
  PairInfluenceTally(std::vector<ThemeId> themes, Unit unit, Recoding recoding)
      : themes_(std::move(themes)), unit_(unit), recoding_(std::move(recoding)) {}

  /// Requires what Recoding::begin requires. Cost: the document's patterns x (its matches +
  /// units).
  void add(const CodedDocument& everything, std::span<const GroupId> groups);
  void merge(const PairInfluenceTally& other);

  [[nodiscard]] const std::vector<ThemeId>& themes() const { return themes_; }
  /// Counts of a group; of a group that no turn fell into, zeros.
  [[nodiscard]] Group group(GroupId id) const;
  /// As CooccurrenceTally::pairs.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> pairs(
      const Dictionary& dictionary) const {
    return CooccurrenceTally(themes_, unit_).pairs(dictionary);
  }

 private:
  void add_without(PatternId pattern, const CooccurrenceTally& all, const CooccurrenceTally& left,
                   std::span<const GroupId> ids);

  std::vector<ThemeId> themes_;
  Unit unit_;
  Recoding recoding_;
  std::map<GroupId, Group> groups_{};
};

}  // namespace themata
