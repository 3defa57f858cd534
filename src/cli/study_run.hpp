// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "console.hpp"
#include "study_plan.hpp"

namespace themata::cli {

/// Makes the tables of a study that are not there already, and says of each what it did.
/// Returns 1 where an input was skipped or changed under way.
///
/// Invariant: whenever it is killed, each file in the folder is whole, and the manifest says
/// truly from what each file that it names was made. A table is put in its place first and
/// named after; one that is there but not named, or named with another hash, is made again.
int run_study(const PlannedStudy& plan, const std::string& results, std::size_t jobs,
              Console& console);

/// Writes a study file for a folder of transcripts: `themata run --init`.
int write_first_study(const std::string& folder, const std::string& path, Console& console);

}  // namespace themata::cli
