// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace themata {

/// What a `.coded` file begins with, which holds documents that were coded and is never read
/// as a transcript.
inline constexpr std::string_view coded_file_begin{"\x89themata\r\n\x1a\n", 12};

}  // namespace themata
