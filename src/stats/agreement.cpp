// SPDX-License-Identifier: MIT
#include <themata/stats/agreement.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace themata {
namespace {

using Value = std::optional<double>;

constexpr std::size_t at(AgreementMeasure measure) { return static_cast<std::size_t>(measure); }

Value share(double part, double whole) { return whole > 0 ? Value(part / whole) : std::nullopt; }

Value beyond_chance(Value agreed, Value by_chance) {
  // A p_e of 1 is nobody's disagreement and nobody's choice: nothing to correct.
  if (!agreed || !by_chance || *by_chance >= 1 - 1e-12) return std::nullopt;
  return (*agreed - *by_chance) / (1 - *by_chance);
}

}  // namespace

std::string_view agreement_name(AgreementMeasure measure) {
  constexpr std::array<std::string_view, agreement_measures> names{"percent",
                                                                   "cohen_kappa",
                                                                   "fleiss_kappa",
                                                                   "conger_kappa",
                                                                   "krippendorff_alpha_nominal",
                                                                   "krippendorff_alpha_ordinal",
                                                                   "krippendorff_alpha_interval",
                                                                   "krippendorff_alpha_ratio",
                                                                   "gwet_ac1",
                                                                   "brennan_prediger",
                                                                   "pabak",
                                                                   "positive_agreement",
                                                                   "negative_agreement",
                                                                   "precision",
                                                                   "recall",
                                                                   "f1"};
  return names[at(measure)];
}

/// Everything is a weighted sum over units, so a replicate is one pass.
struct Agreement::Sums {
  double paired_units = 0;             ///< with two codes at least
  double agreed = 0;                   ///< of them: the sum of p_a
  double coded_units = 0;              ///< with one code at least
  std::vector<double> shares{};        ///< of them: the sum of r_k / r
  std::vector<double> by_coder{};      ///< at coder * q + category
  std::vector<double> coincidences{};  ///< at category * q + category
  double both_coded = 0;               ///< two coders
  double same = 0;
  std::vector<double> margins{};         ///< of those: at coder * q + category
  std::array<double, 4> positive{};      ///< pairs of coders: both, first, second, neither
  std::array<double, 3> held_against{};  ///< both, only the coder, only the reference

  [[nodiscard]] Value percent() const { return share(agreed, paired_units); }
  [[nodiscard]] Value cohen_chance(std::size_t q) const;
  [[nodiscard]] Value fleiss_chance() const;
  [[nodiscard]] Value conger_chance(std::size_t coders, std::size_t q) const;
  [[nodiscard]] Value gwet_chance() const;
  template <typename Distance>
  [[nodiscard]] Value alpha(std::size_t q, Distance distance) const;
  void add_poles(const Ratings& ratings, std::span<const std::uint32_t> codes, double weight);
};

void Agreement::Sums::add_poles(const Ratings& ratings, std::span<const std::uint32_t> codes,
                                double weight) {
  const auto coded = [&](std::size_t coder) { return codes[coder] != Ratings::no_code; };
  const auto found = [&](std::size_t coder) { return codes[coder] == *ratings.positive; };
  for (std::size_t a = 0; a < codes.size(); ++a) {
    for (std::size_t b = a + 1; b < codes.size(); ++b) {
      if (coded(a) && coded(b))
        positive[found(a) ? (found(b) ? 0 : 1) : (found(b) ? 2 : 3)] += weight;
    }
  }
  if (!ratings.reference || !coded(*ratings.reference)) return;
  const bool there = found(*ratings.reference);
  for (std::size_t coder = 0; coder < codes.size(); ++coder) {
    if (coder == *ratings.reference || !coded(coder)) continue;
    if (found(coder) || there) held_against[found(coder) ? (there ? 0 : 1) : 2] += weight;
  }
}

Value Agreement::Sums::cohen_chance(std::size_t q) const {
  if (both_coded <= 0) return std::nullopt;
  double chance = 0;
  for (std::size_t k = 0; k < q; ++k) chance += margins[k] * margins[q + k];
  return chance / (both_coded * both_coded);
}

