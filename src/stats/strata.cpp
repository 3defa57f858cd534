// SPDX-License-Identifier: MIT
#include <themata/stats/strata.hpp>

#include <cmath>
#include <limits>

#include "distributions.hpp"

namespace themata {
namespace {

struct Sums {
  double with = 0;       ///< sum R, R = a d / n
  double against = 0;    ///< sum S, S = b c / n
  double with_with = 0;  ///< sum P R, P = (a + d) / n
  double mixed = 0;      ///< sum P S + Q R, Q = (b + c) / n
  double against_against = 0;

  explicit Sums(std::span<const Fourfold> strata) {
    for (const Fourfold& table : strata) {
      if (table.n() == 0) continue;
      const auto a = static_cast<double>(table.both);
      const auto b = static_cast<double>(table.first);
      const auto c = static_cast<double>(table.second);
      const auto d = static_cast<double>(table.neither);
      const double n = a + b + c + d;
      const double r = a * d / n;
      const double s = b * c / n;
      const double p = (a + d) / n;
      const double q = (b + c) / n;
      with += r;
      against += s;
      with_with += p * r;
      mixed += p * s + q * r;
      against_against += q * s;
    }
  }
};

}  // namespace

std::optional<double> mantel_haenszel_odds_ratio(std::span<const Fourfold> strata) {
  const Sums sums(strata);
  if (sums.against == 0) return std::nullopt;
  return sums.with / sums.against;
}

std::optional<Interval> mantel_haenszel_interval(std::span<const Fourfold> strata,
                                                 double confidence) {
  const Sums sums(strata);
  if (sums.with == 0 || sums.against == 0) return std::nullopt;
  const double variance = sums.with_with / (2 * sums.with * sums.with) +
                          sums.mixed / (2 * sums.with * sums.against) +
                          sums.against_against / (2 * sums.against * sums.against);
  const double ratio = sums.with / sums.against;
  const double width = normal_width(confidence) * std::sqrt(variance);
  return Interval{ratio * std::exp(-width), ratio * std::exp(width)};
}

namespace {

/// A sum of counts less their expectations, whose terms and additions are rounded. Near 0 and
/// near 1/2 the last bits would decide: three interviews whose exact sum is 1/2 give
/// 0.4999999999999991. What is no further away than rounding can carry it is taken for equal.
class Difference {
 public:
  void add(double count, double expected) {
    sum_ += count - expected;
    scale_ += count + expected;
    ++terms_;
  }

  /// Without its sign, and less 1/2 if asked for and at least that: 0 or clearly above it.
  [[nodiscard]] double distance(Continuity continuity) const {
    const double whole = std::abs(sum_);
    const bool corrected = continuity == Continuity::corrected && whole >= 0.5 - rounding();
    const double rest = corrected ? whole - 0.5 : whole;
    return rest <= rounding() ? 0 : rest;
  }

 private:
  /// An expectation takes two roundings, its difference one, each addition one.
  [[nodiscard]] double rounding() const {
    return (terms_ + 3) * std::numeric_limits<double>::epsilon() * scale_;
  }

  double sum_ = 0;
  double scale_ = 0;
  double terms_ = 0;
};

}  // namespace

std::optional<ChiSquaredTest> cochran_mantel_haenszel(std::span<const Fourfold> strata,
                                                      Continuity continuity) {
  Difference difference;
  double variance = 0;
  for (const Fourfold& table : strata) {
    const auto n = static_cast<double>(table.n());
    if (n < 2) continue;
    const auto a = static_cast<double>(table.both);
    const double row1 = a + static_cast<double>(table.first);
    const double column1 = a + static_cast<double>(table.second);
    difference.add(a, row1 * column1 / n);
    variance += row1 / n * (n - row1) / n * column1 * (n - column1) / (n - 1);
  }
  if (variance <= 0) return std::nullopt;
  const double distance = difference.distance(continuity);
  const double statistic = distance * distance / variance;
  return ChiSquaredTest{statistic, 1, chi_squared_upper(statistic, 1)};
}

}  // namespace themata
