// SPDX-License-Identifier: MIT
#pragma once

#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/sequence_influence_tally.hpp>

namespace themata::cli {

enum class InfluenceOn : std::uint8_t {
  odds_ratio,  ///< of each ordered pair
  asymmetry    ///< of the log odds ratios of two orders
};

/// The figure of each pair and lag with each interview, and each pattern, left out in turn. The
/// selection keeps interviews apart.
[[nodiscard]] Table sequence_influence_table(const Selection& selection,
                                             const Dictionary& dictionary,
                                             const SequenceInfluenceTally& tally, InfluenceOn on);

}  // namespace themata::cli
