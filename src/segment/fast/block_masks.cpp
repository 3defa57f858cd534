// SPDX-License-Identifier: MIT
#include "block_masks.hpp"

#include "block_edges.hpp"

namespace themata {
namespace {

struct Classes {
  std::array<std::uint8_t, 256> of{};
};

enum : std::uint8_t { letter = 1, digit = 2, joiner = 4, between = 8, decimal = 16, high = 32 };

constexpr Classes classes = [] {
  Classes table;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table.of[c] = table.of[c - 32] = letter;
  for (std::size_t c = '0'; c <= '9'; ++c) table.of[c] = digit;
  for (std::size_t c = 0x80; c < 0x100; ++c) table.of[c] = high;
  table.of['_'] = joiner;
  table.of['\''] = table.of['.'] = between;
  table.of[','] = table.of[';'] = decimal;
  return table;
}();

bool classify(const char* bytes, std::size_t blocks, BlockMasks* masks) {
  std::uint64_t any_odd = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    BlockMasks found;
    for (std::size_t at = 0; at < block_bytes; ++at) {
      const std::uint64_t c =
          classes.of[static_cast<unsigned char>(bytes[block * block_bytes + at])];
      found.letter |= (c & 1U) << at;
      found.digit |= (c >> 1U & 1U) << at;
      found.joiner |= (c >> 2U & 1U) << at;
      found.between |= (c >> 3U & 1U) << at;
      found.decimal |= (c >> 4U & 1U) << at;
      found.high |= (c >> 5U & 1U) << at;
    }
    any_odd |= found.high | found.joiner;
    masks[block] = found;
  }
  return any_odd != 0;
}

bool find_quotes(const char* bytes, std::size_t blocks, const BlockMasks* masks,
                 QuoteMasks* quotes) {
  std::uint64_t any = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    QuoteMasks found;
    for (std::uint64_t left = masks[block].high; left != 0; left &= left - 1) {
      const std::uint64_t bit = left & (~left + 1);
      switch (static_cast<unsigned char>(
          bytes[block * block_bytes + static_cast<std::size_t>(lowest_bit(left))])) {
        case 0xE2: found.lead |= bit; break;
        case 0x80: found.second |= bit; break;
        case 0x98:
        case 0x99: found.between |= bit; break;
        case 0x93:
        case 0x94:
        case 0x9C:
        case 0x9D:
        case 0xA6: found.boundary |= bit; break;
        default: break;
      }
    }
    any |= found.lead;
    quotes[block] = found;
  }
  return any != 0;
}

}  // namespace

const ScanKernel& plain_scan_kernel() {
  static constexpr ScanKernel kernel{classify, find_quotes, find_block_edges<write_each>};
  return kernel;
}

#if defined(__x86_64__)
extern const ScanKernel sse2_scan_kernel;
extern const ScanKernel avx2_scan_kernel;
extern const ScanKernel avx512_scan_kernel;

const ScanKernel& scan_kernel() {
  static const ScanKernel* const best = [] {
    const bool wide = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                      __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    if (!wide) return &sse2_scan_kernel;
    const bool wider = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                       __builtin_cpu_supports("avx512vbmi2");
    return wider ? &avx512_scan_kernel : &avx2_scan_kernel;
  }();
  return *best;
}
#else
const ScanKernel& scan_kernel() { return plain_scan_kernel(); }
#endif

}  // namespace themata
