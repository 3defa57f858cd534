// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace themata::cli {

/// "`tunr` is no unit, did you mean `turn`? (turn, sentence, ...)"
[[nodiscard]] std::string no_unit(const std::string& name);

}  // namespace themata::cli
