// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include <themata/stats/association.hpp>

namespace themata {

/// How often something is in a target of n_a words, and in a reference of n_b. Requires
/// a <= n_a and b <= n_b.
struct TwoCorpora {
  std::uint64_t a = 0;
  std::uint64_t n_a = 0;
  std::uint64_t b = 0;
  std::uint64_t n_b = 0;

  /// The same as a fourfold table: of all words, those that are this one and in the target.
  [[nodiscard]] Fourfold fourfold() const { return {a, n_a - a, b, n_b - b}; }
};

/// a / n_a against b / n_b, exactly: `greater` where it is more frequent in the target. Equal
/// where a corpus is empty.
[[nodiscard]] std::strong_ordering compare_shares(const TwoCorpora& counts);

/// log2((a / n_a) / (b / n_b)) with 1/2 added to all four numbers, so that it exists for words
/// of one side only. Undefined where a corpus is empty.
[[nodiscard]] std::optional<double> log_ratio_smoothed(const TwoCorpora& counts);

/// The log ratio that the counts vouch for: the end that is nearer to 0 of its exact interval
/// given a + b (two Poisson counts, so a binomial one: Clopper-Pearson), 0 where the interval
/// holds 0. `confidence` is for all `candidates` together (Bonferroni). (Evert 2022, Measuring
/// keyness.) Undefined where a + b, n_a or n_b is 0.
[[nodiscard]] std::optional<double> log_ratio_conservative(const TwoCorpora& counts,
                                                           std::uint64_t candidates,
                                                           double confidence);

/// G2 by the two cells of the word alone: 2 (a ln(a / E_a) + b ln(b / E_b)), E_a =
/// n_a (a + b) / (n_a + n_b) (Rayson & Garside 2000). The form with four cells is g2() of
/// fourfold(). Undefined where a + b, n_a or n_b is 0.
[[nodiscard]] std::optional<double> g2_two_terms(const TwoCorpora& counts);

/// 100 ((a / n_a) - (b / n_b)) / (b / n_b), from -100 (Gabrielatos & Marchi 2011). Undefined
/// where b, n_a or n_b is 0.
[[nodiscard]] std::optional<double> percent_difference(const TwoCorpora& counts);

/// G2 - ln(n_a + n_b): above 10 very strong evidence for a difference, below 0 for none
/// (Wilson 2013, with the G2 of four cells). Undefined where G2 is.
[[nodiscard]] std::optional<double> bic(const TwoCorpora& counts);

}  // namespace themata
