// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <themata/corpus/coded_files.hpp>
#include <themata/corpus/inputs.hpp>

#include "commands.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Joins files that `themata code --format coded` wrote into one. They must have been coded with the
same dictionary and the same options; of shards each must be there, once: those that are missing are
named. The documents stand as one run over all transcripts would have them. Every piece is checked.

Examples:
  themata code --format coded --shard 1/2 examples/interviews -o part-1.coded
  themata code --format coded --shard 2/2 examples/interviews -o part-2.coded
  themata merge part-1.coded part-2.coded -o all.coded
  themata themes all.coded)";

struct Arguments {
  std::vector<std::string> paths{};
  std::string output{};
};

int run(const Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  if (arguments.paths.empty()) {
    throw Error(ErrorKind::usage, "nothing to merge: name coded files, or folders of them");
  }
  InputOptions options;
  options.paths = arguments.paths;
  options.no_coded.clear();
  const std::vector<InputFile> inputs = find_inputs(options, diagnostics);
  for (const InputFile& input : inputs) {
    if (input.coded) continue;
    throw Error(ErrorKind::usage, "this is no coded file (`themata code --format coded`)",
                Place{input.path, 0, 0, {}});
  }
  keep_apart(arguments.output, paths_of(inputs));
  const CodedSet parts(paths_of(inputs));
  Output output =
      arguments.output.empty() ? Output::to_stdout() : Output::to_file(arguments.output);
  refuse_terminal(arguments.output);
  CodedFileWriter file(parts.joined_header(),
                       [&output](std::string_view bytes) { output.write(bytes); });
  parts.join(file);
  output.commit();
  console.say(diagnostics);
  return 0;
}

}  // namespace

Runner bind_merge(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("inputs", arguments->paths, "coded files, or folders of them");
  app.add_option("-o,--output", arguments->output,
                 "write to a file, which appears whole or not at all")
      ->check([](const std::string& path) { return path.empty() ? "a file needs a name" : ""; })
      ->type_name("FILE.coded")
      ->group("Output");
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
