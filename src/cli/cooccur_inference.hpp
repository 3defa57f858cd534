// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/coding/statuses.hpp>
#include <themata/tally/cooccurrence_slices.hpp>

#include "cooccur_tables.hpp"
#include "interval_columns.hpp"

namespace themata::cli {

/// Adds to a table of pairs, a row for each group and pair, what `--ci` makes of its measures.
void add_pair_intervals(const CountedPairs& counted, const std::vector<const Measure*>& measures,
                        const InferenceArguments& inference, Diagnostics& diagnostics,
                        Table& table);

/// Adds strata, mh_odds_ratio, its interval, cmh and cmh_p: the pair within interviews, or
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
