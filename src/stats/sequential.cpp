// SPDX-License-Identifier: MIT
#include <themata/stats/sequential.hpp>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "distributions.hpp"
#include "quasi_independence.hpp"

namespace themata {

void LagTable::add_stream(std::span<const std::uint32_t> stream, std::size_t lag) {
  std::size_t unbroken_from = 0;
  for (std::size_t at = 0; at < stream.size(); ++at) {
    if (stream[at] == no_code) {
      unbroken_from = at + 1;
    } else if (at >= unbroken_from + lag) {
      add(stream[at - lag], stream[at], 1);
    }
  }
}

std::uint64_t LagTable::row(std::size_t from) const {
  std::uint64_t sum = 0;
  for (std::size_t to = 0; to < codes_; ++to) sum += at(from, to);
  return sum;
}

std::uint64_t LagTable::column(std::size_t to) const {
  std::uint64_t sum = 0;
  for (std::size_t from = 0; from < codes_; ++from) sum += at(from, to);
  return sum;
}

std::uint64_t LagTable::total() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : counts_) sum += count;
  return sum;
}

Fourfold LagTable::collapsed(std::size_t from, std::size_t to) const {
  return Fourfold::from_counts(total(), row(from), column(to), at(from, to));
}

std::optional<double> adjusted_residual(const Fourfold& table) {
  const double n = static_cast<double>(table.n());
  const double row = static_cast<double>(table.both + table.first);
  const double column = static_cast<double>(table.both + table.second);
  if (row == 0 || column == 0 || row == n || column == n) return std::nullopt;
  const double expected = row * column / n;
  return (static_cast<double>(table.both) - expected) /
         std::sqrt(expected * (1 - row / n) * (1 - column / n));
}

double two_sided_p(double z) {
  return 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)));
}

std::optional<double> transition_probability(const Fourfold& table) {
  if (table.both + table.first == 0) return std::nullopt;
  return static_cast<double>(table.both) / static_cast<double>(table.both + table.first);
}

namespace {

/// The degrees of freedom, G2 and its p, of what `fit` expects.
void test_fit(const LagTable& table, const QuasiIndependence& fit, LagStatistics& statistics) {
  statistics.df = fit.degrees_of_freedom();
  if (statistics.df == 0) return;
  double sum = 0;
  for (std::size_t cell = 0; cell < statistics.expected.size(); ++cell) {
    const auto observed = static_cast<double>(table.at(cell / table.codes(), cell % table.codes()));
    if (observed > 0) sum += observed * std::log(observed / *statistics.expected[cell]);
  }
  statistics.g2 = std::max(0.0, 2 * sum);
  statistics.p = chi_squared_upper(*statistics.g2, static_cast<double>(statistics.df));
}

}  // namespace

LagStatistics lag_statistics(const LagTable& table, const StructuralZeros& zeros) {
  const std::size_t codes = table.codes();
  LagStatistics statistics;
  statistics.expected.resize(codes * codes);
  statistics.z.resize(codes * codes);
  if (table.total() == 0) return statistics;
  if (std::find(zeros.begin(), zeros.end(), true) == zeros.end()) {
    for (std::size_t cell = 0; cell < codes * codes; ++cell) {
      const Fourfold fourfold = table.collapsed(cell / codes, cell % codes);
      statistics.expected[cell] = expected_both(fourfold);
      statistics.z[cell] = adjusted_residual(fourfold);
    }
    test_fit(table, QuasiIndependence(table, zeros), statistics);
    return statistics;
  }
  QuasiIndependence fit(table, zeros);
  statistics.df = fit.degrees_of_freedom();
  if (!fit.converge()) return statistics;
  for (std::size_t cell = 0; cell < codes * codes; ++cell) {
    if (!zeros[cell]) statistics.expected[cell] = fit.expected(cell);
  }
  statistics.z = fit.adjusted_residuals();
  test_fit(table, fit, statistics);
  return statistics;
}

}  // namespace themata
