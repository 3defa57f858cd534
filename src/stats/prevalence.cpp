// SPDX-License-Identifier: MIT
#include <themata/stats/prevalence.hpp>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace themata {
namespace {

std::optional<double> share(double part, double whole) {
  return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

double reach(double confidence) {
  return boost::math::quantile(boost::math::normal(), 0.5 + confidence / 2);
}

/// On the logit scale, where a share can't leave (0, 1).
std::optional<Interval> logit_interval(double p, double error, double confidence) {
  if (!(p > 0 && p < 1) || !(error > 0)) return std::nullopt;
  const double middle = std::log(p / (1 - p));
  const double half = reach(confidence) * error / (p * (1 - p));
  const auto back = [](double x) { return 1 / (1 + std::exp(-x)); };
  return Interval{back(middle - half), back(middle + half)};
}

}  // namespace

std::optional<double> sensitivity(const ErrorTable& table) {
  return share(table.both, table.both + table.only_truth);
}

std::optional<double> specificity(const ErrorTable& table) {
  return share(table.neither, table.neither + table.only_instrument);
}

std::optional<CorrectedShare> rogan_gladen(const ErrorTable& table, double found, double units,
                                           double confidence) {
  const auto se = sensitivity(table);
  const auto sp = specificity(table);
  if (!se || !sp || !(units > 0) || *se + *sp <= 1 + 1e-12) return std::nullopt;
  const double p = found / units;
  const double power = *se + *sp - 1;
  CorrectedShare corrected;
  corrected.share = std::clamp((p + *sp - 1) / power, 0.0, 1.0);
  const double there = table.both + table.only_truth;
  const double absent = table.neither + table.only_instrument;
  const double pi = corrected.share;
  const double variance = (p * (1 - p) / units + pi * pi * *se * (1 - *se) / there +
                           (1 - pi) * (1 - pi) * *sp * (1 - *sp) / absent) /
                          (power * power);
  corrected.error = std::sqrt(variance);
  if (variance > 0) {
    const double half = reach(confidence) * *corrected.error;
    corrected.interval = Interval{std::max(0.0, pi - half), std::min(1.0, pi + half)};
  }
  return corrected;
}

std::optional<CorrectedShare> stratified_share(std::span<const Stratum> strata, double confidence) {
  double all = 0;
  for (const Stratum& stratum : strata) all += static_cast<double>(stratum.units);
  if (all <= 0) return std::nullopt;
  CorrectedShare corrected;
  std::optional<double> variance = 0;
  bool census = true;
  for (const Stratum& stratum : strata) {
    if (stratum.units == 0) continue;
    if (stratum.drawn == 0) return std::nullopt;
    const auto units = static_cast<double>(stratum.units);
    const auto drawn = static_cast<double>(stratum.drawn);
    const double p = static_cast<double>(stratum.positive) / drawn;
    corrected.share += units / all * p;
    if (stratum.drawn >= stratum.units) continue;
    census = false;
    if (stratum.drawn < 2) {
      variance.reset();
    } else if (variance) {
      *variance += std::pow(units / all, 2) * (1 - drawn / units) * p * (1 - p) / (drawn - 1);
    }
  }
  if (!variance) return corrected;
  if (census) {
    corrected.error = 0;
    corrected.interval = Interval{corrected.share, corrected.share};
    return corrected;
  }
  if (*variance <= 0) return corrected;  // all alike so far: no measure of what is not known
  corrected.error = std::sqrt(*variance);
  corrected.interval = logit_interval(corrected.share, *corrected.error, confidence);
  return corrected;
}

}  // namespace themata
