// SPDX-License-Identifier: MIT
#include <array>

#include "group_columns.hpp"
#include "sequence_rows.hpp"

namespace themata::cli {

std::vector<IntervalColumns::Figure> asymmetry_figures() {
  const auto asymmetry = [](std::span<const std::uint64_t> sums) -> std::optional<double> {
    const auto forward = log_odds_ratio(summed(sums, 0));
    const auto backward = log_odds_ratio(summed(sums, 1));
    if (!forward || !backward) return std::nullopt;
    return *forward - *backward;
  };
  return {{"log_odds_ratio_asymmetry", {asymmetry, Scale::raw}, nullptr}};
}

namespace {

void add_difference(std::optional<double> forward, std::optional<double> backward, Row& row) {
  row.push_back(real_cell(forward));
  row.push_back(real_cell(backward));
  row.push_back(forward && backward ? real_cell(*forward - *backward) : Cell{});
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
  add_inference_columns(counted, columns);
  Table table = grouped_table(counted.selection, std::move(columns));
  const std::vector<Part> parts = parts_of(counted);
  const std::size_t codes = counted.tally.codes();
  for (const ClusteredGroup& its : counted.selection.clustered_groups()) {
    const GroupCounts group = counts_of(counted, its);
    NullRows drawn(counted, its, table);
    for (const Part part : parts) {
      for (std::size_t a = 0; a < codes; ++a) {
        for (std::size_t b = a + 1; b < codes; ++b) {
          for (std::size_t lag = 0; lag < counted.tally.options().lags.size(); ++lag) {
            if (!may_pair(counted, counted.tally.options().lags[lag], a, b)) continue;
            const std::array both{Pair{lag, a, b, part}, Pair{lag, b, a, part}};
            Row row = asymmetry_row(counted, group, both.front());
            if (counted.intervals != nullptr) {
              counted.intervals->add_cells(clusters_of(counted, group, both), 0, row);
            }
            drawn.add({lagged(counted, a, b, lag), lagged(counted, b, a, lag), {}}, part);
            add_row(counted, table, group_cells(its.key), part, row);
          }
        }
      }
    }
    drawn.fill();
  }
  return table;
}

}  // namespace themata::cli
