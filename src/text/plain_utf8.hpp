// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace themata {

/// What the census would find to be UTF-8 without a doubt, at the speed of memory.
[[nodiscard]] bool is_plain_utf8(std::string_view bytes);

/// The end of a piece of about `size` bytes, four or more, that begins at `from`: no sequence is
/// cut in two.
[[nodiscard]] std::size_t piece_end(std::string_view bytes, std::size_t from, std::size_t size);

}  // namespace themata
