// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <optional>

namespace themata::cli {

/// Does leaving out the one change a figure more than leaving out the other? What makes it
/// undefined moves it most.
[[nodiscard]] inline bool moves_more(const std::optional<double>& change,
                                     const std::optional<double>& other) {
  if (!change || !other) return !change && other;
  return std::abs(*change) > std::abs(*other);
}

}  // namespace themata::cli
