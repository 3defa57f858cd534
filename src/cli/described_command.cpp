// SPDX-License-Identifier: MIT
#include "described_command.hpp"

#include <CLI/CLI.hpp>
#include <string_view>

#include "command_line.hpp"
#include "help.hpp"
#include "option_facts.hpp"

namespace themata::cli {
namespace {

std::string path_of(const CLI::App& app) {
  if (app.get_parent() == nullptr) return "";
  const std::string above = path_of(*app.get_parent());
  return above.empty() ? app.get_name() : above + " " + app.get_name();
}

DescribedOption describe_option(CLI::Option& option) {
  DescribedOption described;
  for (const std::string& name : option.get_snames()) described.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) described.names.push_back("--" + name);
  if (!is_flag(option)) described.type = option.get_type_name();
  if (option.get_name(true) == "inputs") described.type = "FILE | FOLDER | -";
  described.what = option.get_description();
  described.group = option.get_group();
  described.takes = taken_by(option);
  return described;
}

/// A footer is notes, then `Examples:` and lines that begin with two blanks, then notes again.
void describe_footer(std::string_view footer, DescribedCommand& described) {
  bool examples = false;
  std::size_t at = 0;
  while (at < footer.size()) {
    const std::size_t end = std::min(footer.find('\n', at), footer.size());
    const std::string_view line = footer.substr(at, end - at);
    at = end + 1;
    if (line == "Examples:") {
      examples = true;
    } else if (examples && line.starts_with("  ")) {
      described.examples.emplace_back(line.substr(2));
    } else {
      if (!line.empty()) examples = false;
      described.notes += line;
      described.notes += '\n';
    }
  }
}

}  // namespace

DescribedCommand describe(CLI::App& app) {
  DescribedCommand described;
  described.name = app.get_name();
  described.path = path_of(app);
  described.summary = app.get_description();
  described.heading = app.get_group();
  described.usage = HelpFormatter().make_usage(&app, "");
  described.usage.erase(0, std::string_view("Usage: ").size());
  described.usage.pop_back();
  describe_footer(app.get_footer(), described);
  for (CLI::Option* option : app.get_options()) {
    auto& list = option->get_positional() ? described.positionals : described.options;
    list.push_back(describe_option(*option));
  }
  for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; })) {
    described.commands.push_back(describe(*sub));
  }
  return described;
}

std::vector<const DescribedCommand*> with_commands_below(const DescribedCommand& command) {
  std::vector<const DescribedCommand*> all{&command};
  for (const DescribedCommand& sub : command.commands) {
    for (const DescribedCommand* below : with_commands_below(sub)) all.push_back(below);
  }
  return all;
}

DescribedCommand describe_everything() {
  CommandLine line([](std::string_view) { return true; });
  return describe(line.app);
}

}  // namespace themata::cli
