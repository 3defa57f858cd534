// SPDX-License-Identifier: MIT
#include "cmd_dict.hpp"

#include <algorithm>
#include <utility>

#include "declared_options.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples = R"(Examples:
  themata dict show
  themata dict show --themes 'procedural.*' --patterns
  themata dict explain We laid charges, and we kept her informed.
  themata dict test
  themata dict check dictionaries/topic.yml)";

/// In the order of `themata dict --help`.
const std::vector<Command>& dict_commands() {
  static const std::vector<Command> list{
      {"check", "is a dictionary right? all errors at once", bind_dict_check},
      {"cover", "what does it find in transcripts, and what does it leave?", bind_dict_cover},
      {"diff", "what changed between two of them, and what it does to hits", bind_dict_diff},
      {"explain", "why does it find what it finds in a text?", bind_dict_explain},
      {"test", "does it find what its examples say?", bind_dict_test},
      {"show", "its themes, or its patterns", bind_dict_show},
      {"convert", "into the format of another program, or out of one", bind_dict_convert},
  };
  return list;
}

}  // namespace

Runner bind_dict(CLI::App& app) {
  set_footer(app, examples);
  std::vector<std::pair<const CLI::App*, Runner>> runners;
  for (const Command& command : dict_commands()) {
    CLI::App& sub = add_command_below(app, command.name, command.summary);
    runners.emplace_back(&sub, command.bind(sub));
  }
  return [runners](Console& console) {
    const auto chosen = std::find_if(runners.begin(), runners.end(),
                                     [](const auto& one) { return is_called(*one.first); });
    return chosen->second(console);
  };
}

}  // namespace themata::cli
