// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/study/manifest.hpp>

#include "study_plan.hpp"

namespace themata::cli {

/// What a manifest says otherwise than the study that it names.
struct PlanDifference {
  std::string file{};  ///< or table, where it has none
  std::string why{};
};

/// Tables that the study asks for and the manifest lacks, or has by other options, formats or
/// files, and those that only the manifest has: whatever a folder of results leaves out of its
/// manifest is not looked at again.
[[nodiscard]] std::vector<PlanDifference> compare_with_plan(const PlannedStudy& plan,
                                                            const Manifest& made);

}  // namespace themata::cli
