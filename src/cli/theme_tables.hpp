// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <vector>

#include <themata/coding/statuses.hpp>
#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/theme_tally.hpp>

#include "interval_columns.hpp"
#include "options_output.hpp"

namespace themata::cli {

/// What one table is made of.
struct CountedThemes {
  const Selection& selection;
  const Dictionary& dictionary;
  const ThemeTally& tally;
  std::vector<HitField> split_by;
  StatusSet statuses;            ///< that count; the others have no rows
  std::vector<bool> both_poles;  ///< of a theme of the dictionary

  [[nodiscard]] bool poles() const {
    const bool split =
        std::find(split_by.begin(), split_by.end(), HitField::polarity) != split_by.end();
    return !split && std::find(both_poles.begin(), both_poles.end(), true) != both_poles.end();
  }
};

/// Which themes have patterns of both poles, by id.
[[nodiscard]] std::vector<bool> both_poles(const Dictionary& dictionary);

/// What `--ci` encloses: rates and shares. Shares of windows, which overlap, have no Wilson
/// interval.
[[nodiscard]] IntervalColumns theme_intervals(const InferenceArguments& inference,
                                              const Unit& unit);

/// A row for each group, slice and theme; `intervals`: null without `--ci`.
[[nodiscard]] Table themes_table(const CountedThemes& counted, IntervalColumns* intervals);
/// The same without intervals, row by row: a million documents have more rows than memory.
[[nodiscard]] RowSource themes_rows(const CountedThemes& counted);
/// One row a group and slice, and one column of hits a theme.
[[nodiscard]] Table wide_themes_table(const CountedThemes& counted);

}  // namespace themata::cli
