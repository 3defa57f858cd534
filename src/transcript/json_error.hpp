// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace themata {

/// The byte at which `text` stops being JSON; its size if it ends too early or
/// nothing is found. simdjson says what is wrong, but not where.
[[nodiscard]] std::size_t json_error_place(std::string_view text);

}  // namespace themata
