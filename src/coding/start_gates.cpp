// SPDX-License-Identifier: MIT
#include "start_gates.hpp"

#include <array>
#include <utility>
#include <vector>

#include "pattern_keys.hpp"

namespace themata {
namespace {

constexpr auto factors = std::to_array<std::uint32_t>({
    0x7F4A7C15U,
    0x27D4EB4FU,
    0x6659FD93U,
    0x1CE4E5B9U,
    0x133111EBU,
    0x78BD642FU,
    0xA0B428DBU,
    0x9C88C6E3U,
    0x75374CC3U,
    0xC47D124FU,
    0xB455D165U,
    0x73C46E35U,
});

std::uint32_t bit(unsigned at) { return std::uint32_t{1} << at; }
std::uint32_t four_of(std::uint64_t beginning) { return static_cast<std::uint32_t>(beginning); }
std::uint32_t rest_of(std::uint64_t beginning) {
  return static_cast<std::uint32_t>(beginning >> 32U);
}

/// Of words that begin so, in the gate of their first four bytes.
std::uint32_t next_bits(const GateWish& wish) {
  if (wish.bytes <= head_bytes) return ~std::uint32_t{0};
  std::uint32_t bits = bit(StartGates::next_bit(rest_of(wish.beginning)));
  if (wish.bytes >= StartGates::bytes_told) return bits;
  for (const char sixth : bytes_of_words) {
    const std::uint64_t byte = static_cast<unsigned char>(sixth);
    bits |= bit(StartGates::next_bit(rest_of(wish.beginning | byte << (8 * wish.bytes))));
  }
  return bits;
}

}  // namespace

StartGates::StartGates(std::span<const GateWish> wishes, std::span<const std::uint8_t> firsts,
                       std::size_t size) {
  std::vector<std::uint32_t> bytes(256 / 32);
  const auto add_first = [&bytes](std::uint8_t byte) { bytes[byte / 32] |= bit(byte % 32); };
  for (const std::uint8_t byte : firsts) add_first(byte);
  add_first(named & 0xFFU);
  firsts_ = FlatList(std::move(bytes));

  std::uint32_t best = 0;
  std::uint64_t least = UINT64_MAX;
  for (const std::uint32_t factor : factors) {
    factor_ = factor;
    fill(wishes, size);
    const std::uint64_t passed = passed_often();
    if (passed >= least) continue;
    least = passed;
    best = factor;
  }
  factor_ = best;
  fill(wishes, size);
}

void StartGates::fill(std::span<const GateWish> wishes, std::size_t size) {
  gates_ = FlatList<std::uint32_t>(size);
  for (const GateWish& wish : wishes) {
    gates_.change(gate_of(four_of(wish.beginning))) |= next_bits(wish);
  }
}

std::uint64_t StartGates::passed_often() const {
  std::uint64_t passed = 0;
  const auto words = PatternKeys::frequent_words();
  for (std::size_t rank = 0; rank < words.size(); ++rank) {
    const std::uint64_t word = beginning_of(words[rank]);
    passed += let_by(four_of(word), rest_of(word)) * std::uint64_t{PatternKeys::frequency(rank)};
  }
  return passed;
}

}  // namespace themata
