// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace themata {

/// A text as one word of a shell (POSIX sh), whatever it holds: in single quotes.
[[nodiscard]] std::string shell_quoted(std::string_view text);

/// A text as one value of an option that takes several, with commas between. Commas that
/// are escaped already stay so.
[[nodiscard]] std::string with_commas_escaped(std::string_view text);

}  // namespace themata
