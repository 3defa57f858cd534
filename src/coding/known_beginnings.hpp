// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "flat_list.hpp"
#include "word_beginnings.hpp"

namespace themata {

/// What the words of some classes can begin with, as bits: most words of talk are in no class at
/// all, and their first bytes tell so without their types. A word may look known that is not.
/// Of `*n't`, which has no beginning, it is known that its words end in `'t`.
class KnownBeginnings {
 public:
  class Collector;

  /// False of a scanned word that begins so (beginning_at) if no class holds it; of a contraction
  /// only if has_contractions() is false, too.
  [[nodiscard]] bool may_hold(std::uint64_t beginning) const {
    // Most words get no further.
    const std::uint64_t by_first = bit_of(firsts_.data(), beginning & 0xFFU);
    if ((bit_of(pairs_.data(), place_of_pair(beginning, pairs_.size())) | by_first) == 0) {
      return false;
    }
    const auto has_head = [&](std::size_t bytes) {
      return may_have(heads_, hash_of_whole(beginning & kept_bytes[bytes]));
    };
    return (may_have(wholes_, hash_of_whole(beginning)) | has_head(2) | has_head(3) |
            has_head(head_bytes) | by_first) != 0;
  }
  [[nodiscard]] bool has_contractions() const { return contractions_ != 0; }

  static void fields(auto& pass, auto& known) {
    auto& [pairs, wholes, heads, firsts, contractions] = known;
    pass(pairs, wholes, heads, firsts, contractions);
  }

 private:
  using Bits = FlatList<std::uint64_t>;
  /// The two bits of a hash in so many; where one is missing it was not added.
  struct Places {
    Places(std::uint64_t hash, std::size_t bits)
        : first(hash >> shift_of_whole(bits)),
          second(hash >> (shift_of_whole(bits) / 2) & (bits - 1)) {}
    std::uint64_t first;
    std::uint64_t second;
  };
  [[nodiscard]] static std::uint64_t may_have(const Bits& bits, std::uint64_t hash) {
    const Places places(hash, 64 * bits.size());
    return bit_of(bits.data(), places.first) & bit_of(bits.data(), places.second);
  }

  /// Of the first two bytes, among 64 times so many bits.
  [[nodiscard]] static std::size_t place_of_pair(std::uint64_t beginning, std::size_t numbers) {
    return hash_of_whole(beginning & kept_bytes[2]) >> shift_of_whole(64 * numbers);
  }

  // Before anything is compiled nothing is known, and anything may be.
  Bits pairs_{1};                                                  ///< by the first two bytes
  Bits wholes_{1};                                                 ///< by a hash of eight bytes
  Bits heads_{1};                                                  ///< by one of two to four
  Bits firsts_{std::vector<std::uint64_t>(4, ~std::uint64_t{0})};  ///< by the first byte
  std::uint64_t contractions_ = 1;                                 ///< 0 where there are none
};

class KnownBeginnings::Collector {
 public:
  void add_literal(std::string_view form);
  /// What stands before its first wildcard, and all from it on.
  void add_glob(std::string_view head, std::string_view tail);
  /// Of a regular expression: the bytes with which it can begin, letters small or not.
  void add_firsts(const std::bitset<256>& bytes);
  /// Of any word at all.
  void add_all();
  void add(const Collector& other);
  [[nodiscard]] KnownBeginnings take();

 private:
  void add_first(unsigned char byte);

  std::vector<std::uint64_t> wholes_{};
  std::vector<std::uint64_t> heads_{};
  std::vector<std::uint64_t> firsts_ = std::vector<std::uint64_t>(4);
  bool contractions_ = false;
};

}  // namespace themata
