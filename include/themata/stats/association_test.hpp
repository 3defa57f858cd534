// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include <themata/stats/association.hpp>

namespace themata {

/// Tests of a fourfold table, beside g2, against independence, each with its p. All suppose that
/// units are independent, which turns of one interview are not. A margin of 0 leaves one possible
/// table and no test: then all are empty. A p below the smallest double (1e-308) is 0.

/// N (ad - bc)^2 / (R1 R2 C1 C2) (Pearson 1900).
[[nodiscard]] std::optional<double> x2(const Fourfold& table);
/// The same with |ad - bc| less N / 2, at least 0 (Yates 1934).
[[nodiscard]] std::optional<double> x2_yates(const Fourfold& table);

/// Of g2, x2 and x2_yates by the chi-squared distribution with one degree of freedom.
[[nodiscard]] std::optional<double> g2_p(const Fourfold& table);
[[nodiscard]] std::optional<double> x2_p(const Fourfold& table);
[[nodiscard]] std::optional<double> x2_yates_p(const Fourfold& table);

/// The exact probability, margins given, of all tables that are at most as probable as this
/// one: two-sided (Fisher 1935; as R's fisher.test, ties within 1e-7). Cost: the square root of
/// the smallest margin.
[[nodiscard]] std::optional<double> fisher_p(const Fourfold& table);

}  // namespace themata
