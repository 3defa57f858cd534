// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "lines.hpp"

namespace themata {

/// What was left out.
struct Margins {
  bool numbered = false;  ///< numbers were taken off lines
  std::size_t heads = 0;  ///< lines that recur at the edges of pages
};

/// Finds what a page adds to a text: numbers in the left margin (of lines or
/// of paragraphs), page numbers, running heads, lines that hold only a time.
/// Narrows `text` of the lines and sets their kinds. Linear in the text.
Margins find_margins(TextPass& text, Lines& lines, const LineCounts& counts);

}  // namespace themata
