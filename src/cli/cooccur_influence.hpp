// SPDX-License-Identifier: MIT
#pragma once

#include "console.hpp"
#include "cooccur_arguments.hpp"

namespace themata::cli {

/// `cooccur --influence`: a measure of pairs with each interview, and each pattern, left out in
/// turn; what moves it most comes first.
int run_cooccur_influence(CooccurArguments& arguments, Console& console);

}  // namespace themata::cli
