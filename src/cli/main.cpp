// SPDX-License-Identifier: MIT
//
// The only place that catches errors and the only one that knows exit codes:
//   0  done
//   1  it ran, but a check did not hold or an input was skipped
//   2  it could not run: usage, dictionary, an input that can't be read, output
//      that can't be written
// A reader that closes the pipe is no error.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <span>

#include <themata/base/error.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "help.hpp"
#include "memory.hpp"

namespace themata::cli {
namespace {

constexpr int could_not_run = 2;

constexpr std::string_view first_steps = R"(Examples:
  themata inspect examples/interviews                  # what themata sees: speakers, roles, doubts
  themata themes examples/interviews                   # how often each theme occurs
  themata cooccur examples/interviews --unit sentence  # which themes occur together)";

struct Program {
  CLI::App app{"From interview transcripts to theme and co-occurrence tables", "themata"};
  std::map<const CLI::App*, Runner> runners{};
  std::map<const CLI::App*, Console> consoles{};

  /// `words` are the arguments: a command's options are declared only where it
  /// is named, since all of them together take longer than a small file.
  explicit Program(std::span<char* const> words) {
    app.formatter(std::make_shared<HelpFormatter>());
    app.set_help_flag("-h", "usage and options");
    app.set_help_all_flag("--help", "the same, with examples");
    app.set_version_flag("--version", version_text(),
                         "versions of themata, ICU, Unicode and the dictionary format");
    app.footer(std::string(first_steps));
    app.require_subcommand(1);
    for (const Command& command : commands()) {
      CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
      if (std::find(words.begin(), words.end(), command.name) == words.end()) continue;
      runners.emplace(sub, command.bind(*sub));
      bind_console(*sub, consoles[sub]);
    }
  }

  /// Messages are asked for on the command that runs: a sub-command where there is one.
  static void bind_console(CLI::App& command, Console& console) {
    const auto below = command.get_subcommands([](const CLI::App*) { return true; });
    if (below.empty()) console.bind(command);
    for (CLI::App* sub : below) console.bind(*sub);
  }

  int run(int argc, char** argv) {
    try {
      app.parse(argc, argv);
    } catch (const CLI::Success& wanted) {
      app.exit(wanted);
      if (std::cout.flush() && std::fflush(stdout) == 0) return 0;
      fmt::print(stderr, "themata: error: standard output: can't write\n");
      return could_not_run;
    } catch (const CLI::ParseError& error) {
      const bool nothing = argc < 2;
      if (nothing) {
        fmt::print(stderr, "{}", app.help());
      } else {
        fmt::print(stderr,
                   "themata: error: {}\nRun `themata --help`, or `themata COMMAND --help`.\n",
                   explain(error, app));
      }
      return could_not_run;
    }
    CLI::App* chosen = app.get_subcommands().front();
    return run(runners.at(chosen), consoles.at(chosen));
  }

  static int run(const Runner& runner, Console& console) {
    settle_memory();
    try {
      return runner(console);
    } catch (const Error& error) {
      console.end_progress();
      if (error.kind() == ErrorKind::closed_pipe) return 0;
      console.say(error);
    } catch (const std::bad_alloc&) {
      console.say(Error(ErrorKind::input, "out of memory"));
    } catch (const std::exception& error) {
      console.say(Error(ErrorKind::usage, error.what()));
    }
    return could_not_run;
  }
};

}  // namespace
}  // namespace themata::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): a closed pipe shows when writing
  return themata::cli::Program({argv, static_cast<std::size_t>(argc)}).run(argc, argv);
}
