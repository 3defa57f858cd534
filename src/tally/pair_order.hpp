// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/tally/units.hpp>

namespace themata {

/// Of two themes that are both in some units of a turn or document, `first` < `second`: the
/// number of those units in which a hit of the first ends before one of the second begins, the
/// other way round, and either (so that the two have words that they don't share).
struct PairOrder {
  GroupId group = 0;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  std::uint64_t apart = 0;
};

/// Calls `visit` for what for_each_unit would call units, in parts that add up. Not for stanzas.
/// Cost: of windows, the hits of a turn's pairs of themes, sorted; else pairs in a unit.
void for_each_pair_order(const CodedDocument& document, const Unit& unit,
                         std::span<const GroupId> groups,
                         std::span<const std::vector<Hit>* const> themes,
                         const std::function<void(const PairOrder&)>& visit);

}  // namespace themata
