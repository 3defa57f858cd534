// SPDX-License-Identifier: MIT
#include "report_counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <themata/stats/association_interval.hpp>
#include <themata/stats/cluster_interval.hpp>

#include "cooccur_inference.hpp"
#include "options_null.hpp"
#include "report_names.hpp"
#include "sequence_table.hpp"

namespace themata::cli {
namespace {

/// More themes than this make more pairs than a figure can show or a reader take in.
constexpr std::size_t most_paired = 60;
constexpr std::int32_t farthest_lag = 5;

std::vector<std::int32_t> lags() {
  std::vector<std::int32_t> all;
  for (std::int32_t lag = -farthest_lag; lag <= farthest_lag; ++lag) all.push_back(lag);
  return all;
}

std::vector<ThemeId> headline_of(const Dictionary& dictionary, std::vector<ThemeId> themes) {
  const auto shown = [&](const char* name) -> std::optional<ThemeId> {
    const auto found = dictionary.find(name);
    const bool here = found && std::find(themes.begin(), themes.end(), *found) != themes.end();
    return here ? found : std::nullopt;
  };
  const auto procedural = shown("procedural");
  const auto distributive = shown("distributive");
  // In the dictionary's order, as pairs are.
  if (procedural && distributive) {
    return {std::min(*procedural, *distributive), std::max(*procedural, *distributive)};
  }
  std::stable_sort(themes.begin(), themes.end(), [&](ThemeId one, ThemeId other) {
    return dictionary.theme(one).level < dictionary.theme(other).level;
  });
  for (std::size_t i = 0; i < themes.size(); ++i) {
    for (std::size_t j = i + 1; j < themes.size(); ++j) {
      if (!dictionary.is_ancestor(themes[i], themes[j])) {
        return {std::min(themes[i], themes[j]), std::max(themes[i], themes[j])};
      }
    }
  }
  return {};
}

/// Reads a table's cells by the names of their columns.
class Cells {
 public:
  explicit Cells(const Table& table) : table_(table) {}

  [[nodiscard]] std::optional<double> real(const Row& row, std::string_view name) const {
    const double* value = std::get_if<double>(&cell(row, name));
    return value == nullptr ? std::nullopt : std::optional(*value);
  }
  [[nodiscard]] std::int64_t integer(const Row& row, std::string_view name) const {
    return std::get<std::int64_t>(cell(row, name));
  }
  [[nodiscard]] std::uint64_t count(const Row& row, std::string_view name) const {
    return static_cast<std::uint64_t>(integer(row, name));
  }
  [[nodiscard]] const std::string& text(const Row& row, std::string_view name) const {
    return std::get<std::string>(cell(row, name));
  }

