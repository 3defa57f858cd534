// SPDX-License-Identifier: MIT
#pragma once

#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/influence_tally.hpp>

namespace themata::cli {

/// Rates with each interview, and each pattern, left out in turn; what moves a rate most
/// comes first. Requires a selection that keeps interviews apart.
[[nodiscard]] Table influence_table(const Selection& selection, const Dictionary& dictionary,
                                    const InfluenceTally& tally);

}  // namespace themata::cli
