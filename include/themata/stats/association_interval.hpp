// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include <themata/stats/association.hpp>
#include <themata/stats/interval.hpp>

namespace themata {

/// Intervals of measures of association, for independent units. `confidence` in (0, 1). Each is
/// empty where its measure is, and where its own formula is undefined.

/// Woolf (1955): exp(ln OR -+ z sqrt(1/a + 1/b + 1/c + 1/d)), with the 1/2 that the odds ratio
/// itself gets.
[[nodiscard]] std::optional<Interval> odds_ratio_interval(const Fourfold& table, double confidence);
/// (OR - 1) / (OR + 1) of the ends of Woolf's interval; undefined with a cell of 0, where Q is
/// 1 or -1 whatever the evidence.
[[nodiscard]] std::optional<Interval> yule_q_interval(const Fourfold& table, double confidence);
/// Newcombe's (1998) of a difference of two proportions.
[[nodiscard]] std::optional<Interval> delta_p_ab_interval(const Fourfold& table, double confidence);
[[nodiscard]] std::optional<Interval> delta_p_ba_interval(const Fourfold& table, double confidence);
/// Wilson's (1927): of a among the units that hold either ...
[[nodiscard]] std::optional<Interval> jaccard_interval(const Fourfold& table, double confidence);
/// ... the same ends J as 2J / (1 + J) ...
[[nodiscard]] std::optional<Interval> dice_interval(const Fourfold& table, double confidence);
/// ... and those as 14 + log2: the low end is missing, and with it the interval, at a = 0.
[[nodiscard]] std::optional<Interval> log_dice_interval(const Fourfold& table, double confidence);
/// Wilson's, of a among the units of the rarer of the two.
[[nodiscard]] std::optional<Interval> overlap_interval(const Fourfold& table, double confidence);
/// Phi -+ z SE by the delta method, cut at -1 and 1 (Bishop, Fienberg & Holland 1975, p. 386).
/// Undefined at phi = 1 or -1, where the method gives no width.
[[nodiscard]] std::optional<Interval> phi_interval(const Fourfold& table, double confidence);
/// PMI -+ z SE by the delta method, of the logarithm of a N / (R1 C1) (Agresti 2013, ch. 16).
/// Undefined where the method gives no width.
[[nodiscard]] std::optional<Interval> pmi_interval(const Fourfold& table, double confidence);

}  // namespace themata
