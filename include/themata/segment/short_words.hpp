// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include <themata/base/large_pages.hpp>
#include <themata/segment/token.hpp>

namespace themata {

/// A surface of at most 15 bytes as two machine words, with its length in the last
/// byte. Two kinds of keys never meet: of a scanned ASCII word (letters, digits and
/// what joins them) with its letters in lower case, and of any other surface as it is.
struct ShortKey {
  std::uint64_t low;
  std::uint64_t high;

  static constexpr std::uint32_t longest = 15;
  static constexpr std::uint32_t bytes_read = 16;

  [[nodiscard]] static constexpr ShortKey none() { return {0, 0}; }
  /// Of what has no key; no entry is found under it.
  [[nodiscard]] static constexpr ShortKey too_long() {
    return {~std::uint64_t{0}, ~std::uint64_t{0}};
  }
  [[nodiscard]] constexpr bool empty() const { return high == 0; }
  [[nodiscard]] constexpr bool is_scanned_ascii() const { return (high >> 56U) < raw; }
  friend constexpr bool operator==(const ShortKey& a, const ShortKey& b) {
    return ((a.low ^ b.low) | (a.high ^ b.high)) == 0;
  }

  /// Of a form of 1 to 15 bytes: the key of the scanned words that have this form, if
  /// there can be any.
  static ShortKey of_form(std::string_view form);

  /// Of a surface as it is, 1 to 15 bytes.
  static ShortKey of(std::string_view surface) {
    std::array<char, bytes_read> bytes{};
    std::memcpy(bytes.data(), surface.data(), surface.size());
    return as_it_is(bytes.data(), static_cast<std::uint32_t>(surface.size()));
  }

  /// Of a scanned word of 1 to 15 bytes; 16 bytes can be read from `word` on.
  static ShortKey of_scanned(const char* word, std::uint32_t size) {
    constexpr std::uint64_t beyond_ascii = 0x8080808080808080U;
    const std::uint64_t low = small(word) & low_mask[size];
    const std::uint64_t high = small(word + 8) & high_mask[size];
    if (((low | high) & beyond_ascii) != 0) [[unlikely]]
      return as_it_is(word, size);
    return {low, high | std::uint64_t{size} << 56U};
  }

  /// The first 8 bytes, their letters small. In a scanned ASCII word setting this bit changes
  /// capitals to small letters, `_` to a byte of its own, and nothing else.
  static std::uint64_t small(const char* word) { return load(word) | 0x2020202020202020U; }

  [[nodiscard]] std::uint64_t hash() const {
    __extension__ using Product = unsigned __int128;
    const Product mixed =
        static_cast<Product>(low ^ 0x9E3779B97F4A7C15U) * (high ^ 0xD6E8FEB86659FD93U);
    return static_cast<std::uint64_t>(mixed) ^ static_cast<std::uint64_t>(mixed >> 64U);
  }

 private:
  static constexpr std::uint64_t raw = 32;
  using Masks = std::array<std::uint64_t, longest + 1>;
  static constexpr Masks masks(std::uint32_t skipped) {
    Masks masks{};
    for (std::uint32_t size = 0; size <= longest; ++size) {
      const std::uint32_t bytes = size > skipped ? size - skipped : 0;
      masks[size] = bytes >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * bytes)) - 1;
    }
    return masks;
  }
  static const Masks low_mask;
  static const Masks high_mask;

  static std::uint64_t load(const char* from) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    return bytes;
  }
  static ShortKey as_it_is(const char* bytes, std::uint32_t size) {
    return {load(bytes) & low_mask[size], (load(bytes + 8) & high_mask[size]) | (size | raw)
                                                                                    << 56U};
  }
};

inline constexpr ShortKey::Masks ShortKey::low_mask = ShortKey::masks(0);
inline constexpr ShortKey::Masks ShortKey::high_mask = ShortKey::masks(8);

/// Short surfaces and their types: open addressing, at most two thirds full. What came
/// first, the common words mostly, costs one look at one place.
class ShortWords {
 public:
  struct Entry {
    ShortKey key = ShortKey::none();  ///< none: an empty place
    TypeId type{};
    TokenKind kind = TokenKind::word;
  };
  static_assert(sizeof(Entry) == 24);

  ShortWords() : entries_(std::size_t{1} << first_bits) {}

  /// The entry of this key, or the empty place where it would stand.
  [[nodiscard]] const Entry& find(const ShortKey& key) const {
    std::size_t at = home(key);
    while (!(entries_[at].key == key) && !entries_[at].key.empty()) {
      at = (at + 1) & (entries_.size() - 1);
    }
    return entries_[at];
  }

  /// Brings the memory near where a look for this key begins.
  void prefetch(const ShortKey& key) const { __builtin_prefetch(entries_.data() + home(key)); }

  /// Adds a key that is not there.
  void add(const ShortKey& key, TypeId type, TokenKind kind);

 private:
  static constexpr unsigned first_bits = 12;
  [[nodiscard]] std::size_t home(const ShortKey& key) const { return key.hash() >> shift_; }
  void grow();

  using Entries = std::vector<Entry, LargePages<Entry>>;
  Entries entries_;
  unsigned shift_ = 64 - first_bits;
  std::size_t size_ = 0;
};

}  // namespace themata
