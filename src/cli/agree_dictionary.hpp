// SPDX-License-Identifier: MIT
#pragma once

#include "code_sheet.hpp"
#include "corpus_units.hpp"
#include "sample_key.hpp"

namespace themata::cli {

/// Makes the dictionary a coder of the units that people coded: codes inputs and puts what is
/// found beside theirs. People's codes become 0 or 1. Files of hits have coded every unit of
/// the inputs. Throws Error(input) for a theme that the dictionary lacks, a unit that the
/// inputs lack altogether, a code that is neither yes nor no.
[[nodiscard]] FoundByTheme add_dictionary(Analysis& analysis, const Unit& unit,
                                          const std::vector<std::string>& themes, UnitText text,
                                          CodeSheet& sheet, Console& console, int& code);

}  // namespace themata::cli
