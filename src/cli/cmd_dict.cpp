// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <themata/coding/matcher.hpp>
#include <themata/dictionary/load.hpp>

#include "commands.hpp"
#include "options_coding.hpp"
#include "options_output.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples = R"(Examples:
  themata dict show
  themata dict show --themes 'procedural.*' --patterns
  themata dict check dictionaries/topic.yml)";

constexpr const char* check_examples =
    R"(All errors of a file are said at once, each with its line and a caret; so is what a pattern loses
when it is cut into words. Exit 1 if a file has an error.
Columns: dictionary, version, themes, patterns, errors, warnings.

Examples:
  themata dict check dictionaries/justice.yml dictionaries/topic.yml)";

constexpr const char* show_examples =
    R"(Columns: theme, level, label, polarity, patterns, description;
with --patterns: theme, pattern, polarity, note, source.

Examples:
  themata dict show
  themata dict show -d dictionaries/topic.yml --format markdown
  themata dict show --themes procedural.voice --patterns)";

struct CheckArguments {
  std::vector<std::string> paths{};
  SegmentArguments segment{};
  OutputArguments output{};
};

struct Findings {
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

Row checked_row(const Dictionary& dictionary, const std::string& path, const Findings& found) {
  return {text_cell(path),
          text_cell(dictionary.version),
          count_cell(dictionary.themes().size()),
          count_cell(dictionary.patterns().size()),
          count_cell(found.errors),
          count_cell(found.warnings)};
}

/// Loads and compiles one dictionary; an error is said and counted, not thrown.
Row check(const std::string& path, const SegmentArguments& segment, Console& console,
          bool& failed) {
  Diagnostics diagnostics;
  Dictionary dictionary;
  Findings found;
  try {
    dictionary = load_named_dictionary(path, diagnostics);
    const Segmenter segmenter(segment.options(dictionary.language));
    const Matcher compiled(dictionary, segmenter, PhraseScope::sentence, diagnostics);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::dictionary) throw;
    console.say(error);
    found.errors = error.problems();
    failed = true;
  }
  for (const Diagnostic& item : diagnostics.items()) {
    found.warnings += item.severity == Severity::warning ? 1U : 0U;
  }
  console.say(diagnostics);
  return checked_row(dictionary, path, found);
}

int run_check(const CheckArguments& arguments, Console& console) {
  Table table{{{"dictionary"},
               {"version"},
               {"themes", ColumnType::integer},
               {"patterns", ColumnType::integer},
               {"errors", ColumnType::integer},
               {"warnings", ColumnType::integer}},
              {}};
  bool failed = false;
  for (const std::string& path : arguments.paths) {
    table.rows.push_back(check(path, arguments.segment, console, failed));
  }
  arguments.output.write(table);
  return failed ? 1 : 0;
}

struct ShowArguments {
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
  Table table{{{"theme"}, {"pattern"}, {"polarity"}, {"note"}, {"source"}}, {}};
  for (const ThemeId id : chosen) {
    for (const PatternId at : dictionary.theme(id).patterns) {
      const Pattern& pattern = dictionary.pattern(at);
      table.rows.push_back({text_cell(dictionary.theme(id).full_name), text_cell(pattern.written),
                            text_cell(polarity_name(pattern.polarity)), text_cell(pattern.note),
                            text_cell(pattern.source)});
    }
  }
  return table;
}

int run_show(const ShowArguments& arguments, Console& console) {
  Diagnostics diagnostics;
  const Dictionary dictionary = arguments.coding.load(diagnostics);
  console.say(diagnostics);
  const std::vector<ThemeId> chosen = dictionary.select(arguments.coding.themes());
  arguments.output.write(arguments.patterns ? patterns_of(dictionary, chosen)
                                            : themes_of(dictionary, chosen));
  return 0;
}

}  // namespace

Runner bind_dict(CLI::App& app) {
  app.require_subcommand(1);
  app.footer(examples);

  const auto check_arguments = std::make_shared<CheckArguments>();
  CLI::App* check = app.add_subcommand("check", "is a dictionary right? all errors at once");
  check
      ->add_option("dictionaries", check_arguments->paths,
                   "theme files, or the built-in dictionaries: justice, topic")
      ->required()
      ->type_name("FILE|NAME...");
  check_arguments->segment.bind(*check);
  check_arguments->output.bind(*check);
  check->footer(check_examples);

  const auto show_arguments = std::make_shared<ShowArguments>();
  CLI::App* show = app.add_subcommand("show", "its themes, or its patterns");
  show_arguments->coding.bind_dictionary(*show);
  show->add_flag("--patterns", show_arguments->patterns, "a row for each pattern")->group("Output");
  show_arguments->output.bind(*show);
  show->footer(show_examples);

  return [check, check_arguments, show_arguments](Console& console) {
    return check->parsed() ? run_check(*check_arguments, console)
                           : run_show(*show_arguments, console);
  };
}

}  // namespace themata::cli
