// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <themata/stats/interval.hpp>

namespace themata {

/// What coders said of units. Codes are numbers of categories, 0 ... categories - 1, from the
/// least to the most where they have an order; a coder may have said nothing of a unit.
struct Ratings {
  static constexpr std::uint32_t no_code = UINT32_MAX;

  std::size_t coders = 0;
  std::size_t categories = 0;
  std::vector<std::uint32_t> codes{};  ///< at unit * coders + coder
  /// What categories are on a number line, in any order; empty where they are names alone.
  std::vector<double> values{};
  /// The category that stands for "there", where there are two.
  std::optional<std::uint32_t> positive{};
  /// The coder that the others are held against.
  std::optional<std::size_t> reference{};

  [[nodiscard]] std::size_t units() const { return coders == 0 ? 0 : codes.size() / coders; }
  [[nodiscard]] std::span<const std::uint32_t> unit(std::size_t at) const {
    return std::span(codes).subspan(at * coders, coders);
  }
};

/// Let r be the codes of a unit, r_k those of category k, q the categories, and p_a the mean
/// over units with r >= 2 of sum r_k (r_k - 1) / (r (r - 1)). Chance-corrected measures are
/// (p_a - p_e) / (1 - p_e); they differ in the agreement p_e that chance is taken to give:
enum class AgreementMeasure : std::uint8_t {
  percent,         ///< p_a itself
  cohen_kappa,     ///< two coders: sum over k of p_k(first) p_k(second) (Cohen 1960)
  fleiss_kappa,    ///< sum of squared shares of categories over all coders (Fleiss 1971; of two
                   ///< coders Scott's pi); units may have different r (Gwet 2014, ch. 3)
  conger_kappa,    ///< Cohen's p_e averaged over pairs of coders (Conger 1980)
  alpha_nominal,   ///< 1 - D_o / D_e from coincidences (Krippendorff 2019, ch. 12); a unit with
  alpha_ordinal,   ///< one code is left out. All but nominal need values; ordinal goes by the
  alpha_interval,  ///< order of the categories, interval and ratio by values, none below 0 in ratio
  alpha_ratio,
  gwet_ac1,            ///< sum p_k (1 - p_k) / (q - 1) (Gwet 2008)
  brennan_prediger,    ///< 1 / q (Brennan & Prediger 1981)
  pabak,               ///< the same, of two categories (Byrt, Bishop & Carlin 1993)
  positive_agreement,  ///< 2a / (2a + b + c) over pairs of coders (Cicchetti & Feinstein 1990)
  negative_agreement,  ///< 2d / (2d + b + c)
  precision,           ///< of what the coder found, the share that the reference has
  recall,              ///< of what the reference has, the share that the coder found
  f1                   ///< their harmonic mean
};
inline constexpr std::size_t agreement_measures = 16;
/// `percent`, `cohen_kappa`, `krippendorff_alpha_nominal`, ...
[[nodiscard]] std::string_view agreement_name(AgreementMeasure measure);

using AgreementValues = std::array<std::optional<double>, agreement_measures>;

/// Counts of what agreement is made of, so that units can be weighted (drawn again, or drawn
/// with a known chance) without looking at codes anew.
class Agreement {
 public:
  explicit Agreement(const Ratings& ratings);

  /// All measures, each empty where it is undefined: no unit with two codes, no variation
  /// (p_e = 1), more than two coders where a measure is of two, no values on a number line.
  [[nodiscard]] AgreementValues values() const;
  /// The same with a weight, at least 0, for each unit.
  [[nodiscard]] AgreementValues values(std::span<const double> weights) const;

  /// Units that count: with two codes at least.
  [[nodiscard]] std::size_t units() const;
  /// How often the first coder said a and the second b, at a * categories + b. Requires two.
  [[nodiscard]] std::vector<std::uint64_t> table() const;

 private:
  struct Sums;
  [[nodiscard]] Sums sums(std::span<const double> weights) const;
  const Ratings& ratings_;
};

/// Analytic errors, from units that are independent of each other. Empty where there is none.
/// Cohen: Fleiss, Cohen & Everitt 1969, for a kappa other than 0; percent, Fleiss, AC1,
/// Brennan-Prediger: Gwet 2014, ch. 5 (subjects as the sample). Without missing codes Fleiss'
/// error is that of Gwet, not the older one that holds for kappa = 0 only.
[[nodiscard]] std::optional<double> agreement_error(const Ratings& ratings,
                                                    AgreementMeasure measure);
/// Cohen's error where the true kappa is 0 (Fleiss, Cohen & Everitt 1969): for a test.
[[nodiscard]] std::optional<double> cohen_null_error(const Ratings& ratings);
/// value -+ z error, inside [-1, 1]; of percent inside [0, 1]. Empty where the error is 0.
[[nodiscard]] std::optional<Interval> agreement_interval(const Ratings& ratings,
                                                         AgreementMeasure measure,
                                                         double confidence);

}  // namespace themata
