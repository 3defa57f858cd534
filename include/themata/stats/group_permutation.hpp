// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <themata/stats/cluster_interval.hpp>

namespace themata {

/// Counts of one interview in two groups: a row of ClusterCounts of width 4. Words of 0 say
/// that the interview has no part in that group.
enum GroupSide : std::size_t { hits_a, words_a, hits_b, words_b, group_sides };

/// Rate of the first group less that of the second, and the one over the other, of sums of
/// GroupSide. Undefined without words, or a divisor of 0.
[[nodiscard]] std::optional<double> rate_difference(std::span<const std::uint64_t> sums);
[[nodiscard]] std::optional<double> rate_ratio(std::span<const std::uint64_t> sums);

/// Do two groups of interviews differ in a rate? If not, it would not matter which interview
/// is in which group: whole interviews change places, and the groups keep their numbers of
/// interviews. An interview that has talk in both groups (where speakers are compared)
/// exchanges its two sides or does not (Fisher 1935, The Design of Experiments, 21: pairs).
/// Two-sided: how often the rates differ at least as much as in the data,
/// p = (1 + such draws) / (1 + draws) (Phipson & Smyth 2010), never 0.
///
/// Exact about level for the hypothesis that the groups do not differ at all; where only the
/// rates are equal, but interviews of the smaller group vary more, p can be too small.
///
/// One p a theme, nothing where the difference is undefined. Every theme has the same
/// interviews, with the same words; all share their draws, of which each takes its own
/// stream of the seed. Cost: draws x interviews x themes.
[[nodiscard]] std::vector<std::optional<double>> group_permutation(
    std::span<const ClusterCounts> themes, std::uint32_t draws, std::uint64_t seed);

}  // namespace themata
