// SPDX-License-Identifier: MIT
#include "interval_columns.hpp"

#include <fmt/format.h>

#include <themata/base/error.hpp>

namespace themata::cli {
namespace {

constexpr std::size_t most_drawn = 250'000'000;

ClusterCounts with_talk(const ClusterCounts& counts, std::size_t present) {
  ClusterCounts kept{counts.width, {}};
  for (std::size_t cluster = 0; cluster < counts.clusters(); ++cluster) {
    const auto row = counts.row(cluster);
    if (row[present] > 0) kept.counts.insert(kept.counts.end(), row.begin(), row.end());
  }
  return kept;
}

}  // namespace

IntervalColumns::IntervalColumns(const InferenceArguments& inference, std::vector<Figure> figures)
    : inference_(inference), figures_(std::move(figures)) {}

std::vector<Column> IntervalColumns::columns() const {
  std::vector<Column> columns;
  for (const Figure& figure : figures_) {
    columns.push_back({figure.name + "_low", ColumnType::real});
    columns.push_back({figure.name + "_high", ColumnType::real});
    if (inference_.by_interview()) {
      columns.push_back({figure.name + "_undefined", ColumnType::integer});
    }
  }
  columns.push_back({"interviews", ColumnType::integer});
  return columns;
}

const ClusterReplicates& IntervalColumns::replicates(std::size_t clusters) {
  const auto known = replicates_.find(clusters);
  if (known != replicates_.end()) return known->second;
  // Draws are kept, four bytes an interview, so that all figures share them.
  const ClusterOptions options = inference_.options();
  if (options.method != ClusterMethod::jackknife && clusters > most_drawn / options.draws) {
    throw Error(ErrorKind::usage,
                fmt::format("{} draws of {} interviews are more than themata keeps; at most {} "
                            "draws of so many",
                            options.draws, clusters, most_drawn / clusters));
  }
  return replicates_.try_emplace(clusters, clusters, inference_.options()).first->second;
}

void IntervalColumns::add_cells(const ClusterCounts& counts, std::size_t present, Row& row) {
  const ClusterCounts kept = with_talk(counts, present);
  ++rows_;
  clusters_.insert(kept.clusters());
  if (!inference_.by_interview()) {
    const std::vector<std::uint64_t> sums = counts.sums();
    for (const Figure& figure : figures_) {
      const auto interval = figure.independent == nullptr
                                ? std::nullopt
                                : figure.independent(sums, inference_.confidence());
      row.push_back(interval ? real_cell(interval->low) : Cell{});
      row.push_back(interval ? real_cell(interval->high) : Cell{});
    }
    row.push_back(count_cell(kept.clusters()));
    return;
  }
  std::vector<ClusterFigure> figures;
  for (const Figure& figure : figures_) figures.push_back(figure.figure);
  for (const ClusterInterval& interval : replicates(kept.clusters()).intervals(kept, figures)) {
    row.push_back(real_cell(interval.low));
    row.push_back(real_cell(interval.high));
    row.push_back(interval.why == NoInterval::too_few_clusters ? Cell{}
                                                               : count_cell(interval.undefined));
    if (interval.why != NoInterval::given) ++empty_[interval.why];
  }
  const std::size_t clusters = kept.clusters();
  if (clusters >= least_clusters && clusters < few_clusters) ++rows_of_few_;
  row.push_back(count_cell(clusters));
}

void IntervalColumns::report(Diagnostics& diagnostics) const {
  diagnostics.note(fmt::format("intervals: {}", inference_.description()));
  if (!inference_.by_interview()) {
    diagnostics.warning(
        "turns of one interview resemble each other, so these intervals are too narrow; "
        "`--ci jackknife` takes interviews as the sample");
    return;
  }
  if (rows_of_few_ > 0) {
    diagnostics.warning(
        fmt::format("fewer than {2} interviews in {0} of {1} rows: their intervals are rough",
                    rows_of_few_, rows_, few_clusters));
  }
  for (const auto& [why, count] : empty_) {
    diagnostics.warning(fmt::format("{} {} empty: {}", count,
                                    count == 1 ? "interval is" : "intervals are", reason(why)));
  }
}

}  // namespace themata::cli
