// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "byte_search.hpp"
#include "note_places.hpp"

namespace themata {

/// Where the bytes stand that end a line, that a label's reading depends on or that a note
/// can begin with: found in one pass over the text, one bit each, for all who ask. The
/// last are few and have a list of their own.
class SignMap {
 public:
  /// Marks text[from, end) and calls `take` with the place of every line's end, ascending.
  template <class Take>
  void read(std::string_view text, std::size_t from, const Take& take) {
    const std::size_t blocks = (text.size() + 63) / 64;
    bits_.resize(blocks);
    for (std::size_t begin = from / 64; begin < blocks; begin += stride) {
      const std::size_t end = std::min(begin + stride, blocks);
      mark(text, begin, end);
      if (begin == from / 64) bits_[begin] &= behind(from);
      const std::uint64_t* const marks = bits_.data();
      for (std::size_t block = begin; block < end; ++block) {
        for (std::uint64_t bits = marks[block]; bits != 0; bits &= bits - 1) {
          const std::size_t at = place(block, bits);
          const char sign = text[at];
          if (sign == '\n' || sign == '\f') {
            take(at, sign);
          } else if (sign == ':' ? at != 0 && is_figure(text[at - 1]) : may_open_note(text, at)) {
            note_places_.push_back(static_cast<std::uint32_t>(at));
          }
        }
      }
    }
  }

  /// The places that may tell a note, ascending.
  [[nodiscard]] std::span<const std::uint32_t> note_places() const { return note_places_; }

  /// The first sign in [from, to); `to` if there is none.
  [[nodiscard]] std::size_t next(std::size_t from, std::size_t to) const {
    if (from >= to) return to;
    const std::size_t last = (to - 1) / 64;
    std::size_t block = from / 64;
    std::uint64_t bits = bits_[block] & behind(from);
    while (bits == 0 && block < last) bits = bits_[++block];
    return bits == 0 ? to : std::min(place(block, bits), to);
  }

 private:
  static constexpr std::size_t stride = 256;  ///< what is marked stays near until it is taken
  static constexpr ByteSet signs{"\n\f:\t([{\\*<_#\xEF\xE3"};

  static bool is_figure(char c) { return c >= '0' && c <= '9'; }
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
  std::vector<std::uint32_t> note_places_{};
};

}  // namespace themata
