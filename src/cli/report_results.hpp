// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "console.hpp"
#include "option_tree.hpp"

namespace themata::cli {

/// Are these inputs one folder of results, which `themata run` wrote?
[[nodiscard]] bool are_results(const std::vector<std::string>& inputs);

/// Runs `report` on what the study of the results reads, with its settings; options that were
/// given to `app` go before them. Warns of the study and of inputs that have changed since.
/// Throws Error(usage) for options that name what the study names: it would be another study.
int report_results(const CLI::App& app, const std::string& results, Console& console);

}  // namespace themata::cli
