// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace themata {

/// Bytes as text of a manifest. A file's name need not be UTF-8, and JSON must be: a byte that is
/// none becomes U+0000, which no name holds, and two hexadecimal digits.
[[nodiscard]] std::string manifest_text(std::string_view bytes);

/// The bytes again. Throws Error(input) for a U+0000 without its digits.
[[nodiscard]] std::string bytes_of_manifest_text(std::string_view text);

}  // namespace themata
