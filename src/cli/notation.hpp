// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <themata/coding/overlap.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/corpus/selection.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>
#include <themata/table/table.hpp>

#include "console.hpp"
#include "option_tree.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// As options name them.
[[nodiscard]] std::string overlap_name(Overlap overlap);
[[nodiscard]] std::string status_names(StatusSet statuses, char between);

/// `--notation`: one line that says exactly how a table was made. On standard error, where it
/// is no part of the data and no note that scripts would have to expect unasked; and in JSON,
/// whose rows travel alone, as a field of each.
class NotationArguments {
 public:
  /// Made only where it is asked for: it hashes the whole dictionary.
  using Line = std::function<std::string()>;
  /// `said`: the options of which the line says in words what holds; others that were given
  /// follow at its end.
  /// What coded files were coded with is named too, where the command reads some.
  void bind(CLI::App& app, std::vector<std::string> said,
            const AnalysisArguments* analysis = nullptr);
  [[nodiscard]] bool asked() const { return asked_; }
  /// Writes the table, and the line where it was asked for.
  void write(const OutputArguments& output, Table table, const Line& line, Console& console) const;
  void write(const OutputArguments& output, RowSource source, const Line& line,
             Console& console) const;
  /// Of a table that is written row by row, and whose last cell is then `field`.
  [[nodiscard]] bool is_field(const OutputArguments& output) const;
  /// Only says the line, for what is no table.
  void say(const OutputArguments& output, const Line& line, Console& console) const;
  /// The line, and the options given.
  [[nodiscard]] std::string whole(const OutputArguments& output, const Line& line) const;

 private:
  bool asked_ = false;
  const CLI::App* app_ = nullptr;
  const AnalysisArguments* analysis_ = nullptr;
  std::vector<std::string> said_{};
};

/// Whose talk was counted: "roles all". Speakers and conditions are among the options given.
[[nodiscard]] std::string notation_of(const SelectionOptions& asked);
/// The line of an analysis whose tally, and not the coder, leaves out hits of other statuses.
[[nodiscard]] std::string notation_of(const Analysis& analysis, StatusSet counted_by_tally);
/// What differs from how words are cut unless asked: "hyphens keep; ", else nothing.
[[nodiscard]] std::string notation_of(const SegmentOptions& options);
/// The last part of each line: the program and its version.
[[nodiscard]] std::string notation_of_program();

}  // namespace themata::cli
