// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

namespace themata::cli {

/// Does leaving out the one change a figure more than leaving out the other? What makes it
/// undefined moves it most.
/// How far a figure moved. A ratio that halves moved as far as one that doubles, so ratios are
/// compared by their logarithms.
enum class Moving : std::uint8_t { by_difference, by_ratio };
[[nodiscard]] inline std::optional<double> movement(const std::optional<double>& before,
                                                    const std::optional<double>& after,
                                                    Moving moving) {
  if (!before || !after) return std::nullopt;
  if (moving == Moving::by_difference) return *after - *before;
  if (*before <= 0 || *after <= 0) return std::nullopt;
  return std::log(*after / *before);
}

[[nodiscard]] inline bool moves_more(const std::optional<double>& change,
                                     const std::optional<double>& other) {
  if (!change || !other) return !change && other;
  return std::abs(*change) > std::abs(*other);
}

}  // namespace themata::cli
