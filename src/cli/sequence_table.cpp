// SPDX-License-Identifier: MIT
#include "sequence_table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include <themata/stats/strata.hpp>

#include "group_columns.hpp"

namespace themata::cli {

std::string CountedSequences::code_name(std::size_t code) const {
  const std::vector<ThemeId>& themes = tally.themes();
  return code < themes.size() ? dictionary.theme(themes[code]).full_name : "none";
}

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

using Part = SequenceTally::Part;

constexpr std::array measured{"expected", "z", "p", "yule_q"};

Fourfold fourfold_of(const LaggedCounts& counts) {
  return Fourfold::from_counts(counts.n, counts.from, counts.to, counts.both);
}

/// The counts of one group.
struct GroupCounts {
  SequenceTally::Document total;
  std::vector<const SequenceTally::Document*> documents;
};

GroupCounts counts_of(const CountedSequences& counted, GroupId id) {
  return {counted.tally.total(id), counted.tally.documents(id)};
}

/// The parts that have rows: all, or by whether the second theme was prompted.
std::vector<Part> parts_of(const CountedSequences& counted) {
  if (!counted.tally.options().prompting) return {Part::all};
  for (const auto& [key, id] : counted.selection.groups()) {
    const SequenceTally::Document total = counted.tally.total(id);
    for (std::size_t lag = 0; lag < counted.tally.options().lags.size(); ++lag) {
      if (counted.tally.counts(total, lag, 0, 0, Part::unknown).n > 0) {
        return {Part::prompted, Part::spontaneous, Part::unknown};
      }
    }
  }
  return {Part::prompted, Part::spontaneous};
}

Cell part_cell(Part part) {
  return text_cell(prompted_name(part == Part::prompted      ? Prompted::prompted
                                 : part == Part::spontaneous ? Prompted::spontaneous
                                                             : Prompted::unknown));
}

/// May the two be a row? Not a theme and its ancestor; not a theme with itself in one turn.
bool may_pair(const CountedSequences& counted, std::int32_t lag, std::size_t from, std::size_t to) {
  const std::vector<ThemeId>& themes = counted.tally.themes();
  if (from == to) return lag != 0;
  if (from >= themes.size() || to >= themes.size()) return true;
  return !counted.dictionary.is_ancestor(themes[from], themes[to]) &&
         !counted.dictionary.is_ancestor(themes[to], themes[from]);
}

struct Pair {
  std::size_t lag;  ///< index
  std::size_t from;
  std::size_t to;
  Part part;
};

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
  const auto interval = mantel_haenszel_interval(strata, counted.confidence);
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

/// Rows of one group that begin with `start`, and a cell for the part where there are several.
void add_row(const CountedSequences& counted, Table& table, const Row& start, Part part,
             const Row& cells) {
  Row row = start;
  if (counted.tally.options().prompting) row.push_back(part_cell(part));
  row.insert(row.end(), cells.begin(), cells.end());
  table.rows.push_back(std::move(row));
}

std::vector<Column> first_columns(const CountedSequences& counted) {
  return counted.tally.options().prompting ? std::vector<Column>{{"prompted"}}
                                           : std::vector<Column>{};
}

}  // namespace

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
  Table table = grouped_table(counted.selection, std::move(columns));
  const std::vector<Part> parts = parts_of(counted);
  const std::size_t codes = counted.tally.codes();
  for (const auto& [key, id] : counted.selection.groups()) {
    const GroupCounts group = counts_of(counted, id);
    const std::vector<LagStatistics> exclusive = all_lags(counted, group);
    for (const Part part : parts) {
      for (std::size_t cell = 0; cell < codes * codes; ++cell) {
        for (std::size_t lag = 0; lag < counted.tally.options().lags.size(); ++lag) {
          const Pair pair{lag, cell / codes, cell % codes, part};
          if (!may_pair(counted, counted.tally.options().lags[lag], pair.from, pair.to)) continue;
          add_row(counted, table, group_cells(key), part,
                  pair_row(counted, group, pair, exclusive));
        }
      }
    }
  }
  return table;
}

