// SPDX-License-Identifier: MIT
//
// What is asked of very many words, so it is few bits: words with the same hash of four bytes share
// a gate, most gates are of no key and let nothing by, and by the others a word gets if its next
// two bytes and both words beside it are what some key of the gate has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "word_beginnings.hpp"

namespace themata {

/// Stands in one line of memory.
struct alignas(32) StartGate {
  static constexpr std::uint64_t all = ~std::uint64_t{0};
  static constexpr std::uint32_t bytes_told = 6;

  std::uint64_t next = 0;    ///< by the fifth and sixth byte
  std::uint64_t before = 0;  ///< by the word before
  std::uint64_t after = 0;
  std::uint64_t unused = 0;  ///< a number leaves no hole in what is packed

  /// Stands for the beginning of a word that has a type: its bytes tell nothing.
  static constexpr std::uint64_t named = ~std::uint64_t{0};
  static constexpr auto four_named = static_cast<std::uint32_t>(named);

  /// Which bit of `next` a word has whose bytes from the fifth on are these.
  static unsigned next_bit(std::uint32_t rest) { return (rest ^ rest >> 7U) % 64U; }

  /// The bit of words of which nothing is known; it is set in all gates.
  static constexpr unsigned anything = 63;
  /// Which bit of its neighbours' sets a word with these first bytes has. All that begin with a
  /// figure have one.
  static unsigned beside_bit(std::uint32_t four) {
    constexpr std::uint32_t of_numbers = 62;
    constexpr auto factor = static_cast<std::uint32_t>(any_factor);
    const std::uint32_t hash = (hash_of_head(four, factor) >> 16U) * of_numbers >> 16U;
    const std::uint32_t known = begins_with_figure(four) ? of_numbers : hash;
    return four == four_named ? anything : known;
  }
};

/// Which gate a word has: by its first four bytes, or one of all that begin with a figure, or
/// one of all that have a type.
class GateHash {
 public:
  static constexpr std::size_t others = 2;

  /// For a factor and how many gates there are.
  GateHash(std::uint32_t factor, std::size_t gates)
      : factor_(factor),
        hashed_(static_cast<std::uint32_t>(gates - others)),
        shift_(shift_of_head(gates - others)) {}

  [[nodiscard]] std::uint32_t of_numbers() const { return hashed_; }
  [[nodiscard]] std::uint32_t of_named() const { return hashed_ + 1; }
  [[nodiscard]] std::uint32_t operator()(std::uint32_t four) const {
    const std::uint32_t hash = hash_of_head(four, factor_) >> shift_;
    const std::uint32_t known = begins_with_figure(four) ? of_numbers() : hash;
    return four == StartGate::four_named ? of_named() : known;
  }

 private:
  std::uint32_t factor_;
  std::uint32_t hashed_;
  unsigned shift_;
};

/// A word's gate and its bits there, in one number that is read at one go.
class GatedWord {
 public:
  static constexpr std::size_t most_gates = std::size_t{1} << 20U;

  /// Of a word that begins so.
  GatedWord(const GateHash& gate_of, std::uint32_t four, std::uint32_t rest)
      : packed_(gate_of(four) << 12U | StartGate::next_bit(rest) << 6U |
                StartGate::beside_bit(four)) {}
  /// Of one of which nothing is known.
  GatedWord() : packed_(StartGate::anything) {}

  [[nodiscard]] std::uint32_t gate() const { return packed_ >> 12U; }
  [[nodiscard]] unsigned next_bit() const { return packed_ >> 6U & 63U; }
  [[nodiscard]] unsigned beside_bit() const { return packed_ & 63U; }

 private:
  std::uint32_t packed_;
};

/// Words that are to get by: what they begin with, and the bits of what is wanted beside them.
struct GateWish {
  std::uint64_t beginning = 0;
  std::uint32_t bytes =
      0;  ///< of a word that are known; `beginning` has at least four of it, or a figure
  std::uint64_t before = 0;
  std::uint64_t after = 0;
};

struct StartGates {
  std::uint32_t factor = 0;
  std::vector<StartGate> gates{};
};
/// So many gates, a power of two, and the others: by the factor, of some, that lets the fewest
/// of the frequent words by.
[[nodiscard]] StartGates choose_gates(std::span<const GateWish> wishes, std::size_t hashed);

}  // namespace themata
