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
#include <cerrno>
#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/base/error.hpp>
#include <themata/table/format.hpp>

#include "command_line.hpp"
#include "commands.hpp"
#include "console.hpp"
#include "ending_signals.hpp"
#include "exit_codes.hpp"
#include "help.hpp"
#include "idle_options.hpp"
#include "kept_apart.hpp"
#include "lost_file.hpp"
#include "memory.hpp"
#include "standard_files.hpp"

namespace themata::cli {
namespace {

/// `themata help themes` is `themata themes --help`.
std::vector<std::string> words_of(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (!words.empty() && words.front() == "help") {
    words.erase(words.begin());
    const auto is_command = [](const std::string& word) {
      return std::any_of(commands().begin(), commands().end(),
                         [&word](const Command& command) { return command.name == word; });
    };
    // Another word is told as the mistake that it is.
    if (words.empty() || is_command(words.front())) words.emplace_back("--help");
  }
  return words;
}

struct Program {
  std::vector<std::string> words;
  CommandLine line;

  explicit Program(std::vector<std::string>&& given)
      : words(std::move(given)), line([this](std::string_view command) {
          return std::find(words.begin(), words.end(), command) != words.end();
        }) {}

  int run() {
    CLI::App& app = line.app;
    try {
      // CLI11 takes them from the back.
      app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::Success& wanted) {
      app.exit(wanted);
      if (std::cout.flush() && std::fflush(stdout) == 0) return 0;
      if (errno == EPIPE) return 0;
      fmt::print(stderr, "themata: error: standard output: can't write\n");
      return could_not_run;
    } catch (const CLI::ParseError& error) {
      if (words.empty()) {
        fmt::print(stderr, "{}", app.help());
      } else {
        fmt::print(stderr,
                   "themata: error: {}\nRun `themata --help`, or `themata COMMAND --help`.\n",
                   for_terminal(explain(error, app)));
      }
      return could_not_run;
    }
    CLI::App* chosen = app.get_subcommands().front();
    return run(*chosen, line.runners.at(chosen), line.consoles.at(chosen));
  }

  static int run(const CLI::App& command, const Runner& runner, Console& console) {
    settle_memory();
    try {
      keep_apart(command);
      expect_writable(command);
      Diagnostics idle;
      say_idle_draws(command, idle);
      console.say(idle);
      const int code = runner(console);
      console.say_times();
      return code;
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
  std::signal(SIGXFSZ, SIG_IGN);  // NOLINT(cert-err33-c): and so does a limit on files
  themata::cli::fill_standard_files();
  themata::cli::leave_nothing_unfinished();
  themata::cli::expect_lost_files();
  return themata::cli::Program(themata::cli::words_of(argc, argv)).run();
}
