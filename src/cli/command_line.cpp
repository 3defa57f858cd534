// SPDX-License-Identifier: MIT
#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "desk_commands.hpp"
#include "help.hpp"

namespace themata::cli {
namespace {

constexpr const char* first_steps =
    R"(Examples:
  themata inspect examples/interviews                  # what themata sees: speakers, roles, doubts
  themata themes examples/interviews                   # how often each theme occurs
  themata kwic examples/interviews --themes procedural.voice  # the words behind a number

`themata COMMAND --help` says what a command's columns mean and shows examples of it.)";

/// Messages are asked for on the command that runs: a sub-command where there is one.
void bind_console(CLI::App& command, Console& console) {
  const auto below = command.get_subcommands([](const CLI::App*) { return true; });
  if (below.empty()) console.bind(command);
  for (CLI::App* sub : below) console.bind(*sub);
}

}  // namespace

CommandLine::CommandLine(const std::function<bool(std::string_view command)>& wanted)
    : app("From interview transcripts to theme and co-occurrence tables", "themata") {
  app.formatter(std::make_shared<HelpFormatter>());
  app.set_help_flag("-h", "usage and options");
  app.set_help_all_flag("--help", "the same, with examples");
  app.set_version_flag("--version", version_text(),
                       "versions of themata, ICU, Unicode and the dictionary format");
  app.footer(first_steps);
  app.require_subcommand(1);
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->group(std::string(heading_of(command.name)));
    if (!wanted(command.name)) continue;
    runners.emplace(sub, command.bind(*sub));
    bind_console(*sub, consoles[sub]);
  }
}

}  // namespace themata::cli
