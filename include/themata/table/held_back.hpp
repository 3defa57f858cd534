// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace themata {

/// How many counts a message of hide_small_cells, or rows one of drop_small_rows, says were held
/// back; nothing for another message.
[[nodiscard]] std::optional<std::size_t> counts_held_back(std::string_view message);

}  // namespace themata
