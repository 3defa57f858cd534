// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/stats/association.hpp>
#include <themata/table/table.hpp>
#include <themata/tally/cooccurrence_tally.hpp>

#include "commands.hpp"
#include "group_columns.hpp"
#include "options_output.hpp"
#include "paired_themes.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: [by...], a, b, unit, n, n_a, n_b, n_ab, expected, jaccard, npmi, phi, g2, odds_ratio.
A theme is present in a unit or it is not; n is the number of units. An undefined measure is empty.

Examples:
  themata cooccur examples/interviews
  themata cooccur examples/interviews --unit sentence --level 2
  themata cooccur examples/interviews --unit window:20 --by document
  themata cooccur examples/interviews --level leaf --matrix)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered, {}};
  OutputArguments output{};
  Unit unit{};
  std::string level{};
  bool matrix = false;
};

Table long_table(const Selection& selection, const Dictionary& dictionary, const Unit& unit,
                 const CooccurrenceTally& tally) {
  std::vector<Column> columns{{"a"}, {"b"}, {"unit"}};
  for (const char* name : {"n", "n_a", "n_b", "n_ab"})
    columns.push_back({name, ColumnType::integer});
  for (const char* name : {"expected", "jaccard", "npmi", "phi", "g2", "odds_ratio"}) {
    columns.push_back({name, ColumnType::real});
  }
  Table table = grouped_table(selection, std::move(columns));
  const auto& themes = tally.themes();
  for (const auto& [key, id] : selection.groups()) {
    const CooccurrenceTally::Group group = tally.group(id);
    for (const auto& [i, j] : tally.pairs(dictionary)) {
      const std::uint64_t both = group.both[i * themes.size() + j];
      const Fourfold fourfold = Fourfold::from_counts(group.n, group.with[i], group.with[j], both);
      Row row = group_cells(key);
      row.push_back(text_cell(dictionary.theme(themes[i]).full_name));
      row.push_back(text_cell(dictionary.theme(themes[j]).full_name));
      row.push_back(text_cell(unit.name()));
      for (const std::uint64_t count : {group.n, group.with[i], group.with[j], both}) {
        row.push_back(count_cell(count));
      }
      for (const auto measure : {expected_both, jaccard, npmi, phi, g2, odds_ratio}) {
        row.push_back(real_cell(measure(fourfold)));
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// n_ab in a square, n_a on the diagonal; a theme and its ancestor: empty.
Table matrix_table(const Selection& selection, const Dictionary& dictionary,
                   const CooccurrenceTally& tally) {
  const auto& themes = tally.themes();
  std::vector<Column> columns{{"theme"}};
  for (const ThemeId theme : themes) {
    columns.push_back({dictionary.theme(theme).full_name, ColumnType::integer});
  }
  Table table = grouped_table(selection, std::move(columns));
  for (const auto& [key, id] : selection.groups()) {
    const CooccurrenceTally::Group group = tally.group(id);
    std::vector<Row> square(themes.size(), Row(themes.size()));
    for (std::size_t i = 0; i < themes.size(); ++i) square[i][i] = count_cell(group.with[i]);
    for (const auto& [i, j] : tally.pairs(dictionary)) {
      square[i][j] = square[j][i] = count_cell(group.both[i * themes.size() + j]);
    }
    for (std::size_t i = 0; i < themes.size(); ++i) {
      Row row = group_cells(key);
      row.push_back(text_cell(dictionary.theme(themes[i]).full_name));
      row.insert(row.end(), square[i].begin(), square[i].end());
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  arguments.analysis.coding.use_statuses(CodingArguments::StatusUse::counted);
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  CooccurrenceTally tally(
      paired_themes(dictionary, arguments.analysis.coding.themes(), arguments.level),
      arguments.unit);
  if (tally.pairs(dictionary).empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("there are no two themes to pair; choose others with `--level` (1 to "
                            "{}, leaf, all) or `--themes`",
                            deepest(dictionary)));
  }
  const int code = analysis.tally(tally, console);
  arguments.output.write(arguments.matrix
                             ? matrix_table(analysis.selection(), dictionary, tally)
                             : long_table(analysis.selection(), dictionary, arguments.unit, tally));
  return code;
}

std::string check_level(const std::string& level) {
  if (level == "leaf" || level == "all") return {};
  const bool number = !level.empty() && level.size() < 3 && level.front() != '0' &&
                      level.find_first_not_of("0123456789") == std::string::npos;
  return number ? "" : "a level is 1, 2, ..., leaf or all";
}

}  // namespace

Runner bind_cooccur(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  bind_unit(app, arguments->unit);
  app.add_option("--level", arguments->level,
                 "which themes to pair (default: the topmost level that has two)")
      ->check(check_level)
      ->type_name("1|2|leaf|all")
      ->group("Words and hits");
  app.add_flag("--matrix", arguments->matrix, "a square of n_ab, with n_a on the diagonal")
      ->group("Output");
  arguments->output.bind(app);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
