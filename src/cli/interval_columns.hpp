// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/stats/cluster_interval.hpp>
#include <themata/stats/interval.hpp>
#include <themata/table/table.hpp>

#include "options_inference.hpp"

namespace themata::cli {

/// The columns that `--ci` adds to a table: NAME_low and NAME_high for each figure of a row,
/// NAME_undefined (replicates in which it is undefined), and the number of interviews that
/// the row rests on.
class IntervalColumns {
 public:
  struct Figure {
    std::string name{};
    ClusterFigure figure{};
    /// What `wilson` gives, of the sums; null: nothing.
    std::function<std::optional<Interval>(std::span<const std::uint64_t> sums, double confidence)>
        independent = nullptr;
  };

  IntervalColumns(const InferenceArguments& inference, std::vector<Figure> figures);

  [[nodiscard]] std::vector<Column> columns() const;
  /// Cells of one row. Clusters whose `present` count, the column of that number, is 0 have
  /// no talk in this row and are no part of the sample.
  void add_cells(const ClusterCounts& counts, std::size_t present, Row& row);
  /// How the intervals were made, which rows rest on few interviews, why cells are empty.
  void report(Diagnostics& diagnostics) const;

 private:
  const ClusterReplicates& replicates(std::size_t clusters);

  const InferenceArguments& inference_;
  std::vector<Figure> figures_;
  std::map<std::size_t, ClusterReplicates> replicates_{};  ///< by number of clusters
  std::uint64_t rows_ = 0;
  std::uint64_t rows_of_few_ = 0;
  std::map<NoInterval, std::uint64_t> empty_{};
  std::set<std::size_t> clusters_{};
};

}  // namespace themata::cli
