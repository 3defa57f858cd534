// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace themata {

/// A text as one word of a shell (POSIX sh), whatever it holds: in single quotes.
[[nodiscard]] std::string shell_quoted(std::string_view text);

}  // namespace themata
