// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "flat_list.hpp"
#include "start_entries.hpp"
#include "word_beginnings.hpp"

namespace themata {

/// Where the entries are of words with a hash in common: first the places by hashes of eight
/// bytes, behind them those by hashes of four, and one for all words that are told by their first
/// byte. A place knows what any of its keys wants beside it.
class StartPlaces {
 public:
  /// Of the second four bytes; the first have word_factor.
  static constexpr std::uint32_t rest_factor = 0x85EBCA77U;

  /// A bit for eight hashes.
  struct Wanted {
    std::uint32_t before = 0;
    std::uint32_t after = 0;

    [[nodiscard]] std::uint32_t by(std::uint8_t hash_before, std::uint8_t hash_after) const {
      return before >> hash_before / 8U & after >> hash_after / 8U & 1U;
    }
    void add(const HashedWords& words_before, const HashedWords& words_after) {
      before |= narrowed(words_before);
      after |= narrowed(words_after);
    }

   private:
    static std::uint32_t narrowed(const HashedWords& words) {
      std::uint32_t narrow = 0;
      for (unsigned eight = 0; eight < 32; ++eight) {
        const std::uint64_t bits = words.bits[eight / 8] >> (eight % 8 * 8) & 0xFFU;
        narrow |= std::uint32_t{bits != 0} << eight;
      }
      return narrow;
    }
  };

  StartPlaces() = default;
  /// So many of both, powers of two.
  StartPlaces(std::size_t wholes, std::size_t heads)
      : wholes_(wholes), heads_(heads), wanted_(wholes + heads + 1) {}

  /// What is asked, with nothing behind it that could change: a copy stays in registers.
  struct View {
    const Wanted* wanted;
    std::uint32_t first_head;
    std::uint32_t of_first;  ///< the place of all that is told by its first byte
    unsigned whole_shift;
    unsigned head_shift;

    [[nodiscard]] std::uint32_t of_whole(std::uint32_t four, std::uint32_t rest) const {
      return (four * word_factor + rest * rest_factor) >> whole_shift;
    }
    [[nodiscard]] std::uint32_t of_head(std::uint32_t four) const {
      return first_head + (hash_of_head(four, word_factor) >> head_shift);
    }
  };
  [[nodiscard]] View view() const {
    return {wanted_.data(), static_cast<std::uint32_t>(wholes_),
            static_cast<std::uint32_t>(wholes_ + heads_), shift_of_head(wholes_),
            shift_of_head(heads_)};
  }
  [[nodiscard]] std::size_t size() const { return wanted_.size(); }
  Wanted& change(std::size_t place) { return wanted_.change(place); }

  static void fields(auto& pass, auto& self) {
    auto& [wholes, heads, wanted] = self;
    pass(wholes, heads, wanted);
  }

 private:
  std::uint64_t wholes_ = 0;
  std::uint64_t heads_ = 0;
  FlatList<Wanted> wanted_{};
};

}  // namespace themata
