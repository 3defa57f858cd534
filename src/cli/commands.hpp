// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "console.hpp"
#include "option_tree.hpp"

namespace themata::cli {

/// Runs a command whose options have been parsed; returns the exit code.
using Runner = std::function<int(Console& console)>;

/// A command: a word, a line for the overview, and a function that declares
/// its options and returns what runs it. To add one: src/cli/cmd_<name>.cpp
/// and a line in commands().
struct Command {
  std::string_view name;
  std::string_view summary;
  Runner (*bind)(CLI::App& app);
};

/// In the order of `themata --help`.
[[nodiscard]] const std::vector<Command>& commands();

Runner bind_inspect(CLI::App& app);
Runner bind_tokenize(CLI::App& app);
Runner bind_freq(CLI::App& app);
Runner bind_code(CLI::App& app);
Runner bind_themes(CLI::App& app);
Runner bind_cooccur(CLI::App& app);
Runner bind_sequence(CLI::App& app);
Runner bind_bridges(CLI::App& app);
Runner bind_kwic(CLI::App& app);
Runner bind_keyness(CLI::App& app);
Runner bind_agree(CLI::App& app);
Runner bind_sample(CLI::App& app);
Runner bind_report(CLI::App& app);
Runner bind_dict(CLI::App& app);
Runner bind_convert(CLI::App& app);
Runner bind_merge(CLI::App& app);
Runner bind_selfcheck(CLI::App& app);

}  // namespace themata::cli
