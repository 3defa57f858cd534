// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "described_command.hpp"

namespace themata::cli {

// Scripts that complete command lines of themata in a shell. They hold what the command tree
// says; only the themes of a dictionary are asked of the program, while somebody types.
[[nodiscard]] std::string bash_completion(const DescribedCommand& themata);
[[nodiscard]] std::string zsh_completion(const DescribedCommand& themata);
[[nodiscard]] std::string fish_completion(const DescribedCommand& themata);

/// `one @files justice topic`: how many values, of what kinds, and fixed ones. The functions of
/// the scripts read it.
[[nodiscard]] std::string value_words(const TakenValues& takes);

}  // namespace themata::cli
