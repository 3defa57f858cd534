// SPDX-License-Identifier: MIT
#include <themata/stats/keyness.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <themata/stats/association_test.hpp>

#include "distributions.hpp"

namespace themata {
namespace {

struct Reals {
  double a, n_a, b, n_b;
  explicit Reals(const TwoCorpora& counts)
      : a(static_cast<double>(counts.a)),
        n_a(static_cast<double>(counts.n_a)),
        b(static_cast<double>(counts.b)),
        n_b(static_cast<double>(counts.n_b)) {}
  [[nodiscard]] bool can_be_compared() const { return a + b > 0 && n_a > 0 && n_b > 0; }
};

/// a / n against b / m, by the digits of their continued fractions: no product that overflows.
std::strong_ordering compare_fractions(std::uint64_t a, std::uint64_t n, std::uint64_t b,
                                       std::uint64_t m) {
  while (true) {
    if (a / n != b / m) return a / n <=> b / m;
    const std::uint64_t left_a = a % n;
    const std::uint64_t left_b = b % m;
    if (left_a == 0 || left_b == 0)
      return std::min<std::uint64_t>(left_a, 1) <=> std::min<std::uint64_t>(left_b, 1);
    // Of two fractions below 1 the larger has the smaller inverse.
    a = std::exchange(m, left_a);
    b = std::exchange(n, left_b);
  }
}

}  // namespace

std::strong_ordering compare_shares(const TwoCorpora& counts) {
  if (counts.n_a == 0 || counts.n_b == 0) return std::strong_ordering::equal;
  return compare_fractions(counts.a, counts.n_a, counts.b, counts.n_b);
}

std::optional<double> log_ratio_smoothed(const TwoCorpora& counts) {
  const Reals r(counts);
  if (r.n_a == 0 || r.n_b == 0) return std::nullopt;
  return std::log2((r.a + 0.5) / (r.n_a + 0.5) / ((r.b + 0.5) / (r.n_b + 0.5)));
}

std::optional<double> log_ratio_conservative(const TwoCorpora& counts, std::uint64_t candidates,
                                             double confidence) {
  const Reals r(counts);
  if (!r.can_be_compared()) return std::nullopt;
  const double tail =
      (1 - confidence) / static_cast<double>(std::max<std::uint64_t>(1, candidates)) / 2;
  // Of the odds that a hit is the target's. Without hits on a side that end is infinite.
  const auto ratio = [&r](double share) { return std::log2(share / (1 - share) * r.n_b / r.n_a); };
  if (r.a > 0) {
    const double low = ratio(beta_quantile(r.a, r.b + 1, tail));
    if (low > 0) return low;
  }
  if (r.b > 0) {
    const double high = ratio(beta_upper_quantile(r.a + 1, r.b, tail));
    if (high < 0) return high;
  }
  return 0.0;
}

std::optional<double> g2_two_terms(const TwoCorpora& counts) {
  const Reals r(counts);
  if (!r.can_be_compared()) return std::nullopt;
  const double rate = (r.a + r.b) / (r.n_a + r.n_b);
  const auto term = [](double observed, double expected) {
    return observed == 0 ? 0 : observed * std::log(observed / expected);
  };
  return std::max(0.0, 2 * (term(r.a, r.n_a * rate) + term(r.b, r.n_b * rate)));
}

std::optional<double> percent_difference(const TwoCorpora& counts) {
  const Reals r(counts);
  if (r.b == 0 || r.n_a == 0 || r.n_b == 0) return std::nullopt;
  return 100 * (r.a / r.n_a / (r.b / r.n_b) - 1);
}

std::optional<double> bic(const TwoCorpora& counts) {
  const auto evidence = g2(counts.fourfold());
  if (!evidence) return std::nullopt;
  const Reals r(counts);
  return *evidence - std::log(r.n_a + r.n_b);
}

}  // namespace themata
