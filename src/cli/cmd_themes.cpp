// SPDX-License-Identifier: MIT
#include <themata/table/table.hpp>
#include <themata/tally/theme_tally.hpp>

#include "commands.hpp"
#include "group_columns.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: [by...], theme, hits, tokens, per_1000, units_with, units, share.
A parent counts as if it held its sub-themes' patterns itself, so it can be less than their sum.

Examples:
  themata themes examples/interviews
  themata themes examples/interviews --by none --themes 'procedural.*'
  themata themes examples/interviews --metadata examples/participants.csv --by gender --wide
  themata themes examples/interviews --unit sentence --format markdown)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered, {"document"}};
  OutputArguments output{};
  Unit unit{};
  bool wide = false;
};

std::optional<double> ratio(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

Table long_table(const Selection& selection, const Dictionary& dictionary,
                 const ThemeTally& tally) {
  Table table = grouped_table(selection, {{"theme"},
                                          {"hits", ColumnType::integer},
                                          {"tokens", ColumnType::integer},
                                          {"per_1000", ColumnType::real},
                                          {"units_with", ColumnType::integer},
                                          {"units", ColumnType::integer},
                                          {"share", ColumnType::real}});
  for (const auto& [key, id] : selection.groups()) {
    const ThemeTally::Group group = tally.group(id);
    for (std::size_t at = 0; at < tally.themes().size(); ++at) {
      const ThemeTally::Counts& counts = group.themes[at];
      Row row = group_cells(key);
      row.push_back(text_cell(dictionary.theme(tally.themes()[at]).full_name));
      row.push_back(count_cell(counts.hits));
      row.push_back(count_cell(group.tokens));
      const auto rate = ratio(counts.hits, group.tokens);
      row.push_back(rate ? real_cell(*rate * 1000) : Cell{});
      row.push_back(count_cell(counts.units_with));
      row.push_back(count_cell(group.units));
      row.push_back(real_cell(ratio(counts.units_with, group.units)));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// One row a group and one column of hits a theme.
Table wide_table(const Selection& selection, const Dictionary& dictionary,
                 const ThemeTally& tally) {
  std::vector<Column> columns{{"tokens", ColumnType::integer}, {"units", ColumnType::integer}};
  for (const ThemeId theme : tally.themes()) {
    columns.push_back({dictionary.theme(theme).full_name, ColumnType::integer});
  }
  Table table = grouped_table(selection, std::move(columns));
  for (const auto& [key, id] : selection.groups()) {
    const ThemeTally::Group group = tally.group(id);
    Row row = group_cells(key);
    row.push_back(count_cell(group.tokens));
    row.push_back(count_cell(group.units));
    for (const ThemeTally::Counts& counts : group.themes) row.push_back(count_cell(counts.hits));
    table.rows.push_back(std::move(row));
  }
  return table;
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  ThemeTally tally(dictionary.select(arguments.analysis.coding.themes()), arguments.unit);
  const int code = analysis.tally(tally, console);
  arguments.output.write(arguments.wide ? wide_table(analysis.selection(), dictionary, tally)
                                        : long_table(analysis.selection(), dictionary, tally));
  return code;
}

}  // namespace

Runner bind_themes(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  bind_unit(app, arguments->unit);
  app.add_flag("--wide", arguments->wide, "one column of hits per theme")->group("Output");
  arguments->output.bind(app);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
