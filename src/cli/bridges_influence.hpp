// SPDX-License-Identifier: MIT
#pragma once

#include <themata/tally/bridge_influence_tally.hpp>

#include "bridges_table.hpp"

namespace themata::cli {

/// The share of each row with each interview, and each pattern, left out in turn. The selection
/// keeps interviews apart.
[[nodiscard]] Table bridge_influence_table(const Selection& selection, const Dictionary& dictionary,
                                           const std::vector<ConnectiveClass>& classes,
                                           const BridgeInfluenceTally& tally);

}  // namespace themata::cli
