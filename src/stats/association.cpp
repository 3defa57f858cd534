// SPDX-License-Identifier: MIT
#include <themata/stats/association.hpp>

#include <cmath>

#include "cells.hpp"

namespace themata {

Fourfold Fourfold::from_counts(std::uint64_t n, std::uint64_t n_a, std::uint64_t n_b,
                               std::uint64_t n_ab) {
  return {n_ab, n_a - n_ab, n_b - n_ab, n + n_ab - n_a - n_b};
}

std::optional<double> expected_both(const Fourfold& table) {
  const Cells t(table);
  if (t.n() == 0) return std::nullopt;
  return t.row1() * t.column1() / t.n();
}

std::optional<double> pmi(const Fourfold& table) {
  const Cells t(table);
  if (t.a == 0) return std::nullopt;
  return std::log2(t.a * t.n() / (t.row1() * t.column1()));
}

std::optional<double> npmi(const Fourfold& table) {
  const Cells t(table);
  if (t.row1() == 0 || t.column1() == 0 || t.a == t.n()) return std::nullopt;
  if (t.a == 0) return -1.0;
  return std::log2(t.a * t.n() / (t.row1() * t.column1())) / -std::log2(t.a / t.n());
}

std::optional<double> log_dice(const Fourfold& table) {
  const Cells t(table);
  if (t.a == 0) return std::nullopt;
  return 14 + std::log2(2 * t.a / (t.row1() + t.column1()));
}

std::optional<double> jaccard(const Fourfold& table) {
  const Cells t(table);
  const double either = t.a + t.b + t.c;
  if (either == 0) return std::nullopt;
  return t.a / either;
}

std::optional<double> dice(const Fourfold& table) {
  const Cells t(table);
  if (t.row1() + t.column1() == 0) return std::nullopt;
  return 2 * t.a / (t.row1() + t.column1());
}

std::optional<double> ochiai(const Fourfold& table) {
  const Cells t(table);
  if (t.row1() == 0 || t.column1() == 0) return std::nullopt;
  return t.a / std::sqrt(t.row1() * t.column1());
}

std::optional<double> overlap(const Fourfold& table) {
  const Cells t(table);
  if (t.row1() == 0 || t.column1() == 0) return std::nullopt;
  return t.a / std::min(t.row1(), t.column1());
}

std::optional<double> phi(const Fourfold& table) {
  const Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  return t.determinant() / std::sqrt(t.row1() * t.row2() * t.column1() * t.column2());
}

std::optional<double> yule_q(const Fourfold& table) {
  const Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  return t.determinant() / (t.a * t.d + t.b * t.c);
}

std::optional<double> odds_ratio(const Fourfold& table) {
  Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  if (t.has_empty_cell()) t.add_half();
  return t.a * t.d / (t.b * t.c);
}

std::optional<double> delta_p_ab(const Fourfold& table) {
  const Cells t(table);
  if (t.row1() == 0 || t.row2() == 0) return std::nullopt;
  return t.determinant() / (t.row1() * t.row2());
}

std::optional<double> delta_p_ba(const Fourfold& table) {
  const Cells t(table);
  if (t.column1() == 0 || t.column2() == 0) return std::nullopt;
  return t.determinant() / (t.column1() * t.column2());
}

std::optional<double> log_ratio(std::uint64_t a, std::uint64_t n_a, std::uint64_t b,
                                std::uint64_t n_b) {
  if (a == 0 || n_a == 0 || n_b == 0) return std::nullopt;
  const double target = static_cast<double>(a) / static_cast<double>(n_a);
  const double reference = (b == 0 ? 0.5 : static_cast<double>(b)) / static_cast<double>(n_b);
  return std::log2(target / reference);
}

}  // namespace themata
