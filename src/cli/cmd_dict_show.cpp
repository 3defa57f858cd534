// SPDX-License-Identifier: MIT

#include <themata/dictionary/written.hpp>

#include "cmd_dict.hpp"
#include "declared_options.hpp"
#include "options_coding.hpp"
#include "options_output.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: theme, level, label, polarity, patterns, description;
with --patterns: theme, pattern, polarity, note, source, weight, conditions.

Examples:
  themata dict show
  themata dict show -d dictionaries/topic.yml --format markdown
  themata dict show --themes procedural.voice --patterns)";

struct Arguments {
  CodingArguments coding{};
  OutputArguments output{};
  bool patterns = false;
};

Table themes_of(const Dictionary& dictionary, const std::vector<ThemeId>& chosen) {
  Table table{{{"theme"},
               {"level", ColumnType::integer},
               {"label"},
               {"polarity"},
               {"patterns", ColumnType::integer},
               {"description"}},
              {}};
  for (const ThemeId id : chosen) {
    const Theme& theme = dictionary.theme(id);
    table.rows.push_back({text_cell(theme.full_name), count_cell(theme.level),
                          text_cell(theme.label), text_cell(polarity_name(theme.polarity)),
                          count_cell(theme.patterns.size()), text_cell(theme.description)});
  }
  return table;
}

Table patterns_of(const Dictionary& dictionary, const std::vector<ThemeId>& chosen) {
  Table table{{{"theme"},
               {"pattern"},
               {"polarity"},
               {"note"},
               {"source"},
               {"weight", ColumnType::real},
               {"conditions"}},
              {}};
  for (const ThemeId id : chosen) {
    for (const PatternId at : dictionary.theme(id).patterns) {
      const Pattern& pattern = dictionary.pattern(at);
      table.rows.push_back({text_cell(dictionary.theme(id).full_name), text_cell(pattern.written),
                            text_cell(polarity_name(pattern.polarity)), text_cell(pattern.note),
                            text_cell(pattern.source), real_cell(pattern.weight),
                            text_cell(written_conditions(pattern))});
    }
  }
  return table;
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  const Dictionary dictionary = arguments.coding.load(diagnostics);
  console.say(diagnostics);
  const std::vector<ThemeId> chosen = dictionary.select(arguments.coding.themes());
  arguments.output.write(arguments.patterns ? patterns_of(dictionary, chosen)
                                            : themes_of(dictionary, chosen));
  return 0;
}

}  // namespace

Runner bind_dict_show(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->coding.bind_dictionary(app);
  add_flag(app, "--patterns", arguments->patterns, "a row for each pattern").group("Output");
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
