// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "code_sheet.hpp"

namespace themata::cli {

/// What a code says where a dictionary is a coder: 1 of 1, yes, y, true and x, 0 of 0, no, n and
/// false, in any case; nothing of another.
[[nodiscard]] std::optional<std::string> yes_or_no(const std::string& code);

/// People's codes become 1 or 0; missing ones stay so. Throws Error(input), with file and line, for
/// a code that is neither.
void take_as_yes_or_no(CodeSheet& sheet);

}  // namespace themata::cli
