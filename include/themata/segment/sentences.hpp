// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace themata {

/// Abbreviations whose full stop ends no sentence. Data of the project's own,
/// with a version (src/segment/suppressions.txt).
class Suppressions {
 public:
  /// The list that is built into the library.
  static const Suppressions& built_in();
  /// An entry a line; `#` begins a comment; ` 1` after an entry: only before a number.
  explicit Suppressions(std::string_view list);

  /// Does the full stop at byte `stop` of `text` belong to an abbreviation?
  [[nodiscard]] bool holds(std::string_view text, std::size_t stop) const;

 private:
  std::unordered_set<std::string> always_{};
  std::unordered_set<std::string> before_number_{};
};

/// Byte offsets at which a new sentence begins by UAX #29, ascending, without
/// 0 and without text.size(). With `suppressions` null: the plain standard.
/// Cost linear in the text.
void find_sentence_breaks(std::string_view text, const Suppressions* suppressions,
                          std::vector<std::uint32_t>& out);

}  // namespace themata