 private:
  [[nodiscard]] const Cell& cell(const Row& row, std::string_view name) const {
    static const Cell none{};
    const auto at = column_named(table_, name);
    return at ? row[*at] : none;
  }
  const Table& table_;
};

std::optional<double> log_of(std::optional<double> value) {
  return value && *value > 0 ? std::optional(std::log(*value)) : std::nullopt;
}

}  // namespace

ReportThemes ReportThemes::of(const Dictionary& dictionary, const std::vector<bool>& shown) {
  ReportThemes themes;
  std::size_t deepest = 0;
  for (std::uint32_t at = 0; at < dictionary.themes().size(); ++at) {
    if (!shown[at]) continue;
    themes.shown.push_back(ThemeId{at});
    deepest = std::max(deepest, dictionary.theme(ThemeId{at}).level);
  }
  themes.headline = headline_of(dictionary, themes.shown);
  themes.paired = themes.shown;
  for (; themes.paired.size() > most_paired && deepest > 0; --deepest) {
    std::erase_if(themes.paired, [&](ThemeId id) { return dictionary.theme(id).level >= deepest; });
  }
  if (themes.paired.size() < 2) themes.paired = themes.headline;
  return themes;
}

std::vector<std::optional<std::size_t>> ReportThemes::places(const Dictionary& dictionary) const {
  std::vector<std::optional<std::size_t>> places(dictionary.themes().size());
  for (std::size_t at = 0; at < shown.size(); ++at) places[index_of(shown[at])] = at;
  return places;
}

ReportTallies::ReportTallies(const ReportThemes& themes, Unit unit)
    : rates(themes.shown, unit), pairs(themes.paired, unit), sequence(themes.headline, [] {
        SequenceOptions options;
        options.lags = lags();
        return options;
      }()) {}

void ReportTallies::add(const CodedDocument& document, std::span<const GroupId> by_group,
                        std::span<const GroupId> together) {
  rates.add(document, by_group);
  pairs.add(document, together);
  if (!sequence.themes().empty()) sequence.add(document, together);
}

void ReportTallies::merge(const ReportTallies& other) {
  rates.merge(other.rates);
  pairs.merge(other.pairs);
  sequence.merge(other.sequence);
}

namespace {

enum Summed : std::size_t { hits_of, tokens_of, summed };

std::optional<double> rate(std::span<const std::uint64_t> sums) {
  if (sums[tokens_of] == 0) return std::nullopt;
  return static_cast<double>(sums[hits_of]) / static_cast<double>(sums[tokens_of]) * 1000;
}

void fill_rates(const CountedReport& counted, Report& report, Diagnostics& diagnostics) {
  IntervalColumns intervals(counted.inference, {{"per_1000", {rate, Scale::log}, nullptr}});
  const auto groups = counted.by_group.clustered_groups();
  for (std::size_t group = 0; group < groups.size(); ++group) {
    std::vector<ThemeTally::Group> parts;
    for (const GroupId id : groups[group].parts) parts.push_back(counted.tallies.rates.group(id));
    for (std::size_t theme = 0; theme < counted.themes.shown.size(); ++theme) {
      Report::Rate row{group, theme, 0, 0, {}, 0, 0};
      ClusterCounts clusters{summed, {}};
      for (const ThemeTally::Group& part : parts) {
        row.hits += part.themes[theme].hits;
        row.tokens += part.tokens;
        row.units_with += part.themes[theme].units_with;
        row.units += part.units;
        clusters.counts.insert(clusters.counts.end(), {part.themes[theme].hits, part.tokens});
      }
      row.per_1000.value = rate(clusters.sums());
      if (counted.inference.asked()) {
        Row cells;
        intervals.add_cells(clusters, tokens_of, cells);
        const Table table{intervals.columns(), {}};
        row.per_1000.low = Cells(table).real(cells, "per_1000_low");
        row.per_1000.high = Cells(table).real(cells, "per_1000_high");
      }
      report.rates.push_back(row);
    }
  }
  if (counted.inference.asked()) intervals.report(diagnostics);
}

void fill_groups(const CountedReport& counted, Report& report) {
  for (const ClusteredGroup& group : counted.by_group.clustered_groups()) {
    report.groups.push_back(name_of(group.key));
  }
}

/// What is warned of twice is said once.
void add_new(Diagnostics&& made, Diagnostics& diagnostics) {
  for (const Diagnostic& item : made.items()) {
    if (item.severity == Severity::warning) diagnostics.warning("of pairs: " + item.message);
  }
}

Report::Headline headline_of(const CountedReport& counted, const Report& report,
                             const Report::Pair& pair, const Row& row, const Cells& cells) {
  Report::Headline headline{pair.a, pair.b, pair.odds_ratio, pair.expected, {}, {}, {}};
  headline.pooled.counts = pair.counts;
  headline.within = cells.real(row, "mh_odds_ratio");
  headline.pooled.log_odds_ratio.value = log_of(headline.within);
  if (report.made.documents >= least_clusters && !counted.unit.overlaps()) {
    headline.pooled.log_odds_ratio.low = log_of(cells.real(row, "mh_low"));
    headline.pooled.log_odds_ratio.high = log_of(cells.real(row, "mh_high"));
  }
  const auto groups = counted.together.clustered_groups();
  if (groups.empty()) return headline;
  const CooccurrenceTally& tally = counted.tallies.pairs;
  const auto place = [&](ThemeId theme) {
    return static_cast<std::size_t>(std::find(tally.themes().begin(), tally.themes().end(), theme) -
                                    tally.themes().begin());
  };
  const std::size_t a = place(counted.themes.headline.front());
  const std::size_t b = place(counted.themes.headline.back());
  std::unordered_map<std::uint64_t, std::size_t> number_of;
  for (const auto& [order, name] : counted.together.documents()) {
    number_of.emplace(order, number_of.size());
  }
  for (std::size_t part = 0; part < groups.front().parts.size(); ++part) {
    const CooccurrenceTally::Group group = tally.group(groups.front().parts[part]);
    if (group.n == 0) continue;  // no talk of it is counted
    const std::uint64_t both = group.both[a * tally.themes().size() + b];
    Report::Tie tie;
    tie.document = number_of.at(groups.front().documents[part]);
    tie.counts = {group.n, group.with[a], group.with[b], both};
    const Fourfold table = Fourfold::from_counts(group.n, group.with[a], group.with[b], both);
    tie.log_odds_ratio.value = log_of(odds_ratio(table));
    if (const auto interval = counted.unit.overlaps()
                                  ? std::nullopt
                                  : odds_ratio_interval(table, counted.inference.confidence())) {
      tie.log_odds_ratio.low = log_of(interval->low);
      tie.log_odds_ratio.high = log_of(interval->high);
    }
    headline.interviews.push_back(tie);
  }
  return headline;
}

void fill_pairs(const CountedReport& counted, Report& report, Diagnostics& diagnostics) {
  const CountedPairs pairs{counted.together, counted.dictionary, counted.tallies.pairs,
                           counted.unit};
  if (counted.tallies.pairs.pairs(counted.dictionary).empty()) return;
  const Measure* odds = find_measure("odds_ratio");
  const MeasureColumns measures({odds, find_measure("npmi"), find_measure("jaccard")});
  Table table = pair_table(pairs, measures);
  add_strata_columns(pairs, nullptr, counted.inference.confidence(), table);
  if (counted.inference.asked()) {
    Diagnostics made;
    add_pair_intervals(pairs, {odds}, counted.inference, made, table);
    add_new(std::move(made), diagnostics);
  }
  const auto places = counted.themes.places(counted.dictionary);
  const auto place = [&](const std::string& name) {
    return *places[index_of(*counted.dictionary.find(name))];
  };
  const Cells cells(table);
  for (const Row& row : table.rows) {
    Report::Pair pair;
    pair.a = place(cells.text(row, "a"));
    pair.b = place(cells.text(row, "b"));
    pair.counts = {cells.count(row, "n"), cells.count(row, "n_a"), cells.count(row, "n_b"),
                   cells.count(row, "n_ab")};
    pair.expected = cells.real(row, "expected");
    pair.odds_ratio = {cells.real(row, "odds_ratio"), cells.real(row, "odds_ratio_low"),
                       cells.real(row, "odds_ratio_high")};
    pair.npmi = cells.real(row, "npmi");
    pair.jaccard = cells.real(row, "jaccard");
    const std::vector<ThemeId>& headline = counted.themes.headline;
    if (pair.a == places[index_of(headline.front())] &&
        pair.b == places[index_of(headline.back())]) {
      report.headline = headline_of(counted, report, pair, row, cells);
    }
    report.pairs.push_back(pair);
  }
}

void fill_lags(const CountedReport& counted, Report& report) {
  if (counted.themes.headline.empty()) return;
  const InferenceArguments no_intervals;
  const NullArguments no_draws;
  const CountedSequences sequences{counted.together, counted.dictionary, counted.tallies.sequence,
                                   nullptr,          no_intervals,       no_draws};
  const Table table = pairs_table(sequences);
  const auto places = counted.themes.places(counted.dictionary);
  const Cells cells(table);
  for (const Row& row : table.rows) {
    Report::Lag lag;
    lag.from = *places[index_of(*counted.dictionary.find(cells.text(row, "from")))];
    lag.to = *places[index_of(*counted.dictionary.find(cells.text(row, "to")))];
    if (lag.from == lag.to) continue;
    lag.lag = cells.integer(row, "lag");
    lag.n = cells.count(row, "n");
    lag.observed = cells.count(row, "observed");
    lag.expected = cells.real(row, "expected");
    lag.z = cells.real(row, "z");
    lag.p = cells.real(row, "p");
    report.lags.push_back(lag);
  }
}

}  // namespace

void fill_numbers(const CountedReport& counted, Report& report, Diagnostics& diagnostics) {
  fill_groups(counted, report);
  fill_rates(counted, report, diagnostics);
  fill_pairs(counted, report, diagnostics);
  fill_lags(counted, report);
  if (counted.themes.shown.size() > most_paired) {
    diagnostics.warning(fmt::format(
        "{} themes make too many pairs to show: {} of the upper levels are paired; choose others "
        "with --themes",
        counted.themes.shown.size(), counted.themes.paired.size()));
  }
}

}  // namespace themata::cli
