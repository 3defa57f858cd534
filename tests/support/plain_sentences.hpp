// SPDX-License-Identifier: MIT
// Sentences as the standard's rules read, one code point after another: what the
// library's way of jumping between terminators is compared with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <themata/segment/segmenter.hpp>

namespace themata_test {

class PlainSuppressions {
 public:
  explicit PlainSuppressions(std::string_view list);
  [[nodiscard]] bool holds(std::string_view text, std::size_t stop) const;

 private:
  std::unordered_set<std::string> always_{};
  std::unordered_set<std::string> before_number_{};
};

[[nodiscard]] std::vector<std::uint32_t> plain_sentence_breaks(
    std::string_view text, const PlainSuppressions* suppressions);

/// Words that begin a sentence, by a copy of the turn with blanks for marks and line feeds.
[[nodiscard]] std::vector<std::uint32_t> plain_sentence_starts(
    const themata::Passage& passage, const std::vector<themata::Token>& words,
    const PlainSuppressions* suppressions);

}  // namespace themata_test
