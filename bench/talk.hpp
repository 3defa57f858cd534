// SPDX-License-Identifier: MIT
// Text for the micro-benchmarks: the same at every run, common words first.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <themata/segment/segmenter.hpp>

namespace themata_bench {

/// Numbers that only look like chance (a linear congruence, Knuth's factor).
class Dice {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

enum class Letters { ascii, typographic, accented };

inline std::string rare_word(Dice& dice) {
  constexpr std::string_view onsets = "bdfglmnprst";
  constexpr std::string_view vowels = "aeiou";
  std::string word;
  for (std::size_t left = 2 + dice.below(2); left > 0; --left) {
    word += onsets[dice.below(onsets.size())];
    word += vowels[dice.below(vowels.size())];
  }
  return word;
}

/// About `bytes` of sentences of one turn.
inline std::string talk(std::size_t bytes, Letters letters) {
  constexpr std::array<std::string_view, 32> common{
      "the", "I",    "you",  "and",  "to",   "that", "it",   "a",    "of",    "in",   "so",
      "we",  "was",  "like", "know", "they", "have", "this", "what", "but",   "with", "just",
      "do",  "told", "she",  "her",  "case", "them", "were", "not",  "story", "fair"};
  constexpr std::array<std::string_view, 4> plain{"don't", "it's", "...", "--"};
  constexpr std::array<std::string_view, 4> curly{"don’t", "it’s", "…", "—"};
  Dice dice;
  std::string text;
  while (text.size() < bytes) {
    for (std::size_t left = 4 + dice.below(14); left > 0; --left) {
      const std::size_t kind = dice.below(20);
      if (kind < 15) {
        text += common[dice.below(common.size()) % (1 + dice.below(common.size()))];
      } else if (kind == 15) {
        text += (letters == Letters::typographic ? curly : plain)[dice.below(plain.size())];
      } else if (kind == 16 && letters == Letters::accented) {
        text += "café";
      } else {
        text += rare_word(dice);
      }
      text += left > 1 ? " " : ". ";
    }
  }
  return text;
}

inline themata::Passage passage_of(const std::string& text) {
  return {text, {0, static_cast<std::uint32_t>(text.size())}, {}, {}};
}

}  // namespace themata_bench
