// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/coding/statuses.hpp>
#include <themata/stats/association.hpp>
#include <themata/tally/cooccurrence_slices.hpp>

#include "cooccur_tables.hpp"
#include "interval_columns.hpp"

namespace themata::cli {

/// Units, those with a, with b and with both, which the figures below are of.
enum PairSum : std::size_t {
  units_of_pair,
  units_with_a,
  units_with_b,
  units_with_both,
  pair_sums
};
/// What `--ci` encloses of these measures: all but tests, whose statistics grow with the sample.
/// With `wilson` only shares and differences of shares have intervals, and no unit that overlaps.
[[nodiscard]] std::vector<IntervalColumns::Figure> pair_figures(
    const std::vector<const Measure*>& measures, const Unit& unit);

/// strata, mh_odds_ratio, its interval, cmh and cmh_p.
[[nodiscard]] std::vector<Column> strata_columns();
/// Their cells. Strata without a unit are none.
void add_strata_cells(std::vector<Fourfold> strata, double confidence, Row& row);

/// Adds to a table of pairs, a row for each group and pair, what `--ci` makes of its measures.
void add_pair_intervals(const CountedPairs& counted, const std::vector<const Measure*>& measures,
                        const InferenceArguments& inference, Diagnostics& diagnostics,
                        Table& table);

/// Adds the columns of strata: the pair within interviews, or
/// within interviews and classes of length of their turns (`by_length`, else null).
void add_strata_columns(const CountedPairs& counted, const CooccurrenceSlices* by_length,
                        double confidence, Table& table);

/// The fields of `--by` that belong to hits: rows for each of their values.
struct PairSplit {
  bool status = false;
  bool polarity = false;
  StatusSet statuses = StatusSet::all();

  [[nodiscard]] bool any() const { return status || polarity; }
  [[nodiscard]] std::vector<CooccurrenceSlice> slices() const;
};

/// One table of pairs for each slice, with the same groups, put together: group by group, slice
/// by slice. `fields`: how many columns of groups come first.
[[nodiscard]] Table join_slices(const PairSplit& split,
                                const std::vector<CooccurrenceSlice>& slices,
                                std::vector<Table> tables, std::size_t fields, std::size_t groups);

}  // namespace themata::cli
