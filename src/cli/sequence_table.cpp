// SPDX-License-Identifier: MIT
#include "sequence_table.hpp"

#include <fmt/format.h>

#include <array>

#include <themata/stats/proportions.hpp>
#include <themata/stats/strata.hpp>

#include "group_columns.hpp"
#include "sequence_rows.hpp"

namespace themata::cli {

StructuralZeros CountedSequences::zeros_at(std::int32_t lag) const {
  StructuralZeros at_lag = zeros;
  const bool merged = tally.options().repeats == SequenceOptions::Repeats::merged;
  if (merged && (lag == 1 || lag == -1)) {
    for (std::size_t code = 0; code < tally.codes(); ++code) {
      at_lag[code * tally.codes() + code] = true;
    }
  }
  return at_lag;
}

namespace {

constexpr std::array measured{"expected", "z", "p", "yule_q"};

void add_strata_cells(const CountedSequences& counted, const GroupCounts& group, const Pair& pair,
                      Row& row) {
  std::vector<Fourfold> strata;
  std::uint64_t telling = 0;
  for (const SequenceTally::Document* document : group.documents) {
    strata.push_back(
        fourfold_of(counted.tally.counts(*document, pair.lag, pair.from, pair.to, pair.part)));
    const Fourfold& table = strata.back();
    const bool has_margins = table.both + table.first > 0 && table.both + table.second > 0 &&
                             table.neither + table.first > 0 && table.neither + table.second > 0;
    telling += has_margins ? 1 : 0;
  }
  row.push_back(real_cell(mantel_haenszel_odds_ratio(strata)));
  const auto interval = mantel_haenszel_interval(strata, counted.inference.confidence());
  row.push_back(interval ? real_cell(interval->low) : Cell{});
  row.push_back(interval ? real_cell(interval->high) : Cell{});
  const auto test = cochran_mantel_haenszel(strata, Continuity::corrected);
  row.push_back(test ? real_cell(test->p) : Cell{});
  row.push_back(count_cell(telling));
}

/// What the whole table of a lag says; of a table that is no such table, nothing.
LagStatistics exclusive_statistics(const CountedSequences& counted, const GroupCounts& group,
                                   std::size_t lag) {
  const std::size_t codes = counted.tally.codes();
  LagTable table(codes);
  const StructuralZeros zeros = counted.zeros_at(counted.tally.options().lags[lag]);
  for (std::size_t from = 0; from < codes; ++from) {
    for (std::size_t to = 0; to < codes; ++to) {
      const std::uint64_t count = counted.tally.counts(group.total, lag, from, to).both;
      if (count > 0 && zeros[from * codes + to]) {
        throw Error(
            ErrorKind::usage,
            fmt::format("`{}` can't be impossible before `{}`: it stands there in {} of the "
                        "pairs at lag {}; leave it out of --structural-zeros",
                        counted.code_name(from), counted.code_name(to), count,
                        counted.tally.options().lags[lag]));
      }
      table.add(from, to, count);
    }
  }
  return lag_statistics(table, zeros);
}

Row pair_row(const CountedSequences& counted, const GroupCounts& group, const Pair& pair,
             const std::vector<LagStatistics>& exclusive) {
  const LaggedCounts counts =
      counted.tally.counts(group.total, pair.lag, pair.from, pair.to, pair.part);
  const Fourfold table = fourfold_of(counts);
  std::optional<double> expected = expected_both(table);
  std::optional<double> z = adjusted_residual(table);
  bool possible = true;
  if (!exclusive.empty()) {
    const std::size_t codes = counted.tally.codes();
    const std::size_t cell = pair.from * codes + pair.to;
    expected = exclusive[pair.lag].expected[cell];
    z = exclusive[pair.lag].z[cell];
    possible = !counted.zeros_at(counted.tally.options().lags[pair.lag])[cell];
  }
  Row row{text_cell(counted.code_name(pair.from)), text_cell(counted.code_name(pair.to)),
          std::int64_t{counted.tally.options().lags[pair.lag]}, count_cell(counts.n),
          count_cell(counts.both)};
  row.push_back(real_cell(expected));
  row.push_back(real_cell(z));
  row.push_back(z ? real_cell(two_sided_p(*z)) : Cell{});
  row.push_back(possible ? real_cell(yule_q(table)) : Cell{});
  row.push_back(count_cell(counts.from));
  row.push_back(count_cell(counts.to));
  row.push_back(possible ? real_cell(transition_probability(table)) : Cell{});
  row.push_back(possible ? real_cell(odds_ratio(table)) : Cell{});
  if (possible) {
    add_strata_cells(counted, group, pair, row);
  } else {
    row.insert(row.end(), 5, Cell{});
  }
  return row;
}

std::vector<LagStatistics> all_lags(const CountedSequences& counted, const GroupCounts& group) {
  std::vector<LagStatistics> statistics;
  if (!counted.exclusive()) return statistics;
  for (std::size_t lag = 0; lag < counted.tally.options().lags.size(); ++lag) {
    statistics.push_back(exclusive_statistics(counted, group, lag));
  }
  return statistics;
}

}  // namespace

std::vector<IntervalColumns::Figure> pair_figures() {
  const auto ratio = [](std::span<const std::uint64_t> sums) {
    return odds_ratio(summed(sums, 0));
  };
  const auto transition = [](std::span<const std::uint64_t> sums) {
    return transition_probability(summed(sums, 0));
  };
  return {{"odds_ratio", {ratio, Scale::log}, nullptr},
          {"transition",
           {transition, Scale::logit},
           [](std::span<const std::uint64_t> sums, double confidence) {
             return wilson_interval({sums[3], sums[1]}, confidence);
           }}};
}

Table pairs_table(const CountedSequences& counted) {
  std::vector<Column> columns = first_columns(counted);
  for (const char* name : {"from", "to"}) columns.push_back({name});
  for (const char* name : {"lag", "n", "observed"}) columns.push_back({name, ColumnType::integer});
  for (const char* name : measured) columns.push_back({name, ColumnType::real});
  for (const char* name : {"n_from", "n_to"}) columns.push_back({name, ColumnType::integer});
  for (const char* name : {"transition", "odds_ratio", "odds_ratio_mh", "odds_ratio_mh_low",
                           "odds_ratio_mh_high", "cmh_p"}) {
    columns.push_back({name, ColumnType::real});
  }
  columns.push_back({"strata", ColumnType::integer});
  add_inference_columns(counted, columns);
  Table table = grouped_table(counted.selection, std::move(columns));
  const std::vector<Part> parts = parts_of(counted);
  const std::size_t codes = counted.tally.codes();
  for (const ClusteredGroup& its : counted.selection.clustered_groups()) {
    const GroupCounts group = counts_of(counted, its);
    const std::vector<LagStatistics> exclusive = all_lags(counted, group);
    NullRows drawn(counted, its, table);
    for (const Part part : parts) {
      for (std::size_t cell = 0; cell < codes * codes; ++cell) {
        for (std::size_t lag = 0; lag < counted.tally.options().lags.size(); ++lag) {
          const Pair pair{lag, cell / codes, cell % codes, part};
          if (!may_pair(counted, counted.tally.options().lags[lag], pair.from, pair.to)) continue;
          Row row = pair_row(counted, group, pair, exclusive);
          if (counted.intervals != nullptr) {
            counted.intervals->add_cells(clusters_of(counted, group, std::span(&pair, 1)), 0, row);
          }
          drawn.add({lagged(counted, pair.from, pair.to, lag), {}, {}}, part);
          add_row(counted, table, group_cells(its.key), part, row);
        }
      }
    }
    drawn.fill();
  }
  return table;
}

Table omnibus_table(const CountedSequences& counted) {
  Table table = grouped_table(counted.selection, {{"lag", ColumnType::integer},
                                                  {"g2", ColumnType::real},
                                                  {"df", ColumnType::integer},
                                                  {"p", ColumnType::real}});
  for (const ClusteredGroup& its : counted.selection.clustered_groups()) {
    const std::vector<LagStatistics> statistics = all_lags(counted, counts_of(counted, its));
    for (std::size_t lag = 0; lag < statistics.size(); ++lag) {
      Row row = group_cells(its.key);
      row.emplace_back(std::int64_t{counted.tally.options().lags[lag]});
      row.push_back(real_cell(statistics[lag].g2));
      row.push_back(count_cell(statistics[lag].df));
      row.push_back(real_cell(statistics[lag].p));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace themata::cli
