// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <themata/stats/prevalence.hpp>
#include <themata/table/table.hpp>

#include "code_sheet.hpp"

namespace themata::cli {

/// How many units there are in which the dictionary finds a theme, and in which it does not.
struct FoundUnits {
  std::uint64_t found = 0;
  std::uint64_t not_found = 0;
};
using FoundByTheme = std::map<std::string, FoundUnits>;

/// The key to a blind sheet: what the coder must not see. unit, theme, document, dictionary
/// (1 found, 0 not: the stratum), stratum_units (as many there are), weight.
[[nodiscard]] std::vector<Column> key_columns();

/// Puts a key and the codes of its sheet together: the dictionary becomes a coder, units get
/// their documents and weights. A unit that nobody coded is taken out, and those of its
/// stratum that were coded stand for it. Throws Error(input) for a key that is none, or a
/// coded unit that it does not know.
[[nodiscard]] FoundByTheme apply_key(const std::string& path, CodeSheet& sheet,
                                     Diagnostics& diagnostics);

/// What the dictionary's errors make of the share of units it finds: rows `prevalence_found`,
/// `sensitivity`, `specificity`, `prevalence_corrected`, `prevalence_rogan_gladen`.
void add_corrected_rows(const SheetTheme& theme, std::size_t human, std::size_t dictionary,
                        const std::string& positive, const FoundUnits& units, double confidence,
                        Table& table);

}  // namespace themata::cli
