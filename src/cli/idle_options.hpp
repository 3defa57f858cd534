// SPDX-License-Identifier: MIT
//
// Options that do nothing until another is given, or once it is. A command refuses them; of a
// study, whose settings are for all its tables, they stay out of tables where they would do
// nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// What an option was given, by its long name without dashes; nothing where it was not.
using GivenValues = std::function<std::vector<std::string>(const std::string&)>;

/// What the option is for, where it does nothing: `--window is for --collocates`. Empty where it
/// does something.
[[nodiscard]] std::string why_idle(std::string_view command, const CLI::Option& option,
                                   const GivenValues& given);

/// Throws Error(usage) for an option that was given and does nothing. Of the app of a command.
void refuse_idle(const CLI::App& app);
/// Says of --confidence, --draws and --seed that they do nothing where no option is given that
/// they serve. For the command line: a study has its own for whatever table needs them, so they
/// are no error.
void say_idle_draws(const CLI::App& app, Diagnostics& diagnostics);

}  // namespace themata::cli
