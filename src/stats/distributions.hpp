// SPDX-License-Identifier: MIT
#pragma once

namespace themata {

/// The quantile of the normal distribution that `confidence` of it lies within, on both sides:
/// 1.96 for 0.95.
[[nodiscard]] double normal_width(double confidence);
/// The share of a chi-squared distribution above `statistic`; 0 where it is below the smallest
/// double.
[[nodiscard]] double chi_squared_upper(double statistic, double degrees);
/// The value below which `share` of a beta distribution lies.
[[nodiscard]] double beta_quantile(double alpha, double beta, double share);
/// The value above which `share` of a beta distribution lies: exact for tiny shares too.
[[nodiscard]] double beta_upper_quantile(double alpha, double beta, double share);
/// P(count) of `count` successes in `trials`.
[[nodiscard]] double binomial_probability(double count, double trials, double success);

}  // namespace themata
