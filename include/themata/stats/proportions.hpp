// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include <themata/stats/interval.hpp>

namespace themata {

/// A number of units that hold something, of all units there are. Requires hits <= units.
struct Proportion {
  std::uint64_t hits = 0;
  std::uint64_t units = 0;
};

/// The score interval (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), inside [0, 1]
/// (Wilson 1927; without continuity correction, method 3 of Newcombe 1998a). `confidence`
/// in (0, 1). Undefined without units. Units are taken to be independent.
[[nodiscard]] std::optional<Interval> wilson_interval(const Proportion& proportion,
                                                      double confidence);

/// The interval of first - second from the two score intervals, inside [-1, 1] (Newcombe 1998b,
/// method 10). Undefined where either has no units.
[[nodiscard]] std::optional<Interval> newcombe_interval(const Proportion& first,
                                                        const Proportion& second,
                                                        double confidence);

}  // namespace themata
