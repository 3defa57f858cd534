// SPDX-License-Identifier: MIT
#include <themata/stats/gini.hpp>

#include <algorithm>
#include <cstddef>

namespace themata {

std::optional<double> gini(std::vector<std::uint64_t> counts) {
  std::sort(counts.begin(), counts.end());
  const auto n = static_cast<double>(counts.size());
  double sum = 0;
  double weighted = 0;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    const auto count = static_cast<double>(counts[at]);
    sum += count;
    weighted += (2 * static_cast<double>(at + 1) - n - 1) * count;
  }
  if (sum == 0) return std::nullopt;
  return weighted / (n * sum);
}

}  // namespace themata
