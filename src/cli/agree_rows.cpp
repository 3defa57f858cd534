// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/stats/proportions.hpp>

#include "agree_ratings.hpp"

namespace themata::cli {
namespace {

using enum AgreementMeasure;
constexpr std::size_t at(AgreementMeasure measure) { return static_cast<std::size_t>(measure); }

/// Larger tables show only pairs of codes that occur.
constexpr std::size_t whole_table = 20;

bool is_share(AgreementMeasure measure) {
  return measure == percent || measure >= positive_agreement;
}

AgreementValues values_of(const RatedTheme& rated, const Agreement& agreement,
                          const Agreement& held, std::span<const double> weights) {
  AgreementValues values = agreement.values(weights);
  if (rated.ordered) values[at(alpha_interval)] = values[at(alpha_ratio)] = std::nullopt;
  if (rated.theme->partial) values = {};  // they would be those of a part of the units
  if (rated.held.coders == 0) return values;
  const AgreementValues against = held.values(weights);
  if (rated.theme->partial) {
    // The precision of the dictionary asks only for what it finds.
    if (rated.holds_dictionary) values[at(precision)] = against[at(precision)];
    return values;
  }
  for (const AgreementMeasure measure : {precision, recall, f1}) {
    values[at(measure)] = against[at(measure)];
  }
  return values;
}

/// Of precision and recall, which are shares of counted units.
std::optional<Interval> wilson_of(const RatedTheme& rated, AgreementMeasure measure,
                                  double confidence) {
  const Ratings& held = rated.held;
  if (held.coders == 0 || !held.positive) return std::nullopt;
  Proportion share;
  for (std::size_t unit = 0; unit < held.units(); ++unit) {
    const auto codes = held.unit(unit);
    if (codes[*held.reference] == Ratings::no_code) continue;
    const bool there = codes[*held.reference] == *held.positive;
    for (std::size_t coder = 0; coder < held.coders; ++coder) {
      if (coder == *held.reference || codes[coder] == Ratings::no_code) continue;
      const bool found = codes[coder] == *held.positive;
      if (!(measure == precision ? found : there)) continue;
      ++share.units;
      if (found && there) ++share.hits;
    }
  }
  return wilson_interval(share, confidence);
}

using Ends = std::array<std::optional<Interval>, agreement_measures>;

Ends analytic(const RatedTheme& rated, const AgreeQuestion& question) {
  Ends ends;
  if (!rated.weights.empty()) return ends;  // the formulas are those of units that count alike
  for (const AgreementMeasure measure : question.measures) {
    ends[at(measure)] = measure == precision || measure == recall
                            ? wilson_of(rated, measure, question.confidence)
                            : agreement_interval(rated.ratings, measure, question.confidence);
  }
  return ends;
}

using Intervals = std::vector<ClusterInterval>;

Intervals intervals_over(const ClusterSample& sample, const RatedTheme& rated,
                         const AgreeQuestion& question, const Agreement& agreement,
                         const Agreement& held) {
  std::vector<Scale> scales;
  for (std::size_t measure = 0; measure < agreement_measures; ++measure) {
    // Percentiles need no scale, and a perfect share has no logit.
    const bool logit = question.cluster.method == ClusterMethod::jackknife &&
                       is_share(static_cast<AgreementMeasure>(measure));
    scales.push_back(logit ? Scale::logit : Scale::raw);
  }
  const FiguresOfTimes figures = [&](std::span<const std::uint32_t> times) {
    std::vector<double> weights(sample.of.size());
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
      // What is in no sample is always there once: a single code is a part of what some measures
      // take for chance.
      const double there =
          sample.of[unit] == ClusterSample::left_out ? 1.0 : times[sample.of[unit]];
      weights[unit] = there * (rated.weights.empty() ? 1.0 : rated.weights[unit]);
    }
    const AgreementValues values = values_of(rated, agreement, held, weights);
    return std::vector<std::optional<double>>(values.begin(), values.end());
  };
  return ClusterReplicates(sample.clusters, question.cluster).intervals(figures, scales);
}

Ends by_cluster(const RatedTheme& rated, const AgreeQuestion& question, const Agreement& agreement,
                const Agreement& held, std::map<NoInterval, std::size_t>& empty) {
  Intervals intervals = intervals_over(rated.sample, rated, question, agreement, held);
  if (rated.held.coders > 0 && rated.held_sample.of != rated.sample.of) {
    // Who is held against the reference has perhaps seen other interviews than it has.
    const Intervals against = intervals_over(rated.held_sample, rated, question, agreement, held);
    for (const AgreementMeasure measure : {precision, recall, f1}) {
      intervals[at(measure)] = against[at(measure)];
    }
  }
  Ends ends;
  for (const AgreementMeasure measure : question.measures) {
    const ClusterInterval& interval = intervals[at(measure)];
    if (interval.low && interval.high) {
      ends[at(measure)] = Interval{*interval.low, *interval.high};
    } else if (interval.estimate) {
      ++empty[interval.why];
    }
  }
  return ends;
}

/// How often a coder said a and a later one b, at a * categories + b.
std::vector<std::uint64_t> pairs_of(const Ratings& ratings) {
  const std::size_t q = ratings.categories;
  std::vector<std::uint64_t> pairs(q * q);
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    const auto codes = ratings.unit(unit);
    for (std::size_t a = 0; a < codes.size(); ++a) {
      for (std::size_t b = a + 1; b < codes.size(); ++b) {
        if (codes[a] == Ratings::no_code || codes[b] == Ratings::no_code) continue;
        ++pairs[codes[a] * q + codes[b]];
      }
    }
  }
  return pairs;
}

