// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "commands.hpp"
#include "option_tree.hpp"

namespace themata::cli {

// Commands about the program itself.
Runner bind_completion(CLI::App& app);
Runner bind_man(CLI::App& app);

/// The heading in `themata --help` that a command stands under.
[[nodiscard]] std::string_view heading_of(std::string_view command);

}  // namespace themata::cli
