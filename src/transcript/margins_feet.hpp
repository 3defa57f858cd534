// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lines.hpp"

namespace themata {

inline constexpr std::size_t longest_head = 150;  ///< of a page, bytes

/// Digits as `#` and every run of blanks as one: what the heads of all pages share.
[[nodiscard]] std::string page_pattern(std::string_view line);

/// How often lines of such patterns stand elsewhere than at these places. What does so more than
/// now and then is no head of pages: a name above its talk, or talk.
[[nodiscard]] std::unordered_map<std::string, std::size_t> count_elsewhere(
    TextPass& text, const Lines& lines, const std::vector<std::size_t>& places,
    const std::unordered_set<std::string>& patterns);

/// A page number that needs no form feed near it: it has words.
[[nodiscard]] bool is_worded_page_number(const Line& line, std::string_view content);

/// Page heads and feet that begin like a label: lines that end, behind a wide
/// gap, in a number that counts the pages, and what recurs next to them or to
/// `Page 2 of 9`. A label that has other talk too is a speaker's.
void find_labelled_feet(TextPass& text, Lines& lines, const LineCounts& counts);

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
