// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "lines.hpp"

namespace themata {

/// Finds what a page adds to a text: numbers in the left margin (of lines or
/// of paragraphs), page numbers, running heads, lines that hold only a time.
/// Narrows `text` of the lines and sets their kinds. Linear in the text.
/// True where numbers were taken off lines.
bool find_margins(TextPass& text, Lines& lines, const LineCounts& counts);

}  // namespace themata
