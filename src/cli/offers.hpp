// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "option_tree.hpp"

namespace themata::cli {

/// Says what an option may take where its type name does not say it, for completions and for
/// suggestions; nothing is checked by it.
void offer(CLI::App& app, const std::string& option, const std::vector<std::string>& words);

/// What offer() said of an option.
[[nodiscard]] std::vector<std::string> offered(CLI::Option& option);

}  // namespace themata::cli
