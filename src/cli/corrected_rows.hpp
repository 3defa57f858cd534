// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "agree_ratings.hpp"
#include "sample_key.hpp"

namespace themata::cli {

/// Who said what of the units of a sheet, and how many units there are.
struct Correction {
  const RatedTheme& rated;
  std::size_t human;  ///< coders, by their places in the sheet
  std::size_t dictionary;
  std::string positive;  ///< the code of a person that means there
  const FoundUnits& units;
};

/// What the dictionary's errors make of the share of units it finds: rows `prevalence_found`,
/// `sensitivity`, `specificity`, `prevalence_corrected`, `prevalence_rogan_gladen`. Intervals
/// as the question asks; `empty`: why there are none, where it asks for interviews.
void add_corrected_rows(const Correction& correction, const AgreeQuestion& question, Table& table,
                        std::map<NoInterval, std::size_t>& empty);

}  // namespace themata::cli
