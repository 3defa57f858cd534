// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <themata/study/manifest.hpp>

#include "explained_hits.hpp"
#include "explained_row.hpp"

namespace themata::cli {

/// What a row of a table of a study says, put in terms of hits.
struct ExplainedTable {
  const ManifestTable& made;
  const ExplainedRow& row;
  std::string theme{};  ///< asked for by name, where a wide table has it as a column

  /// Throws Error(usage), with the way that there is instead, for a table whose numbers are no
  /// hits: of other commands, of windows and stanzas, of comparisons.
  void check() const;
  /// The fields of groups that the table has when nothing is said.
  [[nodiscard]] std::vector<std::string> default_by() const;
  /// Takes fields of hits out of `--by`, as the command does.
  void prepare(AnalysisArguments& arguments) const;
  [[nodiscard]] Unit unit() const;
  /// `fields`: how many columns of groups come first.
  [[nodiscard]] ExplainedNumber number(const Dictionary& dictionary, std::size_t fields) const;
  /// The column whose number the hits add up to, and what stands there.
  [[nodiscard]] std::pair<std::string, std::string> column() const;

  /// Was the table made with this option?
  [[nodiscard]] bool has(std::string_view option) const;

 private:
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
};

}  // namespace themata::cli
