// SPDX-License-Identifier: MIT
#include <algorithm>

#include <themata/dictionary/load.hpp>
#include <themata/dictionary/write.hpp>
#include <themata/table/output.hpp>

#include "cmd_dict.hpp"
#include "declared_options.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Reads every format that -d reads: native and quanteda's YAML, LIWC's .dic and .dicx, WordStat's
.cat, Yoshikoder's .ykd, Lexicoder's .lc3 and .lcd, tables of terms, REFI-QDA's .qdc. What can't be
carried over is said on standard error with its line; with --strict the exit code is 1 then.

Examples:
  themata dict convert --to csv dictionaries/topic.yml
  themata dict convert --to native dictionaries/topic.yml
  themata dict convert --to quanteda topic)";

struct Arguments {
  std::string source{};
  std::string to{};
  std::string path{};
  std::string encoding = "auto";
  bool strict = false;
};

int run(const Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  const Dictionary dictionary =
      load_named_dictionary(arguments.source, diagnostics, arguments.encoding);
  const std::string text =
      write_dictionary(dictionary, *dictionary_format_from_name(arguments.to), diagnostics);
  console.say(diagnostics);
  Output output = arguments.path.empty() ? Output::to_stdout() : Output::to_file(arguments.path);
  output.write(text);
  output.commit();
  const auto& said = diagnostics.items();
  const bool lossy = std::any_of(said.begin(), said.end(), [](const Diagnostic& item) {
    return item.severity == Severity::warning;
  });
  return arguments.strict && lossy ? 1 : 0;
}

}  // namespace

Runner bind_dict_convert(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "dictionary", arguments->source, "a theme file, or a built-in dictionary")
      .required()
      .type_name("FILE|NAME");
  add_option(app, "--to", arguments->to, "what to write")
      .required()
      .one_of(dictionary_format_names())
      .type_name("native|quanteda|dic|dicx|csv|qdc");
  add_option(app, "--encoding", arguments->encoding, "of the file (without it: detected)")
      .type_name("NAME");
  add_flag(app, "--strict", arguments->strict, "exit with 1 if anything is lost or doubtful");
  add_option(app, "-o,--output", arguments->path, "a file, which appears whole or not at all")
      .type_name("FILE")
      .group("Output");
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
