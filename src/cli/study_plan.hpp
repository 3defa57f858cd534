// SPDX-License-Identifier: MIT
#pragma once

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

  /// `NAME.csv`, `NAME.md`: its file in the folder of results.
  [[nodiscard]] std::string file(const std::string& format) const;
};

struct PlannedStudy {
  std::string path{};    ///< of the study file, as it was named
  std::string folder{};  ///< it lies in: paths in the study start there
  std::string text{};
  Study study{};
  std::vector<PlannedTable> tables{};
  Diagnostics notes{};  ///< of settings that no table uses

  /// A setting of the whole study, as options of a command: `--dictionary=mine.yml`; empty where
  /// the study has none. For a command that is no table of the study's.
  [[nodiscard]] std::vector<std::string> options_for(const std::string& command) const;
};

/// Reads a study file and checks every key and value of it against the options of the
/// commands. Throws one Error that shows all that is wrong, each with its line and a caret;
/// nothing of what the study names is read.
[[nodiscard]] PlannedStudy plan_study(const std::string& path);

/// Commands that make tables of studies.
[[nodiscard]] const std::vector<std::string>& study_commands();

}  // namespace themata::cli
