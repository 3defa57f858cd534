// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <themata/corpus/selection.hpp>
#include <themata/stats/dispersion.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/frequency_tally.hpp>

namespace themata::cli {

/// A term of a group, and how its occurrences lie over the group's documents.
struct DispersedTerm {
  std::string_view text{};
  std::uint64_t count = 0;
  std::uint64_t documents = 0;
  Dispersion dispersion{};
};

struct DispersedGroup {
  std::uint64_t tokens = 0;
  std::vector<DispersedTerm> terms{};  ///< by falling count, then by text
};

/// Puts the documents of a group, counted as groups of their own, together.
[[nodiscard]] DispersedGroup disperse(const std::vector<FrequencyTally::Group>& documents,
                                      const std::vector<GroupId>& parts,
                                      const FrequencyLimits& limits);

/// range, dp, dp_norm, juilland_d, carroll_d2, rosengren_s
[[nodiscard]] std::vector<Column> dispersion_columns();

}  // namespace themata::cli
