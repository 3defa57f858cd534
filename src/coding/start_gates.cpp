// SPDX-License-Identifier: MIT
#include "start_gates.hpp"

#include <array>
#include <stdexcept>
#include <utility>

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

std::uint64_t bit(unsigned at) { return std::uint64_t{1} << at; }
std::uint32_t four_of(std::uint64_t beginning) { return static_cast<std::uint32_t>(beginning); }
std::uint32_t rest_of(std::uint64_t beginning) {
  return static_cast<std::uint32_t>(beginning >> 32U);
}

/// Of words that begin so, in the gate of their first four bytes.
std::uint64_t next_bits(const GateWish& wish) {
  if (wish.bytes <= head_bytes) return StartGate::all;
  std::uint64_t bits = bit(StartGate::next_bit(rest_of(wish.beginning)));
  if (wish.bytes >= StartGate::bytes_told) return bits;
  for (const char sixth : bytes_of_words) {
    const std::uint64_t byte = static_cast<unsigned char>(sixth);
    bits |= bit(StartGate::next_bit(rest_of(wish.beginning | byte << (8 * wish.bytes))));
  }
  return bits;
}

std::vector<StartGate> gates_by(std::span<const GateWish> wishes, const GateHash& gate_of) {
  constexpr std::uint64_t anything = std::uint64_t{1} << StartGate::anything;
  std::vector<StartGate> gates(gate_of.of_named() + std::size_t{1}, {0, anything, anything});
  gates[gate_of.of_named()] = {StartGate::all, StartGate::all, StartGate::all};
  for (const GateWish& wish : wishes) {
    StartGate& gate = gates[gate_of(four_of(wish.beginning))];
    gate.next |= next_bits(wish);
    gate.before |= wish.before;
    gate.after |= wish.after;
  }
  return gates;
}

/// How often frequent words get by, about, whatever is beside them.
std::uint64_t passed_by(const std::vector<StartGate>& gates, const GateHash& gate_of) {
  std::uint64_t passed = 0;
  const auto words = PatternKeys::frequent_words();
  for (std::size_t rank = 0; rank < words.size(); ++rank) {
    const std::uint64_t word = beginning_of(words[rank]);
    const std::uint64_t by =
        gates[gate_of(four_of(word))].next >> StartGate::next_bit(rest_of(word)) & 1U;
    passed += by * PatternKeys::frequency(rank);
  }
  return passed;
}

}  // namespace

StartGates choose_gates(std::span<const GateWish> wishes, std::size_t hashed) {
  if (hashed + GateHash::others > GatedWord::most_gates) throw std::length_error("too many gates");
  StartGates best;
  std::uint64_t least = UINT64_MAX;
  for (const std::uint32_t factor : factors) {
    const GateHash gate_of(factor, hashed + GateHash::others);
    std::vector<StartGate> gates = gates_by(wishes, gate_of);
    const std::uint64_t passed = passed_by(gates, gate_of);
    if (passed >= least) continue;
    least = passed;
    best = {factor, std::move(gates)};
  }
  return best;
}

}  // namespace themata
