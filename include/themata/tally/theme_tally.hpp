// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/tally/units.hpp>

namespace themata {

/// How often themes occur, per group: hits, and units that hold at least one.
/// Integers only; adding documents and merging tallies in any order gives the
/// same counts.
class ThemeTally {
 public:
  struct Counts {
    std::uint64_t hits = 0;
    std::uint64_t units_with = 0;
  };
  struct Group {
    std::uint64_t tokens = 0;  ///< counted words
    std::uint64_t units = 0;
    std::vector<Counts> themes{};  ///< in the order asked for
  };

  ThemeTally(std::vector<ThemeId> themes, Unit unit) : themes_(std::move(themes)), unit_(unit) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const ThemeTally& other);

  [[nodiscard]] const std::vector<ThemeId>& themes() const { return themes_; }
  /// Counts of a group; of a group that no turn fell into, zeros.
  [[nodiscard]] Group group(GroupId id) const;

 private:
  Group& at(GroupId id);
  std::vector<ThemeId> themes_;
  Unit unit_;
  std::vector<Group> groups_{};
};

}  // namespace themata
