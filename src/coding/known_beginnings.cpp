// SPDX-License-Identifier: MIT
#include "known_beginnings.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include <themata/text/ascii_letters.hpp>

namespace themata {
namespace {

/// For so many beginnings: about one in two hundred others looks like one.
std::size_t bits_for(std::size_t beginnings) {
  constexpr std::size_t least = 1024;
  constexpr std::size_t most = std::size_t{1} << 20U;
  return std::clamp(std::bit_ceil(32 * beginnings), least, most);
}

}  // namespace

// A scanned word is ASCII, and so is all that it can be.
void KnownBeginnings::Collector::add_literal(std::string_view form) {
  if (all_ascii(form)) wholes_.push_back(beginning_of(form));
}

void KnownBeginnings::Collector::add_glob(std::string_view head, std::string_view tail) {
  if (!all_ascii(head)) return;
  if (head.empty() && is_contraction(tail)) {
    contractions_ = true;
    return;
  }
  if (head.empty()) return add_all();
  if (head.size() == 1) return add_first(static_cast<unsigned char>(head.front()));
  heads_.push_back(beginning_of(head.substr(0, head_bytes)));
}

void KnownBeginnings::Collector::add_firsts(const std::bitset<256>& bytes) {
  for (unsigned byte = 0; byte < bytes.size(); ++byte) {
    if (bytes[byte]) add_first(static_cast<unsigned char>(byte));
  }
}

void KnownBeginnings::Collector::add_first(unsigned char byte) {
  set_bit(firsts_, beginning_of({reinterpret_cast<const char*>(&byte), 1}));
}

void KnownBeginnings::Collector::add_all() {
  std::fill(firsts_.begin(), firsts_.end(), ~std::uint64_t{0});
}

void KnownBeginnings::Collector::add(const Collector& other) {
  wholes_.insert(wholes_.end(), other.wholes_.begin(), other.wholes_.end());
  heads_.insert(heads_.end(), other.heads_.begin(), other.heads_.end());
  for (std::size_t at = 0; at < firsts_.size(); ++at) firsts_[at] |= other.firsts_[at];
  contractions_ = contractions_ || other.contractions_;
}

KnownBeginnings KnownBeginnings::Collector::take() {
  const auto bits_of_all = [](const std::vector<std::uint64_t>& beginnings) {
    const std::size_t size = bits_for(beginnings.size());
    std::vector<std::uint64_t> bits(size / 64);
    for (const std::uint64_t one : beginnings) {
      const Places places(hash_of_whole(one), size);
      set_bit(bits, places.first);
      set_bit(bits, places.second);
    }
    return Bits(std::move(bits));
  };
  KnownBeginnings known;
  std::vector<std::uint64_t> pairs(bits_for(wholes_.size() + heads_.size()) / 64);
  for (const std::vector<std::uint64_t>* all : {&wholes_, &heads_}) {
    for (const std::uint64_t one : *all) set_bit(pairs, place_of_pair(one, pairs.size()));
  }
  known.pairs_ = Bits(std::move(pairs));
  known.wholes_ = bits_of_all(wholes_);
  known.heads_ = bits_of_all(heads_);
  known.firsts_ = Bits(std::move(firsts_));
  known.contractions_ = contractions_ ? 1 : 0;
  return known;
}

}  // namespace themata
