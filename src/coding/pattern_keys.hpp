// SPDX-License-Identifier: MIT
//
// Where a pattern can begin at all. Of the words that a pattern can't do without, the
// one that is rarest in talk is its key; only a few words before a token that satisfies
// a key are walks begun, and only where the words beside it and the first word can be
// the pattern's too. In talk that is one word in fifty or so; half of all words can
// begin a pattern (`(the|a) charge*`).
//
// Which word is the key changes the cost and never the matches, so a list of frequent
// words is enough to choose by.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compiled_patterns.hpp"
#include "flat_list.hpp"
#include "sieve.hpp"
#include "word_classes.hpp"

namespace themata {

/// A match that a token is the key of begins `least` to `most` words before it; its first
/// word and the words beside the key have a class of these sieves.
struct KeyReach {
  static constexpr Sieve whatever = any_word;  ///< any word, or none

  std::uint32_t least = 0;
  std::uint32_t most = 0;
  Sieve first = whatever;
  Sieve before = whatever;
  Sieve after = whatever;
  friend bool operator==(const KeyReach&, const KeyReach&) = default;
};

class PatternKeys {
 public:
  /// Chooses the keys of all patterns, with the classes that frequent words are in.
  void choose(const CompiledPatterns& patterns, const WordClasses& classes);

  /// Appends the reaches of a token with these classes; none for one that is no key.
  void reaches_of(std::span<const std::uint32_t> classes, std::vector<KeyReach>& out) const;

  [[nodiscard]] Sieve sieve(std::uint32_t word_class) const { return Sieve::of(bits_[word_class]); }

  /// Of what is chosen.
  static void fields(auto& pass, auto& keys) {
    auto& [rarity, bits, reaches, first] = keys;
    pass(bits, reaches, first);
  }

 private:
  enum class Towards { end, begin };
  void rank(const WordClasses& classes);
  void choose_bits();
  [[nodiscard]] Sieve sieve_of(const Step& step) const;
  [[nodiscard]] Sieve sieve_from(CompiledPatterns::Places places, std::size_t at,
                                 Towards towards) const;
  void add_keys_of(CompiledPatterns::Places places);
  void add(std::uint32_t word_class, const KeyReach& reach);
  [[nodiscard]] std::size_t rarest(std::span<const Step> steps) const;
  [[nodiscard]] std::uint32_t rarity(CompiledPatterns::Place place, std::uint32_t spread) const;

  struct Link {
    KeyReach reach{};
    std::uint64_t next = 0;
  };
  std::vector<std::uint32_t> rarity_{};  ///< of a class: the higher the rarer
  FlatList<std::uint8_t> bits_{};        ///< of a class: its bit in a sieve
  FlatList<Link> reaches_{};             ///< linked by class
  FlatList<std::uint32_t> first_{};      ///< of a class: its first reach
};

}  // namespace themata
