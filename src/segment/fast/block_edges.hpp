// SPDX-License-Identifier: MIT
#pragma once

#include "block_masks.hpp"

namespace themata {

static inline int lowest_bit(std::uint64_t bits) { return bits == 0 ? 64 : __builtin_ctzll(bits); }

/// Writes the places of `edges`, `count` bits, each with `base` added.
static inline void write_each(std::uint64_t edges, std::size_t count, std::uint32_t base,
                              std::uint32_t* out) {
  // In eights, past the end too: guessing a loop's length wrong costs more.
  for (std::size_t done = 0; done < 16 || done < count; done += 8) {
    for (std::size_t at = 0; at < 8; ++at) {
      out[done + at] = base + static_cast<std::uint32_t>(lowest_bit(edges));
      edges &= edges - 1;
    }
  }
}

/// Writes the numbers of the words that these bytes are in. Inside of a word an odd number of
/// edges is at a byte or before it, of which there are `before` in other blocks.
static inline std::uint32_t* write_odd(std::uint64_t odd, std::uint64_t edge, std::size_t before,
                                       std::uint32_t* out) {
  // Of bytes that follow each other, which are of one word, the first is enough.
  for (std::uint64_t left = odd & ~(odd << 1U); left != 0; left &= left - 1) {
    const std::uint64_t up_to = left ^ (left - 1);
    const auto edges = before + static_cast<std::size_t>(__builtin_popcountll(edge & up_to));
    *out++ = static_cast<std::uint32_t>((edges - 1) / 2);
  }
  return out;
}

/// ScanKernel::find_edges, compiled for each kind of processor.
template <void (*write)(std::uint64_t, std::size_t, std::uint32_t, std::uint32_t*)>
static std::size_t find_block_edges(const BlockMasks* masks, const std::uint64_t* joined,
                                    std::size_t blocks, std::uint32_t offset, std::uint32_t* edges,
                                    std::uint32_t** odd_words) {
  std::uint32_t* out = edges;
  std::uint64_t letters_before = 0;
  std::uint64_t digits_before = 0;
  std::uint64_t word_before = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    const BlockMasks& now = masks[block];
    const BlockMasks& next = masks[block + 1];
    // WB5 to WB13b for ASCII: letters, digits and `_` hold together, and what
    // stands between two letters or two digits holds them together.
    const std::uint64_t between_letters =
        (now.letter << 1U | letters_before) & (now.letter >> 1U | next.letter << 63U) & now.between;
    const std::uint64_t between_digits = (now.digit << 1U | digits_before) &
                                         (now.digit >> 1U | next.digit << 63U) &
                                         (now.between | now.decimal);
    std::uint64_t word = now.letter | now.digit | now.joiner | between_letters | between_digits;
    if (joined != nullptr) word |= joined[block];
    const std::uint64_t edge = word ^ (word << 1U | word_before);
    if (joined != nullptr) {
      const std::uint64_t odd = (now.high & now.letter) | joined[block] | now.joiner;
      *odd_words = write_odd(odd, edge, static_cast<std::size_t>(out - edges), *odd_words);
    }
    letters_before = now.letter >> 63U;
    digits_before = now.digit >> 63U;
    word_before = word >> 63U;

    const auto base = offset + static_cast<std::uint32_t>(block * block_bytes);
    const auto count = static_cast<std::size_t>(__builtin_popcountll(edge));
    write(edge, count, base, out);
    out += count;
  }
  if (word_before != 0) *out++ = offset + static_cast<std::uint32_t>(blocks * block_bytes);
  return static_cast<std::size_t>(out - edges);
}

}  // namespace themata
