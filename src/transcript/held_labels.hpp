// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "candidates.hpp"

namespace themata {

[[nodiscard]] inline bool by_line(const Label& a, const Label& b) { return a.line < b.line; }

/// Adds labels that were held back, which ascend, to those that are found.
void take_held(const std::vector<Label>& held, const Blocks& blocks, Candidates& found);

/// The names that only such labels have are none.
void forget_held(const std::vector<Label>& held, Candidates& found);

}  // namespace themata
