// SPDX-License-Identifier: MIT
#include <themata/stats/multiple.hpp>

#include <algorithm>
#include <cstddef>

namespace themata {
namespace {

using Values = std::vector<std::optional<double>>;

/// Places of the p values there are, from the smallest.
std::vector<std::size_t> ascending(std::span<const std::optional<double>> p) {
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < p.size(); ++at) {
    if (p[at]) order.push_back(at);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&p](std::size_t one, std::size_t other) { return *p[one] < *p[other]; });
  return order;
}

}  // namespace

Values benjamini_hochberg(std::span<const std::optional<double>> p) {
  const std::vector<std::size_t> order = ascending(p);
  const auto m = static_cast<double>(order.size());
  Values out(p.size());
  double least = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t at = order[rank - 1];
    least = std::min(least, *p[at] * m / static_cast<double>(rank));
    out[at] = least;
  }
  return out;
}

Values holm(std::span<const std::optional<double>> p) {
  const std::vector<std::size_t> order = ascending(p);
  Values out(p.size());
  double most = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const std::size_t at = order[rank];
    most = std::max(most, *p[at] * static_cast<double>(order.size() - rank));
    out[at] = std::min(1.0, most);
  }
  return out;
}

}  // namespace themata