Value Agreement::Sums::fleiss_chance() const {
  if (coded_units <= 0) return std::nullopt;
  double chance = 0;
  for (const double sum : shares) chance += sum * sum;
  return chance / (coded_units * coded_units);
}

Value Agreement::Sums::conger_chance(std::size_t coders, std::size_t q) const {
  if (coders < 2) return std::nullopt;
  std::vector<double> share_of(coders * q);
  for (std::size_t coder = 0; coder < coders; ++coder) {
    const auto first = by_coder.begin() + static_cast<std::ptrdiff_t>(coder * q);
    const double all = std::accumulate(first, first + static_cast<std::ptrdiff_t>(q), 0.0);
    if (all <= 0) return std::nullopt;
    for (std::size_t k = 0; k < q; ++k) share_of[coder * q + k] = by_coder[coder * q + k] / all;
  }
  double chance = 0;  // over ordered pairs: the square of the sum less the squares
  for (std::size_t k = 0; k < q; ++k) {
    double sum = 0;
    double squares = 0;
    for (std::size_t coder = 0; coder < coders; ++coder) {
      const double p = share_of[coder * q + k];
      sum += p;
      squares += p * p;
    }
    chance += sum * sum - squares;
  }
  const auto g = static_cast<double>(coders);
  return chance / (g * (g - 1));
}

Value Agreement::Sums::gwet_chance() const {
  if (coded_units <= 0 || shares.size() < 2) return std::nullopt;
  double chance = 0;
  for (const double sum : shares) chance += sum / coded_units * (1 - sum / coded_units);
  return chance / static_cast<double>(shares.size() - 1);
}

template <typename Distance>
Value Agreement::Sums::alpha(std::size_t q, Distance distance) const {
  std::vector<double> totals(q);
  for (std::size_t i = 0; i < coincidences.size(); ++i) totals[i / q] += coincidences[i];
  const double all = std::accumulate(totals.begin(), totals.end(), 0.0);
  double observed = 0;
  double expected = 0;
  for (std::size_t c = 0; c < q; ++c) {
    for (std::size_t k = c + 1; k < q; ++k) {
      const double far = distance(c, k, totals);
      observed += coincidences[c * q + k] * far;
      expected += totals[c] * totals[k] * far;
    }
  }
  if (expected <= 0) return std::nullopt;
  return 1 - (all - 1) * observed / expected;
}

Agreement::Agreement(const Ratings& ratings) : ratings_(ratings) {
  assert(ratings.values.empty() || ratings.values.size() == ratings.categories);
}

Agreement::Sums Agreement::sums(std::span<const double> weights) const {
  const std::size_t q = ratings_.categories;
  const std::size_t coders = ratings_.coders;
  Sums sums;
  sums.shares.resize(q);
  sums.by_coder.resize(coders * q);
  sums.coincidences.resize(q * q);
  sums.margins.resize(2 * q);
  std::vector<double> count(q);
  std::vector<std::uint32_t> met;
  for (std::size_t unit = 0; unit < ratings_.units(); ++unit) {
    const double weight = weights.empty() ? 1 : weights[unit];
    if (weight == 0) continue;
    const auto codes = ratings_.unit(unit);
    double r = 0;
    met.clear();
    for (std::size_t coder = 0; coder < coders; ++coder) {
      const std::uint32_t code = codes[coder];
      if (code == Ratings::no_code) continue;
      ++r;
      if (count[code]++ == 0) met.push_back(code);
      sums.by_coder[coder * q + code] += weight;
    }
    if (r > 0) sums.coded_units += weight;
    for (const std::uint32_t k : met) sums.shares[k] += weight * count[k] / r;
    if (r >= 2) {
      sums.paired_units += weight;
      for (const std::uint32_t c : met) {
        sums.agreed += weight * count[c] * (count[c] - 1) / (r * (r - 1));
        for (const std::uint32_t k : met) {
          sums.coincidences[c * q + k] +=
              weight * count[c] * (count[k] - (c == k ? 1 : 0)) / (r - 1);
        }
      }
    }
    if (coders == 2 && r == 2) {
      sums.both_coded += weight;
      if (codes[0] == codes[1]) sums.same += weight;
      sums.margins[codes[0]] += weight;
      sums.margins[q + codes[1]] += weight;
    }
    if (ratings_.positive) sums.add_poles(ratings_, codes, weight);
    for (const std::uint32_t k : met) count[k] = 0;
  }
  return sums;
}

