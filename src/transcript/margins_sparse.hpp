// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "lines.hpp"

namespace themata {

/// `1. `, `1) ` or `[1] ` in front of most labels, counting up: they are taken
/// off the lines that continue the count. False where there are none.
bool strip_item_numbers(TextPass& text, Lines& lines, const LineCounts& counts);

/// Line numbers on every fifth line only, in a margin that all talk keeps
/// free. False where there are none.
bool strip_fifth_numbers(TextPass& text, Lines& lines, const LineCounts& counts);

}  // namespace themata
