// SPDX-License-Identifier: MIT
#include "cooccur_inference.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include <themata/stats/strata.hpp>

namespace themata::cli {
namespace {

Fourfold fourfold_of(std::span<const std::uint64_t> sums) {
  return Fourfold::from_counts(sums[units_of_pair], sums[units_with_a], sums[units_with_b],
                               sums[units_with_both]);
}

/// Ratios on the log scale, shares on the logit scale, the rest as they are.
Scale scale_of(std::string_view name) {
  if (name == "odds_ratio") return Scale::log;
  for (const std::string_view share : {"jaccard", "dice", "ochiai", "overlap"}) {
    if (name == share) return Scale::logit;
  }
  return Scale::raw;
}

/// Is the measure a share with Wilson's interval, or made of such?
bool has_wilson(std::string_view name) {
  for (const std::string_view one : {"jaccard", "dice", "overlap", "delta_p_ab", "delta_p_ba"}) {
    if (name == one) return true;
  }
  return false;
}

/// Calls `visit(parts, i, j)` for every row of a table of pairs.
template <typename Visit>
void for_each_pair(const CountedPairs& counted, const Visit& visit) {
  const auto pairs = counted.tally.pairs(counted.dictionary);
  for (const ClusteredGroup& clustered : counted.selection.clustered_groups()) {
    for (const auto& [i, j] : pairs) visit(clustered.parts, i, j);
  }
}

Fourfold fourfold_of(const CooccurrenceTally& tally, GroupId id, std::size_t i, std::size_t j) {
  const CooccurrenceTally::Group group = tally.group(id);
  return Fourfold::from_counts(group.n, group.with[i], group.with[j],
                               group.both[i * tally.themes().size() + j]);
}

Row cells_of(const CooccurrenceSlice& slice, const PairSplit& split) {
  Row cells;
  if (split.status) cells.push_back(text_cell(status_name(*slice.status)));
  if (split.polarity) cells.push_back(text_cell(polarity_name(*slice.polarity)));
  return cells;
}

}  // namespace

std::vector<IntervalColumns::Figure> pair_figures(const std::vector<const Measure*>& measures,
                                                  const Unit& unit) {
  std::vector<IntervalColumns::Figure> figures;
  for (const Measure* measure : measures) {
    // A test statistic grows with the sample: an interval of it says nothing.
    if (measure->value == nullptr || measure->p != nullptr) continue;
    IntervalColumns::Figure figure{std::string(measure->name),
                                   {[value = measure->value](std::span<const std::uint64_t> sums) {
                                      return value(fourfold_of(sums));
                                    },
                                    scale_of(measure->name)}};
    if (has_wilson(measure->name) && !unit.overlaps()) {
      figure.independent = [interval = measure->interval](std::span<const std::uint64_t> sums,
                                                          double confidence) {
        return interval(fourfold_of(sums), confidence);
      };
    }
    figures.push_back(std::move(figure));
  }
  return figures;
}

void add_pair_intervals(const CountedPairs& counted, const std::vector<const Measure*>& measures,
                        const InferenceArguments& inference, Diagnostics& diagnostics,
                        Table& table) {
  IntervalColumns intervals(inference, pair_figures(measures, counted.unit));
  for (Column& column : intervals.columns()) table.columns.push_back(std::move(column));
  auto row = table.rows.begin();
  std::map<GroupId, CooccurrenceTally::Group> known;
  for_each_pair(counted, [&](const std::vector<GroupId>& parts, std::size_t i, std::size_t j) {
    ClusterCounts counts{pair_sums, {}};
    for (const GroupId id : parts) {
      const auto found = known.find(id);
      const auto& group = found != known.end()
                              ? found->second
                              : known.emplace(id, counted.tally.group(id)).first->second;
      counts.counts.insert(counts.counts.end(),
                           {group.n, group.with[i], group.with[j],
                            group.both[i * counted.tally.themes().size() + j]});
    }
    intervals.add_cells(counts, units_of_pair, *row);
    ++row;
  });
  intervals.report(diagnostics);
}

std::vector<Column> strata_columns() {
  std::vector<Column> columns{{"strata", ColumnType::integer}};
  for (const char* name : {"mh_odds_ratio", "mh_low", "mh_high", "cmh", "cmh_p"}) {
    columns.push_back({name, ColumnType::real});
  }
  return columns;
}

void add_strata_cells(std::vector<Fourfold> strata, double confidence, Row& row) {
  std::erase_if(strata, [](const Fourfold& stratum) { return stratum.n() == 0; });
  const auto interval = mantel_haenszel_interval(strata, confidence);
  const auto test = cochran_mantel_haenszel(strata, Continuity::corrected);
  row.push_back(count_cell(strata.size()));
  row.push_back(real_cell(mantel_haenszel_odds_ratio(strata)));
  row.push_back(interval ? real_cell(interval->low) : Cell{});
  row.push_back(interval ? real_cell(interval->high) : Cell{});
  row.push_back(test ? real_cell(test->statistic) : Cell{});
  row.push_back(test ? real_cell(test->p) : Cell{});
}

void add_strata_columns(const CountedPairs& counted, const CooccurrenceSlices* by_length,
                        double confidence, Table& table) {
  for (Column& column : strata_columns()) table.columns.push_back(std::move(column));
  auto row = table.rows.begin();
  for_each_pair(counted, [&](const std::vector<GroupId>& parts, std::size_t i, std::size_t j) {
    std::vector<Fourfold> strata;
    for (const GroupId id : parts) {
      const std::size_t slices = by_length == nullptr ? 1 : by_length->slices().size();
      for (std::size_t slice = 0; slice < slices; ++slice) {
        const CooccurrenceTally& tally =
            by_length == nullptr ? counted.tally : by_length->tally(slice);
        strata.push_back(fourfold_of(tally, id, i, j));
      }
    }
    add_strata_cells(std::move(strata), confidence, *row);
    ++row;
  });
}

std::vector<CooccurrenceSlice> PairSplit::slices() const {
  std::vector<CooccurrenceSlice> slices{{}};
  if (status) {
    slices.clear();
    for (const Status one : all_statuses) {
      if (statuses.has(one)) slices.push_back({one, {}, {}});
    }
  }
  if (!polarity) return slices;
  std::vector<CooccurrenceSlice> split;
  for (const CooccurrenceSlice& slice : slices) {
    for (const Polarity pole : {Polarity::adherence, Polarity::violation, Polarity::none}) {
      split.push_back({slice.status, pole, {}});
    }
  }
  return split;
}

Table join_slices(const PairSplit& split, const std::vector<CooccurrenceSlice>& slices,
                  std::vector<Table> tables, std::size_t fields, std::size_t groups) {
  Table joined{std::move(tables.front().columns), {}};
  const auto after_groups = joined.columns.begin() + static_cast<std::ptrdiff_t>(fields);
  std::vector<Column> columns;
  if (split.status) columns.push_back({"status"});
  if (split.polarity) columns.push_back({"polarity"});
  joined.columns.insert(after_groups, columns.begin(), columns.end());
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::size_t slice = 0; slice < tables.size(); ++slice) {
      const Row cells = cells_of(slices[slice], split);
      const std::size_t rows = tables[slice].rows.size() / groups;
      for (std::size_t at = group * rows; at < (group + 1) * rows; ++at) {
        Row row = std::move(tables[slice].rows[at]);
        row.insert(row.begin() + static_cast<std::ptrdiff_t>(fields), cells.begin(), cells.end());
        joined.rows.push_back(std::move(row));
      }
    }
  }
  return joined;
}

}  // namespace themata::cli
