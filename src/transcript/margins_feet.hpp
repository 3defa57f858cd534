// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "lines.hpp"

namespace themata {

/// Digits as `#` and every run of blanks as one: what the heads of all pages share.
[[nodiscard]] std::string page_pattern(std::string_view line);

/// Is this page_pattern() a page's number and nothing else?
[[nodiscard]] bool is_page_number(std::string_view pattern);

/// A page number that needs no form feed near it: it has words.
[[nodiscard]] bool is_worded_page_number(const Line& line, std::string_view content);

/// Page heads and feet that begin like a label: lines that end, behind a wide
/// gap, in a number that counts the pages, and what recurs next to them or to
/// `Page 2 of 9`. A label that has other talk too is a speaker's.
/// False where there are none.
bool find_labelled_feet(TextPass& text, Lines& lines, const LineCounts& counts);

/// Begins like a label, other than a name alone and `Q.`.
[[nodiscard]] bool begins_like_label(std::string_view line);

/// Lower-case names of labels that say one thing only, however often.
class LabelBodies {
 public:
  LabelBodies(TextPass& text, const Lines& lines);
  /// The label of `line` recurs, always with this body but for its digits.
  [[nodiscard]] bool always_the_same(std::string_view line) const;

 private:
  std::vector<std::string> varied_{};  ///< sorted
};

}  // namespace themata
