// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
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
  enum class Held : std::uint8_t { always, before_number };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view entry) const {
      return std::hash<std::string_view>{}(entry);
    }
  };

  void add(std::string&& entry, Held held);

  std::unordered_map<std::string, Held, Hash, std::equal_to<>> entries_{};
  /// By the byte before the full stop: which lengths entries have, a bit each.
  /// Most words that end a sentence can be none of the entries by this alone.
  std::array<std::uint32_t, 256> lengths_{};
  std::array<std::uint32_t, 256> firsts_{};  ///< the same by their first byte
};

enum class LineFeeds : std::uint8_t {
  separate,  ///< end a paragraph, as the standard says
  blank      ///< are blanks
};

/// Byte offsets at which a new sentence begins by UAX #29, ascending, without
/// 0 and without text.size(). With `suppressions` null: the plain standard.
/// Cost linear in the text.
void find_sentence_breaks(std::string_view text, const Suppressions* suppressions,
                          std::vector<std::uint32_t>& out,
                          LineFeeds line_feeds = LineFeeds::separate);

}  // namespace themata
