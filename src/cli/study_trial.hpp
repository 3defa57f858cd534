// SPDX-License-Identifier: MIT
#pragma once

#include "study_plan.hpp"

namespace themata::cli {

/// Runs each table's command, in the study's folder, up to where it would read documents: options
/// that do not go together, a theme that the dictionary has not, a list that is not there. Throws
/// one Error that shows all that is wrong, where it stands in the study; nothing is written.
void try_tables(const PlannedStudy& plan);

}  // namespace themata::cli
