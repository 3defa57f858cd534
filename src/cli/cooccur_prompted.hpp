// SPDX-License-Identifier: MIT
#pragma once

#include <themata/tally/prompting.hpp>

#include "cooccur_arguments.hpp"

namespace themata::cli {

/// `cooccur --by prompted`: a table of each pair where the interviewer had just raised one of the
/// two themes, and one where neither had been raised. Throws Error(usage) for what has no such
/// rows.
int run_cooccur_prompted(CooccurArguments& arguments, const Prompting& prompting, Console& console);

}  // namespace themata::cli
