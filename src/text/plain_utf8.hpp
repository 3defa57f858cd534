// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace themata {

/// What the census would find to be UTF-8 without a doubt, at the speed of memory.
[[nodiscard]] bool is_plain_utf8(std::string_view bytes);

}  // namespace themata
