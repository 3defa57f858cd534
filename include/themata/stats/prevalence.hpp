// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include <themata/stats/interval.hpp>

namespace themata {

/// Units of which both are known: what an instrument (a dictionary) says, and the truth (a
/// careful coder). Counts, or sums of weights.
struct ErrorTable {
  double both = 0;             ///< found, and there
  double only_instrument = 0;  ///< found, not there
  double only_truth = 0;       ///< missed
  double neither = 0;
};

/// Of what is there, the share that is found; of what is not, the share that is passed over.
[[nodiscard]] std::optional<double> sensitivity(const ErrorTable& table);
[[nodiscard]] std::optional<double> specificity(const ErrorTable& table);

/// A share with its standard error and interval; the ends are empty where the error is 0 or
/// unknown.
struct CorrectedShare {
  double share = 0;
  std::optional<double> error{};
  std::optional<Interval> interval{};
};

/// (p + sp - 1) / (se + sp - 1), inside [0, 1]: what share is there if an instrument finds p of
/// all `units`, with the sensitivity and specificity that the table shows (Rogan & Gladen
/// 1978). The error is their delta method: p of `units`, se and sp of the table, all
/// independent. Undefined where se + sp <= 1: the instrument is no better than a coin.
/// The table is a simple random sample of both kinds of truth, from whatever population.
[[nodiscard]] std::optional<CorrectedShare> rogan_gladen(const ErrorTable& table, double found,
                                                         double units, double confidence);

/// One stratum of a sheet: of `units` there are, `drawn` were coded, `positive` of them there.
struct Stratum {
  std::uint64_t units = 0;
  std::uint64_t drawn = 0;
  std::uint64_t positive = 0;
};

/// sum W_h p_h, W_h = N_h / N (Cochran 1977, Sampling Techniques, 5.3; of units drawn by what
/// the instrument says this is the double-sampling estimator of Tenenbein 1970), with the
/// variance sum W_h^2 (1 - n_h / N_h) p_h (1 - p_h) / (n_h - 1) (5.52) and an interval on the
/// logit scale. Undefined where a stratum has units and none was drawn; without an interval
/// where only one was, or where the variance is 0 though units are not known.
[[nodiscard]] std::optional<CorrectedShare> stratified_share(std::span<const Stratum> strata,
                                                             double confidence);

}  // namespace themata
