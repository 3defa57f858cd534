// SPDX-License-Identifier: MIT
#include <themata/stats/association_test.hpp>

#include <algorithm>
#include <cmath>

#include "cells.hpp"
#include "distributions.hpp"

namespace themata {
namespace {

double term(double observed, double expected) {
  return observed == 0 ? 0 : observed * std::log(observed / expected);
}

std::optional<double> upper(std::optional<double> statistic) {
  if (!statistic) return std::nullopt;
  return chi_squared_upper(*statistic, 1);
}

/// Two-sided Fisher: the tables with these margins are numbered by a, their probabilities rise
/// to one mode and fall after it. So those at most as probable as the one observed are two
/// tails, whose begins are found by halving. Each is added up outward by the ratio of neighbours
/// until it adds nothing more. The first probability of a tail comes from three binomial ones
/// (Loader 2000), which stay exact where differences of log-gammas do not.
class Hypergeometric {
 public:
  explicit Hypergeometric(const Cells& t)
      : row1_(t.row1()),
        row2_(t.row2()),
        column1_(t.column1()),
        low_(std::max(0.0, t.column1() - t.row2())),
        high_(std::min(t.row1(), t.column1())) {}

  [[nodiscard]] double two_sided(double observed) const {
    constexpr double tie = 1 + 1e-7;
    const double limit = probability(observed) * tie;
    const double mode = std::floor((row1_ + 1) * (column1_ + 1) / (row1_ + row2_ + 2));
    const double below = last_below(low_, mode, limit);
    const double above = first_above(mode, high_, limit);
    if (below >= above) return 1;
    return std::min(1.0, tail_down(below) + tail_up(above));
  }

 private:
  [[nodiscard]] double probability(double a) const {
    const double n = row1_ + row2_;
    const double share = column1_ / n;
    return binomial_probability(a, row1_, share) *
           binomial_probability(column1_ - a, row2_, share) /
           binomial_probability(column1_, n, share);
  }

  /// The last table before the mode with a probability of at most `limit`; low_ - 1: none.
  [[nodiscard]] double last_below(double from, double to, double limit) const {
    double none = to + 1;
    double out = from - 1;
    while (none - out > 1) {
      const double middle = std::floor((out + none) / 2);
      (probability(middle) <= limit ? out : none) = middle;
    }
    return out;
  }

  [[nodiscard]] double first_above(double from, double to, double limit) const {
    double none = from - 1;
    double out = to + 1;
    while (out - none > 1) {
      const double middle = std::floor((out + none) / 2);
      (probability(middle) <= limit ? out : none) = middle;
    }
    return out;
  }

  [[nodiscard]] double tail_down(double a) const {
    double sum = 0;
    for (double p = a < low_ ? 0 : probability(a); p > sum * 1e-18; --a) {
      sum += p;
      if (a == low_) break;
      p *= a / (row1_ - a + 1) * ((row2_ - column1_ + a) / (column1_ - a + 1));
    }
    return sum;
  }

  [[nodiscard]] double tail_up(double a) const {
    double sum = 0;
    for (double p = a > high_ ? 0 : probability(a); p > sum * 1e-18; ++a) {
      sum += p;
      if (a == high_) break;
      p *= (row1_ - a) / (a + 1) * ((column1_ - a) / (row2_ - column1_ + a + 1));
    }
    return sum;
  }

  double row1_, row2_, column1_;
  double low_, high_;
};

}  // namespace

std::optional<double> g2(const Fourfold& table) {
  const Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  const double n = t.n();
  const double sum = term(t.a, t.row1() * t.column1() / n) + term(t.b, t.row1() * t.column2() / n) +
                     term(t.c, t.row2() * t.column1() / n) + term(t.d, t.row2() * t.column2() / n);
  return std::max(0.0, 2 * sum);
}

std::optional<double> x2(const Fourfold& table) {
  const auto association = phi(table);
  if (!association) return std::nullopt;
  return Cells(table).n() * *association * *association;
}

std::optional<double> x2_yates(const Fourfold& table) {
  const Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  const double distance = std::max(0.0, std::abs(t.determinant()) - t.n() / 2);
  return t.n() * (distance / (t.row1() * t.row2())) * (distance / (t.column1() * t.column2()));
}

std::optional<double> g2_p(const Fourfold& table) { return upper(g2(table)); }
std::optional<double> x2_p(const Fourfold& table) { return upper(x2(table)); }
std::optional<double> x2_yates_p(const Fourfold& table) { return upper(x2_yates(table)); }

std::optional<double> fisher_p(const Fourfold& table) {
  const Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  return Hypergeometric(t).two_sided(t.a);
}

}  // namespace themata
