// SPDX-License-Identifier: MIT
#include <themata/stats/group_permutation.hpp>

#include <array>
#include <cmath>

#include "side_dealer.hpp"

namespace themata {
namespace {

/// Rates that are equal as fractions may differ in their last bit.
constexpr double same = 1 - 1e-12;

std::optional<double> rate(std::uint64_t hits, std::uint64_t words) {
  if (words == 0) return std::nullopt;
  return static_cast<double>(hits) / static_cast<double>(words);
}

std::optional<double> dealt_difference(const ClusterCounts& interviews,
                                       const std::vector<std::uint8_t>& exchanged) {
  std::array<std::uint64_t, group_sides> sums{};
  for (std::size_t i = 0; i < exchanged.size(); ++i) {
    const std::uint64_t* row = interviews.counts.data() + i * group_sides;
    const std::size_t turned = exchanged[i] != 0 ? 2 : 0;
    for (std::size_t side = 0; side < group_sides; ++side) sums[side] += row[side ^ turned];
  }
  return rate_difference(sums);
}

}  // namespace

std::optional<double> rate_difference(std::span<const std::uint64_t> sums) {
  const auto a = rate(sums[hits_a], sums[words_a]);
  const auto b = rate(sums[hits_b], sums[words_b]);
  return a && b ? std::optional(*a - *b) : std::nullopt;
}

std::optional<double> rate_ratio(std::span<const std::uint64_t> sums) {
  const auto a = rate(sums[hits_a], sums[words_a]);
  const auto b = rate(sums[hits_b], sums[words_b]);
  return a && b && *b > 0 ? std::optional(*a / *b) : std::nullopt;
}

std::vector<std::optional<double>> group_permutation(std::span<const ClusterCounts> themes,
                                                     std::uint32_t draws, std::uint64_t seed) {
  std::vector<std::optional<double>> p;
  if (themes.empty()) return p;
  std::vector<std::optional<double>> observed;
  for (const ClusterCounts& theme : themes) observed.push_back(rate_difference(theme.sums()));
  std::vector<std::uint64_t> at_least(themes.size(), 0);
  SideDealer dealer;
  for (std::size_t i = 0; i < themes.front().clusters(); ++i) {
    const auto row = themes.front().row(i);
    dealer.add(row[words_a], row[words_b]);
  }
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const std::vector<std::uint8_t>& exchanged = dealer.deal(RandomStream(seed, draw));
    for (std::size_t theme = 0; theme < themes.size(); ++theme) {
      if (!observed[theme]) continue;
      const auto drawn = dealt_difference(themes[theme], exchanged);
      if (drawn && std::abs(*drawn) >= std::abs(*observed[theme]) * same) ++at_least[theme];
    }
  }
  for (std::size_t theme = 0; theme < themes.size(); ++theme) {
    const double as_extreme = static_cast<double>(1 + at_least[theme]) / (1.0 + draws);
    p.push_back(observed[theme] ? std::optional(as_extreme) : std::nullopt);
  }
  return p;
}

}  // namespace themata
