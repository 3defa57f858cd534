// SPDX-License-Identifier: MIT
//
// Where a pattern can begin at all. Of the words that a pattern can't do without, the
// one that is rarest in talk is its key, or one that other patterns have for a key and
// that therefore costs little; only a few words before a token that satisfies
// a key are walks begun, and only where the words beside it and the first word can be
// the pattern's too. In talk that is one word in fifty or so; half of all words can
// begin a pattern (`(the|a) charge*`).
//
// Which word is the key changes the cost and never the matches, so a list of frequent
// words is enough to choose by.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
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

/// The same with the classes themselves, and two words to each side. Nothing stands for any
/// word, or none.
struct KeyWish {
  using Classes = std::optional<std::vector<std::uint32_t>>;
  struct Side {
    Classes next{};
    Classes second{};
  };

  std::uint32_t key = 0;  ///< the class of the key
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  Classes first{};
  Side before{};
  Side after{};
};

/// The first word at which a match may begin that has its key at `at`, at most so many words
/// before it. A few words too many cost less than asking where the run begins.
inline std::uint32_t first_start(std::uint32_t at, std::uint32_t most,
                                 std::span<const std::uint32_t> runs) {
  constexpr std::uint32_t few = 8;
  const std::uint32_t first = at - std::min(at, most);
  if (most <= few) return first;
  const auto next = std::upper_bound(runs.begin(), runs.end(), at);
  return next == runs.begin() ? first : std::max(first, *std::prev(next));
}

class PatternKeys {
 public:
  /// Chooses the keys of all patterns, with the classes that frequent words are in, and tells
  /// what each of them wants around it; some more than once.
  void choose(const CompiledPatterns& patterns, const WordClasses& classes,
              const std::function<void(const KeyWish&)>& told = {});

  /// Once keys are chosen: the classes of words of which every match of this pattern has one;
  /// nothing where there are none.
  [[nodiscard]] std::vector<std::uint32_t> keys_of(CompiledPatterns::Places places) const;

  /// Appends the reaches of a token with these classes; none for one that is no key.
  void reaches_of(std::span<const std::uint32_t> classes, std::vector<KeyReach>& out) const;

  [[nodiscard]] Sieve sieve(std::uint32_t word_class) const { return Sieve::of(bits_[word_class]); }

  /// What talk is full of, the most frequent first.
  [[nodiscard]] static std::span<const std::string_view> frequent_words();
  /// About how often the word of a rank among them, from 0, comes beside the others (Zipf's law).
  [[nodiscard]] static std::uint32_t frequency(std::size_t rank);

  /// Of what is chosen.
  static void fields(auto& pass, auto& keys) {
    auto& [frequency, users, bits, reaches, first] = keys;
    pass(bits, reaches, first);
  }

 private:
  enum class Towards { end, begin };
  void estimate(const WordClasses& classes);
  void choose_bits();
  struct Position;
  struct Positions;
  [[nodiscard]] static Positions from(CompiledPatterns::Places places, std::size_t place,
                                      Towards towards);
  [[nodiscard]] static Positions next(CompiledPatterns::Places places, const Positions& here,
                                      Towards towards);
  [[nodiscard]] static KeyWish::Side side(CompiledPatterns::Places places, const Position& key,
                                          Towards towards);
  [[nodiscard]] static KeyWish::Classes classes_at(CompiledPatterns::Places places,
                                                   const Positions& positions);
  [[nodiscard]] Sieve sieve_of(const KeyWish::Classes& classes) const;
  [[nodiscard]] std::vector<std::size_t> choose_places(const CompiledPatterns& patterns);
  [[nodiscard]] std::size_t cheapest(CompiledPatterns::Places places) const;
  void for_each_key(CompiledPatterns::Place place, const auto& visit) const;
  void add_keys_of(CompiledPatterns::Places places, std::size_t place,
                   const std::function<void(const KeyWish&)>& told);
  void add(const KeyWish& wish);
  [[nodiscard]] std::size_t rarest(std::span<const Step> steps) const;

  struct Link {
    KeyReach reach{};
    std::uint64_t next = 0;
  };
  std::vector<std::uint32_t> frequency_{};  ///< of the words of a class, about
  std::vector<std::uint32_t> users_{};      ///< of a class: patterns that have it for a key
  FlatList<std::uint8_t> bits_{};           ///< of a class: its bit in a sieve
  FlatList<Link> reaches_{};                ///< linked by class
  FlatList<std::uint32_t> first_{};         ///< of a class: its first reach
};

}  // namespace themata
