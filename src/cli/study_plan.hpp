// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/study/study.hpp>

namespace themata::cli {

/// A table of a study as a command line: `themata COMMAND OPTIONS...` in the study's folder
/// prints it; where it goes and in which format is left to who runs it.
struct PlannedTable {
  StudyTable::Kind kind = StudyTable::Kind::table;
  std::string name{};
  std::string command{};
  std::vector<std::string> options{};  ///< `--by=document`; the inputs last
  std::vector<std::string> formats{};  ///< as `--format` names them
  std::string held_back{};  ///< why a table of a release is not made; then it has no options

  /// `NAME.csv`, `NAME.md`: its file in the folder of results.
  [[nodiscard]] std::string file(const std::string& format) const;
};

struct PlannedStudy {
  std::string path{};    ///< of the study file, as it was named
  std::string folder{};  ///< it lies in: paths in the study start there
  std::string text{};
  Study study{};
  /// Those of a release last, their names below `release/`.
  std::vector<PlannedTable> tables{};
  Diagnostics notes{};  ///< of settings that no table uses

  /// A setting of the whole study, as options of a command: `--dictionary=mine.yml`; empty where
  /// the study has none. For a command that is no table of the study's.
  [[nodiscard]] std::vector<std::string> options_for(const std::string& command) const;
};

/// Reads a study file and checks every key and value of it against the options of the
/// commands. Throws one Error that shows all that is wrong, each with its line and a caret;
/// nothing of what the study names is read but the key of a release.
[[nodiscard]] PlannedStudy plan_study(const std::string& path);

/// Throws Error(usage) where the results, which `option` names, would lie in a folder that is read:
/// a table there would be read as a transcript.
void keep_results_apart(const PlannedStudy& plan, const std::string& results, const char* option);

/// Why a table of a manifest is none that a study plans: a command that makes none, or an option
/// that writes elsewhere. A manifest may come from somewhere else.
[[nodiscard]] std::optional<std::string> foreign(const std::string& command,
                                                 const std::vector<std::string>& options);

/// Commands that make tables of studies.
[[nodiscard]] const std::vector<std::string>& study_commands();

}  // namespace themata::cli
