// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace themata {

/// p values adjusted for being many, each at its place. A test that is undefined stays empty
/// and is not one of the m.

/// p_(i) m / i, made monotone from the largest down: the false discovery rate (Benjamini &
/// Hochberg 1995; as R's p.adjust "BH").
[[nodiscard]] std::vector<std::optional<double>> benjamini_hochberg(
    std::span<const std::optional<double>> p);
/// p_(i) (m - i + 1), made monotone from the smallest up: the chance of any false finding
/// (Holm 1979).
[[nodiscard]] std::vector<std::optional<double>> holm(std::span<const std::optional<double>> p);

}  // namespace themata
