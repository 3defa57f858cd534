// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "declared_options.hpp"
#include "explained_table.hpp"
#include "kept_apart.hpp"
#include "lists.hpp"
#include "options_output.hpp"
#include "scratch_analysis.hpp"
#include "study_commands.hpp"
#include "study_results.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: document, turn, speaker, role, theme, pattern, start, end, text, status, as of `code`.
The rows are the hits that one number of a table counts: of themes the hits, of freq the count. Of
cooccur they are the hits in the units of n_ab, and of sequence those in the pairs of turns that were
observed; then unit, from 1, and counts_for, the theme of the table, come first. The table is one that
`themata run` wrote, and the study's files are read again; if their number is another now, that is said
and the exit code is 1.
--row counts the rows from 1, without the header; --drill names the row by what stands in its columns.
The theme is the one that owns the pattern, as a parent counts the hits of its sub-themes.

Examples:
  themata run examples/study.yml -o tmp/results
  themata explain tmp/results/themes.csv --row 3
  themata explain tmp/results/themes.csv --drill document=officer-01,theme=procedural
  themata explain tmp/results/cooccur.csv --drill a=procedural.process,b=distributive.charges)";

struct Arguments {
  std::string table{};
  std::size_t row = 0;
  std::vector<std::string> drill{};
  OutputArguments output{};
};

/// The table of the manifest that a file is; the one in CSV where it has others too.
struct FoundTable {
  const ManifestTable* table = nullptr;
  std::string path{};
};

FoundTable find_table(const Arguments& arguments, const ResultsFolder& results) {
  const std::string name = std::filesystem::path(arguments.table).filename().string();
  const auto fail = [&](const std::string& why) {
    throw Error(ErrorKind::usage, why, Place{arguments.table, 0, 0, {}});
  };
  for (const ManifestTable& table : results.manifest()->tables) {
    const bool is_it = std::any_of(table.results.begin(), table.results.end(),
                                   [&](const ManifestFile& file) { return file.path == name; });
    if (!is_it) continue;
    for (std::size_t at = 0; at < table.results.size(); ++at) {
      if (table.formats[at] != "csv") continue;
      return {&table, results.file(table.results[at].path)};
    }
    fail("rows are counted in CSV: add `csv` to the formats of this table, and run the study");
  }
  fail("the manifest beside it names no such table");
  return {};
}

std::vector<std::pair<std::string, std::string>> drilled(const Arguments& arguments) {
  std::vector<std::pair<std::string, std::string>> cells;
  for (const std::string& pair : arguments.drill) cells.push_back(split_pair(pair, "--drill"));
  return cells;
}

void warn(const std::string& message, Console& console) {
  Diagnostics said;
  said.warning(message);
  console.say(said);
}

int run(const Arguments& arguments, Console& console) {
  if ((arguments.row == 0) == arguments.drill.empty()) {
    throw Error(ErrorKind::usage, "say which row: --row N, or --drill FIELD=VALUE,...");
  }
  if (std::error_code problem; !std::filesystem::exists(arguments.table, problem)) {
    throw Error(ErrorKind::input, "there is no such file", Place{arguments.table, 0, 0, {}});
  }
  const std::filesystem::path parent = std::filesystem::path(arguments.table).parent_path();
  const ResultsFolder results = ResultsFolder::for_reading(parent.empty() ? "." : parent.string());
  keep_apart(arguments.output.path(), results.files_behind());
  const FoundTable found = find_table(arguments, results);
  const auto cells = drilled(arguments);
  const ExplainedRow row = arguments.row > 0 ? row_of_number(found.path, arguments.row)
                                             : row_of_cells(found.path, cells);
  std::string theme;
  for (const auto& [column, value] : cells) {
    if (column == "theme") theme = value;
  }
  const ExplainedTable table{*found.table, row, theme};
  table.check();

  const std::filesystem::path here = std::filesystem::current_path();
  std::filesystem::current_path(std::filesystem::path(results.path()) / results.manifest()->folder);
  ScratchAnalysis scratch(found.table->command, found.table->options, Grouping::offered,
                          table.default_by());
  AnalysisArguments& options = scratch.arguments();
  table.prepare(options);
  const std::size_t fields = options.selection.options().by.size();
  Diagnostics diagnostics;
  Analysis analysis(options, sentences_for(table.unit()), diagnostics);
  const ExplainedNumber number = table.number(analysis.dictionary(), fields);
  const Explanation explanation = explain_number(analysis, number, console);
  std::filesystem::current_path(here);
  arguments.output.write(explanation.table);
  const auto [column, value] = table.column();
  if (value == fmt::format("{}", explanation.number)) return explanation.code;
  if (value.empty() && table.has("min-cell")) {
    warn(fmt::format("row {}: `{}` was emptied by --min-cell; these hits are behind it, and must "
                     "not leave the room",
                     row.number, column),
         console);
    return explanation.code;
  }
  warn(fmt::format("row {} has {} in `{}`, and {} are found now: `themata verify` says what "
                   "changed",
                   row.number, value, column, explanation.number),
       console);
  return 1;
}

}  // namespace

Runner bind_explain(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "table", arguments->table, "a table of a study's results, in its folder")
      .required()
      .type_name("TABLE.csv");
  add_option(app, "--row", arguments->row, "the row of this number, from 1")
      .in_range(std::size_t{1}, std::size_t{1} << 50U)
      .type_name("N");
  add_list(app, "--drill", arguments->drill, "the row in which this stands (a comma in it: \\,)")
      .excludes("--row")
      .type_name("FIELD=VALUE,...");
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
