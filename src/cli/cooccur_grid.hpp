// SPDX-License-Identifier: MIT
#pragma once

#include "console.hpp"
#include "cooccur_arguments.hpp"

namespace themata::cli {

/// `cooccur --grid`: pairs under every combination of declared choices.
int run_cooccur_grid(CooccurArguments& arguments, Console& console);

}  // namespace themata::cli
