// SPDX-License-Identifier: MIT
#include <themata/stats/association.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace themata {
namespace {

struct Cells {
  double a, b, c, d;
  explicit Cells(const Fourfold& table)
      : a(static_cast<double>(table.both)),
        b(static_cast<double>(table.first)),
        c(static_cast<double>(table.second)),
        d(static_cast<double>(table.neither)) {}
  [[nodiscard]] double n() const { return a + b + c + d; }
  [[nodiscard]] double row1() const { return a + b; }
  [[nodiscard]] double row2() const { return c + d; }
  [[nodiscard]] double column1() const { return a + c; }
  [[nodiscard]] double column2() const { return b + d; }
  [[nodiscard]] bool has_empty_margin() const {
    return row1() == 0 || row2() == 0 || column1() == 0 || column2() == 0;
  }
};

double term(double observed, double expected) {
  return observed == 0 ? 0 : observed * std::log(observed / expected);
}

}  // namespace

Fourfold Fourfold::from_counts(std::uint64_t n, std::uint64_t n_a, std::uint64_t n_b,
                               std::uint64_t n_ab) {
  return {n_ab, n_a - n_ab, n_b - n_ab, n + n_ab - n_a - n_b};
}

std::optional<double> expected_both(const Fourfold& table) {
  const Cells t(table);
  if (t.n() == 0) return std::nullopt;
  return t.row1() * t.column1() / t.n();
}

std::optional<double> jaccard(const Fourfold& table) {
  const Cells t(table);
  const double either = t.a + t.b + t.c;
  if (either == 0) return std::nullopt;
  return t.a / either;
}

std::optional<double> npmi(const Fourfold& table) {
  const Cells t(table);
  if (t.row1() == 0 || t.column1() == 0 || t.a == t.n()) return std::nullopt;
  if (t.a == 0) return -1.0;
  return std::log2(t.a * t.n() / (t.row1() * t.column1())) / -std::log2(t.a / t.n());
}

std::optional<double> phi(const Fourfold& table) {
  const Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  return (t.a * t.d - t.b * t.c) / std::sqrt(t.row1() * t.row2() * t.column1() * t.column2());
}

std::optional<double> g2(const Fourfold& table) {
  const Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  const double n = t.n();
  const double sum = term(t.a, t.row1() * t.column1() / n) + term(t.b, t.row1() * t.column2() / n) +
                     term(t.c, t.row2() * t.column1() / n) + term(t.d, t.row2() * t.column2() / n);
  return std::max(0.0, 2 * sum);
}

std::optional<double> odds_ratio(const Fourfold& table) {
  const Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  const bool empty_cell = t.a == 0 || t.b == 0 || t.c == 0 || t.d == 0;
  const double half = empty_cell ? 0.5 : 0.0;
  return (t.a + half) * (t.d + half) / ((t.b + half) * (t.c + half));
}

std::optional<double> log_ratio(std::uint64_t a, std::uint64_t n_a, std::uint64_t b,
                                std::uint64_t n_b) {
  if (a == 0 || n_a == 0 || n_b == 0) return std::nullopt;
  const double target = static_cast<double>(a) / static_cast<double>(n_a);
  const double reference = (b == 0 ? 0.5 : static_cast<double>(b)) / static_cast<double>(n_b);
  return std::log2(target / reference);
}

}  // namespace themata