Table omnibus_table(const CountedSequences& counted) {
  Table table = grouped_table(counted.selection, {{"lag", ColumnType::integer},
                                                  {"g2", ColumnType::real},
                                                  {"df", ColumnType::integer},
                                                  {"p", ColumnType::real}});
  for (const auto& [key, id] : counted.selection.groups()) {
    const std::vector<LagStatistics> statistics = all_lags(counted, counts_of(counted, id));
    for (std::size_t lag = 0; lag < statistics.size(); ++lag) {
      Row row = group_cells(key);
      row.emplace_back(std::int64_t{counted.tally.options().lags[lag]});
      row.push_back(real_cell(statistics[lag].g2));
      row.push_back(count_cell(statistics[lag].df));
      row.push_back(real_cell(statistics[lag].p));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

namespace {

void add_difference(std::optional<double> forward, std::optional<double> backward, Row& row) {
  row.push_back(real_cell(forward));
  row.push_back(real_cell(backward));
  row.push_back(forward && backward ? real_cell(*forward - *backward) : Cell{});
}

std::optional<double> log_odds_ratio(const Fourfold& table) {
  const auto ratio = odds_ratio(table);
  return ratio ? std::optional(std::log(*ratio)) : std::nullopt;
}

Row asymmetry_row(const CountedSequences& counted, const GroupCounts& group, const Pair& pair) {
  const LaggedCounts forward =
      counted.tally.counts(group.total, pair.lag, pair.from, pair.to, pair.part);
  const LaggedCounts backward =
      counted.tally.counts(group.total, pair.lag, pair.to, pair.from, pair.part);
  Row row{text_cell(counted.code_name(pair.from)), text_cell(counted.code_name(pair.to)),
          std::int64_t{counted.tally.options().lags[pair.lag]}};
  for (const std::uint64_t count : {forward.n, backward.n, forward.both, backward.both}) {
    row.push_back(count_cell(count));
  }
  row.emplace_back(static_cast<std::int64_t>(forward.both) -
                   static_cast<std::int64_t>(backward.both));
  for (const auto measure : {expected_both, yule_q, log_odds_ratio}) {
    add_difference(measure(fourfold_of(forward)), measure(fourfold_of(backward)), row);
  }
  return row;
}

}  // namespace

Table asymmetry_table(const CountedSequences& counted) {
  std::vector<Column> columns = first_columns(counted);
  for (const char* name : {"a", "b"}) columns.push_back({name});
  for (const char* name : {"lag", "n_forward", "n_backward", "forward", "backward", "asymmetry"}) {
    columns.push_back({name, ColumnType::integer});
  }
  for (const char* name : {"expected", "yule_q", "log_odds_ratio"}) {
    for (const char* side : {"_forward", "_backward", "_asymmetry"}) {
      columns.push_back({std::string(name) + side, ColumnType::real});
    }
  }
  Table table = grouped_table(counted.selection, std::move(columns));
  const std::vector<Part> parts = parts_of(counted);
  const std::size_t codes = counted.tally.codes();
  for (const auto& [key, id] : counted.selection.groups()) {
    const GroupCounts group = counts_of(counted, id);
    for (const Part part : parts) {
      for (std::size_t a = 0; a < codes; ++a) {
        for (std::size_t b = a + 1; b < codes; ++b) {
          for (std::size_t lag = 0; lag < counted.tally.options().lags.size(); ++lag) {
            if (!may_pair(counted, counted.tally.options().lags[lag], a, b)) continue;
            add_row(counted, table, group_cells(key), part,
                    asymmetry_row(counted, group, {lag, a, b, part}));
          }
        }
      }
    }
  }
  return table;
}

}  // namespace themata::cli
