// SPDX-License-Identifier: MIT
#include <themata/stats/association_interval.hpp>

#include <algorithm>
#include <cmath>

#include <themata/stats/proportions.hpp>

#include "cells.hpp"
#include "distributions.hpp"

namespace themata {
namespace {

/// The interval at the ends of another, by a function that rises.
template <typename Rising>
std::optional<Interval> carried(const std::optional<Interval>& ends, const Rising& rising) {
  if (!ends) return std::nullopt;
  return Interval{rising(ends->low), rising(ends->high)};
}

std::optional<Interval> around(double value, double variance, double confidence) {
  if (!(variance > 0)) return std::nullopt;
  const double width = normal_width(confidence) * std::sqrt(variance);
  return Interval{value - width, value + width};
}

double dice_of_jaccard(double jaccard) { return 2 * jaccard / (1 + jaccard); }

}  // namespace

std::optional<Interval> odds_ratio_interval(const Fourfold& table, double confidence) {
  Cells t(table);
  if (t.has_empty_margin()) return std::nullopt;
  if (t.has_empty_cell()) t.add_half();
  const double variance = 1 / t.a + 1 / t.b + 1 / t.c + 1 / t.d;
  return carried(around(std::log(t.a / t.b * (t.d / t.c)), variance, confidence),
                 [](double end) { return std::exp(end); });
}

std::optional<Interval> yule_q_interval(const Fourfold& table, double confidence) {
  if (Cells(table).has_empty_cell()) return std::nullopt;
  return carried(odds_ratio_interval(table, confidence),
                 [](double ratio) { return (ratio - 1) / (ratio + 1); });
}

std::optional<Interval> delta_p_ab_interval(const Fourfold& table, double confidence) {
  return newcombe_interval({table.both, table.both + table.first},
                           {table.second, table.second + table.neither}, confidence);
}

std::optional<Interval> delta_p_ba_interval(const Fourfold& table, double confidence) {
  return newcombe_interval({table.both, table.both + table.second},
                           {table.first, table.first + table.neither}, confidence);
}

std::optional<Interval> jaccard_interval(const Fourfold& table, double confidence) {
  return wilson_interval({table.both, table.both + table.first + table.second}, confidence);
}

std::optional<Interval> dice_interval(const Fourfold& table, double confidence) {
  return carried(jaccard_interval(table, confidence), dice_of_jaccard);
}

std::optional<Interval> log_dice_interval(const Fourfold& table, double confidence) {
  if (table.both == 0) return std::nullopt;
  return carried(dice_interval(table, confidence),
                 [](double dice) { return 14 + std::log2(dice); });
}

std::optional<Interval> overlap_interval(const Fourfold& table, double confidence) {
  const std::uint64_t rarer = table.both + std::min(table.first, table.second);
  if (table.both + table.first == 0 || table.both + table.second == 0) return std::nullopt;
  return wilson_interval({table.both, rarer}, confidence);
}

std::optional<Interval> phi_interval(const Fourfold& table, double confidence) {
  const auto value = phi(table);
  if (!value) return std::nullopt;
  const Cells t(table);
  const double n = t.n();
  const double r = *value;
  const double rows = (t.row1() - t.row2()) / n;
  const double columns = (t.column1() - t.column2()) / n;
  const double row_product = t.row1() / n * (t.row2() / n);
  const double column_product = t.column1() / n * (t.column2() / n);
  const double variance =
      (1 - r * r + r * (1 + r * r / 2) * rows * columns / std::sqrt(row_product * column_product) -
       0.75 * r * r * (rows * rows / row_product + columns * columns / column_product)) /
      n;
  if (std::abs(r) > 1 - 1e-12) return std::nullopt;
  return carried(around(r, variance, confidence),
                 [](double end) { return std::clamp(end, -1.0, 1.0); });
}

std::optional<Interval> pmi_interval(const Fourfold& table, double confidence) {
  const auto value = pmi(table);
  if (!value) return std::nullopt;
  const Cells t(table);
  // Of ln(a N / (R1 C1)): what each of the four cells does to it, less their mean, which is -1.
  const double of_a = 1 / t.a - 1 / t.row1() - 1 / t.column1();
  const double cells =
      t.a * of_a * of_a + t.b / (t.row1() * t.row1()) + t.c / (t.column1() * t.column1());
  const double variance = cells - 1 / t.n();
  // Of a theme in all units nothing but rounding is left of the difference.
  if (variance <= 1e-12 * cells) return std::nullopt;
  constexpr double ln2 = 0.69314718055994530942;
  return around(*value, variance / (ln2 * ln2), confidence);
}

}  // namespace themata
