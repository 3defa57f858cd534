// SPDX-License-Identifier: MIT
#include "study_compared.hpp"

#include <algorithm>

#include "study_release.hpp"

namespace themata::cli {
namespace {

std::vector<std::string> files_of(const PlannedTable& planned) {
  std::vector<std::string> files;
  for (const std::string& format : planned.formats) files.push_back(planned.file(format));
  return files;
}

bool has_files(const ManifestTable& table, const std::vector<std::string>& files) {
  return std::equal(
      table.results.begin(), table.results.end(), files.begin(), files.end(),
      [](const ManifestFile& made, const std::string& file) { return made.path == file; });
}

/// Of a table that both have.
std::string difference(const PlannedTable& planned, const ManifestTable& made) {
  if (planned.command != made.command || planned.options != made.options) {
    return "the study asks for it by other options than the manifest";
  }
  if (planned.formats != made.formats) return "the study asks for other formats";
  // A table that the study plans may have been refused when it was to be made; then it was tried.
  if (!planned.held_back.empty() && planned.held_back != made.held_back) {
    return "the study holds it back, and the manifest says otherwise";
  }
  if (made.held_back.empty() != has_files(made, files_of(planned))) {
    return "the manifest lists other files of it than the study makes";
  }
  return {};
}

}  // namespace

std::vector<PlanDifference> compare_with_plan(const PlannedStudy& plan, const Manifest& made) {
  std::vector<PlanDifference> found;
  const char* missing = "the study asks for it, and the manifest does not list it";
  for (const PlannedTable& planned : plan.tables) {
    if (const ManifestTable* table = made.find(planned.name)) {
      if (auto why = difference(planned, *table); !why.empty()) {
        found.push_back({planned.name, std::move(why)});
      }
    } else if (planned.held_back.empty()) {
      for (const std::string& file : files_of(planned)) found.push_back({file, missing});
    } else {
      found.push_back({planned.name, missing});
    }
  }
  for (const ManifestTable& table : made.tables) {
    const bool known = std::any_of(plan.tables.begin(), plan.tables.end(),
                                   [&](const auto& one) { return one.name == table.name; });
    if (!known) found.push_back({table.name, "the study does not ask for it"});
  }
  if (plan.study.release && !made.release) found.push_back({held_back_file, missing});
  if (!plan.study.release && made.release) {
    found.push_back({held_back_file, "the study does not ask for it"});
  }
  return found;
}

}  // namespace themata::cli
