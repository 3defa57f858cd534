// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/tally/units.hpp>

namespace themata {

/// In how many units two themes are both present, per group. Presence is
/// binary; a theme never pairs with itself or with an ancestor of its own.
class CooccurrenceTally {
 public:
  struct Group {
    std::uint64_t n = 0;                ///< units
    std::vector<std::uint64_t> with{};  ///< units with theme i
    std::vector<std::uint64_t> both{};  ///< units with themes i and j, at i * themes + j, i < j
  };

  CooccurrenceTally(std::vector<ThemeId> themes, Unit unit)
      : themes_(std::move(themes)), unit_(unit) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const CooccurrenceTally& other);

  [[nodiscard]] const std::vector<ThemeId>& themes() const { return themes_; }
  [[nodiscard]] Group group(GroupId id) const;
  /// The pairs that make sense, as indices into themes(), in dictionary order.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> pairs(
      const Dictionary& dictionary) const;

 private:
  Group& at(GroupId id);
  [[nodiscard]] Group empty() const;
  std::vector<ThemeId> themes_;
  Unit unit_;
  std::vector<Group> groups_{};
};

}  // namespace themata
