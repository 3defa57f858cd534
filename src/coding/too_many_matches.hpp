// SPDX-License-Identifier: MIT
//
// A gap of 1,000 words in a text of one word that is said again and again has a thousand matches
// a word. Memory is bounded, and nobody means such a pattern.
#pragma once

#include <cstddef>
#include <optional>

#include <themata/base/error.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// The most matches of all patterns in a run of so many words.
constexpr std::size_t most_matches(std::size_t words) {
  return (std::size_t{1} << 20U) + 64 * words;
}

/// There are more. It is the dictionary that is to be mended: no document is skipped for it. The
/// coder knows the document, and says so in other words.
class TooManyMatches : public Error {
 public:
  explicit TooManyMatches(std::optional<PatternId> of = std::nullopt)
      : Error(ErrorKind::dictionary, "a pattern has too many matches: narrow its gaps"),
        pattern(of) {}

  std::optional<PatternId> pattern;  ///< the one with most of them, where that is known
};

}  // namespace themata