AgreementValues Agreement::values() const { return values({}); }

AgreementValues Agreement::values(std::span<const double> weights) const {
  using enum AgreementMeasure;
  const Sums sums = this->sums(weights);
  const std::size_t q = ratings_.categories;
  const Value percent_agreed = sums.percent();
  AgreementValues values;
  values[at(percent)] = percent_agreed;
  if (ratings_.coders == 2) {
    values[at(cohen_kappa)] =
        beyond_chance(share(sums.same, sums.both_coded), sums.cohen_chance(q));
  }
  values[at(fleiss_kappa)] = beyond_chance(percent_agreed, sums.fleiss_chance());
  values[at(conger_kappa)] = beyond_chance(percent_agreed, sums.conger_chance(ratings_.coders, q));
  values[at(gwet_ac1)] = beyond_chance(percent_agreed, sums.gwet_chance());
  if (q >= 2) {
    values[at(brennan_prediger)] = beyond_chance(percent_agreed, 1 / static_cast<double>(q));
    if (q == 2) values[at(pabak)] = values[at(brennan_prediger)];
  }
  values[at(alpha_nominal)] =
      sums.alpha(q, [](std::size_t, std::size_t, const auto&) { return 1.0; });
  if (!ratings_.values.empty()) {
    const std::vector<double>& value = ratings_.values;
    values[at(alpha_ordinal)] = sums.alpha(q, [](std::size_t c, std::size_t k, const auto& n) {
      double between = -(n[c] + n[k]) / 2;
      for (std::size_t g = c; g <= k; ++g) between += n[g];
      return between * between;
    });
    values[at(alpha_interval)] = sums.alpha(q, [&](std::size_t c, std::size_t k, const auto&) {
      return (value[c] - value[k]) * (value[c] - value[k]);
    });
    if (*std::min_element(value.begin(), value.end()) >= 0) {
      values[at(alpha_ratio)] = sums.alpha(q, [&](std::size_t c, std::size_t k, const auto&) {
        const double of_sum = (value[c] - value[k]) / (value[c] + value[k]);
        return of_sum * of_sum;
      });
    }
  }
  if (ratings_.positive) {
    const auto [a, b, c, d] = sums.positive;
    values[at(positive_agreement)] = share(2 * a, 2 * a + b + c);
    values[at(negative_agreement)] = share(2 * d, 2 * d + b + c);
  }
  if (ratings_.positive && ratings_.reference) {
    const auto [both, found, missed] = sums.held_against;
    values[at(precision)] = share(both, both + found);
    values[at(recall)] = share(both, both + missed);
    values[at(f1)] = share(2 * both, 2 * both + found + missed);
  }
  return values;
}

std::size_t Agreement::units() const {
  std::size_t paired = 0;
  for (std::size_t unit = 0; unit < ratings_.units(); ++unit) {
    const auto codes = ratings_.unit(unit);
    const auto missing = std::count(codes.begin(), codes.end(), Ratings::no_code);
    if (ratings_.coders - static_cast<std::size_t>(missing) >= 2) ++paired;
  }
  return paired;
}

std::vector<std::uint64_t> Agreement::table() const {
  assert(ratings_.coders == 2);
  std::vector<std::uint64_t> table(ratings_.categories * ratings_.categories);
  for (std::size_t unit = 0; unit < ratings_.units(); ++unit) {
    const auto codes = ratings_.unit(unit);
    if (codes[0] == Ratings::no_code || codes[1] == Ratings::no_code) continue;
    ++table[codes[0] * ratings_.categories + codes[1]];
  }
  return table;
}

}  // namespace themata
