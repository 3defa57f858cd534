// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lines.hpp"

namespace themata {

/// A line where heads and feet of pages may stand.
struct Edge {
  std::size_t line;
  std::string pattern;  ///< page_pattern()
};

/// What recurs at the ends of pages is a head or a foot unless it stands in the
/// middle of pages too, as labels on lines of their own do, and `Yes.`
class MiddleOfPages {
 public:
  /// `edges` are in order of their lines; `recurring` are those of them that may be heads.
  MiddleOfPages(TextPass& text, const Lines& lines, const std::vector<Edge>& edges,
                const std::vector<Edge>& recurring);
  /// Is `line`, of this pattern, which recurs so many `times` at the ends of pages, no head?
  [[nodiscard]] bool holds(std::string_view line, const std::string& pattern,
                           std::size_t times) const;

 private:
  void expect(std::string_view line, const std::string& pattern);
  void count(std::string_view line);

  std::unordered_map<std::string, std::size_t> counts_{};
  std::array<bool, 256> first_{};  ///< what the patterns begin with
  std::array<bool, 256> last_{};   ///< and end in
  std::size_t label_patterns_ = 0;
  std::size_t labels_ = 0;  ///< on lines of their own, in the middle
};

/// Finds page numbers and running heads at the tops and bottoms of pages that form feeds part.
/// False where there are none.
bool find_running_heads(TextPass& text, Lines& lines);

}  // namespace themata