void add_pairs(const RatedTheme& rated, std::uint64_t units, Table& table) {
  const std::vector<std::string>& names = rated.categories;
  const bool letters = std::all_of(names.begin(), names.end(),
                                   [](const std::string& name) { return name.size() == 1; });
  const std::vector<std::uint64_t> pairs = pairs_of(rated.ratings);
  for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
    if (names.size() > whole_table && pairs[pair] == 0) continue;
    table.rows.push_back({text_cell(rated.theme->name),
                          text_cell(fmt::format("n_{}{}{}", names[pair / names.size()],
                                                letters ? "" : "_", names[pair % names.size()])),
                          real_cell(static_cast<double>(pairs[pair])), Cell{}, Cell{},
                          count_cell(units), count_cell(rated.coders.size())});
  }
}

}  // namespace

std::vector<Column> agreement_columns() {
  return {{"theme"},
          {"measure"},
          {"value", ColumnType::real},
          {"low", ColumnType::real},
          {"high", ColumnType::real},
          {"units", ColumnType::integer},
          {"coders", ColumnType::integer}};
}

void add_agreement_rows(const RatedTheme& rated, const AgreeQuestion& question, Table& table,
                        std::map<NoInterval, std::size_t>& empty) {
  const Agreement agreement(rated.ratings);
  const Agreement held(rated.held);
  const AgreementValues values = values_of(rated, agreement, held, rated.weights);
  Ends ends;
  if (question.method == AgreeQuestion::Method::analytic) ends = analytic(rated, question);
  if (question.method == AgreeQuestion::Method::by_cluster) {
    ends = by_cluster(rated, question, agreement, held, empty);
  }
  const std::uint64_t units = agreement.units();
  for (const AgreementMeasure measure : question.measures) {
    const auto& interval = ends[at(measure)];
    table.rows.push_back({text_cell(rated.theme->name), text_cell(agreement_name(measure)),
                          real_cell(values[at(measure)]),
                          interval ? real_cell(interval->low) : Cell{},
                          interval ? real_cell(interval->high) : Cell{}, count_cell(units),
                          count_cell(rated.coders.size())});
  }
  add_pairs(rated, units, table);
}

std::vector<Column> disagreement_columns(const std::vector<std::string>& coders) {
  std::vector<Column> columns{{"theme"}, {"unit"}, {"document"}, {"text"}};
  for (const std::string& coder : coders) columns.push_back({coder});
  return columns;
}

void add_disagreements(const RatedTheme& rated, Table& table) {
  for (std::size_t unit = 0; unit < rated.ratings.units(); ++unit) {
    const auto codes = rated.ratings.unit(unit);
    std::vector<std::uint32_t> given;
    for (const std::uint32_t code : codes) {
      if (code != Ratings::no_code) given.push_back(code);
    }
    const bool same =
        std::adjacent_find(given.begin(), given.end(), std::not_equal_to<>()) == given.end();
    if (same) continue;
    const SheetUnit& of = rated.theme->units[unit];
    Row row{text_cell(rated.theme->name), text_cell(of.id), text_cell(of.document),
            text_cell(of.text)};
    for (std::size_t column = 4; column < table.columns.size(); ++column) {
      const auto coder =
          std::find(rated.coders.begin(), rated.coders.end(), table.columns[column].name);
      const std::uint32_t code =
          coder == rated.coders.end()
              ? Ratings::no_code
              : codes[static_cast<std::size_t>(coder - rated.coders.begin())];
      row.push_back(code == Ratings::no_code ? Cell{} : text_cell(rated.categories[code]));
    }
    table.rows.push_back(std::move(row));
  }
}

}  // namespace themata::cli
