// SPDX-License-Identifier: MIT
#include <themata/coding/matcher.hpp>
#include <themata/dictionary/load.hpp>

#include "cmd_dict.hpp"
#include "options_coding.hpp"
#include "options_output.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(All errors of a file are said at once, each with its line and a caret; so is what a pattern loses
when it is cut into words. Exit 1 if a file has an error.
Columns: dictionary, version, themes, patterns, errors, warnings.

Examples:
  themata dict check dictionaries/justice.yml dictionaries/topic.yml)";

struct Arguments {
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

int run(const Arguments& arguments, Console& console) {
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

}  // namespace

Runner bind_dict_check(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("dictionaries", arguments->paths, "theme files, or built-in dictionaries")
      ->required()
      ->type_name("FILE|NAME...");
  arguments->segment.bind(app);
  arguments->output.bind(app);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
