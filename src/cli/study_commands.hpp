// SPDX-License-Identifier: MIT
#pragma once

#include "commands.hpp"
#include "option_tree.hpp"

namespace themata::cli {

// Commands about studies, which run the others.
Runner bind_run(CLI::App& app);
Runner bind_verify(CLI::App& app);
Runner bind_explain(CLI::App& app);
Runner bind_slurm(CLI::App& app);

}  // namespace themata::cli
