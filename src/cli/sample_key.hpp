// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <themata/table/table.hpp>

#include "code_sheet.hpp"

namespace themata::cli {

/// How many units there are in which the dictionary finds a theme, and in which it does not.
struct FoundUnits {
  std::uint64_t found = 0;
  std::uint64_t not_found = 0;
  /// Of each document, found and not; empty where only the sums are known.
  std::map<std::string, std::array<std::uint64_t, 2>> by_document{};
};
using FoundByTheme = std::map<std::string, FoundUnits>;

/// The key to a blind sheet: what the coder must not see. unit, theme, document, dictionary
/// (1 found, 0 not: the stratum), stratum_units (as many there are), weight. Of a stratum of
/// which no unit was drawn there is a row without unit, document and weight.
[[nodiscard]] std::vector<Column> key_columns();

/// Puts a key and the codes of its sheet together: the dictionary becomes a coder, people's codes
/// become 0 or 1, units get their documents and weights. A unit that nobody coded is taken out, and
/// those of its stratum that were coded stand for it; where there are none the theme is partial.
/// Throws Error(input) for a key that is none, a coded unit that it does not know, or a code that
/// is neither yes nor no.
[[nodiscard]] FoundByTheme apply_key(const std::string& path, CodeSheet& sheet,
                                     Diagnostics& diagnostics);

}  // namespace themata::cli
