// SPDX-License-Identifier: MIT
//
// Where a pattern can begin at all. Of the words that a pattern can't do without, the
// one that is rarest in talk is its key; only a few words before a token that satisfies
// a key are walks begun. In talk that is one word in ten or so; half of all words can
// begin a pattern (`(the|a|) charge*`).
//
// Which word is the key changes the cost and never the matches, so a list of frequent
// words is enough to choose by.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pattern_program.hpp"
#include "word_classes.hpp"

namespace themata {

/// A match that a token is the key of begins `least` to `most` words before it.
struct KeyReach {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

class PatternKeys {
 public:
  /// Chooses the pattern's keys; `parts` is not empty.
  void add(const std::vector<CompiledPart>& parts);

  /// After the last add, with the classes that frequent words are in.
  void choose(const WordClasses& classes);

  /// Of a token with these classes; nothing for one that is no key.
  [[nodiscard]] std::optional<KeyReach> reach_of(std::span<const std::uint32_t> classes) const;

 private:
  struct Key {
    std::uint32_t word_class;
    KeyReach reach;
  };
  /// One place of a pattern that is not optional: of each alternative its steps.
  using Place = std::vector<std::vector<Key>>;

  [[nodiscard]] const Key& rarest(const std::vector<Key>& steps) const;
  [[nodiscard]] std::uint32_t rarity(const Place& place) const;
  void take(const Key& key);

  std::vector<std::vector<Place>> patterns_{};
  std::vector<std::uint32_t> rarity_{};  ///< of a class: the higher the rarer
  std::vector<std::optional<KeyReach>> reach_{};
};

}  // namespace themata
