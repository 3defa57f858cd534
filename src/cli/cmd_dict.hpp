// SPDX-License-Identifier: MIT
#pragma once

#include "commands.hpp"
#include "option_tree.hpp"

namespace themata::cli {

// The commands of `themata dict`. To add one: src/cli/cmd_dict_<name>.cpp, its
// declaration here and a line in cmd_dict.cpp.
Runner bind_dict_check(CLI::App& app);
Runner bind_dict_cover(CLI::App& app);
Runner bind_dict_diff(CLI::App& app);
Runner bind_dict_explain(CLI::App& app);
Runner bind_dict_test(CLI::App& app);
Runner bind_dict_show(CLI::App& app);
Runner bind_dict_convert(CLI::App& app);

}  // namespace themata::cli
