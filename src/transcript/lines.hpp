// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <themata/text/span.hpp>

namespace themata {

enum class LineKind : std::uint8_t {
  blank,
  talk,   ///< talk or a label: what turns are made of
  time,   ///< nothing but a time
  layout  ///< page numbers, running heads, headings of a hearing
};

/// A line of the document, seen through its margin.
struct Line {
  Span text{};              ///< without margin number, indentation and blanks at the end
  std::uint32_t begin = 0;  ///< where the line itself begins
  LineKind kind = LineKind::talk;
  bool after_gap = false;  ///< first after a blank line, a page break or the document's begin
  bool opens = false;      ///< begins a paragraph where blank lines do
  bool page = false;       ///< first of a page: a form feed stands before it
  bool follows = false;    ///< its line number says that no line is between it and the last
  Span margin{};           ///< the number in the left margin
};

using Lines = std::vector<Line>;

/// Lines of text[from, end), trimmed; form feeds end pages and lines.
[[nodiscard]] Lines split_lines(std::string_view text, std::uint32_t from);

/// Fills `after_gap` and `opens` from the kinds of the lines.
void find_gaps(std::string_view text, Lines& lines);

/// Ends a sentence, perhaps behind a quotation mark or a bracket.
[[nodiscard]] bool ends_sentence(std::string_view line);

}  // namespace themata
