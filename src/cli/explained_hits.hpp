// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <themata/dictionary/status.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/units.hpp>

#include "pipeline.hpp"

namespace themata::cli {

/// What one number of a table counts.
struct ExplainedNumber {
  enum class Kind : std::uint8_t {
    hits,   ///< of the first theme
    units,  ///< that hold the first theme and the second
    pairs,  ///< of turns, `lag` apart: the first theme in the one, the second in the other
    words   ///< of the form `term`
  };
  Kind kind = Kind::hits;
  std::vector<ThemeId> themes{};
  Unit unit{};
  std::int32_t lag = 0;
  std::string term{};
  std::vector<std::string> group{};  ///< the cells of the group, in the order of `--by`
  std::optional<Status> status{};    ///< only such hits
  std::optional<Polarity> polarity{};
};

struct Explanation {
  Table table{};
  std::uint64_t number = 0;  ///< that the rows add up to: hits, or units
  int code = 0;              ///< of the walk
};

/// The hits behind a number, in the order of the documents, as `code` lists them. Of units and
/// pairs two columns come first: `unit`, from 1, and `counts_for`, the theme of the table.
[[nodiscard]] Explanation explain_number(Analysis& analysis, const ExplainedNumber& number,
                                         Console& console);

}  // namespace themata::cli
