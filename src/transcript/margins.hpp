// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "lines.hpp"

namespace themata {

/// What belongs to pages and not to the talk.
struct LeftOut {
  std::size_t numbers = 0;       ///< in front of lines
  std::size_t page_numbers = 0;  ///< on lines of their own
  std::size_t heads = 0;         ///< running heads and feet
  std::optional<Span> head{};    ///< the first of them
};

/// Finds what a page adds to a text: numbers in the left margin (of lines or
/// of paragraphs), page numbers, running heads, lines that hold only a time.
/// Narrows `text` of the lines and sets their kinds. Linear in the text.
LeftOut find_margins(TextPass& text, Lines& lines, const LineCounts& counts);

}  // namespace themata
