// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace themata {

/// Does a short line tell at a glance that it is talk? Then neither leading_label() nor
/// titled_label() nor doubtful_label() finds a label in it. False says nothing. Of a trimmed line.
[[nodiscard]] bool is_plain_talk(std::string_view line);

}  // namespace themata
