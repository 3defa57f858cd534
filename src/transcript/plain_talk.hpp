// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace themata {

/// Does a short line tell at a glance that it is talk? Then leading_label() finds no label in it.
/// False says nothing. Of a line without a colon, trimmed.
[[nodiscard]] bool is_plain_talk(std::string_view line);

}  // namespace themata
