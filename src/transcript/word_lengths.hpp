// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>

namespace themata {

/// Which lengths the words of a list have that begin with a letter, a bit each: nearly every word
/// that is in no list is told by them.
class WordLengths {
 public:
  /// The words are in small letters and shorter than 64 bytes. `word_of` makes one of an item.
  template <class List, class WordOf = std::identity>
  constexpr explicit WordLengths(const List& list, const WordOf& word_of = {}) {
    for (const auto& item : list) {
      const std::string_view word = std::invoke(word_of, item);
      of_first_[static_cast<unsigned char>(word.front())] |= std::uint64_t{1} << word.size();
    }
  }

  /// False only where the word is not in the list; of capitals and small letters alike.
  [[nodiscard]] constexpr bool may_hold(std::string_view word) const {
    if (word.empty() || word.size() >= 64) return false;
    const char c = word.front();
    const char first = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return (of_first_[static_cast<unsigned char>(first)] >> word.size() & 1U) != 0;
  }

 private:
  std::array<std::uint64_t, 256> of_first_{};
};

}  // namespace themata
