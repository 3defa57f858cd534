// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace themata {

inline constexpr std::size_t block_bytes = 64;

/// Bit i of a mask speaks of byte i of a block of 64.
struct BlockMasks {
  std::uint64_t letter = 0;   ///< A-Z a-z; letters beyond ASCII are added later
  std::uint64_t digit = 0;    ///< 0-9
  std::uint64_t joiner = 0;   ///< `_`
  std::uint64_t between = 0;  ///< `'` and `.`: join two letters or two digits
  std::uint64_t decimal = 0;  ///< `,` and `;`: join two digits
  std::uint64_t high = 0;     ///< bytes beyond ASCII
};

/// Bytes of what typesetting adds to English, E2 80 and one more: bit i speaks of byte i.
struct QuoteMasks {
  std::uint64_t lead = 0;      ///< E2
  std::uint64_t second = 0;    ///< 80
  std::uint64_t between = 0;   ///< the last of U+2018 and U+2019, which join as `'` does
  std::uint64_t boundary = 0;  ///< the last of U+2013, U+2014, U+201C, U+201D and U+2026
};

/// The two loops that touch every byte, for one kind of processor.
struct ScanKernel {
  /// Fills `masks[0..blocks)` from 64 x `blocks` bytes; true if a byte is beyond ASCII or `_`.
  bool (*classify)(const char* bytes, std::size_t blocks, BlockMasks* masks);
  /// Fills `quotes[0..blocks)` from bytes that were classified; false if no byte is a `lead`.
  bool (*find_quotes)(const char* bytes, std::size_t blocks, const BlockMasks* masks,
                      QuoteMasks* quotes);
  /// Writes where words begin and end, in turn, each with `offset` added; `masks[blocks]`
  /// is empty. `joined`: per block bytes that belong to a word whatever their class, or
  /// null where all is ASCII without `_`. Returns how many places were written (an even number);
  /// `edges` has room for 64 x `blocks` + 16.
  /// Where `joined` is given, the numbers of the words that have bytes beyond ASCII or `_`,
  /// counted from 0 between these edges, are put where `odd_words` points, some more than once, and
  /// it is moved behind them; there is room for 32 x `blocks`.
  std::size_t (*find_edges)(const BlockMasks* masks, const std::uint64_t* joined,
                            std::size_t blocks, std::uint32_t offset, std::uint32_t* edges,
                            std::uint32_t** odd_words);
};

/// The fastest kernel that this processor runs.
[[nodiscard]] const ScanKernel& scan_kernel();
/// The plain one, to compare with.
[[nodiscard]] const ScanKernel& plain_scan_kernel();

}  // namespace themata
