// SPDX-License-Identifier: MIT
//
// What is asked of all words, so it is few bits: words with the same hash of four bytes share a
// gate of 32 bits, and by it a word gets if its next two bytes are what some key of the gate has.
// One of seven words gets by; one of nine is a key.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "flat_list.hpp"
#include "word_beginnings.hpp"

namespace themata {

/// Words that are to get by.
struct GateWish {
  std::uint64_t beginning = 0;
  std::uint32_t bytes = 0;  ///< of a word that are known; `beginning` has at least four of it
};

class StartGates {
 public:
  static constexpr std::uint32_t bytes_told = 6;
  /// Stands for the first four bytes of a word that has a type: its bytes tell nothing, and it
  /// gets by.
  static constexpr std::uint32_t named = ~std::uint32_t{0};

  StartGates() = default;
  /// So many gates, a power of two, by the factor, of some, that lets the fewest of the frequent
  /// words by. `firsts` are bytes with which any word gets by.
  StartGates(std::span<const GateWish> wishes, std::span<const std::uint8_t> firsts,
             std::size_t size);

  /// Is this what some key begins with, as far as six bytes tell?
  [[nodiscard]] std::uint32_t let_by(std::uint32_t four, std::uint32_t rest) const {
    return (gates_[gate_of(four)] >> next_bit(rest) | has_first(four)) & 1U;
  }
  /// Is it told by the first byte alone? The lowest bit.
  [[nodiscard]] std::uint32_t has_first(std::uint32_t four) const {
    return firsts_[(four & 0xFFU) / 32] >> (four % 32);
  }

  /// Which bit of a gate a word has whose bytes from the fifth on are these. The first is of
  /// words of four bytes or fewer alone, since these are half of all.
  static unsigned next_bit(std::uint32_t rest) {
    const std::uint32_t two = rest & 0xFFFFU;
    return std::max(two * word_factor >> 27U, std::min(two, 1U));
  }

  // For who asks many words at once.
  [[nodiscard]] std::uint32_t factor() const { return static_cast<std::uint32_t>(factor_); }
  [[nodiscard]] unsigned shift() const { return shift_of_head(gates_.size()); }
  [[nodiscard]] const std::uint32_t* gates() const { return gates_.data(); }
  /// 256 bits.
  [[nodiscard]] const std::uint32_t* firsts() const { return firsts_.data(); }

  static void fields(auto& pass, auto& self) {
    auto& [factor, gates, firsts] = self;
    pass(factor, gates, firsts);
  }

 private:
  [[nodiscard]] std::size_t gate_of(std::uint32_t four) const {
    return hash_of_head(four, factor()) >> shift();
  }
  void fill(std::span<const GateWish> wishes, std::size_t size);
  /// How often frequent words get by, about.
  [[nodiscard]] std::uint64_t passed_often() const;

  std::uint64_t factor_ = 0;  ///< of hashes of four bytes
  FlatList<std::uint32_t> gates_{};
  FlatList<std::uint32_t> firsts_{};
};

}  // namespace themata
