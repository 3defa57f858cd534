// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace themata {

/// How unevenly counts are spread over their holders: 0 where all have the same, near 1
/// where one has all. sum (2i - n - 1) x_i / (n sum x), x ascending, i from 1 (Gini 1912;
/// Sen 1973, On Economic Inequality). In [0, (n - 1) / n]. Undefined without holders, or
/// where all counts are 0.
[[nodiscard]] std::optional<double> gini(std::vector<std::uint64_t> counts);

}  // namespace themata
