// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <themata/text/span.hpp>
#include <themata/text/text_pass.hpp>

#include "byte_search.hpp"
#include "note_places.hpp"

namespace themata {

/// Finds the bytes that end a line or that a note can begin with in one pass over the text.
/// The latter are few: they become a list.
class SignScan {
 public:
  /// Looks at `part` of the text, calls `take` with the place of every line's end, ascending, and
  /// adds the places where a note may open, and the colons behind a digit, to `places`.
  template <class Take>
  static void read(TextPass& pass, Span part, NotePlaces& places, const Take& take) {
    const std::string_view text = pass;
    const std::size_t from = part.begin;
    const std::size_t blocks = (std::size_t{part.end} + 63) / 64;
    std::array<std::uint64_t, stride> marks;
    for (std::size_t begin = from / 64; begin < blocks; begin += stride) {
      const std::size_t end = std::min(begin + stride, blocks);
      pass.reach(begin * 64);
      mark(text, begin, end, marks.data());
      if (begin == from / 64) marks[0] &= ~std::uint64_t{0} << from % 64;
      if (end == blocks && part.end % 64 != 0) {
        marks[end - begin - 1] &= ~(~std::uint64_t{0} << part.end % 64);
      }
      for (std::size_t block = begin; block < end; ++block) {
        for (std::uint64_t bits = marks[block - begin]; bits != 0; bits &= bits - 1) {
          const std::size_t at = block * 64 + static_cast<std::size_t>(std::countr_zero(bits));
          const char sign = text[at];
          if (sign == '\n' || sign == '\f') {
            take(at, sign);
          } else if (sign == ':' ? at != 0 && is_figure(text[at - 1]) : may_open_note(text, at)) {
            places.push_back(static_cast<std::uint32_t>(at));
          }
        }
      }
    }
  }

 private:
  static constexpr std::size_t stride = 256;  ///< what is marked stays near until it is taken
  static constexpr ByteSet signs{"\n\f:([{\\*<_#\xEF\xE3"};

  static bool is_figure(char c) { return c >= '0' && c <= '9'; }

  static void mark(std::string_view text, std::size_t from, std::size_t to, std::uint64_t* marks) {
    const std::size_t whole = std::min(to, text.size() / 64);
    if (whole > from) mark_members(signs, text.data() + from * 64, whole - from, marks);
    if (whole == to) return;
    std::array<char, 64> last{};
    text.copy(last.data(), last.size(), whole * 64);
    mark_members(signs, last.data(), 1, marks + (whole - from));
  }
};

}  // namespace themata
