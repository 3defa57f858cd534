// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

#include <themata/segment/short_words.hpp>
#include <themata/segment/token.hpp>

namespace themata {

/// Scanned ASCII words of at most 12 bytes that were looked up lately; numbers are not among them.
/// Each has one place, and who comes last has it: so looks at the words of a text stay within few
/// places, where ShortWords would have a line of memory for each.
class RecentWords {
 public:
  struct Key {
    std::uint64_t low = 0;
    std::uint32_t high = 0;

    /// Of a scanned word; 16 bytes can be read from `word` on. What is longer, or has bytes
    /// beyond ASCII, has a key that no entry has.
    static Key of_scanned(const char* word, std::uint32_t size) {
      const std::uint32_t row = std::min(size, longest + 1);
      return {ShortKey::small(word) & masks.low[row],
              static_cast<std::uint32_t>(ShortKey::small(word + 8)) & masks.high[row]};
    }
    friend constexpr bool operator==(const Key& a, const Key& b) {
      return ((a.low ^ b.low) | (a.high ^ b.high)) == 0;
    }
  };
  struct Entry {
    std::uint64_t low;
    std::uint32_t high;
    TypeId type;

    [[nodiscard]] bool is_of(const Key& key) const { return Key{low, high} == key; }
  };
  static_assert(sizeof(Entry) == 16);

  RecentWords() : entries_(static_cast<Entry*>(std::calloc(places, sizeof(Entry)))) {
    if (entries_ == nullptr) throw std::bad_alloc();
  }

  [[nodiscard]] const Entry& at(const Key& key) const { return entries_[place_of(key)]; }

  void keep(const ShortKey& key, TypeId type, TokenKind kind) {
    if (key.high >> 56U > longest || kind != TokenKind::word) return;
    const Key kept{key.low, static_cast<std::uint32_t>(key.high)};
    entries_[place_of(kept)] = {kept.low, kept.high, type};
  }

 private:
  struct Free {
    void operator()(Entry* entries) const { std::free(entries); }
  };

  static constexpr std::uint32_t longest = 12;
  static constexpr unsigned bits = 13;
  static constexpr std::size_t places = std::size_t{1} << bits;
  struct Masks {
    std::array<std::uint64_t, longest + 2> low{};
    std::array<std::uint32_t, longest + 2> high{};
  };
  static const Masks masks;

  static std::size_t place_of(const Key& key) {
    return (key.low ^ key.high) * 0x9E3779B97F4A7C15U >> (64U - bits);
  }

  std::unique_ptr<Entry[], Free> entries_;  ///< of memory that is zero and untouched at first
};

inline constexpr RecentWords::Masks RecentWords::masks = [] {
  Masks made;
  for (std::uint32_t size = 1; size <= longest; ++size) {
    made.low[size] = ~std::uint64_t{0} >> (size < 8 ? 64 - 8 * size : 0);
    made.high[size] = size > 8 ? ~std::uint32_t{0} >> (96 - 8 * size) : 0;
  }
  made.high[longest + 1] = ~std::uint32_t{0};
  return made;
}();

}  // namespace themata
