// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <themata/stats/null_model.hpp>

namespace themata {

/// One theme, a link behind it and another theme behind that, in one unit.
struct BridgeFigure {
  std::size_t from = 0;  ///< index into Talk::themes
  std::size_t link = 0;  ///< likewise, of what does not move
  std::size_t to = 0;
};

/// In how many units a figure stands, summed over interviews, against draws in which every
/// theme moves by itself and the links stay where they are. Of Talk::themes, which every
/// interview has alike, the first `themes` move. Only shift and shuffle; units are not windows.
/// Cost: draws x (hits + units + pairs of themes x units with a link).
[[nodiscard]] std::vector<NullResult> null_bridges(std::span<const Talk> interviews,
                                                   std::size_t themes,
                                                   std::span<const BridgeFigure> figures,
                                                   const NullOptions& options);

}  // namespace themata
