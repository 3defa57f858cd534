// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/tally/units.hpp>

namespace themata {

/// Where hits stand among the counted words of a group, for models that move them about.
/// Meant for groups that are kept apart by document: then each is one interview's talk.
/// Words of turns that are set aside, or of another group, are cut out; the rest is numbered
/// from 0. Memory: eight bytes a hit and four a unit.
class HitPositions {
 public:
  struct Places {
    std::vector<std::uint32_t> starts{};  ///< first words, ascending
    std::vector<std::uint32_t> lengths{};
  };
  struct Talk {
    std::uint32_t words = 0;
    std::vector<std::uint32_t> units{};  ///< their first words; of windows: the turns'
    std::vector<Places> themes{};        ///< in the order asked for; empty: no talk
  };

  /// Requires a unit that cuts talk in pieces, or window: not document, not stanza.
  HitPositions(std::vector<ThemeId> themes, Unit unit) : themes_(std::move(themes)), unit_(unit) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const HitPositions& other);

  [[nodiscard]] const std::vector<ThemeId>& themes() const { return themes_; }
  [[nodiscard]] const Unit& unit() const { return unit_; }
  /// Null for a group without talk.
  [[nodiscard]] const Talk* talk(GroupId id) const;

 private:
  Talk& at(GroupId id);
  void add_units(const CodedDocument& document, const CodedTurn& turn, Talk& talk) const;

  std::vector<ThemeId> themes_;
  Unit unit_;
  std::vector<Talk> talks_{};
};

}  // namespace themata
