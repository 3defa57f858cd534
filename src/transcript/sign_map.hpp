// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "byte_search.hpp"

namespace themata {

/// Where the bytes stand that end a line, that a label's reading depends on or that a note
/// can begin with: found in one pass over the text, one bit each, for all who ask.
class SignMap {
 public:
  /// Marks text[from, end) and calls `take` with the place of every sign, ascending.
  template <class Take>
  void read(std::string_view text, std::size_t from, const Take& take) {
    const std::size_t blocks = (text.size() + 63) / 64;
    bits_.resize(blocks);
    for (std::size_t block = from / 64; block < blocks; block += stride) {
      const std::size_t end = std::min(block + stride, blocks);
      mark(text, block, end);
      for (std::size_t at = block; at < end; ++at) {
        std::uint64_t bits = at * 64 < from ? bits_[at] & behind(from) : bits_[at];
        for (; bits != 0; bits &= bits - 1) take(place(at, bits));
      }
    }
  }

  /// Calls `take` with the place of every sign in [from, to), ascending, while it says so.
  template <class Take>
  void ask(std::size_t from, std::size_t to, const Take& take) const {
    if (from >= to) return;
    const std::size_t last = (to - 1) / 64;
    std::uint64_t bits = bits_[from / 64] & behind(from);
    for (std::size_t block = from / 64;; bits = bits_[++block]) {
      if (block == last) bits &= ~std::uint64_t{0} >> (63 - (to - 1) % 64);
      for (; bits != 0; bits &= bits - 1) {
        if (!take(place(block, bits))) return;
      }
      if (block == last) return;
    }
  }

 private:
  static constexpr std::size_t stride = 256;  ///< what is marked stays near until it is taken
  static constexpr ByteSet signs{"\n\f:\t([{\\*<_#\xEF\xE3"};

  static std::uint64_t behind(std::size_t from) { return ~std::uint64_t{0} << from % 64; }
  static std::size_t place(std::size_t block, std::uint64_t bits) {
    return block * 64 + static_cast<std::size_t>(std::countr_zero(bits));
  }

  void mark(std::string_view text, std::size_t from, std::size_t to) {
    const std::size_t whole = std::min(to, text.size() / 64);
    if (whole > from) mark_members(signs, text.data() + from * 64, whole - from, &bits_[from]);
    if (whole == to) return;
    std::array<char, 64> last{};
    text.copy(last.data(), last.size(), whole * 64);
    mark_members(signs, last.data(), 1, &bits_[whole]);
  }

  std::vector<std::uint64_t> bits_{};
};

}  // namespace themata
