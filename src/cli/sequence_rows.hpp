// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <themata/stats/null_sequence.hpp>

#include "sequence_table.hpp"

// What the tables of `sequence` share.

namespace themata::cli {

using Part = SequenceTally::Part;

/// The counts of one group.
struct GroupCounts {
  SequenceTally::Document total;
  std::vector<const SequenceTally::Document*> documents;
};

struct Pair {
  std::size_t lag;  ///< index
  std::size_t from;
  std::size_t to;
  Part part;
};

[[nodiscard]] Fourfold fourfold_of(const LaggedCounts& counts);
/// The four counts of a pair among those that clusters_of() gives.
[[nodiscard]] Fourfold summed(std::span<const std::uint64_t> sums, std::size_t pair);
[[nodiscard]] std::optional<double> log_odds_ratio(const Fourfold& table);
[[nodiscard]] GroupCounts counts_of(const CountedSequences& counted, const ClusteredGroup& group);
/// The parts that have rows: all, or by whether the second theme was prompted.
[[nodiscard]] std::vector<Part> parts_of(const CountedSequences& counted);
/// May the two be a row? Not a theme and its ancestor; not a theme with itself in one turn.
[[nodiscard]] bool may_pair(const SequenceTally& tally, const Dictionary& dictionary,
                            std::int32_t lag, std::size_t from, std::size_t to);
[[nodiscard]] inline bool may_pair(const CountedSequences& counted, std::int32_t lag,
                                   std::size_t from, std::size_t to) {
  return may_pair(counted.tally, counted.dictionary, lag, from, to);
}

/// One row of counts a document: n, from, to and both of one pair, or of two.
[[nodiscard]] ClusterCounts clusters_of(const CountedSequences& counted, const GroupCounts& group,
                                        std::span<const Pair> pairs);
[[nodiscard]] LaggedPair lagged(const CountedSequences& counted, std::size_t from, std::size_t to,
                                std::size_t lag);
/// A column for the part where there are several.
[[nodiscard]] std::vector<Column> first_columns(const CountedSequences& counted);
/// Of `--ci` and `--null`.
void add_inference_columns(const CountedSequences& counted, std::vector<Column>& columns);
/// Rows of one group that begin with `start`, and a cell for the part where there are several.
void add_row(const CountedSequences& counted, Table& table, const Row& start, Part part,
             const Row& cells);

/// Rows wait for their null model, which is drawn for a group's figures together.
class NullRows {
 public:
  NullRows(const CountedSequences& counted, const ClusteredGroup& group, Table& table)
      : counted_(counted), group_(group), table_(table) {}

  /// A theme can't move against itself where it stays: of a part, such a row has no draws.
  void add(LaggedFigure figure, Part part);

  /// Appends null_expected, null_ratio, p_upper and p_lower to the rows that were added.
  void fill() const;

 private:
  [[nodiscard]] std::vector<SignedNullResult> draw() const;

  const CountedSequences& counted_;
  const ClusteredGroup& group_;
  Table& table_;
  std::vector<LaggedFigure> figures_{};
  std::vector<std::size_t> rows_{};
  std::vector<std::size_t> undrawn_{};
};

}  // namespace themata::cli
