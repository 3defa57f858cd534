// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <themata/stats/measures.hpp>
#include <themata/table/table.hpp>

namespace themata::cli {

/// May units be taken to be independent of each other?
enum class Independence : std::uint8_t {
  assumed,
  impossible  ///< they overlap: then p and intervals are empty
};

/// The columns of measures of association in a table of pairs: NAME; NAME_low and NAME_high
/// where there is an interval; NAME_p where there is a test; at the end p_bh and p_holm, the p
/// adjusted for the rows of the whole table.
class MeasureColumns {
 public:
  MeasureColumns(std::vector<const Measure*> measures, double confidence,
                 Independence independence);
  /// Values alone.
  explicit MeasureColumns(std::vector<const Measure*> measures);

  [[nodiscard]] std::vector<Column> columns() const;
  /// The cells of one row.
  void add_cells(const Fourfold& table, Row& row) const;
  /// Fills p_bh and p_holm, once all rows are there.
  void adjust(Table& table) const;
  /// Which p is adjusted: Fisher's, else that of G2, else of X2 with Yates' correction, else of
  /// X2; null without a test.
  [[nodiscard]] const Measure* adjusted() const { return adjusted_; }

 private:
  enum class Detail : std::uint8_t { values, all };
  [[nodiscard]] bool shows_p(const Measure& measure) const;
  [[nodiscard]] bool shows_interval(const Measure& measure) const;

  std::vector<const Measure*> measures_;
  double confidence_ = 0.95;
  Independence independence_ = Independence::assumed;
  Detail detail_;
  const Measure* adjusted_ = nullptr;
};

}  // namespace themata::cli
