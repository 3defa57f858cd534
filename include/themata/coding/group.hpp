// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace themata {

/// What tables are split by: each turn counts in one group ...
using GroupId = std::uint32_t;
/// ... or in none.
inline constexpr GroupId set_aside = UINT32_MAX;

}  // namespace themata
