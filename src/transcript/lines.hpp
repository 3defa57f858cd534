// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <themata/base/in_parts.hpp>
#include <themata/text/span.hpp>
#include <themata/text/text_pass.hpp>

#include "note_places.hpp"

namespace themata {

enum class LineKind : std::uint8_t {
  talk,  ///< talk or a label: what turns are made of
  blank,
  time,   ///< nothing but a time
  layout  ///< page numbers, running heads, headings of a hearing
};

/// A line of the document, seen through its margin. A long text has millions.
struct Line {
  Span text{};  ///< without margin number, indentation and blanks at the end
  /// Bytes before the text; more than any margin has are not told apart.
  std::uint16_t indent = 0;
  char first = 0;  ///< the first byte of `text`; 0 of a blank line
  LineKind kind : 2 = LineKind::talk;
  bool after_gap : 1 = false;  ///< first after a blank line, a page break or the document's begin
  bool opens : 1 = false;      ///< begins a paragraph where blank lines do
  bool page : 1 = false;       ///< first of a page: a form feed stands before it
  bool follows : 1 = false;    ///< its line number says that no line is between it and the last
  bool numbered : 1 = false;   ///< a number stands in its left margin
  bool ends_in_digit : 1 = false;
};
static_assert(sizeof(Line) == 12);

using Lines = std::vector<Line>;

/// How many lines there are of a look that some convention needs, and which may
/// be anything but talk and labels: nobody has to look at the others for that.
struct LineCounts {
  /// Lines that begin with a number, a bracket or `#`, end in a digit, or may be a
  /// credit; ascending. What is found in a margin or by itself is one of them.
  std::vector<std::uint32_t> odd{};
  std::size_t filled = 0;             ///< not blank
  std::size_t digits_first = 0;       ///< begin with a digit
  std::size_t digits_last = 0;        ///< end in a digit
  std::size_t brackets_first = 0;     ///< begin with `[`
  std::size_t indented = 0;           ///< filled, two bytes or more from the left
  std::size_t pages = 0;              ///< form feeds
  std::uint32_t least_indent = 1000;  ///< of the lines that do not begin with a digit
};

struct SplitText {
  Lines lines{};
  LineCounts counts{};
  NotePlaces notes{};  ///< where notes may open in the lines
};
/// Lines of text[from, end), trimmed; form feeds end pages and lines. What is found does not depend
/// on how the text is shared.
[[nodiscard]] SplitText split_lines(TextPass& text, std::uint32_t from, const Shares& shares);

/// The number in the margin of a line that has one.
[[nodiscard]] Span margin_of(std::string_view text, const Line& line);

/// Takes a number of `length` bytes in front of the text off it, and the blanks
/// up to `rest`.
void strip_margin(std::string_view text, Line& line, std::uint32_t length, std::uint32_t rest);

/// Fills `after_gap` and `opens` from the kinds of the lines.
void find_gaps(TextPass& text, Lines& lines);

/// Ends a sentence, perhaps behind a quotation mark or a bracket.
[[nodiscard]] bool ends_sentence(std::string_view line);

}  // namespace themata
