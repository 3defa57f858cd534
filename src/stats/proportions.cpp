// SPDX-License-Identifier: MIT
#include <themata/stats/proportions.hpp>

#include <algorithm>
#include <cmath>

#include "distributions.hpp"

namespace themata {
namespace {

double share(const Proportion& proportion) {
  return static_cast<double>(proportion.hits) / static_cast<double>(proportion.units);
}

}  // namespace

std::optional<Interval> wilson_interval(const Proportion& proportion, double confidence) {
  if (proportion.units == 0) return std::nullopt;
  const auto n = static_cast<double>(proportion.units);
  const double p = share(proportion);
  const double z = normal_width(confidence);
  const double middle = p + z * z / (2 * n);
  const double half = z * std::sqrt((p * (1 - p) + z * z / (4 * n)) / n);
  const double scale = 1 + z * z / n;
  // At 0 and at 1 one end is exact; rounding must not move it.
  const double low = proportion.hits == 0 ? 0 : std::max(0.0, (middle - half) / scale);
  const double high = proportion.hits == proportion.units ? 1 : (middle + half) / scale;
  return Interval{low, std::min(1.0, high)};
}

std::optional<Interval> newcombe_interval(const Proportion& first, const Proportion& second,
                                          double confidence) {
  const auto of_first = wilson_interval(first, confidence);
  const auto of_second = wilson_interval(second, confidence);
  if (!of_first || !of_second) return std::nullopt;
  const double p1 = share(first);
  const double p2 = share(second);
  const double down = std::hypot(p1 - of_first->low, of_second->high - p2);
  const double up = std::hypot(of_first->high - p1, p2 - of_second->low);
  return Interval{std::max(-1.0, p1 - p2 - down), std::min(1.0, p1 - p2 + up)};
}

}  // namespace themata
