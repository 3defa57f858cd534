// SPDX-License-Identifier: MIT
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include <themata/stats/agreement.hpp>

namespace themata {
namespace {

using enum AgreementMeasure;

constexpr std::size_t at(AgreementMeasure measure) { return static_cast<std::size_t>(measure); }

/// A table of two coders as shares, and its margins.
struct Shares {
  std::size_t q = 0;
  double n = 0;
  std::vector<double> cell{};
  std::vector<double> row{};
  std::vector<double> column{};
  double agreed = 0;
  double chance = 0;

  explicit Shares(const Ratings& ratings)
      : q(ratings.categories), row(ratings.categories), column(ratings.categories) {
    for (const std::uint64_t count : Agreement(ratings).table()) {
      cell.push_back(static_cast<double>(count));
      n += cell.back();
    }
    for (std::size_t i = 0; i < cell.size() && n > 0; ++i) {
      cell[i] /= n;
      row[i / q] += cell[i];
      column[i % q] += cell[i];
    }
    for (std::size_t k = 0; k < q; ++k) {
      agreed += cell[k * q + k];
      chance += row[k] * column[k];
    }
  }
};

std::optional<double> cohen_error(const Ratings& ratings) {
  const Shares p(ratings);
  if (p.n == 0 || p.chance >= 1) return std::nullopt;
  double on = 0;
  double off = 0;
  for (std::size_t i = 0; i < p.q; ++i) {
    const double here = (1 - p.chance) - (p.row[i] + p.column[i]) * (1 - p.agreed);
    on += p.cell[i * p.q + i] * here * here;
    for (std::size_t j = 0; j < p.q; ++j) {
      if (i == j) continue;
      const double margins = p.column[i] + p.row[j];
      off += p.cell[i * p.q + j] * margins * margins;
    }
  }
  off *= (1 - p.agreed) * (1 - p.agreed);
  const double last = p.agreed * p.chance - 2 * p.chance + p.agreed;
  const double variance = (on + off - last * last) / (p.n * std::pow(1 - p.chance, 4));
  return variance >= 0 ? std::optional(std::sqrt(variance)) : std::nullopt;
}

/// A unit's part in agreement and in chance.
struct UnitParts {
  double codes = 0;
  double agreed = 0;
  double chance = 0;
};

/// Shares of categories, as means over units of r_k / r.
std::vector<double> mean_shares(const Ratings& ratings) {
  std::vector<double> shares(ratings.categories);
  double units = 0;
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    double r = 0;
    for (const std::uint32_t code : ratings.unit(unit)) r += code == Ratings::no_code ? 0 : 1;
    if (r == 0) continue;
    ++units;
    for (const std::uint32_t code : ratings.unit(unit)) {
      if (code != Ratings::no_code) shares[code] += 1 / r;
    }
  }
  for (double& share : shares) share /= units;
  return shares;
}

UnitParts parts_of(std::span<const std::uint32_t> codes, AgreementMeasure measure,
                   const std::vector<double>& shares) {
  UnitParts parts;
  std::vector<double> count(shares.size());
  for (const std::uint32_t code : codes) {
    if (code == Ratings::no_code) continue;
    ++parts.codes;
    ++count[code];
  }
  for (std::size_t k = 0; k < count.size() && parts.codes > 0; ++k) {
    const double share = count[k] / parts.codes;
    if (parts.codes >= 2) {
      parts.agreed += count[k] * (count[k] - 1) / (parts.codes * (parts.codes - 1));
    }
    if (measure == fleiss_kappa) parts.chance += share * shares[k];
    if (measure == gwet_ac1) {
      parts.chance += share * (1 - shares[k]) / static_cast<double>(shares.size() - 1);
    }
  }
  return parts;
}

/// The error of Gwet 2014 (5.5.1 and after): the spread of what each unit adds, chance
/// agreement counted as an estimate too.
std::optional<double> error_over_units(const Ratings& ratings, AgreementMeasure measure,
                                       double value) {
  const std::vector<double> shares = mean_shares(ratings);
  if (shares.size() < 2) return std::nullopt;
  double chance = 0;
  for (const double p : shares) {
    if (measure == fleiss_kappa) chance += p * p;
    if (measure == gwet_ac1) chance += p * (1 - p) / static_cast<double>(shares.size() - 1);
  }
  if (measure == brennan_prediger || measure == pabak) {
    chance = 1 / static_cast<double>(shares.size());
  }
  const bool of_chance = measure == fleiss_kappa || measure == gwet_ac1;
  std::vector<UnitParts> parts;
  double paired = 0;
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    const UnitParts part = parts_of(ratings.unit(unit), measure, shares);
    if (part.codes == 0) continue;
    parts.push_back(part);
    if (part.codes >= 2) ++paired;
  }
  const auto n = static_cast<double>(parts.size());
  if (n < 2 || paired == 0 || chance >= 1) return std::nullopt;
  double spread = 0;
  for (const UnitParts& part : parts) {
    const double agreed = part.codes >= 2 ? (part.agreed - chance) / (1 - chance) : 0;
    double mine = n / paired * agreed;
    if (of_chance) mine -= 2 * (1 - value) * (part.chance - chance) / (1 - chance);
    spread += (mine - value) * (mine - value);
  }
  return std::sqrt(spread / (n * (n - 1)));
}

}  // namespace

std::optional<double> agreement_error(const Ratings& ratings, AgreementMeasure measure) {
  const std::optional<double> value = Agreement(ratings).values()[at(measure)];
  if (!value) return std::nullopt;
  switch (measure) {
    case cohen_kappa: return cohen_error(ratings);
    case percent:
    case fleiss_kappa:
    case gwet_ac1:
    case brennan_prediger:
    case pabak: return error_over_units(ratings, measure, *value);
    case conger_kappa: return ratings.coders == 2 ? cohen_error(ratings) : std::nullopt;
    default: return std::nullopt;
  }
}

std::optional<double> cohen_null_error(const Ratings& ratings) {
  if (ratings.coders != 2) return std::nullopt;
  const Shares p(ratings);
  if (p.n == 0 || p.chance >= 1) return std::nullopt;
  double margins = 0;
  for (std::size_t k = 0; k < p.q; ++k)
    margins += p.row[k] * p.column[k] * (p.row[k] + p.column[k]);
  const double variance = p.chance + p.chance * p.chance - margins;
  return std::sqrt(std::max(0.0, variance) / p.n) / (1 - p.chance);
}

std::optional<Interval> agreement_interval(const Ratings& ratings, AgreementMeasure measure,
                                           double confidence) {
  const auto value = Agreement(ratings).values()[at(measure)];
  const auto error = agreement_error(ratings, measure);
  // Units that are all alike have no spread to go by; that is no certainty. Rounding leaves them
  // an error of about 1e-8, which no true one comes near.
  constexpr double rounding = 1e-7;
  if (!value || !error || *error <= rounding) return std::nullopt;
  const double reach = boost::math::quantile(boost::math::normal(), 0.5 + confidence / 2) * *error;
  const double least = measure == percent ? 0 : -1;
  return Interval{std::max(least, *value - reach), std::min(1.0, *value + reach)};
}

}  // namespace themata
