// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/tally/stanza.hpp>
#include <themata/tally/units.hpp>

namespace themata {

/// What is known of a pair beside presence.
enum class PairDetail : std::uint8_t {
  presence,
  order  ///< which of the two stands before the other, and whether they have words of their own
};

/// In how many units two themes are both present, per group. Presence is
/// binary; a theme never pairs with itself or with an ancestor of its own.
class CooccurrenceTally {
 public:
  struct Group {
    std::uint64_t n = 0;                ///< units
    std::vector<std::uint64_t> with{};  ///< units with theme i
    /// Units with themes i and j, at i * themes + j, i < j. Of stanzas: the pair's weight, to
    /// which only stanzas add whose last turn is part of the tie.
    std::vector<std::uint64_t> both{};
    /// With PairDetail::order: units in which a hit of i ends before one of j begins, at
    /// i * themes + j; and, i < j, units in which some hits of the two share no word.
    std::vector<std::uint64_t> before{};
    std::vector<std::uint64_t> apart{};

    /// Requires the same themes and detail.
    Group& operator+=(const Group& other);
  };

  /// Stanzas have no order.
  CooccurrenceTally(std::vector<ThemeId> themes, Unit unit,
                    PairDetail detail = PairDetail::presence,
                    StanzaWeight weight = StanzaWeight::binary)
      : themes_(std::move(themes)), unit_(unit), detail_(detail), weight_(weight) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const CooccurrenceTally& other);

  [[nodiscard]] const std::vector<ThemeId>& themes() const { return themes_; }
  [[nodiscard]] Group group(GroupId id) const;
  /// The sum of groups that are parts of one.
  [[nodiscard]] Group group(std::span<const GroupId> parts) const;
  /// The pairs that make sense, as indices into themes(), in dictionary order.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> pairs(
      const Dictionary& dictionary) const;

 private:
  Group& at(GroupId id);
  [[nodiscard]] Group empty() const;
  void add_stanzas(const CodedDocument& document, std::span<const GroupId> groups,
                   std::span<const std::vector<Hit>* const> hits);
  std::vector<ThemeId> themes_;
  Unit unit_;
  PairDetail detail_;
  StanzaWeight weight_;
  std::vector<Group> groups_{};
};

}  // namespace themata
