// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "option_tree.hpp"

namespace themata::cli {

/// `--seed N`, from which random numbers start; no other way to write one is taken.
void bind_seed(CLI::App& app, std::uint64_t& seed, const std::string& group);

}  // namespace themata::cli
