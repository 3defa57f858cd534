// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

#include <themata/stats/association.hpp>
#include <themata/stats/interval.hpp>

namespace themata {

/// Fourfold tables of one pair in several strata (interviews, or interviews by length of unit),
/// put together without being poured together: what differs between strata does not look like
/// an association. A stratum with a margin of 0 says nothing about it and adds nothing.

/// sum(a d / n) / sum(b c / n), from 0 (Mantel & Haenszel 1959). Undefined where the lower sum
/// is 0: no stratum, or none that speaks against the pair.
[[nodiscard]] std::optional<double> mantel_haenszel_odds_ratio(std::span<const Fourfold> strata);

/// The interval of that odds ratio on the log scale by the variance of Robins, Breslow &
/// Greenland (1986), which holds for few large and for many small strata. Undefined where one
/// of the two sums is 0.
[[nodiscard]] std::optional<Interval> mantel_haenszel_interval(std::span<const Fourfold> strata,
                                                               double confidence);

enum class Continuity {
  none,
  corrected  ///< |sum a - sum E| less 1/2, where it is at least that (as R's mantelhaen.test)
};

/// A test by the chi-squared distribution.
struct ChiSquaredTest {
  double statistic = 0;
  double degrees = 1;
  double p = 1;
};

/// (sum a - sum E)^2 / sum V with E = R1 C1 / n and V = R1 R2 C1 C2 / (n^2 (n - 1)), one degree
/// of freedom (Cochran 1954; Mantel & Haenszel 1959). Undefined where the variance is 0.
[[nodiscard]] std::optional<ChiSquaredTest> cochran_mantel_haenszel(
    std::span<const Fourfold> strata, Continuity continuity);

}  // namespace themata
